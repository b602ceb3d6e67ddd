"""Projections that need a service (see `store.derived`), made for one catalogue.

Each module has a function `make_projection` that takes the story cache.  A new projection is one new file.
"""

from __future__ import annotations

import importlib
import pkgutil

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.store.derived.projection import Projection


def make_projections(story_cache: StoryCache) -> tuple[Projection, ...]:
    """Return the projections of this package, by name."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    made = [module.make_projection(story_cache) for module in modules]
    return tuple(sorted(made, key=lambda projection: projection.name))
