"""Derived data: what is computed from facts and decisions, and kept up to date in the transaction that changes them.

A module that offers `PROJECTION` is a projection; a new one is one new file.  No use case refreshes derived data:
the function that writes a fact adds it to the change set of the transaction (`store.changes`), the journal adds every
decision, and at the end of the transaction the projections that read what changed are refreshed.  Projections
that need a service (`chronology`, `matching`) lie in `catalog/derived/`, with the same shape.
"""

from __future__ import annotations

import importlib
import pkgutil

from janto_catalog.store.derived.projection import Projection


def all_projections() -> tuple[Projection, ...]:
    """The projections of this package, by name."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    found = [module.PROJECTION for module in modules if hasattr(module, "PROJECTION")]
    return tuple(sorted(found, key=lambda projection: projection.name))
