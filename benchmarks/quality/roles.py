"""Who did it, to whom: agent and patient of verbs against CAT files (MEANTIME and its kind).

    python benchmarks/quality/roles.py --format cat DIR [--nlp] [--misses N] [--half 0|1]

Counted are the annotated events that are verbs (`pos="VERB"`, or no part of speech given) with
a participant in the role Arg0 (agent) or Arg1 (patient) that is an annotated entity. Sentences
without any annotation are left out. Given the verb, ours says by itself who the agent is and who
the patient; nothing of the annotation is shown to it. Its answer stands for the annotated entity
whose head word it names, or for the smallest one around its head word (around all its heads if it
is "X and Y"). It is right if that is the entity of the link, or one that the file joins with it
(REFERS_TO): "he", "the company" and a relative "which" are as good as the name.

recall      of the annotated pairs of verb and role, those that ours names; with several entities
            in one role of a verb, any of them will do (the figure that the design calls "agent of
            a verb")
precision   of all our answers for these verbs, those that are right. Silence is the difference
            between asked and found; an answer where no such participant is annotated counts as
            wrong. As annotators mark entities of some kinds only, the number of answers on no
            annotated entity at all is said beside it.

The line "nearest mention" is the base: the nearest annotated entity before the verb as agent,
behind it as patient. With --nlp the parser of the extra helps.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from ner import Score, Sentence, plain

from sourcebook.ingest.events.arguments import Arguments, Asked, Phrase, Tree
from sourcebook.ingest.events.people import People
from sourcebook.ingest.events.sentence import Words, read
from sourcebook.ingest.parse import NoParser, Parser, parser
from sourcebook.ingest.recognise import recognise
from sourcebook.text import Span

_HANGS = frozenset(
    "of in on at for with from by to about between against who which that whose where , ( -".split()
)
ROLES = {"arg0": "agent", "a0": "agent", "arg1": "patient", "a1": "patient"}


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated entity: its tokens in the document, and which entity it is."""

    tokens: tuple[int, ...]
    entity: str


@dataclass(frozen=True, slots=True)
class Verb:
    """An annotated event that is a verb, with the entities in its roles."""

    token: int
    roles: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Doc:
    """What of a CAT file is scored: the tokens of its annotated sentences, verbs, entities."""

    name: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[Mention, ...]
    verbs: tuple[Verb, ...]


@dataclass(slots=True)
class _Marks:
    """The markables of a file by their id."""

    tokens: dict[str, tuple[int, ...]] = field(default_factory=dict)
    verbs: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)


def cat(path: Path) -> Doc:
    """A CAT file; what is missing in it is passed over."""
    root = ET.parse(path).getroot()
    places: dict[str, int] = {}
    words: list[str] = []
    lines: list[str] = []
    for token in root.iter("token"):
        places[token.get("t_id", "")] = len(words)
        words.append((token.text or "").strip() or "_")
        lines.append(token.get("sentence") or "0")
    marks = _marks(root, places)
    entity_of = _joined(root, marks)
    asked = {lines[tokens[0]] for tokens in marks.tokens.values()}
    kept = [at for at, line in enumerate(lines) if line in asked]
    new = {old: at for at, old in enumerate(kept)}
    sentences: dict[str, list[str]] = {}
    for at in kept:
        sentences.setdefault(lines[at], []).append(words[at])
    mentions = [
        Mention(tuple(new[at] for at in tokens), entity_of.get(key, key))
        for key, tokens in marks.tokens.items()
        if key in marks.entities
    ]
    verbs = [
        Verb(new[marks.tokens[key][0]], roles)
        for key, roles in _links(root, marks, entity_of).items()
    ]
    verbs.sort(key=lambda one: one.token)
    return Doc(path.name, tuple(map(tuple, sentences.values())), tuple(mentions), tuple(verbs))


def _marks(root: ET.Element, places: Mapping[str, int]) -> _Marks:
    marks = _Marks()
    for part in root.iter("Markables"):
        for one in part:
            keys = (anchor.get("t_id", "") for anchor in one.iter("token_anchor"))
            tokens = tuple(sorted(places[key] for key in keys if key in places))
            key = one.get("m_id", "")
            if not tokens or not key:
                continue
            marks.tokens[key] = tokens
            if one.tag == "ENTITY_MENTION":
                marks.entities.add(key)
            elif one.tag == "EVENT_MENTION" and (one.get("pos") or "VERB").upper() == "VERB":
                marks.verbs.add(key)
    return marks


