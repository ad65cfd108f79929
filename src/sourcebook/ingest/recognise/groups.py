"""Who speaks or acts without a name: "Omani officials", "a court in Aktau", "sources close to …".

A noun for people or a body counts only where it says or does something, so that not every
passenger becomes an actor. What is found belongs to its article alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.recognise.lists import FUNCTION, MONTHS, is_capital, known_at, plain
from sourcebook.ingest.recognise.roles import Body, state_at
from sourcebook.ingest.recognise.words import LOWER, Page, Run

__all__ = ["groups"]

_SPEAKING = lexicon("speaking nouns")
_ACTING = lexicon("acting nouns")
_ONE = lexicon("speaking persons")
_BODIES = lexicon("acting bodies")
_HEADS = _SPEAKING | _ACTING | _ONE | _BODIES
_DOERS = _ACTING | _BODIES
_JOINED = _SPEAKING | _ACTING
_SAYS = lexicon("says")
_DOES = lexicon("group deeds")
_AUX = frozenset("has have had will would must also later then now already earlier since".split())
_VERBS = _SAYS | lexicon("deeds") | lexicon("state acts") | _DOES
_DETERMINERS = frozenset("the a an some several many most few other these those".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten dozens hundreds".split())
_COUNTING = _DETERMINERS | _NUMBERS
_INDEFINITE = frozenset(("a", "an", "one"))
_POSSESSIVE = ("'s", "’s", "'", "’")
_KNOWING = (
    ("close", "to"), ("familiar", "with"), ("briefed", "on"), ("involved", "in"),
    ("with", "knowledge"), ("with", "direct"), ("privy", "to"), ("loyal", "to"), ("allied", "with"),
)  # fmt: skip
_FIGHTING = frozenset("rebels militants fighters insurgents separatists forces".split())
_OWNERS = frozenset("his her its their our my your".split())
_RANKED = frozenset("senior top former local unnamed".split())
_PUTS = _SAYS | frozenset(
    "put puts estimate estimated estimates report suspect fear feared".split()
)
_PLACES = frozenset("state capital city area".split())
_BEFORE = 4  # words before the noun that belong to it
_AFTER = 6  # words after it


def groups(page: Page, taken: Callable[[int], bool]) -> Iterator[Body]:
    """All in the text; `taken` tells the words of other names.

    A body that acts somewhere is meant wherever the text has the same words.
    """
    found = [
        told
        for run, at in page.among(_HEADS)
        if not run.titled and (page.shapes[at] == LOWER or _opens(page, run, at))
        if (told := _at(page, run, at, taken)) is not None
    ]
    live = _apart(one for one in found if one.live)
    known = {one.body.role for one in live if one.body.kind == "body"}
    meant = (one for one in found if one.live or (one.definite and one.body.role in known))
    return (one.body for one in _apart(meant))


@dataclass(frozen=True, slots=True)
class _Told:
    """What may be a group, whose noun stands at `at`; `live` if it speaks or acts there."""

    body: Body
    at: int
    live: bool
    definite: bool = False  # "the" stands before it


def _apart(found: Iterable[_Told]) -> Iterator[_Told]:
    """Those whose noun is in no other before them."""
    past = 0
    for one in found:
        if one.at >= past:
            past = one.body.stop
            yield one


def _opens(page: Page, run: Run, at: int) -> bool:
    """True if the word's capital is only that of the sentence."""
    return at == run.first or page.words[at - 1] in '"“«:–—'


def _at(page: Page, run: Run, at: int, taken: Callable[[int], bool]) -> _Told | None:
    """What the noun at `at` may be a group of."""
    if taken(at) or (at + 1 < run.stop and page.words[at + 1] in _POSSESSIVE):
        return None
    noun = page.low[at]
    first = _first(page, run, at, taken)
    stop = _stop(page, run, at)
    if page.low[first] in _DETERMINERS and first < at:
        named = first = first + 1
        country = ""
    else:
        named = first
        country, first = _country(page, run, first)
    country = country or _of_place(page, at, stop)
    determiner = page.low[first - 1] if first > run.first else ""
    if not country and determiner and noun in _FIGHTING and taken(first - 1):
        return None  # "Houthi rebels" are the Houthis
    if noun in _ONE and determiner not in _INDEFINITE:
        return None  # "the spokesman" may be somebody who is named
    if noun == "people" and stop == at + 1:
        return None
    body = noun in _BODIES
    live = _speaks(page, run, first, stop) or (noun in _DOERS and _acts(page, run, stop))
    if (not live and not body) or (body and determiner in _OWNERS):
        return None
    label = page.joined(first, stop).replace("’", "'")
    if not body:
        return _Told(Body(first, stop, "group", label, "", country, "unnamed source"), at, live)
    role = page.joined(named, at + 1).lower()
    found = Body(first, stop, "body", label, role, country, "generic body")
    return _Told(found, at, live, determiner == "the")


# --- where the words begin and end --------------------------------------------------------------


