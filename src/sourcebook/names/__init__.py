"""Names of persons across spellings and scripts.

What it is for: to tell whether two spellings can be one person's name, to find the name a reader
typed, and to propose the nearest one when there is none. The method is the design's ("Names
across spellings"): transliterate, drop ranks and particles, fold sounds that romanisations do not
keep apart, and let two words agree when their consonants agree and their vowels do not contradict.

Nothing here raises on any text, and everything is bounded: a name is read up to `NAME_LIMIT`
characters and `TOKEN_LIMIT` words, a word up to `WORD_LIMIT` letters.

Each part is a module: `sounds`, `spellings`, `words`, `bodies`, `agreement` of two words,
`comparison` of two names, `finding`. Only sounds are loaded at once, as every command needs them;
the rest on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sourcebook.names.sounds import fold, transliterate

if TYPE_CHECKING:
    from sourcebook.names.agreement import same_token
    from sourcebook.names.comparison import Comparison, Verdict, compare, one_person
    from sourcebook.names.finding import Match, match, nearest
    from sourcebook.names.words import bare, tokens

__all__ = [
    "Comparison",
    "Match",
    "Verdict",
    "bare",
    "compare",
    "fold",
    "match",
    "nearest",
    "one_person",
    "same_token",
    "tokens",
    "transliterate",
]

_HOMES = {
    "Comparison": "comparison",
    "Match": "finding",
    "Verdict": "comparison",
    "bare": "words",
    "compare": "comparison",
    "match": "finding",
    "nearest": "finding",
    "one_person": "comparison",
    "same_token": "agreement",
    "tokens": "words",
}


def __getattr__(name: str) -> object:
    """A name of a part that is not loaded yet; kept, so that each is looked for once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
