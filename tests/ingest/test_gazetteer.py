"""The gazetteer: states, peoples, capitals, cities, and the lists of words."""

import re
from importlib.resources import files

import pytest

from sourcebook.ingest.gazetteer import Entry, gazetteer, key, known_people, lexicon


@pytest.mark.parametrize(
    ("name", "sort", "label", "country"),
    [
        ("Iran", "state", "Iran", "IR"),
        ("Iranian", "people", "Iran", "IR"),
        ("Tajiks", "people", "Tajikistan", "TJ"),
        ("U.S.", "state", "United States", "US"),
        ("Türkiye", "state", "Turkey", "TR"),
        ("Dushanbe", "capital", "Dushanbe", "TJ"),
        ("Central Asia", "region", "Central Asia", ""),
        ("Central Asian", "people", "Central Asia", ""),
        ("Gaza Strip", "area", "Gaza Strip", "IL"),
        ("Khujand", "city", "Khujand", "TJ"),
        ("Ahwaz", "city", "Ahvaz", "IR"),
        ("Khān Yūnis", "city", "Khan Yunis", "PS"),
        ("Kremlin", "org", "Kremlin", "RU"),
        ("Press TV", "org", "Press TV", ""),
    ],
)
def test_a_name_is_what_it_is(name: str, sort: str, label: str, country: str) -> None:
    entry = gazetteer().get(name)
    assert entry is not None
    assert (entry.sort, entry.label, entry.country) == (sort, label, country)


def test_what_is_not_known_is_none() -> None:
    assert gazetteer().get("Blefuscu") is None
    assert gazetteer().get("") is None
    assert gazetteer().state("TJ") == "Tajikistan"
    assert gazetteer().state("??") == ""


def test_the_longest_name_is_found_and_no_word_past_the_end() -> None:
    keys = ["new", "york", "city", "police"]
    found = gazetteer().find(keys, 0, 4)
    assert found is not None
    assert found[1] == 3
    shorter = gazetteer().find(keys, 0, 2)
    assert shorter is not None
    assert shorter[1] == 2
    assert gazetteer().find(["zzz"], 0, 1) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sana'a", "sanaa"),
        ("Al-Tanf", "al tanf"),
        ("Orūmīyeh", "orumiyeh"),
        ("St. Paul", "saint paul"),
    ],
)
def test_keys_leave_out_what_romanisations_do_not_share(name: str, expected: str) -> None:
    assert key(name) == expected


def test_bigger_cities_have_bigger_classes() -> None:
    sizes = [
        entry.size for name in ("Karachi", "Kandahar", "Khorog") if (entry := gazetteer().get(name))
    ]
    assert sizes == sorted(sizes, reverse=True)


def test_the_lists_are_there() -> None:
    assert "minister" in lexicon("offices")
    assert "Ahmad" in lexicon("given")
    assert known_people()["Putin"] == "RU"
    assert isinstance(gazetteer().get("Asia"), Entry)


def test_the_data_carries_its_credit_and_stays_small() -> None:
    cities = files("sourcebook.ingest").joinpath("data", "cities.txt").read_text("utf-8")
    head = cities[:500]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head
    assert len(cities) < 400_000
    rows = [line for line in cities.splitlines() if not line.startswith("#")]
    assert all(re.match("[A-Z]{2} [1-4] [A-Z]", row) for row in rows)
    assert cities.isascii()
