"""How likely the candidates of a question are: what may be accepted without looking at each, and what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import CandidateSummary, Question


def is_likely(question: Question) -> bool:
    """Whether the first candidate is likely or better, and no other one is sure, too."""
    first = next(iter(question.candidates), None)
    return first is not None and _word(first) in ("Sure", "Likely") and not several_sure(question)


def several_sure(question: Question) -> tuple[CandidateSummary, ...]:
    """The candidates that are sure if they are several: the file seems to contain them all; else ()."""
    sure = tuple(candidate for candidate in question.candidates if _word(candidate) == "Sure")
    return sure if len(sure) > 1 else ()


def has_all_text(sure: Sequence[CandidateSummary], offered: int) -> str:
    """The answer that a file contains all candidates that are sure; it names them where more are `offered`."""
    if len(sure) < offered:
        *first, last = (candidate.title for candidate in sure) if sure else ("",)
        return f"It has {', '.join(first)} and {last}"
    return f"It has all {labels.number(len(sure))} of these" if len(sure) > 2 else "It has both"


def _word(one: CandidateSummary) -> str:
    return labels.confidence(one.candidate.confidence)[0]
