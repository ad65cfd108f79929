"""`sourcebook ingest`: files in, a book out, a line for each file, nothing lost."""

import json
from pathlib import Path

import pytest

from golden.runner import run
from sourcebook.cli.shelf import shipped_path
from sourcebook.errors import Exit
from sourcebook.store import open_book

ARTICLE = """Ministers meet

May 2, 2024

Georgia's Interior Minister Vakhtang Gomelauri said the talks went well.
"""


@pytest.fixture
def folder(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (articles / "two.md").write_text("# Rivers\n\nThe river rose in Tbilisi.\n", encoding="utf-8")
    return articles


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "my.book.json")


def test_a_folder_becomes_a_sound_book(folder, book):
    ran = run(["ingest", book, str(folder)])
    assert ran.code == Exit.FOUND
    assert ran.out.startswith("read    A1")
    assert f"{book} holds 2 articles, " in ran.err
    assert run(["check", book]).code == Exit.FOUND
    assert "Gomelauri" in run(["--book", book, "who", "gomelauri"]).out
    assert open_book(book).header.title == "my"


def test_the_same_again_leaves_the_file_as_it_is(folder, book):
    run(["ingest", book, str(folder)])
    before, stamp = Path(book).read_bytes(), Path(book).stat().st_mtime_ns
    ran = run(["ingest", book, str(folder)])
    assert "nothing new" in ran.err
    assert Path(book).stat().st_mtime_ns == stamp
    Path(book).unlink()
    run(["ingest", book, str(folder / "two.md"), str(folder / "one.txt")])
    assert Path(book).read_bytes() == before


def test_a_dry_run_writes_nothing(folder, book):
    ran = run(["ingest", book, "--dry-run", str(folder)])
    assert ran.code == Exit.FOUND
    assert "nothing written; " in ran.err
    assert not Path(book).exists()


def test_what_is_refused_is_told_and_the_exit_says_partial(folder, book):
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 500)
    ran = run(["ingest", book, str(folder), str(folder / "gone.txt"), "--json"], tty=False)
    assert ran.code == Exit.PARTIAL
    told = json.loads(ran.out)
    outcomes = [item["outcome"] for item in told["items"]]
    assert sorted(outcomes) == ["read", "read", "refused", "refused"]
    assert all(item["reason"] for item in told["items"] if item["outcome"] == "refused")
    assert len(open_book(book).batch.articles) == 2


def test_no_file_found_makes_no_book(tmp_path, book):
    ran = run(["ingest", book, str(tmp_path / "*.html")])
    assert ran.code in (Exit.PARTIAL, Exit.NOTHING)
    assert not Path(book).exists()


def test_a_pipe_gets_tab_separated_lines(folder, book):
    ran = run(["ingest", book, str(folder)], tty=False)
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert [row[0] for row in rows] == ["read", "read"]
    assert rows[0][1].startswith("article/")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["ingest"], "ingest needs a book and files"),
        (["ingest", "x.book.json"], "ingest needs a book and files"),
        (["ingest", "one.txt", "two.txt"], "name the book first"),
        (["ingest", shipped_path(), "two.txt"], "restated articles"),
    ],
)
def test_wrong_uses_get_one_sentence(args, says):
    ran = run(args)
    assert ran.code in (Exit.USAGE, Exit.BAD)
    assert says in ran.err
    assert ran.out == ""


def test_a_foreign_file_is_not_touched(folder, tmp_path):
    foreign = tmp_path / "notes.json"
    foreign.write_text("[1, 2]", encoding="utf-8")
    ran = run(["ingest", str(foreign), str(folder)])
    assert ran.code == Exit.BAD
    assert foreign.read_text(encoding="utf-8") == "[1, 2]"
