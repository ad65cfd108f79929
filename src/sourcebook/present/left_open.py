"""What a book leaves open, in words: one sentence of counts, and the lines of the articles pane."""

from collections.abc import Iterator, Sequence

from sourcebook.answers import OpenReference, Orphan
from sourcebook.corpus import Corpus
from sourcebook.judge import verdict
from sourcebook.model import Actor, Address, Article, Event, Pair, Refused
from sourcebook.present.page import CARD, HANG, Frame, PageLine
from sourcebook.present.pieces import (
    EMPTY,
    Line,
    Piece,
    blank,
    flow,
    justify,
    pad_line,
    shorten,
    width,
    wrap_line,
)
from sourcebook.present.words import date_text, name_line, paragraph, plural
from sourcebook.signs import Signs
from sourcebook.text import cells

FEW = 40
"""Rows of one sort that the pane shows; the command line has them all."""

_NAME = 24  # cells of a file's name, in its column
_BODY = 13  # cells of a row's name, behind the hanging column


def open_counts(corpus: Corpus) -> str:
    """`2 files refused, 3 references, 11 pairs unsure, 1 judgement orphaned`; empty: nothing."""
    references = sum(len(corpus.open_references(row.article.id)) for row in corpus.articles)
    told = (
        (len(corpus.refusals), "file", " refused"),
        (references, "reference", ""),
        (len(corpus.open_pairs), "pair", " unsure"),
        (len(corpus.orphans), "judgement", " orphaned"),
    )
    return ", ".join(f"{plural(count, noun)}{rest}" for count, noun, rest in told if count)


def name_column(files: Sequence[Refused], signs: Signs) -> int:
    """Cells of the column of their names, a gap included; longer ones stand alone."""
    widths = (cells(signs.content(one.name)) for one in files)
    return 2 + max((count for count in widths if count <= _NAME), default=0)


def quoted_words(reference: OpenReference, signs: Signs) -> str:
    """`“both sides”`: the words that are left open."""
    words = signs.content(reference.words)
    return f"{signs.of('open_quote')}{words}{signs.of('close_quote')}"


def orphan_words(orphan: Orphan) -> str:
    """What was judged, and what of it is gone."""
    gone = ", ".join(orphan.missing)
    verb = "is" if len(orphan.missing) == 1 else "are"
    return f"{verdict(orphan.judgement)}: {gone} {verb} no more in the book"


# -- in an article ------------------------------------------------------------------------


def open_line(corpus: Corpus, article: Article, room: int, signs: Signs) -> list[Line]:
    """`? 2 references left open  “he” ¶4  “both sides” ¶7`, each a link to its passage."""
    found = corpus.open_references(article.id)
    if not found:
        return []
    head: Line = (Piece(f"{plural(len(found), 'reference')} left open", "text"),)
    items = [head, *(_reference(one, signs) for one in found)]
    rows = flow(items, room - 2, ellipsis=signs.of("ellipsis"))
    return [(Piece("? " if not n else "  ", "mark", bold=True), *row) for n, row in enumerate(rows)]


def _reference(one: OpenReference, signs: Signs) -> Line:
    where = Piece(paragraph(one.place.passage, signs), "muted", link=one.place.passage.id)
    return (Piece(quoted_words(one, signs), "muted"), blank(1), where)


# -- below the articles -------------------------------------------------------------------


def open_lines(corpus: Corpus, frame: Frame) -> Iterator[PageLine]:
    """What was left open beside the articles: files, pairs to judge, judgements without a thing."""
    rows = [*_refused(corpus, frame), *_pairs(corpus, frame), *_orphans(corpus, frame)]
    if not rows:
        return
    yield PageLine(EMPTY)
    yield PageLine(_head(bool(corpus.open_pairs), frame))
    yield from rows


def _head(pairs: bool, frame: Frame) -> Line:
    keys = (
        Piece("w", "key", bold=True),
        Piece(" why   ", "muted"),
        Piece("m d u", "key", bold=True),
        Piece(" same, different, unsure", "muted"),
    )
    left = (Piece("left open", "bright", bold=True),)
    return justify(left, keys if pairs else (), frame.room, frame.signs.of("ellipsis"))


