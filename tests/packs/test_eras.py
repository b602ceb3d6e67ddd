"""Eras in a pack: what the check finds in them, and that they are written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog import chronology
from janto_catalog.model.claims import ClaimRelation
from janto_catalog.model.findings import Severity
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.packs import write_pack as write_pack_to

from .conftest import WritePack

ERAS = """[[era]]
id = "rain"
title = "The Long Rain"
start = "1890"
first = "first"
last = "third"
sources = ["text"]

[[era]]
id = "calm"
title = "The Calm"
"""
WITH_ERAS = ("eras.toml", ERAS)
WITHIN = ("series/one.toml", 'between = ["first", "second"]', 'within-era = "rain"')


def test_an_era_and_what_is_placed_by_it_are_read(write_pack: WritePack) -> None:
    folder = write_pack(WITH_ERAS, WITHIN)
    assert check_pack(folder, chronology.contradictions) == ()
    story = load_pack(folder).story
    rain, calm = story.eras
    assert (rain.start, rain.end, rain.first, rain.last, rain.certainty) == ("1890", "", "first", "third", 3)
    assert (rain.has_begin, rain.has_end, calm.has_begin, calm.has_end) == (True, True, False, False)
    (claim,) = [one for one in story.claims if one.era]
    assert (claim.subject, claim.relation, claim.objects, claim.era) == ("third", ClaimRelation.WITHIN_ERA, (), "rain")  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "message"),
    [
        ("eras.toml", 'first = "first"', 'first = "frist"', 'first = "frist"', "there is no work 'frist'; did you mean 'first'?"),
        ("eras.toml", '"1890"', '"soon"', 'start = "soon"', "'soon' is not a date"),
        ("eras.toml", 'start = "1890"', 'start = "1890"\nend = "1880"', 'end = "1880"', "the era ends (1880) before it begins (1890)"),
        ("eras.toml", 'sources = ["text"]\n', "", "[[era]]", "the bounds of an era need sources"),
        ("eras.toml", 'sources = ["text"]', 'sources = ["texts"]', 'sources = ["texts"]', "there is no source 'texts'"),
        ("eras.toml", 'id = "calm"', 'id = "rain"', 'id = "rain"', "the era rain is declared twice"),
        ("eras.toml", 'title = "The Calm"', 'titel = "The Calm"', 'titel = "The Calm"', "there is no field 'titel' here"),
        ("eras.toml", 'title = "The Calm"\n', "", "[[era]]", "title is missing"),
        ("series/one.toml", 'title = "First"', 'title = "First"\nin_story = false', 'first = "first"', "first is first, which is outside the story"),
        ("series/one.toml", '"rain"', '"rian"', 'within-era = "rian"', "there is no era 'rian'; did you mean 'rain'?"),
        ("series/one.toml", '"rain"', '"snow"', 'within-era = "snow"', "ids of this kind are declared in eras.toml"),
        ("series/one.toml", 'within-era = "rain"', 'within-era = "rain"\nbefore-era = "calm"', "[[work.claims]]", "a claim needs exactly one of"),
        ("series/one.toml", 'within-era = "rain"', 'within-era = "rain"\ndirectly = true', "directly = true", "directly goes with after and before"),
        ("series/one.toml", 'within-era = "rain"', 'within-era = "rain"\naxis = "life:ada"', 'axis = "life:ada"', "cannot place it by an era"),
    ],
)  # fmt: skip
def test_each_fault_has_its_file_and_line(
    file: str, old: str, new: str, row: str, message: str, write_pack: WritePack
) -> None:
    folder = write_pack(WITH_ERAS, WITHIN, (file, old, new))
    found = [
        (folder / one.file).read_text(encoding="utf-8").splitlines()[one.line - 1]
        for one in check_pack(folder)
        if one.severity is Severity.ERROR and message in one.message
    ]
    assert found == [row]


def test_bounds_against_what_is_as_certain_are_a_warning(write_pack: WritePack) -> None:
    wrong = ERAS.replace('start = "1890"', "certainty = 5").replace('"first"', '"second"')
    folder = write_pack(("eras.toml", wrong.replace('"third"', '"first"')))
    (finding,) = check_pack(folder, chronology.contradictions)
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("Second comes after First")
    assert finding.message.endswith("but: The era “The Long Rain” begins with Second and ends with First")


def test_a_former_id_of_an_era_is_known(write_pack: WritePack) -> None:
    former = '[[former_id]]\nid = "wet"\nkind = "era"\nrenamed = "rain"\n'
    assert check_pack(write_pack(WITH_ERAS, ("former_ids.toml", former))) == ()


def test_what_is_written_is_read_again(write_pack: WritePack, tmp_path: Path) -> None:
    pack = load_pack(write_pack(WITH_ERAS, WITHIN))
    write_pack_to(pack, tmp_path / "again")
    again = load_pack(tmp_path / "again").story
    assert again.eras == pack.story.eras
    assert set(again.claims) == set(pack.story.claims)
