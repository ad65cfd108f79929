"""Judgements: made by keys, taken back by keys, kept, and refused in a sentence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sourcebook.errors import SourcebookError
from sourcebook.model import (
    Act,
    Actor,
    ActorKind,
    Batch,
    Event,
    Judgement,
    Name,
    Pair,
    Property,
    Say,
)
from sourcebook.present.why import Question
from sourcebook.tour.desk import MemoryDesk
from sourcebook.tui.layout import Pane
from sourcebook.tui.state import ARTICLES
from tui.reading import HAMRO, MEMO, MOMENI, PACT, RAHIMZADA, Reading, reading
from tui.test_trail import desk_at
from unit.books import DORN, GONE, KADE, judged_and_gone, small_book, unfinished_book
from unit.books import MEMO as SMALL_MEMO
from unit.books import PACT as SMALL_PACT


def count(r: Reading) -> tuple[int, int]:
    """Events and actors in the book as judged."""
    _, actors, events, _ = r.session.corpus.counts
    return events, actors


class FullDesk(MemoryDesk):
    """A desk whose disk is full."""

    def decide(self, act: Act, reason: str = "") -> Judgement:
        raise SourcebookError("the disk is full", "free some and repeat.")


# -- two events, perhaps one -----------------------------------------------------------------


@pytest.mark.parametrize("start", [MEMO, PACT])
@pytest.mark.parametrize("why", [False, True])
async def test_same_joins_two_events_and_undo_parts_them(
    shipped: Batch, start: str, why: bool
) -> None:
    async with reading(shipped, start=start) as r:
        if why:
            await r.press("3 g j w")
        before = count(r)
        await r.press("m")
        assert r.told == "same by you (W1); U takes it back"
        assert count(r) == (before[0] - 1, before[1])
        assert r.session.corpus.held.rulings.of(PACT) == r.session.corpus.held.rulings.of(MEMO)
        assert r.shown == r.session.corpus.held.rulings.of(start)
        r.sound()
        await r.press("U")
        assert count(r) == before
        r.sound()


async def test_different_takes_the_sign_away(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        assert "≈" in r.frame
        await r.press("d")
        assert r.told == "different by you (W1); U takes it back"
        assert "≈" not in "\n".join(r.rows[2:-1])
        assert count(r)[0] == 23
        await r.press("U")
        assert "≈" in r.frame


async def test_unsure_is_what_the_editors_said(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("u")
        assert r.told == "so it is already: unsure (J2)"
        await r.press("d u")  # parted, the pair can still be judged again
        assert r.told == "unsure by you (W2); U takes it back"
        assert "≈" in "\n".join(r.rows[2:-1])
        await r.press("U U")
        assert "≈" in "\n".join(r.rows[2:-1])


async def test_the_page_of_a_pair_judges_that_pair(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("3 g")
        while r.passage != "card:maybe":
            await r.press("j")
        await r.press("w")
        assert r.place.why is not None and r.place.why.maybe == PACT
        assert "m d u" in r.rows[-1] or "m same" in r.frame
        await r.press("d")
        assert r.told.startswith("different by you")
        r.sound()


# -- two names, one man ----------------------------------------------------------------------


async def test_undo_of_the_editors_pair_gives_two_men_and_same_joins_them(shipped: Batch) -> None:
    async with reading(shipped, start=RAHIMZADA) as r:
        before = count(r)
        await r.press("w U")
        assert r.told.startswith("J1 withdrawn")
        assert count(r) == (before[0], before[1] + 1)
        assert isinstance(r.session.corpus.thing(HAMRO), Actor)
        r.sound()
        await r.press("Esc / 'hamro'")
        assert r.view.results is not None
        assert HAMRO in {hit.link for hit in r.view.results.hits}
        await r.press("Esc", ": 'undo' Enter")
        r.sound()


async def test_different_in_the_page_of_a_name_parts_the_spellings(shipped: Batch) -> None:
    async with reading(shipped, start=RAHIMZADA) as r:
        before = count(r)
        await r.press("w d")
        assert r.told.startswith("different by you")
        assert count(r)[1] == before[1] + 1
        r.sound()
        await r.press("U")
        assert count(r) == before
        r.sound()


async def test_same_again_joins_what_undo_parted(shipped: Batch) -> None:
    async with reading(shipped, start=RAHIMZADA) as r:
        before = count(r)
        await r.press("w U")
        desk = r.session.desk
        desk.decide(Pair(RAHIMZADA, HAMRO, Say.SAME))
        await r.press(": 'reload' Enter")
        assert count(r) == before
        r.sound()


async def test_nothing_to_judge_is_told(shipped: Batch) -> None:
    async with reading(shipped, start=MOMENI) as r:
        for key in "mdu":
            await r.press(key)
            assert "nothing to judge here" in r.told
        await r.press("w m")
        assert "nothing to judge here" in r.told
        await r.press("Esc A m d u U")
        assert r.session.desk.judgements() == ()


def three_alike() -> Batch:
    """The small book with a third event, perhaps the same as both others."""
    from dataclasses import replace

    book = small_book()
    first, second = book.judgements[1].act.left, book.judgements[1].act.right  # type: ignore[union-attr]
    third = "event/a-third-pact"
    claims = [replace(c, id=f"{c.id}x", about=third) for c in book.claims if c.about == second]
    pairs = (
        Judgement("J3", Pair(first, third, Say.UNSURE), "editors", "three alike"),
        Judgement("J4", Pair(second, third, Say.UNSURE), "editors", "three alike"),
    )
    return replace(
        book,
        events=(*book.events, Event(third, "A third pact", "accord")),
        claims=(*book.claims, *claims),
        judgements=(*book.judgements, *pairs),
    )


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_of_three_alike_one_pair_has_to_be_opened(size: tuple[int, int]) -> None:
    async with reading(three_alike(), size, start="event/a-third-pact") as r:
        r.sound()
        await r.press("m")
        assert r.told == "2 things may be the same; open one of them with w first"
        await r.press("3 g")
        for _ in range(12):
            if r.passage == "card:maybe":
                break
            await r.press("j")
        await r.press("w m")
        assert r.told.startswith("same by you"), r.frame
        r.sound()
        await r.press("m U U")
        r.sound()


async def test_judging_all_three_the_same_leaves_one() -> None:
    async with reading(three_alike(), start="event/a-third-pact") as r:
        before = count(r)[0]
        for left, right in (("event/a-third-pact", 0), ("event/a-third-pact", 0)):
            assert left and right == 0
            others = r.session.corpus.maybe(r.shown)
            if not others:
                break
            r.session.judge(Pair(r.shown, others[0][0], Say.SAME), Say.SAME)
            await r.press(": 'reload' Enter")
        assert count(r)[0] == before - 2
        r.sound()


async def test_a_pin_on_what_is_merged_goes_with_it(shipped: Batch) -> None:
    async with reading(shipped, start=PACT) as r:
        await r.press("Space m")
        assert r.session.settings.pin == r.session.corpus.held.rulings.of(PACT)
        r.sound()
        await r.press("U Space")
        assert r.session.settings.pin == ""


async def test_the_trail_follows_a_merge(shipped: Batch) -> None:
    async with reading(shipped, start=PACT) as r:
        await r.press("/ 'momeni' Tab Enter", f": '{MEMO}' Enter", "m")
        assert PACT not in r.trail
        r.sound()
        await r.press("[ [ [ ] ] ]")
        r.sound()


# -- kept, and refused -----------------------------------------------------------------------


async def test_a_judgement_survives_the_next_start(tmp_path: Path) -> None:
    async with reading(desk_at(tmp_path), start=MEMO) as r:
        await r.press("m q")
    async with reading(desk_at(tmp_path)) as r:
        assert count(r)[0] == 22
        await r.press("U")
        assert count(r)[0] == 23
    async with reading(desk_at(tmp_path)) as r:
        assert count(r)[0] == 23
        kept: Sequence[Judgement] = r.session.desk.judgements()
        assert len(kept) == 2


async def test_a_read_only_desk_refuses_in_a_sentence(tmp_path: Path) -> None:
    async with reading(desk_at(tmp_path, read_only=True), start=MEMO) as r:
        for key in ("m", "d"):
            await r.press(key)
            assert r.view.message.error
            assert "read-only" in r.told
            assert "read-only" in r.rows[-1]
            assert count(r)[0] == 23
        await r.press("j Enter y o q q")
    assert not list(tmp_path.rglob("*.json"))


async def test_a_write_that_fails_is_told_and_nothing_is_judged(shipped: Batch) -> None:
    async with reading(FullDesk(shipped), start=MEMO) as r:
        await r.press("m")
        assert r.view.message.error
        assert r.told == "the disk is full; free some and repeat."
        assert count(r)[0] == 23
        await r.press("Esc", f": '{RAHIMZADA}' Enter", "w U")
        assert r.view.message.error
        r.sound()


async def test_merged_actors_float_as_one(shipped: Batch) -> None:
    from dataclasses import replace

    twin = Actor("actor/momeni-eskandar", ActorKind.PERSON, "Momeni Eskandar", (Name("M"),), "IR")
    pair = Judgement("J9", Pair(MOMENI, twin.id, Say.UNSURE), "editors", "order turned")
    book = replace(shipped, actors=(*shipped.actors, twin), judgements=(*shipped.judgements, pair))
    async with reading(book, start=twin.id) as r:
        assert r.actor == twin.id
        await r.press("m")
        assert (r.pane, r.actor) == (Pane.ACTORS, MOMENI)
        r.sound()
        await r.press("w")
        assert "Momeni Eskandar" in r.frame or "Eskandar Momeni" in r.frame
        await r.press("U Esc")
        r.sound()


# -- below the articles ----------------------------------------------------------------------


async def test_a_pair_below_the_articles_can_be_judged_there_and_the_cursor_stays() -> None:
    async with reading(unfinished_book()) as r:
        await r.press("A G")
        assert r.view.open_pair == Pair(SMALL_PACT, SMALL_MEMO, Say.UNSURE)
        await r.press("d")
        assert r.told == "different by you (W1); U takes it back"
        assert r.session.corpus.open_pairs == ()
        assert r.view.open_pair is None
        assert r.view.reader.current == r.view.reader.stops[-1][0]
        await r.press("U")
        assert [entry.id for entry in r.session.corpus.open_pairs] == ["J2"]
        r.sound()


async def test_why_on_a_pair_below_the_articles_asks_of_both_and_leads_back() -> None:
    async with reading(unfinished_book()) as r:
        await r.press("A G w")
        assert r.session.place.why == Question(SMALL_PACT, Property.WHAT, maybe=SMALL_MEMO)
        await r.press("Esc")
        assert r.view.open_pair is not None


async def test_pairs_are_judged_one_after_the_other_by_why_and_a_verdict() -> None:
    asked = Pair(KADE, DORN, Say.UNSURE)
    desk = MemoryDesk(unfinished_book(), judged=[Judgement("W1", asked, "reader")])
    async with reading(desk) as r:
        await r.press("A G k w m")
        assert r.told == "same by you (W2); U takes it back"
        assert r.view.open_pair == asked
        await r.press("d")
        assert r.session.corpus.open_pairs == ()


async def test_enter_on_a_pair_opens_its_first_and_on_a_refused_file_says_so() -> None:
    async with reading(unfinished_book()) as r:
        await r.press("A G Enter")
        assert r.shown == SMALL_PACT
        await r.press("[ k Enter")
        assert r.told == "no article to open here"
        assert r.shown == ARTICLES


async def test_a_judgement_about_what_is_gone_is_listed_below_the_articles() -> None:
    desk = MemoryDesk(unfinished_book(), judged=[judged_and_gone()])
    async with reading(desk) as r:
        await r.press("A G")
        assert any(GONE in row for row in r.rows)
