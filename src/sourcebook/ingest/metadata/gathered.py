"""What is said of an article, collected: by markup, in the head of its text, at its end."""

import re
from dataclasses import dataclass, field

from sourcebook.ingest.metadata.bylines import byline, byline_without_by, is_outlet
from sourcebook.ingest.metadata.datelines import Dateline, dateline
from sourcebook.ingest.metadata.dates import Printed, date_at, stamp
from sourcebook.ingest.metadata.glued import glued, stands_before
from sourcebook.ingest.metadata.head import Part, Said, head_of
from sourcebook.ingest.metadata.lines import HeadLine, head_line
from sourcebook.ingest.metadata.tails import tail
from sourcebook.ingest.values import Dated, Document, Doubt, Field, Found, Hint, Marked
from sourcebook.model import PassageRole
from sourcebook.text import Span

_LEAD_CHARS = 2_000
_TAIL_CHARS = 2_000
_TAIL_PARAGRAPHS = 4
_GLUED = 240
_STOPS = (".", "!", "?", "…", "。", "؟", "۔", "।")
_CLOSERS = "\"'”’»)]"
_BAR = re.compile(r"\s[|–—-]\s")


@dataclass(slots=True)
class Gathered:
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
    yearless: list[tuple[Printed, Span]] = field(default_factory=list)
    lead: Span | None = None

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    # --- markup

    def take_hints(self) -> None:
        """What markup says."""
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
        """Lines before the story, and where it begins."""
        sure = any(not one.doubt for one in self.headlines)
        head = head_of(self.document, [one.value for one in self.headlines], sure=sure)
        for part in head.parts:
            if part.said is Said.LINE:
                self._take_line(part.span, part.head)
            elif part.said is Said.HEADLINE:
                self._take_headline(part)
            elif part.said is Said.NAMES:
                self._take_names(part.span)
            elif part.said is Said.STANDFIRST:
                self._take_standfirst(part.span)
            elif not part.marked:
                self.mark(part.span, PassageRole.METADATA)
        if head.lead:
            self._take_lead(head.lead)

    def _take_line(self, line: Span, head: HeadLine) -> None:
        for at, printed in head.dates:
            self._take_date(printed, line.start + at, "the date line")
        for name in head.names:
            self.authors.append(self.found(moved(name, line.start), "the byline"))
        if head.agency:
            self.agencies.append(self.found(moved(head.agency, line.start), "a line of its own"))
        if head.place:
            self.dateline_hints.append(self.found(moved(head.place, line.start), "the date line"))
        if head.outlet:
            self._take_outlet(moved(head.outlet, line.start), "the byline")
        if head.label and head.label.field:
            self._take_label(line, head.label.field, moved(head.label.span, line.start))
        else:
            self.mark(line, PassageRole.METADATA)

    def _take_label(self, line: Span, field: Field, span: Span) -> None:
        value = self.found(span, "a labelled line")
        names = byline(f"by {value.value}").names if field is Field.AUTHOR else ()
        if len(names) > 1 and value.value == span.of(self.text):
            places = [moved(name, span.start - len("by ")) for name in names]
            self.authors += [self.found(place, value.where) for place in places]
        else:
            self._list(field).append(value)
        if field is Field.HEADLINE:
            self.mark_around(line, span, PassageRole.HEADLINE)
        else:
            self.mark(line, PassageRole.METADATA)

    def _take_names(self, line: Span) -> None:
        """A line of names beside a date line: who wrote it, most likely."""
        found = byline_without_by(line.of(self.text))
        doubt = "a name alone on its line, without a word for what it is"
        for name in found.names:
            one = self.found(moved(name, line.start), "the line under the headline", doubt)
            (self.publishers if is_outlet(one.value) else self.authors).append(one)
        if found.outlet:
            self._take_outlet(moved(found.outlet, line.start), "the line under the headline")
        self.mark(line, PassageRole.METADATA)

    def _take_outlet(self, span: Span, where: str) -> None:
        self.publishers.append(self.found(span, where, "named only beside who wrote it"))

    def _take_standfirst(self, span: Span) -> None:
        """One that is no sentence heads the story; a sentence tells it and stays in it."""
        if not span.of(self.text).rstrip(_CLOSERS).endswith(_STOPS):
            self.mark(span, PassageRole.HEADING)

    def _take_date(self, printed: Printed, at: int, where: str, doubt: str = "") -> None:
        span = Span(at + printed.start, at + printed.end)
        words = span.of(self.text)
        if printed.edtf is None:
            self.yearless.append((printed, span))
            return
        doubt = "; ".join(filter(None, (doubt, printed.doubt)))
        dated = Dated(printed.edtf, words, where, printed.clock, span, doubt)
        (self.modified if printed.later else self.published).append(dated)

    def _take_headline(self, part: Part) -> None:
        """The headline in the text: the place of a known one, or found there."""
        span, outlet = _without_outlet(self.text, part.span)
        whole = part.span.of(self.text)
        known = next((one for one in self.headlines if same(one.value, whole)), None)
        if known is None and not part.marked:
            where = "the first line" if not self.marked else "the line over the story"
            self.headlines.insert(0, self.found(span, where, part.doubt))
            if outlet:
                doubt = "named only behind the headline"
                self.publishers.append(self.found(outlet, "the first line", doubt))
                self.mark_around(part.span, span, PassageRole.HEADLINE)
                return
        elif known is not None and known.span is None:
            placed = Found(known.value, known.where, part.span, known.doubt)
            self.headlines[self.headlines.index(known)] = placed
        self.mark(part.span, PassageRole.HEADLINE)

    # --- the lead

    def _take_lead(self, chunk: Span) -> None:
        """The story's first paragraph: a date run into it, a byline, the dateline."""
        at = self._take_glued_date(chunk)
        line = self.text[at : min(chunk.end, at + _LEAD_CHARS)]
        if found := dateline(line):
            self._take_dateline(found, at)
            at += found.end
        while at < chunk.end and self.text[at].isspace():
            at += 1
        self.lead = Span(at, chunk.end)

    def _take_glued_date(self, chunk: Span) -> int:
        """A date before the first sentence, perhaps with the headline before it."""
        line = self.text[chunk.start : min(chunk.end, chunk.start + _GLUED)]
        if not self.headlines and (found := glued(line)):
            title, printed = found
            doubt = "it runs into a date and the first sentence"
            span = moved(title, chunk.start)
            self.headlines.append(self.found(span, "the first line", doubt))
            self.mark(span, PassageRole.HEADLINE)
        else:
            first = date_at(line)
            if not first or not first.edtf or not stands_before(line, first):
                return chunk.start
            printed = first
        doubt = "the date runs into the first sentence"
        self._take_date(printed, chunk.start, "the first line", doubt)
        start = chunk.start + printed.start
        self.mark(Span(start, chunk.start + printed.end), PassageRole.METADATA)
        rest = line[printed.end :]
        return chunk.start + printed.end + len(rest) - len(rest.lstrip(" \t–—-|:"))

    def _take_dateline(self, found: Dateline, at: int) -> None:
        self.mark(Span(at, at + found.end), PassageRole.DATELINE)
        if found.place:
            place = self.found(moved(found.place, at), "the dateline", found.doubt)
            self.dateline = place
            if found.doubt and place.span:
                self.doubts.append(Doubt("dateline", found.doubt, (place.span,)))
        if found.agency:
            self.agencies.insert(0, self.found(moved(found.agency, at), "the dateline"))
        if found.day:
            day_at = at + found.day_at
            self.dateline_day = (found.day, Span(day_at + found.day.start, day_at + found.day.end))

    # --- the tail

    def take_tail(self) -> None:
        """Reporters, rights and source behind the story; a date or byline that ends it."""
        for paragraph in reversed(self.document.paragraphs[-_TAIL_PARAGRAPHS:]):
            cut = Span(max(paragraph.start, paragraph.end - _TAIL_CHARS), paragraph.end)
            if self._is_taken(paragraph) or not self._take_end(paragraph, cut):
                return

    def _take_end(self, paragraph: Span, cut: Span) -> bool:
        """True if all of a paragraph at the end is no story."""
        found = tail(cut.of(self.text))
        if not found:
            return self._take_last_line(paragraph)
        self.mark(Span(cut.start + found.start, cut.end), PassageRole.CREDIT)
        for name in found.reporters:
            self.authors.append(self.found(moved(name, cut.start), "the end of the text"))
        if found.owner:
            doubt = "named only as the owner of the rights"
            owner = moved(found.owner, cut.start)
            self.publishers.append(self.found(owner, "the line of rights", doubt))
        if found.source:
            self.agencies.append(self.found(moved(found.source, cut.start), "the last line"))
        return cut.start + found.start <= paragraph.start

    def _take_last_line(self, paragraph: Span) -> bool:
        """A byline or a date alone in the last paragraphs, where the head has none."""
        words = paragraph.of(self.text) if paragraph.end - paragraph.start < 200 else ""
        head = head_line(words) if words and "\n" not in words else HeadLine()
        if not (head.names or head.dates or head.agency or head.other):
            return False
        self.mark(paragraph, PassageRole.CREDIT if head.names else PassageRole.METADATA)
        for name in head.names:
            self.authors.append(self.found(moved(name, paragraph.start), "the end of the text"))
        if head.agency:
            self.agencies.append(self.found(moved(head.agency, paragraph.start), "the last line"))
        for at, printed in head.dates:
            doubt = "it stands at the end of the text"
            self._take_date(printed, paragraph.start + at, "the last line", doubt)
        return True

    def _is_taken(self, span: Span) -> bool:
        head = self.marked[-1].span.end if self.marked else 0
        return span.start < head and span.start < (self.lead.start if self.lead else head)

    # --- marking

    def mark(self, span: Span, role: PassageRole) -> None:
        """Gives a stretch of the text its role."""
        self.marked.append(Marked(span, role))

    def mark_around(self, line: Span, inner: Span, role: PassageRole) -> None:
        """A value in a line gets its role, what stands around it is metadata."""
        self.mark(Span(line.start, inner.start), PassageRole.METADATA)
        self.mark(inner, role)
        if inner.end < line.end:
            self.mark(Span(inner.end, line.end), PassageRole.METADATA)

    def found(self, span: Span, where: str, doubt: str = "") -> Found:
        """A stretch of the text as a value."""
        return Found(" ".join(span.of(self.text).split()), where, span, doubt)


def _without_outlet(text: str, span: Span) -> tuple[Span, Span | None]:
    """A headline and the outlet's name that a page's title ends in: `… | Kalor Post`."""
    words = span.of(text)
    bars = list(_BAR.finditer(words))
    if not bars:
        return span, None
    last = words[bars[-1].end() :]
    known = is_outlet(last) or ("|" in bars[-1][0] and last.istitle() and len(last.split()) <= 4)
    if not known or bars[-1].start() < 10:
        return span, None
    end = span.start + bars[-1].start()
    return Span(span.start, end), Span(span.start + bars[-1].end(), span.end)


def moved(span: Span, by: int) -> Span:
    """A stretch of a stretch as one of the text."""
    return Span(span.start + by, span.end + by)


def same(one: str, other: str) -> bool:
    """True if two texts have the same words."""
    return one.split() == other.split()
