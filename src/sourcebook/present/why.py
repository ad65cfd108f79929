"""How do we know? One page per question: the statements a fact rests on, as one fork.

Each branch gives the reading, who said it, the passage with the exact words, and the
rule, person or judgement that read it so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourcebook import readings
from sourcebook.answers import Evidence, Reading, Spelling, Statement, count_origins
from sourcebook.answers import Place as Spot
from sourcebook.corpus import Corpus
from sourcebook.model import (
    FIGURES,
    Actor,
    Address,
    Article,
    Attribution,
    Event,
    Judgement,
    Pair,
    PassageRole,
    Property,
    Say,
)
from sourcebook.present.figures import figure_text
from sourcebook.present.page import Frame, Page, PageLine, with_hits
from sourcebook.present.pieces import (
    EMPTY,
    Line,
    Piece,
    blank,
    justify,
    shorten,
    wrap_line,
)
from sourcebook.present.thing_cards import event_title
from sourcebook.present.words import (
    date_line,
    date_text,
    fork_sign,
    glyph,
    paragraph,
    plural,
    running,
    said_line,
)
from sourcebook.signs import Signs

TEXT = 10  # column of text
_COMPARED = (Property.WHEN, *FIGURES)  # with the readings of things perhaps the same
LABEL = 7  # width of the labels `rule`, `for` …, behind the stem


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a property of a thing, of one value only where `link` is given.

    `maybe` asks for the judgement between two things.
    """

    thing: Address
    prop: Property
    link: Address = ""
    maybe: Address = ""


@dataclass(frozen=True, slots=True)
class _Branch:
    """One branch of the fork: its head, and the lines under it as (label, line)."""

    head: Line
    where: Line
    body: tuple[tuple[str, Line], ...]
    stop: Address


def default_question(corpus: Corpus, thing: Address) -> Question:
    """What `w` asks of a thing when no part of it is pointed at."""
    record = corpus.thing(thing)
    if isinstance(record, Event):
        has_date = bool(corpus.readings(thing, Property.WHEN))
        return Question(thing, Property.WHEN if has_date else Property.WHAT)
    return Question(thing, Property.NAME)


def why_page(corpus: Corpus, question: Question, frame: Frame) -> Page:
    """The page that answers a question; its count is the name of the property."""
    if question.maybe:
        return _maybe_page(corpus, question, frame)
    if question.prop is Property.NAME:
        if isinstance(corpus.thing(question.thing), Actor):
            return _name_page(corpus, question.thing, frame)
        return _mentions_page(corpus, question.thing, frame)
    return _readings_page(corpus, question, frame)


def judgement_shown(corpus: Corpus, question: Question) -> Judgement | None:
    """The judgement that the page of a name or of a pair shows, and that `U` takes back."""
    if question.maybe:
        unsure = corpus.maybe(question.thing)
        return next((entry for other, entry in unsure if other == question.maybe), None)
    if question.prop is not Property.NAME or not isinstance(corpus.thing(question.thing), Actor):
        return None
    joined = [s.judgement for s in corpus.spellings(question.thing) if s.judgement]
    unsure_too = [entry for _, entry in corpus.maybe(question.thing)]
    parted = list(corpus.verdicts(question.thing))[-1:]
    return next(iter([*joined, *unsure_too, *parted]), None)


def pair_asked(corpus: Corpus, question: Question) -> Pair | None:
    """The pair that `m d u` judge on this page, if there is just one."""
    if question.maybe:
        return Pair(question.thing, question.maybe, Say.UNSURE)
    if question.prop is Property.NAME:
        others = {s.of for s in corpus.spellings(question.thing)}
        others |= {other for other, _ in corpus.maybe(question.thing)}
        entry = judgement_shown(corpus, question)
        others |= entry.act.key if entry and isinstance(entry.act, Pair) else set()
        others.discard(question.thing)
        if len(others) == 1:
            return Pair(question.thing, others.pop(), Say.UNSURE)
    if question.prop is Property.WHEN and len(pairs := corpus.maybe(question.thing)) == 1:
        return Pair(question.thing, pairs[0][0], Say.UNSURE)
    return None


