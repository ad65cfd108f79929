"""How well time expressions are found and valued: TimeML (TempEval-3) or CAT (MEANTIME).

    python benchmarks/quality/timex.py --format timeml DIR [--misses 40]
    python benchmarks/quality/timex.py --format cat DIR --half 0

Prints precision, recall and F1 of spans (strict: the same characters; relaxed: any
overlap, one to one) and of values (relaxed match with the same value string), as
TempEval-3 counts them. The date of creation is given, never scored. CAT files are
annotated in their first sentences only: only those are read.
"""

import argparse
import html
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from sourcebook.ingest.dating import TimeFound, times
from sourcebook.ingest.segment.sentence import sentences
from sourcebook.text import Span


@dataclass(frozen=True)
class Mark:
    """One expression: where, of which type, with which value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Doc:
    """A document with its gold expressions; `creation` is given and not scored."""

    name: str
    text: str
    sentences: tuple[Span, ...]
    created: date | None
    gold: tuple[Mark, ...]
    hidden: tuple[Span, ...] = ()


_ENDED = (".", "?", "!", ":", ";", '"', "”", "''")
_WRAPPED = 55  # a line so long that does not end a sentence goes on in the next


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of each paragraph: a line, or lines that were wrapped."""
    return tuple(
        sentence for paragraph in _paragraphs(text) for sentence in sentences(text, paragraph)
    )


def _paragraphs(text: str) -> Iterator[Span]:
    start = -1
    for line in re.finditer(r"[^\n]*+\n?", text):
        words = line.group().strip()
        if start < 0:
            start = line.start()
        follows = text[line.end() : line.end() + 1]
        short = len(words) < _WRAPPED and not (follows.islower() or follows.isdigit())
        if not words or words.endswith(_ENDED) or follows in ("\n", "") or short:
            if text[start : line.end()].strip():
                yield Span(start, line.end())
            start = -1


def as_date(value: str) -> date | None:
    """A creation time, also written the other way round, or None."""
    if match := re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value):
        parts = [int(part) for part in match.groups()]
    elif match := re.match(r"(\d\d)-(\d\d)-(\d{4})", value):
        parts = [int(part) for part in reversed(match.groups())]
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


# --- TimeML

_CREATION = ("CREATION_TIME", "PUBLICATION_TIME")
_KNOWN = ("amp", "lt", "gt", "quot", "apos")


def _tree(raw: bytes) -> ET.Element:
    """The tree of a file; where it is no sound XML, with its stray signs and entities written out.

    Files are in the wild with a mark before the declaration, HTML's entities or a bare "&".
    """
    try:
        return ET.fromstring(raw.lstrip(b"\xef\xbb\xbf \r\n"))
    except ET.ParseError:
        text = raw.decode("utf-8-sig", errors="replace").lstrip()
        text = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", text)
        text = re.sub(r"&(?:#\w+|(\w+));|&", _entity, text)
        return ET.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))


def _entity(match: re.Match[str]) -> str:
    sign = match.group()
    if sign == "&" or match[1] in _KNOWN or sign.startswith("&#"):
        return "&amp;" if sign == "&" else sign
    known = html.unescape(sign)
    return "&amp;" + sign[1:] if known == sign else known


@dataclass
class Inline:
    """The text of an element with the expressions inside it, read in one pass."""

    text: list[str]
    marks: list[tuple[Mark, str]]
    length: int = 0

    def add(self, words: str | None) -> None:
        """More text."""
        self.text.append(words or "")
        self.length += len(words or "")

    def read(self, element: ET.Element) -> None:
        """An element with what is in it, without its tail."""
        self.add(element.text)
        for child in element:
            start = self.length
            self.read(child)
            if child.tag == "TIMEX3":
                mark = Mark(start, self.length, child.get("type", ""), child.get("value", ""))
                self.marks.append((mark, child.get("functionInDocument", "NONE")))
            self.add(child.tail)


def timeml(path: Path) -> Doc:
    """A TimeML file: the text of TEXT, else of everything, with its inline TIMEX3.

    The day of creation stands in DCT or in the text, by its function or as the only
    expression of DCT; where none is given, nothing is made up.
    """
    root = _tree(path.read_bytes())
    body = root.find(".//TEXT")
    inline = Inline([], [])
    inline.read(body if body is not None else root)
    text = "".join(inline.text)
    gold = tuple(mark for mark, role in inline.marks if role not in _CREATION)
    hidden = tuple(Span(mark.start, mark.end) for mark, role in inline.marks if role in _CREATION)
    return Doc(path.name, text, sentences_of(text), _creation(root), gold, hidden)


def _creation(root: ET.Element) -> date | None:
    marks = [mark for mark in root.iter("TIMEX3") if mark.get("functionInDocument") in _CREATION]
    given = [mark.get("value", "") for mark in [*marks, *root.findall(".//DCT//TIMEX3")]]
    given += [dct.text or "" for dct in root.iter("DCT")]
    return next((day for value in given if (day := as_date(value.strip()))), None)


# --- CAT


