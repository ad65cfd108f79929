"""Names of persons across spellings and scripts.

What it is for: to tell whether two spellings can be one person's name, to find the name a reader
typed, and to propose the nearest one when there is none. The method is the design's ("Names
across spellings"): transliterate, drop ranks and particles, fold sounds that romanisations do not
keep apart, and let two words agree when their consonants agree and their vowels do not contradict.

Nothing here raises on any text, and everything is bounded: a name is read up to `NAME_LIMIT`
characters and `TOKEN_LIMIT` words, a word up to `WORD_LIMIT` letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeVar

__all__ = [
    "Comparison",
    "Match",
    "Verdict",
    "bare",
    "compare",
    "fold",
    "match",
    "nearest",
    "same_token",
    "tokens",
    "transliterate",
]

T = TypeVar("T")

NAME_LIMIT = 240
"""Characters of a name that are read; the longest real names are near 100."""
TOKEN_LIMIT = 12
WORD_LIMIT = 40
NEAREST_FLOOR = 0.62
"""Below this a proposal is noise: "rakhmonov" finds Ramazon and Radan, no more."""


# --- transliteration ----------------------------------------------------------------------------

_APOSTROPHES = (
    "\u2018\u2019\u201b\u02bc\u02bb\u02b9\u02bd\u02be\u02bf\u02ca\u02cb\u2032\uff07`\u00b4"
)

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    # Tajik
    "ҳ": "h", "қ": "q", "ғ": "gh", "ӣ": "i", "ӯ": "u", "ҷ": "j",
    # Ukrainian and Belarusian
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "o",
    # Kazakh, Kyrgyz, Uzbek, Azerbaijani
    "ә": "a", "ө": "o", "ү": "u", "ұ": "u", "ң": "n", "һ": "h", "ҝ": "g", "ҹ": "j",
    # Serbian and Macedonian
    "ђ": "dj", "ј": "y", "љ": "lj", "њ": "nj", "ћ": "ch", "џ": "dzh", "ѓ": "gj", "ќ": "kj",
    "ѕ": "dz",
}  # fmt: skip

_LATIN = {
    "ı": "i", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th",
    "ð": "d", "ə": "a", "ħ": "h", "ŋ": "n",
}  # fmt: skip


def _letter_table() -> dict[int, str]:
    table = {ord(mark): "'" for mark in _APOSTROPHES}
    table |= {0x200C: "", 0x200D: ""}
    for letter, latin in (_CYRILLIC | _LATIN).items():
        table[ord(letter)] = latin
        upper = letter.upper()
        if len(upper) == 1 and not upper.isascii():
            table[ord(upper)] = latin.capitalize()
    return table


_TABLE = _letter_table()
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")
_ARABIC_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\u0640\u200c\u200d]+")
_ARABIC_DIGITS = {ord(digit): str(unicodedata.digit(digit)) for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}

# Persian first: letters Arabic and Persian read differently take the Persian value.
_ARABIC = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s",
    "ض": "z", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ھ": "h", "ہ": "h",
}  # fmt: skip
_ARABIC_VOWELS = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "e", "ى": "a", "ٱ": "a",
    "\u064e": "a", "\u064f": "o", "\u0650": "e", "\u064b": "an",
}  # fmt: skip
_YEH = "يیې"
_WAW = "وۆۇ"
_SPLIT_HAMZA = {"ؤ": "o'", "ئ": "'", "ء": "'", "ع": "'"}

# The most frequent names: their short vowels are known, so they need not be guessed.
_ARABIC_NAMES = {
    "محمد": "mohammad", "احمد": "ahmad", "أحمد": "ahmad", "محمود": "mahmud", "علی": "ali",
    "حسن": "hasan", "حسین": "hosein", "رضا": "reza", "عباس": "abbas", "اکبر": "akbar",
    "اصغر": "asghar", "امیر": "amir", "مهدی": "mahdi", "مسعود": "masud", "قاسم": "qasem",
    "باقر": "baqer", "صادق": "sadeq", "سعید": "said", "حمید": "hamid", "مجید": "majid",
    "ناصر": "naser", "نصر": "nasr", "جعفر": "jafar", "کاظم": "kazem", "کریم": "karim",
    "رحیم": "rahim", "رحمان": "rahman", "رحمن": "rahman", "عمر": "omar", "خالد": "khaled",
    "سلمان": "salman", "بن": "bin", "ابن": "ibn", "یوسف": "yusuf", "ابراهیم": "ebrahim",
    "إبراهیم": "ebrahim", "اسماعیل": "esmail", "اسکندر": "eskandar", "سید": "seyed",
    "مؤمنی": "momeni", "مومنی": "momeni", "حسنی": "hasani", "حسینی": "hoseini",
    "بشار": "bashar", "اسد": "asad", "مصطفی": "mostafa", "مجتبی": "mojtaba", "فاطمه": "fatemeh",
    "عبدالله": "abdollah", "الله": "allah", "روحانی": "ruhani", "پزشکیان": "pezeshkian",
    "خامنه": "khamene", "فرهاد": "farhad", "شهباز": "shahbaz", "نواز": "navaz",
    "جواد": "javad", "بهرام": "bahram",
}  # fmt: skip
_ARABIC_ENDS = (("زاده", "zadeh"), ("نژاد", "nejad"), ("الدین", "oddin"), ("الله", "ollah"))


def transliterate(text: str) -> str:
    """Any text with its Cyrillic and Arabic letters in Latin, diacritics folded away.

    Latin and other scripts stay, so does the case; apostrophes of all kinds become `'`.
    Short vowels that Arabic script leaves out are guessed so that the result can be read
    (an `a` where two consonants cannot stand together).
    """
    return _romanize(text, guess=True)


def _romanize(text: str, guess: bool) -> str:
    if text.isascii():
        return text.replace("`", "'")
    plain = _compose(text)
    if _ARABIC_WORD.search(plain):
        plain = _ARABIC_WORD.sub(lambda found: _arabic_word(found.group(), guess), plain)
        plain = plain.translate(_ARABIC_DIGITS)
    # The marks go after the table (й is no и), and the rest is composed again for other scripts.
    plain = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", plain.translate(_TABLE)))
    return unicodedata.normalize("NFC", plain).translate(_TABLE)


def _compose(text: str) -> str:
    """NFC, and NFKC where presentation forms of Arabic letters hide the letters themselves."""
    forms = any("\ufb50" <= char <= "\ufefc" for char in text)
    return unicodedata.normalize("NFKC" if forms else "NFC", text)


def _arabic_word(word: str, guess: bool) -> str:
    letters = word.replace("ـ", "").translate({0x64A: "ی", 0x643: "ک"})
    parts = [part for part in re.split("[\u200c\u200d]", letters) if part]
    return "".join(_arabic_part(part, guess) for part in parts)


def _arabic_part(part: str, guess: bool) -> str:
    if part in _ARABIC_NAMES:
        return _ARABIC_NAMES[part]
    if len(part) <= WORD_LIMIT:  # no longer word has an affix, and each affix is one call deeper
        before, stem, after = _arabic_affixes(part)
        if before or after:
            return before + (_arabic_part(stem, guess) if stem else "") + after
    sounds = list(_arabic_sounds(part))
    return "".join(_voiced(sounds) if guess else sounds)


def _arabic_affixes(part: str) -> tuple[str, str, str]:
    """What stands before and after the stem of a word, in Latin, and the stem."""
    if part.startswith("عبدال") and len(part) > 6:
        return "abdol", part[5:], ""
    if part.startswith("ال") and len(part) > 5:
        return "al-", part[2:], ""
    for ending, latin in _ARABIC_ENDS:
        if part.endswith(ending):
            return "", part[: -len(ending)], latin
    return "", part, ""


def _arabic_sounds(part: str) -> Iterator[str]:
    """One Latin sound for each letter; و and ی by their neighbours."""
    last = len(part) - 1
    vowel_before = False
    for at, letter in enumerate(part):
        following = part[at + 1] if at < last else ""
        sound = _arabic_sound(letter, following, at, vowel_before)
        if letter in "هة" and at == last and at > 0 and not vowel_before:
            sound = "eh"
        if sound:
            vowel_before = sound[0] in "aeiou"
            yield sound


def _arabic_sound(letter: str, following: str, at: int, vowel_before: bool) -> str:
    vowel_after = following != "" and following in "اآى"
    if letter == "ا" and at == 0 and following and following in _WAW + _YEH:
        return ""
    if letter in _WAW:
        first = at == 0 and not vowel_before
        return "v" if first or vowel_after or vowel_before else "u"
    if letter in _YEH:
        return "y" if at == 0 or (vowel_after and vowel_before) else "i"
    if letter == "ع" and at == 0:
        return "a" if not vowel_after else ""
    if letter in _SPLIT_HAMZA:
        return _SPLIT_HAMZA[letter]
    return _ARABIC.get(letter) or _ARABIC_VOWELS.get(letter, "")


def _voiced(sounds: Sequence[str]) -> Iterator[str]:
    """The sounds with an `a` after a first consonant, and within three consonants in a row."""
    run = 0
    for at, sound in enumerate(sounds):
        consonant = sound[0] not in "aeiou'"
        run = run + 1 if consonant else 0
        if consonant and ((run == 2 and at == 1) or run == 3):
            yield "a"
            run = 1
        yield sound


# --- folding ------------------------------------------------------------------------------------

_SEPARATORS = re.compile(r"[^\w']+|_+")
_DIGRAPHS = re.compile("dzh|tch|sch|kh|gh|zh|dj|ph|dh|th|ck|ks|ou|oo|ee|q")
_DIGRAPH_TO = {
    "dzh": "j", "tch": "ch", "sch": "sh", "kh": "h", "gh": "g", "zh": "j", "dj": "j", "ph": "f",
    "dh": "d", "th": "t", "ck": "k", "ks": "x", "ou": "u", "oo": "u", "ee": "i", "q": "g",
}  # fmt: skip
_SINGLE = (
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("c(?!h)"), "k"),
    (re.compile("ow(?=[^aeiouy])"), "u"),
    (re.compile("aw(?=[^aeiouy])"), "au"),
    (re.compile("w"), "v"),
    (re.compile("y+(?=y)"), ""),
    (re.compile("^y(?=e)"), ""),
    (re.compile("(?<=[aiou])y(?=[aeiou])"), ""),
    (re.compile("(?<!^)y|^y(?![aeiou])"), "i"),
    (re.compile("(?<=[ei])j$"), "i"),
    (re.compile("sh[aeo]h"), "sha"),
    (re.compile(r"([^\d])\1+"), r"\1"),
)
_ENDS = (
    (re.compile("z[aeo]d[aeo]h?$"), "zada"),
    (re.compile("(?<=[a-z]{3})(?:[oe])ff$"), "ov"),
    (re.compile("(?<=[a-z][a-z])[aeiou]t?[dt]in$"), "idin"),
    (re.compile("(?<=[a-z]{2}[aeiou])h$"), ""),
    (re.compile("h(?=[ou]l{1,2}ah?$)"), ""),
    (re.compile("(?<=n)dr$"), "der"),
    (re.compile("(?<=[aeiou])tr$"), "ter"),
)
# Names whose romanisations no rule of sound brings together.
_ALIKE = {
    "daud": "davud", "daod": "davud", "davod": "davud", "otman": "usman", "utman": "usman",
    "osman": "usman", "mohd": "muhamad", "dmitro": "dmitri", "serhi": "sergei",
}  # fmt: skip
_ABD = re.compile("^abd[aeiou](?:l(?=sh|[rsnzdt]))?(?=[^aeiou])")


def fold(text: str) -> str:
    """The text as sounds: equal for the common spellings of one name.

    Casefolded Latin words with single blanks; kh=h, gh=q=g, zh=dj=j, ou=oo=u, ee=i, doubled
    letters single, -zoda=-zade=-zadeh=-zada, y after a consonant is i, apostrophes gone.
    `fold(fold(text)) == fold(text)`.
    """
    return " ".join(_folded_words(text))


def _folded_words(text: str, guess: bool = True) -> list[str]:
    folded = (_fold_word(word[:WORD_LIMIT]) for word in _split(_lower(text, guess)))
    return [word for word in folded if word]


def _lower(text: str, guess: bool = True) -> str:
    """Casefolded and transliterated until neither changes it (a few letters need two rounds)."""
    for _ in range(4):
        lowered = _romanize(text.casefold(), guess).casefold()
        if lowered == text:
            break
        text = lowered
    return text


def _split(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text.replace("'", "")) if word]


@lru_cache(maxsize=16384)
def _fold_word(word: str) -> str:
    """One lower case word folded until it is stable; every rule shortens or settles a letter."""
    for _ in range(WORD_LIMIT):
        folded = _fold_once(word)
        if folded == word:
            break
        word = folded
    return word


def _fold_once(word: str) -> str:
    for pattern, end in _ENDS:
        word = pattern.sub(end, word)
    word = _DIGRAPHS.sub(lambda found: _DIGRAPH_TO[found.group()], word)
    for pattern, single in _SINGLE:
        word = pattern.sub(single, word)
    word = _ABD.sub("abdu", word) if word.startswith("abd") else word
    return _ALIKE.get(word, word)


# --- words of a name ----------------------------------------------------------------------------


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
_ABDS = _listed("abd abdul abdel abdal abdol abdu abdur abdus abdun abdoul abdool")
_SUN = re.compile("sh|[rsnzdtl]")
_RAW_WORD = re.compile("[^\\W_]+(?:['\u200c\u200d][^\\W_]+)*'?\\.?")
_GLUED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z][a-z])")
_IZOFAT = re.compile("^[\u0400-\u04ff]{4,40}и$")


@dataclass(frozen=True, slots=True)
class _Word:
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
    while first < len(words) - 1 and _is_title(words[first], len(words) - first - 1):
        first += 1
    if first == 0:
        return name.strip()
    return name.split(maxsplit=first)[-1].strip()


def _is_title(word: str, left: int) -> bool:
    plain = _lower(word).strip(".,;:()\"'")
    if "-" in plain and plain not in _HONORIFICS:
        return all(part in _HONORIFICS for part in plain.split("-"))
    return plain in _HONORIFICS and (left > 1 or plain not in _DOUBTFUL)


def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name without ranks, honorifics and particles, at most twelve."""
    return tuple(word.forms[0] for word in _words(name[:NAME_LIMIT]))


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[_Word, ...]:
    pieces = [found.group() for found in _pieces(bare(name))]
    kept = _without_particles(pieces[: 2 * TOKEN_LIMIT])
    joined = _joined_abd(kept)
    read = [_word(piece, at < len(joined) - 1) for at, piece in enumerate(joined)]
    children = {x for x, y in pairwise(pieces) if y.lower() in _CHILD_OF}
    marked = [replace(word, child=True) if word.shown in children else word for word in read]
    return tuple([word for word in marked if word.forms][:TOKEN_LIMIT])


