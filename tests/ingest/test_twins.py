"""Possibly one event: found though the dates disagree; near twins are left apart."""

import pytest

from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import Pair, Property, Say

SIGNED = """Transport ministers sign ferry memorandum

May 14, 2024

BATUMI – Georgia's Transport Minister Levan Beridze and Kazakhstan's Transport Minister Nurlan \
Tokayev signed a memorandum on the ferry line in Batumi on Monday.
"""
OTHER_DAY = """A ferry for the Caspian

May 20, 2024

Georgia and Kazakhstan signed a memorandum on a ferry line on May 9, 2024, the Batumi Herald \
reported.
"""
LATER = """Ferry line opens

August 2, 2024

Transport Minister Nurlan Tokayev of Kazakhstan and Transport Minister Levan Beridze of Georgia \
signed a memorandum on the ferry in spring 2024.
"""


def read(*texts):
    files = [RawFile(f"{at}.txt", text.encode()) for at, text in enumerate(texts)]
    return ingest(files, None, "twins").batch


def pairs(batch):
    """The pairs of events, each as the articles they are told in, with the judgement."""
    home = {c.about: c.anchors[0].article for c in batch.claims if c.property is Property.WHAT}
    short = {article.id: article.short for article in batch.articles}
    return [
        (tuple(sorted(short[home[one]] for one in j.act.key)), j)
        for j in batch.judgements
        if isinstance(j.act, Pair) and j.act.left.startswith("event/")
    ]


def accords(batch):
    return [one for one in pairs(batch) if "both are accord" in one[1].points_for]


def test_one_memorandum_on_two_firm_days_is_proposed_and_never_joined():
    ((articles, found),) = accords(read(SIGNED, OTHER_DAY))
    assert articles == ("A1", "A2")
    assert found.act.say is Say.UNSURE
    assert any("ferry, line" in point for point in found.points_for)
    assert "the dates do not meet: 2024-05-13 and 2024-05-09" in found.points_against
    assert "score 0." in found.reason


def test_a_third_article_is_proposed_to_join_with_a_date_of_its_own():
    batch = read(SIGNED, OTHER_DAY, LATER)
    assert {articles for articles, _ in accords(batch)} >= {("A1", "A2"), ("A1", "A3")}
    signed = {one for _, found in accords(batch) for one in found.act.key}
    dates = {c.time.edtf.text for c in batch.claims if c.about in signed and c.time}
    assert {"2024-05-13", "2024-05-09"} < dates
    assert len(dates) == 3


def test_a_third_article_given_later_is_proposed_too():
    first = read(SIGNED, OTHER_DAY)
    done = ingest([RawFile("3.txt", LATER.encode())], first, "twins")
    assert {articles for articles, _ in accords(done.batch)} >= {("A1", "A2"), ("A1", "A3")}
    assert set(done.unsure) & {found.id for _, found in accords(done.batch)}


VISIT = """Minister in {place}

{month} 6, 2024

{place} – Kazakhstan's Energy Minister Nurlan Tokayev arrived in {place} on {month} 5, 2024 to \
meet Georgia's Prime Minister Levan Beridze. They discussed the pipeline.
"""


def test_visits_of_the_same_two_a_month_apart_are_two():
    april, may = (VISIT.format(place="Tbilisi", month=month) for month in ("April", "May"))
    assert pairs(read(april, may)) == []


def test_the_same_visit_in_two_articles_is_proposed():
    one = VISIT.format(place="Tbilisi", month="April")
    other = """Tokayev in Georgia

April 9, 2024

Energy Minister Nurlan Tokayev of Kazakhstan visited Tbilisi on April 5, 2024 for a day.
"""
    assert ("A1", "A2") in {articles for articles, _ in pairs(read(one, other))}


SUMMIT = """Leaders gather

{month} 12, {year}

Georgia, Armenia and Kazakhstan held the {nth} trade summit in Tbilisi on {month} 11, {year}. \
The summit discussed the ferry line and customs.
"""


@pytest.mark.parametrize("month", ["June", "May"])
def test_the_summit_of_each_year_is_one_of_its_own(month):
    first = SUMMIT.format(month="June", year=2023, nth="fourth")
    second = SUMMIT.format(month=month, year=2024, nth="fifth")
    assert pairs(read(first, second)) == []


ACCORD = """{title}

June 4, 2024

TBILISI – Georgia and Armenia signed an agreement on {subject} in Tbilisi on Monday.
"""


def test_two_accords_of_one_day_on_different_subjects_are_two():
    customs = ACCORD.format(title="Customs eased", subject="customs duties")
    railway = ACCORD.format(title="Trains to run", subject="railway tariffs")
    assert accords(read(customs, railway)) == []
    again = ACCORD.format(title="Duties fall", subject="customs duties and transit")
    assert [articles for articles, _ in accords(read(customs, railway, again))] in (
        [("A1", "A2")],
        [("A1", "A3")],
        [("A2", "A3")],
    )


def test_a_crowd_of_one_story_gives_a_few_pairs_for_each_event_not_all():
    texts = [SIGNED.replace("Transport ministers", f"Report {n}: ministers") for n in range(30)]
    batch = read(*texts)
    signed = [c.about for c in batch.claims if c.property is Property.WHAT and "sign" in c.value]
    assert len(accords(batch)) <= 3 * len(signed)
    assert len(accords(batch)) >= len(signed) - 1
