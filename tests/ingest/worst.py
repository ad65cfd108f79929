"""The worst texts we could think of, of any length: one thing over and over, or nothing twice."""

import random
from collections.abc import Callable, Mapping

_CONSONANTS = "b d f g k l m n p r s t v z sh kh".split()
_VOWELS = "aeiou"
_MONTHS = "January February March April May June July August September".split()
_SENTENCE = "The minister met his colleague Omar Vek in Kalor on Tuesday. "
_TELLERS = ("Omar Vek", "Mira Dol", "Jo Tosh", "France", "Georgia", "Armenia")


def _word(chance: random.Random, syllables: int = 3) -> str:
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables))


def _name(chance: random.Random) -> str:
    return _word(chance).capitalize()


def _day(chance: random.Random) -> str:
    return f"{chance.choice(_MONTHS)} {chance.randrange(1, 29)}"


def _letters(chance: random.Random) -> str:
    """A character of any script that has letters, or of none."""
    low, high = chance.choice(
        ((0x20, 0x250), (0x300, 0x2000), (0x2000, 0xD7FF), (0x1F000, 0x1FFFF))
    )
    return chr(chance.randrange(low, high))


_SAME: Mapping[str, str] = {
    "one name": "Omar Vek ",
    "one name, said": "Omar Vek said. ",
    "one sentence": _SENTENCE,
    "one paragraph": f"{_SENTENCE}{_SENTENCE}\n\n",
    "quotation marks": '"',
    "quotes": "“a” ",
    "two kinds of quotes": "\"a\" said 'b' ",
    "an open quote": "“Vek said ",
    "one capital": "A",
    "capital words": "ABC ",
    "digits": "1",
    "numbers": "12 ",
    "commas": ",",
    "words and commas": "a, ",
    "and and and": "and ",
    "brackets": "(",
    "dates": "on March 3, 2024 ",
    "said": "said ",
    "he said": "he said ",
    "dots": ". ",
    "dashes": "— ",
    "lines of one word": "word\n",
    "paragraphs of one word": "Word\n\n",
    "one line": "word ",
    "combining marks": "a\u0301\u0302\u0303",
    "bidi controls": "\u202ea\u202d\u2067b\u2069 ",
    "right to left": "وزیر خارجه گفت ",
}
_OTHER: Mapping[str, Callable[[random.Random], str]] = {
    "any characters": _letters,
    "new names, said": lambda it: f"{_name(it)} {_name(it)} said {_word(it)} {_word(it)}. ",
    "new names that meet": lambda it: f"{_name(it)} {_name(it)} met {_name(it)} on {_day(it)}. ",
    "new names, one surname": lambda it: f"{_name(it)} Vek met Dol. ",
    "new names, one given": lambda it: f"Omar {_name(it)} said so. ",
    "six who visit": lambda it: (
        f"{it.choice(_TELLERS)} visited {it.choice(_TELLERS)} on {_day(it)}, "
        f"{it.randrange(1990, 2024)}. "
    ),
    "months later": lambda _: "Two months later, France met Georgia. ",
    "that report": lambda it: f"That report said {_name(it)} visited {_name(it)}. ",
    "new bodies": lambda it: f"The {_name(it)} Ministry arrested the {_name(it)} Police. ",
    "no end": lambda it: f"{_name(it)} {_name(it)} met {_name(it)} and ",
    "new quotes": lambda it: f"“{_name(it)} {_word(it)},” {_name(it)} {_name(it)} said. ",
    "short words": lambda it: f"{_word(it, 1).capitalize()} {_word(it, 1)} ",
    "short paragraphs": lambda it: f"{_name(it)} met {_name(it)}.\n\n",
}
KINDS = (*_SAME, *_OTHER)


def worst(kind: str, length: int) -> str:
    """A text of this kind, the same for the same length."""
    if kind in _SAME:
        unit = _SAME[kind]
        return ("x " + unit * (length // len(unit) + 1))[:length]
    chance = random.Random(length)
    parts: list[str] = ["x "]
    size = 2
    while size < length:
        parts.append(_OTHER[kind](chance))
        size += len(parts[-1])
    return "".join(parts)[:length]
