"""Events: what an article tells as having happened, asked for, or planned; who, and when."""

import re
import time

import pytest

from sourcebook.ingest.pipeline.reading import read_article
from sourcebook.ingest.values import RawFile
from sourcebook.model import EVENT_TYPES, Status
from sourcebook.text import cells

HEAD = "Ministers meet in Tbilisi\n\nMarch 12, 2024 - 14:05\n\n"


def told(*paragraphs):
    reading = read_article(RawFile("a.txt", (HEAD + "\n\n".join(paragraphs) + "\n").encode()))
    return reading, reading.happenings


def only(*paragraphs):
    reading, found = told(*paragraphs)
    assert len(found) == 1, [one.label for one in found]
    return reading, found[0]


def parts(reading, one):
    return [(taking.part, reading.words(taking.span)) for taking in one.takings]


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "label"),
    [
        ("Georgia and Armenia signed a trade agreement on Monday.", "accord", "asserted",
         "Georgia and Armenia sign a trade agreement"),
        ("Georgia will sign a trade agreement with Armenia in July.", "promise", "planned",
         "Georgia will sign a trade agreement with Armenia"),
        ("Georgian drones were not used in Armenia.", "force", "negated",
         "Georgian drones not used in Armenia"),
        ("Georgia asked Armenia not to close the border.", "demand", "requested",
         "Georgia asks Armenia not to close the border"),
        ("Georgia could sign a treaty with Armenia.", "accord", "hypothetical",
         "Georgia could sign a treaty with Armenia"),
        ("Georgia allegedly signed a treaty with Armenia.", "accord", "alleged",
         "Georgia allegedly signed a treaty with Armenia"),
        ("In May 2022 Georgia opened a tea factory in Armenia.", "found", "asserted",
         "Georgia opens a tea factory in Armenia"),
        ("Georgia has been exporting drones to Armenia.", "supply", "asserted",
         "Georgia exports drones to Armenia"),
        ("Georgia didn't sign the treaty with Armenia.", "accord", "negated",
         "Georgia didn't sign the treaty with Armenia"),
    ],
)  # fmt: skip
def test_one_clause_gives_type_status_and_label(sentence, kind, status, label):
    _, one = only(sentence)
    assert (one.type, one.status.value, one.label) == (kind, status, label)


@pytest.mark.parametrize(
    "sentence",
    [
        "Georgia hopes to sign a treaty with Armenia.",
        "Ties between Georgia and Armenia are good.",
        "The signed agreement between Georgia and Armenia is old.",
        "Georgia signed off.",
        "The company reached a new low.",
        "Georgia welcomed the decision.",
    ],
)
def test_hopes_states_and_turns_of_phrase_are_no_events(sentence):
    assert told(sentence)[1] == ()


def test_a_visit_told_three_times_is_one_with_its_invitation_before_it():
    reading, (visit, invitation) = told(
        "Armenia's Interior Minister, General Aram Petrosyan, arrived in Georgia on Tuesday.",
        "Petrosyan was invited by Georgia's Interior Minister, Levan Beridze, and was welcomed at "
        "Tbilisi International Airport by Deputy Interior Minister Nino Lomidze.",
        "Petrosyan's visit is the latest of many.",
    )
    assert visit.type == "visit" and visit.time.edtf.text == "2024-03-12"
    assert len(visit.places) == 3
    assert ("visitor", "Aram Petrosyan") in parts(reading, visit)
    assert ("host", "Nino Lomidze") in parts(reading, visit)
    assert parts(reading, invitation) == [("invitee", "Petrosyan"), ("inviter", "Levan Beridze")]
    assert invitation.time is None and invitation.before == (0,)


def test_a_passive_hangs_on_the_event_before_it():
    reading, (first, second) = told(
        "In January, Georgia and Armenia signed 22 agreements. Less than two months later, a "
        "border treaty was signed between the Georgian and Armenian interior ministries."
    )
    assert (first.time.edtf.text, first.before) == ("2024-01", (1,))
    assert second.time_of == 0 and second.time.edtf.text == "[2024-02..2024-03]"
    assert parts(reading, second) == [("party", "the Georgian and Armenian interior ministries")]
    assert [reading.words(span) for span in second.called] == ["border treaty"]


def test_a_reports_day_is_not_the_events_day():
    _, (pact, report) = told(
        "Georgia and Armenia signed a memorandum on trade, Georgian state media reported on "
        "January 23."
    )
    assert (report.type, report.time.edtf.text) == ("report", "2024-01-23")
    assert pact.time.edtf.text == "[..2024-01-23]"
    assert (pact.time_of, pact.before, pact.cue) == (1, (1,), 0)
    assert pact.time.rule == "report" and pact.time.why


