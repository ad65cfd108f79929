"""Persons and bodies by a description: "the ex-minister", "the Vienna-based lender"."""

import re

import pytest

from sourcebook.ingest.recognise import Found, recognise
from sourcebook.model import ActorKind
from sourcebook.text import Span


def meant(text: str) -> list[tuple[str, str]]:
    """Words and label of each mention that is a description and stands for somebody."""
    spans = [Span(*it.span()) for it in re.finditer(r"\S[^.]*(?:\.(?! [A-Z]|\Z)[^.]*)*\.", text)]
    found: tuple[Found, ...] = recognise(text, spans)
    return [(it.span.of(text), it.label) for it in found if it.how == "title" and it.label]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Transport Minister Ana Lukic was fined. The minister resigned in May.", ["Ana Lukic"]),
        (
            "Ex-governor Pavle Miric was in court. A search of the governor's house followed. The"
            " former governor smiled. Neighbours of the ex-governor cheered.",
            ["Pavle Miric"] * 3,
        ),
        ("Major General Tural Aliyev lost his post. The general left at once.", ["Tural Aliyev"]),
        ("Ivan Maric, the mayor of Oland, was ill. Later the mayor recovered.", ["Ivan Maric"]),
        ("Tycoon Pavle Miric fled. The fugitive businessman owes millions.", ["Pavle Miric"]),
        ("Lawmaker Ana Lukic rose. The 45-year-old lawmaker spoke for an hour.", ["Ana Lukic"]),
        ("Captain Ole Berg slept. The captain's cabin burned.", ["Ole Berg"]),
        (
            "Trade Minister Ana Lukic met Prime Minister Ivo Radic. The minister left early.",
            ["Ana Lukic"],
        ),
        (
            "Trade Minister Ana Lukic met Health Minister Ivo Radic. It rained. Lukic flew home."
            " The minister has a cold.",
            ["Ana Lukic"],
        ),
        (
            "Trade Minister Ana Lukic met Health Minister Ivo Radic. The health minister has a"
            " cold.",
            ["Ivo Radic"],
        ),
        ("Governor Ivo Radic spoke. The Turkish governor was silent.", []),
    ],
)
def test_a_person_named_before_is_meant_by_what_he_was_called(text: str, told: list[str]) -> None:
    assert [label for _, label in meant(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "The minister said it would rain. Trade Minister Ana Lukic agreed.",
        "Trade Minister Ana Lukic met Health Minister Ivo Radic. The minister left early.",
        "Prime Minister Ivo Radic flew home. The minister said nothing.",
        "Deputy Governor Ivo Radic rose. The governor said nothing.",
        "Governor Ivo Radic rose. The governor of the next province did not.",
        "Mayor Ivo Radic lost. The other mayor laughed.",
        "General Ivo Radic rose. The general staff met. The general public was let in.",
        "Trade Minister Ana Lukic rose. The health minister slept.",
        "Judge Ivo Radic rose. A judge may not speak. Every judge knows.",
        "Governor Ivo Radic rose. His wife and the minister left.",
    ],
)
def test_nobody_is_guessed_where_a_description_may_be_anothers(text: str) -> None:
    assert [words for words, _ in meant(text) if words != "health minister"] == []


# --- bodies and companies -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Austria's Alpen Bank lent money to Danube Bank. Rain fell. Alpen Bank lost it. The"
            " Vienna-based lender fell.",
            ["Alpen Bank"],
        ),
        ("Olm Steel bought Polar Airways. The airline lost money.", ["Polar Airways"]),
        ("Olm Steel bought Polar Airways. The ailing carrier lost money.", ["Polar Airways"]),
        ("Automaker TM fell. Shares in Tarn Motors fell. The company closed.", ["Tarn Motors"]),
        ("The brewer Halvard sold a farm. The brewer had no use for it.", ["Halvard"]),
        ("Ivo Radic joined the Harvest Party. The party split.", ["Harvest Party"]),
        ("Tarn Holding sold a mill. A day later the holding had no cash.", ["Tarn Holding"]),
        (
            "Turkish conglomerate Tarn Holding sued Olm Group. The Turkish company won.",
            ["Tarn Holding"],
        ),
        (
            "The National Bank of Serbia raised rates. The central bank meets in May.",
            ["National Bank of Serbia"],
        ),
    ],
)
def test_a_body_named_before_is_meant_by_what_it_is(text: str, told: list[str]) -> None:
    assert [label for _, label in meant(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Olm Steel lost money. The airline did not.",
        "Polar Airways sued Nordic Airways. The airline won.",
        "Shares in Olm Group fell. The law firm was closed. The rival company rose.",
        "Ivo Radic joined the Harvest Party. The ruling party laughed. The other party split.",
        "Polar Airways rose. The lake company, Halvard, fell. The Turkish airline fell.",
        "Olm Group sued Tarn Holding. Rain fell. Olm Group rose. The company won.",
        "The lender fell. Danube Bank rose.",
        "Danube Bank rose. The central bank did not.",
    ],
)
def test_no_body_is_guessed_by_a_noun_of_another_sort(text: str) -> None:
    assert meant(text) == []


