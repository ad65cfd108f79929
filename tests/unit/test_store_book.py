"""Books: the same bytes for the same evidence, and no unsound one is ever written."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from tinydb import TinyDB, where

import sourcebook.errors
from sourcebook import dates
from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import (
    Actor,
    ActorKind,
    Add,
    Anchor,
    Article,
    Attribution,
    Batch,
    Claim,
    Event,
    Header,
    Judgement,
    Mention,
    Pair,
    Passage,
    PassageRole,
    Property,
    Rank,
    Rendition,
    Say,
    Source,
    Time,
    Topic,
    Voice,
    Withdraw,
    article_text,
)
from sourcebook.store import Fault, Unsound, open_book, write_book
from sourcebook.store.check import check

A = "article/visit-2025-01-23"
TEXTS = ("Ministers meet", "Iran’s minister\ncame to Dushanbe in January.", "Both sides signed.")


def passages(texts: tuple[str, ...] = TEXTS, article: str = A) -> tuple[Passage, ...]:
    """An article's passages, one a paragraph, with the anchors they must have."""
    made = []
    end = 0
    for number, text in enumerate(texts, 1):
        before = "\n\n" if number > 1 else ""
        start = end + len(before)
        end = start + len(text)
        role = PassageRole.HEADLINE if number == 1 else PassageRole.BODY
        anchor = Anchor(article, "abridged", start, end)
        made.append(
            Passage(f"{article}#p{number}", article, number, 0, role, text, before, (anchor,))
        )
    return tuple(made)


def at(words: str, rendition: str = "abridged") -> tuple[Anchor, ...]:
    """The anchor of the first place where `words` stand in the sample's text."""
    start = article_text(passages()).index(words)
    return (Anchor(A, rendition, start, start + len(words)),)


