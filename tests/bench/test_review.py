"""An answer and the reading of the next question with many items that were not recognised, compared with few."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.files import Candidate, Evidence, Stance
from janto_catalog.model.matching import NOTHING_KNOWN
from janto_catalog.scanning import new_identity
from janto_catalog.store.json_codec import encode
from janto_catalog.store.store import Store
from janto_catalog.store.tables.files import CandidateRow, FileRow, ItemRow, RootRow
from janto_catalog.ui.context import REVIEW
from janto_catalog.ui.models.inbox_rows import Expansion, read_listing
from janto_catalog.ui.shell.window import Window
from tests.bench.figures import Figure, Figures, seconds, size
from tests.ui.conftest import open_window, qapp_args, qtbot, settings  # noqa: F401
from tests.ui.waiting import wait_until_idle

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

_QUESTIONS, _CANDIDATES, _IN_FOLDER, _BAR = 8, 3, 15, 2.0
_EVIDENCE = tuple(Evidence(f"the name says so, {number}", Stance.FOR, 1.5 - number) for number in range(5))


def _catalogue(folder: Path, unknown: int) -> Catalog:
    """A catalogue with a few questions and many items that were not recognised, `_IN_FOLDER` in each folder."""
    store = Store(folder / f"{unknown}.db", lambda: "2020-01-01")
    catalog = bootstrap.build(store, Path("resources/packs").resolve())
    catalog.packs.update_bundled()
    works = [row.id for row in catalog.works.search("", limit=_CANDIDATES).rows]
    with store.writing() as connection:
        connection.execute(
            insert(RootRow).values(id=1, path=bytes(folder), name="r", identity=new_identity(bytes(folder)))
        )
        items = [_item(number, unknown) for number in range(1, unknown + _QUESTIONS + 1)]
        connection.execute(insert(ItemRow), items)
        connection.execute(insert(FileRow), [_file(item) for item in items])
        asked = [item["id"] for item in items if item["state"] == "review"]
        connection.execute(
            insert(CandidateRow),
            [
                {
                    "item": id,
                    "ordinal": number,
                    "work": work,
                    "confidence": 0.7 - 0.1 * number,
                    "document": encode(Candidate(work, 0.7 - 0.1 * number, _EVIDENCE)),
                }
                for id in asked
                for number, work in enumerate(works)
            ],
        )
    return catalog


def _item(number: int, unknown: int) -> dict[str, object]:
    is_known = number > unknown
    return {
        "id": number, "root": 1, "key": str(number).encode(), "kind": "single", "name": f"song {number}",
        "folder": "plays" if is_known else f"music/album {number // _IN_FOLDER}",
        "outcome": "ask" if is_known else "unknown", "reason": "" if is_known else NOTHING_KNOWN,
        "state": "review" if is_known else "unknown",
    }  # fmt: skip


def _file(item: dict[str, object]) -> dict[str, object]:
    return {
        "id": item["id"], "root": 1, "path": f"{item['folder']}/{item['name']}.mp3".encode(), "size": 1,
        "mtime_ns": 0, "inode": item["id"], "device": 1, "fingerprint": f"print {item['id']}", "facts": None,
        "reason": "", "missing_scans": 0, "grouped": True, "item": item["id"], "role": "story", "ordinal": 0,
    }  # fmt: skip


def test_an_answer_costs_the_same_with_many_items_that_were_not_recognised(
    figures: Figures, tmp_path: Path
) -> None:
    count = size("unrecognised", 15_000)
    large, small = _catalogue(tmp_path, count), _catalogue(tmp_path, _IN_FOLDER)
    ours, baseline = seconds(_answering(large), 9), seconds(_answering(small), 9)
    figures.take(
        Figure(
            f"answer, undo and next question with {count} unrecognised ÷ with {_IN_FOLDER}",
            ours,
            baseline,
            bar=_BAR,
        )
    )
    for catalog in (large, small):
        catalog.close()


def test_the_next_question_comes_as_soon_with_many_items_that_were_not_recognised(
    figures: Figures,
    tmp_path: Path,
    open_window: Callable[[Path], Window],  # noqa: F811
    qtbot: QtBot,  # noqa: F811
) -> None:
    count, found = size("unrecognised", 15_000), []
    for unknown in (count, _IN_FOLDER):
        _catalogue(tmp_path, unknown).close()
        window = open_window(tmp_path / f"{unknown}.db")
        window.navigate(REVIEW)
        page: Any = window.page()
        qtbot.waitUntil(partial(_asks, page))
        found.append(median(_press(window, page, qtbot) for _ in range(_QUESTIONS - 1)))
        window.close()
    what = f"key to next question with {count} unrecognised ÷ with {_IN_FOLDER}"
    figures.take(Figure(what, found[0], found[1], bar=_BAR))


def _asks(page: Any) -> bool:
    return page.list.question is not None


class _Painting(QObject):
    """Notes when a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.done = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name in Qt
        self.done = self.done or event.type() == QEvent.Type.Paint
        return False


def _press(window: Window, page: Any, qtbot: QtBot) -> float:  # noqa: F811
    """Answer; the seconds until the next question is painted. What the answer before caused is waited for."""
    wait_until_idle(window.context.runner, qtbot)
    title, begun = page.current_title, time.perf_counter()
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert page.current_title != title
    asks = f"Which story is {page.current_title}?"
    painting = _Painting(next(line for line in page.panel.findChildren(QLabel) if line.text() == asks))
    while not painting.done:
        QApplication.processEvents()
    return time.perf_counter() - begun


def _answering(catalog: Catalog) -> Callable[[], None]:
    question = catalog.review.list()[0]
    work = question.candidates[0].candidate.work

    def answer() -> None:
        catalog.review.answer(question.item.id, work)
        catalog.history.undo()
        catalog.works.sidebar_counts()
        assert catalog.review.list()
        assert read_listing(catalog, "", Expansion()).folders.copies

    return answer
