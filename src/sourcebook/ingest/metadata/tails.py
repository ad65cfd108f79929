"""The end of a text: reporters, rights and source behind the story."""

import re
from dataclasses import dataclass

from sourcebook.ingest.metadata.bylines import is_name, split_names
from sourcebook.text import Span

_REPORTING = re.compile(
    r"[(\[]?(?:Additional |With )?"
    r"(?P<what>Report(?:ing|ed)|Writing|Editing|Compiled|Edited|Written)"
    r" by (?P<who>[^\n;.()\[\]]{2,200})"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b)\s{0,2}(?:©\s?)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?,?\s{0,2}"
    r"(?:by\s)?(?P<who>[^.,\n|]{0,60})",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\(?(?:source|via)\s?:\s?(?P<who>[^\n()]{2,80}?)\.?\)?", re.IGNORECASE)
_ALL_RIGHTS = re.compile(r"all rights reserved\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of an article behind its story, from `start` on."""

    start: int
    reporters: tuple[Span, ...] = ()
    owner: Span | None = None
    source: Span | None = None


def tail(text: str) -> Tail | None:
    """What ends a paragraph and is no story: reporters, rights, the source."""
    if (found := _RIGHTS.match(text)) and len(text) < 400:
        return Tail(0, owner=_trimmed(text, *found.span("who")))
    if _ALL_RIGHTS.fullmatch(text):
        return Tail(0)
    if found := _SOURCE.fullmatch(text):
        return Tail(0, source=_trimmed(text, *found.span("who")))
    at = max(0, len(text) - 400)
    if found := _REPORTING.search(text, at):
        return _reporting(text, found)
    return None


def _reporting(text: str, found: re.Match[str]) -> Tail | None:
    """`(Reporting by …; editing by …)` at a paragraph's end, or alone in one."""
    enclosed = found[0][0] in "(["
    before = text[: found.start()].rstrip()
    if not enclosed and before:
        return None
    if enclosed and not text.rstrip(" .").endswith((")", "]")):
        return None
    names = tuple(
        part
        for part in split_names(text, found.start("who"), found.end("who"))
        if is_name(part.of(text).split())
    )
    if not names:
        return None
    return Tail(found.start(), names if found["what"].startswith("Report") else ())


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None
