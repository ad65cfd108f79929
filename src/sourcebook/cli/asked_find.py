"""The answer to `find`: events, actors, topics and text, each with why it matched."""

from collections.abc import Callable, Iterator, Sequence

from sourcebook import search
from sourcebook.answers import ActorRow, EventRow
from sourcebook.cli import as_json
from sourcebook.cli.bits import date_cells, event_marks, mark_words
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Fields, Sheet
from sourcebook.cli.rest import some
from sourcebook.cli.shelf import begin
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit
from sourcebook.model import Filters
from sourcebook.present.pieces import Line, Piece, blank, width
from sourcebook.present.words import glyph, paragraph, plural, status_word
from sourcebook.search import Hit
from sourcebook.signs import Signs
from sourcebook.text import Span, cut, quoted

_BODY = 8
_SNIPPET = 200  # characters around the first hit, in data


def answer(form: Form, query: str) -> Exit:
    """Print what matches a query, by group."""
    opened, writer = begin(form)
    corpus = opened.corpus
    wanted = search.parse(query, corpus)
    hits = search.find(corpus, wanted).all()
    if not hits:
        return _nothing(corpus, wanted, query, writer)
    shown = hits[: form.limit]
    if form.pretty:
        sheet = Sheet(form.room, form.signs.of("ellipsis"))
        _groups(corpus, shown, sheet, form.signs)
        writer.lines(sheet.lines)
        some(writer, len(shown), len(hits), "hit")
    elif form.shape is Shape.TSV:
        writer.rows(_row(hit) for hit in shown)
    else:
        items = (as_json.hit(corpus, hit, *_snippet(hit)) for hit in shown)
        writer.items(items, as_json.head(corpus, query, len(hits)))
    return opened.code


def _snippet(hit: Hit) -> tuple[str, Sequence[Span]]:
    return search.snippet(hit.text, hit.spans, _SNIPPET)


def _row(hit: Hit) -> tuple[str, ...]:
    row = hit.row if isinstance(hit.row, EventRow) else None
    return (
        hit.group,
        hit.link,
        row.time.edtf.text if row and row.time else "",
        ",".join(mark_words(row)) if row else "",
        _snippet(hit)[0],
        hit.reason,
    )


# -- pretty -------------------------------------------------------------------------------

_Print = Callable[[Corpus, Hit, Fields, Signs], None]


def _groups(corpus: Corpus, hits: Sequence[Hit], sheet: Sheet, signs: Signs) -> None:
    kinds: dict[str, _Print] = {
        "events": _event,
        "actors": _actor,
        "topics": _actor,
        "text": _text,
    }
    fields = Fields(sheet, _BODY, indent=0)
    for name, show in kinds.items():
        with fields.label(name):
            for hit in hits:
                if hit.group == name:
                    show(corpus, hit, fields, signs)


def _hit_text(text: str, spans: Sequence[Span], signs: Signs) -> Iterator[Piece]:
    """The text with the hits standing out."""
    at = 0
    for span in spans:
        if span.start >= at:
            yield Piece(signs.content(text[at : span.start]))
            yield Piece(signs.content(span.of(text)), hit=True)
            at = span.end
    yield Piece(signs.content(text[at:]))


def _event(_: Corpus, hit: Hit, fields: Fields, signs: Signs) -> None:
    assert isinstance(hit.row, EventRow)
    sheet, row = fields.sheet, hit.row
    head: Line = (
        *date_cells(row.time, signs),
        *event_marks(row, signs),
        Piece(f" {signs.type(row.type)} "),
    )
    status = status_word(row.status)
    title = [
        Piece(f"{status} " if status else "", "mark", bold=True),
        *_hit_text(hit.text, hit.spans, signs),
    ]
    why = [Piece(signs.content(hit.reason), "muted")] if hit.reason else []
    if sheet.narrow:
        sheet.sides(head, (), fields.body)
        sheet.prose(title, indent=fields.body + 2)
        sheet.sides(why, (), fields.body + 2) if why else None
        sheet.address(hit.link, fields.body + 2)
        return
    indent = fields.body + width(head)
    sheet.sides([*head, *title], why, fields.body)
    sheet.address(hit.link, indent)


def _actor(corpus: Corpus, hit: Hit, fields: Fields, signs: Signs) -> None:
    left: list[Piece] = [
        glyph(corpus, hit.link, signs),
        blank(1),
        *_hit_text(hit.text, hit.spans, signs),
    ]
    if isinstance(hit.row, ActorRow) and hit.row.country and hit.row.kind == "person":
        left.append(Piece(f" {hit.row.country}", "muted"))
    why = [Piece(signs.content(hit.reason), "muted")] if hit.reason else []
    fields.sheet.sides(left, why, fields.body)
    fields.sheet.address(hit.link, fields.body + 2)


def _text(corpus: Corpus, hit: Hit, fields: Fields, signs: Signs) -> None:
    passage = corpus.held.passages[hit.link]
    article = corpus.held.articles[passage.article]
    head = f"{article.short} {paragraph(passage, signs)}"
    room = fields.sheet.room - fields.body - 8
    text, spans = search.snippet(hit.text, hit.spans, max(room, 16), signs.of("ellipsis"))
    words = list(_hit_text(text, spans, signs))
    if fields.sheet.narrow:
        fields.sheet.sides([Piece(head, "muted")], (), fields.body)
        fields.sheet.prose(words, indent=fields.body + 2)
    else:
        fields.sheet.sides([Piece(f"{head:<8}", "muted"), *words], (), fields.body)
    fields.sheet.address(hit.link, fields.body + 2)


# -- nothing ------------------------------------------------------------------------------


def _nothing(corpus: Corpus, wanted: Filters, query: str, writer: Writer) -> Exit:
    what = f"nothing matches {cut(quoted(query, 120)[1:-1], 120)}"
    writer.remark(f"{what}; {_way_out(corpus, wanted)}")
    if writer.form.shape is Shape.JSON:
        writer.items((), {**as_json.head(corpus, query, 0), "nearest": []})
    return Exit.NOTHING


def _way_out(corpus: Corpus, wanted: Filters) -> str:
    """The same query without its words, where that finds something."""
    fields = Filters(
        types=wanted.types, kinds=wanted.kinds, countries=wanted.countries, dates=wanted.dates
    )
    if fields and (wanted.words or wanted.phrases):
        count = len(corpus.matching_events(fields))
        one = next(iter(wanted.types)) if len(wanted.types) == 1 else "event"
        if count:
            word = "the word" if len(wanted.words) + len(wanted.phrases) == 1 else "the words"
            kept = " ".join(part for part in wanted.text.split() if _is_field(part))
            return f"{plural(count, one)} without {word}: sourcebook find {kept}"
    return "fewer words find more, and names: sourcebook who NAME"


def _is_field(part: str) -> bool:
    return part.partition(":")[0] in ("type", "kind", "in", "date") and ":" in part
