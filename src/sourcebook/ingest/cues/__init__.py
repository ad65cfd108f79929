"""Stage 5, cues: who says what, by which words, in whose words, and how sure.

`attributions` reads sentence by sentence: a cue (a verb of the lexicon in a frame it
allows, "according to", a noun such as "claim that", a hedge), its source to the left or
right, and the content it governs. A cue inside another's content is nested. A source
that only points back ("That report", "It") keeps its reference with a reason, or open.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.find import hits_of
from sourcebook.ingest.cues.sources import Hit, Sentence, read
from sourcebook.text import Span

SourceKind: TypeAlias = Literal["name", "noun", "pronoun", "anaphor", "none"]
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|['’](?:s|d|ve|re|ll|t|m)\b|\S")
_REACH = 25  # tokens a noun phrase may be long
_OPEN, _CLOSE = "“«„", "”»"
_FAR = 60  # tokens looked on for the second half of a quotation
_GAP = 4  # characters between two sentences of one quotation
_PARTS = 20
_NEAR = 200  # characters around a cue that may name its medium
_BACK = 40  # cues looked back for what an anaphor means


@dataclass(frozen=True, slots=True)
class CueFound:
    """One attribution. `cue` are the words that attribute, `phrase` these with the source.

    `parent` is the index of the cue in whose content this one stands, `refers` of the
    one an anaphor points back to; both count in the tuple of all cues. `belief` is
    empty, or belief, hedge or doubt.
    """

    source: Span | None
    source_kind: SourceKind
    cue: Span
    phrase: Span
    contents: tuple[Span, ...]
    verb: str
    medium: str = ""
    mode: Mode = "indirect"
    belief: str = ""
    parent: int | None = None
    refers: int | None = None
    unsourced: bool = False
    rule: str = ""
    why: str = ""


def attributions(text: str, sentences: Sequence[Span]) -> tuple[CueFound, ...]:
    """The attributions in `sentences` of `text`, by the place of their cues."""
    quotes = _quotes(text)
    found: list[CueFound] = []
    speaking = -1  # the cue whose quotation may run on
    for span in sentences:
        sentence = read(text, span)
        hits = hits_of(sentence)
        running = _runs_on(text, span, quotes)
        if running and speaking >= 0:
            found[speaking] = _continued(found[speaking], _trim(text, span))
        elif not hits:
            speaking = -1
        for hit in hits:
            cue = _made(sentence, hit, quotes)
            if not _noise(sentence, cue, hit, quotes):
                found.append(cue)
                if cue.mode != "indirect" and not running:
                    speaking = len(found) - 1
    return _linked(text, _nested(text, found))


def _quotes(text: str) -> list[Span]:
    """Quoted stretches; a quote left open ends with its paragraph, a stray end is none."""
    found: list[Span] = []
    start = -1
    for match in re.finditer('[“”«»„"\n]', text):
        sign, at = match.group(), match.start()
        if sign == '"':
            sign = "“" if _opens(text, at, open_=start >= 0) else "”"
        if sign in _OPEN and start < 0:
            start = at
        elif start >= 0 and (sign == "\n" or sign in _CLOSE):
            found.append(Span(start, at + (sign != "\n")))
            start = -1
    if start >= 0:
        found.append(Span(start, len(text)))
    return found


def _opens(text: str, at: int, *, open_: bool) -> bool:
    """Whether a straight sign opens: a blank before it, and none behind if one is open."""
    before = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"
    return before and not (open_ and not text[at + 1 : at + 2].isalnum())


def _quoted(quotes: list[Span], at: int) -> bool:
    place = bisect_right(quotes, at, key=lambda quote: quote.start) - 1
    return place >= 0 and quotes[place].end > at


def _runs_on(text: str, span: Span, quotes: list[Span]) -> bool:
    """A sentence that one quotation holds from its start to its end."""
    whole = _trim(text, span)
    return whole.start < whole.end and _inside(quotes, whole)


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while end > start and text[end - 1] in " \n\t.,;:—–":
        end -= 1
    while start < end and text[start] in " \n\t,;:—–":
        start += 1
    return Span(start, end)


def _continued(cue: CueFound, more: Span) -> CueFound:
    """A cue whose quotation runs on: the last part grows over what follows it."""
    *parts, last = cue.contents or (more,)
    if last.end <= more.start and more.start - last.end < _GAP:
        return replace(cue, contents=(*parts, Span(last.start, more.end)))
    return replace(cue, contents=(*cue.contents, more)) if len(parts) < _PARTS else cue


# --- making the record


def _made(sentence: Sentence, hit: Hit, quotes: list[Span]) -> CueFound:
    cue = sentence.stretch(hit.start, hit.end)
    source = sentence.stretch(*hit.source) if hit.source[1] > hit.source[0] else None
    phrase = cue
    if source is not None:
        phrase = Span(min(cue.start, source.start), max(cue.end, source.end))
    contents = _contents(sentence, hit, phrase)
    kind = _kind(sentence, hit)
    words = "" if source is None else source.of(sentence.text).lower()
    medium = _medium(sentence, hit, words)
    mode = _mode(contents, quotes)
    return CueFound(
        source, kind, cue, phrase, contents, hit.verb, medium, mode, hit.belief,
        unsourced=source is None, rule=hit.rule,
    )  # fmt: skip


def _contents(sentence: Sentence, hit: Hit, phrase: Span) -> tuple[Span, ...]:
    parts: list[Span] = []
    if hit.trailing or hit.rule in ("hedge", "unsourced"):
        parts.append(_trim(sentence.text, Span(sentence.span.start, phrase.start)))
    start = _content_start(sentence, hit)
    if 0 <= start < len(sentence.words):
        end = sentence.span.end if hit.until <= start else sentence.starts[hit.until]
        behind = Span(sentence.starts[start], end)
        parts.append(_trim(sentence.text, behind))
    return tuple(part for part in parts if part.end > part.start)


def _content_start(sentence: Sentence, hit: Hit) -> int:
    """Behind "that", past the time and the addressee; after a cue that trails, past a comma."""
    start = hit.content
    if start < 0 or hit.trailing:
        return _second_half(sentence, hit) if start >= 0 else -1
    if hit.verb in lexicon.NAMING or sentence.at(start) in ("of", "about", "against"):
        return start
    near = sentence.lower[start : start + 12]
    if sentence.at(hit.source[0] - 1) == "as" and "," in near:
        return start + near.index(",") + 1  # as X reported last week, content
    if sentence.at(start) in lexicon.SUBJECTS | lexicon.CLAUSE - {"that"}:
        return start
    for place, word in enumerate(near[:9], start):
        if word == "that":
            return place + 1
        finite = word in lexicon.AUXILIARIES and not sentence.capital(place)
        if word in '"“' or word in ".;:" or finite:
            return place if word in '"“' else start
    return start


def _second_half(sentence: Sentence, hit: Hit) -> int:
    """Of a content cut in two by its cue: "A", he said, "B"."""
    start = hit.content
    if sentence.at(start) in (",", ";") and hit.rule != "inverted":
        return start + 1
    for place in range(start, min(start + _FAR, len(sentence.words) - 2)):
        if sentence.lower[place] in '"“':
            return place
    return -1


def _mode(contents: tuple[Span, ...], quotes: list[Span]) -> Mode:
    if contents and all(_inside(quotes, part) for part in contents):
        return "direct"
    return "mixed" if any(_touched(quotes, part) for part in contents) else "indirect"


_NESTED = 3  # quotes within quotes that are looked at


def _begun(quotes: list[Span], at: int) -> int:
    """How many quotes begin at or before a place; quotes stand in order."""
    return bisect_right(quotes, at, key=lambda quote: quote.start)


def _inside(quotes: list[Span], part: Span) -> bool:
    """True if one quote holds the whole stretch."""
    begun = _begun(quotes, part.start)
    return any(quote.end >= part.end for quote in quotes[max(0, begun - _NESTED) : begun])


def _touched(quotes: list[Span], part: Span) -> bool:
    """True if a quote shares a character with the stretch: the next one, or one still open."""
    begun = _begun(quotes, part.start)
    near = quotes[max(0, begun - _NESTED) : begun + 1]
    return any(quote.overlaps(part) for quote in near)


def _kind(sentence: Sentence, hit: Hit) -> SourceKind:
    start, end = hit.source
    if start == end:
        return "none"
    first = sentence.lower[start]
    if end - start == 1 and (first in lexicon.PRONOUNS or first in ("his", "her", "their", "its")):
        return "anaphor" if first in ("it", "its") else "pronoun"
    last = sentence.lower[end - 1]
    pointing = first in ("that", "this", "the") and end - start <= 3
    if pointing and last in lexicon.REPORTS and not sentence.capital(end - 1):
        return "anaphor"
    return "name" if _names(sentence, start, end) else "noun"


def _names(sentence: Sentence, start: int, end: int) -> bool:
    """A capital that is not only the sentence's own."""
    if any(sentence.capital(place) for place in range(start + 1, end)):
        return True
    first = sentence.lower[start]
    if not sentence.capital(start) or first in lexicon.DETERMINERS | lexicon.ANONYMOUS:
        return False
    follows = sentence.at(start + 1)
    return start > 0 or end - start == 1 or not follows.isalpha()


