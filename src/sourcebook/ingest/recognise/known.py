"""Known names as mentions: states, peoples, regions, organisations, cities; capitals that act."""

from __future__ import annotations

from sourcebook.ingest.gazetteer import Entry, gazetteer, key, lexicon
from sourcebook.ingest.recognise.found import Found, Kind
from sourcebook.ingest.recognise.lists import known_at
from sourcebook.ingest.recognise.words import Page, Run
from sourcebook.model import ActorKind
from sourcebook.text import Span

__all__ = ["known_name", "people"]

_ACTS = lexicon("state acts")
_AUXILIARIES = lexicon("not metonym verbs")
_MAIN_ACTS = _ACTS - _AUXILIARIES
_BEFORE_PLACE = lexicon("place preps") | {"the", "of"}
_BODY_NAMES = frozenset(
    "kremlin|white house|pentagon|congress|senate|knesset|majlis|duma|state duma|bundestag|irgc"
    "|idf|parliament|house of representatives|house of commons|house of lords|treasury".split("|")
)


def known_name(read: Page, run: Run, first: int, stop: int, entry: Entry) -> Found:
    """The words [first, stop) as the mention of what their entry says."""
    span = read.span(first, stop)
    country = entry.country
    if entry.sort == "state":
        return Found(span, ActorKind.STATE, entry.label, country=country, rule="state")
    if entry.sort == "people":
        return people(span, entry)
    if entry.sort == "region":
        return Found(span, ActorKind.REGION, entry.label, rule="region")
    if entry.sort == "org":
        kind = ActorKind.BODY if key(entry.label) in _BODY_NAMES else ActorKind.ORG
        label = read.joined(first, stop)
        many = gazetteer().get(label + "s")
        if many is not None and many.sort == "org":
            label += "s"  # a Houthi missile is the Houthis'
        return Found(span, kind, label, country=country, rule="list of organisations")
    if entry.sort == "capital" and _stands_for_state(read, run, first, stop):
        label = gazetteer().state(country)
        return Found(span, ActorKind.STATE, label, "metonym", country=country, rule="capital acts")
    label = entry.label or read.joined(first, stop)
    return Found(span, "place", label, country=country, rule=entry.sort)


def people(span: Span, entry: Entry) -> Found:
    """An adjective as the mention of its state or region; of a people it is only a word."""
    if entry.country:
        kind: Kind = ActorKind.STATE
    else:
        kind = ActorKind.REGION if entry.label else "misc"
    return Found(span, kind, entry.label, "adjective", country=entry.country, rule="adjective")


def _stands_for_state(read: Page, run: Run, first: int, stop: int) -> bool:
    """Capitals that act: "Tehran says", "Tehran, Dushanbe look to …"."""
    if first > run.first and read.low[first - 1] in _BEFORE_PLACE:
        return False
    at = stop
    while at < run.stop and read.low[at] in (",", "and", "&"):
        other = known_at(read, at + 1, run.stop) if at + 1 < run.stop else None
        if other is None or other[0].sort not in ("capital", "state"):
            break
        at = other[1]
    if at >= run.stop or read.low[at] not in _ACTS:
        return False
    if read.low[at] not in _AUXILIARIES:
        return True
    after = read.low[at + 1 : at + 3]
    return not _MAIN_ACTS.isdisjoint(after)