# -- readings of a property ---------------------------------------------------------------


def _readings_page(corpus: Corpus, question: Question, frame: Frame) -> Page:
    found = [
        reading
        for reading in corpus.readings(question.thing, question.prop)
        if not question.link or reading.link == question.link
    ]
    if question.prop not in _COMPARED:
        found = [reading for reading in found if reading.own]
    branches = [_reading_branch(corpus, reading, frame) for reading in found]
    differ = corpus.agreement(found) is readings.Agreement.DISJOINT
    told = _summary(found, question, differ, frame.signs)
    judged = corpus.judged_date(question.thing)
    if question.prop is Property.WHEN and judged is not None:
        told = (*told, Piece(f"; {date_text(judged, frame.signs)} {judged.note}", "mark"))
    summary = wrap_line(told, frame.room)
    lines = [
        PageLine(_title(corpus, question.thing, frame)),
        *(PageLine(line) for line in summary),
        PageLine(EMPTY),
        *_fork(branches, frame, "conflict" if differ else "muted"),
    ]
    return Page(tuple(lines), count=_names(question.prop), card=1 + len(summary))


def _names(prop: Property) -> str:
    return {Property.WHAT: "status", Property.PLACE: "where"}.get(prop, str(prop))


def _title(corpus: Corpus, thing: Address, frame: Frame) -> Line:
    record = corpus.thing(thing)
    if isinstance(record, Event):
        return event_title(corpus.event_row(thing), frame)
    line = [
        glyph(corpus, thing, frame.signs),
        blank(1),
        Piece(frame.signs.content(corpus.label(thing)), "bright", bold=True),
    ]
    if isinstance(record, Actor):
        row = corpus.actor_row(thing)
        line.append(Piece(f"  {row.country}" if row.country else "", "muted"))
        line.append(Piece(f"  {frame.signs.content(row.role)}" if row.role else "", "muted"))
    return shorten(line, frame.room, frame.signs.of("ellipsis"))


_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _count(number: int, noun: str) -> str:
    word = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def _summary(found: Sequence[Reading], question: Question, differ: bool, signs: Signs) -> Line:
    if not found:
        return (Piece("no passage says so", "muted"),)
    if question.prop in _COMPARED and differ:
        text = f" {_count(len(found), 'reading')}, none picked; the first is the best supported"
        return (Piece(signs.of("differ"), "conflict", bold=True), Piece(text, "muted"))
    if question.prop in _COMPARED:
        ending = "" if len(found) == 1 else "; they can all be true"
        return (Piece(f"{_count(len(found), 'reading')}{ending}", "muted"),)
    origins = count_origins(s for reading in found for s in reading.statements)
    count = sum(len(reading.statements) for reading in found)
    return (Piece(f"{_count(count, 'statement')} from {plural(origins, 'origin')}", "muted"),)


def _reading_branch(corpus: Corpus, reading: Reading, frame: Frame) -> _Branch:
    first = reading.first
    body: list[tuple[str, Line]] = []
    for n, statement in enumerate(reading.statements):
        if n:
            body.append(("", _where(statement, frame.signs)))
        body += _quotation(corpus, statement.place, statement.said, frame)
    body += [("rule" if n == 0 else "", line) for n, line in enumerate(_rule(reading, frame))]
    return _Branch(
        _reading_head(corpus, reading, frame.signs),
        _where(first, frame.signs),
        tuple(body),
        first.place.passage.id,
    )


def _reading_head(corpus: Corpus, reading: Reading, signs: Signs) -> Line:
    line: list[Piece] = []
    if reading.time is not None:
        date = [
            p
            for p in date_line(reading.time, signs, room=14, role="bright", bold=True)
            if p.text.strip()
        ]
        line += date
    else:
        line += _value(corpus, reading, signs)
    if reading.rank != "normal":
        line.append(Piece(f"  {reading.rank}", "mark", bold=True))
    if not reading.own:
        line.append(Piece(f"  {signs.of('maybe')} ", "mark", bold=True))
        line.append(Piece(signs.content(corpus.label(reading.of)), "muted", link=reading.of))
    return tuple(line)


