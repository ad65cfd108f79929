"""What articles tell, as events and claims: shared by hand here, whatever rules will find them."""

from dataclasses import replace

import pytest

from sourcebook.dates import parse
from sourcebook.ingest import pipeline
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.pipeline.reading import read_article
from sourcebook.ingest.values import Happening, RawFile, Taking
from sourcebook.model import Pair, Property, Say, Status, Time
from sourcebook.store.check import check
from sourcebook.text import Span

FIRST = """Ministers sign pact

June 5, 2024

In January, Georgia and Armenia signed 22 trade agreements. Less than two months later a new \
border pact was signed between the Georgian and Armenian interior ministries. \
Drones were not used in Poti.
"""
SECOND = """ date 2024-04-23 Georgia and Armenia signed a memorandum on security between the \
interior ministries, Georgian state media reported on January 23.
"""


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def sentence(text, words):
    start = text.rfind("\n", 0, text.index(words)) + 1
    dot = text.rfind(". ", start, text.index(words))
    start = dot + 2 if dot >= 0 else start
    end = text.find(".", text.index(words)) + 1
    return Span(start, end)


def told(text, label, kind, words, **more):
    return Happening(
        label,
        kind,
        more.pop("status", Status.ASSERTED),
        (at(text, words),),
        (sentence(text, words),),
        **more,
    )


def when(edtf, anchor="publication"):
    return Time(parse(edtf), anchor=anchor, rule="r", why="because")


BETWEEN = "the Georgian and Armenian interior ministries"
BOTH = (
    Taking(at(FIRST, "Georgia and Armenia"), "party", (at(FIRST, "Georgia"), at(FIRST, "Armenia"))),
)
HAPPENINGS = {
    "first.txt": (
        told(
            FIRST,
            "Georgia and Armenia sign 22 trade agreements",
            "accord",
            "signed 22 trade agreements",
            takings=BOTH,
            time=when("2024-01"),
            time_span=at(FIRST, "January"),
            before=(1,),
        ),
        told(
            FIRST,
            "Ministries sign security pact",
            "accord",
            "pact was signed",
            takings=(Taking(at(FIRST, BETWEEN), "signatory"),),
            time=when("[2024-02..2024-03]", "event"),
            time_span=at(FIRST, "Less than two months later"),
            time_of=0,
            called=(at(FIRST, "border pact"),),
        ),
        told(
            FIRST,
            "Drones not used in Poti",
            "force",
            "not used",
            status=Status.NEGATED,
            where=(at(FIRST, "Poti"),),
        ),
    ),
    "second.txt": (
        told(
            SECOND,
            "Georgia and Armenia sign memorandum",
            "accord",
            "signed a memorandum",
            takings=(
                Taking(at(SECOND, "Georgia"), "party"),
                Taking(at(SECOND, "Armenia"), "party"),
            ),
            time=when("[..2024-01-23]"),
            time_span=at(SECOND, "January 23"),
            cue=0,
        ),
    ),
}
FILES = [RawFile("first.txt", FIRST.encode()), RawFile("second.txt", SECOND.encode())]


@pytest.fixture(autouse=True)
def by_hand(monkeypatch):
    def read(raw, _):
        return replace(read_article(raw), happenings=HAPPENINGS[raw.name])

    monkeypatch.setattr(pipeline, "read_article", read)


@pytest.fixture
def book():
    return ingest(FILES, None, "pacts").batch


def claims(book, slug, prop):
    return [c for c in book.claims if c.about == f"event/{slug}" and c.property is prop]


def test_events_stand_on_sound_claims(book):
    assert check(book) == []
    assert [event.id for event in book.events] == [
        "event/georgia-and-armenia-sign-memorandum",
        "event/georgia-and-armenia-sign-22-trade-agreements",
        "event/ministries-sign-security-pact",
        "event/drones-not-used-in-poti",
    ]
    assert ingest(reversed(FILES), None, "pacts").batch == book
    assert ingest(FILES, book, "pacts").batch == book


def test_a_time_hangs_on_the_event_it_is_counted_from(book):
    (claim,) = claims(book, "ministries-sign-security-pact", Property.WHEN)
    assert claim.time.ref == "event/georgia-and-armenia-sign-22-trade-agreements"
    assert claim.anchors[0].span.of(FIRST) == "Less than two months later"
    (claim,) = claims(book, "georgia-and-armenia-sign-22-trade-agreements", Property.WHEN)
    assert claim.time.ref == book.articles[1].id


