"""Records in JSON with schema.org's fields, or what people write in their place."""

import json
from collections.abc import Iterator
from typing import Any

from sourcebook.ingest.read.marks import field_of
from sourcebook.ingest.read.parts import Part, Parts
from sourcebook.ingest.values import Field, Hint, NotAnArticle
from sourcebook.model import PassageRole

_BODIES = ("articleBody", "article_body", "text", "body", "content", "fulltext", "maintext")
_VALUES = 20  # of one field


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
    body = next((record[key] for key in _BODIES if isinstance(record.get(key), str)), "")
    if not body.strip():
        raise NotAnArticle(f"The record has no text (looked for {', '.join(_BODIES[:5])}).")
    hints = tuple(stated(record, "the record"))
    titles = [hint.value for hint in hints if hint.field is Field.HEADLINE]
    head = tuple(Part(title, PassageRole.HEADLINE) for title in titles[:1])
    return body, Parts(head, hints)


def stated(record: dict[str, Any], where: str) -> Iterator[Hint]:
    """What a record with schema.org's fields says of its article."""
    for key, value in record.items():
        if field := field_of(key):
            for words in _words(value, field):
                yield Hint(field, words, f"{where}, {key[:60]}")


def _words(value: Any, field: Field) -> Iterator[str]:
    """The strings in a value: itself, those of a list, the name of a thing."""
    for one in value[:_VALUES] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("@id" if field is Field.URL else "name")
        if isinstance(one, list) and one:
            one = one[0]
        if isinstance(one, str) and one.strip():
            yield one.strip()
