"""Names by rule: who and what a text names, and what it does not."""

import re
import time
from pathlib import Path

import pytest

from effort import lines_run
from sourcebook.ingest.recognise import Found, recognise
from sourcebook.model import ActorKind
from sourcebook.text import Span

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def sentences(text: str) -> list[Span]:
    """Good enough here: a sentence ends at a full stop before a capital, or at a line."""
    spans: list[Span] = []
    start = 0
    for gap in re.finditer(r"(?<=[a-z\d)][.!?”\"])\s+(?=[A-Z“])|\n+|\Z", text):
        if gap.start() > start:
            spans.append(Span(start, gap.start()))
        start = gap.end()
    return spans


def found(text: str) -> dict[str, Found]:
    """The findings by their words; of two with the same words the first."""
    result: dict[str, Found] = {}
    for it in recognise(text, sentences(text)):
        assert it.span.of(text)
        result.setdefault(it.span.of(text), it)
    return result


def persons(text: str) -> set[str]:
    """The labels of the persons."""
    return {it.label for it in found(text).values() if it.kind == ActorKind.PERSON}


# --- persons and their offices ------------------------------------------------------------------


def test_a_person_with_an_office_before_the_rank() -> None:
    text = "Iran's top police commander, Brigadier General Karim Radfar, landed in Tajikistan."
    it = found(text)["Karim Radfar"]
    assert it.kind == ActorKind.PERSON
    assert (it.title, it.role, it.of) == ("Brigadier General", "police chief", "IR")


def test_an_office_runs_into_a_rank() -> None:
    text = "He was met by First Deputy Interior Minister Major General Umed Sharifzoda."
    it = found(text)["Umed Sharifzoda"]
    assert (it.title, it.role) == ("Major General", "first deputy interior minister")


def test_an_adjective_says_whose_office_it_is() -> None:
    it = found("Talks with Tajik Foreign Minister Bahrom Saidov began.")["Bahrom Saidov"]
    assert (it.role, it.of) == ("foreign minister", "TJ")


def test_an_office_after_the_name() -> None:
    it = found("Nasrin Vaziri, Iran's defence minister, flew to Baku.")["Nasrin Vaziri"]
    assert (it.role, it.of) == ("defense minister", "IR")


def test_secretary_of_state_is_an_office() -> None:
    it = found("U.S. Secretary of State Alan Brook was in Muscat.")["Alan Brook"]
    assert it.role == "secretary of state"


@pytest.mark.parametrize(
    "name",
    ["Tamim bin Hamad Al Thani", "Abdel-Fattah el-Sissi", "Bab Nader al-Masri", "Ludwig van Dalen"],
)
def test_particles_belong_to_a_name(name: str) -> None:
    assert name in found(f"The visitors met Prime Minister {name} on Monday.")


def test_a_bare_surname_is_the_one_person_that_ends_in_it() -> None:
    text = "Minister Farid Ansari spoke. Ansari said he hoped for peace."
    assert persons(text) == {"Farid Ansari"}


def test_another_spelling_of_the_surname_is_the_same_person() -> None:
    text = "General Ramazon Rahimzada spoke. Mr. Rahimzoda left later."
    assert found(text)["Rahimzoda"].label == "Ramazon Rahimzada"


def test_two_of_one_surname_are_not_guessed() -> None:
    text = "Farid Ansari met Karim Ansari. Mr. Ansari spoke."
    assert found(text)["Ansari"].label == "Ansari"


def test_a_counterpart_has_the_same_office() -> None:
    text = "Interior Minister Reza Amini and his Tajik counterpart, Davron Karimov, signed it."
    it = found(text)
    assert (it["Davron Karimov"].role, it["Davron Karimov"].of) == ("interior minister", "TJ")
    assert it["his Tajik counterpart"].label == "Davron Karimov"
    assert it["his Tajik counterpart"].how == "title"


def test_an_office_alone_is_its_holder_or_nobody() -> None:
    text = "The foreign minister left. Iranian Foreign Minister Reza Amini will return."
    assert found(text)["The foreign minister"].label == "Reza Amini"
    assert found("The foreign minister left.")["The foreign minister"].label == ""


# --- states, adjectives, capitals ---------------------------------------------------------------


def test_adjectives_mention_a_state() -> None:
    it = found("The Iranian drones and Tajikistan-made parts of a pro-Russian group.")
    assert (it["Iranian"].label, it["Iranian"].how) == ("Iran", "adjective")
    assert it["Tajikistan"].kind == ActorKind.STATE
    assert it["Russian"].country == "RU"


def test_capitals_that_act_stand_for_their_states() -> None:
    it = found("Tehran, Dushanbe look to deepen ties\nThe visit was long.")
    assert (it["Tehran"].label, it["Tehran"].how) == ("Iran", "metonym")
    assert (it["Dushanbe"].kind, it["Dushanbe"].label) == (ActorKind.STATE, "Tajikistan")


