"""What a placement by hand would do, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.catalog.placing import PlacementPreview

_FEW = 3


class Effect(NamedTuple):
    """Something that a placement does: a heading, the sentences that it is about, and their icon and colour."""

    heading: str
    texts: tuple[str, ...]
    icon: str
    role: str


def effects(found: PlacementPreview, relation: str) -> Iterator[Effect]:
    """What a placement sets aside, replaces or contradicts, and what is stronger than it, each only where there is any.

    `relation` is "after" or "before".
    """
    earlier = labels.count(len(found.against), "earlier placement", "earlier placements")
    set_aside = labels.count(len(found.set_aside), "placement", "placements")
    every = (
        Effect("It replaces where you placed it earlier", found.replaced, "gavel", "conflict"),
        Effect(
            f"It contradicts {earlier} of yours. The new one holds, the earlier is set aside and listed under Contradictions",
            found.against,
            "gavel",
            "conflict",
        ),
        Effect(f"It sets aside {set_aside} of the sources", found.set_aside, "gavel", "conflict"),
        Effect(
            "It is less certain than these, and would be set aside",
            found.stronger,
            "triangle-alert",
            "question",
        ),
        Effect(
            f"It does not come directly {relation} it, because:",
            (found.kept_away,) if found.kept_away else (),
            "info",
            "secondary",
        ),
    )
    return (effect for effect in every if effect.texts)


def moves_others(found: PlacementPreview) -> str:
    """One sentence that says which other titles move with a placement; "" for none."""
    if not found.moved:
        return ""
    titles = [one.title for one in found.moved[:_FEW]]
    others = len(found.moved) - len(titles)
    if others:
        titles.append(labels.count(others, "other title", "other titles"))
    named = f"{', '.join(titles[:-1])} and {titles[-1]}" if len(titles) > 1 else titles[0]
    move = "move" if len(found.moved) > 1 else "moves"
    return f"{named} {move} too, because they are tied to it or to what is set aside."


def new_place(found: PlacementPreview) -> str:
    """Where the title goes."""
    if found.after is None:
        return "It has no place of its own in the story."
    after = _place(found.after)
    is_one = found.after[0] == found.after[1]
    it_is, it_goes = ("It is", "It goes") if is_one else ("Its parts are", "Its parts go")
    if found.is_known:
        return f"{it_is} {after} in the story, where you placed it already. Nothing would change."
    if found.before is None:
        return f"It becomes {after} in the story."
    if found.before == found.after:
        return f"{it_is} {after} in the story, as now."
    return f"{it_goes} from {_place(found.before)} to {after} in the story."


def _place(places: tuple[int, int]) -> str:
    """The place of a title, or those of the first and the last part of one."""
    first, last = (labels.ordinal(place) for place in places)
    return first if first == last else f"{first}–{last}"
