"""Stage 5, cues: who says what, by which words, in whose words, and how sure.

`attributions` reads sentence by sentence: a cue (a verb of the lexicon in a frame it
allows, "according to", a noun such as "claim that", a hedge), its source to the left or
right, and the content it governs. A cue inside another's content is nested. A source
that only points back ("That report", "It") keeps its reference with a reason, or open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.chains import linked, nested
from sourcebook.ingest.cues.find import hits_of
from sourcebook.ingest.cues.quotes import Quotes
from sourcebook.ingest.cues.record import CueFound, Mode, SourceKind, trim
from sourcebook.ingest.cues.sources import Hit, Sentence, read
from sourcebook.text import Span

__all__ = ["CueFound", "Mode", "SourceKind", "attributions"]

_FAR = 60  # tokens looked on for the second half of a quotation
_GAP = 4  # characters between two sentences of one quotation
_PARTS = 20
_NEAR = 200  # characters around a cue that may name its medium


def attributions(text: str, sentences: Sequence[Span]) -> tuple[CueFound, ...]:
    """The attributions in `sentences` of `text`, by the place of their cues."""
    around = _around(text)
    found: list[CueFound] = []
    speaking = -1  # the cue whose quotation may run on
    for span in sentences:
        sentence = read(text, span)
        hits = hits_of(sentence)
        running = _runs_on(text, span, around.quotes)
        if running and speaking >= 0:
            found[speaking] = _continued(found[speaking], trim(text, span))
        elif not hits:
            speaking = -1
        for hit in hits:
            cue = _made(sentence, hit, around)
            if not _noise(sentence, cue, hit, around.quotes):
                found.append(cue)
                if cue.mode != "indirect" and not running:
                    speaking = len(found) - 1
    return linked(text, nested(text, found))


@dataclass(frozen=True, slots=True)
class _Around:
    """What an article has around its cues: its quotations, and the words that name media."""

    quotes: Quotes
    media: Sequence[tuple[str, str]]
    state: Sequence[str]


def _around(text: str) -> _Around:
    small = text.lower()
    media = [(word, medium) for word, medium in lexicon.MEDIA if word in small]
    return _Around(Quotes(text), media, [one for one in lexicon.STATE_MEDIA if one in small])


def _runs_on(text: str, span: Span, quotes: Quotes) -> bool:
    """A sentence that one quotation holds from its start to its end."""
    if not quotes.touch(span):
        return False
    whole = trim(text, span)
    return whole.start < whole.end and quotes.hold(whole)


def _continued(cue: CueFound, more: Span) -> CueFound:
    """A cue whose quotation runs on: the last part grows over what follows it."""
    *parts, last = cue.contents or (more,)
    if last.end <= more.start and more.start - last.end < _GAP:
        return replace(cue, contents=(*parts, Span(last.start, more.end)))
    return replace(cue, contents=(*cue.contents, more)) if len(parts) < _PARTS else cue


# --- making the record


def _made(sentence: Sentence, hit: Hit, around: _Around) -> CueFound:
    cue = sentence.stretch(hit.start, hit.end)
    source = sentence.stretch(*hit.source) if hit.source[1] > hit.source[0] else None
    phrase = cue
    if source is not None:
        phrase = Span(min(cue.start, source.start), max(cue.end, source.end))
    contents = _contents(sentence, hit, phrase)
    kind = _kind(sentence, hit)
    medium = _medium(sentence, hit, source, around)
    mode = _mode(contents, around.quotes)
    return CueFound(
        source, kind, cue, phrase, contents, hit.verb, medium, mode, hit.belief,
        unsourced=source is None, rule=hit.rule,
    )  # fmt: skip


def _contents(sentence: Sentence, hit: Hit, phrase: Span) -> tuple[Span, ...]:
    parts: list[Span] = []
    if hit.trailing or hit.rule in ("hedge", "unsourced"):
        parts.append(trim(sentence.text, Span(sentence.span.start, phrase.start)))
    start = _content_start(sentence, hit)
    if 0 <= start < len(sentence.words):
        end = sentence.span.end if hit.until <= start else sentence.starts[hit.until]
        behind = Span(sentence.starts[start], end)
        parts.append(trim(sentence.text, behind))
    return tuple([part for part in parts if not _empty(sentence.text, part)])


_OPENING = lexicon.SUBJECTS | lexicon.CLAUSE - {"that"}
_FINITE = lexicon.AUXILIARIES - lexicon.POSSESSIVE
_EMPTY = frozenset(("", "though", "although", "and", "but", "while"))


def _empty(text: str, part: Span) -> bool:
    """Whether a stretch holds nothing, or no more than a conjunction."""
    short = part.end - part.start <= len("although")
    return part.end <= part.start or (short and part.of(text).lower() in _EMPTY)


def _content_start(sentence: Sentence, hit: Hit) -> int:
    """Behind "that", past the time and the addressee; after a cue that trails, past a comma."""
    start = hit.content
    if start < 0 or hit.trailing:
        return _second_half(sentence, hit) if start >= 0 else -1
    if _at_once(sentence, hit, start):
        return start
    near = sentence.lower[start : start + 12]
    if sentence.at(hit.source[0] - 1) == "as" and "," in near:
        return start + near.index(",") + 1  # as X reported last week, content
    if sentence.at(start) in _OPENING:
        return start
    for place, word in enumerate(near[:9], start):
        if word == "that":
            return place + 1
        if word in '.;:"“' or (word in _FINITE and not sentence.capital(place)):
            return place if word in '"“' else start
    return start


def _at_once(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Whether the content starts where the cue ends, whatever "that" comes later."""
    word = sentence.at(start)
    if hit.verb in lexicon.NAMING or word in ("of", "about", "against"):
        return True
    if word in lexicon.PARTICULAR.get(hit.verb, ()) and word in lexicon.PREPOSITIONS:
        return True  # called for a vote that
    if hit.rule == "noun" and word == "to":
        return True  # a plan to close it
    if word == "that" and not sentence.at(start + 2).isalnum():
        return True  # questioned that figure
    judged = hit.verb in lexicon.JUDGING and hit.verb not in ("express", "voice")
    return judged and _states(sentence, start)


