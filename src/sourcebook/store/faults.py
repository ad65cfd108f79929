"""What can be wrong with a file or a record, in the sentences a person reads."""

# Paths are strings: pathlib loads urllib, which reading commands must not.

import os
from dataclasses import dataclass
from errno import EDQUOT, ENOENT, ENOSPC, ENOTDIR

from sourcebook.errors import Exit, SourcebookError
from sourcebook.text import clean_line


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the address of the record, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Damaged(SourcebookError):
    """A stored record that cannot be read as what it should be."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(what, where=where, code=Exit.BAD)

    @property
    def fault(self) -> Fault:
        """The same as a finding."""
        return Fault(self.where, self.what)


class Unsound(SourcebookError):
    """A batch that must not be written; carries every fault found."""

    def __init__(self, path: str, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
        super().__init__(
            f"{shown(path)} would have {count}, first {faults[0]}",
            "nothing was written; mend and build again.",
            where=faults[0].where,
            code=Exit.BAD,
        )


@dataclass(frozen=True, slots=True)
class Wording:
    """How the faults of one file are told: what the file is called, what was kept, what to do."""

    path: str
    subject: str
    absent: str
    foreign: tuple[str, str]
    mend: str
    kept: str
    full: str

    def missing(self) -> SourcebookError:
        """Nothing stands at the path."""
        return self._say(f"no {self.absent} at {shown(self.path)}", self._instead())

    def no_such(self, why: str) -> SourcebookError:
        """A file of another kind."""
        return self._say(f"{self.subject} is {self.foreign[0]} ({why})", self.foreign[1])

    def broken(self, what: str) -> SourcebookError:
        """A file of the right kind that is not whole."""
        return self._say(f"{self.subject} {what}", self.mend)

    def newer(self, found: int, reads: int) -> SourcebookError:
        """A file written by a later version."""
        what = f"{self.subject} has format {found}, this sourcebook reads up to {reads}"
        return self._say(what, "run: pip install -U sourcebook")

    def unreadable(self, error: OSError) -> SourcebookError:
        """The system refuses to read."""
        if error.errno in (ENOENT, ENOTDIR):
            return self.missing()
        refused = isinstance(error, PermissionError)
        do = f"ask its owner{_owner(self.path)}." if refused else self.mend
        return self._say(f"{self.subject} cannot be read ({reason(error)})", do)

    def unwritable(self, error: OSError) -> SourcebookError:
        """The system refuses to write; the former file still stands."""
        if error.errno in (ENOSPC, EDQUOT):
            disk = shown(os.path.dirname(self.path) or ".")
            return self._say(f"no space left on the disk of {disk}", self.full)
        return self._say(f"{self.subject} cannot be written ({reason(error)})", self.kept)

    def _instead(self) -> str:
        return "name a file that is there, or leave out --book for the shipped one."

    def _say(self, what: str, do: str) -> SourcebookError:
        return SourcebookError(what, do, where=shown(self.path), code=Exit.BAD)


def book_words(path: str) -> Wording:
    """The sentences for a book."""
    return Wording(
        path,
        subject=shown(path),
        absent="book",
        foreign=("no book", 'name a file that "sourcebook ingest" or "build" made.'),
        mend="use a copy, or build it again.",
        kept="nothing was changed.",
        full="the book is as before; free some and repeat.",
    )


def workspace_words(path: str) -> Wording:
    """The sentences for a workspace."""
    left = "it is left as it is and reading still works"
    return Wording(
        path,
        subject=f"your workspace {shown(path)}",
        absent="workspace",
        foreign=("none", f"{left}; move it away to begin anew."),
        mend=f"{left}; put a copy in its place, or move it away to begin anew.",
        kept="nothing was judged, reading still works.",
        full="your workspace is as before, nothing was judged; free some and repeat.",
    )


def place_words(path: str) -> Wording:
    """The sentences for the small files that remember where the reader was."""
    return Wording(
        path,
        subject=f"your place ({shown(path)})",
        absent="place",
        foreign=("none", "it is left as it is."),
        mend="it is left as it is.",
        kept="it was not kept; your judgements are as before.",
        full="your place was not kept; your judgements are as before.",
    )


def shown(path: str) -> str:
    """A path as it stands in a sentence: clean, short, the home folder as `~`."""
    home = os.path.expanduser("~")
    if len(home) > 1 and (path == home or path.startswith(home + os.sep)):
        path = "~" + path[len(home) :]
    return clean_line(path)


def reason(error: OSError) -> str:
    """The system's own words, as they stand inside a sentence."""
    words = error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]


def _owner(path: str) -> str:
    """`, root`: who owns the file, if that can be told."""
    try:
        import pwd  # only where something went wrong; absent on some systems

        return ", " + clean_line(pwd.getpwuid(os.stat(path).st_uid).pw_name, 40)
    except (ImportError, KeyError, OSError):
        return ""
