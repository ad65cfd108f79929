"""The record of an article from its metadata, and what is doubtful about it."""

from collections.abc import Sequence
from pathlib import PurePath

from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import RENDITION, anchors
from sourcebook.ingest.read import stem
from sourcebook.ingest.values import Dated, LeftOpen
from sourcebook.model import (
    REFERENCE,
    Address,
    Article,
    Doubt,
    Passage,
    Rendition,
    Source,
    Time,
)
from sourcebook.slugs import slug
from sourcebook.text import CLEANING, Span, clean_line

_HEADLINE = 36

_LANGUAGES = {
    "und": "",
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "tg": "Tajik",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""ISO 639-1 in words; `und`: it could not be told."""


def order(reading: Reading) -> tuple[str, str, str]:
    """By what articles are put in order, whatever files they come from."""
    known = reading.metadata
    day = known.published.edtf.text if known.published else "9999"
    return day, known.title, reading.document.text_sha256


def slug_of(reading: Reading) -> str:
    """What an article is called: its headline, else the end of its url, else its file's name."""
    known = reading.metadata
    if known.headline:
        name = known.headline.value
    elif known.url:
        name = known.url.value.rstrip("/").rpartition("/")[2].partition("?")[0]
    else:
        name = stem(reading.document)
    day = known.published.edtf.text if known.published else ""
    base = slug(name, "article", _HEADLINE)
    return slug(f"{base} {day}", "article") if day else base


def file_name(path: str) -> str:
    """A file's name without its folders: a book does not tell where its maker keeps them."""
    return clean_line(PurePath(path).name, 200)


def source_of(reading: Reading) -> tuple[str, str] | None:
    """The name and kind of who first gave the article out: the agency, else the publisher."""
    known = reading.metadata
    if known.agency:
        return clean_line(known.agency.value, 120), "agency"
    if known.publisher:
        return clean_line(known.publisher.value, 120), "outlet"
    return None


def article(
    reading: Reading,
    address: Address,
    short: str,
    publisher: Source | None,
    doubts: Sequence[Doubt],
    route: str,
) -> Article:
    """The article's record."""
    known, document = reading.metadata, reading.document
    text_hash = Rendition(
        RENDITION, document.text_sha256, len(document.text), document.raw_sha256, CLEANING
    )
    return Article(
        id=address,
        short=short,
        headline=clean_line(known.title, 300),
        headline_by=known.headline_by,
        authors=tuple(clean_line(author.value, 120) for author in known.authors),
        publisher=publisher.id if publisher else "",
        published=published(known.published),
        clock=known.published.clock if known.published else "",
        dateline=clean_line(known.dateline.value, 120) if known.dateline else "",
        lang=known.language.value if known.language else "",
        url=clean_line(known.url.value, 500) if known.url else "",
        paragraphs=len(document.paragraphs),
        renditions=(text_hash,),
        doubts=tuple(doubts),
        file=file_name(document.name),
        read_by=clean_line(route, 120),
    )


def published(dated: Dated | None) -> Time | None:
    """The day of publication, with where it was found."""
    if dated is None:
        return None
    why = dated.where + (f"; {dated.doubt}" if dated.doubt else "")
    note = "its date line, doubtful" if dated.doubt else ""
    return Time(
        dated.edtf,
        clean_line(dated.words, 80),
        rule="date-line",
        why=clean_line(why, 200),
        note=note,
        doubtful=bool(dated.doubt),
    )


def doubts(reading: Reading, address: Address, left_open: Sequence[LeftOpen]) -> list[Doubt]:
    """What is not certain about an article: its metadata, its layout, whom its words mean."""
    found: dict[tuple[str, str], list[Span]] = {}
    pieces = (doubt for piece in reading.pieces for doubt in piece.doubts)
    for doubt in (*reading.metadata.doubts, *pieces):
        found.setdefault((doubt.about, clean_line(doubt.text, 200)), []).extend(doubt.spans)
    language = reading.metadata.language
    if language is not None and language.value and not language.value.startswith("en"):
        name = _LANGUAGES.get(language.value, f"“{language.value}”")
        tongue = f"written in {name}" if name else "in a language that is not known here"
        found[("language", f"{tongue}: names and dates are read at most")] = []
    plain = [Doubt(about, text, anchors(address, spans)) for (about, text), spans in found.items()]
    return plain + [Doubt(REFERENCE, one.why, anchors(address, [one.span])) for one in left_open]


def layout(passages: Sequence[Passage]) -> list[str]:
    """In words, what stands in an article beside its story."""
    return [
        f"¶{passage.paragraph} {passage.role.value}"
        for passage in passages
        if passage.role.value in ("caption", "credit", "repeat")
    ]
