"""Capitalised stretches of a text cut into parts: known names, titles, names still to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sourcebook.ingest.gazetteer import Entry, gazetteer, known_people, lexicon
from sourcebook.ingest.recognise_words import ACRONYM, NUMBER, UPPER, Page, Run

__all__ = ["Part", "known_at", "parts"]

PER, LOC, ORG, MISC = 0, 1, 2, 3

FUNCTION = lexicon("function words")
COMMON = lexicon("common words")
MONTHS = frozenset(word.lower() for word in lexicon("months"))
GIVEN = lexicon("given")
RANKS = lexicon("ranks")
HONORIFICS = lexicon("honorifics")
OFFICES = lexicon("offices")
STRICT = lexicon("strict offices")
MODIFIERS = lexicon("modifiers")
ORG_HEADS = lexicon("org heads")
PLACE_HEADS = lexicon("place heads")
MISC_HEADS = lexicon("misc heads")
PLACE_LEADS = lexicon("place leads")
NO_NAMES = lexicon("acronyms")

_TITLES = RANKS | HONORIFICS | STRICT | MODIFIERS
_HEADED = RANKS | HONORIFICS | STRICT
_PARTICLES = frozenset(
    "al el bin ibn bint abu von van der den ter ten zu de di da du del della dos des la le e y ul"
    " ud ur ol ag ould bar".split()
)
_LATIN_PARTICLES = frozenset("de di da du del della dos des la le e y".split())
_WIDE_HEADS = frozenset(
    "ministry committee institute institution center centre council organisation organization"
    " agency foundation court commission society movement front association initiative alliance"
    " office department union federation fund bureau conference school college university party"
    " forum authority group academy service board campaign coalition league assembly".split()
)
_OF_HEADS = ORG_HEADS | PLACE_HEADS | MISC_HEADS | frozenset("academy knights sons".split())
_GENERIC_OWNERS = frozenset("people children women men workers farmers world lawyers kings".split())
GOVERNING = frozenset(
    "ministry police army navy parliament government cabinet council agency department embassy"
    " court forces force guard guards command intelligence administration authority bureau"
    " commission office secretariat directorate service services consulate senate assembly"
    " presidency military".split()
)
_AMBIGUOUS_MONTHS = frozenset(("april", "may", "june", "august"))
# Known names that are words when written small, or first names: only capitals tell them apart.
_CAPITALS_ONLY = frozenset(("us", "is", "who", "pa", "it", "ip", "raw", "aman", "start"))
_BOTH_PERSON_AND_STATE = frozenset(("jordan", "chad", "georgia", "israel", "kent", "virginia"))


@dataclass(slots=True)
class Part:
    """The words [first, stop) of a page as one thing; `sort` says what the cutting made of it.

    known (its `entry` says what), title, name (to be judged), or head (judged by its head word,
    `kind`). `scores` are for person, place, organisation and other.
    """

    first: int
    stop: int
    sort: str
    run: Run
    entry: Entry | None = None
    kind: int = -1
    rule: str = ""
    initial: bool = False
    scores: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])
    title: "Part | None" = None
    country: str = ""
    text: str = ""


def plain(low: str) -> str:
    """A small word without the dot of an abbreviation."""
    return low.rstrip(".")


def is_capital(page: Page, at: int) -> bool:
    """True if the word is written as a name may be."""
    return page.shapes[at] in (UPPER, ACRONYM)


def known_at(page: Page, at: int, stop: int) -> tuple[Entry, int] | None:
    """The longest known name at this word, if it is written as a name."""
    found = gazetteer().find(page.keys, at, stop)
    if found is None:
        return None
    entry, end = found
    if end == at + 1:
        word = page.words[at]
        if page.keys[at] in _CAPITALS_ONLY and not word.isupper():
            return None
        if entry.sort == "org" and entry.label.isupper() and not word.isupper():
            return None
    return found


def parts(page: Page) -> list[Part]:
    """All parts of all sentences, in order."""
    found: list[Part] = []
    for run in page.runs:
        if run.titled:
            continue
        at = run.first
        while at < run.stop:
            if page.shapes[at] not in (UPPER, ACRONYM):
                at += 1
                continue
            stop = _stretch(page, at, run.stop)
            found.extend(_cut(page, run, at, stop))
            at = stop
    return found


def opening(page: Page, run: Run, at: int) -> bool:
    """True if a capital here may only be the sentence's: first word, or first after a sign."""
    if at == run.first:
        return True
    before = page.words[at - 1]
    return before in '"“‘«:–—•*(' or (before == "'" and at - 1 == run.first)


# --- stretches ----------------------------------------------------------------------------------


