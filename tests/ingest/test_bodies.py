"""Names of organisations: what is only form is no difference, whose body it is is one."""

import pytest

from sourcebook.ingest.identify import Profile, is_one
from sourcebook.ingest.identify.bodies import body_key, state_told, without_form
from sourcebook.model import ActorKind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US Treasury", "U.S. Treasury"),
        ("United States Air Force", "U.S. Air Force"),
        ("Ministry of Foreign Affairs of Kazakhstan", "Kazakh Foreign Ministry"),
        ("Ministry of Internal Affairs", "Interior Ministry"),
        ("Ministry of Defence", "Defense Ministry"),
        ("The Court of Appeal", "Court of Appeal"),
    ],
)
def test_two_ways_to_name_a_body_have_one_key(one, other):
    assert body_key(one, of_state=True) == body_key(other, of_state=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bank of America Corp.", "Bank of America"),
        ("Merv Steel, Inc.", "Merv Steel"),
        ("Karakum Gas PLC", "Karakum Gas"),
        ("UK Maritime Centre", "United Kingdom Maritime Center"),
    ],
)
def test_a_legal_form_or_a_spelling_makes_no_other_company(one, other):
    assert body_key(one, of_state=False) == body_key(other, of_state=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("American Airlines", "Airlines"),
        ("Bank of China", "People's Bank of China"),
        ("Bank of Ghana", "Bank of Kenya"),
        ("Merv Steel", "Merv Gas"),
    ],
)
def test_what_makes_a_name_stays_in_it(one, other):
    assert body_key(one, of_state=False) != body_key(other, of_state=False)


def test_nothing_is_left_of_no_name():
    assert without_form("Inc.") == "Inc."
    assert body_key("The", of_state=True) == "the"
    assert body_key("US", of_state=True) == "us"


def test_a_body_tells_its_state():
    assert state_told("US Treasury") == "US"
    assert state_told("Supreme Court of Ghana") == "GH"
    assert state_told("Central Bank") == ""


def test_bodies_of_one_state_are_one_in_silence_and_of_two_never():
    def body(label, country):
        return Profile(ActorKind.BODY, label, country=country)

    assert is_one(body("Kazakh Foreign Ministry", "KZ"), body("Foreign Ministry", "KZ"))
    assert is_one(body("US government", "US"), body("U.S. government", "US"))
    assert not is_one(body("Kazakh Foreign Ministry", "KZ"), body("Foreign Ministry", "UZ"))
    assert not is_one(body("Foreign Ministry", ""), body("Foreign Ministry", "UZ"))
