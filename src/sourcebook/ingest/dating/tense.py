"""Tense: what the nearest verb says of the time of an expression, cheaply looked at."""

from collections.abc import Sequence

from sourcebook.ingest.dating.words import BREAK, Words

_FUTURE = frozenset(
    "will shall 'll ’ll scheduled due expected set slated planned plans plan upcoming deadline "
    "intends aims hopes ahead tomorrow must".split()
) | frozenset(  # a timetable stands in the present: talks begin on Monday
    "begin begins go goes meets arrive arrives starts ends opens resume resumes departs expires "
    "expire faces".split()
)
_SOFT = frozenset("would could might may should can".split())
_PAST = frozenset(
    "was were had did said told met held took came went made gave left began got saw found won "
    "lost fell rose hit shot sent spoke wrote led kept grew became brought bought built drew "
    "drove fought flew heard knew laid paid ran read sold sat stood struck threw understood seen "
    "shown done gone known broke chose cut put quit spent swore taken given".split()
)
_NOT_PAST = frozenset(
    "united need seed hundred indeed speed feed bed red shed breed exceed proceed succeed embed "
    "limited".split()
)
_ARTICLES = frozenset("a an the this these its their all new".split())
_REACH = 14


def _past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)


def _to_do(words: Sequence[str], at: int) -> bool:
    """Whether a verb follows: "agreed to meet on Monday", not "agreed to a truce on Monday"."""
    following = [word.lower() for word in words[at : at + 2]]
    return following[:1] == ["to"] and len(following) > 1 and following[1] not in _ARTICLES


def _voice(words: Sequence[str], at: int, low: int) -> str:
    """What one word says of the time: past, future, soft (would), or nothing."""
    word = words[at].lower()
    if word == "to" and at > low and words[at - 1] in ("is", "are"):
        return "future"  # she is to visit
    if word in _FUTURE or (word == "agreed" and _to_do(words, at + 1)):
        return "future"
    if word in _SOFT and not words[at][0].isupper():
        return "soft"
    if not _past(word):
        return ""
    helpers = set(words[max(low, at - 3) : at])
    if helpers & {"will", "shall", "'ll", "’ll"} or {"to", "be"} <= helpers:
        return "future"
    return "soft" if helpers & _SOFT else "past"


def tense(read: Words, start: int, end: int) -> str:
    """What the nearest verb before, else behind, the tokens [start, end) says."""
    low = max(0, start - _REACH)
    low = max(low, read.codes.rfind(BREAK, low, start) + 1)
    for at in range(start - 1, low - 1, -1):
        if found := _voice(read.words, at, low):
            return found
    far = min(len(read.words), end + _REACH)
    stop = read.codes.find(BREAK, end, far)
    for at in range(end, stop if stop >= 0 else far):
        if found := _voice(read.words, at, end):
            return found
    return ""
