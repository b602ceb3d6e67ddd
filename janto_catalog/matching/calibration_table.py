"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Points of a monotone curve: (probability, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.005, 0.005),
    (0.095, 0.007),
    (0.346, 0.125),
    (0.484, 0.375),
    (0.574, 0.75),
    (0.764, 0.77),
    (0.9, 0.77),
    (0.9, 0.95),
    (0.936, 0.996),
    (0.975, 0.999),
    (0.997, 0.999),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = (
    (0.0, 0.0),
    (0.006, 0.003),
    (0.029, 0.006),
    (0.151, 0.062),
    (0.444, 0.1),
    (0.562, 0.205),
    (0.676, 0.339),
    (0.83, 0.511),
    (0.922, 0.7),
    (0.977, 0.7),
    (0.997, 0.7),
    (1.0, 0.7),
)
