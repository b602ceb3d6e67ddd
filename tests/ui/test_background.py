"""Calls of the catalogue run in other threads, and outdated results are dropped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from janto_catalog.model.changes import Data
from janto_catalog.model.views import Changed
from janto_catalog.ui.background.runner import BackgroundRunner
from tests.ui.waiting import wait_until_idle


class Empty:
    """A catalogue that can only be closed."""

    def close(self) -> None:
        """Nothing to let go."""


@pytest.fixture
def runner(qapp: Any) -> Iterator[BackgroundRunner]:
    made = BackgroundRunner(Empty)  # type: ignore[arg-type]
    yield made
    made.close()


def test_a_call_runs_in_another_thread_and_its_result_is_delivered(
    runner: BackgroundRunner, qtbot: QtBot
) -> None:
    ran: list[int] = []
    heard: list[tuple[str, int]] = []

    def verb(_catalog: object) -> str:
        ran.append(threading.get_ident())
        return "answer"

    runner.read(verb, lambda answer: heard.append((answer, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("answer", threading.get_ident())]
    assert ran != [threading.get_ident()]


def test_only_the_last_result_for_a_key_is_delivered(runner: BackgroundRunner, qtbot: QtBot) -> None:
    heard: list[int] = []
    all_asked = threading.Event()

    def answer(number: int, _catalog: object) -> int:
        all_asked.wait()
        return number

    for number in range(5):
        runner.read(partial(answer, number), heard.append, key="search")
    all_asked.set()
    wait_until_idle(runner, qtbot)
    assert heard == [4]


def test_a_write_announces_what_changed(runner: BackgroundRunner, qtbot: QtBot) -> None:
    changed = Changed(frozenset({Data.LINKS}), "This is that", 1)
    with qtbot.waitSignal(runner.changed) as blocker:
        runner.write(lambda _catalog: ("a row", changed))
    assert blocker.args == [changed]


def test_an_error_is_delivered_and_the_thread_continues(runner: BackgroundRunner, qtbot: QtBot) -> None:
    def fails(_catalog: object) -> None:
        raise ValueError("no")

    with qtbot.waitSignal(runner.failed) as blocker:
        runner.read(fails, lambda _answer: None)
    assert str(blocker.args[0]) == "no"
    heard: list[int] = []
    runner.read(lambda _catalog: 1, heard.append)
    qtbot.waitUntil(lambda: heard == [1])


def test_a_write_does_not_wait_for_a_long_scan(runner: BackgroundRunner, qtbot: QtBot) -> None:
    stop, heard = threading.Event(), []

    def scan(_catalog: object) -> Iterator[int]:
        number = 0
        while not stop.wait(0.01):
            yield (number := number + 1)

    runner.stream(scan, lambda _value: None, lambda _last: heard.append("scan"), lambda _error: None)
    runner.write(lambda _catalog: None, lambda _none: heard.append("write"))
    qtbot.waitUntil(lambda: heard == ["write"])
    stop.set()
    qtbot.waitUntil(lambda: heard == ["write", "scan"])


def test_writes_are_done_although_the_window_closes(qapp: Any) -> None:
    runner, written, read = BackgroundRunner(Empty), list[int](), list[int]()  # type: ignore[arg-type]

    def look(_catalog: object) -> None:
        runner._closing.wait()
        read.append(1)

    runner.write(lambda _catalog: runner._closing.wait())
    for number in range(8):
        runner.write(lambda _catalog, number=number: written.append(number))  # type: ignore[misc]
        runner.read(look, lambda _none: None)
    assert runner.close()
    assert written == list(range(8))
    assert len(read) < 8, "nobody waits for those"
