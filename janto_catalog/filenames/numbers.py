"""The numbers in a name: seasons and episodes, parts and discs, issues, years, dates, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from janto_catalog.filenames.number_words import CHAPTER_WORDS, DISC_WORDS, PART_WORDS, SEASON_WORDS
from janto_catalog.filenames.seasons import (
    SEASON_DASH_EPISODE,
    has_counting_word,
    plain_ordinals,
    season_forms,
)
from janto_catalog.filenames.vocabulary import (
    MONTH_ABBREVIATIONS,
    NUMBER_WORDS,
    PHRASE_WORDS,
    RELEASE_WORDS,
    TECHNICAL_PATTERN,
)
from janto_catalog.filenames.written_dates import read_dates

#: Replace an episode number and technical words in the text that is left.
EPISODE_MARK, TECHNICAL_MARK = "\x01", "\x02"
_SPACED_MARK = f" {TECHNICAL_MARK} "

_SEASON_WORD = rf"(?:{'|'.join(sorted(SEASON_WORDS, key=len, reverse=True))})"
_SEASON_RANGE = re.compile(
    r"(?<![a-z0-9])s(\d{1,2})[ .]?-[ .]?s?(\d{1,2})(?![\de])"
    rf"|(?<!\w){_SEASON_WORD}s?[ .]*(\d{{1,2}})[ .]?(?:-|to|and|&)[ .]?(\d{{1,2}})(?!\d)"
)
#: "Series 1 - 04. Title", "S1 - 4 - Title": a number in that series, not a range of series.
_SEASON_THEN_NUMBER = re.compile(
    rf"(?<!\w)(?:{_SEASON_WORD}|s)[ .]*\d{{1,2}} - (?P<number>\d{{1,2}})(?!\d)[ .-]+(?P<first>\w+)(?:[ .,]+(?P<second>\w+))?"
)
#: Between a number and its total.
_OF = "of|von|van|sur|de|di|av|из"
_PART_OF = re.compile(rf"(?<![\d])(\d{{1,3}}) ?(?:\(? ?(?:{_OF})(?![a-z])|/) ?(\d{{1,3}})(?!\d)\)?")
#: The total behind a number, which numbers nothing: "Disc 1 of 5", "Episode 3 of 10".
_TOTAL = rf" ?(?:{_OF}|/) ?\d{{1,2}}(?!\d)"
_DISC = re.compile(
    rf"(?<![a-z])(?:{'|'.join(sorted(DISC_WORDS, key=len, reverse=True))})[ .#-]*(\d{{1,2}})(?!\d)(?:{_TOTAL})?"
)
_TOTAL_OF_EPISODES = re.compile(rf"(?<={EPISODE_MARK}) {_TOTAL}")
#: "S1D3", "S1_D3", "SERIES_2_D5": the volume names of DVDs.
_SEASON_AND_DISC = re.compile(
    r"(?<![a-z0-9])s(?:eries[ .]?|eason[ .]?)?(\d{1,2})[ .-]?d(\d{1,2})(?![a-z0-9])"
)
#: "Title 02", "t05", "VTS_01": how players and rippers number the titles of a disc.
_DISC_TITLE = re.compile(r"(?<![a-z])(?:title|t(?!\d[ .]*e)|track|vts|chapter)[ .#-]*\d{1,2}(?!\d)")
_ISSUE = re.compile(r"(?:#|(?<!\w)(?:issue|iss|no|nr|ch)[ .]*)0*(\d{1,3})(?!\d|half)")
#: "3.01", "5.7", "3-01": a season and an episode, or a year of a range and a release in it.
_DOTTED = re.compile(r"(?<![\d.a-z])(\d{1,2})\.(\d{1,2})(?![\d.]|\w)|(?<![\d.a-z-])(\d)-(0\d)(?![\d-]|\w)")
#: With a date, letters and one digit are a channel ("BBC1").
_LARGEST_CHANNEL = 9
_CODE = re.compile(r"(?<![a-z0-9])([a-z]{2,10})0*(\d{1,4})(?![a-z0-9])")
_TECHNICAL = re.compile(rf"(?<![a-z0-9])(?:{TECHNICAL_PATTERN})(?![a-z0-9])")
#: "BBC Radio 4 Extra": the number is the station's.
_STATION = re.compile(r"(?<![a-z])(radio)[ .]?[1-7](?:[ .]?(?:fm|lw|extra|live))?(?![a-z0-9])")
#: "RTL II".
_ROMAN_STATION = re.compile(r"(?<![a-z])rtl[ .-]?ii(?![a-z0-9])")
#: "Afternoon Play", "Saturday Drama": programme slots of radio drama.
_BROADCAST_SLOT = re.compile(
    r"(?<![a-z])(?:(?:(?:after|fore)noon|evening|\d+ minute|\w+day) (?:play|drama|theatre|serial)"
    r"|(?:play|drama) of the week)(?![a-z])"
)
#: "last disc": a later one without a number, whose episodes may be counted from 1.
_LAST_DISC = re.compile(r"(?<![a-z])(?:last|final)[ .](?:disc|disk|dvd|cd)s?(?![a-z0-9]|[ .]?\d)")
_LAST_DISC_WORD = "lastdisc"
#: How recordings of broadcasts are called.
_OFF_AIR = re.compile(r"(?<![a-z])off[ .-]?air(?![a-z])")
#: A comic whose pictures move is a film, and no comic.
_MOTION_COMIC = re.compile(r"(?<![a-z])motion[ .-]?comics?(?![a-z])")
#: "(all parts)", "(all five nights)", "both parts": nothing is missing.
_ALL_PARTS = re.compile(
    rf"(?<![a-z])(?:(?:all|alle)[ .](?:of[ .])?(?:the[ .])?(?:(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})[ .])?|both[ .])"
    r"(?:parts|episodes|chapters|tracks|discs|cds|sides|nights|days|issues|instal?ments|sections|stories|folgen|teile)(?![a-z])"
)
#: The volume before the number of an issue, and the cover that a scan has.
_VOLUME = re.compile(
    r"(?<![a-z])v(?:ol(?:ume)?)?[ .]*\d{1,4}(?=[ .,]*(?:#|issue|n[or][ .]*\d|ch[ .]*\d|0\d)|[ .,]*- [a-z' ]+ (?:#\d|0\d))"
    r"|(?<![a-z])v\d\d(?=[ .]- [a-z' ]+ \d{1,2}\W*$)"
)
_VOLUME_NUMBER = re.compile(r"(?<![a-z])v(?:ol(?:ume)?)?[ .]*(\d{1,3})(?!\d)")
_COVER_VARIANT = re.compile(
    r"(?<![a-z0-9])(?:(?:cover|cvr|variant) [a-h](?: (?:photo|art))?|\d{1,2} covers)(?![a-z0-9])"
)
#: "69-70": the first and last of several numbers.  "69 & 71": these two.
_NUMBER_RANGE = re.compile(
    r"(?<![\d.a-z-])(\d{1,3}) ?(-|to|a|[&+]|(?<!, \d )(?<!, \d\d )and) ?#?(\d{1,3})(?![\d.a-z]|[-&+]\d)"
)
_AND = frozenset({"&", "+", "and"})
_NUMBER_WORD_AFTER_SEASON = re.compile(rf"\b(series|season|episode) ({'|'.join(NUMBER_WORDS)})\b")

#: "Part I": alone these letters are words or initials.
_ROMAN_PART = re.compile(
    rf"(?<!\w)({'|'.join(sorted(PART_WORDS | CHAPTER_WORDS | {'vol', 'volume', 'book', 'act'}, key=len, reverse=True))})"
    r"[ .]{1,2}([ivx])(?![\w'’])"
)
_ROMAN_VALUES = {"i": "1", "v": "5", "x": "10"}

_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(word for word in NUMBER_WORDS if len(word) > 2)})"
#: "20Aug2009": a date, also without separators.
_GLUED_DATE = re.compile(
    rf"(?<![a-z0-9#])([0-3]?\d)[ .-]?({'|'.join(MONTH_ABBREVIATIONS)})[a-z]*[ .-]?((?:19|20)\d\d)(?![a-z0-9])"
)
_PART_WORD = rf"(?:parts|pts|{'|'.join(sorted(PART_WORDS, key=len, reverse=True))})"
#: "Teil 1 und 2", "1 en 2": the word between the numbers in other languages.
_OTHER_AND = re.compile(
    rf"(?:(?<=\d) (?:en|und|et|og|och|y)|(?<!\w)({_PART_WORD}[ .]*\d{{1,2}}) [ei]) (?=#?\d{{1,3}}(?!\d))"
)
#: "Parts 1 & 2", "Pt 1-3", "Part One + Part Two".
_PART_RANGE = re.compile(
    rf"(?<!\w){_PART_WORD}[ .]*({_NUMBER})[ .]?(-|to|and|&|\+)[ .]?(?:{_PART_WORD}[ .]*)?({_NUMBER})(?!\w)"
)
#: "Days 1-5", "Day One to Three": several works that a word and a number name.
_COUNTED_RANGE = re.compile(
    rf"(?<!\w)([a-z]{{3,}})[ .]({_NUMBER})(?:-|[ .](?:to|bis|thru|through)[ .])({_NUMBER})(?!\w)"
)
#: What every such range has; cheap to look for.
_RANGE_MARK = re.compile(r"\d-\d|[ .](?:to|bis|thru|through)[ .]")
#: A name without it has no season, episode, disc, issue or code. Most names only have a leading number.
_ANY_COUNTED = re.compile(r"[^\W\d_][ .#-]*\d|\d ?[-&+] ?\d|#")
_DIGIT = re.compile(r"\d")
#: "07 Title": the names of most tracks.  What is looked for in others by letter after letter is not in them.
_ONE_IN_FRONT = re.compile(r"\d{1,3}[^\d#]*")
_LETTERS = re.compile("[a-z]+")
#: A name without it has no part of parts, no season with a dot, no date and no year.
_SEVERAL_NUMBERS = re.compile(r"\d\D+\d|\d{4}")
_LARGEST_RANGE = 20
#: "ep1 + ep2": the word is there for each of the numbers.
_EPISODE_AGAIN = re.compile(
    r"(?<![a-z])(ep(?:isode|s)?[. ]?\d{1,2}) ?(?:[+&,]|and) ?ep(?:isode|s)?[. ]?(\d{1,2})(?!\d)"
)


@dataclass(slots=True)
class Numbers:
    """The numbers read from a name; None, "" or an empty tuple where there are none.

    explicit: season and episode are given together ("s02e05", "2x05").
    other_forms: seasons and episodes that the name gives too, in another form, and that differ from the first.
    more_seasons: further seasons and their episodes, where the name gives several of them ("s01e13-s02e01").
    is_season_span: the episodes between those of the seasons are in it too.
    season_range: "series 1 to 3" for a name that says so.
    part, parts: the numbers of "1 of 3".
    is_last_disc: it is of the last disc, whose number the name does not say.
    volume: the number behind "volume", also where it stays in the text.
    code: letters and number of a product code ("BFPTWCD002").
    dotted: two numbers that may be season and episode ("3.01").
    part_range: all parts that are in it ("parts 1 & 2", "parts 1-3").
    counts_disc_titles: a number counts the titles or tracks of a disc ("title 02").
    number_range: all numbers that are in it ("69-70").
    counted_range: a word in the singular and the numbers with it ("days 1-5"), ("", ()) without one.
    date: a full date as "yyyy-mm-dd".
    month: a year and a month in digits ("2016-11", "11.2016") as "yyyy-mm".
    station: the station of a recording with a date ("bbc3").
    """

    season: int | None = None
    episodes: tuple[int, ...] = ()
    explicit: bool = False
    other_forms: tuple[tuple[int | None, tuple[int, ...]], ...] = ()
    more_seasons: tuple[tuple[int, tuple[int, ...]], ...] = ()
    is_season_span: bool = False
    season_range: str = ""
    part: int | None = None
    parts: int | None = None
    disc: int | None = None
    is_last_disc: bool = False
    issue: int | None = None
    volume: int | None = None
    years: tuple[int, ...] = ()
    code: tuple[str, int] | None = None
    dotted: tuple[int, int] | None = None
    part_range: tuple[int, ...] = ()
    counts_disc_titles: bool = False
    number_range: tuple[int, ...] = ()
    counted_range: tuple[str, tuple[int, ...]] = ("", ())
    date: str = ""
    month: str = ""
    station: str = ""

    @property
    def by_season(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Every season that is given together with its episodes, and these."""
        first = () if self.season is None else ((self.season, self.episodes),)
        return (*first, *self.more_seasons)

    def has_episode(self, season: int | None, episode: int | None) -> bool:
        """Whether the name gives this episode of this season."""
        return any(season == each and episode in episodes for each, episodes in self.by_season)


