"""How well whole articles become a book: ingest against an answer key.

    python benchmarks/quality/key.py GOLD SEEDS... [--nlp] [--misses]

GOLD is a key in JSON or TOML (see `gold.py`), SEEDS are its articles, files or folders. An
actor is found if one actor of the book holds most of its mentions, invented if it meets none.
An event is found if one of the book's stands on its words with a fitting type; its date is
right if the key accepts it. One event of the book may stand for several of the key (a visit
and the welcome at it), if it holds the words of all of them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import Doc, Gold, KeyEvent, Place, docs, load, resolved

from sourcebook.dates import DateError, parse
from sourcebook.ingest.parse import parser
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.read.files import sources
from sourcebook.model import (
    Address,
    Anchor,
    Article,
    Batch,
    Claim,
    Pair,
    Passage,
    Property,
    Say,
    Status,
    article_text,
)

_TYPES = {
    "VISIT": "visit",
    "RECEIVE": "visit",
    "WELCOME": "visit",
    "MEET": "talks",
    "TALKS": "talks",
    "PHONE": "call",
    "CALL": "call",
    "AGREE": "accord",
    "SIGN": "accord",
    "PROMISE": "promise accord",
    "REPORT": "report",
    "STATEMENT": "report",
    "REQUEST": "demand",
    "DEMAND": "demand",
    "INVITE": "other demand visit",
    "ANNOUNCE": "found report other accord",
    "OPEN": "found",
    "FOUND": "found",
    "EXPORT": "supply",
    "SUPPLY": "supply",
    "USE": "force supply other",
    "ASSAULT": "force",
    "FORCE": "force",
    "SANCTION": "sanction",
    "ARREST": "sanction force",
    "TREND": "other talks supply",
    "DISPUTE": "other force",
    "POLICY": "other",
    "OTHER": "other force found supply report promise sanction",
}


_STANDS = 0.15
"""How much of both an event's words in the key and in the book have in common at the least."""


@dataclass(slots=True)
class Score:
    """What was counted, by name, and what to look at, in words."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def check(self, name: str, right: bool, told: str) -> None:
        """Counts one thing asked for; told if it is not right."""
        self.counts[f"{name} asked"] += 1
        self.counts[name] += right
        if not right:
            self.misses.append(f"{name}: {told}")

    def fault(self, name: str, told: str) -> None:
        """Counts one thing that should not be."""
        self.counts[name] += 1
        self.misses.append(f"{name}: {told}")

    def told(self, name: str) -> str:
        """`7 of 9`."""
        return f"{self.counts[name]} of {self.counts[f'{name} asked']}"


class Book:
    """What ingest made of the key's articles, with the key's names for them."""

    def __init__(self, batch: Batch, docs_of: Mapping[Address, str]) -> None:
        self.batch = batch
        self._docs = docs_of
        self.articles = {docs_of[one.id]: one for one in batch.articles if one.id in docs_of}
        self._claims: dict[Address, list[Claim]] = {}
        for claim in batch.claims:
            self._claims.setdefault(claim.about, []).append(claim)

    def texts(self) -> dict[str, str]:
        """The text of each of the key's articles."""
        held: dict[Address, list[Passage]] = {}
        for passage in self.batch.passages:
            held.setdefault(passage.article, []).append(passage)
        return {
            name: article_text(tuple(held.get(one.id, ()))) for name, one in self.articles.items()
        }

    def place(self, anchor: Anchor) -> Place:
        """Where an anchor stands, in the key's names."""
        return Place(self._docs.get(anchor.article, ""), anchor.start, anchor.end)

    def mentions(self) -> Iterator[tuple[Address, Place]]:
        """Whom each mention is of, and where it stands."""
        for mention in self.batch.mentions:
            for anchor in mention.anchors:
                yield mention.about, self.place(anchor)

    def claims(self, about: Address, prop: Property) -> list[Claim]:
        """The claims of one kind about a thing, the doubtful last."""
        held = [c for c in self._claims.get(about, ()) if c.property is prop]
        return sorted(held, key=lambda c: bool(c.time and c.time.doubtful))

    def same(self) -> dict[Address, Address]:
        """For each actor the first of those it is judged the same as."""
        home: dict[Address, Address] = {}

        def root(one: Address) -> Address:
            while one in home:
                one = home[one]
            return one

        for left, right in self.judged(Say.SAME):
            if root(left) != root(right):
                home[root(right)] = root(left)
        return {actor.id: root(actor.id) for actor in self.batch.actors}

    def judged(self, say: Say) -> list[tuple[Address, Address]]:
        """The pairs of which ingest says so."""
        acts = (judgement.act for judgement in self.batch.judgements)
        return [(a.left, a.right) for a in acts if isinstance(a, Pair) and a.say is say]


