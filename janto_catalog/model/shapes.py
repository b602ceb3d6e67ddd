"""Values as JSON: the shapes that `--json` and the JSON export promise.

Each function returns only dicts, lists, texts, numbers, bools and None. Keys have a fixed order, an absent text is None,
and ids are texts. Tests outside the project rely on these shapes: add keys, but do not rename or remove any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from janto_catalog.model.export import ExportEntry, ExportResult
from janto_catalog.model.files import Range
from janto_catalog.model.folders import FolderSummary, OtherFile
from janto_catalog.model.matching import MatchExplanation
from janto_catalog.model.order import Conflict, OrderedPair, Placement, Reason, Why
from janto_catalog.model.order_listing import OrderRow
from janto_catalog.model.saved_orders import CountedOrder
from janto_catalog.model.text import display_path
from janto_catalog.model.views import (
    ExtraSummary,
    ItemSummary,
    LinkSummary,
    Question,
    RememberedAnswer,
    ScanReport,
    WorkPage,
    WorkRow,
)

Shape = dict[str, object]


def reason_shape(reason: Reason) -> Shape:
    """One reason, the R of the other shapes."""
    return {
        "kind": reason.kind.value,
        "text": reason.text,
        "source": reason.source or None,
        "certainty": reason.certainty,
        "works": list(reason.works),
    }


def placement_shape(placement: Placement, work: WorkRow | ExportEntry) -> Shape:
    """A row of `order`."""
    return {
        "position": placement.position,
        "id": placement.work,
        "title": work.title,
        "kind": work.kind.value,
        "released": work.released,
        "owned": work.owned,
        "have": work.have.value,
        "placed": placement.is_placed,
        "sure": placement.status.value,
        "earliest": placement.earliest,
        "latest": placement.latest,
        "because": [reason_shape(reason) for reason in placement.reasons],
        "overruled": [reason_shape(reason) for reason in placement.overruled],
        "warnings": list(placement.warnings),
        "universe": placement.universe or None,
        **_story_date_shape(work),
    }


def order_shape(rows: tuple[OrderRow, ...]) -> list[Shape]:
    """`order`."""
    return [placement_shape(row.placement, row.work) for row in rows]


def saved_order_shape(order: CountedOrder) -> Shape:
    """One of `orders`; `by` names it as an order, `runs_by` is the order that it runs by, or "added"."""
    return {
        "id": str(order.id),
        "name": order.name,
        "by": order.view,
        "query": order.rules.query,
        "runs_by": order.rules.by,
        "others": order.rules.others,
        "per_evening": order.rules.per_evening,
        "titles": order.titles,
        "owned": order.owned,
        "mistake": order.mistake or None,
    }


def pair_shape(edge: OrderedPair) -> Shape:
    """A step of `why`."""
    return {
        "from": edge.earlier,
        "to": edge.later,
        "kind": edge.reason.kind.value,
        "text": edge.reason.text,
        "source": edge.reason.source or None,
        "certainty": edge.reason.certainty,
    }


def why_shape(why: Why) -> Shape:
    """`why`."""
    return {
        "before": why.before,
        "after": why.after,
        "tie": why.tie,
        "chain": [pair_shape(edge) for edge in why.chain],
    }


def conflict_shape(conflict: Conflict) -> Shape:
    """A row of `conflicts`."""
    return {
        "claim": reason_shape(conflict.claim),
        "loop": [reason_shape(reason) for reason in conflict.loop],
        "outcome": conflict.outcome,
    }


def work_shape(work: WorkRow) -> Shape:
    """A row of `search`; `series` is its title, `owned` whether a whole copy is known, missing or not, and `have` a value
    of `Have`."""
    return {
        "id": work.id,
        "title": work.title,
        "kind": work.kind.value,
        "series": work.series or None,
        "number": work.number or None,
        "released": work.released,
        "characters": list(work.characters),
        "owned": work.owned,
        "have": work.have.value,
        "progress": work.progress.value,
        "rating": work.stars,
        "tags": list(work.tags),
        **_story_date_shape(work),
    }


def _story_date_shape(work: WorkRow | ExportEntry) -> Shape:
    """When a work takes place: as EDTF, and in words."""
    return {"story_date": work.story_date, "story_date_words": work.story_date_words or None}


def search_shape(page: WorkPage) -> Shape:
    """`search`: `count` is that of all matches."""
    return {"count": page.count, "works": [work_shape(work) for work in page.rows]}


def range_shape(part: Range | None) -> Shape | None:
    """`range`: seconds or pages."""
    return None if part is None else {"unit": part.unit.value, "from": part.begin, "to": part.end}


def link_shape(link: LinkSummary) -> Shape:
    """A work of an item."""
    return {
        "id": link.work,
        "title": link.title,
        "confidence": link.confidence,
        "decided_by": link.decided_by.value,
        "range": range_shape(link.range),
    }


def extra_shape(extra: ExtraSummary | None) -> Shape | None:
    """The title an item is an extra of."""
    if extra is None:
        return None
    return {
        "id": extra.work,
        "title": extra.title,
        "role": extra.role.value,
        "decided_by": extra.decided_by.value,
    }


def item_shape(item: ItemSummary) -> Shape:
    r"""A row of `items`; undecodable bytes of a path are written `\xNN`.

    `files` are those of the story, `others` extras and what describes it: covers, subtitles, notes.
    `works` are the stories it holds. An extra holds none, has the state "linked", and names its title in `extra_of`.
    `complete` is False when only a part is there, null when that is not known; `missing` says what is not there.
    """
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "files": [display_path(path) for path in item.files],
        "others": [{"path": display_path(path), "role": role} for role, path in item.others],
        "works": [link_shape(link) for link in item.works],
        "state": item.state.value,
        "reason": item.reason,
        "extra_of": extra_shape(item.extra),
        "complete": item.complete,
        "missing": item.missing,
    }


def other_file_shape(file: OtherFile) -> Shape:
    """A row of `items --loose`: a file that belongs to no story; `size` is in bytes."""
    return {"path": display_path(file.path), "role": file.role, "size": file.size}


def explanation_shape(
    item: ItemSummary,
    found: MatchExplanation,
    titles: Mapping[str, str],
    answers: Sequence[RememberedAnswer],
) -> Shape:
    """The row of `items --why`: every work that the item was compared with, and all evidence with its weight.

    answers: the remembered answers about the item.
    """
    return {
        "item": item_shape(item),
        "outcome": found.proposal.outcome.value,
        "reason": found.proposal.reason,
        "answered": found.is_answered,
        "answers": [{"about": one.about, "means": one.means, "at": one.at} for one in answers],
        "candidates": [
            {
                "id": each.candidate.work,
                "title": titles.get(each.candidate.work, each.candidate.work),
                "range": range_shape(each.candidate.range),
                "score": each.score,
                "confidence": each.candidate.confidence,
                "evidence": [
                    {"text": one.text, "weight": one.weight, "stance": one.stance.value}
                    for one in each.candidate.evidence
                ],
            }
            for each in found.works
        ],
    }


def question_shape(question: Question) -> Shape:
    """A row of `review`."""
    return {
        "item": question.item.id,
        "files": [display_path(path) for path in question.item.files],
        "candidates": [
            {
                "id": one.candidate.work,
                "title": one.title,
                "confidence": one.candidate.confidence,
                "reasons": [evidence.text for evidence in one.candidate.evidence],
            }
            for one in question.candidates
        ],
    }


def scan_shape(report: ScanReport) -> Shape:
    """`scan`."""
    keys = (
        "files", "new", "changed", "moved", "missing", "unreadable",
        "items", "linked", "to_review", "unknown", "seconds", "not_seen",
    )  # fmt: skip
    titles = {
        key: [{"id": id, "title": title} for id, title in getattr(report, key)]
        for key in ("lost", "not_found")
    }
    return {key: getattr(report, key) for key in keys} | titles


def export_shape(written: ExportResult) -> Shape:
    """`export`."""
    return {
        "written": written.written,
        "skipped": [
            {"id": entry.work, "reason": entry.reason} for entry in (*written.skipped, *written.without_place)
        ],
    } | ({"kept_back": written.kept_back} if written.kept_back else {})


def folder_shape(folder: FolderSummary) -> Shape:
    """A folder of the catalogue."""
    return {
        "path": display_path(folder.path),
        "name": folder.name,
        "connected": folder.connected,
        "files": folder.files,
        "titles": folder.titles,
        "missing": folder.missing,
        "scanned": folder.scanned,
    }
