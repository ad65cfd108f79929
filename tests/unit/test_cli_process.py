"""The command as a process: what it loads, broken pipes, completion."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MEMORANDUM = "event/interior-ministers-sign-security-memorandum"

NEVER = ["textual", "rich", "sourcebook.tui", "sourcebook.tour"]
READING = [
    *NEVER,
    "sourcebook.ingest",
    "sourcebook.authoring",
    "sourcebook.hydrate",
    "sourcebook.export",
    "slugify",
    "filelock",
    "platformdirs",
    "tempfile",
    "hashlib",
    "importlib.metadata",
    "importlib.resources",
    "difflib",
    "asyncio",
    "logging",
    "tomllib",
]
# pathlib loads urllib.parse; neither may come in.
ASKING = [*READING, "urllib", "pathlib"]
LIGHT = [*ASKING, "tinydb", "sqlite3", "json", "sourcebook.corpus", "sourcebook.store"]
MODULES = ["ask", "shows", "judging", "keeping", "opening"]


def _but(name):
    return [f"sourcebook.cli.{module}" for module in MODULES if module != name]


LOADS = {
    ("who", "rahim"): ASKING,
    ("when", "2025"): ASKING,
    ("find", "rahim"): ASKING,
    ("show", MEMORANDUM): ASKING,
    ("show", "A1"): ASKING,
    ("why", MEMORANDUM): ASKING,
    ("articles",): ASKING,
    ("--help",): [*LIGHT, *_but("")],
    ("--version",): [*LIGHT, *_but("")],
    ("who", "--help"): [*LIGHT, *_but("ask")],
    ("who",): [*LIGHT, *_but("ask")],
    ("show", "--help"): [*LIGHT, *_but("shows")],
    ("judge", "--list"): [m for m in READING if m not in ("hashlib",)],
    ("check",): NEVER,
}

_PROBE = """
import sys
from sourcebook.cli.main import main
code = main(sys.argv[2:])
sys.stdout.flush()
found = [name for name in sys.argv[1].split(",") if name in sys.modules]
print("LOADED", ",".join(found), file=sys.stderr)
"""


def _environ(tmp_path, **more):
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(SOURCE),
        "SOURCEBOOK_DATA": str(tmp_path),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        **more,
    }


@pytest.mark.parametrize("args", LOADS, ids=" ".join)
def test_what_a_command_loads(args, tmp_path):
    command = [sys.executable, "-c", _PROBE, ",".join(LOADS[args]), *args]
    ran = subprocess.run(
        command, check=False, capture_output=True, text=True, env=_environ(tmp_path)
    )
    assert ran.stderr.splitlines()[-1] == "LOADED "


def _complete(tmp_path, words, at):
    environ = _environ(
        tmp_path, _SOURCEBOOK_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(at)
    )
    command = [sys.executable, "-m", "sourcebook"]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environ)


def test_completion_of_commands_names_and_links(tmp_path):
    assert "plain,who" in _complete(tmp_path, "sourcebook w", 1).stdout
    assert "Ramazon Rahimzada" in _complete(tmp_path, "sourcebook who Ram", 2).stdout
    links = _complete(tmp_path, "sourcebook show actor/i", 2).stdout
    assert "plain,actor/iran" in links
    assert "event/" not in links


def test_completion_is_silent_on_errors(tmp_path):
    ran = _complete(tmp_path, "sourcebook --book /nowhere who x", 4)
    assert (ran.stdout.strip(), ran.stderr) == ("", "")


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    command = [sys.executable, "-m", "sourcebook", "show", "A1", "--full", "--json"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environ(tmp_path)
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_data_is_utf8_in_any_locale(tmp_path):
    environ = _environ(tmp_path, LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii")
    command = [sys.executable, "-m", "sourcebook", "articles", "--json"]
    ran = subprocess.run(command, check=False, capture_output=True, env=environ)
    assert json.loads(ran.stdout.decode("utf-8"))["book"]["title"] == "Iran–Tajikistan"
    assert ran.returncode == 0


def test_the_screen_refuses_before_loading_it(tmp_path):
    command = [sys.executable, "-c", _PROBE, ",".join(NEVER)]
    ran = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        env=_environ(tmp_path),
        stdin=subprocess.DEVNULL,
    )
    assert "the screen needs a terminal" in ran.stderr
    assert ran.stderr.splitlines()[-1] == "LOADED "
