"""Articles and passages in the pretty form: the list, a whole article, one passage."""

from collections.abc import Sequence

from sourcebook.answers import ArticleRow
from sourcebook.cli.bits import date_cells, event_marks
from sourcebook.cli.layout import Sheet
from sourcebook.cli.left_open_card import open_references, open_summary
from sourcebook.corpus import Corpus
from sourcebook.model import Actor, Address, Article, Passage, Source
from sourcebook.present.cards import things_named
from sourcebook.present.pieces import Line, Piece, blank, width, wrap_line
from sourcebook.present.words import (
    article_date,
    headline,
    name_line,
    paragraph,
    plural,
    running,
    said_line,
)
from sourcebook.signs import Signs
from sourcebook.text import cells

_HANG = 4
_NAMES = 11


def article_list(corpus: Corpus, rows: Sequence[ArticleRow], sheet: Sheet, signs: Signs) -> None:
    """The book's articles with what is doubtful in each."""
    for row in rows:
        article = row.article
        head = [Piece(f"{article.short:<{_HANG}}", "bright", bold=True)]
        head += date_cells(article.published, signs)
        title = Piece(headline(article, signs))
        counts = f"{plural(row.actors, 'actor'):>9}  {plural(row.events, 'event'):>9}"
        right = [Piece(counts, "muted")]
        if sheet.narrow:
            sheet.lines.append(tuple(head))
            sheet.prose([title], indent=_HANG)
            sheet.prose([Piece(" ".join(counts.split()), "muted")], indent=_HANG)
        else:
            sheet.give_way([*head, title], right)
        sheet.address(article.id, _HANG)
        _about(corpus, row, sheet, signs)


def _about(corpus: Corpus, row: ArticleRow, sheet: Sheet, signs: Signs) -> None:
    by_editors = ["headline by the editors"] if row.article.headline_by == "editors" else []
    left = len(corpus.open_references(row.article.id))
    is_open = [f"{plural(left, 'reference')} left open"] if left else []
    route = _route(row.article)
    told = [_publisher(corpus, row.article), row.rendition, *by_editors, *route, *is_open]
    dot = f" {signs.of('dot')} "
    sheet.prose([Piece(signs.content(dot.join(told)), "muted")], indent=_HANG)
    _doubts(row.article, sheet, signs)


def _route(article: Article) -> list[str]:
    """By what it was read, where ingest read it."""
    return [f"read by {article.read_by}"] if article.read_by else []


def _publisher(corpus: Corpus, article: Article) -> str:
    source = corpus.thing(article.publisher) if article.publisher else None
    return source.name if isinstance(source, Source) else "publisher unknown"


def _doubts(article: Article, sheet: Sheet, signs: Signs) -> None:
    for doubt in article.uncertain:
        mark = Piece("doubt: ", "mark", bold=True)
        sheet.prose([mark, Piece(signs.content(doubt.text))], indent=_HANG)


def article_page(corpus: Corpus, row: ArticleRow, sheet: Sheet, signs: Signs) -> None:
    """Head, doubts, every paragraph; the names and what is open with their addresses at the end."""
    article = row.article
    _headline(article, sheet, signs)
    sheet.address(article.id, _HANG)
    _facts(corpus, row, sheet, signs)
    _doubts(article, sheet, signs)
    open_summary(corpus, article.id, sheet, signs, _HANG)
    last = 0
    for passage in corpus.passages(article.id):
        number = paragraph(passage, signs) if passage.paragraph != last else ""
        last = passage.paragraph
        hanging = [Piece(f"{number:<{_HANG}}", "muted")]
        sheet.prose([Piece(signs.content(running(passage)))], hanging=hanging)
    named = [n.thing for p in corpus.passages(article.id) for n in corpus.names_in(p.id)]
    sheet.gap()
    _names(corpus, list(dict.fromkeys(named)), 2, sheet, signs)
    open_references(corpus, article.id, sheet, signs)


def _headline(article: Article, sheet: Sheet, signs: Signs) -> None:
    """Short name, the whole headline (a citation needs it), the date flush right."""
    short = Piece(f"{article.short:<{_HANG}}", "bright", bold=True)
    title = Piece(headline(article, signs), "bright", bold=True)
    date = article_date(article, signs)
    if sheet.narrow:
        sheet.prose([title], hanging=[short])
        sheet.sides(date, (), _HANG)
        return
    rows = wrap_line([title], sheet.room - _HANG - width(date) - 2)
    sheet.sides([short, *rows[0]], date)
    for row in rows[1:]:
        sheet.add(blank(_HANG), *row)


def _facts(corpus: Corpus, row: ArticleRow, sheet: Sheet, signs: Signs) -> None:
    article = row.article
    dot = f" {signs.of('dot')} "
    told = [_publisher(corpus, article), article.dateline, article.clock]
    told += [f"{article.paragraphs} {signs.of('paragraph')}"] if article.paragraphs else []
    told += [plural(row.actors, "actor"), plural(row.events, "event"), *_route(article)]
    left = [Piece(signs.content(dot.join(filter(None, told))), "muted")]
    if width(left) + _HANG > sheet.room:
        sheet.prose(left, indent=_HANG)
        sheet.sides([Piece(row.rendition, "muted")], (), _HANG)
        return
    sheet.sides(left, [Piece(row.rendition, "muted")], _HANG)


