"""Persons by what they are called instead of a name: "the foreign minister", "the ex-governor".

Meant is whoever was named before and called so. Of two the one who was named last is meant only
if the other was not spoken of just now; else nobody is guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.described import OTHERS, led_by_the
from sourcebook.ingest.recognise.found import Found
from sourcebook.ingest.recognise.lists import FUNCTION, MODIFIERS, Part, plain
from sourcebook.ingest.recognise.offices import OFFICE_WORDS, Office, normal, unnamed
from sourcebook.ingest.recognise.roles import POSSESSIVE, Body
from sourcebook.ingest.recognise.words import LOWER, SIGN, Page, Run
from sourcebook.model import ActorKind

__all__ = ["offices_alone"]

_CALLED = lexicon("called persons")
_FORMER = frozenset("former ex ousted deposed jailed exiled late then slain".split())
_BELOW = frozenset("prime vice deputy assistant".split())  # a prime minister is no "minister"
_RANKS = {"gen": "general", "col": "colonel", "adm": "admiral", "capt": "captain",
          "maj": "major", "lt": "lieutenant", "cmdr": "commander"}  # fmt: skip
_TRADERS = frozenset(
    "businessman businesswoman tycoon magnate oligarch billionaire entrepreneur industrialist"
    " financier owner".split()
)
_MAKERS = frozenset("lawmaker mp legislator parliamentarian deputy congressman senator".split())
_WRITERS = frozenset("journalist reporter correspondent".split())
_SENT = frozenset(("envoy", "ambassador"))
_COUNSEL = frozenset(("lawyer", "attorney"))
_ALSO: dict[str, frozenset[str]] = {
    **dict.fromkeys(("businessman", "businesswoman", "tycoon", "magnate", "oligarch"), _TRADERS),
    **dict.fromkeys(("lawmaker", "legislator", "parliamentarian"), _MAKERS),
    **dict.fromkeys(_WRITERS, _WRITERS),
    "envoy": _SENT,
    "lawyer": _COUNSEL,
}
_GOES_ON = frozenset("of for who whose".split())
_VERBS = lexicon("says") | lexicon("deeds") | lexicon("state acts") | lexicon("group deeds")


@dataclass(frozen=True, slots=True)
class _Calling:
    """What somebody was called: the noun, the words before it, the state whose office it is."""

    head: str
    words: frozenset[str]
    of: str


def offices_alone(
    read: Page, cut: Sequence[Part], offices: Mapping[int, Office], found: Sequence[Found]
) -> list[Found]:
    """Offices that stand alone, with the person they mean if it can be told."""
    taken = _taken(read, cut, offices)
    group_ends = {mention.span.end for mention in found if mention.rule == "unnamed source"}
    alone = [body for body in unnamed(read, taken) if read.ends[body.stop - 1] not in group_ends]
    stops = {body.stop for body in alone}
    called = [body for body in _called(read, taken) if body.stop not in stops]
    if not alone and not called:
        return []
    persons = sorted(
        (it for it in found if it.kind == ActorKind.PERSON and it.label),
        key=lambda it: it.span.start,
    )
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)  # by office and state, if told
    for person in persons:
        holders[person.role, person.of].add(person.label)
        holders[person.role, ""].add(person.label)
    told = _Told(read)
    made: list[Found] = []
    at = 0
    for body in sorted(alone + called, key=lambda it: it.first):
        while at < len(persons) and persons[at].span.start < read.starts[body.first]:
            told.hears(persons[at])
            at += 1
        label, known = told.meant(body)
        if not known and body.rule == "office":
            anywhere = holders.get((body.role, body.country), ())
            label = next(iter(anywhere)) if len(anywhere) == 1 else ""
        if label or body.rule == "office":
            made.append(_office(read, body, label))
    return made


def _taken(read: Page, cut: Sequence[Part], offices: Mapping[int, Office]) -> list[bool]:
    taken = [False] * len(read.words)
    for part in cut:
        if part.sort not in ("head", "name"):
            continue
        office = offices.get(part.first)
        begin = office.first if office is not None and office.first >= 0 else part.first
        for at in range(min(begin, part.first), part.stop):
            taken[at] = True
    return taken


def _office(read: Page, body: Body, label: str) -> Found:
    title, of = read.joined(body.first, body.stop), body.country
    span = read.span(body.first, body.stop)
    return Found(span, ActorKind.PERSON, label, "title", title, body.role, of, of, "office")


# --- where a noun alone stands for somebody -----------------------------------------------------


def _called(page: Page, taken: Sequence[bool]) -> Iterator[Body]:
    """Where a noun with "the" may mean one person: "the minister", "the jailed tycoon"."""
    for run, at in page.among(_CALLED):
        if taken[at] or at == run.first or not _ends(page, run, at):
            continue
        begin, country, between = led_by_the(page, run, at)
        if begin < 0 or page.shapes[at] != LOWER or not OTHERS.isdisjoint(between):
            continue
        words = [word for word in reversed(between) if word in MODIFIERS]
        role = normal([*words, page.low[at]])
        yield Body(begin, at + 1, "person", "", role, country, "called")


def _ends(page: Page, run: Run, at: int) -> bool:
    """True if the noun is the last of its words: not "the general staff"."""
    if at + 1 >= run.stop:
        return True
    after = page.low[at + 1]
    if page.shapes[at + 1] == SIGN or page.words[at + 1] in POSSESSIVE:
        return page.words[at + 1] != "-"
    if after in _GOES_ON or after in OFFICE_WORDS or page.shapes[at + 1] in "CA":
        return False
    return page.low[at] != "general" or after in FUNCTION or after in _VERBS


# --- whom it means ------------------------------------------------------------------------------


class _Told:
    """Who was named so far, what they were called, and in which sentence they stood last."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._starts = [page.starts[run.first] for run in page.runs]
        self._callings: dict[str, set[tuple[_Calling, str]]] = defaultdict(set)  # by the noun
        self._last: dict[str, int] = {}

    def hears(self, person: Found) -> None:
        """Takes in a person who is named."""
        self._last[person.label] = self._sentence(person.span.start)
        for calling in _callings(person):
            self._callings[calling.head].add((calling, person.label))

    def meant(self, body: Body) -> tuple[str, bool]:
        """The person whom these words mean; true if anybody was called so at all."""
        fitting = self._fitting(body)
        if len(fitting) < 2:
            return next(iter(fitting), ""), bool(fitting)
        here = self._sentence(self._page.starts[body.first])
        near = [label for label in fitting if self._last[label] >= here - 1]
        return (near[0] if len(near) == 1 else ""), True

    def _sentence(self, start: int) -> int:
        return bisect_right(self._starts, start)

    def _fitting(self, body: Body) -> Collection[str]:
        words = body.role.split()
        if not words:
            return ()
        head, before = words[-1], frozenset(words[:-1])
        exact: set[str] = set()
        loose: dict[str, bool] = {}
        for noun in _ALSO.get(head, (head,)):
            for calling, label in self._callings.get(noun, ()):
                if body.country and body.country not in calling.of.split():
                    continue
                if noun == head and calling.words == before:
                    exact.add(label)
                if _fits(calling, before):
                    was = not calling.words.isdisjoint(_FORMER)
                    loose[label] = loose.get(label, False) or was
        if exact and body.rule == "office":
            return exact
        if not before.isdisjoint(_FORMER) and any(loose.values()):
            return [label for label, was in loose.items() if was]
        return loose


def _callings(person: Found) -> Iterator[_Calling]:
    role = person.role.split()
    if role:
        yield _Calling(role[-1], frozenset(role[:-1]), person.of)
    rank = plain(person.title.lower().rpartition(" ")[2]) if person.title else ""
    rank = _RANKS.get(rank, rank)
    if rank in _CALLED and role[-1:] != [rank]:
        yield _Calling(rank, frozenset(), person.of)


def _fits(calling: _Calling, words: frozenset[str]) -> bool:
    special = words - _FORMER
    if not special <= calling.words:
        return False
    return bool(special) or calling.words.isdisjoint(_BELOW)
