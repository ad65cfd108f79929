"""Short forms that are no names: "the ministry", "the Vienna-based lender", "the party".

Each stands for the one body or company named before it that it can mean; of two that can be
meant, the only one of this sentence and the one before it, else nobody is guessed; where any
company can be meant there must be only one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.described import OTHERS, led_by_the
from sourcebook.ingest.recognise.found import Found
from sourcebook.ingest.recognise.lists import plain
from sourcebook.ingest.recognise.roles import state_at
from sourcebook.ingest.recognise.words import LOWER, Page
from sourcebook.model import ActorKind

__all__ = ["short_forms"]

_OWN = lexicon("own heads")  # a body is called by its own last word
_TRADES = lexicon("company nouns")  # a company by any of these
_SORTS = lexicon("org nouns")  # what may stand beside a name to say what it is
_NOUNS = _OWN | _TRADES
_ANY = frozenset("company firm group conglomerate start-up startup".split())  # of any trade
_COMPANY_ENDS = lexicon("company ends")
_OWNED = lexicon("business nouns")
_DEALS = frozenset(("shares", "stake", "stakes", "bondholders", "shareholders"))
_POSSESSIVE = ("'s", "’s")
_FOLLOWING = frozenset(("of", "for", "in", "that", "which"))
_ENDS_TELL: Mapping[str, tuple[str, ...]] = {
    "bank": ("lender", "bank"), "airlines": ("airline", "carrier"),
    "airways": ("airline", "carrier"), "air": ("airline", "carrier"),
    "motors": ("carmaker", "automaker", "manufacturer"), "motor": ("carmaker", "automaker"),
    "autos": ("carmaker", "automaker"), "steel": ("steelmaker", "manufacturer"),
    "stahl": ("steelmaker",), "insurance": ("insurer",), "stores": ("retailer",),
    "shipyards": ("shipbuilder",), "shipyard": ("shipbuilder",), "pharma": ("drugmaker",),
    "pharmaceuticals": ("drugmaker",), "semiconductor": ("chipmaker",),
    "semiconductors": ("chipmaker",), "mining": ("miner",), "breweries": ("brewer",),
    "shipping": ("shipowner", "operator"), "lines": ("shipowner", "operator"),
    "energy": ("utility", "operator"), "holding": ("holding",), "holdings": ("holding",),
}  # fmt: skip
_PLAIN = frozenset(
    "small tiny big giant ailing embattled struggling troubled beleaguered loss-making private"
    " family low-cost budget national flag same listed little young".split()
)
_CENTRAL = ("national bank of ", "central bank of ", "federal reserve", "bank of england")


@dataclass(slots=True)
class _Named:
    """One who was named: the first mention of it, what it is, where it stood last."""

    mention: Found
    country: str = ""
    company: bool = False
    sorts: set[str] = field(default_factory=set)
    last: int = 0


def short_forms(page: Page, found: Sequence[Found]) -> list[Found]:
    """The mentions that short forms make; `found` are the names."""
    order = sorted(
        (it for it in found if it.kind in (ActorKind.ORG, ActorKind.BODY) and _named(it)),
        key=lambda it: it.span.start,
    )
    if not order:
        return []
    known: dict[str, _Named] = {}
    starts = [page.starts[run.first] for run in page.runs]
    made: list[Found] = []
    at = 0
    for place in _places(page):
        while at < len(order) and order[at].span.end <= page.starts[place.first]:
            _enter(page, order[at], known, bisect_right(starts, order[at].span.start))
            at += 1
        one = _meant(known.values(), place, bisect_right(starts, page.starts[place.first]))
        if one is not None:
            span = page.span(place.first, place.at + 1)
            made.append(replace(one, span=span, how="title", title="", rule="short form"))
    return made


def _named(mention: Found) -> bool:
    return mention.how == "name" and (mention.rule != "generic body" or " " in mention.label)


# --- where they stand ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """A noun at `at` whose article stands at `first`; `country` if a state's adjective leads it."""

    first: int
    at: int
    noun: str
    country: str