def _medium(sentence: Sentence, hit: Hit, source: str) -> str:
    if hit.verb == "tweet":
        return "tweet"
    around = Span(
        max(sentence.span.start, sentence.starts[hit.start] - _NEAR),
        min(sentence.span.end, sentence.starts[hit.end - 1] + _NEAR),
    )
    whole = around.of(sentence.text).lower()
    for medium, words in lexicon.MEDIA:
        if any(word in whole for word in words):
            return medium
    if any(word in source for word in lexicon.STATE_MEDIA):
        return "state-media"
    tokens = sentence.lower[hit.source[0] : hit.source[1]]
    if hit.verb == "report" or any(word in lexicon.REPORTS for word in tokens):
        return "report"
    named = any(sentence.capital(place) for place in range(hit.source[0] + 1, hit.source[1]))
    if not named and any(word in lexicon.ANONYMOUS for word in tokens):
        return "anonymous"
    return ""


def _noise(sentence: Sentence, cue: CueFound, hit: Hit, quotes: list[Span]) -> bool:
    """What a quoted speaker says of himself is content: "I think"."""
    if cue.source is None or not _quoted(quotes, cue.cue.start):
        return False
    return sentence.lower[hit.source[0]] in ("i", "we", "you")


# --- between cues


def _nested(text: str, found: list[CueFound]) -> list[CueFound]:
    """Each cue inside another's content gets it as its parent.

    "A announced that B, C reported": the cue that trails holds the one before it. Two
    verbs of one subject ("argued that A and vowed to B") share the content out.
    """
    linked = list(found)
    for at, cue in enumerate(found):
        parent = _holder(linked, at)
        if parent is not None and (linked[parent].parent == at or _holds(cue, found[parent])):
            parent = None
        while parent is not None and _beside(text, linked[parent], cue):
            cut = cue.cue.start if linked[parent].source == cue.source else cue.phrase.start
            linked[parent] = _until(text, linked[parent], cut)
            parent = linked[parent].parent
        shared = at > 0 and cue.source is not None and cue.source == found[at - 1].source
        linked[at] = replace(cue, parent=parent, phrase=cue.cue if shared else cue.phrase)
        for back in range(at - 1, max(-1, at - 6), -1):
            if linked[back].parent is None and _holds(cue, found[back]):
                linked[back] = replace(_until(text, linked[back], cue.phrase.start), parent=at)
    return linked


