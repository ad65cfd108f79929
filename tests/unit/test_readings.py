"""Do the texts agree? Readings keep all that was said; the order says only what is better known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook import dates
from sourcebook.answers import Place, Reading, Statement
from sourcebook.model import Article, Claim, Passage, Property, Status, Time
from sourcebook.readings import Agreement, agreement, event_status, group

law = settings(derandomize=True, deadline=None, max_examples=200)

PACT, MEMO = "event/pact", "event/memo"
WHERE = Place(Article("article/a", "A1", "News"), Passage("article/a#p1", "article/a", 1, 0))


def said(
    edtf: str,
    origin: str = "actor/x",
    *,
    about: str = PACT,
    doubtful: bool = False,
    number: int = 0,
) -> Statement:
    """Someone dates an event."""
    time = Time(dates.parse(edtf), doubtful=doubtful)
    claim = Claim(f"claim/{number}", about, Property.WHEN, time=time)
    return Statement(claim, WHERE, None, origin)


def at(place: str, origin: str = "actor/x") -> Statement:
    """Someone says where an event was."""
    return Statement(Claim("claim/p", PACT, Property.PLACE, link=place), WHERE, None, origin)


def fork(*statements: Statement) -> tuple[Reading, ...]:
    return group(statements, PACT, {})


def texts(found: tuple[Reading, ...]) -> list[str]:
    return [reading.time.edtf.text for reading in found if reading.time]


# -- the cases of the model


def test_the_security_agreement() -> None:
    """Two events perhaps the same, three readings, one of them by a doubtful date line."""
    found = fork(
        said("[2025-02..2025-03]", "article/a1"),
        said("[..2025-01-23]", "actor/state-media", about=MEMO),
        said("[..2025-04-23]", "article/a2", about=MEMO, doubtful=True),
    )
    assert agreement(found) is Agreement.DISJOINT
    assert texts(found) == ["[..2025-01-23]", "[2025-02..2025-03]", "[..2025-04-23]"]
    assert [reading.own for reading in found] == [False, True, False]
    assert {reading.of for reading in found} == {PACT, MEMO}


@pytest.mark.parametrize(
    ("readings", "answer"),
    [
        ([], Agreement.SINGLE),
        (["2025-01"], Agreement.SINGLE),
        (["2025-01", "2025-01-23"], Agreement.COMPATIBLE),
        (["2025-01", "2025-02"], Agreement.DISJOINT),
        (["[..2025-01-23]", "2025-01-23"], Agreement.COMPATIBLE),
        (["[..2025-01-23]", "2025-01-24"], Agreement.DISJOINT),
        (["2025", "2025-01", "2025-03"], Agreement.DISJOINT),
        (["2020~/2025-04-23", "2024"], Agreement.COMPATIBLE),
    ],
)
def test_dates_compare_by_overlap(readings: list[str], answer: Agreement) -> None:
    assert agreement(fork(*(said(text) for text in readings))) is answer


def test_one_reading_of_two_origins_is_agreement() -> None:
    assert agreement(fork(said("2025-01", "actor/x"), said("2025-01", "actor/y"))) is (
        Agreement.AGREE
    )


def test_one_agency_quoted_by_ten_papers_is_one_origin() -> None:
    found = fork(*(said("2025-01", "actor/agency", number=n) for n in range(10)))
    assert agreement(found) is Agreement.SINGLE
    assert (found[0].origins, len(found[0].statements)) == (1, 10)


def test_places_are_the_same_or_they_differ() -> None:
    assert agreement(fork(at("place/a"), at("place/a", "actor/y"))) is Agreement.AGREE
    assert agreement(fork(at("place/a"), at("place/b"))) is Agreement.DISJOINT


def test_a_city_and_its_country_do_not_disagree() -> None:
    around = {
        "place/city": "place/region",
        "place/region": "actor/land",
        "actor/land": "place/city",
    }
    found = fork(at("place/city"), at("actor/land"))
    assert agreement(found) is Agreement.DISJOINT
    assert agreement(found, around) is Agreement.COMPATIBLE
    assert agreement(fork(at("place/city"), at("place/other")), around) is Agreement.DISJOINT


# -- the order


def test_more_origins_go_first_then_the_earlier_date() -> None:
    found = fork(
        said("2025-03"), said("2025-01"), said("2025-02", "actor/y"), said("2025-02", "actor/z")
    )
    assert texts(found) == ["2025-02", "2025-01", "2025-03"]


def test_a_doubtful_reading_goes_last_however_often_it_is_told() -> None:
    found = fork(
        said("2025-01", "actor/x", doubtful=True),
        said("2025-01", "actor/y", doubtful=True),
        said("2025-02"),
    )
    assert texts(found) == ["2025-02", "2025-01"]


def test_a_person_puts_a_reading_first_or_last() -> None:
    stated = [said("2025-01", number=1), said("2025-02", number=2), said("2025-03", number=3)]
    ranks = {"claim/1": "deprecated", "claim/3": "preferred"}
    found = group(stated, PACT, ranks)
    assert texts(found) == ["2025-03", "2025-02", "2025-01"]
    assert [reading.rank for reading in found] == ["preferred", "normal", "deprecated"]


def test_a_rank_from_a_newer_version_is_taken_as_normal() -> None:
    assert texts(group([said("2025-01", number=1)], PACT, {"claim/1": "superb"})) == ["2025-01"]


VALUES = st.sampled_from(["2025", "2025-01", "2025-02", "[..2025-01-23]", "2024/.."])
STATED = st.lists(
    st.builds(
        said,
        VALUES,
        st.sampled_from(["actor/x", "actor/y"]),
        about=st.sampled_from([PACT, MEMO]),
        doubtful=st.booleans(),
        number=st.integers(1, 4),
    ),
    max_size=8,
)


@law
@given(STATED, st.sampled_from(["preferred", "normal", "deprecated"]))
def test_nothing_said_is_lost_and_nothing_joined_across_events(
    stated: list[Statement], rank: str
) -> None:
    found = group(stated, PACT, {"claim/1": rank})
    assert sorted(map(repr, stated)) == sorted(
        repr(statement) for reading in found for statement in reading.statements
    )
    for reading in found:
        assert {statement.claim.about for statement in reading.statements} == {reading.of}
        assert reading.own is (reading.of == PACT)
        assert reading.first in reading.statements


@law
@given(STATED)
def test_who_agrees_does_not_depend_on_who_spoke_first(stated: list[Statement]) -> None:
    assert agreement(fork(*stated)) is agreement(fork(*reversed(stated)))


# -- status


@pytest.mark.parametrize(
    ("statuses", "answer"),
    [
        ([], (Status.ASSERTED, False)),
        ([Status.NEGATED], (Status.NEGATED, False)),
        ([Status.PLANNED, Status.PLANNED], (Status.PLANNED, False)),
        ([Status.NEGATED, Status.ASSERTED], (Status.ASSERTED, True)),
        ([Status.ALLEGED, Status.NEGATED], (Status.ALLEGED, True)),
    ],
)
def test_the_status_of_an_event(statuses: list[Status], answer: tuple[Status, bool]) -> None:
    assert event_status(iter(statuses)) == answer
