"""Who is who: never joined on one word, never without a state or office that agrees."""

import re
from dataclasses import replace
from itertools import permutations

import pytest

from effort import lines_run
from ingest.worst import worst
from sourcebook.dates import parse
from sourcebook.ingest.identify import Profile, identify, is_one, joined
from sourcebook.ingest.identify.company import Company
from sourcebook.ingest.identify.events import Sketch, alike
from sourcebook.model import ActorKind, Say


def person(label, country="", office="", article="A"):
    offices = frozenset({(office, country)} if office else ())
    return Profile(ActorKind.PERSON, label, (label,), country, offices, article=article)


def only(profiles):
    (found,) = identify(profiles, 0)
    return found


# --- within one article


def test_spellings_of_one_article_join_where_no_state_speaks_against_it():
    names = ["Ramazon Rahimzada", "Eskandar Momeni", "Rahimzoda Ramazon Hamro"]
    assert joined([person(name) for name in names]) == [0, 1, 0]


def test_different_states_keep_two_of_one_name_apart():
    two = [person("Ahmad Karimov", "UZ"), person("Ahmad Karimov", "TJ")]
    assert joined(two) == [0, 1]
    assert not is_one(*two)


# --- across articles


def test_another_spelling_is_the_same_with_one_office():
    found = only(
        [
            person("Ramazon Rahimzada", "TJ", "interior minister", "A"),
            person("Rahimzoda Ramazon Hamro", "TJ", "interior minister", "B"),
        ]
    )
    assert (found.say, found.rule) == (Say.SAME, "name-and-office")
    assert "one office: interior minister" in found.points_for
    assert any("1 word more" in point for point in found.points_against)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Goran Djordjevic", "Goran Đorđević"), ("Djamel Bensalah", "Jamal Bensaleh")],
)
def test_another_way_to_write_a_sound_is_found(one, other):
    pair = [person(one, "RS", "minister", "A"), person(other, "RS", "minister", "B")]
    assert only(pair).say is Say.SAME


def test_without_state_or_office_it_stays_unsure():
    found = only([person("Ahmad Massoud", article="A"), person("Ahmad Massoud", article="B")])
    assert found.say is Say.UNSURE
    assert "no state and no office that both texts name" in found.points_against


def in_company(profiles, *names):
    (found,) = identify(profiles, 0, shared=lambda _one, _other: names)
    return found.say, found.rule


def test_one_name_as_written_is_the_same_in_the_same_company():
    pair = [person("Ahmad Massoud", article="A"), person("Ahmad Massoud", article="B")]
    both = ("National Resistance Front", "Fahim Dashti")
    assert in_company(pair, *both) == (Say.SAME, "name-and-company")
    assert in_company(pair, *both[:1]) == (Say.UNSURE, "name")


def test_company_joins_no_other_spelling_no_surname_and_nobody_with_another_office():
    many = ("National Resistance Front", "Fahim Dashti", "Amrullah Saleh", "Bismillah Khan")
    spelled = [person("Ahmad Massoud", article="A"), person("Ahmed Masood", article="B")]
    assert in_company(spelled, *many)[0] is Say.UNSURE
    bare = [person("Massoud", "AF", article="A"), person("Massoud", "AF", article="B")]
    assert all(it.say is Say.UNSURE for it in identify(bare, 0, shared=lambda *_: many))
    offices = [
        person("Ahmad Massoud", office="striker", article="A"),
        person("Ahmad Massoud", office="governor", article="B"),
    ]
    assert in_company(offices, *many)[0] is Say.UNSURE


def test_a_body_of_one_word_needs_more_company():
    pair = [Profile(ActorKind.ORG, "Chrysler", article=it) for it in "AB"]
    assert in_company(pair, "Ford Motor", "General Motors")[0] is Say.UNSURE
    assert in_company(pair, "Ford Motor", "General Motors", "Fiat Group")[0] is Say.SAME


def test_company_is_persons_and_bodies_by_names_that_tell():
    cast = {
        "a": Profile(ActorKind.PERSON, "Mira Soltan"),
        "b": Profile(ActorKind.PERSON, "Mira Soltan"),
        "bank": Profile(ActorKind.ORG, "Bank of Merv"),
        "own": Profile(ActorKind.ORG, "Soltan Holding"),
        "state": Profile(ActorKind.STATE, "South Korea", country="KR"),
        "word": Profile(ActorKind.ORG, "Index"),
        "known": Profile(ActorKind.ORG, "Reuters", listed=True),
    }
    others = [one for one in cast if one not in "ab"]
    named = [("A", "a", cast["a"]), ("B", "b", cast["b"])]
    named += [(article, one, cast[one]) for article in "AB" for one in others]
    assert Company(named).shared("a", "b", "Mira Soltan") == ["Bank of Merv", "Reuters"]


def test_an_office_by_its_initials_or_held_for_life_speaks_against_nobody():
    def pair(one, other):
        return [person("Ada Marek", office=one), person("Ada Marek", office=other, article="B")]

    assert not only(pair("ceo", "chief executive")).points_against[1:]
    assert not only(pair("ceo", "co-founder")).points_against[1:]
    assert "different offices: ceo and governor" in only(pair("ceo", "governor")).points_against


def test_one_office_in_two_bodies_is_not_one_office():
    pair = [
        Profile(
            ActorKind.PERSON, "John Marsh", offices=frozenset({("ceo", ""), (body, "")}), article=at
        )
        for at, body in (("A", "of acme"), ("B", "of globex"))
    ]
    assert only(pair).say is Say.UNSURE


