"""What is known of an actor, from one text or from all."""

from dataclasses import dataclass

from sourcebook.model import ActorKind


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor: the label, all spellings, state, offices (office, of whom).

    `listed` is a name that the gazetteer knows; `article` is where it was read.
    """

    kind: ActorKind
    label: str
    names: tuple[str, ...] = ()
    country: str = ""
    offices: frozenset[tuple[str, str]] = frozenset()
    listed: bool = False
    article: str = ""

    @property
    def states(self) -> frozenset[str]:
        """The states it belongs to or holds office for."""
        held = {code for _, of in self.offices for code in of.split()}
        return frozenset({*held, *self.country.split()})

    @property
    def full(self) -> tuple[str, ...]:
        """Its spellings of two words and more."""
        return tuple(name for name in dict.fromkeys((self.label, *self.names)) if " " in name)
