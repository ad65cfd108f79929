"""Cues in a sentence: verbs in a frame they allow, "according to", nouns, hedges."""

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.sources import (
    Hit,
    Sentence,
    inverts,
    phrase_left,
    phrase_right,
    subject,
)
from sourcebook.ingest.cues.words import Verb

_DOUBTS = frozenset("clear unclear unknown certain uncertain known".split())
_TRIGGERS = frozenset(lexicon.VERBS) | lexicon.HEDGES | lexicon.NOUNS | _DOUBTS | {"according"}


def hits_of(sentence: Sentence) -> list[Hit]:
    """The cues of a sentence, left to right."""
    hits: list[Hit] = []
    free = 0
    for at, word in enumerate(sentence.lower):
        if word not in _TRIGGERS or at < free:
            continue
        hit = _hit(sentence, at, word, hits)
        if hit is not None:
            hits.append(hit)
            free = hit.end
    return hits


def _hit(sentence: Sentence, at: int, word: str, hits: list[Hit]) -> Hit | None:
    hit = None
    if (verb := lexicon.VERBS.get(word)) is not None:
        hit = _verb_hit(sentence, at, verb, hits)
    elif word == "according" and sentence.at(at + 1) == "to":
        hit = _according(sentence, at)
    elif word in lexicon.HEDGES:
        hit = Hit(at, at + 1, (0, 0), word, "hedge", "hedge", content=at + 1)
    elif word in _DOUBTS:
        hit = _doubt(sentence, at)
    if hit is None and word in lexicon.NOUNS and sentence.at(at + 1) == "that":
        hit = _noun_hit(sentence, at)
    return hit


def _doubt(sentence: Sentence, at: int) -> Hit | None:
    """It is not clear if; it was unclear whether."""
    follows = sentence.at(at + 1)
    low = max(0, at - 4)
    before = sentence.lower[low:at]
    if follows not in lexicon.CLAUSE or not lexicon.BE & set(before):
        return None
    if "it" not in before and sentence.at(at) not in ("unclear", "unknown"):
        return None
    start = low + (before.index("it") if "it" in before else len(before) - 1)
    return Hit(start, at + 1, (0, 0), "be " + sentence.at(at), "doubt", "doubt", content=at + 1)


_BARE = frozenset("of made by is was no been".split())


def _noun_hit(sentence: Sentence, at: int) -> Hit | None:
    """Their claim that, fears that: the possessor is the source."""
    before = sentence.at(at - 1)
    source = (0, 0)
    if before in ("his", "her", "their", "its", "my", "our"):
        source = (at - 1, at)
    elif before in ("'s", "’s", "'", "’"):
        source = phrase_left(sentence, at - 2)
    elif before not in _BARE and sentence.lower[at][-1] != "s":
        return None
    return Hit(at, at + 1, source, sentence.lower[at], "noun", content=at + 1)


def _according(sentence: Sentence, at: int) -> Hit | None:
    """According to X, content; content, according to X."""
    start = at + 2
    if start >= len(sentence.words):
        return None
    end = phrase_right(sentence, start, according=True)
    if end == start:
        return None
    trailing = at > 0 and not (at == 1 and sentence.at(0) in lexicon.OPENERS)
    content = end if end < len(sentence.words) else -1
    return Hit(at, start, (start, end), "according to", "according", "", trailing, content)


