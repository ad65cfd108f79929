"""One article as read, put into a book: its records, under the addresses they have or get."""

from sourcebook.ingest.pipeline import articles
from sourcebook.ingest.pipeline.actors import Addresses, Cast, cast
from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.ingest.pipeline.checked import check_places
from sourcebook.ingest.pipeline.event import Telling, events, first_words, labels
from sourcebook.ingest.pipeline.former import Former
from sourcebook.ingest.pipeline.left_open import left_open
from sourcebook.ingest.pipeline.passage import passages
from sourcebook.ingest.pipeline.people import actor_claims, mentions, names
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import Spots
from sourcebook.ingest.pipeline.reports import FileReport, OpenWords
from sourcebook.ingest.pipeline.voices import said
from sourcebook.ingest.values import LeftOpen
from sourcebook.model import REFERENCE, Address
from sourcebook.text import clean_line


def enter(ledger: Ledger, reading: Reading, home: Address, outcome: str, route: str) -> FileReport:
    """The records of an article put into the book, under the address it has there if it has one.

    Raises MisplacedError, and enters nothing of it but names, if one stands on other words.
    """
    address = home or ledger.give("article", articles.slug_of(reading))
    short = ledger.articles[home].short if home else ledger.short()
    source = articles.source_of(reading)
    publisher = ledger.source(*source) if source else None
    held = passages(reading, address)
    company = cast(reading, address)
    former = ledger.former(home, reading.text) if home else None
    who = Addresses(company.found, _entered(ledger, reading, company, address, former))
    spots = Spots(address, reading.text)
    voices = said(reading, address, held, who, spots)
    unsolved = left_open(reading, company, voices, who)
    doubts = articles.doubts(reading, address, unsolved)
    record = articles.article(reading, address, short, publisher, doubts, route)
    named = mentions(reading, address, company, who, spots, voices.pronouns)
    claims = actor_claims(reading, address, company, who, spots, ledger.state)
    telling = Telling(reading, address, who, voices.of, spots, ledger.topic)
    was = (
        _known_events(ledger, reading, address, former)
        if former
        else [""] * len(reading.happenings)
    )
    made, told = events(telling, was, ledger.event)
    claims += told
    if former:
        named, claims = former.mentions(named), former.claims(claims)
    check_places(reading.text, record, held, named, claims, voices.attributions)
    ledger.articles[address] = record
    ledger.passages += held
    ledger.attributions += voices.attributions
    ledger.events.update((one.id, one) for one in made)
    ledger.mentions += named
    ledger.claims += claims
    actors = {one for one in who.by_mention.values() if one.startswith("actor/")}
    return FileReport(
        name=reading.document.name,
        outcome=outcome,
        article=address,
        doubts=tuple(doubt.text for doubt in doubts if doubt.about != REFERENCE),
        open=tuple(_open_words(reading, address, one) for one in unsolved),
        actors=len(actors),
        events=len(made),
        attributions=len(voices.attributions),
    )


def _known_events(
    ledger: Ledger, reading: Reading, article: Address, former: Former | None
) -> list[Address]:
    """For each happening the event that it was, also one that was retired; empty for a new one."""
    told = reading.happenings
    if former is None:
        return [""] * len(told)
    known = former.events(told, labels(reading))
    return [
        was or ledger.returned(article, first_words(reading, one), one.type)
        for was, one in zip(known, told, strict=True)
    ]


def _open_words(reading: Reading, address: Address, one: LeftOpen) -> OpenWords:
    words = clean_line(reading.words(one.span), 120)
    return OpenWords(words, f"{address}#p{reading.paragraph(one.span.start)}", one.why)


def _entered(
    ledger: Ledger, reading: Reading, company: Cast, article: Address, former: Former | None
) -> list[tuple[Address, tuple[int, ...]]]:
    """The addresses of a cast; states first, as places lie in them."""
    entered: list[tuple[Address, tuple[int, ...]]] = []
    for one in sorted(company.named, key=lambda one: bool(one.sort)):
        held = names(reading, company, one)
        if one.sort:
            entered.append((ledger.place(one, held), one.mentions))
            continue
        was = former.thing(company.found[at].span for at in one.mentions) if former else ""
        entered.append((ledger.actor(one, held, article, was), one.mentions))
    return entered
