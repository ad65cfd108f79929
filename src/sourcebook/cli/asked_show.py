"""The answer to `show`: things whole, by address."""

from collections.abc import Iterator, Sequence

from sourcebook import links
from sourcebook.answers import ArticleRow, Resolved
from sourcebook.cli import as_json, as_rows
from sourcebook.cli.actor_card import actor_card
from sourcebook.cli.addresses import resolved
from sourcebook.cli.article_card import article_page, passage_page, subject_page
from sourcebook.cli.event_card import event_card
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Sheet
from sourcebook.cli.shelf import begin
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import Actor, Address, Event, Passage

_LINES = 20


def answer(form: Form, wanted: Sequence[str], *, full: bool) -> Exit:
    """Print the card of everything asked for; what is missing is said, and stops nothing."""
    opened, writer = begin(form)
    found: list[Resolved] = []
    faults: list[SourcebookError] = []
    for text in wanted:
        try:
            found.append(resolved(opened.corpus, text, writer))
        except SourcebookError as fault:
            faults.append(fault)
    if not found:
        raise faults[0]
    if form.pretty:
        _pretty(opened.corpus, found, full, writer)
    elif form.shape is Shape.TSV:
        for one in found:
            writer.rows(_rows(opened.corpus, one))
    else:
        items = [item for one in found for item in _items(opened.corpus, one)]
        writer.items(items, as_json.head(opened.corpus, " ".join(wanted), len(found)))
    for missing in faults:
        writer.remark(str(missing))
    return Exit.PARTIAL if faults else opened.code


def passages_at(corpus: Corpus, found: Resolved) -> list[Passage]:
    """The passages of the paragraph (or the one passage) that an address names."""
    first = corpus.held.passages[found.passage]
    if not links.parse(found.address).paragraph or links.parse(found.address).part:
        return [first]
    return [p for p in corpus.passages(found.thing) if p.paragraph == first.paragraph]


def _article(corpus: Corpus, address: Address) -> ArticleRow:
    return next(row for row in corpus.articles if row.article.id == address)


# -- the three forms ----------------------------------------------------------------------


def _pretty(corpus: Corpus, found: Sequence[Resolved], full: bool, writer: Writer) -> None:
    for n, one in enumerate(found):
        sheet = Sheet(writer.form.room, writer.form.signs.of("ellipsis"))
        _card(corpus, one, sheet, writer)
        lines = sheet.lines
        cut = _is_article(corpus, one) and writer.form.limit is not None and not full
        writer.lines(
            [(), *lines[: _LINES if cut else None]] if n else lines[: _LINES if cut else None]
        )
        if cut and len(lines) > _LINES:
            short = corpus.held.articles[one.thing].short
            writer.remark(f"{_LINES} of {len(lines)} lines; all: sourcebook show {short} --full")


def _is_article(corpus: Corpus, found: Resolved) -> bool:
    return found.thing in corpus.held.articles and not found.passage


def _card(corpus: Corpus, found: Resolved, sheet: Sheet, writer: Writer) -> None:
    signs = writer.form.signs
    if found.passage:
        passage_page(corpus, passages_at(corpus, found), found.address, sheet, signs)
        return
    match corpus.thing(found.thing):
        case Actor():
            actor_card(corpus, found.thing, sheet, signs)
        case Event():
            event_card(corpus, found.thing, sheet, signs)
        case _ if found.thing in corpus.held.articles:
            article_page(corpus, _article(corpus, found.thing), sheet, signs)
        case _:
            subject_page(corpus, found.thing, sheet, signs)


def _rows(corpus: Corpus, found: Resolved) -> Iterator[as_rows.Row]:
    if found.passage:
        for one in passages_at(corpus, found):
            yield from as_rows.passage(corpus, one)
        return
    match corpus.thing(found.thing):
        case Actor():
            yield from as_rows.actor(corpus, found.thing)
        case Event():
            yield from as_rows.event(corpus, found.thing)
        case _ if found.thing in corpus.held.articles:
            yield from as_rows.article(corpus, found.thing)
        case _:
            yield from as_rows.subject(corpus, found.thing)


def _items(corpus: Corpus, found: Resolved) -> list[as_json.Object]:
    if found.passage:
        return [as_json.passage(corpus, one) for one in passages_at(corpus, found)]
    return [_item(corpus, found)]


def _item(corpus: Corpus, found: Resolved) -> as_json.Object:
    match corpus.thing(found.thing):
        case Actor():
            return as_json.actor(corpus, found.thing)
        case Event():
            return as_json.event(corpus, found.thing)
        case _ if found.thing in corpus.held.articles:
            return as_json.article(corpus, _article(corpus, found.thing))
        case _:
            return as_json.subject(corpus, found.thing)
