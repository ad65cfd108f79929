"""Stage 5, cues: who says what, by which words, in whose words, and how sure.

`attributions` reads sentence by sentence: a cue (a verb of the lexicon in a frame it
allows, "according to", a noun such as "claim that", a hedge), its source to the left or
right, and the content it governs. A cue inside another's content is nested. A source
that only points back ("That report", "It") keeps its reference with a reason, or open.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from sourcebook.ingest import cues_words as lexicon
from sourcebook.ingest.cues_words import Verb
from sourcebook.text import Span

SourceKind: TypeAlias = Literal["name", "noun", "pronoun", "anaphor", "none"]
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|['’](?:s|d|ve|re|ll|t|m)\b|\S")
_REACH = 25  # tokens a noun phrase may be long
_OPEN, _CLOSE = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class CueFound:
    """One attribution. `cue` are the words that attribute, `phrase` these with the source.

    `parent` is the index of the cue in whose content this one stands, `refers` of the
    one an anaphor points back to; both count in the tuple of all cues. `belief` is
    empty, or belief, hedge or doubt.
    """

    source: Span | None
    source_kind: SourceKind
    cue: Span
    phrase: Span
    contents: tuple[Span, ...]
    verb: str
    medium: str = ""
    mode: Mode = "indirect"
    belief: str = ""
    parent: int | None = None
    refers: int | None = None
    unsourced: bool = False
    rule: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
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


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue within its sentence, in tokens; no source where `source` is empty."""

    start: int
    end: int
    source: tuple[int, int]
    verb: str
    rule: str
    belief: str = ""
    trailing: bool = False  # the content stands before
    content: int = -1  # where the content behind starts


def attributions(text: str, sentences: Sequence[Span]) -> tuple[CueFound, ...]:
    """The attributions in `sentences` of `text`, by the place of their cues."""
    quotes = _quotes(text)
    found: list[CueFound] = []
    last: CueFound | None = None
    for span in sentences:
        sentence = _read(text, span)
        hits = _hits(sentence)
        if not hits:
            if last is not None and found and _runs_on(text, span, quotes):
                found[-1] = replace(found[-1], contents=(*found[-1].contents, _trim(text, span)))
            else:
                last = None
            continue
        for hit in hits:
            cue = _made(sentence, hit, quotes)
            if not _noise(sentence, cue, hit, quotes):
                found.append(cue)
                last = cue if cue.mode != "indirect" else last
    return _linked(text, _nested(found))


# --- reading


def _read(text: str, span: Span) -> _Sentence:
    words: list[str] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        words.append(match.group())
        starts.append(match.start())
    return _Sentence(text, span, words, [word.lower() for word in words], starts)


def _quotes(text: str) -> list[Span]:
    """Quoted stretches; a quote left open ends with its paragraph, a stray end is none."""
    found: list[Span] = []
    start = -1
    for match in re.finditer('[“”«»„"\n]', text):
        sign, at = match.group(), match.start()
        if sign == '"':
            sign = "“" if at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-" else "”"
        if sign in _OPEN and start < 0:
            start = at
        elif start >= 0 and (sign == "\n" or sign in _CLOSE):
            found.append(Span(start, at + (sign != "\n")))
            start = -1
    if start >= 0:
        found.append(Span(start, len(text)))
    return found


def _quoted(quotes: list[Span], at: int) -> bool:
    place = bisect_right(quotes, at, key=lambda quote: quote.start) - 1
    return place >= 0 and quotes[place].end > at


def _runs_on(text: str, span: Span, quotes: list[Span]) -> bool:
    """A sentence without a cue that is quoted from its start to its end."""
    whole = _trim(text, span)
    inside = whole.start < whole.end and _quoted(quotes, whole.start)
    return inside and _quoted(quotes, max(whole.end - 1, whole.start))


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while end > start and text[end - 1] in " \n\t.,;:—–":
        end -= 1
    while start < end and text[start] in " \n\t,;:—–":
        start += 1
    return Span(start, end)


# --- finding cues


