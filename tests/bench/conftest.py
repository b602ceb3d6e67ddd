"""What benchmarks share: the table of figures, printed when all are done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bench.figures import Figures


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> Iterator[Figures]:
    """Collects the figures of benchmarks; they are printed at the end of the run as a table for the README."""
    taken = Figures()
    yield taken
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and (table := taken.table()):
        reporter.write_line(f"\n{table}")
