"""An occasion right behind a title of one word may be another title: "The Show - Winter anniversary special"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words

#: What programmes made for a day are called after.
_OCCASIONS = frozenset({"anniversary", "special", "specials", "christmas", "xmas", "easter", "finale"})


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    best = comparison.best_match
    if best is None or len(best.variant.words) > 1:
        return
    parsed = best.text.parsed
    at = max(comparison.title_positions(best.text), default=-2) + 1
    if not 0 < at < len(parsed.words) or at in parsed.bracketed or at in parsed.after_separator:
        return
    own = {*words(comparison.work.record.title), *comparison.work.series_words}
    if (word := parsed.words[at]) in _OCCASIONS and word not in own:
        text = f"{best.text.says} “{word}” behind a title of one word, which may be another title"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)


EVIDENCE = EvidenceKind("occasion", _weigh)
