"""Single facts of packs with edits applied, by id, and the facts that a transaction changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Result, Select, select

from janto_catalog.model.changes import FACT_DATA, WHOLE_FACT_DATA
from janto_catalog.model.edits import Edit, edited
from janto_catalog.model.spoilers import KeptBack
from janto_catalog.store import overlay, spoilers
from janto_catalog.store.changes import All, ChangeSet, FactChange, Ids
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.json_codec import decode_fact
from janto_catalog.store.tables.decisions import EditRow
from janto_catalog.store.tables.story import FactRow

_EDIT = (EditRow.kind, EditRow.fact, EditRow.field, EditRow.value, EditRow.replaced)
Key = tuple[str, str]


def merged(connection: Connection, kind: str, ids: Ids) -> dict[str, tuple[Any, ...]]:
    """The facts of `kind` (a field of `Story`) with `ids`, your edits over them; those that are not there, or behind the
    spoiler limit, are left out.

    Nearly always one for each id.  Several packs may state the same character or person: then one for each
    pack, in the order of the packs' names.
    """
    versions = with_kept_back(connection, kind, ids)
    if kept := spoilers.kept_back(connection):
        versions = {id: _shown(kept, kind, facts) for id, facts in versions.items()}
    return {id: facts for id, facts in versions.items() if facts}


def with_kept_back(connection: Connection, kind: str, ids: Ids) -> dict[str, tuple[Any, ...]]:
    """The same as if there were no spoiler limit."""
    found = pack_facts(connection, kind, ids)
    edits = _edits_of_kind(connection, kind, ids)
    versions = {id: _edited(found.get(id, ()), edits.get(id, ())) for id in dict.fromkeys([*found, *edits])}
    return {id: facts for id, facts in versions.items() if facts}


def _shown(kept: KeptBack, kind: str, facts: Iterable[Any]) -> tuple[Any, ...]:
    shown = (kept.visible(kind, fact) for fact in facts)
    return tuple(fact for fact in shown if fact is not None)


def pack_facts(connection: Connection, kind: str, ids: Ids) -> dict[str, tuple[Any, ...]]:
    """The same without your edits, also what is behind the spoiler limit."""
    found: dict[str, list[Any]] = defaultdict(list)
    chosen = select(FactRow.id, FactRow.document).where(FactRow.kind == kind)
    ordered = chosen.order_by(FactRow.pack, FactRow.ordinal)
    for id, document in _with_ids(connection, ordered, FactRow.id, ids):
        found[id].append(decode_fact(kind, document))
    return {id: tuple(facts) for id, facts in found.items()}


def edits_of(connection: Connection, keys: Collection[Key]) -> dict[Key, tuple[Edit, ...]]:
    """Your edits of the facts with these keys, (kind, id)."""
    ids: dict[str, set[str]] = defaultdict(set)
    for kind, id in keys:
        ids[kind].add(id)
    return {
        (kind, id): edits
        for kind, of_kind in ids.items()
        for id, edits in _edits_of_kind(connection, kind, of_kind).items()
    }


def _edits_of_kind(connection: Connection, kind: str, ids: Ids) -> dict[str, tuple[Edit, ...]]:
    found: dict[str, list[Edit]] = defaultdict(list)
    chosen = select(*_EDIT).where(EditRow.kind == kind).order_by(EditRow.fact, EditRow.field)
    for row in _with_ids(connection, chosen, EditRow.fact, ids).mappings():
        found[row["fact"]].append(overlay.read_edit(row))
    return {id: tuple(edits) for id, edits in found.items()}


def _with_ids(connection: Connection, statement: Select[Any], column: Any, ids: Ids) -> Result[Any]:
    if isinstance(ids, All):
        return connection.execute(statement)
    return connection.execute(statement.where(column.in_(IDS)), bind_ids(ids))


def note_changed_facts(connection: Connection, changes: ChangeSet) -> None:
    """Add to `changes` the facts that differ because of its changed packs and edits."""
    edit_rows = changes.rows.get(EditRow.__tablename__, ())
    keys = {(values["kind"], values["fact"]) for row in edit_rows for values in row if values is not None}
    of_packs = {(kind, id) for _, kind, id in changes.pack_facts}
    now = edits_of(connection, keys | of_packs if _has_edits(connection) else keys)
    earlier = _edits_before(now, edit_rows)
    of_edits = sorted(keys - of_packs)
    stated = _stated(connection, of_edits)
    kept = spoilers.kept_back(connection)
    for (_, kind, id), (before, after) in changes.pack_facts.items():
        versions = edited(before, earlier.get((kind, id), ())), edited(after, now.get((kind, id), ()))
        _note(changes, FactChange(kind, id, *versions), kept)
    for kind, id in of_edits:
        fact = stated.get((kind, id))
        versions = edited(fact, earlier.get((kind, id), ())), edited(fact, now.get((kind, id), ()))
        _note(changes, FactChange(kind, id, *versions), kept)


def _note(changes: ChangeSet, change: FactChange, kept: KeptBack) -> None:
    """Note how a fact differs, and as far as that is shown how what is shown of it does."""
    if not kept:
        changes.add_fact(change)
        return
    changes.add_fact(change, WHOLE_FACT_DATA)
    changes.add_fact(change.shown(kept), FACT_DATA - WHOLE_FACT_DATA)


def _has_edits(connection: Connection) -> bool:
    return connection.scalar(select(EditRow.kind).limit(1)) is not None


def _stated(connection: Connection, keys: Iterable[Key]) -> dict[Key, Any]:
    """What the packs state under some keys; of several the last."""
    ids: dict[str, list[str]] = defaultdict(list)
    for kind, id in keys:
        ids[kind].append(id)
    return {
        (kind, id): facts[-1]
        for kind, some in ids.items()
        for id, facts in pack_facts(connection, kind, some).items()
    }


def _edits_before(now: dict[Key, tuple[Edit, ...]], rows: Sequence[Any]) -> dict[Key, tuple[Edit, ...]]:
    """The edits before the transaction changed their rows."""
    by_field = {(edit.kind, edit.id, edit.field): edit for edits in now.values() for edit in edits}
    for before, after in reversed(rows):
        values = before or after
        key = (values["kind"], values["fact"], values["field"])
        if before is None:
            by_field.pop(key, None)
        else:
            by_field[key] = overlay.read_edit(before)
    found: dict[Key, list[Edit]] = defaultdict(list)
    for edit in by_field.values():
        found[edit.kind, edit.id].append(edit)
    return {key: tuple(edits) for key, edits in found.items()}


def _edited(facts: tuple[Any, ...], edits: Iterable[Edit]) -> tuple[Any, ...]:
    listed = tuple(edits)
    if not listed:
        return facts
    versions = [edited(fact, listed) for fact in facts or (None,)]
    return tuple(dict.fromkeys(fact for fact in versions if fact is not None))
