"""Moments, notes and facts of production in a pack: read, checked and written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.model.findings import Severity
from janto_catalog.model.moments import NoteKind
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.packs import write_pack as write_pack_to

from .conftest import WritePack

MOMENTS = """[[moment]]
id = "lamp"
work = "first"
label = "The lamp goes out"
begin = "41:10"
end = "43:00"
quote = "Not again."
speakers = ["ada"]
characters = ["bob"]
tags = ["dark"]
sources = ["text"]

[[moment]]
id = "map"
work = "second"
label = "The map"
page = 14
sources = ["text"]
"""
NOTES = """[[note]]
id = "ad-lib"
work = "first"
text = "The line was made up on the day"
kind = "anecdote"
author = "cleo-day"
date = "2009"
contradicts = ["scripted"]
sources = ["text"]

[[note]]
id = "scripted"
work = "first"
text = "The line is in the script"
settled_by = "third"
reveals = ["third"]
sources = ["text"]
"""
PRODUCTION = """[[production]]
work = "first"
label = "recorded at"
text = "The old mill"
date = "2000-11"
sources = ["text"]
"""
ALL = (("moments.toml", MOMENTS), ("notes.toml", NOTES), ("production.toml", PRODUCTION))


def test_they_are_read(write_pack: WritePack) -> None:
    folder = write_pack(*ALL)
    assert check_pack(folder) == ()
    story = load_pack(folder).story
    lamp, map_ = story.moments
    assert (lamp.begin, lamp.end, lamp.quote, lamp.speakers, lamp.characters) == (2470.0, 2580.0, "Not again.", ("ada",), ("bob",))  # fmt: skip
    assert (lamp.place, map_.place) == ("41:10–43:00", "page 14")
    ad_lib, scripted = story.notes
    assert (ad_lib.kind, ad_lib.author, ad_lib.contradicts) == (NoteKind.ANECDOTE, "cleo-day", ("scripted",))
    assert (scripted.kind, scripted.settled_by, scripted.reveals) == (NoteKind.TRIVIA, "third", ("third",))
    (made,) = story.production
    assert (made.label, made.text, made.date) == ("recorded at", "The old mill", "2000-11")


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "message"),
    [
        ("moments.toml", 'work = "first"', 'work = "frist"', 'work = "frist"', "there is no work 'frist'; did you mean 'first'?"),
        ("moments.toml", '"41:10"', '"soon"', 'begin = "soon"', "begin is not a duration"),
        ("moments.toml", '"43:00"', '"40:00"', 'end = "40:00"', "end is before the moment begins"),
        ("moments.toml", 'begin = "41:10"\n', "", 'end = "43:00"', "end needs a begin"),
        ("moments.toml", "page = 14", 'page = 14\nbegin = "1:00"', "page = 14", "at a time or on a page, not both"),
        ("moments.toml", "page = 14", "last_page = 14", "last_page = 14", "last_page needs a page"),
        ("moments.toml", "page = 14", "page = 0", "page = 0", "page must be a whole number"),
        ("moments.toml", 'label = "The map"\n', "", "[[moment]]", "a moment needs a label or a quote"),
        ("moments.toml", 'quote = "Not again."\n', "", 'speakers = ["ada"]', "speakers are those of a quote"),
        ("moments.toml", "Not again.", "word " * 50, f'quote = "{"word " * 50}"', "a quote is one short line"),
        ("moments.toml", '["ada"]', '["eve"]', 'speakers = ["eve"]', "there is no character 'eve'"),
        ("moments.toml", '"map"', '"lamp"', 'id = "lamp"', "the moment lamp is declared twice"),
        ("moments.toml", 'page = 14\nsources = ["text"]', "page = 14", "[[moment]]", "a moment needs sources"),
        ("notes.toml", '["scripted"]', '["scriptd"]', 'contradicts = ["scriptd"]', "there is no note 'scriptd'; did you mean 'scripted'?"),
        ("notes.toml", '["scripted"]', '["ad-lib"]', 'contradicts = ["ad-lib"]', "the note ad-lib is about itself"),
        ("notes.toml", '"anecdote"', '"tale"', 'kind = "tale"', "kind cannot be 'tale'"),
        ("notes.toml", '"cleo-day"', '"cleo-dey"', 'author = "cleo-dey"', "there is no person 'cleo-dey'"),
        ("notes.toml", '"2009"', '"once"', 'date = "once"', "'once' is not a date"),
        ("notes.toml", 'settled_by = "third"', 'settled_by = "thrid"', 'settled_by = "thrid"', "there is no work 'thrid'"),
        ("production.toml", 'text = "The old mill"\n', "", "[[production]]", "text is missing"),
        ("production.toml", 'sources = ["text"]\n', "", "[[production]]", "a fact of production needs sources"),
        ("production.toml", "label =", "lable =", 'lable = "recorded at"', "there is no field 'lable' here; did you mean 'label'?"),
    ],
)  # fmt: skip
def test_each_fault_has_its_file_and_line(
    file: str, old: str, new: str, row: str, message: str, write_pack: WritePack
) -> None:
    folder = write_pack(*ALL, (file, old, new))
    found = [
        (folder / one.file).read_text(encoding="utf-8").splitlines()[one.line - 1]
        for one in check_pack(folder)
        if one.severity is Severity.ERROR and message in one.message
    ]
    assert found == [row]


def test_what_is_written_is_read_again(write_pack: WritePack, tmp_path: Path) -> None:
    pack = load_pack(write_pack(*ALL))
    write_pack_to(pack, tmp_path / "again")
    again = load_pack(tmp_path / "again").story
    assert (again.moments, again.notes, again.production) == (
        pack.story.moments,
        pack.story.notes,
        pack.story.production,
    )
