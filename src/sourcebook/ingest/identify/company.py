"""Whom the texts that name somebody name beside him: a reason to take two of one name for one."""

from collections.abc import Iterable, Sequence

from sourcebook.ingest.identify.profile import Profile
from sourcebook.ingest.identify.sounding import plain
from sourcebook.model import ActorKind, Address

ENOUGH = 2
"""Names that two texts must share: one of them (an agency, a university) is soon shared."""

_TELLING = frozenset({ActorKind.PERSON, ActorKind.ORG, ActorKind.BODY})


class Company:
    """The persons and bodies that articles name by full name, or by one that is well known.

    States and groups are no company, since every text has them; nor is another name of one
    word, which may itself be somebody else's.
    """

    def __init__(self, named: Iterable[tuple[Address, Address, Profile]]) -> None:
        """From every naming: the article, the actor, and what is known of him."""
        self._articles: dict[Address, set[Address]] = {}
        self._names: dict[Address, set[str]] = {}
        for article, actor, known in named:
            self._articles.setdefault(actor, set()).add(article)
            if known.kind in _TELLING and (known.listed or " " in known.label):
                self._names.setdefault(article, set()).add(known.label)

    def shared(self, one: Address, other: Address, own: str) -> Sequence[str]:
        """The names that texts of both have beside their `own`, in order."""
        words = set(plain(own).split())
        both = self._around(one) & self._around(other)
        return sorted(name for name in both if words.isdisjoint(plain(name).split()))

    def _around(self, actor: Address) -> set[str]:
        held = self._articles.get(actor, set())
        return {name for article in held for name in self._names.get(article, ())}
