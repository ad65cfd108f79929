"""Labels: agent, verb and object in the sentence's own words."""

import re
from collections.abc import Sequence

from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.governors import HAVE, NOT
from sourcebook.ingest.events.nouns import LEADERS, MANY, PERSONS
from sourcebook.ingest.events.phrases import Phrase
from sourcebook.ingest.events.roles import subject
from sourcebook.ingest.events.verbs import present
from sourcebook.ingest.events.words import FOLLOWED
from sourcebook.ingest.gazetteer import lexicon
from sourcebook.ingest.values import Taking
from sourcebook.model import Status
from sourcebook.text import Span, cells

_WIDTH = 60
_BEHIND = re.compile(r"(?<=\w) (?:in|from|at) .*")  # "a court in Lisbon"
_UNNAMED = lexicon("acting nouns") | lexicon("speaking nouns") | lexicon("acting bodies")
_PLURALS = MANY | {word for word in PERSONS | LEADERS if word.endswith("s")}
_ARTICLES = frozenset({"The", "A", "An"})
_SUBJECT = 42  # cells a subject may have with all that hangs on its noun
_ORDINALS = frozenset("third second first fourth fifth other".split())
_HANGING = frozenset("of by for from between with on against carrying at in".split())
_APART = frozenset(', ; : ( “ " who which that'.split())
_WORD = re.compile(r"\S+")
_WEAK = frozenset(
    "the a an of to in on at for with and or from by between against its their his her as into"
    " that be being been was were is are not key who which when whose all every each some"
    " any former".split()
)
_BREAKS = frozenset(
    "and or of to in on at for with from by between against into as that worth".split()
)
_ADVERBS = frozenset("also has have had been was were be is are being".split())
_PARTICLES = frozenset("out off up down over aside in on".split())
_LEADING = re.compile(r"\A(?:a|an|the)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:a|an|its|their|his|her|to|of|with)\s+\Z")
_LEADS_TIME = re.compile(
    r"(?:\s*\b(?:at|on|in|shortly|just|soon|only|late|early))?"
    r"\s*\b(?:in|on|at|for|the|of|by|until|since|from|during|before|after|around|about)\s*\Z"
)
_COUNTED = re.compile(
    r"\s+(?:shortly|just|soon|only|(?:an?\s+)?(?:few\s+)?\w+\s+(?:hour|day|week|month|year)s?)\Z"
)
_CLOCK = re.compile(r"\A (?:local time|GMT|UTC)\b")
_LANDS = frozenset("philippines netherlands maldives bahamas seychelles comoros emirates".split())
_OPEN = frozenset(
    "and or a an the of to in on at for with by from into onto over under than about between"
    " against during before after until since via per regarding concerning including because"
    " that which who whose as its their his if when while where amid despite toward towards"
    " along due according such".split()
)  # no label ends in these: what they lead to is cut off
_FORWARD = re.compile(r" (?:in (?:response|addition|order|front|terms|line)|as well)\Z")
_CUT_OFF = re.compile(r",? (?:and|but|while) [^,]* (?:will|would|can|could|may|might|must)\Z")
_QUOTES = re.compile('[“”«»„"]')
_BRACKETS = re.compile(r"\s?\([^()]{0,40}\)")


def fitted(head: str, tail: str) -> str:
    """Head and tail in 60 cells, the tail cut where a phrase ends."""
    words = _WORD.findall(_QUOTES.sub("", _BRACKETS.sub("", tail)))
    whole = " ".join([head, *words]).strip(' ,;:“”"')
    if cells(whole) <= _WIDTH:
        return _closed(whole, len(head.split()))
    best = head if words and words[0].lower() in _BREAKS and cells(head) <= _WIDTH else ""
    for stop in range(len(words) - 1, 0, -1):
        text = " ".join([head, *words[:stop]]).strip(' ,;:“”"')
        if cells(text) > _WIDTH:
            continue
        plural = words[stop - 1].endswith(("s", ","))
        goes_on = plural and words[stop].endswith("ing") and len(words[stop]) > 6
        ends = words[stop].lower() in _BREAKS or goes_on or words[stop - 1][-1] in ",;:"
        last = words[stop - 1].lower().strip(",;:")
        apart = _named(words[stop - 1]) and _named(words[stop])  # parts of a name
        sound = last not in _WEAK and not last[-1:].isdigit() and not apart
        joins = words[stop] in ("and", "or") and stop + 1 < len(words)
        paired = joins and _named(words[stop - 1]) and _named(words[stop + 1])
        if sound:
            if ends and not paired:
                return _closed(text, len(head.split()))
            best = best or text
    return _closed(best, len(head.split())) if best else _short(head)


