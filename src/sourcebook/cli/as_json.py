"""Things as JSON, by the fields that docs/json.md documents. Unknown is null, never left out.

Fields are only added within a version. Anchors are offsets in the article's text of the
rendition named beside them.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from sourcebook import dates, quantities
from sourcebook.answers import (
    ArticleRow,
    Contact,
    EventRow,
    OpenReference,
    Reading,
    Spelling,
    Statement,
)
from sourcebook.answers import Place as Spot
from sourcebook.cli.bits import mark_words
from sourcebook.corpus import Corpus
from sourcebook.errors import SourcebookError
from sourcebook.judge import ends, verdict
from sourcebook.model import (
    EVENT_TYPES,
    FIGURES,
    Actor,
    Address,
    Attribution,
    Claim,
    Judgement,
    Passage,
    Property,
    Refused,
    Time,
)
from sourcebook.present.cards import company, met, origins
from sourcebook.present.figures import figure_text
from sourcebook.present.words import deed
from sourcebook.search import Found, Hit
from sourcebook.text import Span

Object: TypeAlias = dict[str, Any]


def head(corpus: Corpus, query: str, total: int) -> Object:
    """What stands before the items of every document."""
    page = corpus.header
    book = {"id": page.id, "title": page.title, "rendition": page.rendition}
    return {"book": book, "query": query, "total": total}


# -- parts --------------------------------------------------------------------------------


def ref(corpus: Corpus, address: Address) -> Object:
    """REF: `{link, kind, label}`."""
    thing = corpus.thing(address)
    kind = str(thing.kind) if isinstance(thing, Actor) else address.partition("/")[0]
    return {"link": address, "kind": kind, "label": corpus.label(address)}


def date(time: Time | None) -> Object | None:
    """DATE: `{edtf, earliest, latest, shown, words, anchor, why}`."""
    if time is None:
        return None
    look = dates.shown(time.edtf)
    anchor = None
    if time.anchor != "none":
        anchor = {"to": time.anchor, "link": time.ref or None}
    return {
        "edtf": time.edtf.text,
        "earliest": time.edtf.earliest.isoformat() if time.edtf.earliest else None,
        "latest": time.edtf.latest.isoformat() if time.edtf.latest else None,
        "shown": look.sign + look.body,
        "words": time.text or None,
        "anchor": anchor,
        "why": time.why or None,
    }


def said(corpus: Corpus, attribution: Attribution | None) -> list[Object | None]:
    """The chain, nearest the fact first; null where no source is named."""
    chain = attribution.chain if attribution else ()
    return [ref(corpus, voice.who) if voice.who else None for voice in chain]


def evidence(
    corpus: Corpus, place: Spot | None, attribution: Attribution | None, claim: Claim | None = None
) -> Object | None:
    """EVIDENCE: `{link, article, said, spans, rendition, read_by}`."""
    if place is None:
        return None
    start = corpus.held.start_of(place.passage)
    return {
        "link": place.passage.id,
        "article": place.article.id,
        "said": said(corpus, attribution),
        "spans": [[start + span.start, start + span.end] for span in place.spans],
        "rendition": corpus.header.rendition,
        "read_by": (claim.found_by or None) if claim else None,
    }


def stated(corpus: Corpus, statement: Statement) -> Object | None:
    """The evidence of one statement."""
    return evidence(corpus, statement.place, statement.said, statement.claim)


def reading(corpus: Corpus, thing: Address, given: Reading) -> Object:
    """READING: `{property, value, link, date, of, sameness, doubtful, origins, evidence,
    quantity}`.
    """
    joined = next((j for other, j in corpus.maybe(thing) if other == given.of), None)
    return {
        "property": str(given.prop),
        "value": given.value or (corpus.label(given.link) if given.link else None),
        "link": given.link or None,
        "date": date(given.time),
        "of": ref(corpus, given.of),
        "sameness": joined.id if joined and not given.own else None,
        "doubtful": given.doubtful,
        "origins": given.origins,
        "evidence": [stated(corpus, statement) for statement in given.statements],
        "quantity": _quantity(given),
    }


def _quantity(given: Reading) -> Object | None:
    """QUANTITY: `{least, most, about, unit, of, shown}`; null for all that is no count."""
    if given.prop not in FIGURES:
        return None
    try:
        one = quantities.parse(given.value)
    except SourcebookError:  # a book written by other hands
        return None
    return {
        "least": one.least,
        "most": one.most,
        "about": one.about,
        "unit": one.unit or None,
        "of": given.first.claim.part or None,
        "shown": figure_text(given),
    }


def claims(corpus: Corpus, thing: Address, given: Reading) -> list[Object]:
    """CLAIM: a reading with `{status, claim}`, one for every claim that gives it."""
    grouped: dict[Address, list[Statement]] = {}
    for statement in given.statements:
        grouped.setdefault(statement.claim.id, []).append(statement)
    return [
        {
            **reading(corpus, thing, given),
            "evidence": [stated(corpus, statement) for statement in same],
            "status": str(same[0].claim.status),
            "claim": claim,
        }
        for claim, same in grouped.items()
    ]


# -- actors -------------------------------------------------------------------------------


def actor(corpus: Corpus, address: Address) -> Object:
    """ACTOR."""
    row = corpus.actor_row(address)
    meetings, dealings = met(corpus, address)
    return {
        "link": row.id,
        "kind": str(row.kind),
        "label": row.label,
        "country": row.country or None,
        "names": [_name(corpus, spelling) for spelling in corpus.spellings(address)],
        "roles": [
            {
                "value": role.value,
                "rank": role.rank,
                "of": ref(corpus, role.of) if role.of else None,
                "date": date(role.time),
                "evidence": stated(corpus, role.statement),
            }
            for role in corpus.roles(address)
        ],
        "met": [contact(corpus, one) for one in meetings],
        "dealings": [contact(corpus, one) for one in dealings],
        "named_with": [
            {"actor": ref(corpus, other.actor), "passages": other.passages}
            for other in company(corpus, address)
        ],
        "mentions": row.mentions,
        "articles": row.articles,
    }


def _name(corpus: Corpus, spelling: Spelling) -> Object:
    thing = corpus.held.raw.get(spelling.of)
    names = thing.names if isinstance(thing, Actor) else ()
    known = next((name for name in names if name.value == spelling.value), None)
    return {
        "value": spelling.value,
        "lang": (known.lang or None) if known else None,
        "script": (known.script or None) if known else None,
        "evidence": evidence(corpus, spelling.place, spelling.said),
        "judgement": spelling.judgement.id if spelling.judgement else None,
    }


def contact(corpus: Corpus, one: Contact) -> Object:
    """CONTACT: `{actor, event, how, date, marks, readings, evidence}`."""
    fork = corpus.readings(one.event.id, Property.WHEN)
    return {
        "actor": ref(corpus, one.actor),
        "event": ref(corpus, one.event.id),
        "how": deed(one, corpus),
        "date": date(one.event.time),
        "marks": mark_words(one.event),
        "readings": [reading(corpus, one.event.id, given) for given in fork],
        "evidence": stated(corpus, one.statement),
    }


def found(corpus: Corpus, match: Found) -> Object:
    """ACTOR with `match {reason, spelling}`."""
    told = {"reason": match.how, "spelling": match.spelling or None}
    return {**actor(corpus, match.row.id), "match": told}


# -- events -------------------------------------------------------------------------------


def event(corpus: Corpus, address: Address) -> Object:
    """EVENT."""
    row = corpus.event_row(address)
    before, after = corpus.order_claims(address)
    kind = EVENT_TYPES.get(row.type)
    return {
        "link": row.id,
        "label": row.label,
        "type": row.type,
        "plover": (kind.plover or None) if kind else None,
        "status": str(row.status),
        "date": date(row.time),
        "marks": mark_words(row),
        "readings": [
            reading(corpus, address, one) for one in corpus.readings(address, Property.WHEN)
        ],
        "figures": [
            reading(corpus, address, one) for _, found in corpus.figures(address) for one in found
        ],
        "maybe": [
            {"event": ref(corpus, other), "judgement": judgement.id}
            for other, judgement in corpus.maybe(address)
        ],
        "who": [
            {
                "actor": ref(corpus, part.actor),
                "part": part.part or None,
                "evidence": stated(corpus, part.statement),
            }
            for part in corpus.who(address)
        ],
        "before": _refs(corpus, (s.claim.link for s in after)),
        "after": _refs(corpus, (s.claim.about for s in before)),
        "countries": list(row.countries),
        "passages": row.passages,
        "origins": origins(corpus, address),
    }


def _refs(corpus: Corpus, things: Iterable[Address]) -> list[Object]:
    return [ref(corpus, thing) for thing in dict.fromkeys(things)]


def hit(corpus: Corpus, one: Hit, snippet: str, spans: Sequence[Span]) -> Object:
    """HIT: `{group, link, kind, label, date, marks, snippet, spans, match}`."""
    row = one.row if isinstance(one.row, EventRow) else None
    text = one.group == "text"
    named = {"link": one.link, "kind": "passage", "label": None} if text else ref(corpus, one.link)
    return {
        "group": one.group,
        **named,
        "date": date(row.time) if row else None,
        "marks": mark_words(row) if row else [],
        "snippet": snippet if text else None,
        "spans": [[span.start, span.end] for span in spans],
        "match": one.reason or None,
    }


# -- articles -----------------------------------------------------------------------------


def article(corpus: Corpus, row: ArticleRow) -> Object:
    """ARTICLE, its text included."""
    one = row.article
    passages = corpus.passages(one.id)
    return {
        "link": one.id,
        "kind": "article",
        "label": one.headline,
        "short": one.short,
        "headline": one.headline,
        "headline_by": one.headline_by,
        "authors": list(one.authors),
        "publisher": ref(corpus, one.publisher) if one.publisher else None,
        "date": date(one.published),
        "clock": one.clock or None,
        "dateline": one.dateline or None,
        "lang": one.lang or None,
        "url": one.url or None,
        "rendition": row.rendition,
        "read_by": one.read_by or None,
        "paragraphs": one.paragraphs,
        "actors": row.actors,
        "events": row.events,
        "doubts": [{"about": doubt.about, "text": doubt.text} for doubt in one.uncertain],
        "open": [_open(reference) for reference in corpus.open_references(one.id)],
        "passages": [_stretch(corpus, passage) for passage in passages],
        "text": "".join(passage.before + passage.text for passage in passages),
    }


def _open(one: OpenReference) -> Object:
    return {"words": one.words, "link": one.place.passage.id, "why": one.why}


def left_open(corpus: Corpus) -> dict[str, list[Object]]:
    """`{refused, unsure, orphaned}`: files, and JUDGEMENTs."""
    return {
        "refused": [_refused(one) for one in corpus.refusals],
        "unsure": [judgement(one) for one in corpus.open_pairs],
        "orphaned": [judgement(one.judgement, missing=one.missing) for one in corpus.orphans],
    }


def _refused(one: Refused) -> Object:
    return {
        "link": one.id,
        "name": one.name,
        "reason": one.reason,
        "raw_sha256": one.raw_sha256 or None,
    }


def _stretch(corpus: Corpus, passage: Passage) -> Object:
    start = corpus.held.start_of(passage)
    return {
        "link": passage.id,
        "paragraph": passage.paragraph,
        "part": passage.part,
        "role": str(passage.role),
        "start": start,
        "end": start + len(passage.text),
        "said": said(corpus, corpus.held.said(passage)),
        "repeats": passage.repeats or None,
    }


def passage(corpus: Corpus, one: Passage) -> Object:
    """PASSAGE: its words, whom it names, which events rest on it."""
    start = corpus.held.start_of(one)
    return {
        **_stretch(corpus, one),
        "kind": "passage",
        "article": ref(corpus, one.article),
        "rendition": corpus.header.rendition,
        "text": one.text,
        "names": [
            {
                "start": start + named.span.start,
                "end": start + named.span.end,
                "thing": ref(corpus, named.thing),
            }
            for named in corpus.names_in(one.id)
        ],
        "events": _refs(corpus, corpus.catalogue.events_on([one.id])),
    }


def subject(corpus: Corpus, address: Address) -> Object:
    """A place, topic or source: REF with the passages that name it."""
    exhibits = corpus.evidence(address)
    return {**ref(corpus, address), "passages": [exhibit.passage.id for exhibit in exhibits]}


# -- judgements ---------------------------------------------------------------------------


def judgement(
    one: Judgement, gone: str = "", under: str = "", missing: Sequence[Address] = ()
) -> Object:
    """JUDGEMENT: `{id, verdict, left, right, by, at, withdrawn_by, under, missing, reason}`."""
    about = ends(one)
    return {
        "id": one.id,
        "verdict": verdict(one),
        "left": about[0],
        "right": about[1] if len(about) > 1 else None,
        "by": one.user,
        "at": one.created_at or None,
        "withdrawn_by": gone or None,
        "under": under or None,
        "missing": list(missing),
        "reason": one.reason or None,
    }
