"""The forms of English verbs: irregular ones, what stands before them, and guessed base forms."""

import pytest

from sourcebook.ingest.events.verbs import form_of, forms


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("retook", "retake"), ("rewrote", "rewrite"), ("repaid", "repay"), ("rebuilt", "rebuild"),
        ("overran", "overrun"), ("overcame", "overcome"), ("overheard", "overhear"),
        ("overrode", "override"), ("underwrote", "underwrite"), ("outsold", "outsell"),
        ("outgrew", "outgrow"), ("outbid", "outbid"), ("misread", "misread"),
        ("misunderstood", "misunderstand"), ("foretold", "foretell"), ("forwent", "forgo"),
        ("withdrew", "withdraw"), ("withheld", "withhold"), ("undid", "undo"),
        ("befell", "befall"), ("upheld", "uphold"), ("slew", "slay"), ("trod", "tread"),
        ("strung", "string"), ("forsook", "forsake"), ("burnt", "burn"), ("leapt", "leap"),
        ("borne", "bear"), ("proven", "prove"), ("sped", "speed"),
    ],
)  # fmt: skip
def test_irregular_forms_are_known_with_what_stands_before_them(form, lemma):
    known = form_of(form)
    assert known is not None
    assert known.lemma == lemma
    assert known.kinds & {"past", "part"}


@pytest.mark.parametrize(
    "lemma",
    "convene intervene contravene engage damage salvage prolong probe describe ignite invite"
    " excite precede concede charge applaud defraud haul devour level signal install compel"
    " embezzle hassle exile hike rebuke style breathe scope visit edit profit exhibit summon"
    " develop open listen orbit target blitz sabotage recreate convince fine raid rally".split(),
)
def test_the_base_of_a_regular_form_is_guessed_by_its_spelling(lemma):
    for form, _ in forms(lemma):
        if form.endswith(("ed", "ing")):
            assert form_of(form).lemma == lemma


@pytest.mark.parametrize("noun", "output outset outlet outcome outbreak outlook".split())
def test_nouns_that_look_like_such_verbs_are_none(noun):
    assert form_of(noun) is None


@pytest.mark.parametrize("word", ["levelled", "tunnelled", "signalled", "totalled", "labelled"])
def test_a_doubled_l_is_single_in_the_base(word):
    assert form_of(word).lemma == word.removesuffix("led")
