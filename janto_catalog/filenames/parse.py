"""One name as words and numbers; words that every release may have are marked as ignorable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from janto_catalog.filenames.days import ANY_DAY, count_days
from janto_catalog.filenames.downloaders import without_additions
from janto_catalog.filenames.glued_words import split_glued_words
from janto_catalog.filenames.number_words import COUNTED_NOUNS, EPISODE_WORDS
from janto_catalog.filenames.numbers import EPISODE_MARK, TECHNICAL_MARK, Numbers, extract_numbers
from janto_catalog.filenames.occasions import occasions_in_english
from janto_catalog.filenames.readers import split_reader
from janto_catalog.filenames.scans import scanners, with_years_of_volumes
from janto_catalog.filenames.spelled_parts import parts_in_digits
from janto_catalog.filenames.supplement_words import supplement_word
from janto_catalog.filenames.tapes import without_tape
from janto_catalog.filenames.times import is_time, with_times_in_letters
from janto_catalog.filenames.vocabulary import (
    ABBREVIATIONS,
    ENGLISH_WORDS,
    FORM_OF_CATEGORY,
    KIND_WORDS,
    LANGUAGE_WORDS,
    MONTHS,
    NUMBER_PREFIXES,
    NUMBER_VALUES,
    RELEASE_GROUPS,
    RELEASE_WORDS,
    UNKNOWN_AUTHORS,
    VOWELLESS_WORDS,
    WORDS_OF_RECORDINGS,
    FileForm,
)
from janto_catalog.model.file_types import category_of, extension_of
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold, plain_number

#: "grp-show.s01e01": the release group before the name.
_GROUP_BEFORE = re.compile(r"([a-z0-9]{2,10})-(?=[a-z]{3})")
#: "Title.2020.MP3-GRP": the release group at the end, behind a word that says something of the release.
_GROUP_AFTER = re.compile(r"[^\W_]-([a-z0-9]{2,12})$")
#: "Title + extras", "Title (no extras)", "Someone et al.": what comes with a story, and more people.
_WITH_OR_WITHOUT = re.compile(
    r"(?<!\w)(?:with(?: the)?|without|no|minus|plus|incl?(?:luding|\.)?|w/|[+&]) ?(?:bonus )?"
    r"(?:extras?|bonus(?: tracks?)?|interviews?|trailers?|booklets?|artwork)(?! with)(?=\W|$)|(?<!\w)et[. ]{1,2}al(?!\w)"
)
#: Looking for these first takes an eighth of the time.
_MAY_HAVE_WITH = re.compile(r"extra|bonus|interview|trailer|booklet|artwork|et[. ]{1,2}al")
_WRITTEN_WORD = re.compile(r"[^\W_]+")
_VOWELS = frozenset("aeiouy0123456789")
_LONGEST_UNKNOWN_GROUP = 5
_GLUED_PREFIX = re.compile(r"(?<![a-z])(part|pt|vol|volume|issue|iss|book)(?=\d)")
#: "Day 1a": the letter of a part behind the number of a story.
_LETTER_BEHIND_NUMBER = re.compile(r"(?<![a-z])((?:day|night|hour)[ .-]?\d{1,2})([a-d])$")
#: "05v2": the second version of what a group releases.
_VERSION_OF_RELEASE = re.compile(r"(?<![a-z0-9])((?:s\d{1,2}e)?\d{2,3})v[2-5](?![a-z0-9])")
#: "n°3", "n.3", "n03", "n13": the sign for a number in Romance languages.
_NUMBER_SIGN = re.compile(r"(?<![a-z0-9])n(?:[°.] ?(?=\d)|(?=0\d|\d\d(?!\d)))")
#: "#½", "12½": the number of an issue between two others.  Folded it would be two numbers.
_HALF = re.compile(r"(\d*) ?½")
_TOKEN = re.compile(r"[\x01\x02()\[\]{},]|(?<= )[-–—|](?= )|[^\W_]+")
_TITLE_SEPARATORS = "-–—|,"
#: How players and rippers number the titles of a disc: "t05", "track12".
_DISC_TITLE = re.compile(r"(?:t|title|track|vts|chapter|file)\d+$")
#: In brackets these numbers are kilobits a second.
_BITRATES = frozenset({"64", "96", "128", "160", "192", "224", "256", "320"})
#: Before a month these numbers are a day: "10 Dec".
_DAYS = frozenset(map(str, range(32)))
_FULL_YEAR = re.compile(r"(?:19[3-9]|20[0-4])\d")
#: After a month a number of this many digits is a year: "Dec 10".
_SHORT_YEAR = 2
_LONGEST_STANDALONE = 3
_WORDS_OF_RELEASES = frozenset(
    {*RELEASE_WORDS, *ENGLISH_WORDS, *LANGUAGE_WORDS, *MONTHS, *EPISODE_WORDS, EPISODE_MARK}
)
#: At the start of a name up to this many numbers may count it: "01 02 Title".
_MOST_LEADING = 2
_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ParsedName:
    """The name of a file or folder, or the text of a tag, as words and numbers.

    A position is an index into `words`.

    text: the name as it was given, without its extension.
    words: folded; numbers in ASCII digits without leading zeros, number words as digits; "and", and a word
        like "part" before a number, are left out.  `EPISODE_MARK` and `TECHNICAL_MARK` replace what was read.
    raw_words: the same words with number words as written: "Section One" is a name, "Section 1" a number.
    ignorable: positions of words that need no explanation: technical, release and date words, leading numbers.
    bracketed: positions of words in brackets.
    after_separator: positions of words right after a dash or comma.
    standalone_numbers: positions of numbers of up to three digits that no other word explains.
    reader: the words of the name of who reads it, if the name says so ("read by Ann Other"); they are not in `words`.
    supplement_word: the word for what accompanies a story ("trailer", "interview"), or "".
    kinds: the kinds of work that its words name ("novel", "radio").
    episode_marker: the position of the first episode number, -1 without one.
    """

    text: str
    words: tuple[str, ...]
    raw_words: tuple[str, ...]
    ignorable: frozenset[int]
    bracketed: frozenset[int]
    after_separator: frozenset[int]
    standalone_numbers: tuple[int, ...]
    numbers: Numbers
    reader: tuple[str, ...]
    supplement_word: str
    kinds: frozenset[Kind]
    episode_marker: int

    @property
    def leading_numbers(self) -> frozenset[int]:
        """The positions of numbers at the start of the name, which may only count the files of a folder."""
        return frozenset(_leading_numbers(list(self.words)))

    def written(self, words: Iterable[str]) -> str:
        """Return some of the words as the text spells them, with their accents, for people to read.

        >>> parse_name("Ein Müller").written(["muller"])
        'müller'
        """
        if self.text.isascii():
            return " ".join(words)
        spellings = {fold(each): each.casefold() for each in _WRITTEN_WORD.findall(self.text)}
        return " ".join(spellings.get(word, word) for word in words)

    @property
    def plain_words(self) -> tuple[str, ...]:
        """The words without the marks for episodes and technical words."""
        return tuple(word for word in self.words if word > TECHNICAL_MARK)


def split_extension(name: str) -> tuple[str, FileForm]:
    """Return a file name without its extension, and the form that the extension announces.

    An extension that no story has stays part of the name.

    >>> split_extension("Title.Mkv")
    ('Title', <FileForm.VIDEO: 'video'>)
    >>> split_extension("L.A. Story")
    ('L.A. Story', <FileForm.UNKNOWN: 'unknown'>)
    """
    form = _form_of_extension(extension_of(name))
    return (name.rpartition(".")[0], form) if form else (name, FileForm.UNKNOWN)


@lru_cache(maxsize=1024)
def _form_of_extension(extension: str) -> FileForm | None:
    return FORM_OF_CATEGORY.get(category_of(f"_.{extension}"))


@lru_cache(maxsize=65536)
def parse_name(text: str) -> ParsedName:
    """Parse a name without its extension.

    >>> name = parse_name("Ghost.Machine.S01E03.720p")
    >>> name.plain_words, name.numbers.season, name.numbers.episodes
    (('ghost', 'machine'), 1, (3,))
    >>> parse_name("Day One, Part 2").words, parse_name("Day One, Part 2").raw_words
    (('day', '1', '2'), ('day', 'one', '2'))
    >>> parse_name("Title - Trailer").supplement_word
    'trailer'
    """
    name = without_additions(text)
    if "½" in name:
        name = _HALF.sub(r"\1half", name)
    folded = fold(split_glued_words(name)).replace("_", " ")
    if _MAY_HAVE_WITH.search(folded):
        folded = _WITH_OR_WITHOUT.sub(" ", folded)
    folded = occasions_in_english(folded)
    folded = with_times_in_letters(parts_in_digits(with_years_of_volumes(without_tape(folded))))
    if _GLUED_PREFIX.search(folded):
        folded = _GLUED_PREFIX.sub(r"\1 ", folded)
    if _NUMBER_SIGN.search(folded):
        folded = _NUMBER_SIGN.sub("no ", folded)
    if "v" in folded:
        folded = _VERSION_OF_RELEASE.sub(r"\1", folded)
    if folded[-2:-1].isdecimal():
        folded = _LETTER_BEHIND_NUMBER.sub(r"\1 \2", folded)
    without_reader, reader = split_reader(folded)
    numbers, rest = extract_numbers(without_reader)
    raw_words, bracketed, after_separator = _split_words(rest)
    words = [NUMBER_VALUES.get(word, word) for word in raw_words]
    if not ANY_DAY.isdisjoint(words):
        count_days(words, raw_words, after_separator | bracketed)
    in_phrases = (
        frozenset(_numbers_in_phrases(words, raw_words, bracketed | after_separator))
        if words != raw_words
        else _NOWHERE
    )
    return ParsedName(
        text=text,
        words=tuple(words),
        raw_words=tuple(raw_words),
        ignorable=_with_groups(
            folded, words, numbers, _ignorable_positions(words, numbers, bracketed, after_separator)
        ),
        bracketed=bracketed,
        after_separator=after_separator,
        standalone_numbers=tuple(_standalone_numbers(words, bracketed, in_phrases, numbers.issue)),
        numbers=numbers,
        reader=reader,
        supplement_word=supplement_word(folded),
        kinds=_kinds(words),
        episode_marker=words.index(EPISODE_MARK) if EPISODE_MARK in words else -1,
    )


def _kinds(words: list[str]) -> frozenset[Kind]:
    if KIND_WORDS.keys().isdisjoint(words):
        return frozenset()
    return frozenset().union(*[KIND_WORDS[word] for word in words if word in KIND_WORDS])


def _split_words(text: str) -> tuple[list[str], frozenset[int], frozenset[int]]:
    """The words, the positions in brackets (or after "w/"), and the positions after a dash or comma."""
    words: list[str] = []
    bracketed: set[int] = set()
    after_separator: set[int] = set()
    pieces = _TOKEN.findall(text)
    depth, after_with = 0, False
    for index, piece in enumerate(pieces):
        if piece in "([{":
            depth += 1
        elif piece in ")]}":
            depth = max(0, depth - 1)
        elif piece in _TITLE_SEPARATORS:
            after_separator.add(len(words))
            after_with = False
        elif piece == "w":
            after_with = True
        elif piece != "and" and not (piece in NUMBER_PREFIXES and _is_before_number(pieces, index)):
            if depth or after_with:
                bracketed.add(len(words))
            words.append(plain_number(piece) if piece.isdecimal() else ABBREVIATIONS.get(piece, piece))
    return words, frozenset(bracketed), frozenset(after_separator)


def _is_before_number(pieces: list[str], index: int) -> bool:
    """Whether a word has a number behind it."""
    if index + 1 == len(pieces):
        return False
    following = pieces[index + 1]
    return following.isdecimal() or following in NUMBER_VALUES or following == EPISODE_MARK


def _numbers_in_phrases(words: list[str], raw_words: list[str], begins: frozenset[int]) -> Iterator[int]:
    """The positions of number words that another word follows: "Seven Samurai" has no number, "Third Day" has.

    begins: the positions of words that begin something new, after a dash or in brackets.
    """
    for position, (word, raw_word) in enumerate(zip(words, raw_words, strict=True)):
        if word == raw_word or position + 1 == len(words) or position + 1 in begins:
            continue
        following = words[position + 1]
        if following.isalpha() and following not in COUNTED_NOUNS and not _is_release_word(following):
            yield position


def _standalone_numbers(
    words: list[str], bracketed: frozenset[int], in_phrases: frozenset[int], issue: int | None
) -> Iterator[int]:
    for position, word in enumerate(words):
        if position in in_phrases or not (word.isdecimal() and len(word) <= _LONGEST_STANDALONE):
            continue
        is_bitrate = position in bracketed and word in _BITRATES
        is_year = position and len(word) == _SHORT_YEAR and words[position - 1] in MONTHS
        if not (is_bitrate or is_year or (issue is not None and _is_day(words, position, issue))):
            yield position


def _is_day(words: list[str], position: int, issue: int) -> bool:
    """Whether a number is the day of a date: "Issue 17, 20 Aug 2009"; "17 Aug 2009" alone may be issue 17 of August."""
    after = words[position + 1 : position + 3]
    is_date = len(after) > 1 and after[0] in MONTHS and _FULL_YEAR.fullmatch(after[1]) is not None
    return is_date and int(words[position]) != issue


def _ignorable_positions(
    words: list[str], numbers: Numbers, bracketed: frozenset[int], after_separator: frozenset[int]
) -> frozenset[int]:
    ignorable = {
        position
        for position, word in enumerate(words)
        if word in _WORDS_OF_RELEASES or (word[-1:].isdecimal() and _is_release_number(word)) or is_time(word)
    }
    if TECHNICAL_MARK in words:
        # After the first technical word no title follows.
        ignorable.update(range(words.index(TECHNICAL_MARK), len(words)))
    if words and words[0].isdecimal():
        ignorable.update(_leading_numbers(words))
    last = len(words) - 1
    if last in after_separator and words[last] in UNKNOWN_AUTHORS:
        ignorable.add(last)
    if numbers.date:
        ignorable.update(at for at, word in enumerate(words) if word in WORDS_OF_RECORDINGS)
    if not MONTHS.isdisjoint(words):
        ignorable.update(_days_before_months(words))
    if bracketed:
        ignorable.update([position for position in bracketed if words[position] in _BITRATES])
        ignorable.update(scanners(words, bracketed))
    if numbers.parts is not None or numbers.dotted is not None:
        ignorable.update(_numbers_read(words, numbers))
    return frozenset(ignorable)


def _with_groups(
    folded: str, words: list[str], numbers: Numbers, ignorable: frozenset[int]
) -> frozenset[int]:
    """The ignorable positions with those of release groups at the start and the end."""
    last = len(words) - 1
    after = _GROUP_AFTER.search(folded) if last > 1 and last - 1 in ignorable else None
    if after is not None and after[1] == words[last]:
        ignorable |= {last}
    return ignorable | _group_before(folded, words, numbers)


def _group_before(folded: str, words: list[str], numbers: Numbers) -> frozenset[int]:
    """The position of a release group at the start of the name of an episode; none without one."""
    if not (numbers.episodes or numbers.season is not None or TECHNICAL_MARK in words):
        return _NOWHERE
    match = _GROUP_BEFORE.match(folded)
    if match is None or match[1] != words[0]:
        return _NOWHERE
    group = match[1]
    has_no_vowel = len(group) <= _LONGEST_UNKNOWN_GROUP and _VOWELS.isdisjoint(group)
    is_group = group in RELEASE_GROUPS or (has_no_vowel and group not in VOWELLESS_WORDS)
    return frozenset({0}) if is_group else _NOWHERE


def _is_release_word(word: str) -> bool:
    """Whether a word says something of the release or its date, or numbers a disc's titles."""
    return word in _WORDS_OF_RELEASES or (word[-1:].isdecimal() and _is_release_number(word))


def _is_release_number(word: str) -> bool:
    """Whether a word with a digit at its end is a year or numbers a disc's titles."""
    if len(word) == 4 and word.isdecimal():
        return "1930" <= word <= "2049"
    return _DISC_TITLE.match(word) is not None


def _leading_numbers(words: list[str]) -> Iterator[int]:
    for position, word in enumerate(words[:_MOST_LEADING]):
        if not (word.isdecimal() and len(word) <= _LONGEST_STANDALONE):
            return
        yield position


def _days_before_months(words: list[str]) -> Iterator[int]:
    for position, (word, following) in enumerate(pairwise(words)):
        if following in MONTHS and word in _DAYS:
            yield position


def _numbers_read(words: list[str], numbers: Numbers) -> Iterator[int]:
    """The positions of the numbers of "1 of 3" and "3.01", which stay in the text."""
    if numbers.parts is not None and str(numbers.part) in words:
        yield words.index(str(numbers.part))
    if numbers.dotted is not None:
        first, second = map(str, numbers.dotted)
        for position, pair in enumerate(pairwise(words)):
            if pair == (first, second):
                yield from (position, position + 1)
