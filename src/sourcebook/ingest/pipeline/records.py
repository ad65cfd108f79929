"""How records are named and anchored: addresses from what a record says, never from chance."""

from collections.abc import Iterable
from hashlib import sha256

from sourcebook.model import Address, Anchor, Anchors
from sourcebook.text import Span

RENDITION = "original"


def named(kind: str, *says: object) -> Address:
    """The address of a record that has no name of its own, from what it says."""
    text = "\x1f".join(str(one) for one in says)
    return f"{kind}/{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def anchor(article: Address, span: Span) -> Anchor:
    """A stretch of an article's text as an anchor."""
    return Anchor(article, RENDITION, span.start, span.end)


def anchors(article: Address, spans: Iterable[Span]) -> Anchors:
    """Stretches as anchors, each once, in the order of the text."""
    found = {(span.start, span.end) for span in spans if span.start < span.end}
    return tuple(anchor(article, Span(start, end)) for start, end in sorted(found))


def hull(spans: Iterable[Span]) -> Span:
    """The stretch from the first to the last of these; there must be one."""
    held = list(spans)
    return Span(min(span.start for span in held), max(span.end for span in held))