def _pieces(name: str) -> Iterator[re.Match[str]]:
    """The words as they are written; hyphens part them, joiners of Persian do not."""
    plain = _GLUED_ARTICLE.sub(r"\1-", unicodedata.normalize("NFC", name))
    return _RAW_WORD.finditer(plain.translate(dict.fromkeys(map(ord, _APOSTROPHES), "'")))


def _without_particles(pieces: Sequence[str]) -> list[str]:
    """The words that name somebody; all of them if nothing else would be left."""
    last = len(pieces) - 1
    kept = [piece for at, piece in enumerate(pieces) if not _is_particle(piece, at, last)]
    return kept or list(pieces)


def _is_particle(piece: str, at: int, last: int) -> bool:
    stem = _lower(piece).strip("'").rstrip(".")
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
        if joined and _lower(joined[-1]) in _ABDS:
            following = _fold_word(_lower(piece)[:WORD_LIMIT])
            joint = "Abdu" if _SUN.match(following) else "Abdul"
            joined[-1] = joint + _romanize(piece, guess=True).lower()
        else:
            joined.append(piece)
    return joined


@lru_cache(maxsize=16384)
def _word(piece: str, followed: bool = False) -> _Word:
    """One written word; Tajik binds a name to a following one by -и, which is no part of it."""
    shown = piece.rstrip(".")
    letters = shown.replace("'", "")
    initial = len(letters) == 1 or (piece.endswith(".") and len(letters) <= 2)
    initial = initial and letters.isalpha()
    vague = bool(_ARABIC_WORD.search(letters)) and letters not in _ARABIC_NAMES
    forms = tuple(_forms(letters, vague))
    if followed and _IZOFAT.match(letters):
        forms += tuple(_forms(letters[:-1], vague))
    return _Word(shown, forms, initial, vague)


