"""What a reader decided outlives a changed article; what is gone is said to be gone."""

from dataclasses import replace

import pytest

from golden.runner import run
from sourcebook.corpus import Corpus
from sourcebook.errors import SourcebookError
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.pipeline.moved import Moved
from sourcebook.ingest.values import RawFile
from sourcebook.model import (
    ActorKind,
    Hide,
    Judgement,
    Pair,
    Property,
    Rank,
    Say,
    Split,
    Value,
    Withdraw,
)
from sourcebook.store.check import check
from sourcebook.text import Span

FERRY = """Ministers sign ferry memorandum

May 14, 2024

BATUMI – Georgia's Transport Minister Levan Beridze and Kazakhstan's Transport Minister Nurlan \
Tokayev signed a memorandum on the ferry line in Batumi on Monday.

Beridze visited Aktau in April. Tokayev said the ferry would be cheap. Tokayev said the port \
would be deep.
"""
HERALD = """A ferry for the Caspian

May 20, 2024

Georgia and Kazakhstan signed a memorandum on a ferry line on May 9, 2024, the Batumi Herald \
reported.
"""


def raw(name, text):
    return RawFile(name, text.encode())


@pytest.fixture(scope="module")
def book():
    return ingest([raw("ferry.txt", FERRY), raw("herald.txt", HERALD)], None, "ferry").batch


def again(book, text, name="ferry.txt"):
    """The book after one of its articles was changed; sound in any case."""
    done = ingest([raw(name, text)], book, "ferry")
    assert [one.outcome for one in done.files] == ["changed"]
    assert check(done.batch) == []
    return done.batch


def event(book, words):
    (found,) = [one.id for one in book.events if words in one.label]
    return found


def claim(book, about, prop, **has):
    (found,) = [
        one
        for one in book.claims
        if (one.about, one.property) == (about, prop)
        and all(getattr(one, name) == value for name, value in has.items())
    ]
    return found


def judged(book, *acts):
    return Corpus(
        book, [Judgement(f"W{n}", act, "reader", "mine") for n, act in enumerate(acts, 1)]
    )


def orphans(corpus):
    """The reader's judgements about what the book has no more."""
    return {one.judgement.id for one in corpus.orphans}


SENTENCE = "The two ports are 900 kilometres apart. "
BEFORE = FERRY.replace("BATUMI –", f"{SENTENCE}BATUMI –")
MENDED = FERRY.replace("Aktau in April", "Aktau in late April").replace("Monday", "Monday evening")
REMOVED = FERRY.replace("Beridze visited Aktau in April. ", "")


CHANGES = {
    "a sentence before": BEFORE,
    "two words mended": MENDED,
    "a sentence removed": REMOVED,
    "a paragraph behind": FERRY + "\nThe ferry is blue.\n",
}


@pytest.mark.parametrize("text", CHANGES.values(), ids=CHANGES)
def test_a_pair_a_hidden_actor_and_a_ranked_date_are_kept(book, text):
    signed, herald = event(book, "Tokayev sign"), event(book, "Kazakhstan sign")
    tokayev = next(one.id for one in book.actors if "Tokayev" in one.label)
    date = claim(book, signed, Property.WHEN)
    changed = again(book, text)
    corpus = judged(
        changed, Pair(signed, herald, Say.SAME), Rank(date.id, "preferred"), Hide(tokayev)
    )
    assert corpus.resolve(herald).thing == signed
    assert corpus.thing(tokayev) is None
    readings = [one for one in corpus.readings(signed, Property.WHEN) if one.own]
    assert (readings[0].rank, readings[0].time.edtf.text) == ("preferred", date.time.edtf.text)
    assert orphans(corpus) == set()
    # and the words they stand on are those they stood on
    words = {one.id: one.surface for one in book.mentions}
    assert all(words.get(one.id, one.surface) == one.surface for one in changed.mentions)


def test_what_is_removed_is_retired_and_its_judgements_are_listed_as_orphans(book):
    visit = event(book, "visit")
    day = claim(book, visit, Property.WHEN)
    changed = again(book, REMOVED)
    (retired,) = [one for one in changed.judgements if one.act == Hide(visit)]
    assert (retired.user, retired.rule) == ("ingest", "retired")
    corpus = judged(changed, Rank(day.id, "preferred"), Value(visit, "label", "The April visit"))
    assert visit not in [row.id for row in corpus.timeline()]
    assert orphans(corpus) == {"W1", "W2"}
    with pytest.raises(SourcebookError, match="retired.*last told in article/ministers-sign"):
        judged(changed).resolve(visit)
    back = again(changed, FERRY)
    assert any(one.act == Withdraw(retired.id) for one in back.judgements)
    assert judged(back).thing(visit) is not None
    assert claim(back, visit, Property.WHEN).id == day.id


