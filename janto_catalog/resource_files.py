"""The folder of the files that ship with the program: packs and pictures.

In a checkout they are the top-level folder `resources/`; an installed wheel carries the same folder inside the
package. Standard library only, so that every package may use it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder(name: str = "") -> Path:
    """Return the folder of shipped files, or the one called `name` in it ("packs", "icons"); it need not exist."""
    installed = _PACKAGE / "resources"
    base = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return base / name if name else base
