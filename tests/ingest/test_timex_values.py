"""Expressions of time as TIMEX3 writes them, in sentences of our own as newspapers write them."""

from datetime import date

import pytest

from sourcebook.ingest.dating import TimeFound, times
from sourcebook.text import Span

FRIDAY = date(2013, 3, 22)
"""An agency's morning; the business pages of a Monday in 1989; a wiki's summer Sunday."""
MONDAY = date(1989, 10, 30)
SUNDAY = date(2007, 7, 8)


def read(text: str, today: date) -> list[tuple[str, str]]:
    flat: list[TimeFound] = []
    for found in times(text, [Span(0, len(text))], today):
        flat.extend(found.parts or (found,))
    return [(one.span.of(text), one.timex) for one in flat]


AGENCY = [
    ("The ferry sank Thursday night off the coast.", "Thursday night=2013-03-21TNI"),
    ("Voters go to the polls on Sunday.", "Sunday=2013-03-24"),
    ("The minister resigned Friday, hours after the vote.", "Friday=2013-03-22 hours=PTXH"),
    ("It was closed on Sept. 11, 2001.", "Sept. 11, 2001=2001-09-11"),
    ("The bridge opened Sept 11 last year.", "Sept 11 last year=2012-09-11"),
    ("He met her earlier this month in Oslo.", "earlier this month=2013-03"),
    ("It will be finished later this year.", "later this year=2013"),
    ("The union struck three years ago.", "three years ago=2010"),
    ("Six weeks ago the mill caught fire.", "Six weeks ago=2013-W06"),
    ("The dam burst a year ago.", "a year ago=2012"),
    ("Output fell in the past three years.", "the past three years=P3Y"),
    ("He has led it for two-and-a-half years.", "two-and-a-half years=P2.5Y"),
    ("A 35-year-old teacher was hurt.", "35-year-old=P35Y"),
    ("The victim was 19 years old.", "19 years old=P19Y"),
    ("The 18-month-old boy survived.", "18-month-old=P18M"),
    ("They will meet again in two weeks.", "two weeks=P2W"),
    ("Prices rose the day before.", "the day before=2013-03-21"),
    ("On March 5 the ship sailed. The next day it sank.",
     "March 5=2013-03-05 The next day=2013-03-06"),
    ("In June 2010 they married; two months later he left.",
     "June 2010=2010-06 two months later=2010-08"),
    ("The plant makes 400 cars a day.", "a day=P1D"),
    ("She trains three times a week.", "three times a week=P1W"),
    ("He runs daily and swims every Tuesday.", "daily=P1D every Tuesday=XXXX-WXX-2"),
    ("The council meets every week.", "every week=P1W"),
    ("The rains come every other year.", "every other year=P2Y"),
    ("It is now quiet, and currently closed.", "now=PRESENT_REF currently=PRESENT_REF"),
    ("He recently moved.", "recently=PAST_REF"),
    ("These days few ships call.", "These days=PRESENT_REF"),
    ("In the past he voted no.", "the past=PAST_REF"),
    ("The road stays shut for the time being.", "the time being=PRESENT_REF"),
    ("They fled in the 1990s and the early 1980s.", "the 1990s=199 the early 1980s=198"),
    ("It was written in the 19th century.", "the 19th century=18"),
    ("The 20th-century building burned.", "20th-century=19"),
    ("They wed in the summer of 2010.", "the summer of 2010=2010-SU"),
    ("They met last summer.", "last summer=2012-SU"),
    ("A vote is planned for this spring.", "this spring=2013-SP"),
    ("It happened last March.", "last March=2012-03"),
    ("It opened in January of last year.", "January of last year=2012-01"),
    ("The gunman fled at 10:30 p.m. Thursday.", "10:30 p.m. Thursday=2013-03-21T22:30"),
    ("Talks begin at 9 a.m. Monday.", "9 a.m. Monday=2013-03-25T09:00"),
    ("He spoke this morning.", "this morning=2013-03-22TMO"),
    ("The storm hit last night.", "last night=2013-03-21TNI"),
    ("She died on the night of May 1, 2011.", "the night of May 1, 2011=2011-05-01TNI"),
    ("Three days from now it will end.", "Three days from now=2013-03-25"),
    ("It was shut for the last 24 hours.", "the last 24 hours=PT24H"),
    ("They waited for more than an hour.", "more than an hour=PT1H"),
    ("A decades-old feud flared.", "decades-old=PXDE"),
    ("A weeklong strike ended.", "weeklong=P1W"),
    ("He has another two years to serve.", "another two years=P2Y"),
    ("She spent one hundred and fifty days there.", "one hundred and fifty days=P150D"),
    ("It is two million years old.", "two million years old=P2000000Y"),
    ("That year he retired, in 1994.", "1994=1994"),
    ("In 1994 he retired. That year she moved.", "1994=1994 That year=1994"),
    ("The September 11 attacks changed it.", "September 11=2001-09-11"),
    ("Since 9/11 the gate is shut.", "9/11=2001-09-11"),
    ("The shop opens on weekends.", "weekends=XXXX-WXX-WE"),
    ("He retired in the late 1960s.", "the late 1960s=196"),
    ("They left in the nineties.", "the nineties=199"),
    ("The flood of '93 is remembered.", "'93=1993"),
    ("The race took 2 1/2 hours.", "2 1/2 hours=PT2.5H"),
    ("The cease-fire took hold at midnight Thursday.", "midnight Thursday=2013-03-21T24:00"),
    ("She arrives at noon on Monday.", "noon on Monday=2013-03-25T12:00"),
    ("They talked for half an hour.", "half an hour=PT30M"),
    ("They had talked for several months.", "several months=PXM"),
    ("A few days ago he left.", "A few days ago=PAST_REF"),
    ("We could see it in the coming weeks.", "the coming weeks=FUTURE_REF"),
    ("It was the worst in half a century.", "half a century=P50Y"),
    ("It is the coldest March in 50 years.", "March=2013-03 50 years=P50Y"),
]  # fmt: skip
BUSINESS = [
    ("Third-quarter profit rose 5%.", "Third-quarter=1989-Q3"),
    ("Net fell in the fourth quarter of 1988.", "the fourth quarter of 1988=1988-Q4"),
    ("It earned $5 million in the year-earlier quarter.", "the year-earlier quarter=1988-Q3"),
    ("Sales rose from a year earlier.", "a year earlier=1988"),
    ("In the first nine months of 1989 sales grew.", "the first nine months of 1989=P9M"),
    ("The loss for fiscal 1989 was smaller.", "fiscal 1989=1989"),
    ("The issue matures in November 1999.", "November 1999=1999-11"),
    ("Bonds due Nov. 15, 1995 fell.", "Nov. 15, 1995=1995-11-15"),
    ("The merger should close by year-end.", "year-end=1989-12"),
    ("It sold the unit in the second half of the year.", "the second half of the year=1989-H2"),
    ("The filing is dated 03/15/89.", "03/15/89=1989-03-15"),
    ("Shares closed Friday at 45 1/2.", "Friday=1989-10-27"),
    ("It pays a quarterly dividend.", "quarterly=P1Q"),
    ("The contract runs for five years.", "five years=P5Y"),
    ("Analysts expect more next year.", "next year=1990"),
    ("October sales were weak.", "October=1989-10"),
    ("The dollar was steady in late New York trading yesterday.", "yesterday=1989-10-29"),
    ("It has a three-year plan.", "three-year=P3Y"),
    ("Holders of record Nov. 10 get it on Dec. 1.", "Nov. 10=1989-11-10 Dec. 1=1989-12-01"),
    ("The 4 1/2-year lease ends in June.", "4 1/2-year=P4.5Y June=1990-06"),
    ("Since 1980 it has grown.", "1980=1980"),
    ("Rates rose from 1985 to 1988.", "1985=1985 1988=1988"),
]
WIKI = [
    ("The aircraft was rolled out on July 8, 2007.", "July 8, 2007=2007-07-08"),
    ("It was first shown on 19 March 1999.", "19 March 1999=1999-03-19"),
    ("The flight left at 08:30 UTC.", "08:30 UTC=2007-07-08T08:30Z"),
    ("Over the weekend thousands came.", "the weekend=2007-W27-WE"),
    ("The first week of July was wet.", "The first week of July=2007-W27"),
    ("It will be shown in Q3 2008.", "Q3 2008=2008-Q3"),
    ("The group was founded in 1999.", "1999=1999"),
    ("It opens on sunday, 15 july.", "sunday, 15 july=2007-07-15"),
    ("Nothing has changed since last Tuesday.", "last Tuesday=2007-07-03"),
    ("He lived there for a year and a half.", "a year and a half=P1.5Y"),
    ("The law took effect on the 1st of January 2006.", "the 1st of January 2006=2006-01-01"),
]


