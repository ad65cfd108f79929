"""Books made by hand for tests: a small one with every kind of case, a hostile and a big one.

`small_book()` in a glance (dates as the timeline shows them, all states and people invented):

    2024         not: Norvia sells drones to Sudonia             A1 ¶3, negated
    …2025-03-10  Rahimzada invites Dorn                          A1 ¶4
    2025-03      Norvia and Sudonia hold talks                   A2 ¶3, before the memorandum
    2025-03-03 ≠≈ Ministers sign border pact                     A1 ¶2; again at 2025-03-05, A2 ¶4
    2025-04-01 ≠≈ Ministers sign border memorandum               A2 ¶2: Kade ‹ agency ‹ A2
    undated      Port Amal opens a fair                          A1 ¶5, second passage

`actor/anna-rahimzada` is also `actor/rahimzoda-anna` (J1), the pact perhaps the memorandum
(J2, unsure). A1 ¶6 repeats ¶2.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count

from sourcebook import dates
from sourcebook.model import (
    Actor,
    ActorKind,
    Address,
    Anchor,
    Article,
    Attribution,
    Batch,
    Claim,
    Doubt,
    Event,
    Header,
    Judgement,
    Mention,
    Name,
    Pair,
    Passage,
    PassageRole,
    Place,
    Property,
    Refused,
    Rendition,
    Say,
    Source,
    Status,
    Time,
    Topic,
    Voice,
    article_text,
)
from sourcebook.text import clean

ORIGINAL = "original"
WHAT, WHEN, WHO, CALLED = Property.WHAT, Property.WHEN, Property.WHO, Property.CALLED


def on(edtf: str, text: str = "", *, doubtful: bool = False, note: str = "") -> Time:
    """A date as read."""
    return Time(dates.parse(edtf), text=text, doubtful=doubtful, note=note)


@dataclass
class Shelf:
    """Puts a book together: records are added in order of reading, quotes become anchors."""

    header: Header
    sources: list[Source] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    things: list[Actor | Event | Place | Topic] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._claim = count(1)
        self._starts: dict[Address, int] = {}
        self._by_id: dict[Address, Passage] = {}

    def article(
        self,
        slug: str,
        headline: str,
        published: str,
        paragraphs: Sequence[str | tuple[str, ...]],
        *,
        publisher: Address = "",
        doubts: tuple[Doubt, ...] = (),
        roles: dict[int, PassageRole] | None = None,
        repeats: dict[int, int] | None = None,
    ) -> Address:
        """Add an article; a paragraph of several passages is given as a tuple."""
        address = f"article/{slug}"
        own: list[Passage] = []
        at = 0
        for n, paragraph in enumerate(paragraphs, 1):
            parts = (paragraph,) if isinstance(paragraph, str) else paragraph
            for k, text in enumerate(parts, 1):
                part = k if len(parts) > 1 else 0
                before = "" if not own else "\n\n" if k == 1 else " "
                at += len(before)
                role = PassageRole.HEADLINE if n == 1 else PassageRole.BODY
                again = (repeats or {}).get(n)
                passage = Passage(
                    id=f"{address}#p{n}" + (f".{part}" if part else ""),
                    article=address,
                    paragraph=n,
                    part=part,
                    role=PassageRole.REPEAT if again else (roles or {}).get(n, role),
                    text=text,
                    before=before,
                    anchors=(Anchor(address, self.header.rendition, at, at + len(text)),),
                    repeats=f"{address}#p{again}" if again else "",
                )
                self._starts[passage.id] = at
                self._by_id[passage.id] = passage
                own.append(passage)
                at += len(text)
        whole = article_text(tuple(own))
        digest = sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
        self.passages += own
        self.articles.append(
            Article(
                id=address,
                short=f"A{len(self.articles) + 1}",
                headline=headline,
                publisher=publisher,
                published=on(published) if published else None,
                paragraphs=len(paragraphs),
                renditions=(Rendition(self.header.rendition, digest, len(whole)),),
                doubts=doubts,
            )
        )
        return address

    def anchor(self, passage: Address, quote: str = "") -> Anchor:
        """Where `quote` stands in a passage; without one, the whole passage."""
        text = self._by_id[passage].text
        start = text.index(quote) if quote else 0
        first = self._starts[passage] + start
        article = self._by_id[passage].article
        return Anchor(article, self.header.rendition, first, first + len(quote or text))

    def name(self, thing: Address, passage: Address, surface: str, how: str = "name") -> None:
        """A mention: `surface` in a passage names a thing."""
        self.mentions.append(
            Mention(
                id=f"m{len(self.mentions) + 1}",
                about=thing,
                anchors=(self.anchor(passage, surface),),
                surface=surface,
                how=how,
                found_by="hand",
            )
        )

    def claim(
        self,
        about: Address,
        prop: Property,
        passage: Address,
        quote: str = "",
        *,
        value: str = "",
        link: Address = "",
        part: str = "",
        of: Address = "",
        time: Time | None = None,
        status: Status = Status.ASSERTED,
    ) -> Address:
        """A statement of one passage about one thing; answers its address."""
        address = f"claim/c{next(self._claim)}"
        self.claims.append(
            Claim(
                id=address,
                about=about,
                property=prop,
                value=value,
                link=link,
                part=part,
                of=of,
                time=time,
                status=status,
                anchors=(self.anchor(passage, quote),),
                found_by="hand",
            )
        )
        return address

    def batch(self) -> Batch:
        """The book."""
        things = self.things
        return Batch(
            header=self.header,
            sources=tuple(self.sources),
            articles=tuple(self.articles),
            passages=tuple(self.passages),
            mentions=tuple(self.mentions),
            actors=tuple(t for t in things if isinstance(t, Actor)),
            places=tuple(t for t in things if isinstance(t, Place)),
            topics=tuple(t for t in things if isinstance(t, Topic)),
            events=tuple(t for t in things if isinstance(t, Event)),
            claims=tuple(self.claims),
            attributions=tuple(self.attributions),
            judgements=tuple(self.judgements),
        )


# -- the small book -----------------------------------------------------------------------

ANNA, ANNA_2 = "actor/anna-rahimzada", "actor/rahimzoda-anna"
KADE, DORN = "actor/boris-kade", "actor/carl-dorn"
NORVIA, SUDONIA, AGENCY = "actor/norvia", "actor/sudonia", "actor/norvian-agency"
PACT, MEMO = "event/ministers-sign-border-pact", "event/ministers-sign-border-memorandum"
TALKS, SALE = "event/norvia-and-sudonia-hold-talks", "event/norvia-sells-drones-to-sudonia"
INVITATION, FAIR = "event/rahimzada-invites-dorn", "event/port-amal-opens-a-fair"
A1, A2 = "article/ministers-meet-2025-03-10", "article/border-memorandum-2025-04-20"


def small_book() -> Batch:
    """Two articles, six events, six actors: see the top of this file."""
    shelf = Shelf(Header("two-rivers", "Two Rivers", ORIGINAL, made_by="hand"))
    shelf.sources.append(Source("source/harbour-daily", "Harbour Daily", country="NV"))
    _small_texts(shelf)
    shelf.things += [
        Actor(ANNA, ActorKind.PERSON, "Anna Rahimzada", (Name("Anna Rahimzada", "en"),), "NV"),
        Actor(KADE, ActorKind.PERSON, "Boris Kade", (Name("Boris Kade", "en"),), "SU"),
        Actor(DORN, ActorKind.PERSON, "Carl Dorn", (Name("Carl Dorn", "en"),), "SU"),
        Actor(NORVIA, ActorKind.STATE, "Norvia", country="NV"),
        Actor(SUDONIA, ActorKind.STATE, "Sudonia", country="SU"),
        Actor(ANNA_2, ActorKind.PERSON, "Rahimzoda Anna", (Name("Rahimzoda Anna", "tg"),), "NV"),
        Actor(AGENCY, ActorKind.ORG, "Norvian agency", country="NV"),
        Place("place/port-amal", "Port Amal"),
        Topic("topic/border", "Border", context="military"),
        Event(PACT, "Ministers sign border pact", "accord"),
        Event(SALE, "Norvia sells drones to Sudonia", "supply"),
        Event(INVITATION, "Rahimzada invites Dorn", "other"),
        Event(FAIR, "Port Amal opens a fair", "found"),
        Event(MEMO, "Ministers sign border memorandum", "accord"),
        Event(TALKS, "Norvia and Sudonia hold talks", "talks"),
    ]
    _small_names(shelf)
    _small_claims(shelf)
    chain = (Voice(KADE, "said", "speech"), Voice(AGENCY, "reported", "state-media"))
    shelf.attributions.append(
        Attribution("said1", A2, chain, (f"{A2}#p2",), (shelf.anchor(f"{A2}#p2", "Kade said"),))
    )
    shelf.judgements += [
        Judgement(
            "J1", Pair(ANNA, ANNA_2, Say.SAME), "editors", "name order turned, one office", rule="r"
        ),
        Judgement("J2", Pair(PACT, MEMO, Say.UNSURE), "editors", "one field, but dates apart"),
    ]
    return shelf.batch()


def _small_texts(shelf: Shelf) -> None:
    signed = (
        "On March 3 interior minister Anna Rahimzada of Norvia and Boris Kade of Sudonia"
        " signed a border pact in Port Amal."
    )
    shelf.article(
        A1.removeprefix("article/"),
        "Ministers meet in Port Amal",
        "2025-03-10",
        [
            "Ministers meet in Port Amal",
            signed,
            "Norvia denied that it sold drones to Sudonia in 2024.",
            "Rahimzada has invited Carl Dorn to Norvia.",
            ("Dorn was pleased.", "Port Amal will have a fair, he added."),
            signed,
        ],
        publisher="source/harbour-daily",
        repeats={6: 2},
    )
    shelf.article(
        A2.removeprefix("article/"),
        "The border memorandum",
        "2025-04-20?",
        [
            "The border memorandum",
            "A border memorandum was signed on April 1 by Rahimzoda Anna and himself,"
            " Kade said, as the Norvian agency reported.",
            "Before the memorandum Norvia and Sudonia held talks in March.",
            "The border pact was signed on March 5, not on March 3.",
            "Kade met nobody on that day.",
        ],
        doubts=(Doubt("date", "The article does not say when it was printed."),),
    )


def _small_names(shelf: Shelf) -> None:
    for passage, thing, surface in (
        (f"{A1}#p1", "place/port-amal", "Port Amal"),
        (f"{A1}#p2", ANNA, "Anna Rahimzada"),
        (f"{A1}#p2", NORVIA, "Norvia"),
        (f"{A1}#p2", KADE, "Boris Kade"),
        (f"{A1}#p2", SUDONIA, "Sudonia"),
        (f"{A1}#p2", "place/port-amal", "Port Amal"),
        (f"{A1}#p3", NORVIA, "Norvia"),
        (f"{A1}#p3", SUDONIA, "Sudonia"),
        (f"{A1}#p4", ANNA, "Rahimzada"),
        (f"{A1}#p4", DORN, "Carl Dorn"),
        (f"{A1}#p4", NORVIA, "Norvia"),
        (f"{A1}#p5.1", DORN, "Dorn"),
        (f"{A1}#p5.2", "place/port-amal", "Port Amal"),
        (f"{A2}#p2", ANNA_2, "Rahimzoda Anna"),
        (f"{A2}#p2", KADE, "Kade"),
        (f"{A2}#p2", AGENCY, "Norvian agency"),
        (f"{A2}#p2", NORVIA, "Norvian"),
        (f"{A2}#p3", NORVIA, "Norvia"),
        (f"{A2}#p3", SUDONIA, "Sudonia"),
        (f"{A2}#p5", KADE, "Kade"),
    ):
        shelf.name(thing, passage, surface)


def _small_claims(shelf: Shelf) -> None:
    say, p = shelf.claim, f"{A1}#p"
    say(PACT, WHAT, f"{p}2", "signed a border pact", value="signed")
    say(PACT, WHEN, f"{p}2", "On March 3", time=on("2025-03-03", "On March 3"))
    say(PACT, CALLED, f"{p}2", "border pact", value="border pact")
    say(PACT, Property.PLACE, f"{p}2", "Port Amal", link="place/port-amal")
    say(PACT, WHO, f"{p}2", "Anna Rahimzada", link=ANNA, part="signatory")
    say(PACT, WHO, f"{p}2", "Boris Kade", link=KADE, part="signatory")
    say(PACT, WHO, f"{p}2", "Norvia", link=NORVIA, part="party")
    say(PACT, WHO, f"{p}2", "Sudonia", link=SUDONIA, part="party")
    say(SALE, WHAT, f"{p}3", "denied that it sold drones", value="sold", status=Status.NEGATED)
    say(SALE, WHEN, f"{p}3", "in 2024", time=on("2024", "in 2024"))
    say(SALE, WHO, f"{p}3", "Norvia", link=NORVIA, part="exporter")
    say(SALE, WHO, f"{p}3", "Sudonia", link=SUDONIA, part="importer")
    say(INVITATION, WHAT, f"{p}4", "has invited", value="invited")
    say(INVITATION, WHEN, f"{p}4", "has invited", time=on("[..2025-03-10]", "has invited"))
    say(INVITATION, WHO, f"{p}4", "Rahimzada", link=ANNA, part="inviter")
    say(INVITATION, WHO, f"{p}4", "Carl Dorn", link=DORN, part="invitee")
    say(FAIR, WHAT, f"{p}5.2", "will have a fair", value="opens", status=Status.PLANNED)
    say(FAIR, Property.PLACE, f"{p}5.2", "Port Amal", link="place/port-amal")
    say(ANNA, Property.NAME, f"{p}2", "Anna Rahimzada", value="Anna Rahimzada")
    say(
        ANNA,
        Property.ROLE,
        f"{p}2",
        "interior minister",
        value="interior minister",
        of=NORVIA,
        time=on("2025-03-10"),
    )
    p = f"{A2}#p"
    say(MEMO, WHAT, f"{p}2", "was signed", value="signed")
    say(MEMO, WHEN, f"{p}2", "on April 1", time=on("2025-04-01", "on April 1"))
    say(MEMO, CALLED, f"{p}2", "border memorandum", value="border memorandum")
    say(MEMO, WHO, f"{p}2", "Rahimzoda Anna", link=ANNA_2, part="signatory")
    say(MEMO, WHO, f"{p}2", "Kade", link=KADE, part="signatory")
    say(TALKS, WHAT, f"{p}3", "held talks", value="held")
    say(TALKS, WHEN, f"{p}3", "in March", time=on("2025-03", "in March"))
    say(TALKS, WHO, f"{p}3", "Norvia", link=NORVIA, part="party")
    say(TALKS, WHO, f"{p}3", "Sudonia", link=SUDONIA, part="party")
    say(TALKS, Property.BEFORE, f"{p}3", "Before the memorandum", link=MEMO)
    say(PACT, WHEN, f"{p}4", "on March 5", time=on("2025-03-05", "on March 5"))
    say(ANNA_2, Property.NAME, f"{p}2", "Rahimzoda Anna", value="Rahimzoda Anna")


# -- a book with open ends ----------------------------------------------------------------

GONE = "event/a-visit-that-is-gone"


def unfinished_book() -> Batch:
    """The small one with two files refused, and "he" in A1 ¶5 left open."""
    book = small_book()
    (told,) = (p for p in book.passages if p.id == f"{A1}#p5.2")
    start = told.anchors[0].start + told.text.index("he added")
    he, cue = (Anchor(A1, ORIGINAL, start, start + len(words)) for words in ("he", "he added"))
    doubt = Doubt("reference", "no one person named before it is surely meant", (he,))
    said = Attribution("said2", A1, (Voice("", "added"),), (told.id,), (cue,), "added")
    return replace(
        book,
        articles=(replace(book.articles[0], doubts=(doubt,)), *book.articles[1:]),
        attributions=(*book.attributions, said),
        refusals=(
            Refused("refusal/a1", "empty.txt", "The file is empty."),
            Refused(
                "refusal/b2",
                "minutes-of-the-harbour-council-of-1897.txt",
                "It is no text (binary data).",
                "0" * 64,
            ),
        ),
    )


def judged_and_gone() -> Judgement:
    """A reader's judgement about an event that the small book has no more."""
    return Judgement("W1", Pair(PACT, GONE, Say.SAME), "reader", "one pact")


