"""A name judged where it stands: by its own words, the gazetteer and its neighbours.

Evidence adds up in four scores: person, place, organisation, other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sourcebook.ingest.gazetteer import known_people, lexicon
from sourcebook.ingest.recognise.lists import (
    COMMON,
    FUNCTION,
    GIVEN,
    LOC,
    MISC,
    MODIFIERS,
    OFFICES,
    ORG,
    ORG_HEADS,
    PER,
    PLACE_LEADS,
    RANKS,
    STRICT,
    Part,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.near import ORG_NOUNS, around
from sourcebook.ingest.recognise.words import ACRONYM, LOWER, NUMBER, UPPER, Page, forms

__all__ = ["SUFFIXES", "score"]

_PLACE_TAILS = lexicon("place tails")
_PLACE_PREPS = lexicon("place preps")
_PLACE_NOUNS = _PLACE_TAILS | frozenset("commune settlement capital country hamlet".split())
_SIZES = {1: 1.3, 2: 1.7, 3: 2.2, 4: 3.0}
_SURNAMES = tuple(
    "ov ova ev eva zadeh zada zoda zade enko shvili dze sky ski skiy skii nejad pour oglu oğlu yan"
    " ian ović ovic evic stein berg mann sson ollah ullah allah uddin eddin".split()
)
_CHANNEL = re.compile(r"[A-Z]{3,}\d\Z")  # MTV2
_DESIGNATOR = re.compile(r"[A-Z]{1,4}-?\d+[A-Z]*\Z")
_PARTICLES = frozenset("al el bin ibn bint abu von van der den de di da del la le ul".split())
_WORKS = frozenset(
    "album albums song songs single film films movie book novel series track tracks show opera"
    " magazine poem play game titled entitled called operation aircraft missile drone".split()
)
_SIDES = frozenset("joined for sued founded owned bought acquired by with against signed".split())
_PLACED = frozenset("city town village capital province region port suburb district".split())
_BEFORE_PERSON = frozenset(
    "by with told met named succeeded replaced married accused killed assassinated and".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())
_PLAIN_FUNCTION = FUNCTION - _PARTICLES
_ARTICLES = ("al-", "Al-", "el-", "El-")
_BIRTHS = (["born"], ["b"], ["d"], ["age"], ["aged"])
_FIRMS = frozenset(
    "international global worldwide consulting pharmaceutical solutions analytics capital markets"
    " labs semiconductor steel cement foods beverages textiles shipping maritime trading"
    " construction contracting engineering petrochemical petrochemicals automotive mobile online"
    " digital networks".split()
)
_FIRST_OF_FIRMS = frozenset("bank banque radio hotel".split())
_COMPANY = frozenset(
    "inc ltd corp co plc llc gmbh sa s.a ag se kg nv bv spa asa ab oy oyj sarl srl pty pjsc ooo"
    " partner partners".split()
)

Weights = tuple[tuple[int, float], ...]


def _table(*rows: tuple[frozenset[str], Weights]) -> dict[str, Weights]:
    """For each word the weights of the first row that has it."""
    table: dict[str, Weights] = {}
    for words, weights in rows:
        table |= {word: weights for word in words if word not in table}
    return table


_SAYS = lexicon("says")
_BEFORE = _table(
    (frozenset(("in",)), ((LOC, 1.8), (PER, -0.8))),
    (frozenset(("near", "at")), ((LOC, 1.0), (PER, -0.8))),
    (_PLACE_PREPS, ((LOC, 0.8),)),
    (_BEFORE_PERSON, ((PER, 0.4),)),
    (frozenset(("the", "a", "an")), ((PER, -3.0), (ORG, 0.8), (MISC, 0.8), (LOC, -0.6))),
    (_WORKS, ((MISC, 2.5),)),
    (_SIDES, ((ORG, 0.3),)),
    (frozenset(("'s", "’s")), ((ORG, 0.5),)),
)
_SITES = tuple([word] for word in sorted(_PLACE_TAILS | {"field", "fields", "plant", "complex"}))
_LED = frozenset("administration regime presidency premiership".split())
_BASES = frozenset(
    "air military naval refugee oil gas nuclear power border army industrial".split()
)
_AFTER = _table(
    (_SAYS, ((PER, 1.3),)),
    (lexicon("published"), ((PER, 0.4), (ORG, 0.8))),
    (lexicon("deeds"), ((PER, 0.6),)),
    (_PLACE_TAILS, ((LOC, 2.2), (PER, -1.0))),
    (lexicon("org tails"), ((ORG, 1.6), (PER, -0.8))),
)


def score(page: Page, part: Part) -> None:
    """Adds the evidence of the words, the gazetteer and the neighbours to the part's scores."""
    scores = part.scores = list(_by_words(tuple(page.words[part.first : part.stop])))
    _by_entry(page, part, scores)
    _by_before(page, part, scores)
    _by_after(page, part, scores)
    around(page, part, scores)


