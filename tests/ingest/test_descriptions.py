"""Persons and bodies by a description: "the ex-minister", "the Vienna-based lender"."""

import re

import pytest

from sourcebook.ingest.recognise import Found, recognise
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
