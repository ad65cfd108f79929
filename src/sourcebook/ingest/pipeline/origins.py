"""Articles that repeat another without saying so: suspected, told, and counted with it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from zlib import crc32

from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.ingest.pipeline.records import named
from sourcebook.model import Address, Attribution, Doubt, Passage, PassageRole, Voice

_WORD = re.compile(r"\w+")
_STRIDE = 5
_KEPT = 4  # one stretch of words in so many is looked at
_LEAST = 8  # of them, or the text is too short to tell
_SHARE = 0.6
_STORY = frozenset({PassageRole.BODY})


@dataclass(frozen=True, slots=True)
class Copy:
    """An article, the one it repeats, and how much of it."""

    article: Address
    of: Address
    share: float


def copies(texts: Mapping[Address, str], fresh: Iterable[Address]) -> list[Copy]:
    """The fresh articles that repeat one before them, `texts` in order."""
    new = frozenset(fresh)
    first: dict[int, Address] = {}
    found: list[Copy] = []
    for article, text in texts.items():
        marks = _marks(text)
        met = Counter(first[mark] for mark in marks if mark in first)
        if article in new and met and len(marks) >= _LEAST:
            original, count = min(met.items(), key=lambda it: (-it[1], it[0]))
            if count >= _SHARE * len(marks):
                found.append(Copy(article, original, count / len(marks)))
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


def credit(ledger: Ledger, fresh: Iterable[Address]) -> None:
    """Says of each copy whose text it has, and lets the other be the origin of its claims."""
    passages: dict[Address, list[Passage]] = {}
    for passage in ledger.passages:
        if passage.role in _STORY:
            passages.setdefault(passage.article, []).append(passage)
    texts = {
        article: " ".join(passage.text for passage in passages.get(article, ()))
        for article in ledger.articles
    }
    for copy in copies(texts, fresh):
        _credit(ledger, copy, passages[copy.article])


def _credit(ledger: Ledger, copy: Copy, passages: list[Passage]) -> None:
    article, original = ledger.articles[copy.article], ledger.articles[copy.of]
    told = f"{copy.share:.0%} of its words stand in {original.short} too: counted with it"
    doubts = (*article.doubts, Doubt("origin", told))
    ledger.articles[copy.article] = replace(article, doubts=doubts)
    if article.publisher and article.publisher == original.publisher:
        return  # one agency's text: its claims have one origin as it is
    who = original.publisher or original.id
    made = Attribution(
        id=named("attribution", copy.article, "repeats", copy.of),
        article=copy.article,
        chain=(Voice(who, "repeat", "copy"),),
        passages=tuple(passage.id for passage in passages),
        cue=(),
        words=f"the words of {original.short}",
    )
    held = {passage for one in ledger.attributions for passage in one.passages}
    own = tuple(passage for passage in made.passages if passage not in held)
    ledger.attributions.append(replace(made, passages=own or made.passages[:1]))
    ledger.claims = [
        replace(claim, attribution=made.id)
        if claim.about in ledger.events
        and not claim.attribution
        and claim.anchors[0].article == copy.article
        else claim
        for claim in ledger.claims
    ]
