"""Books that only the screen's tests need."""

from sourcebook.model import Actor, ActorKind, Batch, Claim, Event, Header, Status
from unit.books import ORIGINAL, WHEN, Shelf, on


def linked_book(links: int) -> Batch:
    """One article, a paragraph of short words, each a link."""
    shelf = Shelf(Header("linked", "Linked", ORIGINAL))
    words = [f"Ada{n}" for n in range(links)]
    article = shelf.article("many", "Many names", "2025-01-01", ["Many names", " ".join(words)])
    for word in words:
        actor = f"actor/{word.lower()}"
        shelf.things.append(Actor(actor, ActorKind.PERSON, word))
        shelf.name(actor, f"{article}#p2", f"{word} " if word != words[-1] else word)
    return shelf.batch()


def empty_book() -> Batch:
    """No article at all."""
    return Shelf(Header("empty", "Nothing yet", ORIGINAL)).batch()


def bare_book() -> Batch:
    """One article of one line, from which nothing was read."""
    shelf = Shelf(Header("bare", "Bare", ORIGINAL))
    shelf.article("bare", "A headline alone", "", ["A headline alone"])
    return shelf.batch()


def one_article_book() -> Batch:
    """One article with one event and one actor."""
    shelf = Shelf(Header("one", "One", ORIGINAL))
    article = shelf.article("one", "One", "2025-01-02", ["One", "Ada met no one on January 1."])
    shelf.things += [
        Actor("actor/ada", ActorKind.PERSON, "Ada"),
        Event("event/e", "Ada waits", "other"),
    ]
    shelf.name("actor/ada", f"{article}#p2", "Ada")
    shelf.claim("event/e", WHEN, f"{article}#p2", "January 1", time=on("2025-01-01"))
    return shelf.batch()


def long_book(events: int) -> Batch:
    """So many events over fifteen years, all told in one sentence: cheap to make."""
    shelf = Shelf(Header("long", "Long", ORIGINAL))
    article = shelf.article("a", "Long", "2025-01-01", ["Long", "It happened."])
    at = (shelf.anchor(f"{article}#p2", "It happened"),)
    times = [on(f"20{year}-{month:02}") for year in range(10, 25) for month in range(1, 13)]
    for n in range(events):
        event = f"event/e{n}"
        shelf.things.append(Event(event, f"Meeting {n}", "talks"))
        shelf.claims.append(
            Claim(
                id=f"claim/c{n}",
                about=event,
                property=WHEN,
                time=times[n * len(times) // events],
                status=Status.ASSERTED,
                anchors=at,
                found_by="hand",
            )
        )
    return shelf.batch()
