"""Make the collection in a folder of its own, once: what is there already is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from janto_catalog.demo.file_specs import read_specs
from janto_catalog.demo.make_file import make_file
from janto_catalog.errors import JantoError
from janto_catalog.resource_files import resource_folder

# Tells a folder the demo made from one that is somebody's; hidden, so that a scan passes it over.
_MARKER = ".janto-demo"
_MARKER_TEXT = "Made by `janto demo`. Everything beside this file may be deleted.\n"
# Where a file is written before it gets its name: a stopped run leaves no half file under a real one.
_TEMPORARY_STEM = ".making"


def make_collection(
    folder: Path, progress: Callable[[int, int, str], None] = lambda *_: None
) -> tuple[Path, ...]:
    """Make the demo's files in `folder`, which must be new, empty or made by an earlier run.

    `progress` is told how many are done, of how many, and which is next.  Returns the paths of all files,
    made now or before.  Raises JantoError when the folder is somebody's or cannot be written.
    """
    entries = read_specs(resource_folder("demo") / "collection.toml")
    try:
        _prepare_folder(folder)
        for done, entry in enumerate(entries):
            progress(done, len(entries), entry.path)
            path = folder / entry.path
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                beside = folder / (_TEMPORARY_STEM + path.suffix)
                make_file(entry, beside)
                beside.replace(path)
    except OSError as error:
        raise _write_error(folder, error) from error
    progress(len(entries), len(entries), "")
    return tuple(folder / entry.path for entry in entries)


def _prepare_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / _MARKER
    if mark.exists():
        return
    if any(folder.iterdir()):
        raise JantoError(
            "The demo wants a folder of its own, and this one is not empty",
            location=str(folder),
            hint="Name a new or an empty folder with --dir.",
        )
    mark.write_text(_MARKER_TEXT, encoding="utf-8")


def _write_error(folder: Path, error: OSError) -> JantoError:
    return JantoError(
        f"The demo cannot be written ({error.strerror or error})",
        location=str(folder),
        hint="Name a folder you may write to, with 40 MB to spare, with --dir.",
    )
