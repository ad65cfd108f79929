"""Names found by rules against a CoNLL or BIO file: precision, recall and F1 by exact span.

    python benchmarks/quality/ner.py ner --format conll FILE [--misses N] [--half 1|2]

Reads one token a line (token first, tag last, parted by tabs or blanks), blank lines between
sentences, `-DOCSTART-` between documents; IOB1, IOB2, BIOES or plain tags. Persons,
organisations and places count; MISC is left out, and so are a leading "the" and a trailing 's.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from sourcebook.ingest.recognise import Found, recognise
from sourcebook.model import ActorKind
from sourcebook.text import Span

TYPES = ("PER", "ORG", "LOC")
_MAPPED = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER", "PEOPLE": "PER", "ORG": "ORG",
    "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "GRO": "ORG", "CORP": "ORG", "LOC": "LOC",
    "LOCATION": "LOC", "GPE": "LOC", "FAC": "LOC", "GEO": "LOC", "GPE-LOC": "LOC",
}  # fmt: skip
_KINDS = {
    ActorKind.PERSON: "PER", ActorKind.ORG: "ORG", ActorKind.BODY: "ORG",
    ActorKind.STATE: "LOC", ActorKind.REGION: "LOC", "place": "LOC",
}  # fmt: skip
_UNNAMED = ("generic body", "joint body", "two bodies", "unnamed group", "office")
_CLOSE = frozenset(". , ; : ? ! ) ] } % 's ’s 'S n't 're 've 'll 'd 'm ’ ''".split())
_OPEN = frozenset("( [ { $ ``".split())
_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}

_LONG = 120  # tokens after which a full stop ends a sentence (in a file without blank lines)

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence and the names a person marked in it."""

    tokens: tuple[str, ...]
    names: tuple[Name, ...]


def documents(text: str) -> list[list[Sentence]]:
    """The documents of a CoNLL file."""
    found: list[list[Sentence]] = [[]]
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        columns = line.split("\t") if "\t" in line else line.split()
        columns = [column for column in columns if column.strip()]
        if columns and columns[0] == "-DOCSTART-":
            found.append([])
            continue
        if len(columns) >= 2:
            rows.append(columns)
        full = len(rows) >= _LONG and rows[-1][0] in ".?!"
        if rows and (full or not line.strip()):
            found[-1].append(sentence(rows))
            rows = []
    return [document for document in found if document]


def sentence(rows: Sequence[Sequence[str]]) -> Sentence:
    """A sentence of its lines."""
    return Sentence(tuple(row[0] for row in rows), tuple(names([row[-1] for row in rows])))


def names(tags: Sequence[str]) -> Iterator[Name]:
    """The names of a row of tags, whatever of the usual schemes they follow."""
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        mark, dash, sort = tag.partition("-")
        if not dash:
            mark, sort = ("O", "") if tag in ("O", "_", "0") else ("I", tag)
        if kind and (mark in "OBSU" or sort.upper() != kind):
            yield start, at, _MAPPED.get(kind, "MISC")
            kind = ""
        if mark != "O" and not kind:
            start, kind = at, sort.upper()


def plain(document: Sequence[Sentence]) -> tuple[str, list[Span], list[list[Span]]]:
    """The text of a document as it may have been, the span of each sentence and token."""
    pieces: list[str] = []
    spans: list[Span] = []
    tokens: list[list[Span]] = []
    at = 0
    for one in document:
        begin, places, glued = at, list[Span](), True
        for token in one.tokens:
            word = _PLAIN.get(token, token)
            if not glued and token not in _CLOSE:
                pieces.append(" ")
                at += 1
            places.append(Span(at, at + len(word)))
            pieces.append(word)
            at += len(word)
            glued = token in _OPEN
        spans.append(Span(begin, at))
        tokens.append(places)
        pieces.append("\n")
        at += 1
    return "".join(pieces), spans, tokens


def predicted(document: Sequence[Sentence]) -> list[list[Name]]:
    """The names our rules find, in tokens, sentence by sentence."""
    text, spans, tokens = plain(document)
    found = outermost([it for it in recognise(text, spans) if counted(it)])
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
    """The tokens that a finding covers."""
    covered = [at for at, place in enumerate(places) if place.overlaps(found.span)]
    return (covered[0], covered[-1] + 1, _KINDS[found.kind]) if covered else None


def trimmed(name: Name, tokens: Sequence[str]) -> Name:
    """The name without a leading "the" and a trailing 's."""
    first, stop, kind = name
    if stop - first > 1 and tokens[first].lower() == "the":
        first += 1
    if stop - first > 1 and tokens[stop - 1] in ("'s", "’s", "'"):
        stop -= 1
    return first, stop, kind


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
    parser = argparse.ArgumentParser(description="Names found by rules against a CoNLL file.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", default="conll", choices=["conll", "bio", "iob"])
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N misses")
    parser.add_argument("--half", type=int, choices=[1, 2], help="odd or even documents only")
    words = sys.argv[1:]
    given = parser.parse_args(words[1:] if words[:1] == ["ner"] else words)
    if not given.file.is_file():
        print(f"{given.file} is not here: nothing was measured.")
        return 2
    parted = documents(given.file.read_text("utf-8-sig", "replace"))
    if given.half:
        parted = parted[given.half - 1 :: 2]
    misses = measure(parted)
    for line in misses[: given.misses]:
        print(line)
    return 0


def measure(parted: Sequence[Sequence[Sentence]]) -> list[str]:
    """Prints the scores; the misses as lines."""
    scores = {kind: Score() for kind in (*TYPES, "all")}
    misses: list[str] = []
    for document in parted:
        for one, found in zip(document, predicted(document), strict=True):
            asked = {trimmed(it, one.tokens) for it in one.names if it[2] in TYPES}
            ours = {trimmed(it, one.tokens) for it in found}
            for kind, count in Counter(it[2] for it in asked).items():
                scores[kind].asked += count
            for kind, count in Counter(it[2] for it in ours).items():
                scores[kind].found += count
            for kind, count in Counter(it[2] for it in asked & ours).items():
                scores[kind].right += count
            misses += [shown("missed", it, one) for it in sorted(asked - ours)]
            misses += [shown("wrong", it, one) for it in sorted(ours - asked)]
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
