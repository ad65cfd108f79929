"""One book, in whatever order its files are read: byte for byte, and in batches by their days."""

import gc
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.ingest import pipeline
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.pipeline.checked import MisplacedError
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.values import RawFile
from sourcebook.store import open_book, write_book
from sourcebook.store.check import check

STORIES = Path(__file__).parent / "stories"
FILES = tuple(
    RawFile(path.name, path.read_bytes())
    for path in sorted(STORIES.glob("*/articles/*"))
    if path.is_file()
)
SOURCE = Path(pipeline.__file__).parents[3]


@pytest.fixture(scope="module")
def book():
    return ingest(FILES, None, "all").batch


def test_there_is_something_to_put_in_order(book):
    assert len(FILES) >= 12
    assert len({raw.name for raw in FILES}) == len(FILES)  # they are told apart by name below
    assert check(book) == []


@settings(derandomize=True, deadline=None, max_examples=6)
@given(order=st.permutations(range(len(FILES))))
def test_the_order_of_files_does_not_show(book, order):
    assert ingest([FILES[at] for at in order], None, "all").batch == book


def test_the_bytes_on_disk_are_the_same(book, tmp_path):
    write_book(tmp_path / "a.book.json", book)
    write_book(tmp_path / "b.book.json", ingest(FILES[::-1], None, "all").batch)
    assert (tmp_path / "a.book.json").read_bytes() == (tmp_path / "b.book.json").read_bytes()


def test_one_text_in_two_files_is_named_after_the_same_one_in_any_order():
    twice = (RawFile("b.txt", FILES[0].data), RawFile("a.txt", FILES[0].data))
    one, other = (ingest(files, None, "all").batch for files in (twice, twice[::-1]))
    assert one == other
    assert one.articles[0].file == "a.txt"


_RUN = """
import sys
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.store import write_book
files = [RawFile(name, open(name, "rb").read()) for name in sys.argv[2:]]
write_book(sys.argv[1], ingest(files, None, "all").batch)
"""


def test_two_processes_give_the_same_bytes(tmp_path):
    names = [str(path) for path in sorted(STORIES.glob("rail/articles/*"))]
    made = []
    for seed in ("1", "4711"):
        book = tmp_path / f"{seed}.book.json"
        environ = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SOURCE)}
        subprocess.run([sys.executable, "-c", _RUN, str(book), *names], check=True, env=environ)
        made.append(book.read_bytes())
    assert made[0] == made[1]


def _facts(book):
    """What a book says, without the numbers of its judgements and its name."""
    return {
        "articles": {(one.id, one.short) for one in book.articles},
        "actors": {(one.id, one.kind, one.label, one.country) for one in book.actors},
        "names": {(one.id, frozenset(one.names)) for one in book.actors},
        "events": set(book.events),
        "claims": set(book.claims),
        "mentions": set(book.mentions),
        "attributions": set(book.attributions),
        "same": {
            (frozenset((j.act.left, j.act.right)), j.act.say)
            for j in book.judgements
            if j.act.left.startswith("actor/")
        },
    }


def test_two_batches_by_their_days_say_what_one_does(book):
    """Addresses and A-numbers go by first ingest: batches in order of days give those of one."""
    by_id = {one.file: one for one in book.articles}
    ordered = sorted(FILES, key=lambda raw: int(by_id[raw.name].short[1:]))
    for cut in (1, len(FILES) // 2):
        first = ingest(ordered[:cut], None, "all").batch
        grown = ingest(ordered[cut:], first, "all").batch
        assert check(grown) == []
        whole, parts = _facts(book), _facts(grown)
        for name, told in whole.items():
            assert parts[name] == told, name


def test_batches_in_another_order_hold_the_same_texts_under_numbers_of_their_own(book):
    first = ingest(FILES[-3:], None, "all").batch
    grown = ingest(FILES[:-3], first, "all").batch
    assert check(grown) == []
    assert {one.id for one in grown.articles} == {one.id for one in book.articles}
    kept = {one.id: one.short for one in first.articles}
    assert kept.items() <= {one.id: one.short for one in grown.articles}.items()
    assert {one.id for one in first.actors} <= {one.id for one in grown.actors}


def test_every_file_again_changes_nothing(book, tmp_path):
    path = tmp_path / "all.book.json"
    write_book(path, book)
    again = ingest(FILES[::-1], open_book(path).batch, "all")
    assert {one.outcome for one in again.files} == {"known"}
    assert again.batch == book


@pytest.mark.parametrize("place", [1, -1])
def test_a_record_off_its_words_costs_its_file_only(book, monkeypatch, place):
    """The last one too, when the readings of all before it are let go."""
    check_places = pipeline.entering.check_places
    name = book.articles[place].file

    def spoiled(text, article, *records):
        if article.file == name:
            raise MisplacedError("off by one")
        check_places(text, article, *records)

    monkeypatch.setattr(pipeline.entering, "check_places", spoiled)
    done = ingest(FILES, None, "all")
    refused = [one for one in done.files if one.outcome == "refused"]
    assert [one.name for one in refused] == [name]
    assert "our fault" in refused[0].reason
    without = ingest([raw for raw in FILES if raw.name != name], None, "all").batch
    assert done.batch == replace(without, refusals=done.batch.refusals)
    assert [one.name for one in done.batch.refusals] == [name]


def test_a_reading_is_let_go_when_its_article_is_entered(monkeypatch):
    enter = pipeline.enter
    held = []

    def readings():
        return sum(isinstance(one, Reading) for one in gc.get_objects())

    def counted(*given):
        held.append(readings() - before)
        return enter(*given)

    monkeypatch.setattr(pipeline, "enter", counted)
    gc.collect()
    before = readings()
    ingest(FILES[:6], None, "some")
    assert held == [6, 5, 4, 3, 2, 1]
