"""A book in which every text is hostile, through every command in every form."""

import json
import re

import pytest

from golden.runner import run, too_wide
from sourcebook.store import write_book
from unit.books import hostile_book

# C0 but newline, tab and our own colours' escape; C1; bidi controls; NUL.
_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

COMMANDS = [
    ["who", "a"],
    ["who", "a", "--card"],
    ["who", "\x1b[31m\u202eevil\x00"],
    ["when", "2025"],
    ["when", "2025", "-a"],
    ["when", "\x1b]0;x\x07"],
    ["find", "type:accord"],
    ["find", "\u202e\x1b[2J"],
    ["show", "event/h1"],
    ["show", "event/h2", "event/h3", "event/h4", "event/h5"],
    ["show", "actor/h1", "actor/h2", "actor/h3"],
    ["show", "A1", "--full"],
    ["show", "A2p2", "place/h1", "topic/h2", "source/s"],
    ["show", "\x1b[31m/x"],
    ["show", "\x9b"],
    ["why", "event/h1"],
    ["why", "event/h2", "-p", "when"],
    ["why", "actor/h1"],
    ["articles"],
    ["judge", "--list"],
    ["judge", "--undo", "\x1b[31mW1"],
    ["judge", "event/h1", "event/h2", "same", "--reason", "\x1b[31m\u202e"],
    ["check"],
    ["\x1b[31mwhat"],
    ["who", "--\u202eopt"],
    ["--book", "\x1b[31m\u202e.json", "who", "x"],
]
FORMS = [
    [],
    ["--ascii"],
    ["--color", "always"],
    ["--format", "tsv"],
    ["--json"],
    ["--jsonl"],
    ["--width", "38"],
]


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    clean, raw = folder / "hostile.book.json", folder / "raw.book.json"
    write_book(clean, hostile_book())
    _write_unchecked(raw, hostile_book(raw=True))
    return {"clean": str(clean), "raw": str(raw)}


def _write_unchecked(path, batch):
    """As somebody else might make it: nobody has checked or cleaned the texts."""
    from sourcebook.store.book import _documents
    from sourcebook.store.storage import render

    tables = {name: dict(rows) for name, rows in _documents(batch)}
    path.write_bytes(render(tables))


@pytest.mark.parametrize("kind", ["clean", "raw"])
@pytest.mark.parametrize("form", FORMS, ids=" ".join)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda args: ascii(" ".join(args)))
def test_no_control_reaches_the_terminal(command, form, kind, books, tmp_path):
    ran = run([*command, *form], data=tmp_path, environ={"SOURCEBOOK_BOOK": books[kind]})
    assert not _RAW.search(ran.plain)
    assert not _RAW.search(ran.err)
    if "--color" not in form:
        assert "\x1b" not in ran.out
    if form == ["--ascii"]:
        assert ran.out.isascii()
    if form == ["--json"] and ran.out:
        document = json.loads(ran.out)
        assert document["v"] == 1
    if form in ([], ["--ascii"], ["--color", "always"], ["--width", "38"]):
        assert too_wide(ran.out, 38 if "38" in form else 80) == []
