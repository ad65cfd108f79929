"""What the reader shows: a thing's card with its evidence, whole articles, the list of articles."""

from collections.abc import Iterator, Sequence

from sourcebook.answers import ArticleRow, Evidence, Named, Reading
from sourcebook.corpus import Corpus
from sourcebook.model import Address, Article, Passage, PassageRole
from sourcebook.present.left_open import open_counts, open_line, open_lines
from sourcebook.present.page import HANG, Frame, Page, PageLine, hung
from sourcebook.present.pieces import (
    EMPTY,
    Line,
    Piece,
    blank,
    flow,
    justify,
    pad_line,
    shorten,
    wrap_line,
)
from sourcebook.present.thing_cards import thing_card
from sourcebook.present.words import (
    article_date,
    date_line,
    date_text,
    glyph,
    headline,
    paragraph,
    plural,
    running,
    said_line,
)
from sourcebook.signs import Signs


def thing_page(corpus: Corpus, thing: Address, frame: Frame) -> Page:
    """The card of a thing and the evidence below it."""
    card = thing_card(corpus, thing, frame)
    evidence = corpus.evidence(thing)
    below = list(evidence_lines(corpus, evidence, frame))
    if not below:
        told = wrap_line((Piece("No passage supports this yet.", "muted"),), frame.room)
        below = [PageLine(line) for line in told]
    lines = [*card, PageLine(EMPTY), *below]
    return Page(tuple(lines), card=len(card))


# -- evidence -----------------------------------------------------------------------------


def evidence_lines(
    corpus: Corpus, evidence: Sequence[Evidence], frame: Frame, *, spaced: bool = True
) -> Iterator[PageLine]:
    """Passages grouped by article, each with who says it; `spaced` sets a blank line between."""
    last: tuple[Address, bool] | None = None
    for exhibit in evidence:
        group = (exhibit.article.id, bool(exhibit.maybe))
        if group != last:
            if last is not None and spaced:
                yield PageLine(EMPTY)
            yield PageLine(article_head(exhibit.article, frame, maybe=bool(exhibit.maybe)))
        elif spaced:
            yield PageLine(EMPTY)
        last = group
        yield from passage_lines(corpus, exhibit, frame)


def article_head(article: Article, frame: Frame, *, maybe: bool = False) -> Line:
    """`A2  [Headline]              2025-04-23?`"""
    signs = frame.signs
    sign = [Piece(signs.of("maybe"), "mark", bold=True), blank(1)] if maybe else []
    left = [
        Piece(hung(article.short), "bright", bold=True, link=""),
        *sign,
        Piece(headline(article, signs), "muted", link=""),
    ]
    return justify(left, article_date(article, signs), frame.room, signs.of("ellipsis"))


def passage_lines(
    corpus: Corpus, exhibit: Evidence, frame: Frame, *, numbered: bool = True
) -> Iterator[PageLine]:
    """One passage: `¶n`, who says it, the text with its links, what it dates."""
    signs, stop = frame.signs, exhibit.passage.id
    number = paragraph(exhibit.passage, signs) if numbered else ""
    block: list[Line] = []
    if said := said_line(corpus, exhibit.said, exhibit.article, signs):
        block += wrap_line(said, frame.measure)
    block += wrap_line(passage_text(corpus, exhibit.passage, frame), frame.measure)
    block += [_dates_it(reading, frame) for reading in exhibit.dates]
    block += [_again(other, signs) for other in exhibit.again]
    for n, line in enumerate(block):
        mark = Piece(f"{number if n == 0 else '':<{HANG}}", "muted")
        yield PageLine((mark, *line), stop, head=n == 0)


def passage_text(corpus: Corpus, passage: Passage, frame: Frame) -> Line:
    """The text of a passage; the names in it are links, those of the lens stand out."""
    names = corpus.names_in(passage.id)
    return tuple(_linked_text(corpus, running(passage), names, frame))


def _linked_text(
    corpus: Corpus, text: str, names: Sequence[Named], frame: Frame
) -> Iterator[Piece]:
    at = 0
    for named in names:
        if at < named.span.start:
            yield Piece(frame.signs.content(text[at : named.span.start]))
        yield Piece(
            frame.signs.content(named.span.of(text)),
            glyph(corpus, named.thing, frame.signs).role,
            link=named.thing,
            hit=named.thing in frame.hits,
        )
        at = named.span.end
    if at < len(text):
        yield Piece(frame.signs.content(text[at:]))


def _dates_it(reading: Reading, frame: Frame) -> Line:
    sign = frame.signs.of("differ")
    return (
        Piece(sign, "conflict", bold=True),
        Piece(f" dates it {date_text(reading.time, frame.signs)}", "muted"),
    )


