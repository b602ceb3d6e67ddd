"""Serials as one block: no other work is listed between the parts unless something puts it there.

Constraints say only that one part comes before the next.  Here works that nothing puts between two parts are moved out
from between them: behind the later part, or before the earlier one where the later one must follow them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from janto_catalog.chronology.condensation import Condensation, Side
from janto_catalog.chronology.constraints import SeriesStep
from janto_catalog.chronology.solver import Solution
from janto_catalog.model.kinds import StoryOrder


def keep_together(
    solution: Solution, condensation: Condensation, line: Sequence[int], steps: Iterable[SeriesStep]
) -> tuple[list[int], tuple[frozenset[int], ...]]:
    """Return `line`, the components with works in a topological order, with the parts of each serial together.

    `steps` are the accepted ones.  Returns the blocks too: sets of components between which nothing else is listed.
    """
    result = list(line)
    blocks: list[frozenset[int]] = []
    works = len(solution.scope.works)
    for parts in _serials(solution, condensation, steps):
        position = {component: index for index, component in enumerate(result)}
        ordered = sorted(parts, key=position.__getitem__)
        block = [ordered[0]]
        for part in ordered[1:]:
            first, last, goal = (result.index(each) for each in (block[0], block[-1], part))
            between = result[last + 1 : goal]
            if between:
                segment = set(between)
                after = _reach(block, condensation.after, segment, works)
                before = _reach([part], condensation.before, segment, works)
                own = result[first : last + 1]
                if before <= after:
                    arranged = [*own, *_those(between, before), part, *_others(between, before)]
                else:
                    arranged = [
                        *_others(between, after),
                        *own,
                        *_those(between, after & before),
                        part,
                        *_those(between, after - before),
                    ]
                result[first : goal + 1] = arranged
                if after & before:
                    blocks.append(frozenset(block))
                    block = []
            block.append(part)
        blocks.append(frozenset(block))
    return result, tuple(block for block in blocks if len(block) > 1)


def _serials(solution: Solution, condensation: Condensation, steps: Iterable[SeriesStep]) -> list[set[int]]:
    """The components of the parts of each serial, by series and timeline."""
    start, component = solution.points.start, condensation.component
    serials: dict[tuple[str, str], set[int]] = {}
    for step in steps:
        if step.series.story is StoryOrder.SERIAL:
            key = step.series.id, solution.scope.timeline_of(step.later)
            serials.setdefault(key, set()).update(
                component[start[work]] for work in (step.earlier, step.later)
            )
    return [serials[key] for key in sorted(serials)]


def _reach(origins: Iterable[int], side: Side, segment: Collection[int], works: int) -> set[int]:
    """The components of `segment` that edges lead to.  Those with a number below `works` have works; no way leads over
    such a component outside the segment."""
    found: set[int] = set()
    stack = list(origins)
    seen = set(stack)
    while stack:
        for other in side.next_to(stack.pop()):
            if other in seen:
                continue
            seen.add(other)
            if other in segment:
                found.add(other)
                stack.append(other)
            elif other >= works:
                stack.append(other)
    return found


def _those(components: Iterable[int], wanted: Collection[int]) -> list[int]:
    return [component for component in components if component in wanted]


def _others(components: Iterable[int], unwanted: Collection[int]) -> list[int]:
    return [component for component in components if component not in unwanted]
