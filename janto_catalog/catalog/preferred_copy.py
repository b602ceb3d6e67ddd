"""Which item of a work is played, and why.  The window, playlists and `janto show` use the same rule.

Available items come first, then the one the user chose, then by rule: nothing missing or unreadable, a
complete copy, the work by itself, as long as the longest, lossless, larger, catalogued first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from janto_catalog.model.files import ItemState
from janto_catalog.model.views import ItemSummary, LinkSummary, PreferredCopy

#: An item counts as complete from this share of the longest on: opening titles and adverts differ.
_AS_LONG = 0.97

_GONE = (ItemState.OFFLINE, ItemState.MISSING, ItemState.NOT_SEEN)
_CHOSEN = 1
_BETTER = (
    "{others} not available",
    "you chose it",
    "nothing of it is missing or unreadable",
    "it is complete",
    "it is the title by itself",
    "it is longer",
    "it is lossless",
    "it is the largest",
    "it was catalogued first",
)

Rank = tuple[int | bool, ...]


def by_work(copies: Iterable[ItemSummary]) -> dict[str, list[ItemSummary]]:
    """Return the items of each work."""
    held: dict[str, list[ItemSummary]] = defaultdict(list)
    for copy in copies:
        for link in copy.works:
            held[link.work].append(copy)
    return held


def preferred_copy(chain: Sequence[str], held: Mapping[str, Sequence[ItemSummary]]) -> PreferredCopy | None:
    """Return the item to play for a work, or None if there is none.

    `chain` is the work and its containers, nearest first; `held` are the items of each.
    """
    copies = list({copy.id: copy for work in chain for copy in held.get(work, ())}.values())
    if not copies:
        return None
    longest = max(_length(copy) for copy in copies)
    first, *rest = sorted(copies, key=lambda copy: _rank(chain, copy, longest))
    rank = _rank(chain, first, longest)
    chosen = [copy for copy in copies if _chosen(chain, copy)]
    if not rest:
        why = ""
    elif chosen and first not in chosen:
        why = "the copy you chose is not available"
    else:
        why = _reason(rank, _rank(chain, rest[0], longest), len(rest))
    return PreferredCopy(first, why, first.state not in _GONE, first in chosen)


def containment_distance(chain: Sequence[str], copy: ItemSummary) -> int:
    """How far an item is from being the work alone.

    0: it is the work; 1: the work has a range in it; 2: the work is somewhere in it; more for each container.
    """
    found = _link(chain, copy)
    up, link = found or (len(chain), None)
    if up:
        return 2 + up
    return 1 if link and link.range else 2 * (len(copy.works) > 1)


def _rank(chain: Sequence[str], copy: ItemSummary, longest: float) -> Rank:
    """The better, the smaller; one place for each of `_BETTER`."""
    return (
        copy.state in _GONE,
        not _chosen(chain, copy),
        copy.missing_files > 0 or copy.state is ItemState.UNREADABLE,
        copy.complete is False,
        containment_distance(chain, copy),
        _length(copy) < longest * _AS_LONG,
        not copy.lossless,
        -copy.size,
        int(copy.id),
    )


def _link(chain: Sequence[str], copy: ItemSummary) -> tuple[int, LinkSummary] | None:
    """The link of an item to the nearest work of the chain, with the index of that work."""
    held = ((chain.index(link.work), link) for link in copy.works if link.work in chain)
    return min(held, key=lambda pair: pair[0], default=None)


def _chosen(chain: Sequence[str], copy: ItemSummary) -> bool:
    return any(link.preferred and link.work == chain[0] for link in copy.works)


def _length(copy: ItemSummary) -> float:
    return copy.duration or float(copy.pages or 0)


def _reason(rank: Rank, next_best: Rank, others: int) -> str:
    at = next(place for place, (one, other) in enumerate(zip(rank, next_best, strict=True)) if one != other)
    return _BETTER[at].format(others="the other is" if others == 1 else "the others are")
