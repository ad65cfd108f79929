"""From files to a batch: sound, the same in any order, idempotent, addresses kept."""

from dataclasses import replace
from itertools import permutations

import pytest

from sourcebook.ingest import pipeline
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import (
    Actor,
    ActorKind,
    Batch,
    Judgement,
    Pair,
    PassageRole,
    Property,
    Say,
    article_text,
)
from sourcebook.store.check import check

VISIT = """Harbour chiefs of Norland meet in Tashkent

March 5, 2024 - 10:30

TASHKENT – Uzbekistan's Interior Minister, Colonel General Ramazon Rahimzada, arrived in Georgia \
on Monday.

Rahimzada praised the ports. According to a readout by Georgia's police, both sides discussed \
smuggling. He said that the talks went well. Officials say trade will grow.
"""
REPORT = """Minister back from Tbilisi

March 7, 2024

Uzbekistan's Interior Minister Rahimzoda Ramazon Hamro returned on Wednesday.

The Batumi Herald reported that he had met the press. The National Democratic Institute said \
it was pleased.
"""
OTHER = """Grain prices

April 2, 2024

Ahmad Karimov said grain was cheap.
"""


def raw(name, text):
    return RawFile(name, text.encode())


FILES = (raw("visit.txt", VISIT), raw("report.txt", REPORT), raw("other.txt", OTHER))


@pytest.fixture(scope="module")
def book():
    return ingest(FILES, None, "harbours").batch


def test_the_book_is_sound_and_holds_every_text(book):
    assert check(book) == []
    texts = {
        article_text(tuple(p for p in book.passages if p.article == a.id)) for a in book.articles
    }
    assert texts == {VISIT, REPORT, OTHER}


def test_every_anchor_holds_the_words_it_says(book):
    texts = {
        a.id: article_text(tuple(p for p in book.passages if p.article == a.id))
        for a in book.articles
    }
    for mention in book.mentions:
        for anchor in mention.anchors:
            assert " ".join(anchor.span.of(texts[anchor.article]).split()) == mention.surface


def test_every_record_says_by_which_rule_it_was_found(book):
    assert all(mention.found_by for mention in book.mentions)
    assert all(claim.found_by for claim in book.claims)
    assert all(one.user == "ingest" and one.rule and one.reason for one in book.judgements)


@pytest.mark.parametrize("order", permutations(range(3)))
def test_the_order_of_files_does_not_matter(book, order):
    assert ingest([FILES[at] for at in order], None, "harbours").batch == book


def test_articles_are_numbered_by_their_dates(book):
    assert [a.short for a in book.articles] == ["A1", "A2", "A3"]
    days = [a.published.edtf.text for a in book.articles]
    assert days == ["2024-03-05", "2024-03-07", "2024-04-02"]
    assert book.articles[0].id == "article/harbour-chiefs-of-norland-meet-in-2024-03-05"
    assert (book.articles[0].clock, book.articles[0].dateline.title()) == ("10:30", "Tashkent")


def test_the_same_files_change_nothing(book):
    again = ingest(FILES, book, "another title")
    assert again.batch == book
    assert {one.outcome for one in again.files} == {"known"}
    assert again.unsure == ()


def test_a_surname_joins_in_its_article_and_an_office_across(book):
    labels = {a.label for a in book.actors if a.kind is ActorKind.PERSON}
    assert labels == {"Ramazon Rahimzada", "Rahimzoda Ramazon Hamro", "Ahmad Karimov"}
    (pair,) = [j for j in book.judgements if isinstance(j.act, Pair)]
    assert pair.act.say is Say.SAME
    named = [m for m in book.mentions if m.about == "actor/ramazon-rahimzada"]
    assert [m.surface for m in named if m.how == "name"] == ["Ramazon Rahimzada", "Rahimzada"]


def test_offices_and_ranks_are_claims_with_a_day(book):
    about = [c for c in book.claims if c.about == "actor/ramazon-rahimzada"]
    roles = [(c.value, c.of, c.time.edtf.text) for c in about if c.property is Property.ROLE]
    assert roles == [("interior minister", "actor/uzbekistan", "2024-03-05")]
    assert [c.value for c in about if c.property is Property.RANK] == ["colonel general"]


def test_who_says_it_is_an_actor_a_group_or_left_open(book):
    voices = [v.who for a in book.attributions for v in a.chain]
    assert "actor/georgias-police" in voices
    assert any(who.endswith("batumi-herald") for who in voices)
    assert any(
        a.id in voices and a.label == "Officials" for a in book.actors if a.kind is ActorKind.GROUP
    )
    he = [m for m in book.mentions if m.how == "pronoun"]
    assert all(m.surface.lower() in ("he", "it") for m in he)


def test_passages_are_cut_where_the_voice_changes(book):
    last = [p for p in book.passages if p.article == book.articles[0].id][-1]
    told = [p for p in book.passages if p.paragraph == last.paragraph and p.article == last.article]
    assert told[0].text == "Rahimzada praised the ports."
    assert len(told) > 2
    assert book.passages[0].role is PassageRole.HEADLINE


