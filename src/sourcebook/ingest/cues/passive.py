"""Cues in the passive: are believed to, was told that, was criticised by."""

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