_BESIDE = (", and", ", but", ", while", ", though", ", although", ", yet", ";")


def _beside(text: str, outer: CueFound, inner: CueFound) -> bool:
    """Whether a cue stands beside another, not in it: the same subject, or ", and" before."""
    if outer.source is not None and outer.source == inner.source:
        return True
    before = text[max(0, inner.phrase.start - 12) : inner.phrase.start].rstrip()
    return before.endswith(_BESIDE) and outer.mode != "direct"


_JOINING = frozenset("and but or while then though although yet".split())


def _until(text: str, cue: CueFound, end: int) -> CueFound:
    """A cue whose content stops before another begins."""
    kept = []
    for part in cue.contents:
        if part.start < end < part.end:
            part = _trim(text, Span(part.start, end))
            words = part.of(text).rsplit(None, 1)
            if len(words) == 2 and words[1] in _JOINING:
                part = _trim(text, Span(part.start, part.end - len(words[1])))
        if part.start < part.end and part.start < end:
            kept.append(part)
    return replace(cue, contents=tuple(kept))


def _holder(found: list[CueFound], at: int) -> int | None:
    for back in range(at - 1, max(-1, at - 12), -1):
        if _holds(found[back], found[at]):
            return back
    return None


def _holds(outer: CueFound, inner: CueFound) -> bool:
    place = inner.cue.start
    return any(part.start <= place < part.end for part in outer.contents)


