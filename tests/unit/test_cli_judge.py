"""Judging: what is written, what is said, what can be undone."""

import json

import pytest

from golden.runner import run
from sourcebook.errors import Exit
from sourcebook.store import write_book
from unit.books import small_book

PACT = "event/ministers-sign-border-pact"
MEMORANDUM = "event/ministers-sign-border-memorandum"


@pytest.fixture
def sb(tmp_path):
    book = tmp_path / "small.book.json"
    write_book(book, small_book())

    def call(*args, **kw):
        environ = {"SOURCEBOOK_BOOK": str(book)}
        return run(args, data=tmp_path / "data", environ=environ, **{"tty": False, **kw})

    return call


def test_over_the_book_and_back(sb):
    made = sb("judge", PACT, MEMORANDUM, "same", "--reason", "one pact")
    assert made.out == "W1\n"
    assert made.err == (
        "sourcebook: same by you, over J2 (unsure); undo: sourcebook judge --undo W1\n"
    )
    assert sb("show", MEMORANDUM).err == f"sourcebook: {MEMORANDUM} is now {PACT} (W1).\n"
    undone = sb("judge", "--undo", "W1")
    assert undone.out == "W2\n"
    assert undone.err == "sourcebook: W1 withdrawn; J2 (unsure, by editors) holds again.\n"
    assert sb("show", MEMORANDUM).err == ""


def test_what_is_so_already_is_not_written_twice(sb):
    said = sb("judge", MEMORANDUM, PACT, "unsure")
    assert (said.out, said.code) == ("", Exit.FOUND)
    assert said.err == (
        "sourcebook: J2 says so already (unsure, by editors); nothing was written.\n"
    )
    joined = sb("judge", "actor/anna-rahimzada", "actor/rahimzoda-anna", "same")
    assert joined.err.startswith("sourcebook: J1 says so already (same, by editors)")
    assert "W1" not in sb("judge", "--list").out


def test_two_names_of_one_thing_can_be_told_apart(sb):
    made = sb("judge", "actor/anna-rahimzada", "actor/rahimzoda-anna", "different")
    assert made.out == "W1\n"
    assert sb("show", "actor/rahimzoda-anna").err == ""


def test_withdrawing_the_book_s_own(sb):
    assert sb("judge", "--undo", "J1").out == "W1\n"
    again = sb("judge", "--undo", "J1")
    assert again.err == "sourcebook: J1 was withdrawn already by W1.\n"
    back = sb("judge", "--undo", "W1")
    assert back.err == "sourcebook: W1 withdrawn; J1 (same, by editors) holds again.\n"


def test_the_list(sb):
    sb("judge", PACT, MEMORANDUM, "same", "--reason", "one pact")
    listed = sb("judge", "--list", tty=True).out
    assert "editors, under W1\n" in listed
    assert listed.splitlines()[-1].startswith("W1  same       the pair of J2: one pact  ")
    assert listed.splitlines()[-1].endswith("  you, 2026-02-03")
    sb("judge", "--undo", "W1")
    assert "you, 2026-02-03, undone by W2" in sb("judge", "--list", tty=True).out
    of_one = sb("judge", "--list", "actor/rahimzoda-anna").out
    assert [row.split("\t")[0] for row in of_one.splitlines()] == ["J1"]


def test_as_data(sb):
    made = sb("judge", PACT, MEMORANDUM, "same", "--json")
    item = json.loads(made.out)["items"][0]
    assert (item["id"], item["verdict"], item["left"]) == ("W1", "same", PACT)
    rows = sb("judge", "--list").out.splitlines()
    assert rows[-1].split("\t") == [
        "W1", "same", PACT, MEMORANDUM, "reader", "2026-02-03T12:00:00+00:00", "", "", "",
    ]  # fmt: skip


def test_a_workspace_that_cannot_be_written(sb, tmp_path):
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    refused = sb("judge", PACT, MEMORANDUM, "same")
    assert (refused.out, refused.code) == ("", Exit.BAD)
    assert all(line.startswith("sourcebook: ") for line in refused.err.splitlines())
    read = sb("who", "kade")
    assert read.out
