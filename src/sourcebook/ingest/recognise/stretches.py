"""Stretches: capitalised words with the small words that join them into one name."""

from __future__ import annotations

from sourcebook.ingest.gazetteer import known_people
from sourcebook.ingest.recognise.lists import (
    FUNCTION,
    GIVEN,
    MISC_HEADS,
    MODIFIERS,
    MONTHS,
    ORG_HEADS,
    PLACE_HEADS,
    STRICT,
    is_capital,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.words import Page

__all__ = ["OF_HEADS", "RAILS", "stretch"]

_LONGEST = 40  # words of a stretch: no name is longer, and no loop within it runs away
_CHARGES = MODIFIERS | frozenset(("staff", "affairs"))
_PARTICLES = frozenset(
    "al el bin ibn bint abu von van der den ter ten zu de di da du del della dos des la le e y ul"
    " ud ur ol ag ould bar upon".split()
)
_WIDE_HEADS = frozenset(
    "ministry committee institute institution center centre council organisation organization"
    " agency foundation court commission society movement front association initiative alliance"
    " office department union federation fund bureau conference school college university party"
    " endowment trust partnership physicians lawyers doctors reporters journalists citizens mothers"
    " forum authority group academy service board campaign coalition league assembly".split()
)
OF_HEADS = ORG_HEADS | PLACE_HEADS | MISC_HEADS | frozenset("academy knights sons".split())
_GENERIC_OWNERS = frozenset("people children women men world king nation".split())
_GENERIC_PLURALS = frozenset(
    "workers farmers lawyers teachers journalists veterans officers students peoples writers"
    " doctors boys girls".split()
)
_SENT = frozenset(("mission", "force"))  # "Assistance Mission in Afghanistan"
RAILS = frozenset(("railroad", "railway"))
_AND_HEADS = frozenset(
    "party organization organisation agency ministry council committee department commission"
    " movement front association institute office authority".split()
)


def stretch(page: Page, at: int, stop: int) -> int:
    """The end of the stretch of capitalised words and what joins them that begins at `at`."""
    begin = at
    while page.low[at] in FUNCTION and known_at(page, at, stop) is None:
        if at + 1 >= stop or not is_capital(page, at + 1) or at - begin > _LONGEST:
            return at + 1
        at += 1
    end = at + 1
    known = known_at(page, at, stop)
    if known is not None and known[1] > end:
        end = known[1]
    while end < stop and end - at < _LONGEST:
        following = _joined(page, at, end, stop)
        if following <= end:
            return end
        end = following
    return end


def _joined(page: Page, at: int, end: int, stop: int) -> int:
    """The end of what joins the stretch [at, end) next; `end` if nothing does."""
    if is_capital(page, end):
        return end + 1 if page.spaced(end) or page.words[end - 1] == "&" else end
    if end + 1 >= stop or not page.spaced(end):
        return _possessive(page, end, stop)
    word = page.low[end]
    if word in ("of", "for", "on", "and", "&", "in"):
        return _connected(page, at, end, stop)
    if word in _PARTICLES and page.shapes[end] == "l":
        return _particles(page, at, end, stop)
    return end


def _possessive(page: Page, end: int, stop: int) -> int:
    """Over the 's of "People's Republic" and the ' of "Workers' Party"."""
    owner, sign = page.low[end - 1], page.words[end]
    single = sign in ("'s", "’s") and owner in _GENERIC_OWNERS
    many = sign in ("'", "’") and owner in _GENERIC_PLURALS
    if (single or many) and end + 1 < stop and is_capital(page, end + 1):
        return end + 2
    return end


def _particles(page: Page, at: int, end: int, stop: int) -> int:
    far = end
    while far < stop and far < end + 3 and page.low[far] in _PARTICLES:
        far += 1
    if far >= stop or not is_capital(page, far):
        return end
    if page.low[end] in ("e", "y", "la", "le", "al") and page.low[at] in FUNCTION:
        return end
    return far + 1


def _connected(page: Page, at: int, end: int, stop: int) -> int:
    word = page.low[end]
    far = end + 1
    if word in ("of", "for") and page.low[far] == "the" and far + 1 < stop:
        far += 1
    if not is_capital(page, far) or page.low[far] in MONTHS:
        return end
    last = plain(page.low[end - 1])
    fits = False
    if word == "of":
        fits = last in OF_HEADS and not (end - at == 1 and last in _CAPITALISED_WORDS)
        fits = fits or (last in STRICT and page.low[far] in _CHARGES)
        fits = fits or _of_state(page, at, end, far, stop)
    elif word == "for":
        fits = any(page.low[k] in _WIDE_HEADS for k in range(at, end))
    elif word == "in":
        fits = last in _SENT and known_at(page, far, stop) is not None
    elif word == "on":
        fits = last in ("council", "commission", "committee", "conference")
    elif word == "&":
        fits = True
    elif word == "and":
        fits = _and_joins(page, at, end, stop)
    return far + 1 if fits else end


def _of_state(page: Page, at: int, end: int, far: int, stop: int) -> bool:
    """The second "of" of "Ministry of Foreign Affairs of Tajikistan"."""
    found = known_at(page, far, stop)
    return found is not None and found[0].sort == "state" and page.low[at] in OF_HEADS and end > at


_CAPITALISED_WORDS = frozenset(
    "south north east west center centre members part parts end day night year company united"
    " media times intelligence order act law deal report model age period show series books"
    " game games line point forces services news resistance workers".split()
)


def _and_joins(page: Page, at: int, end: int, stop: int) -> bool:
    """True for the "and" inside one name: "Ministry of Culture and Islamic Guidance"."""
    opened = any(
        page.low[k] in _WIDE_HEADS and k + 1 < end and page.low[k + 1] in ("of", "for", "on")
        for k in range(at, end - 1)
    )
    following = known_at(page, end + 1, stop)
    if opened:
        owned = known_at(page, end - 1, end)
        placed = owned is not None and owned[0].sort in ("state", "capital", "city", "area")
        return not placed and (following is None or following[0].sort == "people")
    whole = known_at(page, at, stop)
    if whole is not None and whole[1] > end:
        return True
    if RAILS & set(page.low[end + 2 : min(end + 4, stop)]):
        return True
    if end - at == 1 and end + 2 < stop and page.low[end + 2] in _AND_HEADS:
        person = page.words[at] in GIVEN or page.words[at] in known_people()
        return not person and known_at(page, at, end) is None
    return False
