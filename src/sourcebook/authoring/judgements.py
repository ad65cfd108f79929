"""The editors' judgements: which things are the same, different, or perhaps the same."""

from collections.abc import Iterator

from sourcebook.authoring.source import Table
from sourcebook.authoring.things import Register
from sourcebook.model import Judgement, Pair, Say

_KINDS = ("actor", "event", "place", "topic")


def judgements(root: Table, register: Register) -> Iterator[Judgement]:
    """The judgements in order; their ids must be J1, J2 …"""
    for n, table in enumerate(root.tables("judgement"), 1):
        if table.text("id") != f"J{n}":
            table.fault("id", f"id of judgement {n} is J{n}")
        pair = Pair(
            register.link(table, "left", *_KINDS),
            register.link(table, "right", *_KINDS),
            Say(table.word("say", tuple(Say))),
        )
        if pair.left and pair.right and (problem := _mismatch(pair)):
            table.fault("right", problem)
        yield Judgement(
            id=f"J{n}",
            act=pair,
            user=table.text("by"),
            reason=table.text("reason"),
            points_for=tuple(table.texts("for")),
            points_against=tuple(table.texts("against")),
        )
        table.close()
    root.close()


def _mismatch(pair: Pair) -> str:
    if pair.left == pair.right:
        return f"{pair.left} is paired with itself"
    kinds = {side.partition("/")[0] for side in (pair.left, pair.right)}
    return f"{pair.left} and {pair.right} are of two kinds" if len(kinds) > 1 else ""
