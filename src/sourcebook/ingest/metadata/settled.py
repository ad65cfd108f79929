"""What was gathered, settled: the surest of each, and what speaks against it as doubts."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePath

from sourcebook.dates import Edtf
from sourcebook.ingest.metadata.bylines import is_agency
from sourcebook.ingest.metadata.dates import apart, date_at, nearest
from sourcebook.ingest.metadata.gathered import Gathered
from sourcebook.ingest.metadata.tongue import language
from sourcebook.ingest.values import Dated, Doubt, Found, Metadata
from sourcebook.model import PassageRole
from sourcebook.text import Span

_TITLE = 80
_STALE = timedelta(days=45)  # a report this far from the date line speaks against it
_BY_SENTENCE = re.compile(r"[.!?]\s")
_REPORTED_ON = re.compile(
    r"\b(?:report(?:ed|s)?|said|says|announced|told|stated)\b[^.!?\n]{0,60}?\bon\s(?=[A-Z\d])"
)


class Settling(Gathered):
    """All that was gathered, put together."""

    def settled(self) -> Metadata:
        """Everything that is known, and all doubts about it."""
        self._doubt_yearless()
        published = self._agreed_date(self.published)
        day = self._dateline_date(published)
        published = published or _of_dateline(day)
        headline = self._headline()
        told = language(self.text)
        authors = self._authors()
        publisher = self.publishers[0] if self.publishers else None
        agency = next(iter(self.agencies), None) or self._agency_byline()
        modified = self._latest_change(published)
        today = self._today(day, published, modified)
        spoken = self._language(told.lang, told.doubt)
        self._doubt_values(headline, authors, publisher, published, today)
        return Metadata(
            title=headline.value if headline else self._supplied(),
            headline=headline,
            authors=authors,
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
            self.mark(title, PassageRole.HEADLINE)

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

    def _doubt_yearless(self) -> None:
        """A day without a year is no date; another date's year is not its own."""
        for _, span in self.yearless:
            said = f"the date line says {span.of(self.text)} without a year"
            self.doubts.append(Doubt("date", said, (span,)))

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
        authors: tuple[Found, ...],
        publisher: Found | None,
        published: Dated | None,
        today: Dated | None,
    ) -> None:
        for about, one in (("headline", headline), ("publisher", publisher), ("date", published)):
            if one and one.doubt:
                self.doubts.append(Doubt(about, _sentence(one), _spans(one.span)))
        for author in [one for one in authors if one.doubt][:1]:
            self.doubts.append(Doubt("byline", _sentence(author), _spans(author.span)))
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


def _of_dateline(day: Dated | None) -> Dated | None:
    """The day on which a report was filed, where none says when it was published."""
    doubt = "the day of the dateline; no day of publication is given"
    return replace(day, doubt=doubt) if day and not day.doubt else None


def _before(one: Edtf, other: Edtf) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _spans(*spans: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in spans if span)


def _sentence(one: Found | Dated) -> str:
    value = one.edtf.text if isinstance(one, Dated) else one.value[:80]
    return f"{value}: {one.doubt}"
