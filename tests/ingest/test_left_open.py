"""What ingest could not tell stays in the book: refused files, words that may mean anybody."""

from dataclasses import replace
from itertools import permutations

import pytest

from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import Kind, RawFile
from sourcebook.model import REFERENCE, Batch, Header, Refused, article_text
from sourcebook.store import open_book, write_book
from sourcebook.store.check import check

PORTS = """Two ministers open a port

March 5, 2024

Interior Minister Dato Kipiani and Trade Minister Rustam Aliyev opened a port in Batumi. \
He said that trade would grow.
"""


def raw(name: str, text: str) -> RawFile:
    return RawFile(name, text.encode())


GOOD = raw("news/ports.txt", PORTS)
BINARY = RawFile("news/picture.txt", b"\x00\x01\x02" * 400)
EMPTY = RawFile("news/empty.txt", b"")
LOCKED = RawFile("locked.txt", fault="There is no permission to read it.")
GONE = RawFile("gone.txt", fault="The file is not there (any more).", there=False)


def read(files, base=None) -> Batch:
    return ingest(files, base, "ports").batch


# --- refused files


def test_a_refused_file_is_kept_with_its_name_and_reason():
    book = read([GOOD, BINARY, LOCKED])
    told = {one.name: one for one in book.refusals}
    assert set(told) == {"picture.txt", "locked.txt"}
    assert told["locked.txt"].reason == "There is no permission to read it."
    assert told["locked.txt"].raw_sha256 == ""
    assert len(told["picture.txt"].raw_sha256) == 64
    assert check(book) == []


def test_the_record_does_not_tell_in_which_order_files_came():
    books = [read(order) for order in permutations([GOOD, BINARY, EMPTY, LOCKED])]
    assert all(book == books[0] for book in books)
    assert [one.name for one in books[0].refusals] == ["empty.txt", "locked.txt", "picture.txt"]


def test_a_path_where_nothing_stands_is_no_file_refused():
    assert read([GOOD, GONE]).refusals == ()


def test_a_file_that_is_later_read_well_takes_its_record_away():
    book = read([GOOD, BINARY, LOCKED])
    mended = read([raw("elsewhere/locked.txt", "Rivers\n\nThe river rose in Gori.\n")], book)
    assert [one.name for one in mended.refusals] == ["picture.txt"]
    again = read([GOOD, BINARY], mended)
    assert again == mended


def test_a_file_refused_for_another_reason_has_one_record():
    book = read([GOOD, BINARY])
    worse = read([RawFile("picture.txt", fault="There is no permission to read it.")], book)
    assert [one.reason for one in worse.refusals] == ["There is no permission to read it."]


def test_a_line_of_json_lines_is_named_by_its_number():
    line = RawFile("news/feed.jsonl:17", b"{", Kind.JSON)
    assert [one.name for one in read([GOOD, line]).refusals] == ["feed.jsonl:17"]


def test_a_book_keeps_the_record_on_disk_and_one_without_it_opens(tmp_path):
    path = str(tmp_path / "ports.book.json")
    book = read([GOOD, BINARY])
    write_book(path, book)
    assert open_book(path).batch == book
    write_book(path, replace(book, refusals=()))
    assert '"refusals"' not in (tmp_path / "ports.book.json").read_text()
    assert open_book(path).batch.refusals == ()


def test_stock_tinydb_opens_the_record(tmp_path):
    from tinydb import TinyDB

    path = tmp_path / "ports.book.json"
    write_book(str(path), read([GOOD, BINARY]))
    with TinyDB(path, access_mode="r") as db:
        assert [row["name"] for row in db.table("refusals")] == ["picture.txt"]


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (Refused("refusal/a", "", "why"), "does not say which file"),
        (Refused("refusal/a", "x.txt", ""), "does not say which file"),
        (Refused("refusal/a", "x.txt", "why", "abc"), "no SHA-256"),
    ],
)
def test_check_finds_a_record_that_says_nothing(record, says):
    faults = check(Batch(Header("b", "b"), refusals=(record,)))
    assert any(says in fault.what for fault in faults)


# --- words left open


def test_a_pronoun_that_may_mean_two_is_left_open_with_its_words_and_why():
    done = ingest([GOOD], None, "ports")
    (one,) = done.files[0].open
    assert (one.words, one.link.partition("#")[2]) == ("He", "p3")
    assert "surely" in one.why
    (doubt,) = (d for d in done.batch.articles[0].doubts if d.about == REFERENCE)
    text = article_text(tuple(done.batch.passages))
    assert [anchor.span.of(text) for anchor in doubt.anchors] == ["He"]
    assert doubt.text == one.why
    assert doubt.text not in done.files[0].doubts