def _hits(sentence: _Sentence) -> list[_Hit]:
    hits: list[_Hit] = []
    free = 0
    for at, word in enumerate(sentence.lower):
        if at < free:
            continue
        hit = None
        if (verb := lexicon.VERBS.get(word)) is not None:
            hit = _verb_hit(sentence, at, verb, hits)
        elif word == "according" and sentence.at(at + 1) == "to":
            hit = _according(sentence, at)
        elif word in lexicon.HEDGES:
            hit = _Hit(at, at + 1, (0, 0), word, "hedge", "hedge", content=at + 1)
        elif word in ("clear", "unclear", "unknown", "certain", "uncertain", "known"):
            hit = _doubt(sentence, at)
        if hit is None and word in lexicon.NOUNS and sentence.at(at + 1) == "that":
            hit = _noun_hit(sentence, at)
        if hit is not None:
            hits.append(hit)
            free = hit.end
    return hits


def _doubt(sentence: _Sentence, at: int) -> _Hit | None:
    """It is not clear if; it was unclear whether."""
    follows = sentence.at(at + 1)
    low = max(0, at - 4)
    before = sentence.lower[low:at]
    if follows not in lexicon.CLAUSE or not lexicon.BE & set(before):
        return None
    if "it" not in before and sentence.at(at) not in ("unclear", "unknown"):
        return None
    start = low + (before.index("it") if "it" in before else len(before) - 1)
    return _Hit(start, at + 1, (0, 0), "be " + sentence.at(at), "doubt", "doubt", content=at + 1)


def _noun_hit(sentence: _Sentence, at: int) -> _Hit | None:
    """Their claim that, fears that: the possessor is the source."""
    before = sentence.at(at - 1)
    source = (0, 0)
    if before in ("his", "her", "their", "its", "my", "our"):
        source = (at - 1, at)
    elif before in ("'s", "’s", "'", "’"):
        source = _phrase_left(sentence, at - 2)
    elif sentence.lower[at] not in ("reports", "rumors", "rumours", "speculation", "fears"):
        if before not in ("of", "made", "by") and sentence.lower[at][-1] != "s":
            return None
    return _Hit(at, at + 1, source, sentence.lower[at], "noun", content=at + 1)


def _according(sentence: _Sentence, at: int) -> _Hit | None:
    """According to X, content; content, according to X."""
    start = at + 2
    if start >= len(sentence.words):
        return None
    end = _phrase_right(sentence, start, according=True)
    if end == start:
        return None
    trailing = at > 0 and not (at == 1 and sentence.at(0) in lexicon.OPENERS)
    content = end if end < len(sentence.words) else -1
    return _Hit(at, start, (start, end), "according to", "according", "", trailing, content)


def _verb_hit(sentence: _Sentence, at: int, verb: Verb, hits: list[_Hit]) -> _Hit | None:
    start = _group_start(sentence, at)
    before = sentence.at(start - 1)
    group = frozenset(sentence.lower[start:at])
    if at > 0 and sentence.capital(at):
        return None  # a name
    if before == "to" and verb.form == "base":
        return None  # to say
    if verb.form == "ed" and group & lexicon.BE and "being" not in group:
        return _passive(sentence, start, at, verb)
    if before in lexicon.DETERMINERS and start == at and before not in ("that", "all", "both"):
        return None  # the reported deal, his claims
    if before in lexicon.PREPOSITIONS and verb.form != "ing" and before != "as":
        return None
    if _inverts(sentence, start, at, verb):
        end = _phrase_right(sentence, at + 1)
        return _Hit(start, at + 1, (at + 1, end), verb.lemma, "inverted", _belief(verb), True, end)
    follows = _follows(sentence, at + 1)
    if not _allowed(sentence, at, verb, follows, before):
        return None
    source = _subject(sentence, start, verb, hits)
    if source == (0, 0) and verb.form != "ing" and start > 0:
        return None
    return _shaped(sentence, start, at, verb, source)


def _shaped(
    sentence: _Sentence, start: int, at: int, verb: Verb, source: tuple[int, int]
) -> _Hit | None:
    if source == (0, 0) and not sentence.at(start - 1) in (",", "", "and"):
        return None
    trailing = (
        _ends(sentence, at)
        and source[0] > 0
        and (sentence.at(source[0] - 1) in (",", "”", '"', "—", "-"))
    )
    return _Hit(start, at + 1, source, verb.lemma, "verb", _belief(verb), trailing, at + 1)


