"""Whether two names of persons can be one person's, and why, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from sourcebook.names.agreement import Grade, graded, traces
from sourcebook.names.bodies import body_words, one_word
from sourcebook.names.sounds import WORD_LIMIT, lower_latin
from sourcebook.names.words import NAME_LIMIT, Word, read_word, words_of

_GRADE_SCORE = {
    Grade.NONE: 0.0,
    Grade.NEAR: 0.4,
    Grade.STEM: 0.7,
    Grade.INITIAL: 0.6,
    Grade.SKELETON: 0.9,
    Grade.FOLDED: 1.0,
}


class Verdict(StrEnum):
    """Whether two names can be one person's."""

    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, why in plain words, and how sure (0 to 1)."""

    verdict: Verdict
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int
    grade: Grade


def compare(a: str, b: str, *, one_document: bool = False) -> Comparison:
    """Whether two person names are spellings of one; symmetric.

    SAME: every word of the shorter name, two at least, pairs one to one with the longer, in any
    order. MAYBE: a name of one word, or one consonant off. With `one_document` a bare surname
    that ends the longer name is SAME too; the caller must know that only one name ends in it.
    What no spelling can tell stays SAME (Ahmad Massoud, Ahmad Zia Massoud): a state or a role
    has to agree as well.
    """
    a, b = sorted((a[:NAME_LIMIT], b[:NAME_LIMIT]))
    bodies = body_words(a), body_words(b)
    if all(bodies):
        return _compare_bodies(*sorted(bodies, key=len))
    found = _compare_persons(a, b, one_document)
    if any(bodies) and found.verdict is Verdict.SAME:
        return Comparison(Verdict.MAYBE, "only one says what body it is", 0.5)
    return found


def _compare_persons(a: str, b: str, one_document: bool) -> Comparison:
    one, other = words_of(a), words_of(b)
    if not one or not other:
        equal = bool(a.strip()) and a.strip() == b.strip()
        verdict = Verdict.MAYBE if equal else Verdict.DIFFERENT
        return Comparison(verdict, "no word to compare", 0.5 if equal else 0.0)
    one, other, notes = _read_as_one(one, other)
    pairs = _paired(one, other, Grade.STEM)
    if len(one) == 1:
        return _compare_bare(one[0], other, pairs, one_document)
    if len(pairs) == len(one) and _enough(pairs):
        return _paired_up(one, other, pairs, notes)
    return _not_same(one, other, pairs)


def one_person(a: str, b: str) -> bool:
    """Whether `compare` calls two names SAME, told at once where too few words can agree."""
    a, b = sorted((a[:NAME_LIMIT], b[:NAME_LIMIT]))
    bodies = bool(body_words(a)), bool(body_words(b))
    if any(bodies):
        return all(bodies) and compare(a, b).verdict is Verdict.SAME
    short, long = sorted((_traced(a), _traced(b)), key=lambda it: it.length)
    if not short.may_be(long):
        return False
    one, other, notes = _read_as_one(words_of(a), words_of(b))
    pairs = _paired(one, other, Grade.STEM) if len(one) > 1 else []
    if not pairs or len(pairs) < len(one) or not _enough(pairs):
        return False
    return _paired_up(one, other, pairs, notes).verdict is Verdict.SAME


def _paired_up(
    one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair], notes: list[str]
) -> Comparison:
    """What is to be said of names of which every word of the shorter has a partner."""
    child = _lost_child(other, pairs)
    if _turned(one, other, pairs):
        return Comparison(Verdict.DIFFERENT, "a father and his child, names turned", 0.3)
    if child:
        return Comparison(Verdict.DIFFERENT, f"only the father's name without {child}", 0.3)
    doubt = _doubt(one, other, pairs)
    if doubt:
        return Comparison(Verdict.MAYBE, doubt, 0.5)
    return _same(one, other, pairs, notes)


@dataclass(frozen=True, slots=True)
class _Traced:
    """A name by what its words have in common with those that agree with them."""

    words: tuple[frozenset[str], ...]  # without initials, of which there are:
    initials: int
    every: frozenset[str]
    joints: frozenset[str]  # of neighbours, read as one word

    @property
    def length(self) -> int:
        return len(self.words) + self.initials

    def may_be(self, other: _Traced) -> bool:
        """False only if words of this name, the shorter one, must go without a partner there."""
        if self.joints & other.every or other.joints & self.every:
            return True
        alone = sum(map(other.every.isdisjoint, self.words))
        return self.length > 1 and alone <= other.initials and alone < len(self.words)


@lru_cache(maxsize=16384)
def _traced(name: str) -> _Traced:
    words = words_of(name)
    each = tuple(traces(word) for word in words if not word.initial)
    joints = (traces(_joint(x, y)) for x, y in pairwise(words) if not (x.initial or y.initial))
    every, joint = frozenset().union(*each), frozenset().union(*joints)
    return _Traced(each, len(words) - len(each), every, joint)


def _agrees(one: Word, other: Word) -> bool:
    return graded(one, other, Grade.SKELETON) >= Grade.SKELETON


def _joint(one: Word, other: Word) -> Word:
    return read_word((one.shown + other.shown)[:WORD_LIMIT])


def _doubt(one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair]) -> str:
    """Why two names whose words all agree may still be two persons'; empty without a reason."""
    if _lost_father_of(other, {pair.other for pair in pairs}):
        return "only one is the father of the other's name"
    if _order_and_more(one, other, pairs):
        return "name order turned and a word more"
    if _other_syllable(one, other, pairs):
        return "Chinese syllables with other vowels"
    if _russian(one, pairs):
        return "a Russian surname without its ending"
    return "an initial more in one" if _other_initials(one, other, pairs) else ""


