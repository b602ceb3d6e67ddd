"""What names of texts and their folders say of stories by fans: where they are kept, ratings, chapters."""

from __future__ import annotations

import re

#: Words of folders, publishers and notes; other separators may be between them than blanks.
_FAN_WORDS = (
    "fics?", "ficlets?", "(?:fem)?slash", "drabbles?", "ffnet", "ff net", "ffn", "fan ?works?", "fan ?fics?",
    "fan ?fictions?", "wattpad", "smashwords", "teaspoon(?: (?:and|&) an open mind)?", "livejournal", "dreamwidth",
    "ao3", "archive of our own", "(?:reverse |mini )?big ?bang(?: (?:19|20)\\d\\d)?",
)  # fmt: skip
_FAN_WORD = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(_FAN_WORDS)})(?![a-z0-9])")
#: These say so only as the whole name of a folder.
_FAN_FOLDERS = frozenset({"ff", "stories"})
_SEPARATORS = re.compile(r"[_.\s-]+")
_RATING = re.compile(
    r"[\[(] ?(?:(?:rated|rating) ?:? ?)?(?:explicit|mature|teen(?: (?:and|&) up)?|general audiences|nc[ -]?17|pg(?:[ -]?1[35])?"
    r"|18\+|au|[egkmrt]\+?) ?[\])]"
)
_CHAPTER = re.compile(r"(?<![a-z0-9])(?:chs?|chp|chap|chapters?)[ ._-]?\d{1,3}(?![a-z0-9])")


def fan_word(folded: str) -> str:
    """Return the words in the name of a folder, a publisher or a note that say stories of fans, "" without any.

    >>> fan_word("_fics"), fan_word("big bang 2010"), fan_word("short fiction")
    ('fics', 'big bang 2010', '')
    """
    found = _FAN_WORD.search(_SEPARATORS.sub(" ", folded))
    return found[0] if found else ""


def is_fan_folder(folded: str) -> bool:
    """Whether all that a folder is called may be what somebody calls stories of fans ("FF", "Stories")."""
    return _SEPARATORS.sub(" ", folded).strip() in _FAN_FOLDERS


def rating(folded: str) -> str:
    """Return the rating that a name has in brackets, as archives of stories by fans give it, "" without one.

    >>> rating("title (nc-17)"), rating("title (german)")
    ('(nc-17)', '')
    """
    found = _RATING.search(folded)
    return found[0] if found else ""


def chapter(folded: str) -> str:
    """Return what names one or some chapters, "" without it.

    >>> chapter("title ch1"), chapter("title chapter one")
    ('ch1', '')
    """
    found = _CHAPTER.search(folded)
    return found[0] if found else ""
