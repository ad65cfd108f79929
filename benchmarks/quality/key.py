"""How well whole articles become a book: ingest against an answer key.

    PYTHONPATH=src python benchmarks/quality/key.py GOLD.json SEEDS... [--misses]

GOLD.json names its articles (`docs`: id and file), actors with mentions, events with a
quoted stretch, a type, accepted dates and participants, and attributions with cue and
source (see `shared/answers/README.md`). An actor is found if one actor of the book holds
most of its mentions, invented if it meets none. An event is found if one of the book's
stands on its words with a fitting type; its date is right if the key accepts it.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.read.files import sources
from sourcebook.model import Anchor, Batch, Claim, Pair, Property, Say

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
    "TREND": "other talks supply",
    "DISPUTE": "other force",
    "POLICY": "other",
    "OTHER": "other",
}


@dataclass(frozen=True)
class Place:
    """A stretch of one of the key's articles."""

    doc: str
    start: int
    end: int

    def shared(self, other: "Place") -> float:
        """The part of both that is common, 0 to 1."""
        if self.doc != other.doc:
            return 0.0
        common = min(self.end, other.end) - max(self.start, other.start)
        return max(0, common) / (max(self.end, other.end) - min(self.start, other.start))


class Book:
    """What ingest made of the key's articles, with the key's names for them."""

    def __init__(self, batch: Batch, files: Mapping[str, str]) -> None:
        self.batch = batch
        self._docs = files  # article -> id in the key

    def place(self, anchor: Anchor) -> Place:
        return Place(self._docs.get(anchor.article, ""), anchor.start, anchor.end)

    def mentions(self) -> Iterator[tuple[str, Place]]:
        for mention in self.batch.mentions:
            for anchor in mention.anchors:
                yield mention.about, self.place(anchor)

    def claims(self, about: str, prop: Property) -> list[Claim]:
        held = [c for c in self.batch.claims if c.about == about and c.property is prop]
        return sorted(held, key=lambda c: bool(c.time and c.time.doubtful))

    def same(self) -> dict[str, str]:
        home: dict[str, str] = {}

        def root(one: str) -> str:
            while one in home:
                one = home[one]
            return one

        for judgement in self.batch.judgements:
            act = judgement.act
            if isinstance(act, Pair) and act.say is Say.SAME and root(act.left) != root(act.right):
                home[root(act.right)] = root(act.left)
        return {actor.id: root(actor.id) for actor in self.batch.actors}


def read_book(gold: Mapping[str, list[dict]], seeds: Sequence[str]) -> Book:
    done = ingest(sources(seeds), None, "key")
    names = {Path(doc["file"]).name: doc["id"] for doc in gold["docs"]}
    files = {one.article: names.get(Path(one.name).name, "") for one in done.files}
    return Book(done.batch, files)


# --- actors


def actors(gold: Mapping[str, list[dict]], book: Book, misses: bool) -> dict[str, str]:
    """Prints how actors fare; gives the key's actor for each of the book's."""
    known = {
        one["id"]: [Place(*mention[:3]) for mention in one["mentions"]] for one in gold["actors"]
    }
    words = {one["id"]: _words(one["canonical"]) for one in gold["actors"]}
    one_of = book.same()
    tally: dict[str, Counter[str]] = {}
    for about, place in book.mentions():
        if about not in one_of:
            continue
        found = [
            (place.shared(there), len(words[name] & _words(_label(book, about))), name)
            for name, places in known.items()
            for there in places
        ]
        share, _, best = max(found, default=(0.0, 0, ""))
        tally.setdefault(about, Counter())[best if share >= 0.5 else ""] += 1
    meant = {}
    for about, counts in tally.items():
        ranked = [name for name, _ in counts.most_common() if name]
        meant[about] = ranked[0] if ranked else ""
    wrong = [about for about, counts in tally.items() if len([n for n in counts if n]) > 1]
    required = [one["id"] for one in gold["actors"] if one.get("required", True)]
    found_ids = {name for name in meant.values() if name}
    groups: dict[str, set[str]] = {}
    for about, name in meant.items():
        groups.setdefault(name, set()).add(one_of[about])
    split = [name for name, held in groups.items() if name and len(held) > 1]
    invented = [about for about, name in meant.items() if not name]
    hit = [name for name in required if name in found_ids]
    print(f"actors: {len(hit)} of {len(required)} found, {len(invented)} invented,", end=" ")
    print(f"{len(split)} not joined, {len(wrong)} mixed")
    told = [place for places in known.values() for place in places]
    mine = [place for _, place in book.mentions()]
    right = sum(any(place.shared(other) >= 0.5 for other in mine) for place in told)
    print(f"mentions: {right} of {len(told)} found")
    if misses:
        _list("actor missed", sorted(set(required) - found_ids))
        _list("actor invented", invented)
        _list("actor not joined", split)
        _list("actor mixed", [f"{one} {dict(tally[one])}" for one in wrong])
        _list(
            "mention missed",
            [str(p) for p in told if not any(p.shared(other) >= 0.5 for other in mine)],
        )
    return meant


