"""The reasons for the match of a copy: every title it was compared with, and the weight of each piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from janto_catalog.model.files import DecidedBy
from janto_catalog.ui import labels
from janto_catalog.ui.panels.reasons_page import ReasonsPage
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel
from janto_catalog.ui.widgets.layouts import Section, clear, column, framed, hairline, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.matching import MatchExplanation, ScoredCandidate
    from janto_catalog.model.views import ItemSummary, RememberedAnswer, WorkRow

_MOST = 12
_MARKS = {"for": ("check", "success"), "against": ("x", "error"), "neutral": ("info", "secondary")}


@dataclass(frozen=True, slots=True)
class MatchReasons:
    """A copy, what was weighed for it, the titles it was compared with by id, and the remembered answers about it."""

    item: ItemSummary
    explanation: MatchExplanation
    works: dict[str, WorkRow]
    answers: tuple[RememberedAnswer, ...] = ()


class MatchPage(ReasonsPage):
    """The reasons for the match of one copy; `back` is called when it is closed."""

    def show_copy(self, item: ItemSummary) -> None:
        """Match the copy with that id again, and show what was weighed."""
        clear(self._body)
        self._add_head(item)
        self._body.addWidget(label(self._context.theme, "Comparing …", BODY, "secondary"))
        self._body.addStretch(1)
        self._context.runner.read(
            lambda catalog: _read(catalog, item.id), self._show, owner=self, key=(id(self), "match")
        )

    def _add_head(self, item: ItemSummary) -> None:
        theme = self._context.theme
        self._body.addWidget(label(theme, "Why this match", LEAD, wrap=True))
        self._body.addWidget(label(theme, item.title, BODY, "secondary", wrap=True))

    def _show(self, reasons: MatchReasons) -> None:
        clear(self._body)
        theme, item = self._context.theme, reasons.item
        self._add_head(item)
        for text in _summaries(reasons):
            self._body.addWidget(label(theme, text, BODY, wrap=True))
        matched = {link.work for link in item.works}
        compared = sorted(reasons.explanation.works, key=lambda each: each.candidate.work not in matched)
        for number, each in enumerate(compared[:_MOST]):
            self._body.addWidget(self._work(each, reasons.works, closed=number >= max(1, len(matched))))
        if len(compared) > _MOST:
            rest = labels.count(len(compared) - _MOST, "less likely title", "less likely titles")
            self._body.addWidget(label(theme, f"And {rest}.", BODY, "secondary"))
        self._body.addStretch(1)

    def _work(self, each: ScoredCandidate, works: dict[str, WorkRow], *, closed: bool) -> QWidget:
        """A title with its evidence, the heaviest first, and the sum."""
        theme, candidate = self._context.theme, each.candidate
        row_ = works.get(candidate.work)
        word, icon, role = labels.confidence(candidate.confidence)
        section = Section(theme, row_.title if row_ else candidate.work, closed=closed)
        part = candidate.range.label if candidate.range else ""
        about = " · ".join(filter(None, (part, row_.series, row_.number))) if row_ else part
        line = row(
            IconLabel(theme, icon, role),
            label(theme, word, BODY, role),
            Elided(theme, about, CAPTION, "secondary"),
            gap=6,
        )
        line.setStretch(2, 1)
        section.body.addLayout(line)
        section.body.addWidget(framed(self._table(each)))
        return section

    def _table(self, each: ScoredCandidate) -> QGridLayout:
        table = QGridLayout()
        table.setContentsMargins(0, 4, 0, 4)
        table.setHorizontalSpacing(8)
        table.setVerticalSpacing(4)
        table.setColumnStretch(1, 1)
        evidence = sorted(each.candidate.evidence, key=lambda entry: -abs(entry.weight))
        for entry in evidence:
            icon, role = _MARKS[entry.stance]
            self._add_line(table, IconLabel(self._context.theme, icon, role), entry.text, entry.weight)
        start = each.score - sum(entry.weight for entry in evidence)
        self._add_line(table, None, "every comparison starts with", start)
        table.addWidget(hairline(), table.rowCount(), 1, 1, 2)
        self._add_line(table, None, "Together", each.score, strong=True)
        return table

    def _add_line(
        self, table: QGridLayout, mark: IconLabel | None, text: str, weight: float, *, strong: bool = False
    ) -> None:
        theme, line = self._context.theme, table.rowCount()
        if mark is not None:
            table.addLayout(column(1, mark, -1, gap=0), line, 0)
        words = label(theme, text, BODY, "text" if strong else "secondary", wrap=True)
        number = label(theme, f"{weight:+.1f}".replace("-", "−"), BODY, "text" if strong else "secondary")
        for part in (words, number):
            part.setFont(theme.font(BODY, strong=strong))
        table.addWidget(words, line, 1, Qt.AlignmentFlag.AlignTop)
        table.addWidget(number, line, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _summaries(reasons: MatchReasons) -> list[str]:
    """Who decided, and what the program says of it."""
    lines = []
    compared = bool(reasons.explanation.works)
    by_hand = any(link.decided_by is DecidedBy.USER for link in reasons.item.works)
    if by_hand:
        lines.append("You matched it." + (" This is what is weighed without your match." if compared else ""))
    for answer in reasons.answers:
        about = answer.about or "a copy that is gone"
        lines.append(f"Your answer of {labels.date_and_time(answer.at)}: {about} {answer.means}.")
    is_answered = reasons.explanation.is_answered
    if is_answered and compared and not by_hand:
        lines.append("This is what is weighed without your answer.")
    if (reason := reasons.explanation.proposal.reason) and not is_answered:
        lines.append(f"{reason[0].upper()}{reason[1:]}.")
    if compared:
        lines.append("Each line adds to the sum; the higher the sum, the surer the match.")
    return lines or ["It was compared with no title."]


def _read(catalog: Catalog, item: str) -> MatchReasons:
    explanation = catalog.matcher.explain(item)
    works = catalog.works.rows([each.candidate.work for each in explanation.works])
    answers = catalog.match_rules.describe(explanation.answers)
    return MatchReasons(catalog.items.show(item), explanation, works, answers)