def _states(sentence: Sentence, start: int) -> bool:
    """Whether an object follows that says something itself: rejected a claim by X that."""
    first = sentence.at(start)
    near = sentence.lower[start : start + 4]
    object_ = first != "that" and first not in lexicon.PREPOSITIONS
    return object_ and not lexicon.NOUNS.isdisjoint(near)


def _second_half(sentence: Sentence, hit: Hit) -> int:
    """Of a content cut in two by its cue: "A", he said, "B"."""
    start = hit.content
    aside = sentence.at(start + 1).endswith("ing")  # he said, speaking to donors
    if sentence.at(start) in (",", ";") and hit.rule != "inverted" and not aside:
        return start + 1
    for place in range(start, min(start + _FAR, len(sentence.words) - 2)):
        if sentence.lower[place] in '"“':
            return place
    return -1


def _mode(contents: tuple[Span, ...], quotes: Quotes) -> Mode:
    touched = [part for part in contents if quotes.touch(part)]
    if not touched:
        return "indirect"
    return "direct" if all(quotes.hold(part) for part in contents) else "mixed"


_POINTING = lexicon.PRONOUNS | lexicon.OBJECTIVE | {"his", "their", "its"}


def _kind(sentence: Sentence, hit: Hit) -> SourceKind:
    start, end = hit.source
    if start == end:
        return "none"
    first = sentence.lower[start]
    if end - start == 1 and first in _POINTING:
        return "anaphor" if first in ("it", "its") else "pronoun"
    last = sentence.lower[end - 1]
    pointing = first in ("that", "this", "the") and end - start <= 3
    if pointing and last in lexicon.REPORTS and not sentence.capital(end - 1):
        return "anaphor"
    return "name" if _names(sentence, start, end) else "noun"


def _names(sentence: Sentence, start: int, end: int) -> bool:
    """A capital that is not only the sentence's own."""
    if sentence.capitals(start + 1, end):
        return True
    first = sentence.lower[start]
    if not sentence.capital(start) or first in lexicon.DETERMINERS or first in lexicon.ANONYMOUS:
        return False
    follows = sentence.at(start + 1)
    return start > 0 or end - start == 1 or not follows.isalpha()


def _medium(sentence: Sentence, hit: Hit, source: Span | None, around: _Around) -> str:
    if hit.verb == "tweet":
        return "tweet"
    start = max(sentence.span.start, sentence.starts[hit.start] - _NEAR)
    end = min(sentence.span.end, sentence.starts[hit.end - 1] + _NEAR)
    whole = sentence.text[start:end].lower() if around.media else ""
    for word, medium in around.media:
        if word in whole:
            return medium
    said = source.of(sentence.text).lower() if source is not None and around.state else ""
    if said and any(word in said for word in around.state):
        return "state-media"
    first, stop = hit.source
    tokens = sentence.lower[first:stop]
    if hit.verb == "report" or not lexicon.REPORTS.isdisjoint(tokens):
        return "report"
    if lexicon.ANONYMOUS.isdisjoint(tokens) or sentence.capitals(first + 1, stop):
        return ""
    return "anonymous"


def _noise(sentence: Sentence, cue: CueFound, hit: Hit, quotes: Quotes) -> bool:
    """What a quoted speaker says of himself is content: "I think"."""
    if cue.source is None or sentence.lower[hit.source[0]] not in ("i", "we", "you"):
        return False
    return quotes.at(cue.cue.start)
