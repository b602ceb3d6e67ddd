"""The numbers of tapes that collectors write in front of what they digitise."""

from __future__ import annotations

import re

#: "Tape 118 - Title", "VHS 7: Title": how collectors count what they digitise; what follows is the name.
_COUNTED_TAPE = re.compile(
    r"(?P<kind>(?:video|vhs)[ -]?(?:tape|cassette|kassette)?|tape|cassette|kassette|cassetta|casete|kaseta|minidisc|md|reel)s?"
    r" ?(?:no\.? ?|nr\.? ?|#)?(?P<number>\d{1,4})(?: ?side [ab12])?(?: ?[-–—:,.]+ | ?[-–—:] ?)(?=[^\W\d]{2})"
)
#: Fewer may be those of one recording: "Tape 2 - Title".
_LEAST_TAPES = 7


def without_tape(folded: str) -> str:
    """A name without the number of a collector's tape in front; one of a few may be part of a recording."""
    tape = _COUNTED_TAPE.match(folded)
    if tape is None:
        return folded
    is_collectors = tape["kind"].startswith(("video", "vhs")) or int(tape["number"]) >= _LEAST_TAPES
    return folded[tape.end() :] if is_collectors else folded
