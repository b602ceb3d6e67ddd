"""The title is in the name, a tag or the folder."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, TitleMatch, supports
from janto_catalog.matching.index.title_variants import WHOLE_TITLES, VariantKind
from janto_catalog.matching.item_text import TextSource
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import fold

_TAGS = frozenset({TextSource.TITLE_TAG, TextSource.ALBUM_TAG})


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    """The best match counts in full, each further one only a little; each source counts once."""
    counted: set[TextSource] = set()
    for match in comparison.matches:
        source = match.text.source
        if source in counted:
            continue
        weight = match.weight - _article_cost(match)
        if counted & _TAGS:
            weight = min(weights.TITLE_REPEATED_IN_TAG, weight)
        elif counted:
            weight = min(weights.TITLE_REPEATED, weight)
        counted.add(source)
        yield supports(_text(match), weight)
    if _is_show_and_initials(comparison):
        yield supports("the name says nothing else than the show and these initials", weights.INITIALS_ALONE)


def _is_show_and_initials(comparison: Comparison) -> bool:
    """Whether a name has the show, the initials of the title of this work alone, and no other words or numbers."""
    best, name = comparison.best_match, comparison.item.name
    if best is None or best.variant.kind is not VariantKind.INITIALS or best.text is not name:
        return False
    initials = best.variant.words[0]
    of_works = {variant.work_id for variant in comparison.index.title_variants.get(initials, ())}
    return (
        len(initials) >= weights.INITIALS_ALONE_LETTERS
        and of_works == {comparison.work.id}
        and any(
            not series.weak and (text is name or text.source in (TextSource.ALBUM_TAG, TextSource.SERIES_TAG))
            for text, series, _ in comparison.series_names
        )
        and not name.parsed.standalone_numbers
        and not unexplained_positions(comparison, name)
    )


def _article_cost(match: TitleMatch) -> float:
    """What an article before a title of one word costs that the title lacks."""
    before = min(match.positions) - 1
    words = match.text.parsed.words
    if len(match.variant.words) > 1 or before < 0 or words[before] not in ARTICLES:
        return 0.0
    has_article = fold(match.variant.text).startswith(words[before] + " ")
    return 0.0 if has_article else weights.ARTICLE_BEFORE_ONE_WORD


def _text(match: TitleMatch) -> str:
    kind = match.variant.kind
    variant = "" if kind in WHOLE_TITLES else f" ({kind.value})"
    correction = f", {match.correction}" if match.correction else ""
    return f"{match.text.says} “{match.variant.text}”{variant}{correction}"


EVIDENCE = EvidenceKind("title", _weigh)
