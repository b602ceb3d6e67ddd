"""Checks of the whole pack: cycles of works or series, misspelt states, companies as names of series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches

from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Story
from janto_catalog.model.text import words
from janto_catalog.packs.diagnostics import Diagnostics


def check_containment(story: Story, diagnostics: Diagnostics) -> None:
    """Report works that are part of themselves and series that are their own parent, over any number of steps."""
    _check_cycles("work", {work.id: work.part_of for work in story.works if work.part_of}, diagnostics)
    _check_cycles(
        "series", {series.id: series.parent for series in story.series if series.parent}, diagnostics
    )


def _check_cycles(kind: str, parents: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """Report each cycle once.  Every step is visited once, so the time is linear."""
    visited: set[str] = set()
    for slug in parents:
        steps: dict[str, None] = {}
        parent: str | None = slug
        while parent is not None and parent not in visited and parent not in steps:
            steps[parent] = None
            parent = parents.get(parent)
        visited.update(steps)
        location = diagnostics.location_of(kind, parent) if parent in steps else None
        if parent is not None and location:
            cycle = [*steps][[*steps].index(parent) :]
            diagnostics.report(
                location, f"the {kind} {parent} is inside itself: {' in '.join([*cycle[:20], parent])}"
            )


def check_states(story: Story, diagnostics: Diagnostics) -> None:
    """Warn about a state of an appearance that is spelt almost like a state of the character."""
    spans: defaultdict[str, set[str]] = defaultdict(set)
    for state in story.states:
        spans[state.character].add(state.state)
    for appearance in story.appearances:
        known = spans[appearance.character]
        if not appearance.state or appearance.state in known:
            continue
        near = get_close_matches(appearance.state, sorted(known), n=1, cutoff=0.8)
        location = diagnostics.location_of("appearance", appearance.id)
        if near and location:
            message = f"{appearance.character} has no state {appearance.state!r}; did you mean {near[0]!r}?"
            diagnostics.report(location, message, Severity.WARNING)


def check_series_aliases(story: Story, diagnostics: Diagnostics) -> None:
    """Warn of an alias of a series that only names a company: its other ranges would be taken for the series."""
    companies = {words(name) for work in story.works for name in (work.publisher, work.channel) if name}
    for series in story.series:
        location = diagnostics.location_of("series", series.id)
        for alias in series.aliases:
            if location and any(_names_company(words(alias), company) for company in companies):
                diagnostics.report(
                    location,
                    f"the alias {alias!r} is the name of a publisher or station, which has other ranges too:"
                    " give the alias a word of the range",
                    Severity.WARNING,
                )


def _names_company(alias: tuple[str, ...], company: tuple[str, ...]) -> bool:
    """Whether an alias is a company's name, also without its last words ("Big Finish" of "Big Finish Productions")."""
    return bool(alias) and company[: len(alias)] == alias
