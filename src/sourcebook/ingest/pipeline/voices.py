"""Who says what: the cues of an article as attributions, nearest the fact first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sourcebook.ingest.cues import CueFound
from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.pipeline.actors import Addresses
from sourcebook.ingest.pipeline.heads import spoken_by
from sourcebook.ingest.pipeline.passage import ends, holding
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import Spots, named
from sourcebook.ingest.recognise import Found
from sourcebook.model import ActorKind, Address, Attribution, Passage, Voice
from sourcebook.text import Span, clean_line

_DEPTH = 6
_TIMES = 1_000  # that one attribution is told in the same words; more says nothing
_BEGINS = 400
_PRONOUNS = (lexicon.OBJECTIVE - {"them"}) | {"he", "she"}
_NAME = 8  # words: what is cited is a name, no sentence
_CUES_BACK = 6
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


def said(
    reading: Reading,
    article: Address,
    passages: Sequence[Passage],
    who: Addresses,
    spots: Spots,
) -> Said:
    """All attributions of an article."""
    stops = ends(passages)
    speakers, pronouns, left_open = _speakers(reading, who)
    made: list[_Saying] = []
    of: dict[int, Address] = {}
    same: dict[tuple[object, ...], int] = {}
    absorbed = _absorbed(reading.cues)
    cited = _cited(reading, who, speakers)
    for at, cue in enumerate(reading.cues):
        voices = (*cited.get(at, ()), *_chain(reading.cues, at, speakers))[:_DEPTH]
        spans = (cue.phrase, *cue.contents)
        held = [passage.id for span in spans for passage in holding(passages, span, stops)]
        key = (voices, reading.words(cue.phrase), *map(_signs, _contents(reading, cue)))
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
        place = (str(cue.phrase.start), str(cue.phrase.end))
        of[at] = named("attribution", article, *place, cue.verb)
        words = "" if voices[0].who else clean_line(cue.cue.of(reading.text), 80)
        made.append(_Saying(of[at], voices, words, dict.fromkeys(held), [cue.phrase]))
    children: dict[int | None, int] = {}
    for at, cue in enumerate(reading.cues):
        children.setdefault(cue.parent, at)
    by_id = {one.id: one for one in made}
    for at in sorted(absorbed):  # what only brings another voice is part of that one's chain
        inner = children.get(at)
        if at not in of and inner in of:
            of[at] = of[inner]
            if len(by_id[of[at]].cues) < _TIMES:
                by_id[of[at]].cues.append(reading.cues[at].phrase)
    return Said(tuple(one.record(article, spots) for one in made), of, pronouns, left_open)


@dataclass(slots=True)
class _Saying:
    """An attribution while its sentences are gathered."""

    id: Address
    chain: tuple[Voice, ...]
    words: str
    passages: dict[Address, None]
    cues: list[Span]

    def record(self, article: Address, spots: Spots) -> Attribution:
        """The attribution with every passage and cue of it."""
        cues = [spots.at(cue) for cue in self.cues]
        return Attribution(
            id=self.id,
            article=article,
            chain=self.chain,
            passages=tuple(self.passages),
            cue=cues[0] if len(cues) == 1 else tuple(chain.from_iterable(cues)),
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
        and _only_brings(cues[cue.parent], cue)
        and any(abs(content.start - cue.phrase.start) < 3 for content in cues[cue.parent].contents)
    )


def _only_brings(outer: CueFound, inner: CueFound) -> bool:
    """Whether a cue does no more than bring what another says; that X plans a thing is a saying."""
    trails = outer.cue.start > inner.cue.start
    return outer.mode == "indirect" and not trails and inner.verb in lexicon.SAYING


def _chain(cues: Sequence[CueFound], at: int, speakers: dict[int, Address]) -> tuple[Voice, ...]:
    voices: list[Voice] = []
    now: int | None = at
    while now is not None and len(voices) < _DEPTH:
        cue = cues[now]
        medium = cue.medium or ("anonymous" if cue.unsourced else "")
        voices.append(Voice(speakers.get(now, ""), clean_line(cue.verb, 60), medium))
        now = cue.parent if cue.parent != now else None
    return tuple(voices)


def _cited(
    reading: Reading, who: Addresses, speakers: Mapping[int, Address]
) -> dict[int, tuple[Voice, ...]]:
    """Where a source is said to have it from: "It cited the Gazette", right behind its report."""
    found: dict[int, tuple[Voice, ...]] = {}
    last: dict[Address, int] = {}
    for at, cue in enumerate(reading.cues):
        speaker = speakers.get(at, "")
        content = cue.contents[0] if cue.contents else None
        if cue.verb in lexicon.CITING and content is not None and speaker in last:
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
    """The actor behind each cue, the pronouns that were told, and sources that were not."""
    speakers: dict[int, Address] = {}
    pronouns: list[tuple[Span, Address, str]] = []
    left_open: list[Span] = []
    kinds: dict[Address, object] = {}
    for at, cue in enumerate(reading.cues):
        if cue.source is None:
            continue
        why = cue.why
        if cue.source_kind == "pronoun":
            actor, why = _meant(reading, who, cue.source, _Before(speakers, kinds, at))
        elif cue.source_kind == "anaphor":
            actor = speakers.get(cue.refers, "") if cue.refers is not None else ""
            if cue.refers is None or reading.words(cue.source).lower() == "it":
                nearest = _goes_on(reading, cue.source, _Before(speakers, kinds, at))
                actor, why = nearest if nearest[0] else (actor, why)
        else:
            actor = spoken_by(reading.text, cue.source, who)
            kinds.update((address, one.kind) for one, address in who.within(cue.source))
            if not actor:
                actor, why = _called(reading, who, cue.source, _Before(speakers, kinds, at))
        if actor:
            speakers[at] = actor
        else:
            left_open.append(cue.source)
        if actor and (cue.source_kind in ("pronoun", "anaphor") or why in _CALLS):
            pronouns.append((cue.source, actor, why))
    return speakers, tuple(pronouns), tuple(left_open)


_SPOKE_BEFORE = "it goes on with who spoke in the sentence before"
_SPEAKS_AROUND = "it goes on with who speaks there"
_ONLY_PERSON = "the only person named before"
_ONLY_SUCH = "the only such one named before"
_CALLS = frozenset({_SPOKE_BEFORE, _ONLY_SUCH})
_MEANS: Mapping[str, frozenset[object]] = {
    "it": frozenset({ActorKind.BODY, ActorKind.ORG, ActorKind.STATE}),
    "they": frozenset({ActorKind.GROUP}),
}


@dataclass(frozen=True, slots=True)
class _Before:
    """Who spoke before the cue `at`, as far as it is told, and of what kind they are."""

    speakers: Mapping[int, Address]
    kinds: Mapping[Address, object]
    at: int

    def last(self, cues: Sequence[CueFound]) -> tuple[CueFound, Address] | None:
        """The nearest cue that stands in no other's content, with its actor or none."""
        for back in range(self.at - 1, max(-1, self.at - 1 - _CUES_BACK), -1):
            if cues[back].source is not None and cues[back].parent is None:
                return cues[back], self.speakers.get(back, "")
        return None


