"""What happens by itself: that fighting broke out, a trial began, a law took effect."""

from collections.abc import Mapping

from sourcebook.ingest.events.phrases import Arguments
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import ASPECT

_FIGHTING = frozenset(
    "gunfire shooting shootings shootout gunfight gunbattle firefight fighting clash clashes battle"
    " battles attack attacks raid raids offensive war hostilities skirmish skirmishes shelling"
    " bombing bombings bombardment airstrike airstrikes shots assault violence coup mutiny".split()
)
_TALKING = frozenset(
    "talks negotiations summit meeting conference consultations dialogue session congress hearing"
    " ceremony funeral festival exhibition".split()
)
_MOVING = frozenset(
    "protest protests demonstration demonstrations rally rallies march riot riots unrest strike"
    " strikes walkout boycott uprising revolt rebellion insurrection blockade siege occupation"
    " campaign looting evacuation evacuations manhunt search operation operations exercise"
    " exercises drill drills manoeuvres maneuvers mobilisation mobilization".split()
)
_CIVIL = frozenset(
    "election elections vote voting polling referendum ballot count recount trial retrial inquest"
    " inquiry investigation probe proceedings conflict dispute row feud quarrel crisis standoff"
    " stand-off stampede sale auction construction work demolition".split()
)
_RULES = frozenset(
    "ceasefire cease-fire truce armistice curfew ban law laws rule rules rates tariff tariffs"
    " sanctions embargo agreement treaty deal pact accord emergency lockdown moratorium reform"
    " reforms measures restrictions budget order merger resignation constitution changes".split()
)
_DISASTERS = frozenset(
    "fire fires blaze wildfire wildfires flood floods flooding explosion explosions blast blasts"
    " earthquake aftershock aftershocks tremor landslide landslides avalanche storm storms"
    " hurricane cyclone typhoon outbreak epidemic cholera measles flu influenza ebola disease virus"
    " blackout outage outages panic accident crash collision leak spill derailment eruption bomb"
    " bombs device alarm alarms siren sirens mine dam volcano".split()
)
_SERVICES = frozenset(
    "traffic flights services production exports imports shipments deliveries operations classes"
    " trading navigation crossings loading unloading".split()
)
_ANY = _SERVICES | _FIGHTING | _TALKING | _MOVING | _CIVIL | _DISASTERS
_FREE: frozenset[str] = frozenset()
HAPPENS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "break": (frozenset({"out", "down"}), _ANY - _TALKING | {"talks", "negotiations", "ceasefire"}
              | {"truce"}),
    "take": (frozenset({"place", "effect"}), _ANY | _RULES),
    "come": (frozenset({"into"}), _RULES),
    "go": (frozenset({"off", "into", "ahead"}), _ANY | _RULES),
    "ring": (frozenset({"out"}), frozenset({"shots", "gunfire", "gunshots"})),
    "enter": (_FREE, _ANY | _RULES),
    "flare": (_FREE, _ANY),
    "turn": (frozenset({"violent", "deadly", "bloody"}), _MOVING | _CIVIL),
    "spread": (_FREE, _MOVING | _DISASTERS | _FIGHTING),
    "erupt": (_FREE, _ANY),
    "sound": (_FREE, frozenset({"siren", "sirens", "alarm", "alarms"})),
    **{
        verb: (_FREE, _ANY | {"ceasefire", "truce", "curfew", "lockdown"})
        for verb in "begin start resume end open close happen occur escalate intensify collapse"
                    " continue subside".split()
    },
}  # fmt: skip
"""For a verb the words of which one must be right behind it, and the nouns that do it."""
_WITH_OBJECT = frozenset({"take", "enter", "turn"})


def happens(words: Words, around: Arguments, end: int) -> bool:
    """Whether something happens by itself, as its subject and the verb tell together.

    `end` is the first word behind the verb.
    """
    subject, lemma = around.subject, around.lemma
    _, nouns = HAPPENS.get(lemma, (_FREE, _FREE))
    if subject is None or around.passive or words.low[subject.heads[-1]] not in nouns:
        return False
    after = words.at(end)
    if lemma == "enter":
        return around.object is not None or after in ("into", "force")
    if after == "to" and lemma in ASPECT:
        return False  # what it leads to tells it
    return around.object is None or lemma in _WITH_OBJECT


def course_type(words: Words, around: Arguments) -> str:
    """The type of event that what happens is, by its noun."""
    subject = around.subject
    fights = subject is not None and words.low[subject.heads[-1]] in _FIGHTING
    return "force" if fights else "other"
