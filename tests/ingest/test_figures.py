"""How many were killed, hurt, held or driven out, and how much money: read, compared, shown."""

from pathlib import Path

import pytest

from golden.runner import run, too_wide
from sourcebook.corpus import Corpus
from sourcebook.ingest.figures import figures
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import FIGURES, Judgement, Pair, Property, Rank, Say
from sourcebook.present import pages, why
from sourcebook.present.page import Frame
from sourcebook.present.pieces import plain, width
from sourcebook.quantities import parse
from sourcebook.readings import Agreement
from sourcebook.signs import ASCII, UNICODE
from sourcebook.store import write_book
from sourcebook.store.check import check
from sourcebook.text import Span

STORIES = Path(__file__).parent / "stories"

WIRE = """Bomb kills 12 in Kabul mosque

KABUL, March 5, 2024 (Anar News Agency) - A suicide bomber attacked the Abu Bakr mosque in Kabul \
on Monday, killing at least 12 people and wounding 30, the Interior Ministry said.
"""
PAPER = """Fifteen dead in mosque attack

March 6, 2024

A suicide bomber attacked the Abu Bakr mosque in Kabul on Monday, killing 15 people and wounding \
dozens, the Health Ministry said.
"""
OTHER = """Mosque bombing in Kabul

March 7, 2024

A suicide bomber attacked the Abu Bakr mosque in Kabul on Monday, killing 20 people, a Taliban \
spokesman said. The Red Crescent put the death toll at 21.
"""


# --- one sentence


def told(sentence):
    """What a sentence counts: short, by property."""
    found = figures(sentence, Span(0, len(sentence)))
    return [(str(one.prop), one.value, one.part) for one in found]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The blast killed 15 people.", "15"),
        ("The blast killed at least twelve people.", "12.."),
        ("A storm killed more than 1,200 people.", ">1200"),
        ("The quake, killing up to 40, struck at dawn.", "..40"),
        ("Fewer than 40 people were killed.", "<40"),
        ("About 40 people have died in the flood.", "~40"),
        ("Nearly two dozen people died.", "~24"),
        ("The fire killed a dozen people.", "~12"),
        ("Between 12 and 15 people were killed.", "12..15"),
        ("The fire left 12 to 15 people dead.", "12..15"),
        ("A bomb killed dozens of people.", "~24.."),
        ("Dozens were killed in Kabul.", "~24.."),
        ("Hundreds of thousands of people have died.", "~200000.."),
        ("Twenty-one people, including two children, were killed.", "21"),
        ("A crash near Poti claimed 12 lives on Monday.", "12"),
        ("The ministry put the death toll at 212.", "212"),
        ("The death toll rose from 212 to 300.", "300"),
        ("The province reported 15 deaths.", "15"),
        ("The blast killed 12 people and 3 soldiers.", "12.."),
    ],
)
def test_a_toll_in_words(sentence, value):
    assert told(sentence) == [("fatalities", value, "")]
    assert parse(value).text == value


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "At least 12 people were killed and 30 injured when a bomb went off.",
            [("fatalities", "12..", ""), ("injured", "30", "")],
        ),
        (
            "The attack left 15 dead and dozens wounded.",
            [("fatalities", "15", ""), ("injured", "~24..", "")],
        ),
        ("Police arrested 40 demonstrators.", [("detained", "40", "demonstrators")]),
        ("Raids killed two Turkish soldiers.", [("fatalities", "2", "Turkish soldiers")]),
        ("The flood displaced 20,000 people.", [("displaced", "20000", "")]),
        ("About 3,000 people were evacuated.", [("displaced", "~3000", "")]),
        ("It lent Turkey more than $500 million.", [("amount", ">500000000 USD", "")]),
        ("It pledged at least $1.4 billion.", [("amount", "1400000000.. USD", "")]),
        ("It pledged 90 million euros.", [("amount", "90000000 EUR", "")]),
    ],
)
def test_what_else_is_counted(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He was killed two years ago.",
        "The disease killed 30 sheep.",
        "Twelve of the 40 passengers were killed.",
        "Another 12 people died.",
        "A fire killed him on March 3.",
        "They mourned the dead of 2023.",
        "Norvik will pay 38 euros a share.",
        "It costs A$ 30 or ten pounds.",
        "The virus causes 300 deaths a day.",
    ],
)
def test_what_is_no_count(sentence):
    assert told(sentence) == [] or "A$" in sentence


