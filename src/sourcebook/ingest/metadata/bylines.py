"""Who wrote it: bylines with and without a "by", the agencies and outlets named in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.text import Span

AGENCIES = frozenset(
    "reuters ap afp irna isna tasnim fars mehr tass itar-tass ria interfax xinhua upi dpa ansa "
    "efe kyodo yonhap pti ani anadolu aa bernama khovar asia-plus avesta kabar kazinform uza "
    "trend apa azertac sana wam qna spa kuna mena iqna ifp presstv iranpress ptv".split()
) | {
    "associated press", "the associated press", "agence france-presse", "ria novosti",
    "asia plus", "press tv", "tasnim news agency", "fars news agency", "mehr news agency",
    "anadolu agency", "iran press", "niat khovar", "united press international",
}  # fmt: skip
"""News agencies as datelines and bylines name them, written small."""


def is_agency(name: str) -> bool:
    """True for a name that datelines use for an agency."""
    return name.strip(" .()/").lower() in AGENCIES


_OUTLETS = frozenset(
    "post times news herald tribune journal press daily gazette guardian review magazine observer "
    "mail telegraph television tv radio media chronicle courier star sun globe mirror independent "
    "dispatch standard weekly monthly quarterly wire agency broadcasting network online today "
    "bulletin monitor".split()
)


def is_outlet(name: str) -> bool:
    """True for a name that says of itself that it publishes: Kalor Post, Radio Kalor."""
    words = name.lower().strip(" .").removesuffix(".com").split()
    return 1 < len(words) <= 5 and name[:1].isupper() and not _OUTLETS.isdisjoint(words)


_BY = re.compile(
    r"[-–—]?\s?(?:(?:story|written|reported|text|words|analysis|opinion|explainer)\s+)?by[\s:]\s*(?P<who>\S.{0,140})",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|&|/|\band\b)\s*", re.IGNORECASE)
_ROLE_WORDS = frozenset(
    "staff writer writers reporter reporters correspondent correspondents editor editors desk "
    "contributor contributing bureau agency agencies press news service senior special chief "
    "analyst columnist political international foreign".split()
)
_PARTICLES = frozenset("de da al el van von bin ibn di the".split())
_IN_PLACE = re.compile(r"\s+in\s+[^\W\d_a-zа-я][^,;|]{1,40}$")


@dataclass(frozen=True, slots=True)
class Byline:
    """The names in a line: of people (or an agency), and of the outlet behind them."""

    names: tuple[Span, ...] = ()
    outlet: Span | None = None

    def __bool__(self) -> bool:
        return bool(self.names)


def byline(line: str) -> Byline:
    """What is in a line that is a byline and nothing else: stretches of the line."""
    found = _BY.fullmatch(line) if len(line) <= 160 else None
    return _names(line, *found.span("who")) if found else Byline()


def byline_without_by(line: str) -> Byline:
    """The same of a line that is nothing but names of two to four words in capitals."""
    if not 5 <= len(line) <= 100 or "\n" in line or line.isupper():
        return Byline()
    found = _names(line, 0, len(line))
    people = [name.of(line).split() for name in found.names if not is_agency(name.of(line))]
    bare = people and all(2 <= len(words) <= 4 and _are_plain(words) for words in people)
    return found if bare else Byline()


def _are_plain(words: list[str]) -> bool:
    """Words that a name is made of; no title in capitals has only such, and so few."""
    return all(part.isalpha() for word in words for part in re.split(r"[-'’.]", word) if part)


def _names(line: str, start: int, end: int) -> Byline:
    names: list[Span] = []
    outlet: Span | None = None
    for part in split_names(line, start, end):
        name = part.of(line)
        words = name.split()
        if names and _are_role_words(words):
            continue
        if names and outlet is None and is_outlet(name) and not is_agency(name):
            outlet = part
            continue
        if not words or not is_name(words):
            if names and outlet is not None:
                continue  # the town behind an outlet
            return Byline()
        if outlet is None:
            names.append(part)
    return Byline(tuple(names), outlet)


def split_names(line: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between commas and "and", without a place behind them."""
    place = _IN_PLACE.search(line, start, end)
    end = place.start() if place else end
    at = start
    for mark in _AND.finditer(line, start, end):
        if mark.start() > at:
            yield Span(at, mark.start())
        at = mark.end()
    if at < end:
        yield Span(at, end)


def _are_role_words(words: list[str]) -> bool:
    return all(word.lower().strip(".") in _ROLE_WORDS for word in words)


def is_name(words: list[str]) -> bool:
    """True for words that may be a person's name, or an agency's."""
    if not 1 <= len(words) <= 6 or any(char.isdigit() for word in words for char in word):
        return False
    if len(words) == 1 and not (words[0].isupper() or is_agency(words[0])):
        return False
    small = [word for word in words if not word[0].isupper()]
    return len(small) < len(words) and all(map(_is_particle, small))


def _is_particle(word: str) -> bool:
    return word in _PARTICLES or word.startswith(("al-", "el-"))
