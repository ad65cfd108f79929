"""The answer to `articles`."""

from sourcebook.answers import ArticleRow
from sourcebook.cli import as_json
from sourcebook.cli.article_card import article_list
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Sheet
from sourcebook.cli.rest import some
from sourcebook.cli.shelf import begin
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit


def answer(form: Form, *, doubts: bool) -> Exit:
    """Print the articles in order of first ingest."""
    opened, writer = begin(form)
    corpus = opened.corpus
    found = [row for row in corpus.articles if row.article.doubts or not doubts]
    shown = found[: form.limit]
    if not found:
        writer.remark("no article has a doubt." if doubts else "the book has no article.")
    if form.pretty:
        sheet = Sheet(form.room, form.signs.of("ellipsis"))
        article_list(corpus, shown, sheet, form.signs)
        writer.lines(sheet.lines)
        some(writer, len(shown), len(found), "article")
    elif form.shape is Shape.TSV:
        writer.rows(_row(corpus, row) for row in shown)
    else:
        items = (as_json.article(corpus, row) for row in shown)
        writer.items(items, as_json.head(corpus, "", len(found)))
    return opened.code if found else Exit.NOTHING


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
        str(len(article.doubts)),
    )
