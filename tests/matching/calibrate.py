"""Measure again how often matches are right, and fit the calibration table of matching.

    python -m tests.matching.calibrate             measure, fit, report what would change
    python -m tests.matching.calibrate --write     the same, and write the table

Run it after a change of `janto_catalog/matching/weights.py`, or of the tables of names here.  It matches every
name of `names.tsv`, `held.tsv` and `tagged.tsv`, by name alone, with lengths, with tags and in one folder, names
made up for every third work, every 150th neighbour (`neighbours.py`), and names of every ninth work against an
index without that work; then names and neighbours of the story worlds of other shapes (`worlds.py`).  For each candidate it notes the probability that the evidence adds up to, and whether it
was right.  The fit is the share right in bins of probability, made monotone by pooling neighbours.  The report ends
with the outcomes of all names of the repository and of each story world under the old and the new table; exit code 1
when a link would be wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from janto_catalog.matching import WorkIndex, calibration, calibration_table, match_items, scoring
from janto_catalog.matching.calibration import LINK_THRESHOLD, Table, interpolate
from janto_catalog.matching.comparison import contradicts_alone
from tests.matching.left_out import names_by_work
from tests.matching.make_items import item, shipped
from tests.matching.neighbours import neighbours
from tests.matching.score_names import (
    HERE,
    NamedFile,
    Score,
    read_names,
    read_tagged,
    score_by_medium,
    table,
    together,
    with_lengths,
    with_tags,
)
from tests.matching.styles import is_named_as_itself, styled
from tests.matching.worlds import WORLDS, world

FITTED_TABLES = (HERE / "names.tsv", HERE / "held.tsv")
#: Never tuned to: they show whether the fit holds for other names.
CHECKED_TABLES = (*FITTED_TABLES, HERE / "unseen.tsv", HERE / "last.tsv")
#: Every third work is named in all styles, every ninth is left out of the index; every 150th neighbour is matched.
EVERY_STYLED, EVERY_LEFT_OUT, EVERY_NEIGHBOUR = 3, 9, 150
EDGES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
#: Matches are linked from the first bin with at least this share of right ones on.
LINKED_SHARE = 0.98
#: The highest confidence of a match that is asked about.
BELOW_LINK = LINK_THRESHOLD - 0.01
#: What nothing can prove: no share of ours is higher than this.
HIGHEST, HIGHEST_CONTRADICTED = 0.999, 0.7
WRITTEN = Path(calibration_table.__file__)


class Measured(NamedTuple):
    """A candidate: its probability, 0 ... 1, whether something contradicts it, and whether it was right."""

    probability: float
    contradicted: bool
    right: bool


@dataclass(frozen=True, slots=True)
class NameSet:
    """Names to match against an index; `complete` is false where their works were left out of it."""

    names: Sequence[NamedFile]
    index: WorkIndex
    complete: bool = True


def name_sets(index: WorkIndex) -> Iterator[NameSet]:
    """Yield everything that is measured."""
    names = [named for path in FITTED_TABLES for named in read_names(path, index)]
    names += read_tagged(HERE / "tagged.tsv")
    yield NameSet(names, index)
    yield NameSet(with_lengths(names, index), index)
    yield NameSet(with_tags(names, index), index)
    yield NameSet(together(names), index)
    made = [named for _, named in styled(shipped(), index) if is_named_as_itself(named, index)]
    yield NameSet(made[::EVERY_STYLED], index)
    yield NameSet(_without_length(index), index)
    for name in WORLDS:
        other = WorkIndex(world(name))
        yield NameSet(names_of_world(name, other)[::EVERY_STYLED], other)
        yield NameSet(_without_length(other), other)
    for work, named in list(names_by_work(index, *FITTED_TABLES).items())[::EVERY_LEFT_OUT]:
        works = tuple(each for each in shipped().works if each.id != work)
        yield NameSet(named, WorkIndex(replace(shipped(), works=works)), complete=False)


def names_of_world(name: str, index: WorkIndex) -> list[NamedFile]:
    """The works of a world in every style but the misspelled one: a common word misspelled is another word."""
    return [
        named
        for style, named in styled(world(name), index)
        if style != "misspelled" and is_named_as_itself(named, index)
    ]


def _without_length(index: WorkIndex) -> list[NamedFile]:
    """Some neighbours.  That they are as long as the work is made up: in the wild few are, so it is left out."""
    made = [named for _, named in neighbours(index)][::EVERY_NEIGHBOUR]
    return [replace(each, facts=each.facts and replace(each.facts, duration=None)) for each in made]


def measure(sets: Iterator[NameSet]) -> list[Measured]:
    """Match every name and note each candidate with its probability."""

    def uncalibrated(probability: float, *, contradicted: bool) -> float:
        return probability

    measured: list[Measured] = []
    with mock.patch.object(scoring, "confidence", uncalibrated):
        for each in sets:
            items = [item(named.name, named.facts, folders=named.folders) for named in each.names]
            for named, proposal in zip(each.names, match_items(items, each.index), strict=True):
                for candidate in proposal.candidates:
                    contradicted = any(map(contradicts_alone, candidate.evidence))
                    right = each.complete and candidate.work in named.works
                    measured.append(Measured(candidate.confidence, contradicted, right))
    return measured


@dataclass(frozen=True, slots=True)
class Bin:
    """Candidates of neighbouring probabilities: how many, the sum of their probabilities, and how many were right."""

    count: int
    probabilities: float
    right: int

    @property
    def probability(self) -> float:
        """The mean probability."""
        return self.probabilities / self.count

    @property
    def share(self) -> float:
        """The share right, a little towards a half, so that few candidates prove little."""
        return (self.right + 0.5) / (self.count + 1)

    def plus(self, other: Bin) -> Bin:
        """Both together."""
        return Bin(
            self.count + other.count, self.probabilities + other.probabilities, self.right + other.right
        )


def bins(measured: Sequence[Measured]) -> list[Bin]:
    """The candidates in the bins of `EDGES`, without empty ones."""
    counted: dict[int, Bin] = {}
    for each in measured:
        edge = max(index for index, low in enumerate(EDGES) if low <= each.probability)
        single = Bin(1, each.probability, each.right)
        counted[edge] = counted[edge].plus(single) if edge in counted else single
    return [counted[edge] for edge in sorted(counted)]


def pooled(raw: Sequence[Bin]) -> list[Bin]:
    """The bins with neighbours put together until the share right never decreases."""
    rising: list[Bin] = []
    for each in raw:
        rising.append(each)
        while len(rising) > 1 and rising[-1].share <= rising[-2].share:
            last = rising.pop()
            rising[-1] = rising[-1].plus(last)
    return rising


def fit(measured: Sequence[Measured], *, contradicted: bool) -> Table:
    """The calibration table for candidates that nothing contradicts, or that something does."""
    rising = pooled(bins([each for each in measured if each.contradicted is contradicted]))
    highest = HIGHEST_CONTRADICTED if contradicted else HIGHEST
    points = [(0.0, 0.0)]
    for each in rising:
        share = min(each.share, highest)
        if share < LINKED_SHARE:
            share = min(share, BELOW_LINK)
        elif points[-1][1] < LINK_THRESHOLD:
            # A step: below it matches are asked about, from it on they are linked.
            step = max(low for low in EDGES if low <= each.probability)
            points += [(step, points[-1][1]), (step, LINK_THRESHOLD)]
        points.append((each.probability, share))
    points.append((1.0, points[-1][1] if contradicted else highest))
    return tuple((round(probability, 3), round(share, 3)) for probability, share in points)


def outcomes(index: WorkIndex) -> dict[str, Score]:
    """How the names of the repository come out, table by table, by name alone and with lengths."""
    scores: dict[str, Score] = {}
    for path in CHECKED_TABLES:
        names = read_names(path, index)
        scores[f"{path.stem}, by name"] = score_by_medium(names, index)["all"]
        lengths = with_lengths(names, index)
        scores[f"{path.stem}, with length"] = score_by_medium(lengths, index)["all"]
    for name in WORLDS:
        other = WorkIndex(world(name))
        scores[name] = score_by_medium(names_of_world(name, other), other)["all"]
    return scores


def report(measured: Sequence[Measured], old: Mapping[bool, Table], new: Mapping[bool, Table]) -> str:
    """The share right in each bin of probability, next to what the old and the new table say."""
    lines = []
    for contradicted in (False, True):
        lines.append(f"{'contradicted' if contradicted else 'supported':14} candidates  right    old    new")
        for each in bins([candidate for candidate in measured if candidate.contradicted is contradicted]):
            values = [interpolate(tables[contradicted], each.probability) for tables in (old, new)]
            right = each.right / each.count
            lines.append(
                f"  probability {each.probability:5.3f} {each.count:10} {right:6.3f} {values[0]:6.3f} {values[1]:6.3f}"
            )
    return "\n".join(lines)


def source(new: Mapping[bool, Table]) -> str:
    """The module with the new tables."""
    text = WRITTEN.read_text("utf-8")
    head = text[: text.index("#: Points")]
    points = "".join(f"    {point},\n" for point in new[False])
    contradicted = "".join(f"    {point},\n" for point in new[True])
    return (
        f"{head}#: Points of a monotone curve: (probability, share found right).\n"
        f"SUPPORTED: Final = (\n{points})\n\n"
        "#: The same for works that a single piece of evidence contradicts.\n"
        f"CONTRADICTED: Final = (\n{contradicted})\n"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main(words: Sequence[str]) -> int:
    """Measure, fit and report; returns 1 when the new table links a name to a wrong work."""
    parser = argparse.ArgumentParser(description="Fit the calibration table of matching.")
    parser.add_argument("--write", action="store_true", help="write the new table")
    options = parser.parse_args(words)
    index = WorkIndex(shipped())
    measured = measure(name_sets(index))
    old: dict[bool, Table] = {
        False: calibration_table.SUPPORTED,
        True: calibration_table.CONTRADICTED,
    }
    new = {contradicted: fit(measured, contradicted=contradicted) for contradicted in (False, True)}
    _say(report(measured, old, new))
    _say(table("\nold table", outcomes(index)))
    with (
        mock.patch.object(calibration, "SUPPORTED", new[False]),
        mock.patch.object(calibration, "CONTRADICTED", new[True]),
    ):
        after = outcomes(index)
    _say(table("\nnew table", after))
    wrong = [name for each in after.values() for name in each.wrong]
    for name in wrong:
        sys.stderr.write(f"wrong link: {name}\n")
    if options.write:
        WRITTEN.write_text(source(new), "utf-8")
        _say(f"\nwritten: {WRITTEN}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
