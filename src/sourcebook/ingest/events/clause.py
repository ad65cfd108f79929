"""Sentences as words, and the finite verbs of the lexicon in them with their clauses."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sourcebook.ingest.events.words import NEEDED, VERBS, Verb
from sourcebook.model import Status
from sourcebook.text import Span

_TOKEN = re.compile(r"[^\W_]+|['’](?:s|t)\b|\S")
_BE = frozenset("is are was were be been being am".split())
_HAVE = frozenset("has have had having".split())
_DO = frozenset("do does did".split())
_WILL = frozenset("will shall".split())
_MAY = frozenset("would could might may should can must".split())
_NOT = frozenset("not never n't cannot".split())
_ADVERBS = frozenset("also not never ever since now just already yet both jointly".split())
_EXPECTED = frozenset(
    "expected due set scheduled planning plans plan planned intends slated".split()
)
_OPENS = frozenset(
    "that which who while after before because although though when where whereas if since as"
    " unless until whether but".split()
)
_STOPS = _OPENS - {"as", "since", "until"} | {"amid", "saying", "creating", "adding"}
_NOMINAL = frozenset("the a an his her its their this of in on for with no any".split())
_REACH = 80  # words a clause may have on either side of its verb
_SHORT = {"won": "will", "can": "can", "shan": "shall"}
_IF = frozenset({"if", "whether", "unless"})
_HOPES = frozenset("hope hopes hoped wants want wanted likely".split())


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words with their places."""

    text: str
    span: Span
    low: tuple[str, ...]
    spans: tuple[Span, ...]

    def at(self, place: int) -> str:
        """The word there in small letters, or nothing."""
        return self.low[place] if 0 <= place < len(self.low) else ""

    def index(self, offset: int) -> int:
        """The first word that begins at or behind an offset."""
        return bisect_left(self.spans, offset, key=lambda one: one.start)

    def stretch(self, first: int, stop: int) -> Span:
        """The text of some words."""
        return Span(self.spans[first].start, self.spans[stop - 1].end)


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb of the lexicon: [first, start) before it, [end, stop) behind."""

    words: Words
    verb: Verb
    first: int
    start: int  # of the auxiliaries
    main: int
    stop: int
    opener: str
    passive: bool
    ongoing: bool
    status: Status
    relative: bool = False
    before: "Clause | None" = None  # whose subject it shares: "was invited … and was welcomed"

    @property
    def end(self) -> int:
        """The first word behind the verb."""
        return self.main + 1


def read(text: str, span: Span) -> Words:
    """The words of a sentence."""
    found = list(_TOKEN.finditer(text, span.start, span.end))
    low = [match.group().lower().replace("’", "'") for match in found]
    for place, word in enumerate(low):
        if word == "'t" and place and low[place - 1].endswith("n"):
            before = low[place - 1]
            low[place - 1 : place + 1] = [_SHORT.get(before, before[:-1]), "not"]
    return Words(text, span, tuple(low), tuple(Span(*match.span()) for match in found))


def clauses(words: Words, bounds: Sequence[int]) -> Iterator[Clause]:
    """The clauses of the lexicon's verbs; `bounds` are the ends of what is said."""
    edges = frozenset(words.index(offset) for offset in bounds)
    last: Clause | None = None
    for place, word in enumerate(words.low):
        verb = VERBS.get(word)
        if verb is not None:
            made = _clause(words, place, verb, edges)
            if made is not None and made.opener == "and" and made.first == made.start:
                made = replace(made, before=last)
            last = made or last
            if made is not None and _fits(made):
                yield made


def _chain(words: Words, place: int) -> int:
    """Where the auxiliaries before a verb begin."""
    at = place
    while at > 0 and place - at < 7:
        before = words.at(at - 1)
        known = before in _BE | _HAVE | _DO | _WILL | _MAY | _NOT | _ADVERBS
        if not known and not (before.endswith("ly") and len(before) > 4):
            break
        at -= 1
    return at


