"""A search said as people would: what stands in an empty list and over one that is still shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PART = re.compile(r'-?[a-z-]+:=?"[^"]*"|"[^"]*"|[()]|[^\s()]+')
_SAID = {
    "with": "{}",
    "title": "the title {}",
    "arc": "the story arc {}",
    "series": "the series {}",
    "before": "before {}",
    "after": "after {}",
    "kind": "of the kind {}",
}
_WHOLE = {
    "kind:audio": "in audio",
    "kind:clipping": "in clippings",
    "kind:print": "in print",
    "kind:video": "on video",
    "owned:no": "that you do not have",
    "owned:yes": "that you have",
    "progress:finished": "that you have finished",
    "progress:none": "that you have not begun",
    "progress:started": "that you have begun",
}
_PLACED = ("before", "after")
_ADDED = (*_PLACED, "kind")
_QUALIFYING = frozenset({"after", "before", "in", "of", "on", "surely", "that"})
_BETWEEN = frozenset({"and", "or", "not", "(", ")"})


def describe_query(query: str, names: Mapping[str, str]) -> str:
    """`query` as a phrase that goes on after "nothing with": "Ianto Jones and Tosh before Reset in print".

    `names` are those of the characters by id.
    """
    said = ""
    for part in _PART.findall(query):
        phrase, joint = _phrase(part, names)
        bound = not said or joint == " " or said.rsplit(" ", 1)[-1].casefold() in _BETWEEN
        said += (" " if bound and said else "" if not said else joint) + phrase
    return said


def describe_no_match(query: str, names: Mapping[str, str]) -> str:
    """That nothing matches `query`: "Nothing with Ianto Jones", "Nothing in print"."""
    said = describe_query(query, names)
    return f"Nothing {said}" if said.partition(" ")[0] in _QUALIFYING else f"Nothing with {said}"


def _phrase(part: str, names: Mapping[str, str]) -> tuple[str, str]:
    """A part of a search in words, and what joins it to those before."""
    key, colon, value = part.partition(":")
    if part in _WHOLE:
        return _WHOLE[part], " "
    if part.casefold() in _BETWEEN or key.startswith("-") or (colon and key not in _SAID):
        return part, " "
    if not colon:
        return part, " and "
    bare = value.lstrip("=").strip('"')
    name = names.get(bare) or (bare.replace("-", " ") if key == "kind" else _proper(bare))
    surely = "surely " if key in _PLACED and value.startswith("=") else ""
    return surely + _SAID[key].format(name), " " if key in _ADDED else " and "


def _proper(name: str) -> str:
    """A name as it is written, though somebody typed it small or as an id."""
    if any(letter.isupper() for letter in name):
        return name
    return " ".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())
