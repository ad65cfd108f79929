"""The card at the top of a thing's page: what is known of it, each part a stop."""

from collections.abc import Iterator, Sequence

from sourcebook import readings
from sourcebook.answers import EventRow, Reading
from sourcebook.corpus import Corpus
from sourcebook.model import Actor, Address, Event, Place, Property, Time, Topic
from sourcebook.present.figures import figure_lines, figure_summary
from sourcebook.present.page import CARD, Frame, PageLine
from sourcebook.present.pieces import (
    Line,
    Piece,
    blank,
    flow,
    justify,
    pad_line,
    shorten,
    width,
    wrap_line,
)
from sourcebook.present.words import (
    because,
    date_line,
    date_text,
    deed,
    event_kind,
    flush_date,
    fork_sign,
    glyph,
    marks,
    name_line,
    plural,
    reading_note,
    status_word,
)
from sourcebook.signs import Signs

FIELD = 10  # width of a card's labels


def thing_card(corpus: Corpus, thing: Address, frame: Frame) -> list[PageLine]:
    """The card of an event, an actor, or a place or topic."""
    record = corpus.thing(thing)
    if isinstance(record, Event):
        make = compact_event_card if frame.compact else event_card
        return make(corpus, thing, frame)
    if isinstance(record, Actor):
        return actor_card(corpus, thing, frame)
    return subject_card(corpus, thing, frame)


def _field(name: str, lines: Sequence[Line]) -> Iterator[PageLine]:
    """A labelled part of a card; the reader's cursor can rest on it as `card:NAME`."""
    for n, line in enumerate(lines):
        label = Piece(f"{name if n == 0 else '':<{FIELD}}", "muted")
        yield PageLine((label, *line), f"{CARD}{name}", head=n == 0)


def event_title(row: EventRow, frame: Frame) -> Line:
    """`≡ TITLE` … the word of the type, or of the status."""
    left = [
        Piece(frame.signs.type(row.type), "text"),
        blank(1),
        Piece(frame.signs.content(row.label), "bright", bold=True),
    ]
    return justify(left, [event_kind(row)], frame.room, frame.signs.of("ellipsis"))


def event_card(corpus: Corpus, event: Address, frame: Frame) -> list[PageLine]:
    """All about an event on one card: when (as a fork), counts, maybe, called, who, articles."""
    row = corpus.event_row(event)
    room = frame.room - FIELD
    return [
        PageLine(event_title(row, frame)),
        *_field("when", when_lines(corpus, row, room, frame.signs)),
        *(
            line
            for name, lines in figure_lines(corpus, event, room, frame.signs)
            for line in _field(name, lines)
        ),
        *_field("maybe", _maybe_lines(corpus, event, room, frame.signs)),
        *_field("called", _called(corpus, event, room, frame.signs)),
        *_field(
            "who",
            _names(
                [name_line(corpus, a, frame.signs) for a in _who(corpus, event)], room, frame.signs
            ),
        ),
        *_field(
            "where",
            _names(
                [name_line(corpus, p, frame.signs) for p in _where(corpus, event)],
                room,
                frame.signs,
            ),
        ),
        *_field("articles", _articles(corpus, event, room, frame.signs)),
    ]


def _names(items: Sequence[Line], room: int, signs: Signs) -> list[Line]:
    return flow(items, room, ellipsis=signs.of("ellipsis"))


def _who(corpus: Corpus, event: Address) -> list[Address]:
    return list(dict.fromkeys(part.actor for part in corpus.who(event)))


def _where(corpus: Corpus, event: Address) -> list[Address]:
    places = [r.link for r in corpus.readings(event, Property.PLACE) if r.own and r.link]
    who = set(_who(corpus, event))
    return [place for place in dict.fromkeys(places) if place not in who]


def _called(corpus: Corpus, event: Address, room: int, signs: Signs) -> list[Line]:
    """What texts call it: shown only where they differ."""
    calls = corpus.readings(event, Property.CALLED)
    if len({reading.value for reading in calls}) < 2:
        return []
    items = []
    for reading in sorted(calls, key=lambda r: not r.own):
        sign = [] if reading.own else [Piece(f"{signs.of('maybe')} ", "mark", bold=True)]
        short = reading.first.place.article.short
        items.append((*sign, Piece(signs.content(reading.value)), blank(1), Piece(short, "muted")))
    return flow(items, room, gap=3, ellipsis=signs.of("ellipsis"))


def when_lines(corpus: Corpus, row: EventRow, room: int, signs: Signs) -> list[Line]:
    """The date with what it says, or all readings as a fork with one stem."""
    fork = corpus.readings(row.id, Property.WHEN)
    judged = corpus.judged_date(row.id)
    lines = _dated(judged, judged.note, room, signs) if judged else []
    if not fork and lines:
        return lines
    if not fork:
        return flow(
            [(Piece("no date", "muted"),), (Piece("no text gives one", "muted"),)], room, gap=3
        )
    if readings.agreement(fork) is not readings.Agreement.DISJOINT or len(fork) == 1:
        own = (reading for reading in fork if reading.own)
        return lines + [line for one in own for line in _one_date(one, room, signs)]
    return lines + [_branch(one, n, len(fork), room, signs) for n, one in enumerate(fork)]


