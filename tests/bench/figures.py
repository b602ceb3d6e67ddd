"""Figures of one run, compared with a baseline of the same run, because times depend on the machine and ratios much less."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: `ours` and `baseline` in seconds (`unit` "s") or another unit, `bar` the most the ratio is to be."""

    what: str
    ours: float
    baseline: float
    unit: str = "s"
    bar: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        """Ours over the baseline."""
        return self.ours / self.baseline

    def line(self) -> str:
        """For the terminal."""
        bar = "" if self.bar is None else f", bar {self.bar:g}"
        note = f" ({self.note})" if self.note else ""
        return (
            f"{self.what}: ours {_amount(self.ours, self.unit)}, baseline {_amount(self.baseline, self.unit)}, "
            f"ratio {self.ratio:.2f}{bar}{note}"
        )

    def row(self) -> str:
        """For a table in Markdown."""
        bar = "" if self.bar is None else f"≤ {self.bar:g}"
        ours, baseline = _amount(self.ours, self.unit), _amount(self.baseline, self.unit)
        return f"| {self.what} | {ours} | {baseline} | {self.ratio:.2f} | {bar} | {self.note} |"


class Figures:
    """What the benchmarks of a run measured."""

    def __init__(self) -> None:
        self._taken: list[Figure] = []

    def take(self, figure: Figure) -> Figure:
        """Keep a figure and print its line."""
        self._taken.append(figure)
        sys.stdout.write(f"\n{figure.line()}\n")
        return figure

    def table(self) -> str:
        """All figures as a Markdown table, "" when none was taken."""
        if not self._taken:
            return ""
        head = ("| what | ours | baseline | ratio | bar | |", "|---|---|---|---|---|---|")
        return "\n".join((*head, *(figure.row() for figure in self._taken)))


def size(name: str, usual: int) -> int:
    """How much of `name` to measure with: JANTO_BENCH_<NAME> in the environment, else `usual`."""
    return int(os.environ.get(f"JANTO_BENCH_{name.upper()}", usual))


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """The median time of `run`."""
    return median(every_time(run, times))


def p95(run: Callable[[], object], times: int = 20) -> float:
    """The time that 95 of 100 runs of `run` stay within, after one that warms up."""
    run()
    return quantiles(every_time(run, times), n=20)[-1]


def every_time(run: Callable[[], object], times: int) -> list[float]:
    """The time of each of `times` runs, in seconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return taken


def _amount(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:.0f} {unit}"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.2f} ms"
