"""The blocks of the detail panel with names that have a page: who made a title, and what it belongs to; None without any."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.model.subjects import Named
from janto_catalog.ui.subject_links import name_link
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.layouts import Flow, column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import WorkDetails
    from janto_catalog.ui.context import UiContext


def made_by(context: UiContext, details: WorkDetails) -> QWidget | None:
    """Who made a title: each a link to their page, by what they did."""
    known = [credit for credit in details.work.credits if credit.person in details.people]
    lines = [
        _line(
            context,
            role.capitalize(),
            [Named("person", one.person, details.people[one.person]) for one in group],
            only_owned=False,
        )
        for role, group in groupby(known, key=lambda credit: credit.role)
    ]
    return framed(column(*lines, gap=2)) if lines else None


def part_of(context: UiContext, details: WorkDetails) -> QWidget | None:
    """The series, story arcs, eras and pairings of a title."""
    series = (Named("series", details.series.id, details.series.title),) if details.series else ()
    arcs = [Named("arc", arc.id, arc.shown_title) for arc in details.arcs]
    eras = [Named("era", era.id, era.shown_title) for era in details.eras]
    pairings = [Named("pairing", pairing.id, pairing.name) for pairing in details.pairings]
    owned = details.row.have.is_had
    found = (("Series", series), ("Story arcs", arcs), ("Eras", eras), ("Pairings", pairings))
    lines = [_line(context, word, names, only_owned=owned) for word, names in found if names]
    return framed(column(*lines, gap=2)) if lines else None


def _line(context: UiContext, word: str, names: Sequence[Named], *, only_owned: bool) -> QWidget:
    flow = Flow(6)
    links = [name_link(context, named, only_owned=only_owned) for named in names]
    lead = label(context.theme, word, BODY, "secondary")
    lead.setMinimumHeight(links[0].sizeHint().height())
    flow.addWidget(lead)
    for link in links[:-1]:
        # A line never begins with the comma.
        flow.addWidget(framed(row(link, label(context.theme, ","), gap=0)))
    flow.addWidget(links[-1])
    return framed(flow)