def _value(corpus: Corpus, reading: Reading, signs: Signs) -> Line:
    claim = reading.first.claim
    if reading.link:
        part = f"  {signs.content(claim.part)}" if claim.part else ""
        name = Piece(
            signs.content(corpus.label(reading.link)), "bright", link=reading.link, bold=True
        )
        return (glyph(corpus, reading.link, signs), blank(1), name, Piece(part, "muted"))
    if reading.prop in FIGURES:
        return (Piece(signs.content(figure_text(reading)), "bright", bold=True),)
    status = "" if claim.status == "asserted" else f"  {claim.status}"
    return (
        Piece(signs.content(reading.value), "bright", bold=True),
        Piece(status, "mark", bold=True),
    )


def _where(statement: Statement, signs: Signs) -> Line:
    """`A2 ¶1`, or `A2 date line` for what stands in the metadata."""
    passage = statement.place.passage
    short = statement.place.article.short
    if passage.role is PassageRole.METADATA:
        return (Piece(f"{short} date line", "muted"),)
    return (Piece(f"{short} {paragraph(passage, signs)}", "muted"),)


def _quotation(
    corpus: Corpus, spot: Spot, said: Attribution | None, frame: Frame
) -> Iterator[tuple[str, Line]]:
    """The chain that said it, then the passage with the exact words standing out."""
    room = frame.room - TEXT
    if chain := said_line(corpus, said, spot.article, frame.signs):
        for line in wrap_line(chain, room):
            yield "", line
    text = with_hits((Piece(running(spot.passage)),), spot.spans)
    shown = tuple(Piece(frame.signs.content(p.text), p.role, bold=p.bold, hit=p.hit) for p in text)
    for line in wrap_line(shown, room):
        yield "", line


def _rule(reading: Reading, frame: Frame) -> list[Line]:
    claim = reading.first.claim
    time = reading.time
    told = f"read by {claim.found_by}" if claim.found_by else "read by hand"
    if time is not None and (time.rule or time.why):
        told = ": ".join(part for part in (time.rule, time.why) if part)
        if time.strict is not None and "strict" not in told:
            told = f"{told.rstrip('.')}; read strictly, {time.strict.text}"
    elif claim.note:
        told = f"{told}; {claim.note}"
    return wrap_line((Piece(frame.signs.content(told), "muted"),), frame.room - TEXT)


# -- the fork -----------------------------------------------------------------------------


def _fork(branches: Sequence[_Branch], frame: Frame, role: str) -> Iterator[PageLine]:
    """All branches on one stem, drawn down to the last of them."""
    signs = frame.signs
    spaced = frame.room > 0
    for n, branch in enumerate(branches):
        last = n == len(branches) - 1
        sign = fork_sign(n, len(branches), signs)
        head = justify(
            (Piece(f"{sign:<3}", role), *branch.head),
            branch.where,
            frame.room,
            signs.of("ellipsis"),
        )
        yield PageLine(head, branch.stop, head=True)
        stem = Piece(f"{'' if last else signs.of('stem'):<3}", role)
        for label, line in branch.body:
            yield PageLine((stem, Piece(f"{label:<{LABEL}}", "muted"), *line), branch.stop)
        if spaced and not last:
            yield PageLine((stem,))


# -- names --------------------------------------------------------------------------------


def _name_page(corpus: Corpus, actor: Address, frame: Frame) -> Page:
    spelled = corpus.spellings(actor)
    asked = Question(actor, Property.NAME)
    joined = next((s.judgement for s in spelled if s.judgement), None)
    how = "one actor, by a judgement" if joined else "one actor"
    branches = [_spelling_branch(corpus, s, n, frame) for n, s in enumerate(spelled)]
    summary = (Piece(f"{_count(len(spelled), 'spelling')}, {how}", "muted"),)
    lines = [
        PageLine(_title(corpus, actor, frame)),
        *(PageLine(line) for line in wrap_line(summary, frame.room)),
        PageLine(EMPTY),
        *_fork(branches, frame, "muted"),
        *_judged(corpus, actor, judgement_shown(corpus, asked), frame),
    ]
    return Page(tuple(lines), count="name", card=2)