# -- the hostile book ---------------------------------------------------------------------

_UNKIND = (
    "[b]bold[/b] [/b] [link=x]",
    "[Reuters] text $t {x} %s \\n",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "<script>alert(1)</script> & é",
    "می‌خواهم رحیم‌زاده",
    "漢字かな交じり文" * 9,
    "e" + "\u0301" * 4 + " ѐ ﬃ 🧑‍🚀",
    "x" * 3000,
    "-",
)
HOSTILE = tuple(clean(text).text for text in _UNKIND)
"""Texts that are clean and still do harm where they are taken for markup, code or paths."""

DIRTY = ("a\x1b[2Jb", "a\x9b31mb", "\u202etxet\u202c", "nul\x00", "bell\x07", "tab\tline\nend")
"""Texts as they come before the door: `hostile_book(raw=True)` holds them too."""


def hostile_book(*, raw: bool = False) -> Batch:
    """A book in which every text is hostile; with `raw` also such as the door would not let in."""
    texts = (*HOSTILE, *DIRTY) if raw else HOSTILE
    shelf = Shelf(Header("hostile", texts[0], ORIGINAL))
    shelf.sources.append(Source("source/s", texts[0]))
    for n, text in enumerate(texts, 1):
        other = texts[n % len(texts)]
        slug = f"h{n}"
        article = shelf.article(
            slug,
            text,
            "2025-01-10" if n % 2 else "",
            [text, f"{text} {other}", (text, other)],
            publisher="source/s" if n % 3 else "",
            doubts=(Doubt("date", other),),
        )
        actor, event = f"actor/{slug}", f"event/{slug}"
        shelf.things += [
            Actor(actor, ActorKind.PERSON, text, (Name(other),), "XX", other),
            Place(f"place/{slug}", text),
            Topic(f"topic/{slug}", text, context=other),
            Event(event, text, "accord"),
        ]
        at = f"{article}#p2"
        if raw and text in DIRTY:
            surface = text
        else:
            surface = " ".join(text.split())[:500] if len(text) <= 500 else ""
        if surface:
            shelf.name(actor, at, surface)
        shelf.claim(event, WHAT, at, value=other)
        shelf.claim(event, WHEN, at, time=on(f"2025-01-{n:02}", other, note=text))
        shelf.claim(event, CALLED, at, value=other)
        shelf.claim(event, WHO, at, link=actor, part=other)
        shelf.claim(actor, Property.ROLE, at, value=other, time=on("2025"))
        voices = (Voice(actor, other, other), Voice("", other, "anonymous"))
        shelf.attributions.append(Attribution(f"s{n}", article, voices, (at,), words=other))
        if n > 1:
            pair = Pair(event, f"event/h{n - 1}", Say.UNSURE)
            shelf.judgements.append(Judgement(f"J{n - 1}", pair, text, other))
    files = tuple(Refused(f"refusal/{n}", text, texts[-n]) for n, text in enumerate(texts, 1))
    return replace(shelf.batch(), refusals=files)


