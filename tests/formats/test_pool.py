"""Reading in processes: one bad file does not stop the others, and no process is left."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any

import pytest

from janto_catalog import formats
from janto_catalog.errors import JantoError
from janto_catalog.formats import pool as reading_pool
from janto_catalog.formats.format import open_file
from janto_catalog.formats.patience import Patience
from janto_catalog.formats.pool import ReadingPool
from janto_catalog.formats.worker import Reader
from janto_catalog.model.media import MediaFacts
from tests.shared_parts import REAL_POOL

pytestmark = [
    pytest.mark.timeout(60),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc"),
]


def _children(parent: int) -> set[int]:
    """Running child processes, without the resource tracker of Python."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, above = stat.read_text().rpartition(")")[2].split()[:2]
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(above) == parent and state != "Z" and b"resource_tracker" not in command:
            found.add(int(stat.parent.name))
    return found


@pytest.fixture(autouse=True)
def _processes_of_each_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pool, "ProcessPool", REAL_POOL)


@pytest.fixture
def many(samples: Path, tmp_path: Path) -> list[bytes]:
    """Forty-nine MP3s."""
    sound = (samples / "utf16.mp3").read_bytes()
    paths = [tmp_path / f"{at:02}.mp3" for at in range(49)]
    for path in paths:
        path.write_bytes(sound)
    return [os.fsencode(path) for path in paths]


# A reader that misbehaves as no reader of the program does any more; the pool calls it in its processes.
NASTY = """
import os, signal, time
from janto_catalog import formats
from janto_catalog.errors import JantoError
from janto_catalog.errors import UnreadableFileError
def read(path):
    name = os.path.basename(path)
    if name == b"signals":
        blocked = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
        raise UnreadableFileError("blocked" if blocked else "open")
    if name in (b"hangs", b"sleeps"):
        open(os.path.join(os.path.dirname(__file__), "hung"), "w").close()
    if name == b"hangs":
        while True: pass
    if name == b"sleeps": time.sleep(600)
    if name == b"dies": os._exit(9)
    if name == b"eats": bytearray(8 << 30)
    return formats.read(path)
"""


@pytest.fixture
def nasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader[MediaFacts]]:
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "nasty_reader.py").write_text(NASTY)
    monkeypatch.syspath_prepend(folder)
    yield importlib.import_module("nasty_reader").read
    del sys.modules["nasty_reader"]


def test_nine_hostile_bytes_among_fifty_files_cost_one_file(many: list[bytes], tmp_path: Path) -> None:
    bad = tmp_path / "bad.mp3"
    bad.write_bytes(b"MPCKS" + b"\0" * 4)
    before = _children(os.getpid())
    with ReadingPool(formats.read) as pool:
        results = list(pool.read_all([*many[:20], os.fsencode(bad), *many[20:]]))
    assert [result.path for result in results if result.content is None] == [os.fsencode(bad)]
    assert [result.reason for result in results if result.reason]
    assert len(results) == 50
    assert _children(os.getpid()) == before


def test_only_the_file_at_fault_is_left_unread(many: list[bytes], nasty: Reader[MediaFacts]) -> None:
    with ReadingPool(nasty, workers=2, limit=1.0, memory=1 << 28) as pool:
        guilty = [b"/hangs", b"/dies", b"/eats"]
        results = list(pool.read_all([*many[:10], *guilty, *many[10:], *many]))
    assert {result.path: result.reason for result in results if result.content is None} == {
        b"/hangs": "reading it took longer than 1 s",
        b"/dies": "the reader process crashed on this file",
        b"/eats": "it needs more memory than a reader may use",
    }
    assert sum(isinstance(result.content, MediaFacts) for result in results) == 98


LIMIT = 600.0  # seconds that one file may take: more than a test may


def test_ctrl_c_is_blocked_in_readers_from_their_start(many: list[bytes], nasty: Reader[MediaFacts]) -> None:
    """Also in those that replace a reader that ended."""
    with ReadingPool(nasty, workers=2, limit=LIMIT) as pool:
        results = list(pool.read_all([b"/signals", *many, b"/dies", *many, b"/signals"]))
    states = [result.reason for result in results if result.path == b"/signals"]
    assert states == ["blocked", "blocked"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ()), "the parent must receive it"


def test_closing_early_stops_everything_at_once(many: list[bytes], nasty: Reader[MediaFacts]) -> None:
    before = _children(os.getpid())
    with ReadingPool(nasty, workers=2, limit=LIMIT) as pool:
        for _ in pool.read_all([*many, *many, *[b"/sleeps"] * 200]):
            break
    assert _children(os.getpid()) == before


def test_a_run_can_be_cancelled_while_a_file_hangs(
    many: list[bytes], nasty: Reader[MediaFacts], tmp_path: Path
) -> None:
    before, hung = _children(os.getpid()), tmp_path / "modules" / "hung"
    with ReadingPool(nasty, workers=2, limit=LIMIT) as pool:
        assert list(pool.read_all([b"/hangs", *many], cancelled=hung.exists)) == []
    assert _children(os.getpid()) == before


