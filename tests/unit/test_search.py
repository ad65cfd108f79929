"""What a person types, and what is found: the grammar, the hits and the reason of each."""

import time
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcebook import dates
from sourcebook.corpus import Corpus
from sourcebook.errors import SourcebookError
from sourcebook.model import ActorKind, Filters
from sourcebook.search import QueryError, find, parse, snippet, spans, undated, when, who
from sourcebook.text import Span
from unit.books import (
    A1,
    A2,
    ANNA,
    DORN,
    FAIR,
    INVITATION,
    KADE,
    MEMO,
    NORVIA,
    PACT,
    SALE,
    TALKS,
    hostile_book,
    small_book,
)

law = settings(derandomize=True, deadline=None, max_examples=200)
CORPUS = Corpus(small_book())


# -- the grammar


def test_every_part_of_a_query() -> None:
    wanted = parse('rahim "joint committee" type:accord kind:person in:tj date:2025-01..2025-03')
    assert wanted == Filters(
        ("rahim",),
        ("joint committee",),
        frozenset(["accord"]),
        frozenset([ActorKind.PERSON]),
        frozenset(["TJ"]),
        dates.read("2025-01..2025-03"),
    )


def test_values_of_one_key_add_up() -> None:
    wanted = parse("type:accord type:talks in:TJ in:IR")
    assert wanted.types == {"accord", "talks"}
    assert wanted.countries == {"TJ", "IR"}


def test_plover_words_mean_ours() -> None:
    assert parse("type:CONSULT").types == {"visit", "talks", "call"}
    assert parse("type:consult/phone").types == {"call"}


def test_a_state_by_name_where_the_book_knows_it() -> None:
    assert parse("in:norvia", CORPUS).countries == {"NV"}
    with pytest.raises(QueryError, match="in: knows no"):
        parse("in:norvia")


@pytest.mark.parametrize("text", ["", "   ", '""', '" "', "...", "-", "\x1b\x00"])
def test_nothing_asked(text: str) -> None:
    assert not parse(text)
    assert find(CORPUS, parse(text)).all() == ()


def test_an_open_quote_and_strange_keys_are_words() -> None:
    assert parse('"joint committee').phrases == ("joint committee",)
    assert parse("who:rahim").words == ("who", "rahim")
    assert parse("type:").words == ("type",)  # as one types it
    assert parse("O'Brien a-b").words == ("O'Brien", "a", "b")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "type:treaty",
            'type: knows no "treaty"; nearest: accord (all: visit talks call accord promise report'
            " demand supply found force sanction other).",
        ),
        ("type:vist", 'type: knows no "vist"; nearest: visit (all: visit talks'),
        ("kind:persn", 'kind: knows no "persn"; nearest: person (all: person group org body state'),
        (
            "date:2025-13",
            '"2025-13" is no date (month 13); write 2025, 2025-01, 2025-01-23, or two with ".."'
            " between.",
        ),
    ],
)
def test_what_is_wrong_is_said_verbatim(text: str, sentence: str) -> None:
    with pytest.raises(SourcebookError) as caught:
        parse(text)
    assert str(caught.value).startswith(sentence)


@law
@given(st.text(max_size=60) | st.text('abc:"typekinddatein 2025-.[]/', max_size=60))
@example("date:" + "[" * 50)
@example('"' * 99)
@example("type:\x00")
def test_any_text_is_a_query_or_one_sentence(text: str) -> None:
    try:
        wanted = parse(text, CORPUS)
    except SourcebookError as error:
        assert "\n" not in str(error)
        assert len(str(error)) < 400
    else:
        for hit in find(CORPUS, wanted).all():
            assert all(0 <= s.start <= s.end <= len(hit.text) for s in hit.spans)


def test_a_very_long_query_costs_no_time() -> None:
    start = time.perf_counter()
    for text in ("a " * 500_000, '"' * 1_000_000, "type:" + "a" * 1_000_000, ":" * 1_000_000):
        with suppress(SourcebookError):
            find(CORPUS, parse(text))
    assert time.perf_counter() - start < 10


# -- hits


def hits(query: str) -> dict[str, list[tuple[str, str]]]:
    found = find(CORPUS, parse(query, CORPUS))
    groups: dict[str, list[tuple[str, str]]] = {}
    for hit in found.all():
        groups.setdefault(hit.group, []).append((hit.link, hit.reason))
    return groups


def test_each_hit_says_why_where_its_label_does_not_show_it() -> None:
    assert hits("rahimzada") == {
        "events": [
            (INVITATION, ""),
            (PACT, "with Anna Rahimzada"),
            (MEMO, "with Anna Rahimzada"),
        ],
        "actors": [(ANNA, "also spelled Rahimzoda Anna")],
        "text": [(f"{A1}#p2", ""), (f"{A1}#p4", ""), (f"{A1}#p6", ""), (f"{A2}#p2", "")],
    }


def test_labels_come_before_company_and_company_before_text() -> None:
    assert hits("border")["events"][:2] == [(PACT, ""), (MEMO, "")]
    assert (TALKS, "in its text") not in hits("border")["events"]
    assert hits("pleased")["text"] == [(f"{A1}#p5.1", "")]
    assert hits("denied")["events"] == [(SALE, "in its text")]


def test_topics_places_and_roles_are_found() -> None:
    assert hits("border")["topics"] == [("topic/border", "")]
    assert hits("port amal")["topics"] == [("place/port-amal", "")]
    assert hits('"interior minister"')["actors"] == [(ANNA, "interior minister")]