def _one_date(reading: Reading, room: int, signs: Signs) -> list[Line]:
    return _dated(reading.time, reading_note(reading), room, signs)


def _dated(time: Time | None, told: str, room: int, signs: Signs) -> list[Line]:
    date = flush_date(time, signs, 13, role="bright", bold=True)
    note = signs.content(told)
    line = (*date, Piece(f"  {note}" if note else "", "muted"))
    return [shorten(line, room, signs.of("ellipsis"))]


def _branch(reading: Reading, n: int, count: int, room: int, signs: Signs) -> Line:
    first = n == 0
    head = Piece(signs.of("differ") if first else " ", "conflict", bold=True)
    date = flush_date(reading.time, signs, 14, role="bright" if first else "text", bold=first)
    sign = Piece(signs.of("maybe") if not reading.own else " ", "mark", bold=True)
    line = [
        head,
        blank(1),
        Piece(fork_sign(n, count, signs), "conflict"),
        blank(1),
        *date,
        sign,
        blank(1),
        Piece(reading.first.place.article.short, "bright", bold=True),
    ]
    note = signs.content(reading_note(reading))
    left = room - width(line) - 2
    if note and left >= 18:
        line.append(Piece(f"  {note}", "muted"))
    return shorten(line, room, signs.of("ellipsis"))


def _maybe_lines(corpus: Corpus, event: Address, room: int, signs: Signs) -> list[Line]:
    lines: list[Line] = []
    for other, _ in corpus.maybe(event):
        row = corpus.event_row(other)
        articles = _articles_of(corpus, other)
        head = [
            Piece(signs.of("maybe"), "mark", bold=True),
            blank(1),
            Piece(signs.type(row.type), "muted"),
            blank(1),
            Piece(signs.content(row.label), link=other),
            Piece(f"  {date_text(row.time, signs)}  ", "muted"),
            Piece(" ".join(articles), "bright", bold=True),
        ]
        lines.append(shorten(head, room, signs.of("ellipsis")))
        if reason := because(corpus, event, other):
            told = wrap_line((Piece(signs.content(reason), "muted"),), room - 2)
            lines += [(blank(2), *line) for line in told]
    return lines


def _articles_of(corpus: Corpus, thing: Address) -> list[str]:
    return list(dict.fromkeys(e.article.short for e in corpus.evidence(thing) if not e.maybe))


def _articles(corpus: Corpus, thing: Address, room: int, signs: Signs) -> list[Line]:
    counts: dict[tuple[str, bool], int] = {}
    for exhibit in corpus.evidence(thing):
        key = (exhibit.article.short, bool(exhibit.maybe))
        counts[key] = counts.get(key, 0) + 1
    items: list[Line] = []
    for (short, maybe), count in counts.items():
        told = f" {count} " if maybe else f" {plural(count, 'passage')}"
        sign = signs.of("maybe") if maybe else ""
        items.append(
            (
                Piece(short, "bright", bold=True),
                Piece(told, "muted"),
                Piece(sign, "mark", bold=True),
            )
        )
    return flow(items, room, gap=3, ellipsis=signs.of("ellipsis"))


def compact_event_card(corpus: Corpus, event: Address, frame: Frame) -> list[PageLine]:
    """Title, one line of readings, of each count and of names: for a reader of few rows."""
    row, signs = corpus.event_row(event), frame.signs
    room = frame.room - FIELD
    fork = corpus.readings(event, Property.WHEN)
    line: list[Piece] = []
    if judged := corpus.judged_date(event):
        line.append(Piece(f"{date_text(judged, signs)} {judged.note}   ", "mark"))
    for n, reading in enumerate(fork):
        if n:
            line.append(Piece(f"  {signs.of('differ')} ", "conflict", bold=True))
        line.append(Piece(date_text(reading.time, signs), bold=n == 0))
        sign = "" if reading.own else signs.of("maybe")
        line += [Piece(f" {sign}", "mark"), Piece(reading.first.place.article.short, "muted")]
    names = _one_line([name_line(corpus, a, signs) for a in _who(corpus, event)], room)
    return [
        PageLine(event_title(row, frame)),
        *_field("when", [shorten(line, room, signs.of("ellipsis"))]),
        *(
            line
            for name, told in figure_summary(corpus, event, room, signs)
            for line in _field(name, [told])
        ),
        *_field("who", [names] if names else []),
    ]


def _one_line(items: Sequence[Line], room: int) -> Line:
    for shown in range(len(items), 0, -1):
        rest = len(items) - shown
        more = (Piece(f"  +{rest}", "muted"),) if rest else ()
        lines = flow(items[:shown], room - width(more), ellipsis="")
        if len(lines) == 1:
            return (*lines[0], *more)
    return ()


