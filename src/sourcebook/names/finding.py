"""Finding a name: how a typed query matches one, and which is nearest where none does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar

from sourcebook.names.agreement import Grade, edit_distance, graded, slots_of, stem_of
from sourcebook.names.sounds import WORD_LIMIT, lower_latin
from sourcebook.names.words import NAME_LIMIT, TOKEN_LIMIT, Word, pieces_of, read_word, words_of

T = TypeVar("T")

NEAREST_FLOOR = 0.62
"""Below this a proposal is noise: "rakhmonov" finds Ramazon and Radan, no more."""

How = Literal["exact", "prefix", "folded", "fuzzy"]
_RANK: dict[How, int] = {"exact": 0, "prefix": 1, "folded": 2, "fuzzy": 3}


@dataclass(frozen=True, slots=True)
class Match:
    """How a typed query matches a name: lower rank is better, then lower `off`.

    `tokens` are the words of the name, as written, one for each word of the query; `word` is,
    for a fuzzy match, the word the first inexact word of the query was taken for, else empty,
    and `off` how many letters apart they are as written (so that of two spellings the nearer
    one can be told to the reader).
    """

    rank: int
    how: How
    tokens: tuple[str, ...]
    word: str = ""
    off: int = 0


def match(query: str, name: str) -> Match | None:
    """How a typed query matches one name, or None. No words in the query: None."""
    asked = _asked(query)
    written = _asked(name)
    if not asked or not written:
        return None
    if " ".join(query[:NAME_LIMIT].casefold().split()) == " ".join(
        name[:NAME_LIMIT].casefold().split()
    ):
        return _match("exact", written)
    plain = _each(asked, written, lambda word, whole: whole.casefold().startswith(word.casefold()))
    if plain:
        return _match("prefix", plain)
    folded = _each(asked, written, _starts_folded)
    if folded:
        return _match("folded", folded)
    fuzzy = _each(asked, written, lambda x, y: _starts_folded(x, y) or _fuzzy(x, y))
    if not fuzzy:
        return None
    inexact = ((x, y) for x, y in zip(asked, fuzzy, strict=True) if not _starts_folded(x, y))
    word, taken = next(inexact, (asked[0], fuzzy[0]))
    off = edit_distance(lower_latin(word)[:WORD_LIMIT], lower_latin(taken)[:WORD_LIMIT], WORD_LIMIT)
    return Match(_RANK["fuzzy"], "fuzzy", tuple(fuzzy), taken, off)


def _match(how: How, words: Sequence[str]) -> Match:
    return Match(_RANK[how], how, tuple(words))


def _asked(text: str) -> list[str]:
    """The words of a query or a name as written, particles and titles kept."""
    pieces = (found.group().rstrip(".") for found in pieces_of(text[:NAME_LIMIT]))
    return [piece for piece in pieces if piece][:TOKEN_LIMIT]


def _each(
    asked: Sequence[str], written: Sequence[str], fits: Callable[[str, str], bool]
) -> list[str]:
    """A word of the name for each word of the query, fresh ones first; empty if one has none."""
    found: list[str] = []
    for word in asked:
        fitting = [whole for whole in written if fits(word, whole)]
        if not fitting:
            return []
        found.append(next((whole for whole in fitting if whole not in found), fitting[0]))
    return found


def _starts_folded(word: str, whole: str) -> bool:
    asked, against = read_word(word[:WORD_LIMIT]), read_word(whole[:WORD_LIMIT])
    if any(y.startswith(x) for x in asked.forms for y in against.forms):
        return True
    return (asked.vague or against.vague) and _starts_vague(asked, against)


def _starts_vague(asked: Word, against: Word) -> bool:
    """A beginning in Arabic script: its consonants begin the other's (three at least)."""
    return any(
        len(slots_of(x)[0]) >= 3 and slots_of(y)[0].startswith(slots_of(x)[0])
        for x in asked.forms
        for y in against.forms
    )


def _fuzzy(word: str, whole: str) -> bool:
    asked, against = read_word(word[:WORD_LIMIT]), read_word(whole[:WORD_LIMIT])
    if not asked.forms or len(asked.forms[0]) < 4 or not against.forms:
        return False
    if asked.initial or against.initial:
        return False
    if graded(asked, against, Grade.STEM) >= Grade.STEM:
        return True
    return _near_start(asked.forms[0], against.forms[0])


def _near_start(asked: str, against: str) -> bool:
    """Within one step of the word or, if it is longer, of a beginning of it.

    Two steps from nine letters on: a minister is no ministry.
    """
    steps = 1 if len(asked) < 9 else 2
    if edit_distance(asked, against, steps) <= steps:
        return True
    # The first letter of a beginning must agree: else "list" would be taken for "mlis…".
    if asked[0] != against[0] or len(against) <= len(asked):
        return False
    lengths = range(len(asked) - steps, min(len(against), len(asked) + steps) + 1)
    return any(edit_distance(asked, against[:length], steps) <= steps for length in lengths)


def nearest(
    name: str, candidates: Iterable[tuple[str, T]], limit: int = 3, floor: float = NEAREST_FLOOR
) -> list[tuple[float, str, T]]:
    """Did you mean …: the labels nearest to a name word by word, best first.

    Deterministic: by score, then by label, then in the order given. Empty if none is near.
    """
    asked = words_of(name[:NAME_LIMIT])
    if not asked or limit < 1:
        return []
    scored = (
        (_likeness(asked, words_of(label[:NAME_LIMIT])), label, it) for label, it in candidates
    )
    near = [found for found in scored if found[0] >= floor]
    near.sort(key=lambda found: (-found[0], found[1]))
    return near[:limit]


def _likeness(asked: Sequence[Word], label: Sequence[Word]) -> float:
    """The mean, over the words asked for, of the best likeness with a word of the label."""
    if not label:
        return 0.0
    best = (max(_word_likeness(word, against) for against in label) for word in asked)
    return round(sum(best) / len(asked), 4)


def _word_likeness(asked: Word, against: Word) -> float:
    if (
        not asked.initial
        and not against.initial
        and graded(asked, against, Grade.SKELETON) >= Grade.SKELETON
    ):
        return 1.0
    readings = {asked.forms[0], stem_of(asked.forms[0]) or asked.forms[0]}
    return max(_form_likeness(reading, against.forms[0]) for reading in readings)


@lru_cache(maxsize=65536)
def _form_likeness(one: str, other: str) -> float:
    """Half edit distance, half Jaro-Winkler, which prizes a common beginning."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    edit = Levenshtein.normalized_similarity(one, other)
    return (edit + JaroWinkler.similarity(one, other)) / 2