def extract_numbers(text: str) -> tuple[Numbers, str]:
    """Return the numbers of a folded name, and the name with marks or blanks in place of what was read.

    >>> numbers, rest = extract_numbers("show 2x05 title")
    >>> numbers.season, numbers.episodes, rest
    (2, (5,), 'show  \\x01  title')
    """
    numbers = Numbers()
    # Most names have no such word, and looking for all phrases takes much longer than looking for the words.
    if not PHRASE_WORDS.isdisjoint(_LETTERS.findall(text)):
        if match := _VOLUME_NUMBER.search(text):
            numbers.volume = int(match[1])
        text = _read_phrases(text)
        numbers.is_last_disc = _LAST_DISC_WORD in text
    text = _TECHNICAL.sub(_SPACED_MARK, text)
    if "series" in text or "season" in text:
        text = _NUMBER_WORD_AFTER_SEASON.sub(lambda match: f"{match[1]} {NUMBER_WORDS[match[2]]}", text)
    text = plain_ordinals(text)
    if _DIGIT.search(text):
        is_more = _ONE_IN_FRONT.fullmatch(text) is None
        counted = (is_more and _ANY_COUNTED.search(text) is not None) or has_counting_word(text)
        if counted:
            text = _extract_season(numbers, text)
            text = _extract_disc(numbers, text)
        has_several = is_more and _SEVERAL_NUMBERS.search(text) is not None
        if has_several:
            text = _extract_part(numbers, text)
        if counted:
            _extract_ranges(numbers, text)
        if has_several:
            text = _extract_dates(numbers, text)
        if counted:
            _extract_code(numbers, text)
    else:
        if " to " in text or ".to." in text:
            _extract_counted_range(numbers, text)
        if "part" in text:
            _extract_part_range(numbers, text)
    return numbers, text


