"""The read side, asked about a small book made by hand (see books.py)."""

from collections.abc import Sequence
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook import dates
from sourcebook.corpus import Corpus, NotHere
from sourcebook.errors import Exit
from sourcebook.links import LinkError
from sourcebook.model import (
    Actor,
    ActorKind,
    Add,
    Claim,
    Event,
    Filters,
    Hide,
    Judgement,
    Pair,
    Property,
    Rank,
    Say,
    Split,
    Status,
    Value,
    Withdraw,
)
from sourcebook.readings import Agreement, agreement
from unit.books import (
    A1,
    A2,
    AGENCY,
    ANNA,
    ANNA_2,
    DORN,
    FAIR,
    INVITATION,
    KADE,
    MEMO,
    NORVIA,
    PACT,
    SALE,
    SUDONIA,
    TALKS,
    big_book,
    hostile_book,
    small_book,
)

law = settings(derandomize=True, deadline=None, max_examples=60)
BATCH = small_book()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(BATCH)


def judged(*acts: object) -> Corpus:
    """The book after a reader's judgements."""
    return Corpus(BATCH, [Judgement(f"W{n}", act, "you") for n, act in enumerate(acts, 1)])  # type: ignore[arg-type]


def shown(corpus: Corpus, wanted: Filters | None = None) -> list[tuple[str, str]]:
    return [(row.id, row.time.edtf.text if row.time else "") for row in corpus.timeline(wanted)]


# -- the timeline


def test_the_timeline_is_in_order_and_lists_an_event_again_at_its_other_date(
    corpus: Corpus,
) -> None:
    assert shown(corpus) == [
        (SALE, "2024"),
        (TALKS, "2025-03"),
        (PACT, "2025-03-03"),
        (PACT, "2025-03-05"),
        (INVITATION, "[..2025-03-10]"),
        (MEMO, "2025-04-01"),
        (FAIR, ""),
    ]
    again = [row for row in corpus.timeline() if row.other]
    assert [row.other.first.place.article.short for row in again if row.other] == ["A2"]
    assert len(corpus.timeline(others=False)) == 6


def test_the_timeline_is_a_lazy_sequence(corpus: Corpus) -> None:
    rows = corpus.timeline()
    assert isinstance(rows, Sequence)
    assert rows[-1].id == FAIR
    assert [row.id for row in rows[1:3]] == [TALKS, PACT]
    with pytest.raises(IndexError):
        rows[7]


def test_what_a_row_says(corpus: Corpus) -> None:
    pact = corpus.event_row(PACT)
    assert (pact.disputed, pact.unsure, pact.passages) == (True, True, 2)
    assert pact.countries == ("NV", "SU")
    sale = corpus.event_row(SALE)
    assert (sale.status, sale.disputed, sale.unsure) == (Status.NEGATED, False, False)
    fair = corpus.event_row(FAIR)
    assert (fair.time, fair.status, fair.countries) == (None, Status.PLANNED, ())


def test_a_repeated_paragraph_supports_nothing_twice(corpus: Corpus) -> None:
    """A1 ¶6 is ¶2 again: the pact has two passages, and ¶2 says where it is repeated."""
    first = corpus.evidence(PACT)[0]
    assert first.passage.id == f"{A1}#p2"
    assert [passage.id for passage in first.again] == [f"{A1}#p6"]


# -- evidence


def test_evidence_goes_by_the_date_of_the_article_and_perhaps_the_same_last(
    corpus: Corpus,
) -> None:
    found = corpus.evidence(PACT)
    assert [(e.passage.id, e.maybe) for e in found] == [
        (f"{A1}#p2", ""),
        (f"{A2}#p4", ""),
        (f"{A2}#p2", MEMO),
    ]
    dated = [[r.time.edtf.text for r in e.dates if r.time] for e in found]
    assert dated == [["2025-03-03"], ["2025-03-05"], ["2025-04-01"]]


