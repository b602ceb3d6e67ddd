"""The names of the sources of reasons."""

from __future__ import annotations

import pytest

from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.ui.panels.source_label import source_label

TITLES = {"wiki": "The Wiki", YOU.id: YOU.title}


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        (Reason(ReasonKind.CLAIM, "A before B", "wiki"), "The Wiki"),
        (Reason(ReasonKind.CLAIM, "A before B", YOU.id), "your placement"),
        (Reason(ReasonKind.CLAIM, "A before B", "elsewhere"), "not yet checked with a source"),
        (Reason(ReasonKind.STATE, "Owen is undead"), "follows from a character's state"),
        (Reason(ReasonKind.ASSUMED, "1 before 2"), "the order of its series"),
        (Reason(ReasonKind.TIE, "Only the order of release decides"), ""),
    ],
)
def test_a_reason_names_its_source(reason: Reason, name: str) -> None:
    assert source_label(reason, TITLES) == name