def _meant(reading: Reading, who: Addresses, pronoun: Span, before: _Before) -> tuple[Address, str]:
    """Whom a pronoun means, and why."""
    if pronoun.of(reading.text).lower() not in _PRONOUNS:
        return _goes_on(reading, pronoun, before)
    last = before.last(reading.cues)
    if last is not None and _unnamed(reading, last[0], before.kinds.get(last[1])):
        return "", ""  # An official said ... He said
    unsure = last is not None and last[0].source_kind == "name"
    unsure = unsure and last is not None and before.kinds.get(last[1]) in (None, ActorKind.ORG)
    unsure = unsure and last is not None and last[0].verb != "show"  # a video does
    own = reading.cues[before.at].contents
    person = _person_before(reading, who, pronoun, last, own, unsure=unsure)
    return person, _ONLY_PERSON if person else ""


def _goes_on(reading: Reading, pronoun: Span, before: _Before) -> tuple[Address, str]:
    """Who speaks around "it" or "they", or spoke last, if it can mean such a one."""
    means = _MEANS.get(pronoun.of(reading.text).lower(), frozenset())
    cue = reading.cues[before.at]
    around = reading.cues[cue.parent] if cue.parent is not None else None
    if around is not None and any(part.start == pronoun.start for part in around.contents):
        actor = before.speakers.get(cue.parent or 0, "")  # The firm said it planned
        return (actor, _SPEAKS_AROUND) if before.kinds.get(actor) in means else ("", "")
    last = before.last(reading.cues)
    if last is None or around is not None or cue.verb not in lexicon.SPOKEN:
        return "", ""
    near = _back(reading.sentences, pronoun.start)[:2]
    here = bool(near) and last[0].cue.start >= near[-1].start
    return (last[1], _SPOKE_BEFORE) if here and before.kinds.get(last[1]) in means else ("", "")


