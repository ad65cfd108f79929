"""Workspaces: a judgement once acknowledged is never lost, whoever writes or dies."""

import errno
import json
import os
import random
import re
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import Batch, Header, Hide, Judgement, Pair, Say, Source, Withdraw
from sourcebook.store import (
    Workspace,
    folder,
    home,
    last_book,
    open_book,
    remember_book,
    workspace,
    write_book,
)
from sourcebook.store.faults import workspace_words
from sourcebook.store.lock import writing

BOOK = "iran-tajikistan"
SAME = Pair("actor/a", "actor/b", Say.SAME)
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def decide(space: Workspace, reason: str = "one man") -> Judgement:
    """One judgement of a test's reader."""
    return space.decide(SAME, user="you", reason=reason, at="2026-02-03")


def saved(tmp_path: Path) -> Path:
    """Where the workspace's file is."""
    return tmp_path / BOOK / "workspace.json"


def test_a_missing_workspace_is_an_empty_one(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    assert space.judgements == ()
    assert space.place() == {}
    assert not space.newer()
    assert names(tmp_path) == []


def test_judgements_are_kept_in_order(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    assert decide(space) == Judgement("W1", SAME, "you", "one man", "2026-02-03")
    space.decide(Withdraw("W1"), user="you", reason="", at="2026-02-04")
    assert [judgement.id for judgement in space.judgements] == ["W1", "W2"]
    assert workspace(tmp_path, BOOK).judgements == space.judgements
    assert not space.newer()
    with TinyDB(saved(tmp_path)) as stock:
        assert stock.table("sourcebook").all() == [{"format": 1, "book": BOOK}]
        assert [row["id"] for row in stock.table("judgements").all()] == ["W1", "W2"]


def test_what_is_in_memory_is_what_is_read_back(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    assert decide(space, "a\x1b[31m\n b").reason == "a[31m b"
    assert workspace(tmp_path, BOOK).judgements == space.judgements
    assert "\\u001b" not in saved(tmp_path).read_text()


def test_too_long_a_reason_is_refused(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    with pytest.raises(SourcebookError, match="reason is longer than 4,000 characters"):
        decide(space, "x" * 5000)
    assert space.judgements == ()
    assert names(tmp_path) == []


def test_two_hands_lose_nothing(tmp_path: Path) -> None:
    one, two = workspace(tmp_path, BOOK), workspace(tmp_path, BOOK)
    decide(one)
    assert two.newer()
    assert decide(two).id == "W2"
    assert one.newer()
    one.reload()
    assert one.judgements == two.judgements
    assert not one.newer()


def test_unknown_tables_and_damaged_rows_are_left_untouched(tmp_path: Path) -> None:
    decide(workspace(tmp_path, BOOK))
    path = saved(tmp_path)
    tables = json.loads(path.read_bytes())
    tables["annotations"] = {"4": {"body": "see \x1b there", "target": ["x", None]}}
    tables["judgements"]["2"] = {"id": "W7", "act": {"kind": "burn"}, "user": "you"}
    path.write_text(json.dumps(tables))
    space = workspace(tmp_path, BOOK)
    assert [judgement.id for judgement in space.judgements] == ["W1"]
    assert [fault.where for fault in space.damaged] == ["W7"]
    assert decide(space).id == "W8"
    after = json.loads(path.read_bytes())
    assert after["annotations"] == tables["annotations"]
    assert after["judgements"]["2"] == tables["judgements"]["2"]


def test_a_corrupt_workspace_is_one_sentence_and_stays_as_it_is(tmp_path: Path) -> None:
    decide(workspace(tmp_path, BOOK))
    path = saved(tmp_path)
    cut = path.read_bytes()[:-9]
    path.write_bytes(cut)
    with pytest.raises(SourcebookError) as caught:
        workspace(tmp_path, BOOK)
    assert str(caught.value) == (
        f"your workspace {path} breaks off at byte {len(cut)}; it is left as it is and reading "
        "still works; put a copy in its place, or move it away to begin anew."
    )
    assert caught.value.code is Exit.BAD
    broken = Workspace.broken(str(caught.value))
    assert broken.judgements == ()
    assert broken.place() == {}
    assert not broken.newer()
    broken.remember({"at": "actor/a"})
    broken.reload()
    with pytest.raises(SourcebookError, match="breaks off at byte"):
        decide(broken)
    assert path.read_bytes() == cut


def test_a_workspace_that_breaks_later_keeps_what_was_read(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    decide(space)
    saved(tmp_path).write_bytes(b"{")
    for act in (space.reload, lambda: decide(space)):
        with pytest.raises(SourcebookError, match="breaks off"):
            act()
    assert len(space.judgements) == 1
    assert saved(tmp_path).read_bytes() == b"{"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ({"format": 3, "book": BOOK}, "has format 3, this sourcebook reads up to 1; run: pip"),
        ({"format": 1, "book": "other"}, 'is none (it belongs to the book "other")'),
        ({"format": 1}, "has a damaged header (book is missing)"),
    ],
)
def test_foreign_workspaces(tmp_path: Path, page: dict[str, object], said: str) -> None:
    saved(tmp_path).parent.mkdir()
    saved(tmp_path).write_text(json.dumps({"sourcebook": {"1": page}}))
    with pytest.raises(SourcebookError, match=re.escape(said)):
        workspace(tmp_path, BOOK)


def test_read_only(tmp_path: Path) -> None:
    decide(workspace(tmp_path, BOOK))
    space = workspace(tmp_path, BOOK, read_only=True)
    assert len(space.judgements) == 1
    with pytest.raises(SourcebookError, match="open read-only; nothing was judged"):
        decide(space)
    before = names(saved(tmp_path).parent)
    space.remember({"at": "actor/a"})
    assert names(saved(tmp_path).parent) == before


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EROFS, "your workspace {path} cannot be written (read-only file system); "
                      "nothing was judged, reading still works."),
        (errno.ENOSPC, "no space left on the disk of {folder}; your workspace is as before, "
                       "nothing was judged; free some and repeat."),
    ],
)  # fmt: skip
def test_failing_disks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    space = workspace(tmp_path, BOOK)
    decide(space)
    before = saved(tmp_path).read_bytes()

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(SourcebookError) as caught:
            decide(space)
    path = saved(tmp_path)
    assert str(caught.value) == said.format(path=path, folder=path.parent)
    assert path.read_bytes() == before
    assert len(space.judgements) == 1
    assert names(path.parent) == ["workspace.json", "workspace.lock"]
    assert decide(space).id == "W2"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file")
    space = workspace(tmp_path / "free", BOOK)
    (tmp_path / "free").write_bytes(b"a file in the way")
    with pytest.raises(SourcebookError, match="cannot be written"):
        decide(space)


