"""The themes and who chooses them."""

import pytest

from sourcebook.cli.opening import THEMES, require_theme
from sourcebook.errors import SourcebookError
from sourcebook.tui.themes import NAMES, PALETTES, choose


def test_the_command_line_knows_the_themes_by_name() -> None:
    assert THEMES == NAMES == tuple(PALETTES)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(SourcebookError, match="no theme"):
        require_theme("solarized")


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "mono"),
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, "dark"),
        ({"TERM": "xterm-256color"}, "dark"),
        ({"TERM": "linux"}, "ansi"),
        ({"TERM": "xterm"}, "ansi"),
    ],
)
def test_the_terminal_decides(environ: dict[str, str], theme: str) -> None:
    assert choose(environ) == theme


def test_a_theme_asked_for_holds_over_all() -> None:
    assert choose({"NO_COLOR": "1"}, "light") == "light"
