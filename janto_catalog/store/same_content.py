"""Items that hold the same files, and whether what they are taken for contradicts: one content is one work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select
from sqlalchemy.orm import aliased

from janto_catalog.model.files import ItemKind, Outcome, Role
from janto_catalog.model.matching import OtherCopy
from janto_catalog.model.text import display_path
from janto_catalog.store import file_paths
from janto_catalog.store.derived.families import containers, families
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.links import NOT_PART
from janto_catalog.store.tables.decisions import (
    DecidedExtraRow,
    DecidedLinkRow,
    ItemMarkRow,
    RefusedLinkRow,
)
from janto_catalog.store.tables.files import (
    CandidateRow,
    CopyConflictRow,
    FileRow,
    FoundExtraRow,
    FoundLinkRow,
    ItemRow,
)

STRONG = 0.95
"""From this confidence on, the first work that is offered for an item counts as what it is taken for."""


def _is_story(row: type[FileRow]) -> ColumnElement[bool]:
    return and_(row.role == Role.STORY.value, row.item.is_not(None), row.fingerprint != "", row.size > 0)


_STORY = _is_story(FileRow)
_OTHER = aliased(FileRow)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an item is taken for.

    works: those it is, or those it is an extra of; empty if a person said that it is not part of the catalogue.
    is_extra: whether it is an extra of them.
    is_decided: whether a person said so.
    """

    works: frozenset[str]
    is_extra: bool = False
    is_decided: bool = False


@dataclass(slots=True)
class SameContent:
    """Some items that share files, with what they are taken for.

    prints: the fingerprints of the story files of each item.
    holders: the items by fingerprint; first_holders: by that of their first file.
    meanings: by item; an item that is taken for nothing has none.
    parents: the containers of the works.
    """

    prints: Mapping[int, frozenset[str]]
    first: Mapping[int, str]
    meanings: Mapping[int, Meaning]
    parents: Mapping[str, str | None]
    holders: dict[str, list[int]] = field(init=False)
    first_holders: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.holders, self.first_holders = defaultdict(list), defaultdict(list)
        for item, prints in self.prints.items():
            self.first_holders[self.first[item]].append(item)
            for each in prints:
                self.holders[each].append(item)

    def others(self, item: int) -> list[int]:
        """Return the other items that hold all files of an item, or only files of it; sorted."""
        if item not in self.prints:
            return []
        own = self.prints[item]
        larger = {each for each in self.holders[self.first[item]] if own <= self.prints[each]}
        smaller = {
            each for one in own for each in self.first_holders.get(one, ()) if self.prints[each] <= own
        }
        return sorted((larger | smaller) - {item})

    def rivals(self, item: int) -> list[int]:
        """Return the items that make an item without a decision a question, those with a decision first.

        These are the others that are taken for something else.  Two decisions that contradict each other also make a
        question of a copy that is taken for nothing.
        """
        meaning = self.meanings.get(item)
        if meaning is not None and meaning.is_decided:
            return []
        known = [other for other in self.others(item) if other in self.meanings]
        known.sort(key=lambda other: (not self.meanings[other].is_decided, other))
        if meaning is not None:
            return [other for other in known if self._contradict(meaning, self.meanings[other])]
        decided = [other for other in known if self.meanings[other].is_decided]
        return [other for other in decided if self._is_contradicted(other, decided)]

    def is_disputed(self, item: int) -> bool:
        """Whether a decision about another item of the same content contradicts the one about this item."""
        decided = [
            other for other in self.others(item) if (known := self.meanings.get(other)) and known.is_decided
        ]
        return self._is_contradicted(item, decided)

    def _is_contradicted(self, item: int, others: Collection[int]) -> bool:
        meaning = self.meanings.get(item)
        return meaning is not None and any(self._contradict(meaning, self.meanings[each]) for each in others)

    def _contradict(self, one: Meaning, other: Meaning) -> bool:
        if one.is_extra != other.is_extra or not (one.works and other.works):
            return one.works != other.works or one.is_extra != other.is_extra
        return self._families(one.works).isdisjoint(other.works) and self._families(other.works).isdisjoint(
            one.works
        )

    def _families(self, works: Collection[str]) -> set[str]:
        """Works and the works that contain them."""
        return {*works, *(each for work in works for each in containers(work, self.parents))}


def read(connection: Connection, items: Collection[int] | None) -> SameContent:
    """Return the items that share files with some items (None: with any), themselves included.

    Items that share none are left out.
    """
    shared = shared_with(connection, items)
    prints: dict[int, set[str]] = defaultdict(set)
    first: dict[int, str] = {}
    if shared:
        files = select(FileRow.item, FileRow.fingerprint).where(FileRow.item.in_(IDS), _STORY)
        rows = connection.execute(
            files.order_by(FileRow.item, FileRow.ordinal, FileRow.path), bind_ids(shared)
        )
        for item, fingerprint in rows:
            first.setdefault(item, fingerprint)
            prints[item].add(fingerprint)
    meanings = dict(_meanings(connection, prints)) if prints else {}
    works = {work for meaning in meanings.values() for work in meaning.works}
    return SameContent(
        {item: frozenset(each) for item, each in prints.items()},
        first,
        meanings,
        families(connection, works) if works else {},
    )


