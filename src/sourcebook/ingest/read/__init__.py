"""First step: bytes to one cleaned text, with what the file's markup says of the article.

Plain text and Markdown keep every character of a clean file in its place: metadata and
leading blanks stay in the text. Pages, PDFs and JSON records become paragraphs with a
blank line between. What is no article is refused in one sentence.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath

from sourcebook.ingest.read.decoded import decode
from sourcebook.ingest.read.files import EMPTY, MAX_BYTES, sources
from sourcebook.ingest.read.mail import is_mail
from sourcebook.ingest.read.marks import front_matter, unmark
from sourcebook.ingest.read.parts import Part, Parts, join
from sourcebook.ingest.values import (
    Document,
    Field,
    Hint,
    Kind,
    Marked,
    NotAnArticle,
    RawFile,
    Refusal,
)
from sourcebook.model import PassageRole
from sourcebook.text import Cleaned, Span, clean

__all__ = ["MAX_BYTES", "MAX_CHARS", "paragraphs", "read", "sources"]

MAX_CHARS = 6_000_000
"""More is no article; characters of the cleaned text."""

_BLANK_RUN = 10_000  # of blanks: more says nothing and no passage can hold it
_BLANKS = re.compile(r"\s{2,}+")
_ENDS = tuple(".!?…:;\"'”’»)]؟。！？۔")
_PER_LINE = 0.6  # of the lines end a sentence: then each line is a paragraph


def read(raw: RawFile) -> Document | Refusal:
    """The document in a file, or why there is none."""
    try:
        if raw.fault:
            raise NotAnArticle(raw.fault)
        return _document(raw)
    except NotAnArticle as refused:
        hashed = sha256(raw.data).hexdigest() if raw.data else ""
        return Refusal(raw.name, str(refused), hashed, raw.there)


def _document(raw: RawFile) -> Document:
    data = raw.data
    if not data.strip(b"\t\n\r\f \xef\xbb\xbf"):
        raise NotAnArticle(EMPTY)
    if len(data) > MAX_BYTES:
        raise NotAnArticle(f"It is larger than {MAX_BYTES // 1_000_000} MB.")
    if raw.kind is Kind.PDF or data[:1024].lstrip().startswith(b"%PDF-"):
        from sourcebook.ingest.read.pdf import read_pdf

        return _from_parts(raw, read_pdf(data), "")
    if raw.kind is Kind.MAIL or (raw.kind is Kind.PLAIN and is_mail(data)):
        return _from_mail(raw)
    decoded = decode(data, html=raw.kind is Kind.HTML or _looks_like_html(data[:2048]))
    kind = _kind(raw.kind, decoded.text)
    if kind is Kind.JSON:
        return _from_record(raw, decoded.text, decoded.note)
    if kind is Kind.HTML:
        return _from_parts(raw, _page(decoded.text), decoded.note)
    return _from_text(raw, clean(decoded.text), decoded.note, kind)


def _kind(kind: Kind, text: str) -> Kind:
    """What a file is, by its name or else by how it begins."""
    if kind is not Kind.PLAIN:
        return kind
    if _looks_like_html(text[:2048].encode("utf-8", "replace")):
        return Kind.HTML
    return kind


def _looks_like_html(start: bytes) -> bool:
    start = start.lstrip(b"\xef\xbb\xbf \t\r\n\f").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start
    )


# --- plain text and Markdown


def _from_text(raw: RawFile, cleaned: Cleaned, note: str, kind: Kind) -> Document:
    _bounded(cleaned.text)
    notes = [note] if note else []
    text, shortened = _shortened(cleaned.text)
    if shortened:
        notes.append(f"{shortened:,} blanks in a row taken out")
    front = front_matter(text)
    hints = front.hints if front else ()
    marked: tuple[Marked, ...] = ()
    if front:
        marked = (Marked(front.span, PassageRole.METADATA),)
    if front or kind is Kind.MARKDOWN:
        body_at = front.span.end if front else 0
        plain = unmark(text[body_at:], body_at)
        marked += plain.marked
        if plain.changed:
            lines = "line" if plain.changed == 1 else "lines"
            notes.append(f"Markdown signs taken out of {plain.changed} {lines}")
        text = text[:body_at] + plain.text
        if plain.title:
            first = Hint(Field.HEADLINE, plain.title.of(text), "the first heading", plain.title)
            hints = (first, *hints)
        again = clean(text)  # without marks, characters may come together that do not stay so
        if again.text != text:
            hints, marked, text = (), (), again.text
    return _finished(raw, text, cleaned.removed, notes, hints, marked)


def _shortened(text: str) -> tuple[str, int]:
    """A text without endless runs of blanks, and how many went; else as it was."""
    if len(text) <= _BLANK_RUN or all(len(run) <= _BLANK_RUN for run in _BLANKS.findall(text)):
        return text, 0
    short = _BLANKS.sub(lambda run: run[0][:_BLANK_RUN], text)
    return short, len(text) - len(short)


# --- formats made of parts


def _page(text: str) -> Parts:
    from sourcebook.ingest.read.page import read_html

    return read_html(text)


def _from_record(raw: RawFile, text: str, note: str) -> Document:
    from sourcebook.ingest.read.records import read_json

    body, record = read_json(text)
    return _with_body(raw, body, "<p" in body[:2000].lower(), record, note)


def _from_mail(raw: RawFile) -> Document:
    from sourcebook.ingest.read.mail import read_mail

    body, is_page, about = read_mail(raw.data)
    return _with_body(raw, body, is_page, about, "")


def _with_body(raw: RawFile, body: str, is_page: bool, about: Parts, note: str) -> Document:
    """A body with what was said of it apart from it."""
    if is_page:
        page = _page(body)
        parts, notes = page.parts, page.notes
    else:
        cleaned = clean(body).text
        parts = tuple(Part(span.of(cleaned)) for span in paragraphs(cleaned))
        notes = ()
    if parts and about.parts and _same(parts[0].text, about.parts[0].text):
        parts = parts[1:]
    together = Parts((*about.parts, *parts), about.hints, (*about.notes, *notes))
    return _from_parts(raw, together, note)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _from_parts(raw: RawFile, found: Parts, note: str) -> Document:
    joined = join(found.parts)
    _bounded(joined.text)
    notes = ([note] if note else []) + list(found.notes)
    head = next((m.span for m in joined.marked if m.role is PassageRole.HEADLINE), None)
    hints = tuple(_placed(hint, joined.text, head) for hint in found.hints)
    return _finished(raw, joined.text, joined.removed, notes, hints, joined.marked)


def _placed(hint: Hint, text: str, head: Span | None) -> Hint:
    """A hint with a clean value, and its place if it is the headline that is in the text."""
    value = " ".join(clean(hint.value[:4000]).text.split())
    span = head if hint.field is Field.HEADLINE and head and head.of(text) == value else None
    return Hint(hint.field, value, " ".join(clean(hint.where).text.split()), span, hint.doubt)


# --- the document


def _bounded(text: str) -> None:
    if len(text) > MAX_CHARS:
        raise NotAnArticle(f"It has more than {MAX_CHARS // 1_000_000} million characters.")


def _finished(
    raw: RawFile,
    text: str,
    removed: int,
    notes: list[str],
    hints: tuple[Hint, ...],
    marked: tuple[Marked, ...],
) -> Document:
    if not any(map(str.isalpha, text)):
        raise NotAnArticle("There are no words in it.")
    if removed:
        many = "character" if removed == 1 else "characters"
        notes.append(f"{removed} control or invisible {many} removed")
    if text.count("\ufffd"):
        notes.append(f"{text.count(chr(0xFFFD))} characters could not be read")
    blocks = paragraphs(text)
    if len(blocks) > 1 and not _has_blank_line(text):
        notes.append("no blank lines: each line is read as a paragraph")
    return Document(
        name=raw.name,
        text=text,
        raw_sha256=sha256(raw.data).hexdigest(),
        text_sha256=sha256(text.encode("utf-8")).hexdigest(),
        paragraphs=blocks,
        removed=removed,
        notes=tuple(notes),
        hints=hints,
        marked=marked,
    )


def stem(document: Document) -> str:
    """The file's name without folder and ending, for an article that has no other name."""
    return PurePath(document.name).stem


