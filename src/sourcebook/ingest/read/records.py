"""Records in JSON with schema.org's fields, or what people write in their place."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sourcebook.ingest.read.marks import field_of
from sourcebook.ingest.read.parts import Part, Parts
from sourcebook.ingest.values import Field, Hint, NotAnArticle
from sourcebook.model import PassageRole

_BODIES = ("articleBody", "article_body", "text", "body", "content", "fulltext", "maintext")
_VALUES = 20  # of one field
_FIELDS = 200  # in which a record may lie
_DAYS = (Field.PUBLISHED, Field.MODIFIED)
_SINCE = 100_000_000  # seconds after 1970, less is no day of a published article
_MILLISECONDS = 100_000_000_000  # what is more is counted in these


def read_json(text: str) -> tuple[str, Parts]:
    """The body of a record as it stands, and its other parts; raises NotAnArticle."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAnArticle("It is no JSON that can be read.") from None
    if isinstance(record, list):
        raise NotAnArticle("It is a list; write one document a line (JSON lines).")
    if not isinstance(record, dict):
        raise NotAnArticle("It is JSON, but no record with fields.")
    record = next((one for one in _records(record) if _body(one)), record)
    body = _body(record)
    if not body.strip():
        raise NotAnArticle(f"The record has no text (looked for {', '.join(_BODIES[:5])}).")
    hints = tuple(stated(record, "the record"))
    titles = [hint.value for hint in hints if hint.field is Field.HEADLINE]
    head = tuple(Part(title, PassageRole.HEADLINE) for title in titles[:1])
    return body, Parts(head, hints)


def _records(outer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A record, and those that lie right in it: a feed's `data`, a page's `@graph`."""
    yield outer
    for value in list(outer.values())[:_FIELDS]:
        for one in value[:_VALUES] if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield one


def _body(record: dict[str, Any]) -> str:
    """Its text; a list of strings is its paragraphs."""
    for key in _BODIES:
        value = record.get(key)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def stated(record: dict[str, Any], where: str) -> Iterator[Hint]:
    """What a record with schema.org's fields says of its article."""
    for key, value in record.items():
        if field := field_of(key):
            if field in _DAYS and isinstance(value, int | float) and not isinstance(value, bool):
                yield from _counted(value, field, f"{where}, {key[:60]}")
            for words in _words(value, field):
                yield Hint(field, words, f"{where}, {key[:60]}")


def _counted(value: float, field: Field, where: str) -> Iterator[Hint]:
    """A moment as the seconds, or thousandths of them, since 1970."""
    seconds = value / 1000 if value > _MILLISECONDS else value
    if _SINCE <= seconds < _MILLISECONDS:
        moment = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%MZ")
        yield Hint(field, moment, f"{where}, counted from 1970")


def _words(value: Any, field: Field) -> Iterator[str]:
    """The strings in a value: itself, those of a list, the name of a thing."""
    for one in value[:_VALUES] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("@id" if field is Field.URL else "name")
        if isinstance(one, list) and one:
            one = one[0]
        if isinstance(one, str) and one.strip():
            yield one.strip()
