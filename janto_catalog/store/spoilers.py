"""The spoiler limit in the store, and what is behind it."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, Select, delete, func, insert, select, union

from janto_catalog.model.changes import Data
from janto_catalog.model.files import ItemState
from janto_catalog.model.spoiler_limit import SpoilerLimit
from janto_catalog.model.spoilers import NOTHING_KEPT_BACK, KeptBack
from janto_catalog.store.changes import changes_of
from janto_catalog.store.links import current_extras, current_links
from janto_catalog.store.tables.files import CandidateRow, ItemRow
from janto_catalog.store.tables.spoilers import KeptBackRow, KeptBackVersionRow, SpoilerLimitRow

_UNTIL, _SEEN = "until", "seen"
_ABSENT, _UNKNOWN, _APPARENT = "absent", "unknown", "apparent"
_WORKS = "works"


def limit(connection: Connection) -> SpoilerLimit:
    """The spoiler limit."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, id in connection.execute(select(SpoilerLimitRow.kind, SpoilerLimitRow.id)):
        found[kind].append(id)
    return SpoilerLimit(
        until=next(iter(found.pop(_UNTIL, ())), ""),
        seen=bool(found.pop(_SEEN, ())),
        keep_back=tuple(sorted((kind, id) for kind, ids in found.items() for id in ids)),
    )


def set_limit(connection: Connection, limit: SpoilerLimit) -> None:
    """Put a limit in place of the present one."""
    rows = [{"kind": kind, "id": id} for kind, id in limit.keep_back]
    rows += [{"kind": _UNTIL, "id": limit.until}] if limit.until else []
    rows += [{"kind": _SEEN, "id": ""}] if limit.seen else []
    connection.execute(delete(SpoilerLimitRow))
    if rows:
        connection.execute(insert(SpoilerLimitRow), rows)
    changes_of(connection).add(Data.SPOILER_LIMIT, ["limit"])


def kept_back(connection: Connection) -> KeptBack:
    """What is behind the limit."""
    rows = connection.execute(select(KeptBackRow.how, KeptBackRow.kind, KeptBackRow.id)).all()
    if not rows:
        return NOTHING_KEPT_BACK
    works = {how: frozenset(row.id for row in rows if row.how == how) for how in (_UNKNOWN, _APPARENT)}
    absent = frozenset((row.kind, row.id) for row in rows if row.how == _ABSENT)
    return KeptBack(absent, works[_UNKNOWN], works[_APPARENT])


def write_kept_back(connection: Connection, kept: KeptBack) -> None:
    """Store what is behind the limit in place of what was."""
    rows = [{"how": _ABSENT, "kind": kind, "id": id} for kind, id in sorted(kept.absent)]
    for how, works in ((_UNKNOWN, kept.unknown), (_APPARENT, kept.apparent)):
        rows += [{"how": how, "kind": _WORKS, "id": id} for id in sorted(works)]
    number = version(connection) + 1
    connection.execute(delete(KeptBackRow))
    connection.execute(delete(KeptBackVersionRow))
    connection.execute(insert(KeptBackVersionRow).values(number=number))
    if rows:
        connection.execute(insert(KeptBackRow), rows)


def version(connection: Connection) -> int:
    """A number that grows whenever what is behind the limit changes."""
    return connection.scalar(select(KeptBackVersionRow.number)) or 0


def has_any(connection: Connection) -> bool:
    """Whether any work is not listed."""
    return connection.scalar(select(KeptBackRow.id).where(KeptBackRow.how == _ABSENT).limit(1)) is not None


def count(connection: Connection) -> int:
    """How many works are not listed; parts of a work that is not listed are counted with it."""
    absent = KeptBackRow.how == _ABSENT, KeptBackRow.kind == _WORKS, ~KeptBackRow.id.contains("#")
    return connection.scalar(select(func.count()).select_from(KeptBackRow).where(*absent)) or 0


def items_kept_back() -> Select[tuple[int]]:
    """The items that are matched with works that are not listed, and those to identify that may be such a work."""
    absent = select(KeptBackRow.id).where(KeptBackRow.how == _ABSENT, KeptBackRow.kind == _WORKS)
    offered = select(CandidateRow.item).join(ItemRow, ItemRow.id == CandidateRow.item)
    named = (
        select(current_links.c.item).where(current_links.c.work.in_(absent)),
        select(current_extras.c.item).where(current_extras.c.work.in_(absent)),
        offered.where(CandidateRow.work.in_(absent), ItemRow.state == ItemState.REVIEW.value),
    )
    return select(union(*named).subquery().c.item)
