"""What a written word may also sound like, by the orthography it may be written in.

Each table is one custom of writing; a reading it gives is only ever one more that a word may
have, so that a name agrees with itself in another newsroom's letters. They follow the systems
newsrooms use: BGN/PCGN and passports for Russian, Ukrainian and Turkic names, Duden for German,
French usage in the Maghreb and Lebanon, Gaj's alphabet for Serbian, Hübschmann's and western
pronunciation for Armenian, Wade and Giles beside pinyin for Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in pairs)


# One letter each: every one that fits is a reading of its own.
_SINGLE = _rules(
    ("q", "k"),  # Russian, Turkish
    ("x", "h"),  # Uzbek
    ("(?<!n)g(?![hu]|$)", "j"),  # Egyptian: Gamal
    ("ng(?=i[ae])", "nj"),  # Lebanese: Frangieh
    ("(?<=[aeiour])ge$", "j"),  # French: Serge
    ("gu(?=[aei])", "g"),  # French, Spanish: Aguila
    ("ch", "sh"),  # French: Rached
    ("ou(?=[aeiou])", "w"),  # French: Anouar
    (
        r"^e(?!ddin)(?=([sntdrz])\1[aeiou].{2})",
        "",
    ),  # Maghrebi article, assimilated: Essebsi, Ennahda
    ("^([^y]*?)(?<!d)j(?=[aeou][^y]*$)", r"\1y"),  # Bosnian, German: Jusuf
    ("(?<=[aeiou])y(?=[aeiou])", "i"),  # Isayas is Isaias
    ("^ye", "ya"),  # Yehya
    ("^k(?!h)(?=.{5})", "g"),  # q in between: Kurban, Kadhafi
    ("(?<=[a-z]{2}[^i]an)e$", ""),  # French: Ramtane
    ("tz", "z"),  # Hebrew tsade: Betzalel
    ("c(?![hk])", "ts"),  # Slavic: Ivica
)
# Whole systems, each with the look by which a word may be written in it: all rules in a row.
_SYSTEMS: tuple[tuple[re.Pattern[str], _Rules], ...] = (
    # German (Duden): Sacharowa, Achmetow, Sobtschak
    (
        re.compile("[oe]wa?$|wski|tsch|sch"),
        _rules(("^s(?=[aeiou])", "z"), ("(?<![st])ch", "kh"), ("w", "v")),
    ),
    # Western Armenian has k for Eastern g, p for b, t for d: both are read as the voiced ones
    (re.compile("[iy]an$"), _rules(("k(?!h)", "g"), ("p(?!h)", "b"), ("t(?![shz])", "d"))),
    # Armenian by way of Russian, which has no h: Arutyunyan
    (re.compile("^h[aeo].*[iy]an$"), _rules(("^h", ""), ("gh|h", "g"))),
    (
        re.compile("gh?.*[iy]an$"),
        _rules(
            ("gh?", "g"),
        ),
    ),
    # Azerbaijani by way of Russian: Gadzhiev, Gasanov, Guseynov
    (
        re.compile("^g(?=adzh|adj|aj|asan|us[ae][iy]n|amid|e[iy]d|ejd|abib|afiz|amz)"),
        _rules(
            ("^g", "h"),
        ),
    ),
)
# Serbian Cyrillic in the Latin of newsrooms that have no signs: Вучић is Vucic, Небојша Nebojsa.
_SERBIAN = str.maketrans(
    {"ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ч": "c", "џ": "dz", "ш": "s",
     "ж": "z", "ц": "c", "х": "h"}
)  # fmt: skip
_SERBIAN_LETTER = re.compile("[ђјљњћџчшжц]")
_RUSSIAN_LETTER = re.compile("[йщъыьэюяёіїєґўқғҳҷӣӯәөүұңһ]")
# Letters with a sign, as the sound they stand for in Turkic and Slavic spelling.
_SIGNED = str.maketrans({"ç": "ch", "č": "ch", "ć": "ch", "ş": "sh", "š": "sh", "ž": "zh"})


def signed(lowered: str) -> str:
    """A lower case word with its letters with a sign written out."""
    return lowered.translate(_SIGNED)


def as_serbian(lowered: str) -> str:
    """A word of Serbian letters in plain Latin ones, đ as dj; empty if it has none."""
    if "đ" in lowered:
        return lowered.replace("đ", "dj")
    if _SERBIAN_LETTER.search(lowered) and not _RUSSIAN_LETTER.search(lowered):
        return lowered.translate(_SERBIAN)
    return ""


def other_sounds(latin: str) -> Iterator[str]:
    """Further readings of a lower case Latin word."""
    for pattern, sound in _SINGLE:
        if pattern.search(latin):
            yield pattern.sub(sound, latin)
    for look, rules in _SYSTEMS:
        if look.search(latin):
            reading = latin
            for pattern, sound in rules:
                reading = pattern.sub(sound, reading)
            yield reading


# --- Chinese ------------------------------------------------------------------------------------
# Wade and Giles write p and p' where pinyin writes b and p. Newsrooms leave the mark out, so a
# letter without it is read both ways.
_WADE = re.compile(
    "(?:(ch|ts|tz|[ptk])('?)|(hs|sh|ss|sz|[mfnlhjsyw])?)"
    "(iang|iung|uang|[aeiu]ng|ien|ieh|iao|uai|uan|uei|ueh|[aeiu]n|ai|ei|ao|ou|ia|iu|ua|ui|uo|ih|"
    "erh|eh|[aeiou])"
)
_WADE_NAME = re.compile(r"([^\W\d_']+) +([^\W\d_]+'?[^\W\d_]*)-('?[^\W\d_]+'?[^\W\d_]*)\s*")
_MARKED = {"p": "p", "t": "t", "k": "k", "ch": "ch", "ts": "c", "tz": "c"}
_UNMARKED = {"p": "b", "t": "d", "k": "g", "ch": "zh", "ts": "z", "tz": "z"}
_PLAIN = {"hs": "x", "ss": "s", "sz": "s", "j": "r"}
_FINALS = _rules(
    ("ien$", "ian"), ("ung$", "ong"), ("uei$", "ui"), ("([iu])eh$|eh$", r"\1e"), ("ih$", "i"),
    ("^zh(?=i[aenu])|^zh(?=i$)", "j"), ("^ch(?=i[aenu])|^ch(?=i$)", "q"), ("(?<=^[gkh])o$", "e"),
    ("(?<=^[zcs])u$", "i"), ("erh$", "er"), ("^ing", "ying"),
)  # fmt: skip


def wade_giles(name: str) -> tuple[str, str] | None:
    """The family and the given name of "Mao Tse-tung"; None if it is not so written."""
    found = _WADE_NAME.fullmatch(name)
    if not found or not found[3].islower():
        return None
    syllables = [part.lower() for part in found.groups()]
    written = all(_WADE.fullmatch(syllable) or syllable == "lee" for syllable in syllables)
    return (found[1], f"{found[2]}-{found[3]}") if written else None


def as_pinyin(wade: str) -> list[str]:
    """A word of Wade and Giles in pinyin, in each way its missing marks can be read."""
    readings = [""]
    for syllable in wade.lower().split("-"):
        heard = _pinyin(syllable)
        readings = [before + one for before in readings for one in heard]
    return readings


def _pinyin(syllable: str) -> list[str]:
    found = _WADE.fullmatch(syllable)
    if not found:
        return [syllable]
    first, mark, other, final = found.groups()
    if not first:
        starts = [_PLAIN.get(other, other or "")]
    else:
        starts = [_MARKED[first]] if mark else [_UNMARKED[first], _MARKED[first]]
    return [_final(start + final) for start in starts]


def _final(syllable: str) -> str:
    for pattern, sound in _FINALS:
        syllable = pattern.sub(sound, syllable)
    return syllable
