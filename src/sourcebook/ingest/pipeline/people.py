"""Mentions and what an article claims of its actors: names, offices and ranks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sourcebook.ingest.pipeline.actors import Addresses, Cast, Named, held_offices
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import Spots, anchors, named
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
        value = clean_line(mention.span.of(reading.text), 120)
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
    for at, about in who.by_mention.items():
        one = company.found[at]
        rule = f"recognise: {one.rule}" if one.rule else "recognise"
        mention = _mention(reading, article, spots, one.span, about, one.how, rule)
        made.setdefault(mention.id, replace(mention, title=clean_line(one.title, 120)))
    for span, about, why in pronouns:
        mention = _mention(reading, article, spots, span, about, "pronoun", f"cues: {why}")
        made.setdefault(mention.id, mention)
    return list(made.values())


def _mention(
    reading: Reading,
    article: Address,
    spots: Spots,
    span: Span,
    about: Address,
    how: str,
    rule: str,
) -> Mention:
    return Mention(
        id=named("mention", article, about, spots.say(span.start, span.end)),
        about=about,
        anchors=anchors(article, [span]),
        surface=clean_line(span.of(reading.text)),
        how=how,
        found_by=clean_line(rule, 160),
    )


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
    for one in company.named:
        about = who.by_mention[one.mentions[0]]
        if one.sort:
            continue
        found = (
            *_name_claims(reading, article, company, one, about),
            *_office_claims(reading, article, company, one, about, state),
        )
        for claim in found:
            says = (article, about, claim.property, claim.value, claim.of)
            made = replace(claim, id=named("claim", *says, spots.anchors(claim.anchors)))
            claims.setdefault(made.id, made)
    return list(claims.values())


def _name_claims(
    reading: Reading, article: Address, company: Cast, one: Named, about: Address
) -> Iterator[Claim]:
    """One claim for each spelling, where it stands first."""
    seen: set[str] = set()
    for at in one.mentions:
        mention = company.found[at]
        value = clean_line(mention.span.of(reading.text), 120)
        plain = mention.how == "name" and mention.rule not in ("two bodies", "generic body")
        if plain and value and value not in seen:
            seen.add(value)
            yield Claim(
                id="",
                about=about,
                property=Property.NAME,
                value=value,
                anchors=anchors(article, [mention.span]),
                found_by=clean_line(f"recognise: {mention.rule}", 120),
            )


def _office_claims(
    reading: Reading,
    article: Address,
    company: Cast,
    one: Named,
    about: Address,
    state: Callable[[str], Address],
) -> Iterator[Claim]:
    """Office and rank as the text gives them, on the day of the text."""
    if one.profile.kind is not ActorKind.PERSON:
        return
    seen: set[tuple[str, str]] = set()
    time = _text_day(reading, article)
    for at in one.mentions:
        mention = company.found[at]
        base = Claim(
            id="",
            about=about,
            property=Property.ROLE,
            time=time,
            anchors=anchors(article, [_title_span(reading, mention)]),
            found_by=clean_line(f"recognise: {mention.rule}", 120),
        )
        role, rank = clean_line(mention.role, 120), clean_line(mention.title, 80).lower()
        of = _of(mention, state)
        for office in (clean_line(one, 120) for one in held_offices(mention)):
            if ("role", office) not in seen:
                seen.add(("role", office))
                yield replace(base, value=office, of=of)
        if rank and mention.how == "name" and _is_rank(rank, role) and ("rank", rank) not in seen:
            seen.add(("rank", rank))
            yield replace(base, property=Property.RANK, value=rank)


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
