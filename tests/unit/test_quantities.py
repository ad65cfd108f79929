"""Quantities: what is read, what is refused, what can both be true, and how it is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.quantities import VAGUE, QuantityError, overlaps, parse, words

law = settings(derandomize=True, deadline=None, max_examples=200)
NUMBERS = st.integers(1, 10**12)
WRITTEN = st.one_of(
    st.tuples(st.sampled_from(["", "~", ">", "<"]), NUMBERS).map(lambda it: f"{it[0]}{it[1]}"),
    NUMBERS.map(lambda n: f"{n}.."),
    NUMBERS.map(lambda n: f"..{n}"),
    st.tuples(NUMBERS, NUMBERS).map(lambda it: f"{min(it)}..{max(it)}"),
)


@pytest.mark.parametrize(
    ("text", "bounds", "said"),
    [
        ("15", (15, 15), "15"),
        ("3000", (3000, 3000), "3,000"),
        ("12..", (12, None), "at least 12"),
        ("..40", (None, 40), "at most 40"),
        (">300", (301, None), "more than 300"),
        ("<40", (None, 39), "fewer than 40"),
        ("~40", (40, 40), "about 40"),
        ("12..15", (12, 15), "12 to 15"),
        ("~12..15", (12, 15), "about 12 to 15"),
        ("~24..", (24, None), "dozens"),
        ("~30..", (30, None), "about at least 30"),
        ("1200000", (1200000, 1200000), "1.2 million"),
        ("500000000 USD", (500000000, 500000000), "500 million USD"),
        (">1400000000 EUR", (1400000001, None), "more than 1.4 billion EUR"),
    ],
)
def test_what_is_read_and_how_it_is_said(
    text: str, bounds: tuple[int | None, int | None], said: str
) -> None:
    one = parse(text)
    assert (one.least, one.most) == bounds
    assert words(one) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "many",
        "15..12",
        "-3",
        ">12..",
        "~",
        " 15",
        "15 ",
        "1 000",
        "15 usd",
        "9" * 16,
        "١٢",
    ],
)
def test_what_is_no_quantity_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(QuantityError, match="is no quantity"):
        parse(text)


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("12..", "15", True),
        ("12", "15", False),
        ("15", "15", True),
        (">300", "212", False),
        (">300", "300", False),
        ("<40", "40", False),
        ("~40", "45", True),
        ("~40", "80", False),
        ("~24..", "212", True),
        ("~24..", "3", False),
        ("12..15", "14", True),
        ("12..15", "16", False),
        ("500000000 USD", "90000000 EUR", True),  # nothing can be said
        ("500000000 USD", "90000000 USD", False),
    ],
)
def test_what_can_both_be_true(left: str, right: str, both: bool) -> None:
    assert overlaps(parse(left), parse(right)) is both


@law
@given(left=WRITTEN, right=WRITTEN)
def test_laws(left: str, right: str) -> None:
    one, other = parse(left), parse(right)
    assert overlaps(one, one)
    assert overlaps(one, other) is overlaps(other, one)
    assert words(one)
    assert words(one).isascii()


def test_every_vague_word_is_said_as_it_was_read() -> None:
    for word, least in VAGUE.items():
        assert words(parse(f"~{least}..")) == word
