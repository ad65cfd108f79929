"""The lines before a story: date lines, bylines, labelled lines, what pages print beside.

Each function looks at one short line and says what it is; `head` puts them together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.ingest.gazetteer import gazetteer
from sourcebook.ingest.metadata.bylines import byline, byline_without_by, is_agency, is_outlet
from sourcebook.ingest.metadata.datelines import is_place_like
from sourcebook.ingest.metadata.dates import Printed, date_at, dates_of, may_date, month_of
from sourcebook.ingest.values import Field
from sourcebook.text import Span

LONGEST_HEADLINE = 250
_LONGEST = 240  # a longer line says nothing of its article but by a label

_STOPS = (".", "!", "…", "。", "؟", "।", ";", ":", ",")
_CLOSERS = "\"'”’»)]"

# --- labelled lines

_LABELLED = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{2,20}?)\s{0,2}[:=]\s{1,3}(?P<value>\S.{0,400})")
_URL = re.compile(r"(?:(?:URL|Link|Source)\s*:\s*)?(?P<url>https?://\S{3,2000})", re.IGNORECASE)
_KEYS = {
    "title": Field.HEADLINE,
    "headline": Field.HEADLINE,
    "subject": Field.HEADLINE,
    "author": Field.AUTHOR,
    "byline": Field.AUTHOR,
    "writer": Field.AUTHOR,
    "reporter": Field.AUTHOR,
    "authors": Field.AUTHOR,
    "source": Field.PUBLISHER,
    "publisher": Field.PUBLISHER,
    "publication": Field.PUBLISHER,
    "outlet": Field.PUBLISHER,
    "newspaper": Field.PUBLISHER,
    "website": Field.PUBLISHER,
    "site": Field.PUBLISHER,
    "published by": Field.PUBLISHER,
    "language": Field.LANGUAGE,
    "dateline": Field.DATELINE,
    "location": Field.DATELINE,
    "place": Field.DATELINE,
}
_OTHER_KEYS = frozenset(
    "news id,id,code,news code,category,section,tags,tag,topics,keywords,edition,reading time,"
    "views,comments,service,desk,type,to,cc,reply to,editor,copyright,rights".split(",")
)
_BESIDE = re.compile(  # what pages print around a story
    r"(?:\d{1,3}[\s-]min(?:ute)?s?\s?(?:read)?|\d{1,3}\s(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|"
    r"month)s?\sago|(?:just now|yesterday)|"
    r"share(?:\s(?:this|article|story|on\s\w{2,12})){0,3}|print|save|e-?mail|"
    r"copy link|listen(?:\sto (?:this )?(?:article|story))?|(?:\d{1,5}\s)?comments?|"
    r"advertisement|subscribe|sign in|read more|follow us|exclusive|breaking(?: news)?|"
    r"developing|updated|published|text size|font size|[^\w\s]{1,200})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that says of itself what it is; `span` is its value in the line."""

    field: Field | None  # None: none that is kept
    span: Span


def labelled(line: str) -> Labelled | None:
    """`Title: …`, `Source: …`, or an address alone on its line."""
    if found := _URL.fullmatch(line):
        return Labelled(Field.URL, Span(*found.span("url")))
    found = _LABELLED.fullmatch(line) if len(line) <= 420 else None
    if not found:
        return None
    key = found["key"].lower()
    known = key in _KEYS or key in _OTHER_KEYS
    return Labelled(_KEYS.get(key), Span(*found.span("value"))) if known else None


