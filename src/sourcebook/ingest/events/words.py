"""The words of stage 6: verbs with the type of event they tell, and the nouns that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sourcebook.ingest.events.course import HAPPENS
from sourcebook.ingest.events.nouns import (
    BODIES,
    FINDS,
    LIMITS,
    MEETINGS,
    MONEY,
    MOVES,
    OFFICES,
    PACTS,
    PLACES,
    WEAPONS,
)
from sourcebook.ingest.events.verbs import form_of, forms

TYPE_OF: Mapping[str, str] = {
    "welcome": "visit",
    "invite": "other",
    "announce": "found",
    "use": "force",
    "buy": "supply",
    "deed": "other",
    "course": "other",
}
"""Types of the families whose name is no type of event."""
ACCIDENTS = frozenset("collide explode sink capsize derail crash collapse erupt burn".split())
"""Verbs that tell something even where nobody is named."""
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
    "other open": frozenset("inquiry investigation probe case cases proceedings trial".split()),
    "other call": frozenset("strike strikes election elections vote referendum summit".split()),
    "other set": frozenset({"fire", "sail"}),
    "other reach": PLACES,
    "other become": OFFICES,
    "other find": FINDS | MONEY,
    "suffer": frozenset(
        "attack stroke defeat injuries injury losses setback collapse breakdown wounds".split()
    ),
    "other enter": frozenset("plea pleas race contest".split()),
    "attend": MEETINGS
    | frozenset(
        "hearing hearings ceremony funeral session trial match rally launch opening wedding service"
        " congress conference inauguration".split()
    ),
    "supply hand": frozenset(
        "records record documents document files data evidence weapons ships tanks equipment"
        " vehicles keys footage ammunition samples".split()
    ),
    "other come": frozenset({"power"}),
    "force come": frozenset({"attack", "fire"}),
    "force open": frozenset({"fire"}),
    "buy order": frozenset(
        "aircraft airliner airliners plane planes jet jets helicopters ship ships vessels tankers"
        " train trains locomotives buses trucks cars vehicles vaccines doses chips engines turbines"
        " copies units tanks".split()
    ),
    "extend": LIMITS,
    "prolong": LIMITS,
    "recall": frozenset(
        "ambassador ambassadors envoy envoys diplomats troops cars vehicles".split()
    ),
    "other declare": frozenset(
        "emergency war independence ceasefire truce bankruptcy victory insolvency curfew mourning"
        " holiday moratorium strike law lockdown amnesty drought outbreak".split()
    ),
    "other drop": frozenset(
        "case cases charges complaint claim claims bid lawsuit plan plans bombs objection"
        " objections opposition veto demand demands inquiry investigation probe appeal".split()
    ),
    "put": frozenset({"signature", "signatures"}),
    "go": frozenset({"strike", "trial", "polls", "rampage"}),
    "resume": MEETINGS,
    "form": BODIES | {"government", "cabinet", "coalition"},
    "found set": BODIES,
    "force fire": WEAPONS | {"shots", "gas", "bullets", "rounds", "mortars", "shells"},
    "freeze": frozenset("assets accounts funds account aid".split()),
    "search": frozenset("house houses home homes office offices flat building".split()),
    "pass": frozenset("law laws bill budget resolution act amendment motion".split()),
    "adopt": frozenset("law laws bill budget resolution constitution declaration plan".split()),
    "take": frozenset(
        "over office power control part charge seats oath command streets court delivery"
        " possession".split()
    )
    | MONEY,
    "lift": MOVES | {"siege", "blockade", "emergency"},
    "cut": frozenset(
        "ties relations output production jobs rates taxes aid supplies access power electricity"
        " gas water internet links".split()
    ),
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
    "call speak": frozenset({"telephone", "phone"}),
    "sanction find": frozenset({"guilty"}),
    "use": WEAPONS | {"gas", "cannon", "grenades"},
    "deploy": WEAPONS | {"troops", "forces", "soldiers"},
    "open": BODIES | {"inquiry", "investigation"},
    "establish": BODIES,
    "inaugurate": BODIES,
    "found launch": BODIES,
    "create": BODIES,
    "announce": BODIES,
    "talks hold": MEETINGS,
    "talks host": MEETINGS,
    "visit pay": frozenset({"visit", "trip"}),
    "conduct": frozenset({"attack", "attacks", "strike", "strikes", "raid", "raids"}),
    "do": frozenset({"outreach"}),
}
"""What must stand in the object (of a passive: the subject) for a verb to tell its event.