def test_one_name_in_two_states_is_not_the_same():
    pairs = [person("Ahmad Karimov", "UZ", article="A"), person("Ahmad Karimov", "TJ", article="B")]
    assert only(pairs).say is Say.UNSURE
    assert not is_one(*pairs)


@pytest.mark.parametrize("country", ["", "TJ"])
def test_a_name_of_one_word_never_joins(country):
    pair = [
        person("Rahimzoda", country, "minister", "A"),
        person("Ramazon Rahimzoda", country, "minister", "B"),
    ]
    assert all(found.say is Say.UNSURE for found in identify(pair, 0))
    assert not is_one(person("Rahimzoda", "TJ"), person("Rahimzoda", "TJ"))


def test_one_article_is_never_paired_with_itself():
    assert identify([person("Ahmad Karimov"), person("Ahmad Karimov")], 0) == ()


def test_states_are_one_by_their_name_and_groups_never():
    state = Profile(ActorKind.STATE, "Iran", country="IR", article="A")
    assert is_one(state, Profile(ActorKind.STATE, "Iran", country="IR", article="B"))
    group = Profile(ActorKind.GROUP, "analysts", article="A")
    assert not is_one(group, Profile(ActorKind.GROUP, "analysts", article="B"))


def test_bodies_of_two_states_stay_two():
    police = [Profile(ActorKind.BODY, "National Police", country=code) for code in ("IR", "TJ")]
    assert not is_one(*police)
    assert is_one(police[0], police[0])


def test_a_body_whose_state_only_one_text_tells_is_left_to_a_person():
    bodies = [
        Profile(ActorKind.BODY, "Foreign Ministry", country=code, article=at)
        for code, at in (("KG", "A"), ("", "B"))
    ]
    assert not is_one(*bodies)
    assert only(bodies).points_against == ("only one text tells its state",)


def test_old_pairs_are_not_proposed_again():
    pair = [person("Ahmad Massoud", article="A"), person("Ahmad Massoud", article="B")]
    assert identify(pair, 2) == ()


# --- events


def event(name, article, *words, kind="accord", states="IR TJ", date="2025-02"):
    return Sketch(
        event=f"event/{name}",
        article=article,
        type=kind,
        status="asserted",
        actors=frozenset(),
        states=frozenset(states.split()),
        words={word[:6]: word for word in words},
        date=parse(date) if date else None,
        places=frozenset(),
        day=parse(date).latest.toordinal() if date else 0,
    )


PACT = event("pact", "A", "security", "interior", "ministries", date="[2025-02..2025-03]")
MEMORANDUM = event(
    "memorandum", "B", "security", "memorandum", "interior", "minister", date="[..2025-01-23]"
)
TRADE = event("trade", "A", "trade", "energy", "culture", date="2025-01")


def test_one_accord_is_proposed_though_its_dates_are_disjoint():
    (found,) = alike([], [PACT, MEMORANDUM])
    assert {found.left, found.right} == {"event/pact", "event/memorandum"}
    assert any("do not meet" in point for point in found.points_against)
    assert any("security" in point for point in found.points_for)
    assert 0.6 <= found.score < 1


def test_near_twins_are_kept_apart():
    pairs = alike([], [TRADE, PACT, MEMORANDUM])
    assert [{one.left, one.right} for one in pairs] == [{"event/pact", "event/memorandum"}]


def test_other_people_other_kind_or_years_apart_are_no_pair():
    russia = event("russia", "B", "security", "interior", states="IR RU")
    visit = event("visit", "B", "security", "interior", kind="force")
    old = event("old", "B", "security", "interior", date="2019")
    for other in (russia, visit, old):
        assert alike([], [PACT, other]) == ()


def test_a_third_article_joins_and_old_pairs_are_left_alone():
    third = event("third", "C", "security", "memorandum", "interior", date="2025-03")
    pairs = alike([PACT, MEMORANDUM], [third])
    assert {one.right for one in pairs} == {"event/third"}
    assert {one.left for one in pairs} == {"event/pact", "event/memorandum"}


def test_what_is_done_once_to_one_person_may_be_one_in_whatever_words():
    who = frozenset({"actor/marsh"})
    one, other = (
        replace(
            event(name, at, word, kind=kind, states="", date="2029-09"), actors=who, persons=who
        )
        for name, at, word, kind in (
            ("sentenced", "A", "sentenced", "sanction"),
            ("jailed", "B", "jailed", "sanction"),
        )
    )
    assert len(alike([], [one, other])) == 1
    recurs = [replace(it, type="visit") for it in (one, other)]
    assert alike([], recurs) == ()
    others = [one, replace(other, actors=frozenset({"actor/b"}), persons=frozenset({"actor/b"}))]
    assert alike([], others) == ()


def test_the_order_of_articles_does_not_matter():
    found = {
        frozenset((one.left, one.right)): one.score
        for order in permutations([PACT, MEMORANDUM, TRADE])
        for one in alike([], order)
    }
    assert len(found) == 1


ENDS = re.compile(r" bin (?=B)| met Dol\. | said(?: so)?\. | said ")


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("new names, one surname", 1_000),
        ("two names in all spellings", 10_000),
        ("sons of sons", 8_000),
        ("new initials", 1_000),
    ],
)
def test_names_of_one_article_are_joined_in_so_much_work_a_name(kind: str, most: int) -> None:
    def work(length: int) -> float:
        names = {name.strip(): None for name in ENDS.split(worst(kind, length))}
        people = [person(name) for name in names if " " in name]
        return lines_run(lambda: joined(people)) / len(people)

    work(500)  # what is read once
    short, long = work(5_000), work(20_000)
    assert long < 1.7 * short
    assert long < most, (short, long)
