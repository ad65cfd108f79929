"""Rows of the lists at a given width: timeline and actors, and the ribbon above the timeline."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sourcebook import dates
from sourcebook.answers import ActorRow, EventRow
from sourcebook.present.pieces import Line, Piece, blank, fit, shorten
from sourcebook.present.words import date_line, event_kind, marks, status_word
from sourcebook.signs import Signs

WORDS_FROM = 72  # cells of a timeline from which it spells its types out
WIDE_FROM = 120


def event_line(row: EventRow, room: int, signs: Signs, *, faint_year: bool = False) -> Line:
    """A row of the timeline without its first two cells (bar and link mark)."""
    room -= 2
    when = 18 if room + 2 >= WIDE_FROM else 13
    quiet = "muted" if row.other else "text"
    head = [
        *date_line(row.time, signs, room=when, role=quiet, sign_role=quiet, faint_year=faint_year),
        *marks(row, signs),
        blank(1),
        _type_glyph(row, signs),
        blank(1),
    ]
    tail: Line = _passages(row, signs)
    if room + 2 >= WORDS_FROM:
        word = Piece("") if row.other else event_kind(row)
        head += fit([word], 8 if len(word.text) < 8 else 9)
        tail = (*_tags(row), *tail)
        title = _title(row, signs)
    else:
        title = _title_with_status(row, signs)
    rest = room - sum(len(piece.text) for piece in head) - sum(len(p.text) for p in tail)
    return (*head, *fit(title, rest, signs.of("ellipsis")), *tail)


def _type_glyph(row: EventRow, signs: Signs) -> Piece:
    if row.other:
        return Piece(signs.of("other_date"), "muted")
    return Piece(signs.type(row.type), "muted")


def _title(row: EventRow, signs: Signs) -> Line:
    if row.other:
        return (Piece(signs.content(row.label), "muted", italic=True),)
    return (Piece(signs.content(row.label), "title"),)


def _title_with_status(row: EventRow, signs: Signs) -> Line:
    word = status_word(row.status)
    if word and not row.other:
        return (Piece(word, "mark", bold=True), blank(1), *_title(row, signs))
    return _title(row, signs)


def _tags(row: EventRow) -> Line:
    tags = " ".join(row.countries[:2])
    return (Piece(f" {tags:<6.6}", "muted"),)


def _passages(row: EventRow, signs: Signs) -> Line:
    if row.other:
        short = row.other.first.place.article.short
        return (Piece(f"{f'{short:>4} ':5.5}", "muted"),)  # "  A2 ", "A119 ", "A1204"
    count = min(row.passages, 99)
    return (Piece(f" {count:>2}{signs.of('paragraph')} ", "muted"),)


def actor_line(row: ActorRow, room: int, signs: Signs, most: int) -> Line:
    """A row of the actors without its first two cells; `most` mentions fill the bar."""
    bar = _bar(row.mentions, most, signs) if room >= 44 else ()
    tail = (
        Piece(f" {row.country:<3.2}", "muted"),
        Piece(f" {min(row.mentions, 999):>2} " if row.mentions < 100 else f"{row.mentions:>3} "),
        *bar,
    )
    office = 24 if room >= 72 else 20
    rest = room - 4 - sum(len(piece.text) for piece in tail)
    role: Line = ()
    if row.role and row.kind == "person" and room >= 56:
        rest -= office + 1
        role = (
            blank(1),
            *fit([Piece(signs.content(_brief(row.role)), "muted")], office, signs.of("ellipsis")),
        )
    name = fit([Piece(signs.content(row.label), "title")], rest, signs.of("ellipsis"))
    return (Piece(signs.kind(row.kind), row.kind), blank(1), *name, *role, *tail)


def _brief(role: str) -> str:
    return role.replace("first ", "1st ", 1) if role.startswith("first ") else role


def _bar(count: int, most: int, signs: Signs) -> Line:
    halves = max(1, round(12 * count / most)) if most and count else 0
    bar = signs.of("bar") * (halves // 2) + (signs.of("half_bar") if halves % 2 else "")
    return (Piece(f" {bar:<6} ", "muted"),)


# -- the ribbon ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Events per month, and the months of what the lens shows."""

    years: tuple[int, ...]
    weights: Mapping[str, float]
    lit: frozenset[str]


def ribbon(rows: Iterable[EventRow], every: Iterable[EventRow], lit: Iterable[str] = ()) -> Ribbon:
    """Count events by month: an uncertain one spreads over its months, each counted in part.

    `every` event of the book gives the years, so that a filter does not move them; `lit`
    are the addresses of the events that the lens shows.
    """
    wanted = frozenset(lit)
    weights: Counter[str] = Counter()
    months_lit: set[str] = set()
    for row in rows:
        months = dates.months(row.time.edtf) if row.time else ()
        if row.other is None:
            for month in months:
                weights[month] += 1 / len(months)  # type: ignore[assignment]
        if row.id in wanted:
            months_lit.update(months)
    spread = (dates.months(row.time.edtf) for row in every if row.time)
    years = sorted({int(month[:4]) for months in spread for month in months})
    span = tuple(range(years[0], years[-1] + 1)) if years else ()
    return Ribbon(span, dict(weights), frozenset(months_lit))


_STEPS = ((12, 2), (12, 1), (6, 1), (4, 1), (2, 1), (1, 1))  # cells a year, cells wide


def ribbon_line(data: Ribbon, room: int, signs: Signs) -> Line:
    """The ribbon in `room` cells; empty where nothing is dated or not even a year fits."""
    if not data.years:
        return ()
    for parts, wide in _STEPS:
        for label in (5, 2):
            if 2 + len(data.years) * (parts * wide + label + 1) <= room:
                return _drawn(data, parts, wide, label, signs)
    return shorten(_drawn(data, 1, 1, 2, signs), room, "")


def _drawn(data: Ribbon, parts: int, wide: int, label: int, signs: Signs) -> Line:
    sums = {
        (year, part): _sum(data.weights, year, part, parts)
        for year in data.years
        for part in range(parts)
    }
    fullest = max(sums.values(), default=0) or 1
    line = [blank(2)]
    for year in data.years:
        line.append(Piece(f"{year} " if label == 5 else f"{year % 100:02}", "muted"))
        for part in range(parts):
            lit = any(month in data.lit for month in _months(year, part, parts))
            line.append(_cell(sums[year, part] / fullest, wide, lit, signs))
        line.append(blank(1))
    return tuple(_joined(line))


def _cell(share: float, wide: int, lit: bool, signs: Signs) -> Piece:
    if not share:
        return Piece(signs.ribbon(1) * wide, "rule")
    block = signs.ribbon(max(2, round(8 * share))) * wide
    return Piece(block, "bar", bold=True) if lit else Piece(block, "muted")


def _months(year: int, part: int, parts: int) -> Sequence[str]:
    size = 12 // parts
    return [f"{year:04}-{month:02}" for month in range(part * size + 1, (part + 1) * size + 1)]


def _sum(weights: Mapping[str, float], year: int, part: int, parts: int) -> float:
    return sum(weights.get(month, 0) for month in _months(year, part, parts))


def _joined(line: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one look as one piece."""
    joined = [line[0]]
    for before, piece in pairwise(line):
        if (before.role, before.bold) == (piece.role, piece.bold):
            last = joined.pop()
            piece = Piece(last.text + piece.text, piece.role, bold=piece.bold)
        joined.append(piece)
    return joined
