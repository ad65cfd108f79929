"""Where programs are measured: a clean home, compiled modules, the peers, the books."""

import compileall
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ROOT, SOURCE
from end_to_end.terminal import Terminal

SHIPPED = ROOT / "data/iran-tajikistan/iran-tajikistan.book.json"
COLORS = {
    "truecolour": {"COLORTERM": "truecolor"},
    "256": {},
    "16": {"TERM": "linux"},
}


@dataclass(frozen=True)
class World:
    """A folder for everything that is written, and the environment of what is run."""

    home: Path
    environ: dict[str, str]

    def fresh(self, **more: str) -> dict[str, str]:
        """The environment with a home that nobody has used."""
        home = Path(tempfile.mkdtemp(dir=self.home))
        return self.environ | {"HOME": str(home), "SOURCEBOOK_DATA": str(home / "data")} | more


@contextmanager
def world() -> Iterator[World]:
    """A world for one run, removed after it."""
    compiled()
    home = Path(tempfile.mkdtemp(prefix="sourcebook-bench-"))
    # PYTHONDONTWRITEBYTECODE and colour wishes of the caller must not count.
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environ = kept | {"LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONPATH": str(SOURCE)}
    try:
        yield World(home, environ | {"SOURCEBOOK_BOOK": str(SHIPPED)})
    finally:
        shutil.rmtree(home)


def compiled() -> None:
    """Without .pyc a start takes 2.5 times as long, and only the first time."""
    compileall.compile_dir(str(SOURCE), quiet=2)
    for name in ("textual", "rich", "click", "tinydb"):
        for folder in sys.path:
            if (Path(folder) / name).is_dir():
                compileall.compile_dir(str(Path(folder) / name), quiet=2)
                break


def sourcebook(*arguments: str) -> list[str]:
    """The command, of this source tree."""
    return [sys.executable, "-m", "sourcebook", *arguments]


def peer(name: str) -> str:
    """The path of a peer's command; empty where it is not installed."""
    folder = Path(os.environ.get("BENCH_PEERS", ROOT / ".venv-peers")) / "bin"
    return shutil.which(name, path=str(folder)) or shutil.which(name) or ""


def tables(home: Path) -> tuple[Path, Path]:
    """The shipped timeline for the peers: as a table and as a page."""
    from sourcebook.corpus import Corpus
    from sourcebook.store import open_book

    rows = Corpus(open_book(SHIPPED).batch, ()).timeline(others=True)
    cells = [(row.time.edtf.text if row.time else "", row.type, row.label) for row in rows]
    table, page = home / "timeline.tsv", home / "timeline.md"
    cells *= 8  # long enough to be scrolled
    lines = ["date\ttype\ttitle", *("\t".join(one) for one in cells)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    items = "\n".join(f"- {date} {title}" for date, _, title in cells)
    page.write_text(f"# Timeline\n\n{items}\n", encoding="utf-8")
    return table, page


class Stopwatch(Terminal):
    """A terminal whose emulator looks at the bytes only when asked, so as not to be timed."""

    def __init__(
        self,
        command: Sequence[str],
        environ: dict[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self._later = bytearray()
        super().__init__(command, environ, size)

    def _feed(self, data: bytes) -> None:
        self._later += data

    def look(self) -> None:
        """Let the emulator draw what has come."""
        data, self._later = bytes(self._later), bytearray()
        super()._feed(data)

    def await_bytes(self, marker: bytes, start: int = 0, timeout: float = 60.0) -> None:
        """Read until a marker has come (any byte, where it is empty)."""
        import time

        end = time.perf_counter() + timeout
        while marker not in self.raw[start:] if marker else len(self.raw) <= start:
            self.read(0.005)
            if time.perf_counter() > end or self.process.poll() is not None:
                self.look()
                raise TimeoutError(f"{marker!r} never came:\n{self.text}")

    def picture(self) -> list[list[object]]:
        """Every cell with its colours."""
        self.look()
        rows = [self._screen.buffer[y] for y in range(self._screen.lines)]
        return [[tuple(row[x]) for x in range(self._screen.columns)] for row in rows]
