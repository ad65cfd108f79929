"""News of our own making, as varied as a day's: states, bodies, people, dates, quotes, asides."""

import random
from collections.abc import Iterator

_STATES = (
    "Georgia Armenia Kazakhstan Uzbekistan Turkey Egypt Jordan Oman Kenya Ghana Norway Finland "
    "Portugal Chile Peru Vietnam Malaysia Mongolia Latvia Serbia"
).split()
_CITIES = (
    "Tbilisi Yerevan Astana Tashkent Ankara Cairo Amman Muscat Nairobi Accra Oslo Helsinki "
    "Lisbon Santiago Lima Hanoi Riga Belgrade"
).split()
_STARTS = "Al Be Da El Fa Ga Ha Ir Ka La Ma Na Or Pa Ra Sa Ta Va Za Mi Ru Te Jo Li".split()
_ENDS = "ran vek mir dor lan sin tosh len nor bar ric zan tov dul kin rad mel son dis var".split()
_OFFICES = (
    "Foreign Minister,Interior Minister,President,Prime Minister,Deputy Minister,Ambassador,"
    "Defence Minister,Governor,Mayor,General"
).split(",")
_BODIES = (
    "the Foreign Ministry,the central bank,the Interior Ministry,the border police,"
    "the National Statistics Office,the United Nations,the port authority,the health ministry"
).split(",")
_THINGS = (
    "a trade agreement,a memorandum on water,the new railway line,a rise in fuel prices,"
    "the harvest,a plan for the harbour,the budget,an exchange of prisoners,a grain shipment,"
    "joint patrols,a loan of $40 million,the power cut,visa rules,the dam,a new hospital"
).split(",")
_WHEN = (
    "on Monday,on Tuesday,last week,in March,on 14 February,earlier this year,next month,"
    "two days later,in 2021,on Friday evening,over the weekend,by the end of June"
).split(",")
_VERBS = "met,visited,called,signed,criticised,announced,discussed,rejected,praised".split(",")
_ASIDES = (
    "The road was closed for hours.",
    "Prices have doubled since the spring, traders in the old market say.",
    "Rain is expected for the rest of the week.",
    "It was not clear how many people were affected.",
    "Talks on the matter have dragged on for years, with little to show for them.",
    "A spokesman did not answer a request for comment.",
)


class Newsroom:
    """Makes articles; the same seed makes the same ones."""

    def __init__(self, seed: int = 3) -> None:
        self._chance = random.Random(seed)
        chance = self._chance
        self._people = [  # each with one office and one state, as people have
            (chance.choice(_OFFICES), f"{self._name()} {self._name()}", chance.choice(_STATES))
            for _ in range(400)
        ]

    def articles(self, count: int, words: int = 500) -> Iterator[str]:
        """So many articles of about so many words, each with a head of its own."""
        for number in range(count):
            yield self._article(number, words)

    def _name(self) -> str:
        return self._chance.choice(_STARTS) + self._chance.choice(_ENDS)

    def _article(self, number: int, words: int) -> str:
        pick = self._chance.choice
        one, other = self._chance.sample(_STATES, 2)
        cast = [pick(self._people) for _ in range(5)]
        day = f"{pick(('March', 'May', 'October'))} {1 + number % 28}, {2019 + number % 6}"
        head = (
            f"{one} and {other} talk about {pick(_THINGS)}\n\n{day}\n\n{pick(_CITIES).upper()} — "
        )
        body: list[str] = []
        count = 0
        while count < words:
            told = " ".join(self._sentence(cast) for _ in range(self._chance.randrange(2, 6)))
            count += told.count(" ") + 1
            body.append(told)
        return head + "\n\n".join(body) + "\n"

    def _sentence(self, cast: list[tuple[str, str, str]]) -> str:
        pick = self._chance.choice
        office, name, state = pick(cast)
        _, other, abroad = pick(cast)
        surname = name.split()[1]
        forms = (
            f"{state}'s {office} {name} {pick(_VERBS)} {other} in {pick(_CITIES)} {pick(_WHEN)}.",
            f"“We need {pick(_THINGS)},” {surname} told reporters, adding that {abroad} agreed.",
            f"{pick(_BODIES).capitalize()} said {pick(_WHEN)} that {pick(_THINGS)} would follow.",
            f"According to {pick(_BODIES)}, {name} will visit {abroad} {pick(_WHEN)}.",
            f"{surname}, in the post since {pick(('2018', '2020'))}, said he was hopeful.",
            f"The two countries signed {pick(_THINGS)} {pick(_WHEN)}, and {surname} praised it.",
            f"{abroad} did not agree to {pick(_THINGS)}, a diplomat in {pick(_CITIES)} said.",
            pick(_ASIDES),
            f"Some {self._chance.randrange(20, 900)} people came to hear of {pick(_THINGS)}.",
            f"Analysts believe {pick(_THINGS)} could cost {state} more than {abroad}.",
        )
        return pick(forms)
