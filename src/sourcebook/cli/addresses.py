"""Addresses as people type them, and the sentence when one leads nowhere or elsewhere."""

from sourcebook.answers import Resolved
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import SourcebookError
from sourcebook.links import LinkError, is_link
from sourcebook.text import clean_line, quoted


def resolved(corpus: Corpus, text: str, writer: Writer | None = None) -> Resolved:
    """Where an address leads; a redirect after a merge is said. Raises a sentence."""
    address = text.strip()
    try:
        found = corpus.resolve(address)
    except LinkError:
        if is_link(address):
            raise
        raise no_address(address) from None
    if writer is not None and found.moved_by is not None:
        writer.remark(f"{address} is now {found.thing} ({found.moved_by.id}).")
    return found


def no_address(text: str) -> SourcebookError:
    """What looks like a name rather than an address."""
    name = clean_line(text, 60)
    shown = name if name.isalnum() else f"'{name}'"
    hint = f"perhaps: sourcebook who {shown}" if name else "the kinds are actor, event, article."
    return SourcebookError(f"{quoted(text)} is no address (kind/name)", hint, where=name)
