"""Offices and ranks: who somebody is, by the words beside his name or instead of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.lists import (
    FUNCTION,
    HONORIFICS,
    MODIFIERS,
    MONTHS,
    OFFICES,
    RANKS,
    STRICT,
    is_capital,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.roles import POSSESSIVE, Body, state_at
from sourcebook.ingest.recognise.words import LOWER, NUMBER, Page, Run

__all__ = ["OFFICE_WORDS", "Office", "normal", "office_of", "unnamed"]

_TITLE_WORDS = RANKS | HONORIFICS | STRICT | OFFICES | MODIFIERS
_TITLES = RANKS | HONORIFICS
_HELD_WORDS = STRICT | OFFICES
OFFICE_WORDS = STRICT | OFFICES | (MODIFIERS - {"general"})
_QUALIFIERS = frozenset(
    "top senior then current new longtime veteran principal late incoming outgoing two-time"
    " senior-most first-ever".split()
)
_SPELLED = {
    "defence": "defense", "fm": "foreign minister", "pm": "prime minister",
    "spokeswoman": "spokesperson", "spokesman": "spokesperson", "labour": "labor",
    "premier": "prime minister", "ex": "former",
    **{"ex-" + word: "former " + word for word in STRICT if not word.startswith("ex-")},
}  # fmt: skip
_CHIEFS = frozenset(("commander", "chief", "head", "director"))
_LONGEST = 10  # words of an office
_CHARGED = 14  # words of an office with what it is over: "head of the coast guard in …"
_HELD = OFFICES | frozenset(("captain", "coach", "judge", "commander"))
_RANK_OFFICES = frozenset(("captain", "coach", "judge", "commander"))
_DUTIES = MODIFIERS | frozenset(("affairs", "situations", "relations"))
_GENERAL = frozenset(("affairs", "situations", "relations"))
_DETERMINERS = frozenset("the a an his her its their our my this that".split())
_HELD_BEHIND = OFFICE_WORDS | _RANK_OFFICES
_JOINTS = FUNCTION - _DETERMINERS  # no word of an office
_THINGS = lexicon("thing nouns")
_VERBS = lexicon("says") | lexicon("deeds") | lexicon("state acts") | lexicon("group deeds")
_INNER = frozenset("of the in for at and a to".split())


@dataclass(frozen=True, slots=True)
class Office:
    """What stands with a name: rank as written, office as written and normal, whose, from where."""

    title: str = ""
    words: str = ""
    role: str = ""
    of: str = ""
    first: int = -1
    body: str = ""  # whose office it is, if a body's: "coast guard"
    beside: tuple[int, int] = (0, 0)  # its words, where a comma parts them from the name


_NONE = Office()


def normal(words: list[str]) -> str:
    """An office in the words by which it is compared: "top police commander" is a police chief.

    The "minister of foreign affairs" is the foreign minister.
    """
    if len(words) > 2 and words[-1] not in _CHIEFS and "of" in words:
        at = words.index("of")
        duties = [word for word in words[at + 1 :] if word not in ("the", *_GENERAL)]
        if words[at - 1] == "minister" and duties:
            words = [*words[: at - 1], *duties, "minister"]
    kept = [_SPELLED.get(word, word) for word in map(plain, words) if word not in _QUALIFIERS]
    if len(kept) > 1 and kept[-1] in _CHIEFS and "police" in kept:
        kept[-1] = "chief"
    return " ".join(kept)


def office_of(page: Page, run: Run, first: int, stop: int, floor: int = 0) -> Office:
    """The rank and office written with the name [first, stop); other names end at `floor`."""
    before = _before(page, run, first, max(floor, run.first))
    if not before.role:
        begin = before.first if before.first >= 0 else first
        before = _charge_before(page, run, begin, before)
    if before.role:
        return before
    after = _after(page, run, stop)
    if after.role:
        return replace(after, title=before.title, first=before.first)
    if not before.title:
        return before
    if stop < run.stop and page.low[stop] == "of":
        _, body, _ = _over(page, run, stop)
        before = replace(before, body=body)
    rank = plain(before.title.lower().rpartition(" ")[2])
    return replace(before, role=rank) if rank in _RANK_OFFICES else before


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
    while split > begin and plain(page.low[split - 1]) in _TITLES:
        split -= 1
    title = page.joined(split, first) if split < first else ""
    if begin == split and begin - 1 > floor and page.words[begin - 1] == ",":
        inner = _title_start(page, floor, begin - 1)
        ends = plain(page.low[begin - 2])
        held = ends in STRICT or ends == "counterpart"
        if inner < begin - 1 and (held or (ends in _HELD and _led(page, run, inner))):
            office = _office(page, run, inner, begin - 1, title)
            return replace(office, beside=(office.first, begin - 1)) if office.role else office
    if begin < split:
        return _office(page, run, begin, split, title)
    return Office(title, first=begin) if title else _NONE


def _office(page: Page, run: Run, begin: int, stop: int, title: str) -> Office:
    words = page.low[begin:stop]
    if not any(plain(word) in _HELD_WORDS for word in words):
        return Office(title, first=begin)
    at = begin - 1
    if at > run.first and page.words[at] in '"“':
        at -= 1
    of, body = _whose(page, run, at)
    return Office(title, page.joined(begin, stop), normal(words), of, begin, body)


def _led(page: Page, run: Run, at: int) -> bool:
    """True if the words from `at` on begin as a description does: "his lawyer"."""
    if at == run.first:
        return True
    return page.low[at - 1] in _DETERMINERS or page.words[at - 1] in POSSESSIVE


def _whose(page: Page, run: Run, at: int) -> tuple[str, str]:
    """The state or the body whose office follows word `at`: "Iran's", "Kremlin", "the union's"."""
    of, begin = state_at(page, at, run.first)
    if of:
        owned = begin - 1 > run.first and page.words[begin - 1] in POSSESSIVE
        body = page.low[begin - 2] if owned else ""
        return ("", body) if owned else (of, "")  # the UN's Yemen envoy is not Yemen's
    if at < run.first:
        return "", ""
    end = at if page.words[at] in POSSESSIVE else at + 1
    if end <= run.first:
        return "", ""
    for begin in range(max(run.first, end - 4), end):
        known = known_at(page, begin, end)
        if known is not None and known[1] == end and known[0].sort == "org":
            return known[0].country, page.joined(begin, end).lower()
    if end == at:
        begin = end
        while begin > run.first and end - begin < 3 and page.low[begin - 1].isalpha():
            if page.low[begin - 1] in FUNCTION or page.low[begin - 1] in _VERBS:
                break
            begin -= 1
        return "", page.joined(begin, end).lower() if begin < end else ""
    return "", ""


# --- offices with what they are over ------------------------------------------------------------


def _charge_before(page: Page, run: Run, begin: int, held: Office) -> Office:
    """An office with "of" before a comma and the name: "the captain of the tanker, X"."""
    comma = begin - 1
    if comma <= run.first or page.words[comma] != ",":
        return held
    at = comma
    head = -1
    while at > run.first and comma - at < _CHARGED:
        word = page.low[at - 1]
        inner = word in _INNER or page.words[at - 1] in POSSESSIVE
        if not inner and (not word.isalpha() or word in _JOINTS):
            break
        if not inner and page.shapes[at - 1] == LOWER and word in _VERBS and word not in _HELD:
            break
        at -= 1
        if plain(word) in _HELD and page.low[at + 1] in ("of", "for", "in", "at"):
            head = at
    if head < 0:
        return held
    first = _title_start(page, max(at, run.first), head)
    if not _led(page, run, first) and not any(_whose(page, run, first - 1)):
        return held
    office = _charge(page, run, first, head + 1)
    return replace(office, title=held.title, beside=(first, comma))


def _charge(page: Page, run: Run, begin: int, stop: int) -> Office:
    """The office of the words [begin, stop) with what stands behind and before it."""
    of, body = _whose(page, run, begin - 1)
    words = list(page.low[begin:stop])
    if stop + 1 < run.stop and page.low[stop] in ("of", "for", "in", "at"):
        over, inside, end = _over(page, run, stop)
        of, body = of or over, body or inside
        if words[-1] == "minister" and not inside:
            words += page.low[stop:end]
    return Office("", page.joined(begin, stop), normal(words), of, begin, body)


def _over(page: Page, run: Run, at: int) -> tuple[str, str, int]:
    """State, body and end of "of the coast guard", "of Norvik Steel", "for Iran" from `at` on."""
    begin = at + 1
    if begin < run.stop and page.low[begin] in ("the", "a", "an", "its", "his", "her"):
        begin += 1
    stop = begin
    while stop < run.stop and stop - begin < 5:
        word = page.low[stop]
        if word == "and" and stop > begin and page.low[stop - 1] in _DUTIES:
            stop += 1
            continue
        if not word.isalpha() or word in FUNCTION or word in MONTHS:
            break
        if stop > begin and is_capital(page, begin) != is_capital(page, stop):
            break
        stop += 1
    if stop == begin:
        return "", "", begin
    known = known_at(page, begin, run.stop)
    if known is not None and known[0].sort in ("state", "people") and known[0].country:
        return known[0].country, "", known[1]
    words = page.low[begin:stop]
    if words[0] in _THINGS or words[-1] in _THINGS or all(word in _DUTIES for word in words):
        return "", "", stop
    country = known[0].country if known is not None and known[0].sort == "org" else ""
    return country, " ".join(words), stop


# --- offices behind the name --------------------------------------------------------------------


def _after(page: Page, run: Run, stop: int) -> Office:
    """Finds an office after the name: ", Iran's foreign minister," and ", the head of …"."""
    at = stop + 1
    if stop >= run.stop or page.words[stop] != "," or at >= run.stop:
        return _NONE
    if page.shapes[at] == NUMBER and page.words[at + 1 : at + 2] == [","] and at + 2 < run.stop:
        at += 2  # his age
    led = page.low[at] in _DETERMINERS
    if led:
        at += 1
    of = ""
    if at < run.stop:
        found = known_at(page, at, run.stop)
        if found is not None and found[0].sort in ("state", "people"):
            of, at = found[0].country, found[1]
            if at < run.stop and page.words[at] in POSSESSIVE:
                at += 1
    begin = at
    held = _HELD if led or of else STRICT
    while at < run.stop and plain(page.low[at]) in _HELD_BEHIND:
        at += 1
    if at == begin or plain(page.low[at - 1]) not in held:
        return _NONE
    if at < run.stop and page.shapes[at] in "CA":
        return _NONE
    office = _charge(page, run, begin, at)
    return replace(office, of=of or office.of)


# --- persons by their office alone --------------------------------------------------------------

_LEADS = frozenset("the his her their its an a that this".split())


def unnamed(page: Page, taken: list[bool]) -> Iterator[Body]:
    """An office with no name beside it: "the foreign minister", "police chief"."""
    past = 0
    for run, at in page.among(OFFICE_WORDS):
        stop = _office_end(page, run, at, taken) if at >= past and not taken[at] else at
        if stop <= at:
            continue
        country, begin = state_at(page, at - 1, run.first)
        if not country:
            begin = at - 1 if at > run.first and page.low[at - 1] in _LEADS else at
        label = page.joined(begin, stop)
        yield Body(begin, stop, "person", label, normal(page.low[at:stop]), country, "office")
        past = stop


def _office_end(page: Page, run: Run, at: int, taken: list[bool]) -> int:
    """The end of an office that begins at `at` and has no name; `at` if there is none."""
    end = at
    while (
        end < min(run.stop, at + _LONGEST)
        and not taken[end]
        and plain(page.low[end]) in OFFICE_WORDS
    ):
        end += 1
    while end > at and page.low[end - 1] not in STRICT:
        end -= 1
    if end == at or (end - at == 1 and page.low[at] not in ("president", "premier", "chancellor")):
        return at
    return at if end < run.stop and taken[end] and page.shapes[end] in "CA" else end
