"""Files of another magazine or show among those of a series: "Other Magazine 05" beside issues 1 to 25."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from janto_catalog.filenames.vocabulary import FILE_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, contradicts
from janto_catalog.matching.index.indexed_work import name_key
from janto_catalog.matching.item_text import ParsedItem, TextSource
from janto_catalog.matching.named_world import is_named_by_file, own_series, significant_words
from janto_catalog.matching.scoring import ScoredWork, best_first
from janto_catalog.matching.short_forms import is_short_for

Folder = Sequence[tuple[ParsedItem, list[ScoredWork]]]
Compare = Callable[[ParsedItem, str], Comparison]
#: Of fewer files one does not say what the others are called.
_LEAST_FILES = 3


def contradict_other_runs(folder: Folder, compare: Compare) -> list[list[ScoredWork]]:
    """Return the works of each item, with what speaks against one of a name with unknown words before its number.

    Only a person links it then: the folder and its neighbours say which series they are of, not that this file is, too.
    Words that most files of the folder have say nothing.
    """
    comparisons = [compare(item, works[0].work_id) if works else None for item, works in folder]
    names = [tuple(_words_before_number(each)) if each else () for each in comparisons]
    counts = Counter(names)
    is_shared = {
        name: len(folder) >= _LEAST_FILES and 2 * count > len(folder) for name, count in counts.items()
    }
    return [
        works if not name or is_shared[name] else _contradicted(item, works, name, compare)
        for (item, works), name in zip(folder, names, strict=True)
    ]


def _contradicted(
    item: ParsedItem, works: list[ScoredWork], name: tuple[str, ...], compare: Compare
) -> list[ScoredWork]:
    """The works that only their number speaks for, with what speaks against them."""
    text = f"the name says “{item.name.parsed.written(name)}” before its number, which is not known here"
    against = contradicts(text, weights.OTHER_SHOW_NAMED, needs_person=True)
    return best_first(
        each if compare(item, each.work_id).matches else each.with_evidence(against) for each in works
    )


def _words_before_number(comparison: Comparison) -> Iterator[str]:
    """The words before the number of an item that nothing explains, where only a folder names the work's series."""
    name, work = comparison.item.name, comparison.work
    parsed = name.parsed
    if comparison.matches or parsed.numbers.explicit or is_named_by_file(comparison):
        return
    if any(text.source is TextSource.ANSWER for text, _, _ in own_series(comparison)):
        return
    left = significant_words(comparison, name)
    code = parsed.numbers.code
    if code is not None and code[1] in (work.number, work.episode) and not _is_own(comparison, code[0]):
        yield code[0]
    first = min(parsed.standalone_numbers, default=-1)
    for position, word in enumerate(parsed.words[: max(0, first)]):
        is_unknown = position in left or _is_other_company(comparison, word)
        if is_unknown and word not in FILE_WORDS and not _is_own(comparison, word):
            yield word


def _is_own(comparison: Comparison, word: str) -> bool:
    """Whether a word has or is a short form of the show or a series of the work, or is its company's: "TM", "torch"."""
    index, work = comparison.index, comparison.work
    # "BFPTWCD": a product code has those of the publisher and the show.
    short_forms = (word[start:end] for start, end in combinations(range(len(word) + 1), 2) if end - start > 1)
    found = (index.series_names.get(each) for each in short_forms)
    if any(name is not None and comparison.belongs_to(name) for name in found):
        return True
    titles = (index.series[each].title for each in work.series_ids)
    names = {*work.show_keys, *map(name_key, titles)}
    is_company = word in index.publisher_words and not _is_other_company(comparison, word)
    return is_company or any(is_short_for(word, each) for each in names)


def _is_other_company(comparison: Comparison, word: str) -> bool:
    """Whether a word is in the name of a publisher or station, and not in that of the work's own."""
    index, companies = comparison.index, comparison.work.companies
    if word not in index.publisher_words or not companies:
        return False
    initials = {"".join(each[0] for each in company) for company in companies}
    return not any(word in company for company in companies) and word not in initials
