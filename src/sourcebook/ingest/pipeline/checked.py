"""Does every record of an article stand on the words it says? Asked before it enters a book."""

from collections.abc import Iterable, Iterator, Sequence

from sourcebook.model import (
    Anchors,
    Article,
    Attribution,
    Claim,
    Mention,
    Passage,
    Property,
    article_text,
)
from sourcebook.text import ELLIPSIS, clean_line

_LITERAL = frozenset({Property.NAME, Property.CALLED})
"""What a claim of these says are the very words it stands on."""


class MisplacedError(ValueError):
    """A record of an article that does not stand where it says: a fault of ours."""


def check_places(
    text: str,
    article: Article,
    passages: Sequence[Passage],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    attributions: Iterable[Attribution],
) -> None:
    """Raises `MisplacedError` for the first record that does not hold in the article's text."""
    if article_text(tuple(passages)) != text:
        raise MisplacedError(f"the passages of {article.id} are not its text")
    for passage in passages:
        if [text[one.start : one.end] for one in passage.anchors] != [passage.text]:
            raise MisplacedError(f"{passage.id} is not where its text stands")
    for where, anchors, words in _held(article, mentions, claims, attributions):
        for anchor in anchors:
            if anchor.article != article.id or not 0 <= anchor.start < anchor.end <= len(text):
                raise MisplacedError(f"{where} stands outside the text of {article.id}")
            if words and not _begins(text[anchor.start : anchor.end], words):
                raise MisplacedError(f"{where} stands on other words than it says")


def _begins(stretch: str, words: str) -> bool:
    """True if words are those of a stretch, as far as they go."""
    return stretch.startswith(words) or clean_line(stretch).startswith(words.removesuffix(ELLIPSIS))


def _held(
    article: Article,
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    attributions: Iterable[Attribution],
) -> Iterator[tuple[str, Anchors, str]]:
    """Records by name, with their anchors and the words they must begin with."""
    for doubt in article.doubts:
        yield f"a doubt about the {doubt.about}", doubt.anchors, ""
    for mention in mentions:
        yield mention.id, mention.anchors, mention.surface
    for claim in claims:
        yield claim.id, claim.anchors, claim.value if claim.property in _LITERAL else ""
    for attribution in attributions:
        yield attribution.id, attribution.cue, ""
