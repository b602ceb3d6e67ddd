"""How many generated examples a property test tries: as many as a usual run has time for, or more on request."""

from __future__ import annotations

import os

#: `JANTO_EXAMPLES=10` tries ten times as many, before a release or after a change of what a law is about.
TIMES = int(os.environ.get("JANTO_EXAMPLES", "1"))


def examples(count: int) -> int:
    """Return how many examples to try where a usual run tries `count`."""
    return count * TIMES
