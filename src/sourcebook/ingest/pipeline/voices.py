"""Who says what: the cues of an article as attributions, nearest the fact first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcebook.ingest.cues import CueFound
from sourcebook.ingest.pipeline.actors import Addresses
from sourcebook.ingest.pipeline.passage import holding
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import anchors, named
from sourcebook.ingest.recognise import Found
from sourcebook.model import ActorKind, Address, Attribution, Passage, Voice
from sourcebook.text import Span, clean_line

_DEPTH = 6
_TIMES = 1_000  # that one attribution is told in the same words; more says nothing
_BEGINS = 400
_PRONOUNS = frozenset({"he", "she"})
_CITES = frozenset({"cite", "quote"})
_NAME = 8  # words: what is cited is a name, no sentence
_REACH = 3
"""Sentences back that a pronoun may point to."""


@dataclass(frozen=True, slots=True)
class Said:
    """The attributions of an article; `of` leads from a cue to its own, if it has one.

    `pronouns` are stretches that stand for an actor, `open` those that could not be told.
    """

    attributions: tuple[Attribution, ...]
    of: dict[int, Address]
    pronouns: tuple[tuple[Span, Address, str], ...]
    open: tuple[Span, ...]


def said(reading: Reading, article: Address, passages: Sequence[Passage], who: Addresses) -> Said:
    """All attributions of an article."""
    speakers, pronouns, left_open = _speakers(reading, who)
    made: list[_Saying] = []
    of: dict[int, Address] = {}
    same: dict[tuple[object, ...], int] = {}
    absorbed = _absorbed(reading.cues)
    cited = _cited(reading, who, speakers)
    for at, cue in enumerate(reading.cues):
        chain = (*cited.get(at, ()), *_chain(reading.cues, at, speakers))[:_DEPTH]
        spans = (cue.phrase, *cue.contents)
        held = [passage.id for span in spans for passage in holding(passages, span)]
        key = (chain, reading.words(cue.phrase), *map(_signs, _contents(reading, cue)))
        if key in same:  # a sentence that stands twice
            one = made[same[key]]
            if len(one.cues) < _TIMES:
                one.passages.update(dict.fromkeys(held))
                one.cues.append(cue.phrase)
            of[at] = one.id
            continue
        if at in absorbed:
            continue
        same[key] = len(made)
        of[at] = named("attribution", article, cue.phrase.start, cue.phrase.end, cue.verb)
        words = "" if chain[0].who else clean_line(cue.cue.of(reading.text), 80)
        made.append(_Saying(of[at], chain, words, dict.fromkeys(held), [cue.phrase]))
    children: dict[int | None, int] = {}
    for at, cue in enumerate(reading.cues):
        children.setdefault(cue.parent, at)
    for at in sorted(absorbed):  # what only brings another voice is part of that one's chain
        inner = children.get(at)
        if at not in of and inner in of:
            of[at] = of[inner]
    return Said(tuple(one.record(article) for one in made), of, pronouns, left_open)


@dataclass(slots=True)
class _Saying:
    """An attribution while its sentences are gathered."""

    id: Address
    chain: tuple[Voice, ...]
    words: str
    passages: dict[Address, None]
    cues: list[Span]

    def record(self, article: Address) -> Attribution:
        """The attribution with every passage and cue of it."""
        cues = tuple(anchor for cue in self.cues for anchor in anchors(article, [cue]))
        return Attribution(
            id=self.id,
            article=article,
            chain=self.chain,
            passages=tuple(self.passages),
            cue=cues,
            words=self.words,
        )


def _contents(reading: Reading, cue: CueFound) -> tuple[str, ...]:
    """How each content begins: enough to know a sentence that stands twice."""
    cut = (Span(span.start, min(span.end, span.start + _BEGINS)) for span in cue.contents[:4])
    return tuple(map(reading.words, cut))


def _signs(words: str) -> str:
    return words.strip(" .,;:!?\"'“”‘’»«")


def _absorbed(cues: Sequence[CueFound]) -> frozenset[int]:
    """Cues before another that begins their content: "It also says that he also said"."""
    return frozenset(
        cue.parent
        for cue in cues
        if cue.parent is not None
        and cues[cue.parent].phrase.start < cue.phrase.start
        and any(abs(content.start - cue.phrase.start) < 3 for content in cues[cue.parent].contents)
    )


def _chain(cues: Sequence[CueFound], at: int, speakers: dict[int, Address]) -> tuple[Voice, ...]:
    chain: list[Voice] = []
    now: int | None = at
    while now is not None and len(chain) < _DEPTH:
        cue = cues[now]
        medium = cue.medium or ("anonymous" if cue.unsourced else "")
        chain.append(Voice(speakers.get(now, ""), clean_line(cue.verb, 60), medium))
        now = cue.parent if cue.parent != now else None
    return tuple(chain)


def _cited(
    reading: Reading, who: Addresses, speakers: Mapping[int, Address]
) -> dict[int, tuple[Voice, ...]]:
    """Where a source is said to have it from: "It cited the Gazette", right behind its report."""
    found: dict[int, tuple[Voice, ...]] = {}
    last: dict[Address, int] = {}
    for at, cue in enumerate(reading.cues):
        speaker = speakers.get(at, "")
        content = cue.contents[0] if cue.contents else None
        if cue.verb in _CITES and content is not None and speaker in last:
            near = cue.cue.start - reading.cues[last[speaker]].cue.end < _BEGINS
            source = who.inside(content) if len(content.of(reading.text).split()) < _NAME else ""
            if near and source and source != speaker:
                found[last[speaker]] = (Voice(source, clean_line(cue.verb, 60), cue.medium),)
        elif speaker:
            last[speaker] = at
    return found


def _speakers(
    reading: Reading, who: Addresses
) -> tuple[dict[int, Address], tuple[tuple[Span, Address, str], ...], tuple[Span, ...]]:
    """The actor behind each cue, the pronouns that were told, and those that were not."""
    speakers: dict[int, Address] = {}
    pronouns: list[tuple[Span, Address, str]] = []
    left_open: list[Span] = []
    for at, cue in enumerate(reading.cues):
        if cue.source is None:
            continue
        if cue.source_kind == "pronoun":
            actor = _person_before(reading, who, cue.source)
        elif cue.source_kind == "anaphor":
            actor = speakers.get(cue.refers, "") if cue.refers is not None else ""
        else:
            actor = who.inside(cue.source)
        if actor:
            speakers[at] = actor
        if cue.source_kind in ("pronoun", "anaphor"):
            if actor:
                pronouns.append((cue.source, actor, cue.why or "the only person named before"))
            else:
                left_open.append(cue.source)
    return speakers, tuple(pronouns), tuple(left_open)


def _person_before(reading: Reading, who: Addresses, pronoun: Span) -> Address:
    """Whom "he" means: the one person of the nearest sentence before it that names any."""
    if pronoun.of(reading.text).lower() not in _PRONOUNS:
        return ""
    for sentence in _back(reading.sentences, pronoun.start):
        persons = {
            address
            for mention, address in _people(reading.found, who, sentence)
            if mention.span.end <= pronoun.start
        }
        if persons:
            return persons.pop() if len(persons) == 1 else ""
    return ""


def _back(sentences: Sequence[Span], at: int) -> Sequence[Span]:
    from bisect import bisect_right

    stop = bisect_right(sentences, at, key=lambda one: one.start)
    return tuple(reversed(sentences[max(0, stop - 1 - _REACH) : stop]))


def _people(found: Sequence[Found], who: Addresses, sentence: Span) -> list[tuple[Found, Address]]:
    from bisect import bisect_left

    first = bisect_left(found, sentence.start, key=lambda one: one.span.start)
    held: list[tuple[Found, Address]] = []
    while first < len(found) and found[first].span.start < sentence.end:
        mention = found[first]
        if mention.kind == ActorKind.PERSON:
            held += [(mention, address) for address in who.exactly(mention.span)]
        first += 1
    return held