def _belief(verb: Verb) -> str:
    return "belief" if verb.lemma in lexicon.BELIEFS else ""


def _group_start(sentence: _Sentence, at: int) -> int:
    """Where the verb's auxiliaries and adverbs begin; a possessive 's is none of them."""
    start = at
    while start > 0 and at - start < 5:
        word = sentence.lower[start - 1]
        if word in ("'s", "’s") and sentence.at(start - 2) not in lexicon.PRONOUNS:
            break
        adverb = word in lexicon.ADVERBS or (word.endswith("ly") and len(word) > 4)
        if not adverb and word not in lexicon.AUXILIARIES and word not in ("'t", "’t"):
            break
        start -= 1
    return start


def _follows(sentence: _Sentence, at: int) -> str:
    """What stands behind a verb: clause, quote, infinitive, object, end or other.

    "On Monday", "in a statement", "to reporters" between are passed over.
    """
    for place in range(at, min(at + 9, len(sentence.words))):
        word = sentence.lower[place]
        if word in lexicon.CLAUSE:
            return "clause"
        if word in '"“':
            return "quote"
        if word in ".,;:!?”—":
            if word == "," and sentence.at(place + 1) in ("“", '"', "that"):
                return "quote"
            return ("end" if word != ":" else "clause") if place == at or word != "," else "other"
        if place == at and (found := _directly(sentence, place)):
            return found
    return "end" if at >= len(sentence.words) else "other"


def _directly(sentence: _Sentence, place: int) -> str:
    """What the very next word decides, if it does."""
    word = sentence.lower[place]
    if word in lexicon.SUBJECTS:
        return "clause"
    if word == "to" and sentence.at(place + 1).isalpha() and not sentence.capital(place + 1):
        return "infinitive"
    if word in lexicon.TIMES or word in lexicon.PREPOSITIONS or word in lexicon.ADVERBS:
        return ""
    if word in lexicon.DETERMINERS or sentence.capital(place):
        return "object"
    return ""


def _allowed(sentence: _Sentence, at: int, verb: Verb, follows: str, before: str) -> bool:
    subject = before in lexicon.PRONOUNS or before in lexicon.RELATIVE
    if verb.nounish and not subject and follows not in ("clause", "quote"):
        if not (verb.form == "ed" or sentence.capital(at - 1)) or follows != "object":
            return False
    if "s" in verb.frame:
        return True
    if follows in ("clause", "quote"):
        return "c" in verb.frame
    if follows == "infinitive":
        return "i" in verb.frame
    if follows == "end":
        comma = any(word in (",", "”", '"') for word in sentence.lower[max(0, at - 8) : at])
        return "c" in verb.frame and verb.lemma in lexicon.INVERTED and comma
    if verb.lemma in ("express", "voice"):
        return any(word in lexicon.OBJECTS for word in sentence.lower[at + 1 : at + 6])
    return "n" in verb.frame if follows == "object" else _loosely(sentence, at, verb)


_TELLING = frozenset("tell warn announce report".split())


def _loosely(sentence: _Sentence, at: int, verb: Verb) -> bool:
    """Verbs that need little: told Reuters in May that, called for, believes in."""
    follows = sentence.at(at + 1)
    if verb.lemma == "call":
        return follows in ("for", "on", "upon", "him", "her", "them", "it")
    if verb.lemma in ("point", "refer"):
        return follows in ("out", "to")
    if verb.lemma in _TELLING and verb.form == "ed":
        return verb.lemma != "report" or sentence.at(at + 1) in ("on", "last", "in")
    return "n" in verb.frame and follows in ("him", "her", "them", "it", "us", "me")


def _ends(sentence: _Sentence, at: int) -> bool:
    """Whether nothing but a time, a place or an addressee follows in the sentence."""
    for place in range(at + 1, min(at + 12, len(sentence.words))):
        word = sentence.lower[place]
        if word in '.,;”"—?!' and word:
            return True
        if word in lexicon.CLAUSE or word in lexicon.SUBJECTS or word in "“":
            return False
    return at + 12 >= len(sentence.words)


