"""Who and what an article names: persons, states, bodies, organisations, places, by rules alone.

Stage 3 of ingest. The text is read twice: once for every name where it stands, once more with
what the whole document says of the same words. Nothing here is certain; every finding tells the
rule that made it. Findings may nest: "Iran's police" is a body and mentions a state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from sourcebook.ingest.gazetteer import Entry, gazetteer, key, lexicon
from sourcebook.ingest.recognise_kinds import Evidence, judge
from sourcebook.ingest.recognise_parts import (
    GOVERNING,
    LOC,
    MISC,
    MONTHS,
    ORG,
    PER,
    Part,
    known_at,
    parts,
    plain,
)
from sourcebook.ingest.recognise_roles import Body, Office, bodies, office_of, unnamed
from sourcebook.ingest.recognise_words import Page, Run, page
from sourcebook.model import ActorKind
from sourcebook.names import Verdict, compare
from sourcebook.text import Span

__all__ = ["Found", "How", "Kind", "recognise"]

Kind: TypeAlias = ActorKind | Literal["place", "misc"]
How: TypeAlias = Literal["name", "title", "metonym", "adjective", "pronoun-candidate"]

_ACTS = lexicon("state acts")
_AUXILIARIES = lexicon("not metonym verbs")
_PLACE_PREPS = lexicon("place preps")
_PUBLISHED = lexicon("published")
_PRONOUNS = frozenset("he she it they him her them his its their".split())
_BODY_NAMES = frozenset(
    "kremlin|white house|pentagon|congress|senate|knesset|majlis|duma|state duma|bundestag|irgc"
    "|idf|parliament|house of representatives|house of commons|house of lords|treasury".split("|")
)


@dataclass(frozen=True, slots=True)
class Found:
    """One mention: code points of the text, what it is, and by which rule.

    `label` is the fullest form of the name in the document, a state's own name for its adjective,
    or empty where an office or a pronoun is not known to be anybody. `title` is the rank, else the
    office, as written; `role` the office in normal words, `of` the state whose office it is
    (codes, parted by a blank); `country` where the thing itself belongs.
    """

    span: Span
    kind: Kind
    label: str
    how: How = "name"
    title: str = ""
    role: str = ""
    of: str = ""
    country: str = ""
    rule: str = ""


def recognise(text: str, sentences: Sequence[Span]) -> tuple[Found, ...]:
    """All mentions in these sentences of `text`, by where they begin, the longer first."""
    read = page(text, sentences)
    cut = parts(read)
    evidence = judge(read, cut)
    found = [mention for part in cut for mention in _mentions(read, part)]
    found += [_of_body(read, body) for body in bodies(read)]
    labels = _Labels(found, evidence)
    found = [labels.labelled(mention) for mention in found]
    found += _headlines(read, found)
    found += _offices(read, cut, found)
    found += _pronouns(read)
    found.sort(key=lambda it: (it.span.start, -it.span.end, it.label))
    return tuple(found)


# --- one part -----------------------------------------------------------------------------------


def _mentions(read: Page, part: Part) -> Iterator[Found]:
    if part.sort == "known" and part.entry is not None:
        yield _known(read, part.run, part.first, part.stop, part.entry)
    elif part.sort in ("head", "name") and part.kind >= 0:
        yield from _judged(read, part)


def _known(read: Page, run: Run, first: int, stop: int, entry: Entry) -> Found:
    span = read.span(first, stop)
    country = entry.country
    if entry.sort == "state":
        return Found(span, ActorKind.STATE, entry.label, country=country, rule="state")
    if entry.sort == "people":
        return _people(span, entry)
    if entry.sort == "region":
        return Found(span, ActorKind.REGION, entry.label, rule="region")
    if entry.sort == "org":
        kind = ActorKind.BODY if key(entry.label) in _BODY_NAMES else ActorKind.ORG
        label = read.joined(first, stop)
        return Found(span, kind, label, country=country, rule="list of organisations")
    if entry.sort == "capital" and _stands_for_state(read, run, first, stop):
        label = gazetteer().state(country)
        return Found(span, ActorKind.STATE, label, "metonym", country=country, rule="capital acts")
    label = entry.label or read.joined(first, stop)
    return Found(span, "place", label, country=country, rule=entry.sort)


def _people(span: Span, entry: Entry) -> Found:
    if entry.country:
        kind: Kind = ActorKind.STATE
    else:
        kind = ActorKind.REGION if entry.label else "misc"
    return Found(span, kind, entry.label, "adjective", country=entry.country, rule="adjective")


def _stands_for_state(read: Page, run: Run, first: int, stop: int) -> bool:
    """ "Tehran says", "Tehran, Dushanbe look to …": capitals that act."""
    if first > run.first and read.low[first - 1] in _PLACE_PREPS | {"the", "of"}:
        return False
    at = stop
    while at < run.stop and read.low[at] in (",", "and", "&"):
        other = known_at(read, at + 1, run.stop) if at + 1 < run.stop else None
        if other is None or other[0].sort not in ("capital", "state"):
            break
        at = other[1]
    if at >= run.stop or read.low[at] not in _ACTS:
        return False
    if read.low[at] not in _AUXILIARIES:
        return True
    after = read.low[at + 1 : at + 3]
    return any(word in _ACTS - _AUXILIARIES for word in after)


def _judged(read: Page, part: Part) -> Iterator[Found]:
    first, stop = _with_article(read, part)
    span = read.span(first, stop)
    text = read.joined(first, stop)
    if part.kind == PER:
        office = office_of(read, part.run, part.first, part.stop)
        title = office.title or office.words
        yield Found(
            span, ActorKind.PERSON, text, "name", title, office.role, office.of, office.of, part.rule
        )
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
    governing = any(plain(word) in GOVERNING for word in read.low[part.first : part.stop])
    body = part.sort == "head" and governing
    kind = ActorKind.BODY if body else ActorKind.ORG
    role = ""
    if body and part.entry is not None and part.entry.sort in ("state", "people"):
        skipped = known_at(read, part.first, part.stop)
        role = read.joined(skipped[1], part.stop).lower() if skipped is not None else ""
        yield from _nested(read, part)
    yield Found(span, kind, text, role=role, country=part.country, rule=part.rule)


def _nested(read: Page, part: Part) -> Iterator[Found]:
    """The state whose adjective begins the name of its body: "Iranian Foreign Ministry"."""
    known = known_at(read, part.first, part.stop)
    if known is not None and known[0].sort == "people" and known[0].country:
        yield _people(read.span(part.first, known[1]), known[0])


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
        self._persons: dict[str, list[str]] = {}
        self._offices: dict[str, Found] = {}
        self._bodies: dict[tuple[str, str], str] = {}
        for mention in found:
            if mention.kind == ActorKind.PERSON:
                self._add_person(mention)
            elif mention.role and mention.country and mention.rule != "two bodies":
                self._bodies.setdefault((mention.role, mention.country), mention.label)

    def _add_person(self, mention: Found) -> None:
        words = mention.label.split()
        if len(words) > 1:
            known = self._persons.setdefault(key(words[-1]), [])
            if mention.label not in known:
                known.append(mention.label)

    def labelled(self, mention: Found) -> Found:
        """The mention with the label of the document."""
        if mention.kind == ActorKind.PERSON and " " not in mention.label:
            label = self._fullest(mention.label)
            return replace(mention, label=label) if label else mention
        if mention.label in self._aliases:
            return replace(mention, label=self._aliases[mention.label])
        if mention.role and mention.country and mention.kind == ActorKind.BODY:
            label = self._bodies.get((mention.role, mention.country), "")
            return replace(mention, label=label) if label else mention
        return mention

    def _fullest(self, name: str) -> str:
        """The only longer name that ends in this one, as written or in another spelling."""
        fitting = self._persons.get(key(name))
        if fitting is None:
            fitting = [
                label
                for last, labels in self._persons.items()
                if last[0] == name[0].lower()
                for label in labels
                if compare(name, label, one_document=True).verdict is Verdict.SAME
            ]
        return fitting[0] if len(fitting) == 1 else ""


# --- headlines in capitals ----------------------------------------------------------------------


def _headlines(read: Page, found: Sequence[Found]) -> list[Found]:
    """Names in sentences whose capitals tell nothing: what is known, or named elsewhere."""
    runs = [run for run in read.runs if run.titled]
    if not runs:
        return []
    named: dict[str, Found] = {}
    for mention in found:
        if mention.how == "name" and not mention.rule.endswith(("body", "bodies", "group")):
            for name in (mention.span.of(read.text), mention.label):
                named.setdefault(key(" ".join(name.split())), mention)
    return [mention for run in runs for mention in _in_headline(read, run, named)]


def _in_headline(read: Page, run: Run, named: dict[str, Found]) -> Iterator[Found]:
    at = run.first
    while at < run.stop:
        stop = at + 1
        if read.shapes[at] in "CA" and read.low[at] not in MONTHS:
            mention, stop = _headline_name(read, run, at, named)
            if mention is not None:
                yield mention
        at = stop


def _headline_name(
    read: Page, run: Run, at: int, named: dict[str, Found]
) -> tuple[Found | None, int]:
    for stop in range(min(run.stop, at + 7), at, -1):
        like = named.get(" ".join(read.keys[at:stop]))
        if like is not None and read.shapes[stop - 1] in "CA":
            return replace(like, span=read.span(at, stop), title="", role="", rule="headline"), stop
    known = known_at(read, at, run.stop)
    if known is None:
        return None, at + 1
    entry, stop = known
    if entry.sort == "city" and entry.size < 3:
        return None, at + 1
    mention = _known(read, run, at, stop, entry)
    return mention, stop


# --- offices without a name, pronouns -----------------------------------------------------------


def _offices(read: Page, cut: Sequence[Part], found: Sequence[Found]) -> list[Found]:
    """Offices that stand alone, with the person of that office if the document has just one."""
    taken = [False] * len(read.words)
    holders: list[tuple[Found, Office]] = []
    for part in cut:
        if part.kind == PER and part.sort == "name":
            office = office_of(read, part.run, part.first, part.stop)
            begin = min(part.first, office.first) if 0 <= office.first else part.first
            for at in range(begin, part.stop):
                taken[at] = True
        elif part.sort in ("head", "name"):
            for at in range(part.first, part.stop):
                taken[at] = True
    holders = [(mention, Office()) for mention in found if mention.kind == ActorKind.PERSON]
    persons = [mention for mention, _ in holders]
    return [_office(read, body, persons) for body in unnamed(read, taken)]


def _office(read: Page, body: Body, persons: Sequence[Found]) -> Found:
    span = read.span(body.first, body.stop)
    fitting = {
        person.label
        for person in persons
        if person.role == body.role and (not body.country or person.of == body.country)
    }
    label = fitting.pop() if len(fitting) == 1 else ""
    title = read.joined(body.first, body.stop)
    return Found(
        span, ActorKind.PERSON, label, "title", title, body.role, body.country, body.country, "office"
    )


def _pronouns(read: Page) -> Iterator[Found]:
    return iter(())
