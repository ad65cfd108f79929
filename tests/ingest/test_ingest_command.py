"""`sourcebook ingest`: files in, a book out, a line for each file, nothing lost."""

import io
import json
import os
import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from golden.runner import run, too_wide
from sourcebook.cli.form import Console
from sourcebook.cli.progress import Progress
from sourcebook.cli.shelf import shipped_path
from sourcebook.errors import Exit
from sourcebook.ingest.read.files import sources
from sourcebook.store import open_book, writing_book
from sourcebook.text import cells

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
    assert sorted(outcomes) == ["missing", "read", "read", "refused"]
    assert all(item["reason"] for item in told["items"] if item["outcome"] != "read")
    assert len(open_book(book).batch.articles) == 2


def test_no_file_found_is_one_sentence_and_no_book(tmp_path, book):
    ran = run(["ingest", book, str(tmp_path / "*.html")])
    assert (ran.code, ran.out, ran.err.count("\n")) == (Exit.NOTHING, "", 1)
    assert "no file matches the pattern; nothing was read" in ran.err
    assert not Path(book).exists()


def test_a_slip_in_a_name_does_not_stop_the_others(folder, book):
    ran = run(["ingest", book, str(folder / "one.txt"), str(folder / "tow.txt")])
    assert ran.code == Exit.PARTIAL
    assert "tow.txt: the file is not there" in ran.err
    assert "2 files: 1 read, 1 not there; by rules" in ran.err
    assert open_book(book).batch.refusals == ()


def test_nothing_but_refused_files_makes_no_book(tmp_path, book):
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run(["ingest", book, str(tmp_path / "empty.txt")])
    assert ran.code == Exit.PARTIAL
    assert ran.out.startswith("refused")
    assert not Path(book).exists()


def test_a_refused_file_is_kept_in_a_book_that_is_there(folder, book):
    run(["ingest", book, str(folder)])
    (folder / "empty.txt").write_bytes(b"")
    assert run(["ingest", book, str(folder)]).code == Exit.PARTIAL
    assert "empty.txt  The file is empty." in run(["articles", "--book", book]).out
    (folder / "empty.txt").write_text("Storms\n\nA storm hit Batumi.\n", encoding="utf-8")
    assert run(["ingest", book, str(folder)]).code == Exit.FOUND
    assert "empty.txt" not in run(["articles", "--book", book]).out


def test_the_book_itself_is_no_article(folder, book):
    here = str(Path(book).parent)
    assert run(["ingest", book, here]).code == Exit.FOUND
    ran = run(["ingest", book, here])
    assert ran.code == Exit.FOUND
    assert "2 files: 2 known already" in ran.err


def test_a_file_without_permission_is_refused_and_the_rest_goes_on(folder, book, monkeypatch):
    locked = folder / "locked.txt"
    locked.write_text(ARTICLE, encoding="utf-8")
    locked.chmod(0)
    opened = Path.open

    def refusing(path, *how):
        if path.name == "locked.txt":
            raise PermissionError(13, "permission denied")
        return opened(path, *how)

    monkeypatch.setattr(Path, "open", refusing)  # root may read everything
    ran = run(["ingest", book, str(locked), str(folder)])
    assert ran.code == Exit.PARTIAL
    assert "There is no permission to read it." in ran.out
    assert "2 read, 1 refused" in ran.err


def test_a_file_named_twice_is_read_once(folder, book):
    one = str(folder / "one.txt")
    ran = run(["ingest", book, one, one, str(folder)])
    assert ran.out.count("one.txt") == 1
    (folder / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    ran = run(["ingest", book + ".2.json", str(folder)])
    assert "twice" in ran.out and "the text of" in ran.out


def test_standard_input_is_read_once(book, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(ARTICLE.encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    ran = run(["ingest", book, "-", "-"])
    assert ran.code == Exit.FOUND
    assert ran.out.count("standard input") == 1


def test_a_dry_run_says_what_would_be_made_and_needs_no_right_to_write(folder, book, monkeypatch):
    monkeypatch.setattr("sourcebook.cli.ingested.writing_book", None)
    ran = run(["ingest", book, "--dry-run", str(folder)])
    assert "would hold 2 articles, " in ran.err
    assert "0 pairs unsure" in ran.err
    told = json.loads(run(["ingest", book, "--dry-run", str(folder), "--json"]).out)
    assert (told["written"], told["made"]["articles"]) == (False, 2)


def test_a_terminal_gets_a_screenful_with_what_went_wrong_first(tmp_path, book):
    for n in range(30):
        (tmp_path / f"{n:02}.txt").write_text(f"River {n}\n\nThe river rose {n}.\n")
    (tmp_path / "zz.txt").write_bytes(b"")
    ran = run(["ingest", book, str(tmp_path)])
    assert ran.out.startswith("refused")
    heads = [line for line in ran.out.splitlines() if not line.startswith(" ")]
    assert len(heads) == 20
    assert "20 of 31 files, what went wrong first; the rest with --all" in ran.err
    again = run(["ingest", book, str(tmp_path), "--format", "tsv", "--all"])
    assert len(again.out.splitlines()) == 31


def test_a_long_path_keeps_its_end(tmp_path, book):
    deep = tmp_path / ("a-long-folder-" * 5) / "one.txt"
    deep.parent.mkdir()
    deep.write_text(ARTICLE, encoding="utf-8")
    (line, *_) = run(["ingest", book, str(deep)]).out.splitlines()
    assert "…" in line and "/one.txt  " in line and cells(line) < 80


@pytest.mark.parametrize("width", [38, 60, 80, 120])
def test_the_report_fits_any_width(folder, book, width):
    (folder / "plain.txt").write_text(f"2024-05-01 {ARTICLE}", encoding="utf-8")
    ran = run(["ingest", book, str(folder)], width=width)
    assert too_wide(ran.out, width) == []


# -- the book is looked at before any work is done ----------------------------------------


@pytest.fixture
def unread(monkeypatch):
    """Fails if a single file is asked for."""

    def never(*_, **__):
        raise AssertionError("a file was read")

    monkeypatch.setattr("sourcebook.cli.ingested.sources", never)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.mkdir(), "is no book (a folder)"),
        (lambda path: path.write_text("hello"), "is no book (no JSON object)"),
        (lambda path: path.write_text('{"sourcebook": {"1": {"format": 99}}}'), "has format 99"),
        (lambda path: path.write_text('{"sourcebook": {"1": {"for'), "breaks off at byte"),
    ],
)
def test_what_is_no_book_is_told_at_once(make, says, book, folder, unread):
    make(Path(book))
    ran = run(["ingest", book, str(folder)])
    assert (ran.code, ran.out) == (Exit.BAD, "")
    assert says in ran.err and ran.err.count("\n") == 1


