"""Sentences: every run of stops is looked at once, with the word before and behind it.

A stop ends a sentence unless the word before it is an abbreviation or an initial, or
what follows goes on with it. Good on news: U.S., Gen. Ray, No. 5, J. K. Doe, 3.5, 9 p.m.,
"…?" she asked, and stops inside quotation marks.
"""

import re

from sourcebook.text import Span

_STOP = re.compile(r"[.!?…。！？؟۔।]++[\"'”’»)\]]*+")
_WIDE = "。！？"  # end sentences without a blank behind
_WORD_BEFORE = 40  # characters looked back for the word before a stop
_WORD_BEHIND = re.compile(r"[^\W_]++(?:['’][^\W_]++)?")
_OPENERS = "\"'“‘«([—–-"
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]")
_BREAK = re.compile(r"[ \t]{0,20}(?:[-*•–][ \t]|\d{1,3}[.)][ \t])")

# Never the last word of a sentence: a name follows, or a number.
_TITLES = frozenset(
    "mr mrs ms messrs dr prof gen lt col maj capt cmdr sgt cpl adm brig amb gov sen sens rep reps "
    "pres rev hon fr st ste mt ft hrh insp supt dep asst vice-adm ayat hoj vs v approx ca cf e.g "
    "i.e eng maj-gen lt-gen brig-gen r.adm г-н т.е им".split()
)
_BEFORE_NUMBER = frozenset("no nos art arts fig figs pp vol p par sec ch".split())
# May end a sentence: it does if a word follows that begins one.
_EITHER = frozenset(
    "u.s u.k u.n u.a.e e.u d.c u.s.s.r u.s.a a.m p.m a.d b.c inc ltd corp bros llc plc "
    "etc ph.d m.d m.a b.a j.d a.k.a n.y n.j n.c s.c n.d s.d km kg cm mm lb lbs sq hr hrs mph "
    "г гг руб млн млрд тыс др пр".split()
)
_EITHER_CAPITAL = frozenset(  # with a small letter they are words
    "Co Jr Sr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs "
    "Fri Sat Sun Dept Univ Assn Ave Blvd Rd Bldg Pa Calif Fla Mass Conn Ill Mich Minn Tex Va "
    "Wash Ariz Colo Tenn Md Nev Ore Wis Ga Ala Ark Kan Ky Okla Mo Miss".split()
)
_SHORTENED = _TITLES | _BEFORE_NUMBER | _EITHER | frozenset(map(str.lower, _EITHER_CAPITAL))
_STARTERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my your there "
    "here in on at by for from with after before since while when as if but and so yet however "
    "also meanwhile according although though because during despite under over about among "
    "both each many most some several all no not one what who why how where which then now "
    "today yesterday earlier later last next such other others another more only even still "
    "officials authorities police".split()
)
_SAYING = re.compile(
    r"[\"'”’»]\s(?:(?:the|a|an|[^\W\d_]\w{0,30}\.?)\s){0,4}?"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|warned|noted|wondered|"
    r"insisted|declared|exclaimed|shouted|recalled|demanded)\b"
)


def sentences(text: str, span: Span | None = None) -> list[Span]:
    """The sentences of a stretch of text (all of it if none is given), without blanks around."""
    start, end = (span.start, span.end) if span else (0, len(text))
    found: list[Span] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, begin, stop, end):
            _add(found, text, begin, stop.end())
            begin = stop.end()
    _add(found, text, begin, end)
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """The stretch without blanks around it; lists in it are cut at their lines."""
    line = text.find("\n", start, end)
    while line >= 0:
        if _BREAK.match(text, line + 1, end):
            _add_plain(found, text, start, line)
            start = line + 1
        line = text.find("\n", line + 1, end)
    _add_plain(found, text, start, end)


def _add_plain(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at `begin` ends with this stop."""
    behind = stop.end()
    if behind >= end:
        return True
    sign = stop[0]
    if sign[0] in _WIDE:
        return True
    if not text[behind].isspace():
        return _glued(text, sign, behind, end)
    at = behind
    while at < end and text[at].isspace():
        at += 1
    if at >= end:
        return True
    first = at
    while at < end and at < first + 4 and text[at] in _OPENERS:
        at += 1
    char = text[at] if at < end else ""
    if (char.islower() and not text[at + 1 : at + 2].isupper()) or (
        char and not char.isalnum() and at == first and char in ",;:"
    ):
        return False
    if sign[0] == ".":
        return _full_stop(text, begin, stop, at, end)
    return not (sign[-1] in "\"'”’»" and _SAYING.match(text, behind - 1, min(end, behind + 140)))


def _glued(text: str, sign: str, behind: int, end: int) -> bool:
    """A stop and a closing quote with a capital right behind: the blank is missing."""
    return (
        len(sign) > 1
        and sign[-1] in "”»"
        and behind + 1 < end
        and text[behind].isupper()
        and text[behind + 1].islower()
    )


def _full_stop(text: str, begin: int, stop: re.Match[str], at: int, end: int) -> bool:
    if stop[0] != ".":  # dots in a row, or a closing sign behind: no abbreviation
        return stop[0][:2] != ".)" or not _is_short(text, begin, stop.start())
    word = _word_before(text, begin, stop.start())
    if not word:
        return True
    small = word.lower()
    if len(word) > 1 and word.isalpha() and small not in _SHORTENED:
        return True
    nxt = _WORD_BEHIND.match(text, at, end)
    following = nxt[0] if nxt else ""
    if small in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if small in _TITLES:
        return False
    starts = following.lower() in _STARTERS
    if small in _EITHER or word in _EITHER_CAPITAL:
        return starts and following[:1].isupper()
    if len(word) == 1 and word.isalpha():
        return _initial_ends(word, stop.start() - 1 <= begin, starts)
    if _DOTTED.fullmatch(word):
        return starts
    if word.isdigit() and stop.start() - len(word) == _first(text, begin):
        return len(word) > 3  # the number of an item, not a sentence
    return True


def _initial_ends(word: str, at_start: bool, starts: bool) -> bool:
    """`J. Doe` goes on; `vitamin C. The …` ends; so does a small letter or `I`."""
    if word.islower():
        return word.isascii() or starts
    return starts and not at_start and word not in "AJMS"


def _is_short(text: str, begin: int, stop: int) -> bool:
    """True before `.)` of an abbreviation in brackets: (Ret.), (Pvt.)."""
    word = _word_before(text, begin, stop)
    return bool(word) and len(word) <= 4 and text[max(begin, stop - len(word) - 1)] == "("


def _word_before(text: str, begin: int, stop: int) -> str:
    """The letters, digits and dots right before a stop."""
    least = max(begin, stop - _WORD_BEFORE)
    last = text[least:stop].rpartition(" ")[2]
    if last.isalpha():
        return last
    start = stop
    while start > least and (text[start - 1].isalnum() or text[start - 1] in ".-"):
        start -= 1
    return text[start:stop].lstrip(".-")


def _first(text: str, begin: int) -> int:
    while begin < len(text) and (text[begin].isspace() or text[begin] in _OPENERS):
        begin += 1
    return begin
