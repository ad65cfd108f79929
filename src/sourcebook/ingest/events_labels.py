"""Labels: agent, verb and object in the sentence's own words."""

import re
from collections.abc import Sequence

from sourcebook.ingest.events_clauses import Clause
from sourcebook.ingest.events_roles import subject
from sourcebook.ingest.events_words import present
from sourcebook.ingest.values import Taking
from sourcebook.model import Status
from sourcebook.text import Span, cells

_WIDTH = 60
_WORD = re.compile(r"\S+")
_WEAK = frozenset(
    "the a an of to in on at for with and or from by between against its their his her as into"
    " that be key".split()
)
_BREAKS = _WEAK - {"the", "a", "an", "its", "their", "his", "her", "key", "be"}
_ADVERBS = frozenset("also has have had been was were be is are being".split())
_LEADING = re.compile(r"(?:a|an|the)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\s?\([^()]{0,40}\)")


def fitted(head: str, tail: str) -> str:
    """Head and tail in 60 cells, the tail cut where a phrase ends."""
    words = _WORD.findall(_BRACKETS.sub("", tail))
    whole = " ".join([head, *words]).strip(" ,;:“”\"")
    if cells(whole) <= _WIDTH:
        return whole
    best = ""
    for stop in range(len(words) - 1, 0, -1):
        ends = words[stop].lower() in _BREAKS or words[stop - 1][-1] in ",;:"
        sound = words[stop - 1].lower().strip(",") not in _WEAK
        text = " ".join([head, *words[:stop]]).strip(" ,;:“”\"")
        if cells(text) <= _WIDTH and sound:
            if ends:
                return text
            best = best or text
    return best or _short(head)


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
        denied = "not " if clause.status is Status.NEGATED else ""
        return _capital(fitted(f"{text} {denied}{verb}", tail))
    if doers:
        who = " ".join(Span(doers[0].start, doers[-1].end).of(words.text).split())
    else:
        who = _subject(clause, times, own)
    group = words.stretch(clause.start, clause.end).of(words.text)
    if clause.status is Status.ASSERTED and (clause.ongoing or "past" in clause.verb.forms):
        many = len(doers) > 1 or who.lower().endswith(("s", "media")) or " and " in who
        one = len(doers) == 1 and doers[0].end - doers[0].start == len(who)
        plural = many and not (one and who[:1].isupper() and not who.endswith("s"))
        group = clause.verb.lemma if plural else present(clause.verb.lemma)
    return _capital(fitted(f"{who} {group}", tail))


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
            before = re.sub(r"\s*\b(?:in|on|at|for|the|of)\s*\Z", "", text[: one.start - span.start])
            text = before + text[one.end - span.start :]
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
