"""A word for what accompanies or discusses a story: trailer, interview, podcast."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.supplements import extras_text, supplement_text, viewing_text
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    text = supplement_text(comparison.item, comparison.work)
    if text is not None:
        yield contradicts(
            f"{text.says} “{text.parsed.written([text.parsed.supplement_word])}”", weights.SUPPLEMENT
        )
        return
    text = viewing_text(comparison.item, comparison.work) or extras_text(comparison.item, comparison.work)
    if text is not None:
        reason = f"{text.says} “{text.parsed.supplement_word}”: it may be about the story"
        yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)


EVIDENCE = EvidenceKind("supplements", _weigh)
