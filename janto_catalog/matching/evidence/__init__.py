"""What supports a match or contradicts it: one module for each kind of evidence, with one constant `EVIDENCE`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from janto_catalog.matching.comparison import EvidenceKind

#: Every kind of evidence, by the name of its module.  A new kind is a new file and a weight.
KINDS: tuple[EvidenceKind, ...] = tuple(
    import_module(f"{__name__}.{module.name}").EVIDENCE
    for module in sorted(iter_modules(__path__), key=lambda m: m.name)
)
