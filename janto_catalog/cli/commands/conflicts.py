"""`janto conflicts`: contradictions, and what was set aside."""

from __future__ import annotations

from janto_catalog.cli.command import Command, Request, no_options
from janto_catalog.model.shapes import conflict_shape


def _run(request: Request) -> int:
    conflicts = request.open_catalog().orders.conflicts()
    if request.output.as_json:
        request.output.json([conflict_shape(conflict) for conflict in conflicts])
        return 0
    for conflict in conflicts:
        request.output.line(
            conflict.claim.text + (f" ({conflict.claim.source})" if conflict.claim.source else "")
        )
        for reason in conflict.loop:
            request.output.line(
                f"    against: {reason.text}" + (f" ({reason.source})" if reason.source else "")
            )
        request.output.line(f"    {conflict.outcome}")
    request.output.line("1 contradiction" if len(conflicts) == 1 else f"{len(conflicts)} contradictions")
    return 0


COMMAND = Command("conflicts", "list contradictions and what was set aside", no_options, _run, order=13)