# --- a line of the head


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What the parts of a line between bars are: dates, names, a label; empty: something else."""

    dates: tuple[tuple[int, Printed], ...] = ()  # each with where its part starts
    names: tuple[Span, ...] = ()
    label: Labelled | None = None
    agency: Span | None = None
    outlet: Span | None = None
    place: Span | None = None
    other: bool = False  # the word over a headline, what pages print beside a story

    def __bool__(self) -> bool:
        return bool(self.dates or self.names or self.label or self.agency or self.other)


_NOTHING = HeadLine()
_BETWEEN_BARS = re.compile(r"[^|•·]++")


def head_line(line: str) -> HeadLine:
    """What a whole line says of its article, if it says nothing else."""
    if label := labelled(line):
        return HeadLine(label=label)
    if len(line) > _LONGEST:
        return _NOTHING
    if _BESIDE.fullmatch(line):
        return HeadLine(other=True)
    read = _NOTHING
    parts = list(_between_bars(line))
    for part in parts:
        more = _part(part.of(line), part.start)
        if not more and len(parts) > 1:
            more = _place_or_outlet(part.of(line), part)
        if not (more or more.place or more.outlet):
            return _NOTHING
        read = _both(read, more)
    return read if read else _NOTHING


def _part(words: str, at: int) -> HeadLine:
    """What one part between bars is; `at` is where it starts."""
    dated = may_date(words)
    if dated and (found := dates_of(words)):
        return HeadLine(tuple((at, printed) for printed in found))
    if who := byline(words):
        outlet = _moved(who.outlet, at) if who.outlet else None
        return HeadLine(names=tuple(_moved(name, at) for name in who.names), outlet=outlet)
    if is_agency(words):
        return HeadLine(agency=Span(at, at + len(words)))
    if _BESIDE.fullmatch(words):
        return HeadLine(other=True)
    return (_issue(words, at) or _placed_date(words, at)) if dated else _NOTHING


def _issue(words: str, at: int) -> HeadLine:
    """`Kalor Quarterly, May 2024` or its month alone: an outlet and when it came out."""
    outlet, comma, day = words.rpartition(", ")
    if alone := month_of(words):
        return HeadLine(((at, alone),))
    if comma and not is_outlet(outlet):
        outlet, comma, day = words.partition(", ")
    if not comma or not is_outlet(outlet):
        return _NOTHING
    month = month_of(day)
    dates = [month] if month else dates_of(day)
    named = Span(at, at + len(outlet))
    behind = at + len(words) - len(day)
    return HeadLine(tuple((behind, one) for one in dates), outlet=named) if dates else _NOTHING


_BEFORE_DATE = re.compile(r"(?P<place>[^\n\d(),:]{2,40}(?:,[^\n\d(),:]{2,40})?)[,–—-]\s{1,3}(?=\S)")
_BEHIND_DATE = re.compile(r"\s{0,3}[,–—-]\s{1,3}(?P<place>[^\n\d(),:]{2,40})")


def _placed_date(words: str, at: int) -> HeadLine:
    """`Kalor, May 2, 2024` or `May 2, 2024 – Kalor`: a whole line, a date with its year."""
    if len(words) > 120:
        return _NOTHING
    if found := _BEFORE_DATE.match(words):
        dates = dates_of(words[found.end() :])
        if dates and dates[0].edtf and is_place_like(found["place"]):
            place = Span(at, at + len(found["place"].rstrip()))
            return HeadLine(tuple((at + found.end(), one) for one in dates), place=place)
    printed = date_at(words)
    behind = _BEHIND_DATE.fullmatch(words, printed.end) if printed and printed.edtf else None
    if behind and printed and is_place_like(behind["place"]):
        place = Span(at + behind.start("place"), at + len(words))
        return HeadLine(((at, printed),), place=place)
    return _NOTHING


def _place_or_outlet(words: str, part: Span) -> HeadLine:
    """What may stand beside a date or a byline between bars."""
    if is_outlet(words):
        return HeadLine(outlet=part)
    if (who := byline_without_by(words)) and gazetteer().get(words) is None:
        outlet = _moved(who.outlet, part.start) if who.outlet else None
        return HeadLine(names=tuple(_moved(n, part.start) for n in who.names), outlet=outlet)
    if len(words.split()) <= 3 and is_place_like(words):
        return HeadLine(place=part)
    return _NOTHING


def _both(one: HeadLine, other: HeadLine) -> HeadLine:
    return HeadLine(
        one.dates + other.dates,
        one.names + other.names,
        agency=one.agency or other.agency,
        outlet=one.outlet or other.outlet,
        place=one.place or other.place,
        other=one.other or other.other,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _between_bars(line: str) -> Iterator[Span]:
    """The parts of a line between `|` and dots in the middle, without blanks around them."""
    for found in _BETWEEN_BARS.finditer(line):
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