def read_book(about: Sequence[Doc], seeds: Sequence[str], *, nlp: bool = False) -> Book:
    """The book that ingest makes of the key's articles."""
    done = ingest(sources(seeds), None, "key", parser=parser() if nlp else None)
    names = {Path(doc.file).name: doc.id for doc in about}
    made = {one.article: names.get(Path(one.name).name, "") for one in done.files}
    return Book(done.batch, {article: name for article, name in made.items() if name})


def score(raw: Mapping[str, object], seeds: Sequence[str], *, nlp: bool = False) -> Score:
    """Everything a key asks, counted."""
    about = docs(raw)
    book = read_book(about, seeds, nlp=nlp)
    gold = resolved(raw, book.texts())
    found = Score()
    _documents(gold, book, found)
    meant = _actors(gold, book, found)
    taken = _events(gold, book, meant, found)
    _attributions(gold, book, meant, found)
    _pairs(gold, book, taken, found)
    return found


# --- the articles themselves


def _documents(gold: Gold, book: Book, found: Score) -> None:
    publishers = {source.id: source.name for source in book.batch.sources}
    for doc in gold.docs:
        one = book.articles.get(doc.id)
        if one is None:
            found.fault("articles missed", doc.file)
            continue
        said = {
            "headline": one.headline if one.headline_by == "text" else "",
            "published": one.published.edtf.text if one.published else "",
            "publisher": publishers.get(one.publisher, ""),
            "author": "; ".join(one.authors),
        }
        for name, value in said.items():
            asked = getattr(doc, name)
            if asked is not None:
                found.check("metadata", asked == value, f"{doc.id} {name}: {value or 'unknown'}")
        if doc.copy_of:
            found.check("copies", _copies(book, one, doc.copy_of), f"{doc.id} of {doc.copy_of}")


def _copies(book: Book, one: Article, of: str) -> bool:
    """Whether an article is counted with the one it repeats."""
    first = book.articles[of]
    return any(
        voice.medium == "copy" and voice.who in (first.publisher, first.id)
        for attribution in book.batch.attributions
        if attribution.article == one.id
        for voice in attribution.chain
    )


# --- actors


def _actors(gold: Gold, book: Book, found: Score) -> dict[Address, str]:
    """The key's actor for each of the book's."""
    one_of = book.same()
    tally = _tally(gold, book, one_of)
    meant = {about: next((n for n, _ in c.most_common() if n), "") for about, c in tally.items()}
    groups: dict[str, set[Address]] = {}
    for about, name in meant.items():
        groups.setdefault(name, set()).add(one_of[about])
        if not name:
            found.fault("actors invented", about)
        if len([one for one in tally[about] if one]) > 1:
            found.fault("actors mixed", f"{about} {dict(tally[about])}")
    for actor in gold.actors:
        held = groups.get(actor.id, set())
        if actor.required:
            found.check("actors", bool(held), actor.id)
        if len(held) > 1 and not actor.may_stand_apart:
            found.fault("actors not joined", f"{actor.id}: {', '.join(sorted(held))}")
    _joined(one_of, meant, found)
    _mentions(gold, book, found)
    return meant


def _joined(one_of: Mapping[Address, Address], meant: Mapping[Address, str], found: Score) -> None:
    """Actors of the book that are judged the same and are not."""
    for root in sorted(set(one_of.values())):
        names = {meant.get(one, "") for one, other in one_of.items() if other == root} - {""}
        if len(names) > 1:
            found.fault("actors joined wrongly", f"{root}: {', '.join(sorted(names))}")


