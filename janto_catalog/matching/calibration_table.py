"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Points of a monotone curve: (probability, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.007, 0.003),
    (0.029, 0.008),
    (0.062, 0.021),
    (0.144, 0.023),
    (0.237, 0.05),
    (0.344, 0.096),
    (0.443, 0.177),
    (0.713, 0.776),
    (0.809, 0.833),
    (0.9, 0.833),
    (0.9, 0.95),
    (0.937, 0.993),
    (0.976, 0.999),
    (0.997, 0.999),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = (
    (0.0, 0.0),
    (0.004, 0.004),
    (0.035, 0.042),
    (0.074, 0.062),
    (0.2, 0.079),
    (0.448, 0.227),
    (0.601, 0.344),
    (0.853, 0.531),
    (0.969, 0.656),
    (0.985, 0.688),
    (0.996, 0.7),
    (1.0, 0.7),
)
