"""Warnings for works that the lead of an arc leads and the arc lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Arc, Manner, Story, Weight
from janto_catalog.packs.diagnostics import Diagnostics

WITHOUT = "omission of an arc"
"""The kind under which the works that an arc says it is `without` are declared."""
SHORTEST = 3
"""An arc of fewer works has no lead: that somebody is in both works of two says little about what it is about."""
MOST_OUTSIDE = 1 / 3
"""Who leads more works outside of an arc than this share of those in it is not whom it is about."""


def omission(arc: str, work: str) -> str:
    """What an arc declares for each work that it is `without`."""
    return f"{work} in {arc}"


def check_arc_leads(story: Story, diagnostics: Diagnostics) -> None:
    """Warn of each work that the lead of an arc leads and the arc lacks, unless the arc says that it is `without` it.

    The lead of an arc is a character who is in every work of it and leads few others.
    """
    leads = _Leads(story)
    for arc in story.arcs:
        location = diagnostics.location_of("arc", arc.id)
        for character, work in leads.outside(arc) if location else ():
            if location and not diagnostics.location_of(WITHOUT, omission(arc.id, work)):
                message = f"{character} is in every work of this arc and leads {work}: add it to works, or to without"
                diagnostics.report(location, message, Severity.WARNING)


class _Leads:
    """Who is in which works, and who leads which; a container has the characters of its parts."""

    def __init__(self, story: Story) -> None:
        self._container = {work.id: work.part_of for work in story.works if work.part_of}
        self._cast: defaultdict[str, set[str]] = defaultdict(set)
        self._led: defaultdict[str, set[str]] = defaultdict(set)
        in_story = {work.id for work in story.works if work.in_story}
        for seen in story.appearances:
            host = seen.work.partition("#")[0]
            if not seen.apparent and seen.manner is not Manner.MENTIONED:
                for holder in self._holders(host):
                    self._cast[holder].add(seen.character)
                if seen.weight is Weight.LEAD and host in in_story:
                    self._led[seen.character].add(host)

    def outside(self, arc: Arc) -> Iterator[tuple[str, str]]:
        """Each lead of `arc` with each work outside of it that they lead, in order of ids."""
        if len(arc.works) < SHORTEST:
            return
        around = {holder for work in arc.works for holder in self._holders(work)}
        for character in sorted(set.intersection(*(self._cast[work] for work in arc.works))):
            led = self._led[character]
            containers = {holder for work in led for holder in self._holders(work) if holder != work}
            outside = [
                work
                for work in sorted(led - around - containers)
                if not self._holders(work).keys() & set(arc.works)
            ]
            if len(outside) <= len(arc.works) * MOST_OUTSIDE:
                yield from ((character, work) for work in outside)

    def _holders(self, work: str) -> dict[str, None]:
        """A work and what it is part of, over any number of steps."""
        holders: dict[str, None] = {}
        step: str | None = work
        while step is not None and step not in holders:
            holders[step] = None
            step = self._container.get(step)
        return holders
