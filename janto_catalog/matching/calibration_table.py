"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Points of a monotone curve: (probability, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.006, 0.003),
    (0.027, 0.006),
    (0.059, 0.007),
    (0.146, 0.019),
    (0.237, 0.042),
    (0.349, 0.052),
    (0.446, 0.204),
    (0.574, 0.75),
    (0.722, 0.757),
    (0.809, 0.833),
    (0.9, 0.833),
    (0.9, 0.95),
    (0.938, 0.992),
    (0.976, 0.999),
    (0.998, 0.999),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = (
    (0.0, 0.0),
    (0.004, 0.005),
    (0.036, 0.028),
    (0.163, 0.082),
    (0.597, 0.324),
    (0.825, 0.5),
    (0.922, 0.7),
    (0.976, 0.7),
    (0.997, 0.7),
    (1.0, 0.7),
)
