"""Names of months as date lines print them, in the languages news is saved in."""

import re

_WHOLE = """\
january janvier januar enero gennaio janeiro ocak январ январь січня ژانویه يناير
february février fevrier februar febrero febbraio fevereiro şubat феврал февраль лютого فوریه فبراير
march mars märz marz marzo março marco mart март березня مارس
april avril abril aprile nisan апрел апрель квітня آوریل أبريل ابريل
may mai mayo maggio maio mayıs май мая травня مه می مايو
june juin juni junio giugno junho haziran июн июнь червня ژوئن يونيو
july juillet juli julio luglio julho temmuz июл июль липня ژوئیه جولای يوليو
august août aout agosto ağustos август серпня اوت آگوست أغسطس
september septembre septiembre settembre setembro eylül сентябр сентябрь вересня سپتامبر سبتمبر
october octobre oktober octubre ottobre outubro ekim октябр октябрь жовтня اکتبر أكتوبر
november novembre noviembre novembro kasım ноябр ноябрь листопада نوامبر نوفمبر
december décembre decembre dezember diciembre dicembre dezembro aralık декабр декабрь \
грудня دسامبر ديسمبر
"""
_CUT = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SOLAR = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"  # from March on

_NUMBERS = {
    word: number
    for number, line in enumerate(_WHOLE.splitlines(), 1)
    for word in line.split()
} | {cut: number for number, cut in enumerate(_CUT, 1)} | {"sept": 9}  # fmt: skip
_SOLAR_NUMBERS = {word: number for number, word in enumerate(_SOLAR.split(), 1)}
_RUSSIAN = re.compile(r"([а-я]{3,})(?:[аяьеиӣ]|ом|ем)?")


def _any_of(words: set[str]) -> str:
    """Longest first, so that no name is cut by another's."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda it: (-len(it), it)))


PATTERN = (
    r"(?:(?:январ|феврал|март|апрел|ма[йяи]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яӣ]{0,2}|"
    rf"{_any_of({*_NUMBERS, *_SOLAR_NUMBERS})})"
)
"""A month in any of them."""


def month_number(word: str) -> int:
    """1 to 12 for a month's name, whole or cut."""
    word = word.lower().rstrip(".")
    if word in _NUMBERS:
        return _NUMBERS[word]
    found = _RUSSIAN.fullmatch(word)
    stem = found[1] if found else word
    return next(
        (
            number
            for name, number in _NUMBERS.items()
            if len(stem) > 2 and name.startswith(stem[:4])
        ),
        0,
    )


def solar_month(word: str) -> int:
    """1 to 12 for a month of the Iranian calendar, else 0."""
    return _SOLAR_NUMBERS.get(word, 0)
