"""English verbs: their forms, and what their frame says of those around them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_IRREGULAR = """
arise arose arisen; awake awoke awoken; bear bore born; beat beat beaten; become became become;
begin began begun; bend bent bent; bet bet bet; bind bound bound; bite bit bitten; bleed bled bled;
blow blew blown; break broke broken; breed bred bred; bring brought brought; build built built;
burst burst burst; buy bought bought; cast cast cast; catch caught caught; choose chose chosen;
cling clung clung; come came come; cost cost cost; creep crept crept; cut cut cut; deal dealt dealt;
dig dug dug; do did done; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten;
fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found;
flee fled fled; fling flung flung; fly flew flown; forbid forbade forbidden;
forecast forecast forecast; foresee foresaw foreseen; forget forgot forgotten;
forgive forgave forgiven; freeze froze frozen; get got got; give gave given; go went gone;
grow grew grown; hang hung hung; hear heard heard; hide hid hidden; hit hit hit; hold held held;
hurt hurt hurt; keep kept kept; know knew known; lay laid laid; lead led led; learn learnt learnt;
leave left left; lend lent lent; let let let; lie lay lain; light lit lit; lose lost lost;
make made made; mean meant meant; meet met met; mistake mistook mistaken;
oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown;
pay paid paid; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt;
ride rode ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen;
seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken;
shed shed shed; shine shone shone; shoot shot shot; show showed shown; shrink shrank shrunk;
shut shut shut; sing sang sung; sink sank sunk; sit sat sat; sleep slept slept; slide slid slid;
speak spoke spoken; spend spent spent; spin spun spun; split split split; spread spread spread;
spring sprang sprung; stand stood stood; steal stole stolen; stick stuck stuck;
strike struck struck; strive strove striven; swear swore sworn; sweep swept swept; swell swelled
swollen; swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore torn;
tell told told; think thought thought; throw threw thrown; thrust thrust thrust;
undergo underwent undergone; understand understood understood; undertake undertook undertaken;
uphold upheld upheld; upset upset upset; wake woke woken; wear wore worn; weave wove woven;
weep wept wept; win won won; wind wound wound; withdraw withdrew withdrawn;
withhold withheld withheld; withstand withstood withstood; wring wrung wrung; write wrote written;
abide abode abode; bid bid bid; broadcast broadcast broadcast; beseech besought besought;
forsake forsook forsaken; kneel knelt knelt; rid rid rid; slay slew slain; sling slung slung;
speed sped sped; spit spat spat; sting stung stung; stink stank stunk; stride strode stridden;
string strung strung; tread trod trodden
"""
_PREFIXED = {
    "re": "build cast do draw freeze grow hear lay make pay read run sell send set take tell think"
    " win wind write",
    "out": "bid do draw fight grow run sell shine spend",
    "over": "bid come do draw eat fly hear lay pay ride run see sell shoot sleep spend take throw",
    "under": "bid cut go lie pay sell spend stand take write",
    "mis": "deal hear lay lead read speak spell spend take understand",
    "fore": "know see tell",
    "for": "bear bid get give go swear",
    "with": "draw hold stand",
    "un": "bind do freeze wind",
    "up": "hold",
    "be": "come fall hold set",
}
"""Irregular verbs with what stands before them; not all can: "output" and "outset" are nouns."""
_ALSO: Mapping[str, tuple[str, str]] = {
    form: (lemma, kinds)
    for lemma, form, kinds in (
        entry.split(maxsplit=2)
        for entry in (
            "bear borne part;get gotten part;prove proven part;sew sewn part;sow sown part"
            ";mow mown part;hew hewn part;shave shaven part;lade laden part;burn burnt past part"
            ";dream dreamt past part;dwell dwelt past part;lean leant past part"
            ";leap leapt past part;plead pled past part;spell spelt past part"
            ";spill spilt past part;spoil spoilt past part;sneak snuck past part;dive dove past"
            ";misspell misspelt past part"
        ).split(";")
    )
}
"""Second forms of the past beside the regular ones."""


def _irregular() -> dict[str, tuple[str, str]]:
    held = {
        lemma: (past, part)
        for lemma, past, part in (entry.split() for entry in _IRREGULAR.split(";"))
    }
    for prefix, lemmas in _PREFIXED.items():
        for lemma in lemmas.split():
            past, part = held.get(lemma, ("", ""))
            if past:
                held.setdefault(prefix + lemma, (prefix + past, prefix + part))
    return held


IRREGULAR: Mapping[str, tuple[str, str]] = _irregular()
_DOUBLED = frozenset(
    "ship ban expel transfer admit permit commit submit plan stop drop step trip rob grab shed"
    " quit prefer refer defer occur incur compel control cancel travel rebel patrol propel rip"
    " scrap slam slip snap spot star strip swap tap top trap wrap tip cap cut map rig sap beg log"
    " acquit quit knit net pet pin plot skip trim whip kidnap stab vet snub regret"
    " transmit emit omit deter"
    " dub drug shop chop scan ram jam stun mob overlap worship debar grip stem flip club".split()
)

NO_ADVERBS = frozenset(
    "rally family assembly monopoly supply reply ally anomaly apply imply comply multiply".split()
)
"""Words in -ly that tell not how."""
SAYING = frozenset(
    "say tell add note state announce report claim believe think know hope expect fear suggest"
    " show reveal indicate mean argue warn insist estimate predict deny confirm admit acknowledge"
    " stress declare explain disclose concede assert allege contend feel understand decide"
    " complain write realise realize conclude find hear learn ensure promise vow pledge threaten"
    " respond reply reiterate emphasise emphasize caution testify rule demand propose".split()
)
"""A clause may follow without a "that"."""

INVERTED = frozenset(
    "say add write ask explain note remark reply respond argue declare warn insist announce"
    " state recall continue conclude exclaim claim admit complain comment report tell".split()
)
"""Behind a quotation the speaker may follow: "said the minister"."""

STEERING = frozenset(
    "ask urge order force allow enable help invite persuade convince encourage tell require"
    " permit push press lead cause authorise authorize direct instruct prompt let make compel beg"
    " advise task call expect want leave get forbid appoint hire pay teach command oblige empower"
    " commission challenge pressure request summon elect lobby see find".split()
)
"""Of "X asked Y to go" it is Y who goes."""

UNDERGOING = frozenset(
    "be become remain seem appear fall rise drop die crash collapse happen occur come go arrive"
    " emerge disappear vanish sink explode burn break grow shrink improve worsen decline plunge"
    " soar surge slump tumble slip climb plummet rebound recover dip edge jump gain close open"
    " end begin start increase decrease fail belong exist stay last depart return land fly escape"
    " flow continue expire resume stall halt drown perish survive suffer erupt spread stand sit"
    " lie weaken strengthen stop change finish total average cost weigh measure live rally slide"
    " consist".split()
)
"""Without an object the subject does nothing, something comes over it: "prices fell"."""

ASPECT = frozenset("begin start continue stop resume finish end fail".split())
"""With another verb behind them they tell how it is done: "began selling"."""

NEEDING = frozenset(
    "appoint name arrest detain jail kill injure wound elect sentence convict ban expel deport"
    " suspend fine evacuate rescue allow select order force urge require permit choose invite"
    " compel nominate accuse charge free impose unveil approve reject assassinate abduct kidnap"
    " seize hire sack dismiss oust design equip destroy damage locate base".split()
)
"""Without an object a past form is a participle: "minister arrested over fraud"."""

_COMMON = """
abandon abduct accept accuse achieve acquire act adopt advance affect agree aim alter amount analyse
answer apologise apologize apply approach approve arm arrange arrest assassinate assault assemble
assess assist attack attempt attend attract avoid award back ban bar base battle blame block bomb
bombard boost borrow boycott breach brief broadcast campaign cancel capture carry cease celebrate
charge chase check cite claim clash clear combat combine comment compare compete compile complete
comply conduct condemn conclude confer confirm confiscate confront connect consider construct
consult contact contain contribute control convict cooperate coordinate cover create criticise
criticize cross damage debate debut defeat defend define defy delay deliver denounce deny deploy
deport describe design destroy detain detect determine develop devote disband discover discuss
dismiss displace dispute dissolve distribute divert divide donate double drag draft earn ease eject
employ enact end endorse enforce enjoy enter entitle equip establish evacuate evict examine exceed
exchange execute exempt exercise expand expel explore export expose express extend extradite face
favour favor feature file fine fire fit fix flood focus follow found free fuel fulfil fund gather
generate grant greet ground guarantee guard guide halve hand handle harm head help hijack hint hire
host identify ignore impeach implement import impose imprison improve inaugurate include inherit
initial injure inspect inspire install interrupt intervene interview introduce invade invest
investigate issue jail join judge justify kidnap kill label lack launch lease lift limit list lobby
loot lower maintain manage march mark mediate mention merge miss mobilise mobilize monitor mount
move murder name need negotiate nominate notify obtain offer open oppose order organise organize
outline own participate pass phone place plan play pledge plead postpone praise prepare present
prevent proceed process produce prohibit promote propose prosecute protect protest prove provide
publish pull pump punish purchase pursue question raid raise rank ratify reach react receive
recognise recognize recommend reconsider record reduce refer reflect refuse regain register reject
release relocate rely remove rename renew repair repeal repeat replace represent request require
rescue resolve restore restrict result retain reverse revise revive revoke roll sack sanction save
schedule seal search secure seize sentence separate serve settle share shell ship shut sign slap
smuggle solve sponsor stage storm study submit succeed sue supply support surrender suspect suspend
sustain switch table target telephone terminate test thank top track train transfer
transport travel treat trigger trust try turn unveil urge use value veto view violate visit vote
wait walk want watch welcome widen work worry wound yield
adhere apprehend ballot bathe belong bolster cede clone complain delete deplete dethrone drone
dwell embed enlist feud hang harbor harbour inhale institute pardon pilot pivot prolong
refocus reveal riot scale scheme spark stone throng waste wrong
"""


@dataclass(frozen=True, slots=True)
class Form:
    """What a word may be a form of: base, s, past, part, ing."""

    lemma: str
    kinds: frozenset[str]


def present(lemma: str) -> str:
    """The third person singular."""
    if lemma in _OWN_PRESENT:
        return _OWN_PRESENT[lemma]
    if lemma.endswith(("s", "sh", "ch", "x", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + "s"


_OWN_PRESENT: Mapping[str, str] = {"be": "is", "have": "has"}


def forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with its kind."""
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    past = lemma + "d" if lemma.endswith("e") else stem + "ed"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        past = lemma[:-1] + "ied"
    first, part = IRREGULAR.get(lemma, (past, past))
    dropping = lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be"
    ing = lemma[:-1] + "ing" if dropping else stem + "ing"
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    yield lemma, "base"
    yield present(lemma), "s"
    yield first, "past"
    yield part, "part"
    yield ing, "ing"


