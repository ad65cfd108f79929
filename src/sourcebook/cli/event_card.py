"""An event in the pretty form: everything about it on one card, and one row of `when`."""

from collections.abc import Sequence

from sourcebook.answers import EventRow, Reading, Statement
from sourcebook.cli.bits import date_cells, event_marks, place_of
from sourcebook.cli.layout import Fields, Sheet
from sourcebook.corpus import Corpus
from sourcebook.model import Address, Property
from sourcebook.present.cards import origins, part_word, type_words
from sourcebook.present.figures import FIGURE_WORDS, differ, figure_text
from sourcebook.present.pieces import Line, Piece, blank, width
from sourcebook.present.words import (
    KIND_ROOM,
    event_kind,
    fork_sign,
    glyph,
    name_line,
    plural,
    reading_note,
    source_line,
)
from sourcebook.search import When
from sourcebook.signs import Signs
from sourcebook.text import cells, cut

_MARK = 2  # behind the body's column: a cell for a mark and a blank


def event_card(corpus: Corpus, event: Address, sheet: Sheet, signs: Signs) -> None:
    """When (as a fork), counts, maybe, called, who, where, before, after, articles."""
    row = corpus.event_row(event)
    event_heading(row, sheet, signs)
    sheet.gap()
    fields = Fields(sheet)
    with fields.label("when"):
        _when(corpus, row, fields, signs)
    for prop, found in corpus.figures(event):
        with fields.label(FIGURE_WORDS[prop]):
            _figure(corpus, found, fields, signs)
    with fields.label("maybe"):
        _maybe(corpus, event, fields, signs)
    with fields.label("called"):
        _called(corpus, event, fields, signs)
    with fields.label("who"):
        _who(corpus, row, fields, signs)
    with fields.label("where"):
        _where(corpus, event, fields, signs)
    before, after = corpus.order_claims(event)
    with fields.label("after"):
        _order(corpus, [(s.claim.about, s) for s in before], fields, signs)
    with fields.label("before"):
        _order(corpus, [(s.claim.link, s) for s in after], fields, signs)
    with fields.label("articles"):
        _articles(corpus, event, fields)


def event_heading(row: EventRow, sheet: Sheet, signs: Signs, right: Sequence[Piece] = ()) -> None:
    """`≡ TITLE … accord`, and the address under it."""
    left = [Piece(f"{signs.type(row.type)} "), Piece(signs.content(row.label), "bright", bold=True)]
    sheet.sides(left, right or [Piece(type_words(row), "muted")])
    sheet.address(row.id)


def _when(corpus: Corpus, row: EventRow, fields: Fields, signs: Signs) -> None:
    fork = corpus.readings(row.id, Property.WHEN)
    if judged := corpus.judged_date(row.id):
        head = [*date_cells(judged, signs, bold=True), Piece(f"   {judged.note}", "mark")]
        fields.sheet.sides(head, (), fields.body)
    if not fork:
        fields.sheet.sides([Piece("no text gives a date", "muted")], (), fields.body)
    top = max((reading.origins for reading in fork), default=0)
    best = [reading for reading in fork if reading.origins == top]
    for n, reading in enumerate(fork):
        bold = len(fork) > 1 and best == [reading]
        branch = _branch(row.disputed, n, len(fork), signs)
        _reading(corpus, reading, branch, bold, fields, signs)


def _branch(disputed: bool, n: int, count: int, signs: Signs) -> Line:
    if count == 1:
        return ()
    sign = signs.of("differ") if n == 0 and disputed else " "
    return (
        Piece(f"{sign} ", "conflict", bold=True),
        Piece(f"{fork_sign(n, count, signs)} ", "conflict" if disputed else "muted"),
    )