@pytest.mark.parametrize(("text", "wanted"), AGENCY)
def test_an_agency_report(text: str, wanted: str) -> None:
    assert " ".join(f"{words}={value}" for words, value in read(text, FRIDAY)) == wanted


@pytest.mark.parametrize(("text", "wanted"), BUSINESS)
def test_the_business_pages(text: str, wanted: str) -> None:
    assert " ".join(f"{words}={value}" for words, value in read(text, MONDAY)) == wanted


@pytest.mark.parametrize(("text", "wanted"), WIKI)
def test_a_wiki(text: str, wanted: str) -> None:
    assert " ".join(f"{words}={value}" for words, value in read(text, SUNDAY)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He is in his nineties.",
        "The spring broke and prices fall.",
        "They march on and may win.",
        "Flight 1994 landed.",
        "A second man was hurt.",
        "He was in at the end.",
        "The 1,500 workers left.",
        "He won 6-4, 3-6, 7-5.",
        "Dozens of houses fell.",
        "He met Jan Egeland and April Glaspie.",
        "June Allyson and Theresa May sang.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert read(text, FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He is to visit from September 24 to 26.", "2024-09-24"),
        ("They will meet from October 3 to 5.", "2024-10-03"),
        ("They met from October 3 to 5.", "2023-10-03"),
    ],
)
def test_days_from_one_to_another_are_of_the_year_that_the_verb_says(text: str, value: str) -> None:
    (found,) = times(text, [Span(0, len(text))], date(2024, 7, 5))
    assert found.time is not None and found.time.edtf.text.startswith(value)
