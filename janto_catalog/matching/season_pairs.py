"""Two numbers of a name in the folder of a season: "Season 2/The Show 2-06"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, contradicts, supports
from janto_catalog.matching.explicit_numbers import season_partly_known
from janto_catalog.matching.item_numbers import counts_disc_titles
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.model.files import Evidence

#: "2-06", alone or behind words.
_PAIR = re.compile(r"(?<![\d-])(\d)-(\d\d)(?![\d-])")


def pair_in_season(item: ParsedItem, season: tuple[int, ItemText] | None) -> tuple[int, int] | None:
    """Return the two numbers of "Season 2/The Show 2-06": the folder says what the first one counts; None for others.

    Where a disc is named, or the titles of one are counted, the first may be that of the disc.
    """
    if season is None or season[1].source is not TextSource.FOLDER or counts_disc_titles(item):
        return None
    found = _PAIR.search(item.name.parsed.text)
    pair = (int(found[1]), int(found[2])) if found else None
    return pair if pair and pair[0] == season[0] else None


def weigh_pair(comparison: Comparison, pair: tuple[int, int]) -> Iterator[Evidence]:
    """Yield what such a pair says for or against a work."""
    work, text = comparison.work, f"the name says {pair[0]}-{pair[1]:02}, in the folder of series {pair[0]}"
    if (work.season, work.episode) == pair:
        yield supports(text, number_weights.EPISODE_EXPLICIT)
        yield from season_partly_known(comparison)
    elif work.episode is not None:
        yield contradicts(text, number_weights.EPISODE_DIFFERS)
