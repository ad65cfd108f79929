"""Which article of a book a file that was read anew is a later version of."""

from collections.abc import Sequence

from sourcebook.ingest.pipeline import articles
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.model import Address, Article, Batch, PassageRole
from sourcebook.text import clean_line

_SHARED = 0.3
"""How much of its wording an article keeps when it is changed and still the same one."""

_STORY = frozenset({PassageRole.BODY, PassageRole.REPEAT})


def replaced(base: Batch, fresh: Sequence[Reading]) -> list[Address]:
    """For each reading the article it replaces, or nothing: it is a new one.

    The same text (read by another route), else the same url, else a name or a file's name of
    its own and much the same words.
    """
    known = _Known(base)
    taken: set[Address] = set()
    found: list[Address] = []
    for reading in fresh:
        home = known.home(reading)
        found.append("" if home in taken else home)
        taken.add(home)
    return found


class _Known:
    """The articles of a book, by what tells them from others."""

    def __init__(self, base: Batch) -> None:
        self._by_text = {text.sha256: one.id for one in base.articles for text in one.renditions}
        self._by_url = {one.url: one.id for one in base.articles if one.url}
        self._by_id = {one.id: one for one in base.articles}
        self._by_file: dict[str, list[Article]] = {}
        for one in base.articles:
            if one.file:
                self._by_file.setdefault(one.file, []).append(one)
        self._stories: dict[Address, list[str]] = {}
        for passage in base.passages:
            if passage.role in _STORY:
                self._stories.setdefault(passage.article, []).append(passage.text)

    def home(self, reading: Reading) -> Address:
        """The article that a reading is a version of."""
        document, url = reading.document, reading.metadata.url
        same = self._by_text.get(document.text_sha256, "")
        if not same and url:
            same = self._by_url.get(clean_line(url.value, 500), "")
        if same:
            return same
        named = self._by_id.get(f"article/{articles.slug_of(reading)}")
        filed = self._by_file.get(articles.file_name(document.name), [])
        for one in ([named] if named else []) + (filed if len(filed) == 1 else []):
            if not (url and one.url) and self._alike(one, reading):
                return one.id
        return ""

    def _alike(self, one: Article, reading: Reading) -> bool:
        """True if an article tells the story in much the same words."""
        tells = [p.span.of(reading.text) for p in reading.pieces if p.role in _STORY]
        before = _wording(" ".join(self._stories.get(one.id, ())))
        after = _wording(" ".join(tells))
        return len(before & after) >= _SHARED * min(len(before), len(after))


def _wording(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))
