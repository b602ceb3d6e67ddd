"""`janto timeline`: a picture without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Janto, command


def test_a_picture_is_drawn_whatever_the_environment_says_of_displays(
    janto: Janto, place: Path, tmp_path: Path
) -> None:
    assert janto("search").code == 0
    environment = {
        name: text for name, text in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [*command("--catalog", place), "timeline", str(tmp_path / "story.svg")],
        env=environment | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Wrote ")
    assert "<svg" in (tmp_path / "story.svg").read_text("utf-8")


def test_without_the_libraries_of_qt_it_says_what_to_do(
    janto: Janto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "janto_catalog.ui.timeline.picture", None)
    refused = janto("timeline", tmp_path / "story.svg")
    assert refused.code == 1
    assert "Qt, which draws the picture, cannot be loaded" in refused.error_line
    assert "packaging/run setup" in refused.error_line
    assert not (tmp_path / "story.svg").exists()