def _again(other: Passage, signs: Signs) -> Line:
    return (Piece(f"again in {paragraph(other, signs)}", "muted"),)


# -- articles -----------------------------------------------------------------------------


def article_page(corpus: Corpus, article: Article, frame: Frame) -> Page:
    """A whole article: headline, metadata, doubts, every paragraph."""
    signs = frame.signs
    title = wrap_line((Piece(headline(article, signs), "bright", bold=True),), frame.measure)
    told = article_facts(corpus, article, signs)
    facts = flow([row for fact in told for row in wrap_line(fact, frame.measure)], frame.measure, 3)
    doubts = [
        line for doubt in article.uncertain for line in _doubt(doubt.text, frame.measure, signs)
    ]
    doubts += open_line(corpus, article, frame.measure, signs)
    lines = []
    for n, line in enumerate([*title, *facts, *doubts]):
        mark = Piece(hung(article.short if n == 0 else ""), "bright", bold=True)
        lines.append(PageLine((mark, *line)))
    card = len(lines)
    last = 0
    for exhibit in corpus.evidence(article.id):
        if exhibit.passage.role is PassageRole.HEADLINE:
            continue  # it stands above already
        number = exhibit.passage.paragraph
        if number != last:
            lines.append(PageLine(EMPTY))
        lines += passage_lines(corpus, exhibit, frame, numbered=number != last)
        last = number
    return Page(tuple(lines), count=article.short, card=card)


def article_facts(corpus: Corpus, article: Article, signs: Signs) -> list[Line]:
    """Date, time, dateline, publisher, rendition; each to be kept whole."""
    known = corpus.label(article.publisher) if article.publisher else ""
    publisher = (
        Piece("publisher ", "muted"),
        Piece(signs.content(known), "muted") if known else Piece("unknown", "mark", bold=True),
    )
    form = "restated" if corpus.header.rendition == "abridged" else "to the letter"
    clock, dateline = (signs.content(text) for text in (article.clock, article.dateline))
    plain = [(Piece(text, "muted"),) for text in (clock, dateline) if text]
    dated = [line] if (line := article_date(article, signs)) else []
    return [*dated, *plain, publisher, (Piece(form, "muted"),)]


def _doubt(text: str, room: int, signs: Signs) -> list[Line]:
    body = wrap_line((Piece(signs.content(text)),), room - 2)
    return [
        (Piece("? " if n == 0 else "  ", "mark", bold=True), *line) for n, line in enumerate(body)
    ]


INDENT = 17  # of the lines below an article's row


def articles_page(corpus: Corpus, rows: Sequence[ArticleRow], frame: Frame) -> Page:
    """The list of articles: one stop each, what was read and doubtful; then what is left open."""
    lines: list[PageLine] = []
    if counts := open_counts(corpus):
        told = (Piece("? ", "mark", bold=True), Piece(f"left open: {counts}", "muted"))
        lines += [PageLine(line) for line in wrap_line(told, frame.room)]
    for row in rows:
        if lines:
            lines.append(PageLine(EMPTY))
        block = list(_article_block(corpus, row, frame))
        lines += [PageLine(line, row.article.id, head=n == 0) for n, line in enumerate(block)]
    lines += open_lines(corpus, frame)
    return Page(tuple(lines), count=str(len(rows)))


def _article_block(corpus: Corpus, row: ArticleRow, frame: Frame) -> Iterator[Line]:
    signs, article = frame.signs, row.article
    dot = f"  {signs.of('dot')}  "
    date = date_line(article.published, signs, room=INDENT - HANG)[1:]
    head = [
        Piece(hung(article.short), "bright", bold=True),
        *pad_line(date, INDENT - HANG),
        Piece(headline(article, signs), bold=True),
    ]
    yield shorten(head, frame.room, signs.of("ellipsis"))
    publisher = corpus.label(article.publisher) if article.publisher else ""
    form = "restated" if row.rendition == "abridged" else "to the letter"
    below: list[Line] = [
        (
            Piece("publisher ", "muted"),
            Piece(signs.content(publisher), "muted")
            if publisher
            else Piece("unknown", "mark", bold=True),
            Piece(f"{dot}{form}{dot}{article.paragraphs}{signs.of('paragraph')}", "muted"),
        ),
        (Piece(f"{plural(row.events, 'event')}{dot}{plural(row.actors, 'actor')}", "muted"),),
    ]
    room = frame.room - INDENT
    below += [line for doubt in article.uncertain for line in _doubt(doubt.text, room, signs)]
    below += open_line(corpus, article, room, signs)
    for line in below:
        yield (blank(INDENT), *shorten(line, room, signs.of("ellipsis")))
