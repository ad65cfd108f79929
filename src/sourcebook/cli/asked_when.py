"""The answer to `when`: surely within, under way, and what may fall there."""

from collections.abc import Iterable, Sequence

from sourcebook import dates, search
from sourcebook.answers import EventRow
from sourcebook.cli import as_json
from sourcebook.cli.bits import mark_words
from sourcebook.cli.event_card import when_list
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Sheet
from sourcebook.cli.shelf import begin
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit
from sourcebook.present.words import plural
from sourcebook.search import When
from sourcebook.signs import UNICODE

_GROUPS = ("within", "under-way", "may")
_UNDATED = "undated"


def answer(form: Form, query: str, *, addresses: bool, by_mentions: bool) -> Exit:
    """Print what happened in a span of time."""
    span = None if query.strip() == _UNDATED else dates.read(query)
    opened, writer = begin(form)
    corpus = opened.corpus
    groups = _groups(corpus, span, by_mentions)
    if not len(groups):
        return _nothing(corpus, span, query, writer)
    rows = _listed(groups)[: form.limit]
    if form.pretty:
        _pretty(groups, len(rows), span is None, addresses, writer)
        _rest(writer, len(rows), len(groups), corpus.counts[2], addresses)
    elif form.shape is Shape.TSV:
        writer.rows(_row(group, row, span is None) for group, row in rows)
    else:
        writer.items(_items(corpus, rows, span is None), as_json.head(corpus, query, len(groups)))
    return opened.code


def _groups(corpus: Corpus, span: dates.Edtf | None, by_mentions: bool) -> When:
    groups = When((), (), search.undated(corpus)) if span is None else search.when(corpus, span)
    if not by_mentions:
        return groups
    return When(*(_sorted(group) for group in (groups.within, groups.under_way, groups.may)))


def _sorted(rows: Iterable[EventRow]) -> tuple[EventRow, ...]:
    return tuple(sorted(rows, key=lambda row: -row.passages))


def _listed(groups: When) -> list[tuple[str, EventRow]]:
    every = zip(_GROUPS, (groups.within, groups.under_way, groups.may), strict=True)
    return [(name, row) for name, rows in every for row in rows]


def _pretty(groups: When, limit: int, undated: bool, addresses: bool, writer: Writer) -> None:
    form = writer.form
    sheet = Sheet(form.room, form.signs.of("ellipsis"))
    when_list(groups, limit, addresses, sheet, form.signs, undated=undated)
    writer.lines(sheet.lines)


def _rest(writer: Writer, shown: int, total: int, every: int, addresses: bool) -> None:
    told = "" if addresses else " -a shows addresses,"
    more = "" if shown == total else f" {shown} shown, the rest with --all;"
    writer.remark(f"{total} of {plural(every, 'event')};{more}{told} why LINK the words of a date.")


def _row(group: str, row: EventRow, undated: bool) -> tuple[str, ...]:
    return (
        row.time.edtf.text if row.time else "",
        ",".join(mark_words(row)),
        str(row.status),
        row.type,
        row.label,
        row.id,
        ",".join(row.countries),
        str(row.passages),
        _UNDATED if undated else group,
    )


def _items(
    corpus: Corpus, rows: Sequence[tuple[str, EventRow]], undated: bool
) -> Iterable[as_json.Object]:
    for group, row in rows:
        yield {**as_json.event(corpus, row.id), "group": _UNDATED if undated else group}


# -- nothing ------------------------------------------------------------------------------


def _nothing(corpus: Corpus, span: dates.Edtf | None, query: str, writer: Writer) -> Exit:
    near = _nearest(corpus, span) if span is not None else None
    if span is None:
        writer.remark("no event is undated.")
    elif near is None or near.time is None:
        writer.remark(f"no event in {_shown(span)}, and none has a date; sourcebook when undated")
    else:
        writer.remark(_nearest_sentence(corpus, span, near.time.edtf))
    if writer.form.shape is Shape.JSON:
        refs = [as_json.ref(corpus, near.id)] if near else []
        writer.items((), {**as_json.head(corpus, query, 0), "nearest": refs})
    return Exit.NOTHING


def _nearest_sentence(corpus: Corpus, span: dates.Edtf, near: dates.Edtf) -> str:
    day = _shown(near)
    count = len(search.when(corpus, near).within)
    told = f"no event in {_shown(span)}; the nearest is {day}"
    return f"{told} ({plural(count, 'event')}): sourcebook when {day}"


def _shown(value: dates.Edtf) -> str:
    look = dates.shown(value, width=60, ascii=UNICODE.ascii)
    return look.sign + look.body


def _nearest(corpus: Corpus, span: dates.Edtf) -> EventRow | None:
    """The event fewest days away; one known to the day before those that are not."""
    dated = [row for row in corpus.timeline(others=False) if row.time is not None]
    known = [row for row in dated if row.time and (row.time.edtf.earliest or row.time.edtf.latest)]
    return min(known, key=lambda row: (not _one_day(row), _days(row, span)), default=None)


def _one_day(row: EventRow) -> bool:
    assert row.time is not None
    return row.time.edtf.earliest == row.time.edtf.latest and not row.time.edtf.uncertain


def _days(row: EventRow, span: dates.Edtf) -> int:
    assert row.time is not None
    first, last = row.time.edtf.earliest, row.time.edtf.latest
    if span.earliest is not None and last is not None and last < span.earliest:
        return (span.earliest - last).days
    if span.latest is not None and first is not None and first > span.latest:
        return (first - span.latest).days
    return 0
