"""Words of time: the text as a string of classes, one character a token.

The grammar of `dating_rules` is written over names of classes ("month day comma?
year"), compiled here to ordinary expressions over such strings. Each class has one
character, so a sentence of forty words is a string of forty characters, nearly all
of them "other", and no pattern ever sees the text itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sourcebook.text import Span

# Neighbouring repeats never match the same character.
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[\s,])"  # most words: no other alternative would take more or less
    r"|[AaPp]\.[Mm]\."
    r"|[QH][1-4]\b|[oO]['’]clock\b"
    r"|[^\W\d_]+"
    r"|[0-9]+(?:[.,:/–-][0-9]+)*(?:(?:st|nd|rd|th|s|am|pm|AM|PM|h)\b)?"
    r"|['’][a-z]{1,2}\b"
    r"|\S"
)

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

NUMBERS: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
SCALES: Mapping[str, int] = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip
DECADES: Mapping[str, int] = {
    word[:-1] + "ies": 10 * number for number, word in enumerate(_TENS, 2)
}
LASTING: Mapping[str, str] = {
    "daylong": "D", "weeklong": "W", "monthlong": "MO", "yearlong": "Y", "hourlong": "H",
    "nightlong": "D", "decadelong": "DE", "centurylong": "CE",
}  # fmt: skip
ORDINALS: Mapping[str, int] = {word: number for number, word in enumerate(_ORDINALS, 1)}
MONTH_OF: Mapping[str, int] = {
    **{word: number for number, word in enumerate(MONTHS, 1)},
    **{word[:3]: number for number, word in enumerate(MONTHS, 1)},
    "sept": 9,
}
WEEKDAY_OF: Mapping[str, int] = {
    **{word: number for number, word in enumerate(WEEKDAYS)},
    **{word[:3]: number for number, word in enumerate(WEEKDAYS)},
    **{word + "s": number for number, word in enumerate(WEEKDAYS)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
UNIT_OF: Mapping[str, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "F",
    "weekend": "WE",
    "month": "MO",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
PLURALS: Mapping[str, str] = {
    **{unit + "s": letter for unit, letter in UNIT_OF.items()},
    "centuries": "CE",
    "millennia": "ML",
}
SEASONS: Mapping[str, str] = {
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
}  # fmt: skip
PARTS: Mapping[str, str] = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "midday": "T12:00", "noon": "T12:00", "midnight": "T24:00", "overnight": "TNI",
    "lunchtime": "TMI", "dawn": "TMO", "nightfall": "TEV",
}  # fmt: skip
FREQUENCIES: Mapping[str, str] = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y",
    "hourly": "PT1H",
}  # fmt: skip
REFERENCES: Mapping[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF", "future": "FUTURE_REF", "shortly": "FUTURE_REF",
}  # fmt: skip
# Month and day, or a function of the year in dating_values.
HOLIDAYS: Mapping[str, str] = {
    "christmas eve": "12-24", "christmas day": "12-25", "christmas": "12-25",
    "boxing day": "12-26", "new year's eve": "12-31", "new year's day": "01-01",
    "new year": "01-01", "halloween": "10-31", "valentine's day": "02-14", "may day": "05-01",
    "april fools' day": "04-01", "nowruz": "03-20", "easter": "easter",
    "easter sunday": "easter", "good friday": "good friday", "easter monday": "easter monday",
    "thanksgiving": "thanksgiving", "thanksgiving day": "thanksgiving",
    "martin luther king day": "king", "labor day": "labor", "memorial day": "memorial",
    "9/11": "2001-09-11", "veterans day": "11-11", "armistice day": "11-11",
    "bastille day": "07-14",
}  # fmt: skip

_BY_CLASS: Mapping[str, str] = {
    "unit": " ".join(UNIT_OF),
    "units": " ".join(PLURALS),
    "season": " ".join(SEASONS),
    "part": " ".join(PARTS),
    "freq": " ".join(FREQUENCIES),
    "ref": " ".join(REFERENCES),
    "numw": " ".join(NUMBERS),
    "ordw": " ".join(ORDINALS),
    "final": "final",
    "scale": " ".join(SCALES),
    "decs": " ".join(DECADES),
    "lasting": " ".join(LASTING),
    "frac": "½ ¼ ¾",
    "often": "once twice thrice",
    "times": "times",
    "another": "another",
    "alternate": "other",
    "these": "these those",
    "that": "that",
    "weekday": " ".join(WEEKDAYS),
    "month": " ".join(month for month in MONTHS if month not in ("march", "may", "august")),
    "vague": "few several many couple numerous some various dozens",
    "art": "a an",
    "the": "the",
    "last": "last past previous preceding prior",
    "this": "this",
    "next": "next coming upcoming following",
    "same": "same",
    "ago": "ago",
    "later": "later afterwards afterward",
    "earlier": "earlier",
    "before": "before",
    "after": "after",
    "early": "early",
    "mid": "mid",
    "late": "late",
    "end": "end close",
    "start": "beginning start",
    "middle": "middle",
    "rest": "rest remainder",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at",
    "by": "by",
    "since": "since",
    "until": "until till til",
    "from": "from",
    "to": "to through",
    "between": "between",
    "and": "and or",
    "during": "during",
    "throughout": "throughout",
    "for": "for",
    "over": "over",
    "within": "within",
    "per": "per",
    "every": "every each",
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "tonight": "tonight",
    "half": "half",
    "fiscal": "fiscal financial fy",
    "old": "old",
    "ampm": "am pm a.m. p.m.",
    "zone": "gmt utc est edt et pst pdt cet cest bst ist msk",
    "oclock": "o'clock o’clock",
    "approx": "about around nearly almost roughly approximately just",
    "more": "more less fewer",
    "than": "than",
    "least": "least most",
    "adj": (
        "full consecutive straight business trading calendar school whole entire "
        "successive additional"
    ),
    "present": "present moment",
    "period": "period",
    "term": "term",
    "time": "time",
    "being": "being",
    "long": "long short near medium",
    "his": "his her their my its our your",
    "comma": ",",
    "dot": ".",
    "dash": "- – —",
    "poss": "'s ’s",
    "quote": "' ’ ‘ `",
    "open": "( [",
    "money": "$ € £ ¥",
    "nl": "\n",
}
_NUMERIC = (
    "year day num ord range yrange iso dmy clock decade qn may mon3 wd3 weekdays holiday other"
).split()
_CODES: Mapping[str, str] = {
    name: chr(0x100 + number) for number, name in enumerate([*_BY_CLASS, *_NUMERIC])
}
OTHER = _CODES["other"]
BREAK = _CODES["nl"]
_WORD_CODES: Mapping[str, str] = {
    word: _CODES[name] for name, words in _BY_CLASS.items() for word in words.split(" ")
}
_MACROS: Mapping[str, str] = {
    "MONTH": "(?:month|may|mon3 dot?)",
    "DAY": "(?:day|ord)",
    "WEEKDAY": "(?:weekday|wd3 dot?)",
    "UNIT": "(?:unit|units)",
    "APPROX": "(?:at least|(?:approx|over|more than))",
    "NUMBER": (
        "(?:(?:numw|num|day|year|scale)(?: dash? (?:numw|scale(?: and(?=numw))?)){0,4}"
        "(?: dash? frac)?(?: dash? and dash? art dash? half)?|frac)"
    ),
    "COUNT": (
        "(?:another? (?:art? vague of?|art scale of?|NUMBER|half dash? art?|art half|art)|another)"
    ),
    "DAYMONTH": "(?:MONTH the? DAY|(?:the? ord|the? day|the ordw) of? MONTH)",
    "DIRECTED": "(?:last|this|next)",
    "CLOCK": "(?:clock ampm? zone?|day (?:ampm|oclock) zone?|(?:num|year) zone)",
    "BARE": "(?:today|yesterday|tomorrow|WEEKDAY)",
}
# What a capital makes of an ordinary word, and which of them need their surroundings.
_CAPITAL: Mapping[str, str] = {
    **{month.capitalize(): "month" for month in MONTHS},
    **{month[:3].capitalize(): "mon3" for month in MONTHS},
    "Sept": "mon3", "May": "may", "March": "may",
    **{day.capitalize(): "weekday" for day in WEEKDAYS},
    **{day[:3].capitalize(): "wd3" for day in WEEKDAYS},
    **{day.capitalize() + "s": "weekdays" for day in WEEKDAYS},
    "Q1": "qn", "Q2": "qn", "Q3": "qn", "Q4": "qn", "H1": "qn", "H2": "qn",
    "Tues": "wd3", "Thur": "wd3", "Thurs": "wd3",
    **{name.partition(" ")[0].partition("'")[0].capitalize(): "holiday" for name in HOLIDAYS},
}  # fmt: skip
_AMBIGUOUS = {"April": "month", "May": "may", "New": "holiday", "Good": "holiday"}
_CAPITAL_CODES: Mapping[str, str] = {
    **{word: _CODES[name] for word, name in {**_CAPITAL, **_AMBIGUOUS}.items()},
    **{
        word.upper(): _CODES[name]
        for word, name in _CAPITAL.items()
        if name in ("month", "weekday") and len(word) > 4
    },
}
_SHAPES = (
    ("iso", re.compile(r"(?:1[0-9]|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9]")),
    ("iso", re.compile(r"(?:1[0-9]|20)[0-9]{2}/[01]?[0-9]/[0-3]?[0-9]")),
    ("dmy", re.compile(r"[0-3]?[0-9]([./-])[0-3]?[0-9]\1(?:(?:1[0-9]|20)[0-9]{2}|[0-9]{2})")),
    ("yrange", re.compile(r"(?:1[5-9]|20)[0-9]{2}[–/-](?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})")),
    ("range", re.compile(r"[0-3]?[0-9][–-][0-3]?[0-9]")),
    ("clock", re.compile(r"[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?:am|pm|AM|PM|h)?")),
    ("clock", re.compile(r"[01]?[0-9](?:am|pm|AM|PM)")),
    ("decade", re.compile(r"(?:1[5-9]|20)[0-9]0s")),
    ("decs", re.compile(r"[2-9]0s")),
    ("frac", re.compile(r"[1-9]/[2-9]")),
    ("ord", re.compile(r"[0-3]?[0-9](?:st|nd|rd|th)")),
    ("num", re.compile(r"[0-9]+(?:[.,][0-9]+)*")),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of all sentences: their words, places and classes; a break between sentences."""

    words: Sequence[str]
    starts: Sequence[int]
    codes: str

    def span(self, start: int, end: int) -> Span:
        """The stretch of text of the tokens [start, end)."""
        return Span(self.starts[start], self.starts[end - 1] + len(self.words[end - 1]))


