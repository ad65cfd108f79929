"""Attributions: who says a passage, nearest the fact first, and by which words we know."""

from collections.abc import Iterator

from sourcebook.authoring.evidence import Shelf
from sourcebook.authoring.source import Table
from sourcebook.authoring.things import Register
from sourcebook.model import Attribution, Voice

MEDIUMS = ("readout", "speech", "interview", "state-media", "report", "anonymous")
"""By which way something was said."""


def attributions(root: Table, register: Register, shelf: Shelf) -> Iterator[Attribution]:
    """The attributions in order; each passage has at most one."""
    for n, table in enumerate(root.tables("attribution"), 1):
        passages = tuple(dict.fromkeys(spot.passage for spot in shelf.quotes(table, "passages")))
        cue, spots = shelf.anchors(table)
        articles = {spot.article.id for spot in spots} | {p.partition("#")[0] for p in passages}
        if len(articles) > 1:
            table.fault("passages", "an attribution belongs to one article")
        for passage in passages:
            if passage in shelf.said:
                table.fault("passages", f"{passage} is attributed already")
        found = Attribution(
            id=f"attribution/{n}",
            article=min(articles, default=""),
            chain=tuple(_voice(voice, register) for voice in table.tables("chain")),
            passages=passages,
            cue=cue,
            words=table.text("words", ""),
        )
        shelf.said.update(dict.fromkeys(passages, found))
        table.close()
        yield found


def _voice(table: Table, register: Register) -> Voice:
    voice = Voice(
        register.link(table, "who", "actor", "source", optional=True),
        table.text("verb"),
        table.word("medium", MEDIUMS, ""),
    )
    table.close()
    return voice
