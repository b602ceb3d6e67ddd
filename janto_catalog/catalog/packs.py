"""Packs: which are installed, which are bundled, and installing one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from janto_catalog import chronology, packs, query
from janto_catalog.catalog.pack_searches import searches_naming, with_other_id
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.errors import JantoError, NotFoundError, PackError
from janto_catalog.model.findings import Finding
from janto_catalog.model.former_ids import FormerId
from janto_catalog.model.packs import PackDecisions
from janto_catalog.model.references import referred
from janto_catalog.model.story import KINDS, Pack, Story
from janto_catalog.model.text import number_key
from janto_catalog.model.views import Changed, PackSummary
from janto_catalog.store import former_ids, installed_packs, pack_decisions, saved_searches
from janto_catalog.store.carried_decisions import carry
from janto_catalog.store.store import Connection, Session, Store


class Packs:
    """Installs and removes packs; `bundled` is the folder of the bundled ones."""

    def __init__(self, store: Store, transactions: Transactions, bundled: Path) -> None:
        self._store, self._transactions, self._bundled = store, transactions, bundled

    def list(self) -> tuple[PackSummary, ...]:
        """Return the installed packs."""
        with self._store.reading() as connection:
            return installed_packs.packs(connection)

    def available(self) -> tuple[str, ...]:
        """Return the names of the bundled packs."""
        return bundled_packs(self._bundled)

    def add(self, path: str) -> Changed:
        """Install or update the pack in the folder `path`, or the bundled pack of that name.

        Raises PackError with file and line, NotFoundError if there is no such pack.  Nothing is installed then.
        """
        return self.install(packs.load_pack(pack_folder(path, self._bundled), look_in=(self._bundled,)))

    def install(self, pack: Pack, *, is_on: bool = True) -> Changed:
        """Install a pack, switched on or off; items that it may explain are matched again.

        Raises PackError if another pack has a work of the same id, or if the story cannot be ordered or indexed
        with it.  Nothing is installed then.
        """
        label = f"{pack.title} {pack.version}"
        try:
            if any(one.successor for one in pack.former_ids):
                return self._install_and_carry(pack, label, is_on)
            return self._transactions.write(label, lambda connection: self._install(connection, pack, is_on))
        except JantoError:
            raise
        except Exception as error:
            # A pack that breaks the order or the index would break every later command.
            raise PackError(
                f"The pack cannot be used: {type(error).__name__}: {error}",
                location=pack.name,
                hint="Nothing of it was installed. Please report this with the pack: it is a fault of the program.",
            ) from error

    def _install_and_carry(self, pack: Pack, label: str, is_on: bool) -> Changed:
        """Install a pack that has other ids than before; what was decided about the old ones follows, as a step of the
        history."""

        def do(session: Session) -> None:
            connection = session.connection()
            for former in self._install(connection, pack, is_on):
                # What another pack still has keeps what was decided about it.
                if former.successor and not former_ids.present_ids(connection, former.kind, [former.id]):
                    carry(session, former.kind, former.id, former.successor, with_other_id)

        changed = self._transactions.record(f"{label}: decisions followed their titles to new ids", do)
        # Without any such decision there is no step.
        return changed if changed.change is not None else replace(changed, label=label)

    def _install(self, connection: Connection, pack: Pack, is_on: bool) -> Sequence[FormerId]:
        """Install a pack, and return the ids that it does not have any more."""
        if taken := installed_packs.taken_id(connection, pack):
            raise PackError(
                f"The pack {taken[1]!r} already has a work with this id",
                location=taken[0],
                hint="Ids must be unique across packs: use another one in the new pack.",
            )
        former = former_ids.former_ids_with(connection, pack)
        installed_packs.install(connection, pack, self._store.now(), is_on=is_on)
        former_ids.store_former_ids(connection, pack, former)
        return former

    def remove(self, name: str) -> Changed:
        """Remove a pack.  Decisions about its works are kept and apply again when it is installed again.

        Raises NotFoundError.
        """
        self._installed(name)
        return self._transactions.write(
            f"Removed {name}", lambda connection: installed_packs.remove(connection, name)
        )

    def switch(self, name: str, *, on: bool) -> Changed:
        """Switch a pack on or off.  While it is off, nothing shows its titles, and decisions about them wait.

        Raises NotFoundError.
        """
        pack = self._installed(name)
        return self._transactions.write(
            f"{pack.title}: switched {'on' if on else 'off'}",
            lambda connection: installed_packs.switch(connection, name, on=on),
        )

    def decisions(self, name: str) -> PackDecisions:
        """Return what the user decided about the titles of a pack, which waits while it is away.  Raises NotFoundError."""
        self._installed(name)
        with self._store.reading() as connection:
            found = pack_decisions.decisions_on(connection, pack_decisions.fact_ids(connection, name))
            story = installed_packs.load(connection, name)
            searches = saved_searches.saved_searches(connection)
        return replace(found, searches=len(searches_naming(story, searches)))

    def needed_by(self, name: str) -> tuple[str, ...]:
        """Return the titles of the other packs in use that refer to something of a pack.  Raises NotFoundError.

        What they say of it is not shown while it is away.
        """
        self._installed(name)
        with self._store.reading() as connection:
            own = {
                (kind, id) for kind, ids in pack_decisions.fact_ids(connection, name).items() for id in ids
            }
            others = [pack for pack in installed_packs.packs(connection) if pack.name != name and pack.is_on]
            stories = [(pack.title, installed_packs.load(connection, pack.name)) for pack in others]
        return tuple(title for title, story in stories if not own.isdisjoint(_references(story)))

    def _installed(self, name: str) -> PackSummary:
        """The pack with that name.  Raises NotFoundError."""
        known = {pack.name: pack for pack in self.list()}
        if name not in known:
            near = query.nearest(name, tuple(known))
            hint = f"Did you mean {near}?" if near else "`janto pack list` shows the installed ones."
            raise NotFoundError(f"The pack {name!r} is not installed", hint=hint)
        return known[name]

    def bundled(self) -> tuple[PackSummary, ...]:
        """Return the bundled packs as they would be installed; each is read from its files."""
        read = (packs.load_pack(self._bundled / name) for name in self.available())
        return tuple(
            PackSummary(
                name=pack.name,
                title=pack.title,
                version=pack.version,
                works=sum(not work.is_segment for work in pack.story.works),
                characters=len(pack.story.characters),
                claims=len(pack.story.claims),
            )
            for pack in read
        )

    def update_bundled(self, *, install: bool = True) -> None:
        """Update installed packs to newer bundled versions; with `install`, add all of them to a new catalogue."""
        installed = {pack.name: pack for pack in self.list()}
        with self._store.reading() as connection:
            untouched = installed_packs.is_untouched(connection)
        for name in self.available():
            version = packs.version_of(self._bundled / name)
            newer = name in installed and _parts(version) > _parts(installed[name].version)
            if newer or (install and untouched and name not in installed):
                # One that is switched off stays so.
                is_on = name not in installed or installed[name].is_on
                self.install(packs.load_pack(self._bundled / name), is_on=is_on)


def _parts(version: str) -> tuple[tuple[int, str], ...]:
    """The numbers of a version, for comparison: "0.10" is newer than "0.9"."""
    return tuple(map(number_key, re.findall(r"\d+", version)))


def _references(story: Story) -> Iterator[tuple[str, str]]:
    """(kind, id) of all that the facts of a story refer to."""
    for kind in KINDS:
        for fact in getattr(story, kind):
            yield from referred(fact)


def bundled_packs(bundled: Path) -> tuple[str, ...]:
    """Return the names of the packs in the folder of bundled packs."""
    return tuple(sorted(folder.parent.name for folder in bundled.glob("*/pack.toml")))


def check(path: str, bundled: Path) -> Sequence[Finding]:
    """Return what is wrong with the pack in the folder `path`, or with the bundled pack of that name.

    Needs no catalogue.  Raises NotFoundError if there is no such pack.
    """
    return packs.check_pack(
        pack_folder(path, bundled),
        chronology.contradictions,
        chronology.misplaced_states,
        look_in=(bundled,),
    )


def pack_folder(path: str, bundled: Path) -> Path:
    """Return the folder of a pack, given that folder or the name of a bundled pack.  Raises NotFoundError."""
    folder = Path(path)
    if (folder / "pack.toml").is_file():
        return folder
    if path in bundled_packs(bundled):
        return bundled / path
    raise NotFoundError("There is no pack", location=path, hint="Give the folder that holds its pack.toml.")