def _closed(text: str, least: int) -> str:
    """A label without the words at its end that lead to nothing; `least` words stay.

    A particle right behind its verb ends it well: "carried over", "built in".
    """
    words = text.split()
    while len(words) > least:
        last, before = words[-1].lower().strip(","), words[-2:-1]
        if last in _PARTICLES and len(words) == least + 1:
            break
        if last not in _OPEN and not (last in _PARTICLES and _OPEN.issuperset(before)):
            break  # "for up" of "for up to sixty"
        words.pop()
    return _FORWARD.sub("", _CUT_OFF.sub("", " ".join(words))).rstrip(" ,;:")


def _named(word: str) -> bool:
    return word[:1].isupper()


def _short(text: str) -> str:
    words = text.split()
    while words and (cells(" ".join(words)) > _WIDTH or words[-1].lower() in _WEAK):
        words.pop()
    return " ".join(words) or text[:_WIDTH]


def label(clause: Clause, takings: Sequence[Taking], times: Sequence[Span]) -> str:
    """What a clause tells, in present tense where that is easy."""
    words = clause.words
    particle = words.at(clause.end) in _PARTICLES & FOLLOWED.get(clause.verb.lemma, frozenset())
    end = clause.end + particle
    tail = _tail(clause, end, times)
    own = subject(clause)
    led = [one for one in takings if one.rule.startswith(("subject", "passive"))]
    doers = [one.span for one in led if _inside(clause, one.span, own)]
    if clause.passive:
        text = _subject(clause, times, own)
        named = [one.span for one in takings if one.part != "maker" and one.span in doers]
        stands = any(one.stands_for and one.span in named for one in led)
        whose = text.lower().startswith(("its ", "his ", "her ", "their "))
        if named and (clause.relative or stands or whose):
            text = _doers(words.text, led, named)
        group = words.stretch(clause.start, end).of(words.text)
        if clause.status in (Status.ASSERTED, Status.NEGATED) and clause.led_by is None:
            denied = "not " if NOT & {*words.low[clause.start : clause.main]} else ""
            group = denied + words.stretch(clause.main, end).of(words.text)
        return _capital(_longer(text, _whole(clause, text, times), group, tail))
    tail = f"{_fronted(clause)}{tail}"
    unnamed = _unnamed(words.text, doers)
    by_name = bool(doers) and _name_heads(clause, doers) and not unnamed
    who = _doers(words.text, led, doers) if by_name else _subject(clause, times, own)
    if unnamed:
        who = _BEHIND.sub("", who)
    elif doers and not by_name and cells(who) > _SUBJECT:
        who, by_name = _doers(words.text, led, doers), True
    verb = _verb(clause, who, end, _people(clause) if by_name else _many(clause))
    if by_name and cells(f"{who} {verb} {tail}") > _WIDTH:
        who = _shorter(who, led, doers, words.text)
    whole = who if by_name else _whole(clause, who, times)
    return _capital(_longer(who, whole, verb, tail))


def _fronted(clause: Clause) -> str:
    """The object of "the pact that both signed", which stands before its verb."""
    thing = clause.around.object
    if thing is None or thing.stop > clause.start or clause.led_by is not None:
        return ""
    text = " ".join(clause.words.stretch(thing.first, thing.stop).of(clause.words.text).split())
    first = text.partition(" ")[0]
    return f"{first.lower() if first in _ARTICLES else first}{text[len(first) :]} "


