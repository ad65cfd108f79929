"""Names longer than their capitals tell: "(UNIFIL)" explains seven words, "139th" opens a regiment.

The last step of cutting: parts that it makes take the place of those they cover.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sourcebook.ingest.recognise.lists import (
    FUNCTION,
    MISC,
    MISC_HEADS,
    MONTHS,
    NO_NAMES,
    ORG,
    Part,
    is_capital,
    plain,
)
from sourcebook.ingest.recognise.words import ACRONYM, NUMBER, Page, Run

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
_LETTERS = range(3, 9)  # of an acronym; two letters fit too much
_SKIPPED = 2  # as many words as letters, and as many small ones at most


def lengthened(page: Page, found: Sequence[Part]) -> list[Part]:
    """The parts, with the longer ones in their places."""
    for part in found:
        _with_number(page, part)
    return replaced(replaced(found, list(_explained(page))), list(_served(page)))


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
