"""Cues in a sentence: verbs in a frame they allow, "according to", nouns, hedges."""

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.follows import behind, clausal, ends
from sourcebook.ingest.cues.frames import allowed, narrowly
from sourcebook.ingest.cues.passive import asked, belief, passive
from sourcebook.ingest.cues.sources import Hit, Sentence, manner, phrase_right, subject
from sourcebook.ingest.cues.verbless import verbless
from sourcebook.ingest.cues.words import Verb

_TRIGGERS = (
    frozenset(lexicon.VERBS)
    | lexicon.HEDGES
    | lexicon.NOUNS
    | lexicon.AIMS
    | lexicon.DOUBTS
    | lexicon.MINDS
    | lexicon.VIEWS
    | lexicon.CASES
    | {"according", "put", "puts", ":"}
)


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
    verb = lexicon.VERBS.get(word)
    if verb is not None and (not verb.narrow or narrowly(sentence, at, verb)):
        hit = _verb_hit(sentence, at, verb, hits)
    return hit if hit is not None else verbless(sentence, at, word)


def _verb_hit(sentence: Sentence, at: int, verb: Verb, hits: list[Hit]) -> Hit | None:
    start = _group_start(sentence, at)
    before = sentence.at(start - 1)
    group = sentence.lower[start:at]
    if at > 0 and sentence.capital(at):
        return None  # a name
    if verb.form == "ed" and not lexicon.BE.isdisjoint(group):
        return passive(sentence, start, at, verb)
    follows = behind(sentence, at + 1)
    bare = lexicon.AUXILIARIES.isdisjoint(group)
    if _no_verb(sentence, start, at, verb, follows, bare=bare):
        return None
    if (turned := _turned(sentence, start, at, verb)) is not None:
        return turned
    if (cited := _as_saying(sentence, at, verb, hits)) is not None:
        return cited
    if (question := asked(sentence, at, verb)) is not None:
        return question
    source = subject(sentence, start, verb, hits)
    said = sentence.at(source[0] - 1) in _QUOTED and verb.lemma in lexicon.INVERTED
    if not said and not allowed(sentence, at, verb, follows, before):
        return None
    if sentence.at(source[0] - 1) == "what" and verb.lemma not in _LABELLING:
        return None  # what he said surprised
    if source == (0, 0) or sentence.at(source[0]) in _NOBODY:
        return None
    return _shaped(sentence, start, at, verb, follows, source)


_ENDING = frozenset({"”", '"'})


def _turned(sentence: Sentence, start: int, at: int, verb: Verb) -> Hit | None:
    """Its source stands behind it: "…", said X."""
    if not _inverts(sentence, start, at, verb) or _interrupted(sentence, at):
        return None
    quoted = not _ENDING.isdisjoint(sentence.lower[max(0, at - 2) : at])
    if not quoted and clausal(sentence, at + 1):
        return None
    end = phrase_right(sentence, at + 1)
    return Hit(start, at + 1, (at + 1, end), verb.lemma, "inverted", belief(verb), True, end)


_UNNAMED = lexicon.ANONYMOUS | {"one", "former", "president", "senior"}


def _inverts(sentence: Sentence, start: int, at: int, verb: Verb) -> bool:
    """A comma or a quote's end before, a name or a noun phrase behind: said X."""
    if verb.lemma not in lexicon.INVERTED or start != at or verb.form not in ("ed", "s"):
        return False
    quoted = sentence.at(at - 1) in ("”", '"', "?", "!", "—", "’", "'")
    if at == 0 or not (quoted or (sentence.at(at - 1) == "," and _plainly(sentence, at, verb))):
        return False
    follows = sentence.at(at + 1)
    if follows in lexicon.TIMES:
        return False
    named = sentence.capital(at + 1) or follows in lexicon.DETERMINERS or follows in _UNNAMED
    return (named or (quoted and follows in lexicon.PRONOUNS)) and follows not in (
        "that",
        "in",
        "on",
    )


