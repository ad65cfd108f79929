"""PDF: the text of its pages, lines put back together to paragraphs."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from sourcebook.ingest.read.parts import Part, Parts
from sourcebook.ingest.values import Field, Hint, NotAnArticle

MAX_PAGES = 300
MAX_CHARS = 6_000_000

_ENDS = tuple(".!?…:\"'”’»)]")
_FULL = 0.8  # of the longest line: what is shorter and ends a sentence ends a paragraph
_PAGE_NUMBER = re.compile(r"(?:page\s)?\s{0,3}[-–]?\s{0,3}\d{1,4}(?:\s{0,3}(?:/|of)\s{0,3}\d{1,4})?"
                          r"\s{0,3}[-–]?", re.I)  # fmt: skip
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(data: bytes) -> Parts:
    """The paragraphs of a PDF; raises NotAnArticle if it is encrypted, broken or only pictures."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opened(reader):
            raise NotAnArticle("The PDF is encrypted.")
        if len(reader.pages) > MAX_PAGES:
            raise NotAnArticle(f"The PDF has more than {MAX_PAGES} pages.")
        pages = _pages(reader)
        hints = tuple(_hints(reader))
    except NotAnArticle:
        raise
    except Exception as error:  # noqa: BLE001 - pypdf fails in many ways on broken files
        raise NotAnArticle(f"The PDF is broken ({type(error).__name__}).") from None
    lines, dropped = _without_running_heads(pages)
    parts = tuple(Part(text) for text in _paragraphs(lines))
    if not parts:
        raise NotAnArticle("The PDF has no text (only pictures?).")
    notes = [f"PDF, {len(pages)} pages" if len(pages) != 1 else "PDF, 1 page"]
    if dropped:
        notes.append(f"{dropped} running heads and page numbers left out")
    return Parts(parts, hints, tuple(notes))


def _opened(reader: Any) -> bool:
    """True if it opens without a password, as files do that only forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - a cipher that is not here, or a broken key
        return False


def _pages(reader: Any) -> list[list[str]]:
    pages: list[list[str]] = []
    chars = 0
    for page in reader.pages:
        text = page.extract_text() or ""
        chars += len(text)
        if chars > MAX_CHARS:
            raise NotAnArticle(f"The PDF has more than {MAX_CHARS:,} characters of text.")
        pages.append([line.strip() for line in text.splitlines()])
    return pages


def _hints(reader: Any) -> Iterator[Hint]:
    about = reader.metadata or {}
    doubt = "set by the program that made the PDF"
    for key, field in (("/Title", Field.HEADLINE), ("/Author", Field.AUTHOR)):
        value = str(about.get(key) or "").strip()
        if value:
            yield Hint(field, value, f"the PDF's {key[1:]}", doubt=doubt)
    if made := _CREATED.match(str(about.get("/CreationDate") or "")):
        day = "-".join(made.groups())
        yield Hint(Field.PUBLISHED, day, "the PDF's CreationDate", doubt="the day the PDF was made")


def _without_running_heads(pages: list[list[str]]) -> tuple[list[str], int]:
    """All lines, without page numbers and what stands at the edge of three pages or more."""
    edges = Counter(line for page in pages for line in {*_edge(page)} if line)
    repeated = {line for line, count in edges.items() if count >= 3}
    lines: list[str] = []
    dropped = 0
    for page in pages:
        edge = set(_edge(page))
        for line in page:
            if line in edge and (line in repeated or _PAGE_NUMBER.fullmatch(line)):
                dropped += 1
            else:
                lines.append(line)
    return lines, dropped


def _edge(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return [line for line in (*filled[:2], *filled[-2:]) if len(line) < 120]


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined to paragraphs: a blank line ends one, or a line that stops short."""
    longest = max((len(line) for line in lines), default=0)
    block: list[str] = []
    for line, following in pairwise([*lines, ""]):
        if line:
            block.append(line)
        if block and (not line or _stops(line, following, longest)):
            yield _joined(block)
            block = []
    if block:
        yield _joined(block)


def _stops(line: str, following: str, longest: int) -> bool:
    """True if a line ends its paragraph: it ends a sentence, or is very short."""
    if len(line) >= _FULL * longest or following[:1].islower():
        return False
    return line.endswith(_ENDS) or len(line) < longest / 2


def _joined(block: list[str]) -> str:
    """Lines as one, words that a line's end divided put together again."""
    words: list[str] = []
    for line, following in pairwise([*block, ""]):
        divided = line.endswith("-") and line[-2:-1].islower() and following[:1].islower()
        words.append(line[:-1] if divided else f"{line} ")
    return "".join(words).strip()
