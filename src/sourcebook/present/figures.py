"""What is counted of an event, for its card: one line where sources agree, else a fork."""

from collections.abc import Mapping, Sequence

from sourcebook import quantities, readings
from sourcebook.answers import Reading
from sourcebook.corpus import Corpus
from sourcebook.errors import SourcebookError
from sourcebook.model import Address, Property
from sourcebook.present.pieces import Line, Piece, blank, shorten, width
from sourcebook.present.words import article_date, fork_sign
from sourcebook.signs import Signs

FIGURE_WORDS: Mapping[Property, str] = {
    Property.FATALITIES: "killed",
    Property.INJURED: "injured",
    Property.DETAINED: "detained",
    Property.DISPLACED: "displaced",
    Property.AMOUNT: "amount",
}
"""The label of each figure on a card."""

_VALUE = 14  # cells of a value in a fork


def figure_text(reading: Reading) -> str:
    """`at least 12`, `40 demonstrators`; the value as written where it is no quantity."""
    try:
        told = quantities.words(quantities.parse(reading.value))
    except SourcebookError:  # a book written by other hands
        told = reading.value
    part = reading.first.claim.part
    return f"{told} {part}" if part else told


def differ(corpus: Corpus, found: Sequence[Reading]) -> bool:
    """True if the readings of a figure cannot all be true."""
    return corpus.agreement(found) is readings.Agreement.DISJOINT


def figure_lines(
    corpus: Corpus, event: Address, room: int, signs: Signs
) -> list[tuple[str, list[Line]]]:
    """The label and the lines of each figure; where numbers differ all readings as one fork."""
    made: list[tuple[str, list[Line]]] = []
    for prop, found in corpus.figures(event):
        fork = differ(corpus, found)
        shown = found if fork else [one for one in found if one.own]
        lines = [
            _branch(one, n, len(shown), room, signs) if fork else _plain(one, room, signs)
            for n, one in enumerate(shown)
        ]
        made.append((FIGURE_WORDS[prop], lines))
    return made


def _plain(reading: Reading, room: int, signs: Signs) -> Line:
    value = Piece(signs.content(figure_text(reading)), "bright", bold=True)
    line = [value, blank(2), *_articles(reading), *_day(reading, signs)]
    return shorten(line, room, signs.of("ellipsis"))


def _branch(reading: Reading, n: int, count: int, room: int, signs: Signs) -> Line:
    first = n == 0
    value = signs.content(figure_text(reading))
    line: list[Piece] = [
        Piece(signs.of("differ") if first else " ", "conflict", bold=True),
        blank(1),
        Piece(fork_sign(n, count, signs), "conflict"),
        blank(1),
        Piece(f"{value:<{_VALUE}}", "bright" if first else "text", bold=first),
        Piece(signs.of("maybe") if not reading.own else " ", "mark", bold=True),
        blank(1),
        *_articles(reading),
    ]
    day = _day(reading, signs)
    if room - width(line) >= width(day):
        line += day
    return shorten(line, room, signs.of("ellipsis"))


def _articles(reading: Reading) -> list[Piece]:
    shorts = dict.fromkeys(one.place.article.short for one in reading.statements)
    return [Piece(" ".join(shorts), "bright", bold=True)]


def _day(reading: Reading, signs: Signs) -> list[Piece]:
    """The day of the article: counts grow from day to day."""
    day = article_date(reading.first.place.article, signs)
    return [blank(2), *day] if day else []


def figure_summary(
    corpus: Corpus, event: Address, room: int, signs: Signs
) -> list[tuple[str, Line]]:
    """One line for each figure, for a card of few rows."""
    made: list[tuple[str, Line]] = []
    for prop, found in corpus.figures(event):
        fork = differ(corpus, found)
        line: list[Piece] = []
        for n, reading in enumerate(found if fork else [one for one in found if one.own]):
            if n:
                sign = Piece(f"  {signs.of('differ')} ", "conflict", bold=True)
                line.append(sign if fork else blank(3))
            line.append(Piece(signs.content(figure_text(reading)), bold=n == 0))
            line.append(Piece(f" {'' if reading.own else signs.of('maybe')}", "mark"))
            line.append(Piece(reading.first.place.article.short, "muted"))
        made.append((FIGURE_WORDS[prop], shorten(line, room, signs.of("ellipsis"))))
    return made
