"""Hydration: an abridged book and its originals give a book to the letter, or nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sourcebook.authoring import build
from sourcebook.errors import Exit, SourcebookError
from sourcebook.hydrate import Recognised, hydrate
from sourcebook.model import Article, Batch, Rendition, anchored, article_text
from sourcebook.store import open_book, write_book
from sourcebook.store.check import check

DATA = Path(__file__).parent / "data" / "authoring"
NORTH = (DATA / "originals" / "north.txt").read_bytes()
SOUTH = (DATA / "originals" / "south.txt").read_bytes()
BOTH = [("north.txt", NORTH), ("south.txt", SOUTH)]


@pytest.fixture(scope="module")
def abridged() -> Batch:
    return build(DATA / "ferry")


@pytest.fixture(scope="module")
def whole(abridged: Batch) -> Batch:
    found = hydrate(abridged, BOTH).batch
    assert found is not None
    return found


def texts(batch: Batch) -> dict[str, str]:
    return {
        article.short: article_text(tuple(p for p in batch.passages if p.article == article.id))
        for article in batch.articles
    }


# --- a whole set


def test_the_articles_are_shown_to_the_letter(whole: Batch) -> None:
    assert texts(whole) == {"A1": NORTH.decode(), "A2": SOUTH.decode()}
    assert whole.header.rendition == "original"
    assert check(whole) == []


def test_a_hydrated_book_can_be_written_and_read(whole: Batch, tmp_path: Path) -> None:
    write_book(tmp_path / "h.book.json", whole)
    assert open_book(tmp_path / "h.book.json").batch == whole


def test_the_same_things_have_the_same_addresses(abridged: Batch, whole: Batch) -> None:
    for table in ("articles", "passages", "actors", "places", "topics", "events", "claims"):
        old, new = getattr(abridged, table), getattr(whole, table)
        assert [record.id for record in new] == [record.id for record in old]
    assert whole.judgements == abridged.judgements
    assert whole.header.id == abridged.header.id
    assert {m.id for m in whole.mentions} <= {m.id for m in abridged.mentions}


def test_mentions_are_those_of_the_original_with_its_spelling(whole: Batch) -> None:
    found = [(m.about, m.how, m.surface) for m in whole.mentions]
    assert ("actor/a-lind", "name", "A. Lind") in found
    assert ("actor/a-lind", "pronoun", "she") in found
    # named in the restatement only
    assert ("actor/ada-lind", "title", "harbour master") not in found


def test_no_anchor_leads_into_a_text_that_is_not_there(whole: Batch) -> None:
    held = [*whole.passages, *whole.mentions, *whole.claims]
    assert {a.rendition for record in held for a in record.anchors} == {"original"}
    assert {a.rendition for entry in whole.attributions for a in entry.cue} == {"original"}


def test_the_words_of_a_date_are_those_of_the_original(abridged: Batch, whole: Batch) -> None:
    words = {c.about: c.time.text for c in whole.claims if c.time and c.property == "when"}
    assert words == {"event/towns-buy-a-boat": "last month", "event/boat-sails": ""}
    evidence = next(c for c in whole.claims if c.time and c.time.text)
    anchor = anchored(evidence.anchors, "original")[0]
    assert anchor.span.of(NORTH.decode()).startswith("last month")


# --- recognising


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw,
    ],
)
def test_a_file_is_known_by_its_cleaned_text_too(
    abridged: Batch, change: Callable[[bytes], bytes]
) -> None:
    found = hydrate(abridged, [("n", change(NORTH)), ("s", change(SOUTH))])
    assert found.recognised == (Recognised("n", "A1"), Recognised("s", "A2"))
    assert found.batch is not None
    assert texts(found.batch)["A1"] == NORTH.decode()


def test_what_is_not_expected_is_named(abridged: Batch) -> None:
    others = [
        ("notes.txt", b"milk, bread"),
        ("pic.jpg", b"\xff\xd8\xff" * 10),
        ("big", b"x" * 10**6),
    ]
    found = hydrate(abridged, [*others, *BOTH])
    assert found.unknown == ("notes.txt", "pic.jpg", "big")
    assert found.batch is not None


def test_one_of_two_gives_nothing_and_says_which_is_missing(abridged: Batch) -> None:
    found = hydrate(abridged, BOTH[:1])
    assert found.batch is None
    assert found.recognised == (Recognised("north.txt", "A1"),)
    assert found.missing == ("A2",)


def test_nothing_recognised_gives_nothing(abridged: Batch) -> None:
    found = hydrate(abridged, [("notes.txt", NORTH + b"!")])
    assert (found.batch, found.recognised, found.missing) == (None, (), ("A1", "A2"))


def test_the_same_original_twice_does_no_harm(abridged: Batch) -> None:
    assert hydrate(abridged, [*BOTH, ("again.txt", NORTH)]).batch == hydrate(abridged, BOTH).batch


# --- what cannot be


def test_a_book_to_the_letter_is_not_hydrated_again(whole: Batch) -> None:
    with pytest.raises(SourcebookError, match="is not abridged; its excerpts are to the letter"):
        hydrate(whole, BOTH)


def test_an_article_without_a_known_original_stays_abridged(abridged: Batch) -> None:
    first = replace(abridged.articles[0], renditions=abridged.articles[0].renditions[:1])
    batch = replace(abridged, articles=(first, abridged.articles[1]))
    with pytest.raises(SourcebookError, match="does not know the original of A1") as caught:
        hydrate(batch, BOTH)
    assert caught.value.code is Exit.BAD


def test_a_digest_that_does_not_hold_stops_it(abridged: Batch) -> None:
    claim = abridged.claims[0]
    anchors = tuple(replace(a, digest="0" * 12) if a.digest else a for a in claim.anchors)
    batch = replace(abridged, claims=(replace(claim, anchors=anchors), *abridged.claims[1:]))
    with pytest.raises(SourcebookError, match=rf"{claim.id} anchor 74\.\.82 does not hold"):
        hydrate(batch, BOTH)


def test_an_anchor_without_digest_does_not_count_as_checked(abridged: Batch) -> None:
    mention = abridged.mentions[-1]
    anchors = tuple(replace(a, digest="") for a in mention.anchors)
    batch = replace(abridged, mentions=(*abridged.mentions[:-1], replace(mention, anchors=anchors)))
    with pytest.raises(SourcebookError, match="does not hold"):
        hydrate(batch, BOTH)


def test_passages_must_cover_the_original(abridged: Batch) -> None:
    for at, told in ((-1, "goes on behind its last passage"), (3, "does not begin where")):
        passages = list(abridged.passages)
        del passages[at]
        with pytest.raises(SourcebookError, match=told):
            hydrate(replace(abridged, passages=tuple(passages)), BOTH)


def test_a_claim_without_a_place_in_the_original_stops_it(abridged: Batch) -> None:
    claim = abridged.claims[0]
    bare = replace(claim, anchors=anchored(claim.anchors, "abridged"))
    with pytest.raises(SourcebookError, match=r"has no place in the original"):
        hydrate(replace(abridged, claims=(bare, *abridged.claims[1:])), BOTH)


def test_a_text_cleaned_by_other_rules_is_not_taken(abridged: Batch) -> None:
    def aged(article: Article) -> Article:
        old: Rendition = replace(article.renditions[1], sha256="0" * 64, cleaning=99)
        return replace(article, renditions=(article.renditions[0], old))

    batch = replace(abridged, articles=(abridged.articles[0], aged(abridged.articles[1])))
    with pytest.raises(SourcebookError, match=r"cleaned by other rules here \(version 1, .* 99\)"):
        hydrate(batch, BOTH)