def _first(page: Page, run: Run, at: int, taken: Callable[[int], bool]) -> int:
    """The first of the words before the noun that belong to it."""
    first = safe = at
    while first > run.first and at - first < _BEFORE:
        word = page.low[first - 1]
        if word in _COUNTING:
            return first - 1
        if not word.isalpha() or word in FUNCTION or word in _VERBS or word in MONTHS:
            break
        lower = page.shapes[first - 1] == LOWER
        opens = _opens(page, run, first - 1) and known_at(page, first - 1, at) is None
        if not (lower or opens) or taken(first - 1):
            break
        first -= 1
        if safe == first + 1 and not word.endswith(_VERBAL):
            safe = first
    return safe  # "wounded officials" may be a verb and whom it befell


_PASTS = frozenset("shot took struck withdrew upheld held paid".split())
_MANY = frozenset("police troops people".split())
_VERBAL = ("ed", "ly", "ing")


def _country(page: Page, run: Run, first: int) -> tuple[str, int]:
    """The state before the words, and where its name begins: "senior Omani", "Iran's"."""
    country, begin = state_at(page, first - 1, run.first)
    if not country:
        return "", first
    while begin > run.first and page.low[begin - 1] in _RANKED:
        begin -= 1
    return country, begin


def _stop(page: Page, run: Run, at: int) -> int:
    """The end of what belongs to the noun behind it."""
    stop = at + 1
    if stop + 1 < run.stop and page.low[stop] == "and":
        far = stop + 1
        while far < min(run.stop, stop + 4) and page.shapes[far] == LOWER:
            if page.low[far] in _JOINED:
                stop = far + 1
                break
            if page.low[far] in FUNCTION or page.low[far] in _VERBS:
                break
            far += 1
    pair = tuple(page.low[stop : stop + 2])
    if pair in _KNOWING:
        return _phrase(page, run, stop + 2)
    if stop + 1 < run.stop and page.low[stop] in ("in", "from", "at", "of"):
        return _placed(page, run, stop)
    return stop


def _of_place(page: Page, at: int, stop: int) -> str:
    """The state of the town or land that follows: "prosecutors in Düsseldorf"."""
    if stop < at + 3 or page.low[at + 1] not in ("in", "from", "of", "at"):
        return ""
    known = known_at(page, at + 2, stop)
    return known[0].country if known is not None and known[0].sort in _PLACES else ""


def _phrase(page: Page, run: Run, at: int) -> int:
    """Past "the matter", "the government's plans"."""
    stop = at
    if stop < run.stop and page.low[stop] in ("of", "knowledge"):
        stop += 1 + (page.low[stop + 1 : stop + 2] == ["of"])
    if stop < run.stop and page.low[stop] in ("the", "a", "an", "his", "her", "its", "their"):
        stop += 1
    begin = stop
    while stop < run.stop and stop - begin < _AFTER:
        word = page.low[stop]
        fits = word.isalpha() or page.words[stop] in _POSSESSIVE
        if not fits or word in FUNCTION or word in _VERBS:
            break
        stop += 1
    return stop


def _placed(page: Page, run: Run, at: int) -> int:
    """Past "in Aktau", "of the northern province of Karsk" where a name follows at once."""
    begin = at + 1 + (page.low[at + 1] == "the" and at + 2 < run.stop)
    stop = begin
    while stop < run.stop and stop - begin < 4 and is_capital(page, stop):
        if page.low[stop] in MONTHS:
            return at
        stop += 1
    if stop == begin:
        return at
    if stop < run.stop and page.words[stop] in _POSSESSIVE:
        return at
    if page.low[begin - 1] == "the" and stop < run.stop and page.low[stop] in ("region", "area"):
        stop += 1
    return stop


# --- saying and doing ---------------------------------------------------------------------------


def _speaks(page: Page, run: Run, first: int, stop: int) -> bool:
    if _verb(page, run, stop) in _PUTS:
        return True
    before = first - 1
    while before >= run.first and page.low[before] in _COUNTING:
        before -= 1
    if before <= run.first:
        return False
    if page.low[before] == "to" and page.low[before - 1] == "according":
        return True
    ends = stop >= run.stop or page.words[stop] in ".,;"
    return ends and page.low[before] in ("said", "say", "says", "added")


def _verb(page: Page, run: Run, at: int) -> str:
    """The verb that follows the words, auxiliaries left out; a clause with "who" too."""
    while at < run.stop and page.low[at] in _AUX:
        at += 1
    if at < run.stop and page.words[at] == "," and at + 1 < run.stop:
        if page.low[at + 1] not in ("who", "which", "speaking", "citing", "quoting"):
            return ""
        far = at + 2
        while far < min(run.stop, at + 14) and page.words[far] != ",":
            far += 1
        return page.low[far + 1] if far + 1 < run.stop and page.words[far] == "," else ""
    return plain(page.low[at]) if at < run.stop else ""


def _acts(page: Page, run: Run, stop: int) -> bool:
    verb = _verb(page, run, stop)
    passive = page.low[stop + 1 : stop + 2] == ["by"]
    if verb not in _DOES or passive:
        return False
    told = verb.endswith(("ed", "s")) or verb in _PASTS
    many = page.low[stop - 1].endswith("s") or page.low[stop - 1] in _MANY
    return told or many or page.low[stop] in _AUX  # not "a court order"
