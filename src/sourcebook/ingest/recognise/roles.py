"""Bodies without a name of their own: "Iran's police", "the two ministries"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.ingest.gazetteer import gazetteer, lexicon
from sourcebook.ingest.recognise.lists import MODIFIERS, known_at
from sourcebook.ingest.recognise.words import Page, Run

__all__ = ["POSSESSIVE", "Body", "bodies", "state_at"]

_GENERIC = lexicon("generic bodies")
_LAST = frozenset(words.rpartition(" ")[2] for words in _GENERIC)
_JOINT = lexicon("joint heads")
POSSESSIVE = ("'s", "’s", "'", "’")
_PLURALS = {"ministers": "minister", "presidents": "president", "ambassadors": "ambassador",
            "leaders": "leader", "chiefs": "chief", "envoys": "envoy", "commanders": "commander",
            "secretaries": "secretary", "negotiators": "negotiator", "officials": "official",
            "spokesmen": "spokesman", "speakers": "speaker", "premiers": "premier"}  # fmt: skip
_BODIES = {"ministries": "ministry", "parliaments": "parliament", "governments": "government",
           "armies": "army", "militaries": "military", "embassies": "embassy",
           "police forces": "police force", "navies": "navy", "banks": "bank",
           "agencies": "agency"}  # fmt: skip
_MOST_STATES = 12
_LINKS = frozenset((",", "and", "&", "the"))


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


def state_at(page: Page, at: int, first: int) -> tuple[str, int]:
    """The state whose name, adjective or possessive ends at word `at`, and where it begins."""
    if at < first:
        return "", at + 1
    end = at
    if page.words[at] in POSSESSIVE and at > first:
        end = at - 1
    for begin in range(max(first, end - 3), end + 1):
        found = known_at(page, begin, end + 1)
        stated = found is not None and found[0].sort in ("state", "people")
        if found is not None and stated and found[1] == end + 1 and found[0].country:
            return found[0].country, begin
    return "", at + 1


# --- bodies without a name of their own ---------------------------------------------------------


def bodies(page: Page) -> Iterator[Body]:
    """All in the text: Iran's police, the Iranian and Tajik ministries, a joint committee."""
    for run in page.runs:
        past = run.first
        for at, shape in enumerate(page.shapes[run.first : run.stop], run.first):
            if at < past:
                continue
            if shape in "CA":
                found = _owned(page, run, at) if known_at(page, at, run.stop) else []
            elif page.low[at] in _MODIFIED:
                found = _joint(page, run, at) or _of_states(page, run, at)
            else:
                continue
            yield from found
            past = found[-1].stop if found else past


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
        while at < run.stop and page.low[at] in _LINKS:
            at += 1
    return countries, end


def _owned(page: Page, run: Run, at: int) -> list[Body]:
    countries, end = _states(page, run, at, ("state", "people"))
    if not countries or end >= run.stop:
        return []
    if page.words[end] in POSSESSIVE:
        end += 1
    if end >= run.stop or page.shapes[end] != "l":
        return []
    if len(countries) > 1:
        first = at - 1 if at > run.first and page.low[at - 1] == "the" else at
        return _shared(page, run, first, end, countries)
    for far in range(min(end + 5, run.stop), end, -1):
        if page.low[far - 1] not in _LAST:
            continue
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
