"""Coarse parts of speech by closed classes and endings: enough to see phrases and verbs."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache

from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import NO_ADVERBS, SAYING, Form, form_of


class Tag(StrEnum):
    """What a word does in its sentence."""

    NOUN = "noun"  # and what stands before one: an adjective, a number
    NAME = "name"
    DET = "det"
    OWN = "own"  # 's
    PRON = "pron"
    TIME = "time"
    PREP = "prep"
    TO = "to"
    AUX = "aux"
    VERB = "verb"
    PART = "part"  # past form or past participle
    ING = "ing"
    ADV = "adv"
    AND = "and"
    REL = "rel"
    OPEN = "open"
    COMMA = "comma"
    STOP = "stop"
    GLUE = "glue"  # signs within a phrase: "Boeing-built", "US$ 7"


# Names of the module are read far faster than members of the class, and this is done very often.
NOUN, NAME, DET, OWN, PRON, TIME, PREP, TO, AUX, VERB = list(Tag)[:10]
PART, ING, ADV, AND, REL, OPEN, COMMA, STOP, GLUE = list(Tag)[10:]


_DETS = frozenset(
    "the a an this these those his her its their our my your some any no every each all both"
    " several many few another such more most other own much enough".split()
)
_PRONS = frozenset(
    "he she it they we you i him them us me himself herself itself themselves everyone someone"
    " anyone nobody everybody somebody something nothing everything there".split()
)
_PREPS = frozenset(
    "of in on at for with from by about into over under against between among amid during through"
    " throughout toward towards across around behind beside besides beyond near per despite without"
    " within upon onto via inside outside above below off out up down along alongside including"
    " concerning regarding following like unlike amongst until till ahead due".split()
)
_OPENS = frozenset(
    "while after before because although though when where whereas if since as unless whether but"
    " how why once so what than".split()
)
_AUX = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can"
    " could may might must cannot won ca wo".split()
)
_ADVS = frozenset(
    "also not never ever since now just already yet jointly still then again soon too only even"
    " n't however meanwhile therefore thus later earlier today yesterday tomorrow together"
    " ago instead least often always almost once twice here away back".split()
)
_TIMES = frozenset(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct"
    " nov dec morning afternoon evening night noon midnight weekend week month year today yesterday"
    " tonight tomorrow decade century quarter".split()
)
_AGO = frozenset("last this next that past late early mid each every same".split())
_STOPS = frozenset(';:"“”«»—–!?()[]{}') | {"--", "``", "''", "..."}
_MAY = frozenset("will would shall should can could may might must do does did not to".split())
_SMALL = frozenset({"the", "of", "and", "in", "at", "'s", "for", ",", "'", "-", "."})
_GLUE = frozenset("$ £ € ¥ # / & * + =".split())
_ROUGHLY = frozenset("about around nearly over under almost some approximately".split())
_FLOATING = frozenset({"each", "both", "all"})
_PERIODS = frozenset(
    "week month year morning afternoon evening night weekend decade quarter century".split()
)
_CUT = frozenset({"won", "ca", "wo"})  # of "won't", "can't"
_WORDS: Mapping[str, Tag] = {
    word: tag
    for words, tag in (
        (_OPENS, OPEN), (_PREPS, PREP), (_PRONS, PRON), (_DETS, DET),
        (_ADVS, ADV), (_AUX, AUX), (("to",), TO), (("and", "or", "nor"), AND),
        (("who", "which", "whom", "whose"), REL),
    )
    for word in words
}  # fmt: skip
_TURNING = (
    {"that", "more", "us", "at", "no", "longer"} | _ROUGHLY | _FLOATING | _CUT | _AGO | _TIMES
)
_PLAIN: Mapping[str, Tag] = {word: tag for word, tag in _WORDS.items() if word not in _TURNING}
"""Words that are the same wherever they stand."""
_OBJECTS = _DETS | _PREPS | {"to", "that"}
"""What a verb is followed by, behind a name."""
_DOINGS = frozenset(
    "fighting voting shelling bombing shooting looting flooding polling killing"
    " bargaining rioting testing training hearing meeting fishing smuggling mourning"
    " building drilling mining spending lending hiring funding policing".split()
)
"""Nouns in -ing: "fighting broke out"."""
_OPENING = frozenset({STOP, PREP, OPEN})
_LIKE_DET = frozenset({DET, OWN})


def tags(words: Words, named: Collection[int] = ()) -> tuple[Tag, ...]:
    """The part of speech of each word; `named` are the places of words known to be of a name."""
    found: list[Tag] = []
    text = words.text
    for place, (word, start) in enumerate(zip(words.low, words.starts, strict=True)):
        fixed = _fixed(word)
        if place in named and word not in _SMALL:
            found.append(NAME)
        elif fixed is not None and not text[start].isupper():
            found.append(fixed)
        else:
            found.append(_tag(words, place, found))
    return tuple(found)


@lru_cache(maxsize=16384)
def _fixed(word: str) -> Tag | None:
    """What a word in small letters is wherever it stands, if that is always the same."""
    plain = _PLAIN.get(word)
    if plain is not None or _turns(word) or not word.isascii():
        return plain
    return NOUN if form_of(word) is None else None


def _turns(word: str) -> bool:
    """Whether a word may be of a closed class, by the words around it."""
    return word in _TURNING or word in _WORDS or word.endswith("ly") or not word.isalpha()


def _tag(words: Words, place: int, done: list[Tag]) -> Tag:
    word, last = words.low[place], done[-1] if done else STOP
    said = words.text[words.starts[place] : words.ends[place]]
    if len(said) < 2 and word in _PLAIN:
        return _PLAIN[word]
    if said.isupper() and len(word) > 1 and word.isalpha():
        return NAME
    after = words.at(place + 1)
    if _turns(word):
        closed = _closed(words, place, word, last, after)
        if closed is not None:
            return closed
    if place and last is not STOP and said[0].isupper():
        return NAME
    return _open(words, place, done, after)


def _closed(words: Words, place: int, word: str, last: Tag, after: str) -> Tag | None:
    """The part of speech of a word of a closed class."""
    sign = _sign(words, place, word, last)
    if sign is not None:
        return sign
    if word == "that":
        return _that(words, place, last, after)
    if _is_time(words, place, word, last):
        return TIME
    if _lightly(word, last, after):
        return ADV
    if word in _CUT and after != "not":
        return None
    known = _WORDS.get(word)
    if known is not None:
        return known
    lightly = word.endswith("ly") and len(word) > 4 and word not in NO_ADVERBS
    return ADV if lightly and not words.big(place) else None


def _sign(words: Words, place: int, word: str, last: Tag) -> Tag | None:
    """What a sign does."""
    if word in _STOPS or (word == "." and place == len(words.low) - 1):
        return STOP
    match word:
        case ",":
            inside = words.at(place - 1).isdigit() and words.at(place + 1).isdigit()
            return GLUE if inside and _tight(words, place) else COMMA
        case "-":
            return GLUE if _tight(words, place) else STOP
        case "'s":
            return AUX if last is PRON else OWN
        case "'" | "’":
            return OWN if words.at(place - 1).endswith("s") else GLUE
    return GLUE if word == "." or word in _GLUE else None


def _lightly(word: str, last: Tag, after: str) -> bool:
    """Whether a word is an adverb here: "about 500", "more recently", "they each went"."""
    if word == "at" and after in ("least", "most", "last"):
        return True
    if word in _ROUGHLY:
        return after[:1].isdigit()
    if word in _FLOATING:
        follows = after in _AUX or bool(_kinds(after) & {"past", "s"})
        return follows and last in (NOUN, NAME, PRON)
    if word == "no":
        return after == "longer"
    if word == "longer":
        return last is ADV
    return word == "more" and after.endswith("ly")


def _that(words: Words, place: int, last: Tag, after: str) -> Tag:
    verbal = after in _AUX or bool(_kinds(after) & {"s", "past"})
    if last in (NOUN, NAME) and verbal:
        return REL
    verb = form_of(words.at(place - 1))
    leads = verb is not None and verb.lemma not in SAYING and "past" in verb.kinds
    return DET if last is PREP or place == 0 or leads else OPEN


def _is_time(words: Words, place: int, word: str, last: Tag) -> bool:
    if word in ("march", "may", "sun", "sat", "jan") and not words.big(place):
        return False
    if word in _PERIODS:
        return last is TIME or words.at(place - 1) in _AGO or words.at(place + 1) == "ago"
    if word in _AGO:
        return words.at(place + 1) in _TIMES
    if word.isdigit() and len(word) == 4 and word[:2] in ("19", "20"):
        return last in (TIME, COMMA) or words.at(place - 1) in ("in", "since", "by")
    if word.isdigit() and (last is TIME or words.at(place + 1) in _TIMES):
        return len(word) < 3
    return word in _TIMES


def _tight(words: Words, place: int) -> bool:
    """A sign that no blank follows: "Boeing-built", "2,000"."""
    end = words.ends[place]
    return not words.text[end : end + 1].isspace()


def _kinds(word: str) -> frozenset[str]:
    form = form_of(word)
    return form.kinds if form else frozenset()


def _open(words: Words, place: int, done: list[Tag], after: str) -> Tag:
    """The part of speech of a word that may be a verb."""
    word = words.low[place]
    form, before = form_of(word), words.at(place - 1)
    if form is None or after in ("'s", "-") or before == "-":
        return NOUN
    last = next((one for one in reversed(done) if one is not ADV), STOP)
    if last in _LIKE_DET:
        return NOUN
    if "ing" in form.kinds:
        if word in _DOINGS and last in _OPENING and _leads(after):
            return NOUN
        return VERB if last is AUX else ING
    if form.kinds & {"past", "part"} and "base" not in form.kinds:
        if last is AUX or "part" not in form.kinds:
            return VERB
        return NOUN if last is PREP and after not in _PREPS else PART
    return VERB if _presently(form, word, before, last, after) else NOUN


def _leads(after: str) -> bool:
    """Whether a word goes on from a noun: no object of what stands before it."""
    return after in _AUX or after in _PREPS or after == "," or bool(_kinds(after) & {"past"})


def _presently(form: Form, word: str, before: str, last: Tag, after: str) -> bool:
    """Whether a base form or one in -s is a verb here: "Boeing says", "they plan", "to plan"."""
    if last is TO or before in _MAY or last is REL or word in ("has", "says", "say"):
        return True
    if after == "to" and "base" in form.kinds and before.endswith("s"):
        return True
    if last is PRON:
        return before not in ("him", "them")
    if "s" not in form.kinds:
        return False
    if form.lemma in SAYING and last in (NAME, NOUN):
        return after not in ("of", "on", "by", "for")
    return last is NAME and after in _OBJECTS
