"""Pages saved from the web: the story by trafilatura, what the page says of it by ourselves.

The page is never asked for anything else: no link is followed, nothing in it runs.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any

from sourcebook.ingest.read.parts import Part, Parts
from sourcebook.ingest.read.records import stated
from sourcebook.ingest.values import Field, Hint, NotAnArticle
from sourcebook.model import PassageRole

MAX_ELEMENTS = 50_000
"""More is no article, and would take long to weigh."""

_MAX_WEIGHT = 600_000  # of what trafilatura is given; a deep nest takes it minutes
_SHORT = 20_000  # letters of a story that is looked at for its paragraphs
_FEW = 10  # elements of one property
_LONG_BYLINE = 80
_LAST_DAY = "2100-01-01"
_PLAIN_META = {
    "article:published_time": Field.PUBLISHED,
    "og:article:published_time": Field.PUBLISHED,
    "datepublished": Field.PUBLISHED,
    "pubdate": Field.PUBLISHED,
    "publishdate": Field.PUBLISHED,
    "publish-date": Field.PUBLISHED,
    "publication_date": Field.PUBLISHED,
    "parsely-pub-date": Field.PUBLISHED,
    "dc.date.issued": Field.PUBLISHED,
    "dc.date": Field.PUBLISHED,
    "date": Field.PUBLISHED,
    "article:modified_time": Field.MODIFIED,
    "og:updated_time": Field.MODIFIED,
    "datemodified": Field.MODIFIED,
    "last-modified": Field.MODIFIED,
    "og:title": Field.HEADLINE,
    "og:site_name": Field.PUBLISHER,
    "author": Field.AUTHOR,
    "og:url": Field.URL,
}
_ARTICLES = re.compile(r"Article|NewsArticle|Report|BlogPosting|ReportageNewsArticle", re.I)
_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code", "fw", "lb"})
_BREAKING = frozenset("p head item quote cell lb br div li tr td h1 h2 h3 h4 h5 h6".split())
_ROWS = "p h1 h2 h3 h4 h5 h6 li blockquote figcaption td pre".split()
_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SKIPPED = "script style noscript nav footer header aside form template iframe svg".split()


def read_html(page: str) -> Parts:
    """The parts of a page's story and its hints; raises NotAnArticle if it has none."""
    if find_spec("trafilatura") is None:
        raise NotAnArticle("Web pages need one more part; run: pip install 'sourcebook[web]'.")
    _hush()
    tree = _parsed(page)
    elements, weight = _measured(tree)
    if elements > MAX_ELEMENTS:
        raise NotAnArticle(f"The page has more than {MAX_ELEMENTS:,} elements.")
    hints = tuple(_hints(tree, guess=weight <= _MAX_WEIGHT))
    parts = _recognised(tree) if weight <= _MAX_WEIGHT else []
    notes: tuple[str, ...] = ()
    if len(parts) == 1:
        parts = _divided(parts[0], tree)
    if not parts:
        parts = list(_everything(tree))
        notes = ("no article was recognised in the page, so all its paragraphs are kept",)
    if not parts:
        raise NotAnArticle("The page has no text.")
    return Parts(_headed(parts, hints), hints, notes)


def _parsed(page: str) -> Any:
    """The page's tree, however broken it is."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    parser = HTMLParser(
        collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    data = page.replace("\0", "").encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise NotAnArticle("The page has no markup that can be read.") from None


def _measured(tree: Any) -> tuple[int, int]:
    """How many elements, and how deep they lie taken together."""
    from lxml import etree

    elements = depth = weight = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start":
            elements += 1
            weight += depth
    return elements, weight


def _recognised(tree: Any) -> list[Part]:
    """The story in a page as trafilatura finds it; nothing if it finds none."""
    from lxml import etree
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except (RecursionError, etree.LxmlError, AttributeError, TypeError, ValueError):
        return []
    return list(_story(getattr(found, "body", None)))


def _divided(story: Part, tree: Any) -> list[Part]:
    """A short page's story comes as one block: its paragraphs, where the page has them."""
    block = _key(story.text)
    if len(block) > _SHORT:
        return [story]
    inside = [part for part in _everything(tree) if _key(part.text) in block]
    return inside if len(inside) > 1 else [story]


def _hush() -> None:
    """Libraries tell their doubts on the terminal unless they are asked not to."""
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _elements(tree: Any) -> Iterator[Any]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


# --- the story


def _story(body: Any | None) -> Iterator[Part]:
    """The blocks of what trafilatura kept, in order."""
    if body is None:
        return
    for element in _elements(body):
        if element.tag in ("body", "list", "table", "row", "div", "main", "article"):
            yield from _part(element.text, PassageRole.BODY)
        elif element.tag not in _BLOCKS or element.tag == "lb" or _inside_block(element, body):
            continue
        else:
            role = PassageRole.HEADING if element.tag == "head" else PassageRole.BODY
            yield from _part("".join(_texts(element)), role)
        if element is not body and not _inside_block(element, body):
            yield from _part(element.tail, PassageRole.BODY)


def _inside_block(element: Any, body: Any) -> bool:
    """True if a block around this one gives its words already."""
    for above in element.iterancestors():
        if above is body:
            return False
        if above.tag in _BLOCKS:
            return True
    return False


def _texts(element: Any) -> Iterator[str]:
    """The words of an element in order, a blank where a block inside it begins or ends."""
    from lxml import etree

    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner is not element and inner.tag in _BREAKING:
            yield " "
        if event == "start":
            yield inner.text or ""
        elif inner is not element:
            yield inner.tail or ""


def _part(text: str | None, role: PassageRole) -> Iterator[Part]:
    if text and not text.isspace():
        yield Part(text, role)


