"""Which folders are connected.

Each disk is asked in a thread of its own: a network folder whose server is gone may never answer.  One that has not
answered in time counts as not connected, and is not asked again before it has answered.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from janto_catalog import scanning
from janto_catalog.model.files import Root

_SECONDS = 2.0
"""How long a disk may take to answer; one that sleeps may need longer, and is connected at the next check."""


def is_connected(root: Root) -> bool:
    """Whether the folder at the path of `root` is the one that was added.  It may wait for the disk without end."""
    return scanning.is_same_root(root.identity, root.path)


class Connections:
    """Asks whether folders are connected, and remembers the answers.  It may be used from several threads."""

    def __init__(
        self, is_connected: Callable[[Root], bool] = is_connected, *, seconds: float = _SECONDS
    ) -> None:
        self._is_connected, self._seconds = is_connected, seconds
        self._lock = threading.Lock()
        self._waiting: dict[Root, _Question] = {}
        #: The last answers by the id of the folder; those about another path or identity of it are out of date.
        self._answers: dict[int, tuple[Root, bool]] = {}

    def ask(self, roots: Iterable[Root]) -> frozenset[int]:
        """Ask all disks; return the ids of the folders that are not connected or have not answered in time."""
        questions = [self._question(root) for root in roots]
        answers = {question.root: question.wait() for question in questions}
        with self._lock:
            self._answers.update({root.id: (root, bool(answer)) for root, answer in answers.items()})
        return frozenset(root.id for root, answer in answers.items() if not answer)

    def answer(self, root: Root) -> bool | None:
        """Ask whether a folder is connected; None when its disk has not answered in time."""
        return self._question(root).wait()

    def last(self, roots: Iterable[Root]) -> frozenset[int]:
        """Return what `ask` returned last for these folders; those that were never asked about are asked now."""
        with self._lock:
            known = [(root, *self._answers.get(root.id, (None, False))) for root in roots]
        new = [root for root, asked, _ in known if asked != root]
        offline = self.ask(new) if new else frozenset[int]()
        return offline | {root.id for root, asked, connected in known if asked == root and not connected}

    def _question(self, root: Root) -> _Question:
        with self._lock:
            asked = self._waiting.get(root)
            if asked is None:
                asked = self._waiting[root] = _Question(root, time.monotonic() + self._seconds)
                # It does not keep the program from ending.
                threading.Thread(target=self._answer, args=(asked,), name="disk", daemon=True).start()
            return asked

    def _answer(self, question: _Question) -> None:
        connected = False
        try:
            connected = self._is_connected(question.root)
        finally:
            with self._lock:
                del self._waiting[question.root]
            question.answer(connected)


class _Question:
    """Whether a folder is connected, until a moment of the monotonic clock."""

    def __init__(self, root: Root, until: float) -> None:
        self.root, self._until = root, until
        self._connected = False
        self._is_answered = threading.Event()

    def answer(self, connected: bool) -> None:
        """Give the answer."""
        self._connected = connected
        self._is_answered.set()

    def wait(self) -> bool | None:
        """Wait for the answer; None when there is none in time."""
        in_time = self._is_answered.wait(max(0.0, self._until - time.monotonic()))
        return self._connected if in_time else None
