"""Plain commands, on a terminal and in a pipe."""

import signal
import subprocess

from end_to_end.conftest import Reader
from end_to_end.test_leaving import last_switch
from end_to_end.test_screen import has_color

SLOW = """
import sys
if "judge" in sys.argv:
    import time
    from sourcebook.store.workspace import Workspace

    def decide(*_, **__):
        print("at work", flush=True)
        time.sleep(600)

    Workspace.decide = decide
"""


def test_who_draws_a_card_on_a_terminal(reader: Reader) -> None:
    terminal = reader.terminal("who", "rahim")
    assert terminal.ended() == 0
    assert terminal.lines[0].startswith("● Ramazon Rahimzada  TJ  interior minister")
    assert "actor/ramazon-rahimzada" in terminal.text
    assert "spelled" in terminal.text and "met" in terminal.text
    assert max(map(len, terminal.lines)) < 80
    assert has_color(terminal.raw)
    assert last_switch(bytes(terminal.raw), 1049) == ""


def test_no_color_is_no_color(reader: Reader) -> None:
    terminal = reader.terminal("who", "rahim", NO_COLOR="1")
    assert terminal.ended() == 0
    assert not has_color(terminal.raw)


def test_a_pipe_gets_one_row_per_thing(reader: Reader) -> None:
    done = reader.run("who", "rahim")
    assert (done.returncode, done.stderr) == (0, "")
    row = done.stdout.rstrip("\n").split("\t")
    assert row[:4] == ["actor/ramazon-rahimzada", "person", "Ramazon Rahimzada", "TJ"]
    assert "\x1b" not in done.stdout


def test_answers_lead_to_each_other(reader: Reader) -> None:
    """What `who` names, `show`, `why` and `open` understand."""
    link = reader.run("who", "rahim").stdout.split("\t")[8]
    assert link.startswith("event/")
    for command in ("show", "why"):
        done = reader.run(command, link)
        assert done.returncode == 0 and done.stdout
    terminal = reader.screen("open", link)
    terminal.wait_for("Ministers sign security memorandum")


def test_nothing_found_is_one(reader: Reader) -> None:
    done = reader.run("who", "xyzzyq")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('sourcebook: no actor is called "xyzzyq"')


def test_a_usage_error_is_two_and_one_sentence(reader: Reader) -> None:
    for arguments in (["whoo"], ["who"], ["who", "x", "--jsn"], ["when", "2025-13"]):
        done = reader.run(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert done.stderr.startswith("sourcebook: ") and done.stderr.count("\n") == 1, arguments


def test_a_reader_that_goes_away_is_no_error(reader: Reader) -> None:
    for arguments in (["find", "a", "--all"], ["why", "actor/iran"], ["when", "2020..2026"]):
        left, code, told = piped_away(reader, arguments)
        assert (left, code, told) == (True, 0, ""), arguments


def piped_away(reader: Reader, arguments: list[str]) -> tuple[bool, int, str]:
    """Run with a pipe whose reader closed at once, as `| head -1` may do at any time."""
    process = subprocess.Popen(
        reader.command(*arguments),
        env=reader.environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    return True, process.wait(), told


def test_the_shells_own_head(reader: Reader) -> None:
    shell = subprocess.run(
        ["/bin/sh", "-c", '"$@" | head -1', "sh", *reader.command("when", "2020..2026")],
        env=reader.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (shell.returncode, shell.stderr) == (0, "")
    assert shell.stdout.count("\n") == 1


def test_ctrl_c_stops_a_writer_with_a_sentence(reader: Reader) -> None:
    reader.patch(SLOW)
    pair = [
        "event/interior-ministries-sign-security-pact",
        "event/interior-ministers-sign-security-memorandum",
    ]
    terminal = reader.terminal("judge", *pair, "same")
    terminal.wait_for("at work")
    terminal.send("Ctrl-C")
    assert terminal.ended() == 130
    assert "sourcebook: stopped; nothing was changed." in terminal.text
    assert "Traceback" not in terminal.text


def test_ctrl_c_stops_a_reader_in_silence(reader: Reader) -> None:
    reader.patch(
        "import sys\n"
        "if 'who' in sys.argv:\n"
        "    import time\n"
        "    from sourcebook.corpus import Corpus\n"
        "    def slow(*_, **__):\n"
        "        print('at work', flush=True)\n"
        "        time.sleep(600)\n"
        "    Corpus.__init__ = slow\n"
    )
    terminal = reader.terminal("who", "rahim")
    terminal.wait_for("at work")
    terminal.signal(signal.SIGINT)
    assert terminal.ended() == 130
    assert terminal.text.strip() == "at work"


def test_ascii_where_the_locale_is_plain(reader: Reader) -> None:
    terminal = reader.terminal("who", "rahim", LANG="", LC_ALL="C")
    assert terminal.ended() == 0
    assert terminal.text.isascii()
    assert "@ Ramazon Rahimzada" in terminal.text


def test_the_whole_help_fits_a_screen(reader: Reader) -> None:
    terminal = reader.terminal("--help")
    assert terminal.ended() == 0
    done = reader.run("--help")
    assert done.stdout.startswith("Usage: sourcebook [COMMAND] [OPTIONS]")
    assert max(map(len, done.stdout.splitlines())) <= 80
