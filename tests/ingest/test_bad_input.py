"""Bad input through the command: one sentence each, the rest goes on, nothing is lost."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from golden.runner import Ran, run
from sourcebook.errors import Exit
from sourcebook.ingest.read import files as read_files
from sourcebook.store import open_book

GOOD = "Ministers meet\n\nMay 2, 2024\n\nThe minister Olan Vek met Mira Tosh in Kalor on Monday.\n"
RUSSIAN = "Министры двух стран встретились в столице во вторник и обсудили воду и дороги. " * 5
SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    (made / "zz-last.txt").write_text(GOOD.replace("Monday", "Tuesday"), encoding="utf-8")
    return made


@pytest.fixture
def book(tmp_path: Path) -> str:
    return str(tmp_path / "my.book.json")


def ingest(book: str, *paths: Path | str) -> tuple[Ran, dict[str, dict[str, object]]]:
    """The command's answer, and its files by their last name."""
    ran = run(["ingest", book, *map(str, paths), "--json"], tty=False)
    items = json.loads(ran.out)["items"]
    for item in items:
        reason = item["reason"]
        if item["outcome"] == "refused":
            assert reason
            assert reason.endswith(".")
            assert reason.isprintable()
        assert item["file"].isprintable()
    return ran, {str(item["file"]).rpartition("/")[2]: item for item in items}


def sound(book: str, articles: int) -> None:
    assert len(open_book(book).batch.articles) == articles
    assert run(["check", book]).code == Exit.FOUND


