"""The finite verbs of a sentence with their clauses, and how each is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sourcebook.ingest.events.arguments import Arguments, Asked
from sourcebook.ingest.events.daily import has_day, participle
from sourcebook.ingest.events.governors import (
    AUXILIARIES,
    BE,
    DO,
    HAVE,
    MAY,
    NOT,
    TELLING,
    WILL,
    Governor,
    chain,
    governor,
)
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import form_of
from sourcebook.ingest.events.words import COURSE, DEED, Verb, readings
from sourcebook.model import Status

_OPENS = frozenset(
    "that which who while after before because although though when where whereas if since as"
    " unless until whether but".split()
)
_STOPS = _OPENS - {"as", "since", "until"} | {"amid", "saying", "creating", "adding"}
_NOMINAL = frozenset("the a an his her its their this of in on for with no any".split())
_GOES_ON = (("of",), ("on",), ("against",), ("to",))
_MANY = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen hundred thousand million"
    " several many some few most other more".split()
)
_LEADING = frozenset(
    "behind under over between among during against amid toward towards into onto near without"
    " about of in on with for by from at newly recently".split()
)
_NO_NOUN = (
    _NOMINAL
    | _LEADING
    | frozenset(
        "to and or that which who but as when while after before since until because if not him her"
        " them it us me than through off out up down away back home".split()
    )
)
_WHO = frozenset("he she they it we i".split())
_PARTING = frozenset("of in on at for with to from by and or that which who".split())
_HAS = BE | HAVE
_BARE = DO | WILL | MAY
_OTHER = AUXILIARIES | _OPENS
_DUTY = MAY - {"would"}
_ENDS = _STOPS | set(";”—–!?")
_BEHIND = 9  # words behind a verb among which what it asks for may be
_REACH = 80  # words a clause may have on either side of its verb
_LASTING = frozenset("increasingly repeatedly continually regularly".split())
_RELATIVES = frozenset({"who", "which", "that"})
_ALLEGEDLY = frozenset("allegedly reportedly supposedly purportedly".split())
_ASKING = frozenset("who what how why whether if unless".split())
"""What they open is asked, or a condition; a "who" only behind a preposition."""
_NONE = frozenset("no nothing nobody none neither".split())
_SIDE = frozenset("after before when while because although though since as if unless".split())
_MODAL = frozenset("can must should may might".split())
_PRESENT = frozenset({"accuse", "accuses"})
"""What is told in the present though it was done: "prosecutors accuse him of fraud"."""
_NOW = frozenset({"is", "are", "am"})
_AHEAD = frozenset({"due", "scheduled"})
_HOPES = frozenset("hope hopes hoped wants want wanted likely".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb: [first, start) before it, [end, stop) behind.

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
    scheduled: bool = False  # told in the present with a day to come

    @property
    def end(self) -> int:
        """The first word behind the verb."""
        return self.main + 1

    @property
    def present(self) -> bool:
        """Whether it is told of now: "is holding talks"."""
        return not _NOW.isdisjoint(self.words.low[self.start : self.main])

    def by(self, verb: Verb) -> "Clause":
        """The same clause as what another reading of its verb tells."""
        return self if verb is self.verb else replace(self, verb=verb)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a verb, all it may tell, and what of that the sentence allows."""

    place: int
    readings: Sequence[Verb]
    able: Sequence[Verb]


def candidates(words: Words) -> list[Candidate]:
    """The words of a sentence that may tell something as its verbs."""
    found: list[Candidate] = []
    for place, word in enumerate(words.low):
        verbs = readings(word)
        if verbs and not in_name(words, place):
            able = [verb for verb in verbs if _able(words, place, verb)]
            if able:
                found.append(Candidate(place, verbs, able))
    return found


def in_name(words: Words, place: int) -> bool:
    """Whether a word has a capital where a verb has none: "the Green Left"."""
    if place == 0 or not words.big(place) or not words.low[place - 1].isalnum():
        return False
    return words.big(place - 1) and any(
        len(word) > 4 and word.isalpha() and not words.big(at) for at, word in enumerate(words.low)
    )