def _stretch(page: Page, at: int, stop: int) -> int:
    """The end of the stretch of capitalised words and what joins them that begins at `at`."""
    end = at + 1
    first = page.low[at]
    if first in FUNCTION and known_at(page, at, stop) is None:
        return end if end >= stop or not is_capital(page, end) else _stretch(page, end, stop)
    while end < stop:
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
    if word in ("of", "for", "on", "and", "&"):
        return _connected(page, at, end, stop)
    if word in _PARTICLES and page.shapes[end] == "l":
        return _particles(page, at, end, stop)
    return end


def _possessive(page: Page, end: int, stop: int) -> int:
    """Over the 's of "People's Republic"."""
    if page.words[end] in ("'s", "’s") and page.low[end - 1] in _GENERIC_OWNERS:
        if end + 1 < stop and is_capital(page, end + 1):
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
        fits = last in _OF_HEADS and not (end - at == 1 and last in _CAPITALISED_WORDS)
    elif word == "for":
        fits = any(page.low[k] in _WIDE_HEADS for k in range(at, end))
    elif word == "on":
        fits = last in ("council", "commission", "committee", "conference")
    elif word == "&":
        fits = True
    elif word == "and":
        fits = _and_joins(page, at, end, stop)
    return far + 1 if fits else end


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
    if gazetteer().find(page.keys, at, min(stop, at + 4)) is not None:
        found = known_at(page, at, min(stop, at + 5))
        if found is not None and found[1] > end:
            return True
    if end - at == 1 and page.low[at] in COMMON and end + 2 < stop:
        return page.low[end + 1] in COMMON and page.low[end + 2] in ORG_HEADS
    return False


# --- cutting ------------------------------------------------------------------------------------


def _cut(page: Page, run: Run, at: int, stop: int) -> Iterator[Part]:
    """The parts of one stretch."""
    while at < stop:
        at, part = _next(page, run, at, stop)
        if part is not None:
            yield part


def _next(page: Page, run: Run, at: int, stop: int) -> tuple[int, Part | None]:
    """The part that begins at `at` (or None), and where the next one begins."""
    low = page.low[at]
    if page.shapes[at] == "l" or page.shapes[at] in (NUMBER, "p"):
        return at + 1, None
    if low in MONTHS and not _named_month(page, at, stop):
        return at + 1, None
    begins = opening(page, run, at)
    known = known_at(page, at, stop)
    if begins and low in FUNCTION and (known is None or known[1] == at + 1):
        return at + 1, None
    titled = _title_end(page, at, stop)
    if titled > at and (known is None or known[1] <= titled):
        return titled, Part(at, titled, "title", run)
    if known is not None:
        return _known(page, run, at, stop, known)
    if begins and low in COMMON and at + 1 < stop and not _head_after(page, at, stop):
        return at + 1, None
    return _name(page, run, at, stop, begins)


def _named_month(page: Page, at: int, stop: int) -> bool:
    """April Glaspie, Theresa May."""
    if page.low[at] not in _AMBIGUOUS_MONTHS:
        return False
    if at > 0 and page.words[at - 1] in GIVEN:
        return True
    follows = at + 1 < stop and is_capital(page, at + 1) and page.low[at + 1] not in MONTHS
    return follows and page.words[at] in GIVEN


def _title_end(page: Page, at: int, stop: int) -> int:
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
        if word not in _TITLES and word not in ORG_HEADS:
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
        end += 1
    while end > begin and page.low[end - 1] == "and":
        end -= 1
    return end if end > begin else at + 1


def _head_after(page: Page, at: int, stop: int) -> bool:
    return any(plain(page.low[k]) in ORG_HEADS for k in range(at + 1, stop))


def _heads(page: Page, first: int, stop: int) -> int:
    """What the last head word of [first, stop) makes of a name: ORG, LOC, MISC; -1: none."""
    low = plain(page.low[stop - 1])
    if low in GOVERNING:
        return ORG
    for words, kind in ((MISC_HEADS, MISC), (PLACE_HEADS, LOC), (ORG_HEADS, ORG)):
        if low in words and stop - first > 1:
            if kind == MISC and low in ORG_HEADS:
                continue
            if kind == LOC and low in ("bank", "house", "hall", "cross", "line", "field"):
                continue
            return kind
    return -1


def _known(
    page: Page, run: Run, at: int, stop: int, known: tuple[Entry, int]
) -> tuple[int, Part | None]:
    """A known name, alone or as the beginning of a longer one."""
    entry, end = known
    longer = _longer(page, at, end, stop, entry)
    if longer is not None:
        stopped, kind, rule = longer
        part = Part(at, stopped, "head", run, entry, kind, rule)
        if entry.sort in ("state", "people"):
            part.country = entry.country
        return stopped, part
    if _may_be_person(page, at, end, stop, entry):
        return _name(page, run, at, stop, opening(page, run, at), entry)
    if entry.sort == "city":
        part = Part(at, end, "name", run, entry, initial=opening(page, run, at))
        return end, part
    return end, Part(at, end, "known", run, entry, rule=entry.sort)


