"""Second step: what is known of an article beside its story, each with where it was found.

Markup (front matter, a page's meta, a record's fields) is asked first, then the lines at
the head of the text, the dateline, and the tail. Unknown stays unknown, and what is not
certain carries a doubt. Only the first and last few paragraphs are looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import PurePath

from sourcebook.dates import Edtf
from sourcebook.ingest.metadata.dates import Printed, apart, date_at, nearest, stamp
from sourcebook.ingest.metadata.lines import (
    Dateline,
    HeadLine,
    dateline,
    head_line,
    is_agency,
    is_headline,
    tail,
)
from sourcebook.ingest.metadata.tongue import language
from sourcebook.ingest.values import (
    Dated,
    Document,
    Doubt,
    Field,
    Found,
    Hint,
    Marked,
    Metadata,
)
from sourcebook.model import PassageRole
from sourcebook.text import Span

__all__ = ["metadata"]

_HEAD_PARAGRAPHS = 10
_HEAD_CHARS = 2_000  # of a paragraph
_TAIL_PARAGRAPHS = 4
_TITLE = 80
_STALE = timedelta(days=45)  # a report this far from the date line speaks against it
_BY_SENTENCE = re.compile(r"[.!?]\s")
_REPORTED_ON = re.compile(
    r"\b(?:report(?:ed|s)?|said|says|announced|told|stated)\b[^.!?\n]{0,60}?\bon\s(?=[A-Z\d])"
)


def metadata(document: Document) -> Metadata:
    """Headline, people, dates, places and language of an article, as far as they are said."""
    found = _Gathered(document)
    found.take_hints()
    found.take_head()
    found.take_tail()
    return found.settled()


@dataclass(slots=True)
class _Gathered:
    """What was found so far; one list per field, the surest first."""

    document: Document
    headlines: list[Found] = field(default_factory=list)
    authors: list[Found] = field(default_factory=list)
    publishers: list[Found] = field(default_factory=list)
    agencies: list[Found] = field(default_factory=list)
    published: list[Dated] = field(default_factory=list)
    modified: list[Dated] = field(default_factory=list)
    languages: list[Found] = field(default_factory=list)
    urls: list[Found] = field(default_factory=list)
    dateline: Found | None = None
    dateline_day: tuple[Printed, Span] | None = None
    dateline_hints: list[Found] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    lead: Span | None = None

    @property
    def text(self) -> str:
        return self.document.text

    # --- markup

    def take_hints(self) -> None:
        for hint in self.document.hints:
            if hint.field in (Field.PUBLISHED, Field.MODIFIED):
                self._take_stamp(hint)
            else:
                self._list(hint.field).append(Found(hint.value, hint.where, hint.span, hint.doubt))

    def _list(self, of: Field) -> list[Found]:
        return {
            Field.HEADLINE: self.headlines,
            Field.AUTHOR: self.authors,
            Field.PUBLISHER: self.publishers,
            Field.LANGUAGE: self.languages,
            Field.URL: self.urls,
            Field.DATELINE: self.dateline_hints,
        }[of]

    def _take_stamp(self, hint: Hint) -> None:
        printed = stamp(hint.value)
        if printed is None or printed.edtf is None:
            spans = (hint.span,) if hint.span else ()
            said = f"{hint.where}, gives a date that cannot be read: {hint.value[:40]}"
            self.doubts.append(Doubt("date", said, spans))
            return
        doubt = "; ".join(filter(None, (hint.doubt, printed.doubt)))
        dated = Dated(printed.edtf, hint.value, hint.where, printed.clock, hint.span, doubt)
        (self.modified if hint.field is Field.MODIFIED else self.published).append(dated)

    # --- the head of the text

    def take_head(self) -> None:
        """Lines before the story, until one is neither headline nor metadata."""
        for chunk in _chunks(self.document):
            if chunk.head:
                self._take_line(chunk.span, chunk.head)
            elif chunk.marked is PassageRole.HEADLINE:
                self._mark(chunk.span, PassageRole.HEADLINE)
            elif not self._take_headline(chunk):
                self._take_lead(chunk.span)
                return

    def _take_line(self, line: Span, head: HeadLine) -> None:
        for at, printed in head.dates:
            self._take_date(printed, line.start + at, "the date line")
        for name in head.names:
            self.authors.append(self._found(_moved(name, line.start), "the byline"))
        if head.agency:
            self.agencies.append(self._found(_moved(head.agency, line.start), "a line of its own"))
        if head.label:
            value = self._found(_moved(head.label.span, line.start), "a labelled line")
            self._list(head.label.field).append(value)
            if head.label.field is Field.HEADLINE and value.span:
                self._mark_around(line, value.span, PassageRole.HEADLINE)
                return
        self._mark(line, PassageRole.METADATA)

    def _take_date(self, printed: Printed, at: int, where: str, doubt: str = "") -> None:
        assert printed.edtf
        span = Span(at + printed.start, at + printed.end)
        doubt = "; ".join(filter(None, (doubt, printed.doubt)))
        dated = Dated(printed.edtf, span.of(self.text), where, printed.clock, span, doubt)
        (self.modified if printed.later else self.published).append(dated)

    def _take_headline(self, chunk: "_Chunk") -> bool:
        """True if the chunk is the headline."""
        words = chunk.span.of(self.text)
        said = [one for one in self.headlines if not one.doubt]
        if any(_same(one.value, words) for one in self.headlines):
            if any(map(_is_whole, self.marked)):
                return True  # said twice: a repeat
            known = next(one for one in self.headlines if _same(one.value, words))
            if known.span is None:
                placed = Found(known.value, known.where, chunk.span)
                self.headlines.insert(self.headlines.index(known), placed)
            self._mark(chunk.span, PassageRole.HEADLINE)
            return True
        if said or self.lead or chunk.last or any(_is_whole(m) for m in self.marked):
            return False
        if not is_headline(words) or dateline(words):
            return False
        self.headlines.insert(0, self._found(chunk.span, "the first line"))
        self._mark(chunk.span, PassageRole.HEADLINE)
        return True

    # --- the lead

    def _take_lead(self, chunk: Span) -> None:
        """The story's first paragraph: a date run into it, a byline, the dateline."""
        at = self._take_glued_date(chunk)
        line = self.text[at : min(chunk.end, at + _HEAD_CHARS)]
        if found := dateline(line):
            self._take_dateline(found, at)
            at += found.end
        while at < chunk.end and self.text[at].isspace():
            at += 1
        self.lead = Span(at, chunk.end)

    def _take_glued_date(self, chunk: Span) -> int:
        """A date before the first sentence, with a word for it or written in digits."""
        line = self.text[chunk.start : min(chunk.end, chunk.start + 120)]
        printed = date_at(line)
        if not printed or not printed.edtf or not (printed.label or printed.iso):
            return chunk.start
        rest = line[printed.end :]
        if not rest[:1].isspace() or rest.lstrip()[:1].islower():
            return chunk.start
        doubt = "the date runs into the first sentence"
        self._take_date(printed, chunk.start, "the first line", doubt)
        self._mark(Span(chunk.start, chunk.start + printed.end), PassageRole.METADATA)
        return chunk.start + printed.end + len(rest) - len(rest.lstrip(" \t–—-|:"))

    def _take_dateline(self, found: Dateline, at: int) -> None:
        self._mark(Span(at, at + found.end), PassageRole.DATELINE)
        if found.place:
            place = self._found(_moved(found.place, at), "the dateline", found.doubt)
            self.dateline = place
            if found.doubt and place.span:
                self.doubts.append(Doubt("dateline", found.doubt, (place.span,)))
        if found.agency:
            self.agencies.insert(0, self._found(_moved(found.agency, at), "the dateline"))
        if found.day:
            day_at = at + found.day_at
            self.dateline_day = (found.day, Span(day_at + found.day.start, day_at + found.day.end))

    # --- the tail

    def take_tail(self) -> None:
        """Reporters, rights and source behind the story."""
        for paragraph in reversed(self.document.paragraphs[-_TAIL_PARAGRAPHS:]):
            cut = Span(max(paragraph.start, paragraph.end - _HEAD_CHARS), paragraph.end)
            if self._is_taken(paragraph):
                return
            found = tail(cut.of(self.text))
            if not found:
                return
            self._mark(Span(cut.start + found.start, cut.end), PassageRole.CREDIT)
            for name in found.reporters:
                self.authors.append(self._found(_moved(name, cut.start), "the end of the text"))
            if found.owner:
                owner = self._found(_moved(found.owner, cut.start), "the line of rights")
                doubt = "named only as the owner of the rights"
                self.publishers.append(Found(owner.value, owner.where, owner.span, doubt))
            if found.source:
                source = self._found(_moved(found.source, cut.start), "the last line")
                self.agencies.append(source)
            if cut.start + found.start > paragraph.start:
                return

    def _is_taken(self, span: Span) -> bool:
        head = self.marked[-1].span.end if self.marked else 0
        return span.start < head and span.start < (self.lead.start if self.lead else head)

    # --- all together

    def settled(self) -> Metadata:
        published = self._agreed_date(self.published)
        day = self._dateline_date(published)
        headline = self._headline()
        told = language(self.text)
        publisher = self.publishers[0] if self.publishers else None
        agency = next(iter(self.agencies), None) or self._agency_byline()
        modified = self._latest_change(published)
        today = self._today(day, published, modified)
        spoken = self._language(told.lang, told.doubt)
        self._doubt_values(headline, publisher, published, today)
        return Metadata(
            title=headline.value if headline else self._supplied(),
            headline=headline,
            authors=self._authors(),
            publisher=publisher,
            agency=agency,
            published=published,
            modified=modified,
            dateline=self.dateline or next(iter(self.dateline_hints), None),
            dateline_date=day,
            today=today,
            language=spoken,
            script=told.script,
            url=next((one for one in self.urls if one.value.startswith("http")), None),
            marked=tuple(sorted(self.marked, key=lambda mark: mark.span.start)),
            doubts=tuple(self.doubts),
        )

    def _headline(self) -> Found | None:
        sure = [one for one in self.headlines if not one.doubt]
        headline = next(iter(sure or self.headlines), None)
        if headline and headline.span and headline.where.startswith("front matter"):
            self._mark_in_front(headline.span)
        return headline

    def _mark_in_front(self, title: Span) -> None:
        """The title in front matter is the headline where the text has no other."""
        if not any(mark.role is PassageRole.HEADLINE for mark in self.marked):
            self._mark(title, PassageRole.HEADLINE)

    def _supplied(self) -> str:
        """The first words of the story, for an article without a headline."""
        start = self.lead.start if self.lead else self.document.paragraphs[0].start
        words = self.text[start : start + 4 * _TITLE]
        stop = _BY_SENTENCE.search(words, 20)
        words = " ".join((words[: stop.start()] if stop else words).split())
        if len(words) > _TITLE:
            words = words[:_TITLE].rpartition(" ")[0] or words[:_TITLE]
            words = words.rstrip(" ,;:–—-") + "…"
        return words or PurePath(self.document.name).stem or self.document.name

    def _authors(self) -> tuple[Found, ...]:
        """Those of the surest place only: a byline and a page's meta name the same people."""
        people = [one for one in self.authors if not is_agency(one.value)]
        if not people:
            return ()
        first = people[0].where
        unique = {one.value.casefold(): one for one in reversed(people) if one.where == first}
        return tuple(reversed(unique.values()))

    def _agency_byline(self) -> Found | None:
        return next((one for one in self.authors if is_agency(one.value)), None)

    def _agreed_date(self, dates: list[Dated]) -> Dated | None:
        """The surest date; those of other places that disagree are doubts."""
        ranked = sorted(dates, key=lambda one: bool(one.doubt))
        if not ranked:
            return None
        first = ranked[0]
        for other in dates:
            if apart(first.edtf, other.edtf) > timedelta(days=1):
                said = f"{first.where} says {first.edtf.text}, {other.where} says {other.edtf.text}"
                self.doubts.append(Doubt("date", said, _spans(first.span, other.span)))
        clock = first.clock or next(
            (one.clock for one in ranked if one.clock and one.edtf == first.edtf), ""
        )
        return Dated(first.edtf, first.words, first.where, clock, first.span, first.doubt)

    def _latest_change(self, published: Dated | None) -> Dated | None:
        modified = next(iter(self.modified), None)
        if modified and published and _before(modified.edtf, published.edtf):
            said = f"modified on {modified.edtf.text}, before it was published"
            self.doubts.append(Doubt("date", said, _spans(modified.span, published.span)))
        return modified

    def _dateline_date(self, published: Dated | None) -> Dated | None:
        if not self.dateline_day:
            return None
        printed, span = self.dateline_day
        words, where = span.of(self.text), "the dateline"
        if printed.edtf:
            return Dated(printed.edtf, words, where, printed.clock, span, printed.doubt)
        year_from = published or next(iter(self.modified), None)
        day = nearest(printed.month_day, year_from.edtf) if year_from else None
        if not day or not year_from:
            said = f"the dateline's {words} has no year, and no other date gives one"
            self.doubts.append(Doubt("date", said, (span,)))
            return None
        doubt = f"the year is that of {year_from.where}"
        return Dated(day, words, where, printed.clock, span, doubt, inferred=True)

    def _today(
        self, day: Dated | None, published: Dated | None, modified: Dated | None
    ) -> Dated | None:
        """The dateline's day, else the first publication; a change only if there is no other."""
        if day and published and apart(day.edtf, published.edtf) > timedelta(days=3):
            said = f"the dateline says {day.words}, {published.where} says {published.edtf.text}"
            self.doubts.append(Doubt("date", said, _spans(day.span, published.span)))
        if day or published or not modified:
            return day or published
        doubt = "the day of a change; the first publication is not known"
        return Dated(
            modified.edtf, modified.words, modified.where, modified.clock, modified.span, doubt
        )

    def _language(self, lang: str, doubt: str) -> Found | None:
        said = next(iter(self.languages), None)
        if said is None:
            return Found(lang, "its letters and words", None, doubt)
        code = re.split(r"[-_]", said.value.strip().lower())[0]
        named = {"english": "en", "russian": "ru", "persian": "fa", "farsi": "fa", "tajik": "tg"}
        code = named.get(code, code)
        if code != lang and not doubt and lang != "und":
            told = f"{said.where}, says {code}, but its words look like {lang}"
            self.doubts.append(Doubt("language", told, _spans(said.span)))
            return Found(lang, "its letters and words", None, told)
        return Found(code, said.where, said.span)

    def _doubt_values(
        self,
        headline: Found | None,
        publisher: Found | None,
        published: Dated | None,
        today: Dated | None,
    ) -> None:
        for about, one in (("headline", headline), ("publisher", publisher), ("date", published)):
            if one and one.doubt:
                self.doubts.append(Doubt(about, _sentence(one), _spans(one.span)))
        if headline is None:
            said = "it has no headline; its first words stand for one"
            self.doubts.append(Doubt("headline", said))
        if published is None:
            said = "no day of publication is given"
            if today:
                said += f"; {today.where} gives {today.edtf.text}"
            self.doubts.append(Doubt("date", said, _spans(today.span if today else None)))
        elif self.lead:
            self._doubt_report(published)

    def _doubt_report(self, published: Dated) -> None:
        """A lead that was reported on a day far from the date line speaks against one of them."""
        assert self.lead
        lead = self.text[self.lead.start : min(self.lead.end, self.lead.start + 600)]
        stop = _BY_SENTENCE.search(lead, 40)
        lead = lead[: stop.start() + 1] if stop else lead
        for found in _REPORTED_ON.finditer(lead):
            printed = date_at(lead, found.end())
            if not printed or printed.edtf:
                continue
            day = nearest(printed.month_day, published.edtf)
            if day and apart(day, published.edtf) > _STALE:
                at = self.lead.start + found.end()
                span = Span(at, at + printed.end - printed.start)
                said = (
                    f"{published.where} says {published.edtf.text}, but the first sentence "
                    f"speaks of a report of {span.of(self.text)}"
                )
                self.doubts.append(Doubt("date", said, _spans(published.span, span)))

    # --- marking

    def _mark(self, span: Span, role: PassageRole) -> None:
        self.marked.append(Marked(span, role))

    def _mark_around(self, line: Span, inner: Span, role: PassageRole) -> None:
        """A value in a line gets its role, what stands around it is metadata."""
        self._mark(Span(line.start, inner.start), PassageRole.METADATA)
        self._mark(inner, role)
        if inner.end < line.end:
            self._mark(Span(inner.end, line.end), PassageRole.METADATA)

    def _found(self, span: Span, where: str, doubt: str = "") -> Found:
        return Found(" ".join(span.of(self.text).split()), where, span, doubt)


