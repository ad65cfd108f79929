"""What a verb's arguments are made of: noun phrases with their heads, by the tags of words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.tags import (
    ADV,
    AND,
    AUX,
    COMMA,
    DET,
    GLUE,
    ING,
    NAME,
    NOUN,
    OWN,
    PART,
    PRON,
    STOP,
    VERB,
    Tag,
)
from sourcebook.ingest.events.verbs import UNDERGOING

FAR = 60  # words within which what belongs to a verb is looked for
_CORE = frozenset({NOUN, NAME})
_TAKING = frozenset("carrying holding using containing involving wearing seeking bringing".split())
"""Participles that an object follows: "a plane carrying prisoners"."""
_POSTPOSED = frozenset("loyal opposed hostile sympathetic faithful".split())
"""Adjectives that may follow their noun: "soldiers loyal to the king"."""
_INSIDE = _CORE | {DET, OWN}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words [first, stop), its head words, and the rule or model that found it."""

    first: int
    stop: int
    heads: tuple[int, ...]
    rule: str
    sure: bool = False
    through: int = -1  # the relative pronoun whose antecedent this is
    apart: tuple[int, ...] = ()  # heads of what stands beside it: "the firm, Norvik"

    def by(self, rule: str, *, sure: bool = False) -> "Phrase":
        """The same words, found by another rule."""
        return Phrase(self.first, self.stop, self.heads, rule, sure, self.through, self.apart)

    def moved(self, places: Sequence[int]) -> "Phrase":
        """The same words counted in another row."""
        heads = tuple(places[at] for at in self.heads)
        through = places[self.through] if self.through >= 0 else -1
        first, last = places[self.first], places[self.stop - 1]
        return replace(self, first=first, stop=last + 1, heads=heads, through=through)


