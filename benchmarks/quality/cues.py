"""How well attributions are found: PolNeAR's text and brat files, or the project's own key.

    python benchmarks/quality/cues.py DIR [--misses 40] [--nested]
    python benchmarks/quality/cues.py --key GOLD.json SEEDS

DIR holds `text/*.txt` and `attributions/*.ann` (brat standoff: `T1 Cue 162 171 ...`,
`E1 Attribution:T4 Content:T3 Cue:T2 Source:T1`), at any depth and also by publisher, or
both kinds side by side; an annotator's mark behind the file's name is allowed. Cues
match if they overlap, one to one; a source is right if it overlaps, counted among the
matched cues. PolNeAR gives each word to one attribution at most, so nested cues are left
out unless asked for.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from timex import sentences_of, show

from sourcebook.ingest.cues import CueFound, attributions
from sourcebook.text import Span


@dataclass(frozen=True)
class Gold:
    """One annotated attribution."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]


def brat(lines: list[str]) -> list[Gold]:
    """The attributions of an annotation file; what is not understood is passed over."""
    marks: dict[str, tuple[Span, ...]] = {}
    events: list[dict[str, list[str]]] = []
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            pairs = re.findall(r"(\d+) (\d+)", fields[1])
            marks[fields[0]] = tuple(Span(int(start), int(end)) for start, end in pairs)
        elif fields[0].startswith("E"):
            roles: dict[str, list[str]] = {}
            for part in fields[1].split():
                role, _, mark = part.partition(":")
                roles.setdefault(role.rstrip("0123456789").lower(), []).append(mark)
            events.append(roles)
    found = []
    for roles in events:
        parts = [
            tuple(span for mark in roles.get(role, ()) for span in marks.get(mark, ()))
            for role in ("cue", "source", "content")
        ]
        if parts[0]:
            found.append(Gold(*parts))
    return sorted(found, key=lambda gold: gold.cue[0].start)


def documents(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and gold of each annotation file that has a text."""
    texts: dict[str, list[Path]] = {}
    for file in sorted(path.rglob("*.txt")):
        texts.setdefault(file.stem, []).append(file)
    for file in sorted(path.rglob("*.ann")):
        stem = file.stem.removesuffix(".txt")
        while stem and stem not in texts:
            stem = stem.rpartition("_")[0]
        if not stem:
            print(f"{file.name}: no text of that name", file=sys.stderr)
            continue
        nearest = max(texts[stem], key=lambda text: (_shared(text, file), str(text)))
        with nearest.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
            text = opened.read()
        lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        yield file.name, text, brat(lines)


def _shared(text: Path, annotation: Path) -> int:
    """How many folders the two files have in common, by name."""
    return len({*text.parent.parts} & {*annotation.parent.parts})


def touching(spans: tuple[Span, ...], other: Span | None) -> bool:
    """Whether one of them shares a character with the other."""
    return other is not None and any(span.overlaps(other) for span in spans)


def matched(gold: list[Gold], ours: list[CueFound]) -> list[tuple[Gold, CueFound]]:
    """Pairs whose cues overlap, one to one, in order."""
    pairs, used = [], set()
    for one in gold:
        for at, cue in enumerate(ours):
            if at not in used and touching(one.cue, cue.cue):
                used.add(at)
                pairs.append((one, cue))
                break
    return pairs


def covered(spans: tuple[Span, ...]) -> set[int]:
    """The characters of some stretches."""
    return {at for span in spans for at in range(span.start, span.end)}


def measure(path: Path, misses: int, *, nested: bool) -> None:
    """Score a folder."""
    total = found = hits = sources = exact = shared = inner = outer = 0
    told: list[str] = []
    files = 0
    for name, text, gold in documents(path):
        files += 1
        ours = [c for c in attributions(text, sentences_of(text)) if nested or c.parent is None]
        pairs = matched(gold, ours)
        total, found, hits = total + len(gold), found + len(ours), hits + len(pairs)
        for one, cue in pairs:
            right = touching(one.source, cue.source) or not (one.source or cue.source)
            sources += right
            exact += one.cue == (cue.cue,)
            ga, gb = covered(one.content), covered(cue.contents)
            shared, inner, outer = shared + len(ga & gb), inner + len(gb), outer + len(ga)
            if not right:
                wanted = " ".join(span.of(text) for span in one.source)
                said = cue.source.of(text) if cue.source else "-"
                told.append(f"source   {wanted!r} ours {said!r} {around(text, cue.cue)}")
        told.extend(wrong(name, text, gold, ours, pairs))
    print(f"{files} files, {total} attributions, {found} found")
    show("cue", hits, found, total)
    show("strict", exact, found, total)
    print(f"source   {100 * sources / max(hits, 1):5.1f} % of {hits} matched cues")
    show("content", shared, inner, outer)
    for kind in ("missed", "invented", "source"):
        for line in [line for line in told if line.startswith(kind)][:misses]:
            print(line)


def around(text: str, span: Span) -> str:
    """A cue with its surroundings on one line."""
    return repr(text[max(0, span.start - 50) : span.end + 40].replace("\n", " "))


def wrong(
    name: str, text: str, gold: list[Gold], ours: list[CueFound], pairs: list[tuple[Gold, CueFound]]
) -> Iterator[str]:
    """Missed and invented cues, a line each."""
    fine = {id(part) for pair in pairs for part in pair}
    for one in gold:
        if id(one) not in fine:
            words = " ".join(span.of(text) for span in one.cue)
            yield f"missed   {words!r} in {around(text, one.cue[0])} ({name[:24]})"
    for cue in ours:
        if id(cue) not in fine:
            yield f"invented {cue.cue.of(text)!r} ({cue.rule}) in {around(text, cue.cue)}"


def key(gold: Path, seeds: Path) -> int:
    """The two originals: how many of the key's cues are found."""
    answers = json.loads(gold.read_text(encoding="utf-8"))
    files = {doc["id"]: seeds / doc["file"] for doc in answers["docs"]}
    hits = 0
    for answer in answers["attributions"]:
        text = files[answer["doc"]].read_text(encoding="utf-8")
        cues = attributions(text, sentences_of(text))
        span = Span(answer["cue"][1], answer["cue"][2])
        found = [cue for cue in cues if cue.cue.overlaps(span)]
        hits += bool(found)
        said = "; ".join(
            (cue.source.of(text) if cue.source else f"no source ({cue.belief})") for cue in found
        )
        print(f"{'ok' if found else 'MISSED':6} {answer['source']:60} ours: {said}")
    print(f"{hits} of {len(answers['attributions'])}")
    return 0 if hits == len(answers["attributions"]) else 1


def main() -> int:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", type=int, default=0, help="print so many of each kind")
    parser.add_argument("--nested", action="store_true", help="count nested cues too")
    parser.add_argument("--format", choices=("polnear",), default="polnear")
    parser.add_argument("--key", type=Path, help="the answer key instead; the path is its texts")
    parser.add_argument("path", type=Path)
    asked = parser.parse_args()
    for path in (asked.path, asked.key):
        if path is not None and not path.exists():
            print(f"{path} is not there: nothing measured.")
            return 1
    if asked.key is not None:
        return key(asked.key, asked.path)
    measure(asked.path, asked.misses, nested=asked.nested)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
