"""What the user thinks of a work: a rating, tags and a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_STARS: Final = 5.0
STAR_STEP: Final = 0.5


@dataclass(frozen=True, slots=True)
class Remarks:
    """The remarks on a work: `stars` from 0.5 to 5 in half steps, None without a rating; `tags` by name."""

    stars: float | None = None
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountedTag:
    """A tag with the number of works that have it."""

    name: str
    works: int


def is_rating(stars: float) -> bool:
    """Whether a work can have so many stars."""
    return STAR_STEP <= stars <= MOST_STARS and (stars / STAR_STEP).is_integer()


def stars_text(stars: float) -> str:
    """A rating in words: "1 star", "4.5 stars"."""
    return f"{stars:g} star{'' if stars == 1 else 's'}"
