"""Claims: what an editor wrote under a thing becomes statements with anchors and a voice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from sourcebook.authoring.evidence import Shelf, Spot
from sourcebook.authoring.source import Table
from sourcebook.authoring.things import Register, Written
from sourcebook.authoring.values import date, quantity
from sourcebook.model import (
    FIGURES,
    Actor,
    Address,
    Claim,
    Event,
    Name,
    Place,
    Property,
    Status,
    Time,
    anchored,
)

FOUND_BY = "editors"

_PROPERTIES: Mapping[type, tuple[str, ...]] = {
    Actor: ("name", "role", "rank", "member"),
    Place: ("name",),
    Event: ("what", "when", "who", "called", "place", "topic", "before", *map(str, FIGURES)),
}


class Claims:
    """Reads the claims under all things; `names` are the spellings they attest, by claim."""

    def __init__(self, shelf: Shelf, register: Register) -> None:
        self.names: dict[Address, Name] = {}
        self._shelf = shelf
        self._register = register
        self._given: set[Address] = set()

    def read(self) -> Iterator[Claim]:
        """All claims, in the order of the file."""
        for entry in self._register.written.values():
            for prop in _PROPERTIES.get(type(entry.thing), ()):
                for table in entry.table.tables(prop):
                    yield self._claim(entry, Property(prop), table)
                    table.close()

    def _claim(self, entry: Written, prop: Property, table: Table) -> Claim:
        anchors, spots = self._shelf.anchors(table)
        draft = Claim(
            id="",
            about=entry.thing.id,
            property=prop,
            status=Status(table.word("status", tuple(Status), Status.ASSERTED)),
            anchors=anchors,
            attribution=self._shelf.voice(spots),
            found_by=FOUND_BY,
            note=table.text("note", "") if prop is not Property.WHEN else "",
        )
        filled = _READ[prop](draft, table, spots, self._register)
        claim = replace(filled, id=self._id(filled, spots))
        if prop is Property.NAME:
            self.names[claim.id] = Name(
                claim.value,
                table.text("lang", ""),
                table.text("script", ""),
                table.word("kind", ("name", "alias", "weakAlias"), "name"),
            )
        return claim

    def _id(self, claim: Claim, spots: list[Spot]) -> Address:
        """An address that outlives a new wording.

        It comes from what is claimed and where the original says so; from our own words
        only where there is no original.
        """
        places = [f"{a.article}:{a.start}-{a.end}" for a in anchored(claim.anchors, "original")]
        words = [f"{spot.passage}:{spot.words}" for spot in spots]
        when = claim.time.edtf.text if claim.time else ""
        said = (claim.about, claim.property, claim.value, claim.link, claim.part, claim.of, when)
        digest = sha256("\n".join([*said, claim.status, *(places or words)]).encode()).hexdigest()
        length = 6
        while (given := f"claim/{digest[:length]}") in self._given:
            length += 1
        self._given.add(given)
        return given


_Reader = Callable[[Claim, Table, list[Spot], Register], Claim]


def _worded(claim: Claim, table: Table, spots: list[Spot], _: Register) -> Claim:
    """A value that stands in the text; written out only where several quotes spell it."""
    words = {spot.words for spot in spots}
    if len(words) == 1 or "value" in table:
        return replace(claim, value=table.text("value", "") or words.pop())
    table.fault("", "value is missing (the quotes differ)")
    return claim


def _what(claim: Claim, table: Table, _: list[Spot], __: Register) -> Claim:
    return replace(claim, value=table.text("says"))


def _when(claim: Claim, table: Table, spots: list[Spot], register: Register) -> Claim:
    counted, ref = table.text("counted", ""), ""
    if counted == "publication":
        ref = spots[0].article.id if spots else ""
    elif counted:
        ref = register.link(table, "counted", "event")
    strict = date(table, "strict") if "strict" in table else None
    edtf = date(table, "date")
    words = "" if table.flag("inherited") else " … ".join(spot.words for spot in spots)
    rest = {key: table.text(key, "") for key in ("rule", "why", "note")}
    doubtful = table.flag("doubtful")
    if edtf is None:
        return claim
    kind = counted if counted in ("", "publication") else "event"
    time = Time(edtf, words, kind or "none", ref, **rest, strict=strict, doubtful=doubtful)
    return replace(claim, time=time)


def _who(claim: Claim, table: Table, _: list[Spot], register: Register) -> Claim:
    return replace(claim, link=register.link(table, "actor", "actor"), part=table.text("part"))


def _linked(key: str, *kinds: str) -> _Reader:
    def read(claim: Claim, table: Table, _: list[Spot], register: Register) -> Claim:
        return replace(claim, link=register.link(table, key, *kinds))

    return read


def _figure(claim: Claim, table: Table, _: list[Spot], __: Register) -> Claim:
    return replace(claim, value=quantity(table, "number"), part=table.text("part", ""))


def _office(claim: Claim, table: Table, spots: list[Spot], register: Register) -> Claim:
    """A role or rank at the date of the text that uses it, unless another is given."""
    claim = _worded(claim, table, spots, register)
    of = register.link(table, "of", "actor", optional=True)
    published = spots[0].article.published if spots else None
    edtf = date(table, "date") if "date" in table else published.edtf if published else None
    if edtf is None or not spots:
        return replace(claim, of=of)
    why = table.text("why", "") or "the title on the day of the text that uses it"
    time = Time(edtf, "", "publication", spots[0].article.id, "text-day", why)
    return replace(claim, of=of, time=time)


_READ: Mapping[Property, _Reader] = {
    Property.NAME: _worded,
    Property.CALLED: _worded,
    Property.ROLE: _office,
    Property.RANK: _office,
    Property.MEMBER: _linked("of", "actor"),
    Property.WHAT: _what,
    Property.WHEN: _when,
    Property.WHO: _who,
    Property.PLACE: _linked("in", "place", "actor"),
    Property.TOPIC: _linked("topic", "topic"),
    Property.BEFORE: _linked("event", "event"),
    **dict.fromkeys(FIGURES, _figure),
}