def sample() -> Batch:
    """A small sound book with one record of nearly every kind."""
    text = article_text(passages())
    rendition = Rendition("abridged", sha256(text.encode()).hexdigest(), len(text))
    original = Rendition("original", "0" * 64, 400, "1" * 64)
    when = Time(dates.parse("2025-01"), "January", "publication", A)
    return Batch(
        Header("iran-tajikistan", "Iran–Tajikistan", "abridged", made_by="test"),
        sources=(Source("source/press", "Press"),),
        articles=(
            Article(A, "A1", TEXTS[0], publisher="source/press", renditions=(rendition, original)),
        ),
        passages=passages(),
        mentions=(
            Mention("m1", "actor/iran", at("Iran"), "Iran"),
            Mention("m2", "actor/minister", at("minister\ncame"), "minister came"),
        ),
        actors=(
            Actor("actor/iran", ActorKind.STATE, "Iran", country="IR"),
            Actor("actor/minister", ActorKind.PERSON, "The minister"),
        ),
        topics=(Topic("topic/police", "Police"),),
        events=(Event("event/visit", "Visit", "visit"),),
        claims=(
            Claim("claim/8f21c0", "event/visit", Property.WHEN, time=when, anchors=at("January")),
            Claim(
                "claim/who",
                "event/visit",
                Property.WHO,
                link="actor/iran",
                anchors=(*at("Iran"), Anchor(A, "original", 3, 9)),
                attribution="t1",
            ),
        ),
        attributions=(Attribution("t1", A, (Voice("source/press", "says"),), (f"{A}#p2",)),),
        judgements=(
            Judgement("J1", Pair("actor/iran", "actor/minister", Say.DIFFERENT), "editors"),
            Judgement("J2", Add(Actor("actor/tj", ActorKind.STATE, "Tajikistan")), "editors"),
            Judgement("J3", Withdraw("J1"), "editors"),
        ),
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "my.book.json"
    assert check(sample()) == []
    write_book(path, sample())
    book = open_book(path)
    assert book.batch == sample()
    assert book.header == sample().header
    assert book.damaged == ()
    assert book.path == str(path)


def test_one_table_alone(tmp_path: Path) -> None:
    write_book(tmp_path / "b.json", sample())
    book = open_book(tmp_path / "b.json")
    assert book.records(Actor) == sample().actors
    assert "_whole" not in vars(book)
    assert book.batch == sample()
    assert book.records(Actor) == sample().actors


def test_same_batch_same_bytes(tmp_path: Path) -> None:
    write_book(tmp_path / "a.json", sample())
    write_book(tmp_path / "b.json", open_book(tmp_path / "a.json").batch)
    data = (tmp_path / "a.json").read_bytes()
    assert data == (tmp_path / "b.json").read_bytes()
    assert json.loads(data)["sourcebook"]["1"]["format"] == 1
    records = [line for line in data.decode().splitlines() if line.startswith('"1": {')]
    assert len(records) == len(json.loads(data))


def test_stock_tinydb_opens_a_book(tmp_path: Path) -> None:
    write_book(tmp_path / "b.json", sample())
    with TinyDB(tmp_path / "b.json") as stock:
        assert stock.tables() >= {"sourcebook", "actors", "claims"}
        found = stock.table("actors").get(where("country") == "IR")
    assert isinstance(found, dict)
    assert found["id"] == "actor/iran"


def test_newer_and_vanished(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    book = open_book(path)
    assert not book.newer()
    write_book(path, sample())
    assert book.newer()
    assert open_book(path).generation != book.generation
    path.unlink()
    assert not book.newer()
    assert book.batch == sample()


def test_an_unsound_book_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    before = path.read_bytes()
    with pytest.raises(Unsound) as caught:
        write_book(path, replace(sample(), sources=()))
    assert caught.value.code is Exit.BAD
    assert [fault.where for fault in caught.value.faults] == [A, "t1"]
    assert "nothing was written" in str(caught.value)
    assert path.read_bytes() == before


def claim(**changes: object) -> Callable[[Batch], Batch]:
    """The sample with another first claim."""
    return lambda batch: replace(
        batch,
        claims=(replace(batch.claims[0], **changes), *batch.claims[1:]),  # type: ignore[arg-type]
    )


def article(**changes: object) -> Callable[[Batch], Batch]:
    """The sample with another article."""
    return lambda batch: replace(batch, articles=(replace(batch.articles[0], **changes),))  # type: ignore[arg-type]


def passage(**changes: object) -> Callable[[Batch], Batch]:
    """The sample with another last passage."""
    return lambda batch: replace(
        batch,
        passages=(*batch.passages[:2], replace(batch.passages[2], **changes)),  # type: ignore[arg-type]
    )


def act(what: object) -> Callable[[Batch], Batch]:
    """The sample with one more judgement."""
    return lambda batch: replace(
        batch,
        judgements=(*batch.judgements, Judgement("J4", what, "editors")),  # type: ignore[arg-type]
    )


LENGTH = len(article_text(passages()))
LAST = LENGTH - len(TEXTS[2])


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (
            claim(anchors=(Anchor(A, "abridged", LENGTH - 5, LENGTH + 8),)),
            "claim/8f21c0",
            f"anchor {LENGTH - 5}..{LENGTH + 8} of A1#p3 ends past the text ({LENGTH})",
        ),
        (
            claim(anchors=(*at("January"), Anchor(A, "original", 390, 401))),
            "claim/8f21c0",
            "anchor 390..401 of A1 ends past the text (400)",
        ),
        (
            claim(anchors=(*at("January"), Anchor(A, "abridged", 5, 5))),
            "claim/8f21c0",
            "anchor 5..5 of A1#p1 is empty",
        ),
        (
            claim(anchors=(*at("January"), Anchor("article/none", "abridged", 0, 5))),
            "claim/8f21c0",
            'anchor leads to "article/none", which is not in the book',
        ),
        (
            claim(anchors=(replace(at("January")[0], digest="0" * 12),)),
            "claim/8f21c0",
            f"anchor {at('January')[0].start}..{at('January')[0].end} of A1#p2 "
            "does not hold the words of its digest",
        ),
        (claim(anchors=at("January", "original")), "claim/8f21c0",
         "has no anchor in the abridged text"),
        (claim(about="event/none"), "claim/8f21c0",
         'about leads to "event/none", which is not in the book'),
        (claim(attribution="m1"), "claim/8f21c0", "attribution leads to m1, a mention"),
        (claim(time=Time(dates.parse("2025"), ref="event/none")), "claim/8f21c0",
         'time leads to "event/none", which is not in the book'),
        (claim(note="a\x1bb"), "claim/8f21c0", "holds text that is not clean (note)"),
        (claim(note=7), "claim/8f21c0", "note is no text"),
        (claim(id="Claim 7"), "Claim 7", '"Claim 7" is no address (kind/name)'),
        (claim(id="event/x"), "event/x", "is no claim address"),
        (claim(id="claim/who"), "claim/who", "stands twice in the book"),
        (lambda b: replace(b, events=(Event("event/visit", "V", "treaty"),)), "event/visit",
         'type "treaty" is unknown (all: visit talks call accord promise report demand supply '
         "found force sanction other)"),
        (lambda b: replace(b, mentions=(replace(b.mentions[0], surface="Iraq"),)), "m1",
         f'anchor {at("Iran")[0].start}..{at("Iran")[0].end} of A1#p2 holds "Iran", not "Iraq"'),
        (lambda b: replace(b, mentions=(replace(b.mentions[0], anchors=()),)), "m1",
         "has no anchor"),
        (article(publisher="actor/iran"), A, "publisher leads to actor/iran, an actor"),
        (article(renditions=()), A, "has no hash of the abridged text"),
        (article(renditions=(Rendition("abridged", "0" * 64, LENGTH),)), A,
         "the abridged text is not the one of its hash"),
        (article(renditions=(Rendition("abridged", "0" * 64, 7),)), A,
         f"the abridged text has {LENGTH} characters, not 7"),
        (passage(id=f"{A}#p4"), f"{A}#p4", f"is not the address of {A}#p3"),
        (passage(anchors=()), f"{A}#p3", "has no anchor in the abridged text"),
        (passage(anchors=(Anchor(A, "abridged", 0, 5),)), f"{A}#p3",
         f"anchor 0..5 of A1#p1 is not where its text stands ({LAST}..{LENGTH})"),
        (passage(repeats=f"{A}#p9"), f"{A}#p3",
         f'repeats leads to "{A}#p9", which is not in the book'),
        (act(Pair("actor/iran", "actor/iran", Say.SAME)), "J4", "pairs actor/iran with itself"),
        (act(Rank("claim/who", "best")), "J4",
         'rank "best" is none of preferred, normal, deprecated'),
        (act(Withdraw("J9")), "J4", 'judgement leads to "J9", which is not in the book'),
        (act(Add(Event("event/new", "New", "treaty"))), "J4", 'type "treaty" is unknown'),
        (lambda b: replace(b, header=replace(b.header, rendition="summary")), "header",
         'rendition "summary" is unknown'),
        (lambda b: replace(b, header=replace(b.header, id="")), "header", "has no id"),
    ],
)  # fmt: skip
def test_faults_are_named(change: Callable[[Batch], Batch], where: str, what: str) -> None:
    assert Fault(where, what) in check(change(sample()))


