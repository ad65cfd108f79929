"""The finite verbs of the lexicon in a sentence with their clauses, and how each is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourcebook.ingest.events.arguments import Arguments, Asked
from sourcebook.ingest.events.governors import (
    BE,
    DO,
    HAVE,
    MAY,
    NOT,
    WILL,
    Governor,
    chain,
    governor,
)
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.words import FOLLOWED, NEEDED, VERBS, Verb
from sourcebook.model import Status

_OPENS = frozenset(
    "that which who while after before because although though when where whereas if since as"
    " unless until whether but".split()
)
_STOPS = _OPENS - {"as", "since", "until"} | {"amid", "saying", "creating", "adding"}
_NOMINAL = frozenset(
    "the a an his her its their this of in on for with no any behind from at into"
    " against between".split()
)
_GOES_ON = (("of",), ("on",), ("against",), ("to",))
_NOBODY = frozenset("no nobody none neither".split())
_WHO = frozenset("he she they it we i".split())
_PARTING = frozenset("of in on at for with to from by and or that which who".split())
_REACH = 80  # words a clause may have on either side of its verb
_LASTING = frozenset("increasingly repeatedly continually regularly".split())
_IF = frozenset({"if", "whether", "unless"})
_ALLEGEDLY = frozenset("allegedly reportedly supposedly purportedly".split())
_HOPES = frozenset("hope hopes hoped wants want wanted likely".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb of the lexicon: [first, start) before it, [end, stop) behind.

    `start` is where its auxiliaries begin, or the verb that leads to it: "agreed to buy".
    `around` are its subject and object.
    """

    words: Words
    verb: Verb
    first: int
    start: int
    main: int
    stop: int
    opener: str
    passive: bool
    ongoing: bool
    status: Status
    around: Arguments
    relative: bool = False
    led_by: Governor | None = None
    would: bool = False  # and nothing else makes it hypothetical

    @property
    def end(self) -> int:
        """The first word behind the verb."""
        return self.main + 1


def clauses(words: Words, bounds: Sequence[int], asked: Asked) -> Iterator[Clause]:
    """The clauses of the lexicon's verbs; `bounds` are the ends of what is said."""
    edges = frozenset(words.index(offset) for offset in bounds)
    for place, word in enumerate(words.low):
        for verb in VERBS.get(word, ()):
            made = _clause(words, place, verb, edges, asked)
            if made is not None and _fits(made):
                yield made
                break


@dataclass(frozen=True, slots=True)
class _Verbal:
    """A verb with its auxiliaries."""

    start: int
    aux: tuple[str, ...]
    helpers: tuple[str, ...]
    led_by: Governor | None = None


def _verbal(words: Words, place: int) -> _Verbal:
    start = chain(words, place)
    led_by = governor(words, start)
    low = words.low[start:place]
    if led_by is not None:
        start = led_by.start
        low = (*words.low[led_by.start : led_by.stop], *low)
    helpers = tuple(one for one in low if one in BE | HAVE | DO | WILL | MAY)
    return _Verbal(start, low, helpers, led_by)


def _clause(
    words: Words, place: int, verb: Verb, edges: frozenset[int], asked: Asked
) -> Clause | None:
    group = _verbal(words, place)
    kind = _kind(words, place, group, verb)
    if kind is None:
        return None
    if group.led_by is None and words.at(chain(words, place) - 1) == "to":
        return None  # "to be released" tells no event of its own
    around = asked.arguments(place)
    if not group.helpers and around.form != "finite" and group.led_by is None:
        return None
    start = group.start
    first, opener = _begin(words, start, edges)
    relative = opener in ("who", "which", "that") and first == start
    ongoing = kind == "ongoing" or (
        any(one in ("has", "have") for one in group.helpers)
        and any(one in _LASTING for one in group.aux)
    )
    status = _status(group, opener)
    if around.subject is not None and words.low[around.subject.first] in _NOBODY:
        status = Status.NEGATED
    would = status is Status.HYPOTHETICAL and opener not in _IF and not MAY - {"would"} & {
        *group.helpers
    }  # fmt: skip
    stop = _finish(words, place + 1, edges)
    if around.object is not None and place < around.object.first < stop:
        stop = max(stop, around.object.stop)
    return Clause(
        words, verb, first, start, place, stop, opener, kind == "passive", ongoing, status,
        around, relative, group.led_by, would and "would" in group.helpers,
    )  # fmt: skip


