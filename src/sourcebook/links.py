"""Addresses: every thing has one, the same in the app, on the command line and in exports.

`kind/slug`, for a place inside an article followed by `#p7` (paragraph 7 of the
original), `#p7.2` (its second passage) or `#char=A,B@rendition` (a stretch of text,
W3C TextPositionSelector).
"""

import re
from dataclasses import dataclass

from sourcebook.errors import SourcebookError
from sourcebook.text import Span, quoted

KINDS = ("actor", "event", "article", "place", "topic", "source", "claim")
RENDITIONS = ("abridged", "original")

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_LINK = re.compile(
    rf"(?P<kind>[a-z]+)/(?P<slug>{_SLUG})"
    rf"(?:#(?:p(?P<paragraph>[1-9][0-9]{{0,6}})(?:\.(?P<part>[1-9][0-9]{{0,6}}))?"
    rf"|char=(?P<start>0|[1-9][0-9]{{0,9}}),(?P<end>[1-9][0-9]{{0,9}})"
    rf"@(?P<rendition>abridged|original)))?"
)
_SHORT = re.compile(
    r"(?P<article>A[1-9][0-9]{0,6})(?:#?p(?P<paragraph>[1-9][0-9]{0,6})(?:\.(?P<part>[1-9][0-9]{0,6}))?)?"
)


class LinkError(SourcebookError):
    """Not an address."""


@dataclass(frozen=True, slots=True)
class Link:
    """One address. `paragraph`, `part` count from 1, 0 means the whole; `chars` excludes them."""

    kind: str
    slug: str
    paragraph: int = 0
    part: int = 0
    chars: Span | None = None
    rendition: str = ""

    @property
    def thing(self) -> str:
        """The address without its fragment."""
        return f"{self.kind}/{self.slug}"

    def __str__(self) -> str:
        if self.chars is not None:
            return f"{self.thing}#char={self.chars.start},{self.chars.end}@{self.rendition}"
        if self.part:
            return f"{self.thing}#p{self.paragraph}.{self.part}"
        return f"{self.thing}#p{self.paragraph}" if self.paragraph else self.thing


@dataclass(frozen=True, slots=True)
class Short:
    """A display name as an address: `A2`, `A2#p8`, `A2p8`."""

    article: str
    paragraph: int = 0
    part: int = 0


def is_link(text: str) -> bool:
    """True if the first segment of `text` is a known kind: then, and only then, it is a link."""
    return text.partition("/")[0] in KINDS and "/" in text


def parse(text: str) -> Link:
    """The link that `text` spells; `parse(str(link)) == link`. Raises LinkError."""
    found = _LINK.fullmatch(text) if len(text) <= 300 else None
    if found is None or found["kind"] not in KINDS:
        raise LinkError(
            f"{quoted(text)} is no address (kind/name)",
            f"the kinds are {', '.join(KINDS)}.",
            where=text[:60],
        )
    if found["start"] is None:
        paragraph, part = int(found["paragraph"] or 0), int(found["part"] or 0)
        if paragraph and found["kind"] != "article":
            raise LinkError(
                f"{quoted(text)} has a paragraph", "only articles have them.", where=text[:60]
            )
        return Link(found["kind"], found["slug"], paragraph, part)
    chars = Span(int(found["start"]), int(found["end"]))
    if found["kind"] != "article" or chars.start >= chars.end:
        raise LinkError(
            f"{quoted(text)} names no stretch of an article",
            "write article/…#char=START,END@original.",
            where=text[:60],
        )
    return Link(found["kind"], found["slug"], 0, 0, chars, found["rendition"])


def parse_short(text: str) -> Short | None:
    """The short form (`A2`, `A2#p8`, `A2p8`) that `text` spells, if it is one."""
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    return Short(found["article"], int(found["paragraph"] or 0), int(found["part"] or 0))
