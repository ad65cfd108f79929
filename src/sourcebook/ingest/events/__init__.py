"""Stage 6, events: what an article tells as having happened, or not, or asked for, or planned.

`happenings` takes every finite verb of the lexicon with somebody near it as a candidate,
says who took part and in which part, when and by which words, and makes one happening of
what is told several times. What only may be is not asserted; hopes and states are left out.
A happening with `time_of` and no `time` is counted from another: the caller has the value.
"""

from collections.abc import Sequence
from dataclasses import replace

from sourcebook.ingest.events import times as dating
from sourcebook.ingest.events.clause import Clause, clauses, read
from sourcebook.ingest.events.joined import Draft, join, labels
from sourcebook.ingest.events.place import comes_after, pact_names, told_again
from sourcebook.ingest.events.reports import call_words, report_of
from sourcebook.ingest.events.roles import Name, People, places, takings
from sourcebook.ingest.events.times import Cue, Timed, When
from sourcebook.ingest.events.wording import label
from sourcebook.ingest.events.words import MOVES, NEEDED, PERSONS
from sourcebook.ingest.parse import Parse
from sourcebook.ingest.values import Happening, Metadata, Taking
from sourcebook.model import ActorKind, Status, Time
from sourcebook.text import Span

__all__ = ["happenings"]

_LONG = 400  # words of what is no sentence any more
_BACK = 60  # happenings looked back
_BACKWARD = frozenset({"earlier", "before", "previously", "prior"})


def happenings(
    text: str,
    sentences: Sequence[Span],
    found: Sequence[Name],
    times: Sequence[Timed],
    cues: Sequence[Cue],
    metadata: Metadata,
    parse: Parse | None = None,  # noqa: ARG001
) -> tuple[Happening, ...]:
    """The events of an article, in the order they are first told."""
    reader = _Reader(text, sentences, People(text, found, sentences), times, cues, metadata)
    drafts: list[Draft] = []
    for number in range(len(sentences)):
        for draft in reader.sentence(number):
            join(reader.people, drafts, draft)
    return tuple(reader.finished(drafts))


