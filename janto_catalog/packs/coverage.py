"""A page in Markdown that counts what a pack contains, per series."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from janto_catalog.model.claims import Layer
from janto_catalog.model.story import Pack, Series, Story, Work

_HEAD = ("series", "works", "with a date", "with a cast", "with a source", "unverified", "placed")
_EXPLANATION = """\
- **with a date**: a day, month or year of release. **with a cast**: a character is in it, or in a part of it.
- **with a source**: a source that was looked up says that it exists. **unverified**: no such source yet.
- **placed**: a claim places it, a part of it, or the work it is part of; the order of a series is not counted."""


def coverage_page(pack: Pack) -> str:
    """A page in Markdown: the counts for each series of `pack`, and for everything else in it."""
    story = pack.story
    lines = [f"# {pack.title} {pack.version}: what it covers", "", *_table(story), "", _EXPLANATION, ""]
    lines += ["| also | unverified | of |", "|---|---:|---:|", *_rest(story)]
    return "\n".join(lines) + "\n"


def _table(story: Story) -> Iterator[str]:
    yield f"| {' | '.join(_HEAD)} |"
    yield f"|---{'|---:' * (len(_HEAD) - 1)}|"
    rows = [(series, _counts(series, story)) for series in sorted(story.series, key=lambda s: s.sort_key)]
    for series, counts in rows:
        yield f"| {series.title} | {' | '.join(map(str, counts))} |"
    sums = (sum(column) for column in zip(*(counts for _, counts in rows), strict=True))
    yield f"| **all** | {' | '.join(f'**{count}**' for count in sums)} |"


def _counts(series: Series, story: Story) -> tuple[int, ...]:
    works = [work for work in story.works if work.series == series.id]
    families = _families(story)
    cast = {appearance.work for appearance in story.appearances}
    placed = {claim.subject for claim in story.claims if claim.axis == "story"}
    sourced = sum(not is_unverified(work.sources, story) for work in works)
    return (
        len(works),
        sum(bool(work.released) for work in works),
        sum(not cast.isdisjoint(families[work.id]) for work in works),
        sourced,
        len(works) - sourced,
        sum(not placed.isdisjoint(families[work.id] | {work.part_of}) for work in works),
    )


def _families(story: Story) -> dict[str, set[str]]:
    """Each work with its parts."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    for work in story.works:
        families[work.id].add(work.id)
        if work.part_of:
            families[work.part_of].add(work.id)
    return families


def is_unverified(sources: Collection[str], story: Story) -> bool:
    """Whether all of `sources` are of the layer UNVERIFIED, or there are none."""
    checked = {source.id for source in story.sources if source.layer is not Layer.UNVERIFIED}
    return checked.isdisjoint(sources)


def _rest(story: Story) -> Iterator[str]:
    segments: list[Work] = [work for work in story.works if work.is_segment]
    facts: dict[str, Iterable[tuple[str, ...]]] = {
        "flashbacks, frames and epilogues": [work.sources for work in segments],
        "characters": [character.sources for character in story.characters],
        "appearances": [appearance.sources for appearance in story.appearances],
        "placements": [claim.sources for claim in story.claims],
        "states": [state.sources for state in story.states],
        "arcs": [arc.sources for arc in story.arcs],
        "story lines": [timeline.sources for timeline in story.timelines],
        "relations": [relation.sources for relation in story.relations],
    }
    for name, sources in facts.items():
        known = Counter(is_unverified(each, story) for each in sources)
        yield f"| {name} | {known[True]} | {known.total()} |"
    yield f"| people | | {len(story.people)} |"
    yield f"| pairings | | {len(story.pairings)} |"
    yield f"| sources | | {len(story.sources)} |"
