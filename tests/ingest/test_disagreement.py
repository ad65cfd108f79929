"""Where texts disagree both readings are there, with their words; also within one text."""

from sourcebook.corpus import Corpus
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import Pair, Property
from sourcebook.readings import Agreement

TWO_DATES = """Ferry memorandum signed

May 20, 2024

Georgia and Kazakhstan signed a memorandum on the ferry line to Aktau on May 13, 2024.

The Batumi Herald reported that Georgia and Kazakhstan had signed the memorandum on the ferry \
line on May 9, 2024.
"""
TWICE = """Ferry and rail

May 20, 2024

Georgia and Kazakhstan signed a memorandum on the ferry line to Aktau on May 13, 2024.

On May 16, 2024, Georgia and Kazakhstan signed a treaty on fish and customs.
"""


def book(text):
    return ingest([RawFile("a.txt", text.encode())], None, "one").batch


def pairs(batch):
    return [one for one in batch.judgements if isinstance(one.act, Pair)]


def test_two_dates_of_one_event_in_one_article_stand_in_one_fork():
    batch = book(TWO_DATES)
    (pair,) = [one for one in pairs(batch) if one.rule == "dates-disagree"]
    assert "the dates do not meet: 2024-05-13 and 2024-05-09" in pair.points_against
    corpus = Corpus(batch)
    fork = corpus.readings(pair.act.left, Property.WHEN)
    assert {one.time.edtf.text for one in fork} == {"2024-05-13", "2024-05-09"}
    assert corpus.agreement(fork) is Agreement.DISJOINT
    assert all(one.first.place.spans for one in fork)
    assert corpus.event_row(pair.act.left).disputed


def test_two_accords_in_one_article_are_two():
    assert pairs(book(TWICE)) == []


def test_what_an_article_puts_one_after_the_other_is_not_one():
    later = TWO_DATES.replace(
        "The Batumi Herald reported that Georgia and Kazakhstan had signed the memorandum on the "
        "ferry line on May 9, 2024.",
        "Less than two months later Georgia and Kazakhstan signed a memorandum on the ferry line.",
    )
    assert pairs(book(later)) == []


def test_two_places_of_one_event_are_both_there():
    text = """Pact

May 20, 2024

Georgia and Kazakhstan signed a memorandum on the ferry line in Batumi on May 13, 2024.

Georgia and Kazakhstan signed a memorandum on the ferry line in Aktau on May 13, 2024.
"""
    batch = book(text)
    places = {}
    for claim in batch.claims:
        if claim.property is Property.PLACE:
            places.setdefault(claim.about, []).append(claim)
    (told,) = places.values()
    assert {one.link for one in told} == {"place/batumi", "place/aktau"}
    corpus = Corpus(batch)
    fork = corpus.readings(told[0].about, Property.PLACE)
    assert corpus.agreement(fork) is Agreement.DISJOINT
