"""Files: whole or untouched, and one sentence for whatever is wrong with them."""

import errno
import json
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from sourcebook.errors import Exit, SourcebookError
from sourcebook.store import files
from sourcebook.store.book import open_book
from sourcebook.store.faults import book_words, shown
from sourcebook.store.storage import AtomicJSONStorage, Tables, database, decoded, parse, render

HEADER = b'{"sourcebook": {"1": {"format": 1, "id": "b", "title": "B"}}}'


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def sentence(path: Path, data: bytes) -> str:
    """What opening a book of these bytes says."""
    path.write_bytes(data)
    with pytest.raises(SourcebookError) as caught:
        open_book(path)
    assert caught.value.code is Exit.BAD
    said = str(caught.value)
    assert "\n" not in said
    return said.replace(str(path), path.name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "b.json is empty; use a copy, or build it again."),
        (b"hello", "b.json is no book (no JSON object)"),
        (b"[1, 2]", "b.json is no book (no JSON object)"),
        (b'{"a": 1}', "b.json is no book (table 'a' is no object)"),
        (b'{"a": {"x": {}}}', "b.json is no book (table 'a' has a row 'x')"),
        (b'{"a": {"1": 2}}', "b.json is no book (row 1 of table 'a' is no object)"),
        (b'{"a": {"1": {}}}', 'b.json is no book (no "sourcebook" header); name a file that'),
        (b"{}", 'b.json is no book (no "sourcebook" header)'),
        (b"\xff\xfe{\x00}\x00", "b.json is no book (UTF-16, where UTF-8 is needed)"),
        (b'{"a": "\xe9t\xe9"}', "b.json is no book (not in UTF-8, byte 7)"),
        (b"\x7fELF\x02\x01\x01\x00\xff\xff", "b.json is no book (not in UTF-8, byte 8)"),
        (b'{"a": {"1": {"x": NaN}}}', "b.json is no book (NaN is no number of JSON)"),
        (b'{"a": ' + b"9" * 5000 + b"}", "b.json is no book (Exceeds the limit"),
        (b'{"a": ' + b"[" * 100_000, "b.json is no book (nested too deep)"),
        (b'{"a": ' * 100_000, "b.json is no book (nested too deep)"),
        (HEADER[:-20], f"b.json breaks off at byte {len(HEADER) - 20}; use a copy, or build"),
        (b'{\n"a": oops,\n"b": {}\n}\n', "b.json is damaged at byte 7; use a copy, or build"),
        (
            HEADER.replace(b"1, ", b"3, "),
            "b.json has format 3, this sourcebook reads up to 1; run: pip install -U sourcebook",
        ),
        (HEADER.replace(b'"format": 1', b'"format": "1"'), "b.json has a damaged header (format"),
        (HEADER.replace(b'"B"', b"7"), "b.json has a damaged header (title is no text)"),
    ],
)
def test_sentences(tmp_path: Path, data: bytes, said: str) -> None:
    assert sentence(tmp_path / "b.json", data).startswith(said)


def test_byte_order_mark_is_tolerated(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b"\xef\xbb\xbf" + HEADER)
    assert open_book(path).header.title == "B"


@pytest.mark.parametrize("name", ["none.json", "none/none.json", "nul\0.json", "x" * 300])
def test_nothing_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourcebookError) as caught:
        open_book(tmp_path / name)
    assert caught.value.what.startswith(("no book at ", f"{tmp_path}/x"))
    assert caught.value.code is Exit.BAD


def test_missing_is_said_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(SourcebookError) as caught:
        open_book(tmp_path / "none.json")
    assert str(caught.value) == (
        f"no book at {tmp_path}/none.json; "
        "name a file that is there, or leave out --book for the shipped one."
    )


