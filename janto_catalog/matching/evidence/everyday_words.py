"""Show and title of a video are one word each and may be an everyday phrase: "Winter Evening", "Storm in the harbour"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import STOP_WORDS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import own_series
from janto_catalog.model.files import Evidence

#: Words of folders with videos of one's own.
_OWN_VIDEOS = frozenset(
    [
        "photo",
        "photos",
        "pictures",
        "pics",
        "foto",
        "fotos",
        "camera",
        "dcim",
        "holiday",
        "holidays",
        "vacation",
    ]
)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, best = comparison.item, comparison.best_match
    if item.form is not FileForm.VIDEO or best is None or best.text is not item.name:
        return
    if len(best.variant.words) > 1 or _has_number(item.name) or _is_as_long(comparison):
        return
    for text in item.texts_from(TextSource.FOLDER):
        if not _OWN_VIDEOS.isdisjoint(text.parsed.words):
            reason = f"{text.says} “{text.parsed.text}”, and the name is one that videos of one’s own have"
            yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            return
    if _is_phrase(comparison, item.name):
        reason = f"“{item.name.parsed.text}” may be an everyday phrase, and no number or length says more"
        yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)


def _has_number(name: ItemText) -> bool:
    parsed, numbers = name.parsed, name.parsed.numbers
    return bool(parsed.standalone_numbers or numbers.episodes or numbers.code or numbers.season is not None)


def _is_as_long(comparison: Comparison) -> bool:
    seconds, known = comparison.item.seconds, comparison.work.record.runtime
    return bool(seconds and known) and length_agreement(seconds or 0.0, known or 1.0) > 0


def _is_phrase(comparison: Comparison, name: ItemText) -> bool:
    """Whether the show is right behind the title, with nothing between them but words like "in the".

    The show in front of the title is how names of files begin, too.
    """
    parsed, title = name.parsed, comparison.title_positions(name)
    shows = [
        span.start
        for text, series, span in own_series(comparison)
        if text is name and series.is_show and span.end - span.start == 1
    ]
    if len(title) != 1 or len(shows) != 1:
        return False
    first, last = sorted((*title, *shows))
    between = range(first + 1, last + 1)
    if any(at in parsed.after_separator or at in parsed.bracketed for at in between):
        return False
    if any(parsed.words[at] not in STOP_WORDS for at in between[:-1]):
        return False
    return first in title


EVIDENCE = EvidenceKind("everyday_words", _weigh)
