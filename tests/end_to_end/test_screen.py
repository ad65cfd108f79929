"""The screen in a real terminal: open, walk, resize, search, come back."""

from collections.abc import Callable

import pytest

from end_to_end.conftest import Reader
from end_to_end.terminal import Terminal

MEMORANDUM = "event/interior-ministers-sign-security-memorandum"
TITLE = "Ministers sign security memorandum"
PACT = "Ministries sign security pact"
PACT_LINK = "event/interior-ministries-sign-security-pact"


def list_row(terminal: Terminal) -> str:
    """The cursor's row without the reader that may stand at its right."""
    return terminal.cursor_row()[:63]


def down_to(terminal: Terminal, title: str, rows: int = 40) -> None:
    """Move the cursor down until it stands on a row."""
    for _ in range(rows):
        if title in list_row(terminal):
            terminal.quiet()
            return
        before = list_row(terminal)
        terminal.send("Down")
        terminal.wait_for(lambda before=before: list_row(terminal) not in ("", before))
        terminal.quiet(0.05)  # not in the middle of a frame
    raise AssertionError(f"no row {title!r}:\n{terminal.text}")


def test_the_shipped_book_opens_at_80x24(reader: Reader) -> None:
    terminal = reader.screen()
    lines = terminal.lines
    assert len(lines) == 24
    assert lines[0].startswith(" Timeline") and lines[0].endswith("2 articles")
    assert lines[1].startswith(" 1 TIMELINE  23 ──  2 Actors ")
    assert TITLE in terminal.text and "≠≈" in terminal.text
    assert "Evidence" in lines[16]
    assert terminal.cursor_row() == lines[3]
    assert "shows the keys" in lines[23]
    assert terminal.cursor_hidden


def test_the_shipped_book_opens_at_140x40(reader: Reader) -> None:
    terminal = reader.screen(size=(140, 40))
    lines = terminal.lines
    assert "TIMELINE  23 events" in lines[1] and "3 Excerpts" in lines[1]
    assert any(line.startswith(" 2 Actors") for line in lines)
    assert all("│" in line for line in lines[2:38])
    assert PACT in terminal.text


def test_the_walk_of_an_analyst(reader: Reader) -> None:
    """Memorandum, why, back out, open, a link to a person, and back again."""
    terminal = reader.screen(size=(140, 40))
    down_to(terminal, TITLE)
    terminal.wait_for("┬─")  # the card's fork follows the cursor
    terminal.send("w")
    terminal.wait_for("3 WHY")
    terminal.wait_for("23 January")
    terminal.send("Esc")
    terminal.wait_for(lambda: "WHY" not in terminal.text)
    terminal.send("1", "Enter")
    terminal.wait_for("3 EXCERPTS")
    terminal.wait_for(lambda: terminal.lines[0].startswith(f" Timeline › ≡ {TITLE}"))
    terminal.quiet()
    terminal.press("n", "n")
    terminal.send("Enter")
    terminal.wait_for(lambda: terminal.lines[0].count("›") == 2)
    terminal.send("[")
    terminal.wait_for(lambda: terminal.lines[0].startswith(f" Timeline › ≡ {TITLE}"))
    terminal.send("[")
    terminal.wait_for("TIMELINE")
    terminal.wait_for(lambda: TITLE in list_row(terminal))


def test_links_are_followed_by_letter(reader: Reader) -> None:
    terminal = reader.screen()
    down_to(terminal, TITLE)
    terminal.send("f")
    terminal.wait_for("type a letter")
    terminal.quiet()
    terminal.send("a")
    terminal.wait_for(lambda: "›" in terminal.lines[0])


def test_the_layout_follows_a_live_resize(reader: Reader) -> None:
    terminal = reader.screen("open", PACT_LINK)
    for columns, rows, sign in (
        (140, 40, "TIMELINE  23 events"),
        (100, 30, "│"),
        (40, 10, "needs 60x16, have 40x10"),
        (80, 24, "Evidence"),
    ):
        terminal.resize(columns, rows)
        terminal.wait_for(sign)
        terminal.quiet()
    assert PACT in terminal.cursor_row()
    assert terminal.lines[1].startswith(" 1 TIMELINE  23 ──")


def test_a_search_finds_by_any_spelling(reader: Reader) -> None:
    terminal = reader.screen()
    terminal.send("/")
    terminal.wait_for("SEARCH")
    terminal.send("rahim")
    terminal.wait_for(lambda: "/rahim" in terminal.lines[23] and "Rahimzada" in terminal.text)
    terminal.quiet()
    terminal.send("Enter")
    terminal.wait_for(lambda: "Rahimzada" in terminal.lines[0])
    terminal.wait_for(lambda: "SEARCH" not in terminal.text)


