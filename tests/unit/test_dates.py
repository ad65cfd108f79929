"""Dates: the table of the model, the drawing of the screens, the order, and EDTF's own library."""

import random
from datetime import date
from itertools import pairwise

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.dates import (
    DateError,
    Edtf,
    Form,
    Shown,
    from_bounds,
    months,
    order,
    overlaps,
    parse,
    read,
    shown,
    within,
)
from sourcebook.errors import Exit

ADVICE = 'write 2025, 2025-01, 2025-01-23, or two with ".." between.'

steady = settings(derandomize=True, deadline=None, database=None)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# --- values to test with

marks = st.sampled_from(["", "", "", "?", "~", "%"])
years = st.one_of(st.integers(1, 9999), st.integers(2020, 2026)).map(lambda year: f"{year:04}")
days = st.one_of(st.dates(), st.dates(date(2024, 1, 1), date(2025, 12, 31)))
decades = st.integers(1, 999).map(lambda decade: f"{decade:03}X")
bare_points = st.one_of(
    years, days.map(lambda d: d.isoformat()[:7]), days.map(lambda d: d.isoformat())
)
points = st.builds(str.__add__, st.one_of(bare_points, bare_points, decades), marks)


def in_order(pair: tuple[str, str]) -> tuple[str, str]:
    """The same two dates, the one that starts first first."""
    first, second = sorted(pair, key=lambda text: parse(text).earliest or date.min)
    return first, second


pairs = st.tuples(points, points).map(in_order)
bare_pairs = st.tuples(bare_points, bare_points).map(in_order)
choices = st.lists(points, min_size=2, max_size=5).map(lambda found: f"[{','.join(found)}]")
texts = st.one_of(
    points,
    pairs.map("/".join),
    pairs.map(lambda pair: f"[{'..'.join(pair)}]"),
    points.map("[..{}]".format),
    points.map("[{}..]".format),
    points.map("../{}".format),
    points.map("{}/..".format),
    choices,
)
values = texts.map(parse)


# --- reading EDTF

MODEL = [
    ("2022-05", Form.MOMENT, "2022-05-01", "2022-05-31"),
    ("[2022-09..2022-12]", Form.BETWEEN, "2022-09-01", "2022-12-31"),
    ("2025-12-23", Form.MOMENT, "2025-12-23", "2025-12-23"),
    ("2025-11", Form.MOMENT, "2025-11-01", "2025-11-30"),
    ("[..2025-01-23]", Form.BETWEEN, "", "2025-01-23"),
    ("2025-01/2025-12", Form.LASTED, "2025-01-01", "2025-12-31"),
    ("[2025-02..2025-03]", Form.BETWEEN, "2025-02-01", "2025-03-31"),
    ("2020~/2025-04-23", Form.LASTED, "2020-01-01", "2025-04-23"),
    # besides the rows of the table: the rest of the subset
    ("2025", Form.MOMENT, "2025-01-01", "2025-12-31"),
    ("199X", Form.MOMENT, "1990-01-01", "1999-12-31"),
    ("2024-02", Form.MOMENT, "2024-02-01", "2024-02-29"),
    ("2024-02-29", Form.MOMENT, "2024-02-29", "2024-02-29"),
    ("9999-12-31", Form.MOMENT, "9999-12-31", "9999-12-31"),
    ("0001", Form.MOMENT, "0001-01-01", "0001-12-31"),
    ("[2025-01..]", Form.BETWEEN, "2025-01-01", ""),
    ("2022/..", Form.LASTED, "2022-01-01", ""),
    ("../2022-12", Form.LASTED, "", "2022-12-31"),
    ("../..", Form.LASTED, "", ""),
    ("[2025-01-23,2025-04-23]", Form.CHOICE, "2025-01-23", "2025-04-23"),
    ("[2026,199X~,2025-03]", Form.CHOICE, "1990-01-01", "2026-12-31"),
    ("2025-03/2025-03-15", Form.LASTED, "2025-03-01", "2025-03-15"),
]


