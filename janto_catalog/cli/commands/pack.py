"""`janto pack`: list, check, install and remove packs, the facts of story worlds."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from janto_catalog.cli.command import Command, Request, add_global_options
from janto_catalog.cli.sections import count_noun
from janto_catalog.model.findings import Severity


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(title="what", metavar="WHAT", dest="what", required=True)
    add_global_options(what.add_parser("list", help="list the installed packs"))
    for name, help_ in (
        ("check", "check a pack for mistakes, with file and line"),
        ("add", "install a pack, or a newer version of it"),
    ):
        folder = what.add_parser(name, help=help_)
        add_global_options(folder)
        folder.add_argument("folder", metavar="FOLDER", help="the folder with its pack.toml")
    removed = what.add_parser("remove", help="remove a pack; your decisions about its titles are kept")
    add_global_options(removed)
    removed.add_argument("name", metavar="NAME", help="its name, as `janto pack list` shows it")


def _run(request: Request) -> int:
    return {"list": _list, "check": _check, "add": _add, "remove": _remove}[request.args.what](request)


def _list(request: Request) -> int:
    packs = request.open_catalog().packs.list()
    if request.output.as_json:
        request.output.json([asdict(pack) for pack in packs])
    else:
        columns = ("name", "title", "version", "titles", "characters", "placements")
        request.output.table(columns, [tuple(asdict(pack).values()) for pack in packs], right=columns[3:])
    return 0


def _check(request: Request) -> int:
    # A check reads a folder only; it opens and creates no catalogue.
    from janto_catalog import bootstrap  # noqa: PLC0415

    findings = bootstrap.check_pack(request.args.folder)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if request.output.as_json:
        request.output.json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            request.output.line(f"{finding.location}: {finding.severity}: {finding.message}")
        request.output.line(
            f"{count_noun(len(errors), 'error')}, {count_noun(len(findings) - len(errors), 'warning')}"
        )
    return 1 if errors else 0


def _add(request: Request) -> int:
    changed = request.open_catalog().packs.add(request.args.folder)
    if request.output.as_json:
        request.output.json({"changed": changed.label})
    else:
        request.output.line(f"Installed {changed.label}")
    return 0


def _remove(request: Request) -> int:
    changed = request.open_catalog().packs.remove(request.args.name)
    if request.output.as_json:
        request.output.json({"changed": changed.label})
    else:
        request.output.line(changed.label)
    return 0


COMMAND = Command("pack", "list, check, add and remove packs (story worlds)", _options, _run, position=70)