def _mentions(gold: Gold, book: Book, found: Score) -> None:
    mine = [place for _, place in book.mentions()]
    for actor in gold.actors:
        for there in actor.mentions:
            hit = any(there.shared(place) >= 0.5 for place in mine)
            found.check("mentions", hit, f"{actor.id} in {there.doc} at {there.start}")


def _tally(
    gold: Gold, book: Book, one_of: Mapping[Address, Address]
) -> dict[Address, Counter[str]]:
    """For each actor of the book, how often its mentions are those of which actor of the key."""
    labels = {actor.id: _words(actor.label) for actor in book.batch.actors}
    tally: dict[Address, Counter[str]] = {}
    for about, place in book.mentions():
        if about not in one_of:
            continue
        near = [
            (place.shared(there), len(_words(actor.canonical) & labels[about]), actor.id)
            for actor in gold.actors
            for there in actor.mentions
        ]
        share, _, best = max(near, default=(0.0, 0, ""))
        tally.setdefault(about, Counter())[best if share > 0.55 else ""] += 1
    return tally


def _words(text: str) -> set[str]:
    return set(text.lower().replace("'s", "").split())


# --- events


def _events(
    gold: Gold, book: Book, meant: Mapping[Address, str], found: Score
) -> dict[str, Address]:
    """The book's event for each of the key's."""
    stands = {
        event.id: [
            book.place(anchor)
            for claim in book.claims(event.id, Property.WHAT)
            for anchor in claim.anchors
        ]
        for event in book.batch.events
    }
    taken = _matched(gold, book, stands)
    for one in gold.events:
        if one.required:
            found.check("events", one.id in taken, f"{one.id} {one.type}")
        if one.id in taken:
            _date(one, book, taken[one.id], found)
            _status(one, book, taken[one.id], found)
            others = [it for it in gold.events if taken.get(it.id) == taken[one.id]]
            _parts(one, others, book, meant, taken[one.id], found)
    for event in book.batch.events:
        if event.id not in taken.values():
            found.fault("events besides", f"{event.type} {event.label}")
    return taken


def _matched(
    gold: Gold, book: Book, stands: Mapping[Address, Sequence[Place]]
) -> dict[str, Address]:
    """Each event of the key with that of the book which shares most of its words."""
    pairs = []
    for one in gold.events:
        for event in book.batch.events:
            share = max((a.shared(b) for a in one.places for b in stands[event.id]), default=0.0)
            if share > _STANDS and event.type in _fitting(one):
                pairs.append((share, one.id, event.id))
    taken: dict[str, Address] = {}
    pairs.sort(key=lambda it: (-it[0], it[1:]))
    for _, name, event_id in pairs:
        if name not in taken and event_id not in taken.values():
            taken[name] = event_id
    for _, name, event_id in pairs:  # told as one with another of the key
        if name not in taken and len(stands[event_id]) > 1:
            taken[name] = event_id
    return taken


def _fitting(one: KeyEvent) -> list[str]:
    word = one.type.split(maxsplit=1)[0].strip("(),").upper()
    return _TYPES.get(word, "other").split()


def _date(one: KeyEvent, book: Book, event: Address, found: Score) -> None:
    times = [c.time for c in book.claims(event, Property.WHEN) if c.time]
    said = times[0].edtf.text if times else "unknown"
    free = any(date.startswith("unknown") for date in one.dates)
    if said == "unknown" and not free:
        found.counts["dates asked"] += 1
        found.fault("dates left out", f"{one.id}: not {one.dates[0]}")
        return
    right = said == "unknown" or any(_same_date(said, date) for date in one.dates)
    found.check("dates", right, f"{one.id}: {said}, not {one.dates[0]}")
    found.counts["dates wrong"] += not right


def _same_date(said: str, date: str) -> bool:
    """True for one value, however it is written: [2029-09-24..2029-09] ends on the 30th."""
    if said == date or date.startswith("unknown"):
        return said == date
    try:
        one, other = parse(said), parse(date)
    except DateError:
        return False
    bounds = (one.earliest, one.latest) == (other.earliest, other.latest)
    return bounds and one.form is other.form and one.uncertain == other.uncertain