def _called(reading: Reading, who: Addresses, source: Span, before: _Before) -> tuple[Address, str]:
    """Whom "the official", "the party" means: somebody just named by an office or a kind."""
    first, _, noun = reading.words(source).lower().partition(" ")
    if first != "the":
        return "", ""
    if noun in lexicon.CALLED:
        return _still(reading, source, before, _PERSONS)
    if noun not in lexicon.KINDS:
        return "", ""
    such = _such(reading, who, source, noun)
    office = noun in lexicon.OFFICIAL
    spoke = _still(reading, source, before, _BODIES if office else _BODIES - {ActorKind.BODY})
    if such and spoke[0] not in ("", such):
        return "", ""
    return (such, _ONLY_SUCH) if such else spoke


_PERSONS: frozenset[object] = frozenset({ActorKind.PERSON})
_BODIES: frozenset[object] = frozenset({ActorKind.BODY, ActorKind.ORG})
_BESIDE = 30  # characters around a name that may say of what kind it is


def _such(reading: Reading, who: Addresses, source: Span, noun: str) -> Address:
    """The one body before that is called such: "the opposition Ata-Jer party"."""
    held: set[Address] = set()
    for mention in reading.found:
        if mention.span.start >= source.start:
            break
        if mention.kind not in _BODIES or mention.how != "name":
            continue
        behind = reading.text[mention.span.end : mention.span.end + _BESIDE].lower().split()
        front = reading.text[max(0, mention.span.start - _BESIDE) : mention.span.start].lower()
        inside = mention.span.of(reading.text).lower().split()
        if noun in (*behind[:1], *front.split()[-1:], *inside[-1:]):
            held.update(who.exactly(mention.span))
    return held.pop() if len(held) == 1 else ""


def _still(
    reading: Reading, source: Span, before: _Before, kinds: frozenset[object]
) -> tuple[Address, str]:
    """Who spoke in this sentence or the one before, if of such a kind."""
    last = before.last(reading.cues)
    near = _back(reading.sentences, source.start)[:2]
    here = last is not None and bool(near) and last[0].cue.start >= near[-1].start
    if last is None or not here or before.kinds.get(last[1]) not in kinds:
        return "", ""
    return last[1], _SPOKE_BEFORE


def _unnamed(reading: Reading, cue: CueFound, kind: object) -> bool:
    """Whether a cue is that of one person without a name."""
    first = "" if cue.source is None else cue.source.of(reading.text).split()[0].lower()
    return first in _ONE and kind != ActorKind.PERSON


_ONE = frozenset({"a", "an", "one", "another"})


def _person_before(
    reading: Reading,
    who: Addresses,
    pronoun: Span,
    last: tuple[CueFound, Address] | None,
    own: Sequence[Span],
    *,
    unsure: bool,
) -> Address:
    """Whom "he" means: the one person of the nearest sentence before it that names any.

    Whom he names himself (in his `own` words) is another, and who only stands in the words for
    the last speaker ("Bell's lawyer, Ann Dahl") is passed over. If it is unsure whether the
    last speaker's name is a person's, nobody beside it is surely meant.
    """
    speaking = last[0].source if last is not None and (last[1] or unsure) else None
    for sentence in _back(reading.sentences, pronoun.start):
        persons = {
            address
            for mention, address in _people(reading.found, who, sentence)
            if mention.span.end <= pronoun.start
            and not any(mention.span.overlaps(said) for said in own)
            and (
                speaking is None
                or last is None
                or address == last[1]
                or not mention.span.overlaps(speaking)
            )
        }
        beside = unsure and speaking is not None and speaking.overlaps(sentence)
        if beside:
            return ""
        if len(persons) > 1 and last is not None and last[0].cue.overlaps(sentence):
            persons -= _only_told(reading.found, who, last[0])
        if persons:
            return persons.pop() if len(persons) == 1 else ""
    return ""


def _only_told(found: Sequence[Found], who: Addresses, cue: CueFound) -> set[Address]:
    """The persons in what somebody says: who goes on as "he" is the one who said it."""
    return {address for part in cue.contents for _, address in _people(found, who, part)}


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
