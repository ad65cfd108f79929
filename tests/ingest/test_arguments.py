"""Who does what to whom: agent and patient of any verb, by rules and by a parse."""

import time
from importlib.util import find_spec

import pytest

from sourcebook.ingest.events.arguments import Asked, Tree
from sourcebook.ingest.events.sentence import read
from sourcebook.ingest.parse import MODEL, Parse, Token, parser
from sourcebook.text import Span

extra = pytest.mark.skipif(find_spec(MODEL) is None, reason="the extra is not installed")


def asked(text, verb, parse=None):
    words = read(text, Span(0, len(text)))
    return words, Asked(words, (), Tree(parse) if parse else None).arguments(words.low.index(verb))


def heads(words, phrase):
    return (
        " + ".join(words.stretch(at, at + 1).of(words.text) for at in phrase.heads)
        if phrase
        else None
    )


def both(text, verb, parse=None):
    words, found = asked(text, verb, parse)
    return heads(words, found.agent), heads(words, found.patient)


CLAUSES = [
    ("The firm sold two ships.", "sold", "firm", "ships"),
    ("Two ships were sold by the firm in May.", "sold", "firm", "ships"),
    ("The ships, which the firm sold, are old.", "sold", "firm", "ships"),
    ("The firm that sold the ships is old.", "sold", "firm", "ships"),
    ("The firm, a maker of ropes, sold two ships.", "sold", "firm", "ships"),
    ("The firm (known as Ropa) sold two ships.", "sold", "firm", "ships"),
    ("Officials from the port have sold two ships.", "sold", "Officials", "ships"),
    ("In May the firm bought a mine and sold two ships.", "sold", "firm", "ships"),
    ("The firm agreed to sell two ships.", "sell", "firm", "ships"),
    ("The bank urged the firm to sell two ships.", "sell", "firm", "ships"),
    ("The bank called on the firm to sell two ships.", "sell", "firm", "ships"),
    ("The firm was ordered to sell two ships.", "sell", "firm", "ships"),
    ("The firm raised cash by selling two ships.", "selling", "firm", "ships"),
    ("Ana and Marek sold two ships and a barge.", "sold", "Ana + Marek", "ships + barge"),
    ('"We are glad," said Marek Novak.', "said", "Novak", None),
    ("Prices fell by a third.", "fell", None, "Prices"),
    ("Prices fell 12 percent on Monday.", "fell", None, "Prices"),
    ("The firm began selling ships.", "began", "firm", None),
    ("There were 40 ships in the port.", "were", None, "ships"),
    ("She won't sell the ship.", "sell", "She", "ship"),
    ("The minister arrested over bribes has resigned.", "arrested", None, "minister"),
    ("The firm said its workers demand a rise.", "demand", "workers", "rise"),
]


@pytest.mark.parametrize(("text", "verb", "agent", "patient"), CLAUSES)
def test_rules_tell_agent_and_patient(text, verb, agent, patient):
    assert both(text, verb) == (agent, patient)


@extra
@pytest.mark.parametrize(("text", "verb", "agent", "patient"), CLAUSES)
def test_the_parser_tells_the_same(text, verb, agent, patient):
    assert both(text, verb, parser()(text, [Span(0, len(text))])) == (agent, patient)


def test_who_is_meant_stands_with_the_rule_that_found_it():
    _, found = asked("Two ships were sold by the firm.", "sold")
    assert (found.subject.rule, found.by.rule) == ("subject before the verb", "by whom")


def test_a_relative_clause_keeps_its_pronoun():
    words, found = asked("The firm that sold the ships is old.", "sold")
    assert words.low[found.agent.through] == "that"


def test_the_parse_is_believed_and_named():
    text = "Ships rescue crews"
    spans = [Span(0, 5), Span(6, 12), Span(13, 18)]
    tokens = tuple(
        Token(span, lemma, pos, tag, dep, 1)
        for span, lemma, pos, tag, dep in zip(
            spans, ("ship", "rescue", "crew"), ("NOUN", "VERB", "NOUN"), ("NNS", "VBP", "NNS"),
            ("nsubj", "ROOT", "dobj"), strict=True,
        )
    )  # fmt: skip
    _, found = asked(text, "rescue", Parse(tokens))
    assert (found.agent.rule, found.patient.rule) == ("spaCy: nsubj", "spaCy: dobj")
    assert both(text, "rescue", Parse(tokens)) == ("Ships", "crews")


def test_a_parse_of_another_stretch_changes_nothing():
    text = "The firm sold two ships."
    token = Token(Span(400, 404), "sell", "VERB", "VBD", "ROOT", 0)
    assert both(text, "sold", Parse((token,))) == ("firm", "ships")


@pytest.mark.parametrize("verb", ["sold", "and", ",", "("])
def test_even_a_sentence_of_one_word_repeated_is_asked_in_bounded_time(verb):
    words = read(text := "the firm sold and, (" * 80, Span(0, len(text)))
    sentence = Asked(words)
    started = time.perf_counter()
    for at, word in enumerate(words.low):
        if word == verb:
            sentence.arguments(at)
    assert time.perf_counter() - started < 20
