"""Warnings for deaths, returns and identities that do not state the works that reveal them."""

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
"""States whose end reveals something."""
_REVEALS = {
    **dict.fromkeys(DEATHS, "a death"),
    **dict.fromkeys(RETURNS, "a return"),
    **dict.fromkeys(IDENTITIES, "an identity"),
}
_WORD = re.compile(r"[a-z]+")


def check_spoilers(story: Story, diagnostics: Diagnostics) -> None:
    """Warn about each state, appearance or alias that reveals something and has no `reveals`."""
    covered = set()
    for state in story.states:
        if state.reveals:
            covered.add((state.character, state.state))
        elif reveals := revealed_by(state.state):
            _warn(
                diagnostics,
                diagnostics.location_of("state", state.id),
                f"the state {state.state!r} is {reveals}",
            )
        elif state.ends and (reveals := ENDINGS.get(state.state, "")):
            _warn(
                diagnostics,
                diagnostics.location_of("state", state.id),
                f"the end of the state {state.state!r} is {reveals}",
            )
    for appearance in story.appearances:
        message = _revealed_by_appearance(appearance)
        if message and not appearance.reveals and (appearance.character, appearance.state) not in covered:
            _warn(diagnostics, diagnostics.location_of("appearance", appearance.id), message)
    _check_names(story.characters, diagnostics)


def revealed_by(state: str) -> str:
    """What the name of a state reveals ("a death", "a return", "an identity"), or ""."""
    return next((_REVEALS[word] for word in _WORD.findall(state.casefold()) if word in _REVEALS), "")


def _revealed_by_appearance(appearance: Appearance) -> str:
    if reveals := revealed_by(appearance.state):
        return f"{appearance.character} is {appearance.state!r} here, {reveals}"
    if appearance.manner is Manner.SPIRIT:
        return f"{appearance.character} is here as a spirit, a death"
    if appearance.apparent:
        return f"{appearance.character} only seems to be here, an identity"
    if appearance.under_name:
        return f"{appearance.character} is here as {appearance.under_name!r}, an identity"
    return ""


def _check_names(characters: tuple[Character, ...], diagnostics: Diagnostics) -> None:
    """Warn about an alias that is the full name of another character; first names may be shared."""
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
            location, f'{message}: name the works that reveal it, reveals = ["..."]', Severity.WARNING
        )