def _read_phrases(text: str) -> str:
    """The text with words and digits for phrases that have a meaning together."""
    text = _STATION.sub(r"\1", _ROMAN_STATION.sub(" rtl2 ", text))
    text = _LAST_DISC.sub(f" {_LAST_DISC_WORD} ", text)
    text = _OFF_AIR.sub(" ", _BROADCAST_SLOT.sub(" radio ", text))
    text = _MOTION_COMIC.sub(" animation ", _ALL_PARTS.sub(" complete ", text))
    text = _COVER_VARIANT.sub(" ", _VOLUME.sub(" ", text))
    text = _GLUED_DATE.sub(r" \1 \2 \3", text)
    text = _SEASON_AND_DISC.sub(r"season \1 disc \2", text)
    text = _OTHER_AND.sub(lambda match: f"{match[1] or ''} & ", text)
    return _ROMAN_PART.sub(_roman_as_digits, text)


def _roman_as_digits(part: re.Match[str]) -> str:
    return f"{part[1]} {_ROMAN_VALUES[part[2]]}"


def _extract_season(numbers: Numbers, text: str) -> str:
    if "ep" in text:
        text = _EPISODE_AGAIN.sub(r"\1 & \2", text)
    if (several := _SEASON_RANGE.search(text)) and not _is_number_in_season(text):
        first, last = (value for value in several.groups() if value)
        numbers.season_range = f"series {int(first)} to {int(last)}"
        return _blank(text, several)
    forms = season_forms(text)
    if not forms:
        return text
    seasons = [form for form in forms if form.season is not None]
    first = next((form for form in forms if form.is_whole), (seasons or forms)[0])
    numbers.season, numbers.episodes = first.season, first.episodes
    if not first.is_whole:
        numbers.episodes = next((form.episodes for form in forms if form.episodes), ())
    # Between season and episode a disc may start a new count: "Series 2 Disc 3 Episode 2".
    spans = sorted(span for form in forms for span in form.spans)
    between = text[spans[0][1] : spans[-1][0]]
    names_disc = _LAST_DISC_WORD in between or _DISC.search(between) is not None
    numbers.explicit = numbers.season is not None and bool(numbers.episodes) and not names_disc
    further = [form for form in forms if form.follows]
    numbers.more_seasons = tuple((form.season or 0, form.episodes) for form in further)
    numbers.is_season_span = any(form.follows == "-" for form in further)
    numbers.other_forms = tuple(
        (form.season, form.episodes)
        for form in forms
        if form is not first and form not in further and not first.agrees(form)
    )
    return _TOTAL_OF_EPISODES.sub(" ", _blank_all(text, spans))


