"""What every test shares: a window system without a screen, a home that is not yours, and the facts beside the project."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.examples import ARE_FIXED, examples

# Before anything imports Qt: no test may open a window on somebody's screen or touch somebody's catalogue.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("JANTO_CATALOG", None)
_HOME = tempfile.TemporaryDirectory(prefix="janto-tests-")
for _folder in ("DATA", "CONFIG", "CACHE", "STATE"):
    os.environ[f"XDG_{_folder}_HOME"] = str(Path(_HOME.name, _folder.lower()))

# A run started in the background inherits an ignored Ctrl-C, and so would every program that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PROJECT = Path(__file__).resolve().parent.parent

# A slow machine is no failure; a failure found once is printed so that it can be made again.
hypothesis.settings.register_profile(
    "janto", deadline=None, print_blob=True, max_examples=examples(50), derandomize=ARE_FIXED
)
hypothesis.settings.load_profile("janto")


@pytest.fixture(scope="session", autouse=True)
def shared_parts() -> Iterator[None]:
    """Empty catalogues and reader processes are made once for many tests."""
    from tests.shared_parts import sharing  # noqa: PLC0415 - after the settings above

    with sharing():
        yield


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder that holds pyproject.toml."""
    return PROJECT


def _beside_the_project(name: str) -> Path:
    shared = Path(os.environ.get("JANTO_SHARED") or PROJECT.parent / "shared")
    folder = shared / name
    if not folder.is_dir():
        pytest.skip(f"the folder {name} is not beside the project (JANTO_SHARED names another place)")
    return folder


@pytest.fixture(scope="session")
def shared_facts() -> Path:
    """The folder of fact tables the packs are made from."""
    return _beside_the_project("facts")


@pytest.fixture(scope="session")
def shared_naming() -> Path:
    """The folder of names that people and programs gave to files."""
    return _beside_the_project("naming")