# --- paragraphs


def paragraphs(text: str) -> tuple[Span, ...]:
    """The blocks between blank lines, without the blanks around them.

    In a text that has no blank line and whose lines mostly end sentences, each line is one.
    """
    lines = list(_lines(text))
    blocks: list[Span] = []
    start = end = -1
    for line in lines:
        if line.start < line.end:
            start = line.start if start < 0 else start
            end = line.end
        elif start >= 0:
            blocks.append(Span(start, end))
            start = -1
    if start >= 0:
        blocks.append(Span(start, end))
    if len(blocks) == 1:
        inside = [line for line in lines if line.start < line.end]
        return tuple(inside if _line_by_line(text, inside) else blocks)
    return tuple(blocks)


def _lines(text: str) -> Iterator[Span]:
    """Each line without the blanks around it; an empty span for a blank line."""
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        yield Span(start, max(start, at + len(line.rstrip())))
        at += len(line) + 1


def _line_by_line(text: str, lines: list[Span]) -> bool:
    """True if lines are paragraphs: they end sentences, and none goes on in the next.

    The first may be a headline, the last always ends.
    """
    inner = lines[1:-1]
    ending = sum(text[line.end - 1] in _ENDS for line in inner)
    going_on = sum(text[line.start].islower() for line in lines[1:])
    return bool(inner) and ending >= _PER_LINE * len(inner) and going_on * 10 <= len(lines)


def _has_blank_line(text: str) -> bool:
    return any(line.start == line.end for line in _lines(text.strip()))
