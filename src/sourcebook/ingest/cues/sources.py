"""Sources of attributions: the noun phrases to the left and right of a cue, in tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.words import Verb
from sourcebook.ingest.tokens import tokens
from sourcebook.text import Span

_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)*|['’](?:s|d|ve|re|ll|t|m)\b|\S")
_REACH = 25  # tokens a noun phrase may be long


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence, their small forms and places."""

    text: str
    span: Span
    words: Sequence[str]
    lower: Sequence[str]
    starts: Sequence[int]

    def stretch(self, start: int, end: int) -> Span:
        """The characters of the tokens [start, end)."""
        last = end - 1
        return Span(self.starts[start], self.starts[last] + len(self.words[last]))

    def at(self, place: int) -> str:
        """A token in small letters, empty outside."""
        return self.lower[place] if 0 <= place < len(self.lower) else ""

    def capital(self, place: int) -> bool:
        """Whether a token starts with a capital letter."""
        return 0 <= place < len(self.words) and self.words[place][0].isupper()

    def capitals(self, start: int, end: int) -> bool:
        """Whether any of the tokens [start, end) starts with a capital letter."""
        return any(word[0].isupper() for word in self.words[start:end])


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue within its sentence, in tokens; no source where `source` is empty."""

    start: int
    end: int
    source: tuple[int, int]
    verb: str
    rule: str
    belief: str = ""
    trailing: bool = False  # the content stands before
    content: int = -1  # where the content behind starts
    until: int = -1  # where it ends, if before the sentence does


def read(text: str, span: Span) -> Sentence:
    """The tokens of one sentence."""
    found = tokens(text, span)
    if "-" not in found.low:
        return Sentence(text, span, found.words, found.low, found.starts)
    matches = list(_HYPHENED.finditer(text, span.start, span.end))
    words = [match.group() for match in matches]
    starts = [match.start() for match in matches]
    return Sentence(text, span, words, [word.lower() for word in words], starts)


def manner(sentence: Sentence, place: int) -> bool:
    """An adverb such as "flatly", which no noun such as "family" is."""
    word = sentence.at(place)
    long = word.endswith("ly") and len(word) > 4 and word not in lexicon.NO_ADVERBS
    return long and not sentence.capital(place)


def phrase_right(sentence: Sentence, start: int, *, according: bool = False) -> int:
    """The end of the noun phrase that starts here; of a name before a verb's own subject."""
    end = start
    while end < len(sentence.words) and end - start < _REACH:
        word = sentence.lower[end]
        if word in ',.;:()[]"“”—–?!' and not _initial(sentence, start, end):
            break
        if end > start and (word in lexicon.STOPS or word in lexicon.RELATIVE):
            break
        if end > start and not according and word in ("in", "on", "at", "during", "to", "by"):
            break
        if end > start and not according and word in lexicon.TIMES:
            break
        if end > start and word.endswith("ing") and word in lexicon.VERBS:
            break
        end += 1
    if according and sentence.at(end) in lexicon.AUXILIARIES:
        return _before_subject(sentence, start, end)
    return end


def _initial(sentence: Sentence, start: int, dot: int) -> bool:
    """A dot behind "Mr", "Gen" or an initial within a name."""
    short = dot > start and len(sentence.words[dot - 1]) < 5 and sentence.capital(dot - 1)
    return sentence.lower[dot] == "." and short and sentence.capital(dot + 1)


_NO_END = lexicon.PREPOSITIONS | lexicon.DETERMINERS
_NO_SUBJECT = lexicon.PREPOSITIONS | lexicon.STOPS


def _before_subject(sentence: Sentence, start: int, end: int) -> int:
    """In “According to the Institute Iran had asked”, the name ends at Institute."""
    for place in range(end - 2, start, -1):
        if sentence.lower[place] in lexicon.HEADS or (
            sentence.capital(place + 1)
            and not sentence.capital(place)
            and sentence.lower[place] not in _NO_END
        ):
            return place + 1
    return end


