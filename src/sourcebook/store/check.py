"""Is a book sound? Everything that must hold between records, said per record."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from itertools import chain

from sourcebook import dates, links, model, quantities
from sourcebook.errors import SourcebookError
from sourcebook.model import (
    EVENT_TYPES,
    FIGURES,
    Actor,
    Add,
    Address,
    Article,
    Attribution,
    Batch,
    Claim,
    Event,
    Header,
    Hide,
    Judgement,
    Mention,
    Pair,
    Passage,
    Place,
    Rank,
    Record,
    Refused,
    Source,
    Split,
    Time,
    Topic,
    Value,
    Withdraw,
    anchored,
)
from sourcebook.store.anchoring import anchor_faults
from sourcebook.store.codec import decode, encode
from sourcebook.store.faults import Damaged, Fault
from sourcebook.text import quoted

_LINKED = {  # records whose id is an address, with the kind it starts with
    Source: "source",
    Article: "article",
    Passage: "article",
    Actor: "actor",
    Place: "place",
    Topic: "topic",
    Event: "event",
    Claim: "claim",
}
_ANY: frozenset[type] = frozenset((*_LINKED,))
_THINGS: frozenset[type] = frozenset((Actor, Event, Place, Topic, Source, Claim))
_REFERENCES: Mapping[type, Sequence[tuple[str, frozenset[type]]]] = {
    Article: [("publisher", frozenset([Source]))],
    Passage: [("article", frozenset([Article])), ("repeats", frozenset([Passage]))],
    Mention: [("about", _ANY)],
    Place: [("part_of", frozenset([Place, Actor]))],
    Topic: [("broader", frozenset([Topic]))],
    Claim: [
        ("about", _ANY),
        ("link", _ANY),
        ("of", _ANY),
        ("attribution", frozenset([Attribution])),
    ],
    Attribution: [("article", frozenset([Article])), ("passages", frozenset([Passage]))],
    Pair: [("left", _THINGS), ("right", _THINGS)],
    Split: [("thing", _THINGS), ("members", frozenset([Mention, Claim]))],
    Rank: [("claim", frozenset([Claim]))],
    Value: [("thing", _ANY)],
    Hide: [("thing", _ANY)],
    Withdraw: [("judgement", frozenset([Judgement]))],
}
"""Fields that hold addresses, and what they may lead to."""

_SHA256 = re.compile("[0-9a-f]{64}")
_RANKS = ("preferred", "normal", "deprecated")


def check(batch: Batch, damaged: Sequence[Fault] = ()) -> list[Fault]:
    """All faults of a book, `damaged` records first; what only follows from those is left out."""
    lost = frozenset(fault.where for fault in damaged)
    known = _Known(batch, lost)
    return [
        *damaged,
        *_header(batch),
        *chain.from_iterable(_record(record, known) for record in known.records),
        *anchor_faults(batch, lost),
    ]


class _Known:
    """What a book holds, by address."""

    def __init__(self, batch: Batch, lost: frozenset[Address]) -> None:
        self.batch = batch
        self.rendition = batch.header.rendition
        self.lost = lost

    @cached_property
    def records(self) -> list[Record]:
        """All records, in the order of the file."""
        batch = self.batch
        return [
            *batch.sources,
            *batch.articles,
            *batch.passages,
            *batch.mentions,
            *batch.actors,
            *batch.places,
            *batch.topics,
            *batch.events,
            *batch.claims,
            *batch.attributions,
            *batch.judgements,
            *batch.refusals,
        ]

    @cached_property
    def kinds(self) -> dict[Address, type]:
        """The class behind each address, those a judgement adds included."""
        kinds: dict[Address, type] = {record.id: type(record) for record in self.records}
        for judgement in self.batch.judgements:
            if isinstance(judgement.act, Add):
                kinds[judgement.act.record.id] = type(judgement.act.record)
        return kinds

    @cached_property
    def repeated(self) -> frozenset[Address]:
        """Addresses that two records have."""
        times = Counter(record.id for record in self.records)
        return frozenset(address for address, count in times.items() if count > 1)

    @cached_property
    def paragraphs(self) -> frozenset[Address]:
        """`article/slug#p7` for every paragraph that has a passage."""
        return frozenset(f"{p.article}#p{p.paragraph}" for p in self.batch.passages)


# --- one record


def _header(batch: Batch) -> Iterator[Fault]:
    head = batch.header
    if not head.id:
        yield Fault("header", "has no id")
    if head.format != model.FORMAT:
        yield Fault("header", f"has format {head.format}, this sourcebook writes {model.FORMAT}")
    if head.rendition not in links.RENDITIONS:
        yield Fault("header", f"rendition {quoted(head.rendition)} is unknown")
    yield from _written("header", head)


def _record(record: Record, known: _Known) -> Iterator[Fault]:
    yield from _written(record.id, record)
    if record.id in known.repeated:
        yield Fault(record.id, "stands twice in the book")
    if problem := _address(record):
        yield Fault(record.id or type(record).__name__.lower(), problem)
    for what in chain(_references(record, known), _own(record, known)):
        yield Fault(record.id, what)


def _written(where: str, record: Record | Header) -> Iterator[Fault]:
    """Does the record come back from disk as it is? It does not if it holds unclean text."""
    try:
        back = decode(type(record), encode(record))
    except Damaged as damaged:
        yield Fault(where, damaged.what)
        return
    if back != record:
        yield Fault(where, f"holds text that is not clean ({_changed(record, back)})")


def _changed(record: Record | Header, back: object) -> str:
    names = [f.name for f in fields(record)]
    return ", ".join(name for name in names if getattr(record, name) != getattr(back, name))


def _address(record: Record) -> str:
    """What is wrong with a record's own address."""
    if not record.id:
        return "has no address"
    kind = _LINKED.get(type(record))
    if kind is None:
        return ""
    try:
        link = links.parse(record.id)
    except SourcebookError as error:
        return error.what
    if isinstance(record, Passage):
        expected = (record.article, record.paragraph, record.part)
        return "" if (link.thing, link.paragraph, link.part) == expected else _misnamed(record)
    return "" if record.id == link.thing and link.kind == kind else f"is no {kind} address"