def test_a_look_alike_is_never_taken(book):
    said = [
        one
        for one in book.mentions
        if one.surface == "Tokayev" and one.anchors[0].start > FERRY.index("Tokayev said") - 1
    ]
    first, second = sorted(said, key=lambda one: one.anchors[0].start)
    changed = again(book, FERRY.replace("Tokayev said the ferry would be cheap. ", ""))
    held = {one.id for one in changed.mentions}
    assert second.id in held
    assert first.id not in held


def test_another_meeting_told_in_the_same_words_is_another_event(book):
    later = FERRY.replace("Beridze visited Aktau in April. ", "").replace(
        "would be deep.", "would be deep.\n\nA new year began. In June, Beridze visited Aktau."
    )
    changed = again(book, later)
    visits = [one for one in changed.events if "visit" in one.label.lower()]
    assert len(visits) == 2
    assert any(one.act == Hide(event(book, "visit")) for one in changed.judgements)


def test_a_mended_typo_keeps_the_event_and_the_actor_it_was_in(book):
    typo = FERRY.replace("Nurlan Tokayev", "Nurlan Tokyev").replace("ferry line", "fery line")
    before = ingest([raw("ferry.txt", typo)], None, "ferry").batch
    signed = next(one for one in before.events if one.type == "accord")
    person = next(one for one in before.actors if one.label == "Nurlan Tokyev")
    after = ingest([raw("ferry.txt", FERRY)], before, "ferry").batch
    assert next(one.label for one in after.actors if one.id == person.id) == "Nurlan Tokayev"
    kept = next(one for one in after.events if one.id == signed.id)
    assert "Tokayev" in kept.label
    names = {name.value for one in after.actors if one.id == person.id for name in one.names}
    assert names and all(name in FERRY for name in names)


def test_a_split_keeps_its_mentions(book):
    tokayev = next(one.id for one in book.actors if "Tokayev" in one.label)
    named = [one for one in book.mentions if one.about == tokayev]
    split = Split(tokayev, (named[-1].id,))
    corpus = judged(again(book, BEFORE), split)
    assert corpus.thing(f"{tokayev}-w1") is not None
    assert orphans(corpus) == set()


def test_what_ingest_said_is_taken_back_when_its_reason_is_gone():
    rest = "The port was opened again after a winter of storms, and ships wait outside it.\n"
    first = f"Visit\n\nMay 3, 2024\n\nGeorgia's Transport Minister Levan Beridze came. {rest}"
    other = f"Talks\n\nMay 4, 2024\n\nTransport Minister Beridze Levan spoke. {rest}"
    book = ingest([raw("1.txt", first), raw("2.txt", other)], None, "b").batch
    (same,) = [one for one in book.judgements if isinstance(one.act, Pair)]
    assert same.act.say is Say.SAME
    changed = other.replace("Transport Minister Beridze", "Armenia's Transport Minister Beridze")
    after = ingest([raw("2.txt", changed)], book, "b").batch
    assert check(after) == []
    corpus = Corpus(after)
    assert corpus.resolve(same.act.right).thing == same.act.right
    assert any(one.act == Withdraw(same.id) for one in after.judgements)


def test_an_article_that_is_read_again_twice_gives_the_same_book(book):
    changed = again(book, BEFORE)
    assert ingest([raw("ferry.txt", BEFORE)], changed, "ferry").batch == changed
    assert again(changed, FERRY).claims == book.claims


def test_a_changed_headline_is_the_same_file(book):
    changed = again(book, FERRY.replace("Ministers sign ferry memorandum", "A ferry at last"))
    assert [one.id for one in changed.articles] == [one.id for one in book.articles]
    assert changed.articles[0].headline == "A ferry at last"


class Model:
    """A stand-in for the parser: it has a name and finds nothing."""

    name = "a model 1.0"

    def __call__(self, text, paragraphs):
        from sourcebook.ingest.parse import Parse

        return Parse()


