"""The book that ships: its facts, one by one, and (where it is at hand) the answer key."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from sourcebook.authoring import build
from sourcebook.corpus import Corpus
from sourcebook.hydrate import hydrate
from sourcebook.model import (
    Actor,
    ActorKind,
    Anchor,
    Batch,
    Claim,
    Pair,
    PassageRole,
    Property,
    Say,
    Status,
    anchored,
    article_text,
)
from sourcebook.readings import Agreement, agreement
from sourcebook.store import open_book, write_book
from sourcebook.store.check import check
from sourcebook.text import cells

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "iran-tajikistan"
SHIPPED = FOLDER / "iran-tajikistan.book.json"
SHARED = ROOT.parent / "shared"
KEY, SEEDS = SHARED / "answers" / "gold.json", SHARED / "seeds"

A1 = "article/police-chief-in-dushanbe-2025-12-23"
A2 = "article/security-memorandum-2025-04-23"
PACT = "event/interior-ministries-sign-security-pact"
MEMORANDUM = "event/interior-ministers-sign-security-memorandum"
ACCORDS = "event/22-accords-on-trade-energy-and-culture"
REPORT = "event/state-media-report-the-memorandum"
VISIT = "event/police-commander-radan-in-tajikistan"
MEDIA = "actor/iranian-state-media"

needs_key = pytest.mark.skipif(not KEY.is_file(), reason="the answer key is not at hand")


@pytest.fixture(scope="module")
def batch() -> Batch:
    return open_book(SHIPPED).batch


@pytest.fixture(scope="module")
def corpus(batch: Batch) -> Corpus:
    return Corpus(batch)


@pytest.fixture(scope="module")
def key() -> Any:
    return json.loads(KEY.read_text(encoding="utf-8"))


def of(batch: Batch, about: str, prop: Property) -> list[Claim]:
    return [c for c in batch.claims if c.about == about and c.property is prop]


# --- the file


def test_the_committed_book_is_what_the_folder_builds(tmp_path: Path) -> None:
    built = build(FOLDER)
    for name in ("one", "two"):
        write_book(tmp_path / name, built)
    assert (tmp_path / "one").read_bytes() == SHIPPED.read_bytes()
    assert (tmp_path / "two").read_bytes() == SHIPPED.read_bytes()


def test_it_is_sound(batch: Batch) -> None:
    assert check(batch) == []
    assert (batch.header.id, batch.header.title) == ("iran-tajikistan", "Iran–Tajikistan")
    assert batch.header.rendition == "abridged"


def test_titles_fit_every_screen(batch: Batch) -> None:
    for event in batch.events:
        status = next(iter(of(batch, event.id, Property.WHAT))).status
        word = {Status.NEGATED: 5, Status.REQUESTED: 7, Status.HYPOTHETICAL: 4}.get(status, 0)
        assert cells(event.label) + word <= 39, event.label


def test_every_claim_stands_in_both_renditions_and_was_read_by_someone(batch: Batch) -> None:
    for claim in batch.claims:
        assert claim.found_by == "editors"
        assert anchored(claim.anchors, "abridged")
        original = anchored(claim.anchors, "original")
        assert original
        assert all(anchor.digest for anchor in original)


# --- the articles


def test_articles(batch: Batch) -> None:
    first, second = batch.articles
    assert (first.id, first.short, first.headline_by) == (A1, "A1", "text")
    assert (second.id, second.short, second.headline_by) == (A2, "A2", "editors")
    assert first.published is not None
    assert second.published is not None
    assert (first.published.edtf.text, first.published.doubtful) == ("2025-12-23", False)
    assert (second.published.edtf.text, second.published.doubtful) == ("2025-04-23", True)
    assert (first.clock, first.dateline) == ("20:12", "Tehran")
    assert [a.paragraphs for a in batch.articles] == [10, 10]
    assert not first.publisher
    assert not second.publisher
    assert [r.chars for a in batch.articles for r in a.renditions if r.name == "original"] == [
        2412,
        2215,
    ]


def test_what_is_doubtful_in_the_second_article_is_said(batch: Batch) -> None:
    assert batch.articles[0].doubts == ()
    doubts = {doubt.about: doubt for doubt in batch.articles[1].doubts}
    assert set(doubts) == {"date", "layout", "wording"}  # C1, the dirty text, C7
    assert "date line and text disagree" in doubts["date"].text


def test_metadata_heading_caption_credit_and_repeat_are_no_plain_text(batch: Batch) -> None:
    roles = {p.id.replace(A1, "A1").replace(A2, "A2"): p.role for p in batch.passages}
    assert roles["A1#p1.1"] is PassageRole.HEADLINE
    assert roles["A1#p2.1"] is PassageRole.METADATA
    assert roles["A1#p3.1"] is PassageRole.DATELINE
    assert roles["A2#p1.1"] is PassageRole.METADATA
    assert roles["A2#p3.1"] is PassageRole.HEADING
    assert roles["A2#p6.3"] is PassageRole.CAPTION
    assert roles["A2#p6.4"] is PassageRole.CREDIT
    assert roles["A2#p10.1"] is PassageRole.REPEAT
    repeat = next(p for p in batch.passages if p.repeats)
    assert (repeat.id, repeat.repeats) == (f"{A2}#p10.1", f"{A2}#p9.1")


# --- actors


@dataclass(frozen=True)
class Person:
    kind: str
    country: str
    spellings: set[str]
    roles: set[tuple[str, str, str]] = field(default_factory=set)  # office, of, date
    ranks: set[str] = field(default_factory=set)
    member: str = ""


TJ_MINISTRY, IR_MINISTRY = "interior-ministry-of-tajikistan", "interior-ministry-of-iran"

ACTORS = {
    "ahmadreza-radan": Person(
        "person",
        "IR",
        {"Ahmadreza Radan", "Radan"},
        {("police commander", "iran", "2025-12-23")},
        {"brigadier general"},
        "irans-police",
    ),
    "ramazon-rahimzada": Person(
        "person",
        "TJ",
        {"Ramazon Rahimzada", "Rahimzoda Ramazon Hamro"},
        {
            ("interior minister", "tajikistan", "2025-12-23"),
            ("interior minister", "tajikistan", "[..2025-01-23]"),
        },
        {"colonel general"},
        TJ_MINISTRY,
    ),
    "abdurrahman-alimshazada": Person(
        "person",
        "TJ",
        {"Abdurrahman Alimshazada"},
        {("first deputy interior minister", "tajikistan", "2025-12-23")},
        {"major general"},
        TJ_MINISTRY,
    ),
    "eskandar-momeni": Person(
        "person",
        "IR",
        {"Eskandar Momeni", "Momeni"},
        {("interior minister", "iran", "[..2025-01-23]")},
        set(),
        IR_MINISTRY,
    ),
    "two-deputy-foreign-ministers": Person(
        "group", "", {"Two deputy foreign ministers", "deputy foreign ministers"}
    ),
    "analysts": Person("group", "", {"Analysts, unnamed", "analysts"}),
    "irans-police": Person("body", "IR", {"Iran's police"}),
    IR_MINISTRY: Person("body", "IR", {"Interior Ministry of Iran"}),
    TJ_MINISTRY: Person("body", "TJ", {"Interior Ministry of Tajikistan"}),
    "joint-military-committee": Person(
        "body", "", {"Joint military committee", "joint military committee"}
    ),
    "iranian-state-media": Person("org", "IR", {"Iranian state media"}),
    "the-diplomat": Person("org", "", {"The Diplomat"}),
    "american-enterprise-institute": Person("org", "", {"American Enterprise Institute"}),
    "iran": Person("state", "IR", {"Iran", "Iranian"}),
    "tajikistan": Person("state", "TJ", {"Tajikistan", "Tajik"}),
    "russia": Person("state", "RU", {"Russia"}),
    "ukraine": Person("state", "UA", {"Ukraine"}),
    "kyrgyzstan": Person("state", "KG", {"Kyrgyzstan"}),
    "china": Person("state", "CN", {"China"}),
    "afghanistan": Person("state", "AF", {"Afghanistan"}),
    "central-asia": Person("region", "", {"Central Asia"}),
}


def test_the_actors_are_these_and_no_others(corpus: Corpus) -> None:
    assert {row.id for row in corpus.actors()} == {f"actor/{slug}" for slug in ACTORS}
    assert len(corpus.actors()) == 21


@pytest.mark.parametrize("slug", ACTORS)
def test_an_actor_has_its_kind_state_spellings_and_titles(corpus: Corpus, slug: str) -> None:
    fact, id = ACTORS[slug], f"actor/{slug}"
    actor = corpus.thing(id)
    assert isinstance(actor, Actor)
    assert (actor.kind, actor.country) == (ActorKind(fact.kind), fact.country)
    assert {spelling.value for spelling in corpus.spellings(id)} == fact.spellings
    roles = corpus.roles(id)
    offices = {(r.value, r.of, r.time.edtf.text) for r in roles if not r.rank and r.time}
    assert offices == {(value, f"actor/{of}", when) for value, of, when in fact.roles}
    assert {r.value for r in roles if r.rank} == fact.ranks
    members = {c.link for c in corpus.held.claims_of(id, Property.MEMBER)}
    assert members == ({f"actor/{fact.member}"} if fact.member else set())


def test_the_minister_is_one_person_by_a_judgement_that_can_be_undone(batch: Batch) -> None:
    first = batch.judgements[0]
    assert isinstance(first.act, Pair)
    assert (first.id, first.user, first.act.say) == ("J1", "editors", Say.SAME)
    assert first.points_for
    assert first.points_against
    assert first.reason
    raw = {actor.id for actor in batch.actors}
    assert {"actor/ramazon-rahimzada", "actor/rahimzoda-ramazon-hamro"} <= raw
    apart = Corpus(replace(batch, judgements=batch.judgements[1:]))
    assert len(apart.actors()) == 22


def test_one_phrase_names_two_ministries(batch: Batch) -> None:
    for slug, words in (
        (IR_MINISTRY, "Iranian"),
        (TJ_MINISTRY, "Tajik ministries of the interior"),
    ):
        mentions = [m for m in batch.mentions if m.about == f"actor/{slug}"]
        assert [m.surface for m in mentions] == [words]


# --- events


@dataclass(frozen=True)
class Fact:
    type: str
    date: str  # EDTF; empty: undated
    who: set[str]  # "part actor"
    where: set[str]  # "A1 7": article and paragraph of the passages that tell of it
    status: Status = Status.ASSERTED
    said: str = ""  # who says that it happened; empty: the article
    place: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()  # further readings of its own


def at(*places: str) -> frozenset[str]:
    return frozenset(places)


EVENTS = {
    "iran-seeks-closer-ties-to-tajikistan": Fact(
        "other", "2020~/2025-04-23", {"initiator iran", "target tajikistan"}, {"A2 2"}
    ),
    "iran-opens-drone-factory-in-tajikistan": Fact(
        "found",
        "2022-05",
        {"opener iran", "host tajikistan"},
        {"A2 4"},
        place=at("actor/tajikistan"),
    ),
    "the-diplomat-on-tajik-built-drones": Fact(
        "report", "[2022-09..2022-12]", {"speaker the-diplomat"}, {"A2 5"}, said="the-diplomat"
    ),
    "tajik-built-drones-used-in-ukraine": Fact(
        "force",
        "../2022-12",
        {"maker tajikistan"},
        {"A2 5"},
        Status.NEGATED,
        "the-diplomat",
        at("actor/ukraine"),
    ),
    "22-accords-on-trade-energy-and-culture": Fact(
        "accord", "2025-01", {"party iran", "party tajikistan"}, {"A1 7"}
    ),
    "joint-military-committee-announced": Fact(
        "found",
        "2025?",
        {"party iran", "party tajikistan", "founded joint-military-committee"},
        {"A1 7"},
    ),
    "state-media-report-the-memorandum": Fact(
        "report",
        "2025-01-23",
        {"speaker iranian-state-media"},
        {"A2 1"},
        said="iranian-state-media",
    ),
    "iran-and-russia-sign-strategic-agreement": Fact(
        "accord", "[..2025-01-23]", {"party iran", "party russia"}, {"A2 6"}
    ),
    "interior-ministers-sign-security-memorandum": Fact(
        "accord",
        "[..2025-01-23]",
        {
            "signatory eskandar-momeni",
            "signatory ramazon-rahimzada",
            "party iran",
            "party tajikistan",
        },
        {"A2 1", "A2 6", "A2 7", "A2 8", "A2 9"},
        said="iranian-state-media",
        others=frozenset({"[..2025-04-23]"}),
    ),
    "momeni-hopes-it-will-make-both-safer": Fact(
        "report",
        "[..2025-01-23]",
        {"speaker eskandar-momeni"},
        {"A2 9"},
        said="eskandar-momeni < iranian-state-media",
    ),
    "momeni-a-basis-for-closer-ties": Fact(
        "report",
        "[..2025-01-23]",
        {"speaker eskandar-momeni"},
        {"A2 10"},
        said="eskandar-momeni < iranian-state-media",
    ),
    "interior-ministries-sign-security-pact": Fact(
        "accord", "[2025-02..2025-03]", {f"party {IR_MINISTRY}", f"party {TJ_MINISTRY}"}, {"A1 7"}
    ),
    "drones-kept-from-kyrgyz-dispute": Fact(
        "demand",
        "[..2025-04-23]",
        {"asker iran", "asked tajikistan", "about kyrgyzstan"},
        {"A2 4"},
        Status.REQUESTED,
        "american-enterprise-institute",
    ),
    "iran-uses-ababil-2-drones": Fact(
        "force", "[..2025-04-23]", {"user iran"}, {"A2 4"}, said="american-enterprise-institute"
    ),
    "iran-exports-drones-to-russia": Fact(
        "supply", "../2025-04-23", {"exporter iran", "importer russia"}, {"A2 4"}
    ),
    "russia-uses-shahed-136-drones": Fact(
        "force",
        "../2025-04-23",
        {"user russia", "maker iran"},
        {"A2 5"},
        place=at("actor/ukraine"),
    ),
    "russia-uses-iranian-drones-on-ukraine": Fact(
        "force",
        "../2025-04-23",
        {"user russia", "target ukraine", "maker iran"},
        {"A2 5"},
        place=at("actor/ukraine"),
    ),
    "deputy-foreign-ministers-speak-by-phone": Fact(
        "call",
        "2025-11",
        {"party two-deputy-foreign-ministers", "party iran", "party tajikistan"},
        {"A1 8"},
        said="two-deputy-foreign-ministers",
    ),
    "police-commander-radan-in-tajikistan": Fact(
        "visit",
        "2025-12-23",
        {
            "visitor ahmadreza-radan",
            "host abdurrahman-alimshazada",
            "visitor iran",
            "host tajikistan",
        },
        {"A1 3", "A1 4", "A1 6"},
        place=at("actor/tajikistan", "place/dushanbe-international-airport"),
    ),
    "talks-on-terrorism-drugs-and-crime": Fact(
        "talks", "2025-12-23?", {"party iran", "party tajikistan"}, {"A1 5"}, said="irans-police"
    ),
    "rahimzada-invites-radan": Fact(
        "other",
        "[..2025-12-23]",
        {"inviter ramazon-rahimzada", "invitee ahmadreza-radan"},
        {"A1 4"},
    ),
    "tajikistan-in-dispute-with-kyrgyzstan": Fact(
        "other",
        "",
        {"party tajikistan", "party kyrgyzstan"},
        {"A2 4"},
        said="american-enterprise-institute",
    ),
    "tajikistan-reaches-iranian-seaports": Fact(
        "other", "", {"user tajikistan", "host iran"}, {"A1 9"}, Status.HYPOTHETICAL, "analysts"
    ),
}


def test_the_events_are_these_and_no_others(corpus: Corpus) -> None:
    rows = corpus.timeline(others=False)
    assert {row.id for row in rows} == {f"event/{slug}" for slug in EVENTS}
    assert len(rows) == 23


@pytest.mark.parametrize("slug", EVENTS)
def test_an_event_has_its_date_status_people_and_passages(corpus: Corpus, slug: str) -> None:
    fact, id = EVENTS[slug], f"event/{slug}"
    row = corpus.event_row(id)
    assert (row.type, row.status) == (fact.type, fact.status)
    assert (row.time.edtf.text if row.time else "") == fact.date
    own = [r.time.edtf.text for r in corpus.readings(id, Property.WHEN) if r.own and r.time]
    assert set(own[1:]) == fact.others
    parts = {f"{part.part} {part.actor.removeprefix('actor/')}" for part in corpus.who(id)}
    assert parts == fact.who
    assert {r.link for r in corpus.readings(id, Property.PLACE) if r.own} == fact.place
    evidence = [e for e in corpus.evidence(id) if not e.maybe]
    assert {f"{e.article.short} {e.passage.paragraph}" for e in evidence} == fact.where
    said = corpus.statements(id, Property.WHAT)[0].said
    chain = [voice.who.removeprefix("actor/") for voice in said.chain] if said else []
    assert " < ".join(chain) == fact.said


def test_every_date_says_why(batch: Batch) -> None:
    for claim in batch.claims:
        if claim.property is Property.WHEN:
            assert claim.time is not None
            assert claim.time.rule
            assert claim.time.why
            assert cells(claim.time.note) <= 36


def test_nothing_denied_asked_or_imagined_is_asserted(batch: Batch) -> None:
    for event in batch.events:
        statuses = {claim.status for claim in of(batch, event.id, Property.WHAT)}
        assert len(statuses) == 1, event.id


def test_order_where_the_texts_give_only_order(batch: Batch, corpus: Corpus) -> None:
    before = {(c.about, c.link) for c in batch.claims if c.property is Property.BEFORE}
    assert before == {
        ("event/iran-and-russia-sign-strategic-agreement", MEMORANDUM),
        (MEMORANDUM, REPORT),
        ("event/rahimzada-invites-radan", VISIT),
        (ACCORDS, PACT),
    }
    order = [row.id for row in corpus.timeline(others=False)]
    assert all(order.index(first) < order.index(later) for first, later in before)


def test_undated_events_borrow_no_date(batch: Batch, corpus: Corpus) -> None:
    undated = [row.id for row in corpus.timeline(others=False) if row.time is None]
    assert undated == [
        "event/tajikistan-in-dispute-with-kyrgyzstan",
        "event/tajikistan-reaches-iranian-seaports",
    ]


# --- who says it


ATTRIBUTIONS = {
    "A1 5": (("irans-police",), "readout"),
    "A1 8.1": (("two-deputy-foreign-ministers",), "speech"),
    "A1 8.2": (("",), "anonymous"),
    "A1 9.1": (("analysts",), "anonymous"),
    "A2 1.2": (("iranian-state-media",), "state-media"),
    "A2 4.2": (("american-enterprise-institute",), "report"),
    "A2 4.3": (("american-enterprise-institute",), "report"),
    "A2 5.1": (("the-diplomat",), "report"),
    "A2 5.3": (("",), ""),
    "A2 7": (("iranian-state-media",), "state-media"),
    "A2 8": (("iranian-state-media",), "state-media"),
    "A2 9": (("eskandar-momeni", "iranian-state-media"), "speech"),
    "A2 10.2": (("eskandar-momeni", "iranian-state-media"), "speech"),
}


def test_thirteen_attributions_nearest_the_fact_first(batch: Batch) -> None:
    found = {}
    for entry in batch.attributions:
        short = "A1" if entry.article == A1 else "A2"
        place = entry.passages[0].partition("#p")[2]
        label = f"{short} {place}" if f"{short} {place}" in ATTRIBUTIONS else place
        label = label if label in ATTRIBUTIONS else f"{short} {place.partition('.')[0]}"
        chain = tuple(voice.who.removeprefix("actor/") for voice in entry.chain)
        found[label] = (chain, entry.chain[0].medium)
        assert all(voice.verb for voice in entry.chain)
        assert {a.rendition for a in entry.cue} == {"abridged", "original"}
    assert found == ATTRIBUTIONS


def test_what_has_no_source_shows_its_words(batch: Batch) -> None:
    bare = [entry for entry in batch.attributions if not entry.chain[0].who]
    assert [entry.words for entry in bare] == ["are believed to", "it is not clear"]
    assert all(entry.words == "" for entry in batch.attributions if entry not in bare)


def test_a_repeat_has_the_voice_of_what_it_repeats(batch: Batch) -> None:
    entry = next(e for e in batch.attributions if f"{A2}#p9.1" in e.passages)
    assert entry.passages == (f"{A2}#p9.1", f"{A2}#p10.1")


# --- disagreement


def test_c1_the_date_of_the_security_agreement(corpus: Corpus) -> None:
    fork = corpus.readings(MEMORANDUM, Property.WHEN)
    seen = [(r.time.edtf.text, r.own, r.doubtful) for r in fork if r.time]
    assert seen == [
        ("[..2025-01-23]", True, False),
        ("[2025-02..2025-03]", False, False),
        ("[..2025-04-23]", True, True),
    ]
    assert agreement(fork) is Agreement.DISJOINT
    places = [r.first.place.passage.id for r in fork]
    assert places == [f"{A2}#p1.2", f"{A1}#p7.2", f"{A2}#p1.1"]
    pact = next(r.time for r in fork if not r.own)
    assert pact is not None
    assert pact.strict is not None
    assert (pact.strict.text, pact.anchor, pact.ref) == ("[2025-01..2025-03]", "event", ACCORDS)
    assert [(other, entry.id) for other, entry in corpus.maybe(PACT)] == [(MEMORANDUM, "J2")]
    for event in (PACT, MEMORANDUM):
        assert corpus.event_row(event).disputed
        assert corpus.event_row(event).unsure


def test_c1_the_open_judgement_shows_both_sides(batch: Batch) -> None:
    second = batch.judgements[1]
    assert isinstance(second.act, Pair)
    assert (second.id, second.user, second.act.say) == ("J2", "editors", Say.UNSURE)
    assert len(second.points_for) == 2
    assert len(second.points_against) == 2


def test_c2_what_each_article_calls_it(corpus: Corpus) -> None:
    calls = {(r.value, r.own) for r in corpus.readings(MEMORANDUM, Property.CALLED)}
    assert calls == {("memorandum of understanding", True), ("security pact", False)}


def test_c4_subjects_overlap_and_differ(batch: Batch) -> None:
    def subjects(event: str) -> set[str]:
        found = of(batch, f"event/{event}", Property.TOPIC)
        return {claim.link.removeprefix("topic/") for claim in found}

    assert subjects("talks-on-terrorism-drugs-and-crime") == {
        "terrorism",
        "drug-trafficking",
        "organised-crime",
        "police-training",
    }
    memorandum = subjects("interior-ministers-sign-security-memorandum")
    assert memorandum == {"security-cooperation", "terrorism", "human-trafficking"}
    assert subjects("momeni-a-basis-for-closer-ties") == {
        "terrorism",
        "drug-trafficking",
        "organised-crime",
    }


def test_c5_where_the_drones_are_made_is_an_unsourced_doubt(corpus: Corpus) -> None:
    statements = corpus.statements("event/russia-uses-iranian-drones-on-ukraine", Property.WHAT)
    doubt = next(s for s in statements if "not clear" in s.claim.value)
    assert doubt.said is not None
    assert doubt.said.chain[0].who == ""
    assert doubt.place.passage.id == f"{A2}#p5.3"


# --- topics and places


TOPICS = {
    "security-cooperation",
    "terrorism",
    "drug-trafficking",
    "organised-crime",
    "human-trafficking",
    "police-training",
    "defence-cooperation",
    "trade",
    "energy",
    "infrastructure",
    "culture",
    "persian-language",
    "seaport-access",
    "instability-in-afghanistan",
    "western-sanctions",
    "irans-turn-to-the-east",
    "drones",
    "drone-factory",
    "ababil-2",
    "shahed-136",
    "war-in-ukraine",
}


def test_topics_and_places(batch: Batch) -> None:
    assert {topic.id.removeprefix("topic/") for topic in batch.topics} == TOPICS
    outer = {place.id.removeprefix("place/"): place.part_of for place in batch.places}
    assert outer == {
        "tehran": "actor/iran",
        "dushanbe": "actor/tajikistan",
        "dushanbe-international-airport": "place/dushanbe",
    }


def test_every_topic_and_place_leads_somewhere(corpus: Corpus, batch: Batch) -> None:
    told = {claim.link for claim in batch.claims}
    for thing in (*batch.topics, *batch.places):
        assert corpus.evidence(thing.id) or thing.id in told, thing.id


# --- against the answer key


DOCS = {"A": A1, "B": A2}

THINGS = {
    "person:radan": "actor/ahmadreza-radan",
    "person:rahimzoda": "actor/ramazon-rahimzada",
    "person:alimshazada": "actor/abdurrahman-alimshazada",
    "person:momeni": "actor/eskandar-momeni",
    "group:dep-fms": "actor/two-deputy-foreign-ministers",
    "group:analysts": "actor/analysts",
    "org:iran-police": "actor/irans-police",
    "org:iran-moi": f"actor/{IR_MINISTRY}",
    "org:tajik-moi": f"actor/{TJ_MINISTRY}",
    "org:joint-mil-committee": "actor/joint-military-committee",
    "org:iran-state-media": MEDIA,
    "org:the-diplomat": "actor/the-diplomat",
    "org:aei": "actor/american-enterprise-institute",
    "state:iran": "actor/iran",
    "state:tajikistan": "actor/tajikistan",
    "state:russia": "actor/russia",
    "state:ukraine": "actor/ukraine",
    "state:kyrgyzstan": "actor/kyrgyzstan",
    "state:china": "actor/china",
    "state:afghanistan": "actor/afghanistan",
    "group:central-asia": "actor/central-asia",
    "place:tehran": "place/tehran",
    "place:dushanbe": "place/dushanbe",
    "place:dushanbe-airport": "place/dushanbe-international-airport",
    "place:central-asia": "actor/central-asia",
    "Ababil-2 (drone type)": "topic/ababil-2",
    "Shahed 136 (drone)": "topic/shahed-136",
    "drone factory in Tajikistan": "topic/drone-factory",
    "Iranian seaports": "topic/seaport-access",
}

HAPPENINGS = {
    "A1": VISIT,
    "A2": "event/rahimzada-invites-radan",
    "A3": VISIT,
    "A4": "event/talks-on-terrorism-drugs-and-crime",
    "A6": ACCORDS,
    "A7": PACT,
    "A8": "event/joint-military-committee-announced",
    "A9": "event/deputy-foreign-ministers-speak-by-phone",
    "B1": MEMORANDUM,
    "B2": REPORT,
    "B3": "event/iran-seeks-closer-ties-to-tajikistan",
    "B4": "event/iran-opens-drone-factory-in-tajikistan",
    "B5": "event/iran-exports-drones-to-russia",
    "B6": "event/drones-kept-from-kyrgyz-dispute",
    "B7": "event/tajikistan-in-dispute-with-kyrgyzstan",
    "B8": "event/iran-uses-ababil-2-drones",
    "B9": "event/the-diplomat-on-tajik-built-drones",
    "B10": "event/tajik-built-drones-used-in-ukraine",
    "B11": "event/russia-uses-shahed-136-drones",
    "B12": "event/russia-uses-iranian-drones-on-ukraine",
    "B13": "event/iran-and-russia-sign-strategic-agreement",
    "B15": "event/momeni-hopes-it-will-make-both-safer",
    "B16": "event/momeni-a-basis-for-closer-ties",
}


def originals(anchors: tuple[Anchor, ...]) -> Iterator[tuple[str, int, int]]:
    for anchor in anchored(anchors, "original"):
        yield anchor.article, anchor.start, anchor.end


def overlapping(quote: list[Any], anchors: tuple[Anchor, ...]) -> bool:
    doc, start, end, _ = quote
    spans = originals(anchors)
    return any(a == DOCS[doc] and s < end and start < e for a, s, e in spans)


@needs_key
def test_every_required_mention_of_the_key_is_anchored(key: Any, corpus: Corpus) -> None:
    found: dict[str, set[tuple[str, int, int]]] = {}
    for mention in corpus.held.mentions:
        found.setdefault(mention.about, set()).update(originals(mention.anchors))
    for entry in [*key["actors"], *key["places"], *key["things"]]:
        id = THINGS.get(entry.get("id", entry["canonical"]))
        if id is None:
            assert not entry.get("required"), entry["id"]
            continue
        wanted = {(DOCS[doc], start, end) for doc, start, end, _ in entry["mentions"]}
        assert wanted <= found.get(id, set()), id


@needs_key
def test_no_actor_is_named_where_the_key_does_not(key: Any, corpus: Corpus) -> None:
    known = {
        (THINGS[entry["id"]], DOCS[doc], start, end)
        for entry in [*key["actors"], *key["places"]]
        if entry["id"] in THINGS
        for doc, start, end, _ in entry["mentions"]
    }
    for mention in corpus.held.mentions:
        if mention.about.startswith(("actor/", "place/")):
            for span in originals(mention.anchors):
                assert (mention.about, *span) in known


@needs_key
def test_events_of_the_key_stand_on_their_quotes(key: Any, corpus: Corpus) -> None:
    for entry in key["events"]:
        event = HAPPENINGS.get(entry["id"])
        if event is None:
            assert not entry["required"], entry["id"]
            continue
        claims = corpus.held.claims_of(event, Property.WHAT)
        for quote in (entry["quote"], *entry.get("also", ())):
            assert any(overlapping(quote, claim.anchors) for claim in claims), entry["id"]
        row = corpus.event_row(event)
        accepted = entry["accept"]
        if row.time is None:
            assert any(text.startswith("unknown") for text in accepted)
        else:
            assert row.time.edtf.text in accepted, entry["id"]
        assert (row.status is Status.NEGATED) == (entry["status"] == "NEGATED")
        who = {part.actor for part in corpus.who(event)}
        places = {reading.link for reading in corpus.readings(event, Property.PLACE)}
        for part, actor in entry["participants"]:
            if not part.endswith("?"):
                assert THINGS[actor] in who | places, (entry["id"], actor)
        if source := entry["attributed_to"]:
            said = corpus.statements(event, Property.WHAT)[0].said
            assert said is not None, entry["id"]
            assert THINGS[source.partition(" ")[0]] in {voice.who for voice in said.chain}


@needs_key
def test_attributions_of_the_key_have_their_cue_and_source(key: Any, batch: Batch) -> None:
    left = list(batch.attributions)
    for entry in key["attributions"]:
        doc, start, end, _ = entry["cue"]
        found = [e for e in left if (DOCS[doc], start, end) in set(originals(e.cue))]
        assert len(found) == 1, entry
        left.remove(found[0])
        who = [voice.who for voice in found[0].chain]
        for source, id in THINGS.items():
            assert (source in entry["source"]) == (id in who), entry
    assert left == []


@needs_key
def test_hydrated_it_holds_the_words_of_the_key(key: Any, batch: Batch) -> None:
    files = [(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))]
    hydrated = hydrate(batch, files)
    whole = hydrated.batch
    assert whole is not None
    assert (len(hydrated.recognised), hydrated.unknown, hydrated.missing) == (2, (), ())
    assert check(whole) == []
    texts = {
        article.id: article_text(tuple(p for p in whole.passages if p.article == article.id))
        for article in whole.articles
    }
    assert sorted(texts.values()) == sorted(raw.decode() for _, raw in files)
    surfaces = {
        (m.about, a.article, a.start, a.end): m.surface for m in whole.mentions for a in m.anchors
    }
    for entry in [*key["actors"], *key["places"], *key["things"]]:
        id = THINGS.get(entry.get("id", entry["canonical"]))
        for doc, start, end, words in entry["mentions"] if id else ():
            article = DOCS[doc]
            assert texts[article][start:end] == words
            joined = {id, "actor/rahimzoda-ramazon-hamro" if "rahimzada" in str(id) else id}
            assert words in {surfaces.get((i, article, start, end)) for i in joined}
    shown = Corpus(whole)
    assert len(shown.actors()) == 21
    assert shown.actor_row("actor/iran").mentions == 28
