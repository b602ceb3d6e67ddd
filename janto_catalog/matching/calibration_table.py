"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Points of a monotone curve: (probability, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.006, 0.003),
    (0.047, 0.004),
    (0.144, 0.023),
    (0.237, 0.05),
    (0.344, 0.06),
    (0.443, 0.177),
    (0.713, 0.776),
    (0.809, 0.833),
    (0.9, 0.833),
    (0.9, 0.95),
    (0.938, 0.992),
    (0.976, 0.999),
    (0.997, 0.999),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = (
    (0.0, 0.0),
    (0.004, 0.004),
    (0.035, 0.042),
    (0.161, 0.09),
    (0.597, 0.336),
    (0.825, 0.5),
    (0.92, 0.661),
    (0.975, 0.69),
    (0.996, 0.7),
    (1.0, 0.7),
)
