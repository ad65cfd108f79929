"""How we know, in the pretty form: dates and values as heads, below them the words with carets."""

from collections.abc import Iterator, Sequence

from sourcebook.answers import Reading, Spelling, Statement
from sourcebook.cli.actor_card import actor_heading
from sourcebook.cli.bits import date_cells, place_of
from sourcebook.cli.event_card import event_heading
from sourcebook.cli.layout import PROSE, Sheet, has_rtl
from sourcebook.corpus import Corpus
from sourcebook.model import FIGURES, Address, Event, Judgement, Pair, Property, Time
from sourcebook.present.cards import KIND_WORDS, edtf_words, judge_name, part_word
from sourcebook.present.figures import FIGURE_WORDS, differ, figure_text
from sourcebook.present.pieces import Line, Piece, blank, width
from sourcebook.present.words import (
    date_text,
    name_line,
    plural,
    running,
    said_line,
    status_word,
)
from sourcebook.signs import Signs
from sourcebook.text import Span, cells, wrap

_COMPARED = frozenset(("when", *map(str, FIGURES)))
_TEXT = 4
_LONG = 8  # lines of a passage that are shown whole


def why_card(
    corpus: Corpus,
    thing: Address,
    prop: str,
    found: Sequence[Reading],
    sheet: Sheet,
    signs: Signs,
) -> None:
    """The heading of an event, then every reading."""
    if isinstance(corpus.thing(thing), Event):
        row = corpus.event_row(thing)
        event_heading(row, sheet, signs, _count(prop, found, _disputed(corpus, prop, found), signs))
    for reading in found:
        sheet.gap()
        _head(corpus, reading, sheet, signs)
        for n, statement in enumerate(reading.statements):
            _statement(corpus, statement, sheet, signs, spaced=n > 0)
        if reading.time is not None:
            _counted_from(corpus, thing, reading, sheet, signs)


def _disputed(corpus: Corpus, prop: str, found: Sequence[Reading]) -> bool:
    """True if the readings of the one date or count asked for cannot all be true."""
    return prop in _COMPARED and differ(corpus, found)


def _count(prop: str, found: Sequence[Reading], disputed: bool, signs: Signs) -> list[Piece]:
    if prop in _COMPARED:
        told = [Piece(f"{plural(len(found), 'reading')} of {prop}", "muted")]
        mark = Piece(f" {signs.of('differ')}", "conflict", bold=True)
        return [*told, mark] if disputed else told
    count = sum(len(reading.statements) for reading in found)
    of = f" of {prop}" if prop else ""
    return [Piece(f"{plural(count, 'statement')}{of}", "muted")]


# -- a reading ----------------------------------------------------------------------------


def _head(corpus: Corpus, reading: Reading, sheet: Sheet, signs: Signs) -> None:
    if reading.time is not None and reading.prop is Property.WHEN:
        joined = " " if reading.own else signs.of("maybe")
        head: Line = (*date_cells(reading.time, signs, bold=True), Piece(f"{joined} ", "mark"))
        words = [Piece(signs.content(edtf_words(reading)))]
    else:
        name = FIGURE_WORDS.get(reading.prop, str(reading.prop))
        head = (Piece(f"{name:<8}  ", "muted"),)
        words = _value(corpus, reading, signs)
    if sheet.slim:
        sheet.sides(head, ())
        sheet.prose(words, indent=2)
    else:
        sheet.prose(words, hanging=head)
    if reading.link:
        sheet.address(reading.link, 2 if sheet.slim else width(head))


def _value(corpus: Corpus, reading: Reading, signs: Signs) -> list[Piece]:
    claim = reading.first.claim
    joined = "" if reading.own else f"{signs.of('maybe')} "
    status = status_word(claim.status)
    pieces = [
        Piece(joined, "mark", bold=True),
        Piece(f"{status} " if status else "", "mark", bold=True),
    ]
    if reading.prop in FIGURES:
        return [*pieces, Piece(signs.content(figure_text(reading)))]
    if reading.link:
        kind = _type(corpus, reading.of)
        part = f"  {part_word(kind, claim.part)}" if claim.part else ""
        return [*pieces, *name_line(corpus, reading.link, signs), Piece(signs.content(part))]
    return [*pieces, Piece(signs.content(reading.value or corpus.label(reading.of)))]


def _type(corpus: Corpus, thing: Address) -> str:
    record = corpus.thing(thing)
    return record.type if isinstance(record, Event) else ""


def _counted_from(
    corpus: Corpus, thing: Address, reading: Reading, sheet: Sheet, signs: Signs
) -> None:
    time = reading.time
    if time is not None and time.ref and time.anchor == "event":
        told = date_text(_date_of(corpus, time.ref), signs)
        _pointer("counted from", f"{told}   " if told else "", time.ref, "", sheet)
    if not reading.own:
        joined = next((j.id for other, j in corpus.maybe(thing) if other == reading.of), "")
        _pointer("of", "", reading.of, f"  (unsure by {joined})" if joined else "", sheet)


def _date_of(corpus: Corpus, thing: Address) -> Time | None:
    if isinstance(corpus.thing(thing), Event):
        return corpus.event_row(thing).time
    article = corpus.held.articles.get(thing)
    return article.published if article else None


def _pointer(label: str, before: str, link: Address, after: str, sheet: Sheet) -> None:
    line = [Piece(f"  {label:<14}", "muted"), Piece(before), Piece(link, "muted", link=link)]
    if width(line) + cells(after) <= sheet.room:
        sheet.lines.append((*line, Piece(after, "muted")))
        return
    sheet.lines.append(
        (Piece(f"  {label:<14}", "muted"), Piece(before), Piece(after.strip(), "muted"))
    )
    sheet.address(link, 4)


