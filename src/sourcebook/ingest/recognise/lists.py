"""The lists that recognition works with, and its two values: a part of a text, a known name."""

from __future__ import annotations

from dataclasses import dataclass, field

from sourcebook.ingest.gazetteer import Entry, gazetteer, lexicon
from sourcebook.ingest.recognise.words import ACRONYM, UPPER, Page, Run

PER, LOC, ORG, MISC = 0, 1, 2, 3

FUNCTION = lexicon("function words")
COMMON = lexicon("common words")
MONTHS = frozenset(word.lower() for word in lexicon("months"))
GIVEN = lexicon("given")
RANKS = lexicon("ranks")
HONORIFICS = lexicon("honorifics")
OFFICES = lexicon("offices")
STRICT = lexicon("strict offices")
STRICT |= {"ex-" + word for word in STRICT}
MODIFIERS = lexicon("modifiers")
# What only ever says what a company is: no part of its name where it begins a sentence.
LEADING = frozenset(
    "carmaker automaker steelmaker drugmaker chipmaker shipbuilder planemaker brewer insurer"
    " retailer lender airline broadcaster watchdog conglomerate newspaper subsidiary start-up"
    " startup".split()
)
ORG_HEADS = lexicon("org heads")
PLACE_HEADS = lexicon("place heads")
MISC_HEADS = lexicon("misc heads")
PLACE_LEADS = lexicon("place leads")
NO_NAMES = lexicon("acronyms")

GOVERNING = frozenset(
    "ministry police army navy parliament government cabinet council agency department embassy"
    " court forces force guard guards command intelligence administration authority bureau"
    " commission office secretariat directorate service services consulate senate assembly"
    " presidency military".split()
)
_WORDS = COMMON | ORG_HEADS | PLACE_HEADS | MISC_HEADS | OFFICES | FUNCTION
# Known names that are words when written small, or first names: only capitals tell them apart.
_CAPITALS_ONLY = frozenset(("us", "is", "who", "pa", "it", "ip", "raw", "aman", "start"))


@dataclass(frozen=True, slots=True)
class Seen:
    """One name of a model as the words [first, stop): a kind (-1: none of ours), whose it is."""

    first: int
    stop: int
    label: str
    kind: int
    rule: str


@dataclass(slots=True)
class Part:
    """The words [first, stop) of a page as one thing; `sort` says what the cutting made of it.

    known (its `entry` says what), title, name (to be judged), or head (judged by its head word,
    `kind`). `scores` are for person, place, organisation and other, `weighed` with what the
    document adds; `seen` is what a model takes the same words for.
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
    weighed: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])
    title: Part | None = None
    country: str = ""
    text: str = ""
    seen: Seen | None = None


def plain(low: str) -> str:
    """A small word without the dot of an abbreviation."""
    return low.rstrip(".")


def is_capital(page: Page, at: int) -> bool:
    """True if the word is written as a name may be."""
    return page.shapes[at] in (UPPER, ACRONYM)


def heads(page: Page, stop: int) -> int:
    """What a last word before `stop` makes of a name: ORG, LOC, MISC; -1: nothing."""
    low = plain(page.low[stop - 1])
    if low in GOVERNING:
        return ORG
    for words, kind in ((MISC_HEADS, MISC), (PLACE_HEADS, LOC), (ORG_HEADS, ORG)):
        if low in words:
            if kind == MISC and low in ORG_HEADS:
                continue
            if kind == LOC and low in ("bank", "house", "hall", "cross", "line", "field"):
                continue
            return kind
    return -1


def known_at(page: Page, at: int, stop: int) -> tuple[Entry, int] | None:
    """The longest known name at this word, if it is written as a name."""
    if at in page.known:
        found = page.known[at]
    else:
        found = page.known[at] = _look_up(page, at, page.limits[at])
    if found is None or found[1] <= stop:
        return found
    return _look_up(page, at, stop)


def _look_up(page: Page, at: int, stop: int) -> tuple[Entry, int] | None:
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
        if entry.sort == "city" and entry.size < 3 and page.low[at] in _WORDS:
            return None
    return found
