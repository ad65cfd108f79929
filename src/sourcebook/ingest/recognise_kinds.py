"""Person, place, organisation or other: a name judged by its words, its neighbours, the document.

Evidence adds up in four scores. The first pass looks at each name where it stands; the second
adds what the rest of the document says of the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sourcebook.ingest.gazetteer import key, known_people, lexicon
from sourcebook.ingest.recognise_parts import (
    COMMON,
    FUNCTION,
    GIVEN,
    LOC,
    MISC,
    MISC_HEADS,
    MODIFIERS,
    NO_NAMES,
    OFFICES,
    ORG,
    ORG_HEADS,
    PER,
    PLACE_HEADS,
    PLACE_LEADS,
    RANKS,
    STRICT,
    Part,
    known_at,
    plain,
)
from sourcebook.ingest.recognise_words import ACRONYM, NUMBER, UPPER, Page

__all__ = ["Evidence", "judge"]

_SAYS = lexicon("says")
_DEEDS = lexicon("deeds")
_PUBLISHED = lexicon("published")
_ORG_TAILS = lexicon("org tails")
_PLACE_TAILS = lexicon("place tails")
_PLACE_PREPS = lexicon("place preps")
_SIZES = {1: 1.3, 2: 1.7, 3: 2.2, 4: 3.0}
_SURNAME = re.compile(
    "(?:ov|ova|ev|eva|zadeh|zada|zoda|zade|enko|shvili|dze|sky|ski|ski[yi]|nejad|pour|oglu|oğlu"
    "|yan|ian|ović|ovic|evic|stein|berg|mann|sson|ollah|ullah|allah|uddin|eddin)$"
)
_PARTICLES = frozenset("al el bin ibn bint abu von van der den de di da del la le ul".split())
_COMMON_ENDS = re.compile(
    "(?:ing|ed|ly|tions?|ments?|ness|ists?|ers|ors|ity|ities|ies|ous|ful|less|ive|able|ible"
    "|ances?|ences?|ships?|hood|ally|ists?|isms?|wards?|ures?|ages|ants|ents|ics|als|ward)$"
)
_WORKS = frozenset(
    "album albums song songs single film films movie book novel series track tracks show opera"
    " magazine poem play game titled entitled called operation aircraft missile drone".split()
)
_SIDES = frozenset("joined for sued founded owned bought acquired by with against signed".split())
_PLACED = frozenset("city town village capital province region port suburb district".split())
_BEFORE_PERSON = frozenset(
    "by with told met named succeeded replaced married accused killed assassinated and".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_COMPANY = frozenset("inc ltd corp co plc llc gmbh sa s.a.".split())


@dataclass(slots=True)
class Evidence:
    """What the whole document says: scores by string, persons by the words of their names."""

    scores: dict[str, list[float]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    others: dict[str, int] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    excluded: set[str] = field(default_factory=set)


def judge(page: Page, found: Sequence[Part]) -> Evidence:
    """Gives every part its kind (-1: no name); the document's evidence for what comes after."""
    evidence = Evidence()
    for at, part in enumerate(found):
        part.text = page.joined(part.first, part.stop)
        if at and found[at - 1].sort == "title" and found[at - 1].stop == part.first:
            part.title = found[at - 1]
        if part.sort == "name":
            _score(page, part)
    _bracketed(page, found, evidence)
    _gather(page, found, evidence)
    named = [part for part in found if part.sort == "name"]
    for part in sorted(named, key=lambda it: (it.first - it.stop, it.first)):
        _decide(page, part, evidence)
    return evidence


# --- where it stands ----------------------------------------------------------------------------


def _score(page: Page, part: Part) -> None:
    scores = part.scores
    _by_words(page, part, scores)
    _by_entry(page, part, scores)
    _by_before(page, part, scores)
    _by_after(page, part, scores)


