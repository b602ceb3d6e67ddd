"""A reader that closes standard output ends a command quietly; a broken pipe anywhere else is an error."""

from __future__ import annotations

import importlib
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import command, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")


def test_a_closed_standard_output_is_no_error(place: Path, ready: bytes) -> None:
    place.write_bytes(ready)
    reading, writing = os.pipe()
    os.close(reading)
    answer = subprocess.run(
        command("--catalog", place, "search", ""),
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_a_broken_pipe_elsewhere_is_reported(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    cli = importlib.import_module("janto_catalog.cli.main")

    def break_pipe(*_arguments: object) -> int:
        raise BrokenPipeError(32, "Broken pipe", "a worker")

    monkeypatch.setattr(cli, "_run", break_pipe)
    monkeypatch.setattr(cli, "_discard_standard_output", lambda: None)
    assert cli.main(["check"]) == 1
    assert "Broken pipe: a worker" in capfd.readouterr().err
