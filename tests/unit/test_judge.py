"""Judgements: what each changes, which holds, how it is taken back."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.judge import Rulings, replay, split_address, standings
from sourcebook.model import (
    Act,
    Actor,
    ActorKind,
    Add,
    Hide,
    Judgement,
    Pair,
    Rank,
    Say,
    Split,
    Value,
    Withdraw,
)

law = settings(derandomize=True, deadline=None, max_examples=300)

SAME, DIFFERENT, UNSURE = Say.SAME, Say.DIFFERENT, Say.UNSURE
A, B, C, D, E = "actor/a", "actor/b", "actor/c", "actor/d", "actor/e"
ORDER = {address: n for n, address in enumerate((A, B, C, D, E))}


def book(*acts: Act) -> list[Judgement]:
    return [Judgement(f"J{n}", act, "editors") for n, act in enumerate(acts, 1)]


def reader(*acts: Act) -> list[Judgement]:
    return [Judgement(f"W{n}", act, "you") for n, act in enumerate(acts, 1)]


def ruled(ours: list[Judgement], theirs: list[Judgement] | None = None) -> Rulings:
    return replay(ours, theirs or [], ORDER)


# -- the same


def test_same_goes_by_the_address_read_first() -> None:
    found = ruled(book(Pair(C, A, SAME)))
    assert found.of(C) == found.of(A) == A
    assert found.component(C) == (A, C)
    assert found.of(B) == B
    assert found.component(B) == (B,)


def test_same_chains() -> None:
    found = ruled(book(Pair(B, C, SAME), Pair(D, C, SAME), Pair(A, D, SAME)))
    assert found.component(B) == (A, B, C, D)


def test_different_blocks_a_chain_and_says_which_link_gave_way() -> None:
    ours = book(Pair(A, B, SAME), Pair(B, C, SAME), Pair(A, C, DIFFERENT))
    found = ruled(ours)
    assert found.of(A) != found.of(C)
    assert found.blocked == (ours[0],)  # the older link gives way


def test_a_readers_link_is_joined_before_the_books() -> None:
    ours = book(Pair(A, B, SAME), Pair(A, C, DIFFERENT))
    theirs = reader(Pair(B, C, SAME))
    found = ruled(ours, theirs)
    assert found.component(C) == (B, C)
    assert found.of(A) == A
    assert found.blocked == (ours[0],)


def test_a_reader_stands_above_the_book() -> None:
    ours = book(Pair(A, B, SAME))
    found = ruled(ours, reader(Pair(B, A, DIFFERENT)))
    assert found.of(B) == B
    assert [s.under for s in found.standings] == ["W1", ""]
    assert found.pairs() == (found.standings[1].judgement,)


# -- taking back


def test_what_is_withdrawn_is_as_if_never_said() -> None:
    ours = book(Pair(A, B, SAME))
    found = ruled(ours, reader(Withdraw("J1")))
    assert found.of(B) == B
    assert found.standings[0].withdrawn_by == "W1"


def test_undo_of_an_undo() -> None:
    ours = book(Pair(A, B, SAME))
    found = ruled(ours, reader(Withdraw("J1"), Withdraw("W1")))
    assert found.of(B) == A
    assert found.standings[0].holds
    assert not found.standings[1].holds
    again = ruled(ours, reader(Withdraw("J1"), Withdraw("W1"), Withdraw("W2")))
    assert again.of(B) == B


def test_taking_back_the_newer_brings_the_older_into_force() -> None:
    ours = book(Pair(A, B, UNSURE))
    theirs = reader(Pair(A, B, SAME), Withdraw("W1"))
    assert ruled(ours, theirs[:1]).of(B) == A
    found = ruled(ours, theirs)
    assert found.of(B) == B
    assert [other for other, _ in found.unsure[A]] == [B]


def test_taking_back_what_is_not_there_changes_nothing() -> None:
    found = ruled(book(Pair(A, B, SAME)), reader(Withdraw("J9"), Withdraw("W1")))
    assert found.of(B) == A


def test_a_withdrawal_cannot_take_back_what_comes_later() -> None:
    """It names an id; a judgement that gets this id afterwards is not meant."""
    ours = book(Pair(A, B, SAME))
    theirs = [
        Judgement("W1", Withdraw("W2"), "you"),
        Judgement("W2", Pair(A, C, SAME), "you"),
    ]
    assert ruled(ours, theirs).component(A) == (A, B, C)


# -- unsure


def test_unsure_joins_what_the_ends_go_by() -> None:
    ours = book(Pair(A, B, SAME), Pair(C, D, SAME), Pair(B, D, UNSURE))
    found = ruled(ours)
    assert [other for other, _ in found.unsure[A]] == [C]
    assert [other for other, _ in found.unsure[C]] == [A]
    assert set(found.unsure) == {A, C}


def test_unsure_inside_one_thing_is_no_question_any_more() -> None:
    ours = book(Pair(A, C, UNSURE), Pair(A, B, SAME), Pair(B, C, SAME))
    assert dict(ruled(ours).unsure) == {}


def test_unsure_between_things_known_apart_is_settled() -> None:
    ours = book(Pair(A, C, UNSURE), Pair(A, B, SAME), Pair(B, C, DIFFERENT))
    assert dict(ruled(ours).unsure) == {}


# -- the other acts


def test_the_newest_rank_and_value_hold() -> None:
    found = ruled(
        book(Rank("claim/x", "deprecated"), Value(A, "label", "Old"), Value(A, "country", "TJ")),
        reader(Rank("claim/x", "preferred"), Value(A, "label", "New")),
    )
    assert found.ranks == {"claim/x": "preferred"}
    assert found.values == {(A, "label"): "New", (A, "country"): "TJ"}


def test_hidden_and_shown_again() -> None:
    assert ruled(book(Hide(A))).hidden == {A}
    assert ruled(book(Hide(A)), reader(Withdraw("J1"))).hidden == frozenset()


def test_a_split_makes_a_thing_that_lives_as_long_as_the_judgement() -> None:
    found = ruled([], reader(Split(A, ("m1", "m2"))))
    made = split_address(A, "W1")
    assert made == "actor/a-w1"
    assert found.moved == {"m1": made, "m2": made}
    assert found.origins == {made: A}
    assert ruled([], reader(Split(A, ("m1",)), Withdraw("W1"))).moved == {}


def test_records_are_added() -> None:
    actor = Actor("actor/new", ActorKind.PERSON, "New")
    assert ruled([], reader(Add(actor))).added == (Add(actor),)


# -- laws

PLACES = st.sampled_from((A, B, C, D, E))
PAIRS = st.builds(Pair, PLACES, PLACES, st.sampled_from(Say)).filter(lambda p: p.left != p.right)
IDS = st.sampled_from([f"{side}{n}" for side in "JW" for n in range(1, 8)])
ACTS = st.lists(PAIRS | PAIRS | st.builds(Withdraw, IDS), max_size=8)


@law
@given(ACTS, ACTS)
def test_any_judgements_leave_things_whole(ours: list[Act], theirs: list[Act]) -> None:
    found = ruled(book(*ours), reader(*theirs))
    seen: list[str] = []
    for head, members in found.members.items():
        assert members[0] == head
        assert list(members) == sorted(members, key=ORDER.__getitem__)
        assert all(found.canonical[member] == head for member in members)
        seen += members
    assert len(seen) == len(set(seen))
    assert set(seen) == set(found.canonical)
    for address in ORDER:
        assert found.of(found.of(address)) == found.of(address)
        assert address in found.component(address)


@law
@given(ACTS, ACTS)
def test_nothing_held_different_is_ever_one(ours: list[Act], theirs: list[Act]) -> None:
    found = ruled(book(*ours), reader(*theirs))
    held = {entry.id for entry in found.pairs()}
    for entry in found.pairs():
        assert isinstance(entry.act, Pair)
        left, right = entry.act.left, entry.act.right
        joined = found.of(left) == found.of(right)
        if entry.act.say is DIFFERENT:
            assert not joined
        if entry.act.say is SAME:
            assert joined or entry in found.blocked
    assert {entry.id for entry in found.blocked} <= held


@law
@given(ACTS, ACTS)
def test_what_is_unsure_is_said_at_both_ends(ours: list[Act], theirs: list[Act]) -> None:
    found = ruled(book(*ours), reader(*theirs))
    edges = {(one, other) for one, others in found.unsure.items() for other, _ in others}
    assert edges == {(other, one) for one, other in edges}
    assert all(found.of(one) == one and one != other for one, other in edges)


@law
@given(ACTS, ACTS)
def test_catching_up_equals_building_anew(ours: list[Act], theirs: list[Act]) -> None:
    """A desk that appends and replays says what one that starts with the whole list says."""
    kept = reader(*theirs)
    for end in range(len(kept) + 1):
        assert ruled(book(*ours), kept[:end]) == ruled(book(*ours), tuple(kept[:end]))


@law
@given(ACTS, ACTS)
def test_withdrawing_the_last_word_restores_what_was(ours: list[Act], theirs: list[Act]) -> None:
    kept = reader(*theirs)
    taken = [
        *kept,
        Judgement("W98", Pair(A, B, SAME), "you"),
        Judgement("W99", Withdraw("W98"), ""),
    ]
    before, after = ruled(book(*ours), kept), ruled(book(*ours), taken)
    assert (before.canonical, before.unsure, before.blocked) == (
        after.canonical,
        after.unsure,
        after.blocked,
    )


@law
@given(ACTS, ACTS)
def test_one_judgement_of_a_subject_holds_at_most(ours: list[Act], theirs: list[Act]) -> None:
    keys = [
        e.judgement.act.key
        for e in standings(book(*ours), reader(*theirs))
        if e.holds and isinstance(e.judgement.act, Pair)
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("count", [200])
def test_a_long_chain_is_one_thing(count: int) -> None:
    names = [f"actor/n{n}" for n in range(count)]
    order = {name: n for n, name in enumerate(names)}
    acts = [Pair(left, right, SAME) for left, right in pairwise(names)]
    found = replay(book(*acts), [], order)
    assert found.component(names[-1]) == tuple(names)
    pairs = list(combinations(names[:20], 2))
    assert all(found.of(left) == found.of(right) for left, right in pairs)
