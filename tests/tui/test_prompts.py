"""What is typed: search, filter, date, commands; mouse and paste."""

import pytest
from textual import events

from sourcebook.model import Batch
from sourcebook.tour.walk import delivered
from sourcebook.tui.layout import Pane
from tui.reading import FIRST, MEMO, RAHIMZADA, Reading, reading


def hits(r: Reading) -> list[str]:
    assert r.view.results is not None
    return [hit.link for hit in r.view.results.hits]


# -- search ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["rahimzada", "rahimzoda", "rakhimzoda", "Rahim", "ramazon hamro", "rahimzadeh", "Раҳимзода"],
)
async def test_every_spelling_finds_the_man(shipped: Batch, typed: str) -> None:
    async with reading(shipped) as r:
        await r.press(f"/ '{typed}'")
        assert RAHIMZADA in hits(r), r.frame


@pytest.mark.parametrize("start", [FIRST, RAHIMZADA])
async def test_searching_changes_nothing_behind(shipped: Batch, start: str) -> None:
    async with reading(shipped, start=start) as r:
        before = (r.trail, r.event, r.actor, r.pane)
        await r.press("/ 'drone' Down Down Tab Tab Up Esc")
        assert (r.trail, r.event, r.actor, r.pane) == before
        assert r.view.results is None


async def test_results_are_walked_by_arrows_and_kinds(shipped: Batch) -> None:
    async with reading(shipped, (80, 24)) as r:
        await r.press("/ 'iran'")
        results = r.view.results
        assert results is not None and len(results.hits) > 11
        await r.press("Down ^n")
        assert results.window.cursor == 2
        await r.press("Up ^p Up")
        assert results.window.cursor == 0
        groups = []
        for _ in range(4):
            groups.append(results.hits[results.window.cursor].group)
            await r.press("Tab")
            r.sound()
        assert len(set(groups)) >= 2
        for _ in range(len(results.hits) + 2):
            await r.press("Down")
        assert results.window.cursor == len(results.hits) - 1
        r.sound()


