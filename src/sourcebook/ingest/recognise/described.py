"""The words between "the" and a noun that stands for a name: "the 45-year-old Turkish lawmaker"."""

from __future__ import annotations

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.lists import FUNCTION, MODIFIERS
from sourcebook.ingest.recognise.roles import state_at
from sourcebook.ingest.recognise.words import LOWER, Page, Run

__all__ = ["OTHERS", "led_by_the"]

OTHERS = frozenset(
    "new next incoming other another second third first last only rival sister parent smaller"
    " bigger larger older younger".split()
)
"""Words by which another is meant than who was named."""

_VERBS = lexicon("says") | lexicon("deeds") | lexicon("state acts") | lexicon("group deeds")
_BETWEEN = 3  # descriptions between the article and the noun


def led_by_the(page: Page, run: Run, at: int) -> tuple[int, str, list[str]]:
    """Where the article of the noun at `at` stands (-1: it has none), a state and words between.

    A compound of any kind ("Vienna-based") is one description and is not among the words.
    """
    country, words = "", list[str]()
    for _ in range(_BETWEEN + 1):
        last = at - 1
        if last < run.first:
            break
        if page.low[last] == "the":
            return last, country, words
        if last - 2 > run.first and page.words[last - 1] == "-":
            at = last - 2
            continue
        of, begin = state_at(page, last, run.first)
        word = page.low[last]
        if of:
            country, at = of, begin
        elif page.shapes[last] == LOWER and _describes(page, last, word):
            words.append(word)
            at = last
        elif page.shapes[last] not in "CNp" and "-" in word:
            at = last
        else:
            break
    return -1, "", []


def _describes(page: Page, at: int, word: str) -> bool:
    if word in FUNCTION:
        return False
    return word in MODIFIERS or word not in _VERBS or page.low[at - 1 : at] == ["the"]
