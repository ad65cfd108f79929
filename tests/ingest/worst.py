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


_ALPHABETS = ("абвгдеклмнор", "აბგდევკლმნორ", "αβγδεκλμνορ", "ابتدرسکلمنوی", "abdegklmnor")


def _mixed(chance: random.Random) -> str:
    """A word of letters of two scripts."""
    letters = "".join(chance.sample(_ALPHABETS, 2))
    return "".join(chance.choice(letters) for _ in range(6)).capitalize()


def _spelt(chance: random.Random) -> str:
    """One of many spellings of one name."""
    return "".join(
        consonant + chance.choice(("a", "e", "o", "ou", "ei", "")) for consonant in "brnkts"
    ).capitalize()


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
    "right to left names": "محمد رضایی گفت. ",
    "dates and no more": "March 3, 2024. ",
    "month names": "March May ",
    "times that hang on times": "a day after ",
    "quotes in quotes": "“a ‘b “c” d’ e” ",
    "quotes that never end": "“Vek said ‘Dol said ",
    "brackets of all kinds": "([{«‹",
    "brackets that end": ")]} ",
    "stopped short forms": "U.S. Gen. J. R. ",
    "one letter": "a ",
    "one letter, capital": "A B ",
    "hyphens": "man-of-",
    "possessives": "Omar's brother's ",
    "colons": "Vek: ",
    "offices of offices": "head of the head of ",
    "unnamed sources": "Turkish officials said so. ",
    "bodies without a name": "The ministry said so. ",
    "one date line": "Updated: March 3, 2024\n",
    "addresses of the web": "https://vek.dol/a?b=c ",
    "tags": "<p>&amp;",
    "list items": "* a\n",
    "spaces that are none": "\u200b\u00a0",
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
    "he said he said he said": lambda it: f"Mr {_name(it)} said ",
    "new names of two scripts": lambda it: f"{_mixed(it)} {_mixed(it)} said. ",
    "new names, right to left": lambda it: (
        f"{''.join(it.choice(_ALPHABETS[3]) for _ in range(5))} رضایی گفت. "
    ),
    "new initials": lambda it: (
        f"{it.choice('ABDGKLM')}. {it.choice('ABDGKLM')}. {_name(it)} said. "
    ),
    "sons of sons": lambda it: f"{_name(it)} bin ",
    "brothers of brothers": lambda it: f"{_name(it)} {_name(it)}, brother of ",
    "hyphened names": lambda it: f"{'-'.join(_name(it) for _ in range(5))} met Dol. ",
    "capitals without end": lambda it: f"{_name(it)} ",
    "one name in all spellings": lambda it: f"Omar {_spelt(it)} said so. ",
    "two names in all spellings": lambda it: f"{_spelt(it)} {_spelt(it)} said so. ",
    "surnames alone": lambda it: (
        f"Omar {_word(it, 1).capitalize()}i met {_word(it, 1).capitalize()}i. "
    ),
    "new ministers": lambda it: f"Foreign Minister {_name(it)} {_name(it)} said so. ",
    "new ministries": lambda it: f"The {_name(it)} Ministry said so. The ministry met Dol. ",
    "new officials": lambda it: f"{_name(it)} officials and {_name(it)} sailors said so. ",
    "days of all years": lambda it: f"On {_day(it)}, {it.randrange(1900, 2024)}, Vek met Dol. ",
    "new short forms": lambda it: f"the {_name(it)} {_name(it)} ({_name(it)[:3].upper()}) said. ",
    "new places": lambda it: f"Vek flew from {_name(it)} to {_name(it)}. ",
    "new lines of names": lambda it: f"{_name(it)} {_name(it)}\n",
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