def _read_as_one(
    one: tuple[Word, ...], other: tuple[Word, ...]
) -> tuple[tuple[Word, ...], tuple[Word, ...], list[str]]:
    """Both names, the shorter first, with neighbours joined where the other has them as one."""
    one, notes = _join_neighbours(one, other)
    other, more = _join_neighbours(other, one)
    short, long = (other, one) if len(one) > len(other) else (one, other)
    return short, long, notes + more


def _join_neighbours(
    words: tuple[Word, ...], others: tuple[Word, ...]
) -> tuple[tuple[Word, ...], list[str]]:
    joined: list[Word] = []
    notes: list[str] = []
    for word in words:
        if joined and not word.initial and not joined[-1].initial:
            shown = f"{joined[-1].shown} {word.shown}"
            both = _joint(joined[-1], word)
            if any(_agrees(both, against) for against in others):
                joined[-1] = both
                notes.append(f"{shown} read as one")
                continue
        joined.append(word)
    return tuple(joined), notes


def _paired(one: Sequence[Word], other: Sequence[Word], floor: Grade) -> list[_Pair]:
    """The largest one to one pairing of words, full agreement first (Kuhn's augmenting paths)."""
    grades = [[graded(x, y, floor) for y in other] for x in one]
    partner: dict[int, int] = {}
    for level in (Grade.SKELETON, floor):
        for at in range(len(one)):
            if at not in partner.values():
                _augment(at, grades, level, partner, set())
    pairs = [_Pair(at, to, grades[at][to]) for to, at in partner.items()]
    return sorted(pairs, key=lambda pair: pair.one)


def _augment(
    at: int, grades: list[list[Grade]], level: Grade, partner: dict[int, int], tried: set[int]
) -> bool:
    row = grades[at]
    fitting = [to for to, grade in enumerate(row) if grade >= level]
    for to in sorted(fitting, key=lambda to: (-row[to], abs(to - at))):
        if to in tried:
            continue
        tried.add(to)
        if to not in partner or _augment(partner[to], grades, level, partner, tried):
            partner[to] = at
            return True
    return False


def _lost_child(other: Sequence[Word], pairs: Sequence[_Pair]) -> str:
    """The person of "Muhammad bin Salman" when only his father's part of the name is paired."""
    used = {pair.other for pair in pairs}
    lost = (word.shown for at, word in enumerate(other) if word.child and at not in used)
    return next(lost, "")