def _forms(letters: str, vague: bool) -> Iterator[str]:
    """The readings of one word: as plain letters, and as its own orthography may mean them.

    q is also the k of Russian and Turkish, c the j of Turkish, x the kh of Uzbek; a letter
    with a sign (ç, ş, č) is read without it and as the sound it stands for.
    """
    lowered = letters.casefold()[:WORD_LIMIT]
    readings = ["".join(_split(_lower(lowered, guess=not vague).removeprefix("al-")))]
    signed = lowered.translate({0xE7: "ch", 0x10D: "ch", 0x107: "ch", 0x15F: "sh", 0x161: "sh"})
    if signed != lowered or ("c" in lowered and "ch" not in lowered):
        readings.append("".join(_split(_lower(signed.replace("c", "j").replace("jh", "ch")))))
    if signed != lowered:
        readings.append("".join(_split(_lower(signed))))
    plain = readings[0]
    if "q" in plain:
        readings.append(plain.replace("q", "k"))
    if "x" in plain:
        readings.append(plain.replace("x", "h"))
    seen: set[str] = set()
    for reading in readings:
        form = _fold_word(reading[:WORD_LIMIT])
        if form and form not in seen:
            seen.add(form)
            yield form


# --- do two words agree? ------------------------------------------------------------------------


