"""Completion of names and addresses: labels only, no index, at most 50; silent on any error."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sourcebook.errors import SourcebookError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from sourcebook.store import Book

_MOST = 50


def names(ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Names of actors that start so."""
    return _found(ctx, incomplete, by_label=True)


def links(ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Addresses that start so."""
    return _found(ctx, incomplete, by_label=False)


def _found(ctx: click.Context, incomplete: str, *, by_label: bool) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    wanted = incomplete.casefold()
    found: list[CompletionItem] = []
    try:
        for address, label in _labels(_book(ctx), actors_only=by_label):
            text, told = (label, address) if by_label else (address, label)
            if text.casefold().startswith(wanted) and len(found) < _MOST:
                found.append(CompletionItem(text, help=told))
    except (SourcebookError, OSError):
        return []
    return found


def _book(ctx: click.Context) -> "Book":
    import os

    from sourcebook.cli.shelf import book_path
    from sourcebook.store import open_book

    named = ctx.params.get("book") or (ctx.parent.params.get("book") if ctx.parent else "") or ""
    return open_book(book_path(named, os.environ)[0])


def _labels(book: "Book", *, actors_only: bool) -> Iterator[tuple[str, str]]:
    from sourcebook.model import Actor, Article, Event
    from sourcebook.text import clean_line

    for actor in book.records(Actor):
        yield actor.id, clean_line(actor.label)
    if actors_only:
        return
    for event in book.records(Event):
        yield event.id, clean_line(event.label)
    for article in book.records(Article):
        yield article.id, clean_line(article.headline)
