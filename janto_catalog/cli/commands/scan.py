"""`janto scan`: add folders and look through them."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import scan_shape
from janto_catalog.model.views import ScanProgress, ScanReport


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="a folder to add and scan; none: rescan all"
    )
    words.add_argument("--accept-missing", action="store_true", help="files that are gone are really gone")


def _run(request: Request) -> int:
    report = scan(request, request.words.folders, accept_missing=request.words.accept_missing)
    if request.output.as_json:
        request.output.json(scan_shape(report))
    else:
        _tell(request, report)
    return 0


def scan(request: Request, folders: list[str], *, accept_missing: bool = False) -> ScanReport:
    """Scan with a progress bar; the report."""
    report = ScanReport()
    try:
        with request.output.progress() as bar:
            for step in request.open_catalog().scans.scan(folders, accept_missing=accept_missing):
                if isinstance(step, ScanProgress):
                    bar.show(f"{step.stage} {step.current}", step.done, step.total)
                elif isinstance(step, ScanReport):
                    report = step
    finally:
        for problem in report.problems:
            request.output.aside(f"janto: {problem}")
    return report


def _tell(request: Request, report: ScanReport) -> None:
    tell = request.output.line
    rest = report.items - report.linked - report.to_review - report.unknown
    tell(
        f"{report.files} files: {report.new} new, {report.changed} changed, {report.moved} moved, {report.missing} missing"
    )
    tell(
        f"{report.items} copies: {report.linked} linked, {report.to_review} to review, {report.unknown} unknown, "
        f"{rest} unreadable or missing"
    )
    if report.unreadable:
        tell(f"{report.unreadable} files could not be read; `janto items` says why")
    if report.passed_over:
        tell("Passed over: " + ", ".join(f"{n} {reason}" for reason, n in report.passed_over))


COMMAND = Command("scan", "add folders and scan them; without any, rescan all", _options, _run, order=20)
