"""How much work a call does, counted rather than timed: a busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(call: Callable[[], object]) -> int:
    """The lines of Python that a call runs."""
    count = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


class Watched(str):
    """A text that counts the characters cut out of it: work that lines of Python do not show."""

    cut = 0

    def __getitem__(self, place: Any) -> str:
        found = super().__getitem__(place)
        self.cut += len(found)
        return found
