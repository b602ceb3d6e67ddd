"""Show and title are one word each and may be an everyday phrase: "Winter Evening", "Storm in the harbour"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.everyday_nouns import EVERYDAY_NOUNS
from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.filenames.vocabulary import STOP_WORDS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import named_people, own_series
from janto_catalog.model.files import Evidence

#: What people make and keep themselves.  Their papers are dated: "Evening Paper.pdf" may be a book.
_RECORDINGS = frozenset({FileForm.VIDEO, FileForm.AUDIO})
_PAPERS = frozenset({FileForm.PDF, FileForm.TEXT, FileForm.WEB_PAGE})
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
    is_paper = item.form in _PAPERS and bool(item.name.parsed.numbers.years)
    if not (is_paper or item.form in _RECORDINGS) or best is None or best.text is not item.name:
        return
    if len(best.variant.words) > 1 or _has_number(item.name) or _is_as_long(comparison):
        return
    for text in item.texts_from(TextSource.FOLDER) if item.form is FileForm.VIDEO else ():
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
    """Whether show and title are next to each other, with nothing between them but words like "in the".

    The show in front of the title is how names of files begin, too: then the show is an everyday noun, and nothing else
    names it or says that this is a release.
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
    if first in title and comparison.item.form is FileForm.VIDEO:
        return True
    return parsed.words[shows[0]] in EVERYDAY_NOUNS and not _says_more(comparison, name)


def _says_more(comparison: Comparison, name: ItemText) -> bool:
    """Whether a name with show and title is that of a release, or something else than the name tells of the show."""
    parsed = name.parsed
    is_release = TECHNICAL_MARK in parsed.words or " " not in parsed.text
    is_named = any(text is not name for text, _, _ in own_series(comparison))
    return is_release or is_named or named_people(comparison) is not None


EVIDENCE = EvidenceKind("everyday_words", _weigh)
