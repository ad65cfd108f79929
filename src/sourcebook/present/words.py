"""The words and marks for dates, names, states, sources and counts, decided once."""

from sourcebook import dates
from sourcebook.answers import Contact, EventRow, Evidence, Reading, Statement
from sourcebook.corpus import Corpus
from sourcebook.model import (
    EVENT_TYPES,
    Actor,
    Address,
    Article,
    Attribution,
    Event,
    Passage,
    Place,
    Property,
    Status,
    Time,
    Topic,
)
from sourcebook.present.pieces import Line, Piece, blank, width
from sourcebook.signs import Signs
from sourcebook.text import Span, cells, cut

STATUS_WORDS = {
    Status.ASSERTED: "",
    Status.NEGATED: "not:",
    Status.REQUESTED: "asked:",
    Status.PLANNED: "planned:",
    Status.ALLEGED: "alleged:",
    Status.HYPOTHETICAL: "if:",
}

_DATE_MARKS = "?~%"


def plural(count: int, noun: str) -> str:
    """`1 event`, `2 events`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# -- dates --------------------------------------------------------------------------------


def shown(time: Time | None, signs: Signs, room: int = 12) -> dates.Shown:
    """A date as it looks; a doubtful reading ends in `?`."""
    if time is None:
        return dates.Shown("", "")
    look = dates.shown(time.edtf, width=room - time.doubtful, ascii=signs.ascii)
    if time.doubtful and not look.body.endswith(("?", "%")):
        return dates.Shown(look.sign, look.body + "?")
    return look


def date_text(time: Time | None, signs: Signs) -> str:
    """A date in running text, its sign glued on."""
    look = shown(time, signs)
    return f"{look.sign}{look.body}"


def date_line(
    time: Time | None,
    signs: Signs,
    *,
    room: int = 13,
    role: str = "text",
    sign_role: str = "",
    faint_year: bool = False,
    bold: bool = False,
) -> Line:
    """A date in `room` cells: the sign of an open start hangs in the first, marks stand out.

    With `faint_year` the year is quiet, because the row above has the same.
    """
    look = shown(time, signs, min(room - 1, 12))
    line = [Piece(look.sign or " ", sign_role or role, bold=bold)]
    body = look.body
    if faint_year and len(body) > 4 and body[:4].isdigit():
        line.append(Piece(body[:4], "faint"))
        body = body[4:]
    line += _marked(body, role, bold)
    return (*line, blank(room - width(line)))


def flush_date(
    time: Time | None, signs: Signs, room: int, *, role: str = "text", bold: bool = False
) -> Line:
    """A date in `room` cells whose sign does not hang: for forks and cards."""
    line = date_line(time, signs, room=room, role=role, bold=bold)
    return (*line[1:], blank(1)) if line[0].text == " " else line


def _marked(body: str, role: str, bold: bool) -> list[Piece]:
    pieces: list[Piece] = []
    run = ""
    for char in body:
        if char in _DATE_MARKS:
            if run:
                pieces.append(Piece(run, role, bold=bold))
            pieces.append(Piece(char, "mark", bold=True))
            run = ""
        else:
            run += char
    return [*pieces, Piece(run, role, bold=bold)] if run else pieces


def year_shown(time: Time | None, signs: Signs) -> str:
    """The year a date starts with on the screen, empty if it shows none."""
    body = shown(time, signs).body
    return body[:4] if body[:4].isdigit() else ""


def when_note(time: Time) -> str:
    """What an open date says, for a card with one reading."""
    value = time.edtf
    if value.form is dates.Form.LASTED and value.earliest is None and value.latest is not None:
        return "until then, start unknown"
    if value.form is dates.Form.LASTED and value.latest is None and value.earliest is not None:
        return "since then, end unknown"
    if value.form is dates.Form.BETWEEN and value.earliest is None:
        return "known to be no later"
    if value.form is dates.Form.BETWEEN and value.latest is None:
        return "known to be no earlier"
    if value.form is dates.Form.BETWEEN:
        return "one moment in between"
    return ""


# -- names --------------------------------------------------------------------------------


def kind_of(corpus: Corpus, address: Address) -> str:
    """The kind that decides the glyph and the hue of a thing."""
    match corpus.thing(address):
        case Actor(kind=kind):
            return kind
        case Place():
            return "place"
        case Topic():
            return "topic"
        case Article():
            return "article"
        case Event(type=word):
            return word
        case _:
            return "org"


def glyph(corpus: Corpus, address: Address, signs: Signs) -> Piece:
    """The glyph of a thing in the hue of its kind (events have none)."""
    kind = kind_of(corpus, address)
    if isinstance(corpus.thing(address), Event):
        return Piece(signs.type(kind), "muted")
    return Piece(signs.kind(kind), kind)


def name_line(
    corpus: Corpus, address: Address, signs: Signs, *, role: str = "text", country: bool = True
) -> Line:
    """`● Eskandar Momeni IR`: glyph, the name as a link, for persons the country."""
    line = [
        glyph(corpus, address, signs),
        blank(1),
        Piece(signs.content(corpus.label(address)), role, link=address),
    ]
    thing = corpus.thing(address)
    if country and isinstance(thing, Actor) and thing.kind == "person" and thing.country:
        line.append(Piece(f" {thing.country}", "muted"))
    return tuple(line)


def headline(article: Article, signs: Signs) -> str:
    """The headline; in square brackets where the editors had to supply one."""
    text = signs.content(article.headline)
    return f"[{text}]" if article.headline_by == "editors" else text


def paragraph(passage: Passage, signs: Signs) -> str:
    """`¶7`."""
    return f"{signs.of('paragraph')}{passage.paragraph}"


def running(passage: Passage) -> str:
    """The words of a passage as running text: a line that was broken by hand goes on.

    Every character keeps its place, so that spans of the passage hold.
    """
    return passage.text.rstrip().replace("\n", " ")


def citation(article: Article, passage: Passage | None, rendition: str, signs: Signs) -> str:
    """Headline, date, paragraph and address, as `y` copies it (two lines)."""
    date = date_text(article.published, signs) or "undated"
    place = f", {paragraph(passage, signs)}" if passage else ""
    form = " (abridged)" if rendition == "abridged" else ""
    address = f"{article.id}#p{passage.paragraph}" if passage else article.id
    return f"{headline(article, signs)}, {date}{place}{form}\n{address}"


# -- states and marks ---------------------------------------------------------------------


def status_word(status: Status) -> str:
    """`not:`, `asked:` …; empty for a plain assertion."""
    return STATUS_WORDS[status]


def marks(row: EventRow, signs: Signs) -> Line:
    """The two cells for readings that differ and for perhaps the same."""
    differ = row.disputed or row.miscounted
    return (
        Piece(signs.of("differ"), "conflict", bold=True) if differ else blank(1),
        Piece(signs.of("maybe"), "mark", bold=True) if row.unsure else blank(1),
    )


KIND_ROOM = 1 + max(map(len, (*EVENT_TYPES, *STATUS_WORDS.values())))
"""Cells of the column of `event_kind`, the blank behind it included."""


def event_kind(row: EventRow) -> Piece:
    """The status word where there is one, else the word of the type."""
    word = status_word(row.status)
    return Piece(word, "mark", bold=True) if word else Piece(row.type, "muted")


def fork_sign(n: int, count: int, signs: Signs) -> str:
    """The branch of reading `n` of `count`."""
    if count == 1:
        return signs.of("fork_one")
    return signs.of("fork_first" if n == 0 else "fork_last" if n == count - 1 else "fork_next")


# -- sources ------------------------------------------------------------------------------


def said_line(corpus: Corpus, said: Attribution | None, article: Article, signs: Signs) -> Line:
    """`said  ● Eskandar Momeni ‹ ■ Iranian state media ‹ A2`; empty for the article's own voice."""
    if said is None or not said.chain:
        return ()
    line: list[Piece] = [Piece("said  ", "muted")]
    if not said.chain[0].who:
        if whom := _left_open(corpus, said, article):
            quote = f"{signs.of('open_quote')}{signs.content(whom)}{signs.of('close_quote')}"
            return (*line, Piece(f"{quote}, ", "muted"), Piece("left open", "mark", bold=True))
        words = signs.content(said.words)
        quote = f" ({signs.of('open_quote')}{words}{signs.of('close_quote')})" if words else ""
        return (*line, Piece("no source", "mark", bold=True), Piece(quote, "muted"))
    for voice in said.chain:
        if voice.who:
            line += name_line(corpus, voice.who, signs, role="muted", country=False)
            line.append(Piece(f" {signs.of('said_by')} ", "muted"))
    return (*line, Piece(article.short, "muted"))


