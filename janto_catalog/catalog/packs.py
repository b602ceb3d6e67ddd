"""Story worlds: which are installed, which come along, and putting one in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from janto_catalog import chronology, packs
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.errors import JantoError, NotFoundError, PackError
from janto_catalog.model.findings import Finding
from janto_catalog.model.story import Pack
from janto_catalog.model.text import number_key
from janto_catalog.model.views import Changed, PackView
from janto_catalog.store import installed_packs
from janto_catalog.store.store import Connection, Store


class Packs:
    """Installing and checking story worlds; `bundled` is the folder of those that come along."""

    def __init__(self, store: Store, transactions: Transactions, bundled: Path) -> None:
        self._store, self._transactions, self._bundled = store, transactions, bundled

    def list(self) -> tuple[PackView, ...]:
        """The installed story worlds."""
        with self._store.reading() as connection:
            return installed_packs.packs(connection)

    def available(self) -> tuple[str, ...]:
        """The names of the story worlds that come along."""
        return bundled_packs(self._bundled)

    def add(self, path: str) -> Changed:
        """Install the pack in `path` (or that comes along under that name), or bring it up to date.

        Raises PackError with file and line; nothing is installed then.
        """
        return self.install(packs.load_pack(pack_folder(path, self._bundled)))

    def install(self, pack: Pack) -> Changed:
        """Put a pack in: its works, their places, and what it says of copies already here.

        Raises PackError when another story world has a work of the same id, or when the story cannot be ordered
        or indexed with it; nothing is installed then.
        """
        try:
            return self._transactions.write(
                f"{pack.title} {pack.version}", lambda connection: self._install(connection, pack)
            )
        except JantoError:
            raise
        except Exception as error:
            # Nothing of a pack may stay that would end every later command.
            raise PackError(
                f"The pack cannot be used: {type(error).__name__}: {error}",
                location=pack.name,
                hint="Nothing of it was installed. Please report this with the pack: it is a fault of the program.",
            ) from error

    def _install(self, connection: Connection, pack: Pack) -> None:
        if taken := installed_packs.taken_id(connection, pack):
            raise PackError(
                f"The story world {taken[1]!r} already has a title of this id",
                location=taken[0],
                hint="Ids must differ between story worlds: give it another in the new one.",
            )
        installed_packs.install(connection, pack, self._store.now())

    def remove(self, name: str) -> Changed:
        """Take a story world out; what was decided about its titles is kept for when it comes back."""
        if name not in {pack.name for pack in self.list()}:
            raise NotFoundError(f"There is no story world {name!r} here")
        return self._transactions.write(
            f"Removed {name}", lambda connection: installed_packs.remove(connection, name)
        )

    def bring_up_to_date(self) -> None:
        """Install a newer version of those that come along and are installed; all of them in a new catalogue."""
        installed = {pack.name: pack.version for pack in self.list()}
        with self._store.reading() as connection:
            untouched = installed_packs.is_untouched(connection)
        for name in self.available():
            version = packs.version_of(self._bundled / name)
            newer = name in installed and _parts(version) > _parts(installed[name])
            if newer or (untouched and name not in installed):
                self.add(str(self._bundled / name))


def _parts(version: str) -> tuple[tuple[int, str], ...]:
    """The numbers of a version, to compare: "0.10" is newer than "0.9"."""
    return tuple(map(number_key, re.findall(r"\d+", version)))


def bundled_packs(bundled: Path) -> tuple[str, ...]:
    """The names of the packs in the folder of those that come along."""
    return tuple(sorted(folder.parent.name for folder in bundled.glob("*/pack.toml")))


def check(path: str, bundled: Path) -> Sequence[Finding]:
    """What is wrong with the pack in the folder `path` (or the one of that name that comes along).

    Raises NotFoundError when there is none.  No catalogue is needed.
    """
    return packs.check_pack(pack_folder(path, bundled), chronology.contradictions)


def pack_folder(path: str, bundled: Path) -> Path:
    """The folder of the pack that `path` or, among those that come along, its name says."""
    folder = Path(path)
    if (folder / "pack.toml").is_file():
        return folder
    if path in bundled_packs(bundled):
        return bundled / path
    raise NotFoundError("There is no pack", location=path, hint="Give the folder that holds its pack.toml.")
