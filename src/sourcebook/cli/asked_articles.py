"""The answer to `articles`: what was read, and below it what was left open."""

from collections.abc import Iterator

from sourcebook.answers import ArticleRow
from sourcebook.cli import as_json
from sourcebook.cli.article_card import article_list
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Sheet
from sourcebook.cli.left_open_card import left_open_card
from sourcebook.cli.rest import some
from sourcebook.cli.shelf import begin
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit
from sourcebook.judge import ends
from sourcebook.present.left_open import open_counts


def answer(form: Form, *, doubts: bool) -> Exit:
    """Print the articles in order of first ingest, then what the book leaves open."""
    opened, writer = begin(form)
    corpus = opened.corpus
    found = [row for row in corpus.articles if row.article.doubts or not doubts]
    shown = found[: form.limit]
    if not found:
        writer.remark("no article has a doubt." if doubts else "the book has no article.")
    if form.pretty:
        sheet = Sheet(form.room, form.signs.of("ellipsis"))
        article_list(corpus, shown, sheet, form.signs)
        left_open_card(corpus, sheet, form.signs, all_rows=form.limit is None)
        writer.lines(sheet.lines)
        some(writer, len(shown), len(found), "article")
    elif form.shape is Shape.TSV:
        writer.rows(_row(corpus, row) for row in shown)
        writer.rows(_open_rows(corpus))
    elif form.shape is Shape.JSONL:
        items = (as_json.article(corpus, row) for row in shown)
        writer.items((*items, *_open_items(corpus)), {})
    else:
        items = (as_json.article(corpus, row) for row in shown)
        head = as_json.head(corpus, "", len(found))
        writer.items(items, {**head, "left_open": as_json.left_open(corpus)})
    return opened.code if found or open_counts(corpus) else Exit.NOTHING


def _open_items(corpus: Corpus) -> Iterator[as_json.Object]:
    """A line for each, with the name of its sort as its kind."""
    for kind, items in as_json.left_open(corpus).items():
        yield from ({"kind": kind, **item} for item in items)


def _row(corpus: Corpus, row: ArticleRow) -> tuple[str, ...]:
    article = row.article
    return (
        article.id,
        article.short,
        article.published.edtf.text if article.published else "",
        article.headline,
        article.headline_by,
        corpus.label(article.publisher) if article.publisher else "",
        row.rendition,
        str(article.paragraphs),
        str(row.actors),
        str(row.events),
        str(len(article.uncertain)),
        ",".join(one.place.passage.id for one in corpus.open_references(article.id)),
        "read",
        "",
    )


def _open_rows(corpus: Corpus) -> Iterator[tuple[str, ...]]:
    """Files, pairs and judgements in the columns of the articles."""
    for file in corpus.refusals:
        yield _open_row(file.id, file.name, "refused", file.reason)
    for entry in corpus.open_pairs:
        yield _open_row(entry.id, ",".join(ends(entry)), "unsure", entry.reason)
    for orphan in corpus.orphans:
        about = ",".join(ends(orphan.judgement))
        gone = f"no more in the book: {','.join(orphan.missing)}"
        yield _open_row(orphan.judgement.id, about, "orphaned", gone)


def _open_row(link: str, name: str, state: str, why: str) -> tuple[str, ...]:
    return (link, "", "", name, *[""] * 8, state, why)
