"""Which action each command is, and which of them only move the cursor."""

from collections.abc import Mapping

from sourcebook.tui.actions import (
    citing,
    closing,
    finding,
    judging,
    linking,
    moving,
    viewing,
    walking,
)
from sourcebook.tui.actions.host import Action

ACTIONS: Mapping[str, Action] = {
    "down": moving.down,
    "up": moving.up,
    "first": moving.first,
    "last": moving.last,
    "half-down": moving.half_down,
    "half-up": moving.half_up,
    "section-down": moving.section_down,
    "section-up": moving.section_up,
    "pane-next": moving.pane_next,
    "pane-previous": moving.pane_previous,
    "pane-timeline": moving.pane_timeline,
    "pane-actors": moving.pane_actors,
    "pane-reader": moving.pane_reader,
    "back": walking.back,
    "forward": walking.forward,
    "list": moving.to_list,
    "zoom": viewing.zoom,
    "escape": closing.escape,
    "quit": closing.quit_,
    "open": walking.open_,
    "follow": linking.follow,
    "link-next": linking.link_next,
    "link-previous": linking.link_previous,
    "linked-next": linking.linked_next,
    "linked-previous": linking.linked_previous,
    "pin": viewing.pin,
    "lens": viewing.lens,
    "why": judging.why,
    "same": judging.same,
    "different": judging.different,
    "unsure": judging.unsure,
    "undo": judging.undo,
    "cite": citing.cite,
    "copy-address": citing.copy_address,
    "search": finding.search_,
    "search-again": finding.search_again,
    "filter": finding.filter_,
    "date": finding.date,
    "article": walking.article,
    "articles": walking.articles,
    "others": viewing.others,
    "next-reading": walking.next_reading,
    "sort": viewing.sort,
    "reverse": viewing.reverse,
    "command": finding.command,
    "keys": viewing.keys,
    "reload": viewing.reload,
    "ascii": viewing.ascii_,
    "mouse": viewing.mouse,
    "cli": citing.cli,
}

# Moves after which only the list's own rows change at once; the rest follows a little later.
MOVES = frozenset(
    {
        "down",
        "up",
        "first",
        "last",
        "half-down",
        "half-up",
        "section-down",
        "section-up",
        "linked-next",
        "linked-previous",
    }
)
