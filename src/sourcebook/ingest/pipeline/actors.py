"""The cast of one article: its mentions, put together into profiles of actors and places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sourcebook.ingest.cues import CueFound
from sourcebook.ingest.gazetteer import gazetteer, lexicon
from sourcebook.ingest.identify import Profile, joined
from sourcebook.ingest.identify.bodies import state_told, without_form
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.recognise import Found
from sourcebook.model import ActorKind
from sourcebook.text import Span, clean_line

_SPEAKERS = lexicon("speaking nouns")

_BEFORE_NOUN = frozenset("the some many several most a few other these those two three".split())
_LONGEST = 120  # characters a mention may be long
_SITES = ("airport", "factory", "square", "palace", "base", "port", "bridge", "station", "tower")
_REGIONS = frozenset({"area", "region"})
_OFFICE_REACH = 160
_GROUP_REACH = 120


@dataclass(frozen=True, slots=True)
class Named:
    """One actor or place of an article: its profile and its mentions, by their places in `found`.

    `sort` is empty for an actor, else the kind of place.
    """

    profile: Profile
    mentions: tuple[int, ...]
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what an article names; `found` holds what was recognised and unnamed sources."""

    found: tuple[Found, ...]
    named: tuple[Named, ...]
    open: tuple[int, ...]  # offices that nobody is known to hold


def cast(reading: Reading, article: str) -> Cast:
    """The actors and places of an article, in the order they are first named."""
    found = (*_with_offices(reading), *_unnamed(reading))
    groups: dict[tuple[str, str, str], list[int]] = {}
    left_open: list[int] = []
    for at, mention in enumerate(found):
        if mention.kind == "misc" or (mention.how == "pronoun-candidate" and not mention.label):
            continue
        if not mention.label.strip():
            left_open.append(at)
            continue
        groups.setdefault(_group(mention), []).append(at)
    named = [_named(found, held, article) for held in groups.values()]
    return Cast(found, tuple(_together(named)), tuple(left_open))


def _group(mention: Found) -> tuple[str, str, str]:
    country = mention.country if mention.kind == "place" else ""
    return str(mention.kind), mention.label.casefold(), country


def _named(found: Sequence[Found], held: list[int], article: str) -> Named:
    first = found[held[0]]
    mentions = [found[at] for at in held]
    offices = {(office, one.of) for one in mentions if _holds(one) for office in held_offices(one)}
    kind = first.kind if isinstance(first.kind, ActorKind) else ActorKind.REGION
    country = next((one.country for one in mentions if len(one.country) == 2), "")
    profile = Profile(
        kind=kind,
        label=clean_line(first.label, 120),
        country=country or (state_told(first.label) if kind is ActorKind.BODY else ""),
        offices=frozenset(offices),
        listed=_listed(without_form(first.label)),
        article=article,
    )
    return Named(profile, tuple(held), _sort(first) if first.kind == "place" else "")


def held_offices(mention: Found) -> tuple[str, ...]:
    """The office a mention gives, and the body served: "head", "of coast guard"."""
    served = f"of {mention.body}" if mention.body else ""
    return tuple(filter(None, (mention.role, served)))


def _holds(mention: Found) -> bool:
    return mention.kind == ActorKind.PERSON


def _listed(label: str) -> bool:
    entry = gazetteer().get(label)
    return entry is not None and entry.sort in ("org", "state", "region")


def _sort(place: Found) -> str:
    low = place.label.lower()
    if low.endswith(_SITES):
        return "site"
    return "region" if place.rule in _REGIONS else "city"


def _together(named: list[Named]) -> Iterator[Named]:
    """Persons whose names are spellings of one, put together."""
    homes = joined([one.profile for one in named])
    joining: dict[int, list[Named]] = {}
    for one, home in zip(named, homes, strict=True):
        joining.setdefault(home, []).append(one)
    for at, one in enumerate(named):
        if homes[at] != at or one.sort:
            if one.sort:
                yield one
            continue
        others = [other for other in joining[at] if other is not one]
        mentions = sorted({*one.mentions, *(m for other in others for m in other.mentions)})
        offices = one.profile.offices.union(*(other.profile.offices for other in others))
        country = one.profile.country or next((o.profile.country for o in others), "")
        profile = replace(one.profile, offices=offices, country=country)
        yield Named(profile, tuple(mentions))


# --- what recognise leaves to the whole


