"""Cues in the passive: are believed to, was told that, asked whether he would."""

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.sources import Hit, Sentence, phrase_right, subject
from sourcebook.ingest.cues.words import Verb


def belief(verb: Verb) -> str:
    """Whether a verb tells what somebody holds and not what is said."""
    return "belief" if verb.lemma in lexicon.BELIEFS else ""


def passive(sentence: Sentence, start: int, at: int, verb: Verb) -> Hit | None:
    """Are believed to, it was reported that, was told that, was criticised by."""
    follows = sentence.at(at + 1)
    if verb.lemma in lexicon.CITING and follows == "as":
        return _quoted(sentence, start, at)
    window = sentence.lower[at + 1 : at + 7]
    if "by" in window and not ({",", "."} & set(window[: window.index("by")])):
        by = at + 1 + window.index("by") + 1
        end = phrase_right(sentence, by)
        if verb.lemma == "accuse":  # by investors of fraud
            end = next((n for n in range(by, end) if sentence.lower[n] == "of"), end)
        agent = end > by and not _when(sentence, by) and verb.frame
        narrow = verb.narrow and not (verb.lemma in lexicon.COMMANDS and sentence.at(end) == "to")
        if agent and follows in ("by", "as") and not narrow:
            held = belief(verb)
            return Hit(start, at + 1, (by, end), verb.lemma, "passive", held, content=end)
    return _by_nobody(sentence, start, at, verb)


def _by_nobody(sentence: Sentence, start: int, at: int, verb: Verb) -> Hit | None:
    """Who holds or says it is not told."""
    follows, impersonal = sentence.at(at + 1), sentence.at(start - 1) == "it"
    real = _WISHED.isdisjoint(sentence.lower[start:at])
    said = real and not {"s", "c"}.isdisjoint(verb.frame)
    if impersonal and said and sentence.at(start - 2) in _CLOSING and follows in _OVER:
        return Hit(start - 1, at + 1, (0, 0), verb.lemma, "unsourced", "")  # ..., it was announced
    if verb.lemma in lexicon.PASSIVE and (follows in ("to", "that") or follows in lexicon.LOST):
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "belief", content=at + 1)
    if impersonal and said and follows == "that":
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    if follows == "as" and verb.lemma in _SEEN and real:
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "belief", content=at + 1)
    if follows == "of" and verb.lemma in ("accuse", "suspect"):
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    if verb.lemma == "ask" and (follows in lexicon.CLAUSE or follows == "about"):
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    if verb.lemma in ("tell", "inform", "warn", "remind", "assure") and follows == "that":
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    return None


_WISHED = frozenset("should must can could cannot might".split())
_CLOSING = frozenset([",", "”", '"'])
_OVER = frozenset(["", ".", ",", "on", "in"]) | lexicon.TIMES
_SEEN = frozenset("see regard view describe consider".split())
_SEASONS = (
    frozenset("spring summer autumn winter noon midnight dawn dusk nightfall then".split())
    | lexicon.TIMES
)


def _when(sentence: Sentence, at: int) -> bool:
    """Expected by summer, by 2030, by the end of May, justified by saving: no agent."""
    word = sentence.at(at)
    if word.endswith("ing") and not sentence.capital(at):
        return True
    if word in ("the", "early", "late", "mid", "next"):
        word = sentence.at(at + 1)
    return word in _SEASONS or word in ("end", "middle", "time") or word[:1].isdigit()


def _quoted(sentence: Sentence, start: int, at: int) -> Hit | None:
    """He was quoted as saying: his are the words, and who brings them is not told."""
    verb = lexicon.VERBS.get(sentence.at(at + 2))
    if verb is None or verb.form != "ing":
        return None
    source = subject(sentence, start, verb, [])
    if source == (0, 0):
        return None
    end = at + 3
    trailing = sentence.at(source[0] - 1) in _CLOSING and sentence.at(end) in _OVER
    return Hit(start, end, source, verb.lemma, "passive", belief(verb), trailing, end)


def asked(sentence: Sentence, at: int, verb: Verb) -> Hit | None:
    """Asked whether he would go, he ...: by nobody named."""
    before = sentence.at(at - 1)
    if verb.lemma != "ask" or verb.form != "ed" or before not in ("", ",", "when", "and", "“"):
        return None
    if _ASKED.isdisjoint(sentence.lower[at + 1 : at + 5]):
        return None
    comma = next((n for n in range(at, _reach(sentence, at)) if sentence.lower[n] == ","), -1)
    return Hit(at, at + 1, (0, 0), verb.lemma, "asked", content=at + 1, until=comma)


_ASKED = lexicon.CLAUSE | {"about", "by"}
_QUESTION = 30  # tokens a question may be long


def _reach(sentence: Sentence, at: int) -> int:
    return min(at + _QUESTION, len(sentence.words))