def _places(page: Page) -> Iterator[_Place]:
    """Where "the ministry" and the like stand by themselves."""
    for run, at in page.among(_NOUNS):
        if at == run.first or page.shapes[at] != LOWER:
            continue
        after = page.low[at + 1] if at + 1 < run.stop else "."
        if after in _FOLLOWING or (at + 1 < run.stop and page.shapes[at + 1] in "CA"):
            continue
        if after == "," and page.low[at + 3 : at + 4] == [","] and page.shapes[at + 2] in "CA":
            continue  # "the Italian company, Fiat,"
        if page.low[at - 1] == "the":
            yield _Place(at - 1, at, page.low[at], "")
            continue
        first, country, between = led_by_the(page, run, at)
        if first < 0 or not OTHERS.isdisjoint(between):
            continue
        noun = page.low[at]
        if between == ["central"] and noun == "bank":
            yield _Place(first, at, "central bank", country)
        elif _PLAIN.issuperset(between):
            yield _Place(first, at, noun, country)


# --- whom they mean -----------------------------------------------------------------------------


def _meant(known: Iterable[_Named], place: _Place, here: int) -> Found | None:
    meant = _of_sort(list(known), place.noun)
    if place.country:
        meant = [one for one in meant if one.country == place.country]
    if len(meant) > 1:
        full = {_initials(one.mention.label) for one in meant}
        meant = [one for one in meant if one.mention.label not in full]
    if len(meant) > 1 and place.noun not in _ANY:
        meant = [one for one in meant if one.last >= here - 1]
    return meant[0].mention if len(meant) == 1 else None


def _initials(label: str) -> str:
    """GM for General Motors."""
    words = label.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _of_sort(known: Sequence[_Named], noun: str) -> list[_Named]:
    """Those whom the noun can mean: of its very trade, else companies whose trade is not told."""
    if noun in _ANY:
        companies = [one for one in known if one.company]
        if companies:
            return companies
    told = [one for one in known if noun in one.sorts]
    if told or noun not in _TRADES:
        return told
    return [one for one in known if one.company and not one.sorts & (_TRADES - _ANY)]


def _enter(page: Page, mention: Found, known: dict[str, _Named], here: int) -> None:
    words = mention.label.lower().split()
    if not words:
        return
    one = known.setdefault(mention.label.casefold(), _Named(mention))
    first = bisect_left(page.starts, mention.span.start)
    stop = bisect_left(page.starts, mention.span.end)
    beside = _beside(page, first, stop)
    one.sorts |= beside
    last = words[words.index("of", 1) - 1] if "of" in words[1:] else words[-1]
    one.sorts |= {words[0], words[-1], last} & _OWN
    one.sorts.update(_ENDS_TELL.get(words[-1], ()))
    if mention.label.lower().startswith(_CENTRAL):
        one.sorts.add("central bank")
        one.sorts.discard("lender")
    one.country = one.country or mention.country or _country(page, first)
    if mention.kind == ActorKind.ORG and not one.company:
        one.company = bool(beside & _TRADES) or _trades(page, words, first, stop)
    one.last = here


def _country(page: Page, first: int) -> str:
    """The state of "Austria's Kessler Bank", "Turkish conglomerate Anadol"."""
    before = first - 1
    if before > 0 and page.low[before] in _SORTS:
        before -= 1
    return state_at(page, before, max(0, before - 3))[0] if before >= 0 else ""


def _beside(page: Page, first: int, stop: int) -> set[str]:
    """The nouns beside a name that say what it is: "the carmaker X", "X, an airline"."""
    told: set[str] = set()
    if first and page.low[first - 1] in _SORTS:
        told.add(page.low[first - 1])
    after = page.low[stop : stop + 8]
    if after[:1] and after[0] in _SORTS:
        told.add(after[0])
    if after[:1] == [","] and after[1:2] and after[1] in ("a", "an", "the"):
        noun = next((word for word in after[2:] if word in _SORTS or not word.isalpha()), "")
        told |= {noun} & _SORTS
    return told


def _trades(page: Page, words: Sequence[str], first: int, stop: int) -> bool:
    """True where the name or the words beside it say that it is a company."""
    if plain(words[-1]) in _COMPANY_ENDS:
        return True
    before = page.low[max(0, first - 2) : first]
    if before and (before[0] in _DEALS and before[-1] in ("in", "of")):
        return True
    if page.low[stop : stop + 3] == [",", "which", "employs"]:
        return True
    after = page.low[stop : stop + 8]
    called = [word for at, word in enumerate(after[1:7], 2) if after[at : at + 1] != ["'s"]]
    if after[:1] == [","] and any(word in _TRADES for word in called):
        return page.low[stop + 1] in ("a", "an", "the")
    return bool(after) and after[0] in _POSSESSIVE and bool(_OWNED & set(after[1:3]))
