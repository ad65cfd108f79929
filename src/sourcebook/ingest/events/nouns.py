"""The nouns of stage 6: what verbs ask for, who people are, what strikes without a will."""

from collections.abc import Mapping

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
    "committee commission council centre center factory plant office embassy consulate base"
    " school university institute group alliance company branch unit force hub facility mission"
    " camp agency organisation organization court museum terminal airport line route bridge port"
    " border crossing road railway corridor".split()
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
FIRMS = frozenset("company companies media militants rebels court diplomats".split())
"""Of these the adjective of a state only says where they are from."""
BODY_WORDS = frozenset(
    "union party group company firm agency movement army police bank ministry government council"
    " court commission federation club network forces administration parliament board".split()
)
"""What may follow the name of a body: "the GDL union"."""
PERSONS = frozenset(
    """people person soldiers civilians troops police policemen children protesters passengers
    militants men women man woman officers officer workers fighters journalist journalists
    residents villagers students guards rebels commander teachers nurses pupils hostages prisoners
    drivers prosecutors gunmen kidnappers judges judge rescuers suspects voters supporters fishermen
    farmers miners hackers pirates insurgents refugees migrants activists tourists sailors doctors
    patients crew demonstrators strikers shoppers employees staff suspect gunman attacker attackers
    bomber militia girls boys negotiators mediators parties family families detainees""".split()
)
MANY = frozenset("police people men women children media gunmen policemen".split())
"""Plurals without an s."""
INQUIRIES = frozenset("inquiry enquiry investigation probe review evacuation audit halt".split())
"""What is ordered without anybody told to do it."""

NATURE = frozenset(
    "earthquake earthquakes quake tremor tsunami flood floods storm storms hurricane typhoon"
    " cyclone tornado landslide landslides avalanche wave wildfire wildfires fire fires drought"
    " eruption lightning epidemic outbreak virus disease blast explosion crash accident"
    " collapse".split()
)
"""Where these strike or kill, nobody attacks."""
_TWO = ("the two ", "both ", "both of the ")
PAIRS = tuple(
    two + noun
    for noun in "countries sides nations states neighbours neighbors governments capitals".split()
    for two in _TWO
)
TWO_PERSONS = tuple(
    two + noun
    for noun in "ministers presidents leaders men women officials diplomats commanders generals"
                " prime-ministers heads-of-state kings envoys chiefs negotiators rivals".split()
    for two in _TWO
)  # fmt: skip
_PEOPLE = PERSONS | LEADERS | BODY_WORDS | {"gang", "crowd", "team", "opposition"}


def is_group(word: str) -> bool:
    """Whether a noun means people or a body: "gunmen", "a hostage", "the court"."""
    return word in _PEOPLE or word + "s" in _PEOPLE or word.removesuffix("s") in _PEOPLE