def test_a_chain_is_kept_nearest_the_fact_first(corpus: Corpus) -> None:
    (exhibit,) = [e for e in corpus.evidence(MEMO) if not e.maybe]
    assert exhibit.said is not None
    assert [voice.who for voice in exhibit.said.chain] == [KADE, AGENCY]
    (statement,) = corpus.statements(MEMO, Property.WHAT)
    assert statement.origin == KADE
    (own,) = corpus.statements(SALE, Property.WHAT)
    assert own.origin == "source/harbour-daily"  # the publisher, where nobody is quoted
    (unknown,) = corpus.statements(TALKS, Property.WHAT)
    assert unknown.origin == A2  # and the article itself where that is unknown


def test_the_fork_holds_every_reading_of_what_is_perhaps_one_event(corpus: Corpus) -> None:
    for event in (PACT, MEMO):
        fork = corpus.readings(event, Property.WHEN)
        assert sorted(r.time.edtf.text for r in fork if r.time) == [
            "2025-03-03",
            "2025-03-05",
            "2025-04-01",
        ]
        assert agreement(fork) is Agreement.DISJOINT
        assert [r.of == event for r in fork] == [r.own for r in fork]
    assert corpus.event_row(MEMO).time == corpus.readings(MEMO, Property.WHEN)[-1].time


def test_evidence_of_an_actor_a_place_and_an_article(corpus: Corpus) -> None:
    assert [e.passage.id for e in corpus.evidence(DORN)] == [f"{A1}#p4", f"{A1}#p5.1"]
    assert corpus.evidence("place/port-amal")[0].passage.id == f"{A1}#p1"
    assert len(corpus.evidence(A1)) == 7
    assert corpus.evidence("topic/border") == ()


def test_order_claims_name_both_ends(corpus: Corpus) -> None:
    before, after = corpus.order_claims(MEMO)
    assert [s.claim.about for s in before] == [TALKS]
    assert after == []
    assert [s.claim.link for s in corpus.order_claims(TALKS)[1]] == [MEMO]


# -- what lights up


def test_an_event_lights_up_its_actors_its_passages_and_its_double(corpus: Corpus) -> None:
    lit = corpus.linked(PACT)
    assert lit.events == {PACT, MEMO}
    assert {ANNA, KADE, NORVIA, SUDONIA} <= lit.actors
    assert lit.passages == {f"{A1}#p2", f"{A2}#p4"}


def test_an_actor_lights_up_where_any_of_its_spellings_stands(corpus: Corpus) -> None:
    lit = corpus.linked(ANNA)
    assert lit.passages == {f"{A1}#p2", f"{A1}#p4", f"{A2}#p2"}
    assert {PACT, INVITATION, MEMO} <= lit.events
    assert {KADE, DORN, ANNA} <= lit.actors


def test_a_place_and_an_article_light_up_too(corpus: Corpus) -> None:
    assert FAIR in corpus.linked("place/port-amal").events
    assert corpus.linked(A2).events == {PACT, MEMO, TALKS}
    assert DORN not in corpus.linked(A2).actors


# -- actors


def test_actors_by_mentions_then_by_name(corpus: Corpus) -> None:
    rows = corpus.actors()
    assert [(row.label, row.mentions) for row in rows] == [
        ("Norvia", 5),
        ("Anna Rahimzada", 3),
        ("Boris Kade", 3),
        ("Sudonia", 3),
        ("Carl Dorn", 2),
        ("Norvian agency", 1),
    ]
    assert rows[1].role == "interior minister"
    assert rows[1].articles == 2
    assert [row.label for row in corpus.actors(by="name")][:2] == ["Anna Rahimzada", "Boris Kade"]
    assert [row.kind for row in corpus.actors(by="kind")][-2:] == ["state", "state"]


