"""What of each event is compared with those of other articles."""

import re
from collections.abc import Mapping

from sourcebook.ingest.identify.events import Sketch
from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.model import Address, Claim, Pair, Property, Say, article_text

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_DULL = frozenset(
    "this that with from have been were will would their they them there which while when what"
    " said says told also into over than then after before about between during both more most"
    " other some such only very year years month months week weeks today last first second new"
    " state states media country countries nation nations government two three report reported"
    " according signed signing sign agreement visit visited meeting talks held part made make"
    " under against through could should where whose being sides relations bilateral"
    " discuss discussed discusses expressed announced opened using asked minister president"
    " officials leaders date less later earlier comes came ahead among along around"
    " january february march april june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday morning evening".split()
)
_DULL_STEMS = frozenset(word[:_STEM] for word in _DULL if len(word) >= _STEM) | _DULL


def sketches(ledger: Ledger) -> list[Sketch]:
    """A sketch of every event of the book, in the order of its events."""
    claims: dict[Address, list[Claim]] = {}
    for claim in ledger.claims:
        if claim.about in ledger.events:
            claims.setdefault(claim.about, []).append(claim)
    texts = _texts(ledger, {one.anchors[0].article for held in claims.values() for one in held[:1]})
    one_of = _canonical(ledger)
    names = _name_words(ledger)
    return [
        _sketch(ledger, event, claims[event], texts, one_of, names)
        for event in ledger.events
        if event in claims
    ]


def _sketch(
    ledger: Ledger,
    event: Address,
    claims: list[Claim],
    texts: Mapping[Address, str],
    one_of: Mapping[Address, Address],
    names: frozenset[str],
) -> Sketch:
    linked = [claim.link for claim in claims if claim.property is Property.WHO and claim.link]
    times = [c.time for c in claims if c.property is Property.WHEN and c.time]
    sure = [time for time in times if not time.doubtful]
    home = claims[0].anchors[0].article
    return Sketch(
        event=event,
        article=home,
        type=ledger.events[event].type,
        status=str(claims[0].status),
        actors=frozenset(one_of.get(one, one) for one in linked),
        states=frozenset(filter(None, (_country(ledger, one) for one in linked))),
        words=_words(claims, texts.get(home, ""), names),
        date=sure[0].edtf if sure else None,
        places=frozenset(c.link for c in claims if c.property is Property.PLACE),
    )


def _country(ledger: Ledger, actor: Address) -> str:
    known = ledger.actors.get(actor)
    return known.country if known else ""


def _words(claims: list[Claim], text: str, names: frozenset[str]) -> dict[str, str]:
    """The words of the sentences that tell it, without names and what all news says."""
    found: dict[str, str] = {}
    for claim in claims:
        if claim.property not in (Property.WHAT, Property.CALLED):
            continue
        for one in claim.anchors:
            start = max(text.rfind(". ", 0, one.start), text.rfind("\n", 0, one.start)) + 1
            end = min(
                (at for at in (text.find(sign, one.end) for sign in (". ", "\n")) if at >= 0),
                default=len(text),
            )
            for match in _WORD.finditer(text, start, min(end, one.end + 600)):
                word = match.group().lower()
                if word[:_STEM] not in _DULL_STEMS and word not in names:
                    found.setdefault(word[:_STEM], word)
    return found


def _name_words(ledger: Ledger) -> frozenset[str]:
    """The words of names of persons, states and places: they count as people, not as wording."""
    labels = [
        name.value
        for actor in ledger.actors.values()
        if actor.kind.value in ("person", "state", "region")
        for name in actor.names
    ]
    labels += [place.label for place in ledger.places.values()]
    return frozenset(word.lower() for label in labels for word in _WORD.findall(label))


def _texts(ledger: Ledger, wanted: set[Address]) -> dict[Address, str]:
    held: dict[Address, list[str]] = {}
    for passage in ledger.passages:
        if passage.article in wanted:
            held.setdefault(passage.article, []).append(article_text((passage,)))
    return {article: "".join(parts) for article, parts in held.items()}


def _canonical(ledger: Ledger) -> dict[Address, Address]:
    """The first of those that are judged the same, for each of them."""
    home: dict[Address, Address] = {}

    def root(one: Address) -> Address:
        while home.get(one, one) != one:
            one = home[one]
        return one

    for judgement in ledger.judgements:
        act = judgement.act
        if isinstance(act, Pair) and act.say is Say.SAME:
            left, right = root(act.left), root(act.right)
            home[max(left, right)] = min(left, right)
    return {one: root(one) for one in home}
