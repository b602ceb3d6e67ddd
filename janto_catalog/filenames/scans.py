"""What comic managers and those who scan comics add: the year of a volume, who scanned it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

#: "V2016": comic managers call a volume by the year in which it began.
_VOLUME_OF_YEAR = re.compile(r"(?<![a-z0-9])v(?:ol)?\.? ?((?:19|20)\d\d)(?!\d)")
#: Cheaper to look for than the pattern.
_MAY_HAVE_VOLUME = re.compile(r"v[ .]?(?:19|20)|vol")
#: In brackets behind one of them is who scanned a comic: "(digital) (Someone-Group)".
_WORDS_BEFORE_SCANNER = frozenset({"digital", "c2c", "hybrid"})


def with_years_of_volumes(folded: str) -> str:
    """Return a folded name with the year alone for a volume that is called by it.

    >>> with_years_of_volumes("the show v2016 #002")
    'the show 2016 #002'
    """
    if not _MAY_HAVE_VOLUME.search(folded):
        return folded
    return _VOLUME_OF_YEAR.sub(r"\1", folded)


def scanners(words: Sequence[str], bracketed: Collection[int]) -> range:
    """Return the positions of bracketed words at the end of a name, behind one for how a comic was scanned.

    >>> scanners(["show", "1", "digital", "someone", "group"], frozenset({2, 3, 4}))
    range(2, 5)
    """
    if _WORDS_BEFORE_SCANNER.isdisjoint(words):
        return range(0)
    start = min((at for at in bracketed if words[at] in _WORDS_BEFORE_SCANNER), default=len(words))
    behind = range(start, len(words))
    return behind if all(at in bracketed for at in behind) else range(0)
