"""The desk that the screen writes at: judgements and the reader's place, over the store."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import cast

from sourcebook.corpus import Corpus
from sourcebook.errors import SourcebookError
from sourcebook.model import Act, Judgement
from sourcebook.store import Book, Workspace, open_book
from sourcebook.store.codec import JSON

READER = "reader"
"""The user of a judgement that the reader made."""


class ReaderDesk:
    """A book and a workspace as `corpus.Desk` has them.

    A workspace that cannot be read or written leaves the book readable: `decide` then
    raises the sentence that says why.
    """

    def __init__(self, book: Book, shelf: Workspace, now: Callable[[], str]) -> None:
        self._book = book
        self._shelf = shelf
        self._now = now
        self._judged: tuple[Judgement, ...] | None = None
        self._corpus: Corpus | None = None

    def corpus(self) -> Corpus:
        """The book as judged now; read again where it changed on disk."""
        if self.newer():
            self._reread()
        judged = tuple(self._shelf.judgements)
        if self._corpus is None or judged != self._judged:
            self._corpus = Corpus(self._book.batch, judged)
            self._judged = judged
        return self._corpus

    def _reread(self) -> None:
        """Take what is new; a file that cannot be read now leaves what was read before."""
        with suppress(SourcebookError):
            if self._book.newer():
                book = open_book(self._book.path)
                if book.header.id == self._book.header.id:
                    self._book, self._corpus = book, None
        with suppress(SourcebookError):
            self._shelf.reload()

    def decide(self, act: Act, reason: str = "") -> Judgement:
        """Keep a judgement; raises a sentence where it cannot be written."""
        return self._shelf.decide(act, user=READER, reason=reason, at=self._now())

    def judgements(self) -> Sequence[Judgement]:
        """The reader's judgements so far."""
        return self._shelf.judgements

    def remember(self, place: Mapping[str, object]) -> None:
        """Keep where the reader is; a place that cannot be kept is no loss worth a word."""
        with suppress(SourcebookError):
            self._shelf.remember(cast("Mapping[str, JSON]", place))

    def place(self) -> Mapping[str, object]:
        """Where the reader was; empty at the first time."""
        return self._shelf.place()

    def newer(self) -> bool:
        """True if book or workspace changed on disk since they were read."""
        return self._book.newer() or self._shelf.newer()
