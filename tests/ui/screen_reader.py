"""What a screen reader is told by the window: it is run on a real X server, and asked over the bus of AT-SPI.

As a program it shows the window on a catalogue, reads the pages named by the command line, and prints them as JSON:
`dbus-run-session -- python -m tests.ui.screen_reader CATALOGUE PAGE...`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

#: The program that starts the bus for screen readers, where Debian and Fedora have it.
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
NEEDED = ("Xvfb", "dbus-run-session", LAUNCHER)

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_DESKTOP = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_SHOWING = 25
_PATIENCE_S = 120
#: Each is answered by another program, so this many take some seconds at least.
_MOST_QUESTIONS = 20_000

Reference = tuple[str, str]


@dataclass(frozen=True)
class Node:
    """Something that a screen reader reads: `role` is what AT-SPI calls it, `path` the roles above it."""

    role: str
    name: str
    description: str
    path: tuple[str, ...]


def missing_programs() -> list[str]:
    """The programs that are needed and not installed."""
    return [program for program in NEEDED if shutil.which(program) is None]


def read_pages(catalogue: str, pages: list[str], home: str) -> dict[str, list[Node]]:
    """Show a catalogue in a window of its own, and return what a screen reader finds on each page, in its order."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as displays:
            display = displays.readline().strip()
        nodes = json.loads(_asked(catalogue, pages, _environment(display, home)))
    finally:
        server.kill()
        server.wait()
    return {
        page: [Node(**node | {"path": tuple(node["path"])}) for node in listed]
        for page, listed in nodes.items()
    }


def _asked(catalogue: str, pages: list[str], environment: dict[str, str]) -> bytes:
    """What the program below prints, run in a session of its own; nothing of that runs on afterwards."""
    session = subprocess.Popen(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.screen_reader", catalogue, *pages],
        env=environment,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        found, _ = session.communicate()
        assert session.returncode == 0
    finally:
        # The bus for screen readers is a program that its launcher leaves behind.
        with suppress(ProcessLookupError):
            os.killpg(session.pid, signal.SIGKILL)
        session.wait()
    return found.splitlines()[-1]


def _environment(display: str, home: str) -> dict[str, str]:
    own = {
        "DISPLAY": f":{display}",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": home,
        "XDG_CONFIG_HOME": home,
        "XDG_CACHE_HOME": home,
    }
    return {**os.environ, **own}


class _Bus:
    """The bus of AT-SPI, on which each program answers what a screen reader asks."""

    def __init__(self) -> None:
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - only the tests have it

        session = open_dbus_connection("SESSION")
        self._connection = session
        (address,) = self._call(("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        self._connection = open_dbus_connection(address)

    def windows(self) -> list[Reference]:
        """The programs that have windows."""
        return [tuple(each) for each in self._call(_DESKTOP, _ACCESSIBLE, "GetChildren")[0]]

    def nodes(self, at: Reference, path: tuple[str, ...] = ()) -> Iterator[Node]:
        """What is shown there and below, in the order in which it is read."""
        (role,) = self._call(at, _ACCESSIBLE, "GetRoleName")
        states = self._call(at, _ACCESSIBLE, "GetState")[0]
        if len(path) > 1 and not states[0] >> _SHOWING & 1:
            return
        yield Node(role, self._property(at, "Name"), self._property(at, "Description"), path)
        for child in self._call(at, _ACCESSIBLE, "GetChildren")[0]:
            yield from self.nodes(tuple(child), (*path, role))

    def _property(self, at: Reference, name: str) -> str:
        ((_, value),) = self._call(at, "org.freedesktop.DBus.Properties", "Get", "ss", (_ACCESSIBLE, name))
        return str(value)

    def _call(
        self,
        at: Reference,
        interface: str,
        method: str,
        kinds: str | None = None,
        given: tuple[str, ...] = (),
    ) -> Any:
        from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415 - only the tests have it

        message = new_method_call(DBusAddress(at[1], at[0], interface), method, kinds, given)
        answer = self._connection.send_and_get_reply(message, timeout=_PATIENCE_S)
        if answer.header.message_type is MessageType.error:
            raise LookupError(f"{method}: {answer.body}")
        return answer.body


def _read(catalogue: str, pages: list[str]) -> None:
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"], stdout=sys.stderr)
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.screen_reader", "--window", catalogue],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdin is not None
    assert window.stdout is not None
    try:
        bus = _Bus()
        found = {}
        for page in pages:
            window.stdin.write(f"{page}\n")
            window.stdin.flush()
            assert window.stdout.readline().strip() == page
            found[page] = [asdict(node) for node in _shown(bus)]
    finally:
        window.kill()
        launcher.kill()
    sys.stdout.write(json.dumps(found))


def _shown(bus: _Bus) -> list[Node]:
    """What is shown; asked again until the window is on the bus, and where something goes away while it is read."""
    for _ in range(_MOST_QUESTIONS):
        with suppress(LookupError):
            if nodes := [node for window in bus.windows() for node in bus.nodes(window)]:
                return nodes
    raise LookupError("no window is on the bus")


def _show(catalogue: str) -> None:
    """Show the window; a line of the input is a page to show ("titles have:yes"), and is printed when it is there."""
    from PySide6.QtCore import QSocketNotifier  # noqa: PLC0415 - not in the process that asks
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from janto_catalog.ui.app import build  # noqa: PLC0415
    from janto_catalog.ui.context import Destination  # noqa: PLC0415

    app = QApplication(["janto", "-style", "fusion"])
    window = build(app, catalogue)
    window.resize(1440, 900)
    runner = window.context.runner

    def show_page() -> None:
        name = sys.stdin.readline().strip()
        view, _, query = name.partition(" ")
        window.navigate(Destination(view, query))
        later = 3

        def settle() -> None:
            # What was read may ask for more.
            nonlocal later
            later -= 1
            if later:
                runner.read(lambda _catalog: None, lambda _none: settle())
            else:
                sys.stdout.write(f"{name}\n")
                sys.stdout.flush()

        settle()

    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.setEnabled(False)
    asked.activated.connect(show_page)
    runner.opened.connect(lambda: asked.setEnabled(True))
    window.show()
    app.exec()


if __name__ == "__main__":
    if sys.argv[1] == "--window":
        _show(sys.argv[2])
    else:
        _read(sys.argv[1], sys.argv[2:])
