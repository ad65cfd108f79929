"""What stands behind a cue's verb: a clause, a quotation, an infinitive, an object, an end."""

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.sources import Sentence

_FINITE = lexicon.AUXILIARIES - lexicon.POSSESSIVE


def behind(sentence: Sentence, at: int) -> str:
    """What stands behind a verb: clause, quote, infinitive, object, end or other.

    "On Monday", "in a statement", "to reporters" between are passed over.
    """
    for place in range(at, min(at + 9, len(sentence.words))):
        word = sentence.lower[place]
        if place == at and word in lexicon.AUXILIARIES:
            return "other"
        if word in lexicon.CLAUSE:
            return "clause"
        if word in '"“':
            return "quote"
        if word in ".,;:!?”—":
            return _at_stop(sentence, at, place)
        if place == at and (found := _directly(sentence, place)):
            return "clause" if found == "object" and clausal(sentence, place) else found
    return "end" if at >= len(sentence.words) else "other"


_ASIDE = 12  # tokens between two commas


def _aside(sentence: Sentence, comma: int) -> bool:
    """Claimed, without evidence, that."""
    for place in range(comma + 1, min(comma + _ASIDE, len(sentence.words) - 1)):
        if sentence.lower[place] == ",":
            return sentence.lower[place + 1] == "that"
    return False


_PASSED = lexicon.PREPOSITIONS | lexicon.TIMES | lexicon.ADVERBS | {"to", "last", "this"}


def _at_stop(sentence: Sentence, at: int, place: int) -> str:
    word = sentence.lower[place]
    if word == "," and sentence.at(place + 1) in ("“", '"', "that"):
        return "quote"
    if word == "," and place == at and _aside(sentence, place):
        return "clause"
    if word == ":":
        return "clause"
    return "end" if place == at or sentence.lower[at] in _PASSED else "other"


def clausal(sentence: Sentence, start: int) -> bool:
    """Whether a noun phrase goes on with a finite auxiliary: fears the dam will burst."""
    for place in range(start + 1, min(start + 10, len(sentence.words))):
        word = sentence.lower[place]
        if word in '.,;:“”"' or word in lexicon.RELATIVE or word == "that":
            return False
        if word in _FINITE:
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


def until_stop(sentence: Sentence, start: int, reach: int) -> list[str]:
    """The words up to the next stop or clause."""
    found: list[str] = []
    for place in range(start, min(start + reach, len(sentence.words))):
        word = sentence.lower[place]
        if word in ",.;:" or word in lexicon.CLAUSE:
            break
        found.append(word)
    return found


def ends(sentence: Sentence, at: int) -> bool:
    """Whether nothing but a time, a place or an addressee follows in the sentence."""
    for place in range(at + 1, min(at + 12, len(sentence.words))):
        word = sentence.lower[place]
        if word in '.,;”"—?!' and word:
            return True
        if word in lexicon.CLAUSE or word in lexicon.SUBJECTS or word in "“":
            return False
    return at + 12 >= len(sentence.words)
