"""What speaks for a work and what against it: a module for each kind of evidence, offering `EVIDENCE`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from janto_catalog.matching.comparison import EvidenceKind

#: Every kind there is, by module name: a new one is one new file.
KINDS: tuple[EvidenceKind, ...] = tuple(
    import_module(f"{__name__}.{module.name}").EVIDENCE
    for module in sorted(iter_modules(__path__), key=lambda m: m.name)
)
