"""The signs of the screen and the command line: one cell each, with an ASCII form.

`Signs` answers by meaning. In ASCII the content is transliterated too, so that no
byte above 127 reaches the terminal.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.model import EVENT_TYPES, ActorKind
from sourcebook.names import transliterate

_KINDS: Mapping[str, tuple[str, str]] = {
    ActorKind.PERSON: ("●", "@"),
    ActorKind.GROUP: ("○", "G"),
    ActorKind.ORG: ("■", "&"),
    ActorKind.BODY: ("■", "&"),
    ActorKind.STATE: ("◆", "%"),
    ActorKind.REGION: ("▼", "^"),
    "place": ("▼", "^"),
    "topic": ("#", "#"),
    "article": ("", ""),
}

_SIGNS: Mapping[str, tuple[str, str]] = {
    "cursor": ("▌", ">"),
    "blurred": ("▏", "|"),
    "linked": ("•", "*"),
    "pinned": ("◉", "O"),
    "differ": ("≠", "!"),
    "maybe": ("≈", "~"),
    "other_date": ("╎", ":"),
    "paragraph": ("¶", "p"),
    "trail": ("›", ">"),
    "said_by": ("‹", "<-"),
    "ellipsis": ("…", ".."),
    "above": ("↑", "^"),
    "below": ("↓", "v"),
    "dot": ("·", "-"),
    "line": ("─", "-"),
    "edge": ("│", "|"),
    "fork_first": ("┬─", "+-"),
    "fork_next": ("├─", "+-"),
    "fork_last": ("└─", "+-"),
    "fork_one": ("──", "--"),
    "stem": ("│", "|"),
    "bar": ("━", "="),
    "half_bar": ("╸", "-"),
    "caret": ("^", "^"),
    "open_quote": ("“", '"'),
    "close_quote": ("”", '"'),
}

_RIBBON = ("▁▂▃▄▅▆▇█", "_.:-=+*#")

_FOLDED = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "…": "..",
        "\u00a0": " ",
        "×": "x",
        "·": "-",
        "•": "*",
        "≈": "~",
        "≠": "!",
        "→": "->",
        "‹": "<",
        "›": ">",
        "€": "EUR",
        "£": "GBP",
        "№": "No",
        "¶": "p",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
    }
)


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs in one of their two forms."""

    ascii: bool = False

    def of(self, meaning: str) -> str:
        """The sign of a meaning (see the table above)."""
        return _SIGNS[meaning][self.ascii]

    def kind(self, kind: str) -> str:
        """The glyph of a kind of actor, of a place or of a topic."""
        return _KINDS.get(kind, ("·", "-"))[self.ascii]

    def type(self, word: str) -> str:
        """The glyph of a type of event."""
        row = EVENT_TYPES.get(word, EVENT_TYPES["other"])
        return row.ascii if self.ascii else row.glyph

    def ribbon(self, eighths: int) -> str:
        """The block of a height from 0 (nothing) to 8."""
        return _RIBBON[self.ascii][min(max(eighths, 1), 8) - 1]

    def content(self, text: str) -> str:
        """Outside text fit to draw: tabs as blanks; in ASCII ("?" where nothing fits) if wanted."""
        text = text.replace("\t", " ")
        if not self.ascii or text.isascii():
            return text
        plain = unicodedata.normalize("NFKD", transliterate(text.translate(_FOLDED)))
        kept = "".join(char for char in plain if not unicodedata.combining(char))
        return kept.translate(_FOLDED).encode("ascii", "replace").decode("ascii")


UNICODE = Signs()
ASCII = Signs(ascii=True)