@pytest.mark.parametrize("text", ["He flew to Tehran.", "TEHRAN – It rained.", "Tehran is hot."])
def test_capitals_are_places_otherwise(text: str) -> None:
    kinds = {it.kind for it in found(text).values()}
    assert kinds == {"place"}


def test_regions_are_regions() -> None:
    it = found("Ties with Central Asian countries matter in Central Asia.")
    assert it["Central Asia"].kind == ActorKind.REGION
    assert it["Central Asian"].label == "Central Asia"


def test_us_the_pronoun_is_no_state() -> None:
    assert found("They told us so. Let us go.") == {}
    assert found("The US said so.")["US"].label == "United States"


# --- bodies and organisations -------------------------------------------------------------------


def test_one_phrase_is_two_bodies() -> None:
    text = "A pact between the Iranian and Tajik interior ministries was signed."
    both = [it for it in recognise(text, sentences(text)) if it.kind == ActorKind.BODY]
    assert [it.label for it in both] == [
        "Interior Ministry of Iran",
        "Interior Ministry of Tajikistan",
    ]
    assert {it.country for it in both} == {"IR", "TJ"}


def test_unnamed_ministers_are_a_group() -> None:
    text = "Then the deputy foreign ministers of Iran and Tajikistan spoke."
    it = found(text)["the deputy foreign ministers of Iran and Tajikistan"]
    assert (it.kind, it.role, it.of) == (ActorKind.GROUP, "deputy foreign minister", "IR TJ")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Iran’s police", ActorKind.BODY),
        ("Iranian state media", ActorKind.ORG),
        ("joint military committee", ActorKind.BODY),
        ("Iranian Foreign Ministry", ActorKind.BODY),
        ("American Enterprise Institute", ActorKind.ORG),
        ("Ministry of Culture and Islamic Guidance", ActorKind.BODY),
        ("Center for Strategic and International Studies", ActorKind.ORG),
        ("Kurdistan Workers' Party", ActorKind.ORG),
        ("Channel 12", ActorKind.ORG),
    ],
)
def test_bodies(words: str, kind: ActorKind) -> None:
    it = found(f"It was said that the {words} had asked for it.")
    assert it[words].kind == kind


def test_an_organisation_does_not_swallow_the_state_after_it() -> None:
    it = found("According to a report at the Pamir Policy Institute Iran had asked for it.")
    assert it["Pamir Policy Institute"].kind == ActorKind.ORG
    assert it["Iran"].kind == ActorKind.STATE


def test_the_article_belongs_to_a_newspaper() -> None:
    it = found("The Diplomat reported in 2022 that it was so.")["The Diplomat"]
    assert (it.kind, it.label) == (ActorKind.ORG, "The Diplomat")


def test_an_acronym_in_brackets_is_what_stands_before_it() -> None:
    text = "The Pamir Relief Committee (PRC) left. The PRC signed an understanding on gas (UoG)."
    it = [one for one in recognise(text, sentences(text)) if one.span.of(text) == "PRC"]
    assert {one.label for one in it} == {"Pamir Relief Committee"}
    assert "UoG" not in found(text)


def test_the_state_of_a_body_is_told() -> None:
    it = found("The Ministry of Foreign Affairs of Tajikistan and Iraq's Oil Ministry agreed.")
    assert it["Ministry of Foreign Affairs of Tajikistan"].country == "TJ"
    assert it["Oil Ministry"].country == "IQ"


# --- what is no name ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Deeper ties matter.",
        "On Tuesday they left. In January they returned. It was the Third time.",
        "Several interests drive it. Security is crucial. The relationship grew.",
        "nothing is written with a capital",
    ],
)
def test_sentences_without_names(text: str) -> None:
    assert found(text) == {}


def test_a_month_may_be_a_name() -> None:
    assert "Theresa May" in found("Then Theresa May resigned in May.")
    assert "May" not in found("It was signed in May 2022.")


def test_a_month_before_a_surname_is_a_first_name() -> None:
    assert persons("The envoys Jan Egeland and April Glaspie met in May.") == {
        "Jan Egeland",
        "April Glaspie",
    }
    assert "June Turkey" not in found("It was in June Turkey agreed.")


@pytest.mark.parametrize("name", ["Air Canada", "Radio France", "Air Berlin"])
def test_an_airline_or_a_station_is_no_state(name: str) -> None:
    assert found(f"On Monday {name} ordered six planes.")[name].kind == ActorKind.ORG


@pytest.mark.parametrize(
    "name", ["Prosecutor-General's Office", "Attorney General’s Office", "Mayor's Office"]
)
def test_an_office_is_whom_it_serves_and_office(name: str) -> None:
    assert found(f"Then the {name} opened a case.")[name].kind == ActorKind.BODY
    assert "Office" not in found("She found Peter's Office Depot closed.")