class _Grade(IntEnum):
    """How well two words agree, worst first."""

    NONE = 0
    NEAR = 1  # one consonant or an ending off: only ever a suggestion
    STEM = 2  # the same stem with -ov: needs another word that agrees
    INITIAL = 3
    SKELETON = 4
    FOLDED = 5


_GRADE_SCORE = {
    _Grade.NONE: 0.0,
    _Grade.NEAR: 0.4,
    _Grade.STEM: 0.7,
    _Grade.INITIAL: 0.6,
    _Grade.SKELETON: 0.9,
    _Grade.FOLDED: 1.0,
}
_VOICED = {"t": "d", "p": "b"}
_CONSONANT = re.compile("[^aeiou]")
# Vowels that stand for each other in romanisations: neighbours, and e as the colourless one.
_SOFT = frozenset(
    pair
    for one, other in ("ae", "ao", "ei", "ou", "eo", "eu", "De", "Di")
    for pair in ((one, other), (other, one))
)
_DIPHTHONG = re.compile("[aeo]+i$")


def same_token(a: str, b: str) -> bool:
    """Whether two words are spellings of one.

    Equal, equal folded, or equal in consonants with vowels that agree. A stem with and without
    -ov is not enough, nor is an initial.
    """
    one, other = _word(a[:WORD_LIMIT]), _word(b[:WORD_LIMIT])
    if not one.forms or not other.forms:
        return a == b
    return _grade(one, other) >= _Grade.SKELETON


def _grade(one: _Word, other: _Word) -> _Grade:
    if one.initial or other.initial:
        return _grade_initial(one, other)
    vague = one.vague or other.vague
    pairs = [(x, y) for x in one.forms for y in other.forms]
    return max((_grade_forms(x, y, vague) for x, y in pairs), default=_Grade.NONE)


