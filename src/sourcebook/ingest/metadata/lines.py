"""The lines around a story: date lines, bylines, labelled lines, datelines, tails.

Each function looks at one short stretch and says what it is; `metadata` puts them together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.ingest.metadata.dates import Printed, date_at, dates_of
from sourcebook.ingest.values import Field
from sourcebook.text import Span

LONGEST_HEADLINE = 250

_STOPS = (".", "!", "…", "。", "؟", "।", ";", ":", ",")
_CLOSERS = "\"'”’»)]"

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


# --- bylines

_BY = re.compile(
    r"(?:(?:story|written|reported|text|words)\s+)?by[\s:]\s*(?P<who>\S.{0,140})", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_ROLE_WORDS = frozenset(
    "staff writer writers reporter reporters correspondent correspondents editor editors desk "
    "contributor contributing bureau agency agencies press news service senior special chief "
    "analyst columnist political international foreign".split()
)
_PARTICLES = frozenset("de da al el van von bin ibn di the".split())
_IN_PLACE = re.compile(r"\s+in\s+[^\W\d_a-zа-я][^,;|]{1,40}$")


def byline(line: str) -> tuple[Span, ...]:
    """The names in a line that is a byline and nothing else: stretches of the line."""
    found = _BY.fullmatch(line) if len(line) <= 160 else None
    if not found:
        return ()
    names: list[Span] = []
    for part in _split(line, found.start("who"), found.end("who")):
        words = part.of(line).split()
        if _are_role_words(words) and names:
            continue
        if not _is_name(words):
            return ()
        names.append(part)
    return tuple(names)


def _split(line: str, start: int, end: int) -> Iterator[Span]:
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


def _is_name(words: list[str]) -> bool:
    if not 1 <= len(words) <= 6 or any(char.isdigit() for word in words for char in word):
        return False
    if len(words) == 1 and not (words[0].isupper() or is_agency(words[0])):
        return False
    small = [word for word in words if not word[0].isupper()]
    return len(small) < len(words) and all(map(_is_particle, small))


def _is_particle(word: str) -> bool:
    return word in _PARTICLES or word.startswith(("al-", "el-"))


# --- labelled lines

_LABELLED = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{2,20}?)\s{0,2}[:=]\s{1,3}(?P<value>\S.{0,400})")
_URL = re.compile(r"(?:(?:URL|Link|Source)\s*:\s*)?(?P<url>https?://\S{3,2000})", re.IGNORECASE)
_KEYS = {
    "title": Field.HEADLINE,
    "headline": Field.HEADLINE,
    "author": Field.AUTHOR,
    "authors": Field.AUTHOR,
    "source": Field.PUBLISHER,
    "publisher": Field.PUBLISHER,
    "publication": Field.PUBLISHER,
    "outlet": Field.PUBLISHER,
    "language": Field.LANGUAGE,
    "dateline": Field.DATELINE,
    "location": Field.DATELINE,
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that says of itself what it is; `span` is its value in the line."""

    field: Field
    span: Span


def labelled(line: str) -> Labelled | None:
    """`Title: …`, `Source: …`, or an address alone on its line."""
    if found := _URL.fullmatch(line):
        return Labelled(Field.URL, Span(*found.span("url")))
    found = _LABELLED.fullmatch(line) if len(line) <= 420 else None
    field = _KEYS.get(found["key"].lower()) if found else None
    return Labelled(field, Span(*found.span("value"))) if found and field else None


