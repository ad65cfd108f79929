"""Characters and cells: what comes through the door, and how it is cut to a terminal."""

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcebook.text import Span, cells, clean, clean_line, cut, pad, quoted, wrap

law = settings(derandomize=True, deadline=None, max_examples=300)

# Everything Python can hold, with what does harm drawn often.
HARMFUL = "\x00\x07\x08\x1b\x7f\x85\x9b\xad\u061c\u200b\u200c\u200d\u200e\u202e\u2028\u2066\ufeff"
ANY = st.text(
    st.one_of(
        st.sampled_from(HARMFUL + "\ud800\udfff\U000e0041\u0301\u0344\u0323\u0958\u1100\u1161"),
        st.characters(),
        st.sampled_from("ab \n\t\r می漢é"),
    ),
    max_size=60,
)
LINES = st.text(
    st.one_of(
        st.sampled_from("ab c漢字ｱ가\u0301\u0323 \t\n–🧑é"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=80,
)
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


# -- at the door


@law
@given(ANY)
@example("e\u0344\u0344\u0344\u0344")  # NFC makes eight marks of these four
@example("\u200c" * 3 + "ی\u200c\u200cی")
@example("م\u200b\u200cن\u200d\u00ad\u200c")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    assert clean(once).removed == 0


@law
@given(ANY)
def test_nothing_harmful_comes_through(text: str) -> None:
    for char in clean(text).text:
        assert char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(char) not in BIDI
        assert char not in "\u200b\u200e\u200f\u061c\ufeff\u00ad\u2028\u2029"
    assert clean(text).text.isascii() or clean(text).text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", clean(text).text)


@law
@given(st.text(st.sampled_from([chr(n) for n in (9, 10, *range(32, 127))])))
def test_a_file_of_plain_ascii_keeps_its_offsets(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).removed == 0


def test_a_terminal_command_in_a_headline_is_only_text() -> None:
    assert clean("\x1b[2Jnews\x9b31m\x00").text == "[2Jnews31m"
    assert clean("\x1b[2Jnews\x9b31m\x00").removed == 3


def test_every_kind_of_line_end_becomes_one() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f").text == "a\nb\nc\nd\ne\nf"


def test_persian_keeps_the_joiners_it_is_spelled_with() -> None:
    word = "می\u200cخواهم"
    assert clean(word).text == word
    assert clean("ab\u200ccd \u200cم\u200c").text == "abcd م"


def test_a_spoofed_name_comes_out_in_the_order_of_its_letters() -> None:
    assert clean("Rahim\u202eadaz\u202c").text == "Rahimadaz"
    assert clean("Rah\u200bim").text == "Rahim"


def test_a_tower_of_accents_is_cut_down() -> None:
    tower = clean("e" + "\u0301" * 1000).text
    assert len(tower) <= 5
    assert tower.startswith("é")


def test_cleaning_a_megabyte_of_the_worst_takes_no_time() -> None:
    for worst in ("\u200c", "e\u0301", "م\u200c", "\u202e", "\u0301", "\r", "\u0344"):
        start = time.perf_counter()
        clean(worst * (1_000_000 // len(worst)))
        assert time.perf_counter() - start < 10


def test_a_line_for_a_message_is_one_line_and_short() -> None:
    assert clean_line("  a\n\n b\tc\x1b ") == "a b c"
    assert len(clean_line("word " * 1000, 40)) <= 40
    assert clean_line("word " * 1000, 40).endswith("…")
    assert quoted('a\x1b"b') == '"a"b"'


@law
@given(ANY, st.integers(2, 60))
def test_a_line_is_clean_and_within_its_limit(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert "\n" not in line
    assert clean(line).text == line


# -- spans


def test_spans_are_code_points_end_exclusive() -> None:
    assert Span(1, 3).of("a漢字b") == "漢字"
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))


# -- cells


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("…≠≈¶", 4), ("می\u200cخ", 3), ("ｱ", 1), ("", 0)],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@law
@given(LINES, st.integers(0, 40))
def test_what_is_cut_fits_and_says_so(text: str, width: int) -> None:
    short = cut(text, width)
    assert cells(short) <= width
    if short != text and short:
        assert short.endswith("…")
        assert text.startswith((short[:-1], short[:-2]))
    if cells(text) <= width:
        assert short == text


@law
@given(LINES, st.integers(0, 40), st.sampled_from(["…", "..", ""]))
def test_what_is_padded_takes_its_room_exactly(text: str, width: int, ellipsis: str) -> None:
    assert cells(pad(text, width, ellipsis)) == width


def test_a_wide_sign_that_does_not_fit_leaves_a_blank() -> None:
    assert cut("漢字かな", 6) == "漢字 …"
    assert pad("漢", 4) == "漢  "


def test_ascii_with_tabs_is_counted_like_other_text() -> None:
    assert cells("a\tb") == cells("á\tb") == 3


# -- wrapping


@law
@given(LINES, st.integers(2, 40))
@example("漢" * 20, 3)
@example("\u0301" * 30, 2)
@example("a" + "\u0301" * 5 + "b", 2)
def test_lines_fit_and_lose_only_blanks(text: str, width: int) -> None:
    lines = wrap(text, width)
    at = 0
    for span in lines:
        assert at <= span.start <= span.end <= len(text)
        assert text[at : span.start].strip() == ""
        assert cells(span.of(text)) <= width
        assert "\n" not in span.of(text)
        at = span.end
    assert text[at:].strip() == ""


@law
@given(LINES, st.integers(2, 40))
def test_no_word_is_broken_that_fits_on_a_line(text: str, width: int) -> None:
    starts = {span.start for span in wrap(text, width)}
    at = 0
    for word in text.split():
        at = text.index(word, at)
        if cells(word) <= width:
            assert not starts & set(range(at + 1, at + len(word)))
        at += len(word)


def test_prose() -> None:
    text = "Two signatories are given: Momeni and Rahimzoda."
    assert [s.of(text) for s in wrap(text, 20)] == [
        "Two signatories are",
        "given: Momeni and",
        "Rahimzoda.",
    ]


def test_newlines_break_and_an_empty_line_is_a_line() -> None:
    text = "a\n\nb c"
    assert [s.of(text) for s in wrap(text, 10)] == ["a", "", "b c"]
    assert wrap("", 10) == [Span(0, 0)]


def test_one_word_of_many_thousand_characters_is_broken_in_bounded_time() -> None:
    for sign in ("x", "漢", "e\u0301"):
        word = sign * (100_000 // len(sign))
        start = time.perf_counter()
        lines = wrap(word, 40)
        assert time.perf_counter() - start < 10
        assert "".join(s.of(word) for s in lines) == word
        assert max(cells(s.of(word)) for s in lines) <= 40