def _is_number_in_season(text: str) -> bool:
    """Whether what looks like a range of seasons is a season with a number in it."""
    before_title = _SEASON_THEN_NUMBER.search(text)
    return SEASON_DASH_EPISODE.search(text) is not None or (
        before_title is not None and _is_before_title(before_title)
    )


def _is_before_title(number: re.Match[str]) -> bool:
    """Whether "series 1 - 04" is a number before a title, which may begin with a word of releases ("Clean Slate")."""
    words = filter(None, number.group("first", "second"))
    return number["number"].startswith("0") or not RELEASE_WORDS.issuperset(words)


def _extract_disc(numbers: Numbers, text: str) -> str:
    numbers.counts_disc_titles = _DISC_TITLE.search(text) is not None
    if match := _DISC.search(text):
        numbers.disc = int(match[1])
        return _blank(text, match, "")
    return text


def _extract_part(numbers: Numbers, text: str) -> str:
    if match := _PART_OF.search(text):
        numbers.part, numbers.parts = int(match[1]), int(match[2])
        return f"{text[: match.start()]} {match[1]} {text[match.end() :]}"
    return text


def _extract_ranges(numbers: Numbers, text: str) -> None:
    _extract_part_range(numbers, text)
    match = None if numbers.part_range else _NUMBER_RANGE.search(text)
    if match and 0 < int(match[3]) - int(match[1]) < _LARGEST_RANGE:
        numbers.number_range = _named(int(match[1]), match[2], int(match[3]))
    _extract_counted_range(numbers, text)
    if match := _ISSUE.search(text):
        numbers.issue = int(match[1])


