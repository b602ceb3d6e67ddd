"""`janto scan`: add folders and scan them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.sections import count_noun
from janto_catalog.errors import NotConnectedError, TooManyMissingError
from janto_catalog.model.scan_text import lost_text, not_found_text
from janto_catalog.model.shapes import scan_shape
from janto_catalog.model.views import ScanProgress, ScanReport


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="a folder to add and scan (default: rescan all folders)"
    )
    parser.add_argument(
        "--accept-missing", action="store_true", help="mark files as missing even if many are missing"
    )


def _run(request: Request) -> int:
    report = scan(request, request.args.folders, accept_missing=request.args.accept_missing)
    if request.output.as_json:
        request.output.json(scan_shape(report))
    else:
        _print_report(request, report)
    return 0


def scan(request: Request, folders: list[str], *, accept_missing: bool = False) -> ScanReport:
    """Scan with a progress bar; returns the report."""
    report = ScanReport()
    try:
        with request.output.progress() as bar:
            for step in request.open_catalog().scans.scan(folders, accept_missing=accept_missing):
                if isinstance(step, ScanProgress):
                    bar.show(f"{step.stage} {step.current}", step.done, step.total)
                elif isinstance(step, ScanReport):
                    report = step
    except (NotConnectedError, TooManyMissingError) as error:
        error.hint = f"{error.hint} That is `janto scan --accept-missing`."
        raise
    finally:
        for problem in report.problems:
            request.output.error(f"janto: {problem}")
    return report


def _print_report(request: Request, report: ScanReport) -> None:
    line = request.output.line
    rest = report.items - report.linked - report.to_review - report.unknown
    files = [(report.new, "new"), (report.changed, "changed"), (report.moved, "moved")]
    files += [(report.not_seen, "not found this time"), (report.missing, "missing from disk")]
    line(_counted(count_noun(report.files, "file"), files))
    items = [
        (report.linked, "matched"),
        (report.to_review, "to identify"),
        (report.unknown, "not recognised"),
    ]
    items.append((rest, "unreadable or missing from disk"))
    line(_counted(count_noun(report.items, "item"), items))
    if report.unreadable:
        line(f"{count_noun(report.unreadable, 'file')} could not be read; `janto items` shows why")
    if text := lost_text(report):
        line(f"{text}; `janto items --missing` lists the files")
    if text := not_found_text(report):
        line(text)
    if report.skipped:
        line("Skipped: " + ", ".join(f"{n} {reason}" for reason, n in report.skipped))


def _counted(total: str, parts: Iterable[tuple[int, str]]) -> str:
    """A total and what it consists of, without what there is none of."""
    found = ", ".join(f"{number} {word}" for number, word in parts if number)
    return f"{total}: {found}" if found else total


COMMAND = Command(
    "scan", "add folders and scan them; without a folder, rescan all", _options, _run, position=20
)
