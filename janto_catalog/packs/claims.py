"""Claims beside a work, and the states of `states.toml`."""

from __future__ import annotations

from hashlib import sha256

from janto_catalog.model.claims import STORY, Claim, ClaimRelation, State
from janto_catalog.packs.table import Table

_COMMON = frozenset({"id", "certainty", "sources", "said_at", "reason", "axis", "timeline"})
CLAIM_FIELDS = _COMMON | {"apparent", *(placing.value for placing in ClaimRelation)}
STATE_FIELDS = _COMMON | {"character", "state", "begins", "after", "ends", "before", "reveals"}
MAIN = "main"
_LIFE = "life:"


def read_claim(table: Table, subject: str) -> Claim | None:
    """A claim on `subject`; None when it states no relation or several.

    The relation is a key: `after = "x"`, `between = ["x", "y"]`, `during = ["x", "y"]`, `dated = "1941"`.
    """
    named = [placing for placing in ClaimRelation if placing.value in table.values]
    if len(named) != 1:
        table.diagnostics.report(
            table.location, f"a claim needs exactly one of {', '.join(p.value for p in ClaimRelation)}"
        )
        return None
    relation = named[0]
    if not table.values.get("sources"):
        table.report("sources", "a claim needs its sources: they say how much it weighs")
    claim = Claim(
        id="",
        subject=subject,
        relation=relation,
        objects=() if relation is ClaimRelation.DATED else _objects(table, relation, subject),
        sources=table.ids_of("source", "sources"),
        certainty=table.certainty(),
        reason=table.text("reason"),
        date=table.date(relation.value) if relation is ClaimRelation.DATED else "",
        apparent=table.boolean("apparent", False),
        axis=_axis(table),
        timeline=_timeline(table),
        said_at=table.joined_texts("said_at"),
    )
    return _with_id(claim, table)


def _objects(table: Table, relation: ClaimRelation, subject: str) -> tuple[str, ...]:
    key = relation.value
    value = table.values[key]
    objects = (
        table.ids_of("work", key) if isinstance(value, list) else (table.id_of("work", key, required=True),)
    )
    if relation is ClaimRelation.BETWEEN and len(objects) != 2:
        table.report(key, f"between needs exactly two works, not {len(objects)}")
    elif relation is not ClaimRelation.DURING and relation is not ClaimRelation.BETWEEN and len(objects) != 1:
        table.report(key, f"{key} needs exactly one work, not {len(objects)}")
    if subject in objects:
        table.report(key, f"{subject} cannot be placed against itself")
    return objects


def _with_id(claim: Claim, table: Table) -> Claim:
    slug = table.text("id") or claim_id(claim)
    named = "id" if "id" in table.values else claim.relation.value
    table.diagnostics.declare("claim", slug, table.locate(named))
    return Claim(
        slug, claim.subject, claim.relation, claim.objects, claim.sources, claim.certainty, claim.reason,
        claim.date, claim.apparent, claim.axis, claim.timeline, claim.said_at,
    )  # fmt: skip


def claim_id(claim: Claim) -> str:
    """The id of a claim that has none of its own: its work, its relation, and a hash of what it states.

    It changes only when the statement does; source, certainty and reason are not part of it.
    """
    stated = "\n".join(
        (*claim.objects, claim.date, claim.axis, claim.timeline, "apparent" if claim.apparent else "")
    )
    return f"{claim.subject}:{claim.relation}:{sha256(stated.encode()).hexdigest()[:8]}"


def _axis(table: Table) -> str:
    axis = table.text("axis", STORY)
    if axis.startswith(_LIFE):
        table.diagnostics.add_reference("character", axis.removeprefix(_LIFE), table.locate("axis"))
    elif axis != STORY:
        table.report("axis", f"axis cannot be {axis!r}: 'story', or 'life:' and a character")
        return STORY
    return axis


def _timeline(table: Table) -> str:
    timeline = table.text("timeline", MAIN)
    if timeline != MAIN:
        table.diagnostics.add_reference("timeline", timeline, table.locate("timeline"))
    return timeline


def read_state(table: Table) -> State:
    """A state: `begins` and `ends` count their works in, `after` and `before` leave them out."""
    character, state = table.id_of("character", "character", required=True), table.required("state")
    slug = table.text("id") or f"{character}:{state}"
    table.diagnostics.declare("state", slug, table.locate("id" if "id" in table.values else "state"))
    for one, other in (("begins", "after"), ("ends", "before")):
        if one in table.values and other in table.values:
            table.report(other, f"a state cannot have both {one} and {other}")
    return State(
        id=slug,
        character=character,
        state=state,
        begins=table.id_of("work", "begins") or table.id_of("work", "after") or None,
        begins_inclusive="after" not in table.values,
        ends=table.id_of("work", "ends") or table.id_of("work", "before") or None,
        ends_inclusive="before" not in table.values,
        timeline=_timeline(table),
        certainty=table.certainty(),
        reason=table.text("reason"),
        reveals=table.ids_of("work", "reveals"),
        sources=table.ids_of("source", "sources"),
        axis=_axis(table),
        said_at=table.joined_texts("said_at"),
    )