def _passive(sentence: _Sentence, start: int, at: int, verb: Verb) -> _Hit | None:
    """Are believed to, it was reported that, was told that, was criticised by."""
    follows = sentence.at(at + 1)
    window = sentence.lower[at + 1 : at + 7]
    if "by" in window and not ({",", "."} & set(window[: window.index("by")])):
        by = at + 1 + window.index("by") + 1
        end = _phrase_right(sentence, by)
        if end > by and follows in ("by", "as") and verb.frame:
            rule, belief = "passive", _belief(verb)
            return _Hit(start, at + 1, (by, end), verb.lemma, rule, belief, content=end)
    if verb.lemma in lexicon.PASSIVE and follows in ("to", "that", "as"):
        return _Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "belief", content=at + 1)
    if verb.lemma in ("tell", "inform", "warn", "remind", "assure") and follows == "that":
        return _Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    return None


# --- sources


def _inverts(sentence: _Sentence, start: int, at: int, verb: Verb) -> bool:
    """A comma or a quote's end before, a name or a noun phrase behind: said X."""
    if verb.lemma not in lexicon.INVERTED or start != at or verb.form not in ("ed", "s"):
        return False
    if sentence.at(at - 1) not in (",", "”", '"', "?", "!", "—", "’", "'") or at == 0:
        return False
    follows = sentence.at(at + 1)
    named = (
        sentence.capital(at + 1)
        or follows in lexicon.DETERMINERS
        or follows.isalpha()
        and (follows in ("one", "officials", "analysts", "former", "president"))
    )
    return (named or follows in lexicon.PRONOUNS) and follows not in ("that", "in", "on")


def _phrase_right(sentence: _Sentence, start: int, *, according: bool = False) -> int:
    """The end of the noun phrase that starts here; of a name before a verb's own subject."""
    end = start
    while end < len(sentence.words) and end - start < _REACH:
        word = sentence.lower[end]
        if word in ',.;:()[]"“”—–?!':
            if not (
                word == "."
                and end > start
                and len(sentence.words[end - 1]) < 4
                and (sentence.capital(end - 1) and end + 1 < len(sentence.words))
            ):
                break
        if end > start and (word in lexicon.STOPS or word in lexicon.RELATIVE):
            break
        if end > start and not according and word in ("in", "on", "at", "during", "to", "by"):
            break
        if end > start and word in lexicon.TIMES and not according:
            break
        end += 1
    if according and sentence.at(end) in lexicon.AUXILIARIES:
        return _before_subject(sentence, start, end)
    return end


def _before_subject(sentence: _Sentence, start: int, end: int) -> int:
    """ "According to a report at the Institute Iran had asked": the name ends at Institute."""
    for place in range(end - 2, start, -1):
        if sentence.lower[place] in lexicon.HEADS or (
            sentence.capital(place + 1)
            and not sentence.capital(place)
            and sentence.lower[place] not in lexicon.PREPOSITIONS | lexicon.DETERMINERS
        ):
            return place + 1
    return end


def _subject(sentence: _Sentence, start: int, verb: Verb, hits: list[_Hit]) -> tuple[int, int]:
    """The source before a verb: its subject, or that of the verb it is joined to."""
    before = start - 1
    word = sentence.at(before)
    if word in lexicon.PRONOUNS:
        return before, before + 1
    if word in lexicon.RELATIVE or (word == "that" and sentence.at(before - 1) in lexicon.REPORTS):
        comma = sentence.at(before - 1) == ","
        return _phrase_left(sentence, before - 1 - comma)
    if word == ")":
        opening = _back_to(sentence, before, "(")
        return _phrase_left(sentence, opening - 1) if opening > 0 else (0, 0)
    if word in ("and", "but", "or", "then") or verb.form == "ing" or not word:
        return _shared(sentence, before, hits)
    if word == ",":
        return _apposed(sentence, before, hits)
    if not word[0].isalnum() or word in lexicon.PREPOSITIONS or word in lexicon.STOPS:
        return 0, 0
    return _phrase_left(sentence, before)


def _back_to(sentence: _Sentence, at: int, sign: str) -> int:
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if sentence.lower[place] == sign:
            return place
    return -1