class _Reader:
    """One article while it is read."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        people: People,
        times: Sequence[Timed],
        cues: Sequence[Cue],
        metadata: Metadata,
    ) -> None:
        self.text, self.sentences, self.people = text, sentences, people
        self.times, self.cues = times, cues
        day = metadata.today or metadata.published
        self.published = day.edtf.latest if day else None
        self._time_at = 0
        self._cue_at = 0
        self._paragraph = 0
        self._dated_reports: dict[int, int] = {}
        self._dated_sources: dict[str, int] = {}

    def sentence(self, number: int) -> list[Draft]:
        """What one sentence tells, by its place."""
        span = self.sentences[number]
        if number and "\n" in self.text[self.sentences[number - 1].end : span.start]:
            self._paragraph += 1
        near = self._within_times(span)
        said = self._within_cues(span)
        words = read(self.text, span)
        if len(words.low) > _LONG:
            return []
        calling = call_words(words)
        held: list[Draft] = []
        bounds = [at for _, cue in said for one in (*cue.contents, cue.phrase)
                  for at in (one.start, one.end)]  # fmt: skip
        for clause in clauses(words, bounds):
            if calling is None or clause.verb.type not in ("talks", "call"):
                held += self._clause(clause, near, said, number)
        for at, cue in said:
            made = report_of(self.people, words, cue, near, calling)
            if made is not None:
                held.append(Draft(made, number, self._paragraph, report=at))
        held.sort(key=lambda one: one.told.places[0].start)
        return held

    def _within_times(self, span: Span) -> list[Timed]:
        while self._time_at < len(self.times) and self.times[self._time_at].span.end <= span.start:
            self._time_at += 1
        held, at = [], self._time_at
        while at < len(self.times) and self.times[at].span.start < span.end:
            held.append(self.times[at])
            at += 1
        return held

    def _within_cues(self, span: Span) -> list[tuple[int, Cue]]:
        while self._cue_at < len(self.cues) and self.cues[self._cue_at].cue.end <= span.start:
            self._cue_at += 1
        held, at = [], self._cue_at
        while at < len(self.cues) and self.cues[at].cue.start < span.end:
            held.append((at, self.cues[at]))
            at += 1
        return held

    def _clause(
        self, clause: Clause, near: list[Timed], said: list[tuple[int, Cue]], number: int
    ) -> list[Draft]:
        words = clause.words
        main = words.spans[clause.main].start
        if any(cue.cue.start <= main < cue.cue.end for _, cue in said):
            return []
        who = self._who(clause)
        led = clause.passive or any(one.rule.startswith("subject") for one in who)
        if not who or not led or not _sound(clause, who):
            return []
        cue = _cue_of(said, main)
        status = _status(clause, self.cues[cue] if cue is not None else None)
        when = dating.own(words, near, [one for _, one in said], clause, self.published)
        if when.time is None and not when.relative and clause.ongoing and cue is None:
            when = When(dating.ongoing(self.published))
        place = _place(clause, who)
        spans = [one.span for one in near]
        kind = clause.verb.type
        if kind == "accord" and status is Status.PLANNED:
            kind = "promise"
        told = Happening(
            label(clause, who, spans), kind, status, (place,), (words.span,),
            tuple(who), when.time, when.span, where=places(self.people, clause),
            called=pact_names(clause), cue=cue, rule=f"verb: {clause.verb.lemma}",
            why=_why(clause),
        )  # fmt: skip
        return [Draft(told, number, self._paragraph, clause, when.relative)]

    def _who(self, clause: Clause) -> list[Taking]:
        return takings(self.people, clause)

    # --- when all is read

    def finished(self, drafts: list[Draft]) -> list[Happening]:
        """Dates from other happenings, order, and the names they go by."""
        done = [draft.told for draft in drafts]
        for at, draft in enumerate(drafts):
            if draft.report is not None and draft.told.type == "report" and draft.told.time:
                self._dated_reports.setdefault(draft.report, at)
                source = self._source(draft.report)
                if source:
                    self._dated_sources.setdefault(source, at)
        for at, draft in enumerate(drafts):
            done[at] = self._dated(drafts, done, at, draft)
        for at, draft in enumerate(drafts):
            for first, later in self._orders(done, at, draft):
                held = done[first].before
                if first != later and later not in held and first not in done[later].before:
                    done[first] = replace(done[first], before=(*held, later))
        return [told_again(self.sentences, self.people, done, at)
                for at in range(len(done))]  # fmt: skip

    def _dated(
        self, drafts: list[Draft], done: list[Happening], at: int, draft: Draft
    ) -> Happening:
        one = draft.told
        if draft.relative:
            source = _previous(drafts, done, at)
            return one if source is None else replace(one, time_of=source)
        report = self._report(one)
        if one.time is not None:
            return one
        if report is not None and report != at:
            reported = done[report].time
            if reported is not None:
                lasting = draft.clause is not None and draft.clause.ongoing
                words = done[report].time_span
                text = words.of(self.text) if words else ""
                time = dating.by_report(reported.edtf, text, lasting=lasting)
                return replace(one, time=time, time_of=report, time_span=words)
        return self._inherited(drafts, done, at, draft)

    def _inherited(
        self, drafts: list[Draft], done: list[Happening], at: int, draft: Draft
    ) -> Happening:
        one = draft.told
        if one.status is not Status.ASSERTED or draft.clause is None or draft.clause.ongoing:
            return one
        perfect = "had" in draft.clause.words.low[draft.clause.start : draft.clause.main]
        if one.type == "talks":
            time = self._of_visit(drafts, done, at)
            return one if time is None else replace(one, time=time)
        first = self.sentences[draft.sentence].start
        frame = dating.frame(self.text, self.times, first)
        if frame is None or perfect:
            return one
        time = dating.in_frame(frame, self.text)
        return replace(one, time=time, time_span=frame.phrase) if time else one

    def _of_visit(self, drafts: list[Draft], done: list[Happening], at: int) -> Time | None:
        """Talks told right after a visit, as a part of it."""
        for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if drafts[at].paragraph - drafts[back].paragraph > 2:
                return None
            other = done[back]
            if other.type == "visit" and other.time is not None and other.time.anchor != "event":
                why = "no date of its own: told as part of the visit before it"
                return dating.guessed(other.time.edtf, "visit", why, other.time.text)
        return None

    def _report(self, one: Happening) -> int | None:
        """The dated report of the same source that a happening is known by."""
        seen: set[int] = set()
        cue = one.cue
        while cue is not None and cue not in seen:
            seen.add(cue)
            known = self._dated_reports.get(cue, self._dated_sources.get(self._source(cue)))
            if known is not None:
                return known
            now = self.cues[cue]
            cue = now.refers if now.refers is not None else now.parent
        return None

    def _source(self, cue: int) -> str:
        source = self.cues[cue].source
        if source is None or self.cues[cue].source_kind != "name":
            return ""
        held = self.people.within(source)
        return held[-1].label if held and held[-1].kind != ActorKind.PERSON else ""

    def _orders(self, done: list[Happening], at: int, draft: Draft) -> list[tuple[int, int]]:
        one = done[at]
        found: list[tuple[int, int]] = []
        if draft.relative and one.time_of is not None and one.time_span is not None:
            back = _BACKWARD & set(one.time_span.of(self.people.text).lower().split())
            found.append((at, one.time_of) if back else (one.time_of, at))
        elif one.time_of is not None and one.status is Status.ASSERTED:
            found.append((at, one.time_of))
        if draft.clause is not None and draft.clause.verb.lemma == "invite" and one.time is None:
            found += [
                (at, n)
                for n in range(max(0, at - _BACK), min(len(done), at + _BACK))
                if _answers(self.people, one, done[n])
            ]
        later = comes_after(self.people, draft.clause, done[:at])
        if later is not None:
            found.append((at, later))
        return found


# --- one candidate


_ASKED_FOR = {
    "welcome": {"host", "visitor"},
    "invite": {"inviter", "invitee"},
    "visit": {"visitor"},
    "promise": {"speaker"},
    "demand": {"asker"},
    "supply": {"exporter", "importer"},
}
"""The parts without which a verb of this family tells no event."""


def _sound(clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether those found can tell such an event at all."""
    parts = [one.part for one in who]
    family, lemma = clause.verb.family, clause.verb.lemma
    behind = set(clause.words.low[clause.end : clause.stop])
    if not _ASKED_FOR.get(family, set()) <= set(parts):
        return False
    match family:
        case "visit":
            return bool({"in", "to", "at"} & behind) or lemma == "visit" or "host" in parts
        case "talks" | "call":
            return any(one.stands_for for one in who) or len(parts) > 1
        case "demand":
            return "asked" in parts or lemma in ("urge", "demand")
        case "sanction":
            return bool(MOVES & behind) or "target" in parts
        case "force":
            return _harm(clause, parts)
    return True


