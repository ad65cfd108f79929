"""What is known of names before a text is read: states, peoples, cities, bodies, lists of words.

Cities come from GeoNames (CC BY 4.0, see `data/cities.txt`), the rest is written by hand
(`data/states.txt`, `data/lexicon.txt`). Everything is read once, on first use.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

__all__ = ["Entry", "Gazetteer", "gazetteer", "key", "lexicon"]

LONGEST = 7
"""Words of the longest name looked up."""

_ARTICLES = ("al ", "ar ", "as ", "ash ", "az ", "an ", "at ", "ad ", "el ")


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

    __slots__ = ("_capitals", "_labels", "_longest", "_names")

    def __init__(self) -> None:
        self._names: dict[str, Entry] = {}
        self._longest: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        for name, entry in _entries():
            self._add(key(name), entry)

    def _add(self, known: str, entry: Entry) -> None:
        if known in self._names:
            return
        self._names[known] = entry
        first, _, rest = known.partition(" ")
        words = 1 + rest.count(" ") + 1 if rest else 1
        if words > self._longest.get(first, 0):
            self._longest[first] = words
        if entry.sort == "state":
            self._labels.setdefault(entry.country, entry.label)

    def get(self, name: str) -> Entry | None:
        """The entry of exactly this name."""
        return self._names.get(key(name))

    def state(self, country: str) -> str:
        """The label of a state by its code; empty if there is none."""
        return self._labels.get(country, "")

    def find(self, keys: Sequence[str], at: int, stop: int) -> tuple[Entry, int] | None:
        """The longest known name of the words `keys[at:stop]` from `at` on, and where it ends.

        A word may be two words of a name ("al-tanf"), so that a key counts by its blanks.
        """
        first = keys[at].partition(" ")[0]
        longest = self._longest.get(first, 0)
        for end in range(min(stop, at + longest), at, -1):
            entry = self._names.get(keys[at] if end == at + 1 else " ".join(keys[at:end]))
            if entry is not None:
                return entry, end
        return None


def _read(name: str) -> Iterator[str]:
    text = files("sourcebook.ingest").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line


def _entries() -> Iterator[tuple[str, Entry]]:
    """All names with their entries; of two entries of one name the first one counts."""
    yield from _states()
    yield from _listed()
    yield from _cities()


def _states() -> Iterator[tuple[str, Entry]]:
    rows = [line.split("|") for line in _read("states.txt")]
    for code, label, others, people, _ in rows:
        for name in (label, *others.split(",")):
            if name:
                yield name, Entry("state", label, code)
        for name in people.split(","):
            if name:
                yield name, Entry("people", label, code)
                if name.endswith(("n", "i", "er", "ot", "t", "an", "ech", "ek", "jik", "ch")):
                    yield name + "s", Entry("people", label, code)
    for code, label, _, _, capitals in rows:
        if label not in {"England", "Scotland", "Wales", "Northern Ireland"}:
            for name in capitals.split(","):
                if name:
                    yield name, Entry("capital", name, code, 4)


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


def _coded(item: str) -> tuple[str, str]:
    """A list's item without the state's code it may end in."""
    name, _, code = item.rpartition(" ")
    if name and len(code) == 2 and code.isupper() and not item.isupper() and code not in {"UN"}:
        return name, code
    return item, ""


def _cities() -> Iterator[tuple[str, Entry]]:
    for line in _read("cities.txt"):
        code, number, names = line.split(" ", 2)
        size = int(number)
        for item in names.split("|"):
            label, *others = item.split("=")
            entry = Entry("city", label, code, size)
            yield label, entry
            for other in others:
                yield other, entry
            if label.startswith("Al ") and len(label) > 6:
                yield label[3:], entry


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer, read on first use."""
    return Gazetteer()


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    items: list[str] = []
    for line in _read("lexicon.txt"):
        if line.startswith("= "):
            items = sections.setdefault(line[2:].strip(), [])
        else:
            items += [item.strip() for item in line.split(", ")]
    return {name: tuple(found) for name, found in sections.items()}


@lru_cache(maxsize=64)
def lexicon(section: str) -> frozenset[str]:
    """The words of one section of the lexicon."""
    return frozenset(_sections()[section])


def known_people() -> Mapping[str, str]:
    """Surnames so well known that they stand alone, with the state they belong to."""
    return dict(map(_coded, _sections()["people"]))