def _refused(corpus: Corpus, frame: Frame) -> Iterator[PageLine]:
    found = corpus.refusals
    column = name_column(found[:FEW], frame.signs)
    for n, one in enumerate(found[:FEW]):
        name = Piece(frame.signs.content(one.name), "text", bold=True)
        why = Piece(frame.signs.content(one.reason), "muted")
        reason = wrap_line((why,), frame.room - HANG - _BODY - column)
        if width((name,)) + 2 > column:
            told: list[Line] = [(name,), *((blank(column), *row) for row in reason)]
        else:
            first = pad_line((name,), column)
            told = [
                (blank(column), *row) if at else (*first, *row) for at, row in enumerate(reason)
            ]
        yield from _block("refused", n, CARD + one.id, told, frame)
    yield from _more(len(found))


def _pairs(corpus: Corpus, frame: Frame) -> Iterator[PageLine]:
    found = corpus.open_pairs
    for n, entry in enumerate(found[:FEW]):
        if isinstance(entry.act, Pair):
            yield from _block("unsure", n, CARD + entry.id, _pair(corpus, entry.act, frame), frame)
    yield from _more(len(found))


def _pair(corpus: Corpus, act: Pair, frame: Frame) -> list[Line]:
    of, room = corpus.held.rulings.of, frame.room - HANG - _BODY
    marks = (blank(2), Piece(f"{frame.signs.of('maybe')} ", "mark", bold=True))
    return [
        justify(
            (mark, *name_line(corpus, end, frame.signs, country=False)),
            _beside(corpus, end, frame.signs),
            room,
            frame.signs.of("ellipsis"),
        )
        for mark, end in zip(marks, (of(act.left), of(act.right)), strict=True)
    ]


def _beside(corpus: Corpus, thing: Address, signs: Signs) -> Line:
    """What tells a thing from its like: an event's date, an actor's office and country; where."""
    record = corpus.thing(thing)
    first = next(iter(corpus.evidence(thing)), None)
    told = [first.article.short] if first else []
    if isinstance(record, Event):
        told.insert(0, date_text(corpus.event_row(thing).time, signs) or "undated")
    elif isinstance(record, Actor):
        row = corpus.actor_row(thing)
        told = [*filter(None, (row.role, row.country)), *told]
    return (Piece(signs.content("  ".join(told)), "muted"),)


def _orphans(corpus: Corpus, frame: Frame) -> Iterator[PageLine]:
    found = corpus.orphans
    for n, orphan in enumerate(found[:FEW]):
        told: Line = (
            Piece(orphan.judgement.id, "text", bold=True),
            blank(2),
            Piece(frame.signs.content(orphan_words(orphan)), "muted"),
        )
        yield from _block("orphaned", n, CARD + orphan.judgement.id, [told], frame)
    yield from _more(len(found))


def _more(count: int) -> Iterator[PageLine]:
    if count > FEW:
        told = f"and {count - FEW} more: sourcebook articles --all"
        yield PageLine((blank(HANG + _BODY), Piece(told, "muted")))


def _block(
    label: str, n: int, stop: Address, lines: Sequence[Line], frame: Frame
) -> Iterator[PageLine]:
    """Rows of one stop, the name of their sort before the first of it."""
    room = frame.room - HANG - _BODY
    rows = [row for line in lines for row in _fitted(line, room, frame.signs)]
    for at, row in enumerate(rows):
        word = label if not n and not at else ""
        head = pad_line((blank(HANG), Piece(word, "muted")), HANG + _BODY)
        yield PageLine((*head, *row), stop, head=not at)


def _fitted(line: Line, room: int, signs: Signs) -> list[Line]:
    """Names are cut, running text is wrapped."""
    if any(piece.link for piece in line):
        return [shorten(line, room, signs.of("ellipsis"))]
    return wrap_line(line, room)
