"""What the words around a name tell of its kind: "the tanker X", "shares in X", "X's board".

Only what settles a kind in news of any field stands here: what somebody is called beside his
name, what only a company has, what only a side in a match does.
"""

from __future__ import annotations

from collections.abc import Sequence

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.lists import (
    LEADING,
    LOC,
    MISC,
    MONTHS,
    OFFICES,
    ORG,
    PER,
    Part,
    plain,
)
from sourcebook.ingest.recognise.words import ACRONYM, LOWER, NUMBER, Page

__all__ = ["ORG_NOUNS", "around"]

ORG_NOUNS = lexicon("org nouns")
_THINGS = lexicon("thing nouns")
_OWNED = lexicon("business nouns")
_DEALS = lexicon("business deals")
_BEATS = frozenset(
    "beat beats beating defeat defeated thrashed thrash edged hosted host hosts stunned"
    " overcame hammered trounced outplayed".split()
)
_DREW = frozenset(("drew", "lost", "draw"))
_PLAYERS = frozenset(
    "striker midfielder defender goalkeeper winger forward fullback fans supporters captain"
    " coach manager pitcher quarterback goal goals".split()
)
_SIGNS = ("'s", "’s")
_DATELINE = frozenset((",", "-", "–", "—", "("))
_STATEMENTS = frozenset("statement filing prospectus".split())
_TRADED = frozenset("employs employed employ".split())
_RESULTS = frozenset("profit profits loss losses revenue revenues earnings sales turnover".split())
_FATES = frozenset(
    "arrested detained jailed sentenced born appointed hospitalised hospitalized sworn widowed"
    " married engaged".split()
)
_FELT = frozenset(
    "wept smiled shrugged nodded laughed grinned sighed whispered testified recalled"
    " died resigned apologised apologized".split()
)
_FAR = 6  # words within which a statement or a result follows its verb


def around(page: Page, part: Part, scores: list[float]) -> None:
    """Adds what the words before and after a name say of it to its scores."""
    before = page.low[max(part.run.first, part.first - 4) : part.first]
    after = page.low[part.stop : min(part.run.stop, part.stop + _FAR)]
    if before:
        _before(page, part, before, scores)
    if after:
        _owner(after, scores)
        _doing(after, scores)
        _match(page, part, before, after, scores)
        _dateline(page, part, after, scores)


def _before(page: Page, part: Part, before: Sequence[str], scores: list[float]) -> None:
    last = before[-1]
    small = page.shapes[part.first - 1] == LOWER or last in LEADING
    if small and last in _THINGS:
        scores[MISC] += 4.5
        scores[PER] -= 3.0
    elif small and last in ORG_NOUNS:
        scores[ORG] += 3.5
        scores[PER] -= 1.5
        scores[LOC] -= 1.0
    elif len(before) > 1 and (before[-2], last) in _PAIRS:
        scores[ORG] += 2.5
        scores[PER] -= 1.0
        scores[LOC] -= 1.0


_PAIRS = frozenset((noun, small) for noun in _DEALS for small in ("in", "of", "for", "with", "by"))


def _owner(after: Sequence[str], scores: list[float]) -> None:
    """What only a company or a club has: "X's shareholders", "X shares", "X workers"."""
    owned = after[0] in _SIGNS
    nouns = [word for word in after[1:4] if word.isalpha()] if owned else after[:1]
    for at, word in enumerate(nouns):
        two = " ".join(nouns[at : at + 2])
        if word in _OWNED or two in _OWNED:
            scores[ORG] += 2.5
            scores[PER] -= 1.5
            scores[LOC] -= 0.5
            return
        if word in ("and", "of", "in", "was", "is"):
            return


def _doing(after: Sequence[str], scores: list[float]) -> None:
    verb = after[1] if after[0] in ("has", "had", "also") and len(after) > 1 else after[0]
    if after[0] == "," and len(after) > 4 and after[3] in _SIGNS and plain(after[4]) in OFFICES:
        scores[PER] += 3.0  # "X, the union's head"
    elif after[0] == "," and after[1:2] == ["which"]:
        scores[ORG] += 1.0
        scores[PER] -= 3.0
    elif verb in _TRADED:
        scores[ORG] += 2.5
        scores[PER] -= 1.0
    elif verb in ("said", "says") and after[1:3] == ["in", "a"] and set(after) & _STATEMENTS:
        scores[ORG] += 1.5
        scores[PER] -= 1.0
    elif verb in ("reported", "posted", "booked") and set(after) & _RESULTS:
        scores[ORG] += 2.5
        scores[PER] -= 1.5
    elif verb in _FELT or (after[0] in ("was", "were") and _FATES & set(after[1:3])):
        scores[PER] += 1.0


def _match(
    page: Page, part: Part, before: Sequence[str], after: Sequence[str], scores: list[float]
) -> None:
    """Two sides and a score: "X beat Y 3-1", "X drew 2-2 with Y", "the X striker"."""
    side = after[0] in _BEATS and _scored(page, part.stop, part.run.stop)
    side = side or (after[0] in _DREW and page.shapes[part.stop + 1 : part.stop + 2] == [NUMBER])
    beaten = page.shapes[part.stop] == NUMBER and (
        page.words[part.stop + 1 : part.stop + 2] in (["-"], ["–"])
        or "-" in after[0]
        or "–" in after[0]
    )
    beaten = beaten and bool(_BEATS & set(before))
    played = after[0] in _PLAYERS and page.low[part.first - 1 : part.first] != ["and"]
    if side or beaten:
        scores[ORG] += 4.0
        scores[PER] -= 1.5
        scores[LOC] -= 1.0
        scores[MISC] -= 1.0
    elif played:
        scores[ORG] += 1.5


def _scored(page: Page, at: int, stop: int) -> bool:
    """True if two numbers with a dash follow soon: a score."""
    for far in range(at, min(at + 8, stop - 2)):
        if page.shapes[far] == NUMBER and page.words[far + 1] in ("-", "–"):
            return page.shapes[far + 2] == NUMBER
    return False


def _dateline(page: Page, part: Part, after: Sequence[str], scores: list[float]) -> None:
    """A place in capitals before the text: "OSLO, March 3", "KARSK (Agency) -"."""
    shouted = all(shape == ACRONYM for shape in page.shapes[part.first : part.stop])
    if not shouted or part.first != part.run.first or after[0] not in _DATELINE:
        return
    if len(page.words[part.first]) < 4:
        return
    if after[0] != "," or plain(after[1] if len(after) > 1 else "") in MONTHS or _placed(after):
        scores[LOC] += 4.0
        scores[ORG] -= 2.0


def _placed(after: Sequence[str]) -> bool:
    return any(sign in _DATELINE for sign in after[2:])
