"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Corners of a line that never falls: (belief, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.008, 0.003),
    (0.028, 0.008),
    (0.062, 0.021),
    (0.144, 0.023),
    (0.239, 0.056),
    (0.344, 0.096),
    (0.442, 0.15),
    (0.707, 0.756),
    (0.81, 0.875),
    (0.9, 0.875),
    (0.9, 0.95),
    (0.936, 0.993),
    (0.976, 0.999),
    (0.997, 0.999),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = (
    (0.0, 0.0),
    (0.003, 0.004),
    (0.078, 0.027),
    (0.225, 0.124),
    (0.552, 0.198),
    (0.903, 0.262),
    (1.0, 0.262),
)
