"""Steps from one date to another: "less than two months later" as a value, and what it gives.

A date that was counted from an event keeps its step, so that it moves when that event is
dated anew. Written: `less +2MO`, `-3D`, `more +1Y`, `+XD` (days later, how many is not
told); `by` and `until` are dates known only by a report of such a day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sourcebook.dates import DateError, Edtf, Form, from_bounds, parse

BY, UNTIL = "by", "until"
_DAY = timedelta(days=1)
_STEP = re.compile(r"(?:(less|more) )?([+-])(X|[0-9]{1,9}(?:\.[0-9]{1,9})?)([A-Z]{1,2})")


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units on (1) or back (-1); `amount` None is a vague one ("days later")."""

    amount: float | None
    unit: str
    sign: int
    bound: str = ""  # less, more

    @property
    def text(self) -> str:
        """The step as written."""
        amount = "X" if self.amount is None else f"{self.amount:.9f}".rstrip("0").rstrip(".")
        sign = "-" if self.sign < 0 else "+"
        return f"{self.bound} {sign}{amount}{self.unit}".strip()


def counted(step: str, anchor: Edtf) -> tuple[Edtf | None, Edtf | None]:
    """The value a step gives from a date, and the widest one its words allow if that is wider.

    "Less than N months later" leaves out the anchor's own period: from the first day
    after it to its latest day plus N months; the wider value starts with the anchor's
    first day. None if nothing can be said, or the step is none.
    """
    try:
        value, strict = _counted(step, anchor)
    except (OverflowError, ValueError, DateError):
        return None, None
    if value is None or (strict is not None and strict.text == value.text):
        return value, None
    return value, strict


def counted_why(anchor: Edtf) -> str:
    """Why it is so, in words."""
    return f"counted from an event of {anchor.text}"


def by_report(reported: Edtf, *, lasting: bool) -> Edtf | None:
    """What is known only by a report: it was so by its day, or lasted until then."""
    last = reported.latest
    if last is None:
        return None
    if lasting and last.day == monthrange(last.year, last.month)[1] and reported.earliest != last:
        return parse(f"../{last:%Y-%m}")
    return from_bounds(None, last, lasted=lasting)


def _counted(step: str, anchor: Edtf) -> tuple[Edtf | None, Edtf | None]:
    if step in (BY, UNTIL):
        return by_report(anchor, lasting=step == UNTIL), None
    match = _STEP.fullmatch(step)
    if match is None:
        return None, None
    bound, sign, amount, unit = match.groups()
    number = None if amount == "X" else float(amount)
    return _shifted(Shift(number, unit, -1 if sign == "-" else 1, bound or ""), anchor)


def moved(at: date, amount: float, unit: str) -> date:
    """A day so many units on (or back); months keep the day where there is one.

    Raises ValueError or OverflowError beyond the calendar.
    """
    scale = {"MO": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit)
    if scale is None:
        days = {"W": 7, "WE": 7, "F": 14, "D": 1, "H": 1 / 24}.get(unit, 1 / 1440)
        return at + timedelta(days=round(amount * days))
    months = at.year * 12 + at.month - 1 + round(amount * scale)
    if not 12 <= months < 120000:
        raise OverflowError
    new_year, new_month = divmod(months, 12)
    last = monthrange(new_year, new_month + 1)[1]
    return date(new_year, new_month + 1, min(at.day, last))


def _shifted(shift: Shift, anchor: Edtf) -> tuple[Edtf | None, Edtf | None]:
    first, last = anchor.earliest, anchor.latest
    if shift.amount is None:
        return _vaguely(shift, first, last), None
    if shift.bound == "less":
        return _less(shift, first, last)
    step = shift.sign * shift.amount
    low = moved(first, step, shift.unit) if first else None
    high = moved(last, step, shift.unit) if last else None
    if shift.bound == "more":
        return (_open(low, None) if shift.sign > 0 else _open(None, high)), None
    return _exactly(shift, anchor, low, high), None


def _open(first: date | None, last: date | None) -> Edtf | None:
    return from_bounds(first, last) if first or last else None


def _vaguely(shift: Shift, first: date | None, last: date | None) -> Edtf | None:
    """Days later: after the anchor, and no end is told."""
    if shift.sign > 0:
        return _open(last + _DAY if last else first, None)
    return _open(None, first - _DAY if first else last)


def _less(shift: Shift, first: date | None, last: date | None) -> tuple[Edtf | None, Edtf | None]:
    assert shift.amount is not None
    if shift.sign > 0:
        end = moved(_end_of(last), shift.amount, shift.unit) if last else None
        end = _end_of(end, like=last) if end else None
        return _open(last + _DAY if last else first, end), _open(first, end)
    start = moved(first, -shift.amount, shift.unit) if first else None
    return _open(start, first - _DAY if first else last), _open(start, last)


def _end_of(at: date, like: date | None = None) -> date:
    """The last day of its month, if `like` is the last of its own."""
    if like is None or like.day != monthrange(like.year, like.month)[1]:
        return at
    return at.replace(day=monthrange(at.year, at.month)[1])


def _exactly(shift: Shift, anchor: Edtf, low: date | None, high: date | None) -> Edtf | None:
    if low is None or high is None:
        return _open(low, high)
    same_day = anchor.earliest == anchor.latest
    if shift.unit in ("MO", "Q") and same_day:
        return parse(f"{low:%Y-%m}")
    if shift.unit in ("Y", "DE") and same_day:
        return parse(f"{low:%Y-%m}~")
    if shift.unit in ("MO", "Y") and anchor.form is Form.MOMENT:
        high = _end_of(high, like=anchor.latest)
    value = from_bounds(low, high)
    rough = shift.unit in ("W", "F", "WE") and value.form is Form.MOMENT
    return parse(f"{value.text}~") if rough else value