def subject(sentence: Sentence, start: int, verb: Verb, hits: list[Hit]) -> tuple[int, int]:
    """The source before a verb: its subject, or that of the verb it is joined to."""
    before = start - 1
    word = sentence.at(before)
    if word in lexicon.PRONOUNS:
        return before, before + 1
    if word in lexicon.RELATIVE or (word == "that" and sentence.at(before - 1) in lexicon.REPORTS):
        comma = sentence.at(before - 1) == ","
        return phrase_left(sentence, before - 1 - comma)
    if word == ")":
        opening = _back_to(sentence, before, "(")
        return phrase_left(sentence, opening - 1) if opening > 0 else (0, 0)
    if word in ("and", "but", "or", "then") or _joined_ing(sentence, start, verb) or not word:
        return _shared(sentence, before, hits)
    if word == ",":
        return _apposed(sentence, before, hits)
    if word in _DASHES:
        opening = _back_to(sentence, before, word)
        return phrase_left(sentence, opening - 1) if opening > 0 else (0, 0)
    small = not sentence.capital(before)
    if not word[0].isalnum() or (small and word in _NO_SUBJECT):
        return 0, 0
    return phrase_left(sentence, before)


_DASHES = frozenset("—–")


def _joined_ing(sentence: Sentence, start: int, verb: Verb) -> bool:
    """He left, adding that; not: he is adding."""
    return verb.form == "ing" and sentence.at(start) not in lexicon.BE


def _back_to(sentence: Sentence, at: int, sign: str) -> int:
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if sentence.lower[place] == sign:
            return place
    return -1


def _shared(sentence: Sentence, before: int, hits: list[Hit]) -> tuple[int, int]:
    """The subject of a joined verb: of the cue before, else the start of the sentence."""
    last = next((hit for hit in reversed(hits[-3:]) if hit.rule in ("verb", "inverted")), None)
    if last is not None and last.source != (0, 0) and last.start < before:
        return last.source
    if (pointer := _relative_before(sentence, before)) > 0:
        return phrase_left(sentence, pointer - 1 - (sentence.at(pointer - 1) == ","))
    return _opening_subject(sentence, before)


def _opening_subject(sentence: Sentence, before: int) -> tuple[int, int]:
    """The noun phrase a sentence begins with, past its dateline and its openers."""
    first = _past_opening(sentence, before)
    if first >= before or sentence.lower[first] in lexicon.PREPOSITIONS:
        return 0, 0
    if sentence.lower[first] in lexicon.PRONOUNS:
        return first, first + 1
    end = first
    named = sentence.capital(first)
    if not named and sentence.lower[first] not in lexicon.DETERMINERS:
        return 0, 0
    while end < before and end - first < 8:
        word = sentence.lower[end]
        if not word[0].isalnum() and word not in ("'s", "’s", "."):
            break
        if word in ("on", "in", "during") and sentence.at(end + 1) in lexicon.TIMES:
            break
        if word in lexicon.STOPS or (end > first and _verbal(sentence, end)):
            break
        end += 1
    return first, end


def _verbal(sentence: Sentence, at: int) -> bool:
    """Whether a word within a sentence looks like a verb that is no noun."""
    word = sentence.lower[at]
    if sentence.capital(at):
        return False
    verb = lexicon.VERBS.get(word)
    return word.endswith("ed") or (verb is not None and not verb.nounish)


_CLAUSE = 14  # tokens of a relative clause looked back over


def _relative_before(sentence: Sentence, before: int) -> int:
    """The "who" of a clause that still goes on at a token, or -1."""
    for place in range(before, max(0, before - _CLAUSE), -1):
        word = sentence.lower[place]
        if word in lexicon.RELATIVE:
            return place
        if word in ",;:" or word in lexicon.CLAUSE:
            break
    return -1


_DATELINE = 8  # tokens a dateline may be long