def test_both_spellings_stand_on_one_card_with_the_judgement_that_joined_them(
    corpus: Corpus,
) -> None:
    own, other = corpus.spellings(ANNA)
    assert (own.value, own.judgement) == ("Anna Rahimzada", None)
    assert other.value == "Rahimzoda Anna"
    assert other.judgement is not None
    assert other.judgement.id == "J1"
    assert other.place is not None
    assert other.place.passage.id == f"{A2}#p2"
    assert other.place.spans[0].of(other.place.passage.text) == "Rahimzoda Anna"


def test_only_a_meeting_stated_counts_as_met(corpus: Corpus) -> None:
    found = {(c.actor, c.event.id): c.met for c in corpus.contacts(ANNA)}
    assert found == {
        (KADE, MEMO): True,
        (DORN, INVITATION): False,  # invited is not met
        (KADE, PACT): True,
    }
    assert [c.event.id for c in corpus.contacts(ANNA)] == [MEMO, INVITATION, PACT]
    states = {(c.actor, c.event.id): c.met for c in corpus.contacts(NORVIA)}
    assert states == {(SUDONIA, PACT): True, (SUDONIA, TALKS): True, (SUDONIA, SALE): False}


def test_two_signatures_in_two_articles_are_no_meeting() -> None:
    """Each of two passages names one of them: nobody said that they were together."""
    kept = tuple(
        claim
        for claim in BATCH.claims
        if not (claim.about == MEMO and claim.property is Property.WHO)
    )
    who = [c for c in BATCH.claims if c.about == INVITATION and c.property is Property.WHO]
    kade_alone = next(m for m in BATCH.mentions if m.anchors[0].article == A2 and m.about == KADE)
    apart = (
        replace(who[0], id="claim/x1", about=MEMO, link=DORN, anchors=who[1].anchors),
        replace(who[0], id="claim/x2", about=MEMO, link=KADE, anchors=kade_alone.anchors),
    )
    corpus = Corpus(replace(BATCH, claims=(*kept, *apart)))
    assert [(c.actor, c.met) for c in corpus.contacts(DORN) if c.event.id == MEMO] == [
        (KADE, False)
    ]


def test_a_planned_or_denied_meeting_is_none() -> None:
    claims = tuple(
        replace(c, status=Status.NEGATED) if (c.about, c.property) == (MEMO, Property.WHAT) else c
        for c in BATCH.claims
    )
    met = {c.event.id: c.met for c in Corpus(replace(BATCH, claims=claims)).contacts(KADE)}
    assert met == {MEMO: False, PACT: True}


def test_company_is_counted_by_passages(corpus: Corpus) -> None:
    assert dict(corpus.together(DORN)) == {ANNA: 1, NORVIA: 1}
    assert corpus.together(KADE)[0][1] >= corpus.together(KADE)[-1][1]


# -- addresses


@pytest.mark.parametrize(
    ("text", "address", "thing", "passage"),
    [
        (PACT, PACT, PACT, ""),
        (A2, A2, A2, ""),
        ("A2", A2, A2, ""),
        ("A2#p2", f"{A2}#p2", A2, f"{A2}#p2"),
        ("A2p2", f"{A2}#p2", A2, f"{A2}#p2"),
        (f"{A1}#p5", f"{A1}#p5", A1, f"{A1}#p5.1"),
        (f"{A1}#p5.2", f"{A1}#p5.2", A1, f"{A1}#p5.2"),
        ("A1p5.2", f"{A1}#p5.2", A1, f"{A1}#p5.2"),
        (f"{A1}#char=40,45@original", f"{A1}#char=40,45@original", A1, f"{A1}#p2"),
        ("claim/c1", "claim/c1", PACT, ""),
        ("place/port-amal", "place/port-amal", "place/port-amal", ""),
        ("source/harbour-daily", "source/harbour-daily", "source/harbour-daily", ""),
    ],
)
def test_an_address_leads_to_its_place(
    corpus: Corpus, text: str, address: str, thing: str, passage: str
) -> None:
    found = corpus.resolve(text)
    assert (found.address, found.thing, found.passage) == (address, thing, passage)


