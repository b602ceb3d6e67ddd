"""A scan that is stopped keeps what it stored, and the next one reads only the rest."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.model.views import ScanReport
from tests.cli.conftest import command, environment, run_program
from tests.media import silent_mp3

FILES = 1500


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of many small files."""
    folder = tmp_path_factory.mktemp("many")
    sample = silent_mp3(folder / "sample.mp3", 2).read_bytes()
    for n in range(FILES):
        place = folder / f"album {n // 10}" / f"{n:04}.mp3"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(sample + b"%d" % n)
    (folder / "sample.mp3").unlink()
    return folder


def stored(place: Path) -> int:
    """How many files have been read and stored."""
    with bootstrap.open_catalog(str(place), read_only=True).store.reading() as connection:
        return int(
            connection.exec_driver_sql("SELECT count(*) FROM file WHERE facts IS NOT NULL").scalar() or 0
        )


# The program itself, except that it waits in the middle of reading, where the test finds it however busy the machine is.
WAITS_IN_THE_MIDDLE = f"""
import pathlib, sys, time
from janto_catalog.cli import main, output
show = output.Bar.show
def show_and_wait(bar, description, done, total):
    show(bar, description, done, total)
    if description.startswith("reading") and done >= {FILES // 3}:
        pathlib.Path(sys.argv[1]).touch()
        time.sleep(600)
output.Bar.show = show_and_wait
sys.exit(main(sys.argv[2:]))
"""


def stopped_in_the_middle(
    place: Path, folder: Path, stop: Callable[[subprocess.Popen[str]], None]
) -> subprocess.Popen[str]:
    """Scan as a program, and stop it when something has been read but not all."""
    reached = place.with_name("reached the middle")
    program = subprocess.Popen(
        [sys.executable, "-c", WAITS_IN_THE_MIDDLE, reached, "--catalog", place, "scan", folder],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True,
    )  # fmt: skip
    while not reached.exists():
        assert program.poll() is None, program.communicate()
        time.sleep(0.02)
    stop(program)
    return program


def rest_is_read(place: Path, folder: Path) -> None:
    """Scan again in this process: only what was left is opened."""
    before = stored(place)
    assert 0 < before < FILES, "the scan was to be stopped in the middle"
    catalog = bootstrap.open_catalog(str(place))
    *_, report = catalog.scans.scan([str(folder)])
    assert isinstance(report, ScanReport)
    assert (report.opened, report.files, report.new) == (FILES - before, FILES, 0)
    *_, again = catalog.scans.scan()
    assert isinstance(again, ScanReport)
    assert again.opened == 0
    assert catalog.maintenance.check().integrity == "ok"
    catalog.close()


def no_process_is_left(group: int) -> bool:
    """Whether every process of a program is gone, readers too."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(os.name != "posix", reason="signals are a matter of POSIX")
@pytest.mark.parametrize("whom", ["the program", "the whole terminal"])
def test_ctrl_c_loses_nothing_and_ends_with_130(place: Path, ready: bytes, many: Path, whom: str) -> None:
    place.write_bytes(ready)

    def interrupt(program: subprocess.Popen[str]) -> None:
        if whom == "the program":
            program.send_signal(signal.SIGINT)
        else:
            os.killpg(program.pid, signal.SIGINT)

    program = stopped_in_the_middle(place, many, interrupt)
    out, err = program.communicate(timeout=120)
    assert program.returncode == 130, err
    assert out == ""
    assert err == "janto: interrupted; everything stored so far is kept\n"
    assert no_process_is_left(program.pid)
    rest_is_read(place, many)


@pytest.mark.skipif(os.name != "posix", reason="signals are a matter of POSIX")
def test_a_killed_scan_continues_where_it_stopped(place: Path, ready: bytes, many: Path) -> None:
    place.write_bytes(ready)
    program = stopped_in_the_middle(place, many, lambda one: one.kill())
    program.communicate(timeout=120)
    assert program.returncode == -signal.SIGKILL
    assert no_process_is_left(program.pid), "readers end with the program that started them"
    rest_is_read(place, many)


def test_two_simultaneous_scans_of_one_folder_both_succeed(
    place: Path, ready: bytes, many: Path, tmp_path: Path
) -> None:
    place.write_bytes(ready)
    folder = tmp_path / "some"
    for n in range(20):
        shutil.copytree(many / f"album {n}", folder / f"album {n}")
    both = [
        subprocess.Popen(
            command("--catalog", place, "scan", folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    result = [program.communicate(timeout=120)[1] for program in both]
    assert [program.returncode for program in both] == [0, 0], result
    report = run_program("--catalog", place, "scan", "--json").json
    assert (report["files"], report["new"], report["changed"]) == (200, 0, 0)


def test_lists_are_read_while_a_scan_writes(place: Path, ready: bytes, many: Path) -> None:
    place.write_bytes(ready)
    program = subprocess.Popen(
        command("--catalog", place, "scan", many),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    seen = [run_program("--catalog", place, "search", "--json", "day one") for _ in range(3)]
    _, err = program.communicate(timeout=120)
    assert (program.returncode, err) == (0, "")
    assert all(result.code == 0 and result.json["count"] for result in seen)
