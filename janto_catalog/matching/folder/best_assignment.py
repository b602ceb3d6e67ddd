"""The best assignment of rows to columns that keeps the order of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: The fit of a row and a column that do not go together.
IMPOSSIBLE = float("-inf")


@dataclass(frozen=True, slots=True)
class Assigned:
    """The column of a row, and by how much every assignment without this pair is worse."""

    column: int
    margin: float


def best_assignment(fits: Sequence[Sequence[float]]) -> list[Assigned | None]:
    """Assign rows to columns so that the sum of the fits is the largest.

    Rows and columns keep their order, each column is used once, and a row may have none.  Takes rows times
    columns steps.  Returns for each row its column, None without one or where another assignment is as good.

    >>> best_assignment([[3.0, 1.0], [0.0, 2.0]])
    [Assigned(column=0, margin=3.0), Assigned(column=1, margin=2.0)]
    """
    rows, columns = len(fits), len(fits[0])
    before = _best_sums(fits)
    after = _best_sums([row[::-1] for row in reversed(fits)])
    assigned: list[Assigned | None] = []
    for row in range(rows):
        rest = after[rows - row - 1]
        through = [
            before[row][column] + fits[row][column] + rest[columns - column - 1] for column in range(columns)
        ]
        without = max(before[row][column] + rest[columns - column] for column in range(columns + 1))
        best = max(range(columns), key=lambda column: through[column])
        others = max((value for column, value in enumerate(through) if column != best), default=IMPOSSIBLE)
        margin = through[best] - max(others, without)
        assigned.append(Assigned(best, margin) if margin > 0 else None)
    return assigned


def _best_sums(fits: Sequence[Sequence[float]]) -> list[list[float]]:
    """The best sum of the first rows within the first columns, for every number of each."""
    columns = len(fits[0]) if fits else 0
    sums = [[0.0] * (columns + 1)]
    for row in fits:
        above, line = sums[-1], [0.0]
        for column, fit in enumerate(row):
            line.append(max(above[column + 1], line[column], above[column] + fit))
        sums.append(line)
    return sums