def test_pairs_and_pronouns_stand_for_those_named_if_that_is_sure():
    reading, (_, second) = told(
        "Georgia and Armenia signed a trade agreement.", "Both sides discussed customs."
    )
    (taking,) = second.takings
    assert [reading.words(span) for span in taking.stands_for] == ["Georgia", "Armenia"]
    assert second.label == "Georgia and Armenia discuss customs"
    assert told("Georgia, Armenia and Turkey are near.", "Both sides discussed customs.")[1] == ()


def test_order_without_a_date():
    _, (new, old) = told(
        "Georgia and Armenia signed a memorandum on trade.",
        "The new agreement with Armenia comes after Georgia and Turkey also signed a treaty.",
    )
    assert old.before == (0,) and old.time is None
    assert len(new.places) == 2


def test_an_ongoing_state_lasts_until_the_article():
    _, one = only("Georgia has been exporting drones to Armenia.")
    assert one.time.edtf.text == "../2024-03-12" and one.time.rule == "ongoing"


def test_a_call_is_one_event_with_those_who_spoke():
    reading, one = only(
        "In a telephone call last month, the deputy foreign ministers of Georgia and Armenia "
        "expressed their commitment to peace."
    )
    assert (one.type, one.time.edtf.text) == ("call", "2024-02")
    assert ("party", "Armenia") in parts(reading, one)


LONG = """Georgia and Armenia signed a memorandum of understanding (MoU) on closer border \
cooperation, Georgian state media reported on January 23. The Diplomat \
reported in late 2022 that Armenia-made drones were not being used in Georgia. Turkey has \
increasingly used Armenian drones against Georgia."""


def test_every_stretch_holds_and_no_label_has_a_word_of_its_own():
    reading, found = told(LONG)
    assert [one.status for one in found].count(Status.NEGATED) == 1
    stems = {word[:3].lower() for word in re.findall(r"\w+", reading.text)}
    for one in found:
        assert one.type in EVENT_TYPES and one.rule and one.why
        assert one.label and cells(one.label) <= 60
        assert {word[:3].lower() for word in re.findall(r"\w+", one.label)} <= stems
        spans = [*one.places, *one.sentences, *one.where, *one.called]
        spans += [taking.span for taking in one.takings]
        assert all(span.of(reading.text).strip() for span in spans)
        assert all(0 <= at < len(found) for at in one.before)
    assert told(LONG)[1] == found


@pytest.mark.parametrize(
    "piece",
    ["signed ", "Georgia and ", "Georgia signed a pact. ", "Both sides met. ", "was not being ",
     "Georgia said that Armenia signed a deal. ", "he said, and "],
)  # fmt: skip
def test_any_text_is_read_in_bounded_time(piece):
    text = HEAD + piece * (60_000 // len(piece))
    started = time.perf_counter()
    read_article(RawFile("a.txt", text.encode()))
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    ("sentence", "kind", "label"),
    [
        ("A bomb hit a bus depot in Batumi on Monday, wounding four drivers.", "force",
         "Bomb hits a bus depot in Batumi"),
        ("The treaty that Georgia and Armenia signed in Kars is long.", "accord",
         "Georgia and Armenia sign the treaty in Kars"),
        ("Georgia sent tents, and Armenia sent doctors.", "supply", "Georgia sends tents"),
        ("A fire destroyed a library on Sunday.", "other", "Fire destroys a library"),
        ("About 900 miners walked off the job on Monday.", "other", "900 miners walk off the job"),
        ("Hundreds of students celebrated in front of the museum.", "other",
         "Hundreds of students celebrate in front of the museum"),
        ("Rescuers dug eleven miners from the mud.", "other",
         "Rescuers dig eleven miners from the mud"),
        ("Prosecutors accuse her of taking bribes.", "", ""),
        ("A jury found Nino Lomidze guilty of fraud on Monday.", "sanction",
         "Jury finds Nino Lomidze guilty of fraud"),
        ("The pact was drafted by Georgia and signed in Batumi by Armenia.", "", ""),
        ("The strike began on March 3.", "other", "Strike begins"),
        ("A bid by the Turkish brewer was rejected in January.", "other",
         "Bid by the Turkish brewer rejected"),
        ("The union threatened to call a strike.", "other", "Union threatens to call a strike"),
        ("Georgia offered to host the talks.", "other", "Georgia offers to host the talks"),
        ("Police detained Levan Beridze at his home on Monday.", "sanction",
         "Police detain Levan Beridze at his home"),
        ("Three teachers who were kidnapped in May have been freed.", "other",
         "Three teachers freed"),
        ("Georgia's envoy for Turkey, Nino Lomidze, condemned the raid.", "", ""),
        ("Judge Nino Lomidze ordered the arrest of two bankers.", "other",
         "Nino Lomidze orders the arrest of two bankers"),
        ("Georgia has hired the law firm Beridze.", "other", "Georgia hires the law firm Beridze"),
        ("A bus carrying 40 tourists crashed near Batumi.", "other",
         "Bus carrying 40 tourists crashes near Batumi"),
    ],
)  # fmt: skip
def test_whoever_acts_and_whatever_strikes_tells_an_event_of_any_verb(sentence, kind, label):
    found = {(one.type, one.label) for one in told(sentence)[1]}
    assert (kind, label) in found or (not kind and found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "If Georgia closes the border, Armenia would have to sue.",
        "The question of who signed the treaty with Armenia is open.",
        "Georgia must sign a treaty with Armenia.",
        "The minister declined to comment.",
        "Talks on gas with Armenia almost collapsed.",
        "Armenia's parliament debates behind closed doors.",
        "Two diplomats briefed on the talks were in Tbilisi.",
        "Georgia has enough gas for six months.",
        "Georgia raised concerns.",
        "The company employs 6,400 people in Armenia.",
        "Nobody was arrested.",
    ],
)
def test_conditions_duties_questions_and_what_nobody_does_are_no_events(sentence):
    assert told(sentence)[1] == (), [one.label for one in told(sentence)[1]]


