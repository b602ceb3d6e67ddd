"""How likely the candidates of a question are: what may be accepted without looking at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.model.views import Question


def is_likely(question: Question) -> bool:
    """Whether the first candidate is likely or better."""
    return bool(question.candidates) and labels.confidence(question.candidates[0].candidate.confidence)[
        0
    ] in (
        "Sure",
        "Likely",
    )