@lru_cache(maxsize=4096)
def _by_words(words: tuple[str, ...]) -> tuple[float, ...]:
    """The scores that a name's own words give it."""
    scores = [0.0, 0.0, 0.0, 0.0]
    low, shapes, _ = zip(*map(forms, words), strict=True)
    if len(words) == 1:
        _by_word(words[0], shapes[0], scores)
        return tuple(scores)
    _like_person(words, low, scores)
    if plain(low[-1]) in _COMPANY:
        scores[ORG] += 5.0
    if low[-1] in _FIRMS or low[0] in _FIRST_OF_FIRMS:
        scores[ORG] += 3.0
    if plain(low[0]) in PLACE_LEADS:
        scores[LOC] += 2.5
    if _DESIGNATOR.match(words[0]):
        scores[MISC] += 4.0  # F-16 Falcon
    if "&" in words:
        scores[ORG] += 2.5
    if all(word in COMMON or word in ORG_HEADS for word in low):
        scores[MISC] += 1.0
        scores[PER] -= 1.5
    if "of" in low or "for" in low or "and" in low:
        scores[ORG] += 1.0
        scores[PER] -= 2.0
    if ACRONYM in shapes:
        scores[ORG] += 1.0
        scores[PER] -= 1.5 if shapes[0] == ACRONYM else 0.0
    return tuple(scores)


def _like_person(words: Sequence[str], low: Sequence[str], scores: list[float]) -> None:
    """Two words or more that look like a person's name."""
    weight = 0.0
    if len(words) <= 4 and _PLAIN_FUNCTION.isdisjoint(map(plain, low)):
        weight += 1.0
    if words[0] in GIVEN:
        weight += 3.0
    elif any(word in GIVEN for word in words[1:]):
        weight += 1.2
    if any(len(word) == 2 and word[1] == "." for word in words):
        weight += 2.5
    if any(word in _PARTICLES for word in low[1:-1]) or words[-1][:3] in _ARTICLES:
        weight += 1.2
    if words[-1] in known_people():
        weight += 2.0
    if low[-1].endswith(_SURNAMES):
        weight += 1.0
    if plain(low[-1]) in SUFFIXES:
        weight += 3.0
    scores[PER] += weight


def _by_word(word: str, shape: str, scores: list[float]) -> None:
    low = word.lower()
    if any(map(str.isdigit, word)) and not _CHANNEL.match(word):
        scores[MISC] += 3.0
    if shape == ACRONYM and len(word) > 1:
        scores[ORG] += 2.0
        scores[PER] -= 1.5
    if word[0].islower() and "-" not in word and "'" not in word:
        scores[MISC] += 2.0  # iPod
    if low.endswith("bank"):
        scores[ORG] += 2.0
    if word in GIVEN:
        scores[PER] += 1.5
    if word in known_people():
        scores[PER] += 3.0
    if word[:3] in _ARTICLES or low.endswith(_SURNAMES):
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
    doubtful = word in GIVEN or word in known_people() or word.lower() in COMMON
    if doubtful and entry.size < 4 and part.stop - part.first == 1:
        weight -= 1.2
    scores[LOC] += weight