def _kind(words: Words, place: int, group: _Verbal, verb: Verb) -> str | None:
    """active, passive or ongoing; None if the form is not finite here."""
    last = words.low[place - 1] if place else ""
    own = [one for one in words.low[chain(words, place) : place] if one in BE | HAVE | DO | WILL
           | MAY]  # fmt: skip
    last = own[-1] if own else ""
    if "ing" in verb.forms:
        return "ongoing" if last in BE else None
    if last in BE:
        return "passive" if "part" in verb.forms else None
    if last in HAVE:
        return "active" if "part" in verb.forms else None
    if last in DO | WILL | MAY or group.led_by is not None:
        return "active" if "base" in verb.forms else None
    before = words.at(group.start - 1)
    if (
        "past" not in verb.forms
        or before in _NOMINAL
        or before.isdigit()
        or words.at(place + 1) == "by"
    ):
        return None
    return "active" if group.start > 0 and words.at(place - 1) not in ("-", "to") else None


def _status(group: _Verbal, opener: str) -> Status:
    led = group.led_by
    if any(one in NOT for one in group.aux):
        return Status.NEGATED
    if any(one in MAY for one in group.helpers) or opener in _IF:
        return Status.HYPOTHETICAL
    if led is not None and led.status is not Status.ASSERTED:
        return led.status
    if any(one in WILL for one in group.helpers):
        return Status.PLANNED
    if any(one in _ALLEGEDLY for one in group.aux):
        return Status.ALLEGED
    return Status.ASSERTED


def _begin(words: Words, start: int, edges: frozenset[int]) -> tuple[int, str]:
    """Where the clause of a verb begins, and the word that opens it."""
    for place in range(start, max(0, start - _REACH), -1):
        before = words.at(place - 1)
        if place in edges and place < start:
            return place, before if before in _IF else ""
        if before in _OPENS:
            return place, before
        if before in (";", ":", "“", '"') or (before == "and" and _verb_between(words, place)):
            return place, before
    return max(0, start - _REACH), ""


def _verb_between(words: Words, place: int) -> bool:
    """An "and" behind a comma, or right before the verb, parts two clauses."""
    after = words.at(place)
    return words.at(place - 2) == "," or after in BE | HAVE or after in VERBS


def _finish(words: Words, place: int, edges: frozenset[int]) -> int:
    """Where the words behind a verb end."""
    start = place
    while place < min(len(words.low), start + _REACH):
        word = words.at(place)
        if place in edges and place > start:
            break
        if word in _STOPS or word in (";", "”", "—", "–", "!", "?"):
            break
        if word == "." and place == len(words.low) - 1:
            break
        if word == "and" and place > start and _opens_clause(words, place + 1):
            break
        if word == "," and (words.at(place + 1) in _WHO or _opens_clause(words, place + 1)):
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
    if words.at(place - 1) == "and" and _new_subject(words, place):
        return True
    past = any("past" in verb.forms for verb in VERBS.get(after, ()))
    return after in BE | HAVE | DO | WILL | MAY | _OPENS or ing or past


def _new_subject(words: Words, place: int) -> bool:
    """Whether an "and" is followed by a subject and its auxiliary: "and one was hurt"."""
    for at in range(place, min(place + 6, len(words.low))):
        if words.low[at] in BE | HAVE | DO | WILL | MAY:
            return True
        if not words.low[at].isalnum() or words.low[at] in _PARTING:
            return False
    return False


def _fits(clause: Clause) -> bool:
    """Whether what a verb asks for stands in its object, or subject if passive."""
    words = clause.words
    if any(one in _HOPES for one in words.low[clause.first : clause.start]):
        return False
    verb = clause.verb
    follows = FOLLOWED.get(verb.key, FOLLOWED.get(verb.lemma))
    if follows is not None and words.at(clause.end) not in follows:
        return False
    needed = NEEDED.get(verb.key, NEEDED.get(verb.lemma))
    if not needed:
        return True
    return any(word in needed for word in _thing(clause))


def _thing(clause: Clause) -> tuple[str, ...]:
    """The words of what is done something with, over "of": "a memorandum of understanding"."""
    words, around = clause.words.low, clause.around
    phrase = around.subject if clause.passive else around.object
    if clause.passive and clause.relative and phrase is None:
        return words[max(0, clause.start - 8) : clause.start]
    if phrase is None:
        return () if clause.passive else words[clause.end : min(clause.stop, clause.end + 6)]
    stop = phrase.stop
    while words[stop : stop + 1] in _GOES_ON and stop < phrase.stop + 8:
        stop += 1
        while stop < len(words) and words[stop].isalnum() and words[stop] not in _PARTING:
            stop += 1
    beside = words[clause.end : phrase.first] if not clause.passive else ()
    return (*beside, *words[phrase.first : stop], *words[stop : stop + 2])
