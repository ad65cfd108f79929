"""Articles that repeat another without saying so: suspected, told, and counted with it.

Near-equal text is known by stretches of five words, a translation by the names and numbers
that it shares. Each is looked up by what is rare in it, never with all the others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from zlib import crc32

from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.ingest.pipeline.records import named
from sourcebook.ingest.pipeline.sketch import canonical
from sourcebook.model import (
    ActorKind,
    Address,
    Attribution,
    Claim,
    Doubt,
    Passage,
    PassageRole,
    Voice,
)

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{2,}")
_YEAR = range(1900, 2100)
_STRIDE = 5
_KEPT = 4  # one stretch of words in so many is looked at
_LEAST = 8  # of them, or the text is too short to tell
_SHARE = 0.6
_HALF = 0.5  # of a passage, to be counted with the other text
_TELLING = 4  # names and numbers, two numbers at least, that a translation shares
_RARE = 20  # a name in more articles than that says nothing
_ORIGIN = "origin"
_STORY = frozenset({PassageRole.BODY})
_NAMED = frozenset({ActorKind.PERSON, ActorKind.ORG, ActorKind.BODY})


@dataclass(frozen=True, slots=True)
class Copy:
    """An article, the one it repeats, how much of it, and what they share."""

    article: Address
    of: Address
    share: float
    marks: frozenset[int] = frozenset()


def copies(texts: Mapping[Address, str], fresh: Iterable[Address]) -> list[Copy]:
    """Articles that repeat one before them, `texts` in order; one of the two is fresh."""
    new = frozenset(fresh)
    first: dict[int, Address] = {}
    found: list[Copy] = []
    for article, text in texts.items():
        marks = _marks(text)
        met = Counter(first[mark] for mark in marks if mark in first)
        if met and len(marks) >= _LEAST:
            original, count = min(met.items(), key=lambda it: (-it[1], it[0]))
            if count >= _SHARE * len(marks) and not new.isdisjoint((article, original)):
                shared = frozenset(mark for mark in marks if first.get(mark) == original)
                found.append(Copy(article, original, count / len(marks), shared))
        for mark in marks:
            first.setdefault(mark, article)
    return found


def _marks(text: str) -> set[int]:
    """A sample of the stretches of five words, the same for the same words anywhere."""
    words = _WORD.findall(text.lower())
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    stretches = zip(pairs, pairs[2:], words[_STRIDE - 1 :], strict=False)
    hashes = (crc32(" ".join(stretch).encode("utf-8", "surrogatepass")) for stretch in stretches)
    return {one for one in hashes if one % _KEPT == 0}


def translations(
    told: Mapping[Address, frozenset[str]],
    languages: Mapping[Address, str],
    fresh: Iterable[Address],
) -> list[Copy]:
    """Articles that tell in another language what one before them told; one of them is fresh.

    `told` are the names and numbers of each article, in order.
    """
    new = frozenset(fresh)
    times = Counter(one for held in told.values() for one in held)
    before: dict[str, list[Address]] = {}
    found: list[Copy] = []
    for article, held in told.items():
        rare = [one for one in sorted(held) if times[one] <= _RARE]
        met = Counter(other for one in rare for other in before.get(one, ()))
        fitting = [
            (-count, other)
            for other, count in met.items()
            if languages[other] != languages[article]
            and count >= _TELLING
            and count >= _SHARE * min(len(held), len(told[other]))
            and 2 <= sum(one[0].isdigit() for one in held & told[other]) < count
        ]
        if fitting:
            count, original = min(fitting)
            if not new.isdisjoint((article, original)):
                found.append(Copy(article, original, -count / len(held)))
        for one in rare:
            before.setdefault(one, []).append(article)
    return found


# --- in a book


def credit(ledger: Ledger, fresh: Sequence[Address]) -> None:
    """Says of each copy whose text it has, and lets the other be the origin of its claims."""
    book = _Credits(ledger)
    texts = {one: " ".join(p.text for p in book.story(one)) for one in book.order}
    for copy in copies(texts, fresh):
        short = ledger.articles[copy.of].short
        told = f"{copy.share:.0%} of its words stand in {short} too: counted with it"
        book.credit(copy, told, "repeat", f"the words of {short}")
    book.write()


def credit_translations(ledger: Ledger, fresh: Sequence[Address]) -> None:
    """The same for what is told in another language; it needs to be known who is who."""
    languages = {one.id: one.lang.partition("-")[0] for one in ledger.articles.values()}
    if len(set(languages.values())) < 2:
        return
    book = _Credits(ledger)
    told = _told(ledger, book)
    for copy in translations(told, languages, fresh):
        short = ledger.articles[copy.of].short
        what = f"its names and numbers are those of {short}, in another language"
        book.credit(copy, f"{what}: counted with it", "translate", f"a translation of {short}")
    book.write()


def _told(ledger: Ledger, book: "_Credits") -> dict[Address, frozenset[str]]:
    """The names and numbers of each article, names by who they may be."""
    found: dict[Address, set[str]] = {one: set() for one in book.order}
    one_of = canonical(ledger)
    for mention in ledger.mentions:
        actor = ledger.actors.get(mention.about)
        place = mention.about.startswith("place/")
        if place or (actor is not None and actor.kind in _NAMED):
            found[mention.anchors[0].article].add(one_of.get(mention.about, mention.about))
    for article, held in found.items():
        for passage in book.story(article):
            held.update(_numbers(passage.text))
    return {one: frozenset(found[one]) for one in book.order}


def _numbers(text: str) -> Iterator[str]:
    """Numbers of two digits and more in any script, but no years."""
    for match in _NUMBER.finditer(text):
        number = match.group()[:20]
        if int(number) not in _YEAR:
            yield str(int(number))


class _Credits:
    """The articles and claims of a book while origins are given to them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        # The one published first is the original, whichever was read first.
        self.order = sorted(ledger.articles, key=lambda one: _day(ledger, one))
        self._story: dict[Address, list[Passage]] = {}
        for passage in ledger.passages:
            if passage.role in _STORY:
                self._story.setdefault(passage.article, []).append(passage)
        self._by_article: dict[Address, list[Attribution]] = {}
        for one in ledger.attributions:
            self._by_article.setdefault(one.article, []).append(one)
        self._given: dict[Address, tuple[Address, list[tuple[int, int]]]] = {}

    def story(self, article: Address) -> Sequence[Passage]:
        """The passages that tell the story of an article."""
        return self._story.get(article, ())

    def credit(self, copy: Copy, told: str, verb: str, words: str) -> None:
        """Notes that an article has its story from another."""
        ledger = self._ledger
        article, original = ledger.articles[copy.article], ledger.articles[copy.of]
        if any(doubt.about == _ORIGIN for doubt in article.doubts):
            return  # it is counted with another one already
        doubts = (*article.doubts, Doubt(_ORIGIN, told))
        ledger.articles[copy.article] = replace(article, doubts=doubts)
        if article.publisher and article.publisher == original.publisher:
            return  # one agency's text: its claims have one origin as it is
        passages = [one for one in self.story(copy.article) if _repeated(one, copy.marks)]
        if not passages:
            return
        said = {id for one in self._by_article.get(copy.article, ()) for id in one.passages}
        own = tuple(one.id for one in passages if one.id not in said)
        made = Attribution(
            id=named("attribution", copy.article, verb, copy.of),
            article=copy.article,
            chain=(Voice(original.publisher or original.id, verb, "copy"),),
            passages=own or (passages[0].id,),
            cue=(),
            words=words,
        )
        ledger.attributions.append(made)
        spans = [(one.anchors[0].start, one.anchors[0].end) for one in passages]
        self._given[copy.article] = (made.id, spans)

    def write(self) -> None:
        """Gives the claims of all copies their origin, in one go."""
        if self._given:
            self._ledger.claims = [self._credited(claim) for claim in self._ledger.claims]

    def _credited(self, claim: Claim) -> Claim:
        given = self._given.get(claim.anchors[0].article)
        if given is None or claim.attribution or claim.about not in self._ledger.events:
            return claim
        start = claim.anchors[0].start
        if any(first <= start < last for first, last in given[1]):
            return replace(claim, attribution=given[0])
        return claim


def _day(ledger: Ledger, article: Address) -> str:
    published = ledger.articles[article].published
    return published.edtf.text if published else "9999"


def _repeated(passage: Passage, shared: frozenset[int]) -> bool:
    """True if a passage stands in the other text too; one too short to tell goes with the rest."""
    marks = _marks(passage.text)
    return not shared or not marks or len(marks & shared) >= _HALF * len(marks)
