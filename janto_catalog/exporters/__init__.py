"""Orders as files.  An exporter is a module in this package with a constant `EXPORTER`: a new one is one new file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules

from janto_catalog.errors import UsageError
from janto_catalog.exporters._atomic_write import write_order, write_picture
from janto_catalog.exporters.exporter import Exporter

__all__ = ["Exporter", "all_exporters", "exporter_for", "write_order", "write_picture"]


@cache
def all_exporters() -> tuple[Exporter, ...]:
    """All exporters, by name."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    exporters = [module.EXPORTER for module in modules if hasattr(module, "EXPORTER")]
    return tuple(sorted(exporters, key=lambda exporter: exporter.name))


def exporter_for(path: str, name: str | None = None) -> Exporter:
    """The exporter called `name`, or without a name the one for the extension of `path`.

    Raises UsageError when there is none.
    """
    if name:
        return _exporter_named(name)
    extension = PurePath(path).suffix.removeprefix(".").casefold()
    for exporter in all_exporters():
        if exporter.extension == extension:
            return exporter
    extensions = ", ".join(f".{exporter.extension}" for exporter in all_exporters())
    raise UsageError(
        "The file name has no extension of a known format", location=path, hint=f"Use one of {extensions}."
    )


def _exporter_named(name: str) -> Exporter:
    for exporter in all_exporters():
        if exporter.name == name.casefold():
            return exporter
    names = ", ".join(exporter.name for exporter in all_exporters())
    raise UsageError("There is no such format", location=name, hint=f"Choose one of {names}.")
