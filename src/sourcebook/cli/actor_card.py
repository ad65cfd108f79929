"""An actor in the pretty form: the card of `who` and `show`, and the list of several."""

from collections.abc import Sequence
from itertools import pairwise

from sourcebook.answers import ActorRow, Contact, Spelling
from sourcebook.cli.bits import date_cells, event_marks, place_of, status_piece
from sourcebook.cli.layout import Fields, Sheet
from sourcebook.corpus import Corpus
from sourcebook.model import Address
from sourcebook.present.cards import Company, company, counts, joined_note, met, other_dates
from sourcebook.present.pieces import Line, Piece, blank, width
from sourcebook.present.words import deed, glyph, name_line, plural, source_line
from sourcebook.search import Found
from sourcebook.signs import Signs
from sourcebook.text import cells, cut

_TEXT = 17  # from the body's column to the words behind date, marks and glyph


def actor_card(corpus: Corpus, actor: Address, sheet: Sheet, signs: Signs) -> None:
    """Spellings, roles, whom met and when, other dealings, mere company."""
    row = corpus.actor_row(actor)
    actor_heading(row, sheet, signs)
    sheet.gap()
    fields = Fields(sheet)
    with fields.label("spelled"):
        _spelled(corpus.spellings(actor), row, fields, signs)
    with fields.label("roles"):
        _roles(corpus, actor, fields, signs)
    _contacts(corpus, actor, fields, signs)
    with fields.label("named", "with"):
        for other in company(corpus, actor):
            _named(corpus, other, fields, signs)


def actor_heading(row: ActorRow, sheet: Sheet, signs: Signs, right: str = "") -> None:
    """`● NAME  TJ  role … 3 mentions, 2 articles`, and the address under it."""
    left = [
        Piece(signs.kind(row.kind), row.kind),
        blank(1),
        Piece(signs.content(row.label), "bright", bold=True),
        Piece(f"  {row.country}" if row.country else "", "muted"),
    ]
    role = Piece(f"  {signs.content(row.role)}" if row.role and not right else "")
    told = [Piece(right or counts(row.mentions, row.articles), "muted")]
    if width(left) + width([role]) > sheet.room:
        sheet.sides(left, ())
        sheet.sides([role], told)
    else:
        sheet.sides([*left, role], told)
    sheet.address(row.id)


