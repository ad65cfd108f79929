"""The lexicon of attribution: verbs with what may follow them, nouns, media, small words.

A verb's frame says which continuations make it a cue: `s` any (say), `c` a clause or a
quote (believe that), `i` an infinitive (vow to), `n` an object (accuse, praise),
`t` only "that" (ordered that), `p` only the words that `PARTICULAR` has for it (refer to).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_FRAMES: Mapping[str, str] = {
    "s": (
        "say add declare reiterate quip opine tweet retweet recount insist assert allege contend "
        "remark exclaim emphasize emphasise stress caution boast concede acknowledge admit"
    ),
    "ci": "claim vow pledge promise threaten hope expect decide agree propose",
    "c": (
        "state announce argue maintain note warn confirm deny explain reply respond suggest "
        "predict report reveal disclose complain believe think feel know realize realise "
        "recognize recognise assume suspect estimate conclude determine indicate imply signal "
        "hint show find learn hear remember recall wonder doubt fear worry understand guess "
        "imagine figure ask answer write joke testify assure inform remind convince notify lament "
        "observe mention describe stipulate rule judge calculate forecast project swear "
        "speculate muse reckon mean counter retort continue conjecture read point outline detail "
        "bemoan affirm proclaim profess attest vouch regret underline underscore highlight "
        "demonstrate dispute rejoice comment elaborate consider view brag fret gripe plead beg "
        "surmise concur inquire theorize marvel gripe chime dream rail scoff shout yell "
        "whisper clarify confess confide corroborate deduce divulge enquire fume grumble growl "
        "insinuate intimate mutter murmur mumble protest pray preach reassure restate scream sneer "
        "sigh verify contradict anticipate foresee cry chant stutter advise"
    ),
    "cn": (
        "tell deny acknowledge confirm admit announce reject dismiss predict recommend urge "
        "demand question challenge expect fear doubt suggest warn describe cite quote report "
        "request refute rebut anticipate foresee clarify"
    ),
    "n": (
        "accuse criticize criticise blame praise condemn denounce slam blast deride mock assail "
        "lambast lambaste applaud commend endorse oppose favor favour support defend echo "
        "express voice urge advise call label brand characterize characterise portray tout "
        "decry disavow rebuke chide scold ridicule laud hail extol welcome reaffirm renounce "
        "repudiate discuss debate want like love hate prefer respect trust cast frame paint "
        "implore "
        "chastise lambaste fault thank congratulate liken "
        "deplore exhort reprimand taunt counsel attribute ascribe justify contradict dub term deem"
    ),
    "i": (
        "plead beg vow dream want plan intend wish seek aim refuse decline prefer offer ask urge "
        "like love hate demand"
    ),
    "t": (
        "charge hold order direct instruct decree post text hint apologise apologize appeal "
        "establish discover submit object prove ascertain"
    ),
    "p": (
        "refer speak agree disagree hint apologise apologize appeal play brush shrug lash "
        "spell object allude"
    ),
}
_ALONE = (  # in the passive, or with "as", only
    "suppose presume deem rumor rumour see regard cast frame paint"
).split()
_IRREGULAR: Mapping[str, str] = {
    "say": "said", "tell": "told", "think": "thought", "feel": "felt", "know": "knew known",
    "show": "showed shown", "find": "found", "hear": "heard", "understand": "understood",
    "write": "wrote written", "swear": "swore sworn", "mean": "meant", "read": "read",
    "see": "saw seen", "cast": "cast", "thank": "thanked", "seek": "sought",
    "forecast": "forecast", "learn": "learned learnt", "speak": "spoke spoken", "hold": "held",
    "foresee": "foresaw foreseen",
}  # fmt: skip
_DOUBLED = frozenset("plan quip admit slam prefer brag beg fret refer submit rebut shrug".split())
_NO_VERBS = frozenset(  # forms that are nouns nearly always
    "request requests object objects protest protests cry cries chant chants scream screams "
    "murmur murmurs sigh sighs term terms brush brushes shrug shrugs lash lashes spell spells "
    "play plays counsel taunt taunts attribute attributes growl growls discovers proof".split()
)
# Forms that are nouns as often as verbs.
_NOUNISH = frozenset(
    "report reports claim claims call calls plan plans demand demands promise promises hope hopes "
    "fear fears doubt doubts view views state states question questions note notes comment "
    "comments answer answers estimate estimates tweet tweets remark remarks show shows find finds "
    "project projects forecast forecasts signal signals support challenge challenges pledge vow "
    "vows pledges reply replies wish wishes worry detail details point points rule rules brand "
    "brands label labels figure figures respect trust love hate like quote quotes guess offer "
    "offers judge judges praise blame debate debates welcome echo echoes means mean stress ask "
    "recall plead fault frame paint cast dream thank vent rail favor favour read reads reveal "
    "outline counter continue continues aim aims figured hold holds order orders post posts text "
    "texts charge charges decree decrees direct appeal appeals hint hints".split()
)
BELIEFS = frozenset(
    "believe think feel know hope expect fear worry suspect assume doubt guess imagine figure "
    "want wish like love hate prefer intend plan consider see view wonder understand realize "
    "realise recognize recognise trust respect remember recall decide favor favour anticipate "
    "foresee".split()
)
JUDGING = frozenset(  # with a bare noun too: denied wrongdoing
    "deny reject dismiss refute rebut criticize criticise condemn praise denounce blame accuse "
    "oppose endorse demand recommend urge predict express voice support welcome reaffirm".split()
)
INVERTED = frozenset(
    "say add write ask tweet explain note remark quip joke reply respond argue declare warn insist "
    "announce state recall predict continue conclude exclaim claim boast recount admit lament "
    "complain comment testify observe report acknowledge wonder tell answer concede post "
    "cry shout yell chant scream confess confide protest clarify mutter".split()
)
PASSIVE = frozenset(
    "believe say report think allege rumor rumour understand consider expect know estimate "
    "assume suspect claim fear suppose presume deem".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a cue verb: its lemma, its frame, and which form it is."""

    lemma: str
    frame: str
    form: str  # base, s, ed, ing
    nounish: bool
    narrow: bool = False  # only with certain words: held that, ruled out


