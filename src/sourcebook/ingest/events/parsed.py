"""The arguments of a verb by the parser: what its dependency tree says."""

from bisect import bisect_left

from sourcebook.ingest.events.phrases import Arguments, Phrase
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import ASPECT, STEERING, UNDERGOING
from sourcebook.ingest.parse import Parse, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_STEPS = 12  # governors climbed in search of a subject
_CLIMBED = frozenset(
    "conj advcl ccomp dep parataxis xcomp relcl acl pcomp prep agent pobj dobj attr nsubj nsubjpass"
    " oprd acomp amod npadvmod appos".split()
)
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_BESIDE = frozenset({"relcl", "acl", "cc", "punct", "conj", "preconj", "advcl"})


class Tree:
    """A parse with the dependents of each word."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self._starts = [one.span.start for one in parse.tokens]
        self._under: list[list[int]] = [[] for _ in parse.tokens]
        for place, one in enumerate(parse.tokens):
            if one.head != place:
                self._under[one.head].append(place)

    def at(self, offset: int) -> int:
        """The token that covers a place of the text, or -1."""
        place = bisect_left(self._starts, offset + 1) - 1
        return place if place >= 0 and offset < self.tokens[place].span.end else -1

    def under(self, place: int, *deps: str) -> list[int]:
        """The dependents with one of these labels."""
        return [one for one in self._under[place] if self.tokens[one].dep in deps]

    def children(self, place: int) -> list[int]:
        """All dependents."""
        return self._under[place]

    def token(self, place: int) -> Token:
        """The token of a place."""
        return self.tokens[place]


def arguments(words: Words, verb: int, tree: Tree) -> Arguments | None:
    """Subject and object of a verb by the tree; None where the tree sees no verb."""
    place = tree.at(words.starts[verb])
    if place < 0:
        return None
    if tree.token(place).pos not in ("VERB", "AUX"):
        return None
    place = _full(tree, place)
    token = tree.token(place)
    lemma = token.lemma.lower()
    passive = _passive(tree, place)
    return Arguments(
        lemma,
        _phrase(words, tree, *_subject(tree, place)),
        None if passive else _phrase(words, tree, *_object(tree, place)),
        _phrase(words, tree, *_agent(tree, place)) if passive else None,
        passive,
        aspect=lemma in ASPECT and bool(tree.under(place, "xcomp")),
    )


def _full(tree: Tree, place: int) -> int:
    """The verb of an auxiliary."""
    token = tree.token(place)
    return token.head if token.dep in ("aux", "auxpass") else place


def _passive(tree: Tree, place: int, steps: int = _STEPS) -> bool:
    if tree.under(place, "nsubjpass", "auxpass"):
        return True
    token = tree.token(place)
    if token.tag != "VBN":
        return False
    if token.dep in ("acl", "advcl", "relcl") and not tree.under(place, "aux", "nsubj"):
        return not tree.under(place, "dobj")
    if token.dep == "conj" and steps and not tree.under(place, "aux", "nsubj", "dobj"):
        return _passive(tree, token.head, steps - 1)
    return bool(tree.under(place, "agent"))


def _agent(tree: Tree, place: int) -> tuple[int, str]:
    for by in tree.under(place, "agent"):
        for one in tree.under(by, "pobj"):
            return one, "agent"
    return -1, ""


def _subject(tree: Tree, place: int) -> tuple[int, str]:
    """Whose subject it is, climbing where the verb has none of its own."""
    said = ""
    for _ in range(_STEPS):
        token = tree.token(place)
        for one in tree.under(place, *_SUBJECTS):
            return _antecedent(tree, one, place), said + tree.token(one).dep
        if tree.under(place, "expl"):
            held = tree.under(place, "attr")
            return (held[0], f"{said}attr") if held else (-1, "")
        if token.head == place or token.dep not in _CLIMBED:
            return -1, ""
        lent = _lent(tree, place)
        if lent[0] >= 0:
            return lent[0], said + lent[1]
        said += f"{token.dep}, "
        place = token.head
    return -1, ""


def _lent(tree: Tree, place: int) -> tuple[int, str]:
    """The subject that the governor's object, or the noun it goes with, is to a verb."""
    token = tree.token(place)
    head = token.head
    match token.dep:
        case "xcomp":
            steered = tree.under(head, *_OBJECTS)
            if steered and tree.token(head).lemma in STEERING:
                return steered[0], "xcomp, dobj"
        case "relcl":
            if _gap(tree, place) == "subject":
                return head, "relcl"
        case "acl":
            if token.tag != "VB":  # of "a plan to buy" those who plan buy
                return head, "acl"
        case "amod":
            return head, "amod"
    return -1, ""