def test_folders_and_pipes_are_no_books(tmp_path: Path) -> None:
    with pytest.raises(SourcebookError, match=r"is no book \(a folder\)"):
        open_book(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(SourcebookError, match=r"is no book \(not a plain file\)"):
            open_book(tmp_path / "pipe")


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    with path.open("wb") as file:
        file.truncate(files.LIMIT + 1)
    with pytest.raises(SourcebookError, match=r"is no book \(513 MB, where 512 MB is the most\)"):
        open_book(path)


def raising(number: int) -> Callable[..., None]:
    """A system call that fails."""

    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_not_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(HEADER)
    monkeypatch.setattr(os, "open", raising(errno.EACCES))
    with pytest.raises(SourcebookError) as caught:
        open_book(path)
    assert f"{path} cannot be read (permission denied); ask its owner, " in str(caught.value)
    monkeypatch.setattr(os, "open", raising(errno.EIO))
    with pytest.raises(SourcebookError, match=r"cannot be read \(input/output error\); use a copy"):
        open_book(path)


def put(path: Path, data: bytes = b"new") -> None:
    """Replace the file at `path`."""
    files.replace(str(path), data, book_words(str(path)))


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "no space left on the disk of {folder}; the book is as before"),
        (errno.EDQUOT, "no space left on the disk of {folder}; the book is as before"),
        (errno.EROFS, "{folder}/b.json cannot be written (read-only file system); nothing was"),
        (errno.EACCES, "{folder}/b.json cannot be written (permission denied); nothing was"),
    ],
)
def test_failed_writes_leave_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: str
) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, call, raising(number))
        with pytest.raises(SourcebookError) as caught:
            put(path)
    assert str(caught.value).startswith(said.format(folder=tmp_path))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["b.json"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_disk_full_in_the_midst(tmp_path: Path) -> None:
    """The kernel stops a real write half way (a file size limit): the old file stands."""
    import resource

    path = tmp_path / "b.json"
    path.write_bytes(b"old")
    child = os.fork()
    if not child:
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
            put(path, b"x" * 1_000_000)
        except SourcebookError as error:
            os._exit(7 if "file too large" in str(error) else 8)
        finally:
            os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["b.json"]


def test_read_only_folder(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b"old")
    tmp_path.chmod(0o555)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write anywhere")
        with pytest.raises(SourcebookError, match="cannot be written"):
            put(path)
        assert path.read_bytes() == b"old"
    finally:
        tmp_path.chmod(0o755)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourcebookError, match="cannot be written"):
        put(tmp_path / "none" / "b.json")


def test_left_temporaries_are_swept_and_others_kept(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    left = tmp_path / ".b.json.sourcebook-0123456789ab.tmp"
    left.write_bytes(b"half")
    kept = [".b.json.tmp", ".b.json.sourcebook-mine.tmp", ".c.json.sourcebook-0123456789ab.tmp"]
    for name in kept:
        (tmp_path / name).write_bytes(b"mine")
    handle, living = files._temporary(str(path), 0o600)
    try:
        put(path)
        assert not left.exists()
        assert Path(living).exists()
        assert all((tmp_path / name).exists() for name in kept)
    finally:
        os.close(handle)
    put(path)
    assert not Path(living).exists()


def test_mode_and_link_are_kept(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(real)
    put(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_long_names(tmp_path: Path) -> None:
    path = tmp_path / ("ж" * 120 + ".json")
    put(path)
    assert path.read_bytes() == b"new"


def test_generation_changes_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    assert files.generation(str(path)) == ""
    put(path)
    first = files.generation(str(path))
    put(path)
    assert files.generation(str(path)) not in ("", first)


def test_layout_is_plain_json_with_one_record_a_line() -> None:
    tables: Tables = {"a": {"1": {"x": "é\n"}, "2": {"y": [1]}}, "b": {}, "c": {"1": {}}}
    data = render(tables)
    assert json.loads(data) == tables
    assert data.decode().splitlines()[1:4] == ['"a": {', '"1": {"x": "é\\n"},', '"2": {"y": [1]}']


def test_lone_surrogates_are_kept_as_escapes(tmp_path: Path) -> None:
    words = book_words("b.json")
    tables = {"a": {"1": {"x": "\ud800 é"}}}
    assert parse(decoded(render(tables), words), words) == tables


def test_stock_tinydb_reads_and_writes_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    with database(AtomicJSONStorage(path)) as ours:
        assert ours.table("a").insert_multiple([{"x": 1}, {"x": 2}]) == [1, 2]
    with TinyDB(path) as stock:
        assert stock.table("a").insert({"x": 3}) == 3
    with database(AtomicJSONStorage(path)) as ours:
        assert [row["x"] for row in ours.table("a").all()] == [1, 2, 3]


def test_held_changes_are_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = AtomicJSONStorage(tmp_path / "b.json")
    db = database(storage)
    written: list[bytes] = []

    def keep(_path: str, data: bytes, *_: object) -> str:
        written.append(data)
        return "generation"

    monkeypatch.setattr(files, "replace", keep)
    with storage.held():
        db.table("a").insert({"x": 1})
        db.table("b").insert({"x": 2})
        assert written == []
    assert len(written) == 1


def test_failed_changes_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = AtomicJSONStorage(tmp_path / "b.json")
    db = database(storage)
    db.table("a").insert({"x": 1})
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", raising(errno.ENOSPC))
        with pytest.raises(SourcebookError, match="no space left"):
            db.table("a").insert({"x": 2})
    assert [row["x"] for row in db.table("a").all()] == [1]


def test_home_is_shown_as_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/reader")
    assert shown("/home/reader/b\x1b.json") == "~/b.json"
    assert shown("/home/readers/b.json") == "/home/readers/b.json"
