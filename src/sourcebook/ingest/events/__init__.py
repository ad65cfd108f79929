"""Stage 6, events: what an article tells as having happened, or not, or asked for, or planned.

`happenings` takes every finite verb that is no state as a candidate,
says who took part and in which part, when and by which words, and makes one happening of
what is told several times. What only may be is not asserted; hopes and states are left out.
A happening with `time_of` and no `time` is counted from another: the caller has the value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sourcebook.ingest.events import times as dating
from sourcebook.ingest.events.acting import by_nature, of_court
from sourcebook.ingest.events.arguments import Asked, Tree
from sourcebook.ingest.events.bynoun import by_noun, told_before
from sourcebook.ingest.events.candidate import (
    beside,
    cue_of,
    open_of,
    place_of,
    sound,
    status_of,
    told_of,
    why_of,
)
from sourcebook.ingest.events.clause import Clause, candidates, clauses
from sourcebook.ingest.events.course import course_type
from sourcebook.ingest.events.hanging import on_that_day, same_day, same_sentence
from sourcebook.ingest.events.joined import Draft, join, labels
from sourcebook.ingest.events.people import Name, People
from sourcebook.ingest.events.place import Again, comes_after, pact_names
from sourcebook.ingest.events.reports import call_words, names_call, report_of
from sourcebook.ingest.events.roles import of_noun, places, takings, whole_subject
from sourcebook.ingest.events.sentence import Words, read
from sourcebook.ingest.events.times import Cue, Timed, When
from sourcebook.ingest.events.wording import label
from sourcebook.ingest.events.words import COURSE, Verb
from sourcebook.ingest.parse import Parse
from sourcebook.ingest.values import Happening, Metadata, Taking
from sourcebook.model import ActorKind, Status
from sourcebook.text import Span

__all__ = ["happenings"]

_LONG = 400  # words of what is no sentence any more
_BACK = 60  # happenings looked back
_MEETING = frozenset({"party", "visitor", "host"})
_BACKWARD = frozenset({"earlier", "before", "previously", "prior"})


def happenings(
    text: str,
    sentences: Sequence[Span],
    found: Sequence[Name],
    times: Sequence[Timed],
    cues: Sequence[Cue],
    metadata: Metadata,
    parse: Parse | None = None,
) -> tuple[Happening, ...]:
    """The events of an article, in the order they are first told."""
    tree = Tree(parse) if parse is not None else None
    reader = _Reader(text, sentences, People(text, found, sentences), times, cues, metadata, tree)
    drafts: list[Draft] = []
    for number in range(len(sentences)):
        for draft in reader.sentence(number):
            join(reader.people, drafts, draft)
    reader.add_nouns(drafts)
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
        tree: Tree | None,
    ) -> None:
        self.text, self.sentences, self.people = text, sentences, people
        self.times, self.cues, self.tree = times, cues, tree
        day = metadata.today or metadata.published
        self.published = day.edtf.latest if day else None
        self._calls = names_call(text)
        self._nouns: list[Draft] = []
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
        self._speakers(words, said)
        told_of = by_noun(self.people, words, near)
        self._nouns += [Draft(made, number, self._paragraph) for made in told_of]
        calling = call_words(words) if self._calls else None
        reports = {
            at: made
            for at, cue in said
            if (made := report_of(self.people, words, cue, near, calling)) is not None
        }
        held = [Draft(made, number, self._paragraph, report=at) for at, made in reports.items()]
        told = [self.cues[at].cue for at in reports]
        called = any(made.type == "call" for made in reports.values())
        for clause, verbs in self._clauses(words, said):
            main = words.stretch(clause.main, clause.end)
            if any(main.overlaps(cue) for cue in told):
                continue
            for verb in verbs:
                if called and verb.type in ("talks", "call"):
                    break
                draft = self._clause(clause.by(verb), near, said, number)
                if draft is not None:
                    held.append(draft)
                    break
        held.sort(key=lambda one: (one.told.places[0].start, one.report is not None))
        return held

    def add_nouns(self, drafts: list[Draft]) -> None:
        """What only a noun tells, at its place among the others."""
        for new in self._nouns:
            if not told_before(self.people, new.told, [draft.told for draft in drafts]):
                drafts.append(new)
        if self._nouns:
            drafts.sort(key=lambda one: one.told.places[0].start)

    def _clauses(
        self, words: Words, said: list[tuple[int, Cue]]
    ) -> Iterable[tuple[Clause, Sequence[Verb]]]:
        verbs = candidates(words)
        if not verbs:
            return ()
        bounds = [at for _, cue in said for one in (*cue.contents, cue.phrase)
                  for at in (one.start, one.end)]  # fmt: skip
        asked = Asked(words, self.people.words(words), self.tree)
        return clauses(words, verbs, bounds, asked)

    def _speakers(self, words: Words, said: list[tuple[int, Cue]]) -> None:
        """Of "Vietnam said that it would" whom "it" means."""
        for _, cue in said:
            if cue.source is None or cue.source_kind != "name" or not cue.contents:
                continue
            if cue.source.start > cue.cue.start:
                continue
            at = words.index(cue.contents[0].start)
            at += words.at(at) == "that"
            held = self.people.within(cue.source)
            if words.at(at) == "it" and held and held[-1].kind != ActorKind.PERSON:
                self.people.speaking[words.starts[at]] = held[-1].span

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
    ) -> Draft | None:
        words = clause.words
        main = words.starts[clause.main]
        noun = of_noun(self.people, clause)
        clause = whole_subject(clause) if noun else clause
        kind, who = noun or (clause.verb.type, takings(self.people, clause))
        if noun is None and not (told_of(clause, who) and sound(self.people, clause, who)):
            return None
        cue = cue_of([one for one in said if not beside(clause, one[1])], main)
        status = status_of(clause, self.cues[cue] if cue is not None else None)
        if kind in ("talks", "visit", "call"):
            who += self._readout(cue)
        others = [one for _, one in said if not one.cue.start <= main < one.cue.end]
        when = dating.own(words, near, others, clause, self.published)
        if clause.scheduled and not self._to_come(when):
            return None
        if status is Status.ASSERTED and near and clause.ongoing and clause.present:
            clause, when = self._ahead(clause, near, others, when)
            status = clause.status
        if when.time is None and not when.relative and clause.ongoing and cue is None:
            when = When(dating.ongoing(self.published))
        place = place_of(clause, who)
        spans = [one.span for one in near]
        if clause.verb.family == COURSE and noun is None:
            kind = course_type(clause.words, clause.around)
        elif (kind == "force" and by_nature(clause)) or of_court(clause):
            kind = "other"
        if kind == "accord" and status is Status.PLANNED:
            kind = "promise"
        told = Happening(
            label(clause, who, spans), kind, status, (place,), (words.span,),
            tuple(who), when.time, when.span, where=places(self.people, clause),
            called=pact_names(clause), cue=cue, open=open_of(self.people, clause, who),
            rule=f"verb: {clause.verb.lemma}",
            why=why_of(clause),
        )  # fmt: skip
        if told.type in ("talks", "visit"):
            who_met = tuple(s for one in who if one.part in _MEETING
                            for s in (one.stands_for or (one.span,)))  # fmt: skip
            self.people.meet(main, who_met)
        return Draft(told, number, self._paragraph, clause, when.relative)

    def _ahead(
        self, clause: Clause, near: list[Timed], others: Sequence[Cue], when: When
    ) -> tuple[Clause, When]:
        """As a plan, if what is told of now has a day to come: "is meeting X on Monday"."""
        planned = replace(clause, status=Status.PLANNED)
        then = dating.own(clause.words, near, others, planned, self.published)
        return (planned, then) if self._to_come(then) else (clause, when)

    def _to_come(self, when: When) -> bool:
        """Whether a date is after the day of writing."""
        first = when.time.edtf.earliest if when.time is not None else None
        return first is not None and self.published is not None and first > self.published

    def _readout(self, cue: int | None) -> list[Taking]:
        """Whose readout tells of a meeting: they took part in it."""
        found = self.cues[cue] if cue is not None else None
        if found is None or found.source is None or found.source_kind != "name":
            return []
        if "readout" not in Span(found.phrase.start, found.source.end).of(self.text).lower():
            return []
        return [
            Taking(one.span, "party", (), "whose readout it is")
            for one in self.people.within(found.source)[-1:]
        ]

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
        again = Again(self.sentences, self.people)
        return [again.told(done, at) for at in range(len(done))]

    def _dated(
        self, drafts: list[Draft], done: list[Happening], at: int, draft: Draft
    ) -> Happening:
        one = draft.told
        if draft.relative and same_day(self.text, draft) is None:
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
        return self._scene(drafts, done, at) or self._inherited(drafts, done, at, draft)

    def _scene(self, drafts: list[Draft], done: list[Happening], at: int) -> Happening | None:
        """Its date as that of what is told with it: in the sentence, or "that evening"."""
        one = done[at]
        time = same_sentence(drafts, done, at)
        if time is not None:
            return replace(one, time=time)
        words = same_day(self.text, drafts[at])
        source = _previous(drafts, done, at) if words is not None else None
        if words is None or source is None:
            return one if drafts[at].relative else None
        time = on_that_day(done[source], words.of(self.text))
        return replace(one, time=time, time_of=source, time_span=words) if time else None

    def _inherited(
        self, drafts: list[Draft], done: list[Happening], at: int, draft: Draft
    ) -> Happening:
        one = draft.told
        if one.status is not Status.ASSERTED or draft.clause is None or draft.clause.ongoing:
            return one
        perfect = "had" in draft.clause.words.low[draft.clause.start : draft.clause.main]
        if one.type == "talks" and not perfect:
            return self._of_visit(drafts, done, at)
        first = self.sentences[draft.sentence].start
        frame = dating.frame(self.text, self.times, first)
        if frame is None or perfect:
            return one
        time = dating.in_frame(frame, self.text)
        return replace(one, time=time, time_span=frame.phrase) if time else one

    def _of_visit(self, drafts: list[Draft], done: list[Happening], at: int) -> Happening:
        """Talks told right after a visit, as a part of it: its day, and who came."""
        one = done[at]
        for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if drafts[at].paragraph - drafts[back].paragraph > 2:
                break
            other = done[back]
            if other.type == "visit" and other.time is not None and other.time.anchor != "event":
                why = "no date of its own: told as part of the visit before it"
                time = dating.guessed(other.time.edtf, "visit", why, other.time.text)
                came = [
                    replace(taking, part="party", rule="visitor of the visit it is part of")
                    for taking in other.takings
                    if taking.part == "visitor"
                ]
                return replace(one, time=time, takings=(*one.takings, *came))
        return one

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


# --- between happenings


def _previous(drafts: list[Draft], done: list[Happening], at: int) -> int | None:
    """The dated event right before, of the same paragraph or the one before it."""
    for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if drafts[at].paragraph - drafts[back].paragraph > 1:
            return None
        one, clause = done[back], drafts[back].clause
        if one.status is not Status.ASSERTED or one.type == "report":
            continue
        if one.rule == "verb: order":
            continue  # an order, a court's too, is no scene from which "hours later" counts
        if clause is not None and clause.relative:
            continue  # told aside
        if one.time is not None or one.time_of is not None:
            return back
        if drafts[back].paragraph != drafts[at].paragraph:
            return None
    return None


def _answers(people: People, invitation: Happening, other: Happening) -> bool:
    """A visit of whom the invitation asked."""
    asked = labels(people, invitation, {"invitee"})
    return other.type == "visit" and bool(asked & labels(people, other, {"visitor"}))
