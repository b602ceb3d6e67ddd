"""`janto self-test`: check that all parts of the program work on this machine."""

from __future__ import annotations

from dataclasses import asdict

from janto_catalog.cli.command import Command, Request, no_options


def _run(request: Request) -> int:
    parts = request.open_catalog().maintenance.self_test()
    if request.output.as_json:
        request.output.json([asdict(part) for part in parts])
    else:
        request.output.table(
            ("part", "", "detail"),
            [(part.part, "works" if part.ok else "fails", part.detail) for part in parts],
        )
    return 0 if all(part.ok for part in parts) else 1


COMMAND = Command("self-test", "check that all parts of the program work here", no_options, _run, position=82)
