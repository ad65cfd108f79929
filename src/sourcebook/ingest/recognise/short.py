"""Short forms that are no names: "the ministry", "the commission", "the company".

Each stands for the one body or company named before it that it can mean; where two can be meant,
nobody is guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.found import Found
from sourcebook.ingest.recognise.lists import plain
from sourcebook.ingest.recognise.words import LOWER, Page
from sourcebook.model import ActorKind

__all__ = ["short_forms"]

_OWN = lexicon("own heads")  # a body is called by its own last word
_TRADES = lexicon("company nouns")  # a company by any of these
_NOUNS = _OWN | _TRADES
_COMPANY_ENDS = lexicon("company ends")
_OWNED = lexicon("business nouns")
_DEALS = frozenset(("shares", "stake", "stakes", "bondholders", "shareholders"))
_POSSESSIVE = ("'s", "’s")
_FOLLOWING = frozenset(("of", "for", "in", "that", "which"))


def short_forms(page: Page, found: Sequence[Found]) -> list[Found]:
    """The mentions that short forms make; `found` are the names."""
    order = sorted(
        (it for it in found if it.kind in (ActorKind.ORG, ActorKind.BODY) and _named(it)),
        key=lambda it: it.span.start,
    )
    by_head: dict[str, dict[str, Found]] = {}
    companies: dict[str, Found] = {}
    made: list[Found] = []
    at = 0
    for place in _places(page):
        while at < len(order) and order[at].span.end <= page.starts[place]:
            _enter(page, order[at], by_head, companies)
            at += 1
        noun = page.low[place]
        meant = companies if noun in _TRADES else {}
        meant = meant or by_head.get(noun, {})
        if len(meant) == 1:
            one = next(iter(meant.values()))
            span = page.span(place - 1, place + 1)
            made.append(replace(one, span=span, how="title", title="", rule="short form"))
    return made


def _named(mention: Found) -> bool:
    return mention.how == "name" and (mention.rule != "generic body" or " " in mention.label)


def _places(page: Page) -> Iterator[int]:
    """Where "the ministry" and the like stand by themselves."""
    for run, at in page.among(_NOUNS):
        if at == run.first or page.low[at - 1] != "the" or page.shapes[at] != LOWER:
            continue
        after = page.low[at + 1] if at + 1 < run.stop else "."
        if after in _FOLLOWING or (at + 1 < run.stop and page.shapes[at + 1] in "CA"):
            continue
        yield at


def _enter(
    page: Page, mention: Found, by_head: dict[str, dict[str, Found]], companies: dict[str, Found]
) -> None:
    words = mention.label.lower().split()
    for word in {words[0], words[-1]} & _OWN if words else ():
        by_head.setdefault(word, {}).setdefault(mention.label.casefold(), mention)
    if mention.kind == ActorKind.ORG and _trades(page, mention, words):
        companies.setdefault(mention.label.casefold(), mention)


def _trades(page: Page, mention: Found, words: Sequence[str]) -> bool:
    """True where the name or the words beside it say that it is a company."""
    if words and plain(words[-1]) in _COMPANY_ENDS:
        return True
    first = bisect_left(page.starts, mention.span.start)
    stop = bisect_left(page.starts, mention.span.end)
    before = page.low[max(0, first - 2) : first]
    if before and (before[-1] in _TRADES or (before[0] in _DEALS and before[-1] in ("in", "of"))):
        return True
    if page.low[stop : stop + 3] == [",", "which", "employs"]:
        return True
    after = page.low[stop : stop + 8]
    if after[:1] == [","] and any(word in _TRADES for word in after[1:7]):
        return page.low[stop + 1] in ("a", "an", "the")
    return bool(after) and after[0] in _POSSESSIVE and bool(_OWNED & set(after[1:3]))
