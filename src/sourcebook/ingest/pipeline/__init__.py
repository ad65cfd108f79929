"""From files to a book: every file through the steps, then all of them put together.

A file that is no article is reported and left out; the rest goes on. The book that comes
out is the same in whatever order the files came, and a file whose text is known already
changes nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sourcebook.ingest.identify import identify
from sourcebook.ingest.identify.events import alike
from sourcebook.ingest.parse import Parser
from sourcebook.ingest.pipeline import articles
from sourcebook.ingest.pipeline.actors import Addresses, Cast, Named, cast
from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.ingest.pipeline.event import Telling, events
from sourcebook.ingest.pipeline.left_open import left_open
from sourcebook.ingest.pipeline.origins import credit
from sourcebook.ingest.pipeline.passage import passages
from sourcebook.ingest.pipeline.people import actor_claims, mentions, names
from sourcebook.ingest.pipeline.reading import Reading, read_article
from sourcebook.ingest.pipeline.refusals import refusals
from sourcebook.ingest.pipeline.sketch import sketches
from sourcebook.ingest.pipeline.voices import said
from sourcebook.ingest.values import LeftOpen, RawFile, Refusal
from sourcebook.model import REFERENCE, Address, Article, Batch, Header, Pair, PassageRole, Say
from sourcebook.slugs import slug
from sourcebook.text import clean_line

__all__ = ["FileReport", "Ingested", "OpenWords", "ingest"]

_SHARED = 0.3
"""How much of its wording an article keeps when it is changed and still the same one."""


_STORY = frozenset({PassageRole.BODY, PassageRole.REPEAT})


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Words whose meaning was left open: where they stand, and why."""

    words: str
    link: Address
    why: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    `outcome` is read, changed (it replaces its article), known (nothing to do), twice (the
    text of another file) or refused; `notes` say what was cleaned, `doubts` what is not
    certain, `open` whom or what is meant by words that could not be told.
    """

    name: str
    outcome: str
    article: Address = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    open: tuple[OpenWords, ...] = ()
    actors: int = 0
    events: int = 0
    attributions: int = 0


@dataclass(frozen=True, slots=True)
class Ingested:
    """A book with what was added to it, and a report per file in the order they were given."""

    batch: Batch
    files: tuple[FileReport, ...]
    unsure: tuple[str, ...]  # judgements to be decided
    stopped: bool = False


def ingest(
    files: Iterable[RawFile],
    base: Batch | None,
    title: str,
    tell: Callable[[int], None] = lambda _: None,
    parser: Parser | None = None,
) -> Ingested:
    """The book `base` with these files; a new book of this title where there is none."""
    seen, reports, refused, stopped = _read(files, base, tell, parser)
    fresh = sorted(seen.values(), key=articles.order)
    base = base or Batch(_header(title, fresh))
    homes = _homes(base, fresh)
    ledger = Ledger(base, (home for home in homes if home))
    had = {judgement.id for judgement in base.judgements}
    known = tuple(ledger.profiles)
    old_events = frozenset(ledger.events)
    made: dict[str, FileReport] = {}
    for reading, home in zip(fresh, homes, strict=True):
        made[reading.document.text_sha256] = _enter(ledger, reading, home)
    credit(ledger, [one.article for one in made.values()])
    _propose(ledger, known, old_events)
    read = [one.name for one in reports if one.outcome != "refused"]
    batch = replace(ledger.batch(), refusals=refusals(base.refusals, read, refused))
    told = tuple(_told(report, made) for report in reports)
    unsure = tuple(
        one.id
        for one in batch.judgements
        if one.id not in had and isinstance(one.act, Pair) and one.act.say is Say.UNSURE
    )
    return Ingested(batch, told, unsure, stopped)


# --- reading


def _read(
    files: Iterable[RawFile],
    base: Batch | None,
    tell: Callable[[int], None],
    parser: Parser | None,
) -> tuple[dict[str, Reading], list[FileReport], list[Refusal], bool]:
    """What is new in the files, by the hash of the text; a stop keeps what is done."""
    known = _texts(base)
    seen: dict[str, Reading] = {}
    reports: list[FileReport] = []
    refused: list[Refusal] = []
    try:
        for raw in files:
            found = _safely(raw, parser)
            if isinstance(found, Refusal) and found.there:
                refused.append(found)
            reports.append(_first_report(found, known, seen))
            if isinstance(found, Reading) and reports[-1].outcome == "read":
                seen[found.document.text_sha256] = found
            tell(len(reports))
    except KeyboardInterrupt:
        return seen, reports, refused, True
    return seen, reports, refused, False


def _safely(raw: RawFile, parser: Parser | None) -> Reading | Refusal:
    """A fault of ours in one file must not cost the others."""
    try:
        return read_article(raw, parser)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the others must not pay for it
        told = f"It could not be read through; this is our fault ({type(fault).__name__})."
        return Refusal(raw.name, told, sha256(raw.data).hexdigest())


def _texts(base: Batch | None) -> dict[str, Address]:
    held = base.articles if base else ()
    return {text.sha256: one.id for one in held for text in one.renditions}


def _first_report(
    found: Reading | Refusal, known: dict[str, Address], seen: dict[str, Reading]
) -> FileReport:
    if isinstance(found, Refusal):
        return FileReport(found.name, "refused", reason=found.reason)
    document = found.document
    if document.text_sha256 in known:
        return FileReport(document.name, "known", known[document.text_sha256])
    if document.text_sha256 in seen:
        first = seen[document.text_sha256].document.name
        return FileReport(document.name, "twice", document.text_sha256, f"the text of {first}")
    return FileReport(document.name, "read", document.text_sha256, notes=document.notes)


def _told(report: FileReport, made: dict[str, FileReport]) -> FileReport:
    """The report of a file with what became of its article."""
    entered = made.get(report.article)
    if entered is None:
        return report
    if report.outcome == "twice":
        return replace(report, article=entered.article)
    return replace(entered, name=report.name, notes=report.notes)


# --- which article it is


def _header(title: str, fresh: Sequence[Reading]) -> Header:
    """A book's id: its title, and the hash of what it was first made from."""
    texts = "".join(reading.document.text_sha256 for reading in fresh)
    digest = sha256(texts.encode()).hexdigest()[:8]
    name = clean_line(title, 80) or "book"
    return Header(f"{slug(name, 'book')}-{digest}", name, "original", made_by="sourcebook ingest")


