"""Where the words of a text stand in a later version of it, if they do.

Sentences that stand in both are paired first, in order; what lies between two pairs is
paired if it is nearly the same. A stretch moves with its sentence, by its very words: what
cannot be told from a look-alike has not moved, it is gone.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sourcebook.text import Span

_UNIT = re.compile(r"[^.!?\n]+[.!?\n]*[ \t\n]*|[.!?\n]+[ \t\n]*")
_ALIKE = 0.7
_GAP = 400  # comparisons of sentences between two that stand in both
_LONG = 2_000  # characters of a sentence that are compared


class Moved:
    """Two versions of a text, asked where a stretch of the old one stands in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._units = _units(old)
        self._after = _units(new)
        self._starts = [span.start for span in self._units]
        self._home = _paired(
            [span.of(old) for span in self._units], [span.of(new) for span in self._after]
        )

    def at(self, span: Span) -> Span | None:
        """Where the very words of a stretch stand now; None where they do not, or who knows."""
        home = self._unit(span.start)
        if home is None:
            return None
        before, after = home
        words = span.of(self._old)
        first = words[: max(0, before.end - span.start)]
        start = self._place(before, after, span.start, first)
        if start is None or self._new[start : start + len(words)] != words:
            return None
        return Span(start, start + len(words))

    def near(self, span: Span) -> Span | None:
        """The same, or else the sentence that stands where its own stood."""
        exact = self.at(span)
        if exact is not None:
            return exact
        home = self._unit(span.start)
        return home[1] if home else None

    def _unit(self, place: int) -> tuple[Span, Span] | None:
        at = bisect_right(self._starts, place) - 1
        home = self._home.get(at) if at >= 0 else None
        return (self._units[at], self._after[home]) if home is not None else None

    def _place(self, before: Span, after: Span, start: int, words: str) -> int | None:
        """The same occurrence of words in the sentence that was paired with theirs."""
        old, new = before.of(self._old), after.of(self._new)
        if old == new:
            return after.start + start - before.start
        held, now = list(_occurrences(old, words)), list(_occurrences(new, words))
        offset = start - before.start
        if len(held) != len(now) or offset not in held:
            return None
        return after.start + now[held.index(offset)]


def _units(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _UNIT.finditer(text)]


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


# --- pairing sentences


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which sentence of `new` each of `old` became, in order."""
    home = dict(_same(old, new))
    gaps = [(-1, -1), *sorted(home.items()), (len(old), len(new))]
    for (a, b), (c, d) in pairwise(gaps):
        if c - a > 1 and d - b > 1:
            home.update(_similar(old, new, range(a + 1, c), range(b + 1, d)))
    return home


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Equal sentences: from both ends, then those that stand once in each, and their neighbours."""
    ends = min(len(old), len(new))
    head = next((at for at in range(ends) if old[at] != new[at]), ends)
    tail = next((n for n in range(ends - head) if old[-1 - n] != new[-1 - n]), ends - head)
    stop = (len(old) - tail, len(new) - tail)
    yield from ((at, at) for at in range(head))
    low = (head, head)
    for at, to in _once(old, new, range(head, stop[0]), range(head, stop[1])):
        if at < low[0]:
            continue  # reached from the one before it
        first = (at, to)
        while first[0] > low[0] and first[1] > low[1] and old[first[0] - 1] == new[first[1] - 1]:
            first = (first[0] - 1, first[1] - 1)
        low = first
        while low[0] < stop[0] and low[1] < stop[1] and old[low[0]] == new[low[1]]:
            yield low
            low = (low[0] + 1, low[1] + 1)
    yield from ((stop[0] + n, stop[1] + n) for n in range(tail))


def _once(old: Sequence[str], new: Sequence[str], a: range, b: range) -> list[tuple[int, int]]:
    """Sentences that stand once in each, as far as they kept their order."""
    count, again = Counter(old[at] for at in a), Counter(new[at] for at in b)
    place = {new[at]: at for at in b if again[new[at]] == 1}
    return _rising([(at, place[old[at]]) for at in a if count[old[at]] == 1 and old[at] in place])


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that keep their order in both texts."""
    ends: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for at, (_, to) in enumerate(pairs):
        place = bisect_left(ends, to)
        back.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [to]
        last[place : place + 1] = [at]
    run: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = back[at]
    return run[::-1]


def _similar(
    old: Sequence[str], new: Sequence[str], a: range, b: range
) -> Iterator[tuple[int, int]]:
    """Changed sentences between two that stayed: each other's best match, in order."""
    if len(a) * len(b) > _GAP:
        return
    scores = {(at, to): _ratio(old[at], new[to]) for at in a for to in b}
    pairs = [
        (at, to)
        for (at, to), score in scores.items()
        if score >= _ALIKE
        and all(scores[at, other] < score for other in b if other != to)
        and all(scores[other, to] < score for other in a if other != at)
    ]
    yield from _rising(sorted(pairs))


def _ratio(one: str, other: str) -> float:
    """How many of their words two sentences share."""
    words, others = Counter(one[:_LONG].split()), Counter(other[:_LONG].split())
    return 2 * (words & others).total() / max(1, words.total() + others.total())