def _past_dateline(sentence: Sentence) -> int:
    """Behind "PORTSEA, Ohio (AP) —"."""
    if not sentence.words or not sentence.words[0].isupper() or len(sentence.words[0]) < 3:
        return 0
    for place in range(1, min(_DATELINE, len(sentence.words))):
        if sentence.lower[place] in ("—", "–", "-"):
            return place + 1
    return 0


_OPENING = 12  # tokens of a phrase that opens a sentence


def _past_opening(sentence: Sentence, before: int) -> int:
    """But in a statement, the committee: behind the comma."""
    first = _past_dateline(sentence)
    while first < before and sentence.lower[first] in lexicon.OPENERS:
        first += 1
    if sentence.at(first) not in lexicon.PREPOSITIONS:
        return first
    for place in range(first, min(first + _OPENING, before)):
        if sentence.lower[place] == ",":
            return place + 1
    return first


def _apposed(sentence: Sentence, comma: int, hits: list[Hit]) -> tuple[int, int]:
    """X, the head of Y, said: back over what stands between the commas; the head of Y, X, too."""
    opening = _back_to(sentence, comma, ",")
    if opening > 0 and opening < comma - 1:
        inside = sentence.lower[opening + 1]
        source = phrase_left(sentence, opening - 1)
        if source[1] > source[0] and _is_name(sentence, opening + 1, comma, source):
            return source[0], comma
        while source[0] > 2 and sentence.at(source[0] - 1) == ",":
            further = phrase_left(sentence, source[0] - 2)
            if sentence.capital(source[0]) or not _begins(sentence, further):
                break
            source = further
        if source[1] > source[0] and (
            inside in lexicon.RELATIVE
            or inside in lexicon.DETERMINERS
            or sentence.capital(source[1] - 1)
            or inside in ("whose", "speaking", "citing")
        ):
            return source
    return _shared(sentence, comma, hits)


_BEFORE_SUBJECT = frozenset(["", ",", '"', "”", "—", "–", "-", ")", "that", "and", "but", "when"])