def _shared(sentence: _Sentence, before: int, hits: list[_Hit]) -> tuple[int, int]:
    """The subject of a joined verb: of the cue before, else the start of the sentence."""
    if hits and hits[-1].source != (0, 0) and hits[-1].start < before:
        return hits[-1].source
    first = 0
    while first < before and sentence.lower[first] in lexicon.OPENERS:
        first += 1
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
        if word in lexicon.STOPS or (end > first + 1 and word in lexicon.VERBS):
            break
        if end > first and word.endswith("ed") and not sentence.capital(end):
            break
        end += 1
    return first, end


def _apposed(sentence: _Sentence, comma: int, hits: list[_Hit]) -> tuple[int, int]:
    """X, the head of Y, said: back over what stands between the commas."""
    opening = _back_to(sentence, comma, ",")
    if opening > 0 and opening < comma - 1:
        inside = sentence.lower[opening + 1]
        source = _phrase_left(sentence, opening - 1)
        if source[1] > source[0] and (
            inside in lexicon.RELATIVE
            or inside in lexicon.DETERMINERS
            or sentence.capital(source[1] - 1)
            or inside in ("whose", "speaking", "citing")
        ):
            return source
    return _shared(sentence, comma, hits)


def _phrase_left(sentence: _Sentence, last: int) -> tuple[int, int]:
    """The noun phrase that ends at a token."""
    start = last + 1
    while start > 0 and last - start < _REACH:
        word = sentence.lower[start - 1]
        known = word in lexicon.STOPS and not (word == "may" and sentence.capital(start - 1))
        if known or (not word[0].isalnum() and word not in ("'s", "’s", "'", "’", "&", ".", "-")):
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
    start = _without_opening(sentence, start, last)
    return (start, last + 1) if start <= last else (0, 0)


def _without_opening(sentence: _Sentence, start: int, last: int) -> int:
    """Past "But", "Meanwhile" and a phrase of time or place that opens the sentence."""
    while start < last and sentence.lower[start] in lexicon.OPENERS | {"and", "or"}:
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


# --- making the record


def _made(sentence: _Sentence, hit: _Hit, quotes: list[Span]) -> CueFound:
    cue = sentence.stretch(hit.start, hit.end)
    source = sentence.stretch(*hit.source) if hit.source[1] > hit.source[0] else None
    phrase = cue
    if source is not None:
        phrase = Span(min(cue.start, source.start), max(cue.end, source.end))
    contents = _contents(sentence, hit, phrase)
    kind = _kind(sentence, hit)
    words = "" if source is None else source.of(sentence.text).lower()
    medium = _medium(sentence, hit, words)
    mode = _mode(sentence.text, contents, quotes)
    return CueFound(
        source, kind, cue, phrase, contents, hit.verb, medium, mode, hit.belief,
        unsourced=source is None, rule=hit.rule,
    )  # fmt: skip


def _contents(sentence: _Sentence, hit: _Hit, phrase: Span) -> tuple[Span, ...]:
    parts: list[Span] = []
    if hit.trailing or hit.rule in ("hedge", "unsourced"):
        parts.append(_trim(sentence.text, Span(sentence.span.start, phrase.start)))
    if hit.content >= 0 and hit.content < len(sentence.words):
        start = hit.content
        if sentence.at(start) == "that":
            start += 1
        if start < len(sentence.words):
            behind = Span(sentence.starts[start], sentence.span.end)
            parts.append(_trim(sentence.text, behind))
    return tuple(part for part in parts if part.end > part.start)


def _mode(text: str, contents: tuple[Span, ...], quotes: list[Span]) -> Mode:
    quoted = [
        any(quote.start <= part.start and part.end <= quote.end for quote in _near(quotes, part))
        for part in contents
    ]
    if contents and all(quoted):
        return "direct"
    touched = any(_near(quotes, part) for part in contents)
    return "mixed" if touched else "indirect"


def _near(quotes: list[Span], part: Span) -> list[Span]:
    """The quotes that touch a stretch."""
    first = max(0, bisect_right(quotes, part.start, key=lambda quote: quote.start) - 1)
    last = bisect_right(quotes, part.end - 1, key=lambda quote: quote.start)
    return [quote for quote in quotes[first:last] if quote.overlaps(part)]


