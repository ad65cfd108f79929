"""What people decided about which things are the same."""

from sourcebook.holdings import Holdings
from sourcebook.model import Address, Hide, Judgement, Pair, Say


class Decided:
    """The pair judgements in force, asked by thing."""

    def __init__(self, held: Holdings) -> None:
        self._held = held

    def maybe(self, thing: Address) -> tuple[tuple[Address, Judgement], ...]:
        """The things perhaps the same as `thing`, each with the judgement that leaves it open."""
        found = self._held.rulings.unsure.get(thing, ())
        return tuple((other, entry) for other, entry in found if other in self._held.things)

    def joined_by(self, member: Address) -> Judgement | None:
        """The *same* judgement through which an address belongs to its thing."""
        for entry in self._held.rulings.pairs():
            if (
                isinstance(entry.act, Pair)
                and entry.act.say is Say.SAME
                and member in entry.act.key
            ):
                return entry
        return None

    def hidden_by(self, thing: Address) -> Judgement | None:
        """The judgement in force that says a thing is none, or is told of no more."""
        for standing in self._held.rulings.standings:
            act = standing.judgement.act
            if standing.holds and isinstance(act, Hide) and act.thing == thing:
                return standing.judgement
        return None

    def verdicts(self, thing: Address) -> tuple[Judgement, ...]:
        """The pair judgements in force that touch a thing or one of its members."""
        members = set(self._held.rulings.component(thing))
        return tuple(
            entry
            for entry in self._held.rulings.pairs()
            if isinstance(entry.act, Pair) and members & entry.act.key
        )
