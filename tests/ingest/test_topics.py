"""Topics are found by words of a lexicon, and say where."""

import time

from sourcebook.ingest.topics import topics
from sourcebook.text import Span


def found(text):
    return {about.subject.label: about.span.of(text) for about in topics(text, Span(0, len(text)))}


def test_words_lead_to_subjects():
    text = "They spoke of counter-terrorism, narcotics and organized crime, and of terrorism again."
    assert found(text) == {
        "Terrorism": "counter-terrorism",
        "Drug trafficking": "narcotics",
        "Organised crime": "organized crime",
    }


def test_only_whole_words_and_only_the_sentence_asked():
    assert found("The transporter boiled.") == {}
    assert topics("Trade. Drones.", Span(0, 6))[0].subject.label == "Trade"
    assert len(topics("Trade. Drones.", Span(0, 6))) == 1


def test_a_hostile_megabyte_takes_no_time():
    text = "organized " * 100_000
    start = time.perf_counter()
    found(text)
    assert time.perf_counter() - start < 2
