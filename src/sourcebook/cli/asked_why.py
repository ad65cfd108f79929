"""The answer to `why`: every statement about a thing, with its words, its chain and its reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.answers import Reading, Resolved, Statement
from sourcebook.cli import as_json, as_rows
from sourcebook.cli.addresses import resolved
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Sheet
from sourcebook.cli.shelf import begin
from sourcebook.cli.why_card import name_card, why_card
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import FIGURES, Actor, Address, Event, Property

_OF_EVENT: Mapping[str, tuple[Property, ...]] = {
    "when": (Property.WHEN,),
    "status": (Property.WHAT,),
    "who": (Property.WHO,),
    "called": (Property.CALLED,),
    "label": (Property.CALLED, Property.WHAT),
    "place": (Property.PLACE,),
    **{str(prop): (prop,) for prop in FIGURES},
    "": (
        Property.WHEN,
        Property.WHAT,
        *FIGURES,
        Property.CALLED,
        Property.WHO,
        Property.PLACE,
    ),
}
_OF_ACTOR: Mapping[str, tuple[Property, ...]] = {
    "label": (),
    "called": (),
    "": (Property.ROLE, Property.RANK, Property.MEMBER),
}


@dataclass(frozen=True, slots=True)
class Why:
    """A question: the thing, the properties asked for, whether its names are part of it."""

    thing: Address
    prop: str
    properties: tuple[Property, ...]
    names: bool = False
    claim: Address = ""

    def readings(self, corpus: Corpus) -> Iterator[Reading]:
        """The readings that answer it."""
        for prop in self.properties:
            for reading in corpus.readings(self.thing, prop):
                if self._wanted(reading):
                    yield reading

    def _wanted(self, reading: Reading) -> bool:
        """Of a thing perhaps the same only what is compared, unless it was asked for by name."""
        if self.claim:
            return any(statement.claim.id == self.claim for statement in reading.statements)
        return reading.own or bool(self.prop) or reading.prop in (Property.WHEN, *FIGURES)


def answer(form: Form, text: str, prop: str) -> Exit:
    """Print how we know what is said of a thing."""
    opened, writer = begin(form)
    corpus = opened.corpus
    question = _question(corpus, resolved(corpus, text, writer), prop)
    found = list(question.readings(corpus))
    if not found and not question.names:
        told = f"nothing is said of {question.prop or 'this'} at {question.thing}"
        raise SourcebookError(told, f"try: sourcebook show {question.thing}", code=Exit.NOTHING)
    if form.pretty:
        _pretty(corpus, question, found, writer)
    elif form.shape is Shape.TSV:
        writer.rows(_rows(corpus, question, found))
    else:
        items = [one for given in found for one in as_json.claims(corpus, question.thing, given)]
        items = [*(_names(corpus, question.thing) if question.names else ()), *items]
        writer.items(items, as_json.head(corpus, text, len(items)))
    return opened.code


def _question(corpus: Corpus, found: Resolved, prop: str) -> Why:
    thing = corpus.thing(found.thing)
    if isinstance(thing, Event):
        if found.address.startswith("claim/"):
            return Why(found.thing, prop, tuple(Property), claim=found.address)
        return Why(found.thing, prop, _OF_EVENT[prop])
    if isinstance(thing, Actor):
        if prop not in _OF_ACTOR:
            raise _not_of(prop, found.thing, "an event", "label")
        return Why(found.thing, prop, _OF_ACTOR[prop], names=True)
    raise SourcebookError(
        f"{found.address} makes statements, and none is about it",
        f"its words: sourcebook show {found.address}",
    )


def _not_of(prop: str, thing: Address, of: str, instead: str) -> SourcebookError:
    return SourcebookError(
        f"{prop} belongs to {of}", f"for this: sourcebook why {thing} -p {instead}"
    )


def _pretty(corpus: Corpus, question: Why, found: Sequence[Reading], writer: Writer) -> None:
    form = writer.form
    sheet = Sheet(form.room, form.signs.of("ellipsis"))
    if question.names:
        name_card(corpus, question.thing, sheet, form.signs)
    why_card(corpus, question.thing, question.prop, found, sheet, form.signs)
    writer.lines(sheet.lines)


def _rows(corpus: Corpus, question: Why, found: Sequence[Reading]) -> Iterator[as_rows.Row]:
    if question.names:
        yield from (row for row in as_rows.actor(corpus, question.thing) if row[1] == "name")
    for reading in found:
        for statement in reading.statements:
            yield _row(corpus, question, reading, statement)


def _row(corpus: Corpus, question: Why, reading: Reading, statement: Statement) -> as_rows.Row:
    differ = as_rows.differs(corpus, question.thing, reading.prop)
    return as_rows.stated(
        reading.of,
        str(reading.prop),
        statement,
        value=as_rows.value_of(corpus, reading),
        link=reading.link,
        time=reading.time,
        marks=as_rows.reading_marks(reading, differ),
    )


def _names(corpus: Corpus, actor: Address) -> Iterator[as_json.Object]:
    """The spellings of an actor in the shape of a claim."""
    for name in as_json.actor(corpus, actor)["names"]:
        yield {
            "property": "name",
            "value": name["value"],
            "link": None,
            "date": None,
            "of": as_json.ref(corpus, actor),
            "sameness": name["judgement"],
            "doubtful": False,
            "origins": 1 if name["evidence"] else 0,
            "evidence": [name["evidence"]] if name["evidence"] else [],
            "quantity": None,
            "status": "asserted",
            "claim": None,
        }
