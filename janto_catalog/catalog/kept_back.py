"""What is behind a spoiler limit: computed from the limit, the story, and what the user has finished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from janto_catalog import chronology
from janto_catalog.model.claims import ClaimRelation
from janto_catalog.model.spoiler_limit import Key, SpoilerLimit
from janto_catalog.model.spoilers import NOTHING_KEPT_BACK, KeptBack, state_key
from janto_catalog.model.story import Story, Work
from janto_catalog.model.text import words
from janto_catalog.model.universes import Universes


def find_kept_back(limit: SpoilerLimit, universes: Universes, finished: Collection[str]) -> KeptBack:
    """Return what `limit` keeps back; `finished` are the works that are marked so.

    Works that `limit` names and that are not in the story keep nothing back.
    """
    if not limit:
        return NOTHING_KEPT_BACK
    story = universes.whole
    finished = _with_parts(story, finished)
    later = _works_after(limit.until, universes) if limit.until else set()
    if limit.seen:
        later -= finished
    fenced = _nested(story, later | set(_named(limit, story)))
    fenced |= _named_after(story, fenced)
    unknown = set(fenced)
    if limit.seen and not limit.until:
        unknown |= {work.id for work in story.works} - finished
    apparent = _apparent(story, fenced, unknown)
    absent = frozenset(("works", work) for work in fenced)
    found = KeptBack(absent, frozenset(unknown | apparent), frozenset(apparent))
    return replace(found, absent=absent.union(_empty(story, found)))


def shown_at_their_apparent_places(story: Story, works: Collection[str]) -> Story:
    """Return `story` with the apparent claims about `works` in place of the true ones."""
    if not works:
        return story
    claims = (
        replace(claim, apparent=False) if claim.subject in works and claim.apparent else claim
        for claim in story.claims
        if claim.subject not in works or claim.apparent
    )
    return replace(story, claims=tuple(claims))


def _named(limit: SpoilerLimit, story: Story) -> Iterator[str]:
    """The works that the limit keeps back by themselves or by their arcs."""
    arcs = {id for kind, id in limit.keep_back if kind == "arcs"}
    yield from (id for kind, id in limit.keep_back if kind == "works")
    for arc in story.arcs:
        if arc.id in arcs:
            yield from arc.works


def _named_after(story: Story, fenced: Collection[str]) -> set[str]:
    """The works in whose title the title of a series or arc is that is kept back as a whole: "The Making of …".

    Titles of one word are too common for that, and so is the name of a show that others are of, too.
    """
    kept = KeptBack(frozenset(("works", work) for work in fenced))
    empty = set(_empty_series(story, kept))
    titles = [series.title for series in story.series if series.id in empty]
    titles += [arc.title for arc in story.arcs if arc.works and all(map(kept.lacks, arc.works))]
    phrases = {cut for title in titles if len(cut := words(title)) > 1}
    shown = (each for each in story.series if each.id not in empty)
    phrases -= {words(name) for series in shown for name in (series.title, series.show)}
    lengths = {len(phrase) for phrase in phrases}
    return {
        work.id
        for work in story.works
        if work.id not in fenced
        for cut in [words(work.title)]
        if any(cut[at : at + length] in phrases for length in lengths for at in range(len(cut) - length + 1))
    }


def _with_parts(story: Story, works: Collection[str]) -> set[str]:
    """Some works with their parts and segments, and the containers all of whose parts are among them."""
    return _nested(story, set(works)) if works else set()


def _nested(story: Story, works: set[str]) -> set[str]:
    """`works` with all that is in them, and the containers that have no other parts."""
    children: dict[str, list[str]] = defaultdict(list)
    parents: dict[str, str] = {}
    for work in story.works:
        if parent := work.host if work.is_segment else work.part_of:
            children[parent].append(work.id)
            if not work.is_segment:
                parents[work.id] = parent
    found: set[str] = set()
    asked = list(works)
    while asked:
        id = asked.pop()
        if id in found:
            continue
        found.add(id)
        asked += children[id]
        container = parents.get(id)
        if container is not None and found.issuperset(
            part for part in children[container] if part in parents
        ):
            asked.append(container)
    return found


def _works_after(until: str, universes: Universes) -> set[str]:
    """The works of a universe that come after one in the story; where one of the two has no place there, that were
    released later or on an unknown day.  Containers are left out: they are kept back with their parts."""
    story = universes.story(universes.of(until))
    works = {work.id: work for work in story.works}
    if until not in works:
        return set()
    parts = _innermost(story)
    ends = parts.get(until, (until,))
    seeming = {claim.subject for claim in story.claims if claim.apparent}
    ordering = chronology.order(shown_at_their_apparent_places(story, seeming), segments=True)
    places = {place.work: place.position for place in ordering.placements if place.is_placed}
    last = max((places[end] for end in ends if end in places), default=None)
    dates = chronology.release_dates(story.works)
    last_date = max(dates[end] for end in ends)

    def is_after(work: Work) -> bool:
        if last is not None and work.id in places:
            return places[work.id] > last
        return dates[work.id] > last_date

    own = {*ends, until}
    return {
        work.id
        for work in story.works
        if work.id not in own and work.id not in parts and not work.is_segment and is_after(work)
    }


def _innermost(story: Story) -> Mapping[str, tuple[str, ...]]:
    """The innermost parts of each container."""
    children: dict[str, list[str]] = defaultdict(list)
    for work in story.works:
        if work.part_of and not work.is_segment:
            children[work.part_of].append(work.id)

    def inside(container: str) -> tuple[str, ...]:
        found: list[str] = []
        asked, seen = list(children[container]), {container}
        while asked:
            part = asked.pop()
            if part not in seen:
                seen.add(part)
                found += () if part in children else (part,)
                asked += children.get(part, ())
        return tuple(found)

    return {container: parts for container in list(children) if (parts := inside(container))}


def _apparent(story: Story, fenced: Collection[str], unknown: Collection[str]) -> set[str]:
    """The works with an apparent place whose true one, or whose contents, would tell what is kept back."""
    seeming = {claim.subject for claim in story.claims if claim.apparent} - set(fenced)
    tell = {
        claim.subject
        for claim in story.claims
        if claim.subject in seeming and not claim.apparent and not set(fenced).isdisjoint(claim.objects)
    }
    reveal = {
        work.id for work in story.works if work.id in seeming and not set(unknown).isdisjoint(work.reveals)
    }
    return tell | reveal


def _empty(story: Story, kept: KeptBack) -> Iterator[Key]:
    """The series, characters, arcs and eras that are only in works that are not listed, and the eras, chronologies and
    states that are not shown."""
    yield from (("arcs", arc.id) for arc in story.arcs if arc.works and all(map(kept.lacks, arc.works)))
    for kind in ("eras", "chronologies"):
        yield from ((kind, each.id) for each in getattr(story, kind) if kept.visible(kind, each) is None)
    yield from (("eras", era) for era in _empty_eras(story, kept))
    yield from (("chronologies", each) for each in _empty_chronologies(story, kept))
    shown = {each.character for each in story.appearances if kept.visible("appearances", each) is not None}
    for character in {each.character for each in story.appearances} - shown:
        yield "characters", character
    yield from (("series", series) for series in _empty_series(story, kept))
    seen = {each.id for each in story.states if kept.visible("states", each) is not None}
    names = {state_key(each.character, each.state) for each in story.states if each.id in seen}
    yield from (
        key
        for each in story.states
        if each.id not in seen and (key := state_key(each.character, each.state)) not in names
    )


def _empty_eras(story: Story, kept: KeptBack) -> Iterator[str]:
    """The eras all of whose stated works are not listed.  Works before an era count only where it has no others."""
    before: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for claim in story.claims:
        if claim.era:
            side = before if claim.relation is ClaimRelation.BEFORE_ERA else others
            side[claim.era].add(claim.subject)
    for era in story.eras:
        works = others[era.id].union(filter(None, (era.first, era.last))) or before[era.id]
        if works and all(map(kept.lacks, works)):
            yield era.id


def _empty_chronologies(story: Story, kept: KeptBack) -> Iterator[str]:
    """The chronologies all of whose claims are about works that are not listed."""
    own: dict[str, list[bool]] = defaultdict(list)
    for claim in story.claims:
        if claim.chronology:
            own[claim.chronology].append(any(map(kept.lacks, (claim.subject, *claim.objects))))
    yield from (id for id, hidden in own.items() if all(hidden))


def _empty_series(story: Story, kept: KeptBack) -> Iterable[str]:
    parents = {series.id: series.parent for series in story.series}

    def around(series: Iterable[str | None]) -> set[str]:
        found: set[str] = set()
        for own in series:
            each = own
            while each is not None and each not in found:
                found.add(each)
                each = parents.get(each)
        return found

    used = around(work.series for work in story.works)
    return used - around(work.series for work in story.works if not kept.lacks(work.id))
