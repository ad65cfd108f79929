"""Every command of the table does its work: one story each, by its keys alone."""

from collections.abc import Awaitable, Callable

import pytest

from sourcebook.model import Batch, Pair, Say, Withdraw
from sourcebook.tui import actions, screens
from sourcebook.tui.commands import (
    BY_ID,
    COMMANDS,
    SHEET_WORDS,
    SHORT_WORDS,
    Command,
    Context,
    Group,
    clashes,
    footer,
    sheet,
)
from sourcebook.tui.layout import Pane
from sourcebook.tui.overlays import key_sheet
from sourcebook.tui.state import Lens
from tui.reading import A2, FIRST, IRAN, LAST, MEMO, MOMENI, PACT, RAHIMZADA, Reading, reading

Story = Callable[[Reading], Awaitable[None]]
STORIES: dict[str, Story] = {}


def story(*commands: str) -> Callable[[Story], Story]:
    """Marks the test of one or several commands."""

    def mark(test: Story) -> Story:
        for command in commands:
            assert command not in STORIES
            STORIES[command] = test
        return test

    return mark


@pytest.mark.parametrize("command", [command.id for command in COMMANDS])
async def test_each_command_does_its_work(command: str, shipped: Batch) -> None:
    assert command in STORIES, f"write a story for {command}"
    async with reading(shipped) as r:
        await STORIES[command](r)
        if r.app.is_running:
            r.sound()


def test_no_story_without_a_command() -> None:
    assert set(STORIES) <= set(BY_ID)


# -- moving ----------------------------------------------------------------------------------


@story("down", "up")
async def _rows(r: Reading) -> None:
    rows = [row.key for row in r.view.event_rows[:3]]
    await r.press("k")
    assert r.event == rows[0]
    await r.press("j Down")
    assert r.event == rows[2]
    await r.press("k")
    assert r.event == r.shown == rows[1]
    await r.press("2 j")
    assert r.actor == r.shown == r.view.actor_rows[1].id
    await r.press("Up")
    assert r.actor == r.view.actor_rows[0].id
    await r.press("1 / 'memorandum' Enter 3 j")
    second = r.passage
    await r.press("j k")
    assert r.passage == second.replace(".1", ".1")
    assert r.pane is Pane.READER


@story("first", "last")
async def _ends(r: Reading) -> None:
    await r.press("G")
    assert r.event == LAST
    await r.press("g")
    assert r.event == FIRST
    await r.press("End Home")
    assert r.event == FIRST
    await r.press("/ 'memorandum' Enter 3 G")
    assert r.view.reader.below == 0
    assert r.view.reader.stop == len(r.view.reader.stops) - 1
    await r.press("g")
    assert (r.view.reader.top, r.view.reader.stop) == (0, 0)


@story("half-down", "half-up")
async def _half_pages(r: Reading) -> None:
    half = r.view.timeline.height // 2
    await r.press("^d")
    assert r.view.timeline.cursor == half
    await r.press("PgDn ^u PgUp")
    assert r.view.timeline.cursor == 0
    await r.press("/ 'memorandum' Enter 3 ^d")
    assert r.view.reader.top > 0 or r.view.reader.below == 0
    await r.press("^u ^u")
    assert r.view.reader.top == 0


@story("section-down", "section-up")
async def _sections(r: Reading) -> None:
    await r.press("}")
    month = r.view.timeline.cursor
    assert month > 0
    await r.press("} {")
    assert r.view.timeline.cursor == month
    await r.press("2 g }")
    kinds = [row.kind for row in r.view.actor_rows]
    assert kinds[r.view.actors.cursor] != kinds[0]
    await r.press("1 / 'memorandum' Enter 3 }")
    before = r.passage
    assert before
    await r.press("{")
    assert r.passage != before


@story("pane-next", "pane-previous")
async def _panes_in_turn(r: Reading) -> None:
    seen = [r.pane]
    for _ in range(3):
        await r.press("Tab")
        seen.append(r.pane)
    assert seen == [Pane.TIMELINE, Pane.ACTORS, Pane.READER, Pane.TIMELINE]
    await r.press("S-Tab")
    assert r.pane is Pane.READER


@story("pane-timeline", "pane-actors", "pane-reader")
async def _panes_by_number(r: Reading) -> None:
    for key, pane in (("3", Pane.READER), ("2", Pane.ACTORS), ("1", Pane.TIMELINE)):
        await r.press(key)
        assert r.pane is pane
        assert f"{key} {pane.upper() if pane is not Pane.READER else 'EXCERPTS'}" in r.frame