def _begins(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a noun phrase can be a subject: nothing before it in its clause."""
    if phrase[1] <= phrase[0]:
        return False
    before = sentence.at(phrase[0] - 1)
    return before in _BEFORE_SUBJECT or before in lexicon.OPENERS


_LINKING = frozenset("de la le da di del dos van von der den el al bin ibn ben y e . ' ’".split())
_OF = frozenset("of for at in from to with".split())


def _is_name(sentence: Sentence, start: int, end: int, noun: tuple[int, int]) -> bool:
    """Whether a name stands beside the noun phrase that says who that is."""
    if sentence.lower[start] in lexicon.TIMES or sentence.lower[end - 1] in lexicon.TIMES:
        return False
    start += sentence.lower[start] == "the" and start + 1 < end  # the agency, the GKNB
    words = range(start, end)
    if not sentence.capital(start) or not sentence.capital(end - 1):
        return False
    if not all(sentence.capital(n) or sentence.lower[n] in _LINKING for n in words):
        return False
    last = next((n for n in range(*noun) if sentence.lower[n] in _OF), noun[1]) - 1
    if last < noun[0] or sentence.capital(last) or not sentence.lower[last].isalpha():
        return False
    # “A resident of Riga, Latvia” is no Latvia: behind a place only a name of two words counts.
    return last == noun[1] - 1 or end - start > 1


_INSIDE = frozenset(["'s", "’s", "'", "’", "&", ".", "-", "%", "$"])
_TOWARD = frozenset(
    "close ambassador adviser advisor envoy aide assistant delegate candidate "
    "ambassadors advisers advisors envoys aides assistants delegates candidates".split()
)


def _without_time(sentence: Sentence, last: int) -> int:
    """Officials on Monday said: back over the time between a subject and its verb."""
    while last > 0 and sentence.lower[last] in lexicon.TIMES:
        last -= 1
        while last > 0 and sentence.lower[last] in ("on", "in", "last", "this", "earlier"):
            last -= 1
    return last


def phrase_left(sentence: Sentence, last: int) -> tuple[int, int]:
    """The noun phrase that ends at a token; of one with a relative clause, what it is about."""
    found = _phrase_left(sentence, last)
    return _antecedent(sentence, *found) if found[1] > found[0] else found


def _antecedent(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Officials who are close to the talks; the commission that runs the debates."""
    pointer = start - 1
    if sentence.at(pointer) in lexicon.AUXILIARIES:
        pointer -= 1
    word, first = sentence.at(pointer), sentence.at(pointer + 1)
    verbal = first in lexicon.AUXILIARIES or (
        first.endswith(("s", "ed")) and not sentence.capital(pointer + 1)
    )
    relative = word == "who" or (word in ("that", "which") and verbal and first not in _NOMINAL)
    if not relative and (far := _relative_before(sentence, pointer)) > 0:
        pointer = far
        relative = _acts(sentence, pointer + 1)
    before = lexicon.VERBS.get(sentence.at(pointer - 1))
    if not relative or pointer < 1 or (before and before.form in ("ed", "s")):
        return start, end
    noun = _phrase_left(sentence, pointer - 1 - (sentence.at(pointer - 1) == ","))
    return noun if noun[1] > noun[0] else (start, end)


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether what follows "who" is its verb: who were in it; not: who two officials in it."""
    word = sentence.at(at)
    return word.isalpha() and not sentence.capital(at) and word not in _ACTING


_ARTICLES = frozenset("the a an his her their its our my your".split())
_BEFORE_ARTICLE = (  # behind these the noun phrase goes on to the left of an article
    lexicon.PREPOSITIONS | {"all", "both", "half", "and", "or", "&", "outside", "inside", "near"}
)
_NOMINAL = lexicon.ANONYMOUS | lexicon.DETERMINERS
_ACTING = _NOMINAL | lexicon.PRONOUNS | {"police", "people"}
_BEFORE = lexicon.OPENERS | {"and", "or"}


def _phrase_left(sentence: Sentence, last: int) -> tuple[int, int]:
    last = _without_time(sentence, last)
    start = last + 1
    while start > 0 and last - start < _REACH:
        word = sentence.lower[start - 1]
        small = not sentence.capital(start - 1)
        known = small and (word in lexicon.STOPS or word in lexicon.RELATIVE)
        if known or (not word[0].isalnum() and word not in _INSIDE):
            break
        if word in _ARTICLES and start <= last and sentence.at(start - 2) not in _BEFORE_ARTICLE:
            start -= 1
            break
        if word in ("'", "’") and not sentence.at(start - 2).endswith("s"):
            break
        if word == "." and not (start > 1 and len(sentence.words[start - 2]) < 5):
            break
        verb = lexicon.VERBS.get(word)
        if (
            verb
            and verb.form in ("ed", "s")
            and not verb.nounish
            and not (sentence.capital(start - 1))
        ):
            break
        start -= 1
        if word in ("that", "as", "what", "how", "but", "when", "while", "if", "although"):
            break  # with a capital: it opens the sentence
    for place in range(last - 1, start, -1):
        if sentence.lower[place] == "to" and sentence.lower[place - 1] not in _TOWARD:
            start = place + 1
            break
    start = _without_opening(sentence, start, last)
    return (start, last + 1) if start <= last else (0, 0)


def _without_opening(sentence: Sentence, start: int, last: int) -> int:
    """Past "But", "Meanwhile" and a phrase of time or place that opens the sentence."""
    while start < last and sentence.lower[start] in _BEFORE:
        start += 1
    if sentence.at(start) not in lexicon.PREPOSITIONS or sentence.at(start) == "of":
        return start
    for place in range(start + 1, last + 1):
        if sentence.lower[place - 1] in lexicon.TIMES or sentence.lower[place - 1].isdigit():
            return place
    for place in range(last, start, -1):
        if sentence.lower[place] in lexicon.DETERMINERS:
            return place
    place = last
    while place > start + 1 and sentence.lower[place - 1] not in lexicon.PREPOSITIONS:
        place -= 1
    return place
