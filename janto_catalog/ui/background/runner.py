"""The one way from the window to the catalogue.

The window's thread does no input or output: a reader thread, a writer thread and a thread for scans run
every verb, and one queued signal brings the answers back.  An answer that has been asked for again in the
meantime (the same `key`) is dropped, and not even worked out when its turn had not come.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

    Verb = Callable[[Catalog], Any]
    Opener = Callable[[], Catalog]

#: As long as a writer may wait for another program, and then some.
_WRITING_SECONDS = 60.0

Answer = Callable[[Any], None]
Failure = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class _Request:
    verb: Verb
    on_result: Answer | None
    on_error: Failure | None
    owner: QObject | None
    key: Hashable
    token: int
    writes: bool


class _Worker(threading.Thread):
    """A thread that takes requests in turn."""

    def __init__(self, name: str, run: Callable[[_Request], None]) -> None:
        super().__init__(name=name, daemon=True)
        self.requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._run = run

    def run(self) -> None:
        while (request := self.requests.get()) is not None:
            self._run(request)


class BackgroundRunner(QObject):
    """Runs verbs elsewhere and brings back what they say.

    `changed` carries what each write changed; `failed` an error nobody asked to hear of; `opened` comes once.
    """

    changed = Signal(object)
    failed = Signal(object)
    opened = Signal()
    open_failed = Signal(object)
    _delivered = Signal(object)

    def __init__(self, open_catalog: Opener) -> None:
        super().__init__()
        self._open = open_catalog
        self._opening = threading.Lock()
        self._catalog: Catalog | None = None
        self._tokens: dict[Hashable, int] = {}
        self._last_token = 0
        self._closing = threading.Event()
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._workers = {name: _Worker(name, self._run) for name in ("reader", "writer", "scanner")}
        for lane in self._workers.values():
            lane.start()

    def open(self) -> None:
        """Open the catalogue, so that `opened` or `open_failed` comes."""
        self._put(
            "reader",
            lambda _catalog: None,
            lambda _none: self.opened.emit(),
            self.open_failed.emit,
            None,
            None,
        )

    def read(
        self,
        verb: Verb,
        on_result: Answer,
        on_error: Failure | None = None,
        *,
        owner: QObject | None = None,
        key: Hashable = None,
    ) -> None:
        """Run a reading verb; `owner` gone means that nobody waits for the answer any more."""
        self._put("reader", verb, on_result, on_error, owner, key)

    def write(
        self,
        verb: Verb,
        on_result: Answer | None = None,
        on_error: Failure | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run a writing verb; the `Changed` it returns, alone or in a tuple, goes out by `changed`."""
        self._put("writer", verb, on_result, on_error, owner, None)

    def stream(
        self, verb: Callable[[Catalog], Iterator[Any]], on_value: Answer, on_end: Answer, on_error: Failure
    ) -> None:
        """Run a long verb that yields as it goes; `on_value` hears what it yields, `on_end` the last value."""

        def run(catalog: Catalog) -> Any:
            last = None
            for last in verb(catalog):
                if self._closing.is_set():
                    break
                self._delivered.emit((on_value, last))
            return last

        self._put("scanner", run, on_end, on_error, None, None)

    def discard(self, key: Hashable) -> None:
        """Drop the answer to what was asked under `key`."""
        self._last_token += 1
        self._tokens[key] = self._last_token

    def close(self, seconds: float = 3.0) -> bool:
        """Let the lanes finish what they are at, for `seconds` at most, and close the catalogue; whether they did.

        All that was decided is written first, however long that takes.
        """
        self._closing.set()
        self._tokens.clear()
        for lane in self._workers.values():
            lane.requests.put(None)
        self._workers["writer"].join(_WRITING_SECONDS)
        for lane in self._workers.values():
            lane.join(seconds)
        ended = not any(lane.is_alive() for lane in self._workers.values())
        if self._catalog is not None and ended:
            self._catalog.close()
            self._catalog = None
        return ended

    @property
    def closing(self) -> bool:
        """Whether the window is going away; long verbs stop at their next step."""
        return self._closing.is_set()

    def _put(
        self,
        lane: str,
        verb: Verb,
        on_result: Answer | None,
        on_error: Failure | None,
        owner: QObject | None,
        key: Hashable,
    ) -> None:
        self._last_token += 1
        if key is not None:
            self._tokens[key] = self._last_token
        self._workers[lane].requests.put(
            _Request(verb, on_result, on_error, owner, key, self._last_token, lane == "writer")
        )

    def _stale(self, request: _Request) -> bool:
        return request.key is not None and self._tokens.get(request.key) != request.token

    def _run(self, request: _Request) -> None:
        """In a lane's thread: run one request and send home what came of it.

        When the window closes nobody waits for answers any more, but what was decided is still written.
        """
        if self._stale(request) or (self._closing.is_set() and not request.writes):
            return
        try:
            result = request.verb(self._open_once())
        except Exception as error:  # noqa: BLE001  whatever a verb raises is shown, and the lane lives on
            self._delivered.emit((request, None, error))
        else:
            self._delivered.emit((request, result, None))

    def _open_once(self) -> Catalog:
        with self._opening:
            if self._catalog is None:
                self._catalog = self._open()
            return self._catalog

    def _deliver(self, parcel: tuple[Any, ...]) -> None:
        if self._closing.is_set():
            return
        if len(parcel) == 2:
            hear, value = parcel
            self._announce(value)
            hear(value)
            return
        request, result, error = parcel
        unheard = request.owner is not None and not shiboken6.isValid(request.owner)
        if error is None:
            self._announce(result)
        if self._stale(request) or unheard:
            return
        if error is not None:
            (request.on_error or self.failed.emit)(error)
        elif request.on_result is not None:
            request.on_result(result)

    def _announce(self, result: object) -> None:
        """Send out every `Changed` in what a verb returned."""
        from janto_catalog.model.views import Changed

        for part in result if isinstance(result, tuple) else (result,):
            if isinstance(part, Changed):
                self.changed.emit(part)
