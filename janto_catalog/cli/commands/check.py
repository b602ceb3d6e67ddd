"""`janto check`: check the catalogue for problems."""

from __future__ import annotations

from dataclasses import asdict

from janto_catalog.cli.command import Command, Request, no_options


def _run(request: Request) -> int:
    health = request.open_catalog().maintenance.check()
    if request.output.as_json:
        request.output.json(asdict(health))
    else:
        found = {"contradictions" if what == "conflicts" else what: n for what, n in asdict(health).items()}
        request.output.table(("what", "found"), list(found.items()))
    return 0 if health.integrity == "ok" else 1


COMMAND = Command("check", "check the catalogue for problems", no_options, _run, position=81)