def test_a_merged_address_leads_on_and_says_by_which_judgement(corpus: Corpus) -> None:
    found = corpus.resolve(ANNA_2)
    assert found.thing == ANNA
    assert found.moved_by is not None
    assert found.moved_by.id == "J1"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("actor/rahimzoda-ana", ANNA_2),
        ("actor/boris-cade", KADE),
        ("A1#p9", f"{A1}#p6"),
        ("A9", "A1"),
        (f"{A1}#char=99999,100000@original", A1),
    ],
)
def test_an_address_that_leads_nowhere_names_the_nearest(
    corpus: Corpus, text: str, nearest: str
) -> None:
    with pytest.raises(NotHere) as caught:
        corpus.resolve(text)
    assert nearest in caught.value.nearest
    assert caught.value.code is Exit.NOTHING
    assert str(caught.value).startswith(f"nothing at {text} in Two Rivers; nearest: ")


def test_no_address_is_another_fault_than_nothing_there(corpus: Corpus) -> None:
    with pytest.raises(LinkError):
        corpus.resolve("rahim")
    with pytest.raises(NotHere, match="in Two Rivers"):
        corpus.resolve("topic/zzzzzz")
    with pytest.raises(NotHere):
        corpus.resolve("claim/zzz")
    with pytest.raises(NotHere):
        corpus.resolve(f"{A1}#char=1,2@abridged")


def test_every_address_the_book_shows_leads_back(corpus: Corpus) -> None:
    for address in [*corpus.held.things, *corpus.held.articles]:
        assert corpus.resolve(address).thing == address
        assert corpus.label(address) != address
        assert corpus.thing(address) is not None
    for passage in corpus.held.passages:
        assert corpus.resolve(passage).passage == passage
    for claim in BATCH.claims:
        assert corpus.resolve(claim.id).thing == corpus.held.rulings.of(claim.about)


# -- filters, over all panes


def test_a_filter_narrows_every_pane(corpus: Corpus) -> None:
    accords = Filters(types=frozenset(["accord"]))
    assert [row.id for row in corpus.timeline(accords, others=False)] == [PACT, MEMO]
    assert {row.id for row in corpus.actors(accords)} == {ANNA, KADE, NORVIA, SUDONIA}
    assert corpus.matching_passages(accords) == {f"{A1}#p2", f"{A2}#p2", f"{A2}#p4"}


def test_words_find_in_any_spelling(corpus: Corpus) -> None:
    for word in ("rahimzoda", "rahimzada", "anna", "rahim", "РАҲИМЗОДА", "Rahīmzāda"):
        wanted = Filters(words=(word,))
        assert PACT in corpus.matching_events(wanted), word
        assert ANNA in corpus.matching_actors(wanted), word
    assert corpus.matching_events(Filters(words=("anna", "fair"))) == []


def test_phrases_stand_word_for_word(corpus: Corpus) -> None:
    assert corpus.matching_passages(Filters(phrases=("have a fair",))) == {f"{A1}#p5.2"}
    assert corpus.matching_passages(Filters(phrases=("fair have",))) == set()


def test_a_country_a_kind_and_dates(corpus: Corpus) -> None:
    assert corpus.matching_actors(Filters(countries=frozenset(["SU"]))) == {KADE, DORN, SUDONIA}
    persons = Filters(kinds=frozenset([ActorKind.PERSON]))
    assert corpus.matching_events(persons) == [PACT, INVITATION, MEMO]
    march = Filters(dates=dates.parse("2025-03"))
    assert corpus.matching_events(march) == [TALKS, PACT, INVITATION]
    assert FAIR not in corpus.matching_events(Filters(dates=dates.parse("../2030")))
    april = Filters(dates=dates.parse("2025-04"), countries=frozenset(["SU"]))
    assert corpus.matching_events(april) == [MEMO]