def test_a_folder_that_is_missing_is_told_at_once(tmp_path, folder, unread):
    ran = run(["ingest", str(tmp_path / "no" / "my.book.json"), str(folder)])
    assert ran.code == Exit.BAD
    assert "there is no folder" in ran.err and "make it first" in ran.err


def test_a_book_that_may_not_be_written_is_told_at_once(book, folder, monkeypatch):
    run(["ingest", book, str(folder)])
    before = Path(book).read_bytes()
    monkeypatch.setattr("sourcebook.cli.ingested.sources", None)
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)
    ran = run(["ingest", book, str(folder)])
    assert ran.code == Exit.BAD
    assert "cannot be written (permission denied); nothing was changed." in ran.err
    assert Path(book).read_bytes() == before


def test_two_cannot_write_one_book_at_a_time(book, folder, monkeypatch):
    monkeypatch.setattr("sourcebook.store.lock.WAIT", 0)
    with writing_book(book, 0):
        ran = run(["ingest", book, str(folder)])
        assert ran.code == Exit.BAD
        assert "another sourcebook (process " in ran.err
        assert "nothing was changed; try again." in ran.err
        assert run(["ingest", book, str(folder), "--dry-run"]).code == Exit.FOUND
    assert run(["ingest", book, str(folder)]).code == Exit.FOUND
    assert [path.name for path in Path(book).parent.glob(".*")] == []


def test_a_lock_left_by_a_process_that_died_is_no_hindrance(book, folder):
    left = Path(book).parent / f".{Path(book).name}.lock"
    left.write_text("1 1\n")
    assert run(["ingest", book, str(folder)]).code == Exit.FOUND
    assert not left.exists()


# -- a stop keeps what is done ------------------------------------------------------------


def test_ctrl_c_keeps_the_files_read_so_far(book, folder, monkeypatch):
    def stopped(*asked, **how):
        yield from islice(sources(*asked, **how), 1)
        raise KeyboardInterrupt

    monkeypatch.setattr("sourcebook.cli.ingested.sources", stopped)
    ran = run(["ingest", book, str(folder)])
    assert ran.code == Exit.STOPPED
    assert "stopped; what was read until then is kept" in ran.err
    assert len(open_book(book).batch.articles) == 1
    monkeypatch.undo()
    assert run(["ingest", book, str(folder)]).code == Exit.FOUND
    assert len(open_book(book).batch.articles) == 2


def test_while_reading_the_first_ctrl_c_stops_and_afterwards_only_the_second(capsys):
    console = Console(io.StringIO(), io.StringIO(), {})

    def interrupt():
        signal.raise_signal(signal.SIGINT)

    former = signal.getsignal(signal.SIGINT)
    with Progress(console) as progress:
        files = progress.watched(iter("ab"))
        next(files)
        with pytest.raises(KeyboardInterrupt):
            interrupt()
        interrupt()  # what was read is being put together
        with pytest.raises(KeyboardInterrupt):
            interrupt()
    assert signal.getsignal(signal.SIGINT) is former


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_the_book_is_there_though_nobody_reads_the_report(book, folder):
    command = [sys.executable, "-m", "sourcebook", "ingest", book, str(folder)]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, env=environ, check=False)
    os.close(write)
    assert done.returncode == Exit.FOUND
    assert b"Traceback" not in done.stderr
    assert len(open_book(book).batch.articles) == 2


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


def test_again_reads_what_is_known_and_keeps_its_addresses(folder, book):
    run(["ingest", book, str(folder)])
    first = open_book(book).batch
    ran = run(["ingest", book, "--again", str(folder)])
    assert ran.code == Exit.FOUND
    assert "2 read again" in ran.err
    held = open_book(book).batch
    assert [one.id for one in held.articles] == [one.id for one in first.articles]
    assert {one.id for one in held.claims} == {one.id for one in first.claims}
