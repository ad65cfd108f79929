"""The words of a name: which of them name somebody, and the sounds each can stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from sourcebook.names.sounds import (
    APOSTROPHES,
    ARABIC_NAMES,
    ARABIC_WORD,
    WORD_LIMIT,
    fold_word,
    lower_latin,
    romanize,
    words_in,
)

NAME_LIMIT = 240
"""Characters of a name that are read; the longest real names are near 100."""
TOKEN_LIMIT = 12


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HONORIFICS = _listed(
    """mr mrs ms miss sir dame dr doctor prof professor engineer eng ing lord lady madam
    sheikh shaikh shaykh sheik mullah mulla maulana mawlana mawlawi molavi
    ayatollah ayatullah hojatoleslam hojjatoleslam hojjat hujjat haj haji hajji hajj imam
    seyed seyyed sayyed sayyid sayed syed sayid saiyid sayyida
    president premier king queen prince princess sultan emir chancellor
    general gen colonel col lieutenant lt major maj captain capt brigadier brig admiral adm
    marshal field vice rear commander cmdr sergeant sgt corporal officer
    minister secretary ambassador governor mayor senator deputy first prime foreign interior
    defense defence chief police chairman speaker spokesman spokeswoman spokesperson
    martyr shahid excellency crown gospodin polkovnik doktor"""
)
# Given names and words of the list above: dropped in front only if two more words stay.
_DOUBTFUL = _listed("sultan emir imam major shahid king prince field haji miss")
_ANYWHERE = _listed("seyed seyyed sayyed sayyid sayed syed sayid saiyid")
_AFTER = _listed("jr sr phd md mp esq ii iii iv")
_PARTICLES = _listed(
    "al el bin ibn bint binti von van der den de la le di da du dos des e ul ud ur ol"
)
_CHILD_OF = _listed("bin ibn bint binti")
_ARTICLES = _listed("ar as ash ad an at az es er en et ez")
_ABDS = _listed("abed abd abdul abdel abdal abdol abdu abdur abdus abdun abdoul abdool")
_SUN = re.compile("sh|[rsnzdtl]")
_RAW_WORD = re.compile("[^\\W_]+(?:['\u200c\u200d][^\\W_]+)*'?\\.?")
_GLUED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z][a-z])")
# What a letter also stands for, by whose spelling it is.
_OTHER_SOUNDS = (
    (re.compile("q"), "k"),  # Russian, Turkish
    (re.compile("x"), "h"),  # Uzbek
    (re.compile("(?<!n)g(?![hu]|$)"), "j"),  # Egyptian: Gamal
    (re.compile("ch"), "sh"),  # French: Rached
    (re.compile("ou(?=[aeiou])"), "w"),  # French: Anouar
    (re.compile("^([^y]*?)(?<!d)j(?=[aeou][^y]*$)"), r"\1y"),  # Bosnian, German: Jusuf
    (re.compile("^ye"), "ya"),  # Yehya
    (re.compile("^k(?!h)(?=.{5})"), "g"),  # q in between: Kurban, Kadhafi
)
_HIATUS = re.compile("(?<=a)'i")  # Sa'ib is Saeb
_IZOFAT = re.compile("^[\u0400-\u04ff]{4,40}и$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: as it is shown, and the sounds it can stand for (best first)."""

    shown: str
    forms: tuple[str, ...]
    initial: bool = False
    vague: bool = False  # from Arabic script: short vowels are not known
    child: bool = False  # a "bin" follows: what comes after is the father's name


def bare(name: str) -> str:
    """The name as written, without leading ranks, titles and honorifics; never empty for text."""
    words = name[:NAME_LIMIT].split()
    first = 0
    while first < len(words) - 1 and _is_title(words[first], words[first + 1 :]):
        first += 1
    if first == 0:
        return name.strip()
    return name.split(maxsplit=first)[-1].strip()


def _is_title(word: str, rest: Sequence[str]) -> bool:
    plain = lower_latin(word).strip(".,;:()\"'")
    if "-" in plain and plain not in _HONORIFICS:
        return all(part in _HONORIFICS for part in plain.split("-"))
    if plain in _DOUBTFUL and (len(rest) < 2 or rest[0].lower() in _CHILD_OF):
        return False
    return plain in _HONORIFICS


