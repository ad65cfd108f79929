"""What is known of names before a text is read: states, peoples, cities, bodies, lists of words.

Cities come from GeoNames (CC BY 4.0, see `data/cities.txt`), the rest is written by hand
(`data/states.txt`, `data/lexicon.txt`, `data/short_names.txt`, `data/scripts.txt`). Everything is
read once, on first use.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = [
    "Entry",
    "Gazetteer",
    "WellKnown",
    "gazetteer",
    "key",
    "known_people",
    "lexicon",
    "lists",
    "well_known",
]

_DATA = Path(__file__).with_name("data")  # importlib.resources would take 15 ms to load


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name: `sort` is state, people, region, area, city, capital or org.

    `label` is the name it stands for (Iran for "Iranian"; empty: the name as written), `size`
    the class of a city's size (1 to 4).
    """

    sort: str
    label: str
    country: str = ""
    size: int = 0


def key(name: str) -> str:
    """The form under which a name is looked up: small letters, no marks, no apostrophes."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("ı", "i"))
        name = "".join(char for char in plain if not unicodedata.combining(char))
    return name.lower().replace("'", "").replace("-", " ").replace("st. ", "saint ")


class Gazetteer:
    """Known names by key; `find` gives the longest that begins at a word."""

    __slots__ = ("_cities", "_labels", "_longest", "_names")

    def __init__(self) -> None:
        self._names: dict[str, Entry] = {}
        self._cities: dict[str, tuple[str, str, int]] = {}
        self._longest: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        for name, entry in _entries():
            # A possessive sign is a word of its own in a text: "Moody's".
            for known in {key(name): None, key(name.replace("'s", " s")): None}:
                if known not in self._names:
                    self._names[known] = entry
                    self._measure(known)
            if entry.sort == "state":
                self._labels.setdefault(entry.country, entry.label)
        _read_cities(self._cities)
        longest = self._longest
        for known in self._cities:
            if " " in known:
                self._measure(known)
            elif known not in longest:
                longest[known] = 1

    def _measure(self, known: str) -> None:
        first, _, rest = known.partition(" ")
        words = 2 + rest.count(" ") if rest else 1
        if words > self._longest.get(first, 0):
            self._longest[first] = words

    def get(self, name: str) -> Entry | None:
        """The entry of exactly this name."""
        return self._at(key(name))

    def _at(self, known: str) -> Entry | None:
        entry = self._names.get(known)
        if entry is None and (city := self._cities.get(known)) is not None:
            entry = Entry("city", *city)
            self._names[known] = entry
        return entry

    def state(self, country: str) -> str:
        """The label of a state by its code; empty if there is none."""
        return self._labels.get(country, "")

    def find(self, keys: Sequence[str], at: int, stop: int) -> tuple[Entry, int] | None:
        """The longest known name of the words `keys[at:stop]` from `at` on, and where it ends."""
        first = keys[at]
        longest = self._longest.get(first.partition(" ")[0] if " " in first else first)
        if longest is None:
            return None
        for end in range(min(stop, at + longest), at + 1, -1):
            entry = self._at(" ".join(keys[at:end]))
            if entry is not None:
                return entry, end
        entry = self._at(first)
        return None if entry is None else (entry, at + 1)


def _read(name: str) -> Iterator[str]:
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _entries() -> Iterator[tuple[str, Entry]]:
    """All names with their entries; of two entries of one name the first one counts."""
    yield from _states()
    yield from _listed()


# England and the like have capitals that are no government's.
_PARTS = frozenset(("England", "Scotland", "Wales", "Northern Ireland"))


def _states() -> Iterator[tuple[str, Entry]]:
    rows = [line.split("|") for line in _read("states.txt")]
    for code, label, others, people, _ in rows:
        for name in _names(f"{label},{others}"):
            yield name, Entry("state", label, code)
        for name in _names(people):
            entry = Entry("people", label, code)
            yield name, entry
            if not name.endswith(("s", "ish", "ese", "ch", "men")):
                yield name + "s", entry
    for code, label, _, _, capitals in rows:
        for name in _names(capitals) if label not in _PARTS else ():
            yield name, Entry("capital", name, code, 4)


def _names(names: str) -> list[str]:
    return [name for name in names.split(",") if name]


def _listed() -> Iterator[tuple[str, Entry]]:
    lists = _sections()
    for name in lists["regions"]:
        yield name, Entry("region", name)
    for pair in lists["region adjectives"]:
        name, _, label = pair.partition(" = ")
        yield name, Entry("people", label)
    for name in lists["peoples"]:
        yield name, Entry("people", "")
    for sort, section in (("org", "organisations"), ("area", "areas")):
        for item in lists[section]:
            name, code = _coded(item)
            yield name, Entry(sort, name, code)
    for one in well_known():
        for name in (*one.names, *one.short):
            yield name, Entry("org", name, one.country)


_NO_CODES = frozenset(("TV", "UN"))  # ends of names: Press TV


def _coded(item: str) -> tuple[str, str]:
    """A list's item and the state's code it may end in."""
    name, _, code = item.rpartition(" ")
    if name and len(code) == 2 and code.isupper() and code not in _NO_CODES:
        return name, code
    return item, ""


def _read_cities(cities: dict[str, tuple[str, str, int]]) -> None:
    """Adds label, state and size of each city under each of its keys (all names are ASCII)."""
    for line in _read("cities.txt"):
        code, number, names = line.split(" ", 2)
        keys = names.lower().replace("'", "").replace("-", " ").split("|")
        size = int(number)
        for item, known in zip(names.split("|"), keys, strict=True):
            city = (item.partition("=")[0], code, size)
            for one in known.split("="):
                cities.setdefault(one, city)
            if known.startswith("al ") and len(known) > 6:
                cities.setdefault(known.partition("=")[0][3:], city)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer, read on first use."""
    return Gazetteer()


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, tuple[str, ...]]:
    return {
        name: tuple(item.strip() for line in lines for item in line.split(", "))
        for name, lines in lists("lexicon.txt").items()
    }


def lists(name: str) -> Mapping[str, Sequence[str]]:
    """The lines of each section of one file of words."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _read(name):
        if line.startswith("= "):
            lines = sections.setdefault(line[2:].strip(), [])
        else:
            lines.append(line)
    return sections


@dataclass(frozen=True, slots=True)
class WellKnown:
    """A body by its full names, the usual one first, and its short names (see `short_names`)."""

    names: tuple[str, ...]
    short: tuple[str, ...]
    kind: str
    country: str


@lru_cache(maxsize=1)
def well_known() -> tuple[WellKnown, ...]:
    """The bodies that texts call by a short name only."""
    rows = (line.split("|") for line in _read("short_names.txt"))
    return tuple(
        WellKnown(_parted(names), _parted(short), kind.strip(), country.strip())
        for names, short, kind, country in rows
    )


def _parted(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";"))


@lru_cache(maxsize=64)
def lexicon(section: str) -> frozenset[str]:
    """The words of one section of the lexicon."""
    return frozenset(_sections()[section])


@lru_cache(maxsize=1)
def known_people() -> Mapping[str, str]:
    """Surnames so well known that they stand alone, with the state they belong to."""
    return dict(map(_coded, _sections()["people"]))
