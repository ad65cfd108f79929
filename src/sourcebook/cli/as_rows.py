"""Cards as tab-separated rows.

The columns: link, property, date, marks, value, value_link, source_link, said, read_by.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sourcebook.answers import Contact, Reading, Statement
from sourcebook.answers import Place as Spot
from sourcebook.cli.bits import mark_words
from sourcebook.corpus import Corpus
from sourcebook.model import FIGURES, Address, Attribution, Passage, Property, Time
from sourcebook.present.cards import company, met, things_named
from sourcebook.present.figures import differ as figures_differ
from sourcebook.present.words import deed

Row: TypeAlias = tuple[str, ...]


def _row(
    link: Address,
    prop: str,
    *,
    time: Time | None = None,
    marks: Sequence[str] = (),
    value: str = "",
    value_link: Address = "",
    source: Address = "",
    said: str = "",
    read_by: str = "",
) -> Row:
    date = time.edtf.text if time else ""
    return (link, prop, date, ",".join(marks), value, value_link, source, said, read_by)


def _said(attribution: Attribution | None) -> str:
    """The chain as addresses, nearest the fact first; `no source` where none is named."""
    chain = attribution.chain if attribution else ()
    return ",".join(voice.who or "no source" for voice in chain)


def _spot(place: Spot | None) -> Address:
    return place.passage.id if place else ""


def stated(
    thing: Address, prop: str, statement: Statement, *, value: str = "", link: Address = "",
    time: Time | None = None, marks: Sequence[str] = (),
) -> Row:  # fmt: skip
    """A row that rests on one statement."""
    return _row(
        thing,
        prop,
        time=time,
        marks=marks,
        value=value,
        value_link=link,
        source=statement.place.passage.id,
        said=_said(statement.said),
        read_by=statement.claim.found_by,
    )


def reading_marks(reading: Reading, differ: bool) -> list[str]:
    """What stands behind a reading: it disagrees, belongs to another thing, or is doubtful."""
    found = ["disjoint"] * differ + ["unsure"] * (not reading.own)
    return [*found, *(["doubtful"] * reading.doubtful)]


def value_of(corpus: Corpus, reading: Reading) -> str:
    """What a reading says: a count as written, with whom it is of; words; or a name."""
    if reading.prop in FIGURES and (part := reading.first.claim.part):
        return f"{reading.value} {part}"
    return reading.value or (corpus.label(reading.link) if reading.link else "")


def differs(corpus: Corpus, thing: Address, prop: Property) -> bool:
    """True if the readings of a date or count of an event cannot all be true."""
    if prop in FIGURES:
        return figures_differ(corpus, corpus.readings(thing, prop))
    return prop is Property.WHEN and corpus.event_row(thing).disputed


def readings(corpus: Corpus, thing: Address, prop: Property) -> Iterator[Row]:
    """Every statement of every reading of one property."""
    differ = differs(corpus, thing, prop)
    for reading in corpus.readings(thing, prop):
        value = value_of(corpus, reading)
        for statement in reading.statements:
            yield stated(
                reading.of,
                str(prop),
                statement,
                value=value,
                link=reading.link,
                time=reading.time,
                marks=reading_marks(reading, differ),
            )


def actor(corpus: Corpus, address: Address) -> Iterator[Row]:
    """The card of an actor."""
    row = corpus.actor_row(address)
    yield _row(address, "label", value=row.label)
    for spelling in corpus.spellings(address):
        yield _row(
            address,
            "name",
            value=spelling.value,
            value_link=spelling.of,
            source=_spot(spelling.place),
            said=_said(spelling.said),
            read_by=spelling.judgement.id if spelling.judgement else "",
        )
    for role in corpus.roles(address):
        prop = "rank" if role.rank else "role"
        yield stated(address, prop, role.statement, value=role.value, link=role.of, time=role.time)
    meetings, dealings = met(corpus, address)
    yield from (_contact(corpus, address, "met", one) for one in meetings)
    yield from (_contact(corpus, address, "dealing", one) for one in dealings)
    for other in company(corpus, address):
        name = corpus.label(other.actor)
        source = other.passage.id
        yield _row(address, "named-with", value=name, value_link=other.actor, source=source)


def _contact(corpus: Corpus, address: Address, prop: str, one: Contact) -> Row:
    words = f"{deed(one, corpus)} {corpus.label(one.actor)}"
    told = stated(address, prop, one.statement, value=words, link=one.event.id, time=one.event.time)
    return (*told[:3], ",".join(mark_words(one.event)), *told[4:])


def event(corpus: Corpus, address: Address) -> Iterator[Row]:
    """The card of an event."""
    row = corpus.event_row(address)
    yield _row(address, "label", time=row.time, marks=mark_words(row), value=row.label)
    yield _row(address, "type", value=row.type)
    yield _row(address, "status", value=str(row.status))
    if judged := corpus.judged_date(address):
        yield _row(address, "when", time=judged, value=judged.edtf.text, read_by=judged.why)
    yield from readings(corpus, address, Property.WHEN)
    for other, judgement in corpus.maybe(address):
        name = corpus.label(other)
        yield _row(address, "maybe", value=name, value_link=other, read_by=judgement.id)
    for prop, _ in corpus.figures(address):
        yield from readings(corpus, address, prop)
    yield from readings(corpus, address, Property.CALLED)
    for part in corpus.who(address):
        name = corpus.label(part.actor)
        words = f"{name} ({part.part})" if part.part else name
        yield stated(address, "who", part.statement, value=words, link=part.actor)
    yield from readings(corpus, address, Property.PLACE)
    before, after = corpus.order_claims(address)
    for statement in before:
        earlier = statement.claim.about
        yield stated(address, "after", statement, value=corpus.label(earlier), link=earlier)
    for statement in after:
        later = statement.claim.link
        yield stated(address, "before", statement, value=corpus.label(later), link=later)


def article(corpus: Corpus, address: Address) -> Iterator[Row]:
    """An article: its facts, its doubts, every passage."""
    found = corpus.held.articles[address]
    yield _row(address, "headline", time=found.published, value=found.headline)
    for doubt in found.uncertain:
        yield _row(address, f"doubt-{doubt.about}", value=doubt.text)
    for reference in corpus.open_references(address):
        told = f"{reference.words}: {reference.why}"
        yield _row(address, "open", value=told, source=reference.place.passage.id)
    for one in corpus.passages(address):
        yield from passage(corpus, one, brief=True)


def passage(corpus: Corpus, one: Passage, *, brief: bool = False) -> Iterator[Row]:
    """A passage: its words; unless brief also whom it names and which events rest on it."""
    said = _said(corpus.held.said(one))
    yield _row(one.id, "text", value=one.text, source=one.id, said=said)
    if brief:
        return
    for thing in things_named(corpus.names_in(one.id)):
        yield _row(one.id, "names", value=corpus.label(thing), value_link=thing, source=one.id)
    for address in corpus.catalogue.events_on([one.id]):
        row = corpus.event_row(address)
        yield _row(
            one.id,
            "event",
            time=row.time,
            marks=mark_words(row),
            value=row.label,
            value_link=address,
            source=one.id,
        )


def subject(corpus: Corpus, address: Address) -> Iterator[Row]:
    """A place, topic or source, and the passages that name it."""
    yield _row(address, "label", value=corpus.label(address))
    for exhibit in corpus.evidence(address):
        source = exhibit.passage.id
        yield _row(address, "named", value=exhibit.passage.text, source=source)
