"""Disks and users that refuse: a small disk, a read-only one, somebody who may not."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def mounted(*options: str) -> Iterator[Path]:
    """A folder on a disk in memory of its own; skips where that may not be made."""
    folder = Path(tempfile.mkdtemp(prefix="janto-disk-"))
    try:
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", ",".join(options) or "defaults", "tmpfs", folder],
            check=False,
            capture_output=True,
        )
    except FileNotFoundError:
        made = None
    if made is None or made.returncode:
        folder.rmdir()
        pytest.skip("a disk in memory may not be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


def remount(folder: Path, option: str) -> None:
    """Make a mounted disk "ro" or "rw"."""
    subprocess.run(["mount", "-o", f"remount,{option}", folder], check=True)


@contextmanager
def folder_for_all() -> Iterator[Path]:
    """A folder that another user can reach (those of the test runner are private)."""
    folder = Path(tempfile.mkdtemp(prefix="janto-open-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def nobody() -> Iterator[None]:
    """In the block this process is a user who owns nothing; skips where it cannot become one."""
    if not hasattr(os, "setresuid") or os.geteuid() != 0:
        pytest.skip("only the superuser can become somebody else")
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
