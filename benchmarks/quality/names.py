"""Pairs of names against the rule of names: precision, recall and F1.

    python benchmarks/quality/names.py PAIRS.tsv [--misses N]

Each line has a label (1: one person, 0: two) and two names, parted by tabs; the column of the
label is found by its values. A pair that the rule only finds possible counts as two persons.
The figures are those within one document, where a bare surname may join; across documents it
never does, and the pairs that would be joined wrongly there, with nobody asked, are counted too.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from sourcebook.names import Comparison, Verdict, compare

_SAME = frozenset(("1", "same", "true", "yes", "match"))
_OTHER = frozenset(("0", "different", "false", "no", "nomatch"))

Pair = tuple[bool, str, str]


def pairs(text: str) -> list[Pair]:
    """The pairs of a file; lines without a label and two names (a heading) are left out."""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    rows = [[column.strip() for column in row] for row in rows if len(row) >= 3]
    at = label_column(rows)
    found: list[Pair] = []
    for row in rows:
        label = row[at].lower() if at < len(row) else ""
        names = [column for place, column in enumerate(row) if place != at]
        if label in _SAME | _OTHER:
            found.append((label in _SAME, names[0], names[1]))
    return found


def label_column(rows: Sequence[Sequence[str]]) -> int:
    """The column whose values are labels most often."""
    width = max((len(row) for row in rows), default=1)

    def labels(at: int) -> int:
        return sum(at < len(row) and row[at].lower() in _SAME | _OTHER for row in rows)

    return max(range(width), key=labels)


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="Pairs of names against the rule of names.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N misses")
    words = sys.argv[1:]
    given = parser.parse_args(words[1:] if words[:1] == ["names"] else words)
    if not given.file.is_file():
        print(f"{given.file} is not here: nothing was measured.")
        return 2
    for line in measure(pairs(given.file.read_text("utf-8-sig", "replace")))[: given.misses]:
        print(line)
    return 0


def measure(asked: Sequence[Pair]) -> list[str]:
    """Prints precision, recall and F1; the misses as lines."""
    compared = [(same, one, other, compare(one, other, one_document=True))
                for same, one, other in asked]  # fmt: skip
    right = sum(same and verdict(it) for same, _, _, it in compared)
    found = sum(verdict(it) for *_, it in compared)
    wanted = sum(same for same, *_ in compared)
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    print(
        f"{len(asked)} pairs: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
        f"  ({right} right of {found} joined, {wanted} asked)"
    )
    across = [not same and verdict(compare(one, other)) for same, one, other in asked]
    print(f"joined wrongly across documents: {sum(across)}")
    maybe = sum(it.verdict is Verdict.MAYBE for *_, it in compared)
    print(f"left to a person: {maybe}")
    return [
        f"{'missed' if same else 'wrong '} {one} | {other} | {it.verdict.value}: {it.reason}"
        for same, one, other, it in compared
        if verdict(it) != same
    ]


def verdict(compared: Comparison) -> bool:
    """True if the rule joins the two by itself."""
    return compared.verdict is Verdict.SAME


if __name__ == "__main__":
    sys.exit(main())
