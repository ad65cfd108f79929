"""What a book leaves open, asked of the read side and of the command line."""

import json
from dataclasses import replace

import pytest

from golden.runner import run
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit
from sourcebook.model import Hide, Judgement, Pair, Rank, Say, Split, Value, Withdraw
from sourcebook.store import write_book
from sourcebook.store.check import check
from unit.books import (
    A1,
    A2,
    ANNA,
    ANNA_2,
    DORN,
    FAIR,
    GONE,
    MEMO,
    PACT,
    SALE,
    TALKS,
    judged_and_gone,
    small_book,
    unfinished_book,
)


def judged(*acts) -> Corpus:
    entries = [Judgement(f"W{n}", act, "reader") for n, act in enumerate(acts, 1)]
    return Corpus(unfinished_book(), entries)


def test_the_book_is_sound():
    assert check(unfinished_book()) == []


def test_words_left_open_name_their_passage_and_why():
    (one,) = judged().open_references(A1)
    assert (one.words, one.place.passage.id) == ("he", f"{A1}#p5.2")
    assert "surely" in one.why
    assert judged().open_references(A2) == ()


def test_an_unsure_pair_is_open_until_somebody_judges_it():
    assert [entry.id for entry in judged().open_pairs] == ["J2"]
    assert judged(Pair(MEMO, PACT, Say.SAME)).open_pairs == ()
    assert judged(Pair(MEMO, PACT, Say.DIFFERENT)).open_pairs == ()
    assert judged(Withdraw("J2")).open_pairs == ()
    again = judged(Pair(MEMO, PACT, Say.SAME), Withdraw("W1"))
    assert [entry.id for entry in again.open_pairs] == ["J2"]


def test_a_pair_is_listed_once_however_its_things_are_called():
    corpus = judged(Pair(ANNA, DORN, Say.UNSURE), Pair(ANNA_2, DORN, Say.UNSURE))
    ends = [
        frozenset(map(corpus.held.rulings.of, (entry.act.left, entry.act.right)))
        for entry in corpus.open_pairs
    ]
    assert sorted(map(sorted, ends)) == [sorted((ANNA, DORN)), sorted((MEMO, PACT))]


def test_a_pair_of_which_one_is_hidden_is_not_asked():
    assert judged(Hide(PACT)).open_pairs == ()


@pytest.mark.parametrize(
    ("act", "missing"),
    [
        (Pair(PACT, GONE, Say.SAME), [GONE]),
        (Pair(GONE, "event/gone-too", Say.DIFFERENT), [GONE, "event/gone-too"]),
        (Hide(GONE), [GONE]),
        (Value(GONE, "label", "x"), [GONE]),
        (Rank("claim/gone", "preferred"), ["claim/gone"]),
        (Split(ANNA, ("m1", "m999")), ["m999"]),
        (Withdraw("J99"), ["J99"]),
    ],
)
def test_a_judgement_about_what_is_gone_is_orphaned(act, missing):
    (orphan,) = judged(act).orphans
    assert (orphan.judgement.id, list(orphan.missing)) == ("W1", missing)


def test_judgements_that_lead_somewhere_are_no_orphans():
    acts = (
        Pair(TALKS, FAIR, Say.SAME),
        Hide(SALE),
        Rank("claim/c1", "preferred"),
        Split(ANNA, ("m2",)),
        Value(f"{ANNA}-w4", "label", "Another Anna"),
        Withdraw("J1"),
        Withdraw("W1"),
    )
    assert judged(*acts).orphans == ()


def test_a_judgement_taken_back_is_no_orphan_any_more():
    assert judged(Pair(PACT, GONE, Say.SAME), Withdraw("W1")).orphans == ()


def test_an_orphan_joins_nothing():
    corpus = Corpus(unfinished_book(), [judged_and_gone()])
    assert corpus.counts == judged().counts


# -- on the command line ------------------------------------------------------------------


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "rivers.book.json"

    def ask(*args, of=unfinished_book, tty=True):
        write_book(path, of())
        return run([*args, "--book", str(path)], tty=tty, data=tmp_path / "data")

    return ask


def test_a_book_of_which_nothing_is_open_says_nothing(book):
    ran = book("articles", of=lambda: replace(small_book(), judgements=()))
    assert "left open" not in ran.out


def test_doubts_alone_still_lists_what_is_open(book):
    def of():
        plain = tuple(replace(one, doubts=()) for one in unfinished_book().articles)
        return replace(unfinished_book(), articles=plain)

    ran = book("articles", "--doubts", of=of)
    assert ran.code == Exit.FOUND
    assert "no article has a doubt" in ran.err
    assert "empty.txt" in ran.out


def test_a_terminal_shows_a_few_of_each_sort_and_says_where_the_rest_is(book):
    def of():
        one = unfinished_book().refusals[0]
        many = tuple(replace(one, id=f"refusal/{n}", name=f"{n}.txt") for n in range(9))
        return replace(unfinished_book(), refusals=many)

    few = book("articles", of=of).out
    assert "and 4 more: sourcebook articles --all" in few
    assert few.count("The file is empty") == 5
    assert book("articles", "--all", of=of).out.count("The file is empty") == 9
    assert book("articles", of=of, tty=False).out.count("refused") == 9


def test_json_lines_say_of_which_sort_each_is(book):
    lines = map(json.loads, book("articles", "--jsonl").out.splitlines())
    assert [line["kind"] for line in lines] == [
        "article", "article", "refused", "refused", "unsure",
    ]  # fmt: skip


def test_the_address_of_open_words_can_be_shown(book):
    ran = book("show", f"{A1}#p5.2")
    assert "“he”, left open" in ran.out
