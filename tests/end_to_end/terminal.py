"""A program in a real pseudo-terminal, its screen kept by a terminal emulator (pyte).

Nothing here waits for a fixed time: `wait_for` returns as soon as the screen shows what is
awaited, `quiet` as soon as nothing has come for a while. The timeouts are generous and only
stop a test that would otherwise hang.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyte

PATIENCE = 60.0
"""Seconds until a test gives up waiting."""

KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "PageDown": "\x1b[6~",
    "PageUp": "\x1b[5~",
    "Backspace": "\x7f",
    "Ctrl-C": "\x03",
}

# Sequences with a private parameter (kitty keys, mode requests), which pyte would print.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b[P_^].*?\x1b\\")
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?]?[0-9;]*\$?|[P_^][^\x1b]*\x1b?|)\Z")


class Terminal:
    """A running program, what it wrote (`raw`), and the screen that this makes (`lines`)."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        *,
        cwd: Path | None = None,
        stdout: Any = None,
        history: bool = False,
    ) -> None:
        columns, rows = size
        kind = pyte.HistoryScreen if history else pyte.Screen
        self._screen = kind(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unfed = b""
        self.raw = bytearray()
        self._master, self._slave = pty.openpty()
        self.resize_only(size)
        self.settings_before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            list(command),
            stdin=self._slave,
            stdout=self._slave if stdout is None else stdout,
            stderr=self._slave,
            env=dict(environ),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=self._take_terminal,
        )

    def _take_terminal(self) -> None:
        """In the child: ^C and hang-ups of this terminal reach it, as from a shell."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)  # ignored in what a shell runs behind
        fcntl.ioctl(self._slave, termios.TIOCSCTTY, 0)

    # -- what goes in ---------------------------------------------------------------------

    def send(self, *keys: str) -> None:
        """Press keys, by name (`Enter`, `Down`) or as typed text."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each after the screen came to rest."""
        for key in keys:
            self.send(key)
            self.quiet(0.15)

    def resize_only(self, size: tuple[int, int]) -> None:
        """Another size of the terminal; the kernel tells the program."""
        columns, rows = size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Another size of terminal and emulator."""
        self._screen.resize(rows, columns)
        self.resize_only((columns, rows))

    # -- what comes out -------------------------------------------------------------------

    def read(self, wait: float = 0.0) -> bytes:
        """What has come, waiting at most so long for the first byte."""
        found = bytearray()
        while select.select([self._master], [], [], 0 if found else wait)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # the other side is closed
                break
            if not data:
                break
            found += data
        self.raw += found
        self._feed(bytes(found))
        return bytes(found)

    def _feed(self, data: bytes) -> None:
        data = self._unfed + data
        tail = _UNFINISHED.search(data)
        cut = tail.start() if tail else len(data)
        self._unfed = data[cut:]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data[:cut]))

    def wait_for(self, wanted: str | Callable[[], object], timeout: float = PATIENCE) -> None:
        """Read until the screen shows a text, or a condition holds."""
        end = time.monotonic() + timeout
        while not self._holds(wanted):
            if self.process.poll() is not None:
                self.read()
                if self._holds(wanted):
                    return
                raise AssertionError(f"it ended while awaited was {wanted!r}:\n{self.text}")
            if time.monotonic() > end:
                raise AssertionError(f"not seen in {timeout:.0f} s: {wanted!r}; but:\n{self.text}")
            self.read(0.05)

    def _holds(self, wanted: str | Callable[[], object]) -> bool:
        return wanted in self.text if isinstance(wanted, str) else bool(wanted())

    def quiet(self, silence: float = 0.25, timeout: float = PATIENCE) -> None:
        """Read until nothing has come for `silence` seconds."""
        end = time.monotonic() + timeout
        while self.read(silence):
            if time.monotonic() > end:
                raise AssertionError(f"never quiet in {timeout:.0f} s:\n{self.text}")

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.lines)

    def row(self, text: str) -> int:
        """The row that shows a text; -1 if none does."""
        return next((n for n, line in enumerate(self.lines) if text in line), -1)

    def cursor_row(self, bar: str = "▌") -> str:
        """The first row with the focused cursor's bar."""
        return next((line for line in self.lines if bar in line), "")

    @property
    def cursor_hidden(self) -> bool:
        """True while the program hides the terminal's cursor."""
        return bool(self._screen.cursor.hidden)

    def colors(self) -> set[str]:
        """Foreground and background colours of all cells, as pyte names them."""
        rows = self._screen.buffer.values()
        return {color for row in rows for cell in row.values() for color in (cell.fg, cell.bg)}

    # -- the end --------------------------------------------------------------------------

    @property
    def settings(self) -> list[Any]:
        """The terminal's own settings now (echo, line mode)."""
        return termios.tcgetattr(self._slave)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def ended(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended; gives its exit code."""
        end = time.monotonic() + timeout
        while self.process.poll() is None:
            self.read(0.05)
            if time.monotonic() > end:
                raise AssertionError(f"still running after {timeout:.0f} s:\n{self.text}")
        self.read()
        return int(self.process.returncode)

    def close(self) -> None:
        """End the program, if it still runs, and give the terminal back."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for number in (self._master, self._slave):
            os.close(number)
