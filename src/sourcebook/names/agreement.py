"""Whether two words are spellings of one: by consonants, and vowels that do not contradict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from sourcebook.names.sounds import WORD_LIMIT
from sourcebook.names.words import Word, read_word


class Grade(IntEnum):
    """How well two words agree, worst first."""

    NONE = 0
    NEAR = 1  # one consonant or an ending off: only ever a suggestion
    STEM = 2  # the same stem with -ov: needs another word that agrees
    INITIAL = 3
    SKELETON = 4
    FOLDED = 5


_VOICED = {"t": "d", "p": "b"}
_CONSONANT = re.compile("[^aeiou]")
# Vowels that stand for each other in romanisations: neighbours, and e as the colourless one.
_SOFT = frozenset(
    pair
    for one, other in ("ae", "ao", "ei", "ou", "eo", "eu", "De", "Di")
    for pair in ((one, other), (other, one))
)
_MOST_UNLIKE = 2  # vowels of a word: with three, Khomeini would be Khamenei
_DIPHTHONG = re.compile("[aeo]+i$")


def same_token(a: str, b: str) -> bool:
    """Whether two words are spellings of one.

    Equal, equal folded, or equal in consonants with vowels that agree. A stem with and without
    -ov is not enough, nor is an initial.
    """
    one, other = read_word(a[:WORD_LIMIT]), read_word(b[:WORD_LIMIT])
    if not one.forms or not other.forms:
        return a == b
    return graded(one, other, Grade.SKELETON) >= Grade.SKELETON


def graded(one: Word, other: Word, floor: Grade = Grade.NEAR) -> Grade:
    """How well two words agree, in the best of their readings; what is below `floor` is NONE.

    Whether words are near is by far the dearest question, so it is put only if asked for.
    """
    if one.initial or other.initial:
        return _grade_initial(one, other)
    vague = one.vague or other.vague
    best = Grade.NONE
    for x in one.forms:
        for y in other.forms:
            best = max(best, _grade_forms(x, y, vague))
    if best is Grade.NONE and floor is Grade.NEAR:
        near = any(_one_off(x, y) for x in one.forms for y in other.forms)
        return Grade.NEAR if near else Grade.NONE
    return best if best >= floor else Grade.NONE


def traces(word: Word) -> frozenset[str]:
    """What two words that agree, initials aside, by a stem at least have one of in common."""
    found: set[str] = set()
    for form in word.forms:
        without = [form.removeprefix(article) for article in _ARTICLES]
        found.update(slots_of(reading)[0] for reading in (form, stem_of(form) or form, *without))
    return frozenset(found)


def _grade_initial(one: Word, other: Word) -> Grade:
    if one.initial and other.initial:
        equal = one.forms[0] == other.forms[0]
        return Grade.INITIAL if equal else Grade.NONE
    short, full = (one, other) if one.initial else (other, one)
    for form in full.forms:
        for start in short.forms:
            if form.startswith(start) or (start, form[0]) in _SOFT - {("a", "o"), ("o", "a")}:
                return Grade.INITIAL
    return Grade.NONE


@lru_cache(maxsize=65536)
def _grade_forms(one: str, other: str, vague: bool) -> Grade:
    if one == other or _articled(one, other) or _articled(other, one):
        return Grade.FOLDED
    if _agree(one, other, vague):
        return Grade.SKELETON
    for stem, whole in ((stem_of(one), other), (stem_of(other), one)):
        if stem and (stem == whole or (_first_vowel(stem, whole) and _agree(stem, whole, vague))):
            return Grade.STEM
    return Grade.NONE


_ARTICLES = ("al", "el", "ben", "bin")


def _articled(one: str, other: str) -> bool:
    """An article or "son of" written as part of the word: alsisi for sisi, Benkirane."""
    return len(other) >= 4 and one.endswith(other) and one[: -len(other)] in _ARTICLES


def _first_vowel(one: str, other: str) -> bool:
    """The same vowels up to the second consonant: Kozak is no stem of Kazakov."""
    return slots_of(one)[1][:2] == slots_of(other)[1][:2]


def stem_of(form: str) -> str:
    """The stem before a final -ov or -ev; empty without one."""
    stem = form[:-2].rstrip("i") if len(form) >= 6 and form.endswith(("ov", "ev")) else ""
    return stem if len(stem) >= 3 else ""


@lru_cache(maxsize=16384)
def slots_of(form: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of a word, and the vowels before each and after the last.

    A last d or b is t or p in Turkic spellings (Ahmed, Ahmet), so they count as one.
    """
    single = form.replace("sh", "\u0161").replace("ch", "\u010d")
    single = single[:-1] + _VOICED.get(single[-1:], single[-1:])
    skeleton = "".join(_CONSONANT.findall(single))
    return skeleton, tuple(_CONSONANT.split(single))


