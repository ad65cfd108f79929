"""Who may be whom: names found again by the sound of two of their words.

Names are looked up, never compared all with all; where many sound the same, only the
latest are looked at, so that the work for one name stays bounded.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from sourcebook.names import transliterate

_WORDS = 8  # of a name that are keys
_FOLDS = (("kh", "h"), ("gh", "q"), ("ou", "u"), ("oo", "u"), ("zh", "j"), ("ph", "f"))
_LETTERS = str.maketrans("gkcyw", "qqqiv")


@lru_cache(maxsize=1 << 12)  # the names of a story come again and again
def plain(name: str) -> str:
    """A name without capitals, marks and quotation marks: what is equal is one spelling."""
    return " ".join(transliterate(name).lower().replace("'", "").replace("-", " ").split())


def sounds(names: Iterable[str]) -> tuple[str, ...]:
    """How the words of some names begin, in order, each once: enough to find them again."""
    words = {word for name in names for word in plain(name).split() if len(word) > 1}
    return tuple(sorted({_sound(one) for word in words for one in _heard(word)}))


def _heard(word: str) -> tuple[str, ...]:
    """A word; one with "dj" as j ("Djamel", Jamal) and as d too ("Djordjevic", Đorđević)."""
    if "dj" not in word:
        return (word,)
    return word.replace("dj", "j"), word.replace("dj", "d")


def _sound(word: str) -> str:
    """The first two consonants of a word, folded."""
    for old, new in _FOLDS:
        word = word.replace(old, new)
    word = word.translate(_LETTERS)
    letters = [letter for letter in word if letter not in "aeiou"]
    return "".join(letters[:2]) or word[:1]


class Sounding:
    """Names with their places in a list, found by sound: in two words, or in the only one."""

    def __init__(self, most: int) -> None:
        self._most = most  # looked at under one key
        self._full: dict[str | tuple[str, str], list[int]] = {}
        self._bare: dict[str, list[int]] = {}

    def add(self, at: int, heard: tuple[str, ...], *, full: bool) -> None:
        """Enters a name by its sounds; `full` if it has two words and more."""
        heard = heard[:_WORDS]
        if not full:
            for key in heard[:1]:
                self._bare.setdefault(key, []).append(at)
            return
        keys: tuple[str | tuple[str, str], ...] = (*heard, *combinations(heard, 2))
        for sound in keys:
            self._full.setdefault(sound, []).append(at)

    def near(self, heard: tuple[str, ...], *, full: bool) -> list[int]:
        """The places of names that sound like this one, in order."""
        heard = heard[:_WORDS]
        pairs: Iterator[str | tuple[str, str]] = iter(heard)
        if full and len(heard) > 1:
            pairs = combinations(heard, 2)
        found = {at for pair in pairs for at in self._full.get(pair, ())[-self._most :]}
        found.update(at for one in heard for at in self._bare.get(one, ())[-self._most :])
        return sorted(found)
