"""What is below an order: how many titles it has, how long they are, and which ones have no place in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from janto_catalog.model.have import Have
from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.model.order_listing import WithoutPlace
    from janto_catalog.ui.models.order_table import OrderTableModel

# So many titles are named in the footer, the others in its tool tip.
_FEW = 2


def names(groups: tuple[WithoutPlace, ...]) -> str:
    """The titles without a place, by reason."""
    return "\n".join(
        f"No place in this order, {group.reason}: {', '.join(work.title for work in group.works)}"
        for group in groups
    )


def places(model: OrderTableModel) -> list[str]:
    """Where the titles are that are listed by their parts: "Magazine #1: at 30", "The Box: at 4 to 9"."""
    found = []
    for whole in model.by_parts:
        rows = [row for row in map(model.row_of, whole.parts) if row is not None]
        numbers = [model.number_of(row) for row in rows]
        where = (
            f"at {numbers[0]}"
            if len(numbers) == 1
            else f"at {numbers[0]} to {numbers[-1]}"
            if numbers
            else ""
        )
        found.append(f"{whole.work.title}: {where}" if where else whole.work.title)
    return found


def summary(model: OrderTableModel, lengths: dict[str, float] | None) -> str:
    """How many titles, how long they are together, what is not there, and where the others are; `lengths` is None
    while they are read."""
    order = model.order
    others = _others(model)
    if not order:
        return others
    absent: Counter[Have] = Counter(entry.work.have for entry in order if entry.work.have is not Have.YES)
    gaps = model.listing.only_gaps
    parts = (
        labels.count(len(order), "title", "titles")
        + (f" in {labels.count(model.gaps, 'gap', 'gaps')}" if gaps else ""),
        _total_length(lengths, len(order)) if lengths is not None else "",
        ""
        if gaps
        else ", ".join(f"{labels.number(absent[have])} {have.words}" for have in Have if absent[have])
        or "all owned",
        f"{labels.count(model.to_get, 'thing', 'things')} to get" if gaps else "",
    )
    text = " · ".join(part for part in parts if part)
    return f"{text}\n{others}" if others else text


def _total_length(lengths: dict[str, float], titles: int) -> str:
    """How long titles are together, and of how many that is not known: "11 h 40 min, 3 of unknown length"."""
    minutes, unknown = round(sum(lengths.values()) / 60), titles - len(lengths)
    hours = f"{labels.number(minutes // 60)} h"
    known = f"{hours} {minutes % 60} min" if minutes >= 60 else f"{minutes} min" if lengths else ""
    unknowns = f"{labels.number(unknown)} of unknown length" if unknown else ""
    return ", ".join(part for part in (known, unknowns) if part)


def _others(model: OrderTableModel) -> str:
    """Where the titles are that were found and have no number: "90 more have no number: 50 not part of the story"."""
    # Without a search, what an arc or a life leaves out is not worth a line.
    whole = model.listing.text or model.listing.sort in ("story", "release", "newcomer")
    groups = [(len(group.works), group.reason) for group in model.without_place] if whole else []
    by_parts = len(model.by_parts) if whole else 0
    if by_parts:
        shown = places(model)
        more = f" and {labels.number(by_parts - _FEW)} more" if by_parts > _FEW else ""
        whose = "its" if by_parts == 1 else "their"
        groups.append((by_parts, f"listed by {whose} parts ({'; '.join(shown[:_FEW])}{more})"))
    count = sum(number for number, _ in groups)
    reasons = ", ".join(f"{labels.number(number)} {reason}" for number, reason in groups)
    have = "has" if count == 1 else "have"
    return f"{labels.number(count)} more {have} no number: " + reasons if groups else ""