def test_one_phrase_can_be_two_bodies_and_a_phrase_two_states(book):
    who = claims(book, "ministries-sign-security-pact", Property.WHO)
    assert {(c.link, c.part) for c in who} == {
        ("actor/interior-ministry-of-georgia", "signatory"),
        ("actor/interior-ministry-of-armenia", "signatory"),
    }
    who = claims(book, "georgia-and-armenia-sign-22-trade-agreements", Property.WHO)
    assert {c.link for c in who} == {"actor/georgia", "actor/armenia"}
    assert len({c.anchors for c in who}) == 1


def test_order_names_places_and_status_are_claims(book):
    (before,) = claims(book, "georgia-and-armenia-sign-22-trade-agreements", Property.BEFORE)
    assert before.link == "event/ministries-sign-security-pact"
    (called,) = claims(book, "ministries-sign-security-pact", Property.CALLED)
    assert called.value == "border pact"
    (place,) = claims(book, "drones-not-used-in-poti", Property.PLACE)
    assert (place.link, place.status) == ("place/poti", Status.NEGATED)
    (what,) = claims(book, "drones-not-used-in-poti", Property.WHAT)
    assert what.anchors[0].span.of(FIRST) == "not used in Poti"
    topics = {c.link for c in book.claims if c.property is Property.TOPIC}
    assert {"topic/trade", "topic/drones"} <= topics


def test_a_doubted_date_line_is_a_doubtful_reading(book):
    times = [c.time for c in claims(book, "georgia-and-armenia-sign-memorandum", Property.WHEN)]
    assert [(t.edtf.text, t.doubtful) for t in times] == [
        ("[..2024-01-23]", False),
        ("[..2024-04-23]", True),
    ]
    (what,) = claims(book, "georgia-and-armenia-sign-memorandum", Property.WHAT)
    (said,) = [a for a in book.attributions if a.id == what.attribution]
    assert said.chain[0].who == "actor/georgian-state-media"


def test_one_pact_in_two_articles_is_proposed_and_its_twin_is_not(book):
    pairs = [
        j for j in book.judgements if isinstance(j.act, Pair) and j.act.left.startswith("event/")
    ]
    (pair,) = pairs
    assert pair.act.key == {
        "event/ministries-sign-security-pact",
        "event/georgia-and-armenia-sign-memorandum",
    }
    assert (pair.act.say, pair.user) == (Say.UNSURE, "ingest")
    assert any("do not meet" in point for point in pair.points_against)
    assert "score" in pair.reason


def test_a_changed_article_keeps_the_addresses_of_its_events(book, monkeypatch):
    text = FIRST + "\nThe end.\n"
    changed = ingest([RawFile("first.txt", text.encode())], book, "pacts")
    assert [one.outcome for one in changed.files] == ["changed"]
    assert {e.id for e in changed.batch.events} == {e.id for e in book.events}
    assert check(changed.batch) == []
    assert [j.act for j in changed.batch.judgements] == [j.act for j in book.judgements]


def test_a_copy_is_counted_with_what_it_repeats(monkeypatch):
    story = " ".join(
        f"The {n}th ship of Georgia left Poti with {n * 7} tons of grain." for n in range(9)
    )
    one = f"Ships leave\n\nMay 1, 2024\n\n{story}\n"
    two = f"Grain on its way\n\nMay 3, 2024\n\n{story} Another says so.\n"
    happening = Happening(
        "Ship leaves Poti", "other", Status.ASSERTED, (at(two, "left"),), (at(two, story[:40]),)
    )

    def read(raw, _):
        found = read_article(raw)
        return replace(found, happenings=(happening,) if raw.name == "two.txt" else ())

    monkeypatch.setattr(pipeline, "read_article", read)
    files = [RawFile("two.txt", two.encode()), RawFile("one.txt", one.encode())]
    book = ingest(files, None, "ships").batch
    assert check(book) == []
    first, copy = book.articles
    assert not first.doubts
    (told,) = [doubt.text for doubt in copy.doubts if doubt.about == "origin"]
    assert told.endswith("A1 too: counted with it")
    (what,) = [c for c in book.claims if c.property is Property.WHAT]
    (said,) = [a for a in book.attributions if a.id == what.attribution]
    assert said.chain[0].who == first.id
