"""What gives away a death, a return or an identity must name the works that reveal it."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.model.findings import Severity
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.packs.spoiler_checks import revealed_by

from .conftest import WritePack

ONE = "series/one.toml"
STATE = '[[state]]\ncharacter = "ada"\nstate = "{}"\nbegins = "first"\n'


@pytest.mark.parametrize(
    ("state", "gives"),
    [
        ("dead", "a death"), ("dead-for-days", "a death"), ("destroyed-again", "a death"), ("undead", "a return"),
        ("ghost", "a return"), ("immortal", "a return"), ("converted", "an identity"), ("possessed", "an identity"),
        ("mortal", ""), ("recruited", ""), ("deadline-editor", ""),
    ],
)  # fmt: skip
def test_the_name_of_a_state_shows_what_it_reveals(state: str, gives: str) -> None:
    assert revealed_by(state) == gives


def test_a_state_that_names_no_work_is_a_warning_on_its_line(write_pack: WritePack) -> None:
    (finding,) = check_pack(write_pack(("states.toml", STATE.format("dead"))))
    assert (finding.location, finding.severity) == ("states.toml:3", Severity.WARNING)
    assert finding.message == (
        "the state 'dead' is a death: name the works that reveal it, reveals = [\"...\"]"
    )


@pytest.mark.parametrize(("state", "gives"), [("alive", "a death"), ("human", "an identity")])
def test_the_end_of_a_state_may_reveal_what_its_name_does_not(
    write_pack: WritePack, state: str, gives: str
) -> None:
    assert check_pack(write_pack(("states.toml", STATE.format(state)))) == ()
    for bound in ("ends", "before"):
        ended = STATE.format(state) + f'{bound} = "second"\n'
        (finding,) = check_pack(write_pack(("states.toml", ended)))
        assert (finding.location, finding.severity) == ("states.toml:3", Severity.WARNING)
        assert finding.message.startswith(f"the end of the state {state!r} is {gives}: name the works")
        assert check_pack(write_pack(("states.toml", ended + 'reveals = ["second"]\n'))) == ()


def test_reveals_of_a_state_count_for_its_appearances(write_pack: WritePack) -> None:
    states = STATE.format("dead") + 'reveals = ["second"]\n'
    assert check_pack(write_pack(("states.toml", states), (ONE, 'weight = "lead"', 'state = "dead"'))) == ()


@pytest.mark.parametrize(
    "words",
    ['state = "revived"', 'manner = "spirit"', "apparent = true", 'under_name = "Eve"'],
)
def test_an_appearance_that_gives_something_away_is_a_warning(write_pack: WritePack, words: str) -> None:
    folder = write_pack((ONE, 'weight = "lead"', words))
    (finding,) = check_pack(folder)
    assert (finding.location, finding.severity) == (f"{ONE}:12", Severity.WARNING)
    assert len(load_pack(folder).story.works) == 3
    assert check_pack(write_pack((ONE, 'weight = "lead"', f'{words}, reveals = ["second"]'))) == ()


def test_an_alias_that_is_another_full_name_must_state_its_reveals(write_pack: WritePack) -> None:
    masked = '[[character]]\nid = "ada"\nname = "Ada Lane"\naliases = ["{}"]\n\n[[character]]\nid = "bob"\nname = "The Masked One"\n'
    (finding,) = check_pack(write_pack(("characters.toml", masked.format("the masked one"))))
    assert (finding.location, finding.severity) == ("characters.toml:2", Severity.WARNING)
    assert "is also the name of bob, an identity" in finding.message
    characters = masked.replace('"{}"', '{{ name = "{}", reveals = ["second"] }}').format("The Masked One")
    assert check_pack(write_pack(("characters.toml", characters))) == ()


def test_the_shipped_pack_states_what_reveals_every_death(shipped: Path) -> None:
    story = load_pack(shipped / "torchwood").story
    silent = [state.id for state in story.states if revealed_by(state.state) and not state.reveals]
    spirits = [a.id for a in story.appearances if (a.manner == "spirit" or a.apparent) and not a.reveals]
    assert (silent, spirits) == ([], [])
