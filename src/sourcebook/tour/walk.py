"""Walks a tour on the real screen: presses its keys, checks what it expects, keeps its frames.

Nothing outside counts: the desk is in memory, the theme is given, the environment is
cleared of what Textual reads, and a step ends only when the screen has come to rest.
"""

import asyncio
import os
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import Batch
from sourcebook.tour.desk import MemoryDesk
from sourcebook.tour.frames import Frame, frame_of
from sourcebook.tour.script import Expect, Size, Step, Tour, picture_name

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.pilot import Pilot

    from sourcebook.tui.app import SourcebookApp
    from sourcebook.tui.view import View

REST = 0.01  # seconds between two looks whether the screen is at rest
PATIENCE = 1000  # looks


class NoRest(SourcebookError):
    """The screen did not come to rest."""


@dataclass(slots=True)
class Walk:
    """What a tour met: its pictures, and every expectation that did not hold."""

    tour: Tour
    frames: list[Frame] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def isolate(environ: MutableMapping[str, str] = os.environ) -> None:
    """Forget what would change the screen. To be called before textual is imported."""
    for name in list(environ):
        ours = name.startswith("TEXTUAL") and not name.startswith("TEXTUAL_SNAPSHOT")
        if ours or name in ("NO_COLOR", "COLORTERM", "FORCE_COLOR"):
            del environ[name]


async def walk(tour: Tour, batch: Batch) -> Walk:
    """Walk a tour from its start to its end."""
    from sourcebook.tui.app import SourcebookApp, make_view

    desk = MemoryDesk(batch, place=tour.place)
    app = SourcebookApp(make_view(desk, start=tour.start, ascii=tour.ascii), tour.theme)
    met = Walk(tour)
    async with app.run_test(size=(tour.size.width, tour.size.height)) as pilot:
        await at_rest(app)
        for n, step in enumerate(tour.steps, 1):
            await _walk_step(pilot, app, step)
            frame = _frame(tour, app, step)
            told = list(faults(step.expect, app.view, frame.text))
            met.faults += [f"{tour.id}, step {n} ({step.say}): {fault}" for fault in told]
            if told:
                met.faults.append("\n".join(frame.text))
            if step.shot:
                met.frames.append(frame)
    return met


async def _walk_step(pilot: "Pilot[None]", app: "SourcebookApp", step: Step) -> None:
    if step.size is not None:
        await pilot.resize_terminal(step.size.width, step.size.height)
    await press(app, *step.keys)
    await at_rest(app)


async def press(app: "SourcebookApp", *keys: str) -> None:
    """Send keys as the terminal does, each when the one before has done its work."""
    from textual.events import Key
    from textual.keys import _character_to_key

    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        app.post_message(Key(_character_to_key(key) if len(key) == 1 else key, character))
        await delivered(app)


async def delivered(app: "SourcebookApp") -> None:
    """Wait until a message has gone all its way: app, focused widget, screen, app again."""
    for pump in (app, app.focused or app.screen, app.screen, app):
        done = asyncio.Event()
        pump.call_later(done.set)
        while not done.is_set() and app.is_running:
            await asyncio.sleep(0)


async def at_rest(app: "SourcebookApp") -> None:
    """Wait until lens and reader have followed the cursor."""
    await delivered(app)
    for _ in range(PATIENCE):
        if not app.view.lagging:
            return
        await asyncio.sleep(REST)
    raise NoRest("the screen did not come to rest", "look at BookScreen.settle", code=Exit.BAD)


def rows_of(app: "SourcebookApp") -> Sequence[Sequence["Segment"]]:
    """The last frame of the app, row by row."""
    from sourcebook.tui.screens import BookScreen

    assert isinstance(app.screen, BookScreen)
    return app.screen.rows


def _frame(tour: Tour, app: "SourcebookApp", step: Step) -> Frame:
    rows = rows_of(app)
    title = f"{tour.title}: {step.say}" if step.say else tour.title
    name = picture_name(tour, step.shot, Size(app.view.width, app.view.height))
    return frame_of(name, title, rows, app.palette.name, app.palette.background)


# -- expectations ---------------------------------------------------------------------------


def faults(expect: Expect, view: "View", text: Sequence[str]) -> Iterator[str]:
    """What an expectation says and the screen does not, a sentence each."""
    if expect.texts:
        now = state(view)
        for word, wanted in expect.texts.items():
            have = now[word]
            if (wanted not in have) if word == "toast" and wanted else (wanted != have):
                yield f"{word} is {have!r}, not {wanted!r}"
    lists = expect.lists
    if "trail" in lists and lists["trail"] != trail(view):
        yield f"trail is {list(trail(view))}, not {list(lists['trail'])}"
    whole = "\n".join(text)
    yield from (f"{one!r} is not shown" for one in lists.get("text", ()) if one not in whole)
    yield from (f"{one!r} is shown" for one in lists.get("not_text", ()) if one in whole)


def state(view: "View") -> Mapping[str, str]:
    """Where the reader is, in the words that a script has for it."""
    session = view.session
    place = session.place
    return {
        "focus": str(place.pane),
        "shown": session.shown,
        "event": view.current_event.key if view.current_event else "",
        "actor": view.current_actor.id if view.current_actor else "",
        "passage": view.reader.current,
        "filter": place.filter,
        "pin": session.settings.pin,
        "lens": str(session.settings.lens),
        "why": str(place.why.prop) if place.why else "",
        "prompt": view.prompt.sign + view.prompt.text if view.prompt else "",
        "toast": view.message.text,
    }


def trail(view: "View") -> tuple[str, ...]:
    """The path up to here: addresses, "timeline" for the book itself."""
    path = view.session.trail
    return tuple(place.thing or "timeline" for place in path.places[: path.at + 1])
