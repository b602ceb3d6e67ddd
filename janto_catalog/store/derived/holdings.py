"""Which works the linked items hold: whole, in part, or no longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select

from janto_catalog.model.files import ItemState, Role
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.store.changes import ALL, All, Ids
from janto_catalog.store.derived.families import all_families, families
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.links import current_links, is_range
from janto_catalog.store.tables.files import FileRow, ItemRow
from janto_catalog.store.tables.story import WorkIndexRow

_ISSUES = select(WorkIndexRow.id).where(WorkIndexRow.kind == Kind.MAGAZINE_ISSUE.value)
_LISTED = select(WorkIndexRow.id).where(WorkIndexRow.is_listed)
_HAD = select(WorkIndexRow.id).where(WorkIndexRow.have == Have.YES.value)

Parents = Mapping[str, str | None]
"""Works with their containers; those of segments are their hosts."""


class Linked(NamedTuple):
    """The items linked to a work itself: how many whole ones are `there`, how many were there before the last scan and
    that did `not_see` them, how many are `known` (these, unreadable or missing), and whether any is there `in_part`, is
    `broken` (files of it are missing, and nothing says which parts these were) or `unreadable`."""

    there: int
    not_seen: int
    known: int
    in_part: bool
    broken: bool
    unreadable: bool = False


def linked_items(
    connection: Connection, works: Ids, *, without: Collection[int] = (), root: int | None = None
) -> dict[str, Linked]:
    """What is linked to each of `works` (ids), by work: items in `root` (None: in any), not in the roots `without`."""
    item = current_links.c.item
    missing, gone = ItemRow.state == ItemState.MISSING.value, _has_gone_files()
    unreadable = ItemRow.state == ItemState.UNREADABLE.value
    not_seen = ItemRow.state == ItemState.NOT_SEEN.value
    # An incomplete item is no copy of the work: half of it would count as the whole.  Of an item of several works, a
    # disc may be missing that is another work; but of files that are gone nothing says which work they are.
    whole = or_(ItemRow.complete.is_not(False), and_(is_range, or_(~gone, missing)))
    found = (
        select(
            current_links.c.work,
            func.count(case((and_(whole, ~missing, ~not_seen, ~unreadable), item)).distinct()),
            func.count(case((and_(whole, not_seen), item)).distinct()),
            func.count(case((whole, item)).distinct()),
            func.max(case((and_(~missing, ~unreadable), 1), else_=0)),
            func.max(case((and_(ItemRow.complete.is_(False), ~missing, gone), 1), else_=0)),
            func.max(case((unreadable, 1), else_=0)),
        )
        .join(ItemRow, ItemRow.id == item)
        .where(ItemRow.root.not_in(list(without)) if root is None else ItemRow.root == root)
        .group_by(current_links.c.work)
    )
    if isinstance(works, All):
        rows = connection.execute(found)
    else:
        rows = connection.execute(found.where(current_links.c.work.in_(IDS)), bind_ids(works))
    return {
        work: Linked(there, not_seen, known, bool(in_part), bool(broken), bool(unreadable))
        for work, there, not_seen, known, in_part, broken, unreadable in rows
    }


def issues(connection: Connection) -> frozenset[str]:
    """The magazine issues: they hold more than the parts that are known."""
    return frozenset(connection.scalars(_ISSUES))


def haves(
    linked: Mapping[str, Linked], parents: Parents, issues: Collection[str]
) -> tuple[frozenset[str], dict[str, Have]]:
    """The works of which a whole copy is known, missing or not; and what of `parents` you have, NO left out.

    `parents` must contain all related works of each work.
    """
    parts = _parts(parents)
    had = _whole({work for work, held in linked.items() if held.there}, parents, parts, issues)
    if all(held.there == held.known > 0 for held in linked.values()):
        # Nothing is missing, unreadable or incomplete, as in most collections.
        return frozenset(had), dict.fromkeys(had, Have.YES)
    lately = _whole(
        {work for work, held in linked.items() if held.there or held.not_seen}, parents, parts, issues
    )
    known = _whole({work for work, held in linked.items() if held.known}, parents, parts, issues)
    broken = _downward((work for work, held in linked.items() if held.broken), parts)
    in_part = ({work for work, held in linked.items() if held.in_part} | broken) & parents.keys()
    # Of what was there as the sum of its parts, some may be there still.
    once = _whole(
        {work for work, held in linked.items() if held.known or held.broken or held.unreadable},
        parents,
        parts,
        issues,
    )
    in_part |= {work for work in once - had if _downward([work], parts) & (had | in_part) - {work}}
    gone = _downward({work for work, held in linked.items() if not held.in_part} & parents.keys(), parts)
    missing = known | gone
    unreadable = _whole(
        {work for work, held in linked.items() if held.there or held.unreadable}, parents, parts, issues
    )
    found = dict.fromkeys(missing, Have.MISSING)
    found |= dict.fromkeys(unreadable, Have.UNREADABLE) | dict.fromkeys(in_part, Have.INCOMPLETE)
    found |= dict.fromkeys(lately, Have.NOT_SEEN)
    hosts = ((id, id.partition("#")[0]) for id in parents if "#" in id)
    found |= {id: found[host] for id, host in hosts if id not in found and host in found}
    return frozenset(known), found | dict.fromkeys(had, Have.YES)


def offline_works(
    connection: Connection, offline: Collection[int], works: Collection[str] | None = None
) -> frozenset[str]:
    """Those of `works` (None: of all) that you have only in the roots `offline`, whose disks are not connected."""
    if not offline:
        return frozenset()
    if works is None:
        parents: Parents = all_families(connection)
        asked: Ids = ALL
        had = frozenset(connection.scalars(_HAD))
    else:
        had = frozenset(connection.scalars(_HAD.where(WorkIndexRow.id.in_(IDS)), bind_ids(works)))
        parents = families(connection, had)
        asked = parents.keys()
    connected = linked_items(connection, asked, without=offline)
    whole = {work for work, items in connected.items() if items.there}
    return had - _whole(whole, parents, _parts(parents), issues(connection))


def titles_in(connection: Connection, roots: Collection[int]) -> dict[int, int]:
    """How many titles that lists show you would have by the items of each of `roots` alone."""
    parents = all_families(connection)
    parts, magazines = _parts(parents), issues(connection)
    listed = set(connection.scalars(_LISTED))

    def titles(root: int) -> int:
        linked = linked_items(connection, ALL, root=root)
        whole = {work for work, items in linked.items() if items.there or items.not_seen}
        return len(_whole(whole, parents, parts, magazines) & listed)

    return {root: titles(root) for root in roots}


def _has_gone_files() -> ColumnElement[bool]:
    return exists().where(
        FileRow.item == ItemRow.id, FileRow.role == Role.STORY.value, FileRow.missing_scans >= MISSING_AFTER
    )


def _parts(parents: Parents) -> dict[str, list[str]]:
    """The parts of each container, without segments."""
    parts: dict[str, list[str]] = defaultdict(list)
    for id, parent in parents.items():
        if parent and "#" not in id:
            parts[parent].append(id)
    return parts


def _downward(works: Iterable[str], parts: Mapping[str, Collection[str]]) -> set[str]:
    """`works` with all their parts, and the parts of those."""
    found = set(works)
    left = list(found)
    while left:
        new = [part for part in parts.get(left.pop(), ()) if part not in found]
        found.update(new)
        left.extend(new)
    return found


def _whole(
    linked: Iterable[str], parents: Parents, parts: Mapping[str, Collection[str]], issues: Collection[str]
) -> set[str]:
    """`linked` with their parts, the containers all of whose parts are among them, and the segments of all these."""
    whole = _downward((work for work in linked if work in parents), parts)
    # An issue holds more than the strips and articles anybody has listed: to have those is not to have it.
    up = [parent for parent in parts if parent not in whole and parent not in issues]
    while True:
        new = [
            parent for parent in up if parent not in whole and all(part in whole for part in parts[parent])
        ]
        if not new:
            break
        whole.update(new)
    return whole | {id for id in parents if "#" in id and id.partition("#")[0] in whole}
