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
    (0.938, 0.993),
    (0.976, 0.999),
    (0.998, 0.999),
    (1.0, 0.999),
)

#: The same for works that a single piece of evidence contradicts.
CONTRADICTED: Final = (
    (0.0, 0.0),
    (0.004, 0.005),
    (0.036, 0.028),
    (0.162, 0.081),
    (0.447, 0.312),
    (0.615, 0.344),
    (0.828, 0.466),
    (0.923, 0.7),
    (0.977, 0.7),
    (0.996, 0.7),
    (1.0, 0.7),
)