def _longer(who: str, whole: str, verb: str, tail: str) -> str:
    """The label with all that hangs on the subject, if nothing else is lost by it."""
    short = fitted(f"{who} {verb}", tail)
    if whole == who:
        return short
    full = fitted(f"{whole} {verb}", tail)
    kept = cells(full) - cells(whole) >= cells(short) - cells(who)
    return full if kept else short


def _shorter(who: str, led: Sequence[Taking], doers: Sequence[Span], text: str) -> str:
    """The doers' names cut to the last word, where they are two words of two persons."""
    spans = [span for one in led if one.span == doers[0] for span in one.stands_for] or doers
    names = [span.of(text).split() for span in spans]
    if len(names) < 2 or any(len(name) != 2 for name in names) or len(names) > 3:
        return who
    lasts = [name[-1] for name in names]
    return " and ".join([", ".join(lasts[:-1]), lasts[-1]])


def _people(clause: Clause) -> bool | None:
    """True for a people by name: "the Houthis"; else its form does not tell."""
    phrase, words = clause.around.subject, clause.words
    if phrase is not None and not _PLURALS.isdisjoint(
        (words.low[phrase.first], words.low[phrase.heads[-1]])
    ):
        return True
    if phrase is None or phrase.stop - phrase.first != 2 or words.low[phrase.first] != "the":
        return None
    name = words.low[phrase.heads[0]]
    return True if name.endswith("s") and name not in _LANDS else None


def _many(clause: Clause) -> bool | None:
    """Whether the head of a subject is a plural, if there is a subject."""
    phrase = clause.around.subject
    if phrase is None:
        return None
    head = clause.words.low[phrase.heads[0]]
    if head in ("they", "those", "these", "we", "both", "others"):
        return True
    several = "and" in clause.words.low[phrase.first : max(phrase.heads)]
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is", "os"))
    return several or head in MANY or plural or head.endswith("rmen")


def _verb(clause: Clause, who: str, end: int, many: bool | None) -> str:
    """The verb with what leads to it, in the present tense where it tells of the past."""
    words, led = clause.words, clause.led_by
    if led is not None:
        plain = all(one in HAVE or one == led.lemma for one in words.low[led.start : led.main])
        if plain and led.lemma != "be":
            rest = words.stretch(led.main + 1, end).of(words.text)
            return f"{now(who, led.lemma, many)} {rest}"
    elif clause.status is Status.ASSERTED and (
        clause.ongoing or clause.verb.forms & {"past", "part", "ing"}
    ):
        rest = words.stretch(clause.main, end).of(words.text).partition(" ")[2]
        return f"{now(who, clause.verb.lemma, many)} {rest}".strip()
    return words.stretch(clause.start, end).of(words.text)


def _name_heads(clause: Clause, doers: Sequence[Span]) -> bool:
    """Whether the names are those of the doers: not "Kenyan" of "Kenyan police"."""
    phrase = clause.around.subject
    if phrase is None:
        return True
    if len(phrase.heads) == 2 and len(doers) == 1 and not _covered(clause, phrase, doers[0]):
        return False  # "soldiers and the Free Army"
    last = max(clause.words.ends[at] for at in phrase.heads)
    return any(one.end >= last for one in doers)


def _unnamed(text: str, doers: Sequence[Span]) -> bool:
    """True where a doer has no name: "gunmen", "a court in Lisbon"."""
    return any(
        word.lower() in _UNNAMED and (word.islower() or at == 0)
        for span in doers
        for at, word in enumerate(span.of(text).split())
    )


def _covered(clause: Clause, phrase: Phrase, doer: Span) -> bool:
    """Whether a doer's words hold the first head of a subject."""
    words, head = clause.words, phrase.heads[0]
    return doer.start <= words.starts[head] and words.ends[head] <= doer.end


