"""`check`, `build` and `hydrate`: what keeps a book sound."""

from collections.abc import Sequence

import click

from sourcebook.cli.form import Form
from sourcebook.cli.group import examples
from sourcebook.cli.options import ANY_PATH, common
from sourcebook.errors import Exit


@click.command(epilog=examples(["sourcebook check", "sourcebook check my.book.json"]))
@click.argument("book_file", metavar="[BOOK]", required=False, type=ANY_PATH)
@common()
def check(form: Form, book_file: str | None) -> Exit:
    """Verify a book: addresses, anchors, texts. Prints nothing for a sound one."""
    from sourcebook.cli.kept import check_book

    return check_book(form, book_file or "")


@click.command(
    epilog=examples(
        [
            "sourcebook build data/iran-tajikistan",
            "sourcebook build data/iran-tajikistan --check",
        ]
    )
)
@click.argument("folder", metavar="DIR", type=ANY_PATH)
@click.option("-o", "--output", metavar="FILE", default="", help="else DIR/NAME.book.json")
@click.option("--check", "only_check", is_flag=True, help="is the built book current? 0 or 1")
@click.option(
    "--originals",
    multiple=True,
    metavar="FILE",
    type=ANY_PATH,
    help="make originals.toml anew from these first; once for each",
)
@common()
def build(form: Form, folder: str, output: str, only_check: bool, originals: Sequence[str]) -> Exit:
    """Make a book from a folder of restated articles and what was read from them."""
    from sourcebook.cli.kept import build_book

    return build_book(form, folder, output, only_check=only_check, originals=originals)


@click.command(epilog=examples(["sourcebook hydrate ~/news/*.txt"]))
@click.argument("files", nargs=-1, required=True, type=ANY_PATH, metavar="FILE...")
@common()
def hydrate(form: Form, files: Sequence[str]) -> Exit:
    """Give an abridged book its original articles: excerpts are to the letter from then
    on. Files are known by their hash; those of other articles are left out.
    """
    from sourcebook.cli.hydrated import hydrate_book

    return hydrate_book(form, files)