def actor_card(corpus: Corpus, actor: Address, frame: Frame) -> list[PageLine]:
    """Name, spellings, roles by date, whom met, company, events."""
    row, signs, room = corpus.actor_row(actor), frame.signs, frame.room - FIELD
    title = [
        Piece(signs.kind(row.kind), row.kind),
        blank(1),
        Piece(signs.content(row.label), "bright", bold=True),
        Piece(f"  {row.country}" if row.country else "", "muted"),
        Piece(f"  {signs.content(row.role)}" if row.role else "", "muted"),
    ]
    company = [
        (*name_line(corpus, other, signs, country=False), Piece(f" {count}", "muted"))
        for other, count in corpus.together(actor)
    ]
    return [
        PageLine(shorten(title, frame.room, signs.of("ellipsis"))),
        *_field("spelled", _spelled(corpus, actor, room, signs)),
        *_field("maybe", _maybe_same(corpus, actor, room, signs)),
        *_field("roles", _roles(corpus, actor, room, signs)),
        *_field("met", _met(corpus, actor, room, signs)),
        *_field("with", _names(_first_of(company, 12), room, signs)),
        *_field("events", [_event_link(row, room, signs) for row in corpus.events_of(actor)]),
    ]


def _first_of(items: list[Line], count: int) -> list[Line]:
    """The first few items, and how many more there are."""
    rest = len(items) - count
    return [*items[:count], (Piece(f"+{rest}", "muted"),)] if rest > 0 else items


def _spelled(corpus: Corpus, actor: Address, room: int, signs: Signs) -> list[Line]:
    values = [signs.content(spelling.value) for spelling in corpus.spellings(actor)]
    dot = f"  {signs.of('dot')}  "
    items: list[Line] = [
        (Piece(value), Piece(dot if n < len(values) - 1 else "", "muted"))
        for n, value in enumerate(values)
    ]
    return flow(items, room, gap=0, ellipsis=signs.of("ellipsis"))


def _maybe_same(corpus: Corpus, actor: Address, room: int, signs: Signs) -> list[Line]:
    sign = Piece(f"{signs.of('maybe')} ", "mark", bold=True)
    return _names(
        [(sign, *name_line(corpus, other, signs)) for other, _ in corpus.maybe(actor)], room, signs
    )


def _roles(corpus: Corpus, actor: Address, room: int, signs: Signs) -> list[Line]:
    lines: list[Line] = []
    for role in corpus.roles(actor):
        date = date_line(role.time, signs, room=14)
        office = shorten(
            [Piece(signs.content(role.value))], max(room - 20, 8), signs.of("ellipsis")
        )
        left = pad_line((*date, *office), min(44, room - 3))
        line = (*left, Piece(role.statement.place.article.short, "muted"))
        lines.append(shorten(line, room, signs.of("ellipsis")))
    return lines


def _met(corpus: Corpus, actor: Address, room: int, signs: Signs) -> list[Line]:
    if corpus.actor_row(actor).kind not in ("person", "group"):
        return []
    met = [contact for contact in corpus.contacts(actor) if contact.met]
    lines: list[Line] = []
    for contact in met:
        line = [
            *date_line(contact.event.time, signs, room=14),
            *marks(contact.event, signs),
            blank(1),
            *name_line(corpus, contact.actor, signs),
            Piece(f"   {deed(contact, corpus).removesuffix(' with')}", "muted"),
        ]
        lines.append(shorten(line, room, signs.of("ellipsis")))
    return lines or [(Piece("no passage says so", "muted"),)]


def _event_link(row: EventRow, room: int, signs: Signs) -> Line:
    word = status_word(row.status)
    line = [
        *date_line(row.time, signs, room=14),
        *marks(row, signs),
        blank(1),
        Piece(signs.type(row.type), "muted"),
        blank(1),
        *([Piece(f"{word} ", "mark", bold=True)] if word else []),
        Piece(signs.content(row.label), link=row.id),
    ]
    return shorten(line, room, signs.of("ellipsis"))


def subject_card(corpus: Corpus, thing: Address, frame: Frame) -> list[PageLine]:
    """A place or topic: its name, what it is part of, the events on its passages."""
    signs, record = frame.signs, corpus.thing(thing)
    what = (
        record.kind if isinstance(record, Place) else "topic" if isinstance(record, Topic) else ""
    )
    part_of = record.part_of if isinstance(record, Place) else getattr(record, "broader", "")
    sign = glyph(corpus, thing, signs)
    title = (sign, blank(1), Piece(signs.content(corpus.label(thing)), "bright", bold=True))
    rows = [corpus.event_row(event) for event in corpus.linked(thing).events]
    rows = [row for row in corpus.timeline(others=False) if row in rows]
    room = frame.room - FIELD
    return [
        PageLine(justify(title, [Piece(what, "muted")], frame.room, signs.of("ellipsis"))),
        *_field("part of", [name_line(corpus, part_of, signs)] if part_of else []),
        *_field("events", [_event_link(row, room, signs) for row in rows]),
    ]
