"""What names another story by this title: "Title II", "Title (a sequel)", "prequel to Title", "Not Title"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.numbers import EPISODE_MARK, Numbers
from janto_catalog.filenames.vocabulary import SEQUEL_WORDS, WORDS_BEFORE_TITLE, WORDS_BEHIND_TITLE
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence

#: Only as the last word: elsewhere it is the letter of something, or a pronoun.
_FIRST = "i"
#: Before a title of one word they count, or say that it is the last: "Season Finale".
_COUNTED = frozenset({"season", "series", "episode"})
_ROMAN = frozenset("ivx")


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if not comparison.matches:
        return
    for text in comparison.item.texts_from(TextSource.NAME, TextSource.TITLE_TAG):
        if found := (
            _sequel_word(comparison, text)
            or _behind_title(comparison, text)
            or _before_title(comparison, text)
            or _dangling(comparison, text)
        ):
            reason = f"{text.says} “{found}”, as of another story or of a part"
            yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            return


def _sequel_word(comparison: Comparison, text: ItemText) -> str:
    """A word like "sequel" outside the title, "" without one; that of a series is explained by it."""
    parsed = text.parsed
    if SEQUEL_WORDS.isdisjoint(parsed.words):
        return ""
    known = parsed.ignorable | comparison.title_positions(text)
    return next(
        (word for at, word in enumerate(parsed.words) if word in SEQUEL_WORDS and at not in known), ""
    )


def _before_title(comparison: Comparison, text: ItemText) -> str:
    """A word right before the title that makes it a part of something else ("Not Title"), "" without one."""
    title, words = comparison.title_positions(text), text.parsed.words
    at = min(title, default=0) - 1
    if at < 0 or words[at] not in WORDS_BEFORE_TITLE or at + 1 in text.parsed.after_separator:
        return ""
    if words[at] in _COUNTED and len(title) > 1:
        return ""
    return "" if _is_in_name(text, at) or text.parsed.numbers.explicit else words[at]


def _dangling(comparison: Comparison, text: ItemText) -> str:
    """What goes on with the title: a preposition at the end, behind which it was cut off ("Title of the"), or "me"."""
    title, words = comparison.title_positions(text), text.parsed.words
    at = max(title, default=-2) + 1
    behind = words[at:] if title else ()
    if (
        behind
        and behind[0] in WORDS_BEHIND_TITLE
        and at not in text.parsed.after_separator | text.parsed.bracketed
    ):
        return "" if text.parsed.numbers.explicit else behind[0]
    is_cut = behind in (("of",), ("of", "the"), ("to",), ("to", "the"), ("for",), ("for", "the"))
    return " ".join(behind) if is_cut else ""


def _is_in_name(text: ItemText, position: int) -> bool:
    return any(span.start <= position < span.end for _, span in text.series_names)


def _behind_title(comparison: Comparison, text: ItemText) -> str:
    """What is right behind the title and numbers it: a numeral, or another season, "" without it.

    Digits may be the number that the work has in its series; parts that the name counts are weighed elsewhere.
    """
    parsed, title = text.parsed, comparison.title_positions(text)
    at = max(title, default=-2) + 1
    if not 0 < at < len(parsed.words) or parsed.numbers.explicit:
        return ""
    word, raw = parsed.words[at], parsed.raw_words[at]
    if word == EPISODE_MARK and at not in parsed.bracketed:
        return _other_season(comparison, parsed.numbers)
    if dotted := _dotted_at(comparison, text, at):
        return dotted
    is_numeral = raw.isalpha() and (word.isdecimal() or (raw == _FIRST and _is_last(text, at)))
    is_counted = comparison.item.part_counts or parsed.numbers.part_range or _is_in_name(text, at)
    if not is_numeral or is_counted:
        return ""
    return raw.upper() if set(raw) <= _ROMAN else raw


def _dotted_at(comparison: Comparison, text: ItemText, position: int) -> str:
    """A number with a dot that begins at a position or the one before ("Title 2.0"); "" for season and episode."""
    dotted, work, words = text.parsed.numbers.dotted, comparison.work, text.parsed.words
    if dotted is None or dotted == (work.season, work.episode):
        return ""
    pair = tuple(map(str, dotted))
    is_here = pair in (words[position : position + 2], words[position - 1 : position + 1])
    return ".".join(pair) if is_here else ""


def _other_season(comparison: Comparison, numbers: Numbers) -> str:
    """The season that the name gives right behind the title, and that is not the work's; "" for its own."""
    work = comparison.work
    if work.id in comparison.index.parts or comparison.parent is not None:
        # The number may be that of a part.
        return ""
    return "" if numbers.season in (None, 0, 1, work.season) else f"season {numbers.season}"


def _is_last(text: ItemText, position: int) -> bool:
    behind = range(position + 1, len(text.parsed.words))
    return text.parsed.ignorable.issuperset(behind)


EVIDENCE = EvidenceKind("sequel", _weigh)