# --- a line of the head


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What the parts of a line between bars are: dates, names, a label; empty: something else."""

    dates: tuple[tuple[int, Printed], ...] = ()  # each with where its part starts
    names: tuple[Span, ...] = ()
    label: Labelled | None = None
    agency: Span | None = None
    section: bool = False  # the word over a headline

    def __bool__(self) -> bool:
        return bool(self.dates or self.names or self.label or self.agency or self.section)


def head_line(line: str) -> HeadLine:
    """What a whole line says of its article, if it says nothing else."""
    if label := labelled(line):
        return HeadLine(label=label)
    dates: list[tuple[int, Printed]] = []
    names: list[Span] = []
    agency: Span | None = None
    for part in _between_bars(line):
        words = part.of(line)
        if found := dates_of(words):
            dates.extend((part.start, printed) for printed in found)
        elif people := byline(words):
            names.extend(Span(part.start + one.start, part.start + one.end) for one in people)
        elif is_agency(words):
            agency = part
        else:
            return HeadLine()
    return HeadLine(tuple(dates), tuple(names), agency=agency)


def _between_bars(line: str) -> Iterator[Span]:
    """The parts of a line between `|` and dots in the middle, without blanks around them."""
    if len(line) > 240:
        yield Span(0, len(line))
        return
    for found in re.finditer(r"[^|•·]++", line):
        words = found[0]
        if words.strip():
            start = found.start() + len(words) - len(words.lstrip())
            yield Span(start, start + len(words.strip()))


def is_headline(text: str) -> bool:
    """True if a block may be a headline: short, two words or more, no end of a sentence."""
    if len(text) > LONGEST_HEADLINE or text.count("\n") > 2:
        return False
    words = text.split()
    if len(words) < 2 or not any(map(str.isalpha, text)):
        return False
    return not text.rstrip().rstrip(_CLOSERS).endswith(_STOPS)


# --- datelines

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
    if not _is_place_like(name) or following.islower():
        return None
    known = agency and (is_agency(agency.of(line)) or agency.of(line).isupper())
    if _shouts(name) or day or (known and len(name.split()) <= 3):
        return Dateline(end, place, agency, day, day_at)
    alone = found["rest"] is None and agency is None and len(name.split()) <= 2
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
    if _shouts(head) and _is_place_like(head) and len(head.split()) <= 3:
        return Dateline(len(head) + 1, Span(0, len(head)))
    return None


def _whole_date(words: str) -> Printed | None:
    day = date_at(words)
    return day if day and not words[day.end :].strip(" .,") else None


def _shouts(name: str) -> bool:
    """True for a name in capitals, of four letters at least."""
    return name.isupper() and sum(map(str.isalpha, name)) >= 4


def _is_place_like(name: str) -> bool:
    words: list[str] = re.findall(r"[^\W\d_]++", name)
    if not words or len(words) > 6 or any(char.isdigit() for char in name):
        return False
    if any(word.lower() in _NO_PLACES for word in words):
        return False
    capital = [word for word in words if word[0].isupper()]
    return words[0] in capital and len(capital) * 2 > len(words)


def _is_agency_like(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= 4 and not any(map(str.isdigit, name))


# --- tails

_REPORTING = re.compile(
    r"[(\[]?(?:Additional |With )?"
    r"(?P<what>Report(?:ing|ed)|Writing|Editing|Compiled|Edited|Written)"
    r" by (?P<who>[^\n;.()\[\]]{2,200})"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b)\s{0,2}(?:©\s?)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?,?\s{0,2}"
    r"(?:by\s)?(?P<who>[^.,\n|]{0,60})",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\(?(?:source|via)\s?:\s?(?P<who>[^\n()]{2,80}?)\.?\)?", re.IGNORECASE)
_ALL_RIGHTS = re.compile(r"all rights reserved\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of an article behind its story, from `start` on."""

    start: int
    reporters: tuple[Span, ...] = ()
    owner: Span | None = None
    source: Span | None = None


def tail(text: str) -> Tail | None:
    """What ends a paragraph and is no story: reporters, rights, the source."""
    if (found := _RIGHTS.match(text)) and len(text) < 400:
        return Tail(0, owner=_trimmed(text, *found.span("who")))
    if _ALL_RIGHTS.fullmatch(text):
        return Tail(0)
    if found := _SOURCE.fullmatch(text):
        return Tail(0, source=_trimmed(text, *found.span("who")))
    at = max(0, len(text) - 400)
    if found := _REPORTING.search(text, at):
        return _reporting(text, found)
    return None


def _reporting(text: str, found: re.Match[str]) -> Tail | None:
    """`(Reporting by …; editing by …)` at a paragraph's end, or alone in one."""
    enclosed = found[0][0] in "(["
    before = text[: found.start()].rstrip()
    if not enclosed and before:
        return None
    if enclosed and not text.rstrip(" .").endswith((")", "]")):
        return None
    names = tuple(
        part
        for part in _split(text, found.start("who"), found.end("who"))
        if _is_name(part.of(text).split())
    )
    if not names:
        return None
    return Tail(found.start(), names if found["what"].startswith("Report") else ())


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None
