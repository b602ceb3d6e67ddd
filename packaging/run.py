"""Set the project up in its own folder and run it: `setup`, `test`, or any command of janto.

Standard library only: this runs before anything is installed. What it says goes to standard error, so that
`--json` of a command stays clean.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
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
    """The set-up cannot go on; its text is one line of what, and what to do."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(words: list[str]) -> int:
    verb, rest = (words[0], words[1:]) if words else ("", [])
    try:
        set_up(TEST if verb == "test" else RUNTIME, check_system=verb in {"setup", "test"})
    except SetUpError as problem:
        say(str(problem))
        return 1
    if verb == "setup":
        say(f"Ready: {SCRIPTS / 'janto'}")
        return 0
    return test(rest) if verb == "test" else hand_over([str(SCRIPTS / "janto"), *words])


# --- .venv ------------------------------------------------------------------------------------------------


def set_up(lock: Path, *, check_system: bool) -> None:
    """Bring .venv to what `lock` says; nothing is run or fetched when it is there already."""
    ready = is_ready(lock)
    if check_system or not ready:
        supply_system(testing=lock == TEST)
    if ready:
        return
    with one_at_a_time():
        if not is_ready(lock):
            build(lock)


def is_ready(lock: Path) -> bool:
    return fingerprint(lock) in stamped()


def stamped() -> list[str]:
    try:
        return STAMP.read_text(encoding="utf-8").split()
    except OSError:
        return []


def fingerprint(lock: Path) -> str:
    """What .venv is built from: the lock, the project's own settings, and where it stands (scripts name that)."""
    parts = (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), os.fsencode(ROOT))
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def build(lock: Path) -> None:
    # Without a stamp an earlier build was cut off, and a half-written package looks installed: begin anew.
    if not (stamped() and python_runs()):
        make_venv()
    STAMP.unlink(missing_ok=True)
    say(f"Installing from {lock.relative_to(ROOT)} into .venv (the first time fetches about 200 MB) ...")
    pip("--require-hashes", "--no-deps", "--requirement", str(lock))
    pip("--no-build-isolation", "--no-deps", "--no-index", "--editable", str(ROOT))
    # The lock of the tests holds everything of the other one.
    marks = {fingerprint(lock), fingerprint(RUNTIME)}
    beside = STAMP.with_suffix(".new")
    beside.write_text("\n".join(sorted(marks)) + "\n", encoding="utf-8")
    beside.replace(STAMP)


def python_runs() -> bool:
    try:
        return (
            subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode
            == 0
        )
    except OSError:
        return False


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpError(
            "This Python cannot make a virtual environment: it lacks ensurepip (see the line above)."
        )
    say("Making .venv ...")
    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(f".venv could not be made in {ROOT}: {error}") from error


def pip(*words: str) -> None:
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--quiet",
        "--disable-pip-version-check",
        *words,
    ]
    # pip keeps the lock open too: should we be killed, the next call waits until pip has stopped writing.
    code = subprocess.run(command, stdout=sys.stderr, check=False, close_fds=False).returncode
    if code:
        raise SetUpError(
            "pip could not install what is needed (its words stand above). Run the same command again."
        )


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait while another call builds; the system frees the lock when its holder ends, however it ends."""
    with (ROOT / ".venv.lock").open("a+b") as handle:
        lock_file(handle.fileno())
        os.set_inheritable(handle.fileno(), os.name != "nt")
        yield


def lock_file(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows only

        while True:
            with contextlib.suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return
    else:
        import fcntl  # noqa: PLC0415 - there everywhere else

        fcntl.flock(descriptor, fcntl.LOCK_EX)


# --- the system -------------------------------------------------------------------------------------------


def supply_system(*, testing: bool) -> None:
    """Install what the system lacks when we may, else print the line that does; only what blocks stops us."""
    needs = system_packages.missing(testing=testing)
    if needs and system_packages.may_install():
        say("Installing system packages: " + " ".join(need.package for need in needs))
        system_packages.install(needs)
        needs = system_packages.missing(testing=testing)
    if needs:
        say(system_packages.in_words(needs))


# --- the verbs --------------------------------------------------------------------------------------------


def test(words: list[str]) -> int:
    """Check style and types, then run the tests; all of them run, and the first that failed gives the code."""
    workers = str(min(os.cpu_count() or 1, 4))
    stages = (
        ("ruff", "check", "--quiet"),
        ("ruff", "format", "--check", "--quiet"),
        ("mypy",),
        ("pytest", "-q", "-n", workers, "--dist", "loadfile", *words),
    )
    codes = []
    for stage in stages:
        code = subprocess.run([PYTHON, "-m", *stage], cwd=ROOT, check=False).returncode
        if code and stage[0] != "pytest":
            say(f"{' '.join(stage[:2])}: failed (its words stand above); the rest runs on")
        codes.append(code)
    return next((code for code in reversed(codes) if code), 0)


def hand_over(command: list[str]) -> int:
    program = shutil.which(command[0])
    if program is None:
        raise SystemExit(f"{command[0]} is missing. Remove {VENV} and run packaging/run setup.")
    if os.name != "nt":
        # In our place: its signals, its terminal and its exit code are then the caller's own.
        os.execv(program, command)  # noqa: S606 - a path of our own and a list of words, no shell
    return subprocess.run([program, *command[1:]], check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
