"""Back means back; and nothing the reader stands on is lost by a resize or a new start."""

from pathlib import Path

import pytest

from sourcebook.cli.desk import ReaderDesk
from sourcebook.model import Batch
from sourcebook.store import open_book, workspace
from sourcebook.tour.desk import MemoryDesk
from sourcebook.tui.layout import Pane, Tier
from sourcebook.tui.state import Lens
from tui.reading import A2, FIRST, LAST, MEMO, MOMENI, PACT, RAHIMZADA, reading

BOOK = Path(__file__).parents[2] / "data" / "iran-tajikistan" / "iran-tajikistan.book.json"


def desk_at(folder: Path, *, read_only: bool = False) -> ReaderDesk:
    """The real desk: the shipped book, a workspace in a folder of this test."""
    book = open_book(str(BOOK))
    shelf = workspace(folder, book.header.id, read_only=read_only)
    return ReaderDesk(book, shelf, lambda: "2026-01-01T00:00:00Z")


async def test_back_restores_record_cursor_scroll_filter_and_pane(shipped: Batch) -> None:
    async with reading(shipped, (80, 24)) as r:
        await r.press("& 'in:TJ' Enter", "G k")
        row, top, frame = r.event, r.view.timeline.top, r.frame
        assert top > 0
        await r.press("Enter", "Esc Esc", ": 'actor/iran' Enter")
        assert r.place.filter == ""
        assert r.trail == ("timeline", row, "actor/iran")
        await r.press("[ [")
        assert (r.pane, r.event, r.view.timeline.top) == (Pane.TIMELINE, row, top)
        assert r.place.filter == "in:TJ"
        assert r.frame.splitlines()[2:] == frame.splitlines()[2:]
        await r.press("] ]")
        assert r.shown == "actor/iran"
        assert r.place.filter == ""


async def test_back_restores_the_passage_and_the_scroll_of_the_reader(shipped: Batch) -> None:
    async with reading(shipped, (80, 24), start=MEMO) as r:
        await r.press("3 G k")
        passage, top = r.passage, r.view.reader.top
        assert top > 0
        await r.press("n Enter")
        assert r.shown != MEMO
        await r.press("[")
        assert (r.pane, r.shown, r.passage) == (Pane.READER, MEMO, passage)
        assert r.view.reader.top == top


