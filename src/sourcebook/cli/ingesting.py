"""`ingest`: articles read into a book."""

from collections.abc import Sequence

import click

from sourcebook.cli.form import Form
from sourcebook.cli.group import examples
from sourcebook.cli.options import ANY_PATH, common
from sourcebook.errors import Exit


@click.command(
    epilog=examples(
        [
            "sourcebook ingest my.book.json articles/",
            "sourcebook ingest my.book.json --dry-run '*.html' -",
        ]
    )
)
@click.argument("book_file", metavar="BOOK", type=ANY_PATH)
@click.argument("files", nargs=-1, required=True, type=ANY_PATH, metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="report what would be read, write nothing")
@click.option("--again", is_flag=True, help="read known texts anew, as after an update")
@click.option("--nlp", is_flag=True, help="with the parser of sourcebook[nlp] beside the rules")
@click.option("--title", default="", metavar="WORDS", help="of a new book  [its file's name]")
@common()
def ingest(
    form: Form,
    book_file: str,
    files: Sequence[str],
    dry_run: bool,
    again: bool,
    nlp: bool,
    title: str,
) -> Exit:
    """Read articles into BOOK, a new one or one that ingest made: text, Markdown, HTML,
    PDF, JSON lines; folders and patterns too, - is standard input. A known text changes
    nothing, a changed one replaces its article. Nothing that a reader judged is touched.
    """
    from sourcebook.cli.ingested import How, ingest_files

    how = How(dry_run=dry_run, again=again, nlp=nlp, title=title)
    return ingest_files(form, book_file, files, how)