def _status(one: KeyEvent, book: Book, event: Address, found: Score) -> None:
    if one.status is None:
        return
    said = {claim.status for claim in book.claims(event, Property.WHAT)}
    fits = {one.status}
    if "demand" in _fitting(one):
        fits |= {Status.ASSERTED, Status.REQUESTED}
    told = f"{one.id}: {', '.join(sorted(said))}, not {one.status}"
    found.check("statuses", bool(said & fits), told)


def _parts(
    one: KeyEvent,
    others: Sequence[KeyEvent],
    book: Book,
    meant: Mapping[Address, str],
    event: Address,
    found: Score,
) -> None:
    """Participants: the key's may be named a level lower or higher, so states count too.

    Its location may stand as its place; those of `others` told as one with it are none besides.
    """
    told = {name for name in one.participants if not name.startswith("place:")}
    mine = {meant.get(claim.link, claim.link) for claim in book.claims(event, Property.WHO)}
    there = {meant.get(claim.link, claim.link) for claim in book.claims(event, Property.PLACE)}
    for name in sorted(told):
        held = mine | there if name in one.located else mine
        found.check("participants", name in held, f"{one.id}: {name}")
    for name in sorted(mine - told - {name for it in others for name in it.participants}):
        found.fault("participants besides", f"{one.id}: {name}")


# --- attributions, pairs


def _attributions(gold: Gold, book: Book, meant: Mapping[Address, str], found: Score) -> None:
    for one in gold.attributions:
        held = [
            attribution
            for attribution in book.batch.attributions
            if any(one.cue.shared(book.place(anchor)) > 0 for anchor in attribution.cue)
        ]
        found.check("attributions", bool(held), one.words)
        wanted = one.source.partition(" ")[0]
        said = {meant.get(voice.who, voice.who) for a in held for voice in a.chain}
        right = bool(held) and (wanted if ":" in wanted else "") in said
        found.check("sources", right, f"{one.words}: {one.source} (found {sorted(said)})")


def _pairs(gold: Gold, book: Book, taken: Mapping[str, Address], found: Score) -> None:
    proposed = {frozenset(pair) for pair in book.judged(Say.UNSURE)}
    wanted = set()
    for one in gold.pairs:
        pair = frozenset((taken.get(one.left, one.left), taken.get(one.right, one.right)))
        told = f"{one.left} and {one.right}"
        if one.propose:
            found.check("pairs", pair in proposed, told)
            wanted.add(pair)
            _readings(book, sorted(pair), found)
        elif pair in proposed:
            found.fault("pairs wrong", told)
    for other in sorted(map(sorted, proposed - wanted)):
        if other[0].startswith("event/"):
            found.fault("pairs besides", " and ".join(other))


def _readings(book: Book, events: Sequence[Address], found: Score) -> None:
    dates = [
        claim.time.edtf.text + ("?" if claim.time.doubtful else "")
        for event in events
        for claim in book.claims(event, Property.WHEN)
        if claim.time
    ]
    found.misses.append(f"readings of one date, to look at: {', '.join(dates)}")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures, and on request what is behind them."""
    given = _arguments().parse_args(args)
    got = score(load(given.gold), given.seeds, nlp=given.nlp)
    for name in ("metadata", "copies", "actors", "mentions", "events", "dates", "statuses",
                 "participants", "attributions", "sources", "pairs"):  # fmt: skip
        if got.counts[f"{name} asked"]:
            print(f"{name}: {got.told(name)}")
    for name in ("articles missed", "actors invented", "actors mixed", "actors not joined",
                 "actors joined wrongly", "dates wrong", "dates left out", "events besides",
                 "participants besides", "pairs wrong", "pairs besides"):  # fmt: skip
        print(f"{name}: {got.counts[name]}")
    if given.misses:
        print(*(f"  {told}" for told in got.misses), sep="\n")
    return 0


def _arguments() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("gold", type=Path)
    made.add_argument("seeds", nargs="+")
    made.add_argument("--nlp", action="store_true", help="with the parser of the extra")
    made.add_argument("--misses", action="store_true")
    return made


if __name__ == "__main__":
    sys.exit(main())