def test_no_filter_keeps_all(corpus: Corpus) -> None:
    assert shown(corpus, Filters()) == shown(corpus)
    assert len(corpus.actors(Filters())) == 6


@law
@given(st.text(max_size=20) | st.text("\"*()^-+:AND OR NEAR\x00'", max_size=20))
def test_no_word_is_taken_for_code(text: str) -> None:
    corpus = ONCE
    wanted = Filters(words=(text,), phrases=(text,))
    corpus.matching_events(wanted)
    corpus.matching_actors(wanted)
    corpus.matching_passages(wanted)


# -- judgements


def test_apart_again(corpus: Corpus) -> None:
    apart = judged(Withdraw("J1"))
    assert len(apart.actors()) == 7
    assert apart.resolve(ANNA_2).thing == ANNA_2
    assert [s.value for s in apart.spellings(ANNA)] == ["Anna Rahimzada"]
    assert apart.linked(ANNA).passages == {f"{A1}#p2", f"{A1}#p4"}


def test_one_event_after_all() -> None:
    one = judged(Pair(PACT, MEMO, Say.SAME))
    assert one.resolve(MEMO).thing == PACT
    row = one.event_row(PACT)
    assert (row.unsure, row.disputed, row.passages) == (False, True, 3)
    assert [time for event, time in shown(one) if event == PACT] == [
        "2025-03-03",
        "2025-03-05",
        "2025-04-01",
    ]
    assert one.counts == (2, 6, 5, 1)


def test_two_events_for_certain() -> None:
    two = judged(Pair(PACT, MEMO, Say.DIFFERENT))
    assert not two.event_row(PACT).unsure
    assert not two.event_row(MEMO).disputed
    assert len(two.evidence(PACT)) == 2


def test_a_readers_rank_puts_another_date_first() -> None:
    later = next(c.id for c in BATCH.claims if c.time and c.time.edtf.text == "2025-03-05")
    assert judged(Rank(later, "preferred")).event_row(PACT).time == next(
        c.time for c in BATCH.claims if c.id == later
    )


def test_a_readers_own_words_and_kinds() -> None:
    other = judged(
        Value(ANNA, "label", "The minister"),
        Value(ANNA, "country", "XX"),
        Value(KADE, "kind", "group"),
        Value(DORN, "kind", "nonsense"),
        Value(PACT, "type", "talks"),
    )
    assert (other.actor_row(ANNA).label, other.actor_row(ANNA).country) == ("The minister", "XX")
    assert other.actor_row(KADE).kind is ActorKind.GROUP
    assert other.actor_row(DORN).kind is ActorKind.PERSON
    assert other.event_row(PACT).type == "talks"


def test_what_is_hidden_is_gone_everywhere() -> None:
    less = judged(Hide(KADE), Hide(MEMO))
    assert KADE not in [row.id for row in less.actors()]
    assert MEMO not in [row.id for row in less.timeline()]
    assert KADE not in {part.actor for part in less.who(PACT)}
    assert all(named.thing != KADE for named in less.names_in(f"{A1}#p2"))
    assert not less.event_row(PACT).unsure
    assert KADE not in less.linked(PACT).actors
    with pytest.raises(NotHere):
        less.resolve(MEMO)
    assert [e.passage.id for e in less.evidence(PACT)] == [f"{A1}#p2", f"{A2}#p4"]


def test_a_mention_split_off_is_another_person() -> None:
    mention = next(m for m in BATCH.mentions if m.about == ANNA and m.surface == "Rahimzada")
    split = judged(Split(ANNA, (mention.id,)))
    made = f"{ANNA}-w1"
    assert split.actor_row(made).label == "Rahimzada"
    assert [e.passage.id for e in split.evidence(made)] == [f"{A1}#p4"]
    assert f"{A1}#p4" not in split.linked(ANNA).passages
    assert split.resolve(made).thing == made


