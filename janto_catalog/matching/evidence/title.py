"""The title stands in the name, a tag or the folder."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES
from janto_catalog.matching.comparison import Case, EvidenceKind, TitleMatch, speaks_for
from janto_catalog.matching.index.title_variants import ARTICLE_OF_ONE_WORD, FormKind
from janto_catalog.matching.item_text import Place
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import fold

_AGAIN, _AGAIN_IN_TAG = 1.5, 0.3
_TAGS = frozenset({Place.TITLE_TAG, Place.ALBUM_TAG})


def _weigh(case: Case) -> Iterator[Evidence]:
    told: set[Place] = set()
    for match in case.matches:
        if match.text.place in told:
            continue
        weight = match.weight - _article(match)
        weight = weight if not told else min(_AGAIN_IN_TAG if told & _TAGS else _AGAIN, weight)
        told.add(match.text.place)
        yield speaks_for(_sentence(match), weight)


def _article(match: TitleMatch) -> float:
    """What an article before a title of one word costs that the title has not."""
    before = min(match.span) - 1
    words = match.text.reading.words
    if len(match.form.words) > 1 or before < 0 or words[before] not in ARTICLES:
        return 0.0
    return 0.0 if fold(match.form.text).startswith(words[before] + " ") else ARTICLE_OF_ONE_WORD


def _sentence(match: TitleMatch) -> str:
    how = "" if match.form.kind in (FormKind.FULL, FormKind.ALSO) else f" ({match.form.kind.value})"
    slip = f", {match.slip}" if match.slip else ""
    return f"{match.text.place.value} “{match.form.text}”{how}{slip}"


EVIDENCE = EvidenceKind("title", _weigh)
