"""Time expressions: the model's table, the forms of news, what hangs on events, any text."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import Watched, lines_run
from sourcebook.dates import parse
from sourcebook.ingest.dating import TimeFound, relative, times
from sourcebook.text import Span

steady = settings(derandomize=True, deadline=None, database=None, max_examples=150)
TUESDAY = date(2025, 12, 23)


def found(text: str, today: date | None = TUESDAY) -> tuple[TimeFound, ...]:
    return times(text, [Span(0, len(text))], today)


def one(text: str, today: date | None = TUESDAY) -> TimeFound:
    every = found(text, today)
    assert len(every) == 1, [item.words for item in every]
    return every[0]


def value(text: str, today: date | None = TUESDAY) -> str:
    when = one(text, today).time
    assert when is not None
    return when.edtf.text


@pytest.mark.parametrize(
    ("text", "today", "edtf"),
    [
        ("In May 2022 a plant opened.", TUESDAY, "2022-05"),
        ("It reported so in late 2022.", TUESDAY, "[2022-09..2022-12]"),
        ("He arrived on Tuesday for talks.", TUESDAY, "2025-12-23"),
        ("They spoke by phone last month.", TUESDAY, "2025-11"),
        ("Trade grew throughout 2025.", TUESDAY, "2025-01/2025-12"),
        ("It has done so for the last half decade.", date(2025, 4, 23), "2020~/2025-04-23"),
        ("Media reported on January 23.", date(2025, 4, 23), "2025-01-23"),
        ("In January, the two signed a pact.", TUESDAY, "2025-01"),
    ],
)
def test_the_table_of_the_model(text: str, today: date, edtf: str) -> None:
    assert value(text, today) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Signed on 23 January 2025.", "2025-01-23"),
        ("Signed on Jan. 23, 2025 in Riga.", "2025-01-23"),
        ("Signed on the 23rd of January, 2025.", "2025-01-23"),
        ("Signed 23.01.2025 in Riga.", "2025-01-23"),
        ("Signed 2025-01-23 in Riga.", "2025-01-23"),
        ("Signed on Thursday, January 23, 2025.", "2025-01-23"),
        ("They met January 23-25 there.", "2025-01-23/2025-01-25"),
        ("They met on 23 to 25 January 2024.", "2024-01-23/2024-01-25"),
        ("Back in the 1990s it closed.", "199X"),
        ("It fell in mid-2022.", "[2022-05..2022-08]"),
        ("It opened in spring 2024.", "[2024-03..2024-05]"),
        ("It grew in the third quarter of 2024.", "[2024-07..2024-09]"),
        ("It ended in fiscal year 2024.", "2024~"),
        ("It was found in the 19th century.", "[1801-01..1900-12]"),
        ("They met yesterday.", "2025-12-22"),
        ("They met three days ago.", "2025-12-20"),
        ("They met last week.", "[2025-12-15..2025-12-21]"),
        ("They will meet next year.", "2026"),
        ("It ran from 2010 to 2012.", "2010/2012"),
        ("It ran in 2010-12.", "2010/2012"),
        ("It happened between May and July 2024.", "[2024-05..2024-07]"),
        ("It has grown since 2019.", "2019/2025-12-23"),
        ("It stays until March.", "../2026-03"),
        ("It is due by June 2026.", "[..2026-06]"),
        ("It happened before 2019.", "[..2018-12]"),
        ("He fled in the past five years.", "2020~/2025-12-23"),
        ("The ship sank at the end of 2024.", "[2024-11..2024-12]"),
        ("They met on Christmas Eve 2024.", "2024-12-24"),
        ("They met on Easter Monday 2024.", "2024-04-01"),
    ],
)
def test_dates_in_all_forms(text: str, edtf: str) -> None:
    assert value(text) == edtf


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He arrived on Monday.", "2025-12-22"),
        ("He will arrive on Monday.", "2025-12-29"),
        ("He arrived on Wednesday.", "2025-12-17"),
        ("He left last Tuesday.", "2025-12-16"),
        ("He leaves next Friday.", "2025-12-26"),
        ("The talks are due to open on Friday.", "2025-12-26"),
        ("Friday's vote was lost.", "2025-12-19"),
        ("He will speak on Tuesday.", "2025-12-23"),
    ],
)
def test_a_weekday_is_the_nearest_by_tense(text: str, day: str) -> None:
    assert value(text) == day


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("He waited for two years.", "P2Y"),
        ("A three-day visit began.", "P3D"),
        ("It took half an hour.", "PT30M"),
        ("It took two and a half years.", "P2.5Y"),
        ("It took several weeks.", "PXW"),
        ("It is the worst in a decade.", "P1DE"),
        ("They meet every Tuesday.", "XXXX-WXX-2"),
        ("They meet twice daily.", "P1D"),
        ("It is now calm.", "PRESENT_REF"),
        ("It was recently seen.", "PAST_REF"),
        ("It opens in the near future.", "FUTURE_REF"),
        ("They spoke this morning.", "2025-12-23TMO"),
        ("They spoke on Monday night.", "2025-12-22TNI"),
        ("They spoke at 10:30 a.m. on Monday.", "2025-12-22T10:30"),
        ("They met last week.", "2025-W51"),
        ("They met over the weekend.", "2025-W51-WE"),
        ("It was built in the 1980s.", "198"),
    ],
)
def test_values_as_timeml_writes_them(text: str, timex: str) -> None:
    assert one(text).timex == timex


@pytest.mark.parametrize(
    "text",
    [
        "Shahed 136 drones flew.",
        "About 2,022 people came.",
        "Some 2000 troops came.",
        "It may rain.",
        "March on!",
        "They flew 24/7.",
        "It cost $1999 in all.",
        "The now-closed plant burned.",
        "He reads the Sunday Times.",
        "April Jones spoke.",
        "He is in his 80s.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == ()


def test_an_inferred_year_says_so_and_a_written_one_does_not() -> None:
    inferred, written = one("Seen on January 23.").time, one("Seen on January 23, 2024.").time
    assert inferred is not None and written is not None
    assert "2025 inferred" in inferred.why and inferred.anchor == "publication"
    assert "inferred" not in written.why and written.anchor == "none"


def test_numbers_that_can_be_read_two_ways_are_doubtful() -> None:
    two_ways, one_way = one("Seen 3/4/2024.").time, one("Seen 25/12/2024.").time
    assert two_ways is not None and two_ways.doubtful
    assert one_way is not None and not one_way.doubtful


def test_without_a_day_of_writing_nothing_is_made_up() -> None:
    item = one("He arrived on Tuesday.", None)
    assert item.time is None and item.needs == "publication" and item.timex == "XXXX-WXX-2"
    assert value("Seen in May 2022.", None) == "2022-05"


def test_the_dateline_goes_before_publication() -> None:
    text = "They met today."
    item = times(text, [Span(0, len(text))], date(2025, 1, 9), date(2025, 1, 7))[0]
    assert item.time is not None and item.time.edtf.text == "2025-01-07"


def test_a_range_holds_its_ends() -> None:
    item = one("It happened between May and July 2024.")
    assert [part.timex for part in item.parts] == ["2024-05", "2024-07"]
    assert item.words == "between May and July 2024"


@pytest.mark.parametrize(
    ("words", "anchor", "edtf", "strict"),
    [
        ("Less than two months later", "2025-01", "[2025-02..2025-03]", "[2025-01..2025-03]"),
        ("Less than two months later", "2025-06", "[2025-07..2025-08]", "[2025-06..2025-08]"),
        ("Two months later", "2025-01-23", "2025-03", None),
        ("Two months later", "2025-01", "2025-03", None),
        ("Two weeks earlier", "2025-01-23", "2025-01-09~", None),
        ("The following day", "2025-01-23", "2025-01-24", None),
        ("The same day", "2025-01-23", "2025-01-23", None),
        ("A year later", "2025-01-23", "2026-01~", None),
        ("Days later", "2025-01-23", "[2025-01-24..]", None),
        ("More than two months later", "2025-01-23", "[2025-03-23..]", None),
        ("Two days later", "[..2025-01-23]", "[..2025-01-25]", None),
    ],
)
def test_what_hangs_on_an_event_moves_with_it(
    words: str, anchor: str, edtf: str, strict: str | None
) -> None:
    item = one(f"{words}, a pact was signed.")
    assert item.time is None and item.needs == "previous-event"
    when = relative(item, parse(anchor), "event/x")
    assert when is not None and when.anchor == "event" and when.ref == "event/x"
    assert when.edtf.text == edtf and when.text == words
    assert (when.strict.text if when.strict else None) == strict


def test_relative_beyond_the_calendar_is_nothing() -> None:
    item = one("Nine thousand years later, it fell.")
    assert relative(item, parse("2025")) is None


WORDS = st.sampled_from(
    "the last next past two half a year years month day ago later earlier late of January May "
    "2024 23 23-25 10:30 p.m. Monday Tuesdays , . - and to from between since until every 1990s "
    "third quarter fiscal 99999999 0 31 February 30 29 now the same recent morning Easter 1/2/03 "
    "9999-12-31 '80s couple few more less than at least weekend century decade term".split()
)


@steady
@given(st.lists(WORDS, max_size=14).map(" ".join), st.dates())
def test_any_words_of_time_give_sound_values(text: str, today: date) -> None:
    every = found(text, today)
    assert every == found(text, today)
    place = 0
    for item in every:
        assert place <= item.phrase.start < item.phrase.end <= len(text)
        assert item.phrase.start <= item.span.start < item.span.end <= item.phrase.end
        place = item.phrase.end
        assert item.words == item.phrase.of(text) and item.timex
        if item.time is not None:
            assert item.time.text == item.words
            assert parse(item.time.edtf.text) == item.time.edtf
        if item.shift is not None:
            relative(item, parse("2024-02-29"))
            relative(item, parse("[..0001-01-05]"))


@steady
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    for item in found(text):
        assert item.span.of(text)


HOSTILE = pytest.mark.parametrize(
    "piece",
    [
        "1-1-", "the last ", "two half ", "Monday ", "2022 ", "10:30 ", "and a half ", "9",
        "the day before the day before ", "May to June ", "May 3 and ", "two days later ", "1/2 ",
    ],
)  # fmt: skip


@HOSTILE
def test_work_grows_with_the_text_only(piece: str) -> None:
    def work(size: int) -> int:
        text = piece * (size // len(piece))
        return lines_run(lambda: found(text))

    assert work(12_000) < 6 * work(3_000) + 500


@HOSTILE
def test_no_more_of_the_text_is_copied_than_there_is_of_it(piece: str) -> None:
    def copied(size: int) -> int:
        text = Watched(piece * (size // len(piece)))
        found(text)
        return text.cut

    assert copied(12_000) < 6 * copied(3_000) + 500


@HOSTILE
def test_a_long_hostile_line_is_over_soon(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 40  # runaway patterns need hours
