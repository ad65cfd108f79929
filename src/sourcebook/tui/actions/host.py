"""What an action is, and what only the app can do for it."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from sourcebook.tui.view import View


class Host(Protocol):
    """What the app does for an action."""

    def leave(self) -> None:
        """Quit."""

    def copy(self, text: str) -> int:
        """Send text to the terminal's clipboard (OSC 52); gives the bytes sent."""

    def set_theme(self, name: str) -> None:
        """Another theme, at once."""

    def set_mouse(self) -> bool:
        """Mouse on or off; True if it is on now."""


Action: TypeAlias = Callable[[View, Host], str | None]