def test_a_reader_adds_a_person_and_says_who_it_is() -> None:
    anchors = BATCH.claims[0].anchors
    more = judged(
        Add(Actor("actor/new", ActorKind.PERSON, "New Person", country="NV")),
        Add(Claim("claim/w1", PACT, Property.WHO, link="actor/new", anchors=anchors)),
        Add(Event("event/new", "Something new", "other")),
    )
    assert "actor/new" in {part.actor for part in more.who(PACT)}
    assert more.event_row("event/new").time is None
    assert more.timeline()[-1].id == "event/new" or more.timeline()[-2].id == "event/new"


@law
@given(
    st.lists(
        st.one_of(
            st.builds(
                Pair,
                st.sampled_from([ANNA, KADE, DORN, ANNA_2]),
                st.sampled_from([NORVIA, KADE, DORN, ANNA_2]),
                st.sampled_from(Say),
            ).filter(lambda pair: pair.left != pair.right),
            st.builds(
                Pair,
                st.sampled_from([PACT, SALE]),
                st.sampled_from([MEMO, TALKS, FAIR]),
                st.sampled_from(Say),
            ),
            st.builds(Withdraw, st.sampled_from(["J1", "J2", "W1", "W2"])),
            st.builds(Hide, st.sampled_from([ANNA, NORVIA, PACT, TALKS, "place/port-amal"])),
        ),
        max_size=6,
    )
)
def test_whatever_is_judged_the_book_still_answers(acts: list[object]) -> None:
    corpus = judged(*acts)
    events = {row.id for row in corpus.timeline(others=False)}
    assert events == {t.id for t in corpus.held.things.values() if isinstance(t, Event)}
    for row in corpus.timeline():
        corpus.evidence(row.id)
        assert corpus.linked(row.id).events <= events
        assert all(corpus.actor_row(part.actor) for part in corpus.who(row.id))
    for actor in corpus.actors():
        corpus.contacts(actor.id)
        corpus.spellings(actor.id)
        assert corpus.linked(actor.id).events <= events
    assert sum(row.mentions for row in corpus.actors()) <= len(BATCH.mentions)


# -- size and harm

ONCE = Corpus(BATCH)
TABLES = [field.name for field in fields(BATCH) if field.name != "header"]


def test_a_book_of_two_thousand_events_opens_and_answers() -> None:
    corpus = Corpus(big_book(2000))
    rows = corpus.timeline()
    assert len(rows) == 2000
    assert rows[1999].time is not None
    assert corpus.counts == (100, 500, 2000, 0)
    actor = corpus.actors()[0].id
    assert corpus.contacts(actor)
    assert len(corpus.matching_events(Filters(dates=dates.parse("2000-01")))) == 31
    assert corpus.linked(rows[7].id).actors
    assert corpus.evidence(actor)


@pytest.mark.parametrize("raw", [False, True])
def test_a_hostile_book_is_only_text(raw: bool) -> None:
    corpus = Corpus(hostile_book(raw=raw))
    for row in corpus.timeline():
        assert corpus.evidence(row.id)
        assert corpus.linked(row.id).actors
        assert row.disputed is row.unsure is True
    for actor in corpus.actors():
        assert corpus.spellings(actor.id)
        assert corpus.resolve(actor.id).thing == actor.id


def test_an_empty_book_has_empty_lists() -> None:
    corpus = Corpus(replace(small_book(), **dict.fromkeys(TABLES, ())))
    assert len(corpus.timeline()) == len(corpus.actors()) == len(corpus.articles) == 0
    assert corpus.counts == (0, 0, 0, 0)
    with pytest.raises(NotHere, match="nothing at actor/iran in Two Rivers"):
        corpus.resolve("actor/iran")
    with pytest.raises(NotHere):
        corpus.resolve("A1")
