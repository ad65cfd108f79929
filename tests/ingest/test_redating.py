"""What was counted from an event moves when a person dates that event otherwise."""

import pytest

from sourcebook.corpus import Corpus
from sourcebook.dates import parse
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import Judgement, Pair, Property, Rank, Say, Time
from sourcebook.readings import redated
from sourcebook.steps import Shift, counted
from sourcebook.store import open_book, write_book

PACTS = """Ministers sign border pact

June 5, 2024

In January, Georgia and Armenia signed 22 trade agreements. Less than two months later, Georgia \
and Armenia signed a border pact.
"""
OTHER = """Trade grows

June 9, 2024

Georgia and Armenia signed 22 trade agreements in March 2024.
"""


@pytest.fixture(scope="module")
def book():
    files = [RawFile("pacts.txt", PACTS.encode()), RawFile("other.txt", OTHER.encode())]
    return ingest(files, None, "pacts").batch


def event(book, words, article=""):
    return next(
        claim.about
        for claim in book.claims
        if claim.property is Property.WHAT
        and words in claim.value.lower()
        and article in claim.anchors[0].article
    )


def dates(book, *acts):
    """Of the trade agreements and of the pact, as a reader judged."""
    corpus = Corpus(book, [Judgement(f"W{n}", act, "reader") for n, act in enumerate(acts, 1)])
    trade, pact = event(book, "22 trade", "ministers"), event(book, "pact")
    return [
        corpus.event_row(corpus.resolve(one).thing).time.edtf.text for one in (trade, pact)
    ], corpus


def test_what_hangs_on_an_event_is_counted_from_it(book):
    assert dates(book)[0] == ["2024-01", "[2024-02..2024-03]"]


def test_it_moves_with_the_reading_that_a_person_prefers(book, tmp_path):
    write_book(tmp_path / "b.book.json", book)
    book = open_book(tmp_path / "b.book.json").batch
    early, late = event(book, "22 trade", "ministers"), event(book, "22 trade", "trade-grows")
    march = next(c.id for c in book.claims if c.about == late and c.property is Property.WHEN)
    found, corpus = dates(book, Pair(early, late, Say.SAME), Rank(march, "preferred"))
    assert found == ["2024-03", "[2024-04..2024-05]"]
    pact = event(book, "pact")
    (reading,) = [one for one in corpus.readings(pact, Property.WHEN) if one.own]
    assert reading.time.why == "counted from an event of 2024-03"
    assert reading.time.text.lower() == "less than two months later"
    order = [row.id for row in corpus.timeline(others=False)]
    assert order.index(corpus.resolve(early).thing) < order.index(pact)


def test_joining_alone_moves_nothing(book):
    early, late = event(book, "22 trade", "ministers"), event(book, "22 trade", "trade-grows")
    assert dates(book, Pair(early, late, Say.SAME))[0][1] == "[2024-02..2024-03]"


@pytest.mark.parametrize(
    ("step", "anchor", "value"),
    [
        ("less +2MO", "2025-01", "[2025-02..2025-03]"),
        ("+3D", "2025-01-30", "2025-02-02"),
        ("-1Y", "2025-01", "2024-01"),
        ("more +1Y", "2025-01-05", "[2026-01-05..]"),
        ("+XD", "2025-01-05", "[2025-01-06..]"),
        ("by", "2025-01-23", "[..2025-01-23]"),
        ("until", "2025-01-23", "../2025-01-23"),
        ("until", "2025-01", "../2025-01"),
    ],
)
def test_a_step_gives_a_date(step, anchor, value):
    assert counted(step, parse(anchor))[0].text == value
    assert redated(Time(parse("2001"), step=step), Time(parse(anchor))).edtf.text == value


@pytest.mark.parametrize("step", ["", "soon", "+2", "++2MO", "less +2MO ", "+9999999CE", "+2ZZZ"])
def test_what_is_no_step_moves_nothing(step):
    time = Time(parse("2001"), step=step)
    assert redated(time, Time(parse("2025"))) is time


@pytest.mark.parametrize(
    "shift",
    [Shift(2, "MO", 1, "less"), Shift(None, "D", -1), Shift(1.5, "Y", 1), Shift(10, "W", -1)],
)
def test_a_step_is_read_as_it_was_written(shift):
    assert counted(shift.text, parse("2020-05-05"))[0] is not None
