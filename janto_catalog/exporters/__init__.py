"""Orders as files.  An exporter is a module here with a constant `EXPORTER`: a new one is one new file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules

from janto_catalog.errors import UsageError
from janto_catalog.exporters.exporter import Exporter
from janto_catalog.exporters.writing import write

__all__ = ["Exporter", "exporter_for", "families", "write"]


@cache
def families() -> tuple[Exporter, ...]:
    """Every exporter there is, by name."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    exporters = [module.EXPORTER for module in modules if hasattr(module, "EXPORTER")]
    return tuple(sorted(exporters, key=lambda exporter: exporter.name))


def exporter_for(path: str, name: str | None = None) -> Exporter:
    """The exporter called `name`, or without one that of the ending of `path`; UsageError for neither."""
    if name:
        return _named(name)
    ending = PurePath(path).suffix.removeprefix(".").casefold()
    for exporter in families():
        if exporter.ending == ending:
            return exporter
    endings = ", ".join(f".{exporter.ending}" for exporter in families())
    raise UsageError(
        "The ending does not say what to write", location=path, hint=f"End the name in one of {endings}."
    )


def _named(name: str) -> Exporter:
    for exporter in families():
        if exporter.name == name.casefold():
            return exporter
    names = ", ".join(exporter.name for exporter in families())
    raise UsageError("There is no such format", location=name, hint=f"Choose one of {names}.")
