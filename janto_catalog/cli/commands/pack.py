"""`janto pack`: list, check, install and remove packs, the facts of story worlds."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from janto_catalog.cli.command import Command, Request, add_global_options
from janto_catalog.cli.sections import count_noun
from janto_catalog.model.findings import Severity
from janto_catalog.model.packs import needed_text


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
    export = what.add_parser("export", help="write what you added as a pack that others can install")
    add_global_options(export)
    export.add_argument("folder", metavar="FOLDER", help="a new folder; the pack is called by its name")
    export.add_argument("--title", default="", metavar="TEXT", help="the title of the pack")
    add_global_options(
        what.add_parser("left", help="list what you decided about what a newer pack does not have any more")
    )
    for name, help_ in (
        ("move", "make what is left of a title or other fact decisions about another one"),
        ("forget", "delete what is left of a title or other fact"),
    ):
        left = what.add_parser(name, help=help_)
        add_global_options(left)
        left.add_argument(
            "former", metavar="FORMER", help="its former id or title, as `janto pack left` shows it"
        )
        if name == "move":
            left.add_argument("title", metavar="TITLE", help="the title that is meant, by id or title")
    for name, help_ in (
        ("off", "switch a pack off: nothing shows its titles, your decisions about them wait"),
        ("on", "switch a pack on again"),
        ("remove", "say what you decided about the titles of a pack, which is kept, and remove the pack"),
    ):
        named = what.add_parser(name, help=help_)
        add_global_options(named)
        named.add_argument("name", metavar="NAME", help="its name, as `janto pack list` shows it")
        if name == "remove":
            named.add_argument("--dry-run", action="store_true", help="only say it, and remove nothing")


def _run(request: Request) -> int:
    verbs = {
        "list": _list, "check": _check, "add": _add, "remove": _remove, "on": _switch, "off": _switch,
        "export": _export, "left": _left, "move": _decide_left, "forget": _decide_left,
    }  # fmt: skip
    return verbs[request.args.what](request)


def _list(request: Request) -> int:
    packs = request.open_catalog().packs.list()
    if request.output.as_json:
        request.output.json([asdict(pack) for pack in packs])
    else:
        columns = ("name", "title", "version", "titles", "characters", "placements", "")
        rows = [(*tuple(asdict(pack).values())[:-1], "" if pack.is_on else "switched off") for pack in packs]
        request.output.table(columns, rows, right=columns[3:-1])
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
        if left := request.open_catalog().left_behind.list():
            facts = count_noun(len(left), "thing")
            request.output.line(
                f"You decided something about {facts} that no pack has any more: `janto pack left`"
            )
    return 0


def _export(request: Request) -> int:
    export = request.open_catalog().pack_exports.export(request.args.folder, request.args.title)
    if request.output.as_json:
        request.output.json(asdict(export))
        return 0
    for pack in export.packs:
        parts = ((pack.titles, "title"), (pack.placements, "placement"), (pack.others, "other fact"))
        counts = ", ".join(count_noun(number, one) for number, one in parts if number)
        request.output.line(f"Wrote {counts} to {pack.folder}")
        if pack.needs:
            request.output.line(f"  It needs {', '.join(pack.needs)}")
    if export.left_out:
        edits = count_noun(export.left_out, "edit")
        request.output.line(f"{edits} of what packs state cannot be in a pack of its own and was left out")
    return 0


def _left(request: Request) -> int:
    left = request.open_catalog().left_behind.list()
    if request.output.as_json:
        request.output.json([{**asdict(one), "text": one.text} for one in left])
        return 0
    for one in left:
        word = "" if one.former.kind == "works" else f", {one.word}"
        request.output.line(f"{one.former.title or one.former.id} ({one.former.id}){word}")
        request.output.line(f"  {one.text}")
        for part in one.decisions.parts():
            request.output.line(f"  {part}")
    if not left:
        request.output.line("Nothing is left of what a pack took out")
    return 0


def _decide_left(request: Request) -> int:
    left, former = request.open_catalog().left_behind, request.args.former
    is_moved = request.args.what == "move"
    changed = left.move(former, request.args.title) if is_moved else left.forget(former)
    if request.output.as_json:
        request.output.json({"changed": changed.label})
    else:
        request.output.line(changed.label)
    return 0


def _remove(request: Request) -> int:
    packs, name = request.open_catalog().packs, request.args.name
    decisions, needed_by = packs.decisions(name), packs.needed_by(name)
    if not request.output.as_json and needed_by:
        request.output.line(needed_text(needed_by))
    if not request.output.as_json and decisions.is_any:
        request.output.line("Kept, and in use again when the pack is added again:")
        for part in decisions.parts():
            request.output.line(f"  {part}")
    changed = "" if request.args.dry_run else packs.remove(name).label
    if request.output.as_json:
        request.output.json(
            {"changed": changed or None, "kept": asdict(decisions), "needed_by": list(needed_by)}
        )
    else:
        request.output.line(changed or "Nothing was removed (--dry-run)")
    return 0


def _switch(request: Request) -> int:
    packs, name, on = request.open_catalog().packs, request.args.name, request.args.what == "on"
    needed_by = () if on else packs.needed_by(name)
    changed = packs.switch(name, on=on)
    if request.output.as_json:
        more = {} if on else {"needed_by": list(needed_by)}
        request.output.json({"changed": changed.label, **more})
        return 0
    request.output.line(changed.label)
    if needed_by:
        request.output.line(needed_text(needed_by))
    return 0


COMMAND = Command(
    "pack", "list, check, add, switch off and remove packs (story worlds)", _options, _run, position=70
)
