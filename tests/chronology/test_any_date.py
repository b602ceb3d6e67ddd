"""What the check of packs accepts as a date the order uses, and what it refuses it refuses with a reason and a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog import chronology
from janto_catalog.model.dates import FOREVER, day_span
from janto_catalog.packs.diagnostics import Diagnostics, Location
from janto_catalog.packs.folder import Document
from janto_catalog.packs.table import Table
from tests.chronology.stories import claim, make_story

_MARKS = st.sampled_from(["", "?", "~", "%"])
_YEARS = st.sampled_from(
    [
        "-0044",
        "0003",
        "1999",
        "194X",
        "20XX",
        "-001X",
        "Y-25792",
        "Y200100",
        "Y5E9",
        "1950S2",
        "20X",
        "-25793",
    ]
)
_ENDINGS = st.sampled_from(["", "", "-01", "-12-31", "-21", "-24", "-41", "-XX", "-02-30", "-13", "-21-05"])
_DATES = st.builds("{}{}{}".format, _YEARS, _ENDINGS, _MARKS)
_ENDS = st.one_of(_DATES, st.sampled_from(["", ".."]))
_TEXTS = st.one_of(
    _DATES,
    st.builds("{}/{}".format, _ENDS, _ENDS),
    st.builds("[{},{}..]".format, _DATES, _DATES),
    st.builds("{{{}}}".format, _DATES),
    st.text(alphabet="0123456789XYES-/.[]{},?~%", min_size=1, max_size=12),
)


@given(_TEXTS)
def test_a_date_that_is_accepted_places_its_work(text: str) -> None:
    diagnostics = Diagnostics()
    document = Document("one.toml", f'\ndated = "{text}"\n', {"dated": text})
    accepted = Table(document.data, Location(document, ()), diagnostics, frozenset({"dated"})).date("dated")
    findings = diagnostics.findings()
    if not accepted:
        assert [(each.file, each.line) for each in findings] == [("one.toml", 2)]
        assert "is not a date (EDTF): " in findings[0].message
        return
    assert not findings
    span = day_span(accepted)
    assert span.first > -FOREVER or span.last < FOREVER
    story = make_story("a b x", claim("a dated 0003"), claim("b dated 1999"), claim(f"x dated {accepted}"))
    placements = {each.work: each for each in chronology.order(story).placements}
    assert placements["x"].is_placed
    for other, date in (("a", "0003"), ("b", "1999")):
        known = day_span(date)
        if span.last < known.first:
            assert placements["x"].position < placements[other].position
        elif known.last < span.first:
            assert placements[other].position < placements["x"].position
