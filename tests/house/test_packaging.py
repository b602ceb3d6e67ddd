"""What a new machine is given is enough for what it is asked."""

from __future__ import annotations

import re
from pathlib import Path

PIN = re.compile(r"^([a-z0-9._-]+==\S+)", re.MULTILINE | re.IGNORECASE)


def pinned(lock: Path) -> set[str]:
    return set(PIN.findall(lock.read_text(encoding="utf-8")))


def test_the_tests_lock_holds_all_that_the_programs_does(project: Path) -> None:
    # `packaging/run test` on a new machine installs from this lock alone, the build tool included.
    assert pinned(project / "packaging" / "lock.txt") <= pinned(project / "packaging" / "lock-test.txt")