def _gap(tree: Tree, place: int) -> str:
    """Which part of a relative clause its antecedent plays."""
    for one in tree.children(place):
        token = tree.token(one)
        if token.tag in _RELATIVES:
            return "subject" if token.dep in _SUBJECTS else "object"
    return "object" if tree.under(place, *_SUBJECTS) else "subject"


def _antecedent(tree: Tree, one: int, verb: int) -> int:
    """Of "which" the noun it goes back to."""
    token = tree.token(one)
    if token.tag in _RELATIVES or (token.lemma == "that" and token.pos == "PRON"):
        above = verb
        for _ in range(_STEPS):
            up = tree.token(above)
            if up.dep == "relcl":
                return up.head
            if up.dep not in ("conj", "xcomp", "ccomp", "advcl"):
                break
            above = up.head
    return one


def _object(tree: Tree, place: int) -> tuple[int, str]:
    for one in tree.under(place, *_OBJECTS):
        if tree.token(place).lemma in UNDERGOING and _measure(tree, one):
            continue
        return _antecedent(tree, one, place), tree.token(one).dep
    token = tree.token(place)
    if token.dep == "relcl" and _gap(tree, place) == "object" and not tree.under(place, "ccomp"):
        return token.head, "relcl"
    for one in tree.under(place, "ccomp", "xcomp"):
        if tree.token(place).lemma in STEERING:
            for who in tree.under(one, "nsubj"):
                return who, "ccomp, nsubj"
    if token.dep == "conj" and not tree.under(place, "prep", "ccomp", "xcomp", "nsubj"):
        last = [one for one in tree.under(token.head, *_OBJECTS) if one > place]
        if last:
            return last[0], "conj, dobj"
    return -1, ""


def _measure(tree: Tree, place: int) -> bool:
    """Whether a noun says how much: "340 points", "2.4%"."""
    return tree.token(place).pos == "NUM" or bool(tree.under(place, "nummod", "quantmod"))


def _phrase(words: Words, tree: Tree, head: int, rule: str) -> Phrase | None:
    """The words of a noun with what belongs to it, without relative clause."""
    if head < 0:
        return None
    heads = [head]
    for one in tree.under(head, "conj"):
        heads += [one, *tree.under(one, "conj")]
    beside = [one for one in tree.under(head, "appos") if tree.token(one).pos in _NOUNS]
    first, last = _reach(tree, head)
    last = max([last, *(_reach(tree, one)[1] for one in heads[1:])])
    span, tokens = words.span, tree.tokens
    if not span.start <= tokens[head].span.start < span.end:
        return None
    start = words.index(max(tokens[first].span.start, span.start))
    stop = max(words.index(min(tokens[last].span.end, span.end)), start + 1)
    places, apart = (
        tuple(at for at in dict.fromkeys(_word(words, tokens[one]) for one in held) if at >= 0)
        for held in (heads, beside)
    )
    return Phrase(start, stop, places, f"spaCy: {rule}", apart=apart) if places else None


def _word(words: Words, token: Token) -> int:
    """The last word of a token: a tokeniser may part what the other keeps."""
    if not words.span.start <= token.span.start < words.span.end:
        return -1
    return words.index(token.span.end) - 1


def _reach(tree: Tree, head: int) -> tuple[int, int]:
    first = last = head
    waiting = [one for one in tree.children(head) if tree.token(one).dep not in _BESIDE]
    while waiting:
        one = waiting.pop()
        first, last = min(first, one), max(last, one)
        waiting += tree.children(one)
    return first, last