def _left_open(corpus: Corpus, said: Attribution, article: Article) -> str:
    """The words for a source of whom it cannot be told who is meant; empty: it names none."""
    for one in corpus.open_references(article.id):
        start = corpus.held.start_of(one.place.passage)
        spans = [Span(start + span.start, start + span.end) for span in one.place.spans]
        if any(span.overlaps(cue.span) for span in spans for cue in said.cue):
            return one.words
    return ""


def source_line(corpus: Corpus, statement: Statement, signs: Signs) -> Line:
    """`■ Iranian state media ‹ A2 ¶8`, nearest the fact first, for the right edge."""
    place = f"{statement.place.article.short} {paragraph(statement.place.passage, signs)}"
    line: list[Piece] = []
    said = statement.said
    for n, voice in enumerate(said.chain if said else ()):
        if voice.who:
            line += name_line(corpus, voice.who, signs, role="muted", country=False)
            line.append(Piece(f" {signs.of('said_by')} ", "muted"))
        elif not n and said and _left_open(corpus, said, statement.place.article):
            line.append(Piece("source left open  ", "mark"))
        else:
            line.append(Piece("no source  ", "mark"))
    return (*line, Piece(place, "muted", link=statement.place.passage.id))


def article_date(article: Article, signs: Signs) -> Line:
    """The date of an article flush right, with its `?` where it is doubtful."""
    line = date_line(article.published, signs, room=14, role="muted")
    return tuple(piece for piece in line if piece.text.strip())


