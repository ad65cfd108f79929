"""What the steps of ingest hand on: a file as found, a document, its metadata, its pieces.

Steps do not import one another; what two of them speak of stands here. Every span is
in code points of `Document.text`, the cleaned text.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from sourcebook.dates import Edtf
from sourcebook.model import PassageRole, Status, Time
from sourcebook.text import Span


class NotAnArticle(Exception):
    """Why some bytes are no article: one sentence, ready to print."""


class Kind(StrEnum):
    """What a file is known to be before it is opened; PLAIN: its content will tell."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class RawFile:
    """One document's bytes as found, or the sentence that says why they could not be had.

    `there` is False where no file stands at the path: a slip of the command, no file refused.
    """

    name: str
    data: bytes = b""
    kind: Kind = Kind.PLAIN
    fault: str = ""
    there: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is no article, or not to be had: the rest goes on without it."""

    name: str
    reason: str
    raw_sha256: str = ""  # of its bytes, where they could be had
    there: bool = True


class Field(StrEnum):
    """What a file's markup may say about its article (schema.org's words, ours behind)."""

    HEADLINE = "headline"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    PUBLISHED = "datePublished"
    MODIFIED = "dateModified"
    DATELINE = "dateline"
    LANGUAGE = "inLanguage"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing the markup says: where it stands there, and in the text if it is in it."""

    field: Field
    value: str
    where: str
    span: Span | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the text whose role is known: from markup, or as metadata."""

    span: Span
    role: PassageRole


@dataclass(frozen=True, slots=True)
class Document:
    """An article's file, read: one cleaned text, and what its markup said.

    `paragraphs` are its blocks between blank lines, in order, without the blanks
    around them; paragraph N of the original is `paragraphs[N - 1]`.
    """

    name: str
    text: str
    raw_sha256: str
    text_sha256: str
    paragraphs: tuple[Span, ...]
    removed: int = 0
    notes: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    marked: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing about an article that is not certain; becomes a `model.Doubt`."""

    about: str  # date, headline, language, layout, publisher
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A value, where it was found in words, and its stretch of the text if it has one."""

    value: str
    where: str
    span: Span | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as found: its value, the words, the hour as printed with the zone if any.

    `inferred` says that the text names no year and another date gave it.
    """

    edtf: Edtf
    words: str
    where: str
    clock: str = ""
    span: Span | None = None
    doubt: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its story; None or empty: unknown.

    `title` always names the article; `headline_by` is `editors` where no headline was
    found and the title was supplied. `agency` is whose copy it is, when a dateline or a
    byline says so. `today` is what "today" means in it: the dateline's day, else the
    first publication. `marked` are the stretches of the text that are not story.
    """

    title: str
    headline: Found | None = None
    authors: tuple[Found, ...] = ()
    publisher: Found | None = None
    agency: Found | None = None
    published: Dated | None = None
    modified: Dated | None = None
    dateline: Found | None = None
    dateline_date: Dated | None = None
    today: Dated | None = None
    language: Found | None = None
    script: str = ""
    url: Found | None = None
    marked: tuple[Marked, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def headline_by(self) -> str:
        """`text` if the article has a headline of its own, else `editors`."""
        return "text" if self.headline else "editors"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph with one role; paragraphs and parts count from 1.

    `repeats` is the earlier stretch that this one says again, `sentences` is what it is cut
    into.
    """

    paragraph: int
    part: int
    role: PassageRole
    span: Span
    repeats: Span | None = None
    doubts: tuple[Doubt, ...] = ()
    sentences: tuple[Span, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Words that refer to somebody or something, and why it could not be told to whom."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Taking:
    """One participant of a happening: a mention's own stretch, or a phrase resolved.

    A phrase such as "the two countries" lists in `stands_for` the mentions it stands for.
    """

    span: Span
    part: str  # visitor, host, party, signatory, speaker, inviter, asker, user, agent, ...
    stands_for: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as one article tells it; a visit named three times is one, with three places.

    `places` are the words that tell it, one stretch for each sentence. `time_of` is the
    index of the happening its time is counted from, `before` those of happenings that came
    after it, `cue` the index of the attribution that says so. `open` are words for somebody
    ("they", "both sides") where it is not sure whom they mean.
    """

    label: str
    type: str
    status: Status
    places: tuple[Span, ...]
    sentences: tuple[Span, ...]
    takings: tuple[Taking, ...] = ()
    time: Time | None = None
    time_span: Span | None = None
    time_of: int | None = None
    before: tuple[int, ...] = ()
    where: tuple[Span, ...] = ()
    called: tuple[Span, ...] = ()
    cue: int | None = None
    open: tuple[Span, ...] = ()
    rule: str = ""
    why: str = ""
