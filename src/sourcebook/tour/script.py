"""Tours as written in TOML: what is pressed, what is expected, which frames are pictures.

The format stands in tests/tours/README.md. A word that the format does not have is an
error with file, step and word: a misspelled expectation must not pass in silence.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, cast

from sourcebook.errors import Exit, SourcebookError
from sourcebook.tui.themes import NAMES

Table: TypeAlias = Mapping[str, object]

_TOUR = {"title", "size", "theme", "ascii", "start", "place", "articles", "step"}
_STEP = {"say", "keys", "size", "expect", "shot"}
_TEXTS = ("focus", "shown", "event", "actor", "passage", "filter", "pin", "lens", "why", "prompt",
          "toast")  # fmt: skip
_LISTS = ("trail", "text", "not_text")
_SIZE = re.compile(r"(\d+)x(\d+)")
_NAME = re.compile(r"[a-z0-9-]+")
_KEY = re.compile(r"""'(?P<text>[^']*)'|(?P<key>\S+)""")

NAMED = {
    "Enter": "enter",
    "Esc": "escape",
    "Tab": "tab",
    "S-Tab": "shift+tab",
    "Space": "space",
    "Backspace": "backspace",
    "Delete": "delete",
    "Up": "up",
    "Down": "down",
    "Left": "left",
    "Right": "right",
    "Home": "home",
    "End": "end",
    "PgUp": "pageup",
    "PgDn": "pagedown",
    **{f"^{letter}": f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""Keys by the name a script has for them; any other key is the one character it types."""


class BadTour(SourcebookError):
    """A tour that is not written as the format wants."""

    def __init__(self, where: str, what: str, do: str) -> None:
        super().__init__(f"{where}: {what}", do, where=where, code=Exit.USAGE)


@dataclass(frozen=True, slots=True)
class Size:
    """Columns and rows of a terminal."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True, slots=True)
class Expect:
    """What must hold after a step: words for words, lists for what all must be there."""

    texts: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """Keys (as Textual names them), what they must lead to, and the picture's name."""

    say: str = ""
    keys: tuple[str, ...] = ()
    size: Size | None = None
    expect: Expect = Expect()
    shot: str = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """One walk at one size in one theme."""

    name: str
    title: str
    size: Size
    theme: str
    ascii: bool
    start: str
    place: Mapping[str, object]
    articles: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def id(self) -> str:
        """Its name among all tours, one word."""
        return f"{self.name}-{self.size}-{self.theme}" + ("-ascii" if self.ascii else "")


def read(path: Path) -> list[Tour]:
    """The tours of one file: one for every size and theme it asks for."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadTour(path.name, str(error), "see tests/tours/README.md") from None
    where = path.name
    _known(where, table, _TOUR)
    steps = tuple(
        _step(f"{where}, step {n}", step)
        for n, step in enumerate(cast("list[Table]", table.get("step", [])), 1)
    )
    return [
        Tour(
            name=path.stem,
            title=str(table.get("title", path.stem)),
            size=_size(where, size),
            theme=_theme(where, theme),
            ascii=bool(table.get("ascii", False)),
            start=str(table.get("start", "")),
            place=cast("Table", table.get("place", {})),
            articles=tuple(_several(table.get("articles", []))),
            steps=steps,
        )
        for size in _several(table.get("size", "80x24"))
        for theme in _several(table.get("theme", "dark"))
    ]


def read_all(folder: Path) -> list[Tour]:
    """All tours of a folder, in the order of their file names."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise BadTour(str(folder), "holds no tour (*.toml)", "see tests/tours/README.md")
    return [tour for path in paths for tour in read(path)]


def picture_name(tour: Tour, shot: str, size: Size) -> str:
    """The file name of a picture, without its ending: `timeline_80x24_dark`."""
    return f"{shot}_{size}_{tour.theme}" + ("_ascii" if tour.ascii else "")


def keys(text: str, where: str = "keys") -> tuple[str, ...]:
    """Keys from their written form: `/ 'rahim' Down Enter`; text in quotes is typed."""
    pressed: list[str] = []
    for found in _KEY.finditer(text):
        typed, key = found["text"], found["key"]
        if typed is not None:
            pressed += ["space" if char == " " else char for char in typed]
        elif key in NAMED:
            pressed.append(NAMED[key])
        elif len(key) == 1:
            pressed.append(key)
        else:
            raise BadTour(where, f"no key is named {key}", f"named keys: {' '.join(NAMED)}")
    return tuple(pressed)


def _step(where: str, table: Table) -> Step:
    _known(where, table, _STEP)
    expect = cast("Table", table.get("expect", {}))
    _known(where, expect, {*_TEXTS, *_LISTS})
    shot = str(table.get("shot", ""))
    if shot and not _NAME.fullmatch(shot):
        raise BadTour(where, f"{shot} is no name for a picture", "use a-z, 0-9 and -")
    return Step(
        say=str(table.get("say", "")),
        keys=keys(str(table.get("keys", "")), where),
        size=_size(where, str(table["size"])) if "size" in table else None,
        expect=Expect(
            {key: str(expect[key]) for key in _TEXTS if key in expect},
            {key: tuple(_several(expect[key])) for key in _LISTS if key in expect},
        ),
        shot=shot,
    )


def _known(where: str, table: Table, known: Iterable[str]) -> None:
    for word in table:
        if word not in known:
            raise BadTour(where, f"the format has no {word}", f"it has: {' '.join(sorted(known))}")


def _several(value: object) -> list[str]:
    """One word or a list of them."""
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _size(where: str, text: str) -> Size:
    found = _SIZE.fullmatch(text)
    if found is None:
        raise BadTour(where, f"{text} is no size", "write it as 80x24")
    return Size(int(found[1]), int(found[2]))


def _theme(where: str, name: str) -> str:
    if name not in NAMES:
        raise BadTour(where, f"there is no theme {name}", f"themes: {' '.join(NAMES)}")
    return name
