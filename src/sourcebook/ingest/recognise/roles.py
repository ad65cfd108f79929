"""Offices, ranks and unnamed bodies: who somebody is, "Iran's police", "the two ministries"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.ingest.gazetteer import gazetteer, lexicon
from sourcebook.ingest.recognise.lists import (
    HONORIFICS,
    MODIFIERS,
    OFFICES,
    RANKS,
    STRICT,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.words import Page, Run

__all__ = ["Body", "Office", "bodies", "office_of", "unnamed"]

_TITLE_WORDS = RANKS | HONORIFICS | STRICT | OFFICES | MODIFIERS
_OFFICE_WORDS = STRICT | OFFICES | (MODIFIERS - {"general"})
_QUALIFIERS = frozenset(
    "top senior then current new longtime veteran principal late incoming outgoing two-time"
    " senior-most first-ever".split()
)
_SPELLED = {
    "defence": "defense", "fm": "foreign minister", "pm": "prime minister",
    "spokeswoman": "spokesperson", "spokesman": "spokesperson", "labour": "labor",
    "premier": "prime minister",
}  # fmt: skip
_CHIEFS = frozenset(("commander", "chief", "head", "director"))
_GENERIC = lexicon("generic bodies")
_JOINT = lexicon("joint heads")
_POSSESSIVE = ("'s", "’s", "'", "’")
_PLURALS = {"ministers": "minister", "presidents": "president", "ambassadors": "ambassador",
            "leaders": "leader", "chiefs": "chief", "envoys": "envoy", "commanders": "commander",
            "secretaries": "secretary", "negotiators": "negotiator", "officials": "official",
            "spokesmen": "spokesman", "speakers": "speaker", "premiers": "premier"}  # fmt: skip
_BODIES = {"ministries": "ministry", "parliaments": "parliament", "governments": "government",
           "armies": "army", "militaries": "military", "embassies": "embassy",
           "police forces": "police force", "navies": "navy", "banks": "bank",
           "agencies": "agency"}  # fmt: skip
_MOST_STATES = 12
_LONGEST = 10  # words of an office
_LINKS = frozenset((",", "and", "&"))


@dataclass(frozen=True, slots=True)
class Office:
    """What stands with a name: rank as written, office as written and normal, whose, from where."""

    title: str = ""
    words: str = ""
    role: str = ""
    of: str = ""
    first: int = -1


@dataclass(frozen=True, slots=True)
class Body:
    """A body, group or person without a name of its own, as the words [first, stop)."""

    first: int
    stop: int
    kind: str
    label: str
    role: str
    country: str
    rule: str


def normal(words: list[str]) -> str:
    """An office in the words by which it is compared: "top police commander" is a police chief."""
    kept = [_SPELLED.get(word, word) for word in map(plain, words) if word not in _QUALIFIERS]
    if len(kept) > 1 and kept[-1] in _CHIEFS and "police" in kept:
        kept[-1] = "chief"
    return " ".join(kept)


def state_at(page: Page, at: int, first: int) -> tuple[str, int]:
    """The state whose name, adjective or possessive ends at word `at`, and where it begins."""
    if at < first:
        return "", at + 1
    end = at
    if page.words[at] in _POSSESSIVE and at > first:
        end = at - 1
    for begin in range(max(first, end - 3), end + 1):
        found = known_at(page, begin, end + 1)
        stated = found is not None and found[0].sort in ("state", "people")
        if found is not None and stated and found[1] == end + 1 and found[0].country:
            return found[0].country, begin
    return "", at + 1


def office_of(page: Page, run: Run, first: int, stop: int, floor: int = 0) -> Office:
    """The rank and office written with the name [first, stop); other names end at `floor`."""
    before = _before(page, run, first, max(floor, run.first))
    if before.role:
        return before
    after = _after(page, run, stop)
    if after.role:
        title = before.title
        return Office(title, after.words, after.role, after.of, before.first)
    return before


def _title_start(page: Page, first: int, stop: int) -> int:
    at = stop
    while at > first and (
        plain(page.low[at - 1]) in _TITLE_WORDS or _linked(page, first, at, stop)
    ):
        at -= 1
    return at


def _linked(page: Page, first: int, at: int, stop: int) -> bool:
    """True for the "of" of "Secretary of State", the "staff" of "chief of staff"."""
    word = page.low[at - 1]
    if word == "staff":
        return True
    return word == "of" and first < at - 1 and at < stop and page.low[at - 2] in STRICT


def _before(page: Page, run: Run, first: int, floor: int) -> Office:
    floor = max(floor, first - 2 * _LONGEST)
    begin = _title_start(page, floor, first)
    split = first
    while split > begin and plain(page.low[split - 1]) in RANKS | HONORIFICS:
        split -= 1
    title = page.joined(split, first) if split < first else ""
    if begin == split and begin - 1 > floor and page.words[begin - 1] == ",":
        inner = _title_start(page, floor, begin - 1)
        ends = plain(page.low[begin - 2])
        if inner < begin - 1 and (ends in STRICT or ends == "counterpart"):
            return _office(page, run, inner, begin - 1, title)
    if begin < split:
        return _office(page, run, begin, split, title)
    return Office(title, first=begin if title else -1)


def _office(page: Page, run: Run, begin: int, stop: int, title: str) -> Office:
    words = page.low[begin:stop]
    if not any(plain(word) in STRICT | OFFICES for word in words):
        return Office(title, first=begin)
    at = begin - 1
    if at > run.first and page.words[at] in '"“':
        at -= 1
    of, _ = state_at(page, at, run.first)
    return Office(title, page.joined(begin, stop), normal(words), of, begin)


def _after(page: Page, run: Run, stop: int) -> Office:
    """Finds an office after the name: ", Iran's foreign minister," and ", the head of …"."""
    at = stop + 1
    if stop >= run.stop or page.words[stop] != "," or at >= run.stop:
        return Office()
    if page.low[at] in ("the", "a", "an"):
        at += 1
    of = ""
    if at < run.stop:
        found = known_at(page, at, run.stop)
        if found is not None and found[0].sort in ("state", "people"):
            of, at = found[0].country, found[1]
            if at < run.stop and page.words[at] in _POSSESSIVE:
                at += 1
    begin = at
    while at < run.stop and plain(page.low[at]) in _OFFICE_WORDS:
        at += 1
    if at == begin or plain(page.low[at - 1]) not in STRICT:
        return Office()
    if at < run.stop and page.shapes[at] in "CA":
        return Office()
    if not of and at + 1 < run.stop and page.low[at] == "of":
        found = known_at(page, at + 1, run.stop)
        of = found[0].country if found is not None and found[0].sort == "state" else ""
    return Office("", page.joined(begin, at), normal(page.low[begin:at]), of, begin)


# --- bodies without a name of their own ---------------------------------------------------------


def bodies(page: Page) -> Iterator[Body]:
    """All in the text: Iran's police, the Iranian and Tajik ministries, a joint committee."""
    for run in page.runs:
        at = run.first
        while at < run.stop:
            if page.shapes[at] in "CA":
                known = known_at(page, at, run.stop)
                stated = known is not None and known[0].sort in ("state", "people")
                found = _owned(page, run, at) if stated else []
            elif page.low[at] in _MODIFIED:
                found = _joint(page, run, at) or _of_states(page, run, at)
            else:
                found = []
            yield from found
            at = found[-1].stop if found else at + 1


