"""`janto -v`: the debug log of the program on standard error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import run_program
from tests.media import silent_mkv

PROGRAM = """
import logging, sys
from janto_catalog.cli import main
code = main(sys.argv[1:])
logging.getLogger("janto_catalog.matching.decide").debug("linked %s: %s", 7, "same name")
logging.getLogger("sqlalchemy.engine").debug("of others")
sys.exit(code)
"""


@pytest.mark.parametrize(
    "words", [["-v", "check", "--json"], ["check", "--json", "-v"], ["check", "--json"]], ids=" ".join
)
def test_the_log_is_printed_when_requested(tmp_path: Path, words: list[str]) -> None:
    arguments = ["--catalog", str(tmp_path / "c.db"), *words]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    lines = done.stderr.splitlines()
    assert ("janto_catalog.matching.decide: linked 7: same name" in lines) is ("-v" in words)
    assert all(line.startswith("janto_catalog.") for line in lines)
    assert done.stdout.startswith("{")


def test_the_log_of_an_order_says_why_each_title_is_where_it_is(tmp_path: Path) -> None:
    done = run_program("--catalog", tmp_path / "c.db", "-v", "order", "work nothing has")
    assert done.code == 0
    lines = [line.removeprefix("janto_catalog.chronology.ordering: ") for line in done.err.splitlines()]
    assert any("tw-s01e02-day-one, " in line and "window " in line for line in lines)
    assert any(line.startswith("story: overruled: ") and ", by: " in line for line in lines)


def test_the_log_of_a_scan_says_why_each_item_was_matched(tmp_path: Path) -> None:
    silent_mkv(tmp_path / "media" / "Torchwood.S01E02.Day.One.mkv", 48 * 60)
    done = run_program("--catalog", tmp_path / "c.db", "-v", "scan", tmp_path / "media")
    assert done.code == 0
    assert "Day.One.mkv: link tw-s01e02-day-one" in done.err
    assert "tw-s01e02-day-one: score +" in done.err
