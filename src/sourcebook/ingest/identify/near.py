"""What is worth comparing: those that share a key, the nearest in time where many do.

Comparing everything with everything is quadratic; this is not, however crowded a key is.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from math import log

_BESIDE = 12  # looked at before and behind under one key
_LOOKED_AT = 40  # in the end, those that share most keys
_COMMON = 20  # a word in more than one of so many says less and less
_FLOOR = 0.35  # but never less: in a book about one matter all its words are common


class Crowd:
    """Things with a day and keys each; they are asked for by their place in the list."""

    def __init__(self, things: Sequence[tuple[int, Sequence[Hashable]]]) -> None:
        self._things = things
        self._by_day = sorted(range(len(things)), key=lambda at: (things[at][0], at))
        self._ranks = {at: rank for rank, at in enumerate(self._by_day)}
        self._held: dict[Hashable, list[int]] = {}  # ranks, so that they are in order
        for rank, at in enumerate(self._by_day):
            for key in things[at][1]:
                self._held.setdefault(key, []).append(rank)

    def near(self, at: int) -> list[int]:
        """The places of those that share most keys with one, the nearest in time first."""
        day, keys = self._things[at]
        shared = Counter(other for key in keys for other in self._beside(key, self._ranks[at]))
        del shared[at]
        ranked = sorted(
            shared.items(), key=lambda it: (-it[1], abs(self._things[it[0]][0] - day), it[0])
        )
        return [other for other, _ in ranked[:_LOOKED_AT]]

    def _beside(self, key: Hashable, rank: int) -> Iterator[int]:
        held = self._held[key]
        place = bisect_left(held, rank)
        for other in held[max(0, place - _BESIDE) : place + _BESIDE + 1]:
            yield self._by_day[other]


def weights(words: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """How much it says that two share a word: 1, and less the more of them have it."""
    count: Counter[str] = Counter()
    every = _COMMON
    for held in words:
        every += 1
        count.update(set(held))
    return {word: min(1.0, max(_FLOOR, log(every / n) / log(_COMMON))) for word, n in count.items()}