def _number(word: str) -> str:
    if word in HOLIDAYS:
        return _CODES["holiday"]
    if word.isdigit():
        if len(word) == 4 and 1500 <= int(word) < 2100:
            return _CODES["year"]
        return _CODES["day" if len(word) < 3 and 0 < int(word) < 32 else "num"]
    if len(word) > 24:
        return OTHER
    for name, shape in _SHAPES:
        if shape.fullmatch(word):
            return _CODES[name]
    return OTHER


_LONG = 40  # no word of time is longer


@lru_cache(maxsize=8192)
def _code(word: str) -> str:
    if len(word) > _LONG:
        return OTHER
    if word[0].isdigit() and word[0].isascii():
        return _number(word)
    found = _CAPITAL_CODES.get(word) if word[0].isupper() else None
    return found or _WORD_CODES.get(word.lower(), OTHER)


def read(text: str, sentences: Iterable[Span]) -> Words:
    """The tokens of `sentences`, each sentence followed by a break."""
    words: list[str] = []
    starts: list[int] = []
    for sentence in sentences:
        found = list(_TOKEN.finditer(text, sentence.start, sentence.end))
        words += [token[0] for token in found]
        starts += [token.start() for token in found]
        words.append("\n")
        starts.append(sentence.end)
    found_codes = list(map(_code, words))
    for at, word in enumerate(words):
        if word in _GIVEN and _named(words, found_codes, at):
            found_codes[at] = OTHER
    return Words(words, starts, "".join(found_codes))


