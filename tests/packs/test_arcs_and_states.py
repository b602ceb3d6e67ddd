"""What a check says of arcs that lack a work of their lead, and of states that the order contradicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.chronology import misplaced_states
from janto_catalog.model.findings import Finding, Severity
from janto_catalog.packs import check_pack, load_pack

from .conftest import GOOD, WritePack

ONE = "series/one.toml"
WORKS = '[series]\nid = "one"\ntitle = "One"\nkind = "novel"\n' + "".join(
    f'\n[[work]]\nid = "{name}"\ntitle = "{name.title()}"\n'
    'appearances = [{ character = "ada", weight = "lead" }, { character = "bob" }]\n'
    for name in ("first", "second", "third", "fourth")
)
ARC = '[[arc]]\nid = "ada"\ntitle = "Ada"\nworks = ["first", "second", "third"]\n'


def of_arcs(folder: Path) -> list[Finding]:
    return [finding for finding in check_pack(folder) if finding.file == "arcs.toml"]


def test_a_work_that_the_lead_of_an_arc_leads_and_the_arc_lacks_is_a_warning(write_pack: WritePack) -> None:
    (finding,) = of_arcs(write_pack((ONE, WORKS), ("arcs.toml", ARC)))
    assert (finding.location, finding.severity) == ("arcs.toml:2", Severity.WARNING)
    assert (
        finding.message == "ada is in every work of this arc and leads fourth: add it to works, or to without"
    )


@pytest.mark.parametrize(
    ("works", "arc"),
    [
        (WORKS, ARC + 'without = ["fourth"]\n'),
        (WORKS, ARC.replace('"third"]', '"third", "fourth"]')),
        (WORKS, ARC.replace(', "third"', "")),
        (WORKS.replace('"Fourth"\n', '"Fourth"\npart_of = "third"\n'), ARC),
        (WORKS.replace('"Third"\n', '"Third"\npart_of = "fourth"\n'), ARC),
        (WORKS.replace('"Fourth"\n', '"Fourth"\nin_story = false\n'), ARC),
        (WORKS.replace('{ character = "ada", weight = "lead" }', '{ character = "ada", manner = "mentioned" }', 1), ARC),
        (WORKS + WORKS[WORKS.index('\n[[work]]\nid = "fourth"') :].replace("fourth", "fifth"), ARC),
    ],
    ids=["left out", "added", "two works only", "a part", "a whole", "no story", "mentioned once", "led elsewhere too"],
)  # fmt: skip
def test_other_works_of_its_lead_are_none(write_pack: WritePack, works: str, arc: str) -> None:
    assert of_arcs(write_pack((ONE, works), ("arcs.toml", arc))) == []


def test_what_an_arc_is_without_is_none_of_its_works(write_pack: WritePack) -> None:
    (finding,) = of_arcs(write_pack((ONE, WORKS), ("arcs.toml", ARC + 'without = ["fourth", "third"]\n')))
    assert (finding.location, finding.message) == ("arcs.toml:5", "third is among the works")


def of_states(folder: Path, file: str) -> list[Finding]:
    return [finding for finding in check_pack(folder, misplaced_states) if finding.file == file]


STATE = '[[state]]\ncharacter = "ada"\nstate = "lost"\nbegins = "second"\n'
IN_FIRST = (ONE, 'weight = "lead"', 'state = "lost"')


def test_a_state_begun_by_a_work_after_it_is_a_warning_in_the_line_of_the_appearance(
    write_pack: WritePack,
) -> None:
    (finding,) = of_states(write_pack(("states.toml", STATE), IN_FIRST), ONE)
    assert (finding.location, finding.severity) == (f"{ONE}:12", Severity.WARNING)
    assert finding.message == "'lost' begins with Second, which comes after First"


def test_a_state_ended_by_a_work_before_it_is_a_warning(write_pack: WritePack) -> None:
    state = STATE.replace('begins = "second"', 'ends = "first"')
    second = (
        ONE,
        'released = "2002"',
        'released = "2002"\nappearances = [{ character = "ada", state = "lost" }]',
    )
    (finding,) = of_states(write_pack(("states.toml", state), second), ONE)
    assert finding.message == "'lost' ends with First, which comes before Second"


def test_a_state_that_ends_before_it_begins_is_a_warning_in_its_own_line(write_pack: WritePack) -> None:
    (finding,) = of_states(write_pack(("states.toml", STATE + 'ends = "first"\n')), "states.toml")
    assert finding.location == "states.toml:3"
    assert finding.message == "'lost' begins with Second, after First, which ends it"


@pytest.mark.parametrize("more", ["", 'ends = "second"\n'])
def test_states_in_order_are_not_warned_about(write_pack: WritePack, more: str) -> None:
    assert of_states(write_pack(("states.toml", STATE + more)), "states.toml") == []


def test_a_state_of_a_life_is_compared_with_that_life(write_pack: WritePack) -> None:
    """Ada travels back: in her life `second` comes first."""
    works = GOOD[ONE].replace(
        'after = "first"\n',
        'after = "first"\ncertainty = 5\nsources = ["text"]\n\n[[work.claims]]\nbefore = "first"\naxis = "life:ada"\n',
    ).replace('released = "2002"', 'released = "2002"\nappearances = [{ character = "ada" }]')  # fmt: skip
    state = STATE + 'ends = "first"\naxis = "life:ada"\n'
    folder = write_pack((ONE, works), ("states.toml", state))
    assert load_pack(folder).story.states[0].axis == "life:ada"
    assert of_states(folder, "states.toml") == []
