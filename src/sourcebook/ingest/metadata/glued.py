"""A date that runs into the first sentence, perhaps with the headline before it."""

import re

from sourcebook.ingest.metadata.dates import Printed, date_at
from sourcebook.text import Span

_WORD = re.compile(r"\S++")
_FEWEST, _MOST = 3, 25  # words of a headline
_LEADING = frozenset(  # small words before a date that is part of the sentence
    "on of until till since from by in before after to at about for and or than the a an its this "
    "that dated between through".split()
)
_STOP = re.compile(r"[.!?…]\s")


def stands_before(line: str, printed: Printed) -> bool:
    """True if a date stands before the first sentence and is none of its words.

    It has its label, is written in digits, or a sentence begins right behind it or a dash.
    """
    rest = line[printed.end :]
    behind = rest.lstrip(" \t–—-|:")
    if not rest[:1].isspace() or not behind or behind[0].islower():
        return False
    return bool(printed.label) or printed.iso or behind[0].isupper() or behind[0] in "“\"'«"


def glued(line: str) -> tuple[Span, Printed] | None:
    """Headline and date, where both run into the first sentence.

    Nothing ends before the date, no small word leads to it, and a sentence begins behind.
    """
    stop = _STOP.search(line)
    for count, word in enumerate(_WORD.finditer(line)):
        if count > _MOST or (stop and word.start() > stop.start() and count > _FEWEST):
            return None
        if count < _FEWEST or not (word[0][0].isdigit() or word[0][0].isupper()):
            continue
        printed = date_at(line, word.start())
        if not printed or not printed.edtf or not stands_before(line, printed):
            continue
        before = line[: word.start()].rstrip(" \t–—-|")
        if before.endswith((",", ".", ";", ":")) or before.split()[-1] in _LEADING:
            return None
        return Span(0, len(before)), printed
    return None