def _spelled(spellings: Sequence[Spelling], row: ActorRow, fields: Fields, signs: Signs) -> None:
    sheet = fields.sheet
    joined = [cells(signs.content(s.value)) for s in spellings if s.judgement]
    column = min(max(joined, default=0), sheet.room // 2)
    for spelling in spellings:
        left: list[Piece] = [Piece(signs.content(spelling.value))]
        right = place_of(spelling.place, signs)
        note = joined_note(spelling, row.kind)
        if note and sheet.narrow:
            right = (Piece(f"{note}{', ' if right else ''}", "muted"), *right)
        elif note:
            gap = max(column - width(left), 0) + 4
            left += [blank(gap), Piece(note, "muted")]
        sheet.sides(left, right, fields.body)


def _roles(corpus: Corpus, actor: Address, fields: Fields, signs: Signs) -> None:
    for role in corpus.roles(actor):
        of = f" of {corpus.label(role.of)}" if role.of else ""
        words = Piece(signs.content(role.value + of))
        head = date_cells(role.time, signs)
        _dated(head, [words], source_line(corpus, role.statement, signs), fields)


def _dated(
    head: Sequence[Piece], words: Sequence[Piece], right: Sequence[Piece], fields: Fields
) -> None:
    """A row that starts with a date: the words behind it, or under it where it is narrow."""
    sheet = fields.sheet
    if sheet.narrow:
        sheet.sides(head, (), fields.body)
        sheet.sides(words, right, fields.body + 2)
    else:
        gap = blank(_TEXT - width(head))
        sheet.sides([*head, gap, *words], right, fields.body)


def _contacts(corpus: Corpus, actor: Address, fields: Fields, signs: Signs) -> None:
    meetings, dealings = met(corpus, actor)
    with fields.label("met"):
        if not meetings:
            fields.sheet.sides([Piece("no passage says so", "muted")], (), fields.body)
        _events(corpus, meetings, fields, signs)
    if dealings:
        fields.sheet.add(blank(0 if fields.sheet.slim else 2), Piece("no meeting stated", "muted"))
        _events(corpus, dealings, fields, signs)


def _events(corpus: Corpus, contacts: Sequence[Contact], fields: Fields, signs: Signs) -> None:
    """One block per event: everybody met there, then what else its date could be."""
    blocks: dict[Address, list[Contact]] = {}
    for contact in contacts:
        blocks.setdefault(contact.event.id, []).append(contact)
    for block in blocks.values():
        _first(corpus, block[0], fields, signs)
        for before, contact in pairwise(block):
            _further(corpus, contact, before, fields, signs)
        row = block[0].event
        if row.disputed or row.unsure:
            _other_dates(corpus, row.id, fields, signs)


def _indent(fields: Fields) -> int:
    return fields.body + (2 if fields.sheet.narrow else _TEXT)


def _first(corpus: Corpus, contact: Contact, fields: Fields, signs: Signs) -> None:
    row = contact.event
    head = [
        *date_cells(row.time, signs),
        *event_marks(row, signs),
        blank(1),
        Piece(signs.type(row.type)),
    ]
    words = [*status_piece(row), Piece(signs.content(deed(contact, corpus)) + " ")]
    name = name_line(corpus, contact.actor, signs)
    sheet, right = fields.sheet, place_of(contact.statement.place, signs)
    if width(words) + width(name) + 2 + width(right) > sheet.room - _indent(fields):
        _dated(head, words, (), fields)
        sheet.sides(name, right, _indent(fields))
    else:
        _dated(head, [*words, *name], right, fields)
    sheet.address(row.id, _indent(fields))
    sheet.address(contact.actor, _indent(fields))


def _further(
    corpus: Corpus, contact: Contact, before: Contact, fields: Fields, signs: Signs
) -> None:
    """One more actor of the same event; the verb again where it is another."""
    name = name_line(corpus, contact.actor, signs)
    if (told := deed(contact, corpus)) != deed(before, corpus):
        name = (Piece(signs.content(told) + " "), *name)
    fields.sheet.sides(name, place_of(contact.statement.place, signs), _indent(fields))
    fields.sheet.address(contact.actor, _indent(fields))


def _other_dates(corpus: Corpus, event: Address, fields: Fields, signs: Signs) -> None:
    sheet = fields.sheet
    for joined, words in other_dates(corpus, event, signs):
        sign = Piece(signs.of("maybe"), "mark", bold=True) if joined else blank(1)
        if sheet.narrow:
            sheet.prose([Piece(words)], hanging=[blank(fields.body), sign, blank(1)])
        else:
            sheet.prose([Piece(words)], hanging=[blank(fields.body + 13), sign, blank(3)])


def _named(corpus: Corpus, other: Company, fields: Fields, signs: Signs) -> None:
    name = name_line(corpus, other.actor, signs)
    count = plural(other.passages, "passage")
    place = f"{other.article.short} {signs.of('paragraph')}{other.passage.paragraph}"
    if fields.sheet.narrow:
        fields.sheet.sides(name, [Piece(f"{count}, {place}", "muted")], fields.body)
    else:
        left = [*name, Piece(f"   {count}", "muted")]
        fields.sheet.sides(left, [Piece(place, "muted")], fields.body)
    fields.sheet.address(other.actor, fields.body)


# -- the list -----------------------------------------------------------------------------

_WHY = {"role": "role", "fuzzy": "near"}
_TAG = 3


def actor_list(corpus: Corpus, found: Sequence[Found], sheet: Sheet, signs: Signs) -> None:
    """Several matches, best first, each with its address."""
    for match in found:
        if sheet.narrow:
            _list_block(corpus, match, sheet, signs)
        else:
            _list_row(corpus, match, sheet, signs)
        sheet.address(match.row.id)


def _how(match: Found) -> str:
    return _WHY.get(match.how) or ("name" if match.spelling == match.row.label else "alias")


def _about(row: ActorRow) -> str:
    return row.role


def _list_row(corpus: Corpus, match: Found, sheet: Sheet, signs: Signs) -> None:
    row = match.row
    right = Piece(plural(row.mentions, "mention"), "muted")
    free = sheet.room - 2 - 1 - _TAG - 1 - 1 - 6 - 11
    name_room = min(max(24, free * 4 // 9), free // 2)
    name = cut(signs.content(row.label), name_room, signs.of("ellipsis"))
    about = cut(signs.content(_about(row)), free - name_room, signs.of("ellipsis"))
    left: Line = (
        glyph(corpus, row.id, signs),
        blank(1),
        Piece(name, "bright", bold=True),
        blank(name_room - cells(name) + 1),
        Piece(f"{row.country:<{_TAG}} ", "muted"),
        Piece(about),
        blank(free - name_room - cells(about) + 1),
        Piece(_how(match), "muted"),
    )
    sheet.give_way(left, [right])


def _list_block(corpus: Corpus, match: Found, sheet: Sheet, signs: Signs) -> None:
    row = match.row
    sheet.add(
        glyph(corpus, row.id, signs),
        blank(1),
        Piece(signs.content(row.label), "bright", bold=True),
        Piece(f"  {row.country}", "muted"),
    )
    if row.role:
        sheet.add(blank(2), Piece(signs.content(row.role)))
    told = f"{_how(match)}, {plural(row.mentions, 'mention')}"
    sheet.add(blank(2), Piece(told, "muted"))