def _extract_part_range(numbers: Numbers, text: str) -> None:
    match = _PART_RANGE.search(text)
    # "Part 1 - 02": the second number counts tracks.
    if match and match[3].startswith("0") <= match[1].startswith("0"):
        first, last = (int(NUMBER_WORDS.get(value, value)) for value in match.group(1, 3))
        numbers.part_range = _named(first, match[2], last)


def _named(first: int, sign: str, last: int) -> tuple[int, ...]:
    """The numbers from the first to the last, or only these two where "and" is between them."""
    return (first, last) if sign in _AND else tuple(range(first, last + 1))


def _extract_counted_range(numbers: Numbers, text: str) -> None:
    if not _RANGE_MARK.search(text):
        return
    if match := _COUNTED_RANGE.search(text):
        first, last = (int(NUMBER_WORDS.get(value, value)) for value in match.groups()[1:])
        if 0 < last - first < _LARGEST_RANGE:
            numbers.counted_range = (match[1].removesuffix("s"), tuple(range(first, last + 1)))


def _extract_dates(numbers: Numbers, text: str) -> str:
    if match := _DOTTED.search(text):
        numbers.dotted = (int(match[1] or match[3]), int(match[2] or match[4]))
    dates, text = read_dates(text)
    numbers.years, numbers.date, numbers.month = dates.years, dates.date, dates.month
    numbers.station = dates.station
    return text


def _extract_code(numbers: Numbers, text: str) -> None:
    match = _CODE.search(text)
    if match and match[0] not in RELEASE_WORDS and not (numbers.date and int(match[2]) <= _LARGEST_CHANNEL):
        numbers.code = (match[1], int(match[2]))


def _blank_all(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with one mark for each run of spans that only blanks separate."""
    for start, end in reversed(spans):
        rest = text[end:]
        mark = "" if rest.lstrip(" .,").startswith(EPISODE_MARK) else EPISODE_MARK
        text = f"{text[:start]} {mark} {rest}"
    return text


def _blank(text: str, match: re.Match[str], mark: str = EPISODE_MARK) -> str:
    return f"{text[: match.start()]} {mark} {text[match.end() :]}"
