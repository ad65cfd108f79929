"""`originals.toml`: the digest of every stretch of an original that a book points at.

Numbers and hashes, never words: with them a book can be built without the originals.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from sourcebook.authoring.articles import Restated
from sourcebook.authoring.evidence import Shelf
from sourcebook.authoring.source import Faults
from sourcebook.text import CLEANING, Span, clean

DIGITS = 12
"""Hex digits of a digest: enough to guard a stretch, too few to be read backwards."""

_HEAD = """\
# Made by machine from the original articles; numbers and hashes, never words.
# Make it anew:  sourcebook build FOLDER --originals FILE --originals FILE
"""


def digest(words: str) -> str:
    """The digest of a stretch of text."""
    return sha256(words.encode("utf-8")).hexdigest()[:DIGITS]


def written(shelf: Shelf, files: Sequence[tuple[str, bytes]], faults: Faults) -> str:
    """The file's text; a fault for each article whose original is not among `files`."""
    texts = {sha256(text.encode("utf-8")).hexdigest(): text for text in _texts(files)}
    parts = [_HEAD]
    for article in shelf.articles.values():
        if not article.has_original:
            continue
        original = article.renditions[-1]
        text = texts.get(original.sha256)
        if text is None or original.cleaning != CLEANING or len(text) != original.chars:
            what = f"the original of {article.short} is not among the {len(files)} files given"
            article.front.fault("original", what)
            continue
        _covered(article, text, faults)
        spans = sorted(
            (span.start, span.end) for short, span in shelf.needed if short == article.short
        )
        lines = [f'  "{a}-{b} {digest(text[a:b])}",' for a, b in spans]
        parts.append(f'\n[[original]]\narticle = "{article.short}"\nsha256 = "{original.sha256}"\n')
        parts.append("digests = [\n" + "\n".join(lines) + "\n]\n")
    return "".join(parts)


def _texts(files: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    for _, raw in files:
        try:
            yield clean(raw.decode("utf-8")).text
        except UnicodeDecodeError:
            continue


def _covered(article: Restated, text: str, faults: Faults) -> None:
    """Does every character that is no blank belong to a passage?"""
    end = 0
    for block in article.blocks:
        if block.original is None:
            continue
        _gap(article, text, Span(end, block.original.start), block.where, faults)
        end = max(end, block.original.end)
    if article.blocks:
        _gap(article, text, Span(end, len(text)), article.blocks[-1].where, faults)


def _gap(article: Restated, text: str, gap: Span, where: str, faults: Faults) -> None:
    if gap.of(text).strip():
        what = f"{article.short} {gap.start}-{gap.end} of the original belongs to no passage"
        faults.add(where, what)
