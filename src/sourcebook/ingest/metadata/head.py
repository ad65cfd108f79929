"""The head of a text, line by line: what is headline, what metadata, where the story begins.

A line that says of itself what it is (a date, a byline, a label) ends the head, as no story
comes before it. What stands above such a line is the headline, whatever its signs; without
one only what looks like a headline is taken for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sourcebook.ingest.metadata.bylines import byline_without_by, is_agency
from sourcebook.ingest.metadata.datelines import dateline
from sourcebook.ingest.metadata.dates import date_at
from sourcebook.ingest.metadata.glued import stands_before
from sourcebook.ingest.metadata.lines import HeadLine, head_line, is_headline
from sourcebook.ingest.values import Document
from sourcebook.model import PassageRole
from sourcebook.text import Span

_PARAGRAPHS = 10
_CHARS = 2_000  # of a paragraph
_LINES = 24
_STANDFIRST = 320  # what is longer is story
_BETWEEN = 100  # what is longer and stands behind metadata is story
_ABOVE = 3  # a section's name, a headline, a standfirst: no more stands over metadata
_WIDE = 120  # no hand breaks lines so late: such a line is a paragraph
_STOPS = (".", "!", "…", "。", "؟", "۔", "।")
_CLOSERS = "\"'”’»)]"
_HANGING = frozenset(
    "a an the of in on at to for with from by and or as its his her their over".split()
)
_PICTURE = re.compile(
    r"[(\[]?(?:file )?(?:photo(?:graph)?|image|picture|video|map|pictured|caption)s?\b[^\n]{0,30}?"
    r"[:–—/]|FILE\s[-–—]",
    re.IGNORECASE,
)


class Said(StrEnum):
    """What a part of the head is."""

    LINE = "line"  # says of itself what it is
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    NAMES = "names"  # of who wrote it, without a word for that
    ASIDE = "aside"  # no story, and not known what


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the head; `head` is what a line says, `doubt` why it may be something else."""

    span: Span
    said: Said
    head: HeadLine = field(default_factory=HeadLine)
    marked: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The parts before the story, and where the story begins if there is one."""

    parts: tuple[Part, ...]
    lead: Span | None


@dataclass(frozen=True, slots=True)
class _Run:
    """A line of metadata, or lines that belong together; `alone`: all words of its paragraph."""

    span: Span
    head: HeadLine
    block: Span
    alone: bool
    marked: PassageRole | None = None


def head_of(document: Document, titles: Sequence[str], *, sure: bool) -> Head:
    """The head of a document; `titles` are what markup calls it, `sure` if without a doubt."""
    text = document.text
    runs = list(_runs(document))
    end = _zone(text, runs)
    title = _known(text, runs, titles)
    doubt = ""
    if title is None and not sure:
        title, doubt = _found(text, runs, end)
    end = max(end, title + 1 if title is not None else 0)
    parts = tuple(_part(text, runs, at, title, doubt) for at in range(end))
    lead = next((Span(run.span.start, run.block.end) for run in runs[end:]), None)
    return Head(parts, lead)


# --- lines put together


def _runs(document: Document) -> Iterator[_Run]:
    """The lines at the head of a text, those that belong together as one."""
    text, known = document.text, document.marked
    front = max((m.span.end for m in known if m.role is PassageRole.METADATA), default=0)
    blocks = [_behind(text, front, span) for span in document.paragraphs if span.end > front]
    roles = {mark.span: mark.role for mark in known}
    for block in blocks[:_PARAGRAPHS]:
        if block in roles:
            yield _Run(block, HeadLine(), block, True, roles[block])
            continue
        yield from _of_block(text, block)


def _behind(text: str, front: int, block: Span) -> Span:
    """A paragraph without the front matter that stands right before it."""
    start = max(block.start, front)
    while start < block.end and text[start].isspace():
        start += 1
    return Span(start, block.end)


def _of_block(text: str, block: Span) -> Iterator[_Run]:
    lines = [(line, head_line(line.of(text))) for line in _lines(text, block)]
    merged: list[tuple[Span, HeadLine]] = []
    for line, head in lines[:_LINES]:
        last = merged[-1] if merged else None
        if last and not last[1] and not head and _goes_on(last[0].of(text), line.of(text)):
            merged[-1] = (Span(last[0].start, line.end), head)
        else:
            merged.append((line, head))
    for at, (span, head) in enumerate(merged):
        beside = [merged[n][1] for n in (at - 1, at + 1) if 0 <= n < len(merged)]
        yield _Run(span, head, block, alone=all(beside))


def _lines(text: str, block: Span) -> Iterator[Span]:
    """The first lines of a paragraph, without the blanks around them."""
    at = block.start
    for line in text[block.start : min(block.end, block.start + _CHARS)].split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        if start < end:
            yield Span(start, end)
        at += len(line) + 1


def _goes_on(line: str, following: str) -> bool:
    """True if a line is the next one's beginning, broken by hand."""
    last = line.rsplit(maxsplit=1)[-1].lower()
    return following[0].islower() or last in _HANGING or last.endswith((",", "-", "–", "—"))


# --- where the head ends