@pytest.mark.parametrize(("text", "form", "earliest", "latest"), MODEL)
def test_model_table(text: str, form: Form, earliest: str, latest: str) -> None:
    value = parse(text)
    assert (value.text, value.form) == (text, form)
    assert (value.earliest, value.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2025", False, False),
        ("2025?", True, False),
        ("2025-11~", False, True),
        ("2025-12-23%", True, True),
        ("199X~", False, True),
        ("2020~/2025-04-23", False, True),
        ("2020/2025?", True, False),
        ("[2020~,2025?]", True, True),
    ],
)
def test_marks(text: str, uncertain: bool, approximate: bool) -> None:
    value = parse(text)
    assert (value.uncertain, value.approximate) == (uncertain, approximate)
    assert value.text == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 2025-01 ", "2025-01"),
        ("[ 2025-02 .. 2025-03 ]", "[2025-02..2025-03]"),
        ("[2025 , 2026]", "[2025,2026]"),
        ("2020~ / 2025", "2020~/2025"),
        ("/2022", "../2022"),
        ("2022/", "2022/.."),
        ("/..", "../.."),
    ],
)
def test_canonical_text(text: str, canonical: str) -> None:
    assert parse(text).text == canonical
    assert parse(text) == parse(canonical)


@steady
@given(texts)
def test_text_is_its_own_canonical(text: str) -> None:
    assert parse(text).text == text


BAD = [
    ("2025-13", "month 13"),
    ("2025-00", "month 00"),
    ("2025-99-01", "month 99"),
    ("2025-02-29", "day 29, but 2025-02 has 28"),
    ("1900-02-29", "day 29, but 1900-02 has 28"),
    ("2025-01-00", "day 00, but 2025-01 has 31"),
    ("2025-21", "21 is a season, not a month"),
    ("2025-36", "36 is a quarter, not a month"),
    ("2025-39", "39 is a third of a year, not a month"),
    ("2025-41", "41 is a half-year, not a month"),
    ("0000", "years before 0001 are not read"),
    ("000X", "years before 0001 are not read"),
    ("-0044-03", "years before 0001 are not read"),
    ("12025", "years beyond 9999 are not read"),
    ("Y-170000002", "years beyond 9999 are not read"),
    ("2025-1", "months and days have two digits"),
    ("2025-01-XX", "X only as in 199X"),
    ("19XX", "X only as in 199X"),
    ("2025?-01", "one of ? ~ % at the end of a date"),
    ("2025?~", "one of ? ~ % at the end of a date"),
    ("2025-03/2025-01", "starts after it ends"),
    ("[2025-03..2025-02-28]", "starts after it ends"),
    ("2025/2026-02-30", "day 30, but 2026-02 has 28"),
    ("[..]", "no date on either side"),
    ("/", "no date on either side"),
    ("[2025]", "brackets hold more than one date"),
    ("[2025,]", "nothing written"),
    ("", "nothing written"),
    ("2025" * 31, "too long"),
]


@pytest.mark.parametrize(("text", "why"), BAD)
def test_errors_name_the_fault(text: str, why: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert f" is no date ({why}); {ADVICE}" in str(caught.value)
    assert caught.value.code is Exit.USAGE
    with pytest.raises(DateError):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("foo", "20250123", "[2025", "2025]", "[[2025..2026]]", "{2025,2026}", "2025/2026/2027"),
        *("[2025..2026..2027]", "[2025...2026]", "[2025....]", "2025..", "2025…2026"),
        *("2025-01-23T10:00", "2025 01", "2025\n-01", "202\u0665", "\uff12\uff10\uff12\uff15"),
    ],
)
def test_not_in_the_subset(text: str) -> None:
    with pytest.raises(DateError, match="is no date"):
        parse(text)


def test_error_verbatim() -> None:
    with pytest.raises(DateError) as caught:
        read("2025-13")
    assert str(caught.value) == f'"2025-13" is no date (month 13); {ADVICE}'
    with pytest.raises(DateError) as caught:
        read("2025-03..2025-01")
    assert str(caught.value) == f'"2025-03..2025-01" is no date (starts after it ends); {ADVICE}'


