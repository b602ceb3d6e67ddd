"""Season and episode that a sidecar gives: an NFO next to a video."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.explicit_numbers import season_partly_known
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    found = comparison.item.sidecar_numbers
    own = comparison.item.name.parsed.numbers
    # Each list numbers the specials of season 0 in an order of its own.
    if found is None or found[1].season == 0:
        return
    text, numbers = found
    if own.explicit and (own.season, own.episodes) == (numbers.season, numbers.episodes):
        return
    work = comparison.work
    named = f"series {numbers.season}, episode {' and '.join(map(str, numbers.episodes))}"
    if work.season is None or work.episode is None:
        yield contradicts(
            f"{text.says} {named}, but this has no such number", number_weights.EPISODE_OF_UNNUMBERED
        )
    elif numbers.season == work.season and work.episode in numbers.episodes:
        yield supports(f"{text.says} {named}", number_weights.EPISODE_EXPLICIT)
        if not own.explicit:
            yield from season_partly_known(comparison)
    elif numbers.season == 1 and comparison.names_its_series and work.episode in numbers.episodes:
        yield supports(
            f"{text.says} {named}, counted from its own beginning", number_weights.EPISODE_OF_OWN_COUNT
        )
    else:
        yield contradicts(
            f"{text.says} {named}, but this is series {work.season}, episode {work.episode}",
            number_weights.EPISODE_DIFFERS,
            needs_person=True,
        )


EVIDENCE = EvidenceKind("sidecar_numbers", _weigh)
