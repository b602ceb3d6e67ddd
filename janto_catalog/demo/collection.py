"""Make the demo collection in its own folder; files that exist already are not made again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from janto_catalog.demo.file_specs import read_specs
from janto_catalog.demo.make_file import make_file
from janto_catalog.errors import JantoError
from janto_catalog.resource_files import resource_folder

# Marks a folder that the demo made; hidden, so that a scan ignores it.
_MARKER = ".janto-demo"
_MARKER_TEXT = "Made by `janto demo`. Everything beside this file may be deleted.\n"
# A file is written under this name first, so that a stopped run leaves no incomplete file under its real name.
_TEMPORARY_STEM = ".making"


def make_collection(
    folder: Path, progress: Callable[[int, int, str], None] = lambda *_: None
) -> tuple[Path, ...]:
    """Make the demo's files in `folder`, which must be new, empty or made by an earlier run.

    `progress` receives the number of files done, their total, and the path of the next one.  Returns the paths of
    all files, made now or before.  Raises JantoError when the folder has other content or cannot be written.
    """
    specs = read_specs(resource_folder("demo") / "collection.toml")
    try:
        _prepare_folder(folder)
        for done, spec in enumerate(specs):
            progress(done, len(specs), spec.path)
            path = folder / spec.path
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = folder / (_TEMPORARY_STEM + path.suffix)
                make_file(spec, temporary)
                temporary.replace(path)
    except OSError as error:
        raise _write_error(folder, error) from error
    progress(len(specs), len(specs), "")
    return tuple(folder / spec.path for spec in specs)


def _prepare_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    marker = folder / _MARKER
    if marker.exists():
        return
    if any(folder.iterdir()):
        raise JantoError(
            "The demo needs an empty folder, and this one is not empty",
            location=str(folder),
            hint="Give a new or an empty folder with --dir.",
        )
    marker.write_text(_MARKER_TEXT, encoding="utf-8")


def _write_error(folder: Path, error: OSError) -> JantoError:
    return JantoError(
        f"The demo files cannot be written ({error.strerror or error})",
        location=str(folder),
        hint="Give a folder that you may write to and that has 40 MB free with --dir.",
    )
