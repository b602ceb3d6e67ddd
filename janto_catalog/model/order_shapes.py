"""What is found out from an order as JSON: what comes next in it.  As in `shapes`, tests outside rely on the keys."""

from __future__ import annotations

from janto_catalog.model.home import NextKind, NextTitles
from janto_catalog.model.shapes import Shape, work_shape


def next_shape(following: NextTitles) -> Shape:
    """`next`: `titles` are those of the order `by` and then those of story arcs and gaps, each once; `next_kind` is a
    value of `NextKind`, `next_by` the order in which a title comes next."""
    rows = [(one.work, NextKind.ORDER, following.reason(one), following.by) for one in following.titles]
    rows += [(one.work, one.kind, one.reason, one.by) for one in following.further]
    return {
        "by": following.by,
        "last": following.last.id if following.last else None,
        "note": following.note or None,
        "titles": [
            {**work_shape(work), "next_by": by, "next_kind": kind.value, "because": reason}
            for work, kind, reason, by in rows
        ],
    }