def shared_with(connection: Connection, items: Collection[int] | None) -> frozenset[int]:
    """Return the items that hold a file that some items (None: any) hold too, themselves included."""
    if items is None:
        asked = list(connection.scalars(_SHARED))
    else:
        asked = list(connection.scalars(_SHARED_BY, bind_ids(items)))
    if not asked:
        return frozenset()
    found = select(FileRow.item).where(FileRow.fingerprint.in_(IDS), _STORY)
    return frozenset(item for item in connection.scalars(found, bind_ids(asked)) if item is not None)


_SHARED: Select[tuple[str]] = (
    select(FileRow.fingerprint)
    .where(_STORY)
    .group_by(FileRow.fingerprint)
    .having(func.count(FileRow.item.distinct()) > 1)
)
_SHARED_BY = (
    select(FileRow.fingerprint)
    .join(_OTHER, and_(_OTHER.fingerprint == FileRow.fingerprint, _OTHER.item != FileRow.item))
    .where(FileRow.item.in_(IDS), _STORY, _is_story(_OTHER))
    .distinct()
)


def _meanings(connection: Connection, items: Collection[int]) -> Iterator[tuple[int, Meaning]]:
    def works(wanted: Select[Any]) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for item, work in connection.execute(wanted, bind_ids(items)):
            found[item].add(work)
        return found

    decided, decided_extras, refused, found, found_extras = (
        works(select(table.item, table.work).where(table.item.in_(IDS)))
        for table in (DecidedLinkRow, DecidedExtraRow, RefusedLinkRow, FoundLinkRow, FoundExtraRow)
    )
    offered = works(_STRONG_OFFERS)
    not_part = works(select(ItemMarkRow.item, ItemMarkRow.verdict).where(_IS_NOT_PART))
    for item in items:
        if item in decided:
            yield item, Meaning(frozenset(decided[item]), is_decided=True)
        elif item in decided_extras:
            yield item, Meaning(frozenset(decided_extras[item]), is_extra=True, is_decided=True)
        elif item in not_part:
            yield item, Meaning(frozenset(), is_decided=True)
        elif left := (found[item] or offered[item]) - refused[item]:
            yield item, Meaning(frozenset(left))
        elif left := found_extras[item] - refused[item]:
            yield item, Meaning(frozenset(left), is_extra=True)


_IS_NOT_PART = and_(ItemMarkRow.item.in_(IDS), ItemMarkRow.verdict == NOT_PART)
_STRONG_OFFERS = (
    select(CandidateRow.item, CandidateRow.work)
    .join(ItemRow, ItemRow.id == CandidateRow.item)
    .where(
        CandidateRow.item.in_(IDS),
        CandidateRow.ordinal == 0,
        CandidateRow.confidence >= STRONG,
        ItemRow.outcome == Outcome.ASK.value,
    )
)


def copies_otherwise_matched(
    connection: Connection, items: Collection[int]
) -> dict[int, tuple[OtherCopy, ...]]:
    """Return, of those of `items` that are questions for it, the items with the same files that are another work."""
    asked = select(CopyConflictRow.item).where(CopyConflictRow.item.in_(IDS)).distinct()
    questions = list(connection.scalars(asked, bind_ids(items)))
    if not questions:
        return {}
    present = read(connection, questions)
    rivals = {item: present.rivals(item) for item in questions}
    names = _names(connection, {other for others in rivals.values() for other in others})
    return {
        item: tuple(_other_copy(names[other], present.meanings[other]) for other in others)
        for item, others in rivals.items()
    }


def _other_copy(name: str, meaning: Meaning) -> OtherCopy:
    works = tuple(sorted(meaning.works))
    return OtherCopy(name, works, is_extra=meaning.is_extra, is_decided=meaning.is_decided)


def _names(connection: Connection, items: Collection[int]) -> dict[int, str]:
    """What items are called: the folder and the name of the first file, or the name of an item of many files."""
    names: dict[int, str] = {}
    rows = select(FileRow.item, ItemRow.kind, ItemRow.name, FileRow.path)
    rows = rows.join(ItemRow, ItemRow.id == FileRow.item).where(FileRow.item.in_(IDS), _STORY)
    ordered = rows.order_by(FileRow.item, FileRow.ordinal, FileRow.path)
    for item, kind, name, path in connection.execute(ordered, bind_ids(items)):
        inside = "/".join(display_path(file_paths.last_seen(path)).split("/")[-2:])
        names.setdefault(item, inside if kind == ItemKind.SINGLE.value else name)
    return names