_FATHER_OF = frozenset(("abu", "um", "umu"))


def _lost_father_of(other: Sequence[Word], used: set[int]) -> bool:
    """Abu Mazen is not Mazen but his father: the Abu of a paired name has no partner."""
    return any(
        word.forms[0] in _FATHER_OF and at not in used and at + 1 in used
        for at, word in enumerate(other)
    )


_RUSSIAN = frozenset(
    "alexander alexei anatoli andrei boris dmitri evgeni fiodor genadi grigori igor ivan konstantin"
    " leonid maxim mihail nikita nikolai oleg pavel pioter roman sergei stanislav valeri vasili"
    " viktor vitali vladimir viacheslav yuri".split()
)


def _russian(one: Sequence[Word], pairs: Sequence[_Pair]) -> bool:
    """Lebed is no short form of Lebedev: only Central Asian names drop -ov and stay the same."""
    stems = any(pair.grade == Grade.STEM for pair in pairs)
    return stems and any(form in _RUSSIAN for word in one for form in word.forms)


def _turned(one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair]) -> bool:
    """Abdullah bin Hussein and Hussein bin Abdullah."""
    children = [(one[pair.one].child, other[pair.other].child) for pair in pairs]
    return (True, False) in children and (False, True) in children


def _order_and_more(one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair]) -> bool:
    """Mahmoud Abbas and Abbas Mahmoud al-Aqqad: a chain of fathers, not another order.

    Where families stand first it is one person: Rahimzoda Ramazon Hamro, Lavrov Sergei.
    """
    if len(one) == len(other) or all(x.other < y.other for x, y in pairwise(pairs)):
        return False
    first = {pair.other for pair in pairs if pair.grade >= Grade.SKELETON}
    return not (one[0].family or (other[0].family and 0 in first))


_PINYIN = re.compile(
    "(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|[aeio]ng|ian|iao|uai|uan|[ae][ino]|ou|"
    "[iu]n|i[aeu]|u[aieo]|[aeiou]))+"
)
_HAN = frozenset(
    "bai bo cai cao chen cheng cui deng ding dong du duan fan fang feng fu gao gong gu guo han hao"
    " he hou hu huang jia jiang jin kang kong lei li liang liao lin liu long lu luo ma mao meng pan"
    " peng qian qiao qin qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wen wu xi"
    " xia xiao xie xiong xu xue yan yang yao ye yi yin yu yuan zeng zhang zhao zheng zhong zhou zhu"
    " zou".split()
)


def _other_syllable(one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair]) -> bool:
    """Zhang Gaoli and Zhang Gaolei: pinyin has one spelling, so other vowels are another name."""
    shown = [word.shown.casefold() for word in (*one, *other)]
    if one[0].shown.casefold() not in _HAN or one[0].shown.casefold() != other[0].shown.casefold():
        return False
    loose = any(pair.grade < Grade.FOLDED for pair in pairs)
    return loose and all(_PINYIN.fullmatch(word) for word in shown)


def _other_initials(one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair]) -> bool:
    """George W. Bush and George H. W. Bush: who writes one middle initial writes all."""
    used = {pair.other for pair in pairs}
    more = any(word.initial for at, word in enumerate(other) if at not in used)
    return more and any(word.initial for word in one)


def _enough(pairs: Sequence[_Pair]) -> bool:
    """At least one whole word agrees, and at most one pair rests on a stem.

    Two stems would make Karim Rahimov and Rahim Karimov one person.
    """
    stems = sum(pair.grade == Grade.STEM for pair in pairs)
    return stems <= 1 and any(pair.grade >= Grade.SKELETON for pair in pairs)


def _compare_bodies(one: Sequence[Word], other: Sequence[Word]) -> Comparison:
    """Every word must have its partner; a word more is another body, or the same in full."""
    left = list(other)
    for word in one:
        fitting = [it for it in left if _agrees(word, it) or one_word(word, it)]
        if not fitting:
            return Comparison(Verdict.DIFFERENT, f"{word.shown} is not in both", 0.2)
        left.remove(fitting[0])
    if left:
        more = " ".join(word.shown for word in left)
        return Comparison(Verdict.MAYBE, f"{more} only in one, and no person", 0.5)
    if len(one) < 2:
        return Comparison(Verdict.MAYBE, "one word only", 0.5)
    return Comparison(Verdict.SAME, "every word of the body in both", 0.9)


