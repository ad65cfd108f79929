"""Person, place, organisation or other: what the whole document says of the same words.

The first pass scores each name where it stands (recognise_scores); the second adds the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sourcebook.ingest.gazetteer import key
from sourcebook.ingest.recognise.lists import (
    COMMON,
    FUNCTION,
    LOC,
    MISC,
    MISC_HEADS,
    MODIFIERS,
    NO_NAMES,
    ORG,
    ORG_HEADS,
    PER,
    PLACE_HEADS,
    RANKS,
    STRICT,
    Part,
    Seen,
    plain,
)
from sourcebook.ingest.recognise.model import weigh
from sourcebook.ingest.recognise.scores import SUFFIXES, score
from sourcebook.ingest.recognise.words import Page

__all__ = ["Evidence", "judge"]

_HEADS = MISC_HEADS | PLACE_HEADS | ORG_HEADS | MODIFIERS
_COMMON_ENDS = tuple(
    "ing ed ly tion tions ment ments ness ist ists ers ors ity ities ies ous ful less ive able ible"
    " ance ances ence ences ship ships hood ally ism isms ward wards ure ures ages ants ents ics"
    " als".split()
)


@dataclass(slots=True)
class Evidence:
    """What the whole document says: scores by string, persons by the words of their names."""

    scores: dict[str, list[float]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    leads: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    excluded: set[str] = field(default_factory=set)


def judge(page: Page, found: Sequence[Part], entities: Sequence[Seen] | None = None) -> Evidence:
    """Gives every part its kind (-1: no name); the document's evidence for what comes after.

    `entities` are the model's; None: there is no model.
    """
    evidence = Evidence()
    for at, part in enumerate(found):
        part.text = page.joined(part.first, part.stop)
        if at and found[at - 1].sort == "title" and found[at - 1].stop == part.first:
            part.title = found[at - 1]
        if part.sort == "name":
            score(page, part)
    if entities is not None:
        weigh(found, entities)
    _listed_together(page, found)
    _bracketed(page, found, evidence)
    _gather(found, evidence)
    named = [part for part in found if part.sort == "name"]
    for part in sorted(named, key=lambda it: (it.first - it.stop, it.first)):
        _decide(page, part, evidence)
    _agree(named)
    _shorten(found, evidence)
    return evidence


# What one word alone must reach to be a person, a place, an organisation.
_LEAST = (1.1, 0.7, 1.0, 0.0)
_LONGER = 8  # names that begin alike; where there are more, none is meant
_NEITHER = 0.5  # what speaks for none of these before a name is looked at
_SORTS = {"state": LOC, "capital": LOC, "area": LOC, "region": LOC, "org": ORG}


_LINKS = ([","], ["and"], ["or"], [",", "and"], [",", "or"])


def _listed_together(page: Page, found: Sequence[Part]) -> None:
    """Names in one enumeration ("A, B and C") are of one kind more often than not."""
    chain: list[Part] = []
    closed = False
    for part in found:
        link = None
        if chain and chain[-1].run is part.run and part.first - chain[-1].stop < 3:
            link = page.low[chain[-1].stop : part.first]
        owner = part.stop < part.run.stop and page.words[part.stop] in ("'s", "’s")
        if link in _LINKS and part.sort != "title" and not owner and len(chain) < 24:
            chain.append(part)
            closed = closed or link != [","]
            continue
        if closed:
            _share(chain)
        chain, closed = [part], False
    if closed:
        _share(chain)


def _share(chain: Sequence[Part]) -> None:
    own = [_leaning(part) for part in chain]
    for part, mine in zip(chain, own, strict=True):
        if part.sort == "name":
            for kind in range(4):
                others = sum(one[kind] for one in own) - mine[kind]
                part.scores[kind] += 0.5 * others / (len(chain) - 1)


def _leaning(part: Part) -> list[float]:
    if part.sort == "name":
        return [max(-2.0, min(3.0, score)) for score in part.scores]
    kind = part.kind
    if part.sort != "head":
        kind = _SORTS.get(part.entry.sort, -1) if part.entry is not None else -1
    return [3.0 if kind == one else 0.0 for one in range(4)]


# --- what the document says ---------------------------------------------------------------------


def _bracketed(page: Page, found: Sequence[Part], evidence: Evidence) -> None:
    """Both are one in "Guard Corps (IRGC)"; the MoU of "understanding (MoU)" is no name."""
    ends = {part.stop: part for part in found if part.sort != "title"}
    explained: set[str] = set()
    for part in found:
        at = part.first
        inside = at > 1 and part.stop < len(page.words) and page.words[part.stop] == ")"
        if part.stop - at != 1 or not inside or page.words[at - 1] != "(":
            continue
        word = page.words[at]
        if sum(map(str.isupper, word)) < 2:
            continue
        longer = ends.get(at - 1)
        if longer is None:
            if _initials(page.low[max(0, at - 7) : at - 1], word):
                evidence.excluded.add(word)
        elif longer.kind >= 0 or _initials(page.low[longer.first : longer.stop], word):
            evidence.aliases[word] = page.joined(longer.first, longer.stop)
            for one in (part, longer):
                if one.sort == "name":
                    one.scores[MISC if longer.kind == MISC else ORG] += 4.0
            if longer.sort != "known":
                explained.add(word)
    _overrule(found, explained)


def _overrule(found: Sequence[Part], explained: set[str]) -> None:
    """Acronyms that the document explains are not what the lists take them for."""
    for part in found:
        if part.sort == "known" and part.text in explained:
            part.sort, part.kind, part.rule, part.entry = "head", ORG, "acronym", None


def _initials(words: Sequence[str], short: str) -> bool:
    """True if the capitals of `short` begin the last words, small ones left out or not."""
    letters = [char.lower() for char in short if char.isupper()]
    every = [word[0] for word in words if word[0].isalpha()]
    main = [word[0] for word in words if word[0].isalpha() and word not in FUNCTION]
    return letters in (every[-len(letters) :], main[-len(letters) :])


def _gather(found: Sequence[Part], evidence: Evidence) -> None:
    for part in found:
        if part.sort == "head" and part.kind == ORG and part.entry is None:
            evidence.leads.add(part.text.partition(" ")[0])
        if part.sort == "name":
            known = key(part.text)
            total = evidence.scores.setdefault(known, [0.0, 0.0, 0.0, 0.0])
            for kind in range(4):
                total[kind] += part.scores[kind]
            if not part.initial:
                evidence.counts[known] = evidence.counts.get(known, 0) + 1


def _decide(page: Page, part: Part, evidence: Evidence) -> None:
    known = key(part.text)
    total = evidence.scores[known]
    scores = [
        here + 0.4 * min(4.0, max(-4.0, all_ - here))
        for here, all_ in zip(part.scores, total, strict=True)
    ]
    last = key(page.words[part.stop - 1])
    scores[MISC] += _NEITHER
    single = part.stop - part.first == 1
    if single and last in evidence.surnames:
        scores[PER] += 3.5
        part.rule = "surname"
    elif not single and last in evidence.surnames:
        scores[PER] += 1.0
    if single and page.words[part.first] in evidence.aliases:
        scores[ORG] += 3.0
    if single and part.text in evidence.leads:
        scores[ORG] += 2.5  # Chrysler, where Chrysler Group is named too
        scores[PER] -= 1.0
    part.weighed = scores
    if _no_name(page, part, evidence, scores):
        return
    best = max(scores)
    kind = scores.index(best)
    part.kind = kind if best >= _LEAST[kind] or not single else MISC
    part.rule = part.rule or ("title" if part.title is not None else _context(part))
    if kind == PER and best >= 1.0:
        _learn(page, part, evidence)
    elif kind == ORG and not single and part.entry is None:
        evidence.leads.add(page.words[part.first])


def _agree(named: Sequence[Part]) -> None:
    """One name has one kind in an article: the one that its most telling place gives."""
    places: dict[str, list[Part]] = defaultdict(list)
    for part in named:
        if part.kind >= 0:
            places[key(part.text)].append(part)
    for parts in places.values():
        kinds = {part.kind for part in parts}
        if len(kinds) < 2 or (kinds == {LOC, ORG} and parts[0].entry is not None):
            continue  # a town and its team
        most = [max(part.weighed[kind] for part in parts) for kind in range(4)]
        kind = max(kinds, key=lambda one: (most[one], -one))
        for part in parts:
            if part.kind != kind:
                part.kind, part.rule = kind, "its other places"


def _shorten(found: Sequence[Part], evidence: Evidence) -> None:
    """Short forms of organisations: "Norvik" is the one organisation that begins so."""
    longer: dict[str, set[str]] = defaultdict(set)
    for part in found:
        if part.kind == ORG and part.sort in ("head", "name"):
            words = part.text.split()
            for stop in range(1, min(len(words), 4)):
                longer[key(" ".join(words[:stop]))].add(part.text)
    for part in found:
        if part.kind == ORG and part.sort == "name" and part.text not in evidence.aliases:
            full = longer.get(key(part.text), set())
            if len(full) > _LONGER:
                continue
            # Of "Norvik Steel" and "Norvik Steel Group" the shorter one is short for the longer.
            best = [one for one in full if not any(it != one and it.startswith(one) for it in full)]
            if len(best) == 1:
                evidence.aliases[part.text] = best[0]
                part.rule = "short form"


def _context(part: Part) -> str:
    """What settled the kind of a name that no list and no title knows: its place, or the model."""
    agreed = part.seen is not None and part.seen.kind == part.kind
    return part.seen.rule if part.seen is not None and agreed else "context"


def _learn(page: Page, part: Part, evidence: Evidence) -> None:
    stop = part.stop
    if stop - part.first > 1 and plain(page.low[stop - 1]) in SUFFIXES:
        stop -= 1
    if stop - part.first > 1 or part.title is not None:
        evidence.surnames[key(page.words[stop - 1])].add(part.text)


def _no_name(page: Page, part: Part, evidence: Evidence, scores: Sequence[float]) -> bool:
    """True for what is only written with a capital: a sentence's first word, OK, TV."""
    if part.stop - part.first > 1:
        return False
    word = page.words[part.first]
    if word in NO_NAMES or word in evidence.excluded or len(word) == 1:
        return True
    if part.title is not None or part.rule == "surname":
        return False
    low = page.low[part.first]
    if low in FUNCTION:
        return True
    if not part.initial:
        return plain(low) in STRICT or plain(low) in RANKS or low in ("state", "government")
    if evidence.counts.get(key(word), 0) and low not in COMMON:
        return False
    if low in COMMON or low in page.small or low in _HEADS:
        return max(scores) < 3.0
    if low.endswith(_COMMON_ENDS):
        return max(scores) < 2.0
    return max(scores[PER], scores[LOC], scores[ORG]) < 0.8
