"""Names in Cyrillic and Arabic script, as far as rules go: states, bodies, persons with an office.

Russian and Tajik names stand out by their capitals; in Persian and Arabic only an office, a rank
or a first name tells one. Labels stay as they are written, but for states, which have one name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sourcebook.ingest.gazetteer import Entry, gazetteer, key, lists
from sourcebook.ingest.recognise.found import Found
from sourcebook.ingest.recognise.lists import GIVEN
from sourcebook.ingest.recognise.words import Page, Run
from sourcebook.model import ActorKind
from sourcebook.names import transliterate

__all__ = ["foreign", "foreign_runs"]

_OTHER = re.compile("[\u0400-\u04ff\u0620-\u06d3]")
_LONGEST = 5  # words of a known name or an office
_SURNAME = tuple(
    "ов ев ин ын ский цкий ова ева ина ская зода заде зад пур ян дзе швили енко ич оглы ани они"
    " иён".split()
)
_COMMAS = frozenset((",", "،"))
_ARTICLE = "ال"
_LATIN_CASES = ("", "a", "u", "om", "e", "em")
_CASES = ("ым", "ом", "ой", "ого", "ому", "у", "а", "е", "ем")


def foreign_runs(page: Page) -> list[Run]:
    """The sentences most of whose words are in letters of another script."""
    if _OTHER.search(page.text) is None:
        return []
    return [run for run in page.runs if _is_foreign(page.words[run.first : run.stop])]


def _is_foreign(words: Sequence[str]) -> bool:
    letters = [word[0] for word in words if word[0].isalpha()]
    return 2 * sum(_OTHER.match(letter) is not None for letter in letters) > len(letters)


def foreign(page: Page, runs: Sequence[Run]) -> Iterator[Found]:
    """All names in these sentences."""
    for run in runs:
        at = run.first
        while at < run.stop:
            found, at = _next(page, run, at)
            yield from found


# --- tables -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tables:
    """Known names and offices by the key of their first word."""

    names: Mapping[str, Entry]
    offices: Mapping[str, Sequence[tuple[Sequence[str], str]]]  # by their first letter
    ranks: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    sections = lists("scripts.txt")
    names: dict[str, Entry] = {}
    for line in sections["states"]:
        for name, entry in _state(line):
            names.setdefault(_key(name), entry)
    for line in sections["bodies"]:
        what, _, words = line.partition(" = ")
        sort, _, code = what.partition(" ")
        for name in words.split(", "):
            names.setdefault(_key(name), Entry(sort, "", code))
    offices: dict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
    for line in sections["offices"]:
        role, _, listed = line.partition(" = ")
        for office in map(str.split, listed.split(", ")):
            offices[_key(office[0])[0]].append((office, role))
    for known in offices.values():
        known.sort(key=lambda one: -len(one[0]))
    plain = {
        name: frozenset(_key(word) for line in sections[name] for word in line.split(", "))
        for name in ("ranks", "given", "never")
    }
    return _Tables(names, offices, plain["ranks"], plain["given"], plain["never"])


def _state(line: str) -> Iterator[tuple[str, Entry]]:
    code, _, rest = line.partition(" = ")
    label = gazetteer().state(code)
    for at, column in enumerate(rest.split("|")):
        sort = "capital" if at % 2 else "state"
        for name in filter(None, map(str.strip, column.split(","))):
            for form in _inflected(name) if at < 2 else _with_adjectives(name, sort):
                yield form, Entry(sort, label if sort == "state" else name, code)


def _with_adjectives(name: str, sort: str) -> Iterator[str]:
    """A state in Arabic script with its adjectives: عمان, عمانی, العماني, العمانية."""
    yield name
    stem = name.removeprefix(_ARTICLE).removesuffix("ية").removesuffix("يا").removesuffix("ا")
    if sort == "state" and " " not in name and len(stem) > 2 and not stem.endswith(("ی", "ي")):
        yield from (f"{stem}ی", f"{_ARTICLE}{stem}ي", f"{_ARTICLE}{stem}ية")


def _inflected(name: str) -> Iterator[str]:
    """A Russian name in its cases: Иран, Ирана, Ирану, Ираном, Иране."""
    yield name
    stem, last = name[:-1], name[-1]
    if name.isupper() or " " in name:
        return
    if name.endswith("ия"):
        yield from (stem + ending for ending in ("и", "ю", "ей"))
    elif last == "а":
        yield from (stem + ending for ending in ("ы", "и", "у", "ой", "е"))
    elif last in "йья":
        yield from (stem + ending for ending in ("я", "ю", "ем", "е", "и"))
    elif last not in "еиоуыэю":
        yield from (name + ending for ending in ("а", "у", "ом", "е", "и"))


_SAME_LETTERS = {0x64A: 0x6CC, 0x649: 0x6CC, 0x643: 0x6A9, 0x200C: None}


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """Letters that Persian and Arabic write differently are one; joiners are none."""
    return key(name).translate(_SAME_LETTERS)


# --- one place ----------------------------------------------------------------------------------


def _next(page: Page, run: Run, at: int) -> tuple[list[Found], int]:
    """What begins at this word, and where the next may."""
    office = _office(page, run, at)
    if office is not None:
        return _held(page, run, at, *office)
    known = _known(page, run, at)
    if known is not None:
        entry, stop = known
        return [_told(page, at, stop, entry)], stop
    if _is_rank(page, at):
        found, stop = _person(page, run, at, "", "", "")
        return found, max(stop, at + 1)
    if page.shapes[at] == "C" and _plain(page, at):
        return _capitals(page, run, at)
    return [], at + 1


def _known(page: Page, run: Run, at: int) -> tuple[Entry, int] | None:
    """The longest known name at this word; Arabic may write "and", "in", "to" as part of it."""
    if not page.words[at][0].isalpha() or page.words[at][0] < "\u0370":
        return None
    names = _tables().names
    for stop in range(min(run.stop, at + _LONGEST), at, -1):
        words = " ".join(_key(word) for word in page.words[at:stop])
        entry = names.get(words)
        if entry is None and words[0] in "وبلف" and len(words) > 4:
            entry = names.get(words[1:])
        if entry is not None:
            monday = words == _MONDAY and page.words[at - 1 : at] not in _TO_DUSHANBE
            return None if monday else (entry, stop)
    return None


# In Persian "Dushanbe" is "Monday": the city only where somebody goes there.
_MONDAY = "دوشنبه"
_TO_DUSHANBE = (["وارد"], ["شهر"], ["به"])


def _told(page: Page, at: int, stop: int, entry: Entry) -> Found:
    span = page.span(at, stop)
    if entry.sort == "state":
        return Found(span, ActorKind.STATE, entry.label, country=entry.country, rule="state")
    if entry.sort == "capital":
        return Found(span, "place", entry.label, country=entry.country, rule="capital")
    kind = ActorKind.BODY if entry.sort == "body" else ActorKind.ORG
    label = page.joined(at, stop)
    return Found(span, kind, label, country=entry.country, rule="list of organisations")


def _office(page: Page, run: Run, at: int) -> tuple[str, int] | None:
    """The office that begins at this word, and where it ends."""
    for words, role in _tables().offices.get(_key(page.words[at])[:1], ()):
        stop = at + len(words)
        if stop <= run.stop and all(
            _fits(page.low[at + far], word) for far, word in enumerate(words)
        ):
            return role, stop
    return None


def _fits(low: str, word: str) -> bool:
    if "\u0400" <= word[0] <= "\u04ff":
        return low.startswith(word) and len(low) - len(word) < 5
    return _key(low).removesuffix("ة") == _key(word).removesuffix("ة")  # a woman's office too


def _held(page: Page, run: Run, at: int, role: str, stop: int) -> tuple[list[Found], int]:
    """An office with its state and the person that holds it."""
    found: list[Found] = []
    known = _known(page, run, stop) if stop < run.stop else None
    of = ""
    begin = stop
    if known is not None and known[0].sort == "state":
        found.append(_told(page, stop, known[1], known[0]))
        of, begin = known[0].country, known[1]
    begin = _past_comma(page, run, begin)
    persons, end = _person(page, run, begin, page.joined(at, stop), role, of)
    return found + persons, max(end, begin)


def _past_comma(page: Page, run: Run, at: int) -> int:
    """Past a comma between an office and a name that another comma closes soon."""
    if at >= run.stop or page.words[at] not in _COMMAS:
        return at
    closed = any(word in _COMMAS for word in page.words[at + 3 : min(at + 6, run.stop)])
    return at + 1 if closed else at


def _is_rank(page: Page, at: int) -> bool:
    return _key(page.words[at]) in _tables().ranks


def _person(
    page: Page, run: Run, at: int, office: str, role: str, of: str
) -> tuple[list[Found], int]:
    """The person named at this word, after the rank if there is one."""
    first = at
    while first < run.stop and _is_rank(page, first):
        first += 1
    stop = _name_end(page, run, first)
    if stop == first:
        return [], max(first, at)
    title = page.joined(at, first) if first > at else office
    span, label = page.span(first, stop), page.joined(first, stop)
    return [Found(span, ActorKind.PERSON, label, "name", title, role, of, of, "title")], stop


def _name_end(page: Page, run: Run, first: int) -> int:
    """The end of a person's name: capitals in Cyrillic, two words (or three) in Arabic script."""
    at = first
    while at < run.stop and at - first < 4 and page.shapes[at] == "C" and _plain(page, at):
        if at > first and _known(page, run, at) is not None:
            break
        at += 1
    if at > first:
        return at
    given = _tables().given
    if at < run.stop and page.words[at].startswith(_ARTICLE):
        return first  # no first name has the article
    while at < run.stop and at - first < 4 and _arabic(page, at) and _plain(page, at):
        enough = at - first >= 2 and _key(page.words[at - 1]) not in given
        if enough or _known(page, run, at) is not None or _office(page, run, at) is not None:
            break
        at += 1
    return at if at - first > 1 else first