# --- names of common words ----------------------------------------------------------------------


def orgs(text: str) -> list[str]:
    spans = [Span(*it.span()) for it in re.finditer(r"\S[^.]*\.", text)]
    found = recognise(text, spans)
    return [it.span.of(text) for it in found if it.kind == ActorKind.ORG and it.how == "name"]


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Votes for the opposition party New Dawn fell. New Dawn's head wept.", "New Dawn", 2),
        ("Ana Lukic leads the opposition New Dawn party. New Dawn rose.", "New Dawn", 2),
        ("It met a smaller party, the Green Left, in May. Green Left voters ran.", "Green Left", 2),
        ("It was told by the investigative site Lupa. Lupa closed.", "Lupa", 2),
        ("The rights group Open Steppe was banned. Open Steppe sued.", "Open Steppe", 2),
        ("The daily Northern Star closed. Nobody read the Northern Star.", "Northern Star", 2),
        ('The movement "Free Harvest" grew. Free Harvest split.', "Free Harvest", 2),
        ("New Dawn took ten seats. Friends of New Dawn sang.", "New Dawn", 2),
    ],
)
def test_a_noun_beside_it_makes_common_words_a_name(text: str, name: str, times: int) -> None:
    assert [one for one in orgs(text) if one == name] == [name] * times
    assert not [one for one in orgs(text) if one != name and one in name]


@pytest.mark.parametrize(
    ("text", "unlike"),
    [
        ("The party Vesna Petrovic leads won.", "Vesna Petrovic"),
        ("The South Korean carmaker fell.", "South Korean"),
        ("The West German party lost.", "West German"),
        ("The firm New York prosecutors searched is closed.", "New York"),
        ("The newspaper President Ivo Petrov owns is small.", "President Ivo Petrov"),
        ("The team Monday Night lost.", "Monday Night"),
        ("New Tesla cars came. New Tesla vans did not.", "New Tesla"),
        ("New Iranian laws came. New Iranian plans did not.", "New Iranian"),
    ],
)
def test_a_noun_beside_it_makes_no_name_of_persons_places_and_days(text: str, unlike: str) -> None:
    assert unlike not in orgs(text)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Lawyer Veljko Antic smiled.", "Veljko Antic", "lawyer"),
        ("Businessman Ivo Petrov was jailed.", "Ivo Petrov", "businessman"),
        ("Presiding Judge Martin Mann agreed.", "Martin Mann", "judge"),
        ("Ex-minister Ivo Petrov fled.", "Ivo Petrov", "minister"),
    ],
)
def test_what_somebody_is_is_no_part_of_the_name(text: str, name: str, role: str) -> None:
    found = recognise(text, [Span(0, len(text))])
    assert [(it.span.of(text), it.role) for it in found] == [(name, role)]


def test_what_a_company_is_is_no_part_of_its_name_but_a_name_keeps_its_words() -> None:
    assert orgs("Carmaker Halvard cut jobs.") == ["Halvard"]
    assert orgs("Tarn Mutual, a lender, cut jobs.") == ["Tarn Mutual"]
    assert orgs("Singer Sewing Company grew.") == ["Singer Sewing Company"]
    assert orgs("Actor Studio Ltd closed.") == ["Actor Studio Ltd"]
