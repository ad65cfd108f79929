"""Families of news sentences that tell an event, and those near them that tell none."""

import pytest

from sourcebook.ingest.pipeline.reading import read_article
from sourcebook.ingest.values import RawFile

HEAD = "Ministers meet in Tbilisi\n\nMarch 12, 2024 - 14:05\n\n"


def told(text):
    reading = read_article(RawFile("a.txt", f"{HEAD}{text}\n".encode()))
    return [f"{one.type}: {one.label}" for one in reading.happenings]


def dates(text):
    found = read_article(RawFile("a.txt", f"{HEAD}{text}\n".encode())).happenings
    return [one.time.edtf.text if one.time else "" for one in found]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Internet access was cut across the south.",
         "other: Internet access cut across the south"),
        ("Criminal cases were opened on charges of theft.",
         "other: Criminal cases opened on charges of theft"),
        ("The museum was fenced off on Tuesday.", "other: Museum fenced off"),
        ("Its servers were wiped overnight.", "other: Its servers wiped"),
        ("Two flights had been diverted on Sunday.", "other: Two flights diverted"),
        ("Giorgi Beridze was named as mayor.", "other: Giorgi Beridze named as mayor"),
        ("Giorgi Beridze was held for two months.", "sanction: Giorgi Beridze held"),
        ("A court ordered Giorgi Beridze held for two months.",
         "sanction: Court orders Giorgi Beridze held"),
        ("Giorgi Beridze was taken into custody.",
         "sanction: Giorgi Beridze taken into custody"),
    ],
)  # fmt: skip
def test_a_passive_of_a_deed_tells_an_event_though_nobody_does_it(sentence, label):
    assert told(sentence) == [label]


@pytest.mark.parametrize(
    "sentence",
    [
        "The valley is surrounded by mountains.",
        "The town is known for its wine.",
        "He was shocked by the news.",
        "The house was filled with smoke.",
        "The results were disappointing and mixed.",
        "The law was meant to help farmers.",
        "It was fenced.",
        "If the museum was fenced, nobody saw it.",
        "The talks were held for two days.",
    ],
)
def test_a_state_or_a_condition_tells_none(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The president declared a curfew in the capital.",
         "other: President declares a curfew in the capital"),
        ("The ministry extended the curfew to Batumi late on Monday.",
         "other: Ministry extends the curfew to Batumi"),
        ("President Ana Kobakhidze named Giorgi Beridze as prime minister.",
         "other: Ana Kobakhidze names Giorgi Beridze as prime minister"),
        ("On Tuesday, Ana Kobakhidze held a phone conversation with Aram Petrosyan.",
         "call: Ana Kobakhidze holds a phone conversation"),
        ("The speaker convened parliament on Sunday.", "talks: Speaker convenes parliament"),
        ("Georgia dropped its objections on Tuesday.", "other: Georgia drops its objections"),
        ("Rebels took three teachers hostage.", "force: Rebels take three teachers hostage"),
        ("The base came under attack on Sunday.", "force: Base comes under attack"),
        ("Georgia recalled its ambassador to Armenia.",
         "other: Georgia recalls its ambassador to Armenia"),
        ("Georgia put its army on high alert.", "other: Georgia puts its army on high alert"),
        ("The army laid siege to Batumi.", "other: Army lays siege to Batumi"),
        ("Police made 12 arrests on Sunday.", "sanction: Police make 12 arrests"),
        ("Georgia took Armenia to court.", "other: Georgia takes Armenia to court"),
        ("Thousands took to the streets of Tbilisi.",
         "other: Thousands take to the streets of Tbilisi"),
    ],
)  # fmt: skip
def test_a_verb_that_says_little_tells_it_with_its_noun(sentence, label):
    assert told(sentence) == [label]


