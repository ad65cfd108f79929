"""Whose voice a source is: the actor that its head names, not one that only stands in it."""

import re

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.pipeline.actors import Addresses
from sourcebook.ingest.recognise import Found
from sourcebook.model import ActorKind, Address
from sourcebook.text import Span

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_AFTER_HEAD = frozenset(
    "of for at in from to with by on about near inside outside behind within among against who "
    "which that whose close familiar briefed based published released issued written seen "
    "obtained conducted commissioned compiled quoted cited led backed run aware".split()
)
_GOVERNING = frozenset("government authorities administration regime side leadership".split())
_MAKING = frozenset("by of from for at in".split())
_BODIES = frozenset({ActorKind.BODY, ActorKind.ORG})
_WHOLE = frozenset({ActorKind.STATE, ActorKind.REGION})


def spoken_by(text: str, source: Span, who: Addresses) -> Address:
    """The actor a source names, or empty: then its own words stand for it."""
    before, comma, _ = source.of(text).rpartition(", ")
    if comma:  # an office, and the name of who holds it
        cut = source.start + len(before)
        named = spoken_by(text, Span(cut + len(comma), source.end), who)
        return named or spoken_by(text, Span(source.start, cut), who)
    held = who.within(source)
    joint = source.of(text).find(" and ")
    if joint > 0 and not any(_covers(one, source.start + joint) for one, _ in held):
        first = Span(source.start, source.start + joint)
        if named := spoken_by(text, first, who):
            return named  # a chain has one voice: of two who speak together, the first
    words = list(_WORD.finditer(text, source.start, source.end))
    if not words:
        return ""
    last = _head(words)
    heads = [one for one in held if one[0].span.start < words[last].end() <= one[0].span.end]
    if heads:
        return max(heads, key=lambda one: one[0].span.end - one[0].span.start)[1]
    noun = words[last].group().lower()
    if author := _of_kind(noun, words[: last + 1], held):
        return author
    made = last + 2 < len(words) and words[last + 1].group().lower() in _MAKING
    if noun in lexicon.WRITTEN and made:
        author = spoken_by(text, Span(words[last + 2].start(), source.end), who)
    if author:
        return author
    if last > 0 and words[last - 1].group().lower() in lexicon.PRESS:
        noun = "spokesman"  # the firm's press service
    return _for_whom(noun, [one for one in held if one[0].span.end <= source.end])


def _of_kind(noun: str, words: list[re.Match[str]], held: list[tuple[Found, Address]]) -> Address:
    """Whose kind stands right behind the name: the Orbix company."""
    if noun not in lexicon.KINDS or len(words) < 2:
        return ""
    ends = words[-2].end()
    return _first([one for one in held if one[0].kind in _BODIES and one[0].span.end == ends])


def _covers(mention: Found, at: int) -> bool:
    return mention.span.start <= at < mention.span.end


def _head(words: list[re.Match[str]]) -> int:
    """The last word of a noun phrase before what only says more about it."""
    for at, word in enumerate(words[1:], 1):
        if word.group().lower() in _AFTER_HEAD:
            return at - 1
    return len(words) - 1


def _for_whom(noun: str, held: list[tuple[Found, Address]]) -> Address:
    """For whom a spokesman speaks, whose a report is; of an official it is not his state."""
    if noun in _GOVERNING:
        return _first([one for one in held if one[0].kind in _WHOLE])
    if noun in lexicon.SPOKEN_FOR or noun in lexicon.WRITTEN:
        return _first([one for one in held if one[0].kind not in (ActorKind.PERSON, *_WHOLE)])
    return ""


def _first(held: list[tuple[Found, Address]]) -> Address:
    return held[0][1] if held else ""
