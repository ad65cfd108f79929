"""How records are named and anchored: addresses from what a record says, never from chance."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from sourcebook.model import Address, Anchor, Anchors
from sourcebook.text import Span

RENDITION = "original"
AROUND = 32
"""Characters before and after its words that tell a stretch from others."""


def named(kind: str, *says: object) -> Address:
    """The address of a record that has no name of its own, from what it says."""
    text = "\x1f".join(str(one) for one in says)
    return f"{kind}/{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


class Spots:
    """How the stretches of an article are told apart by words, wherever they stand.

    A stretch is its words between those before and after it (the W3C's text quote
    selector), so that its records keep their names when the text before it grows; of those
    that read alike the first asked for is the first.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[int, int], str] = {}
        self._seen: Counter[str] = Counter()

    def say(self, start: int, end: int) -> str:
        """The words of a stretch, those around it, and which of several it is."""
        key = (start, end)
        if key not in self._known:
            text = self._text
            parts = text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
            words = "\x1e".join(parts)
            self._seen[words] += 1
            self._known[key] = f"{words}\x1e{self._seen[words]}"
        return self._known[key]

    def anchors(self, held: Anchors) -> str:
        """The same for all the stretches of a record."""
        return "\x1d".join(self.say(one.start, one.end) for one in held)


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