def test_errors_quote_little_and_clean() -> None:
    with pytest.raises(DateError) as caught:
        parse("\x1b[2J\u202e\x00" + "9" * 1_000_000)
    said = str(caught.value)
    quoted = said[1 : said.index('" is no date')]
    assert quoted == "[2J" + "9" * 36 + "…"
    assert len(quoted) == 40
    assert said.isprintable()


# --- the library of EDTF as oracle

# What it reads, and reads as the standard has it: no unknown ends (it pads them by ten years),
# no decades in intervals, no marks, decades or mixed precision in [a..b] (it cannot parse them).
dated = st.builds(str.__add__, bare_points, marks)
defined = st.one_of(
    points,
    st.tuples(dated, dated).map(in_order).map("/".join),
    dated.map("../{}".format),
    dated.map("{}/..".format),
    bare_pairs.filter(lambda pair: len(pair[0]) == len(pair[1])).map("[{0[0]}..{0[1]}]".format),
    bare_points.map("[..{}]".format),
    bare_points.map("[{}..]".format),
    st.lists(points, min_size=2, max_size=3).map(lambda found: f"[{','.join(found)}]"),
)


def as_day(bound: object) -> date | None:
    """A strict bound of the library; its open ends are infinite floats."""
    if isinstance(bound, float):
        return None
    year, month, number = tuple(bound)[:3]  # type: ignore[arg-type, var-annotated]
    return date(year, month, number)


def test_bounds_as_in_the_edtf_library() -> None:
    compared: set[str] = set()

    @settings(steady, max_examples=400)  # at some 20 ms each
    @given(defined)
    def compare(text: str) -> None:
        theirs = edtf.parse_edtf(text)
        ours = parse(text)
        assert ours.earliest == as_day(theirs.lower_strict()), text
        assert ours.latest == as_day(theirs.upper_strict()), text
        compared.add(text)

    compare()
    assert len(compared) >= 300
    assert sum(text.startswith("[") for text in compared) >= 50
    assert sum("/" in text for text in compared) >= 50


@pytest.mark.parametrize("text", [row[0] for row in MODEL])
def test_every_row_of_the_model_is_edtf(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    ours = parse(text)
    assert (ours.earliest, ours.latest) == (
        as_day(theirs.lower_strict()),
        as_day(theirs.upper_strict()),
    )


# --- order

IN_ORDER = [
    "2020~/2025-04-23",
    "2022-05",
    "[2022-09..2022-12]",
    "2022-09/..",
    "../2022-12",
    "2025-01",
    "2025?",
    "2025-01-23",
    "[..2025-01-23]",
    "2025-01-23/..",
    "[2025-02..2025-03]",
    "2025-12-23",
    "9999-12-31",
    "[..9999-12-31]",
    "../..",
]


def test_order() -> None:
    shuffled = IN_ORDER.copy()
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=lambda text: order(parse(text))) == IN_ORDER
    assert all(order(parse(a)) < order(parse(b)) for a, b in pairwise(IN_ORDER))


def test_order_puts_what_has_no_date_last() -> None:
    assert order(None) == order(parse("../.."))
    assert all(order(parse(text)) < order(None) for text in IN_ORDER[:-1])


def test_order_ignores_marks_and_form() -> None:
    assert order(parse("2025")) == order(parse("2025-01/2025-12%"))
    assert order(parse("[..2025]")) == order(parse("../2025-12-31"))


@steady
@given(values, values, values)
def test_order_is_total_and_antisymmetric(a: Edtf, b: Edtf, c: Edtf) -> None:
    first, second, third = order(a), order(b), order(c)
    assert all(type(part) is int for part in first)
    assert (first < second) + (first == second) + (first > second) == 1
    assert (first == second) == ((a.earliest, a.latest) == (b.earliest, b.latest))
    assert not (first <= second <= third) or first <= third


