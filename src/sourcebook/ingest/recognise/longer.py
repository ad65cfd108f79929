"""Names longer than their capitals tell: "(UNIFIL)" explains seven words, "139th" opens a regiment.

The last step of cutting: parts that it makes take the place of those they cover.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.lists import (
    FUNCTION,
    GIVEN,
    MISC,
    MISC_HEADS,
    MONTHS,
    NO_NAMES,
    ORG,
    Part,
    is_capital,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.stretches import stretch
from sourcebook.ingest.recognise.words import ACRONYM, LOWER, NUMBER, Page, Run

__all__ = ["lengthened", "replaced"]

_UNITS = frozenset(
    "division wing regiment brigade battalion army corps infantry squadron fleet force".split()
)
_SIGNS = frozenset(("'s", "’s"))
_HOLDERS = frozenset(
    "prosecutor prosecutors general attorney solicitor district state public president"
    " governor mayor minister prime premier chancellor ombudsman sheriff coroner auditor speaker"
    " commissioner secretary".split()
)
_ORG_NOUNS = lexicon("org nouns")
_AFTER_NAMES = frozenset("party movement newspaper bloc alliance faction militia website".split())
_VERBS = lexicon("says") | lexicon("deeds") | lexicon("state acts") | lexicon("group deeds")
_QUOTES = frozenset('"“«')
_LANDS = frozenset("state people capital city area region".split())
_LETTERS = range(3, 9)  # of an acronym; two letters fit too much
_SKIPPED = 2  # as many words as letters, and as many small ones at most


def lengthened(page: Page, found: Sequence[Part]) -> list[Part]:
    """The parts, with the longer ones in their places."""
    for part in found:
        _with_number(page, part)
    found = replaced(replaced(found, list(_explained(page))), list(_served(page)))
    return _with_told(page, found)


def replaced(found: Sequence[Part], new: Sequence[Part]) -> list[Part]:
    """Both in order; a new part takes the place of all it covers, and yields to any it cuts."""
    made: list[Part] = []
    at = 0
    for part in new:
        while at < len(found) and found[at].stop <= part.first:
            made.append(found[at])
            at += 1
        end = at
        while end < len(found) and found[end].first < part.stop:
            end += 1
        covered = found[at:end]
        cuts = covered and (covered[0].first < part.first or covered[-1].stop > part.stop)
        same = len(covered) == 1 and (covered[0].first, covered[0].stop) == (part.first, part.stop)
        if cuts or same or (made and made[-1].stop > part.first):
            continue
        if covered and covered[0].first == part.first:
            part.entry, part.country = covered[0].entry, covered[0].country
        made.append(part)
        at = end
    return made + list(found[at:])


def _with_number(page: Page, part: Part) -> None:
    """The number or date that begins a name: "139th Infantry Regiment", "February 17 Brigade"."""
    if part.kind != ORG or part.sort != "head":
        return
    at = part.first - 1
    if at < part.run.first or page.shapes[at] != NUMBER:
        return
    counted = page.low[at][-2:] in ("st", "nd", "rd", "th")
    if counted and plain(page.low[part.stop - 1]) in _UNITS:
        part.first = at
    elif at - 2 >= part.run.first and page.low[at - 1] in MONTHS and page.low[at - 2] == "the":
        part.first = at - 1


def _explained(page: Page) -> Iterator[Part]:
    """The words whose first letters the acronym in brackets after them gives."""
    starts = [run.first for run in page.runs]
    for at, sign in enumerate(page.words[1:-2], 1):
        if sign != "(" or page.words[at + 2] != ")" or page.shapes[at + 1] != ACRONYM:
            continue
        word = page.words[at + 1]
        run = page.runs[bisect_right(starts, at) - 1]
        if (
            at >= run.stop
            or len(word) not in _LETTERS
            or not word.isalpha()
            or word in NO_NAMES
            or run.titled
        ):
            continue
        first = _begin(page, run, at, word.lower())
        if first < at - 1 and is_capital(page, first):
            named = any(plain(page.low[k]) in MISC_HEADS for k in (first, at - 1))
            kind = MISC if named else ORG
            yield Part(first, at, "head", run, None, kind, "acronym", first == run.first)


def _served(page: Page) -> Iterator[Part]:
    """An office by whom it serves: "the Prosecutor-General's Office"."""
    starts = [run.first for run in page.runs]
    for at, word in enumerate(page.words[2:], 2):
        if word != "Office" or page.words[at - 1] not in _SIGNS or not is_capital(page, at - 2):
            continue
        run = page.runs[bisect_right(starts, at) - 1]
        first = at - 2
        while first > run.first and is_capital(page, first - 1) and _serves(page, first - 1):
            first -= 1
        if _serves(page, at - 2) and first >= run.first and at < run.stop:
            yield Part(first, at + 1, "head", run, None, ORG, "head:office", first == run.first)


def _serves(page: Page, at: int) -> bool:
    """True for a word of an office."""
    return any(part in _HOLDERS for part in page.low[at].split("-"))


def _begin(page: Page, run: Run, at: int, letters: str) -> int:
    """The word at which a name with these first letters begins; `at` if none does."""
    for small in (False, True):
        word, left = at, len(letters)
        while left and word > run.first and at - word < _SKIPPED * len(letters):
            word -= 1
            if page.low[word][0] == letters[left - 1] and not (
                small and page.low[word] in FUNCTION
            ):
                left -= 1
            elif page.low[word] not in FUNCTION and page.words[word] not in ("-", "'", "&"):
                break
        if not left and is_capital(page, word):
            return word
    return at


# --- names of common words ----------------------------------------------------------------------


def _with_told(page: Page, found: Sequence[Part]) -> list[Part]:
    """The parts, with names of common words whole, wherever they stand: "New Dawn"."""
    told = [*_told(page), *_renewed(page)]
    if not told:
        return list(found)
    titles = {at for part in found if part.sort == "title" for at in range(part.first, part.stop)}
    told = [part for part in told if titles.isdisjoint(range(part.first, part.stop))]
    names = {_name(page, part) for part in told}
    apposed = {_name(page, part) for part in told if page.low[part.first - 1] == "the"}
    ahead = {part.first for part in told}
    told += [part for part in _again(page, names) if part.first not in ahead]
    for part in found:
        if part.sort == "name" and apposed and _name(page, part) in apposed:
            part.sort, part.kind, part.rule = "head", ORG, "told"
    told.sort(key=lambda part: (part.first, -part.stop))
    return replaced(found, told)


def _name(page: Page, part: Part) -> tuple[str, ...]:
    return tuple(page.words[part.first : part.stop])


def _told(page: Page) -> Iterator[Part]:
    """Names beside a noun that says what they are: "the party New Dawn", "the Open Steppe bloc"."""
    for run, at in page.among(_ORG_NOUNS):
        if run.titled or page.shapes[at] != LOWER:
            continue
        first, stop = _behind(page, run, at)
        if stop - first < 2 and page.low[at] in _AFTER_NAMES:
            first, stop = _ahead(page, run, at)
        if stop - first > 1 and _nameable(page, first, stop):
            yield Part(first, stop, "head", run, None, ORG, "told", first == run.first)


def _behind(page: Page, run: Run, at: int) -> tuple[int, int]:
    """The capitalised words behind a noun, quoted or in an apposition with "the" too."""
    first = at + 1
    apposed = page.low[first : first + 2] == [",", "the"]
    if apposed:
        first += 2
    elif first < run.stop and page.words[first] in _QUOTES:
        first += 1
    if first >= run.stop or not is_capital(page, first):
        return first, first
    stop = stretch(page, first, run.stop)
    if apposed and stop < run.stop and page.words[stop] not in ",.":
        return first, first
    return first, stop


def _ahead(page: Page, run: Run, at: int) -> tuple[int, int]:
    """The capitalised words before a noun, without whose it is."""
    first = at
    while first > run.first and is_capital(page, first - 1) and page.spaced(first):
        first -= 1
    while first < at and page.low[first] in _OPENERS:
        first += 1
    known = known_at(page, first, at)
    if known is not None and known[0].sort in ("state", "people"):
        first = known[1]
    return first, at


_OPENERS = (FUNCTION | {"opposition"}) - {"new"}


def _nameable(page: Page, first: int, stop: int) -> bool:
    """False for persons, whole places, days, and what ends in a place or a people."""
    if page.words[first] in GIVEN or page.low[first] in _OPENERS:
        return False
    words = page.low[first:stop]
    if not MONTHS.isdisjoint(words):
        return False
    for at in range(first, stop):
        known = known_at(page, at, stop)
        if known is not None and known[1] == stop and known[0].sort in _LANDS:
            return False
    return True


def _renewed(page: Page) -> Iterator[Part]:
    """A word that never stands without "New" and acts: a name, at a sentence's start too."""
    places: dict[str, list[tuple[Run, int]]] = {}
    for run, at in page.among(_NEW):
        if page.words[at] == "New" and at + 1 < run.stop and is_capital(page, at + 1):
            places.setdefault(page.words[at + 1], []).append((run, at))
    for word, found in places.items():
        alone = len(found) < 2 or page.words.count(word) > len(found)
        if alone or not all(_acts(page, run, at, at + 2) for run, at in found):
            continue
        for run, at in found:
            yield Part(at, at + 2, "head", run, None, ORG, "told", at == run.first)


_NEW = frozenset(("new",))
_WHERE = frozenset("in at near to from".split())


def _acts(page: Page, run: Run, first: int, stop: int) -> bool:
    """True for words of no place that no noun follows: "New Dawn took", not "New Tesla cars"."""
    known = known_at(page, first, stop)
    inner = known_at(page, stop - 1, stop)
    if run.titled or known is not None or (inner is not None and inner[0].sort != "org"):
        return False
    if first > run.first and page.low[first - 1] in _WHERE:
        return False
    after = page.low[stop] if stop < run.stop else "."
    acts = after in FUNCTION or after in _VERBS or after.endswith("ed")
    return acts or not after.isalpha()


def _again(page: Page, names: set[tuple[str, ...]]) -> Iterator[Part]:
    """The other places of these names."""
    begins: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        begins.setdefault(name[0].lower(), []).append(name)
    for run, at in page.among(frozenset(begins)):
        for name in begins[page.low[at]]:
            stop = at + len(name)
            if stop <= run.stop and tuple(page.words[at:stop]) == name and not run.titled:
                yield Part(at, stop, "head", run, None, ORG, "told", at == run.first)
                break
