"""The reader: passages, links, letters at links, articles, readings."""

import pytest

from sourcebook.model import Batch
from sourcebook.tui.layout import Pane
from sourcebook.tui.reader import HINTS
from tui.reading import A1, A2, MEMO, MOMENI, PACT, RAHIMZADA, reading

# -- passages and links ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "start"),
    [((80, 24), A2), ((80, 24), MEMO), ((100, 30), RAHIMZADA), ((140, 40), A1), ((200, 50), MEMO)],
)
async def test_every_stop_is_walked_and_seen(
    shipped: Batch, size: tuple[int, int], start: str
) -> None:
    async with reading(shipped, size, start=start) as r:
        await r.press("3 g")
        reader = r.view.reader
        met = [reader.stop]
        for _ in range(3 * len(reader.stops) + len(reader.page.lines)):
            await r.press("j", rest=False)
            _, first, last = reader.stops[reader.stop]
            assert first < reader.top + reader.height and last >= reader.top
            if reader.stop != met[-1]:
                met.append(reader.stop)
            if reader.stop == len(reader.stops) - 1 and last < reader.top + reader.height:
                break
        assert met == list(range(len(reader.stops)))
        r.sound()


async def test_every_link_is_met_once_forward_and_back(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("3 g")
        reader = r.view.reader
        met = []
        for _ in reader.links:
            await r.press("n", rest=False)
            met.append(reader.link)
            spot = reader.focused
            assert spot is not None
            assert reader.top <= spot.line < reader.top + reader.height
        assert sorted(met) == list(range(len(reader.links)))
        await r.press("N", rest=False)
        assert reader.link == met[-2]


async def test_enter_follows_the_focused_link_and_back_returns(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("3 j n n")
        spot = r.view.reader.focused
        assert spot is not None
        await r.press("Enter")
        assert (r.pane, r.shown) == (Pane.READER, spot.link)
        await r.press("[")
        assert r.shown == MEMO


async def test_x_walks_the_mentions_of_the_lens_across_articles(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press(f": '{RAHIMZADA}' Enter", "Space", f": '{A2}' Enter", "x")
        spot = r.view.reader.focused
        assert spot is not None and spot.link == RAHIMZADA
        assert "#p8" in r.passage
        await r.press("x X")
        assert r.view.reader.focused is not None


async def test_visited_links_are_muted(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press(f": '{MOMENI}' Enter", "[")
        assert MOMENI in r.session.visited


# -- letters ---------------------------------------------------------------------------------


async def test_every_letter_leads_where_its_link_does(shipped: Batch) -> None:
    async with reading(shipped, (80, 24), start=MEMO) as r:
        await r.press("f")
        labels = dict(r.view.hints)
        assert labels
        assert all(f"{label}" in r.frame for label in labels.values())
        await r.press("Esc")
        for spot, label in list(labels.items())[:6]:
            await r.press("f", label)
            assert r.shown == spot.link.partition("#")[0]
            await r.press("[")


@pytest.mark.parametrize("start", [A1, A2, MEMO])
async def test_many_links_have_each_a_label_of_their_own(shipped: Batch, start: str) -> None:
    async with reading(shipped, (200, 60), start=start) as r:
        await r.press("3 z f")
        labels = list(r.view.hints.values())
        assert len(labels) == len(set(labels))
        assert not any(a != b and b.startswith(a) for a in labels for b in labels)
        r.sound()
        if start != MEMO:
            assert len(labels) > len(HINTS)
            spot, label = list(r.view.hints.items())[-1]
            await r.press(" ".join(label))
            assert r.shown == spot.link.partition("#")[0]


async def test_two_letters_where_there_are_many_links() -> None:
    """A page with more links than letters of both cases."""
    from tui.books import linked_book

    async with reading(linked_book(120), (200, 60), start="article/many") as r:
        await r.press("z f")
        labels = list(r.view.hints.values())
        assert len(labels) > 2 * len(HINTS)
        assert {len(label) for label in labels} == {2}
        r.sound()
        spot, label = list(r.view.hints.items())[60]
        await r.press(label[0])
        assert r.view.typed == label[0]
        r.sound()
        await r.press(label[1])
        assert r.shown == spot.link
        assert not r.view.hints


@pytest.mark.parametrize("key", ["Esc", "1", "Up", "Tab", "."])
async def test_any_other_key_takes_the_letters_away(shipped: Batch, key: str) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("3 f", key)
        assert not r.view.hints
        assert r.shown == MEMO
        r.sound()


async def test_letters_do_not_shift_the_text(shipped: Batch) -> None:
    async with reading(shipped, start=A1) as r:
        await r.press("3")
        before = r.rows
        await r.press("f")
        for old, new in zip(before[:-1], r.rows[:-1], strict=True):
            changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
            assert all(b in HINTS or b.casefold() in HINTS for _, b in changed)


# -- articles and readings -------------------------------------------------------------------


async def test_the_articles_are_listed_and_opened_in_order(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("A")
        assert r.passage == A1
        await r.press("j")
        assert r.passage == A2
        await r.press("Enter Esc Enter")
        assert r.shown in (A1, A2)


async def test_the_next_reading_walks_the_fork_round(shipped: Batch) -> None:
    async with reading(shipped, (80, 24), start=MEMO) as r:
        told = []
        for _ in range(4):
            await r.press("c")
            told.append(r.told)
        assert [line.split()[1] for line in told] == ["1", "2", "3", "1"]
        await r.press("[ [ [")
        assert r.trail == ("timeline", MEMO)


async def test_the_other_date_row_is_the_same_event(shipped: Batch) -> None:
    async with reading(shipped, (80, 24)) as r:
        row = next(n for n, row in enumerate(r.view.event_rows) if row.nth)
        r.view.move_cursor(Pane.TIMELINE, r.view.display_index(row))
        await r.press("Enter")
        assert r.shown == MEMO
        await r.press("1 =")
        assert r.event == MEMO


async def test_a_link_to_the_other_event_of_a_pair(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("3 g")
        while r.passage != "card:maybe":
            await r.press("j")
        await r.press("n Enter")
        assert r.shown == PACT


async def test_citations_name_headline_date_paragraph_and_address(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("3 j j j y")
        (cited,) = r.session.copies
        assert "¶8" in cited
        assert f"{A2}#p8" in cited
        await r.press("A y")
        r.sound()


async def test_why_of_a_topic_shows_the_passages_that_name_it(shipped: Batch) -> None:
    async with reading(shipped, start="topic/terrorism") as r:
        await r.press("w")
        assert r.place.why is not None and r.place.why.thing == "topic/terrorism"
        assert "named in" in r.frame and "no passage says so" not in r.frame
        r.sound()