@story("back", "forward")
async def _trail(r: Reading) -> None:
    await r.press("]")
    assert r.told == "this is the end of the trail"
    await r.press("j Enter / 'rahim' Tab Enter")
    there = r.trail
    assert there[-1] == RAHIMZADA
    await r.press("[")
    assert r.trail == there[:-1]
    await r.press("Backspace")
    assert r.trail == there[:-2]
    await r.press("[")
    assert r.told == "this is the start of the trail"
    await r.press("] ]")
    assert r.trail == there


@story("list")
async def _to_the_list(r: Reading) -> None:
    await r.press("3 h")
    assert r.pane is Pane.TIMELINE
    await r.press("/ 'rahim' Tab Enter Enter")
    assert r.pane is Pane.READER
    await r.press("Left")
    assert r.pane is Pane.ACTORS
    assert r.actor == RAHIMZADA


@story("zoom")
async def _zoom(r: Reading) -> None:
    await r.press("2 z")
    assert list(r.view.layout.panes) == [Pane.ACTORS]
    assert r.view.layout.panes[Pane.ACTORS].w == 140
    await r.press("z")
    assert len(r.view.layout.panes) == 3


@story("escape")
async def _escape(r: Reading) -> None:
    await r.press("? Esc")
    assert not r.view.sheet
    await r.press("3 Esc")
    assert r.pane is Pane.TIMELINE


@story("quit")
async def _quit(r: Reading) -> None:
    desk = r.session.desk
    await r.press("w q")
    assert r.place.why is None
    await r.press("o q")
    assert A2 not in r.trail
    await r.press("1 j")
    where = r.event
    await r.press("q")
    assert not r.app.is_running or r.app._exit
    assert desk.place()["timeline"] == where


# -- links -----------------------------------------------------------------------------------


@story("open")
async def _open(r: Reading) -> None:
    await r.press("j Enter")
    event = r.event
    assert (r.pane, r.shown, r.trail) == (Pane.READER, event, ("timeline", event))
    await r.press("Enter")  # no link is focused: the passage in its article
    assert r.shown == A2
    await r.press("[ [ l")
    assert r.pane is Pane.READER
    await r.press("[ 2 Right")
    assert (r.pane, r.shown) == (Pane.READER, IRAN)


@story("follow")
async def _follow(r: Reading) -> None:
    await r.press("f")
    first = next(iter(r.view.hints))
    assert r.view.hints[first] == "a"
    await r.press("a")
    assert not r.view.hints
    assert r.shown == first.link
    await r.press("f Esc")
    assert not r.view.hints
    assert r.shown == first.link


@story("link-next", "link-previous")
async def _links(r: Reading) -> None:
    await r.press("3 g n")
    focused = r.view.reader.focused
    assert focused is not None and focused == r.view.reader.links[0]
    await r.press("n N")
    assert r.view.reader.focused == focused
    await r.press("Enter")
    assert r.shown == focused.link
    await r.press("[ 1 / 'memorandum' Enter g n")
    hits = {hit.link for hit in r.view.results.hits} if r.view.results else None
    assert hits is None
    assert r.pane is Pane.TIMELINE
    assert r.event != FIRST


@story("linked-next", "linked-previous")
async def _linked(r: Reading) -> None:
    await r.press("/ 'momeni' Tab Enter Space 1 g x")
    linked = r.session.linked.events
    first = r.event
    assert first.partition("@")[0] in linked
    await r.press("x X")
    assert r.event == first
    await r.press("3 x")
    spot = r.view.reader.focused
    assert spot is not None and spot.link == MOMENI


@story("pin")
async def _pin(r: Reading) -> None:
    await r.press("/ 'momeni' Tab Enter Space")
    assert r.session.settings.pin == MOMENI
    assert "◉ pinned Eskandar Momeni" in r.frame
    await r.press("1 j j")
    assert r.session.subject == MOMENI
    assert r.shown == r.event
    await r.press("Space")
    assert r.session.settings.pin == ""
    assert r.told == "pin released"


@story("lens")
async def _lens(r: Reading) -> None:
    await r.press("/ 'momeni' Tab Enter v")
    assert r.session.settings.lens is Lens.ONLY
    assert {row.id for row in r.view.event_rows} <= set(r.session.linked.events)
    assert len(r.view.actor_rows) == 21
    await r.press("v")
    assert r.session.settings.lens is Lens.OFF
    assert not r.session.linked.events
    await r.press("v")
    assert r.session.settings.lens is Lens.LIGHT


@story("why")
async def _why(r: Reading) -> None:
    await r.press("/ 'memorandum' Enter w")
    assert r.place.why is not None and r.place.why.thing == MEMO
    assert r.pane is Pane.READER
    assert "three readings, none picked" in r.frame
    await r.press("Esc / 'rahim' Tab Enter w")
    assert "two spellings, one actor" in r.frame
    await r.press("Esc A w")
    assert r.place.why is not None and r.place.why.thing.startswith("article/")