def test_another_route_reads_a_known_text_again_and_keeps_addresses(book):
    done = ingest([raw("ferry.txt", FERRY)], book, "ferry", parser=Model())
    assert [one.outcome for one in done.files] == ["again"]
    assert [one.read_by for one in done.batch.articles] == ["rules, a model 1.0", "rules"]
    assert check(done.batch) == []
    names = ("actors", "events", "claims", "mentions")
    assert all(
        {one.id for one in getattr(book, name)} == {one.id for one in getattr(done.batch, name)}
        for name in names
    )
    once_more = ingest([raw("ferry.txt", FERRY)], done.batch, "ferry", parser=Model())
    assert [one.outcome for one in once_more.files] == ["known"]
    back = ingest([raw("ferry.txt", FERRY)], done.batch, "ferry")
    assert [one.outcome for one in back.files] == ["again"]
    assert back.batch == book


def test_a_book_that_does_not_tell_its_route_was_read_by_rules(book):
    old = replace(book, articles=tuple(replace(one, read_by="") for one in book.articles))
    done = ingest([raw("ferry.txt", FERRY)], old, "ferry")
    assert [one.outcome for one in done.files] == ["known"]


def test_every_record_says_how_it_was_found_and_every_date_why(book):
    changed = again(book, REMOVED)
    assert all(one.read_by == "rules" for one in changed.articles)
    assert all(one.found_by for one in (*changed.mentions, *changed.claims))
    assert all(one.time.why and one.time.rule for one in changed.claims if one.time)
    assert all(one.user and one.rule and one.reason for one in changed.judgements)


def test_on_the_command_line_a_judgement_outlives_the_change(tmp_path):
    article, name = tmp_path / "ferry.txt", str(tmp_path / "ferry.book.json")
    article.write_text(FERRY, encoding="utf-8")
    herald = tmp_path / "herald.txt"
    herald.write_text(HERALD, encoding="utf-8")
    shelf = {"SOURCEBOOK_DATA": str(tmp_path / "data")}
    run(["ingest", name, str(article), str(herald)])
    book = ingest([raw("ferry.txt", FERRY), raw("herald.txt", HERALD)], None, "ferry").batch
    pair = event(book, "Tokayev sign"), event(book, "Kazakhstan sign")
    ran = run(["--book", name, "judge", *pair, "same"], environ=shelf)
    assert ran.out.strip() == "W1", ran.err
    article.write_text(MENDED, encoding="utf-8")
    assert "1 changed" in run(["ingest", name, str(article)]).err
    listed = run(["--book", name, "judge", "--list"], environ=shelf).out
    assert pair[0] in listed
    assert "rules" in run(["--book", name, "articles"]).out


# --- where words went


def words(text, part, nth=1):
    at = -1
    for _ in range(nth):
        at = text.index(part, at + 1)
    return Span(at, at + len(part))


@pytest.mark.parametrize(
    ("old", "new", "nth", "place"),
    [
        ("Iran said A. Iran said B.", "Iran said B.", 1, None),
        ("Iran said A. Iran said B.", "Iran said B.", 2, 0),
        ("Iran said B.", "He spoke. Iran said B.", 1, 10),
        ("A long day in Iran ended.", "A very long day in Iran ended.", 1, 19),
        ("A long day in Iran ended.", "A long day in Iraq ended.", 1, None),
        ("Iran met Iran in May now.", "Iran met Iran in late May now.", 2, 9),
        ("Iran met Iran in May now.", "Iran met them in May now.", 2, None),
        ("One. Iran is up. Two.", "Two. Iran is up. One.", 1, 5),
    ],
)
def test_a_stretch_moves_with_its_sentence_or_is_gone(old, new, nth, place):
    found = Moved(old, new).at(words(old, "Iran", nth))
    assert (found and found.start) == place


def test_long_texts_of_equal_lines_are_paired_in_good_time():
    same = "It rained.\n" * 50_000
    moved = Moved(same, "It snowed.\n" + same[:-11])
    assert moved.at(Span(0, 10)) is not None or moved.near(Span(0, 10)) is None
    lines = "".join(f"Line {n} of it.\n" for n in range(50_000))
    changed = "New.\n" + lines.replace("Line 700 of", "Line 700 off")
    assert Moved(lines, changed).at(words(lines, "Line 49999")).start == changed.index("Line 49999")


def test_the_label_of_a_person_is_still_attested_after_a_change(book):
    changed = again(
        book, FERRY.replace("Levan Beridze", "Lewan Beridse").replace("Beridze", "Beridse")
    )
    texts = "".join(one.text for one in changed.passages)
    hidden = {one.act.thing for one in changed.judgements if isinstance(one.act, Hide)}
    persons = [one for one in changed.actors if one.kind is ActorKind.PERSON]
    assert all(one.label in texts for one in persons if one.id not in hidden)