# --- overlap, inclusion, months


@pytest.mark.parametrize(
    ("a", "b", "meet", "inside"),
    [
        ("2025-01-23", "2025-01", True, True),
        ("2025-01", "2025-01-23", True, False),
        ("2025-01", "2025-02", False, False),
        ("[2025-02..2025-03]", "[..2025-01-23]", False, False),
        ("[..2025-01-23]", "[..2025-04-23]", True, True),
        ("[..2025-01-23]", "2025", True, False),
        ("2025-01/..", "2024/..", True, True),
        ("2025-01/..", "2024", False, False),
        ("2024-12/..", "2025", True, False),
        ("../..", "2025", True, False),
        ("2025", "../..", True, True),
        ("../..", "../..", True, True),
        ("2025-01-31", "[2025-01-31..]", True, True),
    ],
)
def test_overlap_and_inclusion(a: str, b: str, meet: bool, inside: bool) -> None:
    assert overlaps(parse(a), parse(b)) is meet
    assert overlaps(parse(b), parse(a)) is meet
    assert within(parse(a), parse(b)) is inside


@steady
@given(values, values)
def test_what_is_inside_overlaps(a: Edtf, b: Edtf) -> None:
    assert within(a, a)
    assert not within(a, b) or overlaps(a, b)
    if within(a, b) and within(b, a):
        assert order(a) == order(b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-12-23", "2025-12"),
        ("2025-11?", "2025-11"),
        ("2025", " ".join(f"2025-{month:02}" for month in range(1, 13))),
        ("199X", ""),
        ("[2022-09..2022-12]", "2022-09 2022-10 2022-11 2022-12"),
        ("[2024-12-30..2025-01-02]", "2024-12 2025-01"),
        ("[2020..2025]", ""),
        ("[0001..9999]", ""),
        ("[..2025-01-23]", "2025-01"),
        ("[..2025]", "2025-12"),
        ("[2025-03..]", "2025-03"),
        ("2024-12/2025-01", "2024-12 2025-01"),
        ("2020~/2025-04-23", ""),
        ("2025-01/..", ""),
        ("../2025-01", ""),
        ("../..", ""),
        ("[2025-04-23,2025-01-23,2025-01]", "2025-01 2025-04"),
        ("[2020,2025]", ""),
    ],
)
def test_months(text: str, expected: str) -> None:
    assert months(parse(text)) == tuple(expected.split())


@steady
@given(values)
def test_months_are_sorted_few_and_inside(value: Edtf) -> None:
    found = months(value)
    assert list(found) == sorted(set(found))
    assert len(found) <= 12
    assert all(overlaps(parse(month), value) for month in found)


# --- showing

SHOWN = [
    # value, sign and body in Unicode, sign and body in ASCII
    ("2025-12-23", "", "2025-12-23", "", "2025-12-23"),
    ("2025-12-23?", "", "2025-12-23?", "", "2025-12-23?"),
    ("2025-11", "", "2025-11", "", "2025-11"),
    ("2025%", "", "2025%", "", "2025%"),
    ("199X~", "", "199X~", "", "199X~"),
    ("[2025-02..2025-03]", "", "2025-02…03", "", "2025-02..03"),
    ("[2022-09..2022-12]", "", "2022-09…12", "", "2022-09..12"),
    ("[2025-02?..2025-03?]", "", "2025-02?…03?", "", "2025?"),
    ("[2024-12..2025-01]", "", "2024…2025", "", "2024..2025"),
    ("[2025-01-03..2025-02-23]", "", "2025-01…02", "", "2025-01..02"),
    ("[2025-01-03..2025-01-23]", "", "2025-01", "", "2025-01"),
    ("[2025..2025-03]", "", "2025…2025-03", "", "2025"),
    ("[..2025-01-23]", "…", "2025-01-23", "<", "2025-01-23"),
    ("[..2025-04-23?]", "…", "2025-04-23?", "<", "2025-04-23?"),
    ("[2025-01..]", "", "2025-01…", "", "2025-01.."),
    ("[2025-12-23?..]", "", "2025-12-23?…", "", "2025-12?.."),
    ("2020~/2025-04-23", "", "2020~–2025", "", "2020~/2025"),
    ("2020~/2025~", "", "2020~–2025~", "", "2020~/2025~"),
    ("2025-01/2025-12", "", "2025", "", "2025"),
    ("2025-01-03/2025-01-23", "", "2025-01", "", "2025-01"),
    ("2022/..", "", "2022–", "", "2022/"),
    ("../2022-12", "–", "2022-12", "/", "2022-12"),
    ("[2025,2026]", "", "2025|2026", "", "2025|2026"),
    ("[2025-01,2025-04]", "", "2025-01|04", "", "2025-01|04"),
    ("[2025-01-23,2025-04-23]", "", "2025-01|04", "", "2025-01|04"),
    ("[2025-01-23,2026-04-23?]", "", "2025|2026?", "", "2025|2026?"),
    ("[2025-03,2025-01,2025-02]", "", "2025-01…03", "", "2025-01..03"),
    ("[2020,2022~,2021]", "", "2020…2022~", "", "2020..2022~"),
    ("../..", "", "", "", ""),
]