def test_readers_killed_by_the_system_are_replaced(many: list[bytes]) -> None:
    before = _children(os.getpid())
    # The usual limit: on a busy machine a file may take longer than a second.
    with ReadingPool(formats.read, workers=2) as pool:
        reading = pool.read_all(many * 40)
        first = [next(reading) for _ in range(10)]
        for reader in _children(os.getpid()) - before:
            os.kill(reader, signal.SIGKILL)
        rest = list(reading)
        assert len(first) + len(rest) == 49 * 40
        assert all(result.content for result in rest)


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/python"])
def test_readers_that_cannot_start_raise_an_error(many: list[bytes], program: str) -> None:
    before = _children(os.getpid())
    resource_tracker.ensure_running()
    multiprocessing.set_executable(program)
    try:
        with (
            ReadingPool(formats.read, workers=2, limit=1) as pool,
            pytest.raises(JantoError, match="read files cannot run"),
        ):
            list(pool.read_all(many * 4))
    finally:
        multiprocessing.set_executable(sys.executable)
    assert _children(os.getpid()) == before


def _limit_for_descriptors(count: int) -> int:
    """The limit below which so many numbers are free: it is one of numbers, and those of closed files are used again."""
    # The list of open files is one itself, and closed by now.
    used = {int(entry.name) for entry in Path("/proc/self/fd").iterdir() if entry.exists()}
    free = (number for number in range(len(used) + count + 1) if number not in used)
    return [next(free) for _ in range(count)][-1] + 1


def test_too_few_file_descriptors_raise_an_error(many: list[bytes]) -> None:
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource_tracker.ensure_running()
    with ReadingPool(formats.read, workers=2, limit=1) as pool:
        resource.setrlimit(resource.RLIMIT_NOFILE, (_limit_for_descriptors(3), limits[1]))
        try:
            with pytest.raises(JantoError, match="too many open files"):
                list(pool.read_all(many))
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        assert len(list(pool.read_all(many))) == len(many)


def test_a_scan_is_not_refused_because_readers_need_long_to_start(
    many: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are given up far more often than a pool may fail, and have more time each time."""
    closed: list[bool] = []
    close = ReadingPool.close

    def counted(pool: ReadingPool[MediaFacts]) -> None:
        closed.append(pool.is_active)
        close(pool)

    monkeypatch.setattr(ReadingPool, "close", counted)
    monkeypatch.setattr("janto_catalog.formats.pool._POLL_SECONDS", 0.002)
    monkeypatch.setattr("janto_catalog.formats.pool.Patience", lambda _: Patience(1))
    monkeypatch.setattr("janto_catalog.formats.pool._MAX_FAILURES", 1)
    with ReadingPool(formats.read, workers=2) as pool:
        results = list(pool.read_all(many))
    assert len(results) == len(many)
    assert all(result.content for result in results)
    assert closed.count(True) > 3


def test_patience_counts_how_often_it_asks_without_a_sign() -> None:
    patience = Patience(2)
    assert [patience.is_over(0) for _ in range(3)] == [False, False, True]
    assert [patience.is_over(0) for _ in range(5)] == [False, False, False, False, True]
    assert not any(patience.is_over(sign) for sign in range(1, 100))


def test_an_unused_pool_starts_nothing() -> None:
    before = _children(os.getpid())
    with ReadingPool(formats.read) as pool:
        assert list(pool.read_all([])) == []
        assert _children(os.getpid()) == before


def test_paths_are_consumed_as_fast_as_files_are_read(many: list[bytes]) -> None:
    drawn = 0

    def endless() -> Iterator[bytes]:
        nonlocal drawn
        while True:
            drawn += 1
            yield many[drawn % 49]

    with ReadingPool(formats.read, workers=1) as pool:
        reading = pool.read_all(endless())
        for _ in range(100):
            next(reading)
        assert drawn < 1000


def test_a_pool_reads_again_and_again(many: list[bytes]) -> None:
    with ReadingPool(formats.read, workers=2) as pool:
        assert len(list(pool.read_all(many[:3]))) == 3
        assert len(list(pool.read_all(many * 4))) == 196
        assert len(list(pool.read_all(many[:3]))) == 3


SCAN = """
import sys
from janto_catalog.formats.pool import ReadingPool
from janto_catalog.formats.worker import Reader
if __name__ == "__main__":
    import nasty_reader
    with ReadingPool(nasty_reader.read, workers=2, limit=600) as pool:
        for result in pool.read_all([b"/sleeps"] * 300):
            pass
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_reader_outlives_its_scan(
    nasty: Reader[MediaFacts], tmp_path: Path, project: Path, how: signal.Signals
) -> None:
    script = tmp_path / "scan.py"
    script.write_text(SCAN)
    paths = os.pathsep.join([str(project), str(tmp_path / "modules")])
    scan = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": paths},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert _wait_until((tmp_path / "modules" / "hung").exists)
    readers = _children(scan.pid)
    assert len(readers) == 2
    os.killpg(scan.pid, how) if how == signal.SIGINT else scan.kill()
    scan.wait(20)
    assert _wait_until(lambda: not any(Path(f"/proc/{reader}").exists() for reader in readers))


def _wait_until(condition: Callable[[], Any], max_seconds: float = 15) -> Any:
    """The first true result of `condition`, or its last one after `max_seconds`."""
    end = time.monotonic() + max_seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def test_a_reader_process_returns_the_same_facts(samples: Path) -> None:
    paths = [os.fsencode(path) for path in sorted(samples.iterdir())]
    with ReadingPool(formats.read) as pool:
        results = {result.path: result.content for result in pool.read_all(paths)}
    assert results == {path: formats.read(path) for path in paths}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(20)
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    # In this process: nothing could end a wait.
    pipe = tmp_path / "a.mp3"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="not a regular file"):
        open_file(os.fsencode(pipe))
