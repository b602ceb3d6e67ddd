"""What benchmarks share: the table of figures, printed when all are done."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from janto_catalog import bootstrap
from janto_catalog.formats import pool as reading_pool
from janto_catalog.store import json_codec, migrations
from tests.bench.figures import Figures
from tests.shared_parts import REAL_OPEN, REAL_POOL, REAL_UPGRADE


@pytest.fixture(scope="module", autouse=True)
def nothing_is_shared() -> Iterator[None]:
    """Benchmarks measure what users wait for: new catalogues with facts that are read again, and reader processes that start and end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "upgrade", REAL_UPGRADE)
        patch.setattr("janto_catalog.store.installed_packs.decode_fact", json_codec.decode_fact)
        patch.setattr(bootstrap, "open_catalog", REAL_OPEN)
        patch.setattr(reading_pool, "ProcessPool", REAL_POOL)
        yield


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> Iterator[Figures]:
    """Collects the figures of benchmarks; they are printed at the end of the run as a table for the README."""
    taken = Figures()
    yield taken
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and (table := taken.table()):
        reporter.write_line(f"\n{table}")


@pytest.fixture
def as_the_program_runs() -> Iterator[None]:
    """The garbage collector and the switches between threads as `ui.app.run` sets them."""
    before = sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(0.001)
    yield
    sys.setswitchinterval(before)
    gc.enable()
