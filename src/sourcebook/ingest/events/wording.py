"""Labels: agent, verb and object in the sentence's own words."""

import re
from collections.abc import Sequence

from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.roles import subject
from sourcebook.ingest.events.words import present
from sourcebook.ingest.values import Taking
from sourcebook.model import Status
from sourcebook.text import Span, cells

_WIDTH = 60
_WORD = re.compile(r"\S+")
_WEAK = frozenset(
    "the a an of to in on at for with and or from by between against its their his her as into"
    " that be being been was were is are not key".split()
)
_BREAKS = frozenset("of to in on at for with from by between against into as that".split())
_ADVERBS = frozenset("also has have had been was were be is are being".split())
_LEADING = re.compile(r"\A(?:a|an|the)\s", re.IGNORECASE)
_QUOTES = re.compile('[“”«»„"]')
_BRACKETS = re.compile(r"\s?\([^()]{0,40}\)")


def fitted(head: str, tail: str) -> str:
    """Head and tail in 60 cells, the tail cut where a phrase ends."""
    words = _WORD.findall(_QUOTES.sub("", _BRACKETS.sub("", tail)))
    whole = " ".join([head, *words]).strip(' ,;:“”"')
    if cells(whole) <= _WIDTH:
        return whole
    best = head if words and words[0].lower() in _BREAKS and cells(head) <= _WIDTH else ""
    for stop in range(len(words) - 1, 0, -1):
        ends = _breaks(words[stop].lower()) or words[stop - 1][-1] in ",;:"
        last = words[stop - 1].lower().strip(",;:")
        sound = last not in _WEAK and not last[-1:].isdigit()
        text = " ".join([head, *words[:stop]]).strip(' ,;:“”"')
        if cells(text) <= _WIDTH and sound:
            if ends:
                return text
            best = best or text
    return best or _short(head)


def _breaks(word: str) -> bool:
    return word in _BREAKS or (word.endswith("ing") and len(word) > 6)


def _short(text: str) -> str:
    words = text.split()
    while words and (cells(" ".join(words)) > _WIDTH or words[-1].lower() in _WEAK):
        words.pop()
    return " ".join(words) or text[:_WIDTH]


def label(clause: Clause, takings: Sequence[Taking], times: Sequence[Span]) -> str:
    """What a clause tells, in present tense where that is easy."""
    words = clause.words
    verb = clause.words.spans[clause.main].of(words.text)
    tail = _tail(clause, times)
    own = subject(clause)
    doers = [one.span for one in takings if _inside(clause, one.span, own)]
    if clause.passive:
        text = _subject(clause, times, own)
        named = [one.span for one in takings if one.part != "maker" and one.span in doers]
        if clause.relative and named:
            text = _doers(words.text, takings, named)
        denied = "not " if clause.status is Status.NEGATED else ""
        return _capital(fitted(f"{text} {denied}{verb}", tail))
    if doers:
        who = _doers(words.text, takings, doers)
    else:
        who = _subject(clause, times, own)
    group = words.stretch(clause.start, clause.end).of(words.text)
    if clause.status is Status.ASSERTED and (clause.ongoing or "past" in clause.verb.forms):
        group = now(who, clause.verb.lemma)
    return _capital(fitted(f"{who} {group}", tail))


def now(who: str, lemma: str) -> str:
    """The verb in the present tense that goes with its subject."""
    last = who.rsplit(maxsplit=1)[-1] if who.split() else ""
    many = " and " in who or (last.islower() and last.endswith(("s", "media")))
    return lemma if many else present(lemma)


def _doers(text: str, takings: Sequence[Taking], doers: Sequence[Span]) -> str:
    """Who does it; of "the two countries" their names."""
    for one in takings:
        if one.span == doers[0] and one.stands_for:
            return " and ".join(span.of(text) for span in one.stands_for)
    if len(doers) < 4:
        words = [" ".join(span.of(text).split()) for span in doers]
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return " ".join(Span(doers[0].start, doers[-1].end).of(text).split())


def _inside(clause: Clause, span: Span, own: tuple[int, int]) -> bool:
    if own[0] >= own[1]:
        return False
    stretch = clause.words.stretch(*own)
    return stretch.start <= span.start and span.end <= stretch.end


def _subject(clause: Clause, times: Sequence[Span], own: tuple[int, int]) -> str:
    """The subject's words without what leads to it."""
    if own[0] >= own[1]:
        return ""
    span = clause.words.stretch(*own)
    start = max([span.start, *(one.end for one in times if span.start <= one.start < span.end)])
    text = Span(start, span.end).of(clause.words.text).strip(" ,;")
    text = " ".join(text.split())
    if clause.relative:
        text = re.split(r"\b(?:to|of|with|by|for) (?:the )?", text)[-1]
    return _LEADING.sub("", text, count=1)


def _tail(clause: Clause, times: Sequence[Span]) -> str:
    if clause.end >= clause.stop:
        return ""
    span = clause.words.stretch(clause.end, clause.stop)
    text = span.of(clause.words.text)
    for one in sorted(times, key=lambda one: -one.start):
        if span.start <= one.start and one.end <= span.end:
            before = re.sub(
                r"\s*\b(?:in|on|at|for|the|of)\s*\Z", "", text[: one.start - span.start]
            )
            text = before + text[one.end - span.start :]
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
