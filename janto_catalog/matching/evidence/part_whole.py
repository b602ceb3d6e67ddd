"""The box set, anthology or issue that a work is part of is named too; or the whole against its parts."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import COLLECTION_WORDS, STOP_WORDS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.evidence.joined_file import names_only_whole
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.title_variants import VariantKind
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind

#: Forms in which a text of an issue comes, and not the issue with its pages.
_TEXT_FORMS = (FileForm.EBOOK, FileForm.TEXT)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    work = comparison.work
    yield from _before_colon(comparison)
    is_text_of_issue = work.record.kind is Kind.MAGAZINE_ISSUE and comparison.item.form in _TEXT_FORMS
    if work.id in comparison.index.parts or is_text_of_issue:
        yield from _part_of_this_whole(comparison)
    else:
        yield from _collection_of_this(comparison)
    if _names_one_part(comparison):
        yield contradicts(
            "the name says one part of it, and this is the whole", weights.PART_AND_WHOLE_DIFFER
        )
    parent = comparison.parent
    if parent is None:
        return
    if parent.record.title == work.record.title:
        yield contradicts("what it is part of has the same title", weights.WHOLE_HAS_SAME_TITLE)
    else:
        yield from _whole_is_named(comparison, parent)


def _before_colon(comparison: Comparison) -> Iterator[Evidence]:
    """The title was found without the part before its colon, and that part is a named series."""
    best = comparison.best_match
    if best is None or not best.variant.before_colon:
        return
    missing = best.variant.before_colon
    if any(missing.lower() == name.text.lower() for _, name, _ in comparison.item.series_names):
        yield supports(f"“{missing}” is named too", weights.BEFORE_COLON_NAMED)


def _collection_of_this(comparison: Comparison) -> Iterator[Evidence]:
    """ "… collection" after the title of a single story."""
    text = comparison.main_text
    words, title = text.parsed.words, comparison.title_positions(text)
    following = max(title, default=-2) + 1
    word = words[following] if title and following < len(words) else ""
    if word in COLLECTION_WORDS - comparison.work.bracketed_words:
        yield contradicts(
            f"{text.says} it is a “{word}”, and this is one story", weights.PART_AND_WHOLE_DIFFER
        )


def _part_of_this_whole(comparison: Comparison) -> Iterator[Evidence]:
    """One part of this box set is named: by the title tag next to the album, or by words after its title."""
    parts = comparison.index.parts.get(comparison.work.id, ())
    for text in comparison.item.texts_from(TextSource.TITLE_TAG):
        named = [
            variant
            for variant, _ in text.titles
            if variant.work_id in parts and variant.kind is VariantKind.FULL
        ]
        if named and not comparison.title_positions(text):
            reason = f"the title tag says “{named[0].text}”, which is one part of it"
            if names_only_whole(comparison, comparison.work.id):
                yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            else:
                yield contradicts(reason, weights.PART_AND_WHOLE_DIFFER)
            return
    text = comparison.main_text
    title = comparison.title_positions(text)
    after = [
        text.parsed.words[position]
        for position in sorted(unexplained_positions(comparison, text))
        if title and position > max(title) and _is_content(text, position)
    ]
    if after:
        yield contradicts(
            f"it goes on “{' '.join(after)}”, which may be one part of it", weights.PART_AND_WHOLE_DIFFER
        )


def _is_content(text: ItemText, position: int) -> bool:
    word = text.parsed.words[position]
    is_plain = word in STOP_WORDS or word in COLLECTION_WORDS or word.isdecimal()
    return position not in text.parsed.bracketed and not is_plain


def _names_one_part(comparison: Comparison) -> bool:
    """Whether the name has the number of one part of this box set, or of this work in several parts."""
    item, work = comparison.item, comparison.work
    own = comparison.index.part_numbers(work.id)
    if own and item.name.parsed.numbers.number_range == own:
        return False
    named = _named_part(comparison, work.id) if work.id in comparison.index.parts else None
    if named is not None:
        # Without a length the number that the box set has in its series is taken for its own.
        return item.seconds is not None or named != work.number or not comparison.names_its_series
    parts = {word for word in work.bracketed_words if word.isdecimal()}
    if len(parts) < 2 or parts.issubset(item.name.parsed.words):
        return False
    return any(_number_after_title(text, work.id) is not None for text in item.texts)


def _whole_is_named(comparison: Comparison, parent: IndexedWork) -> Iterator[Evidence]:
    """A text has the title of the whole apart from that of the work."""
    number = comparison.work.number
    by_number = number is not None and _named_part(comparison, parent.id) == number
    if not (comparison.matches or by_number):
        return
    for text in comparison.item.texts:
        title = comparison.title_positions(text)
        for span in text.spans_of(parent.id):
            whole = span.positions
            is_inside = whole <= title or (title and title <= whole)
            if not is_inside:
                yield supports(
                    f"{text.says} “{parent.record.title}”, which it is part of",
                    weights.WHOLE_NAMED,
                )
                return


def _named_part(comparison: Comparison, whole: str) -> int | None:
    """The number of a part that the name says of a whole ("Parasite E01"), None without one."""
    name = comparison.item.name
    numbers = name.parsed.numbers
    if numbers.explicit:
        return None
    if not name.has_title_of(whole):
        return _named_part_in_folder(comparison) if comparison.work.id == whole else None
    if numbers.disc is not None:
        return numbers.disc
    return numbers.episodes[0] if numbers.episodes else _number_after_title(name, whole)


def _named_part_in_folder(comparison: Comparison) -> int | None:
    """The number that is the whole name of a file, in a folder that has the title of this whole."""
    name, best = comparison.item.name, comparison.best_match
    if best is None or best.text.source is not TextSource.FOLDER or name.titles:
        return None
    only_number = name.parsed.standalone_numbers and len(name.parsed.words) == 1
    return int(name.parsed.words[0]) if only_number else None


def _number_after_title(text: ItemText, work_id: str) -> int | None:
    """The number right after a work's title, None without one."""
    parsed = text.parsed
    taken = {position for span in text.spans_of(work_id) for position in span.positions}
    for span in text.spans_of(work_id):
        position = span.end
        if position in taken or position in parsed.bracketed or position in parsed.ignorable:
            continue
        if position in parsed.standalone_numbers:
            return int(parsed.words[position])
    return None


EVIDENCE = EvidenceKind("part_whole", _weigh)
