"""The index: the order of the timeline, and what is found by range, by link and by word."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook import dates
from sourcebook.catalogue import FOREVER, ActorEntry, Catalogue, EventEntry, Worded, in_order

law = settings(derandomize=True, deadline=None, max_examples=300)


def event(
    name: str,
    edtf: str = "",
    *,
    type: str = "talks",
    actors: Sequence[str] = (),
    passages: Sequence[str] = (),
) -> EventEntry:
    value = dates.parse(edtf) if edtf else None
    first = value.earliest.toordinal() if value and value.earliest else 0
    last = value.latest.toordinal() if value and value.latest else FOREVER
    order = dates.order(value) if value else None
    return EventEntry(name, type, order, first, last, tuple(actors), tuple(passages))


def names(events: Sequence[EventEntry]) -> str:
    return " ".join(entry.id for entry in events)


# -- the order of the timeline


def test_by_first_day_then_by_last() -> None:
    rows = [event("d", "2025-02"), event("b", "2025"), event("a", "2025-01"), event("c", "2024")]
    assert names(in_order(rows, [])) == "c a b d"


def test_what_has_no_date_stands_last_and_borrows_none() -> None:
    rows = [event("a"), event("b", "2025"), event("c")]
    assert names(in_order(rows, [("a", "b")])) == "b a c"


def test_an_open_start_stands_at_its_last_possible_day() -> None:
    rows = [event("a", "[..2025-01-23]"), event("b", "2025-01-23"), event("c", "2025-01-24")]
    assert names(in_order(rows, [])) == "b a c"


def test_claims_of_order_decide_ties() -> None:
    """The agreement before the memorandum, the memorandum before its report."""
    rows = [
        event("memo", "[..2025-01-23]"),
        event("report", "2025-01-23"),
        event("agreement", "[..2025-01-23]"),
    ]
    told = [("memo", "report"), ("agreement", "memo")]
    assert names(in_order(rows, told)) == "agreement memo report"
    assert names(in_order(rows, [])) == "report agreement memo"


def test_claims_of_order_never_override_dates() -> None:
    rows = [event("a", "2025-01-01"), event("b", "2025-01-02")]
    assert names(in_order(rows, [("b", "a")])) == "a b"


def test_a_circle_of_claims_loses_nobody() -> None:
    rows = [event(name, "2025") for name in "dcba"]
    told = [("a", "b"), ("b", "a"), ("b", "c"), ("d", "a"), ("a", "a")]
    assert names(in_order(rows, told)) == "d a b c"


def test_claims_about_strangers_and_said_twice() -> None:
    rows = [event("a", "2025"), event("b", "2025")]
    assert names(in_order(rows, [("b", "a"), ("b", "a"), ("b", "x"), ("y", "b")])) == "b a"


VALUES = st.sampled_from(["", "2025", "2025-01", "2025-01-01", "[..2025-01-01]", "2025-01-01/.."])
LETTERS = "abcdef"


@law
@given(
    st.lists(VALUES, min_size=1, max_size=len(LETTERS)),
    st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_is_one_that_can_be_defended(
    values: list[str], told: list[tuple[str, str]], chance: object
) -> None:
    rows = [event(name, value) for name, value in zip(LETTERS, values, strict=False)]
    found = in_order(rows, told)
    assert sorted(names(found)) == sorted(names(rows))
    # by days first
    days = [entry.order[:2] if entry.order else (FOREVER + 1,) * 2 for entry in found]
    assert days == sorted(days)
    # the order in which they were given says nothing
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(shuffled, list(reversed(told))) == found
    # where no claims go in a circle, each of them holds among ties
    place = {entry.id: n for n, entry in enumerate(found)}
    key = {entry.id: entry.order[:2] if entry.order else None for entry in found}
    ties = {(a, b) for a, b in told if a in key and b in key and key[a] == key[b]}
    if not circular(ties):
        assert all(place[a] < place[b] for a, b in ties)
    # two neighbours that tie and that no claim holds apart stand by open start, then by name
    for one, other in pairwise(found):
        if key[one.id] == key[other.id] and not ties:
            assert rank(one) < rank(other)


def rank(entry: EventEntry) -> tuple[int, str]:
    return (entry.order[2] if entry.order else 0, entry.id)


def circular(edges: set[tuple[str, str]]) -> bool:
    reach = set(edges)
    for middle in LETTERS:
        reach |= {(a, d) for a, b in reach for c, d in reach if b == c == middle}
    return any(a == b for a, b in reach)


@law
@given(st.permutations(LETTERS[:4]), st.sets(st.sampled_from(list(combinations("abcd", 2)))))
def test_ties_agree_with_a_search_through_all_orders(
    line: list[str], told: set[tuple[str, str]]
) -> None:
    """The smallest by name of what may come next, as a plain search finds it."""
    rename = dict(zip("abcd", line, strict=True))
    edges = [(rename[a], rename[b]) for a, b in told]
    left, expected = set(line), []
    while left:
        free = [one for one in sorted(left) if not any(b == one and a in left for a, b in edges)]
        expected.append(free[0])
        left.remove(free[0])
    assert names(in_order([event(name, "2025") for name in line], edges)).split() == expected


# -- questions

ROWS = in_order(
    [
        event("e1", "2024", type="supply", actors=["iran", "tj"], passages=["p1", "p2"]),
        event("e2", "2025-01", type="accord", actors=["momeni"], passages=["p2"]),
        event("e3", "[..2025-02-01]", actors=["tj", "momeni"], passages=["p3"]),
        event("e4", passages=["p3"], actors=["tj"]),
    ],
    [],
)


def index() -> Catalogue:
    return Catalogue(
        ROWS,
        [
            ActorEntry("iran", "state", "IR"),
            ActorEntry("tj", "state", "TJ"),
            ActorEntry("momeni", "person", "IR"),
        ],
        [("iran", "p1"), ("iran", "p1"), ("iran", "p2"), ("momeni", "p2")],
        [
            Worded("p1", "passage", "Déjà the memorandum"),
            Worded("p2", "passage", 'quote " and NOT near'),
            Worded("e2", "event", "memorandum signed"),
        ],
    )


def bounds(text: str) -> tuple[int, int]:
    value = dates.parse(text)
    return (
        value.earliest.toordinal() if value.earliest else 0,
        value.latest.toordinal() if value.latest else FOREVER,
    )


def test_events_by_what_is_asked_of_them() -> None:
    found = index()
    assert found.events() == ["e1", "e2", "e3", "e4"]
    assert found.events_where() == found.events()
    assert found.events_where(types=["accord", "supply"]) == ["e1", "e2"]
    assert found.events_where(countries=["TJ"]) == ["e1", "e3", "e4"]
    assert found.events_where(kinds=["person"]) == ["e2", "e3"]
    assert found.events_where(kinds=["person"], countries=["TJ"]) == ["e3"]


def test_dates_find_what_overlaps_and_never_the_undated() -> None:
    found = index()
    assert found.events_where(bounds=bounds("2025-01-15")) == ["e2", "e3"]
    assert found.events_where(bounds=bounds("2024-06")) == ["e1", "e3"]
    assert found.events_where(bounds=bounds("2025-02-01/..")) == ["e3"]
    assert found.events_where(bounds=bounds("2026")) == []
    assert found.events_where(bounds=bounds("../2023")) == ["e3"]


def test_links_both_ways() -> None:
    found = index()
    assert found.events_of("tj") == ["e1", "e3", "e4"]
    assert found.events_on(["p2", "p3"]) == ["e1", "e2", "e3", "e4"]
    assert found.passages_of_events(["e1", "e4"]) == {"p1", "p2", "p3"}
    assert found.passages_naming("iran") == ["p1", "p2"]
    assert found.named_in(["p1", "p2"]) == {"iran": 2, "momeni": 1}
    assert found.mention_counts() == {"iran": 3, "momeni": 1}
    assert found.events_of("nobody") == found.events_on([]) == []


def test_words_by_kind_without_accents_and_never_as_code() -> None:
    found = index()
    assert found.worded('"memorandum"', "passage") == ["p1"]
    assert found.worded('"memo" *', "event") == ["e2"]
    assert found.worded('"deja"', "passage") == ["p1"]
    assert found.worded('"NOT near"', "passage") == ["p2"]


def test_as_many_as_there_are() -> None:
    assert len(index().events_on([f"p{n}" for n in range(100_000)])) == 4
