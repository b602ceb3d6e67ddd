"""Words for how far one is with a title that the program does not use: it has "not started", "started" and "finished"."""

from __future__ import annotations

_WORDS = ("watched", "listened to", "heard", "read", "seen", "played", "done")
_BEFORE = ("", "not ", "un", "mark ", "mark as ", "mark not ", "mark as not ", "mark un", "mark as un")
#: "Read" alone is the button that opens a book.
_OTHER_WORDS = frozenset(before + word for before in _BEFORE for word in _WORDS) - {"read"}


def is_other_progress_word(text: str) -> bool:
    """Whether a whole label or command says how far one is in other words than the program's."""
    return text.strip().lower() in _OTHER_WORDS