def _harm(clause: Clause, parts: Sequence[str]) -> bool:
    """Somebody is hurt, or something struck: deals and confidence are not."""
    words = clause.words.low
    hurt = words[clause.first : clause.start] if clause.passive else words[clause.end : clause.stop]
    return "target" in parts or bool(PERSONS & set(hurt)) or bool(NEEDED.get(clause.verb.lemma))


def _status(clause: Clause, cue: Cue | None) -> Status:
    if clause.status is not Status.ASSERTED:
        return clause.status
    if cue is not None and (cue.belief or cue.verb in ("allege", "accuse")):
        return Status.ALLEGED
    return Status.REQUESTED if clause.verb.type == "demand" else Status.ASSERTED


def _cue_of(said: Sequence[tuple[int, Cue]], at: int) -> int | None:
    """The attribution in whose content a verb stands, the innermost."""
    held = [
        (part.end - part.start, number)
        for number, cue in said
        for part in cue.contents
        if part.start <= at < part.end
    ]
    return min(held)[1] if held else None


def _place(clause: Clause, who: Sequence[Taking]) -> Span:
    words = clause.words
    first = clause.start if clause.relative else min(clause.first, clause.start)
    start = words.spans[first].start
    if clause.relative:
        start = min([start, *(one.span.start for one in who)])
    while words.text[start] in ',;:“" ' and start < words.spans[clause.main].start:
        start += 1
    return Span(start, words.spans[max(clause.stop, clause.end) - 1].end)


def _why(clause: Clause) -> str:
    said = clause.words.stretch(clause.start, clause.end).of(clause.words.text)
    return (
        f"“{' '.join(said.split())}”: {clause.status}, {'passive' if clause.passive else 'active'}"
    )


# --- between happenings


def _previous(drafts: list[Draft], done: list[Happening], at: int) -> int | None:
    """The dated event right before, of the same paragraph or the one before it."""
    for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if drafts[at].paragraph - drafts[back].paragraph > 1:
            return None
        one = done[back]
        dated = one.time is not None or one.time_of is not None
        if dated and one.status is Status.ASSERTED and one.type != "report":
            return back
    return None


def _answers(people: People, invitation: Happening, other: Happening) -> bool:
    """A visit of whom the invitation asked."""
    asked = labels(people, invitation, {"invitee"})
    return other.type == "visit" and bool(asked & labels(people, other, {"visitor"}))
