"""A contradiction: the titles of its loop as chips, its steps in words, and what would settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from janto_catalog.model.claims import Layer
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.widgets.buttons import IconLabel
from janto_catalog.ui.widgets.layouts import Flow, framed, row

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.order import Conflict
    from janto_catalog.model.views import WorkRow

_DERIVED = {ReasonKind.STATE: Layer.STATE, ReasonKind.ASSUMED: Layer.ASSUMED}
# For the strongest layer of a claim: who outweighs it, and who would weigh as much.
_MORE = {
    Layer.CANON: "Only your own word",
    Layer.REFERENCE: "The screen or the publisher",
    Layer.STATE: "A reference work, the publisher or the screen",
    Layer.ASSUMED: "A reference work, the publisher or the screen",
    Layer.COMMENTARY: "A reference work, the publisher or the screen",
    Layer.UNVERIFIED: "Any source that can be looked up",
}
_AS_MUCH = {
    Layer.USER: "you",
    Layer.CANON: "the screen or the publisher",
    Layer.REFERENCE: "a reference work, the publisher or the screen",
}
_CHIP = 28


@dataclass(frozen=True, slots=True)
class ConflictChain:
    """A conflict as it is shown.

    `chain`: (id, title) of the works of its loop in order, () when it cannot be drawn. `named`: the works of the claim.
    `steps`: the reasons between them, a run of one series as one step. `settle`: what would settle it.
    """

    chain: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, str], ...]
    steps: tuple[Reason, ...]
    settle: str


def read_conflict_chain(catalog: Catalog, conflict: Conflict) -> ConflictChain:
    """The chain of a conflict; called in the reader thread."""
    runs = [tuple(run) for _, run in groupby(conflict.loop, key=lambda reason: reason.origin or reason.text)]
    through = _chain(conflict.claim, runs)
    rows = catalog.works.rows(list({*through, *conflict.claim.works}))
    if through and _position(rows, through[0]) > _position(rows, through[-1]):
        through.reverse()
    titles = {id: row.title for id, row in rows.items()}
    return ConflictChain(
        tuple((id, titles.get(id, id)) for id in through),
        tuple((id, titles.get(id, id)) for id in conflict.claim.works),
        tuple(_step(run, titles, through) for run in runs),
        _settle(catalog, conflict),
    )


def _chain(claim: Reason, runs: Sequence[tuple[Reason, ...]]) -> list[str]:
    """The works at which one run meets the next, from one end of the claim to the other; [] when they do not meet."""
    touched = [{work for reason in run for work in reason.works} for run in runs]
    ends = set(claim.works)
    if len(touched) == 1:
        found = [work for work in runs[0][0].works if work in ends]
        return found if len(found) == 2 else []
    joints = [one & other for one, other in pairwise(touched)]
    if not touched:
        return []
    places = [touched[0] & ends, *joints, touched[-1] & ends]
    chain: list[str] = []
    for place in places:
        work = next(iter(sorted(place - set(chain))), None)
        if work is None:
            return []
        chain.append(work)
    return chain


def _position(rows: dict[str, WorkRow], work: str) -> int:
    return (rows[work].position or 0) if work in rows else 0


def _step(run: tuple[Reason, ...], titles: dict[str, str], through: Sequence[str]) -> Reason:
    """A run of one series in one sentence, from its first to its last title."""
    if len(run) < 2:
        return run[0]
    inside = {work for reason in run for work in reason.works}
    ends = [titles[work] for work in through if work in inside]
    _, _, why = run[0].text.partition(" in ")
    return run[0]._replace(text=f"From {ends[0]} to {ends[-1]}: {why}") if len(ends) > 1 and why else run[0]


def _settle(catalog: Catalog, conflict: Conflict) -> str:
    own = _layer(catalog, conflict.claim)
    against = max((_layer(catalog, reason) for reason in conflict.loop), default=own)
    if own <= against:
        return f"{_MORE.get(own, 'A stronger source')} would settle it."
    return f"It would count if {_AS_MUCH.get(against, 'a source that weighs as much')} said so too."


def _layer(catalog: Catalog, reason: Reason) -> Layer:
    if reason.source:
        source = catalog.works.source(reason.source)
        return source.layer if source is not None else Layer.UNVERIFIED
    return _DERIVED.get(reason.kind, Layer.CANON)


def chain_chips(context: UiContext, loop: ConflictChain) -> QWidget:
    """The titles in order, and last the step back that was set aside."""
    flow = Flow(6)
    first, *later = loop.chain
    flow.addWidget(_chip(context, *first))
    for work, title in later:
        flow.addWidget(
            _led_to(context, "chevron-right", "text2", "comes before", _chip(context, work, title))
        )
    back = "Set aside: it would have to come before"
    flow.addWidget(_led_to(context, "undo-2", "contested", back, _chip(context, *first)))
    return framed(flow)


def title_chips(context: UiContext, named: Sequence[tuple[str, str]]) -> QWidget:
    """The titles of a claim, each a link to its detail."""
    flow = Flow(6)
    for work, title in named:
        flow.addWidget(_chip(context, work, title))
    return framed(flow)


def _chip(context: UiContext, work: str, title: str) -> QToolButton:
    chip = QToolButton()
    chip.setObjectName("chip")
    chip.setText((title if len(title) <= _CHIP else title[: _CHIP - 1].rstrip() + "…").replace("&", "&&"))
    chip.setToolTip(labels.tool_tip(title))
    chip.setAccessibleName(title)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    chip.clicked.connect(partial(_show, context, work))
    return chip


def _show(context: UiContext, work: str, _checked: bool = False) -> None:
    context.signals.select.emit(work)


def _led_to(context: UiContext, icon: str, role: str, word: str, chip: QToolButton) -> QWidget:
    """A chip with the icon before it, which are never on different lines."""
    return framed(row(IconLabel(context.theme, icon, role, word=word), chip, gap=6))
