"""What became of the files that were given to ingest."""

from dataclasses import dataclass

from sourcebook.model import Address, Batch


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Words whose meaning was left open: where they stand, and why."""

    words: str
    link: Address
    why: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    `outcome` is read, changed (it replaces its article), again (its text is known, but was
    read by another route), known (nothing to do), twice (the text of another file),
    refused, or missing (no file stands there); `notes` say what was cleaned, `doubts` what is
    not certain, `open` whom or what is meant by words that could not be told.
    """

    name: str
    outcome: str
    article: Address = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    open: tuple[OpenWords, ...] = ()
    actors: int = 0
    events: int = 0
    attributions: int = 0


@dataclass(frozen=True, slots=True)
class Ingested:
    """A book with what was added to it, and a report per file in the order they were given."""

    batch: Batch
    files: tuple[FileReport, ...]
    unsure: tuple[str, ...]  # judgements to be decided
    stopped: bool = False