def _table() -> dict[str, Form]:
    held: dict[str, dict[str, set[str]]] = {}
    lemmas = {*IRREGULAR, *SAYING, *INVERTED, *STEERING, *UNDERGOING, *_COMMON.split()} - {"be"}
    for lemma in sorted(lemmas):
        for form, kind in forms(lemma):
            held.setdefault(form, {}).setdefault(lemma, set()).add(kind)
    for form, (lemma, kinds) in _ALSO.items():
        held.setdefault(form, {}).setdefault(lemma, set()).update(kinds.split())
    table = {}
    for form, readings in held.items():
        lemma = max(readings, key=lambda one: (one in IRREGULAR, one))
        table[form] = Form(lemma, frozenset().union(*readings.values()))
    return table


FORMS: Mapping[str, Form] = _table()
_BE = frozenset("be is are was were been being am 's 're 'm".split())


@lru_cache(maxsize=16384)
def form_of(word: str) -> Form | None:
    """What a word in small letters may be a form of, by the table or by its ending."""
    if word in _BE:
        return Form("be", frozenset({"s", "past"}))
    known = FORMS.get(word)
    if known is not None:
        return known
    if word.endswith("ed") and len(word) > 4 and word[-3] not in "e":
        return Form(_based(word[:-2]), frozenset({"past", "part"}))
    if word.endswith("ing") and len(word) > 5:
        return Form(_based(word[:-3]), frozenset({"ing"}))
    return None