_MODIFIED = MODIFIERS | frozenset(_PLURALS) | frozenset(_BODIES) | {"joint"}


def _joint(page: Page, run: Run, at: int) -> list[Body]:
    if page.low[at] != "joint":
        return []
    for end in range(at + 2, min(at + 5, run.stop) + 1):
        if page.shapes[end - 1] != "l":
            break
        if page.low[end - 1] in _JOINT:
            label = page.joined(at, end)
            return [Body(at, end, "body", label, label.lower(), "", "joint body")]
    return []


def _states(page: Page, run: Run, at: int, sorts: tuple[str, ...]) -> tuple[list[str], int]:
    """The states of a list "Iran, Russia and Tajikistan" from `at` on, and where it ends."""
    countries: list[str] = []
    end = at
    while at < run.stop and len(countries) < _MOST_STATES:
        found = known_at(page, at, run.stop)
        if found is None or found[0].sort not in sorts or not found[0].country:
            break
        countries.append(found[0].country)
        at = end = found[1]
        while at < run.stop and page.low[at] in _LINKS | {"the"}:
            at += 1
    return countries, end


def _owned(page: Page, run: Run, at: int) -> list[Body]:
    countries, end = _states(page, run, at, ("state", "people"))
    if not countries or end >= run.stop:
        return []
    if page.words[end] in _POSSESSIVE:
        end += 1
    if end >= run.stop or page.shapes[end] != "l":
        return []
    if len(countries) > 1:
        first = at - 1 if at > run.first and page.low[at - 1] == "the" else at
        return _shared(page, run, first, end, countries)
    for far in range(min(end + 5, run.stop), end, -1):
        words = " ".join(page.low[end:far])
        role = _generic(page, end, far, words)
        if role:
            label = page.joined(at, far).replace("’", "'")
            kind = "org" if "media" in role or "television" in role else "body"
            return [Body(at, far, kind, label, role, countries[0], "generic body")]
    return []


