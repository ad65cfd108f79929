"""However it ends, the terminal is as it was, and what was cited is on standard output."""

import re
import signal
from pathlib import Path

import pytest

from end_to_end.conftest import Reader
from end_to_end.terminal import Terminal

# What is switched on for the screen and must be off again at the end.
MODES = {
    "alternate screen": 1049,
    "mouse buttons": 1000,
    "mouse moves": 1003,
    "mouse reports": 1006,
    "focus reports": 1004,
    "pasted text marked": 2004,
}

RAISING = """
import sourcebook.tui.actions as actions

def broken(view, host):
    raise RuntimeError("made to fail by the test")

actions.ACTIONS["zoom"] = broken
"""


def last_switch(raw: bytes, mode: int) -> str:
    """`h` if a mode is on at the end, `l` if off, empty if it was never touched."""
    found = re.findall(rb"\x1b\[\?(\d+)([hl])", raw)
    return next((end.decode() for number, end in reversed(found) if int(number) == mode), "")


def assert_restored(terminal: Terminal) -> None:
    """The screen is left, the cursor shown, the mouse off, the line settings as before."""
    raw = bytes(terminal.raw)
    on = [name for name, mode in MODES.items() if last_switch(raw, mode) == "h"]
    assert not on, f"still on: {on}"
    assert last_switch(raw, 1049) == "l", "the alternate screen was never left"
    assert last_switch(raw, 25) == "h", "the cursor is hidden"
    pushed = len(re.findall(rb"\x1b\[>\d*u", raw))
    assert pushed <= raw.count(b"\x1b[<u"), "the keyboard protocol is still on"
    assert terminal.settings == terminal.settings_before


def test_q_gives_the_terminal_back(reader: Reader) -> None:
    terminal = reader.screen()
    assert last_switch(bytes(terminal.raw), 1049) == "h"
    assert terminal.settings != terminal.settings_before
    terminal.send("q")
    assert terminal.ended() == 0
    assert_restored(terminal)
    assert bytes(terminal.raw).startswith("\x1b[2msourcebook: Iran–Tajikistan".encode())


def test_ctrl_c_gives_the_terminal_back(reader: Reader) -> None:
    terminal = reader.screen()
    terminal.send("Ctrl-C")
    assert terminal.ended() == 0
    assert_restored(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hup"])
def test_a_signal_gives_the_terminal_back(reader: Reader, number: signal.Signals) -> None:
    terminal = reader.screen()
    terminal.press("Down", "Down")
    here = terminal.cursor_row()[20:60]
    terminal.signal(number)
    terminal.ended()
    assert_restored(terminal)
    assert "Traceback" not in terminal.text
    assert here in reader.screen().cursor_row()


def test_a_fault_inside_gives_the_terminal_back_and_keeps_the_place(reader: Reader) -> None:
    reader.patch(RAISING)
    terminal = reader.screen()
    terminal.press("Down", "Down")
    here = terminal.cursor_row()[20:60]
    terminal.send("z")
    assert terminal.ended() != 0
    assert_restored(terminal)
    told = bytes(terminal.raw).rpartition(b"\x1b[?1049l")[2].decode()
    assert "sourcebook: the screen stumbled (RuntimeError at " in told and "Traceback" not in told
    report = (reader.data / "crash-report.txt").read_text("utf-8")
    assert "broken" in report and "Tajik" not in report
    assert here in reader.screen().cursor_row()


def test_what_was_cited_is_printed_at_the_end(reader: Reader, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with notes.open("wb") as file:
        terminal = reader.screen(
            "open", "article/police-chief-in-dushanbe-2025-12-23#p7", stdout=file
        )
        terminal.press("y")
        terminal.wait_for("sent to the terminal")
        terminal.send("q")
        terminal.wait_for(lambda: "ARTICLE" not in terminal.text)
        terminal.send("q")
        assert terminal.ended() == 0
    lines = notes.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert "¶7" in lines[0]
    assert lines[1] == "article/police-chief-in-dushanbe-2025-12-23#p7"
    assert b"\x1b" not in notes.read_bytes()
    assert_restored(terminal)


def test_nothing_cited_prints_nothing(reader: Reader, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with notes.open("wb") as file:
        terminal = reader.screen(stdout=file)
        terminal.send("q")
        assert terminal.ended() == 0
    assert notes.read_bytes() == b""
