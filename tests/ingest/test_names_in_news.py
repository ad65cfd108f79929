"""Names in news stories of our own, marked by hand: how many are found, and how many invented."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from sourcebook.ingest.parse import MODEL, parser
from sourcebook.ingest.recognise import Found, recognise
from sourcebook.model import ActorKind
from sourcebook.text import Span

STORIES = Path(__file__).parent / "names"
MARK = re.compile(r"\{(PER|ORG|LOC) ([^}]+)\}")
KINDS = {
    ActorKind.PERSON: "PER", ActorKind.ORG: "ORG", ActorKind.BODY: "ORG",
    ActorKind.STATE: "LOC", ActorKind.REGION: "LOC", "place": "LOC",
}  # fmt: skip
UNNAMED = ("generic body", "joint body", "two bodies", "unnamed group", "office")
Names = set[tuple[int, int, str]]


def stories(file: str) -> Iterator[tuple[str, list[Span], Names]]:
    """Text, sentences and marked names of each story of a file."""
    for block in re.split(r"\n\s*\n", (STORIES / file).read_text("utf-8")):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        text, spans, names = "", list[Span](), Names()
        for line in lines:
            begin = len(text)
            pieces = MARK.split(line)
            for before, kind, name in zip(*[iter(pieces[:-1])] * 3, strict=True):
                text += before
                names.add((len(text), len(text) + len(name), kind))
                text += name
            text += pieces[-1]
            spans.append(Span(begin, len(text)))
            text += "\n"
        if lines:
            yield text, spans, names


def named(text: str, found: tuple[Found, ...]) -> Names:
    """What was found, as marks are set: outermost names, without an article."""
    names: Names = set()
    end = 0
    for it in found:
        counts = it.kind in KINDS and it.how in ("name", "metonym") and it.rule not in UNNAMED
        if counts and it.span.end > end:
            end = it.span.end
            start = it.span.start + 4 * text.startswith("The ", it.span.start)
            names.add((start, end, KINDS[it.kind]))
    return names


def f1(file: str, nlp: bool) -> float:
    right = both = 0
    for text, spans, marked in stories(file):
        ours = named(text, recognise(text, spans, parser()(text, spans) if nlp else None))
        marked = {(a + 4 * text.startswith("The ", a), b, kind) for a, b, kind in marked}
        right += len(marked & ours)
        both += len(marked) + len(ours)
    return 2 * right / both


extra = pytest.mark.skipif(find_spec(MODEL) is None, reason="the extra is not installed")


@pytest.mark.parametrize(("file", "floor"), [("news-one.txt", 0.97), ("news-two.txt", 0.9)])
def test_most_names_in_news_are_found_by_rules_alone(file: str, floor: float) -> None:
    assert f1(file, nlp=False) >= floor


@extra
@pytest.mark.parametrize(("file", "floor"), [("news-one.txt", 0.96), ("news-two.txt", 0.9)])
def test_the_extra_finds_no_fewer(file: str, floor: float) -> None:
    assert f1(file, nlp=True) >= floor