By the verb, or by the family and the verb where a verb is of two.
"""
FOLLOWED: Mapping[str, frozenset[str]] = {
    "demand call": frozenset({"on", "upon", "for"}),
    "agree": frozenset({"to", "on", "upon"}),
    "visit come": frozenset({"home"}),
    "visit return": frozenset({"home"}),
    "appeal": frozenset({"to", "for"}),
    "walk": frozenset({"out", "off"}),
    "step": frozenset({"down", "aside"}),
    "found set": frozenset({"up"}),
    "appear": frozenset({"in", "before", "at"}),
    "swear": frozenset({"in"}),
    "run": frozenset({"aground"}),
    "schedule": frozenset({"for"}),
    "other see": frozenset("in at near on leaving entering boarding".split()),
    "other lose": frozenset({"to"}),
    "protest": frozenset({"against", "in", "outside", "at"}),
    "march": frozenset({"on", "through", "in", "to"}),
}
"""The word that must come right behind a verb."""
BEHIND: Mapping[str, frozenset[str]] = {
    "sanction take": frozenset({"custody", "prisoner"}),
    "sanction put": frozenset({"arrest", "custody"}),
    "sanction make": frozenset({"arrest", "arrests"}),
    "sanction order": frozenset(
        "held detained jailed arrested deported remanded imprisoned extradited".split()
    ),
    "sanction give": frozenset("years months life".split()),
    "sanction hold": frozenset("custody days weeks months hours years overnight".split()),
    "force take": frozenset({"hostage", "hostages", "captive"}),
    "call hold": frozenset({"phone", "telephone", "video"}),
    "name": OFFICES,
    "lay": frozenset({"off", "siege", "arms", "weapons"}),
    "other put": frozenset(
        "alert trial display sale quarantine leave standby lockdown market".split()
    ),
    "appear": frozenset("court judge judges tribunal magistrate magistrates parliament".split()),
    "gather": frozenset({"outside", "in", "at", "near"}),
    "refer": frozenset("court prosecutors prosecutor police tribunal parliament".split()),
    "other make": frozenset({"landing", "concessions", "concession"}),
}
"""Words of which one must be among the first behind a verb, by family and verb or by the verb."""
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
    follows: frozenset[str] = frozenset()  # one of these must come right behind it, if any
    needed: frozenset[str] = frozenset()  # one of these must stand in its object, if any
    near: frozenset[str] = frozenset()  # one of these must stand among the words behind, if any

    @property
    def type(self) -> str:
        """The type of event the verb tells."""
        return TYPE_OF.get(self.family, self.family)

    @property
    def key(self) -> str:
        """The verb in this family."""
        return f"{self.family} {self.lemma}"


COURSE = "course"
"""The family of a verb with which something happens that its subject names."""
DEED = "deed"
"""The family of a verb that the lexicon has not: what somebody did."""


_DUE = (
    Verb("appear", "other", frozenset({"ing"}), frozenset({"in", "before"}), near=BEHIND["appear"]),
    Verb("arrive", "visit", frozenset({"ing"}), frozenset({"in", "at"})),
)
"""What "is due in court" and "is due in Rome" tell."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: Mapping[str, tuple[Verb, ...]]  # the readings of a form
    alone: frozenset[str]  # lemmas that tell something without an object
    silent: frozenset[str]  # lemmas that tell nothing by themselves


@lru_cache(maxsize=8192)
def readings(word: str) -> tuple[Verb, ...]:
    """What a form may tell: a verb may be of several families, by what is done with it."""
    known = _lexicon().verbs.get(word)
    if known is not None:
        return known
    form = form_of(word)
    if form is None or form.lemma in _lexicon().silent or not form.kinds & {"past", "part", "base"}:
        return ()
    return (Verb(form.lemma, DEED, form.kinds),)


def alone(lemma: str) -> bool:
    """Whether a verb tells something without an object."""
    return lemma in _lexicon().alone


@cache
def _lexicon() -> _Lexicon:
    held: dict[str, list[str]] = {}
    text = files("sourcebook.ingest").joinpath("data", "verbs.txt").read_text("utf-8")
    for line in text.splitlines():
        family, _, lemmas = line.partition(":")
        if lemmas and not line.startswith("#"):
            held.setdefault(family, []).extend(lemmas.split())
    silent = frozenset((*held.pop("states"), *held.pop("light")))
    single = frozenset(held.pop("alone"))
    table: dict[str, dict[str, Verb]] = {}
    for family, lemmas_of in held.items():
        for lemma in lemmas_of:
            for form, kinds in _kinds(lemma).items():
                if form == "found" and lemma == "found":
                    continue  # the past of find
                table.setdefault(form, {}).setdefault(family, _verb(lemma, family, kinds))
    verbs = {"due": _DUE}
    for form, families in table.items():
        last = next(reversed(families.values()))
        deed = () if last.lemma in silent else (Verb(last.lemma, DEED, last.forms),)
        verbs[form] = (*families.values(), *deed)
    return _Lexicon(verbs, single, silent)


def _verb(lemma: str, family: str, kinds: frozenset[str]) -> Verb:
    key = f"{family} {lemma}"
    near = BEHIND.get(key, BEHIND.get(lemma))
    follows = FOLLOWED.get(key, FOLLOWED.get(lemma, frozenset()))
    if near is not None:
        return Verb(lemma, family, kinds, follows, near=near)
    if family == COURSE:
        return Verb(lemma, family, kinds, *HAPPENS[lemma])
    return Verb(lemma, family, kinds, follows, NEEDED.get(key, NEEDED.get(lemma, frozenset())))


def _kinds(lemma: str) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    for form, kind in forms(lemma):
        held.setdefault(form, set()).add(kind)
    return {form: frozenset(kinds) for form, kinds in held.items()}
