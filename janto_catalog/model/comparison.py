"""Two orders compared: which titles move from one to the other, how far, and because of what."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.order import Reason
from janto_catalog.model.views import WorkRow


@dataclass(frozen=True, slots=True)
class Move:
    """Titles that follow each other in both orders, and of the first order are `by` places later than of the second one,
    earlier if that is negative: so many of the titles that keep their order they pass.

    `here` and `there` are the positions of the first of them in the two orders.  `reason` is the strongest one that makes the
    difference, None where none is stated, `because` is it relative to that title, or says that it is a guess; "" where that
    was not looked for, because there are many longer moves.  `is_of_second`: it is one of the second
    order.
    """

    works: tuple[WorkRow, ...]
    by: int
    here: int
    there: int
    reason: Reason | None = None
    because: str = ""
    is_of_second: bool = False

    def words(self, second: str) -> str:
        """How far they move and why: "12 later than in the story: after Asylum"; `second` is the name of the second order
        in a sentence."""
        return self._with_reason(f"{self._far} than in {second}")

    @property
    def short_words(self) -> str:
        """The same below the name of the second order: "12 later: after Asylum"."""
        return self._with_reason(self._far)

    @property
    def _far(self) -> str:
        return f"{abs(self.by)} {'later' if self.by > 0 else 'earlier'}"

    def _with_reason(self, far: str) -> str:
        if not self.because:
            return far
        return f"{far} (there: {self.because})" if self.is_of_second else f"{far}: {self.because}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The order `first` beside `second`, which have these names in a sentence.

    `moves` are the fewest that make one of the other, longest first; `titles` counts those that are in both orders.
    `only_first` and `only_second` are those that one of them lacks, in its order.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    titles: int = 0
    moves: tuple[Move, ...] = ()
    only_first: tuple[WorkRow, ...] = ()
    only_second: tuple[WorkRow, ...] = ()

    @property
    def moved(self) -> int:
        """How many titles move."""
        return sum(len(move.works) for move in self.moves)