def _verb_hit(sentence: Sentence, at: int, verb: Verb, hits: list[Hit]) -> Hit | None:
    start = _group_start(sentence, at)
    before = sentence.at(start - 1)
    group = frozenset(sentence.lower[start:at])
    if at > 0 and sentence.capital(at):
        return None  # a name
    if before == "to" and verb.form == "base":
        return None  # to say
    if verb.form == "ed" and group & lexicon.BE and "being" not in group:
        return _passive(sentence, start, at, verb)
    bare = not group & lexicon.AUXILIARIES
    if before in lexicon.DETERMINERS and bare and before not in ("that", "all", "both"):
        return None  # the recently reported deal, his claims
    if before in lexicon.PREPOSITIONS and verb.form != "ing" and before != "as":
        return None
    quoted = {"”", '"'} & set(sentence.lower[max(0, at - 2) : at])
    if inverts(sentence, start, at, verb) and (quoted or not _clausal(sentence, at + 1)):
        end = phrase_right(sentence, at + 1)
        return Hit(start, at + 1, (at + 1, end), verb.lemma, "inverted", _belief(verb), True, end)
    follows = _follows(sentence, at + 1)
    if not _allowed(sentence, at, verb, follows, before):
        return None
    source = subject(sentence, start, verb, hits)
    if sentence.at(source[0] - 1) == "what":
        return None  # what he said surprised
    if source == (0, 0):
        return None
    return _shaped(sentence, start, at, verb, source)


_BEFORE_TRAILING = frozenset([",", "”", '"', "—", "-", "!", "?"])


def _shaped(
    sentence: Sentence, start: int, at: int, verb: Verb, source: tuple[int, int]
) -> Hit | None:
    over = _ends(sentence, at) if verb.lemma == "tell" else _follows(sentence, at + 1) == "end"
    trailing = over and source[0] > 0 and sentence.at(source[0] - 1) in _BEFORE_TRAILING
    return Hit(start, at + 1, source, verb.lemma, "verb", _belief(verb), trailing, at + 1)


def _belief(verb: Verb) -> str:
    return "belief" if verb.lemma in lexicon.BELIEFS else ""


def _group_start(sentence: Sentence, at: int) -> int:
    """Where the verb's auxiliaries and adverbs begin; a possessive 's is none of them."""
    start = at
    while start > 0 and at - start < 5:
        word = sentence.lower[start - 1]
        if word in ("'s", "’s") and sentence.at(start - 2) not in lexicon.PRONOUNS:
            break
        manner = word.endswith("ly") and len(word) > 4 and not sentence.capital(start - 1)
        adverb = word in lexicon.ADVERBS or manner
        if not adverb and word not in lexicon.AUXILIARIES and word not in ("'t", "’t"):
            break
        start -= 1
    return start


def _follows(sentence: Sentence, at: int) -> str:
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
            return _at_stop(sentence, at, place)
        if place == at and (found := _directly(sentence, place)):
            return "clause" if found == "object" and _clausal(sentence, place) else found
    return "end" if at >= len(sentence.words) else "other"


_PASSED = lexicon.PREPOSITIONS | lexicon.TIMES | lexicon.ADVERBS | {"to", "last", "this"}


def _at_stop(sentence: Sentence, at: int, place: int) -> str:
    word = sentence.lower[place]
    if word == "," and sentence.at(place + 1) in ("“", '"', "that"):
        return "quote"
    if word == ":":
        return "clause"
    return "end" if place == at or sentence.lower[at] in _PASSED else "other"


def _clausal(sentence: Sentence, start: int) -> bool:
    """Whether a noun phrase goes on with a finite auxiliary: fears the dam will burst."""
    for place in range(start + 1, min(start + 10, len(sentence.words))):
        word = sentence.lower[place]
        if word in '.,;:“”"' or word in lexicon.RELATIVE or word == "that":
            return False
        if word in lexicon.AUXILIARIES - {"'s", "’s"}:
            return True
    return False


def _directly(sentence: Sentence, place: int) -> str:
    """What the very next word decides, if it does."""
    word = sentence.lower[place]
    if word in lexicon.SUBJECTS:
        return "clause"
    if word == "to" and sentence.at(place + 1).isalpha() and not sentence.capital(place + 1):
        return "infinitive"
    if word in lexicon.TIMES or word in lexicon.PREPOSITIONS or word in lexicon.ADVERBS:
        return ""
    if word in lexicon.DETERMINERS or sentence.capital(place) or word[0].isdigit():
        return "object"
    return ""


