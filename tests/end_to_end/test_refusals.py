"""What cannot be done is said in one sentence with an exit code, and reading goes on."""

import os
from collections.abc import Callable

import pytest

from end_to_end.conftest import Reader
from end_to_end.test_screen import PACT
from sourcebook.model import Batch
from unit.books import small_book

PAIR = (
    "event/interior-ministries-sign-security-pact",
    "event/interior-ministers-sign-security-memorandum",
)


def test_the_screen_needs_a_terminal(reader: Reader) -> None:
    done = reader.run(given="\n")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "sourcebook: the screen needs a terminal, and standard input is none; "
        "plain commands work anywhere: sourcebook --help\n"
    )


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_gets_a_sentence(reader: Reader, term: str) -> None:
    terminal = reader.terminal(TERM=term)
    assert terminal.ended() == 2
    assert b"\x1b[?1049h" not in terminal.raw
    told = "".join(terminal.lines)  # as the terminal wrapped it
    assert f'TERM is "{term}", which cannot show the screen' in told
    assert "TERM=xterm-256color" in told


def test_a_book_that_is_not_there(reader: Reader) -> None:
    terminal = reader.terminal("open", "./none.book.json")
    assert terminal.ended() == 3
    assert b"\x1b[?1049h" not in terminal.raw
    assert "no book at" in terminal.text


def corrupt(reader: Reader) -> None:
    """A workspace that breaks off in the middle."""
    reader.kept.mkdir(parents=True)
    (reader.kept / "workspace.json").write_text('{"sourcebook": {"1": {"form', encoding="utf-8")


def test_a_corrupt_workspace_leaves_the_book_readable(reader: Reader) -> None:
    corrupt(reader)
    before = (reader.kept / "workspace.json").read_bytes()
    terminal = reader.screen("open", PAIR[0])
    assert terminal.lines[23].startswith(" ! your workspace")
    terminal.send("m")
    terminal.wait_for(lambda: terminal.lines[23].startswith(" ! "))
    terminal.send("Enter")
    terminal.wait_for("EXCERPTS")
    terminal.send("q")
    terminal.ended()
    assert (reader.kept / "workspace.json").read_bytes() == before


def test_a_corrupt_workspace_leaves_plain_commands_working(reader: Reader) -> None:
    corrupt(reader)
    done = reader.run("who", "rahim")
    assert done.stdout.startswith("actor/ramazon-rahimzada\t")
    assert "workspace" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that bind")
def test_a_read_only_data_folder(reader: Reader) -> None:
    reader.data.mkdir()
    reader.data.chmod(0o500)
    try:
        refused_to_judge(reader)
    finally:
        reader.data.chmod(0o700)


def test_a_data_folder_that_cannot_be_made(reader: Reader) -> None:
    reader.data.write_text("a file stands where the folder would be", encoding="utf-8")
    refused_to_judge(reader)


def refused_to_judge(reader: Reader) -> None:
    """Reading works, judging says why not, by command and by key."""
    assert reader.run("who", "rahim").returncode == 0
    done = reader.run("judge", *PAIR, "same")
    assert done.returncode == 3 and done.stdout == ""
    assert "cannot be written" in done.stderr
    terminal = reader.screen("open", PAIR[0])
    terminal.send("m")
    terminal.wait_for("cannot be written")
    terminal.send("q")
    assert terminal.ended() == 0
    assert "Traceback" not in terminal.text


def test_the_second_writer_is_told_who_the_first_is(
    reader: Reader, holding: Callable[[], int]
) -> None:
    process = holding()
    done = reader.run("judge", *PAIR, "same")
    assert done.returncode == 3
    assert f"sourcebook: another sourcebook (process {process}, since" in done.stderr
    assert done.stderr.endswith("is writing your workspace; nothing was changed; try again.\n")
    assert reader.run("judge", "--list").stdout.count("\n") == 2


def test_the_second_writer_on_the_screen(reader: Reader, holding: Callable[[], int]) -> None:
    process = holding()
    terminal = reader.screen("open", PAIR[0])
    terminal.send("m")
    terminal.wait_for(f"another sourcebook (process {process}")
    terminal.send("Down")
    terminal.wait_for(lambda: PACT not in terminal.cursor_row())


def test_two_screens_see_each_others_judgements(reader: Reader) -> None:
    one, other = reader.screen("open", PAIR[0]), reader.screen()
    one.send("m")
    one.wait_for("TIMELINE  22")
    other.send(":")
    other.wait_for("Enter run")
    other.send("reload", "Enter")
    other.wait_for("TIMELINE  22")


def test_read_only_judges_nothing(reader: Reader) -> None:
    terminal = reader.screen("open", "--read-only", PAIR[0])
    assert "read-only" in terminal.lines[23]
    terminal.send("m")
    terminal.wait_for(lambda: terminal.lines[23].startswith(" ! "))
    terminal.send("q")
    assert terminal.ended() == 0
    assert not reader.kept.exists() or not (reader.kept / "workspace.json").exists()


def damaged(batch: Batch, reader: Reader) -> str:
    """A book with one event that cannot be read."""
    import json

    path = reader.book(batch)
    tables = json.loads(path.read_text(encoding="utf-8"))
    next(iter(tables["events"].values()))["type"] = 7
    path.write_text(json.dumps(tables), encoding="utf-8")
    return str(path)


def test_a_damaged_record_is_left_out_and_said(reader: Reader) -> None:
    path = damaged(small_book(), reader)
    terminal = reader.screen("open", path)
    assert terminal.lines[23].startswith(" ! 1 of 6 events in ")
    terminal.press("Down", "Enter")
    terminal.wait_for("EXCERPTS")
    assert reader.run("--book", path, "when", "2025").returncode == 4
