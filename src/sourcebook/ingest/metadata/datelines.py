"""The dateline that a story begins with: place, day and agency before a dash."""

import re
from dataclasses import dataclass

from sourcebook.ingest.metadata.bylines import is_agency
from sourcebook.ingest.metadata.dates import Printed, date_at
from sourcebook.text import Span

_NO_PLACES = frozenset(
    "watch update updated breaking exclusive analysis opinion correction corrected video videos "
    "photos live explainer factbox timeline interview review editorial note also read more world "
    "news sports file wrap story alert urgent nato opec asean unesco unicef iaea brics csto osce "
    "covid isis isil hamas irgc".split()
)
_DASH = re.compile(r"\s?(?:[–—―]|--)\s?|\s-\s|(?<=\))-\s?")
_SLASHED = re.compile(
    r"(?P<place>[^\W\d_][^\n,.()/]{1,40}),\s(?P<day>[^\n/]{3,30}?)\.?\s/(?P<agency>[^/\n]{2,30})/[.:]?"
)
_HEAD = re.compile(
    r"(?P<place>[^(),:\n]{2,60}?)?(?:,\s{0,2}(?P<rest>[^():\n]{2,60}?))?"
    r"\s{0,2}(?:\((?P<agency>[^()\n]{2,40})\))?\s{0,2}"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, agency and day before a story, and how far they reach with their dash."""

    end: int
    place: Span | None
    agency: Span | None = None
    day: Printed | None = None
    day_at: int = 0
    doubt: str = ""


def dateline(line: str) -> Dateline | None:
    """The dateline that a paragraph begins with: `TEHRAN, Dec. 23 (IRNA) —`."""
    start = line[:140]
    if found := _SLASHED.match(start):
        day = _whole_date(found["day"])
        place = Span(*found.span("place"))
        if day and _shouts(place.of(line)):
            return Dateline(
                found.end(), place, Span(*found.span("agency")), day, found.start("day")
            )
    dash = _DASH.search(start)
    if dash and line[dash.end() : dash.end() + 1].strip():
        return _before_dash(line, dash)
    return _before_colon(line)


def _before_dash(line: str, dash: re.Match[str]) -> Dateline | None:
    found = _HEAD.fullmatch(line, 0, dash.start())
    if not found or not (found["place"] or found["agency"]):
        return None
    place = Span(*found.span("place")) if found["place"] else None
    agency = Span(*found.span("agency")) if found["agency"] else None
    if agency and not _is_agency_like(agency.of(line)):
        return None
    day, day_at, more = _rest(found)
    agency = agency or more
    end = dash.end() - (dash[0][-1].isspace())
    if place is None:
        return Dateline(end, None, agency) if agency and is_agency(agency.of(line)) else None
    name, following = place.of(line), line[dash.end()]
    if is_agency(name) and found["rest"] is None and agency is None:
        return Dateline(end, None, place)
    alone = found["rest"] is None and agency is None and len(name.split()) <= 2
    if alone and dash[0][0] == " " and _is_caseless(name):
        return Dateline(end, place, doubt=f"{name} before the dash may be no dateline")
    if not is_place_like(name) or following.islower():
        return None
    known = agency and (is_agency(agency.of(line)) or agency.of(line).isupper())
    if _shouts(name) or day or (known and len(name.split()) <= 3):
        return Dateline(end, place, agency, day, day_at)
    if alone and following.isupper() and dash[0][0] == " ":
        return Dateline(end, place, doubt=f"{name} before the dash may be no dateline")
    return None


def _rest(found: re.Match[str]) -> tuple[Printed | None, int, Span | None]:
    """A day or an agency among what stands behind the place and its comma."""
    if found["rest"] is None:
        return None, 0, None
    at = found.start("rest")
    for part in re.finditer(r"[^,]++", found["rest"]):
        start = at + part.start() + len(part[0]) - len(part[0].lstrip())
        words = found["rest"][start - at :]
        if (day := date_at(words)) and not words[day.end :].strip(" .,"):
            return day, start, None
        if is_agency(part[0]):
            return None, 0, Span(start, start + len(part[0].strip()))
    return None, 0, None


def _before_colon(line: str) -> Dateline | None:
    """`ISLAMABAD: …`: only in capitals, and only before a capital."""
    head, colon, tail = line[:60].partition(": ")
    if not colon or not tail[:1].isupper() or "," in head:
        return None
    if _shouts(head) and is_place_like(head) and len(head.split()) <= 3:
        return Dateline(len(head) + 1, Span(0, len(head)))
    return None


def _whole_date(words: str) -> Printed | None:
    day = date_at(words)
    return day if day and not words[day.end :].strip(" .,") else None


def _is_caseless(name: str) -> bool:
    """True for words of a script without capitals, such as Persian and Arabic."""
    return all(word.isalpha() and word == word.upper() == word.lower() for word in name.split())


def _shouts(name: str) -> bool:
    """True for a name in capitals, of four letters at least."""
    return name.isupper() and sum(map(str.isalpha, name)) >= 4


def is_place_like(name: str) -> bool:
    """True for words in capitals of which none is a label, an alliance or a number."""
    words: list[str] = re.findall(r"[^\W\d_]++", name)
    if not words or len(words) > 6 or any(char.isdigit() for char in name):
        return False
    if any(word.lower() in _NO_PLACES for word in words):
        return False
    capital = [word for word in words if word[0].isupper()]
    return words[0] in capital and len(capital) * 2 > len(words)


def _is_agency_like(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= 4 and not any(map(str.isdigit, name))
