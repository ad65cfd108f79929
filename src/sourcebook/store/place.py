"""Where the reader was: small files beside the judgements, so that leaving writes no judgement.

Reading them never fails: a place that cannot be read is no place.
"""

# Paths are strings: pathlib loads urllib, which reading commands must not.

import json
import os
from collections.abc import Mapping

from sourcebook.errors import SourcebookError
from sourcebook.store import files
from sourcebook.store.codec import JSON
from sourcebook.store.faults import place_words
from sourcebook.text import clean_line

_LIMIT = 64 * 1024
_DEPTH = 8
_LAST = "last-book.json"


def load(path: str) -> dict[str, JSON]:
    """The values kept at `path`, cleaned; empty where there are none that can be read."""
    kept = _clean(_raw(path))
    return kept if isinstance(kept, dict) else {}


def save(path: str, values: Mapping[str, object]) -> None:
    """Keep `values` at `path`. Raises a sentence where that cannot be done."""
    words = place_words(path)
    data = json.dumps(dict(values), ensure_ascii=True, indent=1).encode() + b"\n"
    if len(data) > _LIMIT:
        raise words.broken(f"takes more than {_LIMIT // 1024} KB")
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    except OSError as error:
        raise words.unwritable(error) from error
    files.replace(path, data, words, files.PRIVATE)


def last_book(folder: str | os.PathLike[str]) -> str | None:
    """The book read last, if it is known and still there."""
    path = _raw(os.path.join(folder, _LAST)).get("path")
    return path if isinstance(path, str) and _exists(path) else None


def remember_book(folder: str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Keep which book is read, for a plain `sourcebook`."""
    save(os.path.join(folder, _LAST), {"path": os.path.abspath(path)})


def _raw(path: str) -> Mapping[str, object]:
    """A file of our own as it stands: a path must not be cleaned, or it names another file."""
    try:
        content = files.read(path, place_words(path), _LIMIT)
        kept = json.loads(content.data) if content else None
    except (SourcebookError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _exists(path: str) -> bool:
    try:
        return os.path.isfile(path)
    except ValueError:  # a NUL, or a surrogate that is no byte
        return False


def _clean(value: object, depth: int = 0) -> JSON:
    """`value` with every text cleaned; what is nested deeper than we nest is dropped."""
    if isinstance(value, str):
        return clean_line(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth < _DEPTH and isinstance(value, list):
        return [_clean(item, depth + 1) for item in value]
    if depth < _DEPTH and isinstance(value, dict):
        return {clean_line(str(key)): _clean(item, depth + 1) for key, item in value.items()}
    return None