# --- the head in chunks


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A line of metadata, or the lines of one paragraph between such lines."""

    span: Span
    head: HeadLine
    marked: PassageRole | None = None
    last: bool = False


def _chunks(document: Document) -> Iterator[_Chunk]:
    """The lines at the head of a text, those that belong together as one."""
    text, known = document.text, document.marked
    front = max((m.span.end for m in known if m.role is PassageRole.METADATA), default=0)
    blocks = [span for span in document.paragraphs if span.start >= front]
    for number, block in enumerate(blocks[:_HEAD_PARAGRAPHS]):
        role = next((mark.role for mark in known if mark.span == block), None)
        last = number + 1 == len(blocks)
        if role is not None:
            yield _Chunk(block, HeadLine(), role, last=last)
            continue
        if number == 0 and (section := _section(text, block)):
            yield _Chunk(section, HeadLine(section=True))
            block = Span(section.end, block.end)
        for span, head in _runs(text, block):
            yield _Chunk(span, head, None, last and span.end == block.end)


def _section(text: str, block: Span) -> Span | None:
    """A word in capitals over the headline, alone on the first line."""
    line = text[block.start : block.start + 40].partition("\n")[0].rstrip()
    if not (line.isupper() and line.isalpha() and len(line) < 20):
        return None
    end = block.start + len(line)
    after = text[end : end + 2 * _HEAD_CHARS].lstrip().partition("\n")[0]
    return Span(block.start, end) if is_headline(after) and not is_agency(line) else None


def _runs(text: str, block: Span) -> Iterator[tuple[Span, HeadLine]]:
    """The lines of metadata of a paragraph one by one, other lines together."""
    open_at = end = -1
    for line in _lines(text, block):
        head = head_line(line.of(text))
        if head and open_at >= 0:
            yield Span(open_at, end), HeadLine()
            open_at = -1
        if head:
            yield line, head
        else:
            open_at, end = (line.start if open_at < 0 else open_at), line.end
    if open_at >= 0:
        yield Span(open_at, block.end), HeadLine()


def _lines(text: str, block: Span) -> Iterator[Span]:
    """The first lines of a paragraph, without the blanks around them."""
    at = block.start
    for line in text[block.start : min(block.end, block.start + _HEAD_CHARS)].split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        if start < end:
            yield Span(start, end)
        at += len(line) + 1


# --- small things


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _is_whole(mark: Marked) -> bool:
    return mark.role is PassageRole.HEADLINE


def _before(one: Edtf, other: Edtf) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _spans(*spans: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in spans if span)


def _sentence(one: Found | Dated) -> str:
    value = one.edtf.text if isinstance(one, Dated) else one.value[:80]
    return f"{value}: {one.doubt}"
