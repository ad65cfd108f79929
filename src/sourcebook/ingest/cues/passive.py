"""Cues in the passive: are believed to, was told that, asked whether he would."""

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.sources import Hit, Sentence, phrase_right
from sourcebook.ingest.cues.words import Verb


def belief(verb: Verb) -> str:
    """Whether a verb tells what somebody holds and not what is said."""
    return "belief" if verb.lemma in lexicon.BELIEFS else ""


def passive(sentence: Sentence, start: int, at: int, verb: Verb) -> Hit | None:
    """Are believed to, it was reported that, was told that, was criticised by."""
    follows = sentence.at(at + 1)
    window = sentence.lower[at + 1 : at + 7]
    if "by" in window and not ({",", "."} & set(window[: window.index("by")])):
        by = at + 1 + window.index("by") + 1
        end = phrase_right(sentence, by)
        if end > by and follows in ("by", "as") and verb.frame:
            held = belief(verb)
            return Hit(start, at + 1, (by, end), verb.lemma, "passive", held, content=end)
    if verb.lemma in lexicon.PASSIVE and follows in ("to", "that"):
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "belief", content=at + 1)
    if verb.lemma == "ask" and (follows in lexicon.CLAUSE or follows == "about"):
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    if verb.lemma in ("tell", "inform", "warn", "remind", "assure") and follows == "that":
        return Hit(start, at + 1, (0, 0), verb.lemma, "unsourced", "", content=at + 1)
    return None


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
