"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Points of a monotone curve: (probability, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.005, 0.004),
    (0.054, 0.006),
    (0.144, 0.02),
    (0.24, 0.045),
    (0.354, 0.047),
    (0.451, 0.25),
    (0.558, 0.375),
    (0.725, 0.773),
    (0.837, 0.94),
    (0.9, 0.94),
    (0.9, 0.95),
    (0.935, 0.996),
    (0.974, 0.999),
    (0.997, 0.999),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = (
    (0.0, 0.0),
    (0.006, 0.003),
    (0.028, 0.008),
    (0.156, 0.073),
    (0.537, 0.196),
    (0.676, 0.3),
    (0.827, 0.521),
    (0.945, 0.7),
    (0.997, 0.7),
    (1.0, 0.7),
)
