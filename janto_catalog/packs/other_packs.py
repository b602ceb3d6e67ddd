"""The other packs of its universe that a pack needs: what they declare, so that it may refer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from janto_catalog.errors import PackError
from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Pack, Story
from janto_catalog.packs.diagnostics import Diagnostics, Location
from janto_catalog.packs.folder import PACK

ReadPack = Callable[[Path], tuple[Pack, Diagnostics]]
"""Reads a pack with the ids that it declares, and looks up no reference.  Raises PackError."""


@dataclass(frozen=True, slots=True)
class OtherPacks:
    """The packs that are `at_hand`, by name, with the ids that each declares, and the places that name those that are `absent`."""

    at_hand: Mapping[str, tuple[Pack, Diagnostics]]
    absent: Mapping[str, Location]

    def ids(self, kind: str) -> set[str]:
        """The ids of a kind that the packs at hand declare."""
        return {slug for _, other in self.at_hand.values() for slug in other.ids(kind)}

    def joined(self, story: Story) -> Story:
        """The facts of the packs at hand behind those of `story`."""
        stories = [story, *(pack.story for pack, _ in self.at_hand.values())]
        return Story(
            **{
                one.name: tuple(fact for each in stories for fact in getattr(each, one.name))
                for one in fields(Story)
            }
        )


def find_other_packs(
    pack: Pack, head: Location, folders: Sequence[Path], read: ReadPack, diagnostics: Diagnostics
) -> OtherPacks:
    """The packs that `pack` needs, looked for by name in `folders`; `head` is its `pack.toml`.

    One that cannot be read, or belongs to another universe, is an error in the line that names it.
    """
    at_hand: dict[str, tuple[Pack, Diagnostics]] = {}
    absent: dict[str, Location] = {}
    for index, name in enumerate(pack.needs):
        location = Location(head.document, ("needs", index))
        folder = next((each / name for each in folders if (each / name / PACK).is_file()), None)
        if name == pack.name:
            diagnostics.report(location, "a pack cannot need itself")
        elif folder is None:
            absent[name] = location
        else:
            try:
                other, declared = read(folder)
            except PackError as error:
                diagnostics.report(
                    location, f"the pack {name!r} cannot be read: {error.message} ({error.location})"
                )
                continue
            if (other.universe or other.name) != (pack.universe or pack.name):
                message = f"the pack {name!r} is of another universe, {other.universe or other.name!r}"
                diagnostics.report(location, message)
            at_hand[name] = (other, declared)
    return OtherPacks(at_hand, absent)


def check_references(others: OtherPacks, diagnostics: Diagnostics) -> None:
    """Report ids that neither the pack nor the others declare, and works that two of them declare.

    Ids that a pack which is not at hand may declare are not errors: that pack is warned about.
    """
    for name, (_, other) in others.at_hand.items():
        for slug in sorted(diagnostics.ids("work") & other.ids("work")):
            if location := diagnostics.location_of("work", slug):
                diagnostics.report(location, f"the work {slug} is also in the pack {name!r}: use another id")
    if not others.absent:
        diagnostics.check_references(others.ids, others.at_hand)
        return
    unknown = diagnostics.unknown_references(others.ids)
    for name, location in others.absent.items():
        message = f"the pack {name!r} is not at hand, neither beside this folder nor among the included packs"
        diagnostics.report(
            location, f"{message}{_unchecked([slug for _, slug, _ in unknown])}", Severity.WARNING
        )


def _unchecked(slugs: Iterable[str]) -> str:
    some = list(dict.fromkeys(slugs))
    if not some:
        return ""
    one = len(some) == 1
    what, them = (f"{some[0]} is", "it") if one else (f"{some[0]} and {len(some) - 1} more ids are", "them")
    return f": {what} not checked, and facts that refer to {them} have no effect until that pack is installed"