async def test_a_text_hit_opens_its_passage(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("/ 'airport'")
        results = r.view.results
        assert results is not None
        (n,) = [n for n, hit in enumerate(results.hits) if hit.group == "text"]
        hit = results.hits[n]
        await r.press("Down " * n, "Enter")
        assert r.shown == hit.link.partition("#")[0]
        assert r.passage.startswith(hit.link.partition(".")[0])


async def test_a_bad_query_is_told_while_it_is_typed(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("/ 'type:acord'")
        assert hits(r) == []
        assert "accord" in r.frame
        await r.press("Backspace Backspace Backspace Backspace 'ccord'")
        assert hits(r)
        r.sound()


async def test_enter_without_a_hit_stays(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("/ 'zzzz' Enter")
        assert r.view.prompt is not None
        await r.press("^u Backspace")
        assert r.view.prompt is None


async def test_hits_are_walked_in_the_lists_afterwards(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("/ 'drone' Enter", "1 g")
        met = []
        for _ in range(4):
            await r.press("n")
            met.append(r.event)
        assert len(set(met)) == 4
        assert all("dron" in event for event in met)
        await r.press("N")
        assert r.event == met[-2]


# -- filter ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "type:accord",
        "kind:person",
        "in:TJ",
        "in:tajikistan",
        "date:2025-01",
        "date:2025-01..2025-03",
        '"security"',
        "drone",
        "rahim in:TJ date:2025",
        "type:accord type:visit in:IR",
    ],
)
async def test_every_kind_of_filter_holds_in_all_panes(shipped: Batch, typed: str) -> None:
    async with reading(shipped) as r:
        events_before, actors_before = len(r.view.event_rows), len(r.view.actor_rows)
        await r.press(f"& '{typed}' Enter")
        assert r.place.filter == typed
        assert r.view.event_rows or r.view.actor_rows
        assert (len(r.view.event_rows), len(r.view.actor_rows)) < (events_before, actors_before)
        assert "Esc clears" in r.rows[0]
        assert " of 23" in r.frame
        r.sound()
        await r.press("Esc")
        assert len(r.view.event_rows) == events_before
        assert len(r.view.actor_rows) == actors_before


@pytest.mark.parametrize("typed", ["type:acord", "kind:men", "in:Atlantis", "date:tomorrow"])
async def test_a_bad_filter_changes_nothing_and_the_prompt_stays(
    shipped: Batch, typed: str
) -> None:
    async with reading(shipped) as r:
        await r.press("& 'in:TJ' Enter")
        before = [row.key for row in r.view.event_rows]
        await r.press(f"& ^u '{typed}' Enter")
        assert r.view.message.error and r.told
        assert r.view.prompt is not None and r.view.prompt.text == typed
        assert r.place.filter == "in:TJ"
        assert [row.key for row in r.view.event_rows] == before
        r.sound()
        await r.press("Esc")
        assert r.view.prompt is None


async def test_a_filter_that_keeps_nothing_says_what_is_near(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("& 'type:sanction' Enter")
        assert not r.view.event_rows
        assert "No event matches type:sanction." in r.frame
        assert "Nearest:" in r.frame
        await r.press("j G } x n Enter w f o y Y v Space s S = c m U 2 j 3 j")
        r.sound()
        await r.press("1 Esc Esc Esc Esc Esc Esc")
        assert r.view.event_rows


async def test_an_emptied_filter_is_no_filter(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("& 'in:TJ' Enter & ^u Enter")
        assert r.place.filter == ""
        assert not r.session.filters


# -- date, commands, editing -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("2025-01", "event/22-accords-on-trade-energy-and-culture"),
        ("2025-11", "event/deputy-foreign-ministers-speak-by-phone"),
        ("2022-05", "event/iran-opens-drone-factory-in-tajikistan"),
    ],
)
async def test_a_date_is_gone_to_from_any_pane(shipped: Batch, typed: str, event: str) -> None:
    async with reading(shipped) as r:
        await r.press(f"3 # '{typed}' Enter")
        assert (r.pane, r.event) == (Pane.TIMELINE, event)


async def test_a_date_that_is_none_is_told(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("# 'soon' Enter")
        assert r.view.message.error
        assert r.view.prompt is not None
        r.sound()


async def test_in_a_prompt_all_letters_are_text(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("/ 'qjk?&#:; zZ1'")
        assert r.view.prompt is not None
        assert r.view.prompt.text == "qjk?&#:; zZ1"


async def test_editing_keys(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("& 'one two' Left Left Backspace Home 'x' End 'y' ^a Delete")
        assert r.view.prompt is not None
        assert r.view.prompt.text == "one woy"
        await r.press("End ^w")
        assert r.view.prompt.text == "one "
        await r.press("^u 'a' ^c")
        assert r.view.prompt is None


async def test_a_long_input_scrolls_and_is_limited(shipped: Batch) -> None:
    async with reading(shipped, (60, 16)) as r:
        await r.press("&")
        r.app.post_message(events.Paste("abcdefghi " * 19))
        await delivered(r.app)
        await r.press("'klmnopqrstuvwxyz'")
        assert r.view.prompt is not None
        assert len(r.view.prompt.text) == 200
        r.sound()
        await r.press("Home")
        r.sound()


async def test_every_command_can_be_typed(shipped: Batch) -> None:
    async with reading(shipped) as r:
        for word in ("down", "zoom", "zoom", "why", "escape", "articles", "back", "others"):
            await r.press(f": '{word}' Enter")
            assert not r.view.message.error, (word, r.told)
            r.sound()


@pytest.mark.parametrize("line", ["Enter", "' ' Enter", "'theme' Enter", "'kind men' Enter"])
async def test_odd_lines_are_harmless(shipped: Batch, line: str) -> None:
    async with reading(shipped) as r:
        await r.press(f": {line}")
        r.sound()


# -- paste -----------------------------------------------------------------------------------


async def test_pasted_text_is_cleaned(shipped: Batch) -> None:
    async with reading(shipped) as r:
        await r.press("/")
        r.app.post_message(events.Paste("rahim\x1b[2J\u202e\nza\tda" + "x" * 5000))
        await delivered(r.app)
        assert r.view.prompt is not None
        text = r.view.prompt.text
        assert text.startswith("rahim[2J za da")
        assert len(text) <= 200
        assert text.isprintable()
        r.sound()


async def test_a_paste_without_a_prompt_presses_no_keys(shipped: Batch) -> None:
    async with reading(shipped) as r:
        before = r.frame
        r.app.post_message(events.Paste("jjjq"))
        await delivered(r.app)
        assert r.frame == before


# -- mouse -----------------------------------------------------------------------------------


async def test_a_click_is_a_cursor_and_a_second_click_opens(shipped: Batch) -> None:
    async with reading(shipped) as r:
        box = r.view.layout.panes[Pane.TIMELINE]
        line = next(n for n, row in enumerate(r.rows) if "Ministers sign security" in row)
        await r.click(box.x + 20, line)
        assert r.event == r.shown == MEMO
        assert r.view.seen.shown == MEMO
        await r.click(box.x + 20, line)
        assert (r.pane, r.trail) == (Pane.READER, ("timeline", MEMO))


async def test_a_click_in_another_pane_focuses_it(shipped: Batch) -> None:
    async with reading(shipped) as r:
        for pane in (Pane.ACTORS, Pane.READER, Pane.TIMELINE):
            box = r.view.layout.panes[pane]
            await r.click(box.x + 3, box.y)
            assert r.pane is pane
            r.sound()


async def test_a_click_on_a_passage_puts_the_cursor_there(shipped: Batch) -> None:
    async with reading(shipped, start=MEMO) as r:
        line = next(n for n, row in enumerate(r.rows) if "¶8" in row)
        await r.click(80, line)
        assert r.pane is Pane.READER
        assert "#p8" in r.passage


async def test_clicks_anywhere_do_no_harm(shipped: Batch) -> None:
    async with reading(shipped, (80, 24)) as r:
        for y in range(24):
            for x in (0, 40, 79):
                await r.click(x, y)
                r.sound()
        await r.press("?")
        await r.click(5, 5)
        assert not r.view.sheet


async def test_the_wheel_moves_the_view_not_the_cursor(shipped: Batch) -> None:
    async with reading(shipped) as r:
        box = r.view.layout.panes[Pane.TIMELINE]
        await r.wheel(box.x + 5, box.y + 5)
        assert r.view.timeline.top == 3
        assert r.event == FIRST
        await r.wheel(box.x + 5, box.y + 5, up=True)
        await r.wheel(box.x + 5, box.y + 5, up=True)
        assert r.view.timeline.top == 0
        r.sound()


async def test_hovering_moves_no_cursor(shipped: Batch) -> None:
    async with reading(shipped) as r:
        box = r.view.layout.panes[Pane.TIMELINE]
        for y in range(40):
            await r.point(box.x + 9, y)
            r.sound()
        assert (r.event, r.view.seen.shown) == (FIRST, FIRST)
