"""The happenings of an article as events and claims, each with its words and its voice."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sourcebook.dates import from_bounds
from sourcebook.ingest.figures import Figure
from sourcebook.ingest.pipeline.actors import Addresses
from sourcebook.ingest.pipeline.figures import figures_of
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import Spots, anchors, hull, named
from sourcebook.ingest.topics import Subject, topics
from sourcebook.ingest.values import Happening
from sourcebook.model import Address, Anchors, Claim, Event, Property, Time
from sourcebook.text import Span, clean_line

_CALLED = 120


@dataclass(frozen=True, slots=True)
class Telling:
    """What the claims of an article's events need to know of their article."""

    reading: Reading
    article: Address
    who: Addresses
    voices: Mapping[int, Address]
    spots: Spots
    topic: Callable[[Subject], Address]


def labels(reading: Reading) -> list[str]:
    """What the events of an article are called."""
    return [clean_line(one.label, 100) for one in reading.happenings]


def events(
    telling: Telling, was: Sequence[Address], give: Callable[[str], Address]
) -> tuple[list[Event], list[Claim]]:
    """The events of an article and all that is said of them; `give` names those that are new."""
    told = telling.reading.happenings
    made = [
        Event(address or give(label), label, one.type)
        for address, label, one in zip(was, labels(telling.reading), told, strict=True)
    ]
    claims: dict[Address, Claim] = {}
    counted = figures_of(telling.reading)
    for at, one in enumerate(told):
        for claim in _claims(telling, made, at, one, counted.get(at, ())):
            claims.setdefault(claim.id, claim)
    return made, list(claims.values())


def _claims(
    telling: Telling,
    made: Sequence[Event],
    at: int,
    one: Happening,
    counted: Sequence[Figure],
) -> Iterator[Claim]:
    base = Claim(
        id="",
        about=made[at].id,
        property=Property.WHAT,
        value=made[at].label,
        status=one.status,
        anchors=anchors(telling.article, _clauses(one)),
        attribution=telling.voices.get(one.cue, "") if one.cue is not None else "",
        found_by=clean_line(f"events: {one.rule}" if one.rule else "events", 120),
        note=clean_line(one.why, 200),
    )
    yield _id(telling, base)
    plain = replace(base, value="", note="")
    for claim in (
        *_when(telling, made, one, plain),
        *_who(telling, one, plain),
        *_where(telling, one, plain),
        *_called(telling, one, plain),
        *_before(telling, made, one, plain),
        *_topics(telling, one, plain),
        *_figures(telling, one, counted, plain),
    ):
        yield _id(telling, claim)


def _id(telling: Telling, claim: Claim) -> Claim:
    when = claim.time.edtf.text if claim.time else ""
    says = (telling.article, claim.about, claim.property, claim.value, claim.link, claim.part, when)
    return replace(claim, id=named("claim", *says, telling.spots.anchors(claim.anchors)))


def _clauses(one: Happening) -> Iterator[Span]:
    """Where it is told: in each sentence from the first to the last of its own words."""
    parts = [taking.span for taking in one.takings]
    parts += [span for span in (one.time_span, *one.where) if span is not None]
    parts.sort(key=_start)
    told = sorted(one.sentences, key=_start)
    for place in one.places:
        at = bisect_right(told, place.start, key=_start) - 1
        home = told[at] if at >= 0 and place.start < told[at].end else place
        first = bisect_left(parts, home.start, key=_start)
        last = bisect_left(parts, home.end, first, key=_start)
        yield hull([place, *(part for part in parts[first:last] if part.end <= home.end)])


def first_words(reading: Reading, one: Happening) -> str:
    """The words that tell a happening first."""
    return min(_clauses(one), key=_start).of(reading.text)


def _start(span: Span) -> int:
    return span.start


# --- one property each


def _when(telling: Telling, made: Sequence[Event], one: Happening, base: Claim) -> Iterator[Claim]:
    if one.time is None:
        return
    ref = one.time.ref
    if one.time_of is not None:
        ref = made[one.time_of].id
    elif one.time.anchor == "publication":
        ref = telling.article
    held = (*one.places[:1],) if one.time_span is None else (one.time_span,)
    claim = replace(
        base,
        property=Property.WHEN,
        time=_shown(one.time, ref),
        anchors=anchors(telling.article, held),
    )
    yield claim
    doubtful = _doubtful(telling, one)
    if doubtful is not None:
        yield replace(claim, time=doubtful[0], anchors=doubtful[1], attribution="")


def _shown(time: Time, ref: Address) -> Time:
    return replace(
        time,
        ref=ref,
        text=clean_line(time.text, 120),
        why=clean_line(time.why, 300),
        note=clean_line(time.note, 80),
    )