def _ends(link: ET.Element, end: str) -> list[str]:
    return [one.get("m_id", "") for one in link.iter(end)]


def _joined(root: ET.Element, marks: _Marks) -> dict[str, str]:
    """For each mention, the entity it refers to."""
    return {
        key: target
        for link in root.iter("REFERS_TO")
        for target in _ends(link, "target")[:1]
        for key in _ends(link, "source")
        if key in marks.entities
    }


def _links(
    root: ET.Element, marks: _Marks, entity_of: Mapping[str, str]
) -> dict[str, dict[str, frozenset[str]]]:
    """Each verb's roles, also of those that have none."""
    found: dict[str, dict[str, set[str]]] = {key: {} for key in sorted(marks.verbs)}
    for link in root.iter("HAS_PARTICIPANT"):
        role = ROLES.get((link.get("sem_role") or "").lower())
        for key in _ends(link, "source"):
            for target in _ends(link, "target"):
                if role and key in found and target in marks.entities:
                    found[key].setdefault(role, set()).add(entity_of.get(target, target))
    return {
        key: {role: frozenset(held) for role, held in roles.items()} for key, roles in found.items()
    }


# --- what is said


@dataclass(frozen=True, slots=True)
class Text:
    """A document as plain text, with the place of each token."""

    text: str
    sentences: tuple[Words, ...]
    tokens: tuple[tuple[int, Span], ...]  # the sentence of each, and its place
    tree: Tree | None
    named: tuple[frozenset[int], ...]  # the words of names, sentence by sentence


def laid_out(doc: Doc, model: Parser | None) -> Text:
    """The document as it may have been printed."""
    text, spans, places = plain([Sentence(words, ()) for words in doc.sentences])
    tokens = tuple((line, place) for line, held in enumerate(places) for place in held)
    parse = model(text, spans) if model else None
    found = recognise(text, spans, parse)
    sentences = tuple(read(text, span) for span in spans)
    people = People(text, found, spans)
    named = tuple(people.words(words) for words in sentences)
    return Text(text, sentences, tokens, Tree(parse) if parse else None, named)


def answers(shown: Text, verb: Verb) -> Arguments:
    """What ours says of a verb."""
    line, place = shown.tokens[verb.token]
    words = shown.sentences[line]
    at = max(0, words.index(place.end) - 1)
    while at > 0 and words.starts[at] > place.start:
        at -= 1
    return Asked(words, shown.named[line], shown.tree).arguments(at)


def meant(doc: Doc, shown: Text, verb: Verb, phrase: Phrase) -> frozenset[str]:
    """The annotated entities that an answer stands for."""
    line, _ = shown.tokens[verb.token]
    words = shown.sentences[line]
    near = [m for m in doc.mentions if shown.tokens[m.tokens[0]][0] == line]
    places = [*phrase.heads, *phrase.apart, *([phrase.through] if phrase.through >= 0 else [])]
    inside = [
        frozenset(
            at
            for m in near
            for at in m.tokens
            if shown.tokens[at][1].overlaps(words.stretch(place, place + 1))
        )
        for place in places
    ]
    every = frozenset().union(*inside[: len(phrase.heads)])
    wanted = [held for held in (*inside, every) if held]
    found = {smallest(near, held) for held in wanted}
    found |= {m.entity for m in near if any(head(shown, m) in held for held in inside)}
    return frozenset(found - {""})


def smallest(near: Sequence[Mention], tokens: frozenset[int]) -> str:
    """The smallest annotated entity around some tokens."""
    held = [(len(m.tokens), m.entity) for m in near if tokens <= set(m.tokens)]
    return min(held)[1] if held else ""


def head(shown: Text, mention: Mention) -> int:
    """The token that heads a mention: the last before what hangs on it."""
    last = mention.tokens[0]
    for at in mention.tokens:
        if at > mention.tokens[0] and shown.tokens[at][1].of(shown.text).lower() in _HANGS:
            break
        last = at
    return last


