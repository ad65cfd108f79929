"""What a module drags in, seen in a process of its own (the import contracts see the rest)."""

import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
LIBRARIES = {
    "click",
    "filelock",
    "platformdirs",
    "rapidfuzz",
    "rich",
    "slugify",
    "textual",
    "tinydb",
}
SLOW = {
    "asyncio",
    "difflib",
    "hashlib",
    "importlib.metadata",
    "logging",
    "tempfile",
    "tomllib",
}


def loaded_by(module: str) -> set[str]:
    """The modules that importing one loads, besides what Python starts with."""
    code = (
        "import sys; before = set(sys.modules);"
        f"import {module}; print(*sorted(set(sys.modules) - before))"
    )
    # -S: what the .pth files of an environment import is not ours.
    paths = [str(SRC), *(path for path in sys.path if path.endswith("site-packages"))]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {paths!r}; {code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("errors", set()),
        ("text", set()),
        ("dates", set()),
        ("links", set()),
        ("model", set()),
        ("judge", set()),
        ("answers", set()),
        ("readings", set()),
        ("catalogue", set()),
        ("holdings", set()),
        ("names", {"rapidfuzz"}),
        ("signs", {"rapidfuzz"}),
        ("corpus", {"rapidfuzz"}),
        ("search", {"rapidfuzz"}),
        ("present.pages", {"rapidfuzz"}),
        ("present.why", {"rapidfuzz"}),
        ("store", {"tinydb"}),
        ("slugs", {"rapidfuzz", "slugify"}),
    ],
)
def test_a_module_loads_only_its_own_library(module: str, allowed: set[str]) -> None:
    loaded = loaded_by(f"sourcebook.{module}")
    assert loaded & LIBRARIES <= allowed
    if module != "slugs":
        assert loaded & SLOW == set()


def test_where_the_reader_is_is_known_without_a_screen() -> None:
    loaded = loaded_by("sourcebook.tui.state")
    assert loaded & {"textual", "rich", "tinydb", "asyncio"} == set()


def test_reading_loads_nothing_that_writes() -> None:
    loaded = loaded_by("sourcebook.search, sourcebook.present.why, sourcebook.tui.state")
    beside = ("store", "authoring", "hydrate", "ingest", "export", "slugs", "cli", "tour")
    assert not {name for name in loaded if name.startswith("sourcebook.")} & {
        f"sourcebook.{name}" for name in beside
    }


def test_the_index_opens_its_database_only_when_asked() -> None:
    """Help and usage errors need no SQLite (commands.md, 6)."""
    assert "sqlite3" not in loaded_by("sourcebook.present.pieces, sourcebook.links")


def test_a_date_is_read_without_the_parser_it_is_tested_against() -> None:
    assert not {"edtf", "dateutil", "pyparsing"} & loaded_by("sourcebook.dates")
