"""Names of bodies: a ministry, a bank or a party is what all the words of its name say.

A person may have a name more or less; "Bank of China" and "People's Bank of China" are two. What
newsrooms do turn about is the order (Ministry of Health, Health Ministry), the state (Tajik, of
Tajikistan) and a few set words (of Internal Affairs, Interior).
"""

from __future__ import annotations

from functools import lru_cache

from sourcebook.names.sounds import lower_latin
from sourcebook.names.words import NAME_LIMIT, TOKEN_LIMIT, Word, pieces_of, read_word

_HEADS = frozenset(
    """academy administration agency alliance army assembly association authority bank board
    brigade brigades bureau cabinet centre center chamber coalition commission committee company
    congress corporation council court directorate embassy federation forces foundation front
    fund group inspectorate institute league ministry movement office organisation organization
    parliament party police secretariat senate service society syndicate tribunal union
    university""".split()
)
# Who speaks for a body or heads it is named with it, and is a person.
_HELD = frozenset(
    """chairman chairwoman chief commander director general governor head leader member minister
    president secretary speaker spokesman spokesperson spokeswoman""".split()
)
_IDLE = frozenset("affairs al and el for in of on the to".split())
SPELLED = {
    "organization": "organisation",
    "organizations": "organisations",
    "center": "centre",
    "defense": "defence",
    "program": "programme",
    "labor": "labour",
    "&": "and",
}
"""American words in names of bodies, as they are written in Britain."""
_SET = {**SPELLED, "internal": "interior"}
# State and what is of it, where neither is the other with -n, -an or -i at its end.
_STATES = dict(
    pair.split("=")
    for pair in """british=britain chinese=china danish=denmark dutch=netherlands finnish=finland
    french=france greek=greece irish=ireland japanese=japan lebanese=lebanon polish=poland
    portuguese=portugal somali=somalia spanish=spain sudanese=sudan swedish=sweden swiss=switzerland
    thai=thailand turkish=turkey turkiye=turkey vietnamese=vietnam ukrainian=ukraine
    azeri=azerbaijan argentine=argentina burmese=burma canadian=canada hungarian=hungary
    italian=italy norwegian=norway german=germany egyptian=egypt belgian=belgium
    serb=serbia croat=croatia slovene=slovenia bosnian=bosnia palestinian=palestine
    afghan=afghanistan kazakh=kazakhstan kyrgyz=kyrgyzstan tajik=tajikistan turkmen=turkmenistan
    uzbek=uzbekistan congolese=congo brazilian=brazil yemenite=yemen jordanian=jordan
    iranian=iran""".split()
)


@lru_cache(maxsize=8192)
def body_words(name: str) -> tuple[Word, ...]:
    """The words that tell a body from others, its state by one name; empty if it is none."""
    plain = [_plain(found.group()) for found in pieces_of(name[:NAME_LIMIT])]
    if _HEADS.isdisjoint(plain) or not _HELD.isdisjoint(plain):
        return ()
    kept = [_STATES.get(word, word) for word in plain if word and word not in _IDLE]
    return tuple(read_word(word) for word in kept[:TOKEN_LIMIT])


def _plain(piece: str) -> str:
    word = lower_latin(piece).removesuffix("'s").strip("'.")
    return _SET.get(word, word)


def one_word(one: Word, other: Word) -> bool:
    """Whether two words agree that are equal but for the ending of what is of a state."""
    short, long = sorted((one.shown, other.shown), key=len)
    return len(short) >= 4 and long in {f"{short}{end}" for end in ("n", "an", "i", "ese")}
