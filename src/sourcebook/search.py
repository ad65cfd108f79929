"""The query grammar, and ranked hits that say why they match.

    rahim "joint committee" type:accord kind:person in:TJ date:2025-01..2025-03

Words are prefixes and match any spelling; all parts must hold. The same grammar serves
the `/` and `&` prompts and `sourcebook find`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sourcebook import dates, names
from sourcebook.answers import ActorRow, EventRow
from sourcebook.corpus import Corpus, fts
from sourcebook.errors import SourcebookError
from sourcebook.model import (
    EVENT_TYPES,
    Actor,
    ActorKind,
    Address,
    Filters,
    Place,
    Topic,
)
from sourcebook.text import Span, clean_line, quoted

_PART = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_LONGEST = 400


class QueryError(SourcebookError):
    """A word of the query language is not known, or its value is none."""


# -- the grammar --------------------------------------------------------------------------


def parse(text: str, corpus: Corpus | None = None) -> Filters:
    """The filter that a query spells; raises QueryError or DateError.

    With a corpus `in:` takes the name of a state as well as its two letters.
    """
    text = clean_line(text, _LONGEST)
    words: list[str] = []
    phrases: list[str] = []
    types: set[str] = set()
    kinds: set[ActorKind] = set()
    countries: set[str] = set()
    span: dates.Edtf | None = None
    for phrase, word in _PART.findall(text):
        key, colon, value = word.partition(":")
        if phrase.strip():
            phrases.append(phrase.strip())
        elif colon and key in ("type", "kind", "in", "date") and value:
            match key:
                case "type":
                    types |= _types(value)
                case "kind":
                    kinds.add(_kind(value))
                case "in":
                    countries.add(_country(value, corpus))
                case _:
                    span = dates.read(value)
        elif word:
            words += _WORD.findall(word)
    return Filters(
        tuple(words),
        tuple(phrases),
        frozenset(types),
        frozenset(kinds),
        frozenset(countries),
        span,
        text,
    )


def _types(value: str) -> set[str]:
    """Our word for a type, or PLOVER's for several."""
    wanted = value.casefold()
    if wanted in EVENT_TYPES:
        return {wanted}
    plover = {
        row.word
        for row in EVENT_TYPES.values()
        if row.plover and wanted in (row.plover.casefold(), row.plover.partition("/")[0].casefold())
    }
    if plover:
        return plover
    raise _unknown("type", value, list(EVENT_TYPES))


def _kind(value: str) -> ActorKind:
    try:
        return ActorKind(value.casefold())
    except ValueError:
        raise _unknown("kind", value, [kind.value for kind in ActorKind]) from None


def _country(value: str, corpus: Corpus | None) -> str:
    if len(value) == 2 and value.isalpha():
        return value.upper()
    states = {
        thing.label.casefold(): thing.country
        for thing in (corpus.held.things.values() if corpus else ())
        if isinstance(thing, Actor) and thing.kind is ActorKind.STATE
    }
    if code := states.get(value.casefold()):
        return code
    raise _unknown("in", value, sorted(states) or ["TJ"])


def _unknown(key: str, value: str, known: Sequence[str]) -> QueryError:
    like = names.nearest(value, [(word, word) for word in known], limit=1)
    near = _MEANT.get(value.casefold()) or (like[0][2] if like else "")
    nearest = f"nearest: {near} " if near else ""
    return QueryError(
        f"{key}: knows no {quoted(value)}", f"{nearest}(all: {' '.join(known)}).", where=value[:40]
    )


# Words people try for our types.
_MEANT = {
    "treaty": "accord",
    "agreement": "accord",
    "pact": "accord",
    "memorandum": "accord",
    "meeting": "talks",
    "meet": "talks",
    "phone": "call",
    "attack": "force",
    "war": "force",
    "statement": "report",
    "request": "demand",
    "export": "supply",
    "law": "sanction",
}


# -- hits ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `reason` says why where its label does not show it; `spans` mark `text`."""

    group: str  # events, actors, topics or text
    link: Address
    text: str
    spans: tuple[Span, ...] = ()
    reason: str = ""
    row: EventRow | ActorRow | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """All hits, by group, best first."""

    events: tuple[Hit, ...] = ()
    actors: tuple[Hit, ...] = ()
    topics: tuple[Hit, ...] = ()
    text: tuple[Hit, ...] = ()

    def all(self) -> tuple[Hit, ...]:
        """Every hit in the order shown."""
        return (*self.events, *self.actors, *self.topics, *self.text)


