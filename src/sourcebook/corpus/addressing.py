"""Where an address leads, and what is nearest to one that leads nowhere."""

from collections.abc import Sequence

from sourcebook import judge, links
from sourcebook.answers import Resolved
from sourcebook.corpus.decided import Decided
from sourcebook.errors import Exit, SourcebookError
from sourcebook.holdings import Holdings
from sourcebook.model import Address, Article, Judgement
from sourcebook.text import Span


class NotHere(SourcebookError):
    """The address leads nowhere in this book."""

    def __init__(self, address: str, title: str, nearest: Sequence[str]) -> None:
        self.nearest = tuple(nearest)
        hint = (
            f"nearest: {', '.join(nearest)}"
            if nearest
            else "all names: sourcebook find kind:person"
        )
        super().__init__(f"nothing at {address} in {title}", hint, where=address, code=Exit.NOTHING)


class Hidden(NotHere):
    """The address led to something that a judgement took away; it still says to what."""

    def __init__(self, address: str, by: Judgement) -> None:
        word = "retired" if judge.retires(by) else "hidden"
        told = "; ".join(filter(None, (by.reason, *by.points_for)))
        hint = f"take it back: sourcebook judge --undo {by.id}"
        reason = f" ({by.id}: {told})" if told else f" ({by.id})"
        told = f"{address} is {word}{reason}"
        SourcebookError.__init__(self, told, hint, where=address, code=Exit.NOTHING)
        self.nearest = ()


class Addressing:
    """Addresses as a reader gives them, answered with those of the book."""

    def __init__(self, held: Holdings, decided: Decided) -> None:
        self._held = held
        self._decided = decided

    def resolve(self, text: str) -> Resolved:
        """Where an address (or `A2`, `A2#p8`) leads; raises LinkError or NotHere."""
        if (short := links.parse_short(text)) is not None:
            for article in self._held.articles.values():
                if article.short == short.article:
                    return self._resolve_in(article, short.paragraph, short.part, text)
            raise NotHere(
                text, self._held.header.title, [a.short for a in self._held.articles.values()][:3]
            )
        link = links.parse(text)
        if link.kind == "article" and link.thing in self._held.articles:
            article = self._held.articles[link.thing]
            if link.chars is not None:
                return self._resolve_chars(article, link)
            return self._resolve_in(article, link.paragraph, link.part, text)
        if link.kind == "claim":
            return self._resolve_claim(link.thing)
        thing = self._held.rulings.of(link.thing)
        hidden = self._decided.hidden_by(thing) if thing in self._held.raw else None
        if hidden is not None:
            raise Hidden(text, hidden)
        if thing not in self._held.things:
            raise NotHere(text, self._held.header.title, self._nearest(link))
        moved = self._decided.joined_by(link.thing) if thing != link.thing else None
        return Resolved(thing, thing, moved)

    def _resolve_in(self, article: Article, paragraph: int, part: int, text: str) -> Resolved:
        if not paragraph:
            return Resolved(article.id, article.id)
        here = [p for p in self._held.in_article(article.id) if p.paragraph == paragraph]
        if part:
            here = [p for p in here if p.part == part]
        if not here:
            known = dict.fromkeys(
                f"{article.id}#p{p.paragraph}" for p in self._held.in_article(article.id)
            )
            closest = sorted(known, key=lambda a: abs(int(a.rpartition("#p")[2]) - paragraph))
            raise NotHere(text, self._held.header.title, closest[:1])
        address = f"{article.id}#p{paragraph}" + (f".{part}" if part else "")
        return Resolved(address, article.id, passage=here[0].id)

    def _resolve_chars(self, article: Article, link: links.Link) -> Resolved:
        assert link.chars is not None
        for passage in self._held.in_article(article.id):
            start = self._held.start_of(passage)
            whole = Span(start, start + len(passage.text))
            if link.rendition == self._held.header.rendition and whole.overlaps(link.chars):
                return Resolved(str(link), article.id, passage=passage.id)
        raise NotHere(str(link), self._held.header.title, [article.id])

    def _resolve_claim(self, address: Address) -> Resolved:
        for claims in self._held.claims.values():
            for claim in claims:
                if claim.id == address:
                    return Resolved(address, claim.about)
        raise NotHere(address, self._held.header.title, [])

    def _nearest(self, link: links.Link) -> list[str]:
        from sourcebook.names import nearest

        known = [*self._held.raw, *self._held.articles]
        same_kind = [
            (address.partition("/")[2].replace("-", " "), address)
            for address in known
            if address.startswith(f"{link.kind}/")
        ]
        return [a for _, _, a in nearest(link.slug.replace("-", " "), same_kind, limit=3)]