@story("same", "different", "unsure", "undo")
async def _judge(r: Reading) -> None:
    await r.press("m")
    assert "nothing to judge here" in r.told
    await r.press("U")
    assert r.told == "no judgement of yours to undo"
    await r.press("/ 'memorandum' Enter m")
    assert r.told.startswith("same by you (W1)")
    await r.press("U d U u")
    acts = [entry.act for entry in r.session.desk.judgements()]
    says = [act.say for act in acts if isinstance(act, Pair)]
    assert says == [Say.SAME, Say.DIFFERENT]
    assert [act.judgement for act in acts if isinstance(act, Withdraw)] == ["W1", "W3"]
    assert r.told == "so it is already: unsure (J2)"


@story("cite")
async def _cite(r: Reading) -> None:
    await r.press("/ 'memorandum' Enter 3 j y")
    assert r.told.startswith("sent to the terminal (")
    (cited,) = r.session.copies
    assert A2 in cited
    assert r.app.clipboard == cited


@story("copy-address")
async def _address(r: Reading) -> None:
    await r.press("/ 'memorandum' Enter Y")
    assert r.app.clipboard == MEMO
    await r.press("3 Y")
    assert r.app.clipboard.startswith(f"{A2}#p")
    await r.press(f": '{r.app.clipboard}' Enter")
    assert r.shown == A2


# -- finding and viewing ---------------------------------------------------------------------


@story("search")
async def _search(r: Reading) -> None:
    before = list(r.view.event_rows)
    await r.press("/ 'rakhimzoda'")
    assert r.view.results is not None
    assert RAHIMZADA in {hit.link for hit in r.view.results.hits}
    assert list(r.view.event_rows) == before
    await r.press("Tab Enter")
    assert r.view.prompt is None
    assert r.trail[-1].split("/")[0] in ("actor", "event", "article")


@story("search-again")
async def _search_again(r: Reading) -> None:
    await r.press("/ 'momeni' Enter ;")
    assert r.view.prompt is not None and r.view.prompt.text == "momeni"
    assert r.view.results is not None and r.view.results.hits


@story("filter")
async def _filter(r: Reading) -> None:
    await r.press("& 'type:accord' Enter")
    assert r.place.filter == "type:accord"
    assert {row.type for row in r.view.event_rows if row.nth == 0} == {"accord"}
    assert "& type:accord   Esc clears" in r.rows[0]
    await r.press("&")
    assert r.view.prompt is not None and r.view.prompt.text == "type:accord"


@story("date")
async def _date(r: Reading) -> None:
    await r.press("# '2025-11' Enter")
    assert r.event == "event/deputy-foreign-ministers-speak-by-phone"
    await r.press("# '1999' Enter")
    assert r.told == "no event on 1999; this is the nearest"
    assert r.event == FIRST


@story("article")
async def _article(r: Reading) -> None:
    await r.press("/ 'memorandum' Enter 3 j j")
    passage = r.passage
    await r.press("o")
    assert (r.shown, r.passage) == (A2, passage)
    await r.press("Esc")
    assert (r.shown, r.passage) == (MEMO, passage)


@story("articles")
async def _articles(r: Reading) -> None:
    await r.press("A")
    assert r.shown == "articles"
    first = r.passage
    await r.press("j Enter")
    assert r.shown.startswith("article/") and r.shown != first
    await r.press("Esc Esc")
    assert r.trail == ("timeline",)


@story("others")
async def _others(r: Reading) -> None:
    shown = len(r.view.event_rows)
    await r.press("=")
    assert r.told == "other dates hidden"
    assert len(r.view.event_rows) == shown - 1
    assert all(row.nth == 0 for row in r.view.event_rows)
    await r.press("=")
    assert len(r.view.event_rows) == shown


@story("next-reading")
async def _next_reading(r: Reading) -> None:
    await r.press("c")
    assert r.told == "no disputed date here"
    await r.press("/ 'memorandum' Enter")
    met = []
    for n in (1, 2, 3, 1):
        await r.press("c")
        assert r.told.startswith(f"reading {n} of 3")
        met.append(r.shown)
    assert met[0] == met[3] == A2
    assert met[1] != A2


@story("sort")
async def _sort(r: Reading) -> None:
    await r.press("s")
    passages = [row.passages for row in r.view.event_rows]
    assert passages == sorted(passages, reverse=True)
    assert "by passages" in r.frame
    await r.press("s 2 s")
    labels = [row.label for row in r.view.actor_rows]
    assert labels == sorted(labels, key=str.casefold)
    await r.press("s")
    assert r.session.settings.actor_order == "kind"
    await r.press("s")
    assert r.session.settings.actor_order == "mentions"


