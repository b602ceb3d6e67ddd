"""The works that a folder of numbered files holds, in order: those of a box set, or of a season."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.matching import weights
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.folder.numbered_files import folder_texts
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_numbers import named_season
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.model.kinds import Status


@dataclass(frozen=True, slots=True)
class OrderedWorks:
    """Works that follow each other, under one name; `whole` is the id of their box set, "" for a season."""

    works: tuple[IndexedWork, ...]
    name: str
    whole: str = ""


def ordered_works(items: Sequence[ParsedItem], index: WorkIndex) -> OrderedWorks | None:
    """Return the works that a folder of these items holds, None when the items do not agree on that."""
    found = {_works_around(item, index) for item in items}
    return found.pop() if len(found) == 1 else None


def _works_around(item: ParsedItem, index: WorkIndex) -> OrderedWorks | None:
    weight_by_whole = {
        variant.work_id: variant.weight
        for text in folder_texts(item)
        for variant, _ in text.titles
        if variant.weight >= weights.TRUSTED_FOLDER_TITLE and index.parts.get(variant.work_id)
    }
    if weight_by_whole:
        return _works_of_box_set(weight_by_whole, index)
    return _works_of_season(item, index)


def _works_of_box_set(weight_by_whole: dict[str, float], index: WorkIndex) -> OrderedWorks | None:
    """The works of the box set with the longest title: "Aliens Among Us Part 2" also has the title of another."""
    best = max(weight_by_whole.values())
    wholes = [whole for whole, weight in weight_by_whole.items() if weight == best]
    if len(wholes) > 1:
        return None
    whole = wholes[0]
    works = tuple(index.works[part] for part in index.parts[whole])
    return OrderedWorks(works, index.works[whole].record.title, whole)


def _works_of_season(item: ParsedItem, index: WorkIndex) -> OrderedWorks | None:
    """The episodes of the season that the item's texts name, when all of them are known."""
    season = named_season(item)
    names = [name for _, name, _ in item.series_names]
    if season is None or not names:
        return None
    episodes = [
        work
        for work in index.by_season.get(season[0], ())
        if _is_released_episode(work)
        and can_be(item.form, work.record.kind)
        and all(index.belongs_to(work, name) for name in names)
    ]
    if len({work.record.series for work in episodes}) != 1:
        return None
    if any(index.is_partly_known(work) for work in episodes):
        return None
    episodes.sort(key=lambda work: (work.episode or 0, work.id))
    return OrderedWorks(tuple(episodes), index.series[episodes[0].record.series or ""].title)


def _is_released_episode(work: IndexedWork) -> bool:
    return work.record.status is not Status.CANCELLED and work.record.part_of is None
