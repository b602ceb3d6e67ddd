"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from tests.house.conftest import Module


def test_the_examples_in_docstrings_are_true(
    modules: Sequence[Module], capsys: pytest.CaptureFixture[str]
) -> None:
    with_examples = [module.name for module in modules if ">>> " in module.text]
    results = {name: doctest.testmod(import_module(name)) for name in with_examples}
    assert {"janto_catalog.filenames.parse", "janto_catalog.filenames.natural_order"} <= set(with_examples)
    assert {name: result.failed for name, result in results.items() if result.failed} == {}, (
        capsys.readouterr().out
    )
    assert all(result.attempted for result in results.values())
