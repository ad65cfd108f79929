"""Titles before names: where the words of a rank or an office end, and where they are a name's."""

from __future__ import annotations

from sourcebook.ingest.recognise.lists import (
    HONORIFICS,
    LOC,
    MODIFIERS,
    ORG,
    ORG_HEADS,
    PLACE_HEADS,
    RANKS,
    STRICT,
    heads,
    is_capital,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.words import Page

__all__ = ["TITLES", "named_after", "title_end"]

TITLES = RANKS | HONORIFICS | STRICT | MODIFIERS
_HEADED = RANKS | HONORIFICS | STRICT
_REVERED = frozenset(
    "imam king queen prince princess sheikh shaykh sultan emir shah ayatollah martyr saint pope"
    " imams martyrs".split()
)


def title_end(page: Page, at: int, stop: int) -> int:
    """The end of the title words that begin at `at`; `at` if there is no title."""
    head = last_org = at
    end = at
    while end < stop:
        word = plain(page.low[end])
        if word in ("of", "for") and end > at and page.low[end - 1] in STRICT:
            end = _affairs(page, end, stop)
            if page.low[end - 1] in ("of", "for"):
                break
            head = end
            continue
        if word in ORG_HEADS and word not in ("secretary",):
            last_org = end + 1
        if word in _HEADED:
            head = end + 1
        if word not in TITLES and word not in ORG_HEADS:
            break
        end += 1
    if head <= at or last_org > head:
        return at
    if head == at + 1 and plain(page.low[at]) in (
        "count",
        "major",
        "private",
        "justice",
        "general",
    ):
        return head if head < stop and is_capital(page, head) else at
    follows = plain(page.low[head]) if head < stop else ""
    if head == at + 1 and (follows in PLACE_HEADS or follows in ORG_HEADS):
        return at
    return head


def _affairs(page: Page, at: int, stop: int) -> int:
    """Over "of Foreign Affairs" of a minister; only past "of" if no such words follow."""
    end = at + 1
    if end < stop and page.low[end] == "the":
        end += 1
    begin = end
    while end < stop and (
        page.low[end] in MODIFIERS or page.low[end] in ("affairs", "and", "staff")
    ):
        known = known_at(page, end, stop)
        if known is not None and known[1] > end + 1:
            break  # "Secretary of the New Jersey Department"
        end += 1
    while end > begin and page.low[end - 1] == "and":
        end -= 1
    return end if end > begin else at + 1


def named_after(page: Page, at: int, stop: int) -> bool:
    """True where a title only opens the name of a thing: "King Abdulaziz University"."""
    if page.low[at] not in _REVERED:
        return False
    for far in range(at + 2, min(at + 5, stop)):
        if not is_capital(page, far) or plain(page.low[far]) in TITLES:
            return False
        if heads(page, far + 1) in (ORG, LOC):
            return True
    return False
