"""The title stands in the name, a tag or the folder."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES
from janto_catalog.matching.comparison import Comparison, EvidenceKind, TitleMatch, supports
from janto_catalog.matching.index.title_variants import ARTICLE_OF_ONE_WORD, VariantKind
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import fold

_AGAIN, _AGAIN_IN_TAG = 1.5, 0.3
_TAGS = frozenset({TextSource.TITLE_TAG, TextSource.ALBUM_TAG})


def _weigh(case: Comparison) -> Iterator[Evidence]:
    told: set[TextSource] = set()
    for match in case.matches:
        if match.text.source in told:
            continue
        weight = match.weight - _article(match)
        weight = weight if not told else min(_AGAIN_IN_TAG if told & _TAGS else _AGAIN, weight)
        told.add(match.text.source)
        yield supports(_sentence(match), weight)


def _article(match: TitleMatch) -> float:
    """What an article before a title of one word costs that the title has not."""
    before = min(match.positions) - 1
    words = match.text.parsed.words
    if len(match.variant.words) > 1 or before < 0 or words[before] not in ARTICLES:
        return 0.0
    return 0.0 if fold(match.variant.text).startswith(words[before] + " ") else ARTICLE_OF_ONE_WORD


def _sentence(match: TitleMatch) -> str:
    how = (
        "" if match.variant.kind in (VariantKind.FULL, VariantKind.ALSO) else f" ({match.variant.kind.value})"
    )
    slip = f", {match.correction}" if match.correction else ""
    return f"{match.text.source.value} “{match.variant.text}”{how}{slip}"


EVIDENCE = EvidenceKind("title", _weigh)
