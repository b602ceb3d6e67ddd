"""Arguments that begin with a dash and are no options: `janto search -with:ianto`.

All options of one dash are single letters, so a dash before a longer word belongs to a search, and so do three dashes.
Such arguments are marked while argparse reads them, which would take them for options.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

# No argument of a process contains NUL.
_MARK = "\0"
_DASHED = re.compile(r"-[^-]..*|---.*", re.DOTALL)


def mark(arguments: Sequence[str]) -> list[str]:
    """The arguments, with those that are no options marked."""
    return [_MARK + one if _DASHED.fullmatch(one) else one for one in arguments]


def unmark(text: str) -> str:
    """A text in which marked arguments are as they were given."""
    return text.replace(_MARK, "")


def unmark_all(args: argparse.Namespace) -> argparse.Namespace:
    """Parsed arguments as they were given."""
    for name, value in vars(args).items():
        if isinstance(value, str):
            setattr(args, name, unmark(value))
        elif isinstance(value, list):
            setattr(args, name, [unmark(one) if isinstance(one, str) else one for one in value])
    return args