def _compare_bare(
    word: Word, other: Sequence[Word], pairs: Sequence[_Pair], one_document: bool
) -> Comparison:
    if not pairs:
        return Comparison(Verdict.DIFFERENT, f"{word.shown} is not in both", 0.0)
    pair = pairs[0]
    if word.initial or pair.grade == Grade.INITIAL:
        return Comparison(Verdict.MAYBE, "only an initial", 0.3)
    whole = pair.grade >= Grade.SKELETON
    if _lost_father_of(other, {pair.other}):
        return Comparison(Verdict.MAYBE, "only one is the father of the other's name", 0.3)
    if one_document and whole and pair.other == len(other) - 1 and len(other) > 1:
        return Comparison(Verdict.SAME, f"the bare surname {word.shown}", 0.8)
    if one_document and len(other) == 1 and pair.grade is Grade.FOLDED and len(word.shown) > 3:
        return Comparison(Verdict.SAME, f"the one word {word.shown}", 0.8)
    if whole:
        return Comparison(Verdict.MAYBE, f"one name only: {word.shown}", 0.5)
    return Comparison(Verdict.MAYBE, f"one name only, {other[pair.other].shown} by its stem", 0.4)


def _same(
    one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair], notes: list[str]
) -> Comparison:
    reasons = list(notes)
    if any(x.other > y.other for x, y in pairwise(pairs)):
        reasons.insert(0, "name order turned")
    for pair in pairs:
        reasons += _difference(one[pair.one], other[pair.other], pair.grade)
    used = {pair.other for pair in pairs}
    extra = [word.shown for at, word in enumerate(other) if at not in used]
    if extra:
        reasons.append(f"{' '.join(extra)} only in one")
    score = sum(_GRADE_SCORE[pair.grade] for pair in pairs) / len(pairs) - 0.02 * len(extra)
    return Comparison(Verdict.SAME, "; ".join(reasons) or "the same words", round(score, 3))


_ZADA = re.compile("z[aeo]d[aeo]h?$")


def _difference(one: Word, other: Word, grade: Grade) -> list[str]:
    """How two agreeing words differ on paper, in plain words."""
    if one.shown.casefold() == other.shown.casefold():
        return []
    if grade == Grade.INITIAL:
        short, full = (one, other) if one.initial else (other, one)
        return [f"{short.shown}. for {full.shown}"]
    ends = [_ZADA.search(lower_latin(word.shown)) for word in (other, one)]
    if ends[0] and ends[1] and one.forms[0] == other.forms[0]:
        if ends[0].group() == ends[1].group():
            return []
        return [f"-{ends[0].group()} for -{ends[1].group()}"]
    return [f"{other.shown} for {one.shown}"]


def _not_same(one: Sequence[Word], other: Sequence[Word], pairs: Sequence[_Pair]) -> Comparison:
    near = _paired(one, other, Grade.NEAR)
    loose = [pair for pair in near if pair.grade == Grade.NEAR]
    if len(near) == len(one) and len(loose) == 1 and _enough(near):
        off = loose[0]
        names = f"{one[off.one].shown} and {other[off.other].shown}"
        return Comparison(Verdict.MAYBE, f"one sound off: {names}", 0.5)
    share = sum(_GRADE_SCORE[pair.grade] for pair in pairs) / len(one)
    if len(pairs) == len(one):
        return Comparison(Verdict.DIFFERENT, "only stems and initials agree", round(share / 2, 3))
    used = {pair.one for pair in pairs}
    odd = [word.shown for at, word in enumerate(one) if at not in used]
    return Comparison(
        Verdict.DIFFERENT, f"{' '.join(odd)} has no partner in the other", round(share / 2, 3)
    )
