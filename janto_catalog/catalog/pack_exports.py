"""Writes what the user added as packs that others can install: facts only, no files, progress, ratings, tags or notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from janto_catalog import packs
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.errors import JantoError, PackError, UsageError
from janto_catalog.model.claims import Claim, Layer, Source, claim_id
from janto_catalog.model.edits import WHOLE, YOU, Edit
from janto_catalog.model.packs import ExportedPack, PackExport
from janto_catalog.model.references import referred
from janto_catalog.model.story import Fact, Pack, Story
from janto_catalog.store import installed_packs, overlay
from janto_catalog.store.store import Store

_KINDS = ("works", "series", "characters", "people", "pairings", "arcs", "eras", "appearances", "claims")
_Key = tuple[str, str]


@dataclass(slots=True)
class _Universe:
    """What the user added to one universe, and the packs that it refers to."""

    facts: dict[str, list[Fact]]
    needs: set[str]


class PackExports:
    """Writes packs; `bundled` is the folder of the included ones, to look up what they have."""

    def __init__(self, store: Store, stories: StoryCache, bundled: Path) -> None:
        self._store, self._stories, self._bundled = store, stories, bundled

    def export(self, folder: str, title: str = "") -> PackExport:
        """Write what the user added into `folder`, which is made; of several universes each into a folder beside it.

        The name of the pack is that of the folder.  Raises UsageError if nothing was added, or the folder has something
        in it, JantoError if it cannot be written.
        """
        with self._store.reading() as connection:
            edits = overlay.edits(connection)
            owners = installed_packs.owners(connection)
            universe_of = dict(installed_packs.universe_of_packs(connection))
        own, left_out = self._own_facts(edits, owners)
        if not own:
            raise UsageError(
                "You have added nothing to a story world", hint="`janto add` and *New title* do."
            )
        found = sorted(_by_universe(own, owners, universe_of).items())
        # All places are looked at before the first pack is written.
        places = [_place(folder, universe if len(found) > 1 else "") for universe, _ in found]
        written = tuple(
            self._write(place, title, universe, part)
            for place, (universe, part) in zip(places, found, strict=True)
        )
        return PackExport(written, left_out)

    def _own_facts(self, edits: Iterable[Edit], owners: Mapping[_Key, str]) -> tuple[dict[_Key, Fact], int]:
        """The facts that the user added as they are now, and the number of edits that are no such fact."""
        story = self._stories.whole_story()
        added = {(edit.kind, edit.id) for edit in edits if edit.field == WHOLE and edit.value is not None}
        own: dict[_Key, Fact] = {
            (kind, fact.id): fact
            for kind in _KINDS
            for fact in getattr(story, kind)
            if (kind, fact.id) in added
        }
        while True:
            # A fact about something that is gone cannot be read again, nor can what refers to it.
            kept = {
                key: fact
                for key, fact in own.items()
                if all(ref in own or ref in owners for ref in referred(fact))
            }
            if len(kept) == len(own):
                break
            own = kept
        return own, sum((edit.kind, edit.id) not in own for edit in edits)

    def _write(self, place: Path, title: str, universe: str, part: _Universe) -> ExportedPack:
        name = place.name
        facts: dict[str, Any] = {
            kind: tuple(_as_exported(fact, name) for fact in found) for kind, found in part.facts.items()
        }
        author = Source(_author(name), "The one who made this pack", Layer.COMMENTARY)
        pack = Pack(
            name=name,
            title=title or place.name,
            version="1",
            universe=universe,
            needs=tuple(sorted(part.needs)),
            story=Story(**facts, sources=(author,)),
        )
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=place.parent, prefix=f".{name}-") as temporary:
                made = Path(temporary) / name
                packs.write_pack(pack, made)
                packs.load_pack(made, look_in=[self._bundled])
                made.rename(place)
        except OSError as error:
            raise JantoError(
                f"The folder cannot be written ({error.strerror})", location=str(place)
            ) from error
        except PackError as error:
            raise PackError(
                f"What you added cannot be written as a pack: {error.message}", location=error.location
            ) from error
        counts = {kind: len(found) for kind, found in facts.items()}
        titles, placements = counts.pop("works", 0), counts.pop("claims", 0)
        return ExportedPack(name, str(place), titles, placements, sum(counts.values()), pack.needs)


def _place(folder: str, universe: str) -> Path:
    """The folder of a pack, called by an id.  Raises UsageError if it has something in it."""
    wanted = Path(folder).expanduser().absolute()
    name = "-".join(re.findall(r"[a-z0-9]+", f"{wanted.name} {universe}".casefold()))
    if not name:
        raise UsageError(
            "The folder needs a name with Latin letters or digits: the pack is called by it", location=folder
        )
    place = wanted.with_name(name)
    if place.is_file() or (place.is_dir() and any(place.iterdir())):
        raise UsageError(
            "There is something at that place already", location=str(place), hint="Choose a new folder."
        )
    return place


def _by_universe(
    own: Mapping[_Key, Fact], owners: Mapping[_Key, str], universe_of: Mapping[str, str]
) -> dict[str, _Universe]:
    """The facts by their universe: that of the packs they refer to, themselves or by what they are connected with."""
    universe: dict[_Key, str] = {}
    references = {key: list(referred(fact)) for key, fact in own.items()}
    for key, refs in references.items():
        if found := [universe_of[owners[ref]] for ref in refs if ref in owners]:
            universe[key] = found[0]
    while True:
        spread = dict(_spread(references, universe))
        if not spread:
            break
        universe |= spread
    parts: dict[str, _Universe] = defaultdict(lambda: _Universe(defaultdict(list), set()))
    for key, fact in own.items():
        part = parts[universe.get(key, "")]
        part.facts[key[0]].append(fact)
        part.needs |= {owners[ref] for ref in references[key] if ref in owners}
    return dict(parts)


def _spread(
    references: Mapping[_Key, list[_Key]], universe: Mapping[_Key, str]
) -> Iterator[tuple[_Key, str]]:
    """The facts that get the universe of one that they refer to, or that refers to them."""
    for key, refs in references.items():
        for ref in refs:
            if key in universe and ref in references and ref not in universe:
                yield ref, universe[key]
            elif ref in universe and key not in universe:
                yield key, universe[ref]


def _as_exported(fact: Fact, name: str) -> Fact:
    """The fact with the maker of the pack as its only source; other sources are those of other packs."""
    changes: dict[str, Any] = {}
    if hasattr(fact, "sources"):
        changes["sources"] = (_author(name),) if YOU.id in fact.sources else ()
    if hasattr(fact, "universe"):
        changes["universe"] = ""
    if hasattr(fact, "releases"):
        changes["releases"] = ()
    if isinstance(fact, Claim):
        # The pack that it is about may say the same.
        changes["id"] = f"{name}:{claim_id(fact)}"
    return replace(fact, **changes)


def _author(name: str) -> str:
    return f"{name}-author"
