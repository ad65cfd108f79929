"""Names across spellings: the pair rule, the folds, and finding a name."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.names import (
    Verdict,
    bare,
    compare,
    fold,
    match,
    nearest,
    one_person,
    same_token,
    tokens,
    transliterate,
)

OWN = Path(__file__).parent / "data" / "name-pairs.tsv"
GIVEN = Path(__file__).parents[2].parent / "shared" / "evaluation" / "name-pairs.tsv"
LABELS = (
    "Ramazon Rahimzada",
    "Eskandar Momeni",
    "Ahmadreza Radan",
    "Abdurrahman Alimshazada",
    "Iran",
    "Tajikistan",
    "Iranian state media",
    "Interior Ministry of Tajikistan",
    "Kyrgyzstan",
)
LETTERS = "aeioukhgqzjyshcv-' .аеёжзхқғҳӣӯҷіїاوینرحمدعه\u200cçşğıAEB"
names_like = st.text(alphabet=LETTERS, max_size=40)
anything = st.text(max_size=80)
fixed = settings(derandomize=True, deadline=None, max_examples=150)


def read_pairs(path: Path) -> list[tuple[bool, str, str]]:
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line)
    return [(row[0] == "1", row[1], row[2]) for row in rows if not row[0].startswith("#")]


def measured(pairs: list[tuple[bool, str, str]], one_document: bool) -> tuple[float, float]:
    """F1 and precision, SAME counted as a join."""
    said = [
        (same, compare(a, b, one_document=one_document).verdict is Verdict.SAME)
        for same, a, b in pairs
    ]
    hits = sum(same and join for same, join in said)
    false = sum(join and not same for same, join in said)
    missed = sum(same and not join for same, join in said)
    return 2 * hits / (2 * hits + false + missed), hits / (hits + false)


def test_our_pairs() -> None:
    pairs = read_pairs(OWN)
    assert len(pairs) >= 80
    f1, precision = measured(pairs, one_document=False)
    assert precision == 1.0
    assert f1 >= 0.97


@pytest.mark.parametrize(
    ("name", "floor"),
    [("name-pairs-tuned.tsv", 0.98), ("name-pairs-kept.tsv", 0.94), ("name-pairs-last.tsv", 0.95)],
)
def test_pairs_that_were_hard(name: str, floor: float) -> None:
    pairs = read_pairs(OWN.with_name(name))
    f1, precision = measured(pairs, one_document=False)
    assert (f1 >= floor, precision) == (True, 1.0)
    known = read_pairs(GIVEN) if GIVEN.exists() else []
    assert not {frozenset(one[1:]) for one in pairs} & {frozenset(one[1:]) for one in known}


def test_one_person_is_what_the_pair_rule_says() -> None:
    files = sorted(OWN.parent.glob("name-pairs*.tsv"))
    rows = [row for file in files for row in read_pairs(file)]
    names = sorted({name for _, *two in rows for name in two})
    pairs = [(a, b) for _, a, b in rows]
    pairs += [(a, b) for at, a in enumerate(names) for b in names[at + 1 : at + 8]]
    ruled = [compare(a, b).verdict is Verdict.SAME for a, b in pairs]
    assert [one_person(a, b) for a, b in pairs] == ruled
    assert len(set(ruled)) == 2


@pytest.mark.parametrize(
    ("name", "floor", "wrong"),
    [("name-pairs-orthographies.tsv", 0.96, 3), ("name-pairs-orthographies-kept.tsv", 0.94, 0)],
)
def test_pairs_of_many_orthographies(name: str, floor: float, wrong: int) -> None:
    """As newsrooms write names of persons and bodies; `wrong` is what no spelling tells apart."""
    pairs = read_pairs(OWN.with_name(name))
    joined = [(a, b) for same, a, b in pairs if not same and compare(a, b).verdict is Verdict.SAME]
    assert measured(pairs, one_document=True)[0] >= floor
    assert len(joined) <= wrong


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Mahmoud Abbas", "Abbas Mahmoud al-Aqqad", Verdict.MAYBE),
        ("Abiy Ahmed", "Ahmed Abiy Tesfaye", Verdict.MAYBE),
        ("Ramazon Rahimzada", "Rahimzoda Ramazon Hamro", Verdict.SAME),
        ("Vladimir Putin", "Putin Vladimir Vladimirovich", Verdict.SAME),
        ("Omar Hassan", "Hassan, Omar Ali", Verdict.SAME),
        ("Heydar Aliyev", "Ilham Heydar oglu Aliyev", Verdict.DIFFERENT),
        ("Gulnara Karimova", "Gulnora Islom qizi Karimova", Verdict.SAME),
        ("Bakr Baghdadi", "Abu Bakr al-Baghdadi", Verdict.MAYBE),
        ("Zhang Gaoli", "Zhang Gaolei", Verdict.MAYBE),
        ("Mao Zedong", "Mao Tse-tung", Verdict.SAME),
        ("A. Petrov", "Alexei Petrov", Verdict.SAME),
        ("A. Petrov", "Boris Petrov", Verdict.DIFFERENT),
        ("Bank of China", "People's Bank of China", Verdict.MAYBE),
        ("Kazakh Foreign Ministry", "Ministry of Foreign Affairs of Kazakhstan", Verdict.SAME),
        ("Niger Army", "Nigerian Army", Verdict.DIFFERENT),
        ("Boutros Ghali", "Boutros Ghali Foundation", Verdict.MAYBE),
        ("Foreign Ministry spokesman Esmail Baghaei", "Esmail Baghaei", Verdict.SAME),
    ],
)
def test_customs_of_naming(one: str, other: str, verdict: Verdict) -> None:
    assert compare(one, other).verdict is verdict


def test_one_word_is_one_only_inside_one_document() -> None:
    assert compare("Gazprombank", "Газпромбанк").verdict is Verdict.MAYBE
    assert compare("Gazprombank", "Газпромбанк", one_document=True).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdullah bin Hussein", "Hussein bin Abdullah"),
        ("Ali Khamenei", "Ali Khomeini"),
    ],
)
def test_fathers_brothers_and_near_names_are_others(one: str, other: str) -> None:
    assert compare(one, other).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [("George W. Bush", "George H. W. Bush"), ("Alexander Lebed", "Alexander Lebedev")],
)
def test_what_only_may_be_one_is_left_to_a_person(one: str, other: str) -> None:
    assert compare(one, other).verdict is Verdict.MAYBE


def test_given_pairs() -> None:
    if not GIVEN.exists():
        pytest.skip("no shared evaluation folder")
    pairs = read_pairs(GIVEN)
    assert not {frozenset(pair[1:]) for pair in pairs} & {
        frozenset(pair[1:]) for pair in read_pairs(OWN)
    }
    # The file counts a bare surname as the person; that is the rule inside one document only.
    f1, precision = measured(pairs, one_document=True)
    assert (f1 >= 0.98, precision) == (True, 1.0)
    assert measured(pairs, one_document=False)[1] == 1.0


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Раҳимзода", "Rahimzoda"),
        ("Эмомалӣ Ҷамшед Қосим Ғафур Ӯрун", "Emomali Jamshed Qosim Ghafur Urun"),
        ("Хрущёв", "Khrushchyov"),
        ("Зеленський", "Zelenskiy"),
        ("Їжак Єва Ґанок", "Yizhak Yeva Ganok"),
        ("قالیباف", "qalibaf"),
        ("عراقچی", "araqchi"),
        ("رحیم‌زاده", "rahimzadeh"),
        ("Mo\u2019meni Mo\u02bfmeni", "Mo'meni Mo'meni"),
        ("Çavuşoğlu Yıldız", "Cavusoglu Yildiz"),
        ("ირაკლი კობახიძე", "irakli kobakhidze"),
        ("Նիկոլ Փաշինյան", "Nikol Pashinyan"),
        ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis"),
        ("Παπανδρέου Μπένος", "Papandreou Benos"),
        ("東京", "東京"),
        ("한국", "한국"),
    ],
)
def test_transliterate(written: str, latin: str) -> None:
    assert transliterate(written) == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rakhmon", "Rahmon"),
        ("Ghalibaf", "Qalibaf"),
        ("Zhaparov", "Japarov"),
        ("Masoud", "Mas'ud"),
        ("Rahimzoda", "Rahimzadeh"),
        ("Mirziyoyev", "Мирзиёев"),
        ("Massoud", "Masud"),
        ("Zelenskyy", "Zelensky"),
        ("Abdul-Rahman".replace("-", ""), "Abdurrahman"),
        ("Jeenbekov", "Жиинбеков"),
        ("Berdimuhamedow", "Berdimuhamedov"),
    ],
)
def test_fold_joins_spellings(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_tokens_and_bare() -> None:
    assert tokens("Colonel General Ramazon Rahimzoda") == ("ramazon", "rahimzada")
    assert tokens("Seyed Abbas al-Araghchi") == ("abas", "aragchi")
    assert tokens("Abd ar-Rahman Khan") == ("abdurahman", "han")
    assert bare("First Deputy Interior Minister Abdurrahman Alimshazada") == (
        "Abdurrahman Alimshazada"
    )
    assert bare("Major") == "Major"
    assert bare("Sultan Rahimov") == "Sultan Rahimov"
    assert bare("Lt. Gen. Ahmad-Reza Radan") == "Ahmad-Reza Radan"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan", "Hossein"),
        ("Jamal", "Jamil"),
        ("Mahmoud", "Mohammad"),
        ("Ahmad", "Hamad"),
        ("Abbas", "Abbasi"),
        ("Amr", "Omar"),
        ("Rahmon", "Rahmonov"),
        ("Aziz", "Aziza"),
    ],
)
def test_tokens_that_differ(one: str, other: str) -> None:
    assert not same_token(one, other)


def test_reasons_are_plain_words() -> None:
    said = compare("Ramazon Rahimzada", "Rahimzoda Ramazon Hamro")
    assert said.verdict is Verdict.SAME
    assert "name order turned" in said.reason
    assert "Hamro only in one" in said.reason
    assert "-zoda for -zada" in said.reason or "-zada for -zoda" in said.reason
    assert "read as one" in compare("Ahmad Reza Radan", "Ahmadreza Radan").reason
    assert "E. for Eskandar" in compare("E. Momeni", "Eskandar Momeni").reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eskandar Momeni", "Momeni"),
        ("Rahmon", "Rahmonov"),
        ("Saimumin Yatimov", "Saimuddin Yatimov"),
        ("Al Sisi", "el-Sissi"),
        ("Abdul Rahman", "Abdurrahman"),
        ("Mahmoud Abbas", "Mahmoud Abbasi"),
    ],
)
def test_maybe(one: str, other: str) -> None:
    assert compare(one, other).verdict is Verdict.MAYBE


def test_bare_surname_only_inside_one_document_and_only_at_the_end() -> None:
    assert compare("Eskandar Momeni", "Momeni", one_document=True).verdict is Verdict.SAME
    assert compare("Eskandar Momeni", "Eskandar", one_document=True).verdict is Verdict.MAYBE


def test_nearest() -> None:
    candidates = [(label, at) for at, label in enumerate(LABELS)]
    assert [found[1] for found in nearest("rakhmonov", candidates)] == [
        "Ramazon Rahimzada",
        "Ahmadreza Radan",
    ]
    assert nearest("rahmizoda", candidates)[0][2] == 0
    assert nearest("xqzt", candidates) == []
    assert nearest("", candidates) == nearest("radan", candidates, limit=0) == []
    assert nearest("radan", reversed(candidates)) == nearest("radan", candidates)


@pytest.mark.parametrize(
    ("query", "name", "how"),
    [
        ("ramazon  RAHIMZADA", "Ramazon Rahimzada", "exact"),
        ("rahim", "Ramazon Rahimzada", "prefix"),
        ("rahim ram", "Ramazon Rahimzada", "prefix"),
        ("rakhimzoda", "Ramazon Rahimzada", "folded"),
        ("рахим", "Ramazon Rahimzada", "folded"),
        ("رحیم", "Ramazon Rahimzada", "folded"),
        ("rahmizoda", "Rahimzoda Ramazon Hamro", "fuzzy"),
        ("rakhmonov", "Emomali Rahmon", "fuzzy"),
        ("momini", "Eskandar Momeni", "fuzzy"),
    ],
)
def test_match(query: str, name: str, how: str) -> None:
    found = match(query, name)
    assert found is not None
    assert found.how == how


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("rakhmonov", "Ramazon Rahimzada"),
        ("minister", "Interior Ministry of Tajikistan"),
        ("irn", "Iraq"),
        ("", "Iran"),
        ("iran", ""),
        ("rahim momeni", "Ramazon Rahimzada"),
    ],
)
def test_no_match(query: str, name: str) -> None:
    assert match(query, name) is None


def test_a_fuzzy_match_says_what_it_took() -> None:
    found = match("rahmizoda", "Rahimzoda Ramazon Hamro")
    other = match("rahmizoda", "Ramazon Rahimzada")
    assert found is not None
    assert other is not None
    assert found.word == "Rahimzoda"
    assert found.off < other.off


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "ov" * 5_000,
        "a b " * 2_500,
        "al-" * 3_000,
        "عبدال" * 2_000,
        "زاده" * 2_500,
        "'" * 10_000,
        "kh" * 5_000,
        "Abd " * 2_500,
        "\u0301" * 10_000,
        "h" * 9_999 + "ullah",
    ],
    ids=range(11),
)
def test_hostile_text_costs_little(text: str) -> None:
    compare("warm", "up")
    begun = time.perf_counter()
    compare(text, text[1:] + "x")
    match(text, text + "y")
    tokens(text)
    bare(text)
    fold(text)
    same_token(text, text + "z")
    assert time.perf_counter() - begun < 1.0


def test_import_is_light() -> None:
    code = (
        "import sys, sourcebook.names; print('rapidfuzz' in sys.modules, 'slugify' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode != 0 and "No module named 'sourcebook'" in done.stderr:
        pytest.skip("the package is not installed")
    assert done.stdout.split() == ["False", "False"]


@fixed
@given(anything | names_like)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@fixed
@given(anything | names_like, anything | names_like)
def test_compare_is_symmetric(a: str, b: str) -> None:
    assert compare(a, b) == compare(b, a)
    assert compare(a, b, one_document=True) == compare(b, a, one_document=True)
    assert same_token(a, b) == same_token(b, a)
    assert one_person(a, b) == (compare(a, b).verdict is Verdict.SAME)


@fixed
@given(anything | names_like, anything | names_like)
def test_any_text_is_taken(a: str, b: str) -> None:
    transliterate(a)
    assert len(tokens(a)) <= 12
    assert bool(bare(a)) == bool(a.strip())
    match(a, b)
    for score, label, _ in nearest(a, [(b, None)], floor=0.0):
        assert (label, 0.0 <= score <= 1.0) == (b, True)