def find(corpus: Corpus, wanted: Filters) -> Hits:
    """What matches a filter, ranked within each group: by label, by company, by text."""
    if not wanted:
        return Hits()
    return Hits(
        _events(corpus, wanted),
        _actors(corpus, wanted),
        _topics(corpus, wanted),
        _texts(corpus, wanted),
    )


def spans(text: str, wanted: Filters) -> tuple[Span, ...]:
    """Where words and phrases of a filter stand in a text."""
    found = [
        Span(*match.span())
        for phrase in wanted.phrases
        for match in re.finditer(re.escape(phrase), text, re.IGNORECASE)
    ]
    if wanted.words:
        for token in _WORD.finditer(text):
            if (size := _matched(token.group(), wanted.words)) > 0:
                found.append(Span(token.start(), token.start() + size))
    return tuple(sorted(found, key=lambda span: span.start))


def _matched(token: str, words: Iterable[str]) -> int:
    """How many characters of a token a query word covers: its prefix, or all where only folded."""
    low = token.casefold()
    for word in words:
        if low.startswith(word.casefold()):
            return min(len(word), len(token)) if len(low) == len(token) else len(token)
    folded = names.fold(token)
    return len(token) if any(w and folded.startswith(w) for w in map(names.fold, words)) else 0


def _events(corpus: Corpus, wanted: Filters) -> tuple[Hit, ...]:
    ranked: list[tuple[int, int, Hit]] = []
    for n, event in enumerate(corpus.matching_events(wanted)):
        row = corpus.event_row(event)
        own = spans(row.label, wanted)
        reason = (
            "" if own or not (wanted.words or wanted.phrases) else _company(corpus, event, wanted)
        )
        rank = 0 if own else 1 if reason.startswith("with ") else 2
        ranked.append((rank, n, Hit("events", event, row.label, own, reason, row)))
    return tuple(hit for *_, hit in sorted(ranked, key=lambda entry: entry[:2]))


def _company(corpus: Corpus, event: Address, wanted: Filters) -> str:
    """Which participant an event was found by, else `in its text`."""
    for part in corpus.who(event):
        for spelling in corpus.spellings(part.actor):
            if spans(spelling.value, wanted):
                return f"with {corpus.label(part.actor)}"
    return "in its text"


def _actors(corpus: Corpus, wanted: Filters) -> tuple[Hit, ...]:
    if not (wanted.words or wanted.phrases):
        return tuple(Hit("actors", row.id, row.label, row=row) for row in corpus.actors(wanted))
    allowed = corpus.matching_actors(Filters(kinds=wanted.kinds, countries=wanted.countries))
    hits: list[tuple[int, Hit]] = []
    for row in corpus.actors():
        if row.id in allowed and (hit := _actor_hit(corpus, row, wanted)) is not None:
            hits.append((1 if hit.reason else 0, hit))
    return tuple(hit for _, hit in sorted(hits, key=lambda entry: entry[0]))


def _actor_hit(corpus: Corpus, row: ActorRow, wanted: Filters) -> Hit | None:
    if _covers(row.label, wanted):
        others = [s.value for s in corpus.spellings(row.id) if s.value != row.label]
        also = next((value for value in others if _covers(value, wanted)), "")
        return Hit("actors", row.id, row.label, spans(row.label, wanted), _also(also), row)
    for spelling in corpus.spellings(row.id):
        if _covers(spelling.value, wanted):
            return Hit("actors", row.id, row.label, (), _also(spelling.value), row)
    for role in corpus.roles(row.id):
        if _covers(role.value, wanted):
            return Hit("actors", row.id, row.label, (), role.value, row)
    return None


def _also(spelling: str) -> str:
    return f"also spelled {spelling}" if spelling else ""


def _covers(text: str, wanted: Filters) -> bool:
    """True if every word and phrase of a filter stands in a text."""
    tokens = _WORD.findall(text)
    low = text.casefold()
    return all(phrase.casefold() in low for phrase in wanted.phrases) and all(
        any(_matched(token, [word]) for token in tokens) for word in wanted.words
    )


