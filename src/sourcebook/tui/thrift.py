"""Fewer bytes on the line: colours and attributes are sent only when they change.

Textual writes every run of text with its whole style before it and a reset behind it.
Over a slow line that is most of the traffic. `Squeezer` keeps what the terminal has and
what the next text needs, and sends the shortest way from one to the other (ECMA-48 SGR).
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.driver import Driver

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
# What leaves the style alone: cursor addresses, and modes switched on or off.
_STYLELESS = re.compile(r"(?:\x1b\[[0-9;?]*[Hhl])*\Z")

_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 8: 28, 9: 29}
_ON_BLANKS = frozenset({4, 7, 9})  # underline, reverse, strike: seen on a blank too


@dataclass(frozen=True, slots=True)
class Style:
    """Foreground and background as SGR parameters (empty: the terminal's own), attributes."""

    fg: str = ""
    bg: str = ""
    on: frozenset[int] = frozenset()


PLAIN = Style()


class Squeezer:
    """Rewrites a stream of output; the characters and cursor moves stay as they are."""

    def __init__(self) -> None:
        self._shown = PLAIN  # what the terminal has
        self._wanted = PLAIN  # what the stream asked for

    def squeeze(self, data: str) -> str:
        """The same output in fewer bytes. Leaves the terminal in the style asked for last."""
        out: list[str] = []
        at = 0
        for found in _SGR.finditer(data):
            self._text(data[at : found.start()], out)
            after = _applied(self._wanted, found[1])
            if after is None:  # a code we do not know: pass it on, and start from a reset
                out.append("\x1b[0m" + found[0])
                after = PLAIN
                self._shown = PLAIN
            self._wanted = after
            at = found.end()
        self._text(data[at:], out)
        out.append(_way(self._shown, self._wanted))
        self._shown = self._wanted
        return "".join(out)

    def _text(self, text: str, out: list[str]) -> None:
        if not text:
            return
        if not _STYLELESS.match(text):
            need = self._needed(text)
            out.append(_way(self._shown, need))
            self._shown = need
        out.append(text)

    def _needed(self, text: str) -> Style:
        """Blanks need only their background: the colour of letters may stay as it is."""
        wanted, shown = self._wanted, self._shown
        if not text.isspace() or (wanted.on | shown.on) & _ON_BLANKS:
            return wanted
        return replace(shown, bg=wanted.bg)


@lru_cache(maxsize=4096)
def _applied(style: Style, parameters: str) -> Style | None:
    """The style after an SGR sequence; None for codes we do not know."""
    codes = [int(code or 0) for code in parameters.split(";")]
    fg, bg, on = style.fg, style.bg, set(style.on)
    while codes:
        code = codes.pop(0)
        if code == 0:
            fg, bg, on = "", "", set()
        elif code in _OFF:
            on.add(code)
        elif code in _OFF.values():
            on -= {attribute for attribute, off in _OFF.items() if off == code}
        elif 30 <= code <= 37 or 90 <= code <= 97:
            fg = str(code)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            bg = str(code)
        elif code == 39:
            fg = ""
        elif code == 49:
            bg = ""
        elif code in (38, 48) and codes and codes[0] in (2, 5):
            length = 4 if codes[0] == 2 else 2
            color = ";".join(map(str, [code, *codes[:length]]))
            fg, bg = (color, bg) if code == 38 else (fg, color)
            codes = codes[length:]
        else:
            return None
    return Style(fg, bg, frozenset(on))


@lru_cache(maxsize=4096)
def _way(shown: Style, wanted: Style) -> str:
    """The shortest sequence from one style to another, nothing where they are the same."""
    if shown == wanted:
        return ""
    if wanted == PLAIN:
        return "\x1b[0m"
    step = ";".join(_step(shown, wanted))
    anew = ";".join(["0", *_step(PLAIN, wanted)])
    return f"\x1b[{min(step, anew, key=len)}m"


def _step(shown: Style, wanted: Style) -> list[str]:
    codes: list[str] = []
    gone = shown.on - wanted.on
    off = {_OFF[attribute] for attribute in gone}
    codes += [str(code) for code in sorted(off)]
    left = {attribute for attribute in shown.on - gone if _OFF[attribute] not in off}
    codes += [str(attribute) for attribute in sorted(wanted.on - left)]
    if shown.fg != wanted.fg:
        codes.append(wanted.fg or "39")
    if shown.bg != wanted.bg:
        codes.append(wanted.bg or "49")
    return codes


@runtime_checkable
class Shifts(Protocol):
    """A driver whose terminal can move rows by itself."""

    def shift(self, top: int, bottom: int, by: int) -> None:
        """Move rows top..bottom up by `by` (down if negative); rows laid bare are blank."""


def shifting(top: int, bottom: int, by: int) -> str:
    """Delete or insert lines within margins (ECMA-48 DL, IL; DECSTBM), margins taken off again."""
    edit = f"\x1b[{by}M" if by > 0 else f"\x1b[{-by}L"
    return f"\x1b[{top + 1};{bottom + 1}r\x1b[{top + 1};1H{edit}\x1b[r"


def thrifty(driver: "type[Driver]") -> "type[Driver]":
    """A driver like the given one whose output is squeezed, and which can shift rows."""

    class Thrifty(driver):  # type: ignore[valid-type,misc]
        """Sends styles only where they change."""

        _squeezer: Squeezer | None = None

        def write(self, data: str) -> None:
            if self._squeezer is None:
                self._squeezer = Squeezer()
            super().write(self._squeezer.squeeze(data))

        def shift(self, top: int, bottom: int, by: int) -> None:
            self.write(shifting(top, bottom, by))

    return Thrifty