def _linked(text: str, found: list[CueFound]) -> tuple[CueFound, ...]:
    """Anaphors get what they point back to; what stands in a report is of the report."""
    cues = list(found)
    for at, cue in enumerate(cues):
        if cue.source_kind != "anaphor" or cue.source is None:
            continue
        back = _antecedent(text, cues, at)
        words = cue.source.of(text)
        if back is None:
            cues[at] = replace(cue, why=f"“{words}” points back, to no source found")
            continue
        target = cues[back].refers if cues[back].source_kind == "anaphor" else back
        why = f"“{words}” points back to the last such source"
        medium = cues[back].medium or cue.medium
        cues[at] = replace(
            cue, refers=target if target is not None else back, medium=medium, why=why
        )
        if "also" in cue.cue.of(text).lower().split():
            _claimed(text, cues, at, target if target is not None else back)
    return tuple(cues)


_REPORTING = frozenset({"report", "readout", "statement", "state-media"})
_SPOKEN = frozenset({"statement", "readout", "release"})


def _antecedent(text: str, cues: list[CueFound], at: int) -> int | None:
    """The last source that a "report", a "statement" or an "it" can mean."""
    source = cues[at].source
    noun = source.of(text).lower().split()[-1] if source else ""
    for back in range(at - 1, max(-1, at - _BACK), -1):
        other = cues[back]
        if other.source is None or other.parent is not None:
            continue
        words = other.source.of(text).lower().split()
        if noun in words or (noun in _SPOKEN and other.medium in _SPOKEN):
            return back
        if noun not in _SPOKEN and (other.medium in _REPORTING or other.source_kind == "anaphor"):
            return back
        if noun == "it" and (words[-1] in lexicon.HEADS or words[-1] in lexicon.REPORTS):
            return back
    return None


def _claimed(text: str, cues: list[CueFound], at: int, target: int) -> None:
    """By “It also says”, what a person said just before, in the same place, is of that report."""
    for back in range(at - 1, max(target, at - _BACK), -1):
        other = cues[back]
        if other.source_kind not in ("name", "pronoun") or other.parent is not None:
            return
        if other.medium in _REPORTING:
            return
        why = "“also” in the next sentence gives it to the report"
        cues[back] = replace(other, parent=target, why=why)
        same = other.phrase.of(text)
        if back == 0 or cues[back - 1].phrase.of(text) != same:
            return
