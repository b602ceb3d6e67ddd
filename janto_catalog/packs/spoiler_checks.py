"""Every death, return and identity says which works tell it: who has not heard it yet is not told by a list."""

from __future__ import annotations

import re

from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Appearance, Character, Manner, Story
from janto_catalog.model.text import fold
from janto_catalog.packs.diagnostics import Diagnostics, Location

DEATHS = frozenset({"dead", "died", "dies", "killed", "murdered", "executed", "destroyed", "fallen", "buried", "bereaved", "widowed"})  # fmt: skip
RETURNS = frozenset({"undead", "revived", "resurrected", "reborn", "returned", "ghost", "shade", "undying", "immortal"})  # fmt: skip
IDENTITIES = frozenset(
    {"converted", "possessed", "replaced", "impostor", "duplicate", "disguised", "mole", "traitor"}
)
ENDINGS = {"alive": "a death", "living": "a death", "mortal": "a return", "human": "an identity"}
"""States that give something away not by their name but by ending."""
_GIVES_AWAY = {
    **dict.fromkeys(DEATHS, "a death"),
    **dict.fromkeys(RETURNS, "a return"),
    **dict.fromkeys(IDENTITIES, "an identity"),
}
_WORD = re.compile(r"[a-z]+")


def check_spoilers(story: Story, diagnostics: Diagnostics) -> None:
    """A state, an appearance or another name that gives something away and names no work is a warning."""
    told = set()
    for state in story.states:
        if state.reveals:
            told.add((state.character, state.state))
        elif gives := revealed_by(state.state):
            _warn(
                diagnostics,
                diagnostics.location_of("state", state.id),
                f"the state {state.state!r} is {gives}",
            )
        elif state.ends and (gives := ENDINGS.get(state.state, "")):
            _warn(
                diagnostics,
                diagnostics.location_of("state", state.id),
                f"the end of the state {state.state!r} is {gives}",
            )
    for appearance in story.appearances:
        gives = _appearance_gives(appearance)
        if gives and not appearance.reveals and (appearance.character, appearance.state) not in told:
            _warn(diagnostics, diagnostics.location_of("appearance", appearance.id), gives)
    _check_names(story.characters, diagnostics)


def revealed_by(state: str) -> str:
    """What the name of a state gives away ("a death", "a return", "an identity"), or nothing."""
    return next((_GIVES_AWAY[word] for word in _WORD.findall(state.casefold()) if word in _GIVES_AWAY), "")


def _appearance_gives(appearance: Appearance) -> str:
    if gives := revealed_by(appearance.state):
        return f"{appearance.character} is {appearance.state!r} here, {gives}"
    if appearance.manner is Manner.SPIRIT:
        return f"{appearance.character} is here as a spirit, a death"
    if appearance.apparent:
        return f"{appearance.character} only seems to be here, an identity"
    if appearance.under_name:
        return f"{appearance.character} is here as {appearance.under_name!r}, an identity"
    return ""


def _check_names(characters: tuple[Character, ...], diagnostics: Diagnostics) -> None:
    """Another name that is somebody else's own full name says that two are one; first names are shared by many."""
    owners = {fold(character.name): character.id for character in characters}
    for character in characters:
        for alias in character.aliases:
            owner = owners.get(fold(alias.name))
            if owner not in (None, character.id) and " " in alias.name and not alias.reveals:
                location = diagnostics.location_of("character", character.id)
                _warn(diagnostics, location, f"{alias.name!r} is also the name of {owner}, an identity")


def _warn(diagnostics: Diagnostics, location: Location | None, message: str) -> None:
    if location:
        diagnostics.report(
            location, f'{message}: say which works tell it, reveals = ["..."]', Severity.WARNING
        )