def _by_words(page: Page, part: Part, scores: list[float]) -> None:
    first, stop = part.first, part.stop
    count = stop - first
    words = page.words[first:stop]
    low = page.low[first:stop]
    if count == 1:
        _by_word(words[0], page.shapes[first], scores)
        return
    if count <= 4 and not any(plain(word) in FUNCTION - _PARTICLES for word in low):
        scores[PER] += 1.0
    if words[0] in GIVEN:
        scores[PER] += 3.0
    elif any(word in GIVEN for word in words[1:]):
        scores[PER] += 1.2
    if any(len(word) == 2 and word[1] == "." for word in words):
        scores[PER] += 2.5
    if any(word in _PARTICLES for word in low[1:-1]) or words[-1][:3] in ("al-", "Al-", "el-"):
        scores[PER] += 1.2
    if words[-1] in known_people():
        scores[PER] += 2.0
    if _SURNAME.search(low[-1]):
        scores[PER] += 1.0
    if plain(low[-1]) in _SUFFIXES:
        scores[PER] += 3.0
    if plain(low[-1]) in _COMPANY:
        scores[ORG] += 5.0
    if plain(low[0]) in PLACE_LEADS:
        scores[LOC] += 2.0
    if "&" in words:
        scores[ORG] += 2.5
    if all(word in COMMON or word in ORG_HEADS for word in low):
        scores[MISC] += 1.0
        scores[PER] -= 1.5
    if "of" in low or "for" in low or "and" in low:
        scores[ORG] += 1.0
        scores[PER] -= 2.0
    if any(shape == ACRONYM for shape in page.shapes[first:stop]):
        scores[ORG] += 1.0


def _by_word(word: str, shape: str, scores: list[float]) -> None:
    low = word.lower()
    if any(map(str.isdigit, word)):
        scores[MISC] += 3.0
    if shape == ACRONYM and len(word) > 1:
        scores[ORG] += 2.0
        scores[PER] -= 1.5
    if word in GIVEN:
        scores[PER] += 1.5
    if word in known_people():
        scores[PER] += 3.0
    if word[:3] in ("al-", "Al-", "el-", "El-") or _SURNAME.search(low):
        scores[PER] += 0.8
    if low in ORG_HEADS:
        scores[ORG] += 1.0
    if low in COMMON:
        scores[MISC] += 0.8
        scores[PER] -= 1.0
    scores[PER] += 0.3


def _by_entry(page: Page, part: Part, scores: list[float]) -> None:
    entry = part.entry
    if entry is None:
        return
    weight = {"capital": 3.0, "area": 3.0, "state": 3.0, "region": 3.0}.get(entry.sort, 0.0)
    weight = weight or _SIZES.get(entry.size, 1.0)
    known = known_at(page, part.first, part.stop)
    if known is not None and known[1] < part.stop:
        scores[LOC] += 0.8 if entry.size > 2 else 0.3
        return
    word = page.words[part.first]
    if entry.size < 4 and part.stop - part.first == 1:
        if word in GIVEN or word in known_people() or word.lower() in COMMON:
            weight -= 1.2
    scores[LOC] += weight


def _by_before(page: Page, part: Part, scores: list[float]) -> None:
    first = part.first
    if part.title is not None:
        lead = plain(page.low[part.title.first])
        scores[PER] += (
            4.0 if lead not in MODIFIERS or part.title.stop - part.title.first > 1 else 2.0
        )
    if first == part.run.first:
        return
    before = page.low[first - 1]
    word = plain(before)
    if part.title is None:
        if word in STRICT or (word in RANKS and word != "general"):
            scores[PER] += 3.0
        elif word in OFFICES:
            scores[PER] += 2.5
    if before in ("in", "near", "at"):
        scores[LOC] += 1.8 if before == "in" else 1.0
        scores[PER] -= 0.8
    elif before in _PLACE_PREPS:
        scores[LOC] += 0.8
    elif before in _BEFORE_PERSON:
        scores[PER] += 0.4
    elif before in ("the", "a", "an"):
        scores[PER] -= 3.0
        scores[ORG] += 0.8
        scores[MISC] += 0.8
        scores[LOC] -= 0.6
    elif before in _WORKS:
        scores[MISC] += 2.5
    elif before in _SIDES:
        scores[ORG] += 0.3
    elif before == "of" and first - 2 >= part.run.first:
        _by_of(page, first, scores)
    elif before in "\"“‘'`" or before == "''":
        _by_quote(page, part, scores)


