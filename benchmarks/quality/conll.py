"""CoNLL and BIO files of names: which column is what, the tags, and the text as it may have been.

One token a line, columns parted by tabs or blanks, a blank line between sentences. The columns
are told by what stands in them; tags follow IOB1, IOB2, BIOES, BILOU or no scheme at all.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sourcebook.text import Span

__all__ = ["TYPES", "Name", "Sentence", "documents", "plain"]

TYPES = ("PER", "ORG", "LOC")
_MAPPED = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER", "PEOPLE": "PER", "ORG": "ORG",
    "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "GRO": "ORG", "CORP": "ORG", "LOC": "LOC",
    "LOCATION": "LOC", "GPE": "LOC", "FAC": "LOC", "FACILITY": "LOC", "GEO": "LOC",
    "GPE-LOC": "LOC", "PLACE": "LOC",
}  # fmt: skip
_TAG = re.compile(r"(?:[BIESULMW]-\S+|[O0_-])\Z", re.IGNORECASE)
_NEW_DOCUMENT = re.compile(r"#\s*(?:newdoc|begin document)\b")
_ENDS = (".", "?", "!")
_LONG = 120  # tokens after which a full stop ends a sentence (in a file without blank lines)
_TOGETHER = 60  # sentences read as one article where nothing says where an article ends

Name = tuple[int, int, str]
Row = list[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence and the names a person marked in it."""

    tokens: tuple[str, ...]
    names: tuple[Name, ...]


# --- lines and columns --------------------------------------------------------------------------


def documents(text: str) -> list[list[Sentence]]:
    """The documents of a file; where none are marked, stretches of some sentences."""
    marked = list(_documents(text.removeprefix("\ufeff")))
    rows = [row for document in marked for sentence in document for row in sentence]
    if not rows:
        return []
    tag = _tag_column(rows)
    token = _token_column(rows, tag)
    read = [[_sentence(one, token, tag) for one in document] for document in marked]
    return [part for document in read for part in _parted(document)]


def _documents(text: str) -> Iterator[list[list[Row]]]:
    """Documents as sentences as rows."""
    document: list[list[Row]] = []
    rows: list[Row] = []
    for line in [*re.split("\r\n|\r|\n", text), ""]:
        row = _columns(line)
        opens = bool(row and row[0].startswith("-DOCSTART")) or bool(_NEW_DOCUMENT.match(line))
        if row and not opens and not _comment(row):
            rows.append(row)
        full = len(rows) >= _LONG and not _ENDS_NOT.isdisjoint(rows[-1])
        if rows and (opens or full or not line.strip()):
            document.append(rows)
            rows = []
        if opens and document:
            yield document
            document = []
    if document:
        yield document


_ENDS_NOT = frozenset(_ENDS)


def _columns(line: str) -> Row:
    """The columns of a line; none where there is no token with a tag."""
    parted = line.split("\t") if "\t" in line else line.split()
    columns = [column.strip() for column in parted]
    while columns and not columns[-1]:
        columns.pop()
    return columns if len(columns) > 1 and any(columns[:-1]) else []


def _comment(row: Row) -> bool:
    """True for a line that begins with # and has no tag at its end."""
    return row[0].startswith("#") and not _TAG.match(row[-1]) and not _kind(row[-1])


def _kind(tag: str) -> str:
    """What a tag without its mark stands for; empty for none of ours."""
    mark, dash, sort = tag.partition("-")
    sort = sort if dash and len(mark) == 1 else tag
    return _MAPPED.get(sort.upper(), "")


def _tag_column(rows: Sequence[Row]) -> int:
    """The column, counted from the end, that names our types most often (the last of equals)."""
    width = min(map(len, rows))
    told = [sum(bool(_kind(row[-at])) for row in rows) for at in range(1, width + 1)]
    return -1 - told.index(max(told))