def _grade_initial(one: _Word, other: _Word) -> _Grade:
    if one.initial and other.initial:
        equal = one.forms[0] == other.forms[0]
        return _Grade.INITIAL if equal else _Grade.NONE
    short, full = (one, other) if one.initial else (other, one)
    for form in full.forms:
        for start in short.forms:
            if form.startswith(start) or (start, form[0]) in _SOFT - {("a", "o"), ("o", "a")}:
                return _Grade.INITIAL
    return _Grade.NONE


@lru_cache(maxsize=65536)
def _grade_forms(one: str, other: str, vague: bool) -> _Grade:
    if one == other or _articled(one, other) or _articled(other, one):
        return _Grade.FOLDED
    if _agree(one, other, vague):
        return _Grade.SKELETON
    for stem, whole in ((_stem(one), other), (_stem(other), one)):
        if stem and (stem == whole or _agree(stem, whole, vague)):
            return _Grade.STEM
    return _Grade.NEAR if _one_off(one, other) else _Grade.NONE


def _articled(one: str, other: str) -> bool:
    """The article written as part of the word: alsisi for sisi."""
    return len(other) >= 4 and one[:2] in ("al", "el") and one[2:] == other


def _stem(form: str) -> str:
    """The stem before a final -ov or -ev; empty without one."""
    stem = form[:-2].rstrip("i") if len(form) >= 6 and form.endswith(("ov", "ev")) else ""
    return stem if len(stem) >= 3 else ""