def nearest(doc: Doc, shown: Text, verb: Verb, role: str) -> str:
    """The nearest annotated entity of the sentence, before the verb or behind it."""
    line = shown.tokens[verb.token][0]
    held = [
        (abs(edge - verb.token), -len(m.tokens), m.entity)
        for m in doc.mentions
        if shown.tokens[m.tokens[0]][0] == line
        for edge in [m.tokens[-1] if role == "agent" else m.tokens[0]]
        if (edge < verb.token if role == "agent" else edge > verb.token)
    ]
    return min(held)[2] if held else ""


# --- scores


@dataclass(slots=True)
class Tally:
    """Counts for one role."""

    score: Score = field(default_factory=Score)
    base: int = 0
    outside: int = 0
    misses: list[str] = field(default_factory=list)


def measure(doc: Doc, model: Parser | None, tallies: Mapping[str, Tally]) -> None:
    """Adds a document's counts."""
    shown = laid_out(doc, model)
    for verb in doc.verbs:
        said = answers(shown, verb)
        for role, tally in tallies.items():
            gold = verb.roles.get(role, frozenset())
            phrase = said.agent if role == "agent" else said.patient
            ours = meant(doc, shown, verb, phrase) if phrase else frozenset()
            right = bool(gold & ours)
            tally.score.asked += bool(gold)
            tally.score.found += phrase is not None
            tally.score.right += right
            tally.base += nearest(doc, shown, verb, role) in gold
            tally.outside += phrase is not None and not ours
            if not right and (gold or phrase):
                tally.misses.append(_miss(doc, shown, verb, gold, phrase))


def _miss(
    doc: Doc, shown: Text, verb: Verb, gold: frozenset[str], phrase: Phrase | None
) -> str:  # fmt: skip
    line, place = shown.tokens[verb.token]
    words = shown.sentences[line]
    held = [m for m in doc.mentions if m.entity in gold]
    home = [m for m in held if shown.tokens[m.tokens[0]][0] == line] or held
    wanted = " / ".join(
        Span(shown.tokens[m.tokens[0]][1].start, shown.tokens[m.tokens[-1]][1].end).of(shown.text)
        for m in home
    )
    what = "besides" if not gold else "silent" if phrase is None else "wrong"
    said = ""
    if phrase is not None:
        heads = " + ".join(words.stretch(at, at + 1).of(words.text) for at in phrase.heads)
        said = f" ours [{heads}] by {phrase.rule};"
    before = Span(words.span.start, place.start).of(shown.text)
    after = Span(place.end, words.span.end).of(shown.text)
    return f"{what:7} asked [{wanted}];{said} in {before}>>{place.of(shown.text)}<<{after}"


def documents(paths: Sequence[Path]) -> Iterator[Doc]:
    """The files that can be read."""
    for path in paths:
        try:
            doc = cat(path)
        except (ET.ParseError, OSError, UnicodeDecodeError) as fault:
            print(f"{path.name}: not read ({fault})", file=sys.stderr)
            continue
        yield doc


def main(args: Sequence[str] | None = None) -> int:
    """Reads, scores, prints."""
    given = _asked(args)
    if not given.path.exists():
        print(f"{given.path} is not here: nothing was measured.")
        return 2
    files = [given.path] if given.path.is_file() else sorted(given.path.rglob("*.xml"))
    if given.half is not None:
        files = files[given.half :: 2]
    model = None
    if given.nlp:
        try:
            model = parser()
        except NoParser as fault:
            print(fault)
            return 2
    tallies = {"agent": Tally(), "patient": Tally()}
    count = 0
    for doc in documents(files):
        count += 1
        measure(doc, model, tallies)
    print(f"{count} files, {'with the parser' if model else 'by rules'}")
    for role, tally in tallies.items():
        asked = tally.score.asked
        print(f"{tally.score.line(role)}; {tally.outside} on no annotated entity")
        share = tally.base / asked if asked else 0.0
        print(f"        nearest mention recall {100 * share:5.1f}")
    for role, tally in tallies.items():
        for miss in tally.misses[: given.misses]:
            print(f"{role:7} {miss}")
    return 0


def _asked(args: Sequence[str] | None) -> argparse.Namespace:
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("path", type=Path)
    words.add_argument("--format", choices=["cat"], default="cat")
    words.add_argument("--nlp", action="store_true", help="with the parser of the extra")
    words.add_argument("--misses", type=int, default=0, metavar="N", help="list N of each role")
    words.add_argument("--half", type=int, choices=(0, 1), help="every second file only")
    return words.parse_args(args)


if __name__ == "__main__":
    sys.exit(main())
