"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Corners of a line that never falls: (belief, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.1, 0.01),
    (0.3, 0.06),
    (0.5, 0.3),
    (0.65, 0.6),
    (0.9, 0.75),
    (0.9, 0.95),
    (0.95, 0.98),
    (0.99, 0.995),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = ((0.0, 0.0), (0.3, 0.05), (0.5, 0.12), (0.7, 0.3), (0.9, 0.6), (1.0, 0.7))
