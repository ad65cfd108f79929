"""What a filter keeps."""

from sourcebook.catalogue import FOREVER
from sourcebook.corpus.index import Index
from sourcebook.corpus.stated import Stated
from sourcebook.holdings import Holdings
from sourcebook.model import Actor, Address, Filters
from sourcebook.names import fold


class Filtering:
    """The events, actors and passages that a filter keeps; all its parts must hold."""

    def __init__(self, held: Holdings, stated: Stated, index: Index) -> None:
        self._held = held
        self._stated = stated
        self._index = index

    def events(self, wanted: Filters) -> list[Address]:
        """The events a filter keeps, in order."""
        bounds = None
        if (span := wanted.dates) is not None:
            first = span.earliest.toordinal() if span.earliest else 0
            bounds = (first, span.latest.toordinal() if span.latest else FOREVER)
        kept = self._index.catalogue.events_where(
            types=sorted(wanted.types),
            bounds=bounds,
            countries=sorted(wanted.countries),
            kinds=sorted(wanted.kinds),
        )
        for match in fts(wanted):
            found = self._events_with(match)
            kept = [event for event in kept if event in found]
        return kept

    def _events_with(self, match: str) -> set[Address]:
        passages = self._index.catalogue.worded(match, "passage")
        found = {
            *self._index.catalogue.worded(match, "event"),
            *self._index.catalogue.events_on(passages),
        }
        for actor in self._actors_called(match):
            found.update(self._index.catalogue.events_of(actor))
        return found

    def _actors_called(self, match: str) -> set[Address]:
        return {self._held.rulings.of(name) for name in self._index.names.worded(match, "name")}

    def actors(self, wanted: Filters) -> set[Address]:
        """The actors a filter keeps."""
        kept = {
            thing.id
            for thing in self._held.things.values()
            if isinstance(thing, Actor)
            and (not wanted.kinds or thing.kind in wanted.kinds)
            and (not wanted.countries or thing.country in wanted.countries)
        }
        if wanted.types or wanted.dates:
            events = self.events(Filters(types=wanted.types, dates=wanted.dates))
            kept &= {part.actor for event in events for part in self._stated.who(event)}
        for match in fts(wanted):
            passages = self._index.catalogue.worded(match, "passage")
            kept &= self._index.actors_in(passages) | self._actors_called(match)
        return kept

    def passages(self, wanted: Filters) -> set[Address]:
        """The passages a filter keeps."""
        kept = {passage.id for passage in self._held.passages.values() if passage.text}
        if wanted.types or wanted.dates:
            events = self.events(Filters(types=wanted.types, dates=wanted.dates))
            kept &= self._index.catalogue.passages_of_events(events)
        if wanted.kinds or wanted.countries:
            actors = self.actors(Filters(kinds=wanted.kinds, countries=wanted.countries))
            kept &= {p for actor in actors for p in self._index.catalogue.passages_naming(actor)}
        for match in fts(wanted):
            kept &= set(self._index.catalogue.worded(match, "passage"))
        return kept


def fts(wanted: Filters) -> list[str]:
    """FTS5 expressions for the words (as prefixes, also folded) and phrases of a filter."""
    words = []
    for word in wanted.words:
        forms = dict.fromkeys([word, fold(word)])
        words.append(" OR ".join(f"{_literal(form)} *" for form in forms if form.strip()))
    return [*(word for word in words if word), *(_literal(phrase) for phrase in wanted.phrases)]


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\0", " ") + '"'