def _everything(tree: Any) -> Iterator[Part]:
    """All paragraphs of a page in which no story was recognised."""
    from lxml import etree

    etree.strip_elements(tree, *_SKIPPED, with_tail=False)
    rows = [element for element in _elements(tree) if element.tag in _ROWS]
    for element in rows:
        if not any(above.tag in _ROWS for above in element.iterancestors()):
            role = PassageRole.HEADING if element.tag in _HEADS else PassageRole.BODY
            yield from _part("".join(_texts(element)), role)
    if not rows:
        yield from _part("".join(_texts(tree)), PassageRole.BODY)


def _headed(parts: list[Part], hints: Iterable[Hint]) -> tuple[Part, ...]:
    """The headline in front: the story's own first heading, else what the page says."""
    title = next((hint.value for hint in hints if hint.field is Field.HEADLINE), "")
    same = [n for n, part in enumerate(parts[:5]) if _key(part.text) == _key(title)]
    if same:
        del parts[same[0]]
    elif parts and parts[0].role is PassageRole.HEADING and (not title or _alike(parts, title)):
        title = parts.pop(0).text
    return (Part(title, PassageRole.HEADLINE), *parts) if title else tuple(parts)


def _alike(parts: list[Part], title: str) -> bool:
    """True if the page's title is the first heading with the outlet's name behind it."""
    return _key(title).startswith(_key(parts[0].text))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


# --- what the page says


def _hints(tree: Any, *, guess: bool) -> Iterator[Hint]:
    """Hints of a page, the surest of each field first."""
    yield from _linked_data(tree)
    yield from _meta(tree)
    yield from _microdata(tree)
    yield from _bylines(tree)
    yield from _visible(tree)
    if guess:
        yield from _guessed_date(tree)


def _linked_data(tree: Any) -> Iterator[Hint]:
    for script in tree.xpath('//script[@type="application/ld+json"]')[:20]:
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if _ARTICLES.search(str(thing.get("@type", ""))[:200]):
                yield from stated(thing, "the page's JSON-LD")


def _things(data: Any) -> Iterator[dict[str, Any]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (one for one in graph if isinstance(one, dict))


def _meta(tree: Any) -> Iterator[Hint]:
    for element in tree.xpath("//meta[@content]")[:500]:
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        field = _PLAIN_META.get(key.strip().lower())
        value = element.get("content", "").strip()
        if field and value:
            yield Hint(field, value, f"the page's meta {key.strip()}")


_ITEMPROPS = (
    ("headline", Field.HEADLINE),
    ("author", Field.AUTHOR),
    ("publisher", Field.PUBLISHER),
    ("datePublished", Field.PUBLISHED),
    ("dateModified", Field.MODIFIED),
)


def _microdata(tree: Any) -> Iterator[Hint]:
    """What elements say by `itemprop`: their content, their moment, or the name in them."""
    for prop, field in _ITEMPROPS:
        for element in tree.xpath("//*[@itemprop=$prop][not(self::meta)]", prop=prop)[:_FEW]:
            named = element.xpath('.//*[@itemprop="name"]')[:1]
            inner = named[0] if named else element
            value = inner.get("datetime") or inner.get("content") or "".join(_texts(inner))
            if value.strip():
                yield Hint(field, value.strip(), f"the page's itemprop {prop}")
    for element in tree.xpath('//*[@rel="author"]')[:_FEW]:
        if words := "".join(_texts(element)).strip():
            yield Hint(Field.AUTHOR, words, "the page's link to the author")


_BYLINE = re.compile(
    r"(?:^|\s)(?:[\w-]{0,30}byline|(?:article-|post-|story-)?author(?:-name)?)(?:\s|$)"
)
_BY = re.compile(r"by[\s:]\s*", re.IGNORECASE)


def _bylines(tree: Any) -> Iterator[Hint]:
    """Who wrote it, where a page only shows it: in what its style calls the byline."""
    for element in tree.xpath("//*[@class]")[:MAX_ELEMENTS]:
        if not _BYLINE.search(element.get("class")[:200]):
            continue
        words = " ".join("".join(_texts(element)).split())
        if 0 < len(words) <= _LONG_BYLINE:
            value = _BY.sub("", words, count=1) if _BY.match(words) else words
            yield Hint(Field.AUTHOR, value, "the page's byline")
            return


def _visible(tree: Any) -> Iterator[Hint]:
    for link in tree.xpath('//link[@rel="canonical"]/@href')[:1]:
        yield Hint(Field.URL, str(link), "the page's canonical link")
    for lang in tree.xpath("/html/@lang")[:1]:
        yield Hint(Field.LANGUAGE, str(lang), "the page's lang")
    for stamp in tree.xpath("//time/@datetime")[:1]:
        yield Hint(Field.PUBLISHED, str(stamp), "the page's first time element",
                   doubt="the page does not say what this time is of")  # fmt: skip
    for heading in tree.xpath("//h1")[:1]:
        if words := "".join(_texts(heading)).strip():
            yield Hint(Field.HEADLINE, words, "the page's h1")
    for title in tree.xpath("/html/head/title/text()")[:1]:
        yield Hint(Field.HEADLINE, str(title).strip(), "the page's title")


def _guessed_date(tree: Any) -> Iterator[Hint]:
    """What htmldate finds in the page; last, since it may be any date that stands there."""
    from htmldate import find_date

    try:  # the last day is given, or it would be the day of reading
        day = find_date(tree, extensive_search=False, original_date=True, max_date=_LAST_DAY)
    except (RecursionError, AttributeError, TypeError, ValueError):
        return
    if day:
        yield Hint(Field.PUBLISHED, day, "the page, by htmldate", doubt="found by its place only")
