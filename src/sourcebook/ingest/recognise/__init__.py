"""Who and what an article names: persons, states, bodies, organisations, places, by rules alone.

Stage 3 of ingest. The text is read twice: once for every name where it stands, once more with
what the whole document says of the same words. Nothing here is certain; every finding tells the
rule that made it. Findings may nest: "Iran's police" is a body and mentions a state.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sourcebook.ingest.gazetteer import key, lexicon
from sourcebook.ingest.parse import Parse
from sourcebook.ingest.recognise.alone import offices_alone
from sourcebook.ingest.recognise.found import Found, How, Kind
from sourcebook.ingest.recognise.groups import groups
from sourcebook.ingest.recognise.headlines import headlines
from sourcebook.ingest.recognise.kinds import Evidence, judge
from sourcebook.ingest.recognise.known import known_name, people
from sourcebook.ingest.recognise.lists import (
    GOVERNING,
    LOC,
    ORG,
    PER,
    Part,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.model import merged, seen
from sourcebook.ingest.recognise.offices import Office, office_of
from sourcebook.ingest.recognise.part import parts
from sourcebook.ingest.recognise.roles import Body, bodies, state_at
from sourcebook.ingest.recognise.scripts import foreign, foreign_runs
from sourcebook.ingest.recognise.short import short_forms
from sourcebook.ingest.recognise.standing import by_table
from sourcebook.ingest.recognise.words import Page, page
from sourcebook.model import ActorKind
from sourcebook.names import Verdict, compare
from sourcebook.text import Span

__all__ = ["Found", "How", "Kind", "recognise"]

_PUBLISHED = lexicon("published")
_COUNTERPART = re.compile(r"\b(?:his|her|its|their)(?: [^\W_]+){0,2} counterpart\Z")
_COMPARED = 200  # surnames among which other spellings are looked for


def recognise(
    text: str,
    sentences: Sequence[Span],
    parse: Parse | None = None,
) -> tuple[Found, ...]:
    """All mentions in these sentences of `text`, by where they begin, the longer first."""
    read = page(text, sentences)
    others = foreign_runs(read)
    if others:
        taken = frozenset(others)
        read.runs = [run for run in read.runs if run not in taken]
    entities = seen(read, parse) if parse is not None else []
    cut = parts(read)
    if parse is not None:
        cut = merged(read, cut, entities)
    evidence = judge(read, cut, entities if parse is not None else None)
    offices = _persons_offices(read, cut)
    found = [mention for part in cut for mention in _mentions(read, part, offices)]
    found += _without_name(read, cut)
    found += foreign(read, others)
    labels = _Labels(found, evidence)
    found = by_table(text, [labels.labelled(it) for it in found], evidence.excluded)
    found = _with_short_forms(read, found)
    found += headlines(read, found)
    found = _counterparts(read, found)
    found += offices_alone(read, cut, offices, found)
    found = [replace(it, owner=True) if _owns(text, it.span) else it for it in found]
    found.sort(key=lambda it: (it.span.start, -it.span.end, it.label))
    return tuple(found)


def _owns(text: str, span: Span) -> bool:
    return text.startswith(("'s", "’s"), span.end)


# --- one part -----------------------------------------------------------------------------------


def _persons_offices(read: Page, cut: Sequence[Part]) -> dict[int, Office]:
    """The rank and office of each person, by the first word of the name."""
    offices: dict[int, Office] = {}
    floor = 0
    for part in cut:
        if part.kind == PER and part.sort == "name":
            offices[part.first] = office_of(read, part.run, part.first, part.stop, floor)
        named = part.sort in ("head", "name") and part.kind >= 0
        if named or (part.sort == "known" and part.rule not in ("state", "people")):
            floor = part.stop
    return offices


def _mentions(read: Page, part: Part, offices: dict[int, Office]) -> Iterator[Found]:
    if part.sort == "known" and part.entry is not None:
        yield known_name(read, part.run, part.first, part.stop, part.entry)
    elif part.sort in ("head", "name") and part.kind >= 0:
        yield from _judged(read, part, offices)


def _judged(read: Page, part: Part, offices: dict[int, Office]) -> Iterator[Found]:
    first, stop = _with_article(read, part)
    span = read.span(first, stop)
    text = read.joined(first, stop)
    if part.kind == PER:
        office = offices[part.first]
        title, of = office.title or office.words, office.of
        person = ActorKind.PERSON
        it = Found(span, person, text, "name", title, office.role, of, of, part.rule, office.body)
        yield it
        if office.beside[1] and not office.role.endswith("counterpart"):
            begin, end = office.beside
            begin -= begin > part.run.first and read.low[begin - 1] == "the"
            yield replace(it, span=read.span(begin, end), how="title", rule="apposition")
    elif part.kind == ORG:
        yield from _organisation(read, part, span, text)
    elif part.kind == LOC:
        country = part.entry.country if part.entry is not None else ""
        yield Found(span, "place", text, country=country, rule=part.rule)
    else:
        yield Found(span, "misc", text, rule=part.rule)
        if part.sort == "head" and part.entry is not None:
            yield from _nested(read, part)


def _organisation(read: Page, part: Part, span: Span, text: str) -> Iterator[Found]:
    words = [plain(word) for word in read.low[part.first : part.stop]]
    pressing = any(word in ("press", "news") for word in words)
    governing = any(word in GOVERNING for word in words) and not pressing
    if part.sort != "head" or not governing:
        yield Found(span, ActorKind.ORG, text, country=part.country, rule=part.rule)
        return
    country, role, inner = _of_whom(read, part)
    if inner is not None:
        yield inner
    yield Found(span, ActorKind.BODY, text, role=role, country=country, rule=part.rule)


def _of_whom(read: Page, part: Part) -> tuple[str, str, Found | None]:
    """The state of a body, the body in small words, and the state's own mention within."""
    first, stop = part.first, part.stop
    if part.entry is not None and part.entry.sort in ("state", "people"):
        known = known_at(read, first, stop)
        begin = known[1] if known is not None else first
        return part.country, read.joined(begin, stop).lower(), next(_nested(read, part), None)
    for at in range(stop - 1, first + 1, -1):
        known = known_at(read, at, stop)
        if known is None or known[1] < stop or known[0].sort != "state":
            continue
        if read.low[at - 1] == "of":
            mention = known_name(read, part.run, at, stop, known[0])
            return known[0].country, read.joined(first, at - 1).lower(), mention
    country = state_at(read, first - 1, part.run.first)[0] if first > part.run.first else ""
    return country, read.joined(first, stop).lower() if country else "", None