def _generic(page: Page, begin: int, stop: int, words: str) -> str:
    if words in _GENERIC:
        return "" if words.endswith(tuple(_BODIES)) else words.replace("defence", "defense")
    if stop - begin > 1 and page.low[begin] in ("national", "armed", "elite", "main", "interim"):
        shorter = " ".join(page.low[begin + 1 : stop])
        return words if shorter in _GENERIC else ""
    return ""


def _plural(page: Page, begin: int, stop: int) -> tuple[str, str, int]:
    """Kind, singular and end of "interior ministries", "deputy foreign ministers"."""
    end = begin
    while end < stop and end < begin + 5:
        word = page.low[end]
        end += 1
        if word in _PLURALS:
            return "group", " ".join([*page.low[begin : end - 1], _PLURALS[word]]), end
        if word in _BODIES:
            return "body", " ".join([*page.low[begin : end - 1], _BODIES[word]]), end
        if word not in MODIFIERS:
            break
    return "", "", begin


def _shared(page: Page, run: Run, first: int, end: int, countries: list[str]) -> list[Body]:
    kind, role, stop = _plural(page, end, run.stop)
    return _each(page, first, stop, kind, role, countries) if kind else []


def _of_states(page: Page, run: Run, at: int) -> list[Body]:
    """In "the deputy foreign ministers of Iran and Tajikistan"."""
    kind, role, end = _plural(page, at, run.stop)
    if not kind or end + 1 >= run.stop or page.low[end] != "of":
        return []
    countries, stop = _states(page, run, end + 1, ("state",))
    if len(countries) < 2:
        return []
    first = at - 1 if at > run.first and page.low[at - 1] == "the" else at
    return _each(page, first, stop, kind, role, countries)


def _each(
    page: Page, first: int, stop: int, kind: str, role: str, countries: list[str]
) -> list[Body]:
    if kind == "group":
        label = page.joined(first, stop).removeprefix("the ").removeprefix("The ")
        return [Body(first, stop, kind, label, role, " ".join(countries), "unnamed group")]
    name = role.replace("defence", "defense")
    known = gazetteer()
    return [
        Body(first, stop, kind, f"{name.title()} of {known.state(code)}", name, code, "two bodies")
        for code in countries
    ]


# --- persons by their office alone --------------------------------------------------------------

_LEADS = frozenset("the his her their its an a that this".split())


def unnamed(page: Page, taken: list[bool]) -> Iterator[Body]:
    """An office with no name beside it: "the foreign minister", "police chief"."""
    for run in page.runs:
        at = run.first
        while at < run.stop:
            fits = page.low[at] in _OFFICE_WORDS and not taken[at]
            stop = _office_end(page, run, at, taken) if fits else at
            if stop <= at:
                at += 1
                continue
            country, begin = state_at(page, at - 1, run.first)
            if not country:
                begin = at - 1 if at > run.first and page.low[at - 1] in _LEADS else at
            label = page.joined(begin, stop)
            yield Body(begin, stop, "person", label, normal(page.low[at:stop]), country, "office")
            at = stop


def _office_end(page: Page, run: Run, at: int, taken: list[bool]) -> int:
    """The end of an office that begins at `at` and has no name; `at` if there is none."""
    end = at
    while (
        end < min(run.stop, at + _LONGEST)
        and not taken[end]
        and plain(page.low[end]) in _OFFICE_WORDS
    ):
        end += 1
    while end > at and page.low[end - 1] not in STRICT:
        end -= 1
    if end == at or (end - at == 1 and page.low[at] not in ("president", "premier", "chancellor")):
        return at
    return at if end < run.stop and taken[end] and page.shapes[end] in "CA" else end