def _with_offices(reading: Reading) -> Iterator[Found]:
    """The mentions; a "counterpart" gets the office of the person named before him."""
    holder: Found | None = None
    for mention in reading.found:
        if mention.role == "counterpart" and mention.kind == ActorKind.PERSON:
            near = holder is not None and mention.span.start - holder.span.end < _OFFICE_REACH
            role = holder.role if near and holder is not None else ""
            yield replace(mention, role=role, title="")
            continue
        if mention.kind == ActorKind.PERSON and mention.role:
            holder = mention
        yield mention


def _unnamed(reading: Reading) -> Iterator[Found]:
    """Sources without a name: "analysts", "Turkish officials"."""
    taken = bytearray(len(reading.text))  # by groups, character by character
    for mention in reading.found:
        if mention.kind == ActorKind.GROUP:
            taken[mention.span.start : mention.span.end] = b"\1" * len(
                mention.span.of(reading.text)
            )
    for cue in reading.cues:
        span = _speakers(reading.text, cue)
        if span is not None and not any(taken[span.start : span.end]):
            yield Found(span, ActorKind.GROUP, reading.words(span), rule="unnamed source")


def _speakers(text: str, cue: CueFound) -> Span | None:
    if cue.source is None or cue.source_kind != "noun":
        return None
    words = cue.source.of(text).split()
    while words and words[0].lower() in _BEFORE_NOUN:
        words = words[1:]
    if not 0 < len(words) <= 3 or words[-1].lower() not in _SPEAKERS:
        return None
    start = text.find(words[0], cue.source.start, cue.source.end)
    return Span(start, cue.source.end) if start >= 0 else None


def _only_owns(mention: Found, span: Span) -> bool:
    """True for the "company" of "the company's lawyer", the "Omani" of "Omani sailors"."""
    return (mention.owner or mention.how == "adjective") and mention.span.end + 2 < span.end


# --- asking a cast


class Addresses:
    """Which thing a stretch of an article names, once the cast has its addresses."""

    def __init__(
        self, found: Sequence[Found], named: Iterable[tuple[str, tuple[int, ...]]]
    ) -> None:
        self._found = found
        self.by_mention: dict[int, str] = {
            at: address for address, mentions in named for at in mentions
        }
        self._by_span: dict[Span, list[int]] = {}
        for at in self.by_mention:
            self._by_span.setdefault(found[at].span, []).append(at)
        self._starts = sorted((found[at].span.start, at) for at in self.by_mention)

    def exactly(self, span: Span) -> list[str]:
        """The things whose mention is just this stretch."""
        held = sorted(self._by_span.get(span, ()))
        return list(dict.fromkeys(self.by_mention[at] for at in held))

    def inside(self, span: Span) -> str:
        """The actor that a phrase is about: the longest mention in it, states last.

        Who only owns something there ("the company's lawyer", "Omani officials") is not it; a
        group that the phrase is the end of is ("sources close to the talks").
        """
        from bisect import bisect_left

        best: tuple[bool, bool, int, int] | None = None
        answer = ""
        place = bisect_left(self._starts, (span.start, -1))
        while place < len(self._starts) and self._starts[place][0] < span.end:
            at = self._starts[place][1]
            mention = self._found[at]
            place += 1
            if mention.span.end > span.end or mention.kind == "place":
                continue
            if _only_owns(mention, span):
                continue
            state = mention.kind in (ActorKind.STATE, ActorKind.REGION)
            office = mention.how == "title" and mention.span.end == span.end
            length = mention.span.end - mention.span.start
            rank = (state, not office, -length, mention.span.start)
            if best is None or rank < best:
                best, answer = rank, self.by_mention[at]
        return answer or self._group_over(span)

    def _group_over(self, span: Span) -> str:
        """The group without a name whose words this phrase is the end of."""
        from bisect import bisect_left

        place = bisect_left(self._starts, (span.start + 1, -1)) - 1
        while place >= 0 and span.start - self._starts[place][0] < _GROUP_REACH:
            at = self._starts[place][1]
            mention = self._found[at]
            if mention.kind == ActorKind.GROUP and mention.span.end >= span.end:
                return self.by_mention[at]
            place -= 1
        return ""

    def mentions(self, span: Span) -> list[Found]:
        """The mentions of just this stretch."""
        return [self._found[at] for at in sorted(self._by_span.get(span, ()))]

    def within(self, span: Span) -> list[tuple[Found, str]]:
        """The mentions of actors that share a character with a stretch, with whom they name."""
        from bisect import bisect_left

        place = bisect_left(self._starts, (span.start - _LONGEST, -1))
        held: list[tuple[Found, str]] = []
        while place < len(self._starts) and self._starts[place][0] < span.end:
            at = self._starts[place][1]
            mention = self._found[at]
            if mention.span.end > span.start and mention.kind != "place":
                held.append((mention, self.by_mention[at]))
            place += 1
        return held
