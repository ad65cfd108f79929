"""The signs: one cell each, with a form for terminals that know ASCII alone."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcebook.model import EVENT_TYPES, ActorKind
from sourcebook.signs import ASCII, UNICODE
from sourcebook.text import cells, clean

law = settings(derandomize=True, deadline=None, max_examples=300)

KINDS = [*ActorKind, "place", "topic"]
ONE_CELL = (
    "cursor blurred linked pinned differ maybe other_date paragraph trail above below dot line"
    " edge stem bar half_bar caret open_quote close_quote"
)
TWO_CELLS = "fork_first fork_next fork_last fork_one"


@pytest.mark.parametrize("meaning", ONE_CELL.split())
def test_a_sign_takes_one_cell_in_both_forms(meaning: str) -> None:
    assert cells(UNICODE.of(meaning)) == 1
    assert cells(ASCII.of(meaning)) == 1
    assert ASCII.of(meaning).isascii()


@pytest.mark.parametrize("meaning", TWO_CELLS.split())
def test_a_branch_takes_two(meaning: str) -> None:
    assert cells(UNICODE.of(meaning)) == cells(ASCII.of(meaning)) == 2
    assert ASCII.of(meaning).isascii()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_glyph(kind: str) -> None:
    assert cells(UNICODE.kind(kind)) == cells(ASCII.kind(kind)) == 1
    assert ASCII.kind(kind).isascii()
    assert UNICODE.kind("new kind") == "·"


@pytest.mark.parametrize("word", EVENT_TYPES)
def test_every_type_has_a_glyph(word: str) -> None:
    assert cells(UNICODE.type(word)) == cells(ASCII.type(word)) == 1
    assert UNICODE.type("new type") == UNICODE.type("other")


def test_in_ascii_no_two_types_look_alike() -> None:
    assert len({ASCII.type(word) for word in EVENT_TYPES}) == len(EVENT_TYPES)


def test_the_ribbon_has_eight_heights_and_takes_any_number() -> None:
    for signs in (UNICODE, ASCII):
        assert len({signs.ribbon(n) for n in range(1, 9)}) == 8
        assert signs.ribbon(-5) == signs.ribbon(1)
        assert signs.ribbon(99) == signs.ribbon(8)


# -- outside text


@law
@given(st.text())
@example("Рамазон Раҳимзода — «министр» № 5 …")
@example("می‌خواهم ￥漢字 ﬁ ½ ǅ")
def test_not_a_byte_beyond_ascii_reaches_an_ascii_terminal(text: str) -> None:
    assert ASCII.content(text).isascii()


@law
@given(st.text())
def test_elsewhere_text_stays_as_it_is_but_for_tabs(text: str) -> None:
    assert UNICODE.content(text) == text.replace("\t", " ")


def test_names_are_still_legible_in_ascii() -> None:
    assert ASCII.content("Rahimzoda – “colonel” · Müller, Łódź") == (
        'Rahimzoda - "colonel" - Muller, Lodz'
    )
    assert ASCII.content("漢") == "?"


@law
@given(st.text(st.characters(max_codepoint=126, min_codepoint=32)))
def test_ascii_text_is_not_touched(text: str) -> None:
    assert ASCII.content(text) == UNICODE.content(text) == clean(text).text
