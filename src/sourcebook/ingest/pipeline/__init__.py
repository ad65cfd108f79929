"""From files to a book: every file through the steps, then all of them put together.

A file that is no article is reported and left out; the rest goes on. The book that comes
out is the same in whatever order the files came, and a file whose text is known already
changes nothing, unless it was read by another route or is to be read again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from sourcebook.ingest.parse import Parser
from sourcebook.ingest.pipeline import articles
from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.ingest.pipeline.entering import enter
from sourcebook.ingest.pipeline.origins import credit, credit_translations
from sourcebook.ingest.pipeline.proposals import propose
from sourcebook.ingest.pipeline.reading import Reading, read_article, read_through
from sourcebook.ingest.pipeline.refusals import refusals
from sourcebook.ingest.pipeline.replaced import replaced
from sourcebook.ingest.pipeline.reports import FileReport, Ingested, OpenWords
from sourcebook.ingest.values import Document, RawFile, Refusal
from sourcebook.model import Article, Batch, Header, Pair, Say
from sourcebook.slugs import slug
from sourcebook.text import CLEANING, clean_line

__all__ = ["FileReport", "Ingested", "OpenWords", "ingest"]

_RULES = "rules"


def ingest(
    files: Iterable[RawFile],
    base: Batch | None,
    title: str,
    tell: Callable[[int], None] = lambda _: None,
    parser: Parser | None = None,
    *,
    again: bool = False,
) -> Ingested:
    """The book `base` with these files; a new book of this title where there is none.

    With `again` a text that the book has is read anew: the rules may have been bettered.
    """
    door = _Door(base, parser, again=again)
    stopped = False
    try:
        for count, raw in enumerate(files, 1):
            door.read(raw)
            tell(count)
    except KeyboardInterrupt:
        stopped = True
    while True:
        try:
            return _together(door, base, title, stopped=stopped)
        except _MisreadError as fault:  # all is put together anew without that file
            door.refuse(fault.text, fault.why)
            door.read_again()


class _MisreadError(Exception):
    """An article that cannot be put into a book, by the hash of its text, and why."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(why)
        self.text = text
        self.why = why


def _together(door: "_Door", base: Batch | None, title: str, *, stopped: bool) -> Ingested:
    fresh = door.ordered()
    base = base or Batch(_header(title, fresh))
    homes = replaced(base, [door.readings[text] for text in fresh])
    ledger = Ledger(base, (home for home in homes if home))
    had = {judgement.id for judgement in base.judgements}
    known = frozenset(ledger.profiles) - ledger.touched
    old_events = frozenset(ledger.events)
    made: dict[str, FileReport] = {}
    for text, home in zip(fresh, homes, strict=True):
        outcome = "again" if text in door.known else "changed" if home else "read"
        try:
            made[text] = enter(ledger, door.taken(text), home, outcome, door.route)
        except Exception as fault:
            raise _MisreadError(text, _our_fault(fault)) from fault
    fresh_ids = [one.article for one in made.values()]
    credit(ledger, fresh_ids)
    propose(ledger, known, old_events)
    credit_translations(ledger, fresh_ids)
    read = [one.name for one in door.reports if one.outcome not in ("refused", "missing")]
    batch = replace(ledger.batch(), refusals=refusals(base.refusals, read, door.refused))
    unsure = tuple(
        one.id
        for one in batch.judgements
        if one.id not in had and isinstance(one.act, Pair) and one.act.say is Say.UNSURE
    )
    return Ingested(batch, tuple(_told(one, made) for one in door.reports), unsure, stopped)


def _header(title: str, fresh: Sequence[str]) -> Header:
    """A book's id: its title, and the hash of what it was first made from."""
    digest = sha256("".join(fresh).encode()).hexdigest()[:8]
    name = clean_line(title, 80) or "book"
    return Header(f"{slug(name, 'book')}-{digest}", name, "original", made_by="sourcebook ingest")


def _told(report: FileReport, made: Mapping[str, FileReport]) -> FileReport:
    """The report of a file with what became of its article."""
    entered = made.get(report.article)
    if entered is None:
        return report
    if report.outcome == "twice":
        return replace(report, article=entered.article)
    return replace(entered, name=report.name, notes=report.notes)


def _our_fault(fault: Exception) -> str:
    where = type(fault).__name__
    return f"It could not be read through; this is our fault ({where})."


# --- reading


class _Door:
    """What comes in: the readings of what is new, by the hash of the text, a report per file.

    A reading is as large as the records made from it, so it is let go when it is taken.
    """

    def __init__(self, base: Batch | None, parser: Parser | None, *, again: bool) -> None:
        self._parser = parser
        self._again = again
        self.route = f"{_RULES}, {parser.name}" if parser else _RULES
        held = base.articles if base else ()
        self.known = {text.sha256: one for one in held for text in one.renditions}
        self._files = {
            text.raw_sha256: one
            for one in held
            for text in one.renditions
            if text.cleaning == CLEANING and text.raw_sha256
        }
        self.readings: dict[str, Reading] = {}
        self._taken: dict[str, Document] = {}
        self.reports: list[FileReport] = []
        self.refused: list[Refusal] = []

    def read(self, raw: RawFile) -> None:
        """Take one file in; what was read of it before by this route is not read again."""
        digest = sha256(raw.data).hexdigest()
        if raw.data and self._done(self._files.get(digest)):
            self.reports.append(FileReport(raw.name, "known", self._files[digest].id))
            return
        try:
            found = read_article(raw, self._parser)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the others must not pay
            found = Refusal(raw.name, _our_fault(fault), digest)
        self.reports.append(self._report(found))

    def _done(self, held: Article | None) -> bool:
        """True if an article was read by this route; a book that does not tell knew rules only."""
        if held is None or self._again:
            return False
        return (held.read_by or _RULES) == self.route

    def _report(self, found: Reading | Refusal) -> FileReport:
        if isinstance(found, Refusal):
            if not found.there:
                return FileReport(found.name, "missing", reason=found.reason)
            self.refused.append(found)
            return FileReport(found.name, "refused", reason=found.reason)
        document = found.document
        text = document.text_sha256
        if self._done(self.known.get(text)):
            return FileReport(document.name, "known", self.known[text].id)
        if text not in self.readings:
            self.readings[text] = found
            return FileReport(document.name, "read", text, notes=document.notes)
        first = self.readings[text]
        if document.name < first.document.name:  # the order files came in must not show
            self.readings[text] = found
        return FileReport(document.name, "twice", text, f"the text of {first.document.name}")

    def ordered(self) -> list[str]:
        """The texts read, in the order in which they are entered."""
        return sorted(self.readings, key=lambda text: articles.order(self.readings[text]))

    def taken(self, text: str) -> Reading:
        """The reading of a text, which is then held no more."""
        reading = self.readings.pop(text)
        self._taken[text] = reading.document
        return reading

    def read_again(self) -> None:
        """Reads what was taken, so that it can be taken once more."""
        while self._taken:
            text, document = self._taken.popitem()
            self.readings[text] = read_through(document, self._parser)

    def refuse(self, text: str, why: str) -> None:
        """Takes an article back out, with all files that hold it."""
        document = self._taken.pop(text)
        self.refused.append(Refusal(document.name, why, document.raw_sha256))
        self.reports = [
            FileReport(one.name, "refused", reason=why) if one.article == text else one
            for one in self.reports
        ]