def _by_of(page: Page, first: int, scores: list[float]) -> None:
    before = page.low[first - 2]
    if before in _PLACED or before in _PLACE_PREPS or before in _PLACE_TAILS:
        scores[LOC] += 2.0
    elif before in ("member", "members", "leader", "head", "supporters", "spokesman", "founder"):
        scores[ORG] += 1.0
    elif before in ("son", "daughter", "wife", "brother", "death", "murder", "killing", "arrest"):
        scores[PER] += 1.5


def _by_quote(page: Page, part: Part, scores: list[float]) -> None:
    """A name alone between quotation marks is a title or a word."""
    if part.stop < part.run.stop and page.words[part.stop] in "\"”’'":
        scores[MISC] += 2.5


def _by_after(page: Page, part: Part, scores: list[float]) -> None:
    stop = part.stop
    if stop >= part.run.stop:
        return
    after = page.low[stop]
    if after in _SAYS:
        scores[PER] += 1.3
    elif after in _PUBLISHED:
        scores[PER] += 0.4
        scores[ORG] += 0.8
    elif after in _DEEDS:
        scores[PER] += 0.6
    elif after in _PLACE_TAILS:
        scores[LOC] += 2.2
        scores[PER] -= 1.0
    elif after in _ORG_TAILS:
        scores[ORG] += 1.6
        scores[PER] -= 0.8
    elif page.shapes[stop] == NUMBER and page.spaced(stop):
        scores[MISC] += 1.5
        scores[PER] -= 0.8
    elif after == "(":
        _by_bracket(page, part, scores)
    elif after == ",":
        _by_comma(page, part, scores)


def _by_bracket(page: Page, part: Part, scores: list[float]) -> None:
    if part.stop + 1 < part.run.stop and page.low[part.stop + 1] in (
        "born",
        "b",
        "d",
        "age",
        "aged",
    ):
        scores[PER] += 3.0


def _by_comma(page: Page, part: Part, scores: list[float]) -> None:
    at = part.stop + 1
    if at + 1 >= part.run.stop:
        return
    low = plain(page.low[at])
    if low in _COMPANY:
        scores[ORG] += 4.0
    elif page.shapes[at] == NUMBER and len(low) <= 2 and page.words[at + 1] == ",":
        scores[PER] += 2.5
    elif low == "who":
        scores[PER] += 2.5
    elif page.shapes[at] in (UPPER, ACRONYM):
        known = known_at(page, at, part.run.stop)
        if known is not None and known[0].sort in ("state", "area") and part.title is None:
            before = page.low[part.first - 1] if part.first > part.run.first else ""
            scores[LOC] += 2.5 if before in _PLACE_PREPS or part.entry is not None else 0.8
    elif _appositive(page, at, part.run.stop):
        scores[PER] += 2.0


def _appositive(page: Page, at: int, stop: int) -> bool:
    """ ", the foreign minister", ", a journalist": an office soon after the comma."""
    for word in page.low[at : min(at + 6, stop)]:
        if word in OFFICES:
            return True
        if word in (",", ".", "is", "was", "in", "who", "and"):
            return False
    return False


# --- what the document says ---------------------------------------------------------------------