_GIVEN = frozenset(("April", "May", "June", "August", "Jan"))  # months, and given names


def _named(words: Sequence[str], held: Sequence[str], at: int) -> bool:
    """True for "April Glaspie": another name follows, and nothing of time leads to it."""
    after = words[at + 1]
    follows = after[0].isupper() and after.isalpha() and held[at + 1] == OTHER
    before = words[at - 1].lower() if at else "\n"
    return follows and after != "Fools" and (held[at - 1] == OTHER or before in _JOINS)


_JOINS = frozenset(("and", ",", "\n", ".", '"', "“", "with"))


_NAME = re.compile(r"[A-Z]{3,}|[a-z][a-z0-9]+")


def grammar(source: str) -> str:
    """A pattern over names of classes as one over their characters."""
    while _MACROS.keys() & set(_NAME.findall(source)):
        source = re.sub(r"[A-Z]{3,}", lambda match: _MACROS[match.group()], source)
    return re.sub(r"[a-z][a-z0-9]+", lambda match: _CODES[match.group()], source).replace(" ", "")


def code(name: str) -> str:
    """The character of a class."""
    return _CODES[name]


@lru_cache(maxsize=256)
def codes(names: str) -> frozenset[str]:
    """The characters of several classes."""
    return frozenset(_CODES[name] for name in names.split())
