"""What an item contains, as one text: equal for copies of the same files."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

_MORE = "+"


def content_of(fingerprints: Sequence[str]) -> str:
    """Return the content of an item with files of these fingerprints, in order; "" while the first one has none.

    That of one file is its fingerprint.  A file that is the first of several is not the whole of them.

    >>> content_of(["1200-ab"])
    '1200-ab'
    >>> content_of(["1200-ab", "900-cd"]) == content_of(["1200-ab"])
    False
    """
    first, *more = fingerprints or [""]
    if not first or not more:
        return first
    rest = blake2b("\n".join(more).encode(), digest_size=8).hexdigest()
    return f"{first}{_MORE}{len(more)}-{rest}"


def first_of(content: str) -> str:
    """Return the fingerprint of the first file of a content.

    >>> first_of(content_of(["1200-ab", "900-cd"]))
    '1200-ab'
    """
    return content.partition(_MORE)[0]