_PLAIN = frozenset("say add write report explain note".split())


def _plainly(sentence: Sentence, at: int, verb: Verb) -> bool:
    """Whether a comma is enough before an inverted cue: no quotation ends there."""
    quoted = sentence.at(at - 2) in ("”", '"', "’", "'")
    return quoted or verb.lemma in _PLAIN


_NOBODY = frozenset({"nobody", "nothing", "none", "anyone", "anybody"})
_LABELLING = frozenset({"call", "describe", "term"})


def _as_saying(sentence: Sentence, at: int, verb: Verb, hits: list[Hit]) -> Hit | None:
    """The agency quoted X as saying: X says it, the agency brings it; X was quoted by it as ..."""
    if verb.form != "ing" or sentence.at(at - 1) != "as" or not hits:
        return None
    last = hits[-1]
    if last.verb not in lexicon.CITING or last.end >= at - 1:
        return None
    if last.rule == "passive":
        source = subject(sentence, last.start, verb, [])
        quoted = sentence.at(source[0] - 1) in _BEFORE_TRAILING
        trailing = quoted and ends(sentence, at)
        hit = Hit(at, at + 1, source, verb.lemma, "verb", "", trailing, at + 1)
        return hit if source != (0, 0) else None
    if last.rule != "verb":
        return None
    return Hit(at, at + 1, (last.end, at - 1), verb.lemma, "verb", content=at + 1)


def _interrupted(sentence: Sentence, at: int) -> bool:
    """The report, written by a judge, says the police slept: its subject stands before."""
    opening = next((n for n in range(at - 2, 0, -1) if sentence.lower[n] == ","), -1)
    if sentence.at(at - 1) != "," or not 0 < opening < _SUBJECT:
        return False
    aside = sentence.at(opening + 1)
    participle = aside.endswith("ed") or aside in ("written", "led", "seen", "drawn")
    finite = not _FINITE.isdisjoint(sentence.lower[:opening])
    return (participle or aside in lexicon.RELATIVE) and not finite


_OPENING = lexicon.PREPOSITIONS | lexicon.OPENERS | lexicon.STOPS | lexicon.TIMES
_SUBJECT = 8  # tokens of a noun phrase that opens a sentence


def _parenthetical(sentence: Sentence, source: tuple[int, int], at: int) -> bool:
    """The mayor, she said, will go; not: On Monday, she said, “..."."""
    if not sentence.at(source[0] - 1) == "," == sentence.at(at + 1):
        return False
    first = sentence.at(0)
    opening = first in _OPENING or first.endswith(("ing", "ed", "ly"))
    return not opening and sentence.at(source[0] - 2) not in lexicon.TIMES


_FINITE = lexicon.AUXILIARIES - lexicon.POSSESSIVE
_SOME = frozenset("some many several most few all both others those each".split())


def _alone(verb: Verb, follows: str, before: str) -> bool:
    """Whether a word such as "some" stands for somebody: some say, all agreed that."""
    if before == "that":
        return True
    return before in _SOME and (verb.form != "ed" or follows in ("clause", "quote"))


_PEOPLE = _SOME | frozenset(
    "people police men women media others who that you i we they and or".split()
)


def _plural(sentence: Sentence, at: int) -> bool:
    """Whether a word can be the subject of a base form."""
    word = sentence.at(at)
    return (
        not word
        or word[-1] == "s"
        or not word[0].isalpha()
        or word in _PEOPLE
        or sentence.capital(at)
        or sentence.at(at - 1) in ("and", "to")
        or word in lexicon.TIMES
    )


_HEAD = 8  # tokens a noun phrase may go on behind its head
_BEHIND_HEAD = frozenset("of for in from at on with to near".split())


