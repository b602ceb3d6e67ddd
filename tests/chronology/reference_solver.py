"""A slow and simple solver, written from the definition, to test the fast one against.

Every work has a start and an end, every pair of points is compared with every other, and a constraint is tried by
adding it to the accepted ones and looking for a loop from every point.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from janto_catalog.chronology.constraints import SeriesStep
from janto_catalog.chronology.views import story_view
from janto_catalog.model.claims import Claim, ClaimRelation, Layer
from janto_catalog.model.dates import day_span, release_key
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.story import Manner, Story, Work
from tests.chronology.reference_times import Far, Point, ReferenceTimes

Edges = list[tuple[Point, Point, int]]


@dataclass
class Constraint:
    """One constraint: its rank, its order inside the rank, its edges, the id of its origin and its works."""

    rank: tuple[int, int]
    key: tuple[object, ...]
    edges: Edges
    origin: str
    works: set[str]
    is_step: bool = False


@dataclass
class Solution:
    """The expected result: works in order, their windows, accepted and overruled constraints (ids of origins)."""

    order: list[str]
    windows: dict[str, tuple[int, int]]
    placed: set[str]
    accepted: list[str] = field(default_factory=list)
    overruled: list[str] = field(default_factory=list)
    precedes: set[tuple[str, str]] = field(default_factory=set)
    far: Far = field(default_factory=dict)


def is_date_that_does_not_place(claim: Claim, story: Story) -> bool:
    """Whether a claim of a pack is the date of a work, or of a segment of one, in a series whose dates do not place."""
    series = [work.series for work in story.works if work.id == claim.subject.partition("#")[0]]
    return (
        claim.relation is ClaimRelation.DATED
        and "you" not in claim.sources
        and any(not each.dates_place for each in story.series if each.id in series)
    )


def solve(story: Story) -> Solution:
    """The story order of `story`, which has neither containers nor branches nor undated works."""
    story = replace(
        story, claims=tuple(claim for claim in story.claims if not is_date_that_does_not_place(claim, story))
    )
    works = {work.id: work for work in story.works if work.in_story}
    constraints = sorted(all_constraints(story, works), key=lambda one: (one.rank, one.key))
    edges = structural_edges(story, works)
    accepted, overruled, placed, run = [], [], set(), set()
    for one in constraints:
        if closes_a_loop(edges + one.edges):
            # Overruled assumptions are not reported.
            overruled += [one.origin] if one.rank[0] is not Layer.ASSUMED else []
        else:
            edges += one.edges
            accepted.append(one.origin)
            placed |= one.works
            run |= one.works if one.is_step else set()
    far = distances(edges)
    precedes = {
        (a, b)
        for a, b in product(works, works)
        if (("s", a), ("s", b)) in far and (("s", b), ("s", a)) not in far
    }
    same = {
        (a, b)
        for a, b in product(works, works)
        if (("s", a), ("s", b)) in far and (("s", b), ("s", a)) in far
    }
    line = sorted_works(works, story, precedes, same | {(a, a) for a in works}, placed, (far, run))
    listed = [work for work in line if "#" not in work]
    windows = {
        work: (
            1 + sum((other, work) in precedes for other in listed),
            len(listed) - sum((work, other) in precedes for other in listed),
        )
        for work in listed
    }
    return Solution(listed, windows, placed, accepted, overruled, precedes, far)


def within(story: Story, era: StoryEra) -> set[str]:
    """The works that begin not before an era, and not after its last work."""
    if not counts(era, story) and not any(is_placed_by(claim, era) for claim in story.claims):
        return set()
    far, names = solve(story).far, [work.id for work in story.works]
    begin, last = ("b", era.id), ("l", era.id)
    return {work for work in names if (begin, ("s", work)) in far and (("s", work), last) in far}


def is_placed_by(claim: Claim, era: StoryEra) -> bool:
    """Whether a claim places a work by an era."""
    return claim.era == era.id and not claim.apparent


def structural_edges(story: Story, works: dict[str, Work]) -> Edges:
    """Starts before ends, days in their order."""
    dates = {claim.date for claim in story.claims} | {
        date for era in story.eras if counts(era, story) for date in (era.start, era.end)
    }
    days = sorted({day for date in dates if date for day in day_bounds(date)})
    eras: Edges = [((one, era.id), (two, era.id), 0) for era in story.eras for one, two in pairwise("blx")]
    works_and_eras = [(("s", work), ("e", work), 0) for work in works] + eras
    return works_and_eras + [(("d", str(one)), ("d", str(two)), 1) for one, two in pairwise(days)]


def day_bounds(date: str) -> tuple[int, int]:
    """The first day of a date and the one after its last."""
    low, high = day_span(date)
    return low, high + 1


def counts(era: StoryEra, story: Story) -> bool:
    """Whether the bounds of an era say something: of a single one, only if something is placed by the era."""
    bounds = [bound for bound in (era.start, era.end, era.first, era.last) if bound]
    used = any(is_placed_by(claim, era) for claim in story.claims)
    return len(bounds) > 1 or (bool(bounds) and used)


def era_bounds(story: Story) -> list[Constraint]:
    """What an era begins and ends with, and when."""
    layers = {source.id: source.layer for source in story.sources} | {"you": Layer.USER}
    constraints = []
    for era in story.eras:
        begin, last, end = ("b", era.id), ("l", era.id), ("x", era.id)
        edges: Edges = []
        for point, work, side in ((begin, era.first, "s"), (last, era.last, "s"), (end, era.last, "e")):
            edges += [(point, (side, work), 0), ((side, work), point, 0)] if work else []
        for one, two, date in ((begin, begin, era.start), (last, end, era.end)):
            if date:
                low, high = day_bounds(date)
                edges += [(("d", str(low)), one, 0), (two, ("d", str(high)), 1)]
        layer = min((layers[one] for one in era.sources if one in layers), default=Layer.UNVERIFIED)
        if counts(era, story):
            named = {work for work in (era.first, era.last) if work}
            constraints.append(Constraint((layer, -era.certainty), (2.5, era.id), edges, era.id, named))
    return constraints


def all_constraints(story: Story, works: dict[str, Work]) -> list[Constraint]:
    """All constraints, in no particular order."""
    layers = {source.id: source.layer for source in story.sources} | {"you": Layer.USER}
    constraints = []
    for claim in story.claims:
        named = {claim.subject, *claim.objects}
        if claim.apparent or claim.axis != "story" or not named <= works.keys():
            continue
        layer = min((layers[one] for one in claim.sources if one in layers), default=Layer.UNVERIFIED)
        if claim.era and claim.era not in {era.id for era in story.eras}:
            continue
        constraints.append(
            Constraint((layer, -claim.certainty), (3, claim.id), claim_edges(claim), claim.id, named)
        )
    return constraints + series_steps(story) + state_constraints(story, works) + era_bounds(story)


def claim_edges(claim: Claim) -> Edges:
    """What the words of a claim say of starts and ends."""
    start, end = ("s", claim.subject), ("e", claim.subject)
    first, last = (claim.objects[0], claim.objects[-1]) if claim.objects else ("", "")
    edges: Edges = []
    match claim.relation:
        case ClaimRelation.BEFORE:
            edges = [(end, ("s", one), 1) for one in claim.objects]
        case ClaimRelation.AFTER:
            edges = [(("e", one), start, 1) for one in claim.objects]
        case ClaimRelation.BETWEEN:
            edges = [(("e", first), start, 1), (end, ("s", last), 1)]
        case ClaimRelation.DURING if len(claim.objects) == 1:
            edges = [(("s", first), start, 0), (end, ("e", first), 0)]
        case ClaimRelation.DURING:
            edges = [(("s", first), start, 0), (start, ("e", first), 0)]
            edges += [(("s", last), end, 0), (end, ("e", last), 0)]
        case ClaimRelation.SAME_TIME:
            pairs = [(start, ("s", one)) for one in claim.objects] + [
                (end, ("e", one)) for one in claim.objects
            ]
            edges = [link for one, two in pairs for link in ((one, two, 0), (two, one, 0))]
        case ClaimRelation.DATED:
            low, high = day_bounds(claim.date)
            edges = [(("d", str(low)), start, 0), (end, ("d", str(high)), 1)]
        case ClaimRelation.BEFORE_ERA:
            edges = [(end, ("b", claim.era), 1)]
        case ClaimRelation.WITHIN_ERA:
            begins, until, out = ("b", claim.era), ("l", claim.era), ("x", claim.era)
            edges = [(begins, start, 0), (start, until, 0), (end, out, 0)]
        case ClaimRelation.AFTER_ERA:
            edges = [(("x", claim.era), start, 1)]
    return edges


def series_steps(story: Story) -> list[Constraint]:
    """The steps of series, as the solver takes them: `test_series` tests which those are."""
    steps = []
    for number, one in enumerate(story_view(story).solution.constraints):
        if isinstance(one.origin, SeriesStep):
            earlier, later, series = one.origin.earlier, one.origin.later, one.origin.series
            rank = (Layer.CANON, -5) if series.story is StoryOrder.SERIAL else (Layer.ASSUMED, -5)
            edges: Edges = [(("e", earlier), ("s", later), 1)]
            steps.append(Constraint(rank, (0, number), edges, series.id, {earlier, later}, is_step=True))
    return steps


def state_constraints(story: Story, works: dict[str, Work]) -> list[Constraint]:
    """Bodily appearances in a state that has one span."""
    constraints = []
    for number, seen in enumerate(
        sorted(story.appearances, key=lambda one: (one.character, one.state, one.work))
    ):
        spans = [one for one in story.states if (one.character, one.state) == (seen.character, seen.state)]
        if seen.apparent or seen.manner not in (Manner.PRESENT, Manner.VOICE) or len(spans) != 1:
            continue
        state, edges, named = spans[0], [], {seen.work}
        if state.begins and state.begins != seen.work:
            edges.append((("e", state.begins), ("s", seen.work), 1))
            named.add(state.begins)
        if state.ends and state.ends != seen.work:
            edges.append((("e", seen.work), ("s", state.ends), 1))
            named.add(state.ends)
        if edges:
            rank = (Layer.STATE, -min(state.certainty, seen.certainty))
            constraints.append(Constraint(rank, (2, number), edges, state.id, named))
    return constraints


def distances(edges: Edges) -> Far:
    """The most steps on any way from one point to another, up to two; pairs without a way are left out."""
    far: Far = {}
    for tail, head, step in edges:
        far[tail, head] = max(step, far.get((tail, head), 0))
    while True:
        onward: dict[Point, list[tuple[Point, int]]] = {}
        for (tail, head), steps in far.items():
            onward.setdefault(tail, []).append((head, steps))
        longer: Far = {}
        for (tail, middle), steps in far.items():
            for head, more in onward.get(middle, ()):
                # Several ways may lead there: the longest counts, not the one that was looked at last.
                most = max(far.get((tail, head), -1), longer.get((tail, head), -1))
                if min(2, steps + more) > most:
                    longer[tail, head] = min(2, steps + more)
        if not longer:
            return far
        far |= longer


def closes_a_loop(edges: Edges) -> bool:
    """Whether some point comes after itself."""
    return any(a == b and steps for (a, b), steps in distances(edges).items())


def sorted_works(
    works: dict[str, Work],
    story: Story,
    precedes: set[tuple[str, str]],
    same: set[tuple[str, str]],
    placed: set[str],
    known: tuple[Far, set[str]],
) -> list[str]:
    """Take, again and again, the best of those before which nothing is left; those at one time together.

    The best has the earliest assumed time; `known` is what `ReferenceTimes` takes.
    """
    sorts = {series.id: series.sort_key for series in story.series}

    def tie(work: str) -> tuple[str, ...]:
        one = works[work]
        return (
            released(one),
            sorts.get(one.series or "", ""),
            one.place_in_series,
            one.title.casefold(),
            one.id,
        )

    def released(work: Work) -> str:
        return release_key(work.released or works[work.host].released)

    times = ReferenceTimes(story, sorted(works.values(), key=lambda one: tie(one.id)), *known)
    assumed = {work: times.time(work) for work in works}
    line: list[str] = []
    left = set(works)
    while left:
        free = [work for work in left if not any((other, work) in precedes for other in left)]
        best = min(
            free, key=lambda work: min((assumed[one], tie(one)) for one in free if (one, work) in same)
        )
        group = sorted((one for one in free if (one, best) in same), key=tie)
        line += group
        left -= set(group)
    return [work for work in line if work in placed] + sorted(set(line) - placed, key=tie)