def test_a_filter_without_words_lists_events_and_actors() -> None:
    assert hits("type:accord")["events"] == [(PACT, ""), (MEMO, "")]
    assert "text" not in hits("type:accord")
    assert [link for link, _ in hits("kind:person")["actors"]] == [ANNA, KADE, DORN]


def test_all_parts_must_hold() -> None:
    assert hits("rahimzada type:accord")["events"] == [
        (PACT, "with Anna Rahimzada"),
        (MEMO, "with Anna Rahimzada"),
    ]
    assert hits("rahimzada fair") == {}
    assert hits("rahimzada in:SU date:2025-04")["events"] == [(MEMO, "with Anna Rahimzada")]


def test_the_words_that_match_are_marked() -> None:
    found = find(CORPUS, parse("mini"))
    marked = [(hit.link, [s.of(hit.text) for s in hit.spans]) for hit in found.events[:2]]
    assert marked == [(PACT, ["Mini"]), (MEMO, ["Mini"])]


def test_marks_over_words_phrases_and_folded_spellings() -> None:
    text = "Die Straße: joint Committee, Rahimzoda."
    assert [s.of(text) for s in spans(text, parse('"joint committee" die'))] == [
        "Die",
        "joint Committee",
    ]
    assert [s.of(text) for s in spans(text, parse("раҳимзода"))] == ["Rahimzoda"]
    assert spans(text, Filters()) == ()


@law
@given(st.text("aAbİßﬁ é.'’-", max_size=30), st.text("aAbİßﬁé", min_size=1, max_size=3))
def test_marks_stay_inside_the_text_and_in_order(text: str, word: str) -> None:
    found = spans(text, Filters(words=(word,), phrases=(word,)))
    assert all(0 <= s.start <= s.end <= len(text) for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)


# -- snippets


def test_a_snippet_keeps_its_first_mark() -> None:
    text = "word " * 40 + "needle and " + "more " * 40
    at = text.index("needle")
    cut, marks = snippet(text, [Span(at, at + 6)], 40)
    assert cut.startswith("… ") and cut.endswith("…")
    assert [m.of(cut) for m in marks] == ["needle"]
    assert snippet("short", [Span(0, 2)], 40) == ("short", (Span(0, 2),))
    assert snippet(text, [], 20)[0].startswith("word word")


@law
@given(
    st.text("ab ", min_size=1, max_size=120),
    st.integers(0, 110),
    st.integers(1, 8),
    st.integers(4, 60),
)
def test_marks_in_a_snippet_mark_the_same_characters(
    text: str, start: int, size: int, room: int
) -> None:
    start = min(start, len(text) - 1)
    mark = Span(start, min(start + size, len(text)))
    cut, marks = snippet(text, [mark], room)
    assert len(cut) <= room + 3
    for found in marks:
        assert mark.of(text).startswith(found.of(cut).rstrip("…"))


# -- who


def found_by(query: str, *kinds: ActorKind) -> list[tuple[str, str]]:
    return [(found.row.id, found.how) for found in who(CORPUS, query, kinds)]


def test_who_by_letter_by_prefix_by_fold_by_role() -> None:
    assert found_by("Anna Rahimzada") == [(ANNA, "exact")]
    assert found_by("rahim") == [(ANNA, "prefix")]
    assert found_by("rahimzoda anna") == [(ANNA, "exact")]
    assert found_by("Раҳимзода") == [(ANNA, "folded")]
    assert found_by("minister") == [(ANNA, "role")]
    assert found_by("norvia")[0] == (NORVIA, "exact")


def test_the_better_match_comes_first() -> None:
    ranks = {"exact": 0, "prefix": 1, "folded": 2, "role": 3, "fuzzy": 4}
    for query in ("norvia", "an", "a", "norvian"):
        order = [ranks[how] for _, how in found_by(query)]
        assert order == sorted(order)


def test_a_slip_is_forgiven_only_where_nothing_else_matches() -> None:
    assert found_by("rahmizada") == [(ANNA, "fuzzy")]
    assert all(how != "fuzzy" for _, how in found_by("rahim"))
    assert found_by("zzzzzz") == []
    assert found_by("") == []


def test_who_of_one_kind() -> None:
    assert found_by("nor", ActorKind.STATE) == [(NORVIA, "prefix")]
    assert found_by("norvia", ActorKind.PERSON) == []


def test_who_asks_hostile_things() -> None:
    corpus = Corpus(hostile_book(raw=True))
    for query in ("\x1b[2J", "[b]", "../..", "a" * 10_000, "漢字", "%s", '"'):
        who(corpus, query)


# -- when


def groups(text: str) -> tuple[list[str], list[str], list[str]]:
    found = when(CORPUS, dates.read(text))
    assert len(found) == len(found.within) + len(found.under_way) + len(found.may)
    return (
        [row.id for row in found.within],
        [row.id for row in found.under_way],
        [row.id for row in found.may],
    )


def test_a_range_of_words_is_not_a_calendar() -> None:
    assert groups("2025-03") == ([TALKS, PACT], [], [INVITATION])
    assert groups("2025") == ([TALKS, PACT, MEMO], [], [INVITATION])
    assert groups("2024-06") == ([], [], [SALE, INVITATION])
    assert groups("2026") == ([], [], [])


def test_what_no_text_dates_is_asked_for_by_name() -> None:
    assert [row.id for row in undated(CORPUS)] == [FAIR]
    assert not any(FAIR in group for group in groups("2000..2030"))