@pytest.mark.parametrize(
    "sentence",
    [
        "The police named the victim as Ana.",
        "The road extended to the sea.",
        "The firm took its time.",
        "The minister put it well.",
        "He held a phone in his hand.",
        "The army laid the foundation of a new state.",
    ],
)
def test_such_a_verb_with_another_noun_tells_none(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Gunfire broke out near the palace shortly before midnight.",
         "force: Gunfire breaks out near the palace"),
        ("Clashes erupted in Tbilisi on Monday.", "force: Clashes erupt in Tbilisi"),
        ("Fighting resumed on Monday.", "force: Fighting resumes"),
        ("Protests spread to Batumi on Tuesday.", "other: Protests spread to Batumi"),
        ("A ceasefire took effect on Sunday.", "other: Ceasefire takes effect"),
        ("A curfew came into force at midnight.", "other: Curfew comes into force"),
        ("The trial opened in Tbilisi on Monday.", "other: Trial opens in Tbilisi"),
        ("Voting began on Sunday.", "other: Voting begins"),
        ("A bomb went off in Tbilisi.", "other: Bomb goes off in Tbilisi"),
        ("Elections will take place in June.", "other: Elections will take place"),
        ("A row broke out between the two ministers.",
         "other: Row breaks out between the two ministers"),
        ("The war has entered its third year.", "force: War enters its third year"),
    ],
)  # fmt: skip
def test_what_happens_by_itself_is_told_by_its_noun(sentence, label):
    assert told(sentence) == [label]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rumours spread quickly.",
        "The road broke the valley in two.",
        "Hope went out of the room.",
        "The protests began to worry investors.",
        "The talks take a toll.",
        "The school opens at eight.",
    ],
)
def test_what_is_no_event_happens_not(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The trial was adjourned until Monday.", ""),
        ("The vote was postponed to June 3.", ""),
        ("The union called a strike for Friday.", ""),
        ("The government on Monday extended the curfew until June 1.", "2024-03-11"),
        ("Ana Berg, born in San Francisco on February 24, 1955, has built a factory.", ""),
        ("Georgia suspended a partnership agreement signed in 2021.", ""),
        ("A law passed in January was repealed.", ""),
        ("A law passed in January was repealed on Monday.", "2024-03-11"),
        ("Police freed the reporter, arrested in January.", ""),
        ("Ana Kobakhidze, the leader of the party since 2019, resigned.", ""),
        ("Ana Kobakhidze, on Monday, resigned.", "2024-03-11"),
        ("Georgia freed 20 prisoners ahead of a summit on Monday.", ""),
        ("A court fined the bank for dumping waste in 2021.", ""),
        ("The bank was fined in 2021 for dumping waste.", "2021"),
        ("Beridze was convicted of fraud in 2019.", "2019"),
        ("Beridze was arrested and charged on Monday.", "2024-03-11"),
    ],
)
def test_a_date_of_another_thing_dates_no_event(sentence, found):
    assert dates(sentence)[:1] == [found]


def taking(text):
    reading = read_article(RawFile("a.txt", f"{HEAD}{text}\n".encode()))
    return [
        (one.part, reading.words(one.span)) for told in reading.happenings for one in told.takings
    ]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Georgia's Foreign Ministry summoned the Armenian ambassador, Aram Petrosyan.",
         [("asker", "Foreign Ministry"), ("asked", "Aram Petrosyan")]),
        ("Georgia's Foreign Ministry summoned the ambassador in Tbilisi, Aram Petrosyan.",
         [("asker", "Foreign Ministry"), ("asked", "Aram Petrosyan")]),
        ("Georgia's Interior Ministry arrested two men.", [("agent", "Interior Ministry")]),
        ("Georgia closed its border with Armenia.",
         [("agent", "Georgia"), ("target", "Armenia")]),
        ("Georgia broke off relations with Armenia.",
         [("agent", "Georgia"), ("target", "Armenia")]),
        ("Georgia froze the accounts of the Armenian bank Tulpar.",
         [("agent", "Georgia"), ("target", "Tulpar")]),
        ("The European Union imposed sanctions on seven Georgian officials, including "
         "Giorgi Beridze.", [("agent", "European Union"), ("target", "Giorgi Beridze")]),
        ("Georgia ordered 20 airliners from Boeing.",
         [("buyer", "Georgia"), ("seller", "Boeing")]),
    ],
)  # fmt: skip
def test_who_takes_part_is_who_acts_and_whom_it_is_done_to(sentence, who):
    assert taking(sentence) == who


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("They captured the TV centre.", ["force: They capture the TV centre"]),
        ("The rebels retook the airport on Monday.", ["force: Rebels retake the airport"]),
        ("The firm captured 40 percent of the market.",
         ["other: Firm captures 40 percent of the market"]),
        ("A group of officers tried to seize power.",
         ["force: Group of officers tries to seize power"]),
        ("The lenders were no longer providing funds.",
         ["supply: Lenders were no longer providing funds"]),
        ("China sent global markets into a tumble.",
         ["other: China sends global markets into a tumble"]),
        ("Those who paid him will be named.", []),
    ],
)  # fmt: skip
def test_a_label_agrees_with_its_subject_and_its_type_with_what_is_done(sentence, labels):
    assert told(sentence) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Protests broke out after the arrest of Giorgi Beridze on Friday.",
         ["other: Protests break out", "sanction: Giorgi Beridze arrested"]),
        ("The party has had no leader since the resignation of Ana Kobakhidze.",
         ["other: Ana Kobakhidze resigns"]),
        ("Ana Kobakhidze demanded the arrest of Giorgi Beridze.",
         ["demand: Ana Kobakhidze demands the arrest of Giorgi Beridze"]),
        ("The film is about the death of Giorgi Beridze.", []),
        ("Giorgi Beridze resigned. It was seen as weak after the resignation of Giorgi Beridze.",
         ["other: Giorgi Beridze resigns"]),
    ],
)  # fmt: skip
def test_a_noun_tells_what_nothing_else_in_the_article_tells(text, labels):
    assert told(text) == labels