def _misnamed(passage: Passage) -> str:
    part = f".{passage.part}" if passage.part else ""
    return f"is not the address of {passage.article}#p{passage.paragraph}{part}"


def _references(record: object, known: _Known) -> Iterator[str]:
    for name, kinds in _REFERENCES.get(type(record), ()):
        held = getattr(record, name)
        for address in held if isinstance(held, tuple) else (held,):
            if address and (problem := _leads(address, kinds, known)):
                yield f"{name} {problem}"
    for time in _times(record):
        if time.ref and (problem := _leads(time.ref, _ANY, known)):
            yield f"time {problem}"
    if isinstance(record, Attribution):
        for voice in record.chain:
            if voice.who and (problem := _leads(voice.who, _ANY, known)):
                yield f"chain {problem}"


def _leads(address: Address, kinds: frozenset[type], known: _Known) -> str:
    """What is wrong with an address that a record names; empty if it leads to one of `kinds`."""
    if address in known.lost:
        return ""
    kind = known.kinds.get(address)
    if kind is None:
        inside = _inside(address, kinds, known)
        return "" if inside else f"leads to {quoted(address)}, which is not in the book"
    if kind in kinds:
        return ""
    word = kind.__name__.lower()
    return f"leads to {address}, {'an' if word[0] in 'ae' else 'a'} {word}"


def _inside(address: Address, kinds: frozenset[type], known: _Known) -> bool:
    """Is it a paragraph or a stretch of an article? Then the article must be there."""
    if Passage not in kinds or "#" not in address:
        return False
    if address in known.paragraphs:
        return True
    try:
        link = links.parse(address)
    except SourcebookError:
        return False
    return link.chars is not None and known.kinds.get(link.thing) is Article


def _times(record: object) -> Iterator[Time]:
    if isinstance(record, Article) and record.published:
        yield record.published
    if isinstance(record, Claim) and record.time:
        yield record.time


def _own(record: Record, known: _Known) -> Iterator[str]:
    """What a record must hold by itself."""
    if isinstance(record, Event) and record.type not in EVENT_TYPES:
        yield f"type {quoted(record.type)} is unknown (all: {' '.join(EVENT_TYPES)})"
    if isinstance(record, Claim) and not anchored(record.anchors, known.rendition):
        yield f"has no anchor in the {known.rendition} text"
    if isinstance(record, Claim) and record.property in FIGURES:
        yield from _figure(record.value)
    if isinstance(record, Mention) and not record.anchors:
        yield "has no anchor"
    if isinstance(record, Refused):
        yield from _refused(record)
    if isinstance(record, Judgement):
        yield from _act(record, known)


def _figure(value: str) -> Iterator[str]:
    try:
        quantities.parse(value)
    except SourcebookError as error:
        yield error.what


def _date(value: str) -> Iterator[str]:
    try:
        dates.parse(value)
    except SourcebookError as error:
        yield error.what


def _refused(record: Refused) -> Iterator[str]:
    if not (record.name and record.reason):
        yield "does not say which file was refused, and why"
    if record.raw_sha256 and not _SHA256.fullmatch(record.raw_sha256):
        yield f"{quoted(record.raw_sha256)} is no SHA-256 of a file"


def _act(judgement: Judgement, known: _Known) -> Iterator[str]:
    act = judgement.act
    if not judgement.id.startswith("J"):
        yield "is no id of a book's judgement (J1, J2, ...)"
    yield from _references(act, known)
    if isinstance(act, Rank) and act.rank not in _RANKS:
        yield f"rank {quoted(act.rank)} is none of {', '.join(_RANKS)}"
    if isinstance(act, Value) and act.property == model.Property.WHEN:
        yield from _date(act.value)
    if isinstance(act, Pair) and act.left == act.right:
        yield f"pairs {act.left} with itself"
    if isinstance(act, Add):
        yield from _references(act.record, known)
        if isinstance(act.record, Event) and act.record.type not in EVENT_TYPES:
            yield f"type {quoted(act.record.type)} is unknown"