def _names(
    corpus: Corpus, things: Sequence[Address], indent: int, sheet: Sheet, signs: Signs
) -> None:
    """Names with their addresses beside them; those too long for it have theirs below."""
    names = [name_line(corpus, thing, signs) for thing in things]
    widest = max(map(cells, things), default=0)
    fitting = sheet.room - indent - min(widest, sheet.room // 2) - 3
    column = max((size for size in map(width, names) if size <= fitting), default=0) + 3
    for thing, name in zip(things, names, strict=True):
        if width(name) + 3 <= column and indent + column + cells(thing) <= sheet.room:
            address = Piece(thing, "muted", link=thing)
            sheet.lines.append((blank(indent), *name, blank(column - width(name)), address))
        else:
            sheet.sides(name, (), indent)
            sheet.address(thing, indent + 2)


# -- one passage --------------------------------------------------------------------------


def passage_page(
    corpus: Corpus, passages: Sequence[Passage], address: Address, sheet: Sheet, signs: Signs
) -> None:
    """One paragraph: who says it, its words, whom it names, its events, what is next."""
    first = passages[0]
    article = corpus.held.articles[first.article]
    head = [
        Piece(f"{article.short} {paragraph(first, signs)}  ", "bright", bold=True),
        Piece(headline(article, signs)),
    ]
    sheet.give_way(head, article_date(article, signs))
    _address_and(address, corpus.header.rendition, sheet)
    for n, passage in enumerate(passages):
        if n:
            sheet.gap()
        said = said_line(corpus, corpus.held.said(passage), article, signs)
        if said:
            sheet.prose(said, indent=2)
        if said or not n:
            sheet.gap()
        sheet.prose([Piece(signs.content(running(passage)))], indent=2)
    sheet.gap()
    _company(corpus, passages, sheet, signs)
    if onward := next_paragraph(corpus, first):
        sheet.add(Piece("  next     ", "muted"), Piece(onward))


def _address_and(address: Address, told: str, sheet: Sheet) -> None:
    if 2 + cells(address) + 2 + cells(told) <= sheet.room:
        sheet.sides([Piece(address, "muted", link=address)], [Piece(told, "muted")], 2)
    else:
        sheet.address(address)
        sheet.add(blank(2), Piece(told, "muted"))


def _company(corpus: Corpus, passages: Sequence[Passage], sheet: Sheet, signs: Signs) -> None:
    from sourcebook.cli.layout import Fields

    fields = Fields(sheet, _NAMES)
    names = [thing for p in passages for thing in things_named(corpus.names_in(p.id))]
    with fields.label("names"):
        _names(corpus, list(dict.fromkeys(names)), fields.body, sheet, signs)
    with fields.label("events"):
        for event in corpus.catalogue.events_on([p.id for p in passages]):
            _event(corpus, event, fields.body, sheet, signs)


def _event(corpus: Corpus, event: Address, indent: int, sheet: Sheet, signs: Signs) -> None:
    row = corpus.event_row(event)
    head: Line = (
        *date_cells(row.time, signs),
        *event_marks(row, signs),
        Piece(f" {signs.type(row.type)} "),
    )
    if indent + width(head) + cells(event) <= sheet.room:
        sheet.lines.append((blank(indent), *head, Piece(event, "muted", link=event)))
    else:
        sheet.lines.append((blank(indent), *head))
        sheet.address(event, indent + 2)


def next_paragraph(corpus: Corpus, passage: Passage) -> str:
    """`A2#p9`: the paragraph behind this one, empty at the end."""
    short = corpus.held.articles[passage.article].short
    later = [
        p.paragraph for p in corpus.passages(passage.article) if p.paragraph > passage.paragraph
    ]
    return f"{short}#p{later[0]}" if later else ""


def subject_page(corpus: Corpus, thing: Address, sheet: Sheet, signs: Signs) -> None:
    """A place, topic or source: its name, kind, address, and the passages that name it."""
    name = name_line(corpus, thing, signs, role="bright", country=False)
    kind = thing.partition("/")[0]
    record = corpus.thing(thing)
    told = record.kind if isinstance(record, Source) else kind
    assert not isinstance(record, Actor)
    sheet.sides(name, [Piece(signs.content(told), "muted")])
    sheet.address(thing)
    for exhibit in corpus.evidence(thing):
        sheet.gap()
        place = f"{exhibit.article.short} {paragraph(exhibit.passage, signs)}"
        sheet.prose(
            [Piece(signs.content(running(exhibit.passage)))],
            hanging=[Piece(f"  {place:<8}", "muted")],
        )
        sheet.address(exhibit.passage.id, 10)