def test_a_longer_book_keeps_the_addresses_it_gave(book):
    first = ingest(FILES[:2], None, "harbours").batch
    grown = ingest(FILES[2:], first, "harbours").batch
    assert check(grown) == []
    assert grown.header == first.header
    assert {a.id for a in first.actors} <= {a.id for a in grown.actors}
    assert {a.id: a.short for a in grown.articles} == {a.id: a.short for a in book.articles}
    assert {m.id for m in grown.mentions} == {m.id for m in book.mentions}


def test_a_changed_article_replaces_itself(book):
    text = VISIT.replace("Monday", "Tuesday").replace("Ramazon Rahimzada", "Ramazon Rahimzoda")
    changed = ingest([raw("moved/visit.txt", text)], book, "harbours")
    assert [one.outcome for one in changed.files] == ["changed"]
    assert [a.id for a in changed.batch.articles] == [a.id for a in book.articles]
    assert changed.batch.articles[0].short == "A1"
    assert check(changed.batch) == []
    assert "Tuesday" in article_text(changed.batch.passages)
    back = ingest([FILES[0]], changed.batch, "harbours").batch
    assert {a.id for a in back.actors} == {a.id for a in book.actors}
    assert {m.id for m in back.mentions} == {m.id for m in book.mentions}


def test_another_article_of_the_same_headline_is_another_article(book):
    text = (
        "Grain prices\n\nApril 2, 2024\n\nRice fell in the markets of Georgia for a third week.\n"
    )
    grown = ingest([raw("x.txt", text)], book, "harbours").batch
    assert [a.id for a in grown.articles][-2:] == [
        "article/grain-prices-2024-04-02",
        "article/grain-prices-2024-04-02-2",
    ]
    assert check(grown) == []


def test_judgements_stay_and_are_not_proposed_twice(book):
    pair = book.judgements[0]
    said = replace(pair, act=replace(pair.act, say=Say.DIFFERENT), user="editors")
    judged = replace(book, judgements=(said,))
    again = ingest([raw("y.txt", OTHER.replace("cheap", "dear"))], judged, "harbours").batch
    assert said in again.judgements
    assert sum(isinstance(j.act, Pair) and j.act.key == pair.act.key for j in again.judgements) == 1


def test_one_text_in_two_files_is_one_article():
    done = ingest([FILES[2], raw("copy.txt", OTHER)], None, "t")
    assert len(done.batch.articles) == 1
    assert [one.outcome for one in done.files] == ["read", "twice"]
    assert done.files[1].article == done.batch.articles[0].id


def test_what_is_no_article_is_refused_and_the_rest_goes_on():
    bad = [
        RawFile("a.bin", b"\x00\x01\x02" * 900),
        RawFile("e.txt", b""),
        RawFile("n", fault="Gone."),
    ]
    done = ingest([*bad, FILES[2]], None, "t")
    assert [one.outcome for one in done.files] == ["refused"] * 3 + ["read"]
    assert all(one.reason.endswith(".") for one in done.files[:3])
    assert len(done.batch.articles) == 1


def test_a_fault_of_ours_costs_one_file_only(monkeypatch):
    read = pipeline.read_article

    def broken(file, _):
        if file.name == "visit.txt":
            raise IndexError("no")
        return read(file)

    monkeypatch.setattr(pipeline, "read_article", broken)
    done = ingest(FILES, None, "t")
    assert [one.outcome for one in done.files] == ["refused", "read", "read"]


def test_a_stop_keeps_what_is_done():
    def files():
        yield FILES[0]
        raise KeyboardInterrupt

    done = ingest(files(), None, "t")
    assert done.stopped
    assert len(done.batch.articles) == 1
    assert check(done.batch) == []


def test_nothing_at_all_is_an_empty_book():
    done = ingest([], None, "t")
    assert done.batch == Batch(done.batch.header)


def test_doubts_of_metadata_are_doubts_of_the_article():
    told = "Georgia and Uzbekistan signed a treaty, state media reported on January 23."
    text = f" date 2025-04-23 {told}\n"
    (article,) = ingest([raw("dirty.txt", text)], None, "t").batch.articles
    assert {doubt.about for doubt in article.doubts} >= {"date", "headline"}
    assert article.published.doubtful
    assert article.headline_by == "editors"
    assert article.id.startswith("article/dirty")


@pytest.mark.parametrize(
    "text",
    [
        "Президент Таджикистана Эмомали Рахмон прибыл в Тегеран.\n\nОн встретился с министром.\n",
        "وزیر کشور ایران وارد دوشنبه شد.\n\nاو گفت همکاری ادامه دارد.\n",
        "A\u0301 “ ” \u202e" * 50 + "x",
        "He said " * 3000,
        "Iran. " * 4000,
    ],
)
def test_any_text_gives_a_sound_book(text):
    assert check(ingest([raw("any.txt", text)], None, "t").batch) == []


def test_the_label_of_an_actor_is_a_spelling_of_a_text(book):
    actor = next(a for a in book.actors if isinstance(a, Actor) and a.kind is ActorKind.PERSON)
    assert actor.label in VISIT
    assert isinstance(book.judgements[0], Judgement)
