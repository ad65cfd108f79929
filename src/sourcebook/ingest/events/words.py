"""The words of stage 6: verbs with the type of event they tell, and the nouns that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.ingest.events.nouns import BODIES, MEETINGS, MOVES, PACTS, WEAPONS
from sourcebook.ingest.events.verbs import forms

_LEXICON = """
visit visit pay arrive travel fly land come return
welcome welcome receive greet host
invite invite
talks meet hold discuss explore negotiate confer consult resume
accord put sign conclude ratify initial reach strike seal
promise pledge vow promise
demand ask urge demand request call appeal order
call telephone phone call
supply export supply deliver send provide sell ship donate transfer lend
buy import buy purchase acquire
found open establish inaugurate found launch create form set
announce announce
use use deploy
force attack conduct kill bomb shell invade shoot assassinate raid bombard storm wound abduct
force kidnap capture ambush torture hijack behead seize strike hit clash fight fire behead
sanction sanction ban arrest detain sentence convict expel jail imprison impose fine charge indict
sanction freeze suspend blacklist deport prosecute sue
other appoint elect resign dismiss do extradite release free rescue evacuate approve reject
other withdraw win lose defeat begin start end launch cancel postpone vote join leave quit
other return die drown investigate go collapse
other collide explode sink capsize derail crash
other accuse hand exchange congratulate concede admit lift close reopen halt cut raise merge replace
other nominate acquit pay take step lay walk break hold swear succeed surrender flee escape
other cross test veto adopt pass repeal unveil award search strike hit damage destroy flood offer
other accept announce injure protest march ease tighten block stop condemn
"""
TYPE_OF: Mapping[str, str] = {
    "welcome": "visit",
    "invite": "other",
    "announce": "found",
    "use": "force",
    "buy": "supply",
}
"""Types of the families whose name is no type of event."""
ACCIDENTS = frozenset("collide explode sink capsize derail crash collapse".split())
"""Verbs that tell something even where nobody is named."""

ALONE = frozenset(
    "resign die drown collapse return withdraw win lose vote flee escape surrender quit protest"
    " march step walk begin start end close reopen go leave join swear succeed concede admit launch"
    " collide explode sink capsize derail crash offer strike cross ease tighten break do elect"
    " condemn accept announce".split()
)
"""Verbs of no special family that tell something without an object."""

VIOLENT = frozenset(
    "attack bomb shell raid storm bombard invade assassinate ambush kidnap abduct torture hijack"
    " behead shoot wound".split()
)
NEEDED: Mapping[str, frozenset[str]] = {
    "other hold": frozenset(
        "election elections vote referendum exercise exercises drill drills rally protest".split()
    ),
    "other launch": frozenset(
        "campaign offensive operation operations inquiry investigation probe attack strike rocket"
        " satellite programme program bid".split()
    ),
    "put": frozenset({"signature", "signatures"}),
    "go": frozenset({"strike"}),
    "resume": MEETINGS,
    "form": BODIES | {"government", "cabinet", "coalition"},
    "set": BODIES,
    "fire": WEAPONS | {"shots", "minister"},
    "freeze": frozenset("assets accounts funds account aid".split()),
    "search": frozenset("house houses home homes office offices flat building".split()),
    "pass": frozenset("law laws bill budget resolution act amendment motion".split()),
    "adopt": frozenset("law laws bill budget resolution constitution declaration plan".split()),
    "take": frozenset("over office power control hostage hostages part".split()),
    "lift": MOVES | {"siege", "blockade", "emergency"},
    "cut": frozenset("ties relations output production jobs rates taxes aid supplies".split()),
    "raise": frozenset("taxes rates wages tariffs prices money output fees".split()),
    "break": frozenset("ties relations truce ceasefire agreement".split()),
    "cross": frozenset("border river frontier strait".split()),
    "test": WEAPONS,
    "other strike": frozenset(),
    "sign": PACTS,
    "conclude": PACTS,
    "ratify": PACTS,
    "initial": PACTS,
    "reach": PACTS,
    "accord strike": PACTS,
    "seal": PACTS,
    "impose": MOVES,
    "use": WEAPONS,
    "deploy": WEAPONS | {"troops", "forces", "soldiers"},
    "open": BODIES | {"inquiry", "investigation"},
    "establish": BODIES,
    "inaugurate": BODIES,
    "found": BODIES,
    "found launch": BODIES,
    "create": BODIES,
    "announce": BODIES,
    "talks hold": MEETINGS,
    "visit pay": frozenset({"visit", "trip"}),
    "conduct": frozenset({"attack", "attacks", "strike", "strikes", "raid", "raids"}),
    "do": frozenset({"outreach"}),
}
"""What must stand in the object (of a passive: the subject) for a verb to tell its event.

By the verb, or by the family and the verb where a verb is of two.
"""
FOLLOWED: Mapping[str, frozenset[str]] = {
    "demand call": frozenset({"on", "upon", "for"}),
    "come": frozenset({"home"}),
    "hand": frozenset({"over"}),
    "visit return": frozenset({"home"}),
    "appeal": frozenset({"to", "for"}),
    "walk": frozenset({"out"}),
    "step": frozenset({"down", "aside"}),
    "lay": frozenset({"off"}),
    "set": frozenset({"up"}),
    "swear": frozenset({"in"}),
    "other lose": frozenset({"to"}),
    "protest": frozenset({"against", "in", "outside", "at"}),
    "march": frozenset({"on", "through", "in", "to"}),
}
"""The word that must come right behind a verb."""
SPEECH = frozenset(
    "say tell add note state announce report write publish express condemn praise warn deny"
    " stress emphasize emphasise claim confirm acknowledge admit declare reveal insist vow"
    " pledge disclose".split()
)
STATEMENTS = frozenset("express announce condemn praise warn deny vow".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of the lexicon."""

    lemma: str
    family: str
    forms: frozenset[str]  # base, s, past, part, ing

    @property
    def type(self) -> str:
        """The type of event the verb tells."""
        return TYPE_OF.get(self.family, self.family)

    @property
    def key(self) -> str:
        """The verb in this family."""
        return f"{self.family} {self.lemma}"


def _verbs() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, dict[str, Verb]] = {}
    for line in _LEXICON.split("\n"):
        family, *lemmas = line.split() or [""]
        for lemma in lemmas:
            for form, kinds in _kinds(lemma).items():
                if form == "found" and lemma == "found":
                    continue  # the past of find
                table.setdefault(form, {}).setdefault(family, Verb(lemma, family, kinds))
    return {form: tuple(held.values()) for form, held in table.items()}


def _kinds(lemma: str) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    for form, kind in forms(lemma):
        held.setdefault(form, set()).add(kind)
    return {form: frozenset(kinds) for form, kinds in held.items()}


VERBS: Mapping[str, tuple[Verb, ...]] = _verbs()
"""The readings of a form: a verb may be of several families, by what is done with it."""
