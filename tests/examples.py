"""How many generated examples a property test tries, and which.

A usual run tries as many as it has time for, and the same ones each time: what it says depends on the code alone.
On request it tries more, and other ones each time.
"""

from __future__ import annotations

import os

#: `JANTO_EXAMPLES=10` tries ten times as many, before a release or after a change of what a law is about.
TIMES = int(os.environ.get("JANTO_EXAMPLES", "1"))
#: Whether each run tries the same examples.  Those of a run on request are chosen anew, to find what no run has found.
ARE_FIXED = "JANTO_EXAMPLES" not in os.environ


def examples(count: int) -> int:
    """Return how many examples to try where a usual run tries `count`."""
    return count * TIMES
