"""Invented news of very different stories: which events come out, how meant, with whom.

The files in `news` were written for this and name nobody real.
"""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from sourcebook.ingest.parse import MODEL, parser
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.pipeline.reading import read_article
from sourcebook.ingest.read.files import sources
from sourcebook.ingest.values import RawFile
from sourcebook.model import EVENT_TYPES
from sourcebook.store.check import check
from sourcebook.text import cells

NEWS = Path(__file__).parent / "news"
FILES = sorted(NEWS.glob("*.txt"))
ROUTES = [
    "rules",
    pytest.param(
        "nlp",
        marks=pytest.mark.skipif(find_spec(MODEL) is None, reason="the extra is not installed"),
    ),
]


@pytest.fixture(params=ROUTES)
def model(request):
    return parser() if request.param == "nlp" else None


def read(name, model):
    return read_article(RawFile(name, (NEWS / name).read_bytes()), model)


def people(reading, one):
    """Each part with who plays it, by name."""
    return {
        (taking.part, reading.words(span))
        for taking in one.takings
        for span in taking.stands_for or (taking.span,)
    }


@pytest.mark.parametrize(
    ("name", "label", "kind", "status"),
    [
        ("takeover", "Norvik Steel agrees to buy Belcrest Mining for $2.1 billion", "supply",
         "planned"),
        ("takeover", "European Commission is expected to approve the deal", "other", "planned"),
        ("takeover", "Norvik would close mines in Chile", "other", "negated"),
        ("takeover", "Belcrest appoints Tomas Ruiz as chairman", "other", "asserted"),
        ("court", "Court sentences former Transport Minister Rui Falcao", "sanction", "asserted"),
        ("court", "Falcao arrested", "sanction", "asserted"),
        ("court", "Falcao allegedly met Obrasul's owner, Duarte Pinto", "talks", "alleged"),
        ("court", "Portugal asks Spain to extradite Pinto", "demand", "requested"),
        ("quake", "Strong earthquake strikes western Nepal", "other", "asserted"),
        ("quake", "Soldiers rescue 30 villagers from the rubble in Jajarkot", "other", "asserted"),
        ("quake", "Hari Bahadur Thapa calls on donors to send tents", "demand", "requested"),
        ("quake", "United Nations will open an office in Surkhet", "found", "planned"),
        ("quake", "Government is not planning to evacuate the town of Salyan", "other",
         "negated"),
        ("election", "Bwalya Mutinta wins Zambia's presidential election", "other", "asserted"),
        ("election", "Mutinta will be sworn in", "other", "planned"),
        ("election", "Police arrest 12 supporters of the ruling party in Ndola", "sanction",
         "asserted"),
        ("strike", "German train drivers begin a six-day strike", "other", "asserted"),
        ("strike", "GDL demands a 35-hour week", "demand", "requested"),
        ("strike", "Wollmer and Ralf Stein fail to reach an agreement", "accord", "negated"),
        ("summit", "Kiprono's visit to Washington will begin", "visit", "planned"),
        ("summit", "European Union imposes sanctions on two Sudanese generals", "sanction",
         "asserted"),
        ("summit", "Kenya did not send troops to Sudan", "supply", "negated"),
        ("summit", "Kiprono is expected to ask President Ellen Carter for loans", "demand",
         "planned"),
        ("hostage", "Gunmen release eight teachers", "other", "asserted"),
        ("hostage", "Eight teachers abducted from a school in Kaduna", "force", "asserted"),
        ("hostage", "Ibrahim Danladi orders the army to protect schools", "demand", "requested"),
        ("storm", "Typhoon Linda kills at least eight people in the Philippines", "other",
         "asserted"),
        ("storm", "World Food Programme plans to deliver rice to the province", "supply",
         "planned"),
        ("minister", "Walsh would not resign", "other", "negated"),
    ],
)  # fmt: skip
def test_an_event_has_its_own_words_its_type_and_how_it_is_meant(name, label, kind, status, model):
    found = read(f"{name}.txt", model).happenings
    assert [(one.type, one.status.value) for one in found if one.label == label] == [(kind, status)]