@lru_cache(maxsize=16384)
def _slots(form: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of a word, and the vowels before each and after the last.

    A last d or b is t or p in Turkic spellings (Ahmed, Ahmet), so they count as one.
    """
    single = form.replace("sh", "\u0161").replace("ch", "\u010d")
    single = single[:-1] + _VOICED.get(single[-1:], single[-1:])
    skeleton = "".join(_CONSONANT.findall(single))
    return skeleton, tuple(_CONSONANT.split(single))


def _agree(one: str, other: str, vague: bool) -> bool:
    """Equal consonants, and vowels that do not contradict.

    The vowels keep apart what the consonants cannot: Hasan and Hosein, Jamal and Jamil, Mahmud
    and Mohammad, Ahmad and Hamad, Abbas and Abbasi. The count of unlike vowels also keeps the
    Levenshtein similarity of the design at .5 or more (it bounds the distance from above).
    """
    skeleton, vowels = _slots(one)
    other_skeleton, other_vowels = _slots(other)
    if skeleton != other_skeleton or not skeleton:
        return False
    pairs = [(_quality(x), _quality(y)) for x, y in zip(vowels, other_vowels, strict=True)]
    if vague:
        return not any(_vague_conflict(x, y, at, len(pairs)) for at, (x, y) in enumerate(pairs))
    if any(bool(x) != bool(y) for x, y in (pairs[0], pairs[-1])):
        return False
    # A vowel that only moved is a slip of the pen or another name, not another romanisation.
    if len({bool(x) for x, y in pairs if bool(x) != bool(y)}) > 1:
        return False
    return _vowels_agree(pairs, vowels, other_vowels, len(skeleton))


def _vowels_agree(
    pairs: Sequence[tuple[str, str]], vowels: Sequence[str], others: Sequence[str], consonants: int
) -> bool:
    hard = [at for at, (x, y) in enumerate(pairs) if not _soft(x, y, consonants)]
    if hard:
        nuclei = [at for at, (x, y) in enumerate(pairs) if x and y and at < len(pairs) - 1]
        inner = nuclei and hard[0] < nuclei[-1] and hard[0] > 0
        if len(hard) > 1 or consonants < 5 or not inner:
            return False
    if _lost_last_vowel(pairs, consonants):
        return False
    slots = ((x, y) for x, y in zip(vowels, others, strict=True) if x != y)
    distance = sum(_distance(x, y, WORD_LIMIT) for x, y in slots)
    longest = consonants + max(sum(map(len, vowels)), sum(map(len, others)))
    return distance <= longest / 2


def _lost_last_vowel(pairs: Sequence[tuple[str, str]], consonants: int) -> bool:
    """Nasr and Naser, Amr and Omar: the last vowel is in one only (an `a` may be a helper)."""
    if len(pairs) < 3 or pairs[-1] != ("", ""):
        return False
    one, other = pairs[-2]
    return bool(one) != bool(other) and (consonants < 3 or (one or other) != "a")


def _quality(vowels: str) -> str:
    """A group of vowels without its glides; D for a diphthong."""
    if _DIPHTHONG.search(vowels):
        return "D"
    if len(vowels) > 1:
        vowels = vowels[0].replace("i", "") + vowels[1:-1].replace("i", "") + vowels[-1]
    return vowels


def _soft(one: str, other: str, consonants: int) -> bool:
    if one == other:
        return True
    if not one or not other:
        return consonants >= 3 and (one or other) != "D"
    if consonants == 1:
        return {one, other} in ({"e", "i"}, {"o", "u"})
    if len(one) == len(other):
        pairs = zip(one, other, strict=True)
        return all(x == y or (x, y) in _SOFT for x, y in pairs)
    short, long = sorted((one, other), key=len)
    return consonants > 2 and (short in long or {short, long} == {"D", "ae"})


def _vague_conflict(one: str, other: str, at: int, count: int) -> bool:
    """Arabic script writes long vowels: a diphthong or a last vowel cannot be left out."""
    if not one or not other:
        return (one or other) == "D" or (at in (0, count - 1) and one != other)
    return not _soft(one, other, 3)


def _one_off(one: str, other: str) -> bool:
    """One consonant (or a last vowel) apart, in words long enough for that to mean something."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    distance = _distance(one, other, 3)
    if distance > 2 or distance > max(len(one), len(other)) * 0.4:
        return False
    return _distance(_slots(one)[0], _slots(other)[0], 1) <= 1


def _distance(one: str, other: str, limit: int) -> int:
    """Edit distance with turned neighbours as one step; `limit + 1` if it is more than that."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, against in enumerate(other, 1):
            best = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != against))
            turned = at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == against
            row.append(min(best, earlier[to - 2] + 1) if turned else best)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


# --- do two names agree? ------------------------------------------------------------------------


class Verdict(StrEnum):
    """Whether two names can be one person's."""

    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, why in plain words, and how sure (0 to 1)."""

    verdict: Verdict
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int
    grade: _Grade


def compare(a: str, b: str, *, one_document: bool = False) -> Comparison:
    """Whether two person names are spellings of one; symmetric.

    SAME: every word of the shorter name, two at least, pairs one to one with the longer, in any
    order. MAYBE: a name of one word, or one consonant off. With `one_document` a bare surname
    that ends the longer name is SAME too; the caller must know that only one name ends in it.
    What no spelling can tell stays SAME (Ahmad Massoud, Ahmad Zia Massoud): a state or a role
    has to agree as well.
    """
    a, b = sorted((a[:NAME_LIMIT], b[:NAME_LIMIT]))
    one, other = _words(a), _words(b)
    if not one or not other:
        equal = bool(a.strip()) and a.strip() == b.strip()
        verdict = Verdict.MAYBE if equal else Verdict.DIFFERENT
        return Comparison(verdict, "no word to compare", 0.5 if equal else 0.0)
    one, other, notes = _read_as_one(one, other)
    if len(one) > len(other):
        one, other = other, one
    pairs = _paired(one, other, _Grade.STEM)
    if len(one) == 1:
        return _compare_bare(one[0], other, pairs, one_document)
    if len(pairs) == len(one) and _enough(pairs):
        child = _lost_child(other, pairs)
        if child:
            return Comparison(Verdict.DIFFERENT, f"only the father's name without {child}", 0.3)
        return _same(one, other, pairs, notes)
    return _not_same(one, other, pairs)


def _read_as_one(
    one: tuple[_Word, ...], other: tuple[_Word, ...]
) -> tuple[tuple[_Word, ...], tuple[_Word, ...], list[str]]:
    """Both names with neighbouring words joined where the other writes them as one."""
    one, notes = _join_neighbours(one, other)
    other, more = _join_neighbours(other, one)
    return one, other, notes + more


def _join_neighbours(
    words: tuple[_Word, ...], others: tuple[_Word, ...]
) -> tuple[tuple[_Word, ...], list[str]]:
    joined: list[_Word] = []
    notes: list[str] = []
    for word in words:
        if joined and not word.initial and not joined[-1].initial:
            shown = f"{joined[-1].shown} {word.shown}"
            both = _word((joined[-1].shown + word.shown)[:WORD_LIMIT])
            if any(_grade(both, against) >= _Grade.SKELETON for against in others):
                joined[-1] = both
                notes.append(f"{shown} read as one")
                continue
        joined.append(word)
    return tuple(joined), notes


def _paired(one: Sequence[_Word], other: Sequence[_Word], floor: _Grade) -> list[_Pair]:
    """The largest one to one pairing of words, full agreement first (Kuhn's augmenting paths)."""
    grades = [[_grade(x, y) for y in other] for x in one]
    partner: dict[int, int] = {}
    for level in (_Grade.SKELETON, floor):
        for at in range(len(one)):
            if at not in partner.values():
                _augment(at, grades, level, partner, set())
    pairs = [_Pair(at, to, grades[at][to]) for to, at in partner.items()]
    return sorted(pairs, key=lambda pair: pair.one)


def _augment(
    at: int, grades: list[list[_Grade]], level: _Grade, partner: dict[int, int], tried: set[int]
) -> bool:
    order = sorted(range(len(grades[at])), key=lambda to: (-grades[at][to], abs(to - at)))
    for to in order:
        if grades[at][to] < level or to in tried:
            continue
        tried.add(to)
        if to not in partner or _augment(partner[to], grades, level, partner, tried):
            partner[to] = at
            return True
    return False


def _lost_child(other: Sequence[_Word], pairs: Sequence[_Pair]) -> str:
    """The person of "Muhammad bin Salman" when only his father's part of the name is paired."""
    used = {pair.other for pair in pairs}
    lost = (word.shown for at, word in enumerate(other) if word.child and at not in used)
    return next(lost, "")


def _enough(pairs: Sequence[_Pair]) -> bool:
    """At least one whole word agrees, and at most one pair rests on a stem.

    Two stems would make Karim Rahimov and Rahim Karimov one person.
    """
    stems = sum(pair.grade == _Grade.STEM for pair in pairs)
    return stems <= 1 and any(pair.grade >= _Grade.SKELETON for pair in pairs)


def _compare_bare(
    word: _Word, other: Sequence[_Word], pairs: Sequence[_Pair], one_document: bool
) -> Comparison:
    if not pairs:
        return Comparison(Verdict.DIFFERENT, f"{word.shown} is not in both", 0.0)
    pair = pairs[0]
    if word.initial or pair.grade == _Grade.INITIAL:
        return Comparison(Verdict.MAYBE, "only an initial", 0.3)
    whole = pair.grade >= _Grade.SKELETON
    if one_document and whole and pair.other == len(other) - 1 and len(other) > 1:
        return Comparison(Verdict.SAME, f"the bare surname {word.shown}", 0.8)
    if whole:
        return Comparison(Verdict.MAYBE, f"one name only: {word.shown}", 0.5)
    return Comparison(Verdict.MAYBE, f"one name only, {other[pair.other].shown} by its stem", 0.4)


def _same(
    one: Sequence[_Word], other: Sequence[_Word], pairs: Sequence[_Pair], notes: list[str]
) -> Comparison:
    reasons = list(notes)
    if any(x.other > y.other for x, y in pairwise(pairs)):
        reasons.insert(0, "name order turned")
    for pair in pairs:
        reasons += _difference(one[pair.one], other[pair.other], pair.grade)
    used = {pair.other for pair in pairs}
    extra = [word.shown for at, word in enumerate(other) if at not in used]
    if extra:
        reasons.append(f"{' '.join(extra)} only in one")
    score = sum(_GRADE_SCORE[pair.grade] for pair in pairs) / len(pairs) - 0.02 * len(extra)
    return Comparison(Verdict.SAME, "; ".join(reasons) or "the same words", round(score, 3))


_ZADA = re.compile("z[aeo]d[aeo]h?$")


def _difference(one: _Word, other: _Word, grade: _Grade) -> list[str]:
    """How two agreeing words differ on paper, in plain words."""
    if one.shown.casefold() == other.shown.casefold():
        return []
    if grade == _Grade.INITIAL:
        short, full = (one, other) if one.initial else (other, one)
        return [f"{short.shown}. for {full.shown}"]
    ends = [_ZADA.search(_lower(word.shown)) for word in (other, one)]
    if ends[0] and ends[1] and one.forms[0] == other.forms[0]:
        if ends[0].group() == ends[1].group():
            return []
        return [f"-{ends[0].group()} for -{ends[1].group()}"]
    return [f"{other.shown} for {one.shown}"]


def _not_same(one: Sequence[_Word], other: Sequence[_Word], pairs: Sequence[_Pair]) -> Comparison:
    near = _paired(one, other, _Grade.NEAR)
    loose = [pair for pair in near if pair.grade == _Grade.NEAR]
    if len(near) == len(one) and len(loose) == 1 and _enough(near):
        off = loose[0]
        names = f"{one[off.one].shown} and {other[off.other].shown}"
        return Comparison(Verdict.MAYBE, f"one sound off: {names}", 0.5)
    share = sum(_GRADE_SCORE[pair.grade] for pair in pairs) / len(one)
    if len(pairs) == len(one):
        return Comparison(Verdict.DIFFERENT, "only stems and initials agree", round(share / 2, 3))
    used = {pair.one for pair in pairs}
    odd = [word.shown for at, word in enumerate(one) if at not in used]
    return Comparison(
        Verdict.DIFFERENT, f"{' '.join(odd)} has no partner in the other", round(share / 2, 3)
    )


# --- finding a name -----------------------------------------------------------------------------

How = Literal["exact", "prefix", "folded", "fuzzy"]
_RANK: dict[How, int] = {"exact": 0, "prefix": 1, "folded": 2, "fuzzy": 3}


@dataclass(frozen=True, slots=True)
class Match:
    """How a typed query matches a name: lower rank is better, then lower `off`.

    `tokens` are the words of the name, as written, one for each word of the query; `word` is,
    for a fuzzy match, the word the first inexact word of the query was taken for, else empty,
    and `off` how many letters apart they are as written (so that of two spellings the nearer
    one can be told to the reader).
    """

    rank: int
    how: How
    tokens: tuple[str, ...]
    word: str = ""
    off: int = 0


def match(query: str, name: str) -> Match | None:
    """How a typed query matches one name, or None. No words in the query: None."""
    asked = _asked(query)
    written = _asked(name)
    if not asked or not written:
        return None
    if " ".join(query[:NAME_LIMIT].casefold().split()) == " ".join(
        name[:NAME_LIMIT].casefold().split()
    ):
        return _match("exact", written)
    plain = _each(asked, written, lambda word, whole: whole.casefold().startswith(word.casefold()))
    if plain:
        return _match("prefix", plain)
    folded = _each(asked, written, _starts_folded)
    if folded:
        return _match("folded", folded)
    fuzzy = _each(asked, written, lambda x, y: _starts_folded(x, y) or _fuzzy(x, y))
    if not fuzzy:
        return None
    inexact = ((x, y) for x, y in zip(asked, fuzzy, strict=True) if not _starts_folded(x, y))
    word, taken = next(inexact, (asked[0], fuzzy[0]))
    off = _distance(_lower(word)[:WORD_LIMIT], _lower(taken)[:WORD_LIMIT], WORD_LIMIT)
    return Match(_RANK["fuzzy"], "fuzzy", tuple(fuzzy), taken, off)


def _match(how: How, words: Sequence[str]) -> Match:
    return Match(_RANK[how], how, tuple(words))


def _asked(text: str) -> list[str]:
    """The words of a query or a name as written, particles and titles kept."""
    pieces = (found.group().rstrip(".") for found in _pieces(text[:NAME_LIMIT]))
    return [piece for piece in pieces if piece][:TOKEN_LIMIT]


def _each(
    asked: Sequence[str], written: Sequence[str], fits: Callable[[str, str], bool]
) -> list[str]:
    """A word of the name for each word of the query, fresh ones first; empty if one has none."""
    found: list[str] = []
    for word in asked:
        fitting = [whole for whole in written if fits(word, whole)]
        if not fitting:
            return []
        found.append(next((whole for whole in fitting if whole not in found), fitting[0]))
    return found


def _starts_folded(word: str, whole: str) -> bool:
    asked, against = _word(word[:WORD_LIMIT]), _word(whole[:WORD_LIMIT])
    if any(y.startswith(x) for x in asked.forms for y in against.forms):
        return True
    return (asked.vague or against.vague) and _starts_vague(asked, against)


def _starts_vague(asked: _Word, against: _Word) -> bool:
    """A beginning in Arabic script: its consonants begin the other's (three at least)."""
    return any(
        len(_slots(x)[0]) >= 3 and _slots(y)[0].startswith(_slots(x)[0])
        for x in asked.forms
        for y in against.forms
    )


def _fuzzy(word: str, whole: str) -> bool:
    asked, against = _word(word[:WORD_LIMIT]), _word(whole[:WORD_LIMIT])
    if not asked.forms or len(asked.forms[0]) < 4 or not against.forms:
        return False
    if asked.initial or against.initial:
        return False
    if _grade(asked, against) >= _Grade.STEM:
        return True
    return _near_start(asked.forms[0], against.forms[0])


def _near_start(asked: str, against: str) -> bool:
    """Within one step of the word or, if it is longer, of a beginning of it.

    Two steps from nine letters on: a minister is no ministry.
    """
    steps = 1 if len(asked) < 9 else 2
    if _distance(asked, against, steps) <= steps:
        return True
    # The first letter of a beginning must agree: else "list" would be taken for "mlis…".
    if asked[0] != against[0] or len(against) <= len(asked):
        return False
    lengths = range(len(asked) - steps, min(len(against), len(asked) + steps) + 1)
    return any(_distance(asked, against[:length], steps) <= steps for length in lengths)


def nearest(
    name: str, candidates: Iterable[tuple[str, T]], limit: int = 3, floor: float = NEAREST_FLOOR
) -> list[tuple[float, str, T]]:
    """Did you mean …: the labels nearest to a name word by word, best first.

    Deterministic: by score, then by label, then in the order given. Empty if none is near.
    """
    asked = _words(name[:NAME_LIMIT])
    if not asked or limit < 1:
        return []
    scored = ((_likeness(asked, _words(label[:NAME_LIMIT])), label, it) for label, it in candidates)
    near = [found for found in scored if found[0] >= floor]
    near.sort(key=lambda found: (-found[0], found[1]))
    return near[:limit]


def _likeness(asked: Sequence[_Word], label: Sequence[_Word]) -> float:
    """The mean, over the words asked for, of the best likeness with a word of the label."""
    if not label:
        return 0.0
    best = (max(_word_likeness(word, against) for against in label) for word in asked)
    return round(sum(best) / len(asked), 4)


def _word_likeness(asked: _Word, against: _Word) -> float:
    if not asked.initial and not against.initial and _grade(asked, against) >= _Grade.SKELETON:
        return 1.0
    readings = {asked.forms[0], _stem(asked.forms[0]) or asked.forms[0]}
    return max(_form_likeness(reading, against.forms[0]) for reading in readings)


@lru_cache(maxsize=65536)
def _form_likeness(one: str, other: str) -> float:
    """Half edit distance, half Jaro-Winkler, which prizes a common beginning."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    edit = Levenshtein.normalized_similarity(one, other)
    return (edit + JaroWinkler.similarity(one, other)) / 2