def _topics(corpus: Corpus, wanted: Filters) -> tuple[Hit, ...]:
    if wanted.types or wanted.kinds or wanted.countries or wanted.dates:
        return ()
    return tuple(
        Hit("topics", thing.id, thing.label, spans(thing.label, wanted))
        for thing in corpus.held.things.values()
        if isinstance(thing, Topic | Place) and _covers(thing.label, wanted)
    )


def _texts(corpus: Corpus, wanted: Filters) -> tuple[Hit, ...]:
    if not fts(wanted):
        return ()
    kept = corpus.matching_passages(wanted)
    return tuple(
        Hit("text", passage.id, passage.text, spans(passage.text, wanted))
        for passage in corpus.held.passages.values()
        if passage.id in kept
    )


def snippet(
    text: str, marks: Sequence[Span], room: int, ellipsis: str = "…"
) -> tuple[str, tuple[Span, ...]]:
    """About `room` characters of a text around its first mark, and the marks within."""
    if len(text) <= room:
        return text, tuple(marks)
    first = marks[0].start if marks else 0
    start = max(0, min(first - room // 3, len(text) - room))
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + room - (len(ellipsis) if start else 0))
    head = ellipsis + " " if start else ""
    body = text[start:end].rstrip()
    shift = len(head) - start
    inside = tuple(
        Span(mark.start + shift, min(mark.end, end) + shift)
        for mark in marks
        if start <= mark.start < end
    )
    return head + body + (ellipsis if end < len(text) else ""), inside


# -- who and when -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """An actor that a name may mean: how it matched, and the spelling or role that did."""

    row: ActorRow
    how: str  # name, spelling, prefix, folded, role or fuzzy
    spelling: str


_HOW = ("exact", "prefix", "folded", "role", "fuzzy")


def who(corpus: Corpus, query: str, kinds: Iterable[ActorKind] = ()) -> tuple[Found, ...]:
    """Actors that a name may mean, best first.

    To the letter, all words as prefixes, folded or transliterated, by a role; fuzzy
    only where nothing else matched.
    """
    wanted = frozenset(kinds)
    query = clean_line(query, _LONGEST)
    found: list[tuple[int, int, Found]] = []
    for n, row in enumerate(corpus.actors()):
        if wanted and row.kind not in wanted:
            continue
        if (match := _who_match(corpus, row, query)) is not None:
            rank, spelling = match
            found.append((rank, n, Found(row, _HOW[rank], spelling)))
    if any(rank < _HOW.index("fuzzy") for rank, *_ in found):
        found = [entry for entry in found if entry[0] < _HOW.index("fuzzy")]
    return tuple(entry for *_, entry in sorted(found, key=lambda one: one[:2]))


def _who_match(corpus: Corpus, row: ActorRow, query: str) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for spelling in corpus.spellings(row.id):
        match = names.match(query, spelling.value)
        if match is not None:
            word = match.word if match.how == "fuzzy" else spelling.value
            rank = _HOW.index(match.how)
            if best is None or rank < best[0]:
                best = (rank, word)
    if best is None or best[0] > _HOW.index("role"):
        for role in corpus.roles(row.id):
            match = names.match(query, role.value)
            if match is not None and match.how in ("exact", "prefix"):
                return (_HOW.index("role"), role.value)
    return best


@dataclass(frozen=True, slots=True)
class When:
    """Events by how surely they fall into a span of time."""

    within: tuple[EventRow, ...]
    under_way: tuple[EventRow, ...]
    may: tuple[EventRow, ...]

    def __len__(self) -> int:
        return len(self.within) + len(self.under_way) + len(self.may)


def when(corpus: Corpus, span: dates.Edtf) -> When:
    """Events surely inside a span, lasting and touching it, and those whose bounds only overlap."""
    within: list[EventRow] = []
    under_way: list[EventRow] = []
    may: list[EventRow] = []
    for row in corpus.timeline(others=False):
        if row.time is None or not dates.overlaps(row.time.edtf, span):
            continue
        if dates.within(row.time.edtf, span):
            within.append(row)
        elif row.time.edtf.form is dates.Form.LASTED:
            under_way.append(row)
        else:
            may.append(row)
    return When(tuple(within), tuple(under_way), tuple(may))


def undated(corpus: Corpus) -> tuple[EventRow, ...]:
    """Events that no text dates."""
    return tuple(
        row
        for row in corpus.timeline(others=False)
        if row.time is None or not (row.time.edtf.earliest or row.time.edtf.latest)
    )