def clauses(
    words: Words, verbs: Sequence[Candidate], bounds: Sequence[int], asked: Asked
) -> Iterator[tuple[Clause, Sequence[Verb]]]:
    """The clauses of the sentence's verbs, each with the readings it may tell, likeliest first.

    `bounds` are the ends of what is said.
    """
    edges = frozenset([words.index(offset) for offset in bounds])
    for one in verbs:
        made = _clause(words, one.place, one.readings, edges, asked)
        if made is not None and _HOPES.isdisjoint(words.low[made.first : made.start]):
            fits = [verb for verb in one.able if _fits(made, verb)]
            if fits:
                yield made, fits


@dataclass(frozen=True, slots=True)
class _Verbal:
    """A verb with its auxiliaries."""

    start: int
    aux: tuple[str, ...]
    helpers: tuple[str, ...]
    last: str  # of the helpers those right before it
    led_by: Governor | None = None


def _verbal(words: Words, place: int) -> _Verbal:
    start = chain(words, place)
    led_by = governor(words, start)
    low = words.low[start:place]
    last = next((one for one in reversed(low) if one in AUXILIARIES), "")
    if led_by is not None:
        start = led_by.start
        low = (*words.low[led_by.start : led_by.stop], *low)
    helpers = tuple([one for one in low if one in AUXILIARIES])
    return _Verbal(start, low, helpers, last, led_by)


def _clause(
    words: Words, place: int, verbs: Sequence[Verb], edges: frozenset[int], asked: Asked
) -> Clause | None:
    group = _verbal(words, place)
    bare = not (group.helpers or group.led_by)
    listed = any(one.family != DEED for one in verbs)
    aside = participle(words, group.start, place, verbs[0].forms) if bare and listed else ""
    scheduled = bare and not aside and has_day(words, place, verbs[0].forms)
    led = aside == "ing" or scheduled
    kind = "active" if led else _kind(words, place, group, verbs[0].forms)
    if kind is None or not _tells(words, group):
        return None
    if not (listed or group.helpers or group.led_by) and not asked.verbal(place):
        return None
    around = asked.arguments(place)
    joined = words.at(group.start - 1) == "and" and around.passive and around.form == "part"
    told = group.helpers or joined or group.led_by or aside == around.form or scheduled
    if not told and around.form != "finite":
        return None
    if aside == around.form == "part":
        kind = "passive"
    kind = "passive" if joined and not group.helpers else kind
    start = group.start
    first, opener = _begin(words, start, edges)
    if opener in _ASKING and (opener != "who" or words.at(first - 2) in _LEADING):
        return None
    relative = opener in _RELATIVES and first == start
    if around.subject is not None and not relative and opener in _RELATIVES:
        past = max(around.subject.heads) < first - 1
        first = start if past else first  # what stands between is of the clause before it
    status = Status.PLANNED if scheduled or words.low[place] in _AHEAD else _status(group)
    if status is Status.ASSERTED and _negative(around, words):
        status = Status.NEGATED
    would = status is Status.HYPOTHETICAL and not _DUTY & {*group.helpers}
    opened = "while" if aside == "part" == around.form else opener
    stop = _finish(words, place + 1, edges, opener=opened)
    thing = around.object
    if thing is not None and len(thing.heads) == 1 and place < thing.first < stop:
        stop = max(stop, thing.stop)
    return Clause(
        words, verbs[0], first, start, place, stop, opener, kind == "passive",
        kind == "ongoing" or _lasts(group), status, around, relative, group.led_by,
        would and "would" in group.helpers, scheduled,
    )  # fmt: skip