def _reading(
    corpus: Corpus, reading: Reading, branch: Line, bold: bool, fields: Fields, signs: Signs
) -> None:
    joined = " " if reading.own else signs.of("maybe")
    head = [*branch, *date_cells(reading.time, signs, bold=bold), Piece(f"{joined} ", "mark")]
    note = [Piece(signs.content(reading_note(reading)))]
    right = source_line(corpus, reading.first, signs)
    sheet, start = fields.sheet, fields.body + width(head)
    if sheet.narrow:
        sheet.sides(head, (), fields.body)
        sheet.prose(note, indent=fields.body + _MARK)
        sheet.prose(right, indent=fields.body + _MARK)
    elif start + width(note) <= sheet.room:
        sheet.sides([*head, *note], right, fields.body)
    else:
        sheet.prose(note, hanging=[blank(fields.body), *head])
        sheet.sides([], right, fields.body)


def _figure(corpus: Corpus, found: Sequence[Reading], fields: Fields, signs: Signs) -> None:
    """The readings of one count, each with who says so and where."""
    disputed = differ(corpus, found)
    for n, reading in enumerate(found):
        joined = " " if reading.own else signs.of("maybe")
        value = signs.content(figure_text(reading))
        branch = _branch(disputed, n, len(found), signs)
        head = [*branch, Piece(value, bold=disputed and n == 0), Piece(f" {joined}", "mark")]
        right = source_line(corpus, reading.first, signs)
        if fields.sheet.narrow:
            fields.sheet.sides(head, (), fields.body)
            fields.sheet.prose(right, indent=fields.body + _MARK)
        else:
            fields.sheet.sides(head, right, fields.body)


def _maybe(corpus: Corpus, event: Address, fields: Fields, signs: Signs) -> None:
    for other, judgement in corpus.maybe(event):
        row = corpus.event_row(other)
        left = [
            Piece(f"{signs.of('maybe')} ", "mark", bold=True),
            Piece(f"{signs.type(row.type)} "),
            Piece(signs.content(row.label)),
        ]
        told = f"unsure by {judgement.id}"
        fields.sheet.sides(left, [Piece(told, "muted")], fields.body)
        fields.sheet.address(other, fields.body + 4)


def _called(corpus: Corpus, event: Address, fields: Fields, signs: Signs) -> None:
    items: list[Line] = []
    calls = corpus.readings(event, Property.CALLED)
    for reading in sorted(calls, key=lambda one: not one.own):
        sign = [] if reading.own else [Piece(f"{signs.of('maybe')} ", "mark", bold=True)]
        name = Piece(signs.content(reading.value) + "  ")
        place = place_of(reading.first.place, signs)
        if fields.sheet.narrow:
            fields.sheet.sides((*sign, name), place, fields.body + _MARK)
        else:
            items.append((*sign, name, *place))
    fields.sheet.flowing(items, fields.body + _MARK)


def _who(corpus: Corpus, row: EventRow, fields: Fields, signs: Signs) -> None:
    parts = corpus.who(row.id)
    names = [name_line(corpus, part.actor, signs) for part in parts]
    rights: list[Line] = [
        (
            Piece(signs.content(part_word(row.type, part.part)) + "  ", "muted"),
            *place_of(part.statement.place, signs),
        )
        for part in parts
    ]
    indent = fields.body + _MARK
    column = max(map(width, names), default=0) + 3
    widest = max((cells(part.actor) for part in parts), default=0)
    tail = max(map(width, rights), default=0)
    whole = not fields.sheet.narrow and indent + column + widest + 2 + tail <= fields.sheet.room
    for part, name, right in zip(parts, names, rights, strict=True):
        if whole:
            address = [blank(column - width(name)), Piece(part.actor, "muted", link=part.actor)]
            fields.sheet.sides([*name, *address], right, indent)
        else:
            fields.sheet.sides(name, right, indent)
            fields.sheet.address(part.actor, indent + 2)