def cat(path: Path) -> Doc:
    """A CAT file: tokens joined by blanks, sentences as numbered, up to the last annotated."""
    root = ET.parse(path).getroot()
    places: dict[str, Span] = {}
    sentence_of: dict[str, int] = {}
    text: list[str] = []
    lines: dict[int, Span] = {}
    at = 0
    for token in root.iter("token"):
        word, key, number = token.text or "", token.get("t_id", ""), int(token.get("sentence", 0))
        places[key], sentence_of[key] = Span(at, at + len(word)), number
        start = lines[number].start if number in lines else at
        lines[number] = Span(start, at + len(word))
        text.append(word)
        at += len(word) + 1
    last = max((sentence_of[key] for key in _anchored(root)), default=0)
    gold, hidden, created = [], [], ""
    for mark in root.iter("TIMEX3"):
        keys = [anchor.get("t_id", "") for anchor in mark.iter("token_anchor")]
        if mark.get("functionInDocument") == "CREATION_TIME":
            created = created or mark.get("value", "")
            hidden.extend(places[key] for key in keys)
        elif keys:
            start = min(places[key].start for key in keys)
            end = max(places[key].end for key in keys)
            gold.append(Mark(start, end, mark.get("type", ""), mark.get("value", "")))
    if not created:  # the date line is annotated, but not as such
        created, hidden = _dateline(gold, lines, hidden)
        gold = [mark for mark in gold if not any(_over(mark, span) for span in hidden)]
    spans = tuple(span for number, span in sorted(lines.items()) if number <= last)
    return Doc(path.name, " ".join(text), spans, as_date(created), tuple(gold), tuple(hidden))


def _anchored(root: ET.Element) -> Iterator[str]:
    for anchor in root.iter("token_anchor"):
        yield anchor.get("t_id", "")


def _dateline(
    gold: list[Mark], lines: dict[int, Span], hidden: list[Span]
) -> tuple[str, list[Span]]:
    line = lines.get(1)
    for mark in gold:
        if line and (mark.start, mark.end) == (line.start, line.end):
            return mark.value, [*hidden, line]
    return "", hidden


def _over(mark: Mark, span: Span) -> bool:
    return mark.start < span.end and span.start < mark.end


# --- scoring


def predicted(doc: Doc) -> list[Mark]:
    """What we find, ranges as their ends, without the date of creation."""
    flat: list[TimeFound] = []
    for found in times(doc.text, doc.sentences, doc.created):
        flat.extend(found.parts or (found,))
    marks = [Mark(one.span.start, one.span.end, one.kind.upper(), one.timex) for one in flat]
    return [mark for mark in marks if not any(_over(mark, span) for span in doc.hidden)]


def aligned(gold: tuple[Mark, ...], ours: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs that overlap, one to one, exact ones first."""
    pairs, used = [], set()
    ranked = sorted(gold, key=lambda g: not any((o.start, o.end) == (g.start, g.end) for o in ours))
    for mark in ranked:
        best = None
        for other in ours:
            if other not in used and _over(mark, Span(other.start, other.end)):
                exact = (other.start, other.end) == (mark.start, mark.end)
                if best is None or exact:
                    best = other
        if best is not None:
            used.add(best)
            pairs.append((mark, best))
    return pairs


def show(what: str, right: int, ours: int, gold: int) -> None:
    """One line: precision, recall, F1."""
    precision, recall = right / max(ours, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{what:8} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")


def main() -> int:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=("timeml", "cat"), default="timeml")
    parser.add_argument("--misses", type=int, default=0, help="print so many of each kind")
    parser.add_argument("--half", type=int, choices=(0, 1), help="every second file only")
    parser.add_argument("path", type=Path)
    asked = parser.parse_args()
    if not asked.path.exists():
        print(f"{asked.path} is not there: nothing measured.")
        return 1
    files = (
        [asked.path]
        if asked.path.is_file()
        else sorted(
            path for path in asked.path.rglob("*") if path.suffix in (".tml", ".xml", ".timeml")
        )
    )
    if asked.half is not None:
        files = files[asked.half :: 2]
    counts, misses, typed = [0, 0, 0, 0, 0], [], 0
    for path in files:
        try:
            doc = timeml(path) if asked.format == "timeml" else cat(path)
        except ET.ParseError as fault:
            print(f"{path.name}: not read ({fault})", file=sys.stderr)
            continue
        ours = predicted(doc)
        pairs = aligned(doc.gold, ours)
        strict = sum((g.start, g.end) == (o.start, o.end) for g, o in pairs)
        right = sum(g.value == o.value for g, o in pairs)
        typed += sum(g.type == o.type for g, o in pairs)
        for n, value in enumerate((len(doc.gold), len(ours), len(pairs), strict, right)):
            counts[n] += value
        misses.extend(told(doc, ours, pairs))
    total, found, relaxed, strict, right = counts
    print(f"{len(files)} files, {total} expressions, {found} found")
    show("strict", strict, found, total)
    show("relaxed", relaxed, found, total)
    show("value", right, found, total)
    show("type", typed, found, total)
    for kind in ("missed", "invented", "value"):
        for line in [line for line in misses if line.startswith(kind)][: asked.misses]:
            print(line)
    return 0


def told(doc: Doc, ours: list[Mark], pairs: list[tuple[Mark, Mark]]) -> Iterator[str]:
    """What went wrong in a document, a line each."""

    def around(mark: Mark) -> str:
        text = doc.text[max(0, mark.start - 30) : mark.end + 20].replace("\n", " ")
        return f"{doc.text[mark.start : mark.end]!r} in {text!r}"

    matched = {id(mark) for pair in pairs for mark in pair}
    for mark in doc.gold:
        if id(mark) not in matched:
            yield f"missed   {mark.value:14} {around(mark)}"
    for mark in ours:
        if id(mark) not in matched:
            yield f"invented {mark.value:14} {around(mark)}"
    for gold, found in pairs:
        if gold.value != found.value:
            yield f"value    {gold.value:14} ours {found.value:14} {around(gold)} dct {doc.created}"


if __name__ == "__main__":
    raise SystemExit(main())
