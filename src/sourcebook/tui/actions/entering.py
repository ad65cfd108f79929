"""Enter in a prompt, and the line typed after `:`."""

from sourcebook.tui.actions.finding import go_to_date, open_hit
from sourcebook.tui.actions.host import Host
from sourcebook.tui.actions.table import ACTIONS
from sourcebook.tui.commands import BY_ID
from sourcebook.tui.layout import Pane
from sourcebook.tui.themes import NAMES
from sourcebook.tui.view import View, is_address


def prompt_enter(view: View, host: Host) -> str | None:
    """Enter in a prompt; raises SourcebookError for a bad query, and the prompt stays."""
    prompt = view.prompt
    assert prompt is not None
    text = prompt.text.strip()
    match prompt.sign:
        case "/":
            return open_hit(view)
        case "&":
            view.session.filter(text)
            view.prompt = None
            view.refresh()
            return None
        case "#":
            message = go_to_date(view, text)
            view.prompt = None
            return message
        case _:
            view.prompt = None
            return run(view, host, text)


def run(view: View, host: Host, text: str) -> str | None:
    """A line typed after `:`: a command, `theme NAME`, `sort`, `kind KIND`, or an address."""
    word, _, rest = text.partition(" ")
    rest = rest.strip()
    if not word:
        return None
    if is_address(text):
        view.remember()
        passage = view.session.open(text, Pane.READER)
        view.session.change(stop=passage)
        view.refresh()
        return None
    match word:
        case "theme" | "t":
            if rest not in NAMES:
                return f"themes: {' '.join(NAMES)}"
            host.set_theme(rest)
            return None
        case "kind" | "kinds":
            view.session.filter(f"kind:{rest}" if rest else "")
            view.refresh()
            return None
        case "q":
            host.leave()
            return None
    if word in ACTIONS:
        return ACTIONS[word](view, host)
    return f"no command {word}; try {' '.join(sorted(_nearest(word)))} or theme NAME"


def _nearest(word: str) -> list[str]:
    from sourcebook.names import nearest

    found = nearest(word, [(name, name) for name in BY_ID], limit=3, floor=0.4)
    return [name for *_, name in found] or ["search", "filter", "articles"]
