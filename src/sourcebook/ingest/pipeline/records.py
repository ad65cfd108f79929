"""How records are named and anchored: addresses from what a record says, never from chance."""

from collections.abc import Iterable
from hashlib import sha256
from sys import intern

from sourcebook.model import Address, Anchor, Anchors
from sourcebook.text import Span, clean_line

RENDITION = "original"
AROUND = 32
"""Characters before and after its words that tell a stretch from others."""


def named(kind: str, *says: str) -> Address:
    """The address of a record that has no name of its own, from what it says."""
    text = "\x1f".join(says)
    return f"{kind}/{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def line(words: str, limit: int = 500) -> str:
    """Words cleaned to one line: one string, however many records say the same."""
    return intern(clean_line(words, limit))


class Spots:
    """The stretches of an article as anchors, and how they are told apart by words.

    A stretch is its words between those before and after it (the W3C's text quote
    selector), so that its records keep their names when the text before it grows; of those
    that read alike the first asked for is the first.
    """

    def __init__(self, article: Address, text: str) -> None:
        self._article = article
        self._text = text
        self._anchors: dict[tuple[int, int], Anchors] = {}
        self._known: dict[tuple[int, int], str] = {}
        self._seen: dict[str, int] = {}

    def at(self, span: Span) -> Anchors:
        """A stretch as anchors, the same ones for all the records that stand on it."""
        key = (span.start, span.end)
        if key not in self._anchors:
            self._anchors[key] = anchors(self._article, [span])
        return self._anchors[key]

    def of(self, spans: Iterable[Span]) -> Anchors:
        """Stretches as anchors, each once, in the order of the text."""
        held = list(spans)
        return self.at(held[0]) if len(held) == 1 else anchors(self._article, held)

    def say(self, held: Anchors) -> str:
        """The words of the stretches of a record, and those around them."""
        return "\x1d".join([self._say(one.start, one.end) for one in held])

    def _say(self, start: int, end: int) -> str:
        """The words of a stretch, those around it, and which of several it is."""
        key = (start, end)
        if key not in self._known:
            text = self._text
            parts = text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
            words = "\x1e".join(parts)
            self._seen[words] = which = self._seen.get(words, 0) + 1
            self._known[key] = f"{words}\x1e{which}"
        return self._known[key]


def anchor(article: Address, span: Span) -> Anchor:
    """A stretch of an article's text as an anchor."""
    return Anchor(article, RENDITION, span.start, span.end)


def anchors(article: Address, spans: Iterable[Span]) -> Anchors:
    """Stretches as anchors, each once, in the order of the text."""
    found = {(span.start, span.end) for span in spans if span.start < span.end}
    ordered = sorted(found) if len(found) > 1 else found
    return tuple([Anchor(article, RENDITION, start, end) for start, end in ordered])


def hull(spans: Iterable[Span]) -> Span:
    """The stretch from the first to the last of these; there must be one."""
    held = list(spans)
    return Span(min(span.start for span in held), max(span.end for span in held))
