"""Letters of any script as Latin, and Latin words as the sounds they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

WORD_LIMIT = 40

# --- transliteration ----------------------------------------------------------------------------

APOSTROPHES = (
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

_GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i",
    "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s",
    "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch",
    "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j", "ჰ": "h",
}  # fmt: skip
_ARMENIAN = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "y", "թ": "t",
    "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz",
    "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o", "չ": "ch",
    "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "ts", "ւ": "u",
    "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_GREEK_PAIRS = {
    "ου": "ou", "ει": "i", "οι": "i", "αι": "e", "αυ": "av", "ευ": "ev", "γγ": "ng",
    "γκ": "g", "μπ": "b", "ντ": "d",
}  # fmt: skip
_GREEK_WORD = re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")
_GREEK_PAIR = re.compile("|".join(_GREEK_PAIRS), re.IGNORECASE)

_LATIN = {
    "ı": "i", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th",
    "ð": "d", "ə": "a", "ħ": "h", "ŋ": "n",
}  # fmt: skip


_LETTERS = _CYRILLIC | _GEORGIAN | _ARMENIAN | _GREEK | _LATIN


def _letter_table() -> dict[int, str]:
    table = {ord(mark): "'" for mark in APOSTROPHES}
    table |= {0x200C: "", 0x200D: ""}
    for letter, latin in _LETTERS.items():
        table[ord(letter)] = latin
        upper = letter.upper()
        if len(upper) == 1 and not upper.isascii():
            table[ord(upper)] = latin.capitalize()
    return table


_TABLE = _letter_table()
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")
ARABIC_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\u0640\u200c\u200d]+")
_ARABIC_DIGITS = {ord(digit): str(unicodedata.digit(digit)) for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}

# Persian first: letters Arabic and Persian read differently take the Persian value.
_ARABIC = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s",
    "ض": "z", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ھ": "h", "ہ": "h",
    # Urdu, Pashto, Sorani
    "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ټ": "t", "ډ": "d", "ړ": "r", "ڼ": "n", "ځ": "dz",
    "څ": "ts", "ښ": "sh", "ږ": "zh", "ڕ": "r", "ڵ": "l", "ڤ": "v",
}  # fmt: skip
_ARABIC_VOWELS = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "e", "ى": "a", "ٱ": "a", "ے": "e", "ە": "e",
    "\u064e": "a", "\u064f": "o", "\u0650": "e", "\u064b": "an",
}  # fmt: skip
_YEH = "يیېێ"
_WAW = "وۆۇ"
_SPLIT_HAMZA = {"ؤ": "o'", "ئ": "'", "ء": "'", "ع": "'"}

# The most frequent names: their short vowels are known, so they need not be guessed.
ARABIC_NAMES = {
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
    "عثمان": "osman", "أسامة": "osama", "اسامه": "osama", "جواد": "javad", "بهرام": "bahram",
}  # fmt: skip
_ARABIC_ENDS = (
    ("زاده", "zadeh"), ("نژاد", "nejad"), ("وندی", "vandi"), ("وند", "vand"),
    ("الدین", "oddin"), ("الله", "ollah"),
)  # fmt: skip


def transliterate(text: str) -> str:
    """Any text in Latin letters where it is Cyrillic, Arabic, Greek, Georgian or Armenian.

    Diacritics are folded away; other scripts stay, so does the case; apostrophes of all kinds
    become `'`.
    Short vowels that Arabic script leaves out are guessed so that the result can be read
    (an `a` where two consonants cannot stand together).
    """
    return romanize(text, guess=True)


def romanize(text: str, guess: bool) -> str:
    """As `transliterate`; short vowels of Arabic script are guessed only if told to."""
    if text.isascii():
        return text.replace("`", "'")
    plain = _compose(text)
    if ARABIC_WORD.search(plain):
        plain = ARABIC_WORD.sub(lambda found: _arabic_word(found.group(), guess), plain)
        plain = plain.translate(_ARABIC_DIGITS)
    if _GREEK_WORD.search(plain):
        plain = _GREEK_WORD.sub(lambda found: _greek_word(found.group()), plain)
    # The marks go after the table (й is no и), and the rest is composed again for other scripts.
    plain = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", plain.translate(_TABLE)))
    return unicodedata.normalize("NFC", plain).translate(_TABLE)


def _greek_word(word: str) -> str:
    plain = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", word))
    return _GREEK_PAIR.sub(lambda pair: _greek_pair(pair.group()), plain)


def _greek_pair(pair: str) -> str:
    latin = _GREEK_PAIRS[pair.lower()]
    return latin.capitalize() if pair[0].isupper() else latin


def _compose(text: str) -> str:
    """NFC, and NFKC where presentation forms of Arabic letters hide the letters themselves."""
    forms = any("\ufb50" <= char <= "\ufefc" for char in text)
    return unicodedata.normalize("NFKC" if forms else "NFC", text)


def _arabic_word(word: str, guess: bool) -> str:
    letters = word.replace("ـ", "").translate({0x64A: "ی", 0x643: "ک"})
    parts = [part for part in re.split("[\u200c\u200d]", letters) if part]
    return "".join(_arabic_part(part, guess) for part in parts)


def _arabic_part(part: str, guess: bool) -> str:
    if part in ARABIC_NAMES:
        return ARABIC_NAMES[part]
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
_DIGRAPHS = re.compile("dzh|tsch|tch|sch|kh|gh|zh|dj|ph|dh|th|ck|ks|ou|oo|ee|q")
_DIGRAPH_TO = {
    "dzh": "j", "tsch": "ch", "tch": "ch", "sch": "sh", "kh": "h", "gh": "g", "zh": "j", "dj": "j",
    "ph": "f", "dh": "d", "th": "t", "ck": "k", "ks": "x", "ou": "u", "oo": "u", "ee": "i",
    "q": "g",
}  # fmt: skip
_SINGLE = (
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("c(?!h)"), "k"),
    (re.compile("ow(?=[^aeiouy])"), "u"),
    (re.compile("aw(?=[^aeiouy])"), "au"),
    (re.compile("w"), "v"),
    (re.compile("y+(?=y)"), ""),
    (re.compile("^y(?=e)"), ""),
    (re.compile("^i(?=[aou])"), "y"),
    (re.compile("n(?=[bp])"), "m"),
    (re.compile("(?<=[ei])j(?=[^aeiouy])"), "i"),
    (re.compile("(?<=[aiou])y(?=[aeiou])"), ""),
    (re.compile("(?<!^)y|^y(?![aeiou])"), "i"),
    (re.compile("(?<=[ei])j$"), "i"),
    (re.compile("sh[aeo]h(?![aeiou])"), "sha"),
    (re.compile(r"([^\d])\1+"), r"\1"),
)
_ENDS = (
    (re.compile("z[aeo]d[aeo]h?$"), "zada"),
    (re.compile("(?<=[a-z]{3})(?:[oe])ff$"), "ov"),
    (re.compile("(?<=[a-z][a-z])[aeiou]t?[dt]in$"), "idin"),
    (re.compile("(?<=[a-z]{2}[aeiou])h$"), ""),
    (re.compile("(?<=[a-z]{2})h?[aou](?:ll?ah|lla)$"), "ola"),
    (re.compile("(?<=[a-z]{3}[iu]n)e$|(?<=[a-z]{2}oun)e$"), ""),
    (re.compile("(?<=n)dr$"), "der"),
    (re.compile("(?<=[aeiou])tr$"), "ter"),
)
# Names whose romanisations no rule of sound brings together.
_ALIKE = {
    "abul": "abu", "abol": "abu", "yusaf": "yusuf",
    "daud": "davud", "daod": "davud", "davod": "davud", "otman": "usman", "utman": "usman",
    "osman": "usman", "mohd": "muhamad", "dmitro": "dmitri", "serhi": "sergei",
    # The same person's Ukrainian and Russian given name
    "mihailo": "mihail", "mikola": "nikolai", "mikita": "nikita", "petro": "pioter",
    "pavlo": "pavel", "ihor": "igor", "vasil": "vasili", "hrihori": "grigori", "olena": "elena",
    "katerina": "ekaterina", "evhen": "evgeni",
    # Maghrebi names drop a first short vowel
    "dris": "idris", "brahim": "ibrahim", "smail": "ismail", "michail": "mihail",
    # Hausa gives names from Arabic a last -u
    "muhamadu": "muhamad", "mohamadu": "mohamad", "umaru": "umar",
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
    folded = (fold_word(word[:WORD_LIMIT]) for word in words_in(lower_latin(text, guess)))
    return [word for word in folded if word]


def lower_latin(text: str, guess: bool = True) -> str:
    """Casefolded and transliterated until neither changes it (a few letters need two rounds)."""
    for _ in range(4):
        lowered = romanize(text.casefold(), guess).casefold()
        if lowered == text:
            break
        text = lowered
    return text


def words_in(text: str) -> list[str]:
    """The words of a transliterated text, apostrophes gone."""
    return [word for word in _SEPARATORS.split(text.replace("'", "")) if word]


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
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