# --- ids, folders, places


@pytest.mark.parametrize(
    "book_id",
    ["..", ".", "", "../../etc", "/etc/passwd", "a/b", "a\\b", "C:", "nul", "com1", "x" * 300,
     "a\0b", "Ж", "\ud800", "a b", "-", "~", "con"],
)  # fmt: skip
def test_hostile_ids_stay_inside(tmp_path: Path, book_id: str) -> None:
    folder_name, _, name = home(tmp_path, book_id).rpartition(os.sep)
    assert folder_name == str(tmp_path)
    assert re.fullmatch(r"[a-z0-9-]{1,80}", name)
    assert name not in ("nul", "con", "com1")


def test_hostile_ids_do_not_meet(tmp_path: Path) -> None:
    names = {home(tmp_path, book_id) for book_id in ("a/b", "a b", "a-b", "A-B", "a\\b", "../a-b")}
    assert len(names) == 6


def test_folder() -> None:
    from platformdirs import user_data_dir

    assert folder({"SOURCEBOOK_DATA": "/some/where"}) == "/some/where"
    assert folder(os.environ | {"SOURCEBOOK_DATA": ""}) == user_data_dir("sourcebook")


def test_places_never_touch_judgements(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    decide(space)
    before = saved(tmp_path).stat()
    space.remember({"link": "actor/a", "scroll": [1, 2.5, None, True], "filter": {"x": "é"}})
    assert saved(tmp_path).stat() == before
    assert workspace(tmp_path, BOOK).place() == {
        "link": "actor/a", "scroll": [1, 2.5, None, True], "filter": {"x": "é"},
    }  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff", b"[" * 50_000, b'{"a": "' + b"x" * 70_000 + b'"}']
)
def test_a_place_that_cannot_be_read_is_none(tmp_path: Path, data: bytes) -> None:
    space = workspace(tmp_path, BOOK)
    space.remember({"a": 1})
    (tmp_path / BOOK / "place.json").write_bytes(data)
    assert space.place() == {}


def test_places_are_cleaned(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    space.remember({"a\x1b": ["b\x1b", [[[[[[[["deep"]]]]]]]]]})
    assert space.place()["a"] == ["b", [[[[[[None]]]]]]]


def test_the_last_book(tmp_path: Path) -> None:
    assert last_book(tmp_path / "data") is None
    book = tmp_path / "мой \udcff.book.json"
    remember_book(tmp_path / "data", book)
    assert last_book(tmp_path / "data") is None
    book.write_bytes(b"{}")
    assert last_book(tmp_path / "data") == str(book)
    (tmp_path / "data" / "last-book.json").write_text('{"path": 7}')
    assert last_book(tmp_path / "data") is None


# --- several processes


def child(run: Callable[[], None]) -> int:
    """A process that does `run` and nothing else of this one."""
    process = os.fork()
    if not process:
        try:
            run()
            os._exit(0)
        finally:
            os._exit(9)
    return process


@forks
def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    space = workspace(tmp_path, BOOK)
    decide(space)
    lock = str(tmp_path / BOOK / "workspace.lock")
    ready, go = os.pipe()

    def hold() -> None:
        with writing(lock, workspace_words(space.path)):
            os.write(go, b"x")
            time.sleep(60)

    holder = child(hold)
    try:
        assert select.select([ready], [], [], 30)[0]
        hasty = workspace(tmp_path, BOOK, wait=0.1)
        with pytest.raises(SourcebookError) as caught:
            decide(hasty)
        said = rf"another sourcebook \(process {holder}, since \d+ s\) is writing your workspace; "
        assert re.fullmatch(said + "nothing was changed; try again.", str(caught.value))
        assert caught.value.code is Exit.BAD
        assert len(workspace(tmp_path, BOOK).judgements) == 1  # readers do not wait
    finally:
        os.kill(holder, signal.SIGKILL)
        os.waitpid(holder, 0)
        os.close(ready)
        os.close(go)
    assert decide(space).id == "W2"


@forks
def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    def write(name: str) -> None:
        space = workspace(tmp_path, BOOK, wait=60)
        for _ in range(15):
            space.decide(Hide("actor/a"), user=name, reason="", at="")

    writers = [child(lambda name=name: write(name)) for name in ("one", "two", "three")]  # type: ignore[misc]
    assert [os.waitstatus_to_exitcode(os.waitpid(w, 0)[1]) for w in writers] == [0, 0, 0]
    judgements = workspace(tmp_path, BOOK).judgements
    assert [judgement.id for judgement in judgements] == [f"W{n}" for n in range(1, 46)]
    for name in ("one", "two", "three"):
        assert sum(judgement.user == name for judgement in judgements) == 15


def batch(number: int) -> Batch:
    """A book that tells by each of its records which writing it comes from."""
    return Batch(
        Header(BOOK, str(number)),
        sources=tuple(Source(f"source/s{at}", str(number)) for at in range(200)),
    )


@forks
def test_killed_a_hundred_times(tmp_path: Path) -> None:
    """kill -9 at random moments: the files are whole, and what was acknowledged is there."""
    book = tmp_path / "b.book.json"
    write_book(book, batch(0))
    moments = random.Random(4121)
    acknowledged = 0
    for _ in range(100):
        ready, go = os.pipe()

        def work(go: int = go) -> None:
            space = workspace(tmp_path, BOOK)
            number = int(open_book(book).header.title)
            while True:
                number += 1
                judgement = decide(space)
                os.write(go, f"{judgement.id[1:]}\n".encode())
                write_book(book, batch(number))

        worker = child(work)
        os.close(go)
        select.select([ready], [], [], 30)  # so that each child writes at least once
        time.sleep(moments.uniform(0, 0.06))
        os.kill(worker, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) == -signal.SIGKILL
        with os.fdopen(ready, "rb") as pipe:
            acknowledged = max(acknowledged, *map(int, pipe.read().split()))
        ids = [judgement.id for judgement in workspace(tmp_path, BOOK).judgements]
        assert ids == [f"W{n}" for n in range(1, len(ids) + 1)]
        assert len(ids) - acknowledged in (0, 1)  # one may be written and not yet told
        acknowledged = len(ids)
        found = open_book(book)
        assert found.damaged == ()
        assert found.batch == batch(int(found.header.title))
    decide(workspace(tmp_path, BOOK))
    write_book(book, batch(0))
    assert names(tmp_path) == ["b.book.json", BOOK]
    assert names(tmp_path / BOOK) == ["workspace.json", "workspace.lock"]
