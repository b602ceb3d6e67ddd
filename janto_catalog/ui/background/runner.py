"""The one way from the window to the catalogue.

The window's thread does no input or output. Threads that read, write, scan, load covers and watch folders call the catalogue, and a queued
signal brings the results back. A result that was asked for again in the meantime (with the same `key`) is dropped;
if its turn had not come, it is not computed at all.
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

    CatalogCall = Callable[[Any], Any]
    Opener = Callable[[], Catalog]

# How long `close` waits for the writer, in seconds: longer than a write may wait for another program.
_WRITER_TIMEOUT = 60.0

_WORKERS = ("reader", "writer", "scanner", "covers", "folders")

ResultHandler = Callable[[Any], None]
ErrorHandler = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class _Request:
    """A call of the catalogue and what to do with its result; `number` increases with each request."""

    call: CatalogCall
    on_result: ResultHandler | None
    on_error: ErrorHandler | None
    owner: QObject | None
    key: Hashable
    number: int
    writes: bool
    #: Whether the catalogue is opened for the call, which gets None otherwise.
    opens: bool = True


@dataclass(frozen=True, slots=True)
class _Response:
    """What a request returned, or the error it raised."""

    request: _Request
    result: Any = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class _StreamedValue:
    """A value yielded by a running call."""

    handler: ResultHandler
    value: Any


class _Worker(threading.Thread):
    """A thread that runs requests one after another."""

    def __init__(self, name: str, run: Callable[[_Request], None]) -> None:
        super().__init__(name=name, daemon=True)
        self.requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._run_request = run

    def run(self) -> None:
        while (request := self.requests.get()) is not None:
            self._run_request(request)


class BackgroundRunner(QObject):
    """Calls the catalogue in other threads.

    `changed` carries the `Changed` of each write, `failed` an error that has no handler, `opened` or `open_failed` comes
    after `open`.
    """

    changed = Signal(object)
    failed = Signal(object)
    opened = Signal()
    open_failed = Signal(object)
    _delivered = Signal(object)

    def __init__(self, open_catalog: Opener) -> None:
        super().__init__()
        self._open = open_catalog
        self._open_lock = threading.Lock()
        self._catalog: Catalog | None = None
        #: The number of the last request with each key.
        self._newest: dict[Hashable, int] = {}
        self._last_number = 0
        self._closing = threading.Event()
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._workers = {name: _Worker(name, self._run) for name in _WORKERS}
        for worker in self._workers.values():
            worker.start()

    def open(self) -> None:
        """Open the catalogue; `opened` or `open_failed` follows."""
        self._put(
            "reader",
            lambda _catalog: None,
            on_result=lambda _none: self.opened.emit(),
            on_error=self.open_failed.emit,
        )

    def read(
        self,
        call: CatalogCall,
        on_result: ResultHandler,
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
        key: Hashable = None,
        worker: str = "reader",
    ) -> None:
        """Run a call that reads.  Its result is dropped when `owner` is deleted, or `key` is used again.

        `worker` is the thread: "folders" for a call that may wait for a disk.
        """
        self._put(worker, call, on_result, on_error, owner, key)

    def run_without_catalog(
        self, call: Callable[[], Any], on_result: ResultHandler, on_error: ErrorHandler
    ) -> None:
        """Run a call while no catalogue is open, because it could not be opened."""
        self._put("reader", lambda _catalog: call(), on_result, on_error, opens=False)

    def write(
        self,
        call: CatalogCall,
        on_result: ResultHandler | None = None,
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run a call that writes.  The `Changed` it returns, alone or in a tuple, is sent by `changed`."""
        self._put("writer", call, on_result, on_error, owner)

    def stream(
        self,
        call: Callable[[Catalog], Iterator[Any]],
        on_value: ResultHandler,
        on_end: ResultHandler,
        on_error: ErrorHandler,
        *,
        worker: str = "scanner",
    ) -> None:
        """Run a long call that yields values: `on_value` gets each of them, `on_end` the last one again.

        `worker` is the thread: "scanner" for scans, "covers" for pictures.
        """

        def run(catalog: Catalog) -> Any:
            last = None
            for last in call(catalog):
                if self._closing.is_set():
                    break
                self._delivered.emit(_StreamedValue(on_value, last))
            return last

        self._put(worker, run, on_end, on_error)

    def discard(self, key: Hashable) -> None:
        """Drop the result of the request with `key`."""
        self._last_number += 1
        self._newest[key] = self._last_number

    def close(self, seconds: float = 3.0) -> bool:
        """Close the catalogue when the threads have ended, for which it waits `seconds` at most; whether they have.

        All writes that were asked for are done first, however long that takes.
        """
        self._closing.set()
        self._newest.clear()
        for worker in self._workers.values():
            worker.requests.put(None)
        self._workers["writer"].join(_WRITER_TIMEOUT)
        for worker in self._workers.values():
            worker.join(seconds)
        ended = not any(worker.is_alive() for worker in self._workers.values())
        if self._catalog is not None and ended:
            self._catalog.close()
            self._catalog = None
        return ended

    @property
    def closing(self) -> bool:
        """Whether the window is closing; long calls stop at their next step."""
        return self._closing.is_set()

    def _put(
        self,
        worker: str,
        call: CatalogCall,
        on_result: ResultHandler | None,
        on_error: ErrorHandler | None,
        owner: QObject | None = None,
        key: Hashable = None,
        *,
        opens: bool = True,
    ) -> None:
        self._last_number += 1
        if key is not None:
            self._newest[key] = self._last_number
        self._workers[worker].requests.put(
            _Request(call, on_result, on_error, owner, key, self._last_number, worker == "writer", opens)
        )

    def _is_outdated(self, request: _Request) -> bool:
        return request.key is not None and self._newest.get(request.key) != request.number

    def _run(self, request: _Request) -> None:
        """Run a request in the thread of a worker and send its result to the window's thread.

        While the window closes, results are not needed any more, but writes are still done.
        """
        if self._is_outdated(request) or (self._closing.is_set() and not request.writes):
            return
        try:
            result = request.call(self._open_once() if request.opens else None)
        except Exception as error:  # noqa: BLE001  whatever a use case raises is shown, and the thread goes on
            self._delivered.emit(_Response(request, error=error))
        else:
            self._delivered.emit(_Response(request, result))

    def _open_once(self) -> Catalog:
        with self._open_lock:
            if self._catalog is None:
                self._catalog = self._open()
            return self._catalog

    def _deliver(self, response: _Response | _StreamedValue) -> None:
        """In the window's thread: pass a result on."""
        if self._closing.is_set():
            return
        if isinstance(response, _StreamedValue):
            self._announce(response.value)
            response.handler(response.value)
            return
        request = response.request
        if response.error is None:
            self._announce(response.result)
        owner_deleted = request.owner is not None and not shiboken6.isValid(request.owner)
        if self._is_outdated(request) or owner_deleted:
            return
        if response.error is not None:
            (request.on_error or self.failed.emit)(response.error)
        elif request.on_result is not None:
            request.on_result(response.result)

    def _announce(self, result: object) -> None:
        """Send every `Changed` in the result of a call by `changed`."""
        from janto_catalog.model.views import Changed

        for part in result if isinstance(result, tuple) else (result,):
            if isinstance(part, Changed):
                self.changed.emit(part)
