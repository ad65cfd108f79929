"""The nouns of stage 6: what verbs ask for, who people are, what strikes without a will."""

import re
from collections.abc import Mapping
from functools import lru_cache

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
    " border crossing road railway corridor venture firm bank party newspaper club charity fund"
    " parliament republic academy station channel shop shops branches".split()
)
MEETINGS = frozenset(
    "talks meeting meetings consultations negotiations summit discussions round".split()
)
MOVES = frozenset(
    "sanction sanctions tariff tariffs embargo ban restrictions curfew penalties fine fines"
    " blockade".split()
)
LIMITS = MOVES | frozenset(
    "deadline mandate term ceasefire truce emergency detention contract agreement deal sentence"
    " loan lease licence license ultimatum lockdown custody visas patent state".split()
)
OFFICES = frozenset(
    "minister premier president chairman chairwoman chair chief executive director head governor"
    " mayor ambassador envoy commander coach manager captain editor secretary successor deputy"
    " spokesman spokeswoman judge negotiator candidate nominee leader chancellor general"
    " speaker prosecutor bishop cardinal principal rector".split()
)
"""What somebody is named."""
PLACES = frozenset(
    "town city village port coast shore border capital island summit final semi-final harbour"
    " harbor station airport base camp beach beaches river lake".split()
)
"""What is reached by somebody on the way."""
MONEY = frozenset(
    "euros euro dollars dollar pounds money cash bribe bribes rubles roubles yuan rupees francs"
    " kronor pesos lari kickbacks ransom".split()
)
FINDS = frozenset(
    "body bodies remains corpse corpses grave graves wreck wreckage weapon weapons gun guns rifle"
    " rifles pistol knife explosives bomb bombs ammunition grenade drugs cocaine heroin kilos"
    " kilograms kilogrammes tonnes banknotes gold cigarettes survivors cache device devices"
    " drone drones documents paintings coins".split()
)
"""What police or divers find."""
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
    " court commission federation club network forces administration parliament board"
    " assembly".split()
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
_PEOPLE = (
    PERSONS
    | LEADERS
    | BODY_WORDS
    | {
        "gang",
        "crowd",
        "team",
        "opposition",
        "regulator",
        "mission",
        "aides",
        "agents",
        "fans",
        "pilots",
        "authority",
        "institute",
        "jury",
        "league",
        "crews",
        "families",
        "survivors",
        "spies",
        "clients",
        "victims",
        "students",
        "inhabitants",
        "aide",
        "envoy",
        "chief",
        "head",
        "secretary",
        "association",
        "tribunal",
        "airline",
        "deputies",
        "deputy",
        "emir",
        "sheikh",
        "sultan",
        "king",
        "queen",
        "prince",
        "princess",
        "chancellor",
        "bishop",
        "pope",
        "premier",
        "general",
        "colonel",
        "captain",
        "executive",
        "cleric",
        "senator",
        "coach",
        "champion",
        "expert",
        "boss",
        "author",
        "witnesses",
        "relatives",
        "couple",
        "brothers",
        "sisters",
        "staff",
        "medics",
        "assailants",
        "thieves",
        "delegates",
    }
)


MOVERS = frozenset(
    "plane planes aircraft helicopter helicopters ship ships tanker tankers ferry ferries boat"
    " boats vessel vessels convoy train trains satellite spacecraft probe rover lander freighter"
    " submarine submarines warship warships trawlers trawler tug tugs barge"
    " barges freighters lifeboat lifeboats yacht yachts dinghy truck trucks bus lorry".split()
)
"""What moves, strikes and is struck with people in it."""
ARMED = WEAPONS | frozenset(
    "warplanes warplane gunman gunmen troops army soldiers militants rebels insurgents fighters"
    " commandos bomber bombers attacker attackers militia militiamen forces airstrike airstrikes"
    " shell mortar mortars torpedo mine gunboat assailants".split()
)
"""Who or what strikes on purpose."""
ABSTRACT = frozenset(
    "concern concerns question questions hope hopes fear fears doubt doubts attention interest"
    " awareness role way sense idea ideas point points view views lot opportunity opportunities"
    " impact effect effects need needs place advantage account note shape problem problems"
    " challenge challenges issue issues momentum face sides themselves itself himself herself"
    " pressure tensions ground sight record records tone example path basis".split()
)
"""With these as object what somebody did is hardly an event: "raised concerns"."""
_NUMBERS = frozenset("thousands hundreds dozens scores tens".split())
_AGENT = re.compile(r"[a-z]{3,}(?:er|or|ist|man|ee|ian)s?\Z|[a-z]{2,}(?:men|women)\Z")
_NO_AGENT = frozenset(
    """letter order number water power river offer paper border computer tower quarter matter cover
    server weather summer winter october november december september chamber shelter center fever
    murder tender charter chapter corner layer hunger danger anger finger disaster barrier frontier
    error terror factor sector reactor tractor motor harbor labor labour favor favour honor armor
    door mirror corridor human german fee degree coffee guarantee powder thunder trailer counter
    container boiler cluster register theater proper other another either together former latter
    later earlier after under over further rather whether consumer-price manner banner dinner
    cancer timber rubber copper silver leather feather gender wonder laser router sensor vapor
    humor tumor rumor indicator generator radiator elevator detector projector refrigerator
    calculator accelerator transistor conductor interior exterior superior junior senior major
    minor prior priest committee exposure pipeline oversee foresee russian iranian norwegian
    italian indian asian christian egyptian ukrainian canadian australian jury""".split()
)  # fmt: skip


@lru_cache(maxsize=8192)
def is_group(word: str) -> bool:
    """Whether a noun means people or a body: "gunmen", "a hostage", "the court", "drivers"."""
    single = word.removesuffix("s")
    if word in _PEOPLE or word + "s" in _PEOPLE or single in _PEOPLE or word in _NUMBERS:
        return True
    known = single in _NO_AGENT or word in MOVERS or word in WEAPONS or word in NATURE
    return not known and _AGENT.match(word) is not None
