"""What each command does to a view. One function per command, named after it; no Textual.

An action gives the message for the footer, if it has one. What only the app can do
(quit, copy, theme, mouse) it asks of `Host`.
"""

from sourcebook.tui.actions.entering import prompt_enter
from sourcebook.tui.actions.finding import typed
from sourcebook.tui.actions.host import Action, Host
from sourcebook.tui.actions.linking import hint_key
from sourcebook.tui.actions.pointing import click, pane_at, wheel
from sourcebook.tui.actions.table import ACTIONS, MOVES

__all__ = [
    "ACTIONS",
    "MOVES",
    "Action",
    "Host",
    "click",
    "hint_key",
    "pane_at",
    "prompt_enter",
    "typed",
    "wheel",
]