def _by_before(page: Page, part: Part, scores: list[float]) -> None:
    first = part.first
    _by_title(page, part, scores)
    if first == part.run.first:
        return
    before = page.low[first - 1]
    if before == "to" and page.low[first - 2 : first - 1] == ["according"]:
        before = "by"
    for kind, weight in _BEFORE.get(before, ()):
        scores[kind] += weight
    if before == "of" and first - 2 >= part.run.first:
        _by_of(page, first, scores)
    elif page.shapes[first - 1] == NUMBER and part.stop - first == 1:
        scores[MISC] += 1.5
    elif before in "\"“‘'`" or before == "''":
        _by_quote(page, part, scores)


def _by_title(page: Page, part: Part, scores: list[float]) -> None:
    """A rank or an office before the name."""
    if part.title is not None:
        alone = part.title.stop - part.title.first == 1
        weak = alone and plain(page.low[part.title.first]) in MODIFIERS
        scores[PER] += 2.0 if weak else 4.0
    elif part.first > part.run.first:
        word = plain(page.low[part.first - 1])
        if word in STRICT or (word in RANKS and word != "general"):
            scores[PER] += 3.0
        elif word in OFFICES:
            scores[PER] += 2.5


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
    if after in ("is", "was") and page.low[stop + 1 : stop + 2] in (["a"], ["an"], ["the"]):
        _by_noun(page, stop + 2, part.run.stop, scores)
    elif after in _LED:
        scores[PER] += 3.5
        scores[ORG] -= 0.8
    elif after in _AFTER:
        _by_word_after(part, after, scores)
    elif after in _BASES and page.low[stop + 1 : stop + 2] in _SITES:
        scores[LOC] += 2.2
        scores[PER] -= 1.0
    elif page.shapes[stop] == NUMBER and page.spaced(stop):
        scores[MISC] += 1.5
        scores[PER] -= 0.8
    elif after == "(" and page.low[stop + 1 : stop + 2] in _BIRTHS:
        scores[PER] += 3.0
    elif after == ",":
        _by_comma(page, part, scores)


def _by_word_after(part: Part, after: str, scores: list[float]) -> None:
    for kind, weight in _AFTER[after]:
        scores[kind] += weight
    if after in _SAYS and part.stop - part.first == 1:
        scores[PER] -= 0.5  # firms and teams speak by one word too


def _by_comma(page: Page, part: Part, scores: list[float]) -> None:
    at = part.stop + 1
    if at + 1 >= part.run.stop:
        return
    low = plain(page.low[at])
    if low in _COMPANY:
        scores[ORG] += 4.0
    elif low == "who" or (page.shapes[at] == NUMBER and page.words[at + 1] == "," and len(low) < 3):
        scores[PER] += 2.5
    elif page.shapes[at] in (UPPER, ACRONYM):
        known = known_at(page, at, part.run.stop)
        if known is not None and known[0].sort in ("state", "area") and part.title is None:
            before = page.low[part.first - 1] if part.first > part.run.first else ""
            scores[LOC] += 2.5 if before in _PLACE_PREPS or part.entry is not None else 0.8
    else:
        _by_noun(page, at, part.run.stop, scores)


def _by_noun(page: Page, at: int, stop: int, scores: list[float]) -> None:
    """The first telling noun after the name: ", a journalist", "is a village in"."""
    for place in range(at, min(at + 6, stop)):
        word = page.low[place]
        if word in OFFICES and page.shapes[place] == LOWER:
            scores[PER] += 2.0
            return
        if word in _PLACE_NOUNS:
            scores[LOC] += 2.5
            return
        if word in ORG_NOUNS:
            scores[ORG] += 2.5
            return
        if word in (",", ".", "in", "who", "and", "of", "where", "when", "which"):
            scores[LOC] += 2.0 if word == "where" and place == at else 0.0
            return