@pytest.mark.parametrize(("text", "sign", "body", "ascii_sign", "ascii_body"), SHOWN)
def test_shown(text: str, sign: str, body: str, ascii_sign: str, ascii_body: str) -> None:
    assert shown(parse(text)) == Shown(sign, body)
    assert shown(parse(text), ascii=True) == Shown(ascii_sign, ascii_body)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("[2025-01-03..2025-01-23]", "2025-01-03…23"),
        ("[2025-01-03..2025-02-23]", "2025-01-03…02-23"),
        ("[2025-01-10..2025-03]", "2025-01-10…2025-03"),  # …03 would be a day
        ("2020~/2025-04-23", "2020~–2025-04-23"),
        ("2025-01/2025-12", "2025-01–2025-12"),
        ("[2025-01-23,2025-04-23]", "2025-01-23|2025-04-23"),
    ],
)
def test_shown_in_full_where_there_is_room(text: str, body: str) -> None:
    assert shown(parse(text), width=24).body == body


@pytest.mark.parametrize(("width", "body"), [(10, "2025-12-23"), (9, "2025-12"), (4, "2025")])
def test_shown_coarsens_a_day(width: int, body: str) -> None:
    assert shown(parse("2025-12-23"), width=width).body == body


def test_nothing_is_shown_blank() -> None:
    assert shown(None) == Shown("", "")


@steady
@given(values, st.booleans(), st.integers(12, 30))
def test_shown_fits(value: Edtf, ascii: bool, width: int) -> None:
    drawn = shown(value, width=width, ascii=ascii)
    assert len(drawn.body) <= width
    assert len(drawn.sign) == (value.earliest is None and value.latest is not None)
    assert not ascii or (drawn.sign + drawn.body).isascii()


@settings(steady, max_examples=500)
@given(values, st.booleans(), st.integers(12, 30))
def test_shown_claims_no_more_than_is_known(value: Edtf, ascii: bool, width: int) -> None:
    drawn = shown(value, width=width, ascii=ascii)
    again = read(drawn.sign + drawn.body)
    assert within(value, again)
    assert (again.uncertain, again.approximate) <= (value.uncertain, value.approximate)