def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name without ranks, honorifics and particles, at most twelve."""
    return tuple(word.forms[0] for word in words_of(name[:NAME_LIMIT]))


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[Word, ...]:
    """The words that name somebody, read; at most `TOKEN_LIMIT`."""
    pieces = [found.group() for found in pieces_of(bare(name))]
    kept = _without_particles(pieces[: 2 * TOKEN_LIMIT])
    joined = _joined_abd(kept)
    read = [read_word(piece, at < len(joined) - 1) for at, piece in enumerate(joined)]
    children = {x for x, y in pairwise(pieces) if y.lower() in _CHILD_OF}
    marked = [replace(word, child=True) if word.shown in children else word for word in read]
    return tuple([word for word in marked if word.forms][:TOKEN_LIMIT])


def pieces_of(name: str) -> Iterator[re.Match[str]]:
    """The words as they are written; hyphens part them, joiners of Persian do not."""
    plain = _GLUED_ARTICLE.sub(r"\1-", unicodedata.normalize("NFC", name))
    return _RAW_WORD.finditer(plain.translate(dict.fromkeys(map(ord, APOSTROPHES), "'")))


def _without_particles(pieces: Sequence[str]) -> list[str]:
    """The words that name somebody; all of them if nothing else would be left."""
    last = len(pieces) - 1
    kept = [piece for at, piece in enumerate(pieces) if not _is_particle(piece, at, last)]
    return kept or list(pieces)


def _is_particle(piece: str, at: int, last: int) -> bool:
    stem = lower_latin(piece).strip("'").rstrip(".")
    if len(stem) == 1:
        return stem in _PARTICLES and piece.islower()  # "E." and "E" are initials
    if stem in _ANYWHERE or (at > 1 and stem in _AFTER):
        return True
    if piece.endswith("."):
        return False
    return stem in _PARTICLES or (at > 0 and stem == "ben") or (0 < at < last and stem in _ARTICLES)


def _joined_abd(pieces: Sequence[str]) -> list[str]:
    """Abdul Rahman and Abd ar-Rahman as the one name they are (the article was dropped)."""
    joined: list[str] = []
    for piece in pieces:
        if joined and lower_latin(joined[-1]) in _ABDS:
            following = fold_word(lower_latin(piece)[:WORD_LIMIT])
            joint = "Abdu" if _SUN.match(following) else "Abdul"
            joined[-1] = joint + romanize(piece, guess=True).lower()
        else:
            joined.append(piece)
    return joined


@lru_cache(maxsize=16384)
def read_word(piece: str, followed: bool = False) -> Word:
    """One written word; Tajik binds a name to a following one by -и, which is no part of it."""
    shown = piece.rstrip(".")
    letters = shown.replace("'", "")
    initial = len(letters) == 1 or (piece.endswith(".") and len(letters) <= 2)
    initial = initial and letters.isalpha()
    vague = bool(ARABIC_WORD.search(letters)) and letters not in ARABIC_NAMES
    forms = tuple(_forms(letters, vague))
    if _HIATUS.search(shown):
        forms += tuple(_forms(_HIATUS.sub("e", shown).replace("'", ""), vague))
    if followed and _IZOFAT.match(letters):
        forms += tuple(_forms(letters[:-1], vague))
    return Word(shown, forms, initial, vague)


def _forms(letters: str, vague: bool) -> Iterator[str]:
    """The readings of one word: as plain letters, and as its own orthography may mean them.

    q is also the k of Russian and Turkish, c the j of Turkish, x the kh of Uzbek; a letter
    with a sign (ç, ş, č) is read without it and as the sound it stands for.
    """
    lowered = letters.casefold()[:WORD_LIMIT]
    readings = ["".join(words_in(lower_latin(lowered, guess=not vague).removeprefix("al-")))]
    signed = lowered.translate({0xE7: "ch", 0x10D: "ch", 0x107: "ch", 0x15F: "sh", 0x161: "sh"})
    if signed != lowered or ("c" in lowered and "ch" not in lowered):
        readings.append(
            "".join(words_in(lower_latin(signed.replace("c", "j").replace("jh", "ch"))))
        )
    if signed != lowered:
        readings.append("".join(words_in(lower_latin(signed))))
    if "г" in lowered:  # Гейдар, Зограб: Russian has no h
        readings.append("".join(words_in(lower_latin(lowered.replace("г", "h")))))
    for pattern, sound in _OTHER_SOUNDS:
        if pattern.search(readings[0]):
            readings.append(pattern.sub(sound, readings[0]))
    seen: set[str] = set()
    for reading in readings:
        form = fold_word(reading[:WORD_LIMIT])
        if form and form not in seen:
            seen.add(form)
            yield form
