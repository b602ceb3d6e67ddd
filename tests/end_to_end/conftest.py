"""The demo, made and catalogued once by the real command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Janto = Callable[..., Any]


@pytest.fixture(scope="session")
def janto() -> Janto:
    """Runs `janto --json` as a process of its own and gives its answer."""

    def run(*words: str, catalog: Path) -> Any:
        command = [sys.executable, "-m", "janto_catalog", "--json", "--catalog", str(catalog), *words]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, janto: Janto) -> Path:
    """The folder of the demo, catalogued in `janto-demo.db` in it."""
    folder = tmp_path_factory.mktemp("demo") / "collection"
    janto("demo", "--dir", str(folder), catalog=folder / "janto-demo.db")
    return folder
