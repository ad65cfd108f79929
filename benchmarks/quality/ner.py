"""Names found against a CoNLL or BIO file: precision, recall and F1 by exact span and type.

    python benchmarks/quality/ner.py --format conll FILE [--nlp] [--misses N] [--half 1|2]

By rules alone, or with the extra (`--nlp`). `conll.py` tells what files are read. Persons,
organisations and places count; MISC is left out, and so are a leading "the", a trailing 's,
and nationalities where a file takes them for places.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from conll import TYPES, Name, Sentence, documents, plain

from sourcebook.ingest.gazetteer import gazetteer
from sourcebook.ingest.parse import NoParser, Parser, parser
from sourcebook.ingest.recognise import Found, recognise
from sourcebook.model import ActorKind
from sourcebook.text import Span

_KINDS = {
    ActorKind.PERSON: "PER", ActorKind.ORG: "ORG", ActorKind.BODY: "ORG",
    ActorKind.STATE: "LOC", ActorKind.REGION: "LOC", "place": "LOC",
}  # fmt: skip
_UNNAMED = ("generic body", "joint body", "two bodies", "unnamed group", "office")
_LEFT = 2  # letters of a token that a name may leave out: a quotation mark, a 's


def predicted(document: Sequence[Sentence], model: Parser | None) -> list[list[Name]]:
    """The names we find, in tokens, sentence by sentence."""
    text, spans, tokens = plain(document)
    parse = None if model is None else model(text, spans)
    found = outermost([it for it in recognise(text, spans, parse) if counted(it)])
    result: list[list[Name]] = []
    for span, places in zip(spans, tokens, strict=True):
        here = [it for it in found if it.span.start >= span.start and it.span.end <= span.end]
        result.append([name for it in here if (name := in_tokens(it, places)) is not None])
    return result


def counted(found: Found) -> bool:
    """True for a name of a type that counts: no adjectives, no bodies without a name."""
    return found.kind in _KINDS and found.how in ("name", "metonym") and found.rule not in _UNNAMED


def outermost(found: Sequence[Found]) -> list[Found]:
    """Those not within another: the state's name inside that of its ministry is no name more."""
    kept: list[Found] = []
    for it in found:  # by where they begin, the longer first
        if not kept or it.span.end > kept[-1].span.end:
            kept.append(it)
    return kept


def in_tokens(found: Found, places: Sequence[Span]) -> Name | None:
    """The tokens that a finding covers; None if it is only a part of a token ("Iran-made")."""
    covered = [at for at, place in enumerate(places) if place.overlaps(found.span)]
    if not covered:
        return None
    outside = found.span.start - places[covered[0]].start, places[covered[-1]].end - found.span.end
    if max(outside) > _LEFT:
        return None
    return covered[0], covered[-1] + 1, _KINDS[found.kind]


def trimmed(name: Name, tokens: Sequence[str]) -> Name:
    """The name without a leading "the" and a trailing 's."""
    first, stop, kind = name
    if stop - first > 1 and tokens[first].lower() == "the":
        first += 1
    if stop - first > 1 and tokens[stop - 1] in ("'s", "’s", "'"):
        stop -= 1
    return first, stop, kind


def asked(one: Sentence) -> set[Name]:
    """The names a person marked that count."""
    names = (trimmed(it, one.tokens) for it in one.names if it[2] in TYPES)
    return {it for it in names if it[2] != "LOC" or not _nationality(one.tokens[it[0] : it[1]])}


def _nationality(words: Sequence[str]) -> bool:
    entry = gazetteer().get(" ".join(words))
    return entry is not None and entry.sort == "people"


@dataclass(slots=True)
class Score:
    """Counts of what was right, found and asked for."""

    right: int = 0
    found: int = 0
    asked: int = 0

    def line(self, label: str) -> str:
        """Precision, recall and F1 as a line."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.asked if self.asked else 0.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return (
            f"{label:5} precision {100 * precision:5.1f}  recall {100 * recall:5.1f}"
            f"  F1 {100 * f1:5.1f}  ({self.right} right of {self.found} found, {self.asked} asked)"
        )


def main() -> int:
    """Prints the table."""
    options = argparse.ArgumentParser(description="Names found against a CoNLL file.")
    options.add_argument("file", type=Path)
    options.add_argument("--format", default="conll", choices=["conll", "bio", "iob"])
    options.add_argument("--nlp", action="store_true", help="with the extra sourcebook[nlp]")
    options.add_argument("--misses", type=int, default=0, metavar="N", help="list N misses")
    options.add_argument("--half", type=int, choices=[1, 2], help="odd or even documents only")
    words = sys.argv[1:]
    given = options.parse_args(words[1:] if words[:1] == ["ner"] else words)
    if not given.file.is_file():
        print(f"{given.file} is not here: nothing was measured.")
        return 2
    parted = documents(given.file.read_text("utf-8-sig", "replace"))
    if given.half:
        parted = parted[given.half - 1 :: 2]
    try:
        model = parser() if given.nlp else None
    except NoParser as reason:
        print(f"{reason} Nothing was measured.")
        return 2
    print(f"rules with {model.name}" if model is not None else "rules alone")
    misses = measure(parted, model)
    for line in misses[: given.misses]:
        print(line)
    return 0


def measure(parted: Sequence[Sequence[Sentence]], model: Parser | None = None) -> list[str]:
    """Prints the scores; the misses as lines."""
    scores = {kind: Score() for kind in (*TYPES, "all")}
    misses: list[str] = []
    for document in parted:
        for one, found in zip(document, predicted(document, model), strict=True):
            wanted = asked(one)
            ours = {trimmed(it, one.tokens) for it in found}
            for kind, count in Counter(it[2] for it in wanted).items():
                scores[kind].asked += count
            for kind, count in Counter(it[2] for it in ours).items():
                scores[kind].found += count
            for kind, count in Counter(it[2] for it in wanted & ours).items():
                scores[kind].right += count
            misses += [shown("missed", it, one) for it in sorted(wanted - ours)]
            misses += [shown("wrong", it, one) for it in sorted(ours - wanted)]
    for kind in TYPES:
        for part in ("right", "found", "asked"):
            total = getattr(scores["all"], part) + getattr(scores[kind], part)
            setattr(scores["all"], part, total)
        print(scores[kind].line(kind))
    print(scores["all"].line("all"))
    return misses


def shown(what: str, name: Name, one: Sentence) -> str:
    """A miss with the words around it."""
    first, stop, kind = name
    before = " ".join(one.tokens[max(0, first - 6) : first])
    after = " ".join(one.tokens[stop : stop + 4])
    return f"{what:6} {kind} {before} [{' '.join(one.tokens[first:stop])}] {after}"


if __name__ == "__main__":
    sys.exit(main())