def _nested(read: Page, part: Part) -> Iterator[Found]:
    """The state whose adjective begins the name of its body: "Iranian Foreign Ministry"."""
    known = known_at(read, part.first, part.stop)
    if known is not None and known[0].sort == "people" and known[0].country:
        yield people(read.span(part.first, known[1]), known[0])


def _with_article(read: Page, part: Part) -> tuple[int, int]:
    """The name with the article that belongs to it: "The Diplomat reported"."""
    first, stop = part.first, part.stop
    if part.kind != ORG or part.sort != "name" or first <= part.run.first:
        return first, stop
    if read.words[first - 1] == "The":
        opens = first - 1 == part.run.first
        publishes = stop < part.run.stop and read.low[stop] in _PUBLISHED
        if not opens or publishes:
            part.rule = "newspaper" if publishes else part.rule
            return first - 1, stop
    return first, stop


def _without_name(read: Page, cut: Sequence[Part]) -> list[Found]:
    """Bodies and groups that have no name, the longer of two on one place."""
    taken = _taken(read, cut)
    owned = list(bodies(read))
    for body in owned:
        taken[body.first : body.stop] = [True] * (body.stop - body.first)
    others = groups(read, taken.__getitem__)
    return [_of_body(read, body) for body in (*owned, *others)]


def _taken(read: Page, cut: Sequence[Part]) -> list[bool]:
    """Which words are a name's or a title's; states are not, as their adjectives lead groups."""
    taken = [False] * len(read.words)
    for part in cut:
        listed = part.entry is not None and part.entry.sort == "org"
        if part.sort == "title" or part.kind >= 0 or listed:
            taken[part.first : part.stop] = [True] * (part.stop - part.first)
    return taken


