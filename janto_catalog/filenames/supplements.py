"""File names of what accompanies a story: covers, booklets, scripts, trailers, extras.

Every function takes the name without its extension, folded by `fold_name`.
"""

from __future__ import annotations

import re

_EXTRA = (
    r"extras?|cd extras?|special[ ._-]?features?|bonus(?: (?:tracks?|disc|material|interviews?|features?|content))?|(?:(?:cast(?: (?:and|&) crew)?|crew|author|writer|director|producer) )?interviews?|behind[ ._-]?the[ ._-]?scenes|featurettes?"
    r"|deleted(?: scenes?)?|making[ ._-]of|outtakes|bloopers|sample|(?:music|theme) suite|isolated (?:music|score)"
)
_EXTRA_NAME = re.compile(
    rf"(?:^[\d\s._-]*|.*(?:\s[-–]\s|[-.(\[]))(?:{_EXTRA})(?: with .+|[\s._-]*(?:part )?[(\[]?\d{{1,2}})?[)\]]?$|^sample[-. ].*"
    r"|.+[\s._](?:behind[\s._]the[\s._]scenes|deleted[\s._]scenes?|bloopers|outtakes|featurettes?)$"
)
_TRAILER_NAME = re.compile(
    r"(?:^|.*[\s._\-(\[])(?:trailers?|teasers?|promos?)[\s._]?\d?[)\]]?$"
    r"|^[\d\s._-]*(?:trailers?|teasers?|promos?)(?:\s[-–]\s|:\s)"
)
#: What announces other stories.  A chapter may be called so too, but for its length.
_ANNOUNCEMENT = (
    r"(?:in the )?next (?:time|month|week|episode|release|issue)(?: (?:on|in|from) .+)?"
    r"|coming (?:soon|next|up)(?: (?:from|to|on|in) .+)?|(?:also|now|out) available(?: .+)?|also from .+"
    r"|(?:sneak )?(?:previews?|peeks?)(?:(?: of| -|:) .+)?|(?:trailers?|teasers?|promos?|adverts?|commercials?)(?: (?:for|of|from|next) .+)?"
    r"|nächste folge|vorschau(?: auf .+)?|hörprobe|bande annonce|prochainement|próximamente|prossimamente"
)
_ANNOUNCEMENT_NAME = re.compile(
    rf"(?:^|.*(?:\s[-–]\s|[(\[]|\d[\s._-]+))(?:{_ANNOUNCEMENT.replace(' ', '[ ._-]?')})[)\]]?$"
)
_SCRIPT_NAME = re.compile(
    r"(?:^|.*[\s._\-(\[])(?:scripts?|screenplay|transcripts?)(?:[)\]]|[\s._]*[-–(\[].*)?$"
)
_BOOKLET_WORD = re.compile(r"booklet|inlay|inserts?\b|liner[\s._-]?notes|sleeve")
_COVER_NAME = re.compile(
    r"(?:(?:front|back|disc|cd)[\s._-]*)?(?:cover|front|folder|poster|fanart|thumb|banner|logo|albumart.*)\d?"
)


_NOTES_NAME = re.compile(
    r"(?:00?[\s._-]*)?(?:read[\s._-]?me|info|notes?|track[\s._-]?list(?:ing)?|contents|index|credits|lyrics)"
)


def is_notes(name: str) -> bool:
    """Whether a whole name is one that notes on a release have ("readme", "tracklist")."""
    return _NOTES_NAME.fullmatch(name) is not None


def is_trailer(name: str) -> bool:
    """Whether a name ends with "trailer", "teaser" or "promo", also with a digit after it, or starts with "trailer - "."""
    return _TRAILER_NAME.match(name) is not None


def is_announcement(name: str) -> bool:
    """Whether a name says that something other is announced: "09 Next time", "Title - Coming Soon", "Preview of Title".

    A chapter may have such a title: what announces something is short as well.
    """
    return _ANNOUNCEMENT_NAME.match(name) is not None


def is_extra(name: str) -> bool:
    """Whether a name ends with a word for extras ("Title - Interview", "02 bonus track") or starts with "sample"."""
    return _EXTRA_NAME.match(name) is not None


def is_script(name: str) -> bool:
    """Whether a name says that the text is the script or transcript of a story."""
    return _SCRIPT_NAME.match(name) is not None


def is_booklet(name: str) -> bool:
    """Whether a name has a word for the booklet of a release anywhere in it ("liner notes", "inlay")."""
    return _BOOKLET_WORD.search(name) is not None


def is_cover(name: str) -> bool:
    """Whether a whole name is one that pictures of a cover have ("front cover", "folder", "poster2")."""
    return _COVER_NAME.fullmatch(name) is not None