def _tells(words: Words, group: _Verbal) -> bool:
    """Whether it is told as a fact, a plan or a claim: no condition, duty, or "almost"."""
    led, before = group.led_by, words.at(group.start - 1)
    if led is None and before == "to":
        return False  # "to be released" tells no event of its own
    if led is not None and led.lemma in TELLING:
        return False
    if not _MODAL.isdisjoint(group.helpers) or words.low[:1] in (("if",), ("unless",)):
        return False
    return before not in ("almost", "nearly")


def _lasts(group: _Verbal) -> bool:
    has = "has" in group.helpers or "have" in group.helpers
    return has and not _LASTING.isdisjoint(group.aux)


def _kind(words: Words, place: int, group: _Verbal, forms: frozenset[str]) -> str | None:
    """active, passive or ongoing; None if the form is not finite here."""
    last = group.last
    if "ing" in forms:
        return "ongoing" if last in BE else None
    if last in BE:
        return "passive" if "part" in forms else None
    if last in HAVE:
        return "active" if "part" in forms else None
    if last in _BARE or group.led_by is not None:
        return "active" if "base" in forms else None
    before = words.at(group.start - 1)
    if words.low[place] in _PRESENT:
        return "active"
    if "past" not in forms or before in _NOMINAL or words.at(place + 1) == "by":
        return None
    if attributive(words, place):
        return None
    return "active" if group.start > 0 and words.at(place - 1) not in ("-", "to") else None


def attributive(words: Words, place: int) -> bool:
    """Whether a past form stands before its noun: "70 freed prisoners", "behind closed doors"."""
    before, after = words.at(place - 1), words.at(place + 1)
    told = form_of(before)
    behind_verb = (
        told is not None
        and "past" in told.kinds
        and ("base" not in told.kinds or before == "found")
    )
    year = len(before) == 4 and before[:2] in ("19", "20")
    counted = (
        behind_verb or (before.isdigit() and not year) or before in _MANY or before in _LEADING
    )
    return counted and after.isalpha() and after not in _NO_NOUN


def _negative(around: Arguments, words: Words) -> bool:
    """Whether nobody does it or nothing is done: "no date was set", "paid nothing"."""
    held = (around.subject, around.object)
    return any(one is not None and words.low[one.first] in _NONE for one in held)


def _status(group: _Verbal) -> Status:
    led = group.led_by
    if not NOT.isdisjoint(group.aux):
        return Status.NEGATED
    if not MAY.isdisjoint(group.helpers):
        return Status.HYPOTHETICAL
    if led is not None and led.status is not Status.ASSERTED:
        return led.status
    if not WILL.isdisjoint(group.helpers):
        return Status.PLANNED
    if not _ALLEGEDLY.isdisjoint(group.aux):
        return Status.ALLEGED
    return Status.ASSERTED


def _begin(words: Words, start: int, edges: frozenset[int]) -> tuple[int, str]:
    """Where the clause of a verb begins, and the word that opens it."""
    low = words.low
    for place in range(start, max(0, start - _REACH), -1):
        before = low[place - 1]
        if place in edges and place < start:
            return place, before if before in _ASKING else ""
        if before in _OPENS:
            return place, before
        if before in (";", ":", "“", '"') or (before == "and" and _verb_between(words, place)):
            return place, before
    return max(0, start - _REACH), ""


def _verb_between(words: Words, place: int) -> bool:
    """An "and" behind a comma, or right before the verb, parts two clauses."""
    after = words.at(place)
    return words.at(place - 2) == "," or after in _HAS or _past(after)


def _finish(words: Words, place: int, edges: frozenset[int], opener: str) -> int:
    """Where the words behind a verb end; a clause that stands aside ends with its comma."""
    start, low = place, words.low
    last = min(len(low), start + _REACH)
    aside = opener in _SIDE or opener in _RELATIVES
    while place < last:
        word = low[place]
        if place > start and (place in edges or (aside and _ends_aside(words, place, opener))):
            break
        if word == "but" and words.at(place - 1) in ("all", "nothing", "anything"):
            place += 1
            continue
        if word in _ENDS or (word == "." and place == len(low) - 1):
            break
        if word == "and" and place > start and _opens_clause(words, place + 1):
            break
        if word == "," and (words.at(place + 1) in _WHO or _opens_clause(words, place + 1)):
            break
        place += 1
    while place > start and low[place - 1] in (",", "and", '"'):
        place -= 1
    return place