def _of_body(read: Page, body: Body) -> Found:
    span = read.span(body.first, body.stop)
    kind = ActorKind(body.kind)
    one = body.country if len(body.country) == 2 else ""
    of = body.country if kind == ActorKind.GROUP else ""
    return Found(span, kind, body.label, "name", "", body.role, of, one, body.rule)


# --- labels: what the document calls it ---------------------------------------------------------


class _Labels:
    """The fullest form of each name in a document."""

    def __init__(self, found: Iterable[Found], evidence: Evidence) -> None:
        self._aliases = evidence.aliases
        self._persons: dict[str, set[str]] = defaultdict(set)  # by surname
        self._bodies: dict[tuple[str, str], str] = {}
        self._longer: dict[str, set[str]] = defaultdict(set)
        for mention in found:
            if mention.kind == ActorKind.PERSON:
                self._add_person(mention)
            elif mention.role and mention.country and mention.rule != "two bodies":
                self._bodies.setdefault((mention.role, mention.country), mention.label)
            if mention.kind == ActorKind.ORG:
                self._longer[mention.label.partition(" ")[2]].add(mention.label)
        self._states: dict[str, set[tuple[str, str]]] = defaultdict(set)  # by the body's role
        for (role, code), label in self._bodies.items():
            self._states[role].add((code, label))

    def _add_person(self, mention: Found) -> None:
        words = mention.label.split()
        if len(words) > 1:
            self._persons[key(words[-1])].add(mention.label)

    def labelled(self, mention: Found) -> Found:
        """The mention with the label of the document."""
        if mention.kind == ActorKind.PERSON and " " not in mention.label:
            label = self._fullest(mention.label)
            return replace(mention, label=label) if label else mention
        if mention.label in self._aliases:
            return replace(mention, label=self._aliases[mention.label])
        longer = self._longer.get(mention.label, ()) if mention.kind == ActorKind.ORG else ()
        if len(longer) == 1 and " " in mention.label:  # the Yemeni Red Crescent, "Red Crescent"
            return replace(mention, label=next(iter(longer)))
        if mention.rule == "generic body" and not mention.country:
            fitting = self._states.get(mention.role, ())
            if len(fitting) == 1:
                country, label = next(iter(fitting))
                return replace(mention, label=label, country=country)
            return mention
        if mention.role and mention.country and mention.kind == ActorKind.BODY:
            label = self._bodies.get((mention.role, mention.country), "")
            return replace(mention, label=label) if label else mention
        return mention

    def _fullest(self, name: str) -> str:
        """The only longer name that ends in this one, as written or in another spelling."""
        fitting = self._persons.get(key(name))
        if fitting is None:
            if len(self._persons) > _COMPARED:
                return ""
            fitting = {
                label
                for last, labels in self._persons.items()
                if last[0] == name[0].lower()
                for label in labels
                if compare(name, label, one_document=True).verdict is Verdict.SAME
            }
        return next(iter(fitting)) if len(fitting) == 1 else ""


def _with_short_forms(read: Page, found: list[Found]) -> list[Found]:
    """With "the ministry" for the one that was named, before it is a ministry unknown."""
    made = short_forms(read, found)
    ends = {one.span.end for one in made}
    return [it for it in found if it.rule != "generic body" or it.span.end not in ends] + made


# --- counterparts ------------------------------------------------------------------------------


def _counterparts(read: Page, found: Sequence[Found]) -> list[Found]:
    """With "his Tajik counterpart, Rahimzoda" the office is that of the person named before."""
    done: list[Found] = []
    role = ""
    for mention in sorted(found, key=lambda it: it.span.start):
        if mention.kind == ActorKind.PERSON and mention.role.endswith("counterpart"):
            mention = replace(mention, role=role or mention.role)
            done += _by_counterpart(read, mention)
        elif mention.kind == ActorKind.PERSON and mention.role:
            role = mention.role
        done.append(mention)
    return done


def _by_counterpart(read: Page, mention: Found) -> list[Found]:
    """The words "his Tajik counterpart" as a mention of their own."""
    end = read.text.rfind("counterpart", 0, mention.span.start) + len("counterpart")
    begin = end - 40 if end > 40 else 0
    lead = _COUNTERPART.search(read.text, begin, end)
    if lead is None:
        return []
    return [replace(mention, span=Span(*lead.span()), how="title", rule="counterpart")]
