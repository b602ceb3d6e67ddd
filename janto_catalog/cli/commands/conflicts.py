"""`janto conflicts`: the claims that contradict stronger ones."""

from __future__ import annotations

from janto_catalog.cli.command import Command, Request, no_options
from janto_catalog.cli.sections import count_noun
from janto_catalog.model.shapes import conflict_shape, reason_shape


def _run(request: Request) -> int:
    catalog = request.open_catalog()
    conflicts = catalog.orders.conflicts()
    if request.output.as_json:
        request.output.json(
            [
                {
                    **conflict_shape(conflict),
                    "settled_by": catalog.orders.conflict_details(conflict).settled_by,
                    "resolved_by": [reason_shape(reason) for reason in catalog.placing.resolving(conflict)],
                }
                for conflict in conflicts
            ]
        )
        return 0
    for conflict in conflicts:
        request.output.line(catalog.works.describe_reason(conflict.claim))
        for reason in conflict.loop:
            request.output.line(f"    set aside by: {catalog.works.describe_reason(reason)}")
        request.output.line(f"    {conflict.outcome}")
        request.output.line(f"    {catalog.orders.conflict_details(conflict).settled_by}")
        resolving = catalog.placing.resolving(conflict)
        for reason in resolving:
            request.output.line(f"    would hold without: {catalog.works.describe_reason(reason)}")
        if not resolving:
            request.output.line("    no placement is alone in its way")
    request.output.line(count_noun(len(conflicts), "contradiction"))
    return 0


COMMAND = Command(
    "conflicts",
    "list contradictions: claims that are set aside (overruled)",
    no_options,
    _run,
    position=13,
    has_limit=True,
)