def test_verbs_that_share_a_subject_share_its_date():
    _, (closed, froze) = told("Georgia closed a bank on Monday and froze its accounts.")
    assert closed.time.edtf.text == froze.time.edtf.text == "2024-03-11"
    assert froze.time.rule == "same sentence" and froze.time.why


def test_that_evening_is_the_day_of_the_event_before():
    _, (_, freed, bomb) = told(
        "Police arrested two miners on Monday. A court freed one of them that evening. Hours "
        "later, a bomb killed a guard."
    )
    assert (freed.time.edtf.text, freed.time_of) == ("2024-03-11", 0)
    assert bomb.time.edtf.text == "2024-03-11?" and bomb.time.why


def test_a_when_goes_on_from_the_day_before_it():
    found = told("Relations froze on Friday, when Georgia expelled two diplomats.")[1]
    assert [one.time.edtf.text for one in found if "expels" in one.label] == ["2024-03-08"]


def test_the_date_of_a_relative_clause_is_not_that_of_its_sentence():
    found = told("Lomidze, who joined the bank in 2019, resigned over a dispute.")[1]
    dates = {one.label: one.time and one.time.edtf.text for one in found}
    assert dates == {"Lomidze joins the bank": "2019", "Lomidze resigns over a dispute": None}


@pytest.mark.parametrize(
    "aside", ["born in Kutaisi in 1955", "a deputy until May 2009", "its head in 2003"]
)
def test_the_date_of_a_life_is_not_that_of_the_deed(aside):
    _, one = only(f"Nino Beridze, {aside}, closed the office in Armenia.")
    assert one.time is None


@pytest.mark.parametrize("hour", ["at around 22:00 local time", "at 10 p.m.", "in the evening"])
def test_an_hour_without_a_day_dates_nothing(hour):
    _, one = only(f"Soldiers from Armenia left Georgia {hour}.")
    assert one.time is None


def test_an_hour_with_a_day_or_of_this_day_dates_it():
    _, one = only("Soldiers from Armenia left Georgia at 10 p.m. on March 3.")
    assert one.time is not None and one.time.edtf.text.endswith("-03-03")
    _, one = only("Soldiers from Armenia left Georgia this morning.")
    assert one.time is not None


def test_the_date_of_an_aside_is_not_that_of_its_sentence():
    _, one = only("The Georgian bank, founded in 1921, closed its office in Armenia.")
    assert one.time is None


def test_the_union_is_the_one_that_is_called_so():
    reading, found = told(
        "The shipping line Norvik Marine met the union Dock Force in Batumi on Monday.",
        "The union threatened Norvik Marine with a strike.",
    )
    taking = found[-1].takings[0]
    assert [reading.words(span) for span in taking.stands_for] in (["Dock Force"], [])


def test_words_of_every_verb_of_the_lexicon_are_of_a_known_type():
    from sourcebook.ingest.events.words import readings

    for form in ("mediated", "kidnapped", "exploded", "invaded", "promised", "acquired"):
        assert all(verb.type in EVENT_TYPES for verb in readings(form)), form
    assert readings("believed") == () == readings("remained")