def test_a_headline_in_title_case_gives_only_what_is_known() -> None:
    text = "Iran Opens Large Drone Factory\nIran opened a factory, said Karim Radfar."
    assert {it.label for it in found(text).values()} == {"Iran", "Karim Radfar"}


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("Министр иностранных дел Грузии Ираклий Беридзе прибыл.", "Ираклий Беридзе",
         "foreign minister", "GE"),
        ("Глава МВД Таджикистана генерал-майор Умед Шарифзода.", "Умед Шарифзода",
         "interior minister", "TJ"),
        ("Вазири корҳои дохилии Тоҷикистон Умед Шарифзода омад.", "Умед Шарифзода",
         "interior minister", "TJ"),
        ("وزیر کشور تاجیکستان عمید شریف‌زاده وارد تهران شد.", "عمید شریف‌زاده",
         "interior minister", "TJ"),
        ("وزير الخارجية العراقي كريم الحيدري وصل إلى دمشق.", "كريم الحيدري",
         "foreign minister", "IQ"),
    ],
)  # fmt: skip
def test_a_person_with_an_office_in_other_scripts(text, name, role, of) -> None:
    it = found(text)[name]
    assert (it.kind, it.label, it.role, it.of) == (ActorKind.PERSON, name, role, of)


def test_states_in_other_scripts_have_their_own_name() -> None:
    text = "Делегация Ирана была в Узбекистане. В Баку прошли переговоры с Турцией, сообщил ТАСС."
    it = found(text)
    assert (it["Ирана"].label, it["Узбекистане"].label, it["Турцией"].label) == (
        "Iran", "Uzbekistan", "Turkey",
    )  # fmt: skip
    assert it["Баку"].kind == "place"
    assert it["ТАСС"].kind == ActorKind.ORG
    assert len(it) == 5


def test_in_persian_a_monday_is_no_city() -> None:
    assert "دوشنبه" not in found("هیأت روز دوشنبه به تهران رسید.")
    assert found("هیأت وارد دوشنبه شد.")["دوشنبه"].country == "TJ"


def test_a_name_in_cyrillic_is_known_by_its_surname_or_first_name() -> None:
    text = "Затем Олег Гринченко говорил с Рустамом Момени. Красная Площадь пуста."
    assert persons(text) == {"Олег Гринченко", "Рустамом Момени"}


# --- as a whole ---------------------------------------------------------------------------------


def test_it_is_deterministic_and_in_order() -> None:
    text = "Karim Radfar met Iran's police. Radfar, 45, flew to Baku, Azerbaijan, on Monday."
    first = recognise(text, sentences(text))
    assert first == recognise(text, sentences(text))
    assert list(first) == sorted(first, key=lambda it: (it.span.start, -it.span.end, it.label))


@pytest.mark.parametrize(
    "unit",
    ["Iran, ", "The ", "A.", "Aa-", "A'a", "General ", "Committee of ", "Mr. A said. ", "(AB) ",
     "minister ", "Paris ", "John Smith, ", "Aa Bb Cc (ABC) ", "King Aa University ", "A.com ",
     "министр ", "Иван Иванов ", "وزیر محمد ", "the May 5 Aa Brigade ",
     "'s ", "Iran's ", '"A" ', "1,"],
)  # fmt: skip
def test_no_text_takes_long(unit: str) -> None:
    def work(size: int) -> int:
        text = (unit * size)[: size * 4]
        return lines_run(lambda: recognise(text, [Span(0, len(text))]))

    assert work(5_000) < 13 * work(500)
    text = (unit * 30_000)[:120_000]
    begun = time.process_time()
    recognise(text, [Span(0, len(text))])
    assert time.process_time() - begun < 30


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the originals are not here")
def test_the_originals_name_whom_the_key_names() -> None:
    labels: set[str] = set()
    for file in sorted(SEEDS.glob("*.txt")):
        text = file.read_text("utf-8")
        labels |= {
            it.label
            for it in recognise(text, sentences(text))
            if isinstance(it.kind, ActorKind) and it.label
        }
    assert labels == {
        "Ahmadreza Radan", "Ramazon Rahimzada", "Rahimzoda Ramazon Hamro",
        "Abdurrahman Alimshazada", "Eskandar Momeni",
        "deputy foreign ministers of Iran and Tajikistan", "Iran's police",
        "Interior Ministry of Iran", "Interior Ministry of Tajikistan",
        "joint military committee", "Iranian state media", "The Diplomat",
        "American Enterprise Institute", "Iran", "Tajikistan", "Russia", "Ukraine", "Kyrgyzstan",
        "China", "Afghanistan", "Central Asia", "West", "CIA Factbook", "Wikipedia", "analysts",
    }  # fmt: skip