REFUSED = {
    "binary.txt": (b"\x00\x01\x02\xff" * 5000, "binary"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n  \n", "empty"),
    "signs.txt": (b"--- ... 123 !!!\n", "no words"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "picture"),
    "office.md": (b"PK\x03\x04" + b"x" * 99, "office"),
    "broken.pdf": (b"%PDF-1.7\n1 0 obj <<", "broken"),
    "list.json": (b"[1, 2]", "JSON lines"),
    "cut.json": (b'{"headline": "A', "no JSON"),
    "nothing.json": (b'{"headline": "A"}', "no text"),
    "markup.html": (b"<html><script>var a</script></html>", "no text"),
    "nested.html": (b"<p>" * 300_000 + b"words", "elements"),
    "broken.eml": (b"Subject: nothing\n\n", "no text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_refused_and_the_rest_goes_on(
    name: str, folder: Path, book: str
) -> None:
    data, words = REFUSED[name]
    if name.endswith(".html"):
        pytest.importorskip("trafilatura")
    (folder / name).write_bytes(data)
    ran, told = ingest(book, folder)
    assert ran.code == Exit.PARTIAL
    assert told[name]["outcome"] == "refused"
    assert words in str(told[name]["reason"])
    assert [told[one]["outcome"] for one in ("good.txt", "zz-last.txt")] == ["read", "read"]
    sound(book, 2)


READ = {
    "utf16.txt": GOOD.replace("Monday", "Friday").encode("utf-16"),
    "utf16-without-mark.txt": GOOD.replace("Monday", "Sunday").encode("utf-16-le"),
    "cyrillic.txt": RUSSIAN.encode("cp1251"),
    "mixed.txt": ("Kalór “again” " * 9).encode() + "naïve words of it.".encode("cp1252"),
    "nul.txt": b"The minister met\x00 the other one in Kalor on Friday.",
    "broken.html": b"<p>The <b>minister <i>met</p><div attr='x>the other one</b> in Kalor.",
    "quotes.txt": b'"""""""""" he said """ "" and "he left',
}


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_and_said(name: str, folder: Path, book: str) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura")
    (folder / name).write_bytes(READ[name])
    ran, told = ingest(book, folder)
    assert ran.code == Exit.FOUND
    assert told[name]["outcome"] == "read"
    assert told[name]["notes"] or told[name]["doubts"]
    sound(book, 3)


def test_too_large_is_refused_without_being_read(folder: Path, book: str) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "long.txt").write_text("word " * 1_300_000, encoding="utf-8")
    ran, told = ingest(book, folder)
    assert ran.code == Exit.PARTIAL
    assert "larger than" in str(told["huge.txt"]["reason"])
    assert "million characters" in str(told["long.txt"]["reason"])
    sound(book, 2)


def test_many_lines_and_one_long_line_are_read(folder: Path, book: str) -> None:
    (folder / "lines.txt").write_text("word\n" * 100_000, encoding="utf-8")
    (folder / "line.txt").write_text("x" * 5_000_000, encoding="utf-8")
    blanks = " \n" * 1_000_000
    (folder / "gap.txt").write_text(f"Words{blanks}and words.{blanks}", encoding="utf-8")
    start = time.process_time()
    ran, told = ingest(book, folder)
    assert time.process_time() - start < 120
    assert ran.code == Exit.FOUND
    assert [told[name]["outcome"] for name in ("lines.txt", "line.txt")] == ["read", "read"]
    assert told["gap.txt"]["outcome"] == "read"
    sound(book, 5)


# -- what is no plain file


def test_pipes_devices_sockets_and_loops_stop_nothing(
    folder: Path, book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (folder / "inner").mkdir()
    (folder / "inner" / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    monkeypatch.chdir(folder)  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket.txt")
        ran, told = ingest(book, folder)
    assert ran.code == Exit.PARTIAL
    for name in ("pipe.txt", "device.txt", "socket.txt"):
        assert told[name]["reason"] == "It is neither a file nor a folder."
    assert "not there" in str(told["dangling.txt"]["reason"])
    assert told["self"]["outcome"] == "refused"
    assert [told[one]["outcome"] for one in ("good.txt", "zz-last.txt")] == ["read", "read"]
    sound(book, 2)


def test_a_file_that_vanishes_and_one_that_is_closed(
    folder: Path, book: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "gone.txt").write_text(GOOD, encoding="utf-8")
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    plain = Path.open

    def opened(self: Path, *args: object, **more: object) -> object:
        if self.name == "gone.txt":
            self.unlink()
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return plain(self, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    ran, told = ingest(book, folder)
    monkeypatch.undo()
    assert ran.code == Exit.PARTIAL
    assert "not there (any more)" in str(told["gone.txt"]["reason"])
    assert "no permission" in str(told["secret.txt"]["reason"])
    sound(book, 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission_is_told(folder: Path, book: str) -> None:
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    ran, told = ingest(book, folder)
    assert ran.code == Exit.PARTIAL
    assert "no permission" in str(told["secret.txt"]["reason"])


def test_a_folder_without_permission_is_told(
    folder: Path, book: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "closed").mkdir()
    plain = os.scandir

    def scanned(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return plain(path)

    monkeypatch.setattr(read_files.os, "scandir", scanned)
    ran, told = ingest(book, folder)
    assert ran.code == Exit.PARTIAL
    assert "no permission" in str(told["closed"]["reason"])
    sound(book, 2)


def test_names_of_any_bytes_are_shown_clean(folder: Path, book: str) -> None:
    names = (b"bad\xff\xfe.txt", b"red\x1b[31m.txt", b"two\nlines.txt", "\u202eright.txt".encode())
    for at, name in enumerate(names):
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118 - a name of bytes
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(GOOD.replace("Monday", f"day {at}"))
    ran, _ = ingest(book, folder)
    assert ran.code == Exit.FOUND
    pretty = run(["ingest", f"{book}2.book.json", str(folder)])
    assert "\x1b[31m" not in pretty.out
    assert len(open_book(book).batch.articles) == 6
    assert run(["check", book]).code == Exit.FOUND


# -- faults of ours and of the machine


def test_a_fault_of_ours_costs_one_file_only(
    folder: Path, book: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sourcebook.ingest.pipeline as pipeline

    plain = pipeline.read_article

    def failing(raw: object, parser: object = None) -> object:
        if getattr(raw, "name", "").endswith("good.txt"):
            raise AttributeError("a bug")
        return plain(raw, parser)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_article", failing)
    ran, told = ingest(book, folder)
    assert ran.code == Exit.PARTIAL
    assert "our fault (AttributeError)" in str(told["good.txt"]["reason"])
    sound(book, 1)


def test_nothing_but_refused_files_makes_no_book(tmp_path: Path, book: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran, _ = ingest(book, tmp_path / "empty.txt", tmp_path / "gone.txt")
    assert ran.code == Exit.PARTIAL
    assert not Path(book).exists()


def started(book: str, *paths: str, limit: int = 0) -> subprocess.Popen[bytes]:
    """The command in a process of its own; `limit`: no file may grow larger."""

    def bounded() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "sourcebook", "ingest", book, *paths],
        env=os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=bounded if limit else None,
    )


def test_a_disk_without_room_leaves_the_book_as_it_was(folder: Path, book: str) -> None:
    first = folder / "good.txt"
    ingest(book, first)
    before = Path(book).read_bytes()
    process = started(book, str(folder), limit=len(before) // 2)
    out, err = process.communicate(timeout=120)
    assert process.returncode == Exit.BAD
    assert b"Traceback" not in err
    assert b"sourcebook: " in err
    assert b"zz-last.txt" in out
    assert Path(book).read_bytes() == before
    assert [path.name for path in Path(book).parent.glob("*my.book*")] == ["my.book.json"]


def test_standard_input_and_a_stop_in_the_middle(book: str) -> None:
    """What was read until Ctrl-C is kept; the pipe tells that much of it was read."""
    process = started(book, "-")
    assert process.stdin
    for at in range(100):  # more than a pipe holds: some are read when all are written
        text = GOOD.replace("Monday", f"day {at}") + " and so on" * 100
        line = json.dumps({"headline": f"Meeting {at}", "text": text})
        process.stdin.write(line.encode() + b"\n")
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=300)
    assert process.returncode == Exit.STOPPED
    assert b"stopped; what was read until then is kept." in err
    assert 0 < len(open_book(book).batch.articles) <= 100
    assert run(["check", book]).code == Exit.FOUND
