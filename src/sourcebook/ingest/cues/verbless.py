"""Cues that are no verb of saying: "according to", hedges, nouns, doubts, a speaker's colon."""

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.follows import clausal
from sourcebook.ingest.cues.sources import Hit, Sentence, manner, phrase_left, phrase_right


def verbless(sentence: Sentence, at: int, word: str) -> Hit | None:
    """The cue that begins at a token and is no verb of the lexicon."""
    if word == "according":
        return _according(sentence, at) if sentence.at(at + 1) == "to" else None
    if word in ("put", "puts"):
        return _put_it(sentence, at) or _put_at(sentence, at)
    if word == ":":
        return _speaker(sentence, at)
    if word in lexicon.HEDGES:
        return Hit(at, at + 1, (0, 0), word, "hedge", "hedge", content=at + 1)
    if word in lexicon.DOUBTS and (hit := _doubt(sentence, at)) is not None:
        return hit
    if word in lexicon.MINDS:
        return _minded(sentence, at, word)
    if word in lexicon.CASES:
        return _case(sentence, at)
    if word in lexicon.VIEWS and (hit := _in_view(sentence, at)) is not None:
        return hit
    return _noun_hit(sentence, at, word)


_BEING = lexicon.BE | frozenset("remains remained remain 's ’s".split())


def _doubt(sentence: Sentence, at: int) -> Hit | None:
    """It is not clear if; it was unclear whether."""
    follows = sentence.at(at + 1)
    low = max(0, at - 4)
    before = sentence.lower[low:at]
    if follows not in lexicon.CLAUSE or _BEING.isdisjoint(before):
        return None
    if "it" not in before and sentence.at(at) not in ("unclear", "unknown"):
        return None
    start = low + (before.index("it") if "it" in before else len(before) - 1)
    return Hit(start, at + 1, (0, 0), "be " + sentence.at(at), "doubt", "doubt", content=at + 1)


_IS = lexicon.BE | frozenset("'s ’s 'm ’m remains remained".split())
_BARE = frozenset("of made by is was no been".split())
_MINDED = frozenset("that about of to".split())


def _minded(sentence: Sentence, at: int, word: str) -> Hit | None:
    """Is confident that, are worried about: a state of mind."""
    start = at
    while start > 0 and at - start < 4 and sentence.lower[start - 1] in lexicon.ADVERBS:
        start -= 1
    while start > 0 and manner(sentence, start - 1):
        start -= 1
    be = start - 1
    if sentence.at(be) not in _IS:
        return None
    if sentence.at(at + 1) not in _MINDED and not clausal(sentence, at + 1):
        return None
    while be > 0 and sentence.lower[be - 1] in lexicon.AUXILIARIES:
        be -= 1
    source = _subject_left(sentence, be)
    if source == (0, 0) or sentence.at(source[0]) in ("it", "there", "this"):
        return None
    return Hit(be, at + 1, source, "be " + word, "mind", "belief", content=at + 1)


def _subject_left(sentence: Sentence, at: int) -> tuple[int, int]:
    """The noun phrase or pronoun right before a token."""
    if sentence.at(at - 1) in lexicon.PRONOUNS:
        return at - 1, at
    if sentence.at(at - 1) in lexicon.RELATIVE:
        return phrase_left(sentence, at - 2 - (sentence.at(at - 2) == ","))
    return phrase_left(sentence, at - 1) if at > 0 and sentence.at(at - 1)[0].isalnum() else (0, 0)


_WITH_VERB = lexicon.AUXILIARIES | lexicon.ADVERBS
_MAKING = frozenset("made makes make making".split())


def _case(sentence: Sentence, at: int) -> Hit | None:
    """Made clear that, make the case that."""
    start = next((n for n in range(at - 1, max(-1, at - 4), -1) if sentence.at(n) in _MAKING), -1)
    if start < 0 or sentence.at(at + 1) not in ("that", ":", ",") or sentence.at(start - 1) == "to":
        return None
    first = start
    while first > 0 and sentence.lower[first - 1] in _WITH_VERB:
        first -= 1
    source = _subject_left(sentence, first)
    if source == (0, 0):
        return None
    return Hit(first, at + 1, source, "make " + sentence.at(at), "verb", content=at + 1)


def _in_view(sentence: Sentence, at: int) -> Hit | None:
    """In his view, in the words of one aide."""
    before = sentence.at(at - 1)
    if before in _OWNERS and sentence.at(at - 2) == "in":
        return Hit(at - 2, at + 1, (at - 1, at), "in view", "according", content=at + 1)
    if before == "the" and sentence.at(at - 2) == "in" and sentence.at(at + 1) == "of":
        end = phrase_right(sentence, at + 2)
        trailing = at > 3
        content = end if end < len(sentence.words) else -1
        hit = Hit(at - 2, at + 2, (at + 2, end), "in view", "according", "", trailing, content)
        return hit if end > at + 2 else None
    return None


_WITHIN = frozenset("in at on by from".split())
_HOLDING = frozenset("among from by of within".split())
_OWNERS = frozenset("his her their its my our your".split())
_PLAN = 25  # tokens an infinitive may be long
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
    elif before in lexicon.DETERMINERS and sentence.at(at - 2) in lexicon.LIGHT:
        source = _subject_left(sentence, at - 2)
    elif before in lexicon.DETERMINERS and sentence.at(at - 2) in _WITHIN:
        return None  # said in a statement that
    elif before in _BARE or (word[-1] != "s" and before not in lexicon.DETERMINERS):
        return None
    comma = -1
    if aims:
        near = range(at, min(at + _PLAN, len(sentence.words)))
        comma = next((place for place in near if sentence.lower[place] == ","), -1)
    return Hit(at, at + 1, source, word, "noun", content=content, until=comma)


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


_FIGURE = 9  # tokens between "put" and the figure
_VAGUE = frozenset("about around some over under nearly almost roughly least more between".split())


def _put_at(sentence: Sentence, at: int) -> Hit | None:
    """The ministry put the toll at 11; not: put troops at the border."""
    start = at
    while start > 0 and (sentence.lower[start - 1] in _WITH_VERB or manner(sentence, start - 1)):
        start -= 1
    for place in range(at + 2, min(at + _FIGURE, len(sentence.words) - 1)):
        word = sentence.lower[place]
        if word == "at":
            figure = sentence.lower[place + 1]
            told = figure[0].isdigit() or figure in ("$", "€", "£") or figure in _VAGUE
            source = _subject_left(sentence, start) if told else (0, 0)
            hit = Hit(start, at + 1, source, "put", "verb", content=at + 1)
            return hit if source != (0, 0) else None
        if not word[0].isalnum() or word in lexicon.STOPS or word in ("to", "in", "on", "into"):
            break
    return None


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