def _ends_aside(words: Words, place: int, opener: str) -> bool:
    """Whether the main clause goes on there: "men who were seized in May | have been freed"."""
    word = words.at(place)
    if opener in _SIDE:
        return word == "," and words.ends[place] < words.starts[min(place + 1, len(words.low) - 1)]
    if word not in _HAS and not _with_object(words, place):
        return False
    return words.at(place - 1) not in _JOINED


_JOINED = frozenset("to and or but be who which that not also then , had has have was were".split())


def _with_object(words: Words, place: int) -> bool:
    """Whether a past form has an object: in "men who left Herat killed 20" the main verb."""
    after = words.at(place + 1)
    return (after.isdigit() or after in _OBJECTS) and _past(words.at(place))


_OBJECTS = frozenset("a an the his her its their two three four five six seven eight nine".split())


def _opens_clause(words: Words, place: int) -> bool:
    after = words.at(place)
    if after == "and":
        after = words.at(place + 1)
    ing = after.endswith("ing") and after != "including" and words.at(place - 1) == ","
    after_and = place + (words.at(place) == "and")
    if words.at(after_and - 1) == "and" and _new_subject(words, after_and):
        return True
    past = _past(after) or (after.endswith("s") and words.at(after_and + 1) == "to")
    return after in _OTHER or ing or past


def _past(word: str) -> bool:
    form = form_of(word)
    return form is not None and "past" in form.kinds


def _new_subject(words: Words, place: int) -> bool:
    """Whether an "and" is followed by a subject and its verb: "and one was hurt"."""
    parted = words.at(place - 2) == ","
    for at in range(place, min(place + 6, len(words.low))):
        if words.low[at] in AUXILIARIES:
            return True
        if parted and at > place and _past(words.low[at]) and words.at(at - 1) not in _NOMINAL:
            return True
        if not words.low[at].isalnum() or words.low[at] in _PARTING:
            return False
    return False


def _able(words: Words, place: int, verb: Verb) -> bool:
    """Whether what a verb asks for stands behind it, and in the sentence at all."""
    if verb.follows and words.at(place + 1) not in verb.follows:
        return False
    if verb.near and verb.near.isdisjoint(words.low[place + 1 : place + 1 + _BEHIND]):
        return False
    return not verb.needed or not verb.needed.isdisjoint(words.low)


def _fits(clause: Clause, verb: Verb) -> bool:
    """Whether what a verb asks for stands in its object, or subject if passive."""
    if not verb.needed or verb.family == COURSE:
        return True
    return not verb.needed.isdisjoint(_thing(clause, verb))


def _thing(clause: Clause, verb: Verb) -> tuple[str, ...]:
    """The words of what is done something with, over "of": "a memorandum of understanding"."""
    words, around = clause.words.low, clause.around
    phrase = around.subject if clause.passive else around.object
    if clause.passive and clause.relative and phrase is None:
        return words[max(0, clause.start - 8) : clause.start]
    if clause.passive and phrase is not None and verb.lemma == "find":
        return words[clause.end : clause.end + 1]
    if phrase is None:
        return () if clause.passive else words[clause.end : min(clause.stop, clause.end + 6)]
    stop = phrase.stop
    while words[stop : stop + 1] in _GOES_ON and stop < phrase.stop + 8:
        stop += 1
        while stop < len(words) and words[stop].isalnum() and words[stop] not in _PARTING:
            stop += 1
    beside = words[clause.end : phrase.first] if not clause.passive else ()
    return (*beside, *words[phrase.first : stop], *words[stop : stop + 2])
