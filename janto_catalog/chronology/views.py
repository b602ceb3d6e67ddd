"""The views of one story: which statements each takes, and which of its works it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from janto_catalog.chronology.arrange import Arranged, arrange
from janto_catalog.chronology.claims import (
    claim_statements,
    lasting_works,
    source_layers,
    true_claims,
)
from janto_catalog.chronology.derive import (
    bodily,
    branch_lasting,
    branch_statements,
    series_statements,
    state_statements,
)
from janto_catalog.chronology.ground import Ground, release_dates, story_ground
from janto_catalog.chronology.known import known_first
from janto_catalog.chronology.solve import solve
from janto_catalog.chronology.statements import AsInStory, Points, Statement, rank
from janto_catalog.errors import NotFoundError
from janto_catalog.model.claims import Layer, Placing
from janto_catalog.model.story import Story, Work

_LAST = rank(Layer.UNVERIFIED, 0)
"""In a life the story is asked last: whatever anybody says of that life, however unsure, comes before it."""


def solved_view(story: Story, view: str) -> Arranged:
    """The view by its name: "story", "newcomer" or "life:CHARACTER"; the others are not solved but listed."""
    name, _, character = view.partition(":")
    if name == "story":
        return story_view(story)
    if name == "newcomer":
        return newcomer_view(story)
    if name == "life" and (character in {one.id for one in story.characters} or life_works(story, character)):
        return life_view(story, character, story_view(story))
    raise NotFoundError(
        "There is no such order with reasons", location=view, hint="Choose story, newcomer or life:CHARACTER."
    )


def story_view(story: Story) -> Arranged:
    """The story: all claims on its axis, series, states, branches."""
    ground = story_ground(story)
    claims = true_claims(story.claims, "story")
    lasting = [*lasting_works(claims, ground), *branch_lasting(story.timelines, ground)]
    points = Points(ground, lasting)
    # Inside a rank they are taken as they stand here: what a series or branch says of itself before what is said of it.
    statements = list(series_statements(story, ground, points))
    statements += branch_statements(story.timelines, ground, points)
    statements += state_statements(story, ground, points, "story")
    statements += claim_statements(claims, source_layers(story.sources), ground, points)
    return arrange(solve(ground, points, statements), date_places(story, ground.works))


def newcomer_view(story: Story) -> Arranged:
    """Release, but for what had better be known first: a work waits for it, so that nothing is told too early."""
    ground = story_ground(story)
    points = Points(ground, ())
    return arrange(
        solve(ground, points, known_first(story, ground, points)),
        date_places(story, ground.works),
        pulled=False,
    )


def life_view(story: Story, character: str, told: Arranged) -> Arranged:
    """A character's own life: claims and states of that life, and where they are silent the story as `told`."""
    axis = f"life:{character}"
    claims = true_claims(story.claims, axis)
    alive = life_works(story, character)
    named = {
        work
        for claim in claims
        for one in (claim.subject, *claim.objects)
        for work in told.solved.ground.standing_for(one)
    }
    lived = [work for work in told.sequence if work in alive or work in named]
    ground = _life_ground(told.solved.ground, lived)
    points = Points(ground, lasting_works(claims, ground))
    statements = list(claim_statements(claims, source_layers(story.sources), ground, points, across=True))
    statements += state_statements(story, ground, points, axis, across=True)
    statements += _as_in_story(told, lived, points)
    return arrange(solve(ground, points, statements), range(len(lived)))


def _life_ground(told: Ground, lived: list[str]) -> Ground:
    """The works of a life in the order of the story; a container stands for those of its parts that are in it."""
    works = {work: told.by_id[work] for work in lived}
    standing = {named: tuple(one for one in them if one in works) for named, them in told.standing.items()}
    return Ground(tuple(works.values()), works, standing, {})


def life_works(story: Story, character: str) -> frozenset[str]:
    """The works in which `character` really is."""
    return frozenset(
        appearance.work
        for appearance in story.appearances
        if appearance.character == character and bodily(appearance)
    )


def date_places(story: Story, works: Iterable[Work]) -> list[int]:
    """For each of `works` (in order of release) the place of its date among all dates."""
    dates = release_dates(story.works)
    places: dict[str, int] = {}
    return [places.setdefault(dates[work.id], len(places)) for work in works]


def _as_in_story(told: Arranged, lived: list[str], points: Points) -> Iterator[Statement]:
    """For each work of a life those before it in the story, but for what these imply."""
    start, moment = told.solved.points.start, told.links.moment
    bits = {moment[start[work]]: 0 for work in lived}
    for place, work in enumerate(lived):
        bits[moment[start[work]]] |= 1 << place
    behind: dict[int, int] = {}
    for at in told.line:
        before = 0
        for other, _owner in told.links.before[at]:
            before |= behind[other]
        behind[at] = before | bits.get(at, 0)
    far = [behind[moment[start[work]]] & ~bits[moment[start[work]]] for work in lived]
    for place, work in enumerate(lived):
        implied = 0
        for earlier in _members(far[place]):
            implied |= far[earlier]
        for earlier in _members(far[place] & ~implied):
            one = lived[earlier]
            links = points.links(Placing.BEFORE, (one,), ((work,),))
            yield Statement(Layer.ASSUMED, _LAST, AsInStory(one, work), (one, work), links)


def _members(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