def _may_be_person(page: Page, at: int, end: int, stop: int, entry: Entry) -> bool:
    """True if a place's name here may be a person's first one, or a city's more than it."""
    if entry.sort in ("people", "region", "org"):
        return False
    if end >= stop or page.shapes[end] not in (UPPER, ACRONYM):
        return False
    following = known_at(page, end, stop)
    if following is not None and following[0].sort not in ("city", "area"):
        return False
    if plain(page.low[end]) in _TITLES:
        return False
    if entry.sort == "state":
        return page.words[at] in GIVEN or page.low[at] in _BOTH_PERSON_AND_STATE
    return end == at + 1


def _longer(page: Page, at: int, end: int, stop: int, entry: Entry) -> tuple[int, int, str] | None:
    """End, kind and rule of the name this known one begins: "Iranian Foreign Ministry"."""
    far = end
    while far < stop:
        low = plain(page.low[far])
        if low in STRICT or low in RANKS or low in MONTHS:
            break
        kind = _heads(page, at, far + 1)
        if kind >= 0:
            stopped = _after_head(page, at, far + 1, stop)
            return stopped, kind, "head:" + low
        if is_capital(page, far):
            inner = known_at(page, far, stop)
            if inner is not None and inner[0].sort in ("state", "region", "capital", "org"):
                break
        far += 1
    return None


def _after_head(page: Page, at: int, end: int, stop: int) -> int:
    """Past a head word: over "of …" and further heads, not over a state that only follows."""
    while end < stop:
        low = plain(page.low[end])
        if low in ("of", "for", "on", "and", "&"):
            end = _object_end(page, end, stop)
        elif low in ORG_HEADS and low not in STRICT:
            end += 1
        elif page.shapes[end] == "l" and low in _LATIN_PARTICLES:
            end += 2
        else:
            return end
    return min(end, stop)


def _object_end(page: Page, at: int, stop: int) -> int:
    """The end of the words that "of" or "for" governs inside a name."""
    end = at + 1
    if end < stop and page.low[end] == "the":
        end += 1
    known = known_at(page, end, stop)
    if known is not None and known[0].sort in ("state", "region", "capital", "area", "city"):
        return known[1]
    while end < stop and page.low[end] not in ("of", "for", "on", "and", "&"):
        if plain(page.low[end]) in STRICT:
            break
        inner = known_at(page, end, stop)
        if inner is not None and inner[0].sort == "state":
            break
        end += 1
    return end


def _name(
    page: Page, run: Run, at: int, stop: int, begins: bool, entry: Entry | None = None
) -> tuple[int, Part]:
    """A name nobody knows yet: up to a head word, a title, a state or the stretch's end."""
    end = at + 1
    while end < stop:
        low = plain(page.low[end])
        kind = _heads(page, at, end + 1)
        if kind >= 0 and not _personal(page, at, end):
            stopped = _after_head(page, at, end + 1, stop)
            rule = "head:" + low
            return stopped, Part(at, stopped, "head", run, entry, kind, rule, begins)
        if low in MONTHS and not _named_month(page, end, stop):
            break
        if _breaks(page, end, stop):
            break
        end += 1
    if end - at == 1 and _single_head(page, at, end, stop):
        end = _after_head(page, at, end, stop)
        if end - at > 1:
            kind = _heads(page, at - 1 if at else at, at + 1)
            rule = "head:" + page.low[at]
            return end, Part(at, end, "head", run, entry, kind, rule, begins)
    return end, Part(at, end, "name", run, entry, initial=begins)


def _single_head(page: Page, at: int, end: int, stop: int) -> bool:
    """ "Ministry of …", "Battle of …": the head word comes first."""
    return end < stop and page.low[end] in ("of", "for", "on") and page.low[at] in _OF_HEADS


def _personal(page: Page, at: int, end: int) -> bool:
    """True if the words before a head word are a first name alone: "Scott Hall", "Amy Lake"."""
    return end - at == 1 and page.words[at] in GIVEN and page.low[end] in PLACE_HEADS | MISC_HEADS


def _breaks(page: Page, at: int, stop: int) -> bool:
    """True if another name or a title begins at this word inside a stretch."""
    if not is_capital(page, at):
        return False
    low = plain(page.low[at])
    if low in STRICT and (at + 1 < stop or low in ("president", "minister")):
        return True
    if low in RANKS and at + 1 < stop and low not in ("major", "general", "private"):
        return True
    if page.words[at] in known_people() or page.words[at] in GIVEN:
        return False
    known = known_at(page, at, stop)
    if known is None:
        return False
    entry = known[0]
    if entry.sort == "state":
        return page.low[at - 1] not in ("of", "for", "and", "new", "al")
    return entry.sort == "people" and bool(entry.country) and known[1] == stop
