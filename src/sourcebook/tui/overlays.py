"""What lies over the panes: the key sheet with its legend, and the results of a search."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sourcebook.answers import ActorRow, EventRow
from sourcebook.corpus import Corpus
from sourcebook.model import EVENT_TYPES, Filters
from sourcebook.present.page import with_hits
from sourcebook.present.pieces import Line, Piece, blank, justify, pad_line, shorten
from sourcebook.present.words import date_line, glyph, marks, paragraph, plural
from sourcebook.search import Hit, Hits, find, snippet
from sourcebook.signs import Signs
from sourcebook.tui.commands import Group, sheet
from sourcebook.tui.rows import Window

RESULT_ROWS = 11
GROUP_WIDTH = 8

# -- results ------------------------------------------------------------------------------


@dataclass(slots=True)
class Results:
    """The hits of the search being typed, with a cursor."""

    wanted: Filters = field(default_factory=Filters)
    hits: tuple[Hit, ...] = ()
    window: Window = field(default_factory=lambda: Window(height=RESULT_ROWS))
    error: str = ""

    def update(self, corpus: Corpus, wanted: Filters) -> None:
        """Search again as you type."""
        self.wanted, self.error = wanted, ""
        self.hits = find(corpus, wanted).all() if wanted else Hits().all()
        self.window = Window(len(self.hits), RESULT_ROWS)

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        return self.hits[self.window.cursor] if self.hits else None

    def next_group(self) -> None:
        """To the first hit of the next group, round and round."""
        if not self.hits:
            return
        here = self.hits[self.window.cursor].group
        order = [*range(self.window.cursor + 1, len(self.hits)), *range(self.window.cursor + 1)]
        for n in order:
            if self.hits[n].group != here:
                first = next(
                    i for i, hit in enumerate(self.hits) if hit.group == self.hits[n].group
                )
                self.window.go(first)
                return


def result_line(corpus: Corpus, results: Results, n: int, room: int, signs: Signs) -> Line:
    """One hit: the name of its group where it starts, then the row with the hit standing out."""
    hit = results.hits[n]
    first = n == results.window.top or results.hits[n - 1].group != hit.group
    group = Piece(f" {hit.group if first else '':<{GROUP_WIDTH}}", "muted")
    return (group, *_hit_line(corpus, hit, room - GROUP_WIDTH - 3, signs))


def _hit_line(corpus: Corpus, hit: Hit, room: int, signs: Signs) -> Line:
    right: Line = (Piece(signs.content(hit.reason), "muted"),) if hit.reason else ()
    if isinstance(hit.row, EventRow):
        name = with_hits((Piece(signs.content(hit.text)),), hit.spans)
        left = [
            *date_line(hit.row.time, signs, room=13),
            *marks(hit.row, signs),
            blank(1),
            Piece(signs.type(hit.row.type), "muted"),
            blank(1),
            *name,
        ]
        return justify(left, right, room, signs.of("ellipsis"))
    if isinstance(hit.row, ActorRow):
        name = with_hits((Piece(signs.content(hit.text)),), hit.spans)
        left = [Piece(signs.kind(hit.row.kind), hit.row.kind), blank(1), *name]
        if hit.reason:
            left.append(Piece(f"   {signs.content(hit.reason)}", "muted"))
        return justify(left, (Piece(hit.row.country, "muted"),), room, signs.of("ellipsis"))
    passage = corpus.held.passages.get(hit.link)
    if passage is None:
        name = with_hits((Piece(signs.content(hit.text)),), hit.spans)
        return shorten([glyph(corpus, hit.link, signs), blank(1), *name], room)
    short = corpus.held.articles[passage.article].short
    head = Piece(f"{short + ' ' + paragraph(passage, signs):<7} ", "muted")
    text, spans = snippet(hit.text, hit.spans, room - len(head.text))
    body = with_hits((Piece(text),), spans)
    shown = tuple(Piece(signs.content(p.text), p.role, bold=p.bold, hit=p.hit) for p in body)
    return shorten((head, *shown), room, signs.of("ellipsis"))


def results_title(results: Results) -> tuple[str, str]:
    """The chip and the count of the panel."""
    if results.error:
        return "/ SEARCH", results.error
    if not results.wanted:
        return "/ SEARCH", "type a name, a word, type:accord in:TJ date:2025"
    return "/ SEARCH", plural(len(results.hits), "result")


# -- the key sheet ------------------------------------------------------------------------


def key_sheet(width: int, signs: Signs) -> list[Line]:
    """Keys in three columns and the legend: beside them from 120 columns, else below a rule."""
    columns = [sheet(group) for group in Group]
    if width >= 120:
        return _wide_sheet(columns, width, signs)
    return _narrow_sheet(columns, width, signs)


def _narrow_sheet(
    columns: Sequence[Sequence[tuple[str, str]]], width: int, signs: Signs
) -> list[Line]:
    third = (width - 2) // 3
    widths = (26, 28, width - 56) if width >= 78 else (third, third, third)
    lines = [_heads((*widths,))]
    for n in range(max(len(column) for column in columns)):
        line: list[Piece] = [blank(2)]
        for column, room in zip(columns, widths, strict=True):
            line += _entry(column, n, room, 10, signs)
        lines.append(tuple(line))
    lines.append((blank(2), Piece(signs.of("line") * (width - 4), "rule")))
    told = ((blank(2), *line) for line in legend(signs))
    return [*lines, *(shorten(line, width, signs.of("ellipsis")) for line in told)]


def _wide_sheet(
    columns: Sequence[Sequence[tuple[str, str]]], width: int, signs: Signs
) -> list[Line]:
    widths = (28, 30, 28) if width >= 132 else (25, 28, 24)
    told = _tall_legend(signs)
    lines: list[Line] = []
    heads = (*_heads(widths), Piece("SIGNS", "muted", bold=True))
    lines.append(heads)
    for n in range(max(*(len(column) for column in columns), len(told))):
        line: list[Piece] = [blank(2)]
        for column, room in zip(columns, widths, strict=True):
            line += _entry(column, n, room, 10, signs)
        lines.append((*line, *(told[n] if n < len(told) else ())))
    return lines


def _heads(widths: Sequence[int]) -> Line:
    heads = [
        Piece(f"{group.upper():<{room}}", "muted", bold=True)
        for group, room in zip(Group, widths, strict=True)
    ]
    return (blank(2), *heads)


def _entry(
    column: Sequence[tuple[str, str]], n: int, room: int, key_room: int, signs: Signs
) -> Line:
    if n >= len(column):
        return (blank(room),)
    keys, words = column[n]
    entry = (
        Piece(f"{key_name(keys, signs):<{key_room}}", "key", bold=True),
        Piece(words, "text"),
    )
    return pad_line(shorten(entry, room - 1, signs.of("ellipsis")), room)


def key_name(keys: str, signs: Signs) -> str:
    """Keys as shown; arrows have an ASCII form."""
    if not signs.ascii:
        return keys
    table = str.maketrans({"↑": "^", "↓": "v", "←": "<", "→": ">", "⇧": "S-"})
    return keys.translate(table)


def _pair(sign: Piece, words: str) -> list[Piece]:
    return [sign, Piece(f" {words}  ", "muted")]


def _kinds(signs: Signs) -> list[Piece]:
    kinds = ("person", "group", "body", "state", "region", "topic")
    return [p for kind in kinds for p in _pair(Piece(signs.kind(kind), kind), kind)]


_TYPES = {"found": "founding", "talks": "talks, call"}


def _types(signs: Signs) -> list[list[Piece]]:
    return [
        _pair(Piece(signs.type(word)), _TYPES.get(word, word))
        for word in EVENT_TYPES
        if word not in ("call", "sanction", "promise")
    ]


def _dates(signs: Signs) -> list[Piece]:
    by, between, lasted = ("<D", "A..B", "A/B") if signs.ascii else ("…D", "A…B", "A–B")
    line: list[Piece] = []
    for mark, words in (("~", "about"), ("?", "doubtful"), ("%", "both")):
        line += _pair(Piece(mark, "mark", bold=True), words)
    for form, words in ((by, "by then"), (between, "once between"), (lasted, "lasted")):
        line += _pair(Piece(form), words)
    return line


def _sure(signs: Signs) -> list[Piece]:
    return [
        *_pair(Piece(signs.of("differ"), "conflict", bold=True), "dates differ"),
        *_pair(Piece(signs.of("maybe"), "mark", bold=True), "perhaps the same"),
        *_pair(Piece(signs.of("linked"), "bar", bold=True), "linked"),
        *_pair(Piece(signs.of("pinned"), "bar", bold=True), "pinned"),
    ]


def _statuses() -> list[Piece]:
    line: list[Piece] = []
    for word, means in (
        ("not:", "denied"),
        ("asked:", "requested"),
        ("planned: alleged:", ""),
        ("if:", "hypothetical"),
    ):
        line += [Piece(word, "mark", bold=True), Piece(f" {means}  " if means else "  ", "muted")]
    return line


def _label(name: str) -> Piece:
    return Piece(f"{name:<8}", "muted")


def legend(signs: Signs) -> list[Line]:
    """The signs in six lines of 78 cells."""
    types = _types(signs)
    other = _pair(Piece(signs.of("other_date")), "other date")
    return [
        (_label("who"), *_kinds(signs)),
        (_label("what"), *(p for entry in types[:5] for p in entry)),
        (_label(""), *(p for entry in types[5:] for p in entry), *other),
        (_label("when"), *_dates(signs)),
        (_label("sure?"), *_sure(signs)),
        (_label("status"), *_statuses()),
    ]


def _tall_legend(signs: Signs) -> list[Line]:
    """The signs as a fourth column, at most 12 lines of some 50 cells."""
    types = _types(signs)
    other = _pair(Piece(signs.of("other_date")), "other date")
    dates = _dates(signs)
    sure = _sure(signs)
    kinds = _kinds(signs)
    return [
        tuple(kinds[:6]),
        tuple(kinds[6:]),
        tuple(p for entry in types[:3] for p in entry),
        tuple(p for entry in types[3:7] for p in entry),
        (*(p for entry in types[7:] for p in entry), *other),
        tuple(dates[:8]),
        tuple(dates[8:]),
        tuple(sure[:4]),
        tuple(sure[4:]),
        tuple(_statuses()[:4]),
        tuple(_statuses()[4:]),
    ]