def _doubtful(telling: Telling, one: Happening) -> tuple[Time, Anchors] | None:
    """By the date line at the latest, where it contradicts the report an event is known by."""
    published = telling.reading.metadata.published
    spans = _contested(telling.reading)
    if published is None or published.span is None or not spans or one.time is None:
        return None
    if published.edtf.latest is None or one.time.edtf.earliest is not None:
        return None
    reported = telling.reading.happenings[one.time_of] if one.time_of is not None else one
    held = [span for span in (one.time_span, reported.time_span) if span is not None]
    if not any(span.overlaps(other) for span in held for other in spans):
        return None
    if one.type not in ("accord", "visit", "talks", "call"):
        return None
    why = "no claim about the event: the date line and the report it is known by disagree"
    time = Time(
        from_bounds(None, published.edtf.latest),
        clean_line(published.words, 80),
        "publication",
        telling.article,
        rule="date-line",
        why=why,
        note="by its date line, doubtful",
        doubtful=True,
    )
    return time, anchors(telling.article, [published.span])


def _contested(reading: Reading) -> list[Span]:
    """Dates in the story that the date line is doubted for."""
    published = reading.metadata.published
    own = published.span if published else None
    return [
        span
        for doubt in reading.metadata.doubts
        if doubt.about == "date" and len(doubt.spans) > 1
        for span in doubt.spans
        if own is None or not span.overlaps(own)
    ]


def _who(telling: Telling, one: Happening, base: Claim) -> Iterator[Claim]:
    for taking in one.takings:
        for address in _actors(telling.who, taking.stands_for or (taking.span,)):
            yield replace(
                base,
                property=Property.WHO,
                link=address,
                part=clean_line(taking.part, 40),
                anchors=anchors(telling.article, [taking.span]),
                found_by=clean_line(f"events: {taking.rule}", 120)
                if taking.rule
                else base.found_by,
            )


def _actors(who: Addresses, spans: Iterable[Span]) -> list[Address]:
    """The actors that stretches stand for; a place is none."""
    found: list[Address] = []
    for span in spans:
        held = [one for one in who.exactly(span) if one.startswith("actor/")]
        inner = who.inside(span) if not held else ""
        found += held or ([inner] if inner else [])
    return list(dict.fromkeys(found))


def _where(telling: Telling, one: Happening, base: Claim) -> Iterator[Claim]:
    for span in one.where:
        for address in telling.who.exactly(span)[:1]:
            yield replace(
                base,
                property=Property.PLACE,
                link=address,
                anchors=anchors(telling.article, [span]),
            )


def _called(telling: Telling, one: Happening, base: Claim) -> Iterator[Claim]:
    spans: dict[str, list[Span]] = {}
    for span in one.called:
        spans.setdefault(clean_line(telling.reading.words(span), _CALLED), []).append(span)
    for words, held in spans.items():
        if words:
            yield replace(
                base,
                property=Property.CALLED,
                value=words,
                anchors=anchors(telling.article, held),
            )


def _before(
    telling: Telling, made: Sequence[Event], one: Happening, base: Claim
) -> Iterator[Claim]:
    for later in dict.fromkeys(one.before):
        other = telling.reading.happenings[later]
        held = (*one.places[:1], *other.places[:1])
        yield replace(
            base,
            property=Property.BEFORE,
            link=made[later].id,
            anchors=anchors(telling.article, held),
        )


def _topics(telling: Telling, one: Happening, base: Claim) -> Iterator[Claim]:
    seen: set[str] = set()
    for sentence in one.sentences[:2]:
        for about in topics(telling.reading.text, sentence):
            if about.subject.label not in seen:
                seen.add(about.subject.label)
                yield replace(
                    base,
                    property=Property.TOPIC,
                    link=telling.topic(about.subject),
                    anchors=anchors(telling.article, [about.span]),
                    found_by="topics: lexicon",
                )


def _figures(
    telling: Telling, one: Happening, counted: Sequence[Figure], base: Claim
) -> Iterator[Claim]:
    """What is counted of it; a count of another sentence has the voice of its own passage."""
    held: dict[tuple[Property, str, str, Address], list[Figure]] = {}
    for figure in counted:
        told = any(figure.span.overlaps(sentence) for sentence in one.sentences)
        voice = base.attribution if told else ""
        key = (figure.prop, figure.value, clean_line(figure.part, 60), voice)
        held.setdefault(key, []).append(figure)
    for (prop, value, part, voice), same in held.items():
        yield replace(
            base,
            property=prop,
            value=value,
            part=part,
            anchors=anchors(telling.article, [figure.span for figure in same]),
            attribution=voice,
            found_by=f"figures: {same[0].how}",
        )
