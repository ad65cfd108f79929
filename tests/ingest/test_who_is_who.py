"""Who is who in an article: kinds of names, short forms, groups without a name, offices."""

import re
from collections.abc import Iterator

import pytest

from sourcebook.ingest.recognise import Found, recognise
from sourcebook.model import ActorKind
from sourcebook.text import Span


def mentions(text: str) -> Iterator[Found]:
    """Everything found; sentences end at a full stop before a capital."""
    ends = [gap.start() for gap in re.finditer(r"(?<=[a-z\d)][.!?”\"])\s+(?=[A-Z“\"])|\Z", text)]
    spans = [Span(start, end) for start, end in zip([0, *ends], ends, strict=False) if end > start]
    yield from recognise(text, spans)


def told(text: str) -> dict[str, Found]:
    """The findings by their words; of two with the same words the first."""
    found: dict[str, Found] = {}
    for it in mentions(text):
        found.setdefault(it.span.of(text), it)
    return found


def kind(text: str, name: str) -> str:
    """The one kind of a name in a text; empty if it is none."""
    kinds = {str(it.kind) for it in mentions(text) if it.span.of(text) == name}
    assert len(kinds) < 2
    return kinds.pop() if kinds else ""


# --- kinds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Oslo-based shipping company Skarvon denied it.", "Skarvon"),
        ("Skarvon, a research group, published a report.", "Skarvon"),
        ("Shares in Skarvon rose 4 percent.", "Skarvon"),
        ("Skarvon's chief executive left.", "Skarvon"),
        ("Skarvon employs 900 people.", "Skarvon"),
        ("Skarvon said in a statement that it would appeal.", "Skarvon"),
        ("The law firm Dorn & Partner drew up the contract.", "Dorn & Partner"),
        ("A bid for Skarvon Steel failed.", "Skarvon Steel"),
        ("Skarvon AG cut 300 jobs.", "Skarvon AG"),
        ("On Sunday Skarvon beat Holmby 4-2 at home.", "Skarvon"),
        ("On Sunday Skarvon beat Holmby 4-2 at home.", "Holmby"),
        ("The metalworkers' union Skarvon called a strike.", "Skarvon"),
    ],
)
def test_the_words_around_a_name_make_it_an_organisation(text: str, name: str) -> None:
    assert kind(text, name) == "org"


@pytest.mark.parametrize(
    "text",
    [
        "The freighter Belmira sank.",
        "Hurricane winds sank the yacht Belmira off the coast.",
        "A captain of the ferry Belmira was held.",
    ],
)
def test_a_vessel_is_no_actor(text: str) -> None:
    assert kind(text, "Belmira") in ("", "misc")


def test_a_word_alone_is_no_person_until_something_says_so() -> None:
    assert kind("Then Belmira turned north.", "Belmira") != "person"
    assert kind("Then Mr Belmira turned north.", "Belmira") == "person"
    assert kind("Then Belmira, 44, turned north.", "Belmira") == "person"


def test_one_name_has_one_kind_in_an_article() -> None:
    text = "Shares in Skarvon fell. Skarvon denied it. Two men met Skarvon in May."
    assert kind(text, "Skarvon") == "org"


def test_where_something_is_done_is_a_place() -> None:
    assert kind("They shook hands in the port of Velsk, where the President spoke.", "Velsk") == (
        "place"
    )


# --- short forms ---------------------------------------------------------------------------------


def test_the_first_word_of_a_company_is_short_for_it() -> None:
    text = "Skarvon Steel lost money. Skarvon's shareholders met in May."
    assert told(text)["Skarvon"].label == "Skarvon Steel"


def test_the_ministry_is_the_one_that_was_named() -> None:
    text = "The Ghanaian Health Ministry denied it. In May the ministry gave a reason."
    assert told(text)["the ministry"].label == "Ghanaian Health Ministry"


def test_the_ministry_is_nobody_where_two_were_named() -> None:
    text = (
        "The Ghanaian Health Ministry and the Kenyan Health Ministry met."
        " In May the ministry gave a reason."
    )
    assert "the ministry" not in told(text)


def test_the_company_is_left_open_where_two_can_be_meant() -> None:
    one = "Skarvon AG lost money. In May the company sold a mill."
    two = "Skarvon AG and Holmby Foods lost money. In May the company sold a mill."
    assert told(one)["the company"].label == "Skarvon AG"
    assert "the company" not in told(two)


def test_a_surname_before_its_full_name_is_the_same_person() -> None:
    text = '"Dahlin has promised nothing," he said. He met Sigrid Dahlin on Monday.'
    assert told(text)["Dahlin"].label == "Sigrid Dahlin"


