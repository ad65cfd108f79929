"""Which language and script a text is in, cheaply: English or not, and a guess where easy."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

_SAMPLE = 4_000  # characters looked at, from three places
_FEW = 20  # words are too few to tell
_SHARE = 0.15  # of English words are among its commonest

_WORD = re.compile(r"[^\W\d_]{1,40}")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_COMMON = {
    "en": "the of and to in a is that for on was with as by at from are his has it an be not "
    "which have he were their its will said who this they but had or been",
    "fr": "le la les de des du et en un une que qui dans pour est sur au par a pas avec ce il",
    "de": "der die das und in den von zu mit ist des im dem nicht ein eine als auch auf für es",
    "es": "el la los las de del y en un una que se por con para es al lo su no como",
    "it": "il lo la gli le di del della e in un una che per con è al si da non sono nel",
    "pt": "o a os as de do da dos e em um uma que se por com para é ao não no na",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ise",
}
_SPOKEN_IN: dict[str, list[str]] = {}
for _lang, _words in _COMMON.items():
    for _word in _words.split():
        _SPOKEN_IN.setdefault(_word, []).append(_lang)
_SCRIPTS = (  # ISO 15924, by where letters stand
    ("Latn", "AZazÀɏḀỿ"),
    ("Grek", "ͰϿ"),
    ("Cyrl", "Ѐԯ"),
    ("Armn", "԰֏"),
    ("Hebr", "֐׿"),
    ("Arab", "؀ۿݐݿࢠࣿﭐ﷿ﹰﻼ"),
    ("Deva", "ऀॿ"),
    ("Geor", "Ⴀჿ"),
    ("Kana", "ぁヿ"),
    ("Hani", "一鿿"),
    ("Hang", "가힣"),
)
_TAJIK = re.compile("[ҷӣқғҳӯҶӢҚҒҲӮ]")
_UKRAINIAN = re.compile("[іїєґ]")
_PERSIAN = re.compile("[پچژگیک]")
_ARABIC = re.compile("[ةيىك]")


@dataclass(frozen=True, slots=True)
class Language:
    """`lang` is a code of two letters, or `und`: not English, more is not known."""

    lang: str
    script: str
    doubt: str = ""


def language(text: str) -> Language:
    """The language of a text by its letters and commonest words."""
    sample = _sample(text)
    script, mixed = _script(sample)
    if script == "Latn":
        lang, doubt = _latin(sample)
    else:
        lang, doubt = _by_letters(sample, script), ""
    if mixed and not doubt:
        doubt = f"parts of it are in another script ({mixed})"
    return Language(lang, script, doubt)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    third, middle = _SAMPLE // 3, len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def _script(sample: str) -> tuple[str, str]:
    """The script of most letters, and another one if it has a good part of them."""
    plain = len(sample.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    counts = Counter({"Latn": plain} if plain else {})
    for char, count in Counter("".join(_BEYOND_ASCII.findall(sample))).items():
        if char.isalpha() and (script := _script_of(char)):
            counts[script] += count
    if not counts:
        return "Zyyy", ""
    (first, most), *others = counts.most_common(2)
    return first, others[0][0] if others and others[0][1] * 5 > most else ""


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    for script, edges in _SCRIPTS:
        if any(a <= char <= b for a, b in zip(edges[::2], edges[1::2], strict=True)):
            return script
    return ""


def _latin(sample: str) -> tuple[str, str]:
    words = _WORD.findall(sample.lower())
    if not words:
        return "und", "there are no words to tell the language by"
    counts = Counter(words)
    shares = dict.fromkeys(_COMMON, 0)
    for word in counts.keys() & _SPOKEN_IN.keys():
        for lang in _SPOKEN_IN[word]:
            shares[lang] += counts[word]
    best = max(shares, key=lambda lang: (shares[lang], lang == "en"))
    if len(words) < _FEW:
        lang = best if shares[best] else "und"
        return lang, f"only {len(words)} words to tell the language by"
    if shares[best] < _SHARE * len(words):
        if shares["en"] == shares[best] and shares["en"] * 12 >= len(words):
            return "en", "few of its words are common English ones"
        return "und", "its language is not known here"
    return best, ""


def _by_letters(sample: str, script: str) -> str:
    if script == "Cyrl":
        if _TAJIK.search(sample):
            return "tg"
        return "uk" if _UKRAINIAN.search(sample) else "ru"
    if script == "Arab":
        persian, arabic = len(_PERSIAN.findall(sample)), len(_ARABIC.findall(sample))
        return "fa" if persian > arabic else "ar"
    alone = {"Hebr": "he", "Grek": "el", "Kana": "ja", "Hang": "ko", "Hani": "zh"}
    return alone.get(script, "und")