def damage(path: Path, table: str, row: str, **changes: object) -> None:
    """Change fields of a stored record behind the store's back; None takes the row out."""
    tables = json.loads(path.read_bytes())
    if changes:
        tables[table][row].update(changes)
    else:
        del tables[table][row]
    path.write_text(json.dumps(tables))


def test_damaged_records_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    damage(path, "claims", "1", time={"edtf": "2025-13"})
    book = open_book(path)
    assert [claim.id for claim in book.batch.claims] == ["claim/who"]
    fault = Fault("claim/8f21c0", 'time.edtf is no date: "2025-13" is no date (month 13)')
    assert book.damaged == (fault,)
    assert check(book.batch, book.damaged) == [fault]


def test_a_lost_passage_moves_no_offset(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    damage(path, "passages", "1", text="Ministers\x1b meet")
    book = open_book(path)
    text = article_text(book.batch.passages)
    assert text.strip() == "\n\n".join(TEXTS[1:])
    assert at("January")[0].span.of(text) == "January"
    assert [fault.where for fault in check(book.batch, book.damaged)] == [f"{A}#p1"]


def test_a_lost_row_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    damage(path, "actors", "1")
    assert Fault("actors", "row 1 is missing or out of order") in open_book(path).damaged


def test_hostile_anchors_write_no_endless_blanks(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    far = {"article": A, "rendition": "abridged", "start": 2**52, "end": 2**53}
    damage(path, "passages", "2", anchors=[far], text="\x1b")
    damage(path, "passages", "3", anchors=[far])
    assert len(article_text(open_book(path).batch.passages)) < 100


def test_truncated_anywhere_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    data = path.read_bytes()
    for size in range(len(data) - 2, -1, -7):
        path.write_bytes(data[:size])
        with pytest.raises(SourcebookError) as caught:
            open_book(path)
        said = "is empty" if size == 0 else f"breaks off at byte {size:,}"
        assert str(caught.value) == f"{path} {said}; use a copy, or build it again."


def test_any_damaged_byte_is_a_sentence_or_a_fault_or_text(tmp_path: Path) -> None:
    """Nothing but our own errors comes out, whatever byte is wrong."""
    path = tmp_path / "b.json"
    write_book(path, sample())
    data = path.read_bytes()
    for at_byte in range(0, len(data), 5):
        path.write_bytes(data[:at_byte] + bytes([data[at_byte] ^ 0x15]) + data[at_byte + 1 :])
        with suppress(SourcebookError):
            book = open_book(path)
            check(book.batch, book.damaged)


def test_a_full_disk_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.json"
    write_book(path, sample())
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourcebookError, match="no space left on the disk of"):
        write_book(path, replace(sample(), events=(Event("event/visit", "Other", "visit"),)))
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["b.json"]


def test_reading_loads_little(tmp_path: Path) -> None:
    write_book(tmp_path / "b.json", sample())
    heavy = (
        "filelock tempfile hashlib slugify platformdirs logging asyncio urllib pathlib textual "
        "importlib.metadata sourcebook.store.check sqlite3"
    )
    script = (
        "import sys\n"
        "from sourcebook.store import open_book, workspace, folder\n"
        f"open_book({str(tmp_path / 'b.json')!r}).batch\n"
        f"workspace({str(tmp_path)!r}, 'iran-tajikistan').place()\n"
        f"folder({{'SOURCEBOOK_DATA': {str(tmp_path)!r}}})\n"
        f"print([name for name in {heavy!r}.split() if name in sys.modules])\n"
    )
    source = str(Path(sourcebook.errors.__file__).parents[1])
    environ = {**os.environ, "PYTHONPATH": source}
    # Without `site`, which may itself load modules on behalf of other packages.
    paths = f"import sys; sys.path[1:1] = {[p for p in sys.path if p]!r}\n"
    done = subprocess.run(
        [sys.executable, "-S", "-c", paths + script],
        env=environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
