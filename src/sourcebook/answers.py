"""What the corpus answers: rows, readings, evidence. Plain values, no words for the screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sourcebook.model import (
    ActorKind,
    Address,
    Article,
    Attribution,
    Claim,
    Judgement,
    Passage,
    Property,
    Status,
    Time,
)
from sourcebook.text import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: article, passage, the exact words (spans in the passage's text)."""

    article: Article
    passage: Passage
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with the place that makes it and who says it.

    `path` is the way it came: from its origin by all who pass it on to who published it.
    """

    claim: Claim
    place: Place
    said: Attribution | None
    origin: Address
    path: tuple[Address, ...] = ()


def count_origins(statements: Iterable[Statement]) -> int:
    """How many origins statements go back to; those who have it from one another are one.

    A circular report (each cites the other) has no more than one origin.
    """
    paths = [statement.path or (statement.origin,) for statement in statements]
    sources: dict[Address, set[Address]] = {}
    for path in paths:
        sources.setdefault(path[0], set())
        for nearer, further in pairwise(path):
            sources.setdefault(further, set()).add(nearer)
    behind = {path[0]: _behind(path[0], sources) for path in paths}
    return len(
        {
            frozenset(it for it in held if one in _behind(it, sources))
            for one, held in behind.items()
        }
    )


def _behind(one: Address, sources: Mapping[Address, set[Address]]) -> frozenset[Address]:
    """It, and all that it goes back to."""
    found = {one}
    waiting = [one]
    while waiting:
        for source in sources[waiting.pop()] - found:
            found.add(source)
            waiting.append(source)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several values for the same property, with all statements that give it.

    `of` is the thing it was said of; `own` is False where that thing is only perhaps
    the same. `origins` counts who first said it, not how many repeat it.
    """

    prop: Property
    value: str
    link: Address
    time: Time | None
    of: Address
    own: bool
    statements: tuple[Statement, ...]
    rank: str = "normal"

    @property
    def doubtful(self) -> bool:
        """True if no text states it of the event itself."""
        return self.time is not None and self.time.doubtful

    @property
    def origins(self) -> int:
        """How many origins support it."""
        return count_origins(self.statements)

    @property
    def first(self) -> Statement:
        """The statement read first."""
        return self.statements[0]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as the timeline lists it, or once more at `other`, the `nth` further reading."""

    id: Address
    label: str
    type: str
    status: Status
    time: Time | None
    disputed: bool
    unsure: bool
    countries: tuple[str, ...]
    passages: int
    other: Reading | None = None
    nth: int = 0
    miscounted: bool = False  # its sources give numbers that cannot all be true

    @property
    def key(self) -> str:
        """What tells the rows of one event apart."""
        return f"{self.id}@{self.nth}" if self.nth else self.id

    @property
    def dated(self) -> bool:
        """False for what stands in the undated lane."""
        return self.time is not None and bool(self.time.edtf.earliest or self.time.edtf.latest)


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as the list shows it; `role` is the newest office (no rank)."""

    id: Address
    kind: ActorKind
    label: str
    role: str
    country: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with what was read from it."""

    article: Article
    events: int
    actors: int
    rendition: str


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in an event: as what, and by which statement."""

    actor: Address
    part: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that supports a thing.

    `maybe` is the event it belongs to where that is only perhaps the same; `dates` are
    the readings of a disputed date that it gives; `again` where its paragraph stands
    a second time.
    """

    article: Article
    passage: Passage
    said: Attribution | None
    maybe: Address = ""
    dates: tuple[Reading, ...] = ()
    again: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a passage's text that names a thing."""

    span: Span
    thing: Address


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name, where it stands, and the judgement that joined it."""

    value: str
    of: Address
    place: Place | None
    said: Attribution | None
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Role:
    """An office or rank at the date of the text that uses it."""

    value: str
    rank: bool
    of: Address
    time: Time | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class OpenReference:
    """Words of which it cannot be told whom or what they mean: where they stand, and why not."""

    words: str
    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement about what the book has no more, with the addresses that lead nowhere."""

    judgement: Judgement
    missing: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Two actors in one event: how the first stands to the other, and where both are named."""

    actor: Address
    event: EventRow
    part: str
    other_part: str
    met: bool
    statement: Statement


@dataclass(frozen=True, slots=True)
class Linked:
    """What a thing lights up in the other panes."""

    events: frozenset[Address] = frozenset()
    actors: frozenset[Address] = frozenset()
    passages: frozenset[Address] = frozenset()


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where an address leads: the thing (or article and passages), and the merge that moved it."""

    address: Address
    thing: Address
    moved_by: Judgement | None = None
    passage: Address = ""
