"""Cues that are no verb of saying: "according to", hedges, nouns, doubts, a speaker's colon."""

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.sources import Hit, Sentence, phrase_left, phrase_right


def verbless(sentence: Sentence, at: int, word: str) -> Hit | None:
    """The cue that begins at a token and is no verb of the lexicon."""
    if word == "according":
        return _according(sentence, at) if sentence.at(at + 1) == "to" else None
    if word == "put":
        return _put_it(sentence, at)
    if word == ":":
        return _speaker(sentence, at)
    if word in lexicon.HEDGES:
        return Hit(at, at + 1, (0, 0), word, "hedge", "hedge", content=at + 1)
    if word in lexicon.DOUBTS and (hit := _doubt(sentence, at)) is not None:
        return hit
    return _noun_hit(sentence, at, word)


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
_WITHIN = frozenset("in at on by from".split())
_HOLDING = frozenset("among from by of within".split())
_OWNERS = frozenset("his her their its my our your".split())
_AWAY = 9  # tokens between a noun and its "that"


def _noun_hit(sentence: Sentence, at: int, word: str) -> Hit | None:
    """Their claim that, a promise to, fears among donors that: the holder is the source."""
    follows, before = sentence.at(at + 1), sentence.at(at - 1)
    owned = before in _OWNERS or before in ("'s", "’s", "'", "’")
    aims = word in lexicon.AIMS and follows == "to" and owned
    if not aims and word not in lexicon.NOUNS:
        return None
    source, content = (0, 0), at + 1
    if not aims and follows != "that":
        source, content = _holder(sentence, at + 1)
        if content < 0:
            return None
    elif before in _OWNERS:
        source = (at - 1, at)
    elif owned:
        source = phrase_left(sentence, at - 2)
    elif before in lexicon.DETERMINERS and sentence.at(at - 2) in _WITHIN:
        return None  # said in a statement that
    elif before in _BARE or (word[-1] != "s" and before not in lexicon.DETERMINERS):
        return None
    return Hit(at, at + 1, source, word, "noun", content=content)


def _holder(sentence: Sentence, at: int) -> tuple[tuple[int, int], int]:
    """Among donors that: who holds the view, and where its content starts, or -1."""
    if sentence.at(at) not in _HOLDING:
        return (0, 0), -1
    for place in range(at + 2, min(at + _AWAY, len(sentence.words))):
        word = sentence.lower[place]
        if word == "that":
            return (at + 1, place), place
        if not (word[0].isalnum() or word in ("'s", "’s")) or word in lexicon.STOPS:
            break
    return (0, 0), -1


def _put_it(sentence: Sentence, at: int) -> Hit | None:
    """As X put it, "..."."""
    if sentence.at(at + 1) != "it" or sentence.at(at + 2) not in (",", ":", "“", '"', "."):
        return None
    source = phrase_left(sentence, at - 1)
    if source == (0, 0):
        return None
    trailing = sentence.at(at + 2) == "." or at + 2 >= len(sentence.words)
    content = -1 if trailing else at + 2
    return Hit(at, at + 2, source, "put it", "verb", "", trailing, content)


_SPEAKER = 6  # words of a name before a colon


def _speaker(sentence: Sentence, at: int) -> Hit | None:
    """A name, a colon and a quotation, as in a transcript."""
    if not 0 < at <= _SPEAKER or sentence.at(at + 1) not in ("“", '"', "‘"):
        return None
    if not all(sentence.capital(place) or sentence.at(place) in (".", "'") for place in range(at)):
        return None
    return Hit(at, at + 1, (0, at), ":", "speaker", content=at + 1)


def _according(sentence: Sentence, at: int) -> Hit | None:
    """According to X, content; content, according to X."""
    start = at + 2
    if start >= len(sentence.words):
        return None
    end = phrase_right(sentence, start, according=True)
    if end == start:
        return None
    relative = sentence.at(at - 1) == "," and sentence.at(at - 2) in lexicon.RELATIVE
    trailing = at > 0 and not relative and not (at == 1 and sentence.at(0) in lexicon.OPENERS)
    content = end if end < len(sentence.words) else -1
    if content >= 0 and not trailing:
        content = _past_relative(sentence, end)
    return Hit(at, start, (start, end), "according to", "according", "", trailing, content)


_CLAUSE = 20  # tokens of a relative clause


def _past_relative(sentence: Sentence, end: int) -> int:
    """Behind "who asked not to be named," and its like, where the content starts."""
    start = end + (sentence.at(end) == ",")
    if sentence.at(start) not in lexicon.RELATIVE:
        return end
    for place in range(start, min(start + _CLAUSE, len(sentence.words))):
        if sentence.lower[place] == ",":
            return place
    return end
