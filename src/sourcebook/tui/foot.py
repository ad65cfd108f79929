"""What lies over the panes and below them: key sheet, results, prompt, message, keys."""

from collections.abc import Sequence

from sourcebook.present.pieces import Line, Piece, blank, justify, pad_line, width
from sourcebook.text import cells, cut
from sourcebook.tui.commands import Context, footer, footer_gap
from sourcebook.tui.layout import Pane
from sourcebook.tui.overlays import RESULT_ROWS, key_name, key_sheet, result_line, results_title
from sourcebook.tui.paint import Painter, Segments, Surface
from sourcebook.tui.state import ARTICLES
from sourcebook.tui.themes import RowState
from sourcebook.tui.view import View


def draw_overlays(view: View, painter: Painter, surface: Surface) -> None:
    """The key sheet or the results, over the panes."""
    if view.sheet:
        lines = key_sheet(view.width, view.signs)
        room = view.height - 5
        _panel(view, painter, surface, "? KEYS", "any key closes", lines[:room])
    elif view.results is not None:
        name, count = results_title(view.results)
        _result_panel(view, painter, surface, name, count)


def _panel(
    view: View, painter: Painter, surface: Surface, name: str, count: str, lines: Sequence[Line]
) -> None:
    top = view.height - 2 - len(lines)
    surface.put(0, top, painter.row(_panel_title(view, name, count), view.width))
    for n, line in enumerate(lines):
        surface.put(0, top + 1 + n, painter.row(line, view.width, panel=True))


def _panel_title(view: View, name: str, count: str) -> Line:
    head = (Piece(f" {name} ", "chip", bold=True), Piece(f" {view.signs.content(count)} "))
    return (*head, Piece(view.signs.of("line") * max(0, view.width - width(head)), "bar"))


def _result_panel(view: View, painter: Painter, surface: Surface, name: str, count: str) -> None:
    results = view.results
    assert results is not None
    room = min(RESULT_ROWS, view.height - 6)
    results.window.resize(len(results.hits), room)
    top = view.height - 2 - room
    surface.put(0, top, painter.row(_panel_title(view, name, count), view.width))
    for n in range(room):
        index = results.window.top + n
        if index >= len(results.hits):
            surface.put(0, top + 1 + n, painter.blank(view.width, panel=True))
            continue
        line = result_line(view.session.corpus, results, index, view.width, view.signs)
        here = index == results.window.cursor
        bar = view.signs.of("cursor") if here else " "
        if painter.palette.ansi and not view.signs.ascii:
            bar = " "
        state = RowState(cursor=here)
        row = painter.row(line[:1], 9, panel=True)
        row += painter.row(
            (Piece(bar, "bar", bold=True), *line[1:]), view.width - 9, state, panel=True
        )
        surface.put(0, top + 1 + n, row)


def foot_row(view: View, painter: Painter) -> Segments:
    """The last row: prompt, hints, message, welcome or the keys."""
    if view.prompt is not None:
        return painter.row(_prompt_line(view), view.width)
    if view.hints:
        text = f"  {view.typed}" if view.typed else ""
        line = (
            Piece(" follow ", "chip", bold=True),
            Piece(f" type a letter{text}   "),
            Piece("Esc cancel", "muted"),
        )
        return painter.row(line, view.width)
    if view.message.text:
        role = "err" if view.message.error else "text"
        lead = Piece(" ! " if view.message.error else " ", "err", bold=True)
        text = cut(view.signs.content(view.message.text), view.width - 4, view.signs.of("ellipsis"))
        return painter.row((lead, Piece(text, role)), view.width)
    if view.welcome:
        return painter.row(_welcome(view), view.width)
    return painter.row(_keys_line(view), view.width)


def _welcome(view: View) -> Line:
    line: list[Piece] = [Piece(f" {view.signs.of('linked')} ", "bar", bold=True)]
    for key, words in (("Enter", " opens, "), ("w", " says why, "), ("?", " shows the keys")):
        line += [Piece(key, "key", bold=True), Piece(words, "muted")]
    return tuple(line)


def context(view: View) -> Context:
    """What the footer is about."""
    place = view.session.place
    if place.pane is not Pane.READER:
        return Context.LIST
    if place.why is not None:
        return Context.WHY
    return Context.ARTICLES if place.thing == ARTICLES else Context.READER


def _keys_line(view: View) -> Line:
    from sourcebook.present.why import pair_asked

    why = view.session.place.why
    judging = why is not None and pair_asked(view.session.corpus, why) is not None
    gap = footer_gap(view.width)
    line: list[Piece] = [blank(1)]
    for key, words in footer(context(view), view.width, judging=judging):
        line += [
            Piece(key_name(key, view.signs), "key", bold=True),
            Piece(f" {words}{' ' * gap}", "muted"),
        ]
    return tuple(line)


_PROMPT_HINTS = {
    "/": "Enter open  Tab next kind  Esc close",
    "&": "Enter filter  Esc close",
    "#": "Enter go to date  Esc close",
    ":": "Enter run  Esc close",
}


def _prompt_line(view: View) -> Line:
    prompt = view.prompt
    assert prompt is not None
    hint = _PROMPT_HINTS[prompt.sign]
    room = view.width - cells(hint) - 5
    text = prompt.text
    start = 0
    while cells(text[start : prompt.at]) >= room:
        start += 1
    before, under = text[start : prompt.at], text[prompt.at : prompt.at + 1] or " "
    after = cut(text[prompt.at + 1 :], max(0, room - cells(before) - 1), "")
    left = (
        Piece(f" {prompt.sign}", "key", bold=True),
        Piece(before, "bright"),
        Piece(under, "@text"),
        Piece(after, "bright"),
    )
    if view.message.text and view.message.error:
        return (*left, Piece(f"   {view.signs.content(view.message.text)}", "err"))
    return justify(pad_line(left, room), (Piece(hint, "muted"), blank(1)), view.width)
