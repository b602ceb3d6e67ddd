"""Claims, which are tables of a work, and the states of `states.toml`."""

from __future__ import annotations

from dataclasses import replace

from janto_catalog.model.claims import OF_ERAS, STORY, Claim, ClaimRelation, State, claim_id
from janto_catalog.packs.diagnostics import Diagnostics, Location
from janto_catalog.packs.folder import Document
from janto_catalog.packs.table import Table

_COMMON = frozenset({"id", "certainty", "sources", "said_at", "reason", "axis", "timeline"})
CLAIM_FIELDS = _COMMON | {
    "apparent",
    "directly",
    "chronology",
    *(relation.value for relation in ClaimRelation),
}
STATE_FIELDS = _COMMON | {"character", "state", "begins", "after", "ends", "before", "reveals"}
MAIN = "main"
_LIFE = "life:"


def read_claims(document: Document, diagnostics: Diagnostics) -> tuple[Claim, ...]:
    """The claims of `claims.toml`, on works of other packs."""
    top = Table(document.data, Location(document, ()), diagnostics, frozenset({"claim"}))
    tables = top.tables("claim", CLAIM_FIELDS | {"work"})
    claims = (read_claim(each, each.id_of("work", "work", required=True)) for each in tables)
    return tuple(claim for claim in claims if claim is not None)


def read_claim(table: Table, subject: str) -> Claim | None:
    """The claim on `subject`, or None when it has no relation or several.

    The relation is a key: `after = "x"`, `between = ["x", "y"]`, `during = ["x", "y"]`, `dated = "1941"`,
    `within-era = "e"`.
    `directly = true` goes with `after` and `before`: nothing is listed between the two unless something else says so.
    """
    relations = [relation for relation in ClaimRelation if relation.value in table.values]
    if len(relations) != 1:
        table.diagnostics.report(table.location, f"a claim needs exactly one of {', '.join(ClaimRelation)}")
        return None
    relation = relations[0]
    if not table.values.get("sources"):
        table.report("sources", "a claim needs sources: they decide its layer")
    if "directly" in table.values and relation not in (ClaimRelation.AFTER, ClaimRelation.BEFORE):
        table.report("directly", f"directly goes with after and before, not with {relation}")
    claim = Claim(
        id="",
        subject=subject,
        relation=relation,
        objects=_objects(table, relation, subject),
        sources=table.ids_of("source", "sources"),
        certainty=table.certainty(),
        reason=table.text("reason"),
        date=table.date(relation.value) if relation is ClaimRelation.DATED else "",
        apparent=table.boolean("apparent", False),
        axis=_axis(table),
        timeline=_timeline(table),
        said_at=table.joined_texts("said_at"),
        directly=table.boolean("directly", False),
        era=table.id_of("era", relation.value, required=True) if relation in OF_ERAS else "",
        chronology=table.id_of("chronology", "chronology"),
    )
    if claim.chronology and claim.axis != STORY:
        table.report(
            "chronology", "a claim on a life belongs to no chronology: these are orders of the story"
        )
    if claim.era and claim.axis != STORY:
        table.report("axis", "a claim on a life cannot place it by an era: eras are spans of the story")
    return _with_id(claim, table)


def _objects(table: Table, relation: ClaimRelation, subject: str) -> tuple[str, ...]:
    if relation is ClaimRelation.DATED or relation in OF_ERAS:
        return ()
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
    key = "id" if "id" in table.values else claim.relation.value
    table.diagnostics.declare("claim", slug, table.locate(key))
    return replace(claim, id=slug)


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
    """A state: `begins` and `ends` include their works, `after` and `before` exclude them."""
    character, state = table.id_of("character", "character", required=True), table.required("state")
    slug = table.text("id") or f"{character}:{state}"
    table.diagnostics.declare("state", slug, table.locate("id" if "id" in table.values else "state"))
    for inclusive, exclusive in (("begins", "after"), ("ends", "before")):
        if inclusive in table.values and exclusive in table.values:
            table.report(exclusive, f"a state cannot have both {inclusive} and {exclusive}")
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
