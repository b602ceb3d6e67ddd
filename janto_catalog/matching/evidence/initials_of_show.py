"""Only initials name the show of the work, and a folder has the name of another show, which may have the same."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import STOP_WORDS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.agreement import title_and_number_agree
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import may_be_names, own_series, significant_words
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    named = own_series(comparison)
    if not named or not all(name.is_abbreviation for _, name, _ in named):
        return
    if not any(text is comparison.item.name for text, _, _ in named):
        return
    initials = frozenset(name.text.casefold() for _, name, _ in named)
    is_video = comparison.item.form is FileForm.VIDEO
    agrees = title_and_number_agree(comparison)
    for folder in _folders_of_show(comparison):
        words = significant_words(comparison, folder)
        if _has_initials(folder, initials) or (words and is_video and not agrees):
            reason = f"only initials name its show, and {folder.says} “{folder.parsed.text}”"
            yield contradicts(reason, weights.OTHER_SHOW_NAMED, needs_person=True)
            return


def _folders_of_show(comparison: Comparison) -> Iterator[ItemText]:
    """The nearest folder that is not only that of a season or disc: the one that a show's name may be."""
    folders = comparison.item.texts_from(TextSource.FOLDER)
    for folder in sorted(folders, key=lambda text: text.depth):
        if may_be_names(folder):
            if not any(text is folder for text, _, _ in comparison.item.series_names):
                yield folder
            return
        if not folder.has_only_numbers() and folder.parsed.numbers.season is None:
            return


def _has_initials(folder: ItemText, initials: frozenset[str]) -> bool:
    """Whether the first letters of a folder's words, with or without those like "of", are some initials."""
    parsed = folder.parsed
    words = [
        word
        for at, word in enumerate(parsed.raw_words)
        if word.isalpha() and at not in parsed.bracketed and at not in parsed.ignorable
    ]
    others = [word for word in words if word not in STOP_WORDS]
    found = {"".join(word[0] for word in each) for each in (words, others) if len(each) > 1}
    return not found.isdisjoint(initials)


EVIDENCE = EvidenceKind("initials_of_show", _weigh)
