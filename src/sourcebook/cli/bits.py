"""Small parts that rows and cards of the pretty form share."""

from sourcebook.answers import EventRow
from sourcebook.answers import Place as Spot
from sourcebook.model import Time
from sourcebook.present.pieces import Line, Piece
from sourcebook.present.words import date_line, marks, paragraph, status_word
from sourcebook.signs import Signs

DATE = 12
"""Cells of a date, its sign included; behind it stand two cells of marks."""


def date_cells(time: Time | None, signs: Signs, *, bold: bool = False) -> Line:
    """A date in 12 cells, its sign glued on."""
    line = date_line(time, signs, room=DATE + 1, bold=bold)
    if line[0].text == " ":
        return line[1:]
    return date_line(time, signs, room=DATE, bold=bold)


def status_piece(row: EventRow) -> Line:
    """`not: ` before what is not plainly asserted."""
    word = status_word(row.status)
    return (Piece(f"{word} ", "mark", bold=True),) if word else ()


def event_marks(row: EventRow, signs: Signs) -> Line:
    """`≠≈` in their two cells."""
    return marks(row, signs)


def place_of(place: Spot | None, signs: Signs) -> Line:
    """`A2 ¶8`, for the right edge."""
    if place is None:
        return ()
    text = f"{place.article.short} {paragraph(place.passage, signs)}"
    return (Piece(text, "muted", link=place.passage.id),)


def mark_words(row: EventRow) -> list[str]:
    """The marks as data: `disjoint` where readings differ, `unsure` where it may be another."""
    return ["disjoint"] * (row.disputed or row.miscounted) + ["unsure"] * row.unsure