def _mentions_page(corpus: Corpus, thing: Address, frame: Frame) -> Page:
    """A place or topic: the passages that name it, each with its words."""
    evidence = corpus.evidence(thing)
    branches = [_mention_branch(corpus, exhibit, thing, frame) for exhibit in evidence]
    lines = [
        PageLine(_title(corpus, thing, frame)),
        PageLine((Piece(f"named in {_count(len(evidence), 'passage')}", "muted"),)),
        PageLine(EMPTY),
        *_fork(branches, frame, "muted"),
    ]
    return Page(tuple(lines), count="name", card=2)


def _mention_branch(corpus: Corpus, exhibit: Evidence, thing: Address, frame: Frame) -> _Branch:
    passage, signs = exhibit.passage, frame.signs
    spans = tuple(n.span for n in corpus.names_in(passage.id) if n.thing == thing)
    words = signs.content(spans[0].of(passage.text)) if spans else ""
    where = (Piece(f"{exhibit.article.short} {paragraph(passage, signs)}", "muted"),)
    spot = Spot(exhibit.article, passage, spans)
    body = tuple(_quotation(corpus, spot, exhibit.said, frame))
    return _Branch((Piece(words, "bright", bold=True),), where, body, passage.id)


def _spelling_branch(corpus: Corpus, spelling: Spelling, n: int, frame: Frame) -> _Branch:
    signs = frame.signs
    head = [Piece(signs.content(spelling.value), "bright", bold=True)]
    if n == 0:
        head.append(Piece("   label: the spelling read first", "muted"))
    if spelling.place is None:
        told = wrap_line((Piece("stands in no passage shown", "muted"),), frame.room - TEXT)
        return _Branch(tuple(head), (), tuple(("", line) for line in told), spelling.of)
    short = spelling.place.article.short
    where = (Piece(f"{short} {paragraph(spelling.place.passage, signs)}", "muted"),)
    quoted = tuple(_quotation(corpus, spelling.place, spelling.said, frame))
    return _Branch(tuple(head), where, quoted, spelling.place.passage.id)


def _told(corpus: Corpus, entry: Judgement) -> Judgement:
    """The judgement on the same pair that gives reasons: a verdict by key has none."""
    same = [
        standing.judgement
        for standing in corpus.held.rulings.standings
        if isinstance(standing.judgement.act, Pair)
        and isinstance(entry.act, Pair)
        and standing.judgement.act.key == entry.act.key
    ]
    return next((one for one in (entry, *same) if one.points_for or one.reason), entry)


def _judged(
    corpus: Corpus, thing: Address, entry: Judgement | None, frame: Frame
) -> Iterator[PageLine]:
    """For, against, the verdict and by whom, and the keys that change it."""
    if entry is None or not isinstance(entry.act, Pair):
        return
    signs = frame.signs
    yield PageLine(EMPTY)
    told = _told(corpus, entry)
    points = [("for", told.points_for or ((told.reason,) if told.reason else ()))]
    points.append(("against", told.points_against))
    for label, reasons in points:
        yield from _labelled(label, [(Piece(signs.content(r)),) for r in reasons], frame)
    yield from _labelled("judged", [_verdict(corpus, thing, entry, entry.act, signs)], frame)
    yield PageLine(EMPTY)
    yield from _labelled("", [_verdict_keys(entry.act.say)], frame)


def _verdict(corpus: Corpus, thing: Address, entry: Judgement, pair: Pair, signs: Signs) -> Line:
    """`different from RAHIMZODA …  by you  (W1)`; what is one and the same names nothing."""
    of = corpus.held.rulings.of
    others = [end for end in (pair.left, pair.right) if of(end) != thing]
    named = f" from {corpus.label(others[0])}" if others and pair.say is Say.DIFFERENT else ""
    reader = entry.id.startswith("W")
    rule = f", rule {entry.rule}" if entry.rule else ""
    ending = "; by no person yet" if entry.user == "ingest" else ""
    by_whom = f"{named}  by {'you' if reader else entry.user}{rule}{ending}  ({entry.id})"
    return (Piece(str(pair.say), "mark", bold=True), Piece(signs.content(by_whom), "muted"))


