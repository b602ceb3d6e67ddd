"""System packages that Qt and the tests need on Linux: which are missing, and how to install them."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

# What the Qt wheels leave to the system: the NEEDED entries of QtCore, QtGui, QtWidgets and of the platform
# plugins "offscreen" and "xcb", without those of a minimal Debian. Qt loads D-Bus if it is installed.
_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# Some tests play a playlist in a real player, or ask a window on a real X server what a screen reader is told; without
# these they are skipped.
_PROGRAMS_OF_TESTS = {
    "mpv": "mpv",
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}


@dataclass(frozen=True)
class Need:
    """A missing library or program, and the Debian package that contains it."""

    name: str
    package: str


def missing(*, testing: bool) -> list[Need]:
    """Return what is missing; always empty on other systems, where the wheels contain everything."""
    if not sys.platform.startswith("linux"):
        return []
    needs = [Need(name, package) for name, package in _LIBRARIES.items() if not _loads(name)]
    if importlib.util.find_spec("ensurepip") is None:
        needs.append(Need("ensurepip", f"python3.{sys.version_info.minor}-venv"))
    if testing:
        needs += [
            Need(name, package) for name, package in _PROGRAMS_OF_TESTS.items() if not shutil.which(name)
        ]
    return needs


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Whether this is Debian or a derivative, and we are root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(needs: list[Need]) -> None:
    """Install the packages with apt-get. A failure is not raised; the caller checks again what is missing."""
    apt = ["apt-get", "-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"]
    packages = sorted({need.package for need in needs})
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            [*apt, *words], env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False
        )


def in_words(needs: list[Need]) -> str:
    """Return what is missing and the command that installs it on this system."""
    names = " ".join(need.name for need in needs)
    packages = " ".join(sorted({need.package for need in needs}))
    if shutil.which("apt-get"):
        return f"The system lacks {names}. Run: sudo apt-get install -y --no-install-recommends {packages}"
    if shutil.which("dnf"):
        wanted = " ".join(f"'{need.name}()(64bit)'" if ".so." in need.name else need.name for need in needs)
        return f"The system lacks {names}. Run: sudo dnf install -y {wanted}"
    return f"The system lacks {names}. Install the packages that bring them (on Debian: {packages})."
