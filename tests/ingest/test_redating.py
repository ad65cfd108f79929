"""What was counted from an event moves when a person dates that event otherwise."""

from dataclasses import replace

import pytest

from sourcebook.corpus import Corpus
from sourcebook.dates import parse
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import Filters, Judgement, Pair, Property, Rank, Say, Time, Value
from sourcebook.present import pages, why
from sourcebook.present.page import Frame
from sourcebook.present.pieces import plain
from sourcebook.readings import redated
from sourcebook.signs import UNICODE
from sourcebook.steps import Shift, counted
from sourcebook.store import open_book, write_book
from sourcebook.store.check import check

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


def test_it_moves_with_the_date_that_a_person_enters(book, tmp_path):
    """Nobody prints that date: it is the reader's own, and what follows from it says so."""
    trade, pact = event(book, "22 trade", "ministers"), event(book, "pact")
    found, corpus = dates(book, Value(trade, "when", "2023-11-20"))
    assert found == ["2023-11-20", "[2023-11-21..2024-01-20]"]
    assert corpus.event_row(trade).time.note == "judged by you (W1)"
    (reading,) = [one for one in corpus.readings(pact, Property.WHEN) if one.own]
    assert reading.time.why == "counted from an event of 2023-11-20, judged by you (W1)"
    assert reading.time.note == "counted from a judged date"
    assert reading.time.text.lower() == "less than two months later"
    order = [row.id for row in corpus.timeline(others=False)]
    assert order.index(trade) < order.index(pact)
    # What the text says stands beside it, and the row finds itself under both.
    assert [row.other is not None for row in corpus.timeline() if row.id == trade] == [False, True]
    assert trade in corpus.matching_events(Filters(dates=parse("2023-11")))
    for frame in (Frame(60, UNICODE), Frame(60, UNICODE, compact=True)):
        page = pages.thing_page(corpus, trade, frame)
        shown = "\n".join(plain(line.pieces) for line in page.lines)
        assert "2023-11-20" in shown
        assert "judged by you (W1)" in shown
    page = why.why_page(corpus, why.Question(trade, Property.WHEN), Frame(60, UNICODE))
    assert "judged by you (W1)" in "\n".join(plain(line.pieces) for line in page.lines)


def test_a_date_entered_for_a_joined_event_and_the_last_one_hold(book):
    early, late = event(book, "22 trade", "ministers"), event(book, "22 trade", "trade-grows")
    acts = (Pair(early, late, Say.SAME), Value(early, "when", "2022"), Value(late, "when", "2024"))
    found, corpus = dates(book, *acts)
    assert found[0] == "2024"
    assert corpus.event_row(corpus.resolve(early).thing).time.note == "judged by you (W3)"


def test_what_is_no_date_moves_nothing_and_a_book_that_has_it_is_unsound(book):
    trade = event(book, "22 trade", "ministers")
    assert dates(book, Value(trade, "when", "soon"))[0] == ["2024-01", "[2024-02..2024-03]"]
    judged = Judgement("J9", Value(trade, "when", "soon"), "editors")
    faults = check(replace(book, judgements=(*book.judgements, judged)))
    assert [fault.what for fault in faults] == ['"soon" is no date']


def test_what_hangs_on_what_hangs_moves_too(book):
    text = PACTS.replace(
        "border pact.\n", "border pact. Two months later, Georgia and Armenia opened a bridge.\n"
    )
    chain = ingest([RawFile("pacts.txt", text.encode())], None, "chain").batch
    trade, bridge = event(chain, "22 trade"), event(chain, "bridge")
    corpus = Corpus(chain, [Judgement("W1", Value(trade, "when", "2020-01"), "reader")])
    time = corpus.event_row(bridge).time
    assert time.edtf.text.startswith(("[2020", "2020"))
    assert time.why.endswith("judged by you (W1)")


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
