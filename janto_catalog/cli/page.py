"""Everything known of a title as a page of lines for people, with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from janto_catalog.model.claims import STORY
from janto_catalog.model.releases import Release
from janto_catalog.model.story import Appearance, Character, Relation
from janto_catalog.model.views import ItemView, WorkDetails

if TYPE_CHECKING:
    from janto_catalog.catalog.works import Works


def page(details: WorkDetails, works: Works) -> Iterator[str]:
    """The lines of `janto show`."""
    work, row = details.work, details.row
    yield work.title
    yield "  " + _listed((work.kind.value, row.series, row.number, work.released or ""))
    others = dict.fromkeys(also.title for also in work.also_titled if also.title != work.title)
    if others:
        yield f"  also called: {_listed(others)}"
    for release in work.releases:
        yield f"  {_came_out(release, works)}"
    if work.note:
        yield f"  note: {work.note}"
    yield from _standing(details, works)
    yield from (f"  {_in_it(*pair)}" for pair in details.appearances)
    yield from (f"  {_related(relation, works)}" for relation in details.relations)
    yield from (f"  copy {copy.id}: {copy.title} ({_copy(details, copy)})" for copy in details.copies)
    yield from (
        f"  extra {item.id}: {item.title} ({item.extra.role.words})" for item in details.extras if item.extra
    )
    yield from (f"  source: {source.title} {source.url}" for source in details.sources)


def _copy(details: WorkDetails, copy: ItemView) -> str:
    """Its state, and of several copies which one is played and why."""
    chosen = details.played
    if chosen is None or chosen.item.id != copy.id or not chosen.reason:
        return copy.state.value
    return f"{copy.state.value}, played: {chosen.reason}"


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


def _came_out(release: Release, works: Works) -> str:
    verb = "perhaps came out" if release.doubtful else "came out"
    told = f"{verb} {_listed((release.date, release.by, release.country, release.note))}"
    return _by(told, release.sources, works)


def _by(told: str, sources: Iterable[str], works: Works) -> str:
    """What is told, and the names of those who say so."""
    names = _listed(source.title for id in sources if (source := works.source(id)))
    return f"{told} ({names})" if names else told


def _standing(details: WorkDetails, works: Works) -> Iterator[str]:
    """What it stands between, why, and what was set aside."""
    place = details.place
    beside = [
        f"{word} {other.title}"
        for word, other in (("after", details.after), ("before", details.before))
        if other
    ]
    if beside:
        yield f"  stands {' and '.join(beside)}"
    if place:
        yield from (f"    {works.said(reason)}" for reason in place.because)
        yield from (f"    set aside: {works.said(reason)}" for reason in place.overruled)
        yield from (f"    careful: {warning}" for warning in place.warnings)
    told = {reason.origin for reason in (*place.because, *place.overruled)} if place else set()
    for claim, reason in details.stated:
        if claim.axis == STORY and claim.id not in told:
            yield f"    {'only seems so' if claim.apparent else 'also said'}: {works.said(reason)}"


def _in_it(appearance: Appearance, character: Character) -> str:
    seems = "seems " if appearance.apparent else ""
    under = f"as {appearance.under_name}" if appearance.under_name else ""
    return f"{character.name}: {seems}" + _listed(
        (appearance.manner.value, appearance.weight.value, appearance.state, under, appearance.note)
    )


def _related(relation: Relation, works: Works) -> str:
    titles = {id: row.title for id, row in works.rows([relation.work, relation.target]).items()}
    first, last = (titles.get(id, id) for id in (relation.work, relation.target))
    told = f"{first} {relation.relation} {last}" + (f", {relation.note}" if relation.note else "")
    return _by(told, relation.sources, works)
