"""File names in the form in which they are compared."""

from __future__ import annotations

import unicodedata


def fold_name(text: str) -> str:
    """Return `text` in Unicode form NFC and casefolded.

    Accents and apostrophes are kept: the files of one folder are spelled alike.  `janto_catalog.model.text.fold`
    removes them too; titles are compared by that.

    >>> fold_name("Crème BRÛLÉE")
    'crème brûlée'
    """
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).casefold()
