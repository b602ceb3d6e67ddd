"""The title stands in the name, a tag or the folder."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.case import Case, EvidenceKind, TitleMatch, speaks_for
from janto_catalog.matching.item import Place
from janto_catalog.matching.titles import FormKind
from janto_catalog.model.files import Evidence

_AGAIN = 1.5


def _weigh(case: Case) -> Iterator[Evidence]:
    told: set[Place] = set()
    for match in case.matches:
        if match.text.place in told:
            continue
        weight = match.weight if not told else min(_AGAIN, match.weight)
        told.add(match.text.place)
        yield speaks_for(_sentence(match), weight)


def _sentence(match: TitleMatch) -> str:
    how = "" if match.form.kind in (FormKind.FULL, FormKind.ALSO) else f" ({match.form.kind.value})"
    slip = f", written {match.slip}" if match.slip else ""
    return f"{match.text.place.value} “{match.form.text}”{how}{slip}"


EVIDENCE = EvidenceKind("title", _weigh)
