"""Build `.venv` from a lock file, once, and only when it is out of date.

Standard library only: this runs before anything is installed. Messages go to standard error, so that the JSON of a
command stays clean.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

import system_packages

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up-from"
RUNTIME, TEST = ROOT / "packaging" / "lock.txt", ROOT / "packaging" / "lock-test.txt"


class SetUpError(Exception):
    """The set-up cannot continue; the text is one line: what failed, and what to do."""


def say(text: str) -> None:
    """Print a line on standard error."""
    print(text, file=sys.stderr, flush=True)


def set_up(lock: Path, *, check_system: bool) -> None:
    """Install the versions in `lock` into `.venv`; do nothing when it is up to date.

    `check_system` also looks for the system libraries when `.venv` is up to date. Raises SetUpError.
    """
    ready = is_ready(lock)
    if check_system or not ready:
        supply_system(testing=lock == TEST)
    if ready:
        return
    with one_at_a_time():
        if not is_ready(lock):
            build(lock)


def is_ready(lock: Path) -> bool:
    """Whether `.venv` was built from this lock file and these project settings."""
    return fingerprint(lock) in stamped()


def stamped() -> list[str]:
    """The fingerprints of the lock files that `.venv` was built from."""
    try:
        return STAMP.read_text(encoding="utf-8").split()
    except OSError:
        return []


def fingerprint(lock: Path) -> str:
    """A hash of what `.venv` depends on: the lock, the project's settings and its path (scripts contain it)."""
    parts = (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), os.fsencode(ROOT))
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def build(lock: Path) -> None:
    """Install everything in `lock`, then the project itself, and stamp the result."""
    # Without a stamp, an earlier build was interrupted, and an incomplete package may look installed: start again.
    if not (stamped() and python_runs()):
        make_venv()
    STAMP.unlink(missing_ok=True)
    say(f"Installing from {lock.relative_to(ROOT)} into .venv (the first time downloads about 200 MB) ...")
    pip("--require-hashes", "--no-deps", "--requirement", str(lock))
    pip("--no-build-isolation", "--no-deps", "--no-index", "--editable", str(ROOT))
    # The lock of the tests contains everything in the other one.
    marks = {fingerprint(lock), fingerprint(RUNTIME)}
    new_stamp = STAMP.with_suffix(".new")
    new_stamp.write_text("\n".join(sorted(marks)) + "\n", encoding="utf-8")
    new_stamp.replace(STAMP)


def python_runs() -> bool:
    """Whether the Python in `.venv` starts and has pip."""
    command = [str(PYTHON), "-m", "pip", "--version"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Create an empty `.venv` with pip. Raises SetUpError."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpError("This Python cannot create a virtual environment: it has no ensurepip (see above).")
    say("Creating .venv ...")
    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(f".venv could not be created in {ROOT}: {error}") from error


def pip(*arguments: str) -> None:
    """Run `pip install` in `.venv`. Raises SetUpError."""
    command = [str(PYTHON), "-m", "pip", "install"]
    options = ["--quiet", "--quiet", "--disable-pip-version-check"]
    # pip keeps the lock open too: if this process is killed, the next call waits until pip has stopped writing.
    code = subprocess.run(
        [*command, *options, *arguments],
        stdout=sys.stderr,
        check=False,
        close_fds=False,
    ).returncode
    if code:
        raise SetUpError("pip could not install everything (its messages are above). Run the command again.")


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait while another process builds; the system frees the lock when its holder ends, however it ends."""
    with (ROOT / ".venv.lock").open("a+b") as handle:
        lock_file(handle.fileno())
        os.set_inheritable(handle.fileno(), os.name != "nt")
        yield


def lock_file(descriptor: int) -> None:
    """Lock an open file exclusively; wait until it is free."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        while True:
            with contextlib.suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return
    else:
        import fcntl  # noqa: PLC0415 - exists everywhere else

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def supply_system(*, testing: bool) -> None:
    """Install missing system libraries if permitted, else print the command that installs them."""
    needs = system_packages.missing(testing=testing)
    if needs and system_packages.may_install():
        say("Installing system packages: " + " ".join(need.package for need in needs))
        system_packages.install(needs)
        needs = system_packages.missing(testing=testing)
    if needs:
        say(system_packages.in_words(needs))
