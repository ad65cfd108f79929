"""Words for cards: how an actor took part, what else a date could be, what joined two names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcebook.answers import Contact, EventRow, Named, Reading, Spelling, count_origins
from sourcebook.corpus import Corpus
from sourcebook.model import Actor, ActorKind, Address, Article, Judgement, Passage, Property
from sourcebook.present.words import date_text, plural, reading_note, status_word
from sourcebook.signs import Signs

KIND_WORDS: Mapping[str, str] = {
    ActorKind.PERSON: "person",
    ActorKind.GROUP: "group",
    ActorKind.ORG: "organisation",
    ActorKind.BODY: "body",
    ActorKind.STATE: "state",
    ActorKind.REGION: "region",
}

_PARTS: Mapping[tuple[str, str], str] = {
    ("accord", "signatory"): "signs",
    ("accord", "party"): "signs",
    ("visit", "visitor"): "visits",
    ("visit", "host"): "receives",
    ("talks", "party"): "talks",
    ("call", "caller"): "telephones",
    ("other", "inviter"): "invites",
    ("other", "invitee"): "invited",
    ("demand", "asker"): "asks",
    ("demand", "asked"): "asked",
    ("report", "speaker"): "says",
    ("report", "reporter"): "reports",
    ("supply", "exporter"): "exports",
    ("supply", "importer"): "imports",
}


def part_word(type: str, part: str) -> str:
    """What an actor does in an event of a type; the part's own word where no verb fits."""
    return _PARTS.get((type, part), part)


def counts(row_mentions: int, row_articles: int) -> str:
    """`3 mentions, 2 articles`."""
    return f"{plural(row_mentions, 'mention')}, {plural(row_articles, 'article')}"


def joined_note(spelling: Spelling, kind: str) -> str:
    """`same person by J1`: through which judgement a spelling belongs to its actor."""
    if spelling.judgement is None:
        return ""
    return f"same {KIND_WORDS.get(kind, 'thing')} by {spelling.judgement.id}"


def type_words(row: EventRow) -> str:
    """The word of an event's type, before it what is said of its reality: `not: force`."""
    word = status_word(row.status)
    return f"{word} {row.type}" if word else row.type


def other_dates(corpus: Corpus, event: Address, signs: Signs) -> list[tuple[bool, str]]:
    """What else the date of an event could be, one line a reading; True: of the other event."""
    readings = corpus.readings(event, Property.WHEN)
    return [
        (not reading.own, _other_date(corpus, reading, signs))
        for reading in _besides_the_first(readings)
        if reading.time is not None
    ]


def _besides_the_first(readings: Sequence[Reading]) -> list[Reading]:
    own = [reading for reading in readings if reading.own]
    return [reading for reading in readings if not own or reading is not own[0]]


def _other_date(corpus: Corpus, reading: Reading, signs: Signs) -> str:
    date = date_text(reading.time, signs)
    if not reading.own:
        article = reading.first.place.article.short
        return f"{date} if it is {article}'s {signs.content(_called(corpus, reading.of))}"
    return f"{date} {signs.content(reading_note(reading))}"


def _called(corpus: Corpus, event: Address) -> str:
    """What a text calls an event, else its title."""
    called = [r.value for r in corpus.readings(event, Property.CALLED) if r.own]
    return called[0] if called else f'"{corpus.label(event)}"'


def origins(corpus: Corpus, event: Address, article: Address = "") -> int:
    """How many origins say that an event is so, in all articles or in one."""
    told = corpus.statements(event, Property.WHAT) or corpus.statements(event)
    return count_origins(one for one in told if article in ("", one.place.article.id))


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor named in the same passages, and the first of them."""

    actor: Address
    passages: int
    article: Article
    passage: Passage


_PEOPLE = (ActorKind.PERSON, ActorKind.GROUP)


def company(corpus: Corpus, actor: Address) -> tuple[Company, ...]:
    """Actors of the same sort named beside one, with whom no dealing is stated."""
    known = {contact.actor for contact in corpus.contacts(actor)}
    found: list[Company] = []
    for other, count in corpus.together(actor):
        if other in known or not _same_sort(corpus, actor, other):
            continue
        first = _first_with(corpus, actor, other)
        if first is not None:
            found.append(Company(other, count, *first))
    return tuple(found)


def _same_sort(corpus: Corpus, left: Address, right: Address) -> bool:
    kinds = [thing.kind for thing in map(corpus.thing, (left, right)) if isinstance(thing, Actor)]
    return len({kind in _PEOPLE for kind in kinds}) == 1


def _first_with(corpus: Corpus, actor: Address, other: Address) -> tuple[Article, Passage] | None:
    for exhibit in corpus.evidence(actor):
        if other in {named.thing for named in corpus.names_in(exhibit.passage.id)}:
            return exhibit.article, exhibit.passage
    return None


def met(corpus: Corpus, actor: Address) -> tuple[list[Contact], list[Contact]]:
    """Whom a passage says an actor met, and all other dealings; both newest first."""
    contacts = corpus.contacts(actor)
    return [c for c in contacts if c.met], [c for c in contacts if not c.met]


def things_named(names: Sequence[Named]) -> tuple[Address, ...]:
    """The things named in a passage, each once, in order."""
    return tuple(dict.fromkeys(named.thing for named in names))


def edtf_words(reading: Reading) -> str:
    """`EDTF [2025-02..2025-03]; strictly [2025-01..2025-03]`, and why it is read so."""
    time = reading.time
    if time is None:
        return ""
    why = time.why or time.note or ("doubtful" if time.doubtful else "")
    strict = f"; strictly {time.strict.text}" if time.strict and "strict" not in why else ""
    return f"EDTF {time.edtf.text}{strict}" + (f"; {why}" if why else "")


def judge_name(entry: Judgement) -> str:
    """Who judged: `you` for the reader's own, else the user that the book names."""
    return "you" if entry.id.startswith("W") else entry.user