def _forms(lemma: str) -> Iterator[tuple[str, str]]:
    yield lemma, "base"
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    if lemma[-1] == "y" and lemma[-2] not in "aeou":
        yield lemma[:-1] + "ies", "s"
        stem_ed = lemma[:-1] + "i"
    else:
        yield lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s"), "s"
        stem_ed = stem
    yield (stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem) + "ing", "ing"
    if lemma in _IRREGULAR:
        for form in _IRREGULAR[lemma].split():
            yield form, "ed"
    else:
        yield stem_ed + ("d" if stem_ed.endswith("e") else "ed"), "ed"


def _verbs() -> dict[str, Verb]:
    frames = dict.fromkeys(_ALONE, "")
    for frame, lemmas in _FRAMES.items():
        for lemma in lemmas.split():
            frames[lemma] = frames.get(lemma, "") + frame
    found: dict[str, Verb] = {}
    for lemma, frame in frames.items():
        for form, kind in _forms(lemma):
            if form not in _NO_VERBS and (form not in found or kind == "ed"):
                narrow = bool(frame) and {"t", "p"}.issuperset(frame)
                found[form] = Verb(lemma, frame, kind, form in _NOUNISH, narrow)
    return found


VERBS: Mapping[str, Verb] = _verbs()
NOUNS = frozenset(
    "assurance assurances doubts worry worries complaint complaints charge charges "
    "consensus confidence conviction idea theory message pledge promise fear "
    "acknowledgment acknowledgement admission declaration comment comments remark remarks "
    "perception impression claim claims belief beliefs allegation allegations accusation "
    "accusations suggestion "
    "suggestions fears concern concerns view assertion assertions argument warning warnings "
    "announcement conclusion contention rumors rumours speculation statement statements "
    "prediction insistence suspicion suspicions reports hopes notion denial denials revelation "
    "revelations disclosure finding findings rumour rumor expectation expectations assumption "
    "confession testimony guarantee guarantees reminder criticism".split()
)
AIMS = frozenset(  # with an owner before and an infinitive behind
    "promise promises pledge pledges vow vows threat threats plan plans desire decision intention "
    "wish hope hopes willingness proposal proposals refusal offer offers commitment".split()
)
DOUBTS = frozenset("clear unclear unknown certain uncertain known".split())
SHOWING = frozenset("find show indicate suggest reveal put give report conclude".split())
NAMING = frozenset(  # their content starts with whom they judge
    verb.lemma
    for verb in VERBS.values()
    if set(verb.frame) == {"n"} and verb.lemma not in ("express", "voice")
) | frozenset("describe dismiss see view regard".split())
PARTICULAR: Mapping[str, tuple[str, ...]] = {  # verbs with the words that make them cues
    "argue": ("for", "against"),
    "claim": ("responsibility", "credit", "victory"),
    "call": ("for", "on", "upon", "him", "her", "them", "it", "himself", "herself"),
    "plan": ("on",),
    "point": ("out", "to"),
    "refer": ("to",),
    "agree": ("with",),
    "speak": ("of", "about", "out"),
    "rule": ("out",),
    "play": ("down",),
    "brush": ("off", "aside"),
    "shrug": ("off",),
    "lash": ("out",),
    "spell": ("out",),
    "object": ("to",),
    "allude": ("to",),
    "hint": ("at",),
    "term": ("it", "him", "her", "them"),
    "deem": ("it", "him", "her", "them"),
    "brand": ("it", "him", "her", "them"),
    "label": ("it", "him", "her", "them"),
    "apologise": ("for",),
    "apologize": ("for",),
    "appeal": ("for",),
    "plead": ("guilty", "not", "innocent"),
    "disagree": ("with",),
    "believe": ("in",),
    "think": ("of", "about"),
}
PARTICLES = frozenset("out down off aside".split())
"""What belongs to the verb and not to what is said: pointed out, played down."""
COMMANDS = frozenset("order instruct direct appeal command".split())
ORDERED = frozenset(
    "search probe investigation inquiry review halt evacuation release closure arrest arrests "
    "strike strikes ceasefire lockdown recount audit withdrawal retreat crackdown".split()
)
ADDRESSING = frozenset(  # whom they tell stands before "that"
    "tell inform remind assure convince notify warn advise".split()
)
SEEING = frozenset("see view regard consider describe cast frame paint".split())
ABOUT = frozenset(  # verbs that need no more than what they are about
    "complain boast brag warn joke worry lament dream fret gripe hint inquire rail testify".split()
)
MINDS = frozenset(  # is confident that, are worried about
    "confident certain sure convinced hopeful optimistic pessimistic worried concerned skeptical "
    "sceptical afraid fearful aware adamant unsure doubtful wary proud glad eager determined "
    "reluctant angry furious disappointed happy unhappy pleased delighted surprised shocked "
    "alarmed saddened frustrated satisfied dissatisfied grateful sorry upset outraged mindful "
    "dismissive supportive critical".split()
)
VIEWS = frozenset("view opinion words telling estimation eyes mind judgment".split())
UNSAID = frozenset("goodbye farewell hello grace mass prayer prayers".split())
TALES = frozenset("lie lies story stories tale tales joke jokes apart".split())
STATED = frozenset(  # what is dismissed in words, where else somebody is sent away
    "suggestion report accusation allegation claim charge criticism concern fear idea notion "
    "rumour rumor speculation warning proposal call demand offer comment remark complaint "
    "argument talk threat theory possibility prospect finding poll survey statement letter".split()
)
LOST = frozenset(  # is feared dead, was reported missing
    "dead missing killed lost injured wounded drowned trapped safe alive kidnapped".split()
)
LIGHT = frozenset(  # with a noun such as "warning" they say what its verb says
    "issued issues made makes gave gives expressed expresses raised raises offered offers "
    "repeated repeats had has rejected rejects dismissed dismisses denied denies defended "
    "defends voiced sent delivered received".split()
)
CASES = frozenset("clear case point argument plain".split())  # made clear, made the case
HEDGES = frozenset("reportedly allegedly supposedly purportedly".split())
OBJECTS = frozenset(  # what is expressed or voiced
    "optimism concern concerns hope hopes confidence commitment doubt doubts fear fears support "
    "regret frustration skepticism scepticism interest willingness readiness outrage anger "
    "gratitude condolences surprise dismay disappointment satisfaction opposition sympathy "
    "solidarity appreciation desire view views opinion belief reservations worry".split()
)
ADVERBS = frozenset(
    "also still then later further never not n n't again even just only already once often always "
    "soon first both all too now either earlier ever instead therefore thus nonetheless so "
    "long".split()
)
NO_ADVERBS = frozenset(  # nouns that end as adverbs do
    "family assembly ally rally supply reply monopoly anomaly bully fly july italy".split()
)
AUXILIARIES = frozenset(
    "has have had is are was were be been being will would did does do can could may might must "
    "should shall 's ’s 've ’ve 'd ’d 'll ’ll 're ’re".split()
)
POSSESSIVE = frozenset(("'s", "’s"))
SAYING = frozenset(  # no more than that somebody says it
    "say tell add report announce state declare write argue claim".split()
)
CITING = frozenset(("cite", "quote"))
SPOKEN = frozenset(verb.lemma for verb in VERBS.values()) - BELIEFS - SHOWING - {"mean", "read"}
BE = frozenset("is are was were be been being 're ’re".split())
PRONOUNS = frozenset("he she they it we i you".split())
OBJECTIVE = frozenset("him her them".split())  # according to him
RELATIVE = frozenset("who which".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some many several most any all "
    "no each every another such other both two three".split()
)
PREPOSITIONS = frozenset(
    "in on at for during by with from to after before under over about against without within "
    "outside inside near behind across into through between among amid despite like upon since "
    "until of as per".split()
)
STOPS = frozenset(  # no noun phrase goes across these
    "that but as when while because although though if where whether than so what how why since "
    "until unless except whereas before after once whose is are was were be been has have had "
    "will would did does do can could may might must should am".split()
)
OPENERS = frozenset(
    "but and meanwhile still however so then yet now also moreover nevertheless later earlier "
    "whereas instead thus additionally furthermore today yesterday separately similarly".split()
)
SMALL = PREPOSITIONS | STOPS | DETERMINERS | PRONOUNS | ADVERBS | RELATIVE | {"and", "or", "to"}
CLAUSE = frozenset("that whether if how why what where when".split())
SUBJECTS = frozenset("he she they it we i you there this these those".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday year month week "
    "day morning night evening afternoon january february march april may june july august "
    "september october november december years months weeks days".split()
)
REPORTS = frozenset(
    "report study survey poll polls surveys studies reports documents records data emails "
    "filings statement readout article document memo letter review analysis "
    "paper filing indictment complaint communique communiqué dispatch book release newspaper "
    "agency magazine outlet daily website broadcaster network channel".split()
)
WRITTEN = REPORTS | frozenset(  # what is written or sent is the voice of who made it
    "figures bulletin account media television tv radio newspapers agencies outlets station "
    "press".split()
)
SPOKEN_FOR = frozenset(  # who speaks for a body is its voice
    "spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons representative "
    "representatives".split()
)
CALLED = frozenset(  # by these words whoever spoke last is meant: the diplomat noted
    "official diplomat politician lawmaker spokesman spokeswoman spokesperson".split()
)
KINDS = frozenset(  # by these words a body just named is meant: the party claimed
    "party group company firm bank union organization organisation agency association institute "
    "charity airline carrier maker retailer newspaper paper broadcaster channel daily magazine "
    "movement coalition alliance bloc foundation university hospital club team militia operator "
    "developer producer insurer lender network station committee council commission".split()
)
OFFICIAL = frozenset("agency institute committee council commission".split())
PRESS = frozenset("press media information communications".split())  # the firm's press office
HEADS = frozenset(  # a name that ends in one of these is over
    "institute ministry agency university times post council committee commission department "
    "center centre foundation group press association office organization organisation bureau "
    "journal service corporation company bank fund court party association".split()
)
ANONYMOUS = frozenset(
    "officials sources analysts experts observers critics supporters witnesses aides insiders "
    "diplomats people advisers advisors residents activists opponents others lawmakers "
    "economists scholars strategists allies source official".split()
)
STATE_MEDIA = (
    "state media", "state television", "state tv", "state-run", "state news", "state-owned",
    "state broadcaster", "irna", "tasnim", "press tv", "xinhua", "tass", "kcna", "sana", "khovar",
)  # fmt: skip
MEDIA = tuple(  # the medium that words of the sentence name, first match wins
    (word, medium)
    for medium, words in (
        ("readout", ("readout",)),
        ("interview", ("interview", "told reporters", "told cnn", "told fox")),
        ("speech", ("speech", "address to", "rally", "remarks to", "speaking at", "sermon")),
        ("tweet", ("tweet", "twitter", "facebook post", "on telegram", "social media",
                   "posted on")),
        ("statement", ("statement", "press release", "communique", "communiqué")),
    )
    for word in words
)  # fmt: skip
