"""Third step: paragraphs with their roles, as pieces that cover every character of the text.

Captions and credits that run into a paragraph are split off, what is said again is found,
and quotation marks that do not pair are doubts. Each piece knows its sentences.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sourcebook.ingest.segment.captions import cuts, whole
from sourcebook.ingest.segment.sentence import sentences
from sourcebook.ingest.values import Document, Doubt, Marked, Metadata, Piece
from sourcebook.model import PassageRole
from sourcebook.text import Span

__all__ = ["segment", "sentences"]

_LONGEST = 100_000  # characters of a piece
_HEADING_CHARS = 100
_HEADING_WORDS = 14
_REPEAT_CHARS = 30  # of a sentence that may be a repeat, without its signs
_REPEAT_WORDS = 5

_WORDS = re.compile(r"\w+")
_QUOTES = re.compile('[“”"«»„]')
_ENDING = (".", "!", "…", ":", ";", ",", "。", "؟")
_CLOSERS = "\"'”’»)]"


def segment(document: Document, metadata: Metadata) -> list[Piece]:
    """The pieces of an article in order: every character that is no blank is in one of them."""
    known = list(_flat((*document.marked, *metadata.marked)))
    text, blocks = document.text, document.paragraphs
    seen = _Seen(text)
    pieces: list[Piece] = []
    at = 0
    for number, block in enumerate(blocks, 1):
        while at < len(known) and known[at].span.end <= block.start:
            at += 1
        following = blocks[number] if number < len(blocks) else None
        parts = [
            piece
            for part in _parts(text, block, known, at, following, seen)
            for piece in _bounded(text, part)
        ]
        made = [
            Piece(number, n, part.role, part.span, part.repeats, part.doubts, seen.cut(part.span))
            for n, part in enumerate(parts, 1)
        ]
        pieces.extend(_quoting(text, block, following, made))
    return pieces


@dataclass(frozen=True, slots=True)
class _Part:
    span: Span
    role: PassageRole
    repeats: Span | None = None
    doubts: tuple[Doubt, ...] = ()


def _bounded(text: str, part: _Part) -> Iterator[_Part]:
    """A part in stretches that a book can hold, cut between sentences, words, or anywhere."""
    start, end = part.span.start, part.span.end
    if end - start <= _LONGEST:
        yield part
        return
    doubt = Doubt("layout", f"a paragraph of {end - start:,} characters, cut where it is long")
    while start < end:
        stop = min(end, start + _LONGEST)
        if stop < end:
            stop = _break(text, start, stop)
        span = _trimmed(text, Span(start, stop))
        if span.start < span.end:
            yield replace(part, span=span, doubts=(*part.doubts, doubt))
        start = stop


def _break(text: str, start: int, stop: int) -> int:
    """The last end of a sentence or of a word in the latter half of a stretch."""
    least = (start + stop) // 2
    ends = (text.rfind(sign, least, stop) for sign in (". ", "\n", " "))
    return next((at + 1 for at in ends if at > 0), stop)


# --- roles that are known


def _flat(marked: Iterable[Marked]) -> Iterator[Marked]:
    """Marks without overlap, in order: where one lies in another, the inner one holds."""
    around: list[Marked] = []
    at = 0
    for mark in sorted(marked, key=lambda one: (one.span.start, -one.span.end)):
        while around and around[-1].span.end <= mark.span.start:
            yield from _between(at, around[-1].span.end, around[-1].role)
            at = max(at, around.pop().span.end)
        if around:
            yield from _between(at, mark.span.start, around[-1].role)
        at = max(at, mark.span.start)
        end = min(mark.span.end, around[-1].span.end) if around else mark.span.end
        around.append(Marked(Span(mark.span.start, end), mark.role))
    while around:
        yield from _between(at, around[-1].span.end, around[-1].role)
        at = max(at, around.pop().span.end)


def _between(start: int, end: int, role: PassageRole) -> Iterator[Marked]:
    if start < end:
        yield Marked(Span(start, end), role)


def _parts(
    text: str,
    block: Span,
    known: list[Marked],
    at: int,
    following: Span | None,
    seen: "_Seen",
) -> list[_Part]:
    """The parts of one paragraph: marked ones, and what story is between them."""
    parts: list[_Part] = []
    start = block.start
    while at < len(known) and known[at].span.start < block.end:
        mark = known[at]
        parts.extend(_story(text, Span(start, max(start, mark.span.start)), block, following, seen))
        inner = Span(max(start, mark.span.start), min(mark.span.end, block.end))
        parts.extend(_marked(text, inner, mark.role, seen))
        start = max(start, inner.end)
        at += 1
    parts.extend(_story(text, Span(start, block.end), block, following, seen))
    return parts


def _marked(text: str, span: Span, role: PassageRole, seen: "_Seen") -> Iterator[_Part]:
    span = _trimmed(text, span)
    if span.start < span.end:
        if role in (PassageRole.HEADLINE, PassageRole.BODY):
            for key in seen.keys((span,)):
                seen.note(key, span)
        yield _Part(span, role)


# --- the story


def _story(
    text: str, span: Span, block: Span, following: Span | None, seen: "_Seen"
) -> Iterator[_Part]:
    """What is not marked: a heading, a caption, a repeat, or body with such things in it."""
    span = _trimmed(text, span)
    if span.start >= span.end:
        return
    said = seen.keys(seen.cut(span))
    key = " ".join(said)
    if earlier := seen.before(key):
        yield _Part(span, PassageRole.REPEAT, earlier)
        return
    found = cuts(text, span)
    if span == block and (role := _whole(text, span, following, cut=bool(found))):
        yield _Part(span, role)
        return
    told = list(zip(seen.cut(span), said, strict=True))
    start = span.start
    for cut in found:
        yield from _body(text, Span(start, cut.span.start), told, seen)
        why = f"a {cut.role} runs into the paragraph"
        doubts = (Doubt("layout", why, (cut.span,)),) if cut.run_in else ()
        yield _Part(cut.span, cut.role, None, doubts)
        start = cut.span.end
    yield from _body(text, Span(start, span.end), told, seen)
    seen.note(key, span)


def _whole(text: str, span: Span, following: Span | None, *, cut: bool) -> PassageRole | None:
    """The role of a paragraph that is not story as a whole; `cut`: a caption stands in it."""
    if cut:
        return None
    if role := whole(span.of(text)):
        return role
    return PassageRole.HEADING if _is_heading(text, span, following) else None


def _body(
    text: str, span: Span, told: Iterable[tuple[Span, str]], seen: "_Seen"
) -> Iterator[_Part]:
    """Body, cut where sentences say again what another sentence said.

    `told` are the sentences of the whole stretch with their words; those that captions cut do
    not count.
    """
    start = span.start
    for sentence, key in told:
        if sentence.start < span.start or sentence.end > span.end:
            continue
        earlier = seen.before(key)
        if earlier is None:
            seen.note(key, sentence)
            continue
        yield from _plain(text, Span(start, sentence.start))
        yield _Part(sentence, PassageRole.REPEAT, earlier)
        start = sentence.end
    yield from _plain(text, Span(start, span.end))


def _plain(text: str, span: Span) -> Iterator[_Part]:
    span = _trimmed(text, span)
    if span.start < span.end:
        yield _Part(span, PassageRole.BODY)


def _is_heading(text: str, block: Span, following: Span | None) -> bool:
    """A short line that ends nothing and stands over a longer paragraph."""
    if following is None or block.end - block.start > _HEADING_CHARS:
        return False
    words = block.of(text)
    if "\n" in words or len(words.split()) > _HEADING_WORDS:
        return False
    first = words.lstrip("\"'“‘«(")[:1]
    if not first.isalnum() or first.islower():
        return False
    if words.rstrip(_CLOSERS).endswith(_ENDING):
        return False
    longer = following.end - following.start > 1.5 * (block.end - block.start)
    return longer or text[following.end - 1] in ".!?"


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


# --- repeats


@dataclass(slots=True)
class _Seen:
    """Sentences and paragraphs met so far, by their words."""

    text: str
    spans: dict[str, Span] = field(default_factory=dict)
    sentences: dict[Span, tuple[Span, ...]] = field(default_factory=dict)

    def cut(self, span: Span) -> tuple[Span, ...]:
        """The sentences of a stretch."""
        known = self.sentences.get(span)
        if known is None:
            known = self.sentences[span] = tuple(sentences(self.text, span))
        return known

    def keys(self, spans: Iterable[Span]) -> list[str]:
        """The words of sentences, without signs and capitals."""
        text = self.text
        return [" ".join(_WORDS.findall(span.of(text).casefold())) for span in spans]

    def before(self, key: str) -> Span | None:
        """Where the same words stood before, if they are enough to tell."""
        return self.spans.get(key)

    def note(self, key: str, span: Span) -> None:
        """Remembers these words, if they are enough to tell and nothing had them before."""
        if len(key) >= _REPEAT_CHARS and key.count(" ") + 1 >= _REPEAT_WORDS:
            self.spans.setdefault(key, span)


# --- quotation marks


def _quoting(
    text: str, block: Span, following: Span | None, pieces: list[Piece]
) -> Iterator[Piece]:
    """The pieces of a paragraph, those with a lonely quotation mark in doubt."""
    lonely = list(_lonely(text, block))
    if lonely and following and _goes_on(text, lonely, following):
        lonely = []
    if not lonely:
        yield from pieces
        return
    for piece in pieces:
        inside = [at for at in lonely if piece.span.start <= at < piece.span.end]
        story = piece.role in (PassageRole.BODY, PassageRole.REPEAT)
        if not inside or not story:
            yield piece
            continue
        spans = tuple(Span(at, at + 1) for at in inside[:3])
        doubt = Doubt("layout", "quotation marks do not pair", spans)
        yield replace(piece, doubts=(*piece.doubts, doubt))


def _lonely(text: str, block: Span) -> Iterator[int]:
    """Where marks of a paragraph stand that have no partner in it."""
    signs = [(found[0], found.start()) for found in _QUOTES.finditer(text, block.start, block.end)]
    if not signs or any(sign == "„" for sign, _ in signs):
        return  # „so“: the mark that opens elsewhere closes here
    for opening, closing in ("“”", "«»"):
        waiting: list[int] = []
        for sign, at in signs:
            if sign == opening:
                waiting.append(at)
            elif sign == closing and waiting:
                waiting.pop()
            elif sign == closing:
                yield at
        yield from waiting
    straight = [at for sign, at in signs if sign == '"']
    if len(straight) % 2:
        yield straight[-1]


def _goes_on(text: str, lonely: list[int], following: Span) -> bool:
    """A quotation over several paragraphs opens each of them and closes the last."""
    return len(lonely) == 1 and text[lonely[0]] in '“"«' and text[following.start] in '“"«'