def _allowed(sentence: Sentence, at: int, verb: Verb, follows: str, before: str) -> bool:
    barred = _barred(sentence, at, verb, follows, before)
    if barred is not None:
        return barred
    if "s" in verb.frame:
        return True
    if follows in ("clause", "quote"):
        return "c" in verb.frame
    if follows == "infinitive":
        return "i" in verb.frame
    if follows == "end":
        comma = {",", "”", '"', "as"} & set(sentence.lower[max(0, at - 8) : at])
        return "c" in verb.frame and verb.lemma in lexicon.INVERTED and bool(comma)
    return "n" in verb.frame if follows == "object" else _loosely(sentence, at, verb)


def _barred(sentence: Sentence, at: int, verb: Verb, follows: str, before: str) -> bool | None:
    """What single verbs and forms need beyond their frame; None: the frame decides."""
    if verb.lemma in ("express", "voice"):
        return any(word in lexicon.OBJECTS for word in sentence.lower[at + 1 : at + 6])
    if verb.lemma == "add":
        return follows in ("clause", "quote", "end")
    if verb.lemma == "decline" and "comment" in sentence.lower[at + 1 : at + 4]:
        return False
    if verb.form == "ing" and follows in ("end", "other"):
        return False
    if follows == "end" and {"”", '"'} & set(sentence.lower[max(0, at - 5) : at]):
        return True  # "...," the statement read
    return False if verb.nounish and _noun_like(sentence, at, verb, follows, before) else None


def _noun_like(sentence: Sentence, at: int, verb: Verb, follows: str, before: str) -> bool:
    """A form such as "reports" or "fears" that nothing here makes a verb."""
    if verb.form != "ed" and before in ("and", "or", ","):
        return True
    if before in lexicon.PRONOUNS or before in lexicon.RELATIVE:
        return False
    if follows in ("clause", "quote"):
        return False
    return follows != "object" or not (verb.form == "ed" or sentence.capital(at - 1))


_TELLING = frozenset("tell warn announce report".split())


def _loosely(sentence: Sentence, at: int, verb: Verb) -> bool:
    """Verbs that need little: told Reuters in May that, called for, believes in."""
    follows = sentence.at(at + 1)
    if verb.lemma == "argue":
        return follows in ("for", "against")
    if verb.lemma == "claim":
        return follows in ("responsibility", "credit", "victory")
    if verb.lemma == "call":
        return follows in ("for", "on", "upon", "him", "her", "them", "it")
    if verb.lemma in ("point", "refer"):
        return follows in ("out", "to")
    if verb.lemma in _TELLING and verb.form == "ed":
        return verb.lemma != "report" or sentence.at(at + 1) in ("on", "last", "in")
    if "i" in verb.frame and "to" in sentence.lower[at + 2 : at + 5]:
        return True  # expect prices to fall
    if "n" not in verb.frame or not follows.isalpha() or follows in lexicon.PREPOSITIONS:
        return False
    return verb.lemma in lexicon.JUDGING or follows in ("him", "her", "them", "us", "me")


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether nothing but a time, a place or an addressee follows in the sentence."""
    for place in range(at + 1, min(at + 12, len(sentence.words))):
        word = sentence.lower[place]
        if word in '.,;”"—?!' and word:
            return True
        if word in lexicon.CLAUSE or word in lexicon.SUBJECTS or word in "“":
            return False
    return at + 12 >= len(sentence.words)


def _passive(sentence: Sentence, start: int, at: int, verb: Verb) -> Hit | None:
    """Are believed to, it was reported that, was told that, was criticised by."""
    follows = sentence.at(at + 1)
    window = sentence.lower[at + 1 : at + 7]
    if "by" in window and not ({",", "."} & set(window[: window.index("by")])):
        by = at + 1 + window.index("by") + 1
        end = phrase_right(sentence, by)
        if end > by and follows in ("by", "as") and verb.frame:
            rule, belief = "passive", _belief(verb)
            return Hit(start, at + 1, (by, end), verb.lemma, rule, belief, content=end)
    if verb.lemma in lexicon.PASSIVE and follows in ("to", "that"):
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "belief", content=at + 1)
    if verb.lemma in ("tell", "inform", "warn", "remind", "assure") and follows == "that":
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    return None
