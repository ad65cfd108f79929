"""Markdown: front matter is read and stays in the text, marks are taken out of the rest.

Front matter is read by ourselves, for simple keys in TOML (`+++`) or YAML (`---`):
`key = "value"`, `key: value`, lists in brackets or one item a line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sourcebook.ingest.values import Field, Hint, Marked
from sourcebook.model import PassageRole
from sourcebook.text import Span

_FENCES = ("+++", "---")
_LONGEST = 200  # lines of front matter
_ITEMS = 50  # of a list

_TABLE = re.compile(r"\[\[?([\w.-]{1,60})\]\]?[ \t]*")
_KEY = re.compile(r"([A-Za-z@][\w@.-]{0,60})[ \t]*[:=][ \t]*")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_QUOTED = re.compile(r""""((?:[^"\\\n]|\\.)*+)"|'([^'\n]*+)'""")
_LISTED = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[^,"'\n]++""")

FIELDS: Mapping[str, Field] = {
    word: field
    for field, words in (
        (Field.HEADLINE, "title headline name"),
        (Field.AUTHOR, "author authors byline creator"),
        (Field.PUBLISHER, "publisher source outlet sitename site publication sourceorganization"),
        (Field.PUBLISHED, "date published datepublished pubdate publishdate publicationdate "
                          "publishedat publishedtime created datecreated"),
        (Field.MODIFIED, "modified datemodified updated lastmod lastmodified updatedat"),
        (Field.DATELINE, "dateline location locationcreated contentlocation"),
        (Field.LANGUAGE, "lang language inlanguage"),
        (Field.URL, "url link canonical permalink canonicalurl mainentityofpage"),
    )
    for word in words.split()
}  # fmt: skip
"""What a key of front matter or JSON means, written small and without - and _."""


def field_of(key: str) -> Field | None:
    """The field a key names, however it is written (`date_published`, `datePublished`)."""
    return FIELDS.get(re.sub(r"[-_ ]", "", key).lower())


# --- front matter


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter: its stretch of the text, and what it says."""

    span: Span
    hints: tuple[Hint, ...]


def front_matter(text: str) -> Front | None:
    """The front matter a text begins with, if any."""
    if not text[:2000].lstrip().startswith(_FENCES):
        return None
    lines = _first_lines(text)
    start = next((n for n, line in enumerate(lines) if line.of(text).strip()), 0)
    fence = lines[start].of(text).rstrip() if lines else ""
    if fence not in _FENCES:
        return None
    for end in range(start + 1, len(lines)):
        if lines[end].of(text).rstrip() in (fence, "..." if fence == "---" else fence):
            inner = lines[start + 1 : end]
            hints = tuple(_hints(text, inner))
            if not hints and not any(_KEY.match(line.of(text)) for line in inner):
                return None  # two rules with text between them
            return Front(Span(lines[start].start, lines[end].start + 3), hints)
    return None


def _first_lines(text: str) -> list[Span]:
    lines: list[Span] = []
    at = 0
    while at < len(text) and len(lines) < _LONGEST:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        lines.append(Span(at, end))
        at = end + 1
    return lines


@dataclass(frozen=True, slots=True)
class _Outer:
    """The key or table that lines below belong to."""

    key: str = ""
    field: Field | None = None
    table: bool = False


def _hints(text: str, lines: list[Span]) -> Iterator[Hint]:
    outer = _Outer()
    for line in lines:
        if found := _TABLE.fullmatch(text, line.start, line.end):
            outer = _Outer(found[1], field_of(found[1].rpartition(".")[2]), table=True)
            continue
        item = _ITEM.match(text, line.start, line.end)
        start = item.end() if item else line.start
        inner = bool(item) or text.startswith((" ", "\t"), line.start)
        keyed = _KEY.match(text, start + _indent(text, start, line.end), line.end)
        if item and keyed and text[keyed.end() - 1] in ":=":
            keyed = None  # an address or the like, no key of its own
        if keyed is None and item is None:
            continue
        values = _values(text, Span(keyed.end() if keyed else start, line.end))
        key, field = _meant(keyed[1] if keyed else "", outer, inner)
        if keyed and not inner and not outer.table:
            outer = _Outer() if values else _Outer(key, field)
        if field:
            for span in values:
                yield Hint(field, _unescaped(span.of(text)), f"front matter, {key}", span)


def _meant(key: str, outer: _Outer, inner: bool) -> tuple[str, Field | None]:
    """Which field a key is for; `name` below one that has no value is that one's value."""
    if not key:
        return outer.key, outer.field
    if outer.field and (inner or outer.table):
        return (outer.key, outer.field) if key in ("name", "title") else (key, None)
    if inner or (outer.table and key in ("name", "title", "url")):
        return key, None
    return key, field_of(key)


def _indent(text: str, start: int, end: int) -> int:
    at = start
    while at < end and text[at] in " \t":
        at += 1
    return at - start


def _values(text: str, span: Span) -> list[Span]:
    """The stretches of the values on one line, without quotes and comments."""
    if text.startswith("[", span.start) and span.start < span.end:
        found = _LISTED.finditer(text, span.start + 1, span.end)
        return [part for match in found for part in _value(text, *match.span())][:_ITEMS]
    return _value(text, span.start, span.end)