def _bracketed(page: Page, found: Sequence[Part], evidence: Evidence) -> None:
    """ "Revolutionary Guard Corps (IRGC)": both are one; "understanding (MoU)" is no name."""
    ends = {part.stop: part for part in found if part.sort != "title"}
    for part in found:
        at = part.first
        inside = at > 1 and part.stop < len(page.words) and page.words[part.stop] == ")"
        if part.stop - at != 1 or not inside or page.words[at - 1] != "(":
            continue
        word = page.words[at]
        if sum(map(str.isupper, word)) < 2:
            continue
        longer = ends.get(at - 1)
        if longer is None:
            if _initials(page.low[max(0, at - 7) : at - 1], word):
                evidence.excluded.add(word)
        elif longer.kind >= 0 or _initials(page.low[longer.first : longer.stop], word):
            evidence.aliases[word] = page.joined(longer.first, longer.stop)
            for one in (part, longer):
                if one.sort == "name":
                    one.scores[MISC if longer.kind == MISC else ORG] += 4.0


def _initials(words: Sequence[str], short: str) -> bool:
    """True if the capitals of `short` begin the last words, small ones left out or not."""
    letters = [char.lower() for char in short if char.isupper()]
    every = [word[0] for word in words if word[0].isalpha()]
    main = [word[0] for word in words if word[0].isalpha() and word not in FUNCTION]
    return letters in (every[-len(letters) :], main[-len(letters) :])


def _gather(page: Page, found: Sequence[Part], evidence: Evidence) -> None:
    for part in found:
        if part.sort == "name":
            known = key(part.text)
            total = evidence.scores.setdefault(known, [0.0, 0.0, 0.0, 0.0])
            for kind in range(4):
                total[kind] += part.scores[kind]
            if not part.initial:
                evidence.counts[known] = evidence.counts.get(known, 0) + 1


def _decide(page: Page, part: Part, evidence: Evidence) -> None:
    known = key(part.text)
    total = evidence.scores[known]
    scores = [
        here + 0.4 * min(4.0, max(-4.0, all_ - here))
        for here, all_ in zip(part.scores, total, strict=True)
    ]
    last = key(page.words[part.stop - 1])
    single = part.stop - part.first == 1
    if single and last in evidence.surnames:
        scores[PER] += 3.5
        part.rule = "surname"
    elif not single and last in evidence.surnames:
        scores[PER] += 1.0
    if single and page.words[part.first] in evidence.aliases:
        scores[ORG] += 3.0
    if _no_name(page, part, evidence, scores):
        return
    best = max(scores)
    kind = scores.index(best)
    part.kind = kind if best > 0.2 else MISC
    part.rule = part.rule or ("title" if part.title is not None else "context")
    if kind == PER and best >= 1.0:
        _learn(page, part, evidence)
    elif kind in (LOC, ORG) and best > 2:
        evidence.others[known] = kind


def _learn(page: Page, part: Part, evidence: Evidence) -> None:
    stop = part.stop
    if stop - part.first > 1 and plain(page.low[stop - 1]) in _SUFFIXES:
        stop -= 1
    if stop - part.first > 1 or part.title is not None:
        evidence.surnames[key(page.words[stop - 1])].add(part.text)


def _no_name(page: Page, part: Part, evidence: Evidence, scores: Sequence[float]) -> bool:
    """True for what is only written with a capital: a sentence's first word, OK, TV."""
    if part.stop - part.first > 1:
        return False
    word = page.words[part.first]
    if word in NO_NAMES or word in evidence.excluded or len(word) == 1:
        return True
    if part.title is not None or part.rule == "surname":
        return False
    low = page.low[part.first]
    if low in FUNCTION:
        return True
    if not part.initial:
        return plain(low) in STRICT or plain(low) in RANKS or low in ("state", "government")
    if evidence.counts.get(key(word), 0) and low not in COMMON:
        return False
    if low in COMMON or low in page.small or low in MISC_HEADS or low in PLACE_HEADS:
        return max(scores) < 3.0
    if _COMMON_ENDS.search(low):
        return max(scores) < 2.0
    return max(scores[PER], scores[LOC], scores[ORG]) < 0.8