def _agree(one: str, other: str, vague: bool) -> bool:
    """Equal consonants, and vowels that do not contradict.

    The vowels keep apart what the consonants cannot: Hasan and Hosein, Jamal and Jamil, Mahmud
    and Mohammad, Ahmad and Hamad, Abbas and Abbasi. The count of unlike vowels also keeps the
    Levenshtein similarity of the design at .5 or more (it bounds the distance from above).
    """
    skeleton, vowels = slots_of(one)
    other_skeleton, other_vowels = slots_of(other)
    if skeleton != other_skeleton or not skeleton:
        return False
    pairs = [(_quality(x), _quality(y)) for x, y in zip(vowels, other_vowels, strict=True)]
    if vague:
        return not any(_vague_conflict(x, y, at, len(pairs)) for at, (x, y) in enumerate(pairs))
    if any(bool(x) != bool(y) for x, y in (pairs[0], pairs[-1])):
        return False
    # A vowel that only moved is a slip of the pen or another name, not another romanisation.
    if len({bool(x) for x, y in pairs if bool(x) != bool(y)}) > 1:
        return False
    return _vowels_agree(pairs, vowels, other_vowels, skeleton)


def _vowels_agree(
    pairs: Sequence[tuple[str, str]], vowels: Sequence[str], others: Sequence[str], skeleton: str
) -> bool:
    consonants = len(skeleton)
    hard = [
        at
        for at, (x, y) in enumerate(pairs)
        if not _soft(x, y, consonants) and not _closed(pairs, at, skeleton)
    ]
    if hard:
        nuclei = [at for at, (x, y) in enumerate(pairs) if x and y and at < len(pairs) - 1]
        inner = nuclei and hard[0] < nuclei[-1] and hard[0] > 0
        if len(hard) > 1 or consonants < 5 or not inner:
            return False
    if _lost_last_vowel(pairs, consonants):
        return False
    slots = [(x, y) for x, y in zip(vowels, others, strict=True) if x != y]
    if len(slots) > _MOST_UNLIKE:
        return False
    distance = sum(edit_distance(x, y, WORD_LIMIT) for x, y in slots)
    longest = consonants + max(sum(map(len, vowels)), sum(map(len, others)))
    return distance <= longest / 2


def _closed(pairs: Sequence[tuple[str, str]], at: int, skeleton: str) -> bool:
    """Haftar and Hifter: in a closed syllable short a and i are one to dialects of Arabic.

    Not to Slavic: Markov is not Mirkov.
    """
    before_two = at + 2 < len(pairs) and pairs[at + 1] == ("", "")
    arabic = len(skeleton) > 3 and not skeleton.endswith("v")
    return arabic and before_two and set(pairs[at]) == {"a", "i"}


def _lost_last_vowel(pairs: Sequence[tuple[str, str]], consonants: int) -> bool:
    """Nasr and Naser, Amr and Omar: the last vowel is in one only (an `a` may be a helper)."""
    if len(pairs) < 3 or pairs[-1] != ("", ""):
        return False
    one, other = pairs[-2]
    return bool(one) != bool(other) and (consonants < 3 or (one or other) != "a")


def _quality(vowels: str) -> str:
    """A group of vowels without its glides; D for a diphthong."""
    if _DIPHTHONG.search(vowels):
        return "D"
    if len(vowels) > 1:
        vowels = vowels[0].replace("i", "") + vowels[1:-1].replace("i", "") + vowels[-1]
    return vowels if len(vowels) < 3 else vowels[0] + vowels[-1]


def _soft(one: str, other: str, consonants: int) -> bool:
    if one == other:
        return True
    if not one or not other:
        return consonants >= 3 and (one or other) != "D"
    if consonants == 1:
        return {one, other} in ({"e", "i"}, {"o", "u"})
    if len(one) == len(other):
        pairs = zip(one, other, strict=True)
        return all(x == y or (x, y) in _SOFT for x, y in pairs)
    short, long = sorted((one, other), key=len)
    return consonants > 2 and (short in long or {short, long} == {"D", "ae"})


def _vague_conflict(one: str, other: str, at: int, count: int) -> bool:
    """Arabic script writes long vowels: a diphthong or a last vowel cannot be left out."""
    if not one or not other:
        return (one or other) == "D" or (at in (0, count - 1) and one != other)
    if at == 0 and {one, other} in ({"a", "i"}, {"a", "e"}):  # a first alif or ain bears either
        return False
    return not _soft(one, other, 3)


@lru_cache(maxsize=65536)
def _one_off(one: str, other: str) -> bool:
    """One consonant (or a last vowel) apart, in words long enough for that to mean something."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    if edit_distance(slots_of(one)[0], slots_of(other)[0], 1) > 1:  # shorter, so asked first
        return False
    return edit_distance(one, other, 3) <= min(2, max(len(one), len(other)) * 0.4)


def edit_distance(one: str, other: str, limit: int) -> int:
    """Edit distance with turned neighbours as one step; `limit + 1` if it is more than that."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, against in enumerate(other, 1):
            best = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != against))
            turned = at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == against
            row.append(min(best, earlier[to - 2] + 1) if turned else best)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