# --- articles


def book(*texts):
    files = [RawFile(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]
    batch = ingest(files, None, "one").batch
    assert check(batch) == []
    return batch


def counts(batch):
    """What is counted of each event."""
    labels = {one.id: one.label for one in batch.events}
    return {
        (labels[one.about], str(one.property), one.value)
        for one in batch.claims
        if one.property in FIGURES
    }


def one_article(text):
    return counts(book(f"News\n\nMarch 6, 2024\n\n{text}\n"))


def test_a_count_belongs_to_the_event_that_it_is_told_of():
    assert one_article(
        "The interior minister, Kemal Oz, resigned on Sunday, twelve days after an earthquake that "
        "killed more than 300 people."
    ) == {("Earthquake kills more than 300 people", "fatalities", ">300")}
    assert one_article("President Tezcan met families of 12 soldiers killed in Bingol.") == set()
    assert one_article("The ministry denied that 12 people were killed in Kabul.") == set()
    assert one_article("The mayor put the death toll at 12.") == set()  # of what, no text says
    assert one_article("Iran and Tajikistan signed a 2 billion dollar deal on Monday.") == {
        ("Iran and Tajikistan sign a 2 billion dollar deal", "amount", "2000000000 USD")
    }


def test_every_count_stands_on_its_words():
    batch = book(WIRE, PAPER, OTHER)
    texts = dict(zip((one.id for one in batch.articles), (WIRE, PAPER, OTHER), strict=True))
    words = {
        " ".join(texts[one.anchors[0].article][one.anchors[0].start : one.anchors[0].end].split())
        for one in batch.claims
        if one.property is Property.FATALITIES
    }
    assert words == {
        "killing at least 12 people",
        "killing 15 people",
        "killing 20 people",
        "death toll at 21",
    }


def story(name):
    files = sorted((STORIES / name / "articles").iterdir())
    return ingest([RawFile(one.name, one.read_bytes()) for one in files], None, name).batch


def test_the_counts_of_the_quake():
    assert counts(story("quake")) == {
        ("Magnitude 6.8 earthquake strikes eastern Turkey", "fatalities", "34.."),
        ("World Bank approves an emergency loan of $500 million", "amount", "500000000 USD"),
        ("Earthquake kills more than 300 people", "fatalities", ">300"),
        ("Police arrest 40 demonstrators", "detained", "40"),
        ("European Union pledges 90 million euros for rebuilding", "amount", "90000000 EUR"),
        ("41 children die", "fatalities", "41"),
    }


# --- disagreement


@pytest.fixture(scope="module")
def bombing():
    return book(WIRE, PAPER, OTHER)


def the_event(batch):
    return next(one.id for one in batch.events if "bomber" in one.label)


def judged(batch, *acts):
    return Corpus(batch, [Judgement(f"W{n}", act, "reader") for n, act in enumerate(acts, 1)])


def same(batch):
    """The reader's word that all three articles tell of one attack."""
    first, *others = [one.id for one in batch.events if "bomber" in one.label]
    return [Pair(first, other, Say.SAME) for other in others]


def test_what_can_all_be_true_is_no_disagreement():
    batch = book(WIRE, PAPER)
    corpus = judged(batch, *same(batch))
    event = the_event(batch)
    killed = corpus.readings(event, Property.FATALITIES)
    assert [one.value for one in killed] == ["12..", "15"]
    assert corpus.agreement(killed) is Agreement.COMPATIBLE
    assert not corpus.event_row(event).miscounted


def test_different_numbers_stand_side_by_side_before_anybody_judged(bombing):
    corpus = Corpus(bombing)
    event = the_event(bombing)
    killed = corpus.readings(event, Property.FATALITIES)
    assert [(one.value, one.own) for one in killed] == [
        ("12..", True),
        ("15", False),
        ("20", False),
        ("21", False),
    ]
    assert corpus.agreement(killed) is Agreement.DISJOINT
    assert corpus.event_row(event).miscounted
    assert not corpus.event_row(event).disputed  # the day is one


def test_the_reader_ranks_a_count_as_any_reading(bombing):
    claim = next(
        one.id for one in bombing.claims if (one.property, one.value) == (Property.FATALITIES, "20")
    )
    corpus = judged(bombing, *same(bombing), Rank(claim, "preferred"))
    killed = corpus.readings(the_event(bombing), Property.FATALITIES)
    assert (killed[0].value, killed[0].rank) == ("20", "preferred")
    assert {one.value for one in killed} == {"12..", "15", "20", "21"}


def test_three_killed_there_and_four_here():
    """State television of the story has one more dead than the agency."""
    batch = story("caspian")
    labels = {one.id: one.label for one in batch.events}
    events = {one.value: one.about for one in batch.claims if one.property is Property.FATALITIES}
    assert {labels[events[value]] for value in ("3", "4")} == {
        "Collision kills three people off Aktau",
        "Four people die in Tuesday's collision",
    } or "Three people die" in labels[events["3"]]
    corpus = judged(batch, Pair(events["3"], events["4"], Say.SAME))
    found = corpus.readings(corpus.resolve(events["3"]).thing, Property.FATALITIES)
    assert corpus.agreement([one for one in found if one.own]) is Agreement.DISJOINT


# --- on the screen and on the command line


@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_the_card_shows_them_as_a_fork(bombing, signs):
    corpus = judged(bombing, *same(bombing))
    event = the_event(bombing)
    for room in (36, 46, 76):
        for compact in (False, True):
            frame = Frame(room, signs, compact=compact)
            lines = pages.thing_page(corpus, event, frame).lines
            assert all(width(line.pieces) <= frame.room for line in lines)
            shown = "\n".join(plain(line.pieces) for line in lines)
            assert "killed" in shown
            assert signs.of("differ") in shown
            for told in ("at least 12", "15", "20"):
                assert told in shown


def test_why_asks_for_a_count(bombing):
    corpus = Corpus(bombing)
    question = why.Question(the_event(bombing), Property.FATALITIES)
    page = why.why_page(corpus, question, Frame(60, UNICODE))
    shown = "\n".join(plain(line.pieces) for line in page.lines)
    assert "≠ four readings, none picked" in shown
    assert "killing at least 12 people" in " ".join(shown.split())


def test_the_command_line_shows_them(bombing, tmp_path):
    path = str(tmp_path / "b.book.json")
    write_book(path, bombing)
    event = the_event(bombing)
    for wide in (38, 60, 80):
        card = run(["show", event, "--book", path], width=wide)
        assert too_wide(card.out, wide) == []
        assert "at least 12" in card.out
    asked = run(["why", event, "-p", "fatalities", "--book", path])
    assert "4 readings of fatalities ≠" in asked.out
    rows = run(["show", event, "--book", path], tty=False).out.splitlines()
    killed = [row.split("\t")[2:5] for row in rows if row.split("\t")[1] == "fatalities"]
    assert killed[:2] == [["", "disjoint", "12.."], ["", "disjoint,unsure", "15"]]
    listed = run(["when", "2024-03-04", "--book", path], tty=False).out.splitlines()
    assert {row.split("\t")[1] for row in listed} == {"disjoint,unsure"}
