"""Rounds in shuffled order, and what they gave as a table."""

import random
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Figures:
    """What was measured of one case; values are of one unit."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def least(self) -> float:
        """The best one: what the machine can do undisturbed."""
        return min(self.values)


Case = Callable[[], float | Mapping[str, float]]


def rounds(cases: Mapping[str, Case], count: int) -> dict[str, Figures]:
    """Run every case once a round, each round in another order; a case may give several."""
    found: dict[str, Figures] = {}
    order = random.Random(20250123)
    names = list(cases)
    for _ in range(count):
        order.shuffle(names)
        for name in names:
            given = cases[name]()
            several = given if isinstance(given, Mapping) else {name: given}
            for label, value in several.items():
                found.setdefault(label, Figures()).values.append(value)
    return found


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, the first column left, the others right."""
    widths = [max(len(row[n]) for row in (header, *rows)) for n in range(len(header))]
    print(f"\n{title}")
    for row in (header, *rows):
        first, *rest = (cell for cell in row)
        line = f"  {first:<{widths[0]}}"
        print(line + "".join(f"  {c:>{w}}" for c, w in zip(rest, widths[1:], strict=True)))


def show_times(title: str, found: Mapping[str, Figures], units: Mapping[str, str]) -> None:
    """Medians and minima in ms, and the ratio of medians to each unit case."""
    rows = []
    for name, figures in found.items():
        ratios = [_ratio(figures, found.get(unit)) for unit in units]
        rows.append([name, f"{figures.median * 1e3:.0f}", f"{figures.least * 1e3:.0f}", *ratios])
    show(title, ["", "median ms", "min ms", *(f"x {short}" for short in units.values())], rows)


def _ratio(figures: Figures, unit: Figures | None) -> str:
    return f"{figures.median / unit.median:.2f}" if unit else "-"