# -- a statement --------------------------------------------------------------------------


def _statement(
    corpus: Corpus, statement: Statement, sheet: Sheet, signs: Signs, *, spaced: bool
) -> None:
    place = statement.place
    if spaced:
        sheet.gap()
    said = said_line(corpus, statement.said, place.article, signs)
    own = (Piece("said  ", "muted"), Piece(place.article.short, "muted"))
    left = [*place_of(place, signs), blank(2), *(said or own)]
    told = f"read by {statement.claim.found_by}" if statement.claim.found_by else ""
    sheet.sides(left, [Piece(signs.content(told), "muted")] if told else (), 2)
    _quote(running(place.passage), place.spans, sheet, signs)
    if note := statement.claim.note:
        sheet.prose([Piece(signs.content(note), "muted")], indent=2)
    sheet.address(place.passage.id)


def _quote(text: str, spans: Sequence[Span], sheet: Sheet, signs: Signs) -> None:
    """The passage with carets under the exact words; of a long one the lines about them."""
    rows = wrap(text, min(sheet.room - _TEXT, PROSE - _TEXT))
    wanted = _wanted(rows, spans)
    gap = False
    for n, row in enumerate(rows):
        if n not in wanted:
            gap = True
            continue
        if gap:
            sheet.add(blank(_TEXT), Piece(signs.of("ellipsis"), "muted"))
            gap = False
        _quoted_row(text, row, spans, sheet, signs)
    if gap:
        sheet.add(blank(_TEXT), Piece(signs.of("ellipsis"), "muted"))


def _wanted(rows: Sequence[Span], spans: Sequence[Span]) -> set[int]:
    """The lines to show: all of a short passage, else those with the words and their neighbours."""
    if len(rows) <= _LONG or not spans:
        return set(range(min(len(rows), _LONG)))
    marked = [n for n, row in enumerate(rows) if any(row.overlaps(span) for span in spans)]
    near = {n + step for n in marked for step in (-1, 0, 1)}
    return set(sorted(near)[: 2 * _LONG])


def _quoted_row(text: str, row: Span, spans: Sequence[Span], sheet: Sheet, signs: Signs) -> None:
    pieces = list(_with_hits(text, row, spans, signs))
    sheet.lines.append((blank(_TEXT), *pieces))
    if not any(piece.hit for piece in pieces):
        return
    if has_rtl(row.of(text)):
        # The terminal turns such a line about: carets would stand under other words.
        words = " ... ".join(piece.text for piece in pieces if piece.hit)
        sheet.add(blank(_TEXT), Piece(f"{signs.of('caret')} "), Piece(words))
        return
    carets = [
        Piece((signs.of("caret") if piece.hit else " ") * width([piece]), "bar") for piece in pieces
    ]
    sheet.lines.append((blank(_TEXT), *carets))


def _with_hits(text: str, row: Span, spans: Sequence[Span], signs: Signs) -> Iterator[Piece]:
    at = row.start
    for span in sorted(spans, key=lambda one: one.start):
        start, end = max(span.start, at), min(span.end, row.end)
        if start < end:
            yield Piece(signs.content(text[at:start]))
            yield Piece(signs.content(text[start:end]), hit=True)
            at = end
    yield Piece(signs.content(text[at : row.end]))


# -- names --------------------------------------------------------------------------------


def name_card(corpus: Corpus, actor: Address, sheet: Sheet, signs: Signs) -> None:
    """The spellings of an actor, and the judgements that join them."""
    row = corpus.actor_row(actor)
    spelled = corpus.spellings(actor)
    one = f"1 {KIND_WORDS.get(row.kind, 'actor')}"
    actor_heading(row, sheet, signs, f"{plural(len(spelled), 'spelling')}, {one}")
    joined = [entry for entry in corpus.verdicts(actor) if isinstance(entry.act, Pair)]
    if not joined:
        for spelling in spelled:
            _spelling(spelling, spelled, sheet, signs)
    for entry in joined:
        sheet.gap()
        _judged(corpus, entry, spelled, sheet, signs)


def _judged(
    corpus: Corpus, entry: Judgement, spelled: Sequence[Spelling], sheet: Sheet, signs: Signs
) -> None:
    act = entry.act
    assert isinstance(act, Pair)
    reason = f": {entry.reason}" if entry.reason else ""
    told = f"{act.say}, by {judge_name(entry)}{reason}"
    sheet.prose([Piece(signs.content(told))], hanging=[Piece(f"{entry.id}  ", "bright", bold=True)])
    for end in (act.left, act.right):
        own = [spelling for spelling in spelled if spelling.of == end]
        for spelling in own:
            _spelling(spelling, spelled, sheet, signs)
        if not own:
            sheet.sides(name_line(corpus, end, signs), (), _TEXT)
            sheet.address(end, _TEXT + 2)
    undo = f"sourcebook judge --undo {entry.id}"
    sheet.prose([Piece("to take it back:  ", "muted"), Piece(undo)], indent=_TEXT)


def _spelling(spelling: Spelling, spelled: Sequence[Spelling], sheet: Sheet, signs: Signs) -> None:
    column = max(cells(signs.content(one.value)) for one in spelled)
    name = signs.content(spelling.value)
    spot = place_of(spelling.place, signs)
    line = [
        blank(_TEXT),
        Piece(name),
        blank(column - cells(name) + 4),
        *spot,
        blank(max(9 - width(spot), 1)),
        Piece(spelling.of, "muted", link=spelling.of),
    ]
    if width(line) <= sheet.room:
        sheet.lines.append(tuple(line))
        return
    sheet.sides([Piece(name)], spot, _TEXT)
    sheet.address(spelling.of, _TEXT + 2)
