"""The sample files of other projects: each is read or has a reason, and none stops the others.

JANTO_SAMPLES names a folder of them; else the source packages of mutagen and tinytag are fetched once into the
user's cache, where the network allows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import mutagen
import pytest

from janto_catalog import formats
from janto_catalog.formats.pool import ReadingPool, ReadResult
from janto_catalog.model.media import MediaFacts

pytestmark = pytest.mark.timeout(300)
PROJECTS = ("mutagen", "tinytag")


@pytest.fixture(scope="session")
def others() -> list[Path]:
    """All sample files of the other projects."""
    named = os.environ.get("JANTO_SAMPLES")
    folder = Path(named) if named else _fetched()
    found = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in (".py", ".gz")
    ]
    if not found:
        pytest.skip(f"no sample files in {folder}")
    return found


def _fetched() -> Path:
    """The packages, downloaded and unpacked outside the project; skips when that fails."""
    folder = Path.home() / ".cache" / "janto-catalog-tests" / "samples"
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        fetch = [
            "pip",
            "download",
            "--no-binary",
            ":all:",
            "--no-deps",
            "-d",
            str(folder),
        ]
        try:
            subprocess.run(
                [sys.executable, "-m", *fetch, *PROJECTS], check=True, capture_output=True, timeout=120
            )
        except (subprocess.SubprocessError, OSError) as error:
            pytest.skip(f"the source packages of {' and '.join(PROJECTS)} are out of reach: {error}")
        for package in folder.glob("*.tar.gz"):
            with tarfile.open(package) as archive:
                archive.extractall(folder, filter="data")
        (folder / "done").touch()
    return folder


@pytest.fixture(scope="session")
def results(others: list[Path]) -> dict[Path, ReadResult[MediaFacts]]:
    with ReadingPool(formats.read, workers=2, limit=10) as pool:
        read = list(pool.read_all(os.fsencode(path) for path in others))
    return {Path(os.fsdecode(result.path)): result for result in read}


def test_each_is_read_or_has_a_reason(
    others: list[Path], results: dict[Path, ReadResult[MediaFacts]]
) -> None:
    assert set(results) == set(others)
    for result in results.values():
        assert (result.content is None) == bool(result.reason)
    read = Counter(result.content.format for result in results.values() if result.content)
    reasons = Counter(result.reason for result in results.values() if result.reason)
    lines = [f"{len(others)} files of others, {read.total()} read, {reasons.total()} refused"]
    lines += [f"{count:5} {what}" for what, count in (read + reasons).most_common()]
    sys.stdout.write("\n".join(lines) + "\n")


def test_title_and_duration_agree_with_mutagen(results: dict[Path, ReadResult[MediaFacts]]) -> None:
    """For the files that mutagen can read."""
    different = {path.name: pair for path, result in results.items() if (pair := _difference(path, result))}
    assert different == {}


def _difference(path: Path, result: ReadResult[MediaFacts]) -> tuple[object, object] | None:
    if path.suffix == ".mid" or path.name.startswith(
        ("sv4", "sv5")
    ):  # not supported: Musepack SV4 and SV5, and MIDI
        return None
    try:
        theirs = mutagen.File(path, easy=True)
    except Exception:  # noqa: BLE001 - it raises more than it promises; that is what is tried here
        return None
    if theirs is None or not theirs.info.length:
        return None
    title = _first_title(theirs)
    ours = (result.content.title, result.content.duration) if result.content else ("", None)
    same_length = ours[1] is not None and abs(ours[1] - theirs.info.length) < 0.2
    return None if same_length and (not title or ours[0] == title) else (ours, (title, theirs.info.length))


def _first_title(theirs: Any) -> str:
    try:
        return str(theirs.tags["title"][0]).strip() if theirs.tags else ""
    except (KeyError, ValueError, IndexError, TypeError):
        return ""
