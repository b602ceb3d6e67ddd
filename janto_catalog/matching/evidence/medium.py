"""The form of the file, and the kind of work that the name or folder says, against the kind of the work."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.agreement import has_number_of_work
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.file_form import form_weight
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

_FORM_NAMES = {
    FileForm.VIDEO: "a video",
    FileForm.AUDIO: "audio",
    FileForm.PAGES: "made of pages",
    FileForm.EBOOK: "an e-book",
    FileForm.PDF: "a PDF",
    FileForm.TEXT: "a text",
    FileForm.CLIPPING: "a picture",
    FileForm.WEB_PAGE: "a web page",
    FileForm.FOREIGN: "software",
}
_NAMES = (TextSource.NAME, TextSource.TITLE_TAG, TextSource.ALBUM_TAG)
#: Words that say that a video is there for its sound.
_WORDS_OF_SOUND = frozenset(
    {"audio", "audiobook", "audiodrama", "radio", "horspiel", "horbuch", "audiolibro"}
)
_KIND_NAMES = {Kind.TV_EPISODE: "television episode"}


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    form, kind = comparison.item.form, comparison.work.record.kind
    weight = form_weight(form, kind)
    form_name, kind_name = _FORM_NAMES.get(form, "a file"), _with_article(kind)
    if weight < 0 and _is_reading(comparison):
        yield supports("it is as long as a reading of the whole book", weights.FORM_FITS)
    elif weight > 0:
        yield supports(f"it is {form_name}, as {kind_name} is", weight)
    elif weight < 0:
        cost = -weight
        if _is_sound_in_video(comparison) or _is_book_on_web_page(comparison):
            cost = min(cost, weights.FORM_OF_COPY)
        yield contradicts(f"it is {form_name}, and this is {kind_name}", cost)
    yield from _named_kind(comparison)


def _is_reading(comparison: Comparison) -> bool:
    """Whether a recording may be a reading of the novel, which is in the catalogue as the book alone."""
    item, work = comparison.item, comparison.work
    is_novel = item.form is FileForm.AUDIO and work.record.kind is Kind.NOVEL
    if item.seconds is None:
        # Without a length the names must say it.
        is_long = any("unabridged" in text.parsed.words for text in item.texts_from(*_NAMES))
    else:
        is_long = item.seconds >= length_weights.SHORTEST_READING_SECONDS
    return is_novel and is_long and work.id not in comparison.index.read_books


def _is_sound_in_video(comparison: Comparison) -> bool:
    """Whether a video may be a recording with a picture, as video sites have: it says so, or is as long."""
    item, record = comparison.item, comparison.work.record
    if item.form is not FileForm.VIDEO or record.kind.group is not Group.AUDIO or not comparison.matches:
        return False
    is_as_long = bool(item.seconds and record.runtime) and (
        length_agreement(item.seconds or 0.0, record.runtime or 1.0) > length_weights.LENGTH_NEAR
    )
    name = item.name.parsed
    outside = [word for at, word in enumerate(name.words) if at not in comparison.title_positions(item.name)]
    is_named = record.kind in name.kinds or not _WORDS_OF_SOUND.isdisjoint(outside)
    return is_as_long or is_named


def _is_book_on_web_page(comparison: Comparison) -> bool:
    """Whether a page may be the whole book: its name is that of an e-book, with title, author and series."""
    item, work = comparison.item, comparison.work
    if item.form is not FileForm.WEB_PAGE or work.record.kind is not Kind.NOVEL or comparison.best_is_inexact:
        return False
    words = set(item.name.parsed.raw_words)
    return (
        bool(comparison.title_positions(item.name))
        and any(len(person) > 1 and words.issuperset(person) for person in work.people)
        and has_number_of_work(comparison)
    )


def _with_article(kind: Kind) -> str:
    name = _KIND_NAMES.get(kind, kind.value.replace("-", " "))
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _named_kind(comparison: Comparison) -> Iterator[Evidence]:
    """The kind that the name says next to the title, else that of the nearest folder."""
    name, kind = comparison.item.name, comparison.work.record.kind
    if name.parsed.kinds:
        if comparison.title_positions(name) != frozenset(range(len(name.parsed.words))):
            yield from _kind_evidence(kind, name, weights.KIND_NAMED, weights.KIND_DIFFERS)
        return
    folders = (text for text in comparison.item.texts_from(TextSource.FOLDER) if text.parsed.kinds)
    nearest = min(folders, key=lambda text: text.depth, default=None)
    if nearest is not None and not nearest.titles:
        by_folder = weights.KIND_NAMED_BY_FOLDER
        yield from _kind_evidence(kind, nearest, by_folder, by_folder)


def _kind_evidence(kind: Kind, text: ItemText, agrees: float, differs: float) -> Iterator[Evidence]:
    named = text.parsed.kinds
    if kind in named:
        yield supports(f"{text.says} it is {_with_article(kind)}", agrees)
        return
    if text.source is TextSource.FOLDER and kind.group is Group.AUDIO and Kind.AUDIOBOOK in named:
        # Programs that play audiobooks keep dramas with them.
        return
    same_medium = any(kind.group is each.group for each in named)
    other = min(named, key=lambda each: each.value)
    yield contradicts(
        f"{text.says} it is {_with_article(other)}, and this is {_with_article(kind)}",
        weights.KIND_DIFFERS_SLIGHTLY if same_medium else differs,
    )


EVIDENCE = EvidenceKind("medium", _weigh)
