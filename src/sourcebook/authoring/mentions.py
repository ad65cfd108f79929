"""Mentions: where a thing is named.

In the restatement by its listed words, in the original by numbers; the two are paired
where they are the same one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from typing import TypeAlias

from sourcebook.authoring.articles import Block, Restated
from sourcebook.authoring.evidence import HOW, Shelf, Spot
from sourcebook.authoring.source import Table
from sourcebook.authoring.things import Register
from sourcebook.model import Address, Anchor, Mention
from sourcebook.text import Span, clean_line, quoted

LISTED = "listed-name"
GIVEN = "editors"


@dataclass(frozen=True, slots=True)
class _Named:
    """A stretch of the restatement or of the original that names a thing."""

    about: Address
    spot: Spot
    anchor: Anchor
    found_by: str

    @property
    def slot(self) -> "_Slot":
        """What two mentions must share to be the same one in two renditions."""
        return (self.about, self.spot.passage, self.spot.how)


_Slot: TypeAlias = tuple[Address, Address, str]


def mentions(root: Table, register: Register, shelf: Shelf) -> list[Mention]:
    """All mentions, passage by passage."""
    words = _listed(register)
    given = list(_given(root, register, shelf))
    shipped = _slots([*given, *_by_words(words, given, shelf.articles.values())])
    original = _slots(_in_originals(register, shelf))
    found = [
        mention
        for slot in {**shipped, **original}
        for mention in _paired(slot, shipped.get(slot, []), original.get(slot, []))
    ]
    passages = [a.passage(block) for a in shelf.articles.values() for block in a.blocks]
    order = {passage: n for n, passage in enumerate(passages)}

    def place(row: tuple[Address, Mention]) -> tuple[int, str, int]:
        passage, mention = row
        return (order[passage], mention.anchors[0].rendition, mention.anchors[0].start)

    return [mention for _, mention in sorted(found, key=place)]


def _slots(named: Iterable[_Named]) -> dict[_Slot, list[_Named]]:
    found: dict[_Slot, list[_Named]] = {}
    for one in sorted(named, key=lambda n: (n.anchor.start, n.anchor.end)):
        found.setdefault(one.slot, []).append(one)
    return found


def _paired(
    slot: _Slot, shipped: list[_Named], original: list[_Named]
) -> Iterator[tuple[Address, Mention]]:
    """The mentions of one slot in both renditions, the n-th of one with the n-th of the other.

    Their ids come from that place, so that they hold in both.
    """
    for n, (ours, theirs) in enumerate(zip_longest(shipped, original)):
        first = ours or theirs
        assert first is not None
        anchors = tuple(one.anchor for one in (ours, theirs) if one)
        surface = clean_line(ours.spot.words) if ours else ""
        id = sha256("\n".join([*slot, str(n)]).encode()).hexdigest()[:8]
        yield (
            first.spot.passage,
            Mention(f"mention/{id}", slot[0], anchors, surface, slot[2], "", first.found_by),
        )


def _in_originals(register: Register, shelf: Shelf) -> Iterator[_Named]:
    for id, entry in register.written.items():
        for spot in shelf.numbers(entry.table, "mentioned"):
            anchor = shelf.original(spot, entry.table, "mentioned")
            yield _Named(id, spot, anchor, GIVEN)


def _listed(register: Register) -> Mapping[str, Address]:
    """The words that name things; no word names two."""
    found: dict[str, Address] = {}
    for id, entry in register.written.items():
        for n, word in enumerate(entry.table.texts("words"), 1):
            if word in found:
                entry.table.fault("words", f"{quoted(word)} names {found[word]} already", n=n)
            elif word.strip():
                found[word] = id
    return found


def _given(root: Table, register: Register, shelf: Shelf) -> Iterator[_Named]:
    """The mentions an editor points at: several bodies in one phrase, titles, pronouns."""
    for table in root.tables("mention"):
        about = register.link(table, "about", "actor", "place", "topic", "event")
        how = table.word("how", HOW, "name")
        for spot in shelf.quotes(table, "at"):
            found = Spot(spot.article, spot.block, spot.span, spot.words, how)
            if about:
                yield _Named(about, found, spot.article.anchor(spot.span), GIVEN)
        table.close()


def _by_words(
    words: Mapping[str, Address], given: Iterable[_Named], articles: Iterable[Restated]
) -> Iterator[_Named]:
    """Whole words in the text, the longest first; what overlaps a mention found is none."""
    patterns = [(_whole(word), words[word]) for word in sorted(words, key=lambda w: (-len(w), w))]
    taken: dict[str, list[Span]] = {}
    for one in given:
        taken.setdefault(one.spot.article.id, []).append(one.spot.span)
    for article in articles:
        spans = taken.setdefault(article.id, [])
        for block in article.blocks:
            for pattern, about in patterns:
                yield from _matches(pattern, about, article, block, spans)


def _matches(
    pattern: re.Pattern[str], about: Address, article: Restated, block: Block, taken: list[Span]
) -> Iterator[_Named]:
    for match in pattern.finditer(block.text):
        span = Span(block.span.start + match.start(), block.span.start + match.end())
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            spot = Spot(article, block, span, match[0])
            yield _Named(about, spot, article.anchor(span), LISTED)


def _whole(word: str) -> re.Pattern[str]:
    """`word` as a whole word; at the start of a sentence it may be capitalised."""
    first = f"[{word[0]}{word[0].upper()}]" if word[0].islower() else re.escape(word[0])
    return re.compile(rf"(?<!\w){first}{re.escape(word[1:])}(?!\w)")
