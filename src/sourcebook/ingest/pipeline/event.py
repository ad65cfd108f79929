"""The happenings of an article as events and claims, each with its words and its voice."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sourcebook.dates import from_bounds
from sourcebook.ingest.figures import Figure
from sourcebook.ingest.pipeline.actors import Addresses
from sourcebook.ingest.pipeline.figures import figures_of
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import Spots, hull, line, named
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
        for claim in _claims(_Teller(telling, made, made[at], one), counted.get(at, ())):
            claims.setdefault(claim.id, claim)
    return made, list(claims.values())


class _Teller:
    """One happening of an article, and how it is told: what all claims about it have in common."""

    def __init__(
        self, telling: Telling, made: Sequence[Event], event: Event, one: Happening
    ) -> None:
        self.telling = telling
        self.made = made
        self.event = event
        self.one = one
        self.rule = _rule(one.rule)
        self.voice = telling.voices.get(one.cue, "") if one.cue is not None else ""

    def claim(
        self,
        kind: Property,
        anchors: Anchors,
        value: str = "",
        *,
        link: Address = "",
        part: str = "",
        time: Time | None = None,
        rule: str = "",
        note: str = "",
        voiced: bool = True,
    ) -> Claim:
        """What is said of the event by these words."""
        telling, about = self.telling, self.event.id
        when = time.edtf.text if time else ""
        words = telling.spots.say(anchors)
        return Claim(
            id=named("claim", telling.article, about, kind, value, link, part, when, words),
            about=about,
            property=kind,
            value=value,
            link=link,
            part=part,
            time=time,
            status=self.one.status,
            anchors=anchors,
            attribution=self.voice if voiced else "",
            found_by=rule or self.rule,
            note=note,
        )


def _rule(name: str) -> str:
    return line(f"events: {name}" if name else "events", 120)


def _claims(teller: _Teller, counted: Sequence[Figure]) -> Iterator[Claim]:
    one, spots = teller.one, teller.telling.spots
    told = spots.of(_clauses(one))
    yield teller.claim(Property.WHAT, told, teller.event.label, note=clean_line(one.why, 200))
    yield from _when(teller)
    yield from _who(teller)
    yield from _where(teller)
    yield from _called(teller)
    yield from _before(teller)
    yield from _topics(teller)
    yield from _figures(teller, counted)


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


def _when(teller: _Teller) -> Iterator[Claim]:
    one, telling = teller.one, teller.telling
    if one.time is None:
        return
    ref = one.time.ref
    if one.time_of is not None:
        ref = teller.made[one.time_of].id
    elif one.time.anchor == "publication":
        ref = telling.article
    held = (*one.places[:1],) if one.time_span is None else (one.time_span,)
    anchors = telling.spots.of(held)
    yield teller.claim(Property.WHEN, anchors, time=_shown(one.time, ref))
    doubtful = _doubtful(telling, one)
    if doubtful is not None:
        yield teller.claim(Property.WHEN, doubtful[1], time=doubtful[0], voiced=False)


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
    if one.time is None or one.type not in ("accord", "visit", "talks", "call"):
        return None
    published = telling.reading.metadata.published
    spans = _contested(telling.reading)
    if published is None or published.span is None or not spans:
        return None
    if published.edtf.latest is None or one.time.edtf.earliest is not None:
        return None
    reported = telling.reading.happenings[one.time_of] if one.time_of is not None else one
    held = [span for span in (one.time_span, reported.time_span) if span is not None]
    if not any(span.overlaps(other) for span in held for other in spans):
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
    return time, telling.spots.at(published.span)


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


def _who(teller: _Teller) -> Iterator[Claim]:
    telling = teller.telling
    for taking in teller.one.takings:
        rule = _rule(taking.rule) if taking.rule else ""
        part = line(taking.part, 40)
        for address in _actors(telling.who, taking.stands_for or (taking.span,)):
            anchors = telling.spots.at(taking.span)
            yield teller.claim(Property.WHO, anchors, link=address, part=part, rule=rule)


def _actors(who: Addresses, spans: Iterable[Span]) -> list[Address]:
    """The actors that stretches stand for; a place is none."""
    found: list[Address] = []
    for span in spans:
        held = [one for one in who.exactly(span) if one.startswith("actor/")]
        inner = who.inside(span) if not held else ""
        found += held or ([inner] if inner else [])
    return list(dict.fromkeys(found))


def _where(teller: _Teller) -> Iterator[Claim]:
    telling = teller.telling
    for span in teller.one.where:
        for address in telling.who.exactly(span)[:1]:
            yield teller.claim(Property.PLACE, telling.spots.at(span), link=address)


def _called(teller: _Teller) -> Iterator[Claim]:
    telling = teller.telling
    spans: dict[str, list[Span]] = {}
    for span in teller.one.called:
        spans.setdefault(line(telling.reading.words(span), _CALLED), []).append(span)
    for words, held in spans.items():
        if words:
            yield teller.claim(Property.CALLED, telling.spots.of(held), words)


def _before(teller: _Teller) -> Iterator[Claim]:
    one, telling = teller.one, teller.telling
    for later in dict.fromkeys(one.before):
        other = telling.reading.happenings[later]
        held = telling.spots.of((*one.places[:1], *other.places[:1]))
        yield teller.claim(Property.BEFORE, held, link=teller.made[later].id)


def _topics(teller: _Teller) -> Iterator[Claim]:
    telling = teller.telling
    seen: set[str] = set()
    for sentence in teller.one.sentences[:2]:
        for about in topics(telling.reading.text, sentence):
            if about.subject.label not in seen:
                seen.add(about.subject.label)
                anchors = telling.spots.at(about.span)
                link = telling.topic(about.subject)
                yield teller.claim(Property.TOPIC, anchors, link=link, rule="topics: lexicon")


def _figures(teller: _Teller, counted: Sequence[Figure]) -> Iterator[Claim]:
    """What is counted of it; a count of another sentence has the voice of its own passage."""
    held: dict[tuple[Property, str, str, bool], list[Figure]] = {}
    for figure in counted:
        told = any(figure.span.overlaps(sentence) for sentence in teller.one.sentences)
        key = (figure.prop, figure.value, line(figure.part, 60), told and bool(teller.voice))
        held.setdefault(key, []).append(figure)
    for (prop, value, part, voiced), same in held.items():
        anchors = teller.telling.spots.of(figure.span for figure in same)
        rule = line(f"figures: {same[0].how}")
        yield teller.claim(prop, anchors, value, part=part, rule=rule, voiced=voiced)