def test_a_filter_narrows_and_escape_clears_it(reader: Reader) -> None:
    terminal = reader.screen()
    terminal.send("&")
    terminal.wait_for("Enter filter")
    terminal.send("type:accord", "Enter")
    terminal.wait_for("4 of 23")
    terminal.send("Esc")
    terminal.wait_for(lambda: "of 23" not in terminal.text)


def test_a_book_opens_at_an_address(reader: Reader) -> None:
    terminal = reader.screen("open", "article/police-chief-in-dushanbe-2025-12-23#p7")
    terminal.wait_for("ARTICLE")
    assert "¶7" in terminal.cursor_row()


def test_an_address_that_leads_nowhere_opens_no_screen(reader: Reader) -> None:
    terminal = reader.terminal("open", "actor/rahimov")
    assert terminal.ended() == 1
    assert b"\x1b[?1049h" not in terminal.raw
    assert "nothing at actor/rahimov" in terminal.text


def test_the_next_start_comes_back_to_the_same_place(reader: Reader) -> None:
    first = reader.screen()
    first.press("Down", "Down", "Down")
    here = list_row(first)
    first.send("q")
    assert first.ended() == 0
    second = reader.screen()
    assert here == list_row(second)
    assert "shows the keys" not in second.lines[23]


def judge_the_pact(terminal: Terminal) -> None:
    """Say by key that pact and memorandum are one event; the cursor stands on the pact."""
    assert PACT in terminal.cursor_row()
    terminal.send("m")
    terminal.wait_for(lambda: "W1" in terminal.text)


def test_a_judgement_by_key_survives_a_restart(reader: Reader) -> None:
    first = reader.screen("open", PACT_LINK)
    judge_the_pact(first)
    first.send("q")
    assert first.ended() == 0
    listed = reader.run("judge", "--list")
    assert listed.returncode == 0
    assert [line.split("\t")[:2] for line in listed.stdout.splitlines()][-1] == ["W1", "same"]
    second = reader.screen()
    second.wait_for("TIMELINE  22")


def test_another_process_takes_a_judgement_back(reader: Reader) -> None:
    terminal = reader.screen("open", PACT_LINK)
    judge_the_pact(terminal)
    terminal.wait_for("TIMELINE  22")
    undone = reader.run("judge", "--undo", "W1")
    assert undone.returncode == 0 and undone.stdout == "W2\n"
    terminal.quiet()
    terminal.send(":")
    terminal.wait_for("Enter run")
    terminal.send("reload", "Enter")
    terminal.wait_for("TIMELINE  23")


def test_help_is_one_key_away_and_any_key_closes_it(reader: Reader) -> None:
    terminal = reader.screen()
    terminal.send("?")
    terminal.wait_for("any key closes")
    terminal.send("x")
    terminal.wait_for(lambda: "any key closes" not in terminal.text)


@pytest.mark.parametrize(
    ("environ", "colors"),
    [
        ({"NO_COLOR": "1"}, lambda raw: not has_color(raw)),
        ({"TERM": "linux"}, lambda raw: has_color(raw) and b"38;" not in raw and b"48;" not in raw),
        ({"TERM": "xterm-256color"}, lambda raw: b"38;5;" in raw and b"38;2;" not in raw),
        ({"COLORTERM": "truecolor"}, lambda raw: b"38;2;" in raw),
    ],
    ids=["none", "sixteen", "256", "true"],
)
def test_no_more_colors_than_the_terminal_has(
    reader: Reader, environ: dict[str, str], colors: Callable[[bytes], bool]
) -> None:
    terminal = reader.screen(**environ)
    terminal.press("Down", "Tab", "Tab", "/")
    assert colors(bytes(terminal.raw)), sgr(terminal.raw)


def sgr(raw: bytes | bytearray) -> set[bytes]:
    """The parameters of all sequences that set style or colour."""
    import re

    return set(re.findall(rb"\x1b\[([0-9;]*)m", bytes(raw)))


def has_color(raw: bytes | bytearray) -> bool:
    """True if any colour is set, background or foreground."""
    numbers = {int(n or 0) for codes in sgr(raw) for n in codes.split(b";")}
    return bool(numbers & {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)})


def test_a_plain_locale_gets_ascii_alone(reader: Reader) -> None:
    terminal = reader.screen(LANG="", LC_ALL="C")
    assert "!~ a accord" in terminal.text and terminal.cursor_row(">")
    for key in ("Down", "?", "x", "Tab", "Enter", "w", "Esc", "/"):
        terminal.press(key)
        assert terminal.text.isascii(), (key, terminal.text)