# --- groups and bodies without a name ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("A senior Omani diplomat said the talks had failed.", "senior Omani diplomat", "OM"),
        ("Six died, according to Chilean officials.", "Chilean officials", "CL"),
        ("Hospital staff and witnesses said so.", "witnesses", ""),
        ("Prosecutors in Lyon charged him.", "Prosecutors in Lyon", "FR"),
        ("Sources close to the talks told a paper.", "Sources close to the talks", ""),
        ("Two people familiar with the matter said so.", "Two people familiar with the matter", ""),
        ("A ministry spokesman said no.", "ministry spokesman", ""),
        ("Environmental groups put it at 200.", "Environmental groups", ""),
    ],
)
def test_who_speaks_without_a_name_is_a_group_with_its_state(
    text: str, words: str, country: str
) -> None:
    it = told(text)[words]
    assert (it.kind, it.country) == (ActorKind.GROUP, country)


@pytest.mark.parametrize(
    "text",
    [
        "Residents were told to leave.",
        "The film shows soldiers and farmers in the hills.",
        "The two ministers met.",
        "It is a matter for experts of all kinds.",
    ],
)
def test_who_neither_speaks_nor_acts_is_no_actor(text: str) -> None:
    assert not [it for it in mentions(text) if it.kind == ActorKind.GROUP]


def test_a_body_without_a_name_is_the_one_that_was_named_with_its_state() -> None:
    text = "Peru's coast guard held the crew. Two days later the coast guard freed them."
    assert {it.label for it in mentions(text) if it.kind == ActorKind.BODY} == {
        "Peru's coast guard"
    }


def test_a_court_is_known_by_its_town() -> None:
    it = told("A court in Lima fined the owner.")["court in Lima"]
    assert (it.kind, it.country) == (ActorKind.BODY, "PE")


# --- offices -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("The captain of the tanker Oriel, Joel Marsh, was held.", "Joel Marsh", ("captain", "")),
        ("Joel Marsh, the captain of the tanker Oriel, was held.", "Joel Marsh", ("captain", "")),
        ("Joel Marsh, 51, the mayor of Karsk, said no.", "Joel Marsh", ("mayor", "")),
        ("His lawyer, Joel Marsh, said no.", "Joel Marsh", ("lawyer", "")),
        ("The bank's chief economist, Joel Marsh, left.", "Joel Marsh", ("chief economist", "")),
        ("Kremlin spokesman Joel Marsh said no.", "Joel Marsh", ("spokesperson", "RU")),
        (
            "Peru's minister of foreign affairs, Joel Marsh, left.",
            "Joel Marsh",
            ("foreign minister", "PE"),
        ),
        ("The UN's Yemen envoy, Joel Marsh, left.", "Joel Marsh", ("envoy", "")),
    ],
)
def test_an_office_is_read_with_whose_it_is(text: str, name: str, office: tuple[str, str]) -> None:
    it = told(text)[name]
    assert (it.role, it.of) == office


def test_the_body_that_somebody_serves_is_read() -> None:
    one = told("Colonel Joel Marsh, the head of the coast guard in the north, said no.")
    other = told("He came with Colonel Joel Marsh of the coast guard.")
    assert one["Joel Marsh"].body == other["Joel Marsh"].body == "coast guard"


def test_an_office_beside_a_name_is_a_mention_of_its_holder() -> None:
    it = told("The ministry's spokesman, Joel Marsh, told reporters.")["spokesman"]
    assert (it.label, it.how) == ("Joel Marsh", "title")


# --- other scripts -------------------------------------------------------------------------------


def test_a_persian_name_may_stand_between_commas() -> None:
    text = "وزیر خارجه قزاقستان، دانیار سیتکالی، گفتگو کرد."
    it = told(text)["دانیار سیتکالی"]
    assert (it.role, it.of) == ("foreign minister", "KZ")


def test_an_arabic_office_may_be_a_womans_and_bear_the_states_adjective() -> None:
    assert told("قالت وزيرة الإعلام منى حداد إن البلاد آمنة.")["منى حداد"].role == (
        "information minister"
    )
    it = told("وزير الخارجية العماني سالم حداد في طهران.")["سالم حداد"]
    assert (it.role, it.of) == ("foreign minister", "OM")


def test_a_court_order_is_no_deed_of_a_court() -> None:
    assert "court" not in told("Nobody is held without a court order.")
    assert told("The court will free him.")["court"].kind == ActorKind.BODY
