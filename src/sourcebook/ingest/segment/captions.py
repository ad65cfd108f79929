"""Captions and credits, alone or run into a paragraph, and lines that are no story."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.ingest.segment.sentence import sentences
from sourcebook.model import PassageRole
from sourcebook.text import Span

_BACK = 600  # characters looked back for the start of a caption
_PICTURE = r"(?:file photo|photo(?:graph)?|image|picture|map|video|graphic|illustration|screenshot)"
_STOPS = ".!?…"

_CREDIT = re.compile(
    rf"[(\[](?:{_PICTURE}s?\s?(?:/|:|by\b|via\b|credits?\b:?|courtesy\b)|credits?\b:?|"
    r"courtesy\b:?)\s?[^()\[\]\n]{2,120}[)\]]",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    rf"(?:an?\s|the\s)?{_PICTURE}s?\s(?:of|shows?|showing|taken|from)\b|{_PICTURE}s?\s?[:–—]\s|"
    r"(?:pictured|caption)\s?:\s|FILE\s[-–—]\s",
    re.IGNORECASE,
)
_CAPTION_LINE = re.compile(
    rf"(?:{_PICTURE}s?|pictured|caption)\s?[:–—]\s\S|FILE\s?[-–—]", re.IGNORECASE
)
_CREDIT_LINE = re.compile(
    rf"(?:{_PICTURE}s?\s(?:credits?|courtesy|by|via)\b|credits?:|courtesy of\b|"
    r"(?:AP Photo|AFP|Reuters|Getty Images|EPA)\s?/\s?\S)[^\n]{2,120}",
    re.IGNORECASE,
)
_NO_STORY = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related(?: articles?| stories| news)?|"
    r"advertisement|share this(?: article)?|subscribe (?:to|now)|follow us on|sign up for|"
    r"click here|more on this)\b[^\n]{0,200}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a paragraph with its role; `run_in`: body stands in the same paragraph."""

    span: Span
    role: PassageRole
    run_in: bool = False


def whole(text: str) -> PassageRole | None:
    """The role of a whole paragraph, if it is none of the story."""
    if len(text) > 500:
        return None
    if _CREDIT_LINE.fullmatch(text) and text[-1] not in _STOPS:
        return PassageRole.CREDIT
    if _CAPTION_LINE.match(text):
        return PassageRole.CAPTION
    if _NO_STORY.fullmatch(text) and (text[-1] not in _STOPS or len(text) < 60):
        return PassageRole.METADATA
    return None


def cuts(text: str, gap: Span) -> list[Cut]:
    """Captions and credits inside a stretch of the story, in order."""
    found: list[Cut] = []
    at = gap.start
    for credit in _CREDIT.finditer(text, gap.start, gap.end):
        for cut in _credited(text, gap, at, Span(*credit.span())):
            found.append(cut)
            at = cut.span.end
    if not found or found[-1].span.end < gap.end:
        found.extend(_uncredited(text, gap, at))
    return found


def _credited(text: str, gap: Span, least: int, credit: Span) -> Iterator[Cut]:
    """A credit in brackets and the caption before it; nothing if a sentence goes on behind."""
    behind = text[credit.end : credit.end + 40].lstrip()
    if credit.end < gap.end and behind and not _begins(behind):
        return
    start = max(least, credit.start - _BACK)
    before = sentences(text, Span(start, credit.start))
    caption = before[-1] if before and (start == least or len(before) > 1) else None
    if caption and _is_caption(text, gap, caption):
        run_in = caption.start > gap.start or credit.end < gap.end
        yield Cut(caption, PassageRole.CAPTION, run_in)
    yield Cut(credit, PassageRole.CREDIT)


def _begins(words: str) -> bool:
    """True if a sentence may begin here."""
    first = words.lstrip("\"'“‘«(")[:1]
    return bool(first) and first.isalnum() and not first.islower()


def _is_caption(text: str, gap: Span, sentence: Span) -> bool:
    """True for what stands before a credit without an end, begins like one, or is alone."""
    if text[sentence.end - 1] not in _STOPS:
        return True
    return sentence.start == gap.start or bool(_CAPTION_START.match(text, sentence.start))


def _uncredited(text: str, gap: Span, least: int) -> Iterator[Cut]:
    """A caption at the end of a paragraph that nothing ends: `… . Map of the two states`."""
    if gap.start >= gap.end or text[gap.end - 1] in _STOPS:
        return
    start = max(least, gap.end - _BACK)
    last = sentences(text, Span(start, gap.end))[-1:]
    for sentence in last:
        ended = text[start : sentence.start].rstrip().endswith(tuple(_STOPS))
        if ended and _CAPTION_START.match(text, sentence.start):
            yield Cut(sentence, PassageRole.CAPTION, run_in=True)
