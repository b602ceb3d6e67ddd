"""Words in names for what accompanies a story or is about it: trailers, reviews, posters, music."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from janto_catalog.filenames.vocabulary import (
    SUPPLEMENT_SIGNS,
    SUPPLEMENT_STARTS,
    SUPPLEMENT_STEMS,
    SUPPLEMENT_WORDS,
)
from janto_catalog.model.text import fold

#: What somebody who makes a podcast keeps is no podcast.
_FOR_PODCAST = re.compile(
    r"(?<![a-z])podcast[ .]?(?:research|prep|preparation|homework|sources?|material)(?![a-z])"
)
# A story "with commentary" is the story.
_ENCLOSED = (
    r"(?:(?:free|giant|(?:fold|pull)[ -]?out|double[ -]sided|a[1-5]) )*(?:posters?|stickers?|wallpapers?|calendar)"
    r"|(?:(?:front|back) )?cover|covers? only|adverts?|advertisement|(?:subscription|order) (?:form|offer|advert|card)"
)
_APART = "music|songs?|score|clips?|posters?|trivia|themes?|next time|features?|guide|booklet|q ?(?:&|and|n) ?a|questions and answers"
_SUPPLEMENT = re.compile(
    r"(?<![a-z])(?<!with )(?<!with the )(?<!w/ )(?<!w )(?<!inc )(?<!incl )(?<!inc\. )(?<!incl\. )(?<!including )(?<!plus )(?<!\+ )(?<!& )"
    rf"(?:{'|'.join(re.sub('[ ]', '[ .-]?', word) for word in SUPPLEMENT_WORDS)})s?(?![a-z])"
    r"|^(?:extra|shorts)$"
    # "Issue 7 cover": the picture on it alone; "(3 covers)" are those that a scan has.
    r"|(?<=[\w)\]] )(?:front |back |variant |wraparound )?covers?(?: (?:art|scan|only))?$"
    # "Issue 7 (poster)", "Issue 7 - cover only": what comes with an issue; "with poster" is the issue.
    rf"|(?:(?<=[(\[])|(?<= - )|(?<= – ))(?:{_ENCLOSED})(?=[)\]]?$)"
    rf"|(?<=\d )(?:{_ENCLOSED})$"
    # "Music - Title", "Title (songs)", "Title [next time]": only what stands apart from the title.
    rf"|^(?:{_APART})(?= [-–] )|(?<= [-–] )(?:{_APART})$|(?<=[(\[])(?:{_APART})(?=[)\]]$)"
    # "The Show Cast 58": a podcast; "full cast 58" is not.
    r"|(?<!full )(?<!bbc )(?<=[a-z0-9] )cast (?:ep(?:isode)?[ .]?)?#?\d{1,3}(?!\d)"
    # "Title in 1 hour": a short version.
    r"|(?<![a-z0-9])in (?:an?|half an|\d{1,3}|one|two|three|five|ten|sixty) (?:hours?|hrs?|minutes?|mins?)(?![a-z])"
)
#: A stem has at most so many letters behind it, as "обзора" and "реакция" have.
_OTHER_SCRIPTS = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, SUPPLEMENT_STEMS))})\w{{0,3}}(?!\w)|{'|'.join(map(fold, SUPPLEMENT_SIGNS))}"
)
_LETTERS = re.compile("[a-z]+")


def _runs_of_letters(word: str) -> Iterator[str]:
    """The first letters in a row that a text with a word or words may have: written together, apart, with an s."""
    for end in accumulate(re.split("[^a-z]", word)):
        yield from (end, end + "s")


#: A name without any of them has nothing that `_SUPPLEMENT` finds.
_SUPPLEMENT_STARTS = {
    start for word in SUPPLEMENT_WORDS for start in _runs_of_letters(word)
} | SUPPLEMENT_STARTS


def supplement_word(folded: str) -> str:
    """Return the word for what accompanies a story or is about it, "" without one.

    >>> supplement_word("title - trailer"), supplement_word("title")
    ('trailer', '')
    """
    if not folded.isascii() and (found := _OTHER_SCRIPTS.search(folded)):
        return found[0]
    # Looking for all of them takes much longer than looking whether there may be one, and few names have one.
    if _SUPPLEMENT_STARTS.isdisjoint(_LETTERS.findall(folded)):
        return ""
    if "podcast" in folded:
        folded = _FOR_PODCAST.sub(" ", folded)
    supplement = _SUPPLEMENT.search(folded)
    return supplement[0] if supplement else ""