def _clause(words: Words, place: int, verb: Verb, edges: frozenset[int]) -> Clause | None:
    start = _chain(words, place)
    aux = words.low[start:place]
    helpers = [one for one in aux if one in _BE | _HAVE | _DO | _WILL | _MAY]
    planned = False
    if "base" in verb.forms and words.at(start - 1) == "to" and words.at(start - 2) in _EXPECTED:
        start -= 2
        while start > 0 and words.at(start - 1) in _BE | _HAVE:
            start -= 1
        planned, helpers = True, ["will"]
    kind = _kind(words, place, start, verb, helpers)
    if kind is None:
        return None
    first, opener = _begin(words, start, edges)
    relative = opener in ("who", "which", "that") and first == start
    passive = kind == "passive"
    ongoing = kind == "ongoing" or (
        any(one in ("has", "have") for one in helpers)
        and any(one in ("increasingly", "repeatedly", "continually", "regularly") for one in aux)
    )
    status = _status(aux, helpers, opener, planned)
    stop = _finish(words, place + 1, edges)
    return Clause(
        words, verb, first, start, place, stop, opener, passive, ongoing, status, relative
    )


def _kind(words: Words, place: int, start: int, verb: Verb, helpers: list[str]) -> str | None:
    """active, passive or ongoing; None if the form is not finite here."""
    last = helpers[-1] if helpers else ""
    if "ing" in verb.forms:
        return "ongoing" if last in _BE else None
    if last in _BE:
        return "passive" if "part" in verb.forms else None
    if last in _HAVE:
        return "active" if "part" in verb.forms else None
    if last in _DO | _WILL | _MAY:
        return "active" if "base" in verb.forms else None
    before = words.at(start - 1)
    if "past" not in verb.forms or before in _NOMINAL or words.at(place + 1) == "by":
        return None
    return "active" if start > 0 and words.at(place - 1) not in ("-", "to") else None


def _status(aux: tuple[str, ...], helpers: list[str], opener: str, planned: bool) -> Status:
    if any(one in _NOT for one in aux):
        return Status.NEGATED
    if any(one in _MAY for one in helpers) or opener in _IF:
        return Status.HYPOTHETICAL
    if planned or any(one in _WILL for one in helpers):
        return Status.PLANNED
    if any(one in ("allegedly", "reportedly", "supposedly", "purportedly") for one in aux):
        return Status.ALLEGED
    return Status.ASSERTED


def _begin(words: Words, start: int, edges: frozenset[int]) -> tuple[int, str]:
    """Where the clause of a verb begins, and the word that opens it."""
    for place in range(start, max(0, start - _REACH), -1):
        before = words.at(place - 1)
        if place in edges and place < start:
            return place, ""
        if before in _OPENS:
            return place, before
        if before in (";", ":", "“", '"') or (before == "and" and _verb_between(words, place)):
            return place, before
    return max(0, start - _REACH), ""


def _verb_between(words: Words, place: int) -> bool:
    """An "and" behind a comma, or right before the verb, parts two clauses."""
    after = words.at(place)
    return words.at(place - 2) == "," or after in _BE | _HAVE or after in VERBS


def _finish(words: Words, place: int, edges: frozenset[int]) -> int:
    """Where the words behind a verb end."""
    start = place
    while place < min(len(words.low), start + _REACH):
        word = words.at(place)
        if place in edges and place > start:
            break
        if word in _STOPS or word in (";", ".", "”", "—", "–", "!", "?"):
            break
        if word == "and" and place > start and _opens_clause(words, place + 1):
            break
        if word == "," and _opens_clause(words, place + 1):
            break
        place += 1
    while place > start and words.at(place - 1) in (",", "and", '"'):
        place -= 1
    return place


def _opens_clause(words: Words, place: int) -> bool:
    after = words.at(place)
    if after == "and":
        after = words.at(place + 1)
    ing = after.endswith("ing") and words.at(place - 1) == ","
    return after in _BE | _HAVE | _OPENS or ing or "past" in getattr(VERBS.get(after), "forms", ())


def _fits(clause: Clause) -> bool:
    """Whether what a verb asks for stands in its object, or subject if passive."""
    words = clause.words
    if any(one in _HOPES for one in words.low[clause.first : clause.start]):
        return False
    needed = NEEDED.get(clause.verb.lemma)
    if needed is None:
        return True
    first, stop = clause.end, clause.end + 12
    if clause.passive:
        first, stop = clause.first, clause.start
    if clause.relative:
        first = max(0, clause.start - 8)
    return any(word in needed for word in words.low[first:stop])
