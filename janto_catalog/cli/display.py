"""Whether a window can be shown."""

from __future__ import annotations

import os
import sys

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


def has_display() -> bool:
    """Whether there is a screen that a person looks at."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(_WITHOUT_SCREEN):
        return False
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def can_open_window() -> bool:
    """Whether Qt finds a screen, or is configured to run without one; otherwise it would abort the process."""
    return has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))