def _labelled(label: str, told: Sequence[Line], frame: Frame) -> Iterator[PageLine]:
    """Lines in the column of text, as many as they need, the first with a label."""
    lines = [line for one in told for line in wrap_line(one, frame.room - TEXT)]
    for n, line in enumerate(lines):
        yield PageLine((Piece(f"{label if n == 0 else '':<{TEXT}}", "muted"), *line))


def _verdict_keys(say: Say) -> Line:
    keys = [("U", "undo")]
    keys += [
        (key, str(word))
        for key, word in (("m", Say.SAME), ("d", Say.DIFFERENT), ("u", Say.UNSURE))
        if word != say
    ]
    line: list[Piece] = []
    for key, word in keys:
        line += [Piece(key, "bright", bold=True), Piece(f" {word}   ", "muted")]
    return tuple(line)


# -- perhaps the same ---------------------------------------------------------------------


def _maybe_page(corpus: Corpus, question: Question, frame: Frame) -> Page:
    branches = [_side(corpus, thing, frame) for thing in (question.thing, question.maybe)]
    sign = frame.signs.of("maybe")
    summary = (
        Piece(sign, "mark", bold=True),
        Piece(" perhaps the same; never counted as one", "muted"),
    )
    lines = [
        PageLine(_title(corpus, question.thing, frame)),
        *(PageLine(line) for line in wrap_line(summary, frame.room)),
        PageLine(EMPTY),
        *_fork(branches, frame, "mark"),
        *_judged(corpus, question.thing, judgement_shown(corpus, question), frame),
    ]
    return Page(tuple(lines), count="maybe", card=2)


def _side(corpus: Corpus, thing: Address, frame: Frame) -> _Branch:
    signs = frame.signs
    record = corpus.thing(thing)
    head: list[Piece] = [
        glyph(corpus, thing, signs),
        blank(1),
        Piece(signs.content(corpus.label(thing)), "bright", link=thing, bold=True),
    ]
    prop = Property.WHAT if isinstance(record, Event) else Property.NAME
    if isinstance(record, Event):
        head.append(Piece(f"  {date_text(corpus.event_row(thing).time, signs)}", "muted"))
    stated = corpus.statements(thing, prop)[:2]
    body = [line for s in stated for line in _quotation(corpus, s.place, s.said, frame)]
    where = _where(stated[0], signs) if stated else ()
    stop = stated[0].place.passage.id if stated else thing
    return _Branch(tuple(head), where, tuple(body), stop)


def article_question(corpus: Corpus, article: Article, frame: Frame) -> Page:
    """`w` on an article: what is known of it, and each doubt with its words."""
    title = (Piece(frame.signs.content(article.headline), "bright", bold=True),)
    count = (Piece(f"{_count(len(article.doubts), 'doubt')} about this article", "muted"),)
    lines: list[PageLine] = [
        PageLine(wrap_line(title, frame.room)[0]),
        *(PageLine(line) for line in wrap_line(count, frame.room)),
        PageLine(EMPTY),
    ]
    branches = []
    for doubt in article.doubts:
        body = [
            line
            for spot in corpus.held.spots(doubt.anchors)
            for line in _quotation(corpus, spot, None, frame)
        ]
        told = wrap_line((Piece(frame.signs.content(doubt.text)),), frame.room - TEXT)
        body = [*(("", line) for line in told), *body]
        branches.append(
            _Branch(
                (Piece(doubt.about, "bright", bold=True),),
                (Piece(article.short, "muted"),),
                tuple(body),
                article.id,
            )
        )
    if article.published is not None and article.published.why:
        told = wrap_line(
            (Piece(frame.signs.content(article.published.why), "muted"),), frame.room - TEXT
        )
        head = [
            p
            for p in date_line(article.published, frame.signs, room=14, role="bright", bold=True)
            if p.text.strip()
        ]
        branches.append(
            _Branch(
                tuple(head),
                (Piece(f"{article.short} published", "muted"),),
                tuple(("", line) for line in told),
                article.id,
            )
        )
    return Page((*lines, *_fork(branches, frame, "muted")), count=article.short, card=2)
