"""The calibration table, written by `python -m tests.matching.calibrate --write`; see `calibration`."""

from __future__ import annotations

from typing import Final

#: Points of a monotone curve: (probability, share found right).
SUPPORTED: Final = (
    (0.0, 0.0),
    (0.007, 0.003),
    (0.044, 0.004),
    (0.146, 0.019),
    (0.237, 0.042),
    (0.348, 0.058),
    (0.446, 0.196),
    (0.558, 0.375),
    (0.724, 0.779),
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
    (0.004, 0.004),
    (0.036, 0.028),
    (0.161, 0.078),
    (0.536, 0.318),
    (0.675, 0.327),
    (0.827, 0.521),
    (0.947, 0.7),
    (0.997, 0.7),
    (1.0, 0.7),
)
