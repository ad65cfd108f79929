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
from sourcebook.names.spellings import as_pinyin, as_serbian, other_sounds, signed, wade_giles

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
# "Heydar oglu", Heydar's son: Turkic, after the father's name.
_SON_OF = _listed("oglu ogli ogly ugli uglu uulu uly oglı kizi qizi kyzy gizi kyzi qyzy")
_ARTICLES = _listed("ar as ash ad an at az es er en et ez")
_ABDS = _listed("abed abd abdul abdel abdal abdol abdu abdur abdus abdun abdoul abdool")
_SUN = re.compile("sh|[rsnzdtl]")
_RAW_WORD = re.compile("[^\\W_]+(?:['\u200c\u200d][^\\W_]+)*'?\\.?")
# Fazlur Rehman, Sirajul Haq: the article of the second word, as Urdu and Bengali write it.
_GLUED_GENITIVE = re.compile(
    r"\b(?!Abd)([A-Z][a-z]{2,})u([rl])(?=[ -](?:R[ae]hm[ae]n|Haq|Islam)\b)"
)
# How a family name ends, where a family name can stand first: Slavic, Turkic, Persian and Tajik,
# Armenian, Georgian, Serbian.
_FAMILY = re.compile(
    "(?:[oe](?:v|ff)a?|ow|owa|ewa|skaya|skaia|ski[iy]?|sky[iy]?|skij|z[aeo]d[aeo]h?|[yi]an|dze|shvili|enko|"
    "[oa]glu|ogly|vich?|[cdnljtz]ic|pour|ne[jzh]+ad|ina?)$"
)
_GIVEN_IN = _listed(
    "amin yasin yassin yaseen husein hussein hossein hosein hoseyn hussain husain martin matin"
    " metin rubin benjamin binyamin mubin muin moin karin kevin robin edwin justin marin irina"
    " marina katarina karolina kristina ekaterina christina mohsin muhsin tahsin yasemin amina"
)
_GLUED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z][a-z])")
_COMMA = re.compile(r"\s*[^\s,]+,\s")
_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES), "'")
_HIATUS = re.compile("(?<=a)'i")  # Sa'ib is Saeb
_SHORT_ARTICLE = re.compile("ال[^ىيی]..?$")
_IZOFAT = re.compile("^[\u0400-\u04ff]{4,40}и$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: as it is shown, and the sounds it can stand for (best first)."""

    shown: str
    forms: tuple[str, ...]
    initial: bool = False
    vague: bool = False  # from Arabic script: short vowels are not known
    child: bool = False  # a "bin" follows: what comes after is the father's name
    family: bool = False  # stands first and is a family name by its form, or by a comma


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
    chinese = wade_giles(bare(name).translate(_APOSTROPHES))
    if chinese:
        return tuple(_chinese(word) for word in chinese)
    pieces = [found.group() for found in pieces_of(bare(name))]
    kept = _without_particles(pieces[: 2 * TOKEN_LIMIT])
    joined = _joined_abd(kept)
    read = [read_word(piece, at < len(joined) - 1) for at, piece in enumerate(joined)]
    children = _children(pieces)
    marked = [replace(word, child=True) if word.shown in children else word for word in read]
    marked = [word for word in marked if word.forms][:TOKEN_LIMIT]
    if marked and (_COMMA.match(name) or is_family(marked[0].shown)):
        marked[0] = replace(marked[0], family=True)
    return tuple(marked)


def _chinese(written: str) -> Word:
    """A word of Wade and Giles; its syllables are one word, as in pinyin."""
    plain = written.replace("-", "").replace("'", "")
    readings = [plain.lower(), *as_pinyin(written)]
    return Word(
        plain, tuple(dict.fromkeys(fold_word(reading[:WORD_LIMIT]) for reading in readings))
    )


def _children(pieces: Sequence[str]) -> set[str]:
    """Whose father's name follows: X in "X bin Y" and in "X Y oglu"."""
    children = {x for x, y in pairwise(pieces) if y.lower() in _CHILD_OF}
    sons = (at for at, piece in enumerate(pieces) if at > 1 and _son_of(piece))
    return children | {pieces[at - 2] for at in sons}


def _son_of(piece: str) -> bool:
    return lower_latin(piece).replace("'", "") in _SON_OF


def is_family(word: str) -> bool:
    """Whether a word has the form of a family name, whichever place it stands in."""
    latin = lower_latin(word).replace("'", "")
    given = latin in _GIVEN_IN or latin.endswith(("ddin", "din", "dine"))
    return len(latin) > 4 and bool(_FAMILY.search(latin)) and not given


def pieces_of(name: str) -> Iterator[re.Match[str]]:
    """The words as they are written; hyphens part them, joiners of Persian do not."""
    plain = _GLUED_ARTICLE.sub(r"\1-", unicodedata.normalize("NFC", name))
    plain = _GLUED_GENITIVE.sub(r"\1 u\2", plain)
    return _RAW_WORD.finditer(plain.translate(_APOSTROPHES))


def _without_particles(pieces: Sequence[str]) -> list[str]:
    """The words that name somebody; all of them if nothing else would be left."""
    last = len(pieces) - 1
    kept = [piece for at, piece in enumerate(pieces) if not _is_particle(piece, at, last)]
    return kept or list(pieces)


def _is_particle(piece: str, at: int, last: int) -> bool:
    stem = lower_latin(piece).removeprefix("al-").strip("'").rstrip(".")
    if len(stem) == 1:
        return stem in _PARTICLES and piece.islower()  # "E." and "E" are initials
    if stem in _ANYWHERE or (at > 1 and stem in _AFTER):
        return True
    if piece.endswith("."):
        return False
    if at > 1 and _son_of(piece):
        return True
    return stem in _PARTICLES or (at > 0 and stem == "ben") or (0 < at < last and stem in _ARTICLES)


def _joined_abd(pieces: Sequence[str]) -> list[str]:
    """Abdul Rahman and Abd ar-Rahman as the one name they are (the article was dropped)."""
    joined: list[str] = []
    for piece in pieces:
        if joined and lower_latin(joined[-1]) in _ABDS:
            following = fold_word(lower_latin(piece).removeprefix("al-")[:WORD_LIMIT])
            joint = "Abdu" if _SUN.match(following) else "Abdul"
            joined[-1] = joint + romanize(piece, guess=True).lower().removeprefix("al-")
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
    readings = [_plain(lowered, vague), *_spelled(lowered)]
    if vague and _SHORT_ARTICLE.match(lowered):  # الصدر, but not الهام: a name may begin so
        readings.append(_plain(lowered[2:], vague))
    readings += other_sounds(readings[0])
    seen: set[str] = set()
    for reading in readings:
        form = fold_word(reading[:WORD_LIMIT])
        if form and form not in seen:
            seen.add(form)
            yield form


def _plain(lowered: str, vague: bool) -> str:
    latin = lower_latin(lowered, guess=not vague).removeprefix("al-")
    return "".join(words_in(latin))


def _spelled(lowered: str) -> Iterator[str]:
    """The readings that the letters of an alphabet give which Latin without signs has not."""
    written = signed(lowered)
    if written != lowered or ("c" in lowered and "ch" not in lowered):
        yield _plain(written.replace("c", "j").replace("jh", "ch"), vague=False)
    if written != lowered:
        yield _plain(written, vague=False)
    serbian = as_serbian(lowered)
    if serbian:
        yield _plain(serbian, vague=False)
        yield _plain(signed(serbian), vague=False)
    if "г" in lowered:  # Гейдар, Зограб: Russian has no h
        yield _plain(lowered.replace("г", "h"), vague=False)
