"""What a book says never reaches the terminal as anything but text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from end_to_end.conftest import Reader
from unit.books import small_book

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
PAYLOAD = (
    "A\x1b[2J\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x9b31mB\x9d0;x\x9cC"
    f"\x00\x08\x7f{BIDI}\u200b\ufeff[b]D[/b] [/] [@click=app.bell]E[/]\r\n\x1b[?1049lF"
)
# What Textual itself sends besides text: position, style, modes, and requests.
OURS = re.compile(
    rb"\x1b\[[0-9;]*[mHABCDJKrLMST]|\x1b\[\?[0-9;]+[hl]|\x1b\[\?[0-9;]+\$p"
    rb"|\x1b\[[<>=][0-9;]*u|\x1b\]22;[a-z-]+\x07|\x1b\[c|\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)|\x1b[78=>]"
)


def poisoned(value: Any) -> Any:
    """Every text that is no address, kind or date with the payload in it."""
    if isinstance(value, dict):
        names = ("label", "text", "headline", "title", "reason", "what", "role", "words", "surface")
        return {
            key: f"{held} {PAYLOAD}" if key in names and isinstance(held, str) else poisoned(held)
            for key, held in value.items()
        }
    return [poisoned(one) for one in value] if isinstance(value, list) else value


@pytest.fixture
def hostile(reader: Reader) -> Path:
    """A book that somebody wrote by hand, past the door of `write_book`."""
    path = reader.book(small_book(), "kind.book.json")
    bad = path.with_name("bad.book.json")
    bad.write_text(json.dumps(poisoned(json.loads(path.read_text("utf-8")))), "utf-8")
    return bad


def assert_harmless(raw: bytes) -> None:
    """No sequence but ours, no control byte, no bidi control, no payload."""
    rest = OURS.sub(b"", raw)
    at = rest.find(b"\x1b")
    assert at < 0, rest[max(0, at - 40) : at + 40]
    controls = set(rest) & ({*range(32), 0x7F} - set(b"\n\r\t"))
    assert not controls, sorted(controls)
    text = rest.decode("utf-8")
    assert not {c for c in text if 0x80 <= ord(c) < 0xA0}
    assert not set(text) & {*BIDI, "\u200b", "\ufeff"}


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
def test_nothing_of_it_reaches_the_screen(
    reader: Reader, hostile: Path, size: tuple[int, int]
) -> None:
    terminal = reader.screen("open", str(hostile), size=size)
    terminal.press("Down", "Enter", "w", "Esc", "o", "Esc", "A", "Enter", "Esc")
    terminal.press("1", "2", "Down", "Enter", "w", "f", "a", "?", "x", "/", "a", "Esc")
    terminal.send("y")
    terminal.quiet()
    assert terminal.process.poll() is None, terminal.text
    assert b"\x1b]52;c;b3duZWQ=" not in terminal.raw
    assert_harmless(bytes(terminal.raw))


@pytest.mark.parametrize(
    "arguments",
    [
        ["who", "anna"],
        ["when", "2025"],
        ["find", "border"],
        ["articles"],
        ["judge", "--list"],
        ["check"],
        ["show", "event/ministers-sign-border-pact"],
        ["why", "event/ministers-sign-border-pact"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_nothing_of_it_reaches_a_plain_terminal(
    reader: Reader, hostile: Path, arguments: list[str]
) -> None:
    terminal = reader.terminal("--book", str(hostile), *arguments)
    terminal.ended()
    assert "Traceback" not in terminal.text
    assert_harmless(bytes(terminal.raw))


def test_a_hostile_name_of_a_file(reader: Reader) -> None:
    terminal = reader.terminal("open", "./a\x1b[2Jb\u202e.json")
    assert terminal.ended() == 3
    assert_harmless(bytes(terminal.raw))
