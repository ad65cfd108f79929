"""Whether what stands around a verb makes it a cue: its frame, and what single verbs need."""

from collections.abc import Container, Sequence

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.follows import clausal, until_stop
from sourcebook.ingest.cues.sources import Sentence
from sourcebook.ingest.cues.words import Verb

_ENDING = frozenset({"”", '"'})


def narrowly(sentence: Sentence, at: int, verb: Verb) -> bool:
    """Whether a verb that is a cue only with certain words has any of them near."""
    if verb.lemma in lexicon.COMMANDS or verb.lemma in lexicon.INVERTED:
        return True
    near = sentence.lower[at + 1 : at + _ADDRESSED]
    if "that" in near and "t" in verb.frame:
        return True
    return bool(near) and near[0] in lexicon.PARTICULAR.get(verb.lemma, ())


def allowed(sentence: Sentence, at: int, verb: Verb, follows: str, before: str) -> bool:
    """Whether a verb where it stands is a cue."""
    barred = _barred(sentence, at, verb, follows, before)
    if barred is not None:
        return barred
    if "s" in verb.frame or _loosely(sentence, at, verb):
        return True
    if follows in ("clause", "quote"):
        return "c" in verb.frame
    if follows == "infinitive":
        return "i" in verb.frame
    if follows == "end":
        ended = not _LED.isdisjoint(sentence.lower[max(0, at - 8) : at])
        return ("c" in verb.frame or "t" in verb.frame) and verb.lemma in lexicon.INVERTED and ended
    return follows == "object" and "n" in verb.frame


_LED = _ENDING | {",", "as"}


def _barred(sentence: Sentence, at: int, verb: Verb, follows: str, before: str) -> bool | None:
    """What single verbs and forms need beyond their frame; None: the frame decides."""
    near = sentence.lower[at + 1 : at + 6]
    if verb.lemma in _OBJECTS:
        return _with_object(verb, near, sentence.lower[at + 6 : at + 10])
    if verb.lemma == "add":
        return follows in ("clause", "quote", "end")
    if verb.lemma in ("decline", "refuse") and not _UNSAID.isdisjoint(near[:3]):
        return False
    if follows == "infinitive" and "nothing" in near[:3]:
        return False  # agreed to say nothing
    if verb.lemma in _WISHING and not _NAMED.isdisjoint(near):
        return False  # who asked not to be named
    if verb.lemma == "call" and follows in _CALLED and sentence.at(at + 1) not in _CLAUSES:
        return _naming(sentence, at) if follows != "quote" else before in lexicon.PRONOUNS
    if verb.lemma in lexicon.SHOWING and _reporting(sentence, at):
        return follows != "end" or None
    if verb.form == "ing" and follows in ("end", "other"):
        return False
    if follows == "end" and not _ENDING.isdisjoint(sentence.lower[max(0, at - 5) : at]):
        return True  # "...," the statement read
    return False if verb.nounish and _noun_like(sentence, at, verb, follows, before) else None


_WISHING = frozenset("ask decline refuse want wish prefer".split())
_NAMED = frozenset("named identified quoted".split())
_UNSAID = frozenset("comment answer respond elaborate discuss".split())


_OBJECTS = frozenset("express voice say tell dismiss".split())


def _with_object(verb: Verb, near: Sequence[str], far: Sequence[str]) -> bool | None:
    """Verbs that need an object of some kind, or that with others say nothing."""
    if verb.lemma in ("express", "voice"):
        return not lexicon.OBJECTS.isdisjoint(near)
    if verb.lemma == "say":
        return False if near and near[0] in lexicon.UNSAID else None
    if verb.lemma == "tell":
        return False if not lexicon.TALES.isdisjoint(near[:2]) else None
    stated = not lexicon.STATED.isdisjoint(word.removesuffix("s") for word in near)
    quoted = not _OPENED.isdisjoint((*near, *far))
    return None if stated or quoted or "as" in near or "that" in near else False


_CALLED = frozenset({"object", "clause", "quote"})
_NO_NAME = lexicon.PREPOSITIONS | lexicon.STOPS | lexicon.RELATIVE
_CLAUSES = lexicon.CLAUSE | lexicon.SUBJECTS


def _naming(sentence: Sentence, at: int) -> bool:
    """Called the plan a gift, called him a liar; not a list called Launchpad."""
    for place in range(at + 2, min(at + 9, len(sentence.words))):
        word = sentence.lower[place]
        if word in lexicon.DETERMINERS or word in '"“‘':
            return True
        if word in ",.;:)" or word in _NO_NAME:
            return False
        # Of “the man it called the leader” whom it calls so stands before.
        pronoun = sentence.at(at - 1) in lexicon.PRONOUNS and sentence.at(at - 2).isalpha()
        bare = place == at + 2 and sentence.at(at + 1) in lexicon.DETERMINERS and not pronoun
        if word.isalpha() and not sentence.capital(place) and not bare:
            return True
    return False


