"""The colours, type steps and distances of the window, as data.

Every text colour has a contrast of at least 4.5 (WCAG 2) on every surface it may be on, and every
outline of a control at least 3; `tests/ui/test_contrast.py` computes it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme: a colour "#rrggbb" for each role."""

    window: str
    base: str
    alternate: str
    side: str
    selection: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    line: str
    hairline: str
    success: str
    question: str
    error: str
    conflict: str
    video: str
    audio: str
    print: str
    clipping: str


LIGHT = Colours(
    window="#F4F5F7",
    base="#FFFFFF",
    alternate="#F8F9FB",
    side="#ECEEF2",
    selection="#D9E8F4",
    text="#1B1F24",
    secondary="#565F6B",
    accent="#1B6496",
    on_accent="#FFFFFF",
    line="#747E8C",
    hairline="#E1E4E9",
    success="#1E6B41",
    question="#855300",
    error="#AB2B2B",
    conflict="#74409E",
    video="#2B62A8",
    audio="#7A4E00",
    print="#2A6B50",
    clipping="#7B4480",
)
DARK = Colours(
    window="#15181D",
    base="#1B1F26",
    alternate="#1F242C",
    side="#12151A",
    selection="#1F3A4F",
    text="#E7EAEE",
    secondary="#AAB3BF",
    accent="#73B9E6",
    on_accent="#0E1216",
    line="#7A8595",
    hairline="#2A3039",
    success="#74C896",
    question="#E3B04F",
    error="#F29089",
    conflict="#C7A3EA",
    video="#8DB7F0",
    audio="#E0B468",
    print="#7CC7A4",
    clipping="#D5A0DA",
)

# Type steps in pixels where the system's base is 13; they grow with it.
BASE_STEP = 13
CAPTION, BODY, LEAD, TITLE, HEADLINE = 11, 13, 15, 20, 28

# Distances in logical pixels.
ROW, SIDE_ROW, TOOL_BAR, STATUS_BAR, DIVIDER = 32, 28, 48, 24, 24
# The space at the left and right of the text in a cell.
CELL = 8