def _value(text: str, start: int, end: int) -> list[Span]:
    start, end = _stripped(text, start, end, " \t]")
    if found := _QUOTED.match(text, start, end):
        group = 1 if found[1] is not None else 2
        start, end = found.span(group)
    else:
        comment = text.find(" #", start, end)
        start, end = _stripped(text, start, end if comment < 0 else comment, " \t]|>{")
    return [Span(start, end)] if start < end else []


def _stripped(text: str, start: int, end: int, blanks: str) -> tuple[int, int]:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in blanks:
        end -= 1
    return start, end


def _unescaped(value: str) -> str:
    return value.replace('\\"', '"').replace("\\\\", "\\")


# --- marks

_LONG_LINE = 300  # what is longer is no heading, rule or underline
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_RULE = re.compile(r"[ \t]*+(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})")
_UNDERLINE = re.compile(r"(={2,}|-{2,})[ \t]*")
_LEADER = re.compile(r"[ \t]{0,12}(?:>[ \t]?){1,9}|[ \t]{0,12}[-*+][ \t]+")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,9}\S{1,2000}[ \t]*")
_CODE = re.compile(r" {0,3}(?:```|~~~)")
_IMAGE = re.compile(r"[ \t]*!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)[ \t]*")
_LINK = re.compile(
    r"!?\[(?P<words>[^\[\]\n]{0,500})\]"
    r"(?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(
    r"</?(?:b|i|em|strong|br|p|div|span|u|sup|sub|small|mark|hr)\b[^<>]{0,300}>", re.IGNORECASE
)
_EMPHASIS = re.compile(
    r"(?<![\s*\\])\*++|(?<![*\\])\*++(?!\s)|(?<!\\)~~"
    r"|(?<![\w\\])_++(?=\w)|(?<=[^\W_]|[.,!?:;\"')”’])_++(?!\w)"
)
_SIGNS = re.compile(r"[#*_\[`<>\\~+=-]")
_CODE_MARKS = re.compile(r"(?<!\\)`++")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Text without its marks, where its headings and captions are, and lines changed."""

    text: str
    marked: tuple[Marked, ...]
    title: Span | None
    changed: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    level: int = 0  # of a heading
    caption: bool = False
    changed: bool = True


def unmark(text: str, offset: int = 0) -> Unmarked:
    """Markdown as plain text: words of links, headings without signs, no emphasis.

    Spans are moved by `offset`, where the text will stand.
    """
    kept: list[str] = []
    marked: list[Marked] = []
    title: Span | None = None
    at, changed = offset, 0
    lines = text.split("\n")
    for line in _unmarked_lines(lines):
        span = Span(at, at + len(line.text))
        if line.level == 1 and title is None and not marked:
            title = span
        elif line.level or line.caption:
            marked.append(Marked(span, _role(line)))
        changed += line.changed
        kept.append(line.text)
        at = span.end + 1
    return Unmarked("\n".join(kept), tuple(marked), title, changed + len(lines) - len(kept))


def _role(line: _Line) -> PassageRole:
    return PassageRole.CAPTION if line.caption else PassageRole.HEADING


def _unmarked_lines(lines: list[str]) -> Iterator[_Line]:
    skip = False
    for line, following in pairwise([*lines, ""]):
        if not skip and not _SIGNS.search(line) and following[:1] not in ("=", "-"):
            yield _Line(line, changed=False)
            continue
        if skip or _is_mark_only(line):
            skip = False
            continue
        level = _level(line)
        if level:
            words = _HEADING.sub("", line, count=1).rstrip("# \t")
            yield _shown(line, words, level=level if words else 0)
        elif skip := _is_underlined(line, following):
            yield _shown(line, line, level=1 if following.startswith("=") else 2)
        elif len(line) <= 2 * _LONG_LINE and _IMAGE.fullmatch(line):
            words = _inline(line).strip()
            yield _Line(words, caption=bool(words))
        else:
            yield _shown(line, _LEADER.sub("", line, count=1) if _LEADER.match(line) else line)


def _shown(line: str, words: str, level: int = 0) -> _Line:
    plain = _inline(words)
    return _Line(plain, level if plain.strip() else 0, changed=plain != line)


def _level(line: str) -> int:
    found = _HEADING.match(line) if len(line) <= _LONG_LINE else None
    return len(found[1]) if found else 0


def _is_mark_only(line: str) -> bool:
    if _CODE.match(line):
        return True
    if len(line) > 8 * _LONG_LINE:
        return False
    return bool(_RULE.fullmatch(line) or _DEFINITION.fullmatch(line))


def _is_underlined(line: str, following: str) -> bool:
    if not line.strip() or max(len(line), len(following)) > _LONG_LINE:
        return False
    return bool(_UNDERLINE.fullmatch(following)) and not line.rstrip().endswith((".", ":", ","))


def _inline(line: str) -> str:
    if line.isalnum():
        return line
    line = _AUTOLINK.sub(r"\1", _LINK.sub(r"\g<words>", line))
    line = _CODE_MARKS.sub("", _EMPHASIS.sub("", _TAG.sub("", line)))
    return _ESCAPED.sub(r"\1", line)
