"""Who reads a book, as names of audiobooks say it: "read by Ann Other", "gelesen von", "читает"."""

from __future__ import annotations

import re

from janto_catalog.model.text import fold

#: A verb in front of each of some words: "gelesen von", "vorgelesen von".
_WITH_PREPOSITION = (
    ("by", "read narrated performed"),
    ("von", "gelesen vorgelesen eingelesen gesprochen"),
    ("par", "lu narré raconté"),
    ("da", "letto narrato"),
    ("por", "leído lido narrado"),
    ("door", "voorgelezen gelezen"),
    ("av", "läst uppläst inläst lest opplest"),
    ("af", "læst oplæst indlæst"),
)
#: Verbs with the reader right behind: Polish, Czech, Slovak, Russian, Ukrainian, Bulgarian, Finnish, Hungarian, Turkish, Greek.
_WITHOUT_PREPOSITION = "czyta čte čtou číta читает читают читає чете lukija felolvassa seslendiren διαβάζει"
_NAME = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"


def _pattern() -> re.Pattern[str]:
    phrases = [
        rf"(?:{'|'.join(fold(verb) for verb in verbs.split())})[ .]+{preposition}"
        for preposition, verbs in _WITH_PREPOSITION
    ]
    phrases += map(fold, _WITHOUT_PREPOSITION.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})[ .]+({_NAME}(?:[ .]+{_NAME})?)")


_READ_BY = _pattern()
#: A name without any of them names no reader; looking for these first takes less time.
_VERBS = tuple(map(fold, _WITHOUT_PREPOSITION.split()))
_MAY_READ = (*(f" {preposition} " for preposition, _ in _WITH_PREPOSITION), *filter(str.isascii, _VERBS))
_MAY_READ_IN_OTHER_SCRIPT = tuple(verb for verb in _VERBS if not verb.isascii())


def split_reader(folded: str) -> tuple[str, tuple[str, ...]]:
    """Return a folded name without what it says of its reader, and the one or two words of the reader's name.

    >>> split_reader("the show - title - gelesen von ann other cd1")
    ('the show - title -  -  cd1', ('ann', 'other'))
    >>> split_reader("the show - title")
    ('the show - title', ())
    """
    found = _READ_BY.search(folded) if _may_name_reader(folded) else None
    if found is None:
        return folded, ()
    return f"{folded[: found.start()]} - {folded[found.end() :]}", tuple(re.findall(r"[^\W\d_]+", found[1]))


def _may_name_reader(folded: str) -> bool:
    text = folded.replace(".", " ")
    for each in _MAY_READ:
        if each in text:
            return True
    return not text.isascii() and any(each in text for each in _MAY_READ_IN_OTHER_SCRIPT)
