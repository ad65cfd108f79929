"""The records of a book: frozen values, named after the field's standard terms.

Every record is addressed by a string (`actor/iran`, `claim/8f21c0`,
`article/slug#p7.2`). Things (actors, events, places, topics) are thin; facts about
them stand in claims, each with its anchors, its time and who said it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from sourcebook.dates import Edtf
from sourcebook.text import Span

FORMAT = 1
"""Version of the book's format on disk."""

Address: TypeAlias = str


class Status(StrEnum):
    """What a claim says of the thing's reality; *reported* is an attribution, no status."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    REQUESTED = "requested"
    PLANNED = "planned"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"


class PassageRole(StrEnum):
    """What a passage is in its article."""

    HEADLINE = "headline"
    METADATA = "metadata"
    DATELINE = "dateline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    REPEAT = "repeat"


class ActorKind(StrEnum):
    """Kinds of actors; `schema` gives the FollowTheMoney name."""

    PERSON = "person"
    GROUP = "group"
    ORG = "org"
    BODY = "body"
    STATE = "state"
    REGION = "region"

    @property
    def schema(self) -> str:
        """The FollowTheMoney schema of this kind."""
        return _SCHEMA[self]


_SCHEMA: Mapping[ActorKind, str] = {
    ActorKind.PERSON: "Person",
    ActorKind.GROUP: "Group",
    ActorKind.ORG: "Organization",
    ActorKind.BODY: "PublicBody",
    ActorKind.STATE: "Territory",
    ActorKind.REGION: "Territory",
}


class Property(StrEnum):
    """What a claim is about: first what belongs to events, then what belongs to actors.

    The figures of an event (`FIGURES`) are quantities (see `quantities`), each with `part`
    where they are of some only ("soldiers"): they are counted by names that the field uses.
    ACLED counts *fatalities*, EM-DAT the *injured*; to arrest or *detain* is CAMEO 173;
    IDMC's *displaced* are also those evacuated; *amount* is schema.org's MonetaryAmount.
    """

    WHAT = "what"  # the thing happens (or not: see its status)
    WHEN = "when"
    WHO = "who"  # link: the actor; part: visitor, host, signatory, speaker, ...
    PLACE = "place"
    CALLED = "called"  # the words a text uses for it
    BEFORE = "before"  # link: the event that came after this one
    TOPIC = "topic"
    FATALITIES = "fatalities"
    INJURED = "injured"
    DETAINED = "detained"
    DISPLACED = "displaced"
    AMOUNT = "amount"
    NAME = "name"
    ROLE = "role"  # value: the office; of: whose
    RANK = "rank"
    MEMBER = "member"


FIGURES = (
    Property.FATALITIES,
    Property.INJURED,
    Property.DETAINED,
    Property.DISPLACED,
    Property.AMOUNT,
)
"""Properties of events whose values are quantities, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One row of the table of event types: our word, its signs, PLOVER and CAMEO codes.

    PLOVER: Halterman et al. 2023; CAMEO: Schrodt 2012. Empty where they have none.
    """

    word: str
    glyph: str
    ascii: str
    plover: str
    cameo: tuple[str, ...]


EVENT_TYPES: Mapping[str, EventType] = {
    row.word: row
    for row in (
        EventType("visit", "→", "v", "CONSULT/visit", ("042", "043")),
        EventType("talks", "↔", "t", "CONSULT", ("040", "046")),
        EventType("call", "↔", "c", "CONSULT/phone", ("041",)),
        EventType("accord", "≡", "a", "SUPPORT", ("057",)),
        EventType("promise", "⇢", "p", "AGREE", ("030",)),
        EventType("report", "“", "r", "", ("010",)),
        EventType("demand", "¿", "d", "REQUEST", ("020", "100")),
        EventType("supply", "»", "s", "AID", ("070", "060")),
        EventType("found", "+", "f", "COOPERATE", ("060",)),
        EventType("force", "×", "x", "ASSAULT", ("190",)),
        EventType("sanction", "§", "l", "SANCTION", ("160", "170")),
        EventType("other", "·", "o", "", ()),
    )
}

MEETINGS = frozenset({"visit", "talks", "call", "accord"})
"""Types of events in which two named actors dealt with each other face to face or in writing."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Code points [start, end) of an article's cleaned text in one rendition.

    `digest` (first 12 hex digits of the slice's SHA-256) guards an anchor whose text
    the book does not carry.
    """

    article: Address
    rendition: str
    start: int
    end: int
    digest: str = ""

    @property
    def span(self) -> Span:
        """The stretch without its article."""
        return Span(self.start, self.end)


Anchors: TypeAlias = tuple[Anchor, ...]


def anchored(anchors: Anchors, rendition: str) -> Anchors:
    """The anchors that hold in `rendition`."""
    return tuple(anchor for anchor in anchors if anchor.rendition == rendition)


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes (schema.org NewsMediaOrganization)."""

    id: Address
    name: str
    kind: str = "outlet"
    country: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One form of an article's text: hash and length of its cleaned text, hash of the raw file."""

    name: str
    sha256: str
    chars: int
    raw_sha256: str = ""
    cleaning: int = 1


REFERENCE = "reference"
"""What a `Doubt` is about that leaves open whom its anchor's words mean."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing about an article that is not certain: `date`, `headline`, `layout`, `publisher`.

    One about a `reference` names the words by its anchor, and says why it is left open.
    """

    about: str
    text: str
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A date as read: the words, the value, what it was counted from and why.

    `strict` is the widest value the words allow where the reading is narrower;
    `doubtful` marks a reading that no text states of the event itself.
    """

    edtf: Edtf
    text: str = ""
    anchor: str = "none"  # publication, event or none
    ref: Address = ""  # the event or article counted from
    rule: str = ""
    why: str = ""
    note: str = ""  # a few words for a card's margin
    strict: Edtf | None = None
    doubtful: bool = False
    step: str = ""  # from the event counted from to this (see `steps`): it moves with that one


@dataclass(frozen=True, slots=True)
class Article:
    """schema.org NewsArticle. `headline_by` is `text` or `editors` (then shown in brackets)."""

    id: Address
    short: str
    headline: str
    headline_by: str = "text"
    authors: tuple[str, ...] = ()
    publisher: Address = ""  # a source, or empty: unknown
    published: Time | None = None
    clock: str = ""  # hours and minutes as printed, with the zone where there is one
    dateline: str = ""
    lang: str = "en"
    url: str = ""
    paragraphs: int = 0
    renditions: tuple[Rendition, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    file: str = ""  # its file's name without folders
    read_by: str = ""  # the route by which ingest read it: rules, or rules and a parser

    @property
    def uncertain(self) -> tuple[Doubt, ...]:
        """What is doubtful about the article itself, beside the references it leaves open."""
        return tuple(doubt for doubt in self.doubts if doubt.about != REFERENCE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one paragraph with one role and one voice.

    `text` is the rendition shipped, `before` the blanks between the passage ahead and
    this one, so that an article's text is exactly its passages joined. A passage that
    the shipped rendition leaves out has no text.
    """

    id: Address
    article: Address
    paragraph: int
    part: int
    role: PassageRole = PassageRole.BODY
    text: str = ""
    before: str = ""
    anchors: Anchors = ()
    repeats: Address = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a thing is named (FtM Mention, with anchors): by name, title, pronoun or metonym."""

    id: Address
    about: Address
    anchors: Anchors
    surface: str = ""
    how: str = "name"
    title: str = ""
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling (FtM kinds: name, alias, weakAlias)."""

    value: str
    lang: str = ""
    script: str = ""
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, group, organisation, public body, state or region. The label is attested."""

    id: Address
    kind: ActorKind
    label: str
    names: tuple[Name, ...] = ()
    country: str = ""  # ISO 3166-1 alpha-2
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A city, site or region that is no actor."""

    id: Address
    label: str
    kind: str = "city"
    names: tuple[Name, ...] = ()
    part_of: Address = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject (SKOS); `context` is PLOVER's word or our own."""

    id: Address
    label: str
    broader: Address = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A happening (FtM Event): everything about it stands in claims."""

    id: Address
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one text about one thing (FtM Statement, schema.org Claim)."""

    id: Address
    about: Address
    property: Property
    value: str = ""
    link: Address = ""
    part: str = ""
    of: Address = ""
    time: Time | None = None
    status: Status = Status.ASSERTED
    anchors: Anchors = ()
    attribution: Address = ""
    found_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a chain: who, by which verb, through which medium. No `who`: no source."""

    who: Address = ""
    verb: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a passage (PROV-O wasQuotedFrom), nearest the fact first; `cue`: by which words."""

    id: Address
    article: Address
    chain: tuple[Voice, ...]
    passages: tuple[Address, ...]
    cue: Anchors = ()
    words: str = ""  # the cue to show where no source is named


class Say(StrEnum):
    """A verdict on a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things are the same, different, or it is unsure (nomenklatura Edge)."""

    left: Address
    right: Address
    say: Say

    @property
    def key(self) -> frozenset[Address]:
        """The pair without its order."""
        return frozenset((self.left, self.right))


@dataclass(frozen=True, slots=True)
class Split:
    """These mentions (of an actor) or claims (of an event) belong to another thing."""

    thing: Address
    members: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """A reading is preferred, normal or deprecated (Wikidata ranks)."""

    claim: Address
    rank: str


@dataclass(frozen=True, slots=True)
class Value:
    """A person's own value of one property: label, type, kind, country; `when`, in EDTF."""

    thing: Address
    property: str
    value: str


@dataclass(frozen=True, slots=True)
class Hide:
    """The thing is none."""

    thing: Address


RETIRED = "retired"
"""The rule of a `Hide` of the book's own: no text of it tells of the thing any more."""


@dataclass(frozen=True, slots=True)
class Add:
    """A record that a person adds."""

    record: "Actor | Event | Place | Topic | Claim"


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Takes a judgement back, of the book's too."""

    judgement: str


Act: TypeAlias = Pair | Split | Rank | Value | Hide | Add | Withdraw


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person or a rule: `J…` in a book, `W…` in a workspace.

    `points` are the reasons for and against, as shown by `w`.
    """

    id: str
    act: Act
    user: str
    reason: str = ""
    created_at: str = ""
    rule: str = ""
    points_for: tuple[str, ...] = ()
    points_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was no article, or not to be had: its name without folders, and why.

    `raw_sha256` is the hash of its bytes, empty where they could not be read.
    """

    id: str
    name: str
    reason: str
    raw_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A book's own page: `id` names its workspaces and survives moving and rebuilding."""

    id: str
    title: str
    rendition: str = "original"
    format: int = FORMAT
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """All records of a book, each table in order of first reading."""

    header: Header
    sources: tuple[Source, ...] = ()
    articles: tuple[Article, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    refusals: tuple[Refused, ...] = ()


Record: TypeAlias = (
    Source
    | Article
    | Passage
    | Mention
    | Actor
    | Place
    | Topic
    | Event
    | Claim
    | Attribution
    | Judgement
    | Refused
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a query asks for; empty fields ask nothing."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    kinds: frozenset[ActorKind] = frozenset()
    countries: frozenset[str] = frozenset()
    dates: Edtf | None = None
    text: str = field(default="", compare=False)  # as typed

    def __bool__(self) -> bool:
        return any((self.words, self.phrases, self.types, self.kinds, self.countries, self.dates))


def article_text(passages: Iterator[Passage] | tuple[Passage, ...]) -> str:
    """The cleaned text of an article from its passages, in order, in the rendition shipped."""
    return "".join(passage.before + passage.text for passage in passages)