def _label(book: Book, about: str) -> str:
    return next(actor.label for actor in book.batch.actors if actor.id == about)


def _words(text: str) -> set[str]:
    return set(text.lower().replace("'s", "").split())


def _list(what: str, items: Sequence[str]) -> None:
    for item in items:
        print(f"  {what}: {item}")


# --- events


def events(
    gold: Mapping[str, list[dict]], book: Book, meant: Mapping[str, str], misses: bool
) -> dict[str, str]:
    """Prints how events fare; gives the book's event for each of the key's."""
    stands = {
        event.id: [
            book.place(anchor)
            for claim in book.claims(event.id, Property.WHAT)
            for anchor in claim.anchors
        ]
        for event in book.batch.events
    }
    pairs = []
    for one in gold["events"]:
        spots = [Place(*quote[:3]) for quote in (one["quote"], *one.get("also", ()))]
        for event in book.batch.events:
            share = max((a.shared(b) for a in spots for b in stands[event.id]), default=0.0)
            fits = event.type in _TYPES.get(_first_word(one["type"]), "other").split()
            if share > 0.15:
                pairs.append((fits, share, one["id"], event.id))
    taken: dict[str, str] = {}
    pairs.sort(key=lambda it: (it[2] != "A3", it), reverse=True)  # may stand as part of A1
    for fits, _, name, event_id in pairs:
        if fits and name not in taken and event_id not in taken.values():
            taken[name] = event_id
    required = [one for one in gold["events"] if one.get("required", True)]
    if "A1" in taken and "A3" not in taken:  # the welcome may stand as part of the visit
        required = [one for one in required if one["id"] != "A3"]
    hit = [one for one in required if one["id"] in taken]
    print(f"events: {len(hit)} of {len(required)} found with their type,", end=" ")
    print(f"{len(book.batch.events) - len(set(taken.values()))} others in the book")
    _dates(gold, book, taken, misses)
    _parts(gold, book, taken, meant, misses)
    if misses:
        _list("event missed", [f"{o['id']} {o['type']}" for o in required if o not in hit])
        extra = [e for e in book.batch.events if e.id not in taken.values()]
        _list("event besides", [f"{e.type} {e.label}" for e in extra])
    return taken


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].strip("(),").upper()


def _dates(
    gold: Mapping[str, list[dict]], book: Book, taken: Mapping[str, str], misses: bool
) -> None:
    right, wrong, undated = 0, [], []
    for one in gold["events"]:
        if one["id"] not in taken:
            continue
        times = [c.time for c in book.claims(taken[one["id"]], Property.WHEN) if c.time]
        said = times[0].edtf.text if times else "unknown"
        accepted = {one["edtf"], *one["accept"]}
        free = any(a.startswith("unknown") for a in accepted)
        if said in accepted or (said == "unknown" and free):
            right += 1
        elif said == "unknown":
            undated.append(f"{one['id']}: not {one['edtf']}")
        else:
            wrong.append(f"{one['id']}: {said}, not {one['edtf']} ({times[0].rule})")
    print(f"dates of these: {right} right, {len(wrong)} wrong, {len(undated)} left undated")
    if misses:
        _list("date wrong", wrong)
        _list("date left out", undated)


