"""The only owner of characters and offsets: cleaning at the door, spans, cell widths, cutting.

All outside text passes `clean` once, when it enters. Offsets anywhere in Sourcebook
are code points of the cleaned text (Unicode NFC), end exclusive.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

CLEANING = 1
"""Version of the rules of `clean`; stands beside every hash of a cleaned text."""

ELLIPSIS = "…"

SAFE = (
    "!-~\xa1-\xac\xae-\u02ff\u0400-\u0482\u048a-\u052f"  # Latin, Cyrillic
    "\u0621-\u063f\u0641-\u064a\u0671-\u06d3\u2010-\u2027\u2030-\u205e"  # Arabic; quotes, dashes
)
"""Signs that cleaning never changes, whatever stands around them, as ranges of a pattern."""

_PLAIN_LINE = re.compile(f"(?:[{SAFE}]+(?: [{SAFE}]+)*+)?")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
# C0 without newline and tab, DEL, C1; bidi marks, embeddings, overrides and isolates;
# zero-width and invisible operators; interlinear marks; tags; lone surrogates.
_HARMFUL = (
    "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_REMOVED = re.compile(f"[{_HARMFUL}]")
# Joiners carry meaning only between letters of scripts that join (Arabic, Syriac, Indic).
_JOINING = "\u0600-\u07bf\u0860-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc"
_JOINER = re.compile(
    f"(?<![{_JOINING}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINING}\u200c\u200d])"
)
_MARK = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20f0"
_MARKS = re.compile(f"([{_MARK}]{{4}})[{_MARK}]+")
# Whatever may have to change, but for what only NFC knows.
_SUSPECT = re.compile(f"[\x85\u2028\u2029\u200c\u200d{_HARMFUL}{_MARK}]")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to store and show, and how many characters had to go."""

    text: str
    removed: int


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of some text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters this span names in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True if the two share a character."""
        return self.start < other.end and other.start < self.end


def clean(text: str) -> Cleaned:
    r"""Make outside text harmless: no control, bidi or invisible characters, NFC.

    Line ends become `\n`. A text that is so already comes back unchanged, so offsets of a
    clean file are the file's own.
    """
    if _SUSPECT.search(text) is None and unicodedata.is_normalized("NFC", text):
        return Cleaned(text, 0)
    broken = _BREAKS.sub("\n", text)
    kept = _REMOVED.sub("", broken)
    kept = _JOINER.sub("", kept)
    removed = len(broken) - len(kept)
    whole = unicodedata.normalize("NFC", kept)
    # NFC takes some marks apart and puts others together: once is not always enough.
    while (cropped := _MARKS.sub(r"\1", whole)) != whole:
        removed += len(whole) - len(cropped)
        whole = unicodedata.normalize("NFC", cropped)
    return Cleaned(whole, removed)


def clean_line(text: str, limit: int = 500) -> str:
    """`text` cleaned and folded to one line of at most `limit` characters."""
    if len(text) <= limit and _PLAIN_LINE.fullmatch(text):
        return text
    if len(text) > 8 * limit:
        text = text[: 8 * limit]
    line = _BLANKS.sub(" ", clean(text).text).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def quoted(text: str, limit: int = 40) -> str:
    """`text` as it may stand inside an error sentence: one line, short, in quotes."""
    return f'"{clean_line(text, limit)}"'


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if char < "\u0300":
        return 1  # a tab too, which is drawn as a blank
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(text: str) -> int:
    """Width of `text` in terminal cells: wide signs 2, combining 0, ambiguous 1."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def cut(text: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """`text` in at most `width` cells, ending in `ellipsis` where something was cut.

    A wide sign that does not fit leaves a blank before the ellipsis.
    """
    if cells(text) <= width:
        return text
    room = width - cells(ellipsis)
    if room < 0:
        return ""
    end = used = 0
    while used + (wide := _cell(text[end])) <= room:
        used += wide
        end += 1
    return text[:end] + " " * (room - used) + ellipsis


def pad(text: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """`text` in exactly `width` cells, cut or filled with blanks on the right."""
    text = cut(text, width, ellipsis)
    return text + " " * (width - cells(text))


def wrap(text: str, width: int) -> list[Span]:
    """Break `text` into lines of at most `width` cells; gives the span of each line.

    Breaks at blanks (which belong to no line), inside a word only where the word
    alone is wider than a line. Newlines always break.
    """
    lines: list[Span] = []
    start = 0
    for block in text.split("\n"):
        lines.extend(_wrap_block(block, start, max(width, 2)))
        start += len(block) + 1
    return lines


def _wrap_block(block: str, offset: int, width: int) -> list[Span]:
    lines: list[Span] = []
    begin = end = used = 0
    for start, stop in _pieces(block, width):
        size = cells(block[start:stop])
        gap = cells(block[end:start])
        if end > begin and used + gap + size > width:
            lines.append(Span(offset + begin, offset + end))
            end = begin
        if end == begin:
            begin, used, gap = start, 0, 0
        used += gap + size
        end = stop
    lines.append(Span(offset + begin, offset + end))
    return lines


def _pieces(block: str, width: int) -> Iterator[tuple[int, int]]:
    """The words of `block`, those wider than a line in parts that fit."""
    for word in _WORD.finditer(block):
        start, stop = word.span()
        while (cut_at := _fitting(block, start, stop, width)) < stop:
            yield start, cut_at
            start = cut_at
        yield start, stop


def _fitting(block: str, start: int, stop: int, width: int) -> int:
    used = 0
    for at in range(start, stop):
        used += _cell(block[at])
        if used > width:
            return max(at, start + 1)
    return stop