def _plural_head(sentence: Sentence, last: int) -> bool:
    """Residents of the valley complain: the noun before "of" is who does it."""
    for place in range(last - 1, max(0, last - _HEAD), -1):
        if sentence.lower[place] in _BEHIND_HEAD:
            head = sentence.at(place - 1)
            if head in _PEOPLE or (head.endswith("s") and head not in lexicon.SMALL):
                return True
        elif not sentence.lower[place][0].isalnum() or sentence.lower[place] in lexicon.STOPS:
            break
    return False


def _no_verb(
    sentence: Sentence, start: int, at: int, verb: Verb, follows: str, *, bare: bool
) -> bool:
    """A form that cannot be a finite verb where it stands."""
    before = sentence.at(start - 1)
    if before == "to" and verb.form == "base":
        return True  # to say
    if before in lexicon.DETERMINERS and bare and not _alone(verb, follows, before):
        return True  # the recently reported deal, his claims
    if verb.form == "base" and bare and not _plural(sentence, start - 1):
        clause = follows in ("clause", "quote") and not verb.nounish
        if not clause or not _plural_head(sentence, start - 1):
            return True  # a global recall
    if verb.nounish and verb.form != "ed" and bare and _compound(sentence, at):
        return True  # state television reported, claims handlers said
    needed = sentence.at(at + 1) in lexicon.PARTICULAR.get(verb.lemma, ())
    aside = verb.form == "ed" and bare and before == "," and "s" not in verb.frame and not needed
    if aside and sentence.at(at + 1) in _TOLD and follows not in ("clause", "quote"):
        return True  # a plan, announced last May
    return before in lexicon.PREPOSITIONS and verb.form != "ing" and before != "as"


def _compound(sentence: Sentence, at: int) -> bool:
    """Whether a word is the first of two nouns that are themselves the subject of a cue."""
    noun = sentence.at(at + 1)
    if not noun.isalpha() or sentence.capital(at + 1) or noun in lexicon.SMALL:
        return False
    verb = lexicon.VERBS.get(sentence.at(at + 2))
    return verb is not None and verb.form in ("ed", "s") and not verb.nounish


_TOLD = lexicon.PREPOSITIONS | lexicon.TIMES | {"last", "to"}
_QUOTED = frozenset(["”", '"', "’", "''"])
_BEFORE_TRAILING = frozenset([",", "”", '"', "—", "-", "!", "?"])


def _shaped(
    sentence: Sentence, start: int, at: int, verb: Verb, follows: str, source: tuple[int, int]
) -> Hit | None:
    quoted = sentence.at(source[0] - 1) in _QUOTED
    loose = verb.lemma == "tell" or quoted
    over = ends(sentence, at) if loose else follows == "end"
    over = over or _parenthetical(sentence, source, at)
    trailing = over and source[0] > 0 and sentence.at(source[0] - 1) in _BEFORE_TRAILING
    word = sentence.at(at + 1)
    if word not in lexicon.PARTICLES or word not in lexicon.PARTICULAR.get(verb.lemma, ()):
        return Hit(start, at + 1, source, verb.lemma, "verb", belief(verb), trailing, at + 1)
    name = f"{verb.lemma} {word}"
    return Hit(start, at + 2, source, name, "verb", belief(verb), trailing, at + 2)


def _group_start(sentence: Sentence, at: int) -> int:
    """Where the verb's auxiliaries and adverbs begin; a possessive 's is none of them."""
    start = at
    while start > 0 and at - start < 5:
        word = sentence.lower[start - 1]
        if word in ("'t", "’t") and start > 1:
            start -= 2  # didn't
            continue
        if word in ("'s", "’s") and sentence.at(start - 2) not in lexicon.PRONOUNS:
            break
        adverb = word in lexicon.ADVERBS or manner(sentence, start - 1)
        month = word == "may" and sentence.capital(start - 1)
        if month or (not adverb and word not in lexicon.AUXILIARIES):
            break
        start -= 1
    return start