def _arabic(page: Page, at: int) -> bool:
    return "\u0620" <= page.words[at][0] <= "\u06d3"


def _plain(page: Page, at: int) -> bool:
    """True if the word may be part of a name."""
    return len(page.words[at]) > 1 and _key(page.words[at]) not in _tables().never


def _capitals(page: Page, run: Run, at: int) -> tuple[list[Found], int]:
    """Two capitalised words and more in Cyrillic that look like a person's name."""
    stop = _name_end(page, run, at)
    if at == run.first and stop - at > 2 and not _is_given(page.words[at]):
        at += _is_given(page.words[at + 1])  # a sentence's first word
    last = page.low[stop - 1]
    like = last.endswith(_SURNAME) or any(
        last.endswith(case) and last[: -len(case)].endswith(_SURNAME) for case in _CASES
    )
    if stop - at < 2 or not (like or _is_given(page.words[at])):
        return [], max(stop, at + 1)
    rule = "surname's ending" if like else "first name"
    return [Found(page.span(at, stop), ActorKind.PERSON, page.joined(at, stop), rule=rule)], stop


def _is_given(word: str) -> bool:
    """True if the word is a first name in Latin letters too, in whatever case."""
    latin = transliterate(word)
    return any(latin.removesuffix(case) in GIVEN for case in _LATIN_CASES)
