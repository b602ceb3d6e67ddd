"""The text of `janto show` for a title: everything known about it, with sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from janto_catalog.cli.sections import align_columns, describe_state, format_section, join_nonempty, label_row
from janto_catalog.model.certainty import of_placement
from janto_catalog.model.claims import STORY
from janto_catalog.model.kinds import Status
from janto_catalog.model.releases import Release
from janto_catalog.model.remarks import Remarks, stars_text
from janto_catalog.model.story import Appearance, Character, Relation
from janto_catalog.model.text import format_time
from janto_catalog.model.views import ItemSummary, WorkDetails

if TYPE_CHECKING:
    from janto_catalog.catalog.works import Works


def details_text(details: WorkDetails, works: Works) -> Iterator[str]:
    """The lines of `janto show` for a work."""
    yield details.work.title
    yield from _facts(details, works)
    yield from format_section("Your remarks", _remarks(details.remarks))
    yield from format_section("Releases", (_release(release, works) for release in details.work.releases))
    yield from format_section("Place in the story", _place(details, works))
    yield from format_section("Characters", align_columns(_appearance(*pair) for pair in details.appearances))
    yield from format_section("Made by", align_columns(_credits(details, works)))
    yield from format_section("Parts", align_columns((row.title, row.id) for row in details.parts))
    yield from format_section(
        "Related titles", (_relation(relation, works) for relation in details.relations)
    )
    yield from _about(details, works)
    yield from format_section("Your copies", (_copy(details, copy) for copy in details.copies))
    yield from format_section("Your extras", (_extra(item) for item in details.extras))
    yield from format_section(
        "Sources", (join_nonempty((source.title, source.url)) for source in details.sources)
    )


def _facts(details: WorkDetails, works: Works) -> Iterator[str]:
    work, row = details.work, details.row
    others = dict.fromkeys(also.title for also in work.also_titled if also.title != work.title)
    part_of = works.rows([work.part_of])[work.part_of].title if work.part_of else ""
    facts = {
        "kind": join_nonempty((work.kind.value, "" if work.status is Status.RELEASED else work.status.value)),
        "series": join_nonempty((row.series, row.number)),
        "part of": join_nonempty((part_of, work.locator)),
        "released": work.released or "",
        "takes place": row.takes_place,
        "length": format_time(work.runtime) if work.runtime else "",
        "published by": join_nonempty((work.publisher, work.channel)),
        "also called": join_nonempty(others),
        "codes": join_nonempty(work.codes),
        "arcs": join_nonempty(arc.shown_title for arc in details.arcs),
        "eras": join_nonempty(era.shown_title for era in details.eras),
        "pairings": join_nonempty(pairing.name for pairing in details.pairings),
        "note": work.note,
        "id": work.id,
    }
    for label, text in facts.items():
        yield from label_row(label, text)
    if work.description:
        yield f"  {work.description}"


def _remarks(remarks: Remarks) -> Iterator[str]:
    if remarks.stars is not None:
        yield stars_text(remarks.stars)
    if remarks.tags:
        yield f"tagged {join_nonempty(remarks.tags)}"
    yield from remarks.note.splitlines()


def _release(release: Release, works: Works) -> str:
    text = join_nonempty((release.date, release.by, release.country, release.note))
    return _with_sources(f"perhaps {text}" if release.doubtful else text, release.sources, works)


def _with_sources(text: str, sources: Iterable[str], works: Works) -> str:
    """`text` with the titles of the sources that say so."""
    titles = join_nonempty(source.title for id in sources if (source := works.source(id)))
    return f"{text} ({titles})" if titles else text


def _place(details: WorkDetails, works: Works) -> Iterator[str]:
    """Its neighbours in the story, the reasons, overruled claims, and claims that were not used."""
    place = details.placement
    neighbours = join_nonempty(
        f"{word} {other.title}"
        for word, other in (("after", details.previous), ("before", details.following))
        if other
    )
    if neighbours:
        yield neighbours + (f": {of_placement(place).words}" if place else "")
    if place:
        yield from (works.describe_reason(reason) for reason in place.reasons)
        yield from (f"set aside: {works.describe_reason(reason)}" for reason in place.overruled)
        yield from (f"warning: {warning}" for warning in place.warnings)
    shown = {reason.origin for reason in (*place.reasons, *place.overruled)} if place else set()
    for claim, reason in details.stated:
        if claim.axis == STORY and claim.id not in shown:
            yield f"{'apparent' if claim.apparent else 'other claim'}: {works.describe_reason(reason)}"


def _appearance(appearance: Appearance, character: Character) -> tuple[str, str]:
    seems = "seems " if appearance.apparent else ""
    under = f"as {appearance.under_name}" if appearance.under_name else ""
    facts = (appearance.manner.value, appearance.weight.value, appearance.state, under, appearance.note)
    return character.name, seems + join_nonempty(facts)


def _credits(details: WorkDetails, works: Works) -> Iterator[tuple[str, str]]:
    for role, group in groupby(details.work.credits, key=lambda credit: credit.role):
        yield role, join_nonempty(works.name("person", credit.person) for credit in group)


def _relation(relation: Relation, works: Works) -> str:
    titles = {id: row.title for id, row in works.rows([relation.work, relation.target]).items()}
    first, last = (titles.get(id, id) for id in (relation.work, relation.target))
    text = join_nonempty((f"{first} {relation.relation} {last}", relation.note))
    return _with_sources(text, relation.sources, works)


def _about(details: WorkDetails, works: Works) -> Iterator[str]:
    """Moments, notes and facts of production, with their sources."""
    about = details.about
    for heading, lines in (
        ("Moments", [(about.moment_words(one), one.sources) for one in about.moments]),
        ("Notes", [(about.note_words(one), one.sources) for one in about.notes]),
        ("Production", [(about.production_words(one), one.sources) for one in about.production]),
    ):
        yield from format_section(heading, (_with_sources(text, sources, works) for text, sources in lines))


def _copy(details: WorkDetails, copy: ItemSummary) -> str:
    """An item, its state, and of several copies which one is played and why."""
    chosen = details.played
    is_played = chosen is not None and chosen.item.id == copy.id and chosen.reason
    state = describe_state(copy.state)
    state = f"{state}; played: {chosen.reason}" if chosen and is_played else state
    if copy.complete is False:
        state += f"; incomplete, missing: {copy.missing}"
    return f"item {copy.id}: {copy.title} ({state})"


def _extra(item: ItemSummary) -> str:
    role = f" ({item.extra.role.label})" if item.extra else ""
    return f"item {item.id}: {item.title}{role}"