def _zone(text: str, runs: Sequence[_Run]) -> int:
    """How many runs are head: up to the last line of metadata before the story.

    Above such a line stand a section's name, a headline, a standfirst at most, of which
    one may end as a sentence does beside the headline; behind it only what is short and
    ends nothing. A line that ends the text ends no head.
    """
    end = above = sentences = 0
    for at, run in enumerate(runs[:-1]):
        words = run.span.of(text)
        if run.head or run.marked is PassageRole.HEADLINE:
            end = at + 1
        elif run.marked or _PICTURE.match(words):
            continue
        elif any(one.head for one in runs[:end]):
            if len(words) > _BETWEEN or _ends(words):
                break
        else:
            above += 1
            sentences += above > 1 and _ends(words)
            if above > _ABOVE or sentences > 1 or len(words) > _STANDFIRST:
                break
    return _with_byline(text, runs, end)


def _with_byline(text: str, runs: Sequence[_Run], end: int) -> int:
    """A name right under the metadata, and what stands under the name, are head too."""
    if not 0 < end < len(runs) - 1 or not runs[end - 1].head:
        return end
    run = runs[end]
    above = any(not one.head for one in runs[:end])  # the headline is known
    if not above or run.marked or not byline_without_by(run.span.of(text)):
        return end
    end += 1
    while end < len(runs) - 1 and runs[end].block == run.block:
        words = runs[end].span.of(text)
        if len(words) > _BETWEEN or _ends(words):
            break
        end += 1
    return end


def _ends(words: str) -> bool:
    """True if it ends as a sentence does."""
    return words.rstrip(_CLOSERS).endswith(_STOPS)


# --- the headline


def _known(text: str, runs: Sequence[_Run], titles: Sequence[str]) -> int | None:
    """Which run is the headline that markup names."""
    wanted = [title.split() for title in titles]
    for at, run in enumerate(runs):
        if run.marked is PassageRole.HEADLINE or run.span.of(text).split() in wanted:
            return at
    return None


def _found(text: str, runs: Sequence[_Run], end: int) -> tuple[int | None, str]:
    """Which run is the headline by its place or its looks, and the doubt about it."""
    above = [at for at, run in enumerate(runs[:end]) if _may_head(text, run)]
    if above and not all(byline_without_by(runs[at].span.of(text)) for at in above[:1]):
        first, *others = above
        if others and _is_section(text, runs[first], runs[others[0]]):
            return others[0], ""
        return first, ""
    for at in range(end, min(end + 2, len(runs) - 1)):
        looks, doubt = _looks(text, runs, at)
        if looks:
            return at, doubt
        if not _is_section(text, runs[at], runs[at + 1]):
            break
    return (above[0], "") if above else (None, "")


def _may_head(text: str, run: _Run) -> bool:
    words = run.span.of(text)
    if run.head or run.marked or _PICTURE.match(words) or dateline(words):
        return False
    printed = date_at(words[:_BETWEEN])
    return not (printed and printed.label and stands_before(words, printed))


def _is_section(text: str, run: _Run, following: _Run) -> bool:
    """True for a word or two over a headline, which is longer."""
    words, under = run.span.of(text).split(), following.span.of(text)
    if following.head or run.head or not 1 <= len(words) <= 2 or _ends(words[-1]):
        return False
    if is_agency(" ".join(words)) or byline_without_by(under):
        return False
    return is_headline(under) and len(under.split()) >= len(words) + 2 and "\n" not in under


def _looks(text: str, runs: Sequence[_Run], at: int) -> tuple[bool, str]:
    """Whether a run looks like a headline over what follows, and the doubt about it."""
    run, following = runs[at], runs[at + 1]
    words = run.span.of(text)
    if not _may_head(text, run) or not (run.alone or _stands_over(text, run, following)):
        return False, ""
    if is_headline(words) and not _is_section(text, run, following):
        return True, ""
    if _is_titled(words):
        return True, "it ends as a sentence does"
    one = words[:1].isupper() and words.isalpha() and len(words) > 2
    if one and following.block != run.block and _ends(following.block.of(text)):
        return True, "one word, which may name a section"
    return False, ""


def _stands_over(text: str, run: _Run, following: _Run) -> bool:
    """A short first line over one longer than hands break lines."""
    if run.span.start != run.block.start or _ends(run.span.of(text)):
        return False
    length = run.span.end - run.span.start
    return following.span.end - following.span.start >= max(_WIDE, 2 * length)


def _is_titled(words: str) -> bool:
    """True for a short line with all longer words in capitals, though it ends with a stop."""
    longer = [word for word in words.split() if len(word) > 3]
    short = len(words) <= _BETWEEN and "\n" not in words and ". " not in words
    return short and len(longer) > 2 and all(word[0].isupper() for word in longer)


# --- what a run is


def _part(text: str, runs: Sequence[_Run], at: int, title: int | None, doubt: str) -> Part:
    run = runs[at]
    words = run.span.of(text)
    if at == title:
        return Part(run.span, Said.HEADLINE, marked=run.marked is not None, doubt=doubt)
    if run.head:
        return Part(run.span, Said.LINE, run.head)
    if run.marked or _PICTURE.match(words):
        return Part(run.span, Said.ASIDE, marked=True)
    beside = [runs[n].head for n in (at - 1, at + 1) if 0 <= n < len(runs)]
    if any(beside) and (title is None or at > title or run.head) and byline_without_by(words):
        return Part(run.span, Said.NAMES)
    if title is not None and at < title:
        return Part(run.span, Said.ASIDE)
    above = any(one.head for one in runs[at + 1 :]) and not any(
        one.head for one in runs[(title or 0) : at]
    )
    return Part(run.span, Said.STANDFIRST if above else Said.ASIDE)