def _kind(sentence: _Sentence, hit: _Hit) -> SourceKind:
    start, end = hit.source
    if start == end:
        return "none"
    first = sentence.lower[start]
    if end - start == 1 and (first in lexicon.PRONOUNS or first in ("his", "her", "their", "its")):
        return "anaphor" if first in ("it", "its") else "pronoun"
    last = sentence.lower[end - 1]
    if first in ("that", "this", "the") and end - start <= 3 and last in lexicon.REPORTS:
        if not sentence.capital(end - 1):
            return "anaphor"
    names = range(start if start else start + (first in lexicon.DETERMINERS), end)
    return "name" if any(sentence.capital(place) for place in names) else "noun"


def _medium(sentence: _Sentence, hit: _Hit, source: str) -> str:
    whole = sentence.text[sentence.span.start : sentence.span.end].lower()
    for medium, words in lexicon.MEDIA:
        if hit.verb == "tweet":
            return "tweet"
        if any(word in whole for word in words):
            return medium
    if any(word in source for word in lexicon.STATE_MEDIA):
        return "state-media"
    tokens = sentence.lower[hit.source[0] : hit.source[1]]
    if hit.verb == "report" or any(word in lexicon.REPORTS for word in tokens):
        return "report"
    named = any(sentence.capital(place) for place in range(hit.source[0] + 1, hit.source[1]))
    if not named and any(word in lexicon.ANONYMOUS for word in tokens):
        return "anonymous"
    return ""


def _noise(sentence: _Sentence, cue: CueFound, hit: _Hit, quotes: list[Span]) -> bool:
    """What a quoted speaker says of himself is content: "I think"."""
    if cue.source is None or not _quoted(quotes, cue.cue.start):
        return False
    return sentence.lower[hit.source[0]] in ("i", "we", "you")


# --- between cues


def _nested(found: list[CueFound]) -> list[CueFound]:
    """Each cue inside the content of an earlier one gets it as its parent."""
    linked: list[CueFound] = []
    for at, cue in enumerate(found):
        parent = None
        for back in range(at - 1, max(-1, at - 12), -1):
            if any(part.start <= cue.cue.start < part.end for part in found[back].contents):
                parent = back
                break
        linked.append(replace(cue, parent=parent))
    return linked


def _linked(text: str, found: list[CueFound]) -> tuple[CueFound, ...]:
    """Anaphors get what they point back to; what stands in a report is of the report."""
    cues = list(found)
    for at, cue in enumerate(cues):
        if cue.source_kind != "anaphor" or cue.source is None:
            continue
        back = _antecedent(text, cues, at)
        words = cue.source.of(text)
        if back is None:
            cues[at] = replace(cue, why=f"“{words}” points back, to no source found")
            continue
        target = cues[back].refers if cues[back].source_kind == "anaphor" else back
        why = f"“{words}” points back to the last such source"
        medium = cues[back].medium or cue.medium
        cues[at] = replace(
            cue, refers=target if target is not None else back, medium=medium, why=why
        )
        if "also" in cue.cue.of(text).lower().split():
            _claimed(text, cues, at, target if target is not None else back)
    return tuple(cues)


_REPORTING = frozenset({"report", "readout", "statement", "state-media"})


def _antecedent(text: str, cues: list[CueFound], at: int) -> int | None:
    source = cues[at].source
    noun = source.of(text).lower().split()[-1] if source else ""
    for back in range(at - 1, -1, -1):
        other = cues[back]
        if other.source is None or other.parent is not None:
            continue
        reporting = other.medium in _REPORTING or other.source_kind == "anaphor"
        if reporting or noun in other.source.of(text).lower().split():
            return back
    return None


def _claimed(text: str, cues: list[CueFound], at: int, target: int) -> None:
    """ "It also says": what a person said just before, in the same place, is of that report."""
    for back in range(at - 1, target, -1):
        other = cues[back]
        if other.source_kind not in ("name", "pronoun") or other.parent is not None:
            return
        if other.medium in _REPORTING:
            return
        why = "“also” in the next sentence gives it to the report"
        cues[back] = replace(other, parent=target, why=why)
        same = other.phrase.of(text)
        if back == 0 or cues[back - 1].phrase.of(text) != same:
            return