def test_the_date_right_behind_the_person_is_that_of_the_noun():
    assert dates("Nobody spoke after the arrest of Giorgi Beridze on Friday.")[-1] == "2024-03-08"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The rally turned violent.", "other: Rally turns violent"),
        ("Her family left the country on Monday.", "other: Her family leaves the country"),
        ("The assembly rejected the bill.", "other: Assembly rejects the bill"),
        ("Soldiers loyal to the president retook the centre.",
         "force: Soldiers retake the centre"),
    ],
)  # fmt: skip
def test_nouns_in_ly_and_adjectives_behind_a_noun_lead_to_its_verb(sentence, label):
    assert told(sentence) == [label]


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Beridze appeared in court on Monday.", ["other: Beridze appears in court"]),
        ("The case was referred to the constitutional court.",
         ["other: Case referred to the constitutional court"]),
        ("About 300 people gathered outside the courthouse on Monday.",
         ["other: 300 people gather outside the courthouse"]),
        ("It appeared likely.", []),
        ("He referred to the court as a farce.", []),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_trial_is_told(sentence, labels):
    assert told(sentence) == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Customs officers found 40 kilos of cocaine in a lorry.",
         ["other: Customs officers find 40 kilos of cocaine in a lorry"]),
        ("They found the idea odd.", []),
        ("Beridze did not attend the funeral.", ["other: Beridze did not attend the funeral"]),
        ("Beridze has yet to attend school.", []),
        ("Beridze did not enter a plea.", ["other: Beridze did not enter a plea"]),
        ("The court found that Beridze had taken 2 million dollars.",
         ["other: Beridze takes 2 million dollars"]),
        ("Giorgi Beridze was last seen in Batumi on Monday.",
         ["other: Giorgi Beridze seen in Batumi"]),
        ("The rise was seen in May.", []),
        ("The trial will continue on March 20.", ["other: Trial will continue"]),
        ("The trial continues.", []),
        ("A judge in Tbilisi ordered the seizure of two yachts.",
         ["other: Judge in Tbilisi orders the seizure of two yachts"]),
        ("The president ordered the seizure of two yachts.",
         ["demand: President orders the seizure of two yachts"]),
        ("A Tbilisi court gave Giorgi Beridze nine years.",
         ["sanction: Tbilisi court gives Giorgi Beridze nine years"]),
        ("The club gave Giorgi Beridze two years.", []),
        ("The new parliament will meet on Monday.", ["talks: New parliament will meet"]),
        ("Norvik was founded in 1974.", ["found: Norvik founded"]),
    ],
)  # fmt: skip
def test_plain_facts_of_courts_and_bodies_are_told(sentence, labels):
    assert told(sentence) == labels


def statuses(text):
    found = read_article(RawFile("a.txt", f"{HEAD}{text}\n".encode())).happenings
    return [(str(one.status), one.type, one.label) for one in found]


