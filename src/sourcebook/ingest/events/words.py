"""The words of stage 6: verbs with the type of event they tell, and the nouns that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass

_LEXICON = """
visit visit pay arrive travel fly land
welcome welcome receive greet host
invite invite
talks meet hold discuss explore negotiate confer consult
call telephone phone
accord sign conclude ratify initial reach strike seal
promise pledge promise vow
demand ask urge demand request
supply export supply deliver send provide sell ship donate transfer import buy purchase
found open establish inaugurate found launch create
announce announce
use use deploy
force attack conduct kill bomb shell invade shoot assassinate raid bombard storm wound abduct
sanction sanction ban arrest detain sentence convict expel jail imprison impose
other appoint elect resign dismiss do extradite release
"""
IRREGULAR: Mapping[str, tuple[str, str]] = {
    "fly": ("flew", "flown"),
    "pay": ("paid", "paid"),
    "hold": ("held", "held"),
    "meet": ("met", "met"),
    "strike": ("struck", "struck"),
    "send": ("sent", "sent"),
    "sell": ("sold", "sold"),
    "buy": ("bought", "bought"),
    "shoot": ("shot", "shot"),
    "do": ("did", "done"),
}
_DOUBLED = frozenset({"ship", "ban", "expel", "transfer", "initial"})
_DOUBLED -= {"initial"}

TYPE_OF: Mapping[str, str] = {
    "welcome": "visit",
    "invite": "other",
    "announce": "found",
    "use": "force",
}
"""Types of the families whose name is no type of event."""

WEAPONS = frozenset(
    "drone drones missile missiles weapon weapons rocket rockets bomb bombs artillery munition"
    " munitions arms ammunition tank tanks jet jets aircraft uav uavs shells grenades".split()
)
PACTS = frozenset(
    "agreement agreements pact pacts memorandum memoranda memorandums mou treaty treaties deal"
    " deals accord accords contract contracts protocol protocols declaration convention roadmap"
    " charter statement ceasefire truce document documents communique communiqué".split()
)
BODIES = frozenset(
    "committee commission council centre center factory plant office embassy consulate base school"
    " university institute group alliance company branch unit force hub facility mission camp"
    " agency organisation organization court museum terminal airport line route bridge"
    " port border crossing road railway corridor".split()
)
MEETINGS = frozenset(
    "talks meeting meetings consultations negotiations summit discussions round".split()
)
MOVES = frozenset(
    "sanction sanctions tariff tariffs embargo ban restrictions curfew penalties fine fines"
    " blockade".split()
)
CALLS = ("phone call", "phone conversation", "telephone call", "telephone conversation")
NOUNS: Mapping[str, str] = {
    "visit": "visit",
    "trip": "visit",
    "talks": "talks",
    "meeting": "talks",
    "agreement": "accord",
    "pact": "accord",
    "memorandum": "accord",
    "mou": "accord",
    "treaty": "accord",
    "deal": "accord",
    "accord": "accord",
}
LEADERS = frozenset(
    "army forces force troops police government authorities officials official military navy"
    " president minister ministers delegation parliament soldiers rebels lawmakers media company"
    " companies ministry court warplanes militants diplomats leader leaders".split()
)
NEEDED: Mapping[str, frozenset[str]] = {
    "sign": PACTS,
    "conclude": PACTS,
    "ratify": PACTS,
    "initial": PACTS,
    "reach": PACTS,
    "strike": PACTS,
    "seal": PACTS,
    "impose": MOVES,
    "use": WEAPONS,
    "deploy": WEAPONS | {"troops", "forces", "soldiers"},
    "open": BODIES,
    "establish": BODIES,
    "inaugurate": BODIES,
    "found": BODIES,
    "launch": BODIES,
    "create": BODIES,
    "announce": BODIES,
    "hold": MEETINGS,
    "pay": frozenset({"visit", "trip"}),
    "conduct": frozenset({"attack", "attacks", "strike", "strikes", "raid", "raids"}),
    "release": frozenset("prisoner prisoners hostage hostages detainee detainees".split()),
    "do": frozenset({"outreach"}),
}
"""What must stand in the object (of a passive: the subject) for a verb to tell its event."""

PAIRS = (
    "the two countries", "both countries", "the two sides", "both sides", "the two nations",
    "both nations", "the two states", "both states", "the two neighbours", "the two neighbors",
    "the two governments", "both governments",
)  # fmt: skip
TWO_PERSONS = (
    "the two ministers", "both ministers", "the two presidents", "both presidents",
    "the two leaders", "both leaders", "the two men", "the two officials", "the two diplomats",
)  # fmt: skip
PERSONS = frozenset(
    "people person soldiers civilians troops police policemen children protesters passengers"
    " militants men women man woman officers officer workers fighters journalist journalists"
    " residents villagers students guards rebels commander".split()
)
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


def present(lemma: str) -> str:
    """The third person singular."""
    if lemma.endswith(("s", "sh", "ch", "x", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + "s"


def _forms(lemma: str) -> dict[str, set[str]]:
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    past = lemma + "d" if lemma.endswith("e") else stem + "ed"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        past = lemma[:-1] + "ied"
    first, part = IRREGULAR.get(lemma, (past, past))
    dropping = lemma.endswith("e") and not lemma.endswith("ee")
    ing = lemma[:-1] + "ing" if dropping else stem + "ing"
    made: dict[str, set[str]] = {}
    for form, kind in (
        (lemma, "base"), (present(lemma), "s"), (first, "past"), (part, "part"), (ing, "ing"),
    ):  # fmt: skip
        made.setdefault(form, set()).add(kind)
    return made


def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for line in _LEXICON.split("\n"):
        family, *lemmas = line.split() or [""]
        for lemma in lemmas:
            for form, kinds in _forms(lemma).items():
                if form == "found" and lemma == "found":
                    continue  # the past of find
                table.setdefault(form, Verb(lemma, family, frozenset(kinds)))
    return table


VERBS: Mapping[str, Verb] = _verbs()
