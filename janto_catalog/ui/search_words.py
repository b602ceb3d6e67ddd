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
    "kind": "{}",
    "before": "before {}",
    "after": "after {}",
}
_JOINED = ("before", "after")
_BETWEEN = frozenset({"and", "or", "not", "(", ")"})


def in_words(query: str, names: Mapping[str, str]) -> str:
    """`query` as a phrase that goes on after "nothing with": "Ianto Jones and Tosh before Reset".

    `names` are those of the characters by id.
    """
    said = ""
    for part in _PART.findall(query):
        key, colon, value = part.partition(":")
        bare = value.lstrip("=").strip('"')
        if part.casefold() in _BETWEEN or key.startswith("-") or (colon and key not in _SAID):
            phrase, joint = part, " "
        elif colon:
            name = names.get(bare) or bare.replace("-", " ")
            phrase, joint = _SAID[key].format(name), " " if key in _JOINED else " and "
            if key in _JOINED and value.startswith("="):
                phrase = f"surely {phrase}"
        else:
            phrase, joint = part, " and "
        bound = not said or joint == " " or said.rsplit(" ", 1)[-1].casefold() in _BETWEEN
        said += (" " if bound and said else "" if not said else joint) + phrase
    return said
