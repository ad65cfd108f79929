"""Names of organisations without what is only their form: "US Treasury", "U.S. Treasury".

Left out are the article, the legal form of a company, and a state's own name before or behind
what is its body; folded are the two spellings of English and the two orders of a ministry's name.
"""

import re
from functools import lru_cache

from sourcebook.ingest.gazetteer import gazetteer
from sourcebook.ingest.identify.sounding import plain
from sourcebook.names.bodies import SPELLED

_LEGAL = frozenset(
    "inc corp corporation co company ltd limited plc llc llp nv bv ag gmbh sa spa ab oy asa kg se"
    " jsc ojsc pjsc cjsc ooo oao pao zao as pty sdn bhd kk".split()
)  # forms of companies, as registers abbreviate them (GLEIF, ISO 20275)
_LANDS = {"us": "united states", "usa": "united states", "uk": "united kingdom"}
_MINISTRY = re.compile(r"(?:ministry|department) of (?:the )?(.+)")
_MATTERS = {
    "foreign affairs": "foreign",
    "internal affairs": "interior",
    "the interior": "interior",
}
_MOST = 4096  # names kept in mind


@lru_cache(maxsize=_MOST)
def body_key(label: str, *, of_state: bool) -> str:
    """What two names of one organisation have in common; of a state's body without the state."""
    words = [SPELLED.get(word, word) for word in _words(without_form(label))]
    if of_state:
        words = _ministry(_parted(words)[0])
    return " ".join(words) or plain(label)


@lru_cache(maxsize=_MOST)
def state_told(label: str) -> str:
    """The code of the state that a body's name tells: "US Treasury", "Bank of Ghana"."""
    return _parted(_words(label))[1]


def without_form(label: str) -> str:
    """A company's name without its legal form: "Apple Inc." is Apple."""
    words = label.split()
    while len(words) > 1 and words[-1].replace(".", "").lower() in _LEGAL:
        words = [*words[:-2], words[-2].strip(",")]
    return " ".join(words)


def _words(label: str) -> list[str]:
    words = plain(label).replace(".", "").split()
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    if len(words) > 1 and words[0] in _LANDS:
        words[:1] = _LANDS[words[0]].split()
    return words


def _parted(words: list[str]) -> tuple[list[str], str]:
    """A name without "Kazakh" before it or "of Kazakhstan" behind it, and whose that is."""
    for stop in (2, 1):
        if stop < len(words) and (code := _code(" ".join(words[:stop]))):
            return words[stop:], code
    if "of" in words[1:]:
        at = len(words) - 1 - words[::-1].index("of")
        if code := _code(" ".join(words[at + 1 :]).removeprefix("the ")):
            return words[:at], code
    return words, ""


def _code(name: str) -> str:
    entry = gazetteer().get(name)
    return entry.country if entry is not None and entry.sort in ("state", "people") else ""


def _ministry(words: list[str]) -> list[str]:
    """A ministry by its matter first: "Ministry of Foreign Affairs" is the foreign ministry."""
    told = _MINISTRY.fullmatch(" ".join(words))
    if told is None:
        return words
    return f"{_MATTERS.get(told[1], told[1])} {words[0]}".split()
