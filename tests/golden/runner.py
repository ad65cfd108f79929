"""Runs a command in this process: nothing of the machine, the clock or the reader gets in."""

import contextlib
import io
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcebook.cli.form import Console
from sourcebook.cli.main import run as run_console
from sourcebook.errors import Exit
from sourcebook.text import cells

HERE = Path(__file__).parent
UPDATE = os.environ.get("SOURCEBOOK_UPDATE_GOLDEN") == "1"
NOON = "2026-02-03T12:00:00+00:00"

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said."""

    out: str
    err: str
    code: int

    @property
    def plain(self) -> str:
        return _ESCAPE.sub("", self.out)


class Terminal(io.StringIO):
    """A stream that says which encoding it has, as a real one does."""

    encoding = "utf-8"


def run(
    args: Sequence[str],
    *,
    width: int = 80,
    tty: bool = True,
    data: Path | str = "/nonexistent/sourcebook",
    environ: Mapping[str, str] | None = None,
    now: Callable[[], str] = lambda: NOON,
) -> Ran:
    """Run `sourcebook ARGS`. With `tty` as on a plain terminal of `width` cells."""
    out, err = Terminal(), Terminal()
    surroundings = {
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm",
        "NO_COLOR": "1",
        "SOURCEBOOK_DATA": str(data),
        **(environ or {}),
    }
    console = Console(
        out=out,
        err=err,
        environ=surroundings,
        out_tty=tty,
        err_tty=tty,
        columns=width,
        now=now,
    )
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_console(list(args), console)
    return Ran(out.getvalue(), err.getvalue(), Exit(code))


def golden(name: str, ran: Ran) -> None:
    """Compare with tests/golden/NAME.txt; SOURCEBOOK_UPDATE_GOLDEN=1 writes it instead."""
    path = HERE / f"{name}.txt"
    told = f"{ran.out}--- stderr, exit {int(ran.code)}\n{ran.err}"
    if UPDATE:
        path.write_text(told, encoding="utf-8")
    assert path.is_file(), f"no golden {path.name}: run with SOURCEBOOK_UPDATE_GOLDEN=1"
    assert told == path.read_text(encoding="utf-8")


_ADDRESS = re.compile(r"\s*(?:counted from|of)?\s*[a-z]+/[a-z0-9-]+(?:#p[0-9.]+)?")


def too_wide(text: str, width: int) -> list[str]:
    """Lines wider than the right edge; a lone address is never cut and may be."""
    lines = _ESCAPE.sub("", text).splitlines()
    return [line for line in lines if cells(line) > width - 1 and not _ADDRESS.fullmatch(line)]