def _parts(
    gold: Mapping[str, list[dict]],
    book: Book,
    taken: Mapping[str, str],
    meant: Mapping[str, str],
    misses: bool,
) -> None:
    """Participants: the key's may be named a level lower or higher, so states count too."""
    found = total = 0
    wrong, missed = [], []
    for one in gold["events"]:
        if one["id"] not in taken:
            continue
        told = {name for _, name in one["participants"] if not name.startswith("place:")}
        mine = {meant.get(c.link, c.link) for c in book.claims(taken[one["id"]], Property.WHO)}
        total += len(told)
        found += len(told & mine)
        missed += [f"{one['id']}: {name}" for name in sorted(told - mine)]
        wrong += [f"{one['id']}: {name}" for name in sorted(mine - told)]
    print(f"who did it: {found} of {total} found, {len(wrong)} others")
    if misses:
        _list("participant missed", missed)
        _list("participant besides", wrong)


# --- attributions, conflicts


def attributions(
    gold: Mapping[str, list[dict]], book: Book, meant: Mapping[str, str], misses: bool
) -> None:
    cues = right = 0
    missed = []
    for one in gold["attributions"]:
        place = Place(*one["cue"][:3])
        held = [
            a
            for a in book.batch.attributions
            if any(place.shared(book.place(anchor)) > 0 for anchor in a.cue)
        ]
        cues += bool(held)
        wanted = one["source"].partition(" ")[0]
        said = {meant.get(voice.who, voice.who) for a in held for voice in a.chain}
        known = ":" in wanted
        ok = bool(held) and ((wanted in said) if known else ("" in said))
        right += ok
        if not ok:
            missed.append(f"{one['cue'][3]}: {one['source']} (found {sorted(said)})")
    total = len(gold["attributions"])
    print(f"attributions: {cues} of {total} cues found, {right} with their source,", end=" ")
    print(f"{len(book.batch.attributions)} in the book")
    if misses:
        _list("attribution", missed)


def conflicts(book: Book, taken: Mapping[str, str], meant: Mapping[str, str]) -> None:
    """C1: three readings of the accord's date on two events that may be one; C2; C3."""
    left, right = taken.get("A7", ""), taken.get("B1", "")
    paired = any(
        isinstance(j.act, Pair) and j.act.key == {left, right} and j.act.say is Say.UNSURE
        for j in book.batch.judgements
    )
    others = [
        sorted(j.act.key)
        for j in book.batch.judgements
        if isinstance(j.act, Pair)
        and j.act.say is not Say.SAME
        and j.act.left.startswith("event/")
        and j.act.key != {left, right}
    ]
    dates = [
        c.time.edtf.text + ("?" if c.time.doubtful else "")
        for event in (left, right)
        for c in book.claims(event, Property.WHEN)
        if c.time
    ]
    forms = [c.value for event in (left, right) for c in book.claims(event, Property.CALLED)]
    one_of = book.same()
    persons = {one_of[a] for a, name in meant.items() if name == "person:rahimzoda"}
    print(f"C1: {'paired, unsure' if paired else 'NOT paired'}; dates {', '.join(dates)}")
    print(f"C2: called {', '.join(forms) or 'nothing'}")
    print(f"C3: {'one person' if len(persons) == 1 else 'NOT joined'}")
    print(f"other event pairs proposed: {len(others)} {others or ''}")


def main(args: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("seeds", nargs="+")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args(args)
    gold = json.loads(given.gold.read_text(encoding="utf-8"))
    book = read_book(gold, given.seeds)
    meant = actors(gold, book, given.misses)
    taken = events(gold, book, meant, given.misses)
    attributions(gold, book, meant, given.misses)
    if any(one["id"] == "A7" for one in gold["events"]):
        conflicts(book, taken, meant)
    return 0


if __name__ == "__main__":
    sys.exit(main())
