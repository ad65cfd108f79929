"""Mentions and what an article claims of its actors: names, offices and ranks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sourcebook.ingest.pipeline.actors import Addresses, Cast, Named, held_offices
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import Spots, line, named
from sourcebook.ingest.recognise import Found
from sourcebook.ingest.short_names import RULE
from sourcebook.model import ActorKind, Address, Claim, Mention, Name, Property, Time
from sourcebook.text import Span, clean_line

_TITLE_REACH = 160


def names(reading: Reading, company: Cast, one: Named) -> tuple[Name, ...]:
    """The spellings of an actor in an article, the label first."""
    label = one.profile.label
    made = {label: Name(label, kind="name")}
    for at in one.mentions:
        mention = company.found[at]
        if mention.how not in ("name", "adjective") or mention.rule == "two bodies":
            continue
        value = line(mention.span.of(reading.text), 120)
        short = mention.rule == RULE
        if value and (short or not value.isupper()) and value not in made:
            made[value] = Name(value, kind=_name_kind(label, value, mention))
    return tuple(made.values())


def _name_kind(label: str, value: str, mention: Found) -> str:
    if mention.how == "adjective" or mention.rule == RULE:
        return "alias"
    return "weakAlias" if " " in label and " " not in value else "name"


def mentions(
    reading: Reading,
    article: Address,
    company: Cast,
    who: Addresses,
    spots: Spots,
    pronouns: Iterable[tuple[Span, Address, str]],
) -> list[Mention]:
    """The mentions of an article, pronouns that were told included."""
    made: dict[Address, Mention] = {}

    def add(span: Span, about: Address, how: str, rule: str, title: str = "") -> None:
        anchors = spots.at(span)
        mention = Mention(
            id=named("mention", article, about, spots.say(anchors)),
            about=about,
            anchors=anchors,
            surface=line(span.of(reading.text)),
            how=how,
            title=line(title, 120),
            found_by=line(rule, 160),
        )
        made.setdefault(mention.id, mention)

    for at, about in who.by_mention.items():
        one = company.found[at]
        add(one.span, about, one.how, _rule(one), one.title)
    for span, about, why in pronouns:
        add(span, about, "pronoun", f"cues: {why}")
    return list(made.values())


def _rule(mention: Found) -> str:
    return f"recognise: {mention.rule}" if mention.rule else "recognise"


# --- claims


def actor_claims(
    reading: Reading,
    article: Address,
    company: Cast,
    who: Addresses,
    spots: Spots,
    state: Callable[[str], Address],
) -> list[Claim]:
    """What an article says of its actors themselves."""
    claims: dict[Address, Claim] = {}
    day = _text_day(reading, article)
    for one in company.named:
        if one.sort:
            continue
        about = who.by_mention[one.mentions[0]]
        held = [company.found[at] for at in one.mentions]
        said = [*_names_said(reading, held), *_offices_said(reading, one.profile.kind, held, state)]
        for what in said:
            anchors = spots.at(what.span)
            words = spots.say(anchors)
            says = (article, about, what.property, what.value, what.of, words)
            claim = Claim(
                id=named("claim", *says),
                about=about,
                property=what.property,
                value=what.value,
                of=what.of,
                time=None if what.property is Property.NAME else day,
                anchors=anchors,
                found_by=line(f"recognise: {what.rule}", 120),
            )
            claims.setdefault(claim.id, claim)
    return list(claims.values())


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing that is said of an actor: a spelling of the name, an office, a rank."""

    property: Property
    value: str
    span: Span
    rule: str
    of: Address = ""


def _names_said(reading: Reading, held: Iterable[Found]) -> Iterator[_Said]:
    """Each spelling, where it stands first."""
    seen: set[str] = set()
    for mention in held:
        if mention.how != "name" or mention.rule in ("two bodies", "generic body"):
            continue
        value = line(mention.span.of(reading.text), 120)
        if value and value not in seen:
            seen.add(value)
            yield _Said(Property.NAME, value, mention.span, mention.rule)


def _offices_said(
    reading: Reading, kind: ActorKind, held: Iterable[Found], state: Callable[[str], Address]
) -> Iterator[_Said]:
    """Office and rank of a person as the text gives them, on the day of the text."""
    if kind is not ActorKind.PERSON:
        return
    seen: set[tuple[Property, str]] = set()
    for mention in held:
        span, rule = _title_span(reading, mention), mention.rule
        role, rank = clean_line(mention.role, 120), line(mention.title, 80).lower()
        for office in (line(one, 120) for one in held_offices(mention)):
            if (Property.ROLE, office) not in seen:
                seen.add((Property.ROLE, office))
                yield _Said(Property.ROLE, office, span, rule, _of(mention, state))
        fits = mention.how == "name" and rank and _is_rank(rank, role)
        if fits and (Property.RANK, rank) not in seen:
            seen.add((Property.RANK, rank))
            yield _Said(Property.RANK, rank, span, rule)


def _is_rank(title: str, role: str) -> bool:
    """A title that is not just the office in other words."""
    words = set(title.split())
    return bool(words) and title != "counterpart" and not words & set(role.split())


def _of(mention: Found, state: Callable[[str], Address]) -> Address:
    codes = mention.of.split()
    return state(codes[0]) if len(codes) == 1 else ""


def _title_span(reading: Reading, mention: Found) -> Span:
    """Where the title stands that a mention was given with; else the mention."""
    start = max(0, mention.span.start - _TITLE_REACH)
    at = reading.text.rfind(mention.title, start, mention.span.start) if mention.title else -1
    return Span(at, mention.span.end) if at >= 0 else mention.span


def _text_day(reading: Reading, article: Address) -> Time | None:
    today = reading.metadata.today
    if today is None:
        return None
    why = "the title on the day of the text that uses it"
    return Time(today.edtf, anchor="publication", ref=article, rule="text-day", why=why)