# -- counts and reasons -------------------------------------------------------------------


def evidence_count(evidence: tuple[Evidence, ...], signs: Signs) -> str:
    """`5 passages + 1 ≈`: what supports the thing, and what only perhaps does."""
    own = sum(not exhibit.maybe for exhibit in evidence)
    other = len(evidence) - own
    extra = f" + {other} {signs.of('maybe')}" if other else ""
    return plural(own, "passage") + extra


def reading_note(reading: Reading) -> str:
    """A few words on why a reading of a date says what it says."""
    time = reading.time
    if time is None:
        return reading.value
    return time.note or when_note(time) or time.text


def because(corpus: Corpus, thing: Address, other: Address) -> str:
    """The reason that stands on the judgement between two things."""
    return next((entry.reason for found, entry in corpus.maybe(thing) if found == other), "")


# Type of event, one's own part, the other's part ("" for any): the verb between them.
_DEEDS: dict[tuple[str, str, str], str] = {
    ("accord", "signatory", ""): "signs with",
    ("accord", "party", ""): "signs with",
    ("visit", "visitor", "host"): "is received by",
    ("visit", "host", "visitor"): "receives",
    ("talks", "party", ""): "talks with",
    ("call", "party", ""): "telephones with",
    ("call", "caller", ""): "telephones",
    ("other", "inviter", "invitee"): "invites",
    ("other", "invitee", "inviter"): "is invited by",
    ("demand", "asker", "asked"): "asks",
    ("demand", "asked", "asker"): "is asked by",
    ("supply", "exporter", "importer"): "exports to",
    ("supply", "importer", "exporter"): "imports from",
    ("force", "user", "target"): "uses force on",
    ("force", "target", "user"): "meets force from",
    ("force", "user", "maker"): "uses arms made by",
    ("force", "maker", "user"): "makes arms used by",
    ("found", "opener", "host"): "opens it in the land of",
    ("found", "host", "opener"): "is the place chosen by",
    ("found", "party", "party"): "founds with",
}


def deed(contact: Contact, corpus: Corpus) -> str:
    """How one actor stands to another in an event: never a bare "met", never more than is told.
    The status of what is denied, planned or supposed stands in front of it.
    """
    row = contact.event
    exact = _DEEDS.get((row.type, contact.part, contact.other_part))
    told = exact or _DEEDS.get((row.type, contact.part, "")) or "is in one event with"
    if row.type == "accord" and told == "signs with" and (called := _called(row.id, corpus)):
        told = f"signs {called} with"
    return told


def _called(event: Address, corpus: Corpus) -> str:
    """What texts call an accord, in its first word or two."""
    names = (r.value for r in corpus.readings(event, Property.CALLED) if r.own)
    return next(names, "").split(" of ")[0]


def short_label(corpus: Corpus, address: Address, signs: Signs, room: int = 40) -> str:
    """The name of a thing for the trail: cut at `room` cells."""
    text = signs.content(corpus.label(address))
    return text if cells(text) <= room else cut(text, room, signs.of("ellipsis"))
