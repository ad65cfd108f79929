"""The one error a person ever sees: what is wrong, where, what to do, and the exit code."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    FOUND = 0
    NOTHING = 1
    USAGE = 2
    BAD = 3
    PARTIAL = 4
    STOPPED = 130


class SourcebookError(Exception):
    """A sentence for a person; never shown as a traceback.

    `what` names the fault and its place, `do` the way out; both are given ready
    to print. An error that ends in an address or a command has no full stop, so
    that the address can be copied whole.
    """

    def __init__(
        self, what: str, do: str = "", *, where: str = "", code: Exit = Exit.USAGE
    ) -> None:
        self.what = what
        self.do = do
        self.where = where
        self.code = code
        super().__init__(f"{what}; {do}" if do else what)
