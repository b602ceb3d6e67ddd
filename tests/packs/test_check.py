"""What a check finds in a pack, with the file and the line a person must open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from janto_catalog.errors import PackError
from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Story
from janto_catalog.packs import check_pack, load_pack

from .conftest import WritePack

ONE = "series/one.toml"
SERIES_TWO = '[series]\nid = "two"\ntitle = "Two"\nkind = "novel"\n\n'


def test_a_correct_pack_has_no_findings(write_pack: WritePack) -> None:
    assert check_pack(write_pack()) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "message"),
    [
        (ONE, 'after = "first"', 'after = "frist"', 'after = "frist"', "there is no work 'frist'; did you mean 'first'?"),
        (ONE, '["first", "second"]', '["first", "secund"]', 'between = ["first", "secund"]', "there is no work 'secund'; did you mean 'second'?"),
        (ONE, 'character = "bob"', 'character = "bop"', '  { character = "bop", manner = "voice" },', "there is no character 'bop'; did you mean 'bob'?"),
        (ONE, '"cleo-day"', '"cleo-dey"', 'writers = ["cleo-dey"]', "there is no person 'cleo-dey'; did you mean 'cleo-day'?"),
        (ONE, 'sources = ["text"]', 'sources = ["texts"]', 'sources = ["texts"]', "there is no source 'texts'; did you mean 'text'?"),
        (ONE, 'id = "second"', 'id = "first"', 'id = "first"', f"the work first is declared twice; the first time at {ONE}:7"),
        ("characters.toml", 'id = "bob"', 'id = "ada"', 'id = "ada"', "the character ada is declared twice"),
        (ONE, '"2001-05"', '"2001-15"', 'released = "2001-15"', "'2001-15' is not a date"),
        (ONE, 'after = "first"', 'dated = "soon"', 'dated = "soon"', "'soon' is not a date"),
        (ONE, 'weight = "lead"', 'weight = "leed"', '  { character = "ada", weight = "leed" },', "weight cannot be 'leed'; did you mean 'lead'?"),
        (ONE, 'manner = "voice"', 'manner = "heard"', '  { character = "bob", manner = "heard" },', "manner cannot be 'heard'; it is one of present, voice"),
        (ONE, 'kind = "novel"', 'kind = "novle"', 'kind = "novle"', "kind cannot be 'novle'; did you mean 'novel'?"),
        (ONE, '["first", "second"]', '["first"]', 'between = ["first"]', "between needs exactly two works, not 1"),
        (ONE, '["first", "second"]', '["first", "first"]', 'between = ["first", "first"]', "first is in between twice"),
        (ONE, '["first", "second"]', '["first", "third"]', 'between = ["first", "third"]', "third cannot be placed against itself"),
        (ONE, 'after = "first"', 'after = "second"', 'after = "second"', "second cannot be placed against itself"),
        (ONE, 'after = "first"', 'aftr = "first"', 'aftr = "first"', "there is no field 'aftr' here; did you mean 'after'?"),
        (ONE, 'after = "first"\n', "", "[[work.claims]]", "a claim needs exactly one of before, after"),
        (ONE, "certainty = 5", "certainty = 6", "certainty = 6", "certainty must be a whole number from 1 to 5, not 6"),
        (ONE, 'sources = ["text"]\nreason', "reason", "[[work.claims]]", "a claim needs sources"),
        (ONE, 'title = "Second"', 'titel = "Second"', 'titel = "Second"', "there is no field 'titel' here; did you mean 'title'?"),
        (ONE, 'title = "Second"\n', "", "[[work]]", "title is missing"),
        (ONE, 'title = "Second"', "title = 2", "title = 2", "title must be a text in quotes, not 2"),
        (ONE, 'id = "second"', 'id = "The Second"', 'id = "The Second"', "'The Second' is not an id"),
        (ONE, 'id = "third"', 'id = "nowhere#dream"', 'id = "nowhere#dream"', "nowhere#dream is a segment: its work must come before it"),
        (ONE, 'title = "Third"', 'title = "Third"\nruntime = "long"', 'runtime = "long"', "runtime is not a duration"),
        (ONE, 'title = "Third"', 'title = "Third"\npart_of = "third"', 'id = "third"', "the work third is inside itself"),
        (ONE, 'reason = """', 'axis = "life:eve"\nreason = """', 'axis = "life:eve"', "there is no character 'eve'"),
        (ONE, 'reason = """', 'axis = "dream"\nreason = """', 'axis = "dream"', "axis cannot be 'dream'"),
        (ONE, 'reason = """', 'timeline = "b"\nreason = """', 'timeline = "b"', "there is no timeline 'b'"),
        ("sources.toml", '"canon"', '"assumed"', 'layer = "assumed"', "layer cannot be 'assumed'"),
        ("people.toml", "cleo-day", "Cleo", 'Cleo = "Cleo Day"', "'Cleo' is not an id"),
        ("people.toml", '"Cleo Day"', '" "', 'cleo-day = " "', "cleo-day is missing"),
        (ONE, 'title = "Third"', 'title = "Th\\u0000ird"', 'title = "Th\\u0000ird"', "title has a character that cannot be shown (U+0000)"),
        ("characters.toml", 'name = "Bob"', 'name = "Bob"\naliases = ["\\u001bB"]', 'aliases = ["\\u001bB"]', "aliases has a character that cannot be shown (U+001B)"),
        ("pack.toml", "format = 1", "format = 2", "format = 2", "format must be 1"),
        ("pack.toml", 'name = "small"\n', "", "format = 1", "name is missing"),
    ],
)  # fmt: skip
def test_a_problem_is_reported_with_its_file_and_line(
    write_pack: WritePack, file: str, old: str, new: str, row: str, message: str
) -> None:
    folder = write_pack((file, old, new))
    (finding,) = [finding for finding in check_pack(folder) if finding.message.startswith(message)]
    assert finding.file == file
    assert (folder / file).read_text(encoding="utf-8").split("\n")[finding.line - 1] == row
    with pytest.raises(PackError):
        load_pack(folder)


@pytest.mark.parametrize(
    ("file", "text", "where", "message"),
    [
        ("states.toml", '[[state]]\ncharacter = "ada"\nstate = "away"\nbegins = "first"\nafter = "first"\n',
         "states.toml:5", "a state cannot have both begins and after"),
        ("states.toml", '[[state]]\ncharacter = "ada"\nstate = "away"\n\n[[state]]\ncharacter = "ada"\nstate = "away"\n',
         "states.toml:7", "the state ada:away is declared twice; the first time at states.toml:3"),
        ("pairings.toml", '[[pairing]]\nid = "p"\nname = "P"\nmembers = ["ada"]\n',
         "pairings.toml:4", "a pairing needs at least two members"),
        ("arcs.toml", '[[arc]]\nid = "a"\ntitle = "A"\nworks = ["first"]\noptional = [\n  "second",\n]\n',
         "arcs.toml:6", "second is optional but not among the works"),
        ("timelines.toml", '[[timeline]]\nid = "b"\nname = "B"\nstatus = "abortd"\n',
         "timelines.toml:4", "status cannot be 'abortd'; did you mean 'aborted'?"),
        ("timelines.toml", '[[timelin]]\nid = "b"\n',
         "timelines.toml:1", "there is no field 'timelin' here; did you mean 'timeline'?"),
        ("charakters.toml", "", "charakters.toml:1", "a pack has no file 'charakters.toml'; did you mean 'characters'?"),
    ],
)  # fmt: skip
def test_the_other_files_are_checked_alike(
    write_pack: WritePack, file: str, text: str, where: str, message: str
) -> None:
    found = {finding.location: finding.message for finding in check_pack(write_pack((file, text)))}
    assert found == {where: message}


def test_a_state_that_is_nearly_a_known_one_is_a_warning_and_still_loads(write_pack: WritePack) -> None:
    state = '[[state]]\ncharacter = "ada"\nstate = "undead"\nbegins = "first"\nreveals = ["first"]\n'
    folder = write_pack(("states.toml", state), (ONE, 'weight = "lead"', 'state = "undaed"'))
    (finding,) = check_pack(folder)
    assert (finding.location, finding.severity) == (f"{ONE}:12", Severity.WARNING)
    assert load_pack(folder).story.appearances[0].state == "undaed"


def test_the_same_statement_twice_is_a_duplicate(write_pack: WritePack) -> None:
    again = '[[work.claims]]\nafter = "first"\nsources = ["text"]\n\n[[work]]\nid = "third"'
    (finding,) = check_pack(write_pack((ONE, '[[work]]\nid = "third"', again)))
    assert finding.location == f"{ONE}:32"
    assert "is declared twice; the first time at series/one.toml:22" in finding.message


def test_loops_found_by_the_chronology_are_reported_at_the_line_of_their_claim(write_pack: WritePack) -> None:
    def contradictions(story: Story) -> Sequence[tuple[str, str]]:
        return [(story.claims[1].id, "first, second and third go round in a circle")]

    (finding,) = check_pack(write_pack(), contradictions)
    assert (finding.location, finding.message) == (
        f"{ONE}:36",
        "first, second and third go round in a circle",
    )


def test_the_chronology_is_not_checked_in_a_pack_with_errors(write_pack: WritePack) -> None:
    def contradictions(story: Story) -> Sequence[tuple[str, str]]:
        raise AssertionError(story)

    assert len(check_pack(write_pack((ONE, 'after = "first"', 'after = "x"')), contradictions)) == 1


def test_all_problems_are_found_in_the_order_of_their_lines(write_pack: WritePack) -> None:
    folder = write_pack(
        (ONE, '"2001-05"', '"x"'),
        (ONE, 'after = "first"', 'after = "x"'),
        (ONE, 'kind = "novel"', 'kind = "x"'),
    )
    assert [finding.line for finding in check_pack(folder)] == [4, 9, 22]


def test_a_pack_that_cannot_be_read_at_all_is_one_finding(tmp_path: Path) -> None:
    (finding,) = check_pack(tmp_path)
    assert (finding.location, finding.message) == ("pack.toml:1", "the file is missing")


def wasteful(works: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """A series whose works lie in one another in a ring, and an arc that names four times as many that are not there."""
    nested = "".join(
        f'[[work]]\nid = "w{n}"\ntitle = "W"\npart_of = "w{(n + 1) % works}"\n' for n in range(works)
    )
    listed = ", ".join(f'"x{n}"' for n in range(4 * works))
    arc = f'[[arc]]\nid = "a"\ntitle = "A"\nworks = [{listed}]\noptional = [{listed}]\n'
    return ("series/two.toml", SERIES_TWO + nested), ("arcs.toml", arc)


def test_a_pack_made_to_waste_time_is_checked_to_its_end(write_pack: WritePack) -> None:
    # That four times as much takes four times as long is measured in tests/bench.
    found = check_pack(write_pack(*wasteful(1_250)))
    assert len([finding for finding in found if "is inside itself" in finding.message]) == 1
    assert len([finding for finding in found if "there is no work" in finding.message]) == 8 * 1_250


@pytest.mark.parametrize(
    ("alias", "count"),
    [("Big Finish", 1), ("Big Finish Productions", 1), ("Big Finish Torchwood", 0), ("Finish", 0)],
)
def test_the_name_of_a_publisher_alone_is_a_poor_alias_of_a_series(
    write_pack: WritePack, alias: str, count: int
) -> None:
    folder = write_pack(
        (ONE, 'kind = "novel"', f'kind = "novel"\naliases = ["{alias}"]'),
        (ONE, 'id = "first"', 'id = "first"\npublisher = "Big Finish Productions"'),
    )
    found = [each for each in check_pack(folder) if "publisher or station" in each.message]
    assert [each.severity for each in found] == [Severity.WARNING] * count