_LONG_L = frozenset("install recall appall forestall resell".split())
_SILENT = re.compile(
    r"(?:[cvu]|[^tz]z|[^s]s|[aioudnrl]g|[bcdfgkptsz]l|[^eo]at|[^o][ou]t|[^ao]i[drl]|[^eo]a[drmkp]"
    r"|[^o]o[dk]|[^ao]u[drl]|u[mn]|[^aeou]in|[^a]im|[aeiou]b|[^lo]op|ip|ik|[^o]uk|yl|[aei]th|ced"
    r"|(?:st|pl|sc|gn)or|ntr|[nr]ven|traven|(?:cr|in|rm|us)eat|(?:gn|nv|xc|nc|un|rec|dyna?m|exped)it)\Z"
)
"""The ends of stems that have an e in their base form: "trad", "mediat", "fir"."""


def _based(stem: str) -> str:
    """The base form whose past or -ing form has this stem, by its spelling."""
    if stem[-1:] == stem[-2:-1] and stem[-1:] not in "slfeouz":
        return stem[:-1]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith(("ell", "all")) and len(stem) > 5 and stem not in _LONG_L:
        return stem[:-1]  # "levelled", "signalled"
    return stem + "e" if _SILENT.search(stem) else stem


def lemma_of(word: str) -> str:
    """The base form, as far as it is known."""
    form = form_of(word)
    return form.lemma if form else word