# --- reading what a person types or pastes


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2025", "2025"),
        ("2025-01..2025-03", "2025-01/2025-03"),
        (" 2025-01 .. 2025-03 ", "2025-01/2025-03"),
        ("2025-04..", "2025-04/.."),
        ("..2025-04", "../2025-04"),
        ("[..2025-04]", "[..2025-04]"),
        ("../..", "../.."),
        ("2020/..", "2020/.."),
        ("…2025-01-23", "[..2025-01-23]"),
        ("…2025-04-23?", "[..2025-04-23?]"),
        ("<2025-01-23", "[..2025-01-23]"),
        ("2025-02…03", "[2025-02..2025-03]"),
        ("2025-02..03", "[2025-02..2025-03]"),
        ("2025-02?…03?", "[2025-02?..2025-03?]"),
        ("2025-01-03…23", "[2025-01-03..2025-01-23]"),
        ("2025-01-03…02-23", "[2025-01-03..2025-02-23]"),
        ("2025…2026", "[2025..2026]"),
        ("2025-01…", "[2025-01..]"),
        ("2020~–2025", "2020~/2025"),
        ("2020~/2025", "2020~/2025"),
        ("2025-01–03", "2025-01/2025-03"),
        ("–2022-12", "../2022-12"),
        ("/2022-12", "../2022-12"),
        ("2022–", "2022/.."),
        ("2022/", "2022/.."),
        ("2025-01|04", "[2025-01,2025-04]"),
        ("2025-01-23|2025-04-23", "[2025-01-23,2025-04-23]"),
    ],
)
def test_read(text: str, canonical: str) -> None:
    assert read(text) == parse(canonical)


@pytest.mark.parametrize(
    "text",
    [
        *("..", "…", "–", "|", "<", "2025|", "2025…12", "2025-03…01", "2025-01…2025-03…"),
        *("2025-02…30x", "2025-02-01…30", "…2025–2026", "2020-2025", "2025..13", "Tuesday"),
    ],
)
def test_read_refuses(text: str) -> None:
    with pytest.raises(DateError, match="is no date") as caught:
        read(text)
    assert str(caught.value).startswith(f'"{text}"')


def test_read_refuses_what_is_too_long_once_restored() -> None:
    with pytest.raises(DateError, match="too long"):
        read("2025-01-01" + "|02" * 30)


@steady
@given(values)
def test_read_knows_all_edtf(value: Edtf) -> None:
    assert read(value.text) == value


hostile = st.one_of(
    st.text(max_size=200),
    st.text("0123456789-./[],…–|<?~%X \n", max_size=30),
    st.lists(st.one_of(points, st.sampled_from([*"[],/…–|<> ", "..", "03"])), max_size=6).map(
        "".join
    ),
)


@settings(steady, max_examples=1000)
@given(hostile)
def test_nothing_but_date_errors(text: str) -> None:
    for reader in (parse, read):
        try:
            value = reader(text)
        except DateError as error:
            said = str(error)
            assert said.isprintable()
            assert len(said) < 200
        else:
            assert parse(value.text) == value
            assert None in (value.earliest, value.latest) or within(value, value)
            shown(value), months(value), order(value)


# --- from calculated days


@steady
@given(st.one_of(st.none(), days), st.one_of(st.none(), days), st.booleans())
def test_from_bounds(first: date | None, second: date | None, lasted: bool) -> None:
    if first and second and first > second:
        first, second = second, first
    if first is None and second is None and not lasted:
        with pytest.raises(DateError):
            from_bounds(first, second)
        return
    value = from_bounds(first, second, lasted=lasted)
    assert (value.earliest, value.latest) == (first, second)
    assert value.form in (Form.MOMENT, Form.LASTED if lasted else Form.BETWEEN)


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        ("2025-02-01", "2025-03-31", "[2025-02..2025-03]"),
        ("2025-02-01", "2025-03-30", "[2025-02..2025-03-30]"),
        ("2025-02-01", "2025-02-28", "2025-02"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-01-23", "2025-01-23", "2025-01-23"),
        ("", "2025-01-23", "[..2025-01-23]"),
        ("2025-02-01", "", "[2025-02..]"),
    ],
)
def test_from_bounds_is_short(earliest: str, latest: str, text: str) -> None:
    assert from_bounds(day(earliest), day(latest)).text == text


def test_from_bounds_refuses_what_is_out_of_order() -> None:
    with pytest.raises(DateError, match="starts after it ends"):
        from_bounds(date(2025, 3, 1), date(2025, 1, 31))