# -- the big book -------------------------------------------------------------------------


def big_book(events: int) -> Batch:
    """A book of so many events, with a quarter as many actors and 20 events an article."""
    shelf = Shelf(Header("big", f"{events} events", ORIGINAL))
    actors = [f"actor/person-{n}" for n in range(max(events // 4, 2))]
    types = ("talks", "accord", "visit", "report", "supply")
    for n, actor in enumerate(actors):
        label = f"Person {n} of Land {n % 7}"
        shelf.things.append(Actor(actor, ActorKind.PERSON, label, country="ABCDEFG"[n % 7] * 2))
    for first in range(0, events, 20):
        numbers = range(first, min(first + 20, events))
        pairs = {n: (n % len(actors), (n * 7 + 1) % len(actors)) for n in numbers}
        texts = [
            f"Person {a} of Land {a % 7} met Person {b} of Land {b % 7} on day {n}."
            for n, (a, b) in pairs.items()
        ]
        when = dates.date(2000, 1, 1).toordinal()
        day = dates.date.fromordinal(when + first).isoformat()
        article = shelf.article(f"a{first}", f"News {first}", day, [f"News {first}", *texts])
        for n, (a, b) in pairs.items():
            event, at = f"event/e{n}", f"{article}#p{n - first + 2}"
            shelf.things.append(Event(event, f"Meeting {n}", types[n % len(types)]))
            shelf.claim(event, WHAT, at, "met", value="met")
            told = on(dates.date.fromordinal(when + n).isoformat(), f"day {n}")
            shelf.claim(event, WHEN, at, f"day {n}", time=told)
            for one in dict.fromkeys((a, b)):
                surface = f"Person {one} of Land {one % 7}"
                shelf.claim(event, WHO, at, surface, link=actors[one], part="party")
                shelf.name(actors[one], at, surface)
    return shelf.batch()