def _reporting(sentence: Sentence, at: int) -> bool:
    """Whether a poll, a report or their like stands right before a verb."""
    return any(
        word.rstrip("s") in lexicon.REPORTS or word in lexicon.REPORTS
        for word in sentence.lower[max(0, at - 3) : at]
    )


def _noun_like(sentence: Sentence, at: int, verb: Verb, follows: str, before: str) -> bool:
    """A form such as "reports" or "fears" that nothing here makes a verb."""
    if verb.form != "ed" and before in ("and", "or"):
        return True
    if before in lexicon.PRONOUNS or before in lexicon.RELATIVE:
        return False
    if before in ("'s", "’s", "'", "’"):
        return True
    if sentence.at(at + 1) in _OF and verb.form != "ed":
        return verb.lemma != "call" or not (before == "," or sentence.capital(at - 1))
    if follows in ("clause", "quote"):
        return False
    if follows == "infinitive" and "i" in verb.frame and verb.form == "s":
        return before == "," or (before.endswith("s") and not sentence.capital(at - 1))
    return follows != "object" or not (verb.form == "ed" or sentence.capital(at - 1))


def _of_its_own(sentence: Sentence, at: int, verb: Verb) -> bool:
    """What only some verbs have: ordered that, assured him that, mocked what he called."""
    follows = sentence.at(at + 1)
    if "t" in verb.frame:
        return _thats(sentence, at + 1, _PASSED) or _commanded(sentence, at, verb)
    if verb.lemma in lexicon.ADDRESSING:
        return _thats(sentence, at + 1) or clausal(sentence, at + 1)
    if verb.lemma in _RECALLING:
        return not _OPENED.isdisjoint(sentence.lower[at + 1 : at + 12])
    if verb.lemma in _PROPOSING and follows.endswith("ing"):
        return True
    return "n" in verb.frame and follows in _QUESTIONS


_PROPOSING = frozenset({"suggest", "propose"})
_RECALLING = frozenset({"recall", "remember"})
_OPENED = frozenset({"“", '"'})


def _thats(sentence: Sentence, start: int, opening: Container[str] | None = None) -> bool:
    """Whether "that" opens what is said, past whom it is said to and where."""
    first = sentence.at(start)
    if opening is not None and first != "that" and first not in opening:
        return False
    for place in range(start, min(start + _ADDRESSED, len(sentence.words) - 1)):
        word = sentence.lower[place]
        if word == "that":  # not: charged that night, hold that seat
            points = sentence.at(place + 1) in lexicon.TIMES
            return not points and sentence.at(place + 2).isalnum()
        if not word[0].isalnum() and word not in ("'s", "’s", "-"):
            break
        if word in lexicon.STOPS or word in lexicon.RELATIVE:
            break
    return False


def _commanded(sentence: Sentence, at: int, verb: Verb) -> bool:
    """Ordered the guards to leave, appealed to all sides to stop; not: ordered a meal."""
    if verb.lemma not in lexicon.COMMANDS:
        return False
    if not lexicon.ORDERED.isdisjoint(until_stop(sentence, at + 1, 6)):
        return True
    if sentence.at(at + 1) in _COUNTED:
        return False  # ordered two ships to replace the old
    start = at + 2 + (sentence.at(at + 1) == "to")
    for place in range(start, min(start + 5, len(sentence.words) - 1)):
        word = sentence.lower[place]
        if word == "to":
            return sentence.lower[place + 1].isalpha() and not sentence.capital(place + 1)
        if not word[0].isalnum() or word in lexicon.PREPOSITIONS or word in lexicon.STOPS:
            break
    return False


_ADDRESSED = 10  # tokens between a verb and its "that"
_PASSED = lexicon.PREPOSITIONS | lexicon.TIMES | {"to", "last", "this"}
_QUESTIONS = frozenset("what how whether".split())
_COUNTED = frozenset("a an two three four five ten new".split())
_OF = frozenset("of for by from with about in".split())
_TELLING = frozenset("tell warn announce report".split())


def _loosely(sentence: Sentence, at: int, verb: Verb) -> bool:
    """Verbs that need little: told Reuters in May that, called for, believes in."""
    follows = sentence.at(at + 1)
    if follows in lexicon.PARTICULAR.get(verb.lemma, ()):
        return True
    if _of_its_own(sentence, at, verb):
        return True
    if verb.lemma in lexicon.ABOUT and follows in ("about", "of", "against"):
        return not verb.nounish or verb.form in ("ed", "ing")
    if verb.lemma in lexicon.SEEING and follows not in lexicon.CLAUSE:
        return "as" in until_stop(sentence, at + 1, 9)
    if verb.lemma in _TELLING and verb.form == "ed":
        return verb.lemma != "report" or sentence.at(at + 1) in ("on", "last", "in")
    if verb.lemma != "ask" and "i" in verb.frame and "to" in sentence.lower[at + 2 : at + 5]:
        return True  # expect prices to fall
    if "n" not in verb.frame or not follows.isalpha() or follows in lexicon.PREPOSITIONS:
        return False
    return verb.lemma in lexicon.JUDGING or follows in ("him", "her", "them", "us", "me")
