"""`janto -v`: the debug log of the program on standard error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
def test_the_log_is_printed_where_it_is_asked_for(tmp_path: Path, words: list[str]) -> None:
    arguments = ["--catalog", str(tmp_path / "c.db"), *words]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    lines = done.stderr.splitlines()
    assert ("janto_catalog.matching.decide: linked 7: same name" in lines) is ("-v" in words)
    assert all(line.startswith("janto_catalog.") for line in lines)
    assert done.stdout.startswith("{")
