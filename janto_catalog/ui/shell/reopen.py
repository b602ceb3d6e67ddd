"""Closing the window and opening it again, at the same page and place, so that another size takes effect."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Protocol

from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.scale import SCALE

if TYPE_CHECKING:
    from janto_catalog.ui.shell.settings import Settings
    from janto_catalog.ui.shell.split_layout import SplitLayout

_KEY = "reopen"


class ReopenedWindow(Protocol):
    """The window, as `open_again` sees it."""

    context: UiContext
    split: SplitLayout
    current_destination: Destination

    def close(self) -> bool:
        """Close the window."""


def open_again(window: ReopenedWindow, catalogue: str) -> None:
    """Start another window on a catalogue at the page that is shown, and close this one; it stays if that fails."""
    settings = window.context.settings
    settings.set(_KEY, json.dumps(asdict(window.current_destination)))
    window.split.save()
    # The other process reads them at once.
    settings.sync()
    if SCALE.open_again(catalogue):
        window.close()
    else:
        settings.set(_KEY, "")


def take_page(settings: Settings) -> Destination | None:
    """The page that a window was showing that was closed to be opened again; only once."""
    text = settings.get(_KEY)
    if not text:
        return None
    settings.set(_KEY, "")
    try:
        return Destination(**json.loads(text))
    except (TypeError, ValueError):
        return None
