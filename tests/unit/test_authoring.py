"""Books from a folder: what a folder gives, and what is said where it is faulty."""

import re
import shutil
from pathlib import Path

import pytest

from sourcebook.authoring import ORIGINALS, Unbuildable, build, digests
from sourcebook.errors import SourcebookError
from sourcebook.model import Batch, PassageRole, Property, Status, anchored, article_text
from sourcebook.store import write_book
from sourcebook.store.check import check

DATA = Path(__file__).parent / "data" / "authoring"
FERRY = DATA / "ferry"
NORTH, SOUTH = "articles/north.md", "articles/south.md"


def originals() -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted((DATA / "originals").glob("*.txt"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the fixture that a test may spoil."""
    return Path(shutil.copytree(FERRY, tmp_path / "ferry"))


@pytest.fixture(scope="module")
def batch() -> Batch:
    return build(FERRY)


def spoil(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    (folder / name).write_text(text, encoding="utf-8")


def faults(folder: Path) -> list[str]:
    """The faults of a folder, paths relative to it."""
    with pytest.raises(Unbuildable) as caught:
        build(folder)
    return [str(fault).removeprefix(f"{folder}/") for fault in caught.value.faults]


def line_of(folder: Path, name: str, text: str) -> int:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    found = [n for n, line in enumerate(lines, 1) if text in line]
    assert len(found) == 1, (text, found)
    return found[0]


def table() -> list[tuple[str, ...]]:
    """One way to spoil a folder a row, and the fault that must come of it."""
    lines = (DATA / "faults.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


# --- what a folder gives


def test_the_book_is_sound(batch: Batch) -> None:
    assert check(batch) == []
    assert batch.header.id == "ferry"
    assert batch.header.rendition == "abridged"


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_book(tmp_path / name, build(FERRY))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_passages_are_numbered_and_joined(batch: Batch) -> None:
    north = tuple(p for p in batch.passages if p.article == "article/one-ferry-2024-03-04")
    labels = [p.id.partition("#")[2] for p in north]
    assert labels == ["p1.1", "p2.1", "p3.1", "p3.2", "p3.3", "p4.1"]
    assert [p.role for p in north][:3] == [
        PassageRole.HEADLINE,
        PassageRole.METADATA,
        PassageRole.DATELINE,
    ]
    assert article_text(north) == (
        "Alvik – On Monday harbour master Ada Lind said that the towns of Alvik and Brona own a "
        "boat now. It was paid for last month, Lind told the Brona Gazette.\n\n"
        "The boat may sail in June; Lind hopes that many come."
    )
    assert not north[0].text
    assert anchored(north[0].anchors, "abridged") == ()


def test_the_last_passage_takes_the_blanks_that_end_the_original(batch: Batch) -> None:
    last = [p for p in batch.passages if p.article == "article/one-ferry-2024-03-04"][-1]
    assert anchored(last.anchors, "original")[0].end == 233


def test_a_repeat_leads_to_what_it_repeats(batch: Batch) -> None:
    repeat = batch.passages[-1]
    assert repeat.role is PassageRole.REPEAT
    assert repeat.repeats == "article/lind-leaves-2024-05-02#p1.3"


def test_the_longest_listed_word_wins_and_given_mentions_come_first(batch: Batch) -> None:
    found = [(m.about, m.surface, m.how, m.found_by) for m in batch.mentions if m.surface]
    assert ("actor/ada-lind", "Ada Lind", "name", "listed-name") in found
    assert ("actor/ada-lind", "harbour master", "title", "editors") in found
    assert ("actor/brona-gazette", "Brona Gazette", "name", "listed-name") in found
    assert [row for row in found if row[0] == "place/brona"] == [
        ("place/brona", "Brona", "name", "listed-name")
    ]


def test_mentions_of_both_renditions_are_paired_in_their_passage(batch: Batch) -> None:
    lind = [m for m in batch.mentions if m.about == "actor/a-lind"]
    sides = [tuple(a.rendition for a in m.anchors) for m in lind]
    assert sides == [
        ("abridged",),  # p3.3 names her, the original says "she"
        ("original",),
        ("abridged", "original"),
        ("abridged", "original"),
    ]
    assert len({m.id for m in batch.mentions}) == len(batch.mentions)


def test_claims_carry_status_time_voice_and_both_anchors(batch: Batch) -> None:
    sails = [c for c in batch.claims if c.about == "event/boat-sails"]
    assert [c.status for c in sails if c.property is Property.WHAT] == [
        Status.PLANNED,
        Status.NEGATED,
    ]
    paid = next(c for c in batch.claims if c.property is Property.WHEN)
    assert paid.time is not None
    assert (paid.time.text, paid.time.anchor) == ("last month", "publication")
    assert paid.time.ref == "article/one-ferry-2024-03-04"
    assert paid.attribution == "attribution/1"
    counted = [c.time for c in sails if c.time]
    assert [(t.text, t.anchor, t.ref) for t in counted] == [("", "event", "event/towns-buy-a-boat")]
    for claim in batch.claims:
        assert anchored(claim.anchors, "abridged")
        assert all(a.digest for a in anchored(claim.anchors, "original"))
    role = next(c for c in batch.claims if c.property is Property.ROLE)
    assert role.time is not None
    assert (role.value, role.time.edtf.text) == ("harbour master", "2024-03-04")


def test_names_that_claims_attest_stand_on_the_actor(batch: Batch) -> None:
    lind = next(a for a in batch.actors if a.id == "actor/ada-lind")
    assert [name.value for name in lind.names] == ["Ada Lind"]


def test_digests_are_those_of_the_originals() -> None:
    assert digests(FERRY, originals()) == (FERRY / ORIGINALS).read_text(encoding="utf-8")


def test_a_reworded_passage_keeps_the_addresses_of_its_claims(folder: Path, batch: Batch) -> None:
    spoil(folder, NORTH, ("may sail in June", "will perhaps sail in June"))
    spoil(folder, "book.toml", ("'may sail'", "'perhaps sail'"), ("'may sail'", "'perhaps sail'"))
    again = build(folder)
    assert [c.id for c in again.claims] == [c.id for c in batch.claims]
    assert [m.id for m in again.mentions] == [m.id for m in batch.mentions]


def test_a_book_of_articles_to_the_letter_needs_no_originals(folder: Path) -> None:
    for name in (NORTH, SOUTH):
        text = (folder / name).read_text(encoding="utf-8")
        head, table, rest = text.partition("[original]")
        if table:
            doubt = rest.partition("[[doubt]]")[2]
            tail = f"[[doubt]]{doubt}" if doubt else "+++" + rest.partition("+++")[2]
            text = head + tail
        text = "\n".join(
            line.partition(" @")[0] if line.startswith("¶") else line
            for line in text.splitlines()
            if not line.startswith("original =")
        )
        (folder / name).write_text(text, encoding="utf-8")
    book = (folder / "book.toml").read_text(encoding="utf-8")
    book = book.replace('"abridged"', '"original"')
    book = re.sub(r'(, )?original = (\[[^]]*\]|"[^"]*")', "", book)
    book = re.sub(r"mentioned = .*\n", "", book)
    (folder / "book.toml").write_text(book, encoding="utf-8")
    (folder / ORIGINALS).unlink()
    made = build(folder)
    assert check(made) == []
    assert {a.rendition for claim in made.claims for a in claim.anchors} == {"original"}


COUNT = """displaced = [
  { number = "%s", part = "townspeople", evidence = "A1 p4 'may sail'", original = "A1 192-200" },
]
what = [
  { says = "two towns"""


def test_what_a_text_counts_is_a_claim(folder: Path) -> None:
    spoil(folder, "book.toml", ('what = [\n  { says = "two towns', COUNT % "~24.."))
    (claim,) = [one for one in build(folder).claims if one.property is Property.DISPLACED]
    assert (claim.value, claim.part) == ("~24..", "townspeople")


def test_what_is_no_quantity_is_refused(folder: Path) -> None:
    spoil(folder, "book.toml", ('what = [\n  { says = "two towns', COUNT % "many"))
    assert any('"many" is no quantity; write 15' in fault for fault in faults(folder))


# --- what is wrong, and where


def test_a_quote_found_twice_or_never_is_refused_with_its_line(folder: Path) -> None:
    spoil(
        folder,
        "book.toml",
        ("\"A1 p3.2 'own a boat now'\"", "\"A1 p3.2 'ow'\""),
        ("\"A1 p4 'in June'\"", "\"A1 p4 'in July'\""),
    )
    twice, never = (line_of(folder, "book.toml", text) for text in ("'ow'", "'in July'"))
    with pytest.raises(Unbuildable, match=r"2 quotes refused and nothing written; mend them"):
        build(folder)
    assert faults(folder) == [
        f'book.toml:{twice}: "ow" stands 3 times in A1 p3.2: say more',
        f'book.toml:{never}: "in July" stands nowhere in A1 p4',
    ]


def test_the_line_is_that_of_the_quote_inside_a_list(folder: Path) -> None:
    spoil(folder, "book.toml", ("\"A1 p4 'may sail'\",\n  ]", "\"A1 p4 'may swim'\",\n  ]"))
    line = line_of(folder, "book.toml", "may swim")
    assert faults(folder) == [f'book.toml:{line}: "may swim" stands nowhere in A1 p4']


@pytest.mark.parametrize(("name", "old", "new", "at", "what"), table())
def test_faults_are_told_with_file_and_line(
    folder: Path, name: str, old: str, new: str, at: str, what: str
) -> None:
    spoil(folder, name, (old, new))
    found = faults(folder)
    if at:
        start = f"{name}:{line_of(folder, name, at)}: "
        assert any(fault.startswith(start) and what in fault for fault in found), found
    else:
        assert any(what in fault for fault in found), found


def test_what_is_no_toml_is_told_with_its_line(folder: Path) -> None:
    spoil(folder, "book.toml", ('title = "A ferry', "title = A ferry"))
    assert faults(folder)[0].startswith("book.toml:3: is no TOML: ")


def test_front_matter_counts_its_lines_from_the_top_of_the_file(folder: Path) -> None:
    spoil(folder, NORTH, ("paragraphs = 4", "paragraphs ="))
    assert faults(folder)[0].startswith(f"{NORTH}:7: is no TOML: ")


def test_a_file_without_front_matter_is_no_article(folder: Path) -> None:
    (folder / "articles" / "note.md").write_text("Just a note.\n", encoding="utf-8")
    assert faults(folder)[0] == "articles/note.md:1: has no front matter between two lines of +++"


def test_digests_of_another_original_do_not_count(folder: Path) -> None:
    spoil(folder, SOUTH, ('\nsha256 = "1c13', '\nsha256 = "2c13'))
    assert all("has no digest in originals.toml" in fault for fault in faults(folder))


def test_no_digests_without_the_original(folder: Path) -> None:
    with pytest.raises(Unbuildable) as caught:
        digests(folder, originals()[:1])
    assert [fault.what for fault in caught.value.faults] == [
        "the original of A2 is not among the 1 files given"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "gap"),
    [
        (NORTH, "@59-137", "@67-137", "58-67"),
        (SOUTH, "¶2 (repeat of ¶1.3) @128-150", "¶2 (repeat of ¶1.3) @132-150", "126-132"),
    ],
)
def test_every_character_of_an_original_belongs_to_a_passage(
    folder: Path, name: str, old: str, new: str, gap: str
) -> None:
    spoil(folder, name, (old, new))
    with pytest.raises(Unbuildable) as caught:
        digests(folder, originals())
    told = f"{gap} of the original belongs to no passage"
    assert any(told in fault.what for fault in caught.value.faults)


def test_a_folder_without_a_book_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourcebookError, match=r"no book\.toml in "):
        build(tmp_path)


def test_headers_inside_long_texts_are_no_headers(folder: Path) -> None:
    spoil(
        folder,
        "book.toml",
        ('label = "Boats"', 'label = "Boats"\ncontext = """\n[[event]]\n"""'),
        ("\"A1 p4 'in June'\"", "\"A1 p4 'in July'\""),
    )
    line = line_of(folder, "book.toml", "in July")
    found = faults(folder)
    assert f'book.toml:{line}: "in July" stands nowhere in A1 p4' in found
    assert any("context is not one clean line of text" in fault for fault in found)
