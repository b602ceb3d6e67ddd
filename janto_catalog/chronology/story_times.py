"""What the guess of times goes by: the series that declare an order, dates, and who is in each work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from janto_catalog.chronology.assumed_times import Backbone, Clues, assumed_times
from janto_catalog.chronology.condensation import Condensation
from janto_catalog.chronology.constraints import SeriesStep
from janto_catalog.chronology.derived_constraints import is_bodily
from janto_catalog.chronology.release_days import release_days
from janto_catalog.chronology.scope import Scope
from janto_catalog.chronology.solver import Solution
from janto_catalog.chronology.wishes import Wishes
from janto_catalog.model.story import Story


def clues(story: Story, scope: Scope) -> Clues:
    """Return the release days, series and casts of the works of `scope`."""
    cast: dict[str, set[str]] = {}
    for appearance in story.appearances:
        if is_bodily(appearance):
            cast.setdefault(appearance.work, set()).add(appearance.character)
    works = scope.works
    return Clues(
        release_days(works, story.works),
        [work.series or "" for work in works],
        [cast.get(work.id, ()) for work in works],
    )


def accepted_steps(solution: Solution) -> list[SeriesStep]:
    """Return the steps of series that were accepted, the strongest first."""
    overruled = frozenset(solution.overruled)
    return [step for number, step in solution.series_steps() if number not in overruled]


def story_times(
    solution: Solution,
    condensation: Condensation,
    wished: Wishes,
    steps: Sequence[SeriesStep],
    hints: Clues,
) -> list[float]:
    """Return the assumed time of each component; `steps` are the accepted ones of the solution."""
    component = condensation.component
    days = [(component[point], day) for point, day in solution.points.days()]
    return assumed_times(condensation, hints, days, _backbone(solution, condensation, wished, steps))


def _backbone(
    solution: Solution, condensation: Condensation, wished: Wishes, steps: Sequence[SeriesStep]
) -> Backbone:
    component, start = condensation.component, solution.points.start
    works = frozenset(component[start[work]] for step in steps for work in (step.earlier, step.later))
    joined = frozenset(pair for pair in _joined(wished) if works.issuperset(pair))
    series = frozenset(step.series.id for step in steps)
    return Backbone(works, series, joined, wished.by_component.keys() - works)


def _joined(wished: Wishes) -> Iterator[tuple[int, int]]:
    for moved, wish in wished.by_component.items():
        for other in wish.others:
            yield (other, moved) if wish.is_after else (moved, other)