@pytest.mark.parametrize(
    ("name", "words", "parts"),
    [
        ("takeover", "agreed to buy", {("buyer", "Norvik Steel"), ("target", "Belcrest Mining")}),
        ("court", "acquitted his brother",
         {("agent", "Helena Marques"), ("target", "Paulo Falcao")}),
        ("court", "accused him", {("speaker", "Prosecutors"), ("target", "Falcao")}),
        ("election", "invited him", {("inviter", "Thabo Molefe"), ("invitee", "Mutinta")}),
        ("election", "lost to", {("agent", "Mutinta"), ("target", "Lungwe")}),
        ("strike", "rejected an offer", {("agent", "GDL")}),
        ("strike", "demanded a 35", {("asker", "GDL")}),
        ("strike", "met in Frankfurt", {("party", "Wollmer"), ("party", "Ralf Stein")}),
        ("strike", "failed to reach", {("party", "Wollmer"), ("party", "Ralf Stein")}),
        ("summit", "signed a joint", {("party", "Daniel Kiprono"), ("party", "Joseph Okello")}),
        ("summit", "called on Sudan",
         {("asker", "Daniel Kiprono"), ("asker", "Okello"), ("asked", "Sudan's army")}),
        ("summit", "hosted his", {("host", "Daniel Kiprono"), ("visitor", "Joseph Okello")}),
        ("storm", "each offered", {("agent", "Japan"), ("agent", "South Korea")}),
    ],
)  # fmt: skip
def test_who_takes_part_is_named_also_where_a_pronoun_or_both_sides_stands(
    name, words, parts, model
):
    reading = read(f"{name}.txt", model)
    one = next(it for it in reading.happenings if words in reading.words(it.places[0]))
    assert people(reading, one) == parts
    assert all(taking.rule for taking in one.takings)


def test_whom_nobody_can_tell_is_left_open(model):
    reading = read("strike.txt", model)
    (urging,) = [one for one in reading.happenings if "urges them" in one.label]
    assert {reading.words(span) for span in urging.open} == {"them"}
    assert people(reading, urging) == {("asker", "Uwe Brandt")}


def test_both_sides_are_not_two_states_that_stand_far_away():
    article = (
        "Bank merger ends\n\nOctober 3, 2023\n\n"
        "Spain's regulator blocked a merger that Portugal's government wanted.\n\n"
        "Unions planned a strike. Workers stayed at home. The bank closed. Managers wrote "
        "letters. A mediator came. Both sides accepted his offer.\n"
    )
    reading = read_article(RawFile("a.txt", article.encode()))
    assert not any(words == "Spain" for one in reading.happenings
                   for _, words in people(reading, one))  # fmt: skip


def test_a_visit_named_three_times_is_one_event(model):
    found = read("hostage.txt", model).happenings
    assert [one.label for one in found if one.type == "visit"] == [
        "Sani visits the camp three times"
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_short_and_say_nothing_the_text_lacks(path, model):
    reading = read(path.name, model)
    stems = {word[:2].lower() for word in re.findall(r"\w+", reading.text)}
    stems |= {"wi"} if " won " in reading.text else set()  # "won" is "wins" in a label
    assert len(reading.happenings) >= 6
    for one in reading.happenings:
        assert one.type in EVENT_TYPES and one.rule and one.why
        assert one.label and cells(one.label) <= 60
        assert not re.search(r"[ ,](?:and|or|the|a|of|to|with|,)\Z", one.label), one.label
        assert {word[:2].lower() for word in re.findall(r"\w+", one.label)} <= stems
        assert all(span.of(reading.text).strip() for span in one.open)
    assert read(path.name, model).happenings == reading.happenings


def test_a_book_of_them_is_sound(model):
    done = ingest(sources([str(NEWS)]), None, "News", parser=model)
    assert [one.outcome for one in done.files] == ["read"] * len(FILES)
    assert not check(done.batch)