async def test_back_restores_the_actors_cursor(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("2 j j j")
        actor, top = r.actor, r.view.actors.top
        await r.press("Enter", "/ 'rahim' Tab Enter")
        await r.press("[ [")
        assert (r.pane, r.actor, r.view.actors.top) == (Pane.ACTORS, actor, top)


async def test_a_new_step_cuts_the_way_forward(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("/ 'momeni' Tab Enter", "/ 'rahim' Tab Enter", "[", "A", "]")
        assert r.trail == ("timeline", MOMENI, "articles")
        assert r.told == "this is the end of the trail"


async def test_moving_does_not_grow_the_trail(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("j j k G g")
        assert len(r.trail) == 2


async def test_a_long_trail_keeps_its_start_and_fits(shipped: Batch) -> None:
    async with reading(shipped, (80, 24)) as r:
        for _ in range(55):
            await r.press("A Enter", rest=False)
        r.sound()
        assert r.rows[0].startswith(" … ")
        assert r.trail[0] == "timeline"
        places = r.session.trail.places
        assert len(places) <= 100


SIZES = [(80, 24), (140, 40), (100, 30), (200, 50), (59, 15), (80, 24)]


@pytest.mark.parametrize("start", [MEMO, RAHIMZADA, A2])
async def test_a_live_resize_keeps_focus_cursors_and_the_passage(
    shipped: Batch, start: str
) -> None:
    async with reading(shipped, (80, 24), start=start) as r:
        await r.press("j j" if start != A2 else "j")
        stood = (r.pane, r.shown, r.event, r.actor)
        passage = r.passage if r.pane is Pane.READER else ""
        for width, height in SIZES:
            await r.resize(width, height)
            r.sound()
            assert (r.pane, r.shown, r.event, r.actor) == stood, (width, height)
            if passage:
                assert r.passage == passage
            tier = r.view.layout.tier
            if tier is Tier.NONE:
                assert r.rows[0].strip() == "needs 60x16, have 59x15"
            elif r.pane in r.view.layout.panes and r.pane is not Pane.READER:
                window = r.view.window(r.pane)
                assert window.top <= window.cursor < window.top + window.height


async def test_keys_on_a_screen_that_is_too_small_do_no_harm(shipped: Batch) -> None:
    async with reading(shipped, (59, 15)) as r:
        await r.press("j Enter w f ? / 'x' Esc Esc Esc A o")
        r.sound()
        await r.resize(80, 24)
        r.sound()


async def test_scroll_survives_a_resize_there_and_back(shipped: Batch) -> None:
    async with reading(shipped, (80, 24)) as r:
        await r.press("^d ^d")
        top = r.view.timeline.top
        await r.resize(80, 30)
        await r.resize(80, 24)
        assert r.view.timeline.cursor - r.view.timeline.top < r.view.timeline.height
        assert abs(r.view.timeline.top - top) <= 6


# -- lens and pin ----------------------------------------------------------------------------


async def test_lens_and_reader_follow_a_burst_of_keys_once(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("j j j", rest=False)
        assert r.view.lagging
        assert r.view.seen.shown == FIRST
        from sourcebook.tour.walk import at_rest

        await at_rest(r.app)
        assert r.view.seen.shown == r.event
        assert not r.view.lagging


async def test_a_key_that_needs_what_is_shown_does_not_wait(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("j j w", rest=False)
        assert r.place.why is not None
        assert r.place.why.thing == r.event


async def test_the_lens_never_dims_the_pane_it_starts_in(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        assert r.view.seen.subject == MEMO
        linked = r.view.seen.linked
        assert {RAHIMZADA, MOMENI} <= set(linked.actors)
        assert PACT in linked.events
        head = [row.id for row in r.view.actor_rows[: len(linked.actors)]]
        assert set(head) == set(linked.actors)


async def test_rows_never_move_under_the_cursor(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        await r.press("2")
        order = [row.id for row in r.view.actor_rows]
        for _ in range(6):
            await r.press("j")
            assert [row.id for row in r.view.actor_rows] == order


async def test_a_pin_holds_while_the_cursor_walks(shipped: Batch) -> None:
    async with reading(shipped, start=RAHIMZADA) as r:
        await r.press("Space 1 j j v")
        assert r.session.settings.lens is Lens.ONLY
        assert {row.id for row in r.view.event_rows} == set(r.session.linked.events)
        await r.press("x x x")
        assert r.session.settings.pin == RAHIMZADA
        r.sound()


async def test_escape_closes_in_order(shipped: Batch) -> None:
    """hints → prompt → overlay → why → article → zoom → lens-only → filter → pin → reader"""
    async with reading(shipped, start=RAHIMZADA) as r:
        await r.press("Space", "& 'in:TJ' Enter", "v", "3 z", "o", "f")
        assert r.view.hints
        await r.press("Esc")
        assert not r.view.hints
        await r.press("w")
        await r.press("/ 'x' Esc")
        assert r.view.prompt is None and r.view.results is None
        await r.press("? Esc")
        assert not r.view.sheet
        assert r.place.why is not None
        await r.press("Esc")
        assert r.place.why is None
        assert r.shown.startswith("article/")
        await r.press("Esc")
        assert r.shown == RAHIMZADA
        assert r.session.settings.zoomed
        await r.press("Esc")
        assert not r.session.settings.zoomed
        await r.press("Esc")
        assert r.session.settings.lens is Lens.LIGHT
        assert r.place.filter == "in:TJ"
        await r.press("Esc")
        assert r.place.filter == ""
        assert r.session.settings.pin == RAHIMZADA
        await r.press("Esc")
        assert r.session.settings.pin == ""
        assert r.pane is Pane.READER
        await r.press("Esc")
        assert r.pane is Pane.ACTORS


# -- the next start --------------------------------------------------------------------------


async def test_a_first_start_welcomes_until_the_first_key(shipped: Batch) -> None:
    async with reading(shipped) as r:
        assert "shows the keys" in r.rows[-1]
        await r.press("j")
        assert "shows the keys" not in r.rows[-1]


async def test_the_reader_returns_to_her_place(tmp_path: Path) -> None:
    async with reading(desk_at(tmp_path)) as r:
        await r.press("& 'in:TJ' Enter", "G k", "3 j")
        place = (r.pane, r.shown, r.event, r.passage, r.place.filter)
        await r.press("q")
    async with reading(desk_at(tmp_path)) as r:
        assert (r.pane, r.shown, r.event, r.passage, r.place.filter) == place
        assert not r.view.welcome
        r.sound()


async def test_a_place_that_is_gone_is_no_hindrance(shipped: Batch) -> None:
    gone = {"thing": "event/gone", "pane": "attic", "timeline": "event/gone", "filter": "in:XX"}
    desk = MemoryDesk(shipped, place=gone)
    async with reading(desk) as r:
        assert r.pane is Pane.TIMELINE
        r.sound()
        await r.press("G g j")
        r.sound()


async def test_an_address_is_opened_at_once(shipped: Batch) -> None:
    async with reading(shipped, start=f"{A2}#p8") as r:
        assert r.shown == A2
        assert r.passage.startswith(f"{A2}#p8")
    async with reading(shipped, start=LAST) as r:
        assert r.event == r.shown == LAST