@pytest.mark.parametrize(
    ("sentence", "told_so"),
    [
        ("Georgia holds local elections on June 3.",
         [("planned", "other", "Georgia holds local elections")]),
        ("The trial begins on April 2.", [("planned", "other", "Trial begins")]),
        ("The museum opens at ten every Monday.", []),
        ("The trial begins a new chapter.", []),
        ("Ana Kobakhidze is due in Yerevan next month.",
         [("planned", "visit", "Ana Kobakhidze is due in Yerevan")]),
        ("Ana Kobakhidze is due in court on Friday.",
         [("planned", "other", "Ana Kobakhidze is due in court")]),
        ("The rent is due in May.", []),
        ("Ana Kobakhidze is visiting Armenia next week.",
         [("planned", "visit", "Ana Kobakhidze is visiting Armenia")]),
        ("Ana Kobakhidze is holding talks with a smaller party.",
         [("asserted", "talks", "Ana Kobakhidze holds talks with a smaller party")]),
    ],
)  # fmt: skip
def test_what_has_its_day_is_planned_though_told_in_the_present(sentence, told_so):
    assert statuses(sentence) == told_so


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Beridze is in hospital after suffering a stroke on Sunday.",
         ["other: Beridze suffers a stroke"]),
        ("Beridze is in hospital after suffering a stroke.", []),
        ("The deal, signed in Batumi on Sunday, would end the row.",
         ["accord: Deal signed in Batumi"]),
        ("The deal, signed by both, would end the row.", []),
        ("The crowd pelted the Georgian Left in Tbilisi.",
         ["other: Crowd pelts the Georgian Left in Tbilisi"]),
    ],
)  # fmt: skip
def test_a_participle_with_a_date_of_its_own_tells_an_event(sentence, labels):
    assert told(sentence) == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("The arrest of the nephew on Sunday was followed by the resignation of the minister"
         " two days later.", ["sanction: Nephew arrested", "other: Minister resigns"]),
        ("Prices rose after the closure of the plant on Friday.", ["other: Plant closed"]),
        ("The sinking of the ferry on Friday would be a first.", []),
        ("The resignation of the minister is no option.", []),
        ("The ferry sank on Friday. Prices rose after the sinking of the ferry on Friday.",
         ["other: Ferry sinks"]),
        ("The indictment of Giorgi Beridze took a year.", ["sanction: Giorgi Beridze indicted"]),
    ],
)  # fmt: skip
def test_a_noun_with_a_date_of_its_own_tells_an_event_of_somebody_without_a_name(sentence, labels):
    assert [one for one in told(sentence) if "rise" not in one] == labels


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("A court cleared the seller, Giorgi Beridze, of fraud.", [("target", "Giorgi Beridze")]),
        ("Ana Kobakhidze demanded the release of Giorgi Beridze.",
         [("asker", "Ana Kobakhidze"), ("asked", "Giorgi Beridze")]),
        ("Georgia filed a claim against Armenia.", [("agent", "Georgia"), ("target", "Armenia")]),
        ("The government of Ana Kobakhidze was sworn in.", [("target", "Ana Kobakhidze")]),
    ],
)  # fmt: skip
def test_whom_an_office_a_suit_or_an_order_is_about_takes_part(sentence, who):
    assert taking(sentence) == who


def test_what_an_aside_says_is_hoped_does_not_reach_the_main_clause():
    sentence = "The European Union, which Georgia hopes to join, froze 5 million euros in aid."
    assert [status for status, _, _ in statuses(sentence)] == ["asserted"]


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("A convoy of 20 trucks reached the town.",
         ["other: Convoy of 20 trucks reaches the town"]),
        ("Prices reached a high.", []),
        ("The freighter ran aground near Poti.", ["other: Freighter runs aground near Poti"]),
        ("The road ran through Poti.", []),
        ("The ship set sail on Friday.", ["other: Ship sets sail"]),
        ("Schools will reopen on Friday.", ["other: Schools will reopen"]),
        ("Georgia took delivery of two ships.", ["other: Georgia takes delivery of two ships"]),
        ("Giorgi Beridze became prime minister in 2021.",
         ["other: Giorgi Beridze becomes prime minister"]),
        ("Giorgi Beridze became ill.", []),
        ("Detectives questioned the captain.", ["other: Detectives question the captain"]),
        ("Detectives questioned the report.", []),
        ("Rail traffic resumed on Friday.", ["other: Rail traffic resumes"]),
        ("Fishermen blocked the harbour.", ["other: Fishermen block the harbour"]),
        ("A tug towed the vessel to Poti.", ["other: Tug tows the vessel to Poti"]),
    ],
)  # fmt: skip
def test_what_ships_schools_and_offices_do_is_told(sentence, labels):
    assert told(sentence) == labels


def test_what_is_scheduled_for_a_day_is_planned_for_it():
    sentence = "A hearing is scheduled for May 2."
    assert statuses(sentence)[0][0] == "planned"
    assert dates(sentence) == ["2024-05-02"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran and Oman also discussed an agreement signed in 2026.",
        "The two ministers of Iran discussed an agreement on fish signed in 2026.",
    ],
)
def test_what_was_signed_before_is_not_signed_by_those_who_discuss_it(sentence):
    assert [one for one in told(sentence) if "sign " in one or one.endswith("sign")] == []


def test_a_relative_clause_ends_where_the_main_verb_has_its_object():
    assert told("A bomb that exploded in a market in Poti on May 3 killed 20 people.") == [
        "other: Bomb explodes in a market in Poti",
        "force: Bomb kills 20 people",
    ]