@story("reverse")
async def _reverse(r: Reading) -> None:
    forward = [row.key for row in r.view.event_rows]
    dated = len(forward) - r.view.undated
    await r.press("j")
    kept = r.event
    await r.press("S")
    backward = [row.key for row in r.view.event_rows]
    assert backward == forward[:dated][::-1] + forward[dated:]
    assert r.event == kept
    assert "new first" in r.frame


@story("command")
async def _line(r: Reading) -> None:
    await r.press(": 'theme light' Enter")
    assert r.app.palette.name == "light"
    await r.press(": 'theme neon' Enter")
    assert r.told.startswith("themes: dark light")
    await r.press(": 'kind person' Enter")
    assert r.place.filter == "kind:person"
    await r.press(f": '{MOMENI}' Enter")
    assert r.shown == MOMENI
    await r.press(": 'actor/nobody' Enter")
    assert r.view.message.error
    await r.press(": 'srot' Enter")
    assert "no command srot" in r.told and "sort" in r.told


@story("keys")
async def _keys(r: Reading) -> None:
    await r.press("?")
    assert r.view.sheet
    for group in Group:
        assert group.upper() in r.frame
    await r.press("?")
    assert not r.view.sheet


# -- commands of the `:` line ----------------------------------------------------------------


@story("reload")
async def _reload(r: Reading) -> None:
    desk = r.session.desk
    await r.press("/ 'memorandum' Enter")
    desk.decide(Pair(MEMO, PACT, Say.SAME))  # as another window of hers would
    await r.press(": 'reload' Enter")
    assert r.told == "read again"
    assert r.shown == MEMO
    assert len(r.session.corpus.timeline(others=False)) == 22


@story("ascii")
async def _ascii(r: Reading) -> None:
    await r.press(": 'ascii' Enter")
    assert r.told == "plain ASCII"
    assert r.frame.isascii()
    await r.press(": 'ascii' Enter")
    assert not r.frame.isascii()


@story("mouse")
async def _mouse(r: Reading) -> None:
    await r.press(": 'mouse' Enter")
    assert r.told == "mouse off"
    await r.press(": 'mouse' Enter")
    assert r.told == "mouse on"


@story("cli")
async def _cli(r: Reading) -> None:
    await r.press("/ 'memorandum' Enter", ": 'cli' Enter")
    assert r.told == f"sourcebook show {MEMO}"
    await r.press("w", ": 'cli' Enter")
    assert r.told == f"sourcebook why {MEMO} -p when"


# -- the table -------------------------------------------------------------------------------


def test_no_two_commands_share_a_key() -> None:
    assert clashes() == []
    twice = Command("x", ("j",), "j", "", Group.MOVE)
    assert clashes([*COMMANDS, twice]) == ["j: down and x"]


def test_every_command_has_an_action_and_every_action_a_command() -> None:
    assert set(actions.ACTIONS) == set(BY_ID)
    assert set(BY_ID) >= actions.MOVES


async def test_every_key_reaches_its_command(
    shipped: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[str] = []

    def recorder(command: str) -> actions.Action:
        return lambda _, __: met.append(command)

    recorders = {command.id: recorder(command.id) for command in COMMANDS}
    monkeypatch.setattr(screens.actions, "ACTIONS", recorders)
    pressed = {key: command.id for command in COMMANDS for key in command.keys}
    async with reading(shipped) as r:
        from sourcebook.tour.walk import press

        await press(r.app, *pressed)
    assert met == list(pressed.values())


def test_the_key_sheet_tells_of_every_command_with_a_key() -> None:
    rows = [row for group in Group for row in sheet(group)]
    assert len(rows) == len(set(rows))
    shown = {c.sheet or c.id for c in COMMANDS if c.sheet != "-"}
    assert len(rows) == len(shown)
    assert all(c.keys for c in COMMANDS if c.sheet != "-")
    assert set(SHEET_WORDS) <= shown
    assert set(SHORT_WORDS) <= set(BY_ID)


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("width", [60, 80, 119, 120, 140, 200])
def test_the_key_sheet_fits(width: int, ascii: bool) -> None:
    from sourcebook.present.pieces import plain
    from sourcebook.signs import Signs
    from sourcebook.text import cells

    lines = key_sheet(width, Signs(ascii))
    assert max(cells(plain(line)) for line in lines) <= width
    assert len(lines) <= (13 if width >= 120 else 19)


@pytest.mark.parametrize("width", range(60, 201, 7))
@pytest.mark.parametrize("context", list(Context))
def test_the_footer_fits_and_always_tells_of_the_keys(width: int, context: Context) -> None:
    entries = footer(context, width, judging=True)
    assert ("?", "keys") in entries
    gap = 2 if width < 100 else 3
    assert 1 + sum(len(k) + 1 + len(w) + gap for k, w in entries) - gap <= width
