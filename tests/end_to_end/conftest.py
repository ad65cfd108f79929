"""A reader of their own for every test: an empty home, no colour wishes, the shipped book."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from end_to_end.terminal import PATIENCE, Terminal
from sourcebook.model import Batch

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src"


@dataclass
class Reader:
    """One reader's machine: home, environment, and the programs started on it."""

    home: Path
    environ: dict[str, str]
    started: list[Terminal] = field(default_factory=list)

    @property
    def data(self) -> Path:
        """Where workspaces are kept."""
        return Path(self.environ["SOURCEBOOK_DATA"])

    @property
    def kept(self) -> Path:
        """The folder of the shipped book's workspace."""
        return self.data / "iran-tajikistan"

    def command(self, *arguments: str) -> list[str]:
        """The installed command, whether installed or not."""
        return [sys.executable, "-m", "sourcebook", *arguments]

    def terminal(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        stdout: Any = None,
        **environ: str,
    ) -> Terminal:
        """Start `sourcebook` in a terminal."""
        terminal = Terminal(
            self.command(*arguments), self.environ | environ, size, cwd=self.home, stdout=stdout
        )
        self.started.append(terminal)
        return terminal

    def screen(self, *arguments: str, **options: Any) -> Terminal:
        """Start it and wait until the book is on the screen and nothing more comes."""
        terminal = self.terminal(*arguments, **options)
        terminal.wait_for(lambda: "Actors" in terminal.text or "ACTORS" in terminal.text)
        terminal.quiet()
        return terminal

    def run(
        self, *arguments: str, given: str = "", **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command without any terminal."""
        return subprocess.run(
            self.command(*arguments),
            input=given,
            env=self.environ | environ,
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    def book(self, batch: Batch, name: str = "my.book.json") -> Path:
        """Put a book into the home folder."""
        from sourcebook.store import write_book

        path = self.home / name
        write_book(path, batch)
        return path

    def patch(self, code: str) -> None:
        """Have every later program of this reader run some code when it starts."""
        folder = self.home / "patches"
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
        self.environ["PYTHONPATH"] = os.pathsep.join((str(folder), self.environ["PYTHONPATH"]))


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """A reader who has never started Sourcebook; what they start is ended with the test."""
    one = Reader(tmp_path, _environ(tmp_path))
    yield one
    for terminal in one.started:
        terminal.close()


def _environ(home: Path) -> dict[str, str]:
    """Nothing of ours but what a program needs to be found; no wishes about colour."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "xdg" / "data"),
        "XDG_CONFIG_HOME": str(home / "xdg" / "config"),
        "XDG_CACHE_HOME": str(home / "xdg" / "cache"),
        "XDG_STATE_HOME": str(home / "xdg" / "state"),
        "SOURCEBOOK_DATA": str(home / "sourcebook"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(SOURCE),
    }


@pytest.fixture
def holding(reader: Reader) -> Iterator[Callable[[], int]]:
    """Start a second process that writes the reader's workspace and does not finish."""
    started: list[subprocess.Popen[str]] = []

    def hold() -> int:
        reader.kept.mkdir(parents=True, exist_ok=True)
        code = (
            "import sys\n"
            "from sourcebook.store.faults import workspace_words\n"
            "from sourcebook.store.lock import writing\n"
            "with writing(sys.argv[1], workspace_words(sys.argv[1])):\n"
            "    print('held', flush=True)\n"
            "    sys.stdin.read()\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(reader.kept / "workspace.lock")],
            env=reader.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process.pid

    yield hold
    for process in started:
        process.communicate("")
