"""How someone is in a title, and when something holds in a life, in words: the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.model.story import Manner, Weight
from janto_catalog.model.subjects import LifeState, Named, Role, SubjectPage, SubjectTitle
from janto_catalog.model.text import counted, grouped

_MANNERS = {
    Manner.PRESENT: "",
    Manner.VOICE: "voice only",
    Manner.SPIRIT: "a spirit",
    Manner.RECORDING: "a recording",
    Manner.FLASHBACK: "in flashback",
    Manner.DREAM: "in a dream",
    Manner.ALTERNATE_SELF: "another self",
    Manner.MENTIONED: "only mentioned",
}
_WEIGHTS = {Weight.LEAD: "lead", Weight.SUPPORT: "supporting", Weight.CAMEO: "cameo"}

_TWO = 2


def manner_words(manner: Manner) -> str:
    """A manner of appearance, "" for someone who is simply there."""
    return _MANNERS[manner]


def role_words(role: Role) -> str:
    """How a character is in a title: "lead, in flashback, undead, as Ifan"."""
    under = f"as {role.under_name}" if role.under_name else ""
    if role.apparent:
        # It is listed with what the character really is there.
        return f"seems {', '.join(filter(None, (manner_words(role.manner), role.state, under))) or 'to be there'}"
    weight = _WEIGHTS[role.weight] if role.is_there else ""
    return ", ".join(filter(None, (weight, manner_words(role.manner), role.state, under)))


def title_words(title: SubjectTitle, page: SubjectPage) -> str:
    """What the subject of a page is in one of its titles, in one line."""
    if page.named.kind == "person":
        return ", ".join((*(credit.capitalize() for credit in title.credits), *_played(title)))
    if page.named.kind == "arc":
        return "optional" if title.optional else ""
    if page.named.kind == "era":
        return "by its place" if title.by_place else ""
    words = [(_given(role), role_words(role)) for role in title.roles]
    if page.named.kind == "pairing" and len(title.roles) == len(page.people) > 1:
        same = words[0][1]
        if all(of_one == same for _, of_one in words):
            return f"{'both' if len(words) == _TWO else 'all'} {same}"
    if page.named.kind == "pairing":
        return "; ".join(f"{name}: {of_one}" for name, of_one in words)
    return "; ".join(of_one for _, of_one in words)


def _played(title: SubjectTitle) -> Iterator[str]:
    for role in title.roles:
        manner = manner_words(role.manner)
        yield f"{role.character.name} ({manner})" if manner else role.character.name


def _given(role: Role) -> str:
    return role.character.name.partition(" ")[0]


def share_words(page: SubjectPage) -> str:
    """How much of it you have and finished: "29 of 37 titles owned, 18 finished"."""
    titles = counted(len(page.titles), "title", "titles")
    return f"{grouped(page.owned)} of {titles} owned, {grouped(page.finished)} finished"


def span_words(state: LifeState) -> str:
    """Between which titles a state holds: "from Reset until Exit Wounds", "since Fragments"; "" where nothing is known.

    A title that is not itself part of the state is named with "after" or "before".
    """
    text = " ".join(f"{word} {named.name}" for word, named in span_parts(state))
    return text[0].lower() + text[1:] if text else ""


def span_parts(state: LifeState) -> tuple[tuple[str, Named], ...]:
    """The same as words, each with the title that follows it; the first one has a capital letter."""
    begins, ends = state.begins, state.ends
    if begins is not None and ends is not None and begins.id == ends.id:
        return (("In", begins),)
    if begins is None:
        return () if ends is None else (("Until" if state.ends_inclusive else "Before", ends),)
    if ends is None:
        return (("Since" if state.begins_inclusive else "After", begins),)
    first = "From" if state.begins_inclusive else "After"
    last = "until" if state.ends_inclusive else "before"
    return (first, begins), (last if state.begins_inclusive else f"and {last}", ends)