def now(who: str, lemma: str, many: bool | None = None) -> str:
    """The verb in the present tense that goes with its subject, by its words if need be."""
    last = who.rsplit(maxsplit=1)[-1] if who.split() else ""
    if many is None:
        many = " and " in who or (last.islower() and (last.endswith("s") or last in MANY))
    return lemma if many else present(lemma)


def _doers(text: str, takings: Sequence[Taking], doers: Sequence[Span]) -> str:
    """Who does it; of "the two countries" their names."""
    for one in takings:
        if one.span == doers[0] and one.stands_for:
            return " and ".join(span.of(text) for span in one.stands_for)
    if len(doers) < 4:
        words = [" ".join(span.of(text).split()) for span in doers]
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return " ".join(Span(doers[0].start, doers[-1].end).of(text).split())


def _inside(clause: Clause, span: Span, own: tuple[int, int]) -> bool:
    if own[0] >= own[1]:
        return False
    stretch = clause.words.stretch(*own)
    return stretch.start <= span.start and span.end <= stretch.end


def _subject(clause: Clause, times: Sequence[Span], own: tuple[int, int]) -> str:
    """The subject's words without what leads to it and what stands aside."""
    phrase = clause.around.subject
    first, stop = own
    if phrase is not None:
        stop = min(stop, max(phrase.heads) + 1)
    if first >= stop:
        return ""
    span = clause.words.stretch(first, stop)
    start = max([span.start, *(one.end for one in times if span.start <= one.start < span.end)])
    text = Span(start, span.end).of(clause.words.text).strip(" ,;")
    if len(clause.words.low[first:stop]) < 3 and clause.words.low[stop - 1] in _ORDINALS:
        return text
    return _LEADING.sub("", " ".join(text.split()), count=1)


def _whole(clause: Clause, who: str, times: Sequence[Span]) -> str:
    """A subject with what hangs on its noun, if that is short: "thousands of commuters"."""
    words, phrase = clause.words, clause.around.subject
    if phrase is None or clause.relative or phrase.through >= 0:
        return who
    stop = max(phrase.heads) + 1
    if words.at(stop) not in _HANGING or not 0 < clause.start - stop < 12:
        return who
    end = stop
    while end < clause.start and words.low[end] not in _APART:
        end += 1
    end -= words.low[end - 1] in NOT | {"also", "has", "have", "had", "later", "already"}
    if end - stop < 2 or any(stop <= words.index(one.start) < end for one in times):
        return who
    more = " ".join(words.stretch(stop, end).of(words.text).split())
    return f"{who} {more}" if cells(f"{who} {more}") <= _SUBJECT else who


def _tail(clause: Clause, end: int, times: Sequence[Span]) -> str:
    if end >= clause.stop:
        return ""
    span = clause.words.stretch(end, clause.stop)
    text = span.of(clause.words.text)
    if clause.verb.key == "sanction give":
        return text  # the years are what is given
    for one in sorted(times, key=lambda one: -one.start):
        if span.start <= one.start and one.end <= span.end:
            if text[one.end - span.start :].startswith(("'s", "’s")):
                continue
            if _ARTICLE.search(text, 0, one.start - span.start):
                continue  # "a 35-hour week" is what is told of
            before = _LEADS_TIME.sub("", text[: one.start - span.start])
            text = before + _CLOCK.sub("", text[one.end - span.start :])
        elif span.start < one.start < span.end:
            text = _LEADS_TIME.sub("", text[: one.start - span.start])
    if clause.words.at(clause.stop) in ("before", "after"):
        text = _COUNTED.sub("", text)  # "two days after the vote"
    if text.lstrip().startswith(","):
        return ""  # what a comma parts off is said beside it: ", a court ruled"
    return text.replace(" ,", ",").rstrip(" .") if text.endswith(" .") else text.replace(" ,", ",")


def _capital(text: str) -> str:
    text = text.removesuffix(" .")
    return text[:1].upper() + text[1:]