def _where(corpus: Corpus, event: Address, fields: Fields, signs: Signs) -> None:
    for reading in corpus.readings(event, Property.PLACE):
        sign = Piece("" if reading.own else f"{signs.of('maybe')} ", "mark", bold=True)
        name = (
            name_line(corpus, reading.link, signs)
            if reading.link
            else (Piece(signs.content(reading.value)),)
        )
        left: Line = (sign, *name)
        if reading.link:
            left = (*left, blank(3), Piece(reading.link, "muted", link=reading.link))
        fields.sheet.sides(left, place_of(reading.first.place, signs), fields.body + _MARK)


def _order(
    corpus: Corpus, others: Sequence[tuple[Address, Statement]], fields: Fields, signs: Signs
) -> None:
    for other, statement in others:
        left = [glyph(corpus, other, signs), blank(1), Piece(other, "muted", link=other)]
        right = place_of(statement.place, signs)
        if fields.sheet.narrow:
            fields.sheet.address(other, fields.body + _MARK)
            fields.sheet.sides(right, (), fields.body + _MARK)
        else:
            fields.sheet.sides(left, right, fields.body + _MARK)


def _articles(corpus: Corpus, event: Address, fields: Fields) -> None:
    found: dict[Address, tuple[str, int]] = {}
    for exhibit in corpus.evidence(event):
        if not exhibit.maybe:
            short, count = found.get(exhibit.article.id, (exhibit.article.short, 0))
            found[exhibit.article.id] = (short, count + 1)
    for article, (short, count) in found.items():
        told = f"{plural(count, 'passage')}, {plural(origins(corpus, event, article), 'origin')}"
        left = [Piece(f"{short} "), Piece(told, "muted")]
        indent = fields.body + _MARK
        if indent + width(left) + 2 + cells(article) <= fields.sheet.room:
            fields.sheet.sides(left, [Piece(article, "muted", link=article)], indent)
        else:
            fields.sheet.sides(left, (), indent)
            fields.sheet.address(article, indent + 2)


# -- rows ---------------------------------------------------------------------------------


def when_list(
    groups: When, left: int, addresses: bool, sheet: Sheet, signs: Signs, *, undated: bool = False
) -> None:
    """The three groups of `when`, one row an event; at most `left` rows in all."""
    told = (
        ("within", groups.within),
        ("under way", groups.under_way),
        ("undated" if undated else "may fall here", groups.may),
    )
    for name, rows in told:
        if rows and left > 0:
            sheet.add(Piece(f"{name} {len(rows)}", "bright", bold=True))
            for row in rows[:left]:
                when_row(row, addresses, sheet, signs)
            left -= len(rows)


def when_row(row: EventRow, addresses: bool, sheet: Sheet, signs: Signs) -> None:
    """Date, marks, glyph, type or status, title (or address), countries, passages."""
    kind = event_kind(row)
    head = [
        *date_cells(row.time, signs),
        *event_marks(row, signs),
        Piece(f" {signs.type(row.type)} "),
        kind,
        blank(max(1, KIND_ROOM - cells(kind.text))),
    ]
    if addresses:
        _addressed(row, head, sheet)
        return
    title = signs.content(row.label)
    count = f"{row.passages}{signs.of('paragraph')}"
    right = [Piece(f"{' '.join(row.countries[:2]):<5} {count:>3}", "muted")]
    if sheet.narrow:
        sheet.lines.append((*head, *right))
        sheet.prose([Piece(title)], indent=2)
        return
    space = sheet.room - width(head) - width(right) - 1
    shown = cut(title, space, signs.of("ellipsis"))
    sheet.lines.append((*head, Piece(shown), blank(space - cells(shown) + 1), *right))


def _addressed(row: EventRow, head: Sequence[Piece], sheet: Sheet) -> None:
    address = Piece(row.id, "muted", link=row.id)
    if width(head) + cells(row.id) <= sheet.room:
        sheet.lines.append((*head, address))
    else:
        sheet.lines.append(tuple(head))
        sheet.address(row.id)