def _token_column(rows: Sequence[Row], tag: int) -> int:
    """The first column that is neither the tag nor a running number."""
    width = min(map(len, rows))
    first = 0
    if tag == -width and all(len(row) == width for row in rows):
        first = 1
    if width - first > 2 and all(row[first].isdigit() for row in rows):
        first += 1
    return first


def _sentence(rows: Sequence[Row], token: int, tag: int) -> Sentence:
    kept = [row for row in rows if row[token]]
    return Sentence(tuple(row[token] for row in kept), tuple(_names([row[tag] for row in kept])))


def _parted(document: list[Sentence]) -> Iterator[list[Sentence]]:
    """No article is that long: what is longer is many with nothing between them."""
    if len(document) <= 4 * _TOGETHER:
        yield document
        return
    for at in range(0, len(document), _TOGETHER):
        yield document[at : at + _TOGETHER]


# --- tags ---------------------------------------------------------------------------------------


def _names(tags: Iterable[str]) -> Iterator[Name]:
    """The names of a row of tags, whatever of the usual schemes they follow."""
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        mark, sort = _mark(tag)
        if kind and (mark in "OBSUW" or sort != kind):
            yield start, at, _MAPPED.get(kind, "MISC")
            kind = ""
        if mark != "O" and not kind:
            start, kind = at, sort


def _mark(tag: str) -> tuple[str, str]:
    mark, dash, sort = tag.partition("-")
    if dash and len(mark) == 1:
        return mark.upper(), sort.upper()
    return ("O", "") if tag.upper() in ("O", "_", "0", "-", "") else ("I", tag.upper())


# --- the text -----------------------------------------------------------------------------------

_CLOSE = frozenset(
    ". , ; : ? ! ) ] } % 's ’s 'S n't n’t 're 've 'll 'd 'm ’re ’ve ’ll ’d ’m ’ ''".split()
)
_OPEN = frozenset("( [ { $ # £ € `` “ ‘ `".split())
_WRITTEN = {
    "``": '"', "''": '"', "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
    "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
_CLOSING = frozenset(("-RRB-", "-RSB-", "-RCB-", "”"))
_OPENING = frozenset(("-LRB-", "-LSB-", "-LCB-"))


def plain(document: Sequence[Sentence]) -> tuple[str, list[Span], list[list[Span]]]:
    """The text of a document as it may have been, the span of each sentence and token."""
    parted = _hyphens_parted(document)
    pieces: list[str] = []
    spans: list[Span] = []
    tokens: list[list[Span]] = []
    at = 0
    for one in document:
        begin, places = at, list[Span]()
        for word, spaced in _written(one.tokens, parted):
            if spaced:
                pieces.append(" ")
                at += 1
            places.append(Span(at, at + len(word)))
            pieces.append(word)
            at += len(word)
        spans.append(Span(begin, at))
        tokens.append(places)
        pieces.append("\n")
        at += 1
    return "".join(pieces), spans, tokens


def _hyphens_parted(document: Sequence[Sentence]) -> bool:
    """True if "al-Assad" is three tokens here: hyphens stand alone, and in no word."""
    tokens = [token for one in document for token in one.tokens]
    inside = any("-" in token.strip("-") and token not in _WRITTEN for token in tokens)
    return not inside and "-" in tokens


def _written(tokens: Sequence[str], parted: bool) -> Iterator[tuple[str, bool]]:
    """Each token as it is written, and whether a blank stands before it."""
    glued, quoted = True, {'"': False, "'": False}
    before = ""
    for token in tokens:
        closes = token in _CLOSE or token in _CLOSING
        opens = token in _OPEN or token in _OPENING
        if token == "'" and not quoted["'"] and before.endswith("s"):
            closes = True
        elif token in quoted:
            opens, closes = not quoted[token], quoted[token]
            quoted[token] = opens
        elif token == "-" and parted and before[-1:].isalnum():
            opens = closes = True
        yield _WRITTEN.get(token, token), not glued and not closes
        glued, before = opens, token