@dataclass(frozen=True, slots=True)
class Arguments:
    """Who stands around a verb: its subject and object as they are in the sentence.

    `by` is the agent of a passive; of a participle ("the deal signed in May") the subject
    is the noun it goes with.
    """

    lemma: str
    subject: Phrase | None = None
    object: Phrase | None = None
    by: Phrase | None = None
    passive: bool = False
    aspect: bool = False  # another verb follows: "began selling"
    form: str = "finite"  # finite, to, ing, part

    @property
    def agent(self) -> Phrase | None:
        """Who does it."""
        if self.passive:
            return self.by
        return None if self._undergoes else self.subject

    @property
    def patient(self) -> Phrase | None:
        """To whom or what it is done; of "prices fell" the subject."""
        if self.passive or self._undergoes:
            return self.subject
        return self.object

    @property
    def _undergoes(self) -> bool:
        free = self.lemma in ("be", "become", "remain", "seem", "appear")
        alone = self.object is None and not self.aspect
        return free or (alone and self.lemma in UNDERGOING)


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries: where they begin, and how it stands."""

    start: int
    verb: int
    kind: str  # finite, to, ing, part
    passive: bool


class Tagged:
    """A sentence's words with what each does, and the noun phrases in it."""

    def __init__(self, words: Words, tags: tuple[Tag, ...]) -> None:
        self.words, self.low, self.tags = words, words.low, tags
        self.base: Tagged = self
        self.groups: dict[int, Group] = {}  # of those looked at so far

    def with_verb(self, place: int) -> "Tagged":
        """The same sentence with a word that is known to be a verb."""
        known = (*self.tags[:place], VERB, *self.tags[place + 1 :])
        other = Tagged(self.words, known)
        other.base = self.base
        return other

    def backward(self, place: int) -> range:
        """The places from one back, as far as words may belong together."""
        return range(place, max(-1, place - FAR), -1)

    def forward(self, place: int) -> range:
        """The places from one on, as far as words may belong together."""
        return range(place, min(len(self.tags), place + FAR))

    def tag(self, place: int) -> Tag:
        """What a word does; beyond the sentence nothing."""
        return self.tags[place] if 0 <= place < len(self.tags) else STOP

    def back(self, place: int, over: Sequence[Tag]) -> int:
        """The nearest place at or before one that has none of these tags."""
        while place >= 0 and self.tags[place] in over:
            place -= 1
        return place

    def on(self, place: int, over: Sequence[Tag]) -> int:
        """The nearest place at or behind one that has none of these tags."""
        while place < len(self.tags) and self.tags[place] in over:
            place += 1
        return place

    def noun(self, place: int) -> bool:
        """Whether the word can be the head of a phrase."""
        return self.tag(place) in _CORE or self.tag(place) is PRON

    def core(self, first: int, stop: int) -> Phrase | None:
        """The noun phrase that begins at a place, without what hangs on it; with "and Y"."""
        heads: list[int] = []
        place = end = first
        stop = min(stop, first + FAR)
        while place < stop:
            place, head = self._one(place, stop)
            if head < 0:
                break
            heads.append(head)
            end = place
            joined = self._joins(place, stop)
            if joined < 0:
                break
            place = joined
        return Phrase(first, end, tuple(heads), "") if heads else None

    def _joins(self, place: int, stop: int) -> int:
        """Where the next of a list begins: "A, B and C", "A and B"; -1 if there is none."""
        if self.tag(place) is AND:
            return place + 1 if self._opens(place + 1) else -1
        if self.tag(place) is not COMMA:
            return -1
        after = place + 1
        if self.tag(after) is AND:
            other = self._opens(after + 1) and not self._subject(after + 1, stop)
            return after + 1 if other else -1
        if not self._opens(after):
            return -1
        ahead, head = self._one(after, stop)
        ends = self.tag(ahead) is AND
        goes_on = self.tag(ahead) is COMMA and ahead < stop and self._joins(ahead, stop) > 0
        return after if head >= 0 and (ends or goes_on) else -1

    def _subject(self, place: int, stop: int) -> bool:
        """Whether the phrase there is followed by its verb: "aid, and Ecuador sent a team"."""
        ahead, _ = self._one(place, stop)
        return ahead < stop and self.tag(ahead) in (VERB, AUX, PART)

    def _opens(self, place: int) -> bool:
        return self.tag(place) in _INSIDE

    def _one(self, place: int, stop: int) -> tuple[int, int]:
        """One phrase: where it ends and its head; -1 if there is none."""
        head = -1
        if self.tag(place) is PRON and place < stop:
            return place + 1, place
        while place < stop:
            if self.tags[place] in _CORE:
                if head >= 0 and self.low[place] in _POSTPOSED and self._goes_on(place + 1):
                    break
                head = place
            elif self._ends(place, head):
                break
            place += 1
        if head < 0 and place and self.tag(place - 1) is DET:
            head = place - 1  # "both", "others", "this" by itself
        return place, head

    def _goes_on(self, place: int) -> bool:
        return self.tag(place) in (Tag.PREP, Tag.TO)

    def _ends(self, place: int, head: int) -> bool:
        """Whether a word that is no noun ends the phrase."""
        before_noun = self.tag(place + 1) in _CORE
        match self.tags[place]:
            case Tag.TIME | Tag.PART:
                return not before_noun
            case Tag.DET:
                return head >= 0 and not self._owned(place)
            case Tag.ADV:
                return not before_noun and self.tag(place + 1) is not PART
            case Tag.ING:
                return not self._within(place, head)
            case Tag.GLUE:
                return head < 0 and self.low[place] == "."
            case Tag.OWN:
                return False
        return True

    def _within(self, place: int, head: int) -> bool:
        """Whether a word in -ing stands within a phrase: "the manufacturing firm"."""
        if self.tag(place + 1) not in _CORE or self.low[place] in _TAKING:
            return False
        return head < 0 or (self.tags[head] is NOUN and not self.low[head].endswith("s"))

    def _owned(self, place: int) -> bool:
        return self.tag(place - 1) is OWN

    def before(self, stop: int) -> Phrase | None:
        """The noun phrase that ends right before a place."""
        if self.tag(stop - 1) is PRON:
            return Phrase(stop - 1, stop, (stop - 1,), "")
        place = stop
        while place > max(0, stop - FAR) and self._goes_back(place - 1):
            place -= 1
            if self.tags[place] is DET and not self._owned(place):
                break
        return self.core(place, stop) if place < stop else None

    def _goes_back(self, place: int) -> bool:
        """Whether a word can stand within a phrase that ends behind it."""
        tag = self.tags[place]
        if tag in (PART, ING):  # "the planned talks", not "released teachers"
            return self.tag(place - 1) in (DET, OWN, ADV)
        return tag in _INSIDE or tag is GLUE
