"""The colours, type steps and distances of the window, as data.

Every text colour has a contrast of at least 4.5 (WCAG 2) on every surface it may be on, and every
outline of a control at least 3, in the schemes of high contrast 7 and 4.5; `tests/ui/test_contrast.py` computes it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme: a colour "#rrggbb" for each role, and those of the threads of a timeline."""

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
    threads: tuple[str, ...]


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
    threads=("#2B62A8", "#B1420E", "#1C7541", "#8B3FA8", "#7A5F00", "#B82A69", "#0B707C", "#4A515C"),
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
    threads=("#8DB7F0", "#F2996B", "#6FCB93", "#CBA3F2", "#DDBF4A", "#F593BF", "#5BC9D6", "#C3C9D2"),
)

# For people who need more contrast: no fills but that of a selection, and strong lines.
LIGHT_HIGH = Colours(
    window="#FFFFFF",
    base="#FFFFFF",
    alternate="#FFFFFF",
    side="#FFFFFF",
    selection="#CFE6FF",
    text="#000000",
    secondary="#2B3138",
    accent="#00396B",
    on_accent="#FFFFFF",
    line="#000000",
    hairline="#555C66",
    success="#003D1C",
    question="#4A2A00",
    error="#6E0000",
    conflict="#45166F",
    video="#0A356B",
    audio="#452A00",
    print="#083B27",
    clipping="#521A58",
    threads=("#0A356B", "#6E2400", "#003D1C", "#4F1666", "#453500", "#73063B", "#003F47", "#22272E"),
)
DARK_HIGH = Colours(
    window="#000000",
    base="#000000",
    alternate="#000000",
    side="#000000",
    selection="#052A4A",
    text="#FFFFFF",
    secondary="#DDE3EA",
    accent="#A8D8FF",
    on_accent="#000000",
    line="#FFFFFF",
    hairline="#AAB3BF",
    success="#94ECB5",
    question="#FFD683",
    error="#FFC0BA",
    conflict="#E3CEFF",
    video="#C2DBFF",
    audio="#FFD595",
    print="#A6EFCB",
    clipping="#F3CCF7",
    threads=("#AACBFF", "#FFB08A", "#8CEBB1", "#E0C4FF", "#FFE073", "#FFB3D3", "#7FE6F2", "#FFFFFF"),
)

# Type steps in pixels where the system's base is 13; they grow with it.
BASE_STEP = 13
CAPTION, BODY, LEAD, TITLE, HEADLINE = 11, 13, 15, 20, 28

# Distances in logical pixels.
ROW, SIDE_ROW, TOOL_BAR, STATUS_BAR, DIVIDER = 32, 28, 48, 24, 24
# The space at the left and right of the text in a cell.
CELL = 8
