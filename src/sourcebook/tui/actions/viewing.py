"""What is lit, shown, sorted, and with which signs."""

from sourcebook.signs import Signs
from sourcebook.tui.actions.host import Host
from sourcebook.tui.layout import Pane
from sourcebook.tui.state import Lens
from sourcebook.tui.view import View


def pin(view: View, _: Host) -> str | None:
    """Hold what is shown as the lens, or let it go."""
    pinned = view.session.toggle_pin()
    view.refresh(keep=True)
    return None if pinned else "pin released"


def lens(view: View, _: Host) -> str | None:
    """Light, only, off."""
    now = view.session.cycle_lens()
    view.refresh(keep=True)
    return {Lens.LIGHT: "lens: lights what is linked", Lens.ONLY: "lens: only what is linked"}.get(
        now, "lens: off"
    )


def others(view: View, _: Host) -> str:
    """Show or hide the other-date rows."""
    view.session.settings.others = not view.session.settings.others
    view.refresh(keep=True)
    return "other dates shown" if view.session.settings.others else "other dates hidden"


def sort(view: View, _: Host) -> None:
    """The next order of the list."""
    settings = view.session.settings
    if view.session.place.pane is Pane.ACTORS:
        orders = ("mentions", "name", "kind")
        settings.actor_order = orders[(orders.index(settings.actor_order) + 1) % len(orders)]
    else:
        settings.order = "mentions" if settings.order == "date" else "date"
    view.refresh(keep=True)


def reverse(view: View, _: Host) -> None:
    """The timeline the other way round."""
    view.session.settings.reverse = not view.session.settings.reverse
    view.refresh(keep=True)


def zoom(view: View, _: Host) -> None:
    """The focused pane alone, or all again."""
    view.session.settings.zoomed = not view.session.settings.zoomed
    view.refresh(keep=True)


def keys(view: View, _: Host) -> None:
    """The key sheet."""
    view.sheet = not view.sheet


def reload(view: View, _: Host) -> str:
    """Read book and judgements again; the place is kept."""
    view.remember()
    view.session.reload()
    view.stale = view.session.desk.newer()  # still so: what is on disk could not be read
    view.refresh(keep=True)
    if view.stale:
        return "the book on disk cannot be read now; shown is what was read before"
    return "read again"


def ascii_(view: View, _: Host) -> str:
    """Plain ASCII signs, or back."""
    view.signs = Signs(not view.signs.ascii)
    view.refresh(keep=True)
    return "plain ASCII" if view.signs.ascii else "Unicode signs"


def mouse(_: View, host: Host) -> str:
    """Mouse on or off."""
    return "mouse on" if host.set_mouse() else "mouse off"