def _homes(base: Batch, fresh: Sequence[Reading]) -> list[Address]:
    """For each reading the article it replaces, or nothing: it is a new one."""
    by_url = {one.url: one.id for one in base.articles if one.url}
    by_id = {one.id: one for one in base.articles}
    found: list[Address] = []
    for reading in fresh:
        url = reading.metadata.url
        home = by_url.get(clean_line(url.value, 500), "") if url else ""
        named = by_id.get(f"article/{articles.slug_of(reading)}")
        if not home and named is not None and not (url and named.url):
            home = named.id if _alike(base, named, reading) else ""
        found.append("" if home in found else home)
    return found


def _alike(base: Batch, one: Article, reading: Reading) -> bool:
    """True if an article of the same name tells the story in much the same words."""
    told = [p.text for p in base.passages if p.article == one.id and p.role in _STORY]
    tells = [p.span.of(reading.text) for p in reading.pieces if p.role in _STORY]
    before, after = _wording(" ".join(told)), _wording(" ".join(tells))
    return len(before & after) >= _SHARED * min(len(before), len(after))


def _wording(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))


# --- one article


def _enter(ledger: Ledger, reading: Reading, home: Address) -> FileReport:
    address = home or ledger.give("article", articles.slug_of(reading))
    short = ledger.articles[home].short if home else _short(ledger)
    source = articles.source_of(reading)
    publisher = ledger.source(*source) if source else None
    held = passages(reading, address)
    company = cast(reading, address)
    who = Addresses(company.found, _entered(ledger, reading, company))
    voices = said(reading, address, held, who)
    unsolved = left_open(reading, company, voices, who)
    doubts = articles.doubts(reading, address, unsolved)
    ledger.articles[address] = articles.article(reading, address, short, publisher, doubts)
    ledger.passages += held
    ledger.attributions += voices.attributions
    ledger.mentions += mentions(reading, address, company, who, voices.pronouns)
    ledger.claims += actor_claims(reading, address, company, who, ledger.state)
    telling = Telling(reading, address, who, voices.of, ledger.topic)
    made, claims = events(telling, ledger.event)
    ledger.events.update((one.id, one) for one in made)
    ledger.claims += claims
    actors = {one for one in who.by_mention.values() if one.startswith("actor/")}
    return FileReport(
        name=reading.document.name,
        outcome="changed" if home else "read",
        article=address,
        doubts=tuple(doubt.text for doubt in doubts if doubt.about != REFERENCE),
        open=tuple(_open_words(reading, address, one) for one in unsolved),
        actors=len(actors),
        events=len(made),
        attributions=len(voices.attributions),
    )


def _open_words(reading: Reading, address: Address, one: LeftOpen) -> OpenWords:
    words = clean_line(reading.words(one.span), 120)
    return OpenWords(words, f"{address}#p{reading.paragraph(one.span.start)}", one.why)


def _short(ledger: Ledger) -> str:
    """The next display name; one that an article had is never given again."""
    taken = [int(one.short[1:]) for one in ledger.articles.values() if one.short[1:].isdigit()]
    return f"A{1 + max(taken, default=0)}"


def _entered(
    ledger: Ledger, reading: Reading, company: Cast
) -> list[tuple[Address, tuple[int, ...]]]:
    """The addresses of a cast; states first, as places lie in them."""
    ranked = sorted(company.named, key=lambda one: bool(one.sort))
    return [(_address(ledger, reading, company, one), one.mentions) for one in ranked]


def _address(ledger: Ledger, reading: Reading, company: Cast, one: Named) -> Address:
    held = names(reading, company, one)
    return ledger.place(one, held) if one.sort else ledger.actor(one, held)


# --- all of them


def _propose(ledger: Ledger, known: Sequence[Address], old_events: frozenset[Address]) -> None:
    """Pairs of actors and of events that are one or may be, as judgements of ingest."""
    had = set(known)
    order = [*known, *(one for one in ledger.profiles if one not in had)]
    for found in identify([ledger.profiles[one] for one in order], len(known)):
        ledger.judge(
            Pair(order[found.left], order[found.right], found.say),
            found.rule,
            found.reason,
            (found.points_for, found.points_against),
        )
    drawn = sketches(ledger)
    old = [one for one in drawn if one.event in old_events]
    new = [one for one in drawn if one.event not in old_events]
    for like in alike(old, new):
        ledger.judge(
            Pair(like.left, like.right, Say.UNSURE),
            "alike-events",
            like.reason,
            (like.points_for, like.points_against),
        )
