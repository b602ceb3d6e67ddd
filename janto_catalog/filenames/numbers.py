"""Numbers in names: seasons and episodes, parts and discs, issues, years; each blanked where it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from janto_catalog.filenames.vocabulary import NUMBER_WORDS, RELEASE_WORDS, TECHNICAL_PATTERN

#: Stands in the blanked text where an episode number and where technical words stood.
EPISODE_MARK, TECHNICAL_MARK = "\x01", "\x02"

_EPISODE = re.compile(
    r"(?<![a-z0-9])s(?:eason|eries)?[ .]?(\d{1,2})[ ._,-]*(?:ep(?:isode)?|x?e|x)[ ._]*(\d{1,3})(?!\d)"
    r"((?:[ .]*(?:[-&+,]|and)?[ .]*(?:s\d{1,2}[ .]*)?(?:ep|e)[ .]?\d{1,3}(?!\d)|-\d{1,3}(?![\dp]))*)"
)
_CROSS = re.compile(
    r"(?<![a-z0-9])(\d{1,2})x(\d{2,3})(?!\d)"
    r"((?:[ .]{0,3}(?:[-&+,]|and)?[ .]?(?:\d{1,2}x|x|e)\d{2,3}(?!\d)|[-&+]\d{2,3}(?![\dp]))*)"
)
_SEASON_WORD = r"(?:season|series|saison|temporada|staffel|stagione|serie|temp)"
_EPISODE_WORD = r"(?:episode|ep|e|capitulo|cap|folge|episodio)"
_WORDED = re.compile(
    rf"(?<!\w){_SEASON_WORD}[ .#]*(\d{{1,2}})(?!\d)[ .,)-]*(?:{_EPISODE_WORD}[ .#]*(\d{{1,3}})(?!\d))?"
)
_LONE_EPISODE = re.compile(rf"(?<![a-z0-9]){_EPISODE_WORD}[ .#]*(\d{{1,3}})(?![\da-z])")
#: "112-113": two or three episodes of one season that follow each other.
_RUN_ON = re.compile(r"(?<![\d.#])([1-9])(\d\d) ?[-&+] ?\1(\d\d)(?![\d.])")
_CAPITULO = re.compile(r"(?<!\w)cap[ .]?(\d)(\d\d)(?!\d)")
_PACK = re.compile(
    r"(?<![a-z0-9])s(\d{1,2})[ .]?-[ .]?s?(\d{1,2})(?![\de])"
    rf"|(?<!\w){_SEASON_WORD}s?[ .]*(\d{{1,2}})[ .]?(?:-|to|and|&)[ .]?(\d{{1,2}})(?!\d)"
)
#: "Series 1 - 04. Title": a number of that series, not a run of them.
_SET_APART = re.compile(rf"(?<!\w){_SEASON_WORD}[ .]*\d{{1,2}} - \d{{1,2}}(?!\d)[ .-]+(\w+)")
_LONE_SEASON = re.compile(r"(?<![a-z0-9])s(\d{1,2})(?![a-z0-9])")
_OF = re.compile(r"(?<![\d])(\d{1,3}) ?(?:\(? ?of|/) ?(\d{1,3})(?!\d)\)?")
_DISC = re.compile(r"(?<![a-z])(?:cd|disc|disk|side|tape|dvd|reel)[ .#-]*(\d{1,2})(?!\d)")
#: "Title 02", "t05", "VTS_01": how players and rippers count what is on a disc.
_COUNTER = re.compile(r"(?<![a-z])(?:title|t|track|vts|chapter)[ .#-]*\d{1,2}(?!\d)")
_ISSUE = re.compile(r"(?:#|(?<!\w)(?:issue|no|nr|ch)[ .]*)0*(\d{1,3})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(19[3-9]\d|20[0-4]\d)(?!\d)")
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-. ][01]\d[-. ][0-3]\d(?:[- ][0-2]\d[0-5]\d)?|[0-3]\d[-. ][01]\d[-. ](?:19|20)\d\d"
    r"|[0-3]\d([-.])[01]\d\1[0-2]\d|(?:19|20)\d\d[01]\d[0-3]\d(?:[- ][0-2]\d[0-5]\d)?)(?!\d)"
)
#: "3.01", "5.7": a season and a number in it, or a release of a yearly run.
_DOTTED = re.compile(r"(?<![\d.a-z])(\d{1,2})\.(\d{1,2})(?![\d.]|\w)")
#: The year first, as recorders write it.
_DAY = re.compile(r"((?:19|20)\d\d)[-. ]?([01]\d)[-. ]?([0-3]\d)")
_CODE = re.compile(r"(?<![a-z0-9])([a-z]{2,10})0*(\d{1,4})(?![a-z0-9])")
_TECHNICAL = re.compile(rf"(?<![a-z0-9])(?:{TECHNICAL_PATTERN})(?![a-z0-9])")
_BY = re.compile(r"\b(?:read|narrated|performed) by [a-z]+[ .]+[a-z]+")
#: "BBC Radio 4 Extra": the number is the station's.
_STATION = re.compile(r"(?<![a-z])(radio)[ .]?[1-7](?:[ .]?(?:fm|lw|extra|live))?(?![a-z0-9])")
#: "Afternoon Play", "Saturday Drama": the hour a station gives to radio drama.
_SLOT = re.compile(
    r"(?<![a-z])(?:(?:after|fore)noon|evening|\d+ minute|\w+day) (?:play|drama|theatre|serial)(?![a-z])"
)
#: The volume before the number of an issue, and which of its covers a scan has.
_VOLUME = re.compile(r"(?<![a-z])v(?:ol(?:ume)?)?[ .]*\d{1,4}(?=[ .,]*(?:#|issue|ch[ .]*\d|0\d))")
_COVER = re.compile(r"(?<![a-z0-9])(?:(?:cover|variant) [a-h]|\d{1,2} covers)(?![a-z0-9])")
#: "Parts 1 & 2", "Pt 1-3": all of them are in it.
_RUN = re.compile(r"(?<![a-z])(?:parts?|pts?)[ .]*(\d{1,2})[ .]?(?:-|to|and|&|\+)[ .]?(\d{1,2})(?!\d)")
#: "69-70", "69 & 70": two numbers that follow each other and all between.
_SPANNED = re.compile(r"(?<![\d.#a-z-])(\d{1,3}) ?[-&+] ?(\d{1,3})(?![\d.a-z]|[-&+]\d)")
_DIGITS = re.compile(r"\d{1,3}")
_SPELT = re.compile(rf"(?<=(?:series|season) )({'|'.join(NUMBER_WORDS)})\b")


#: Without it there is no season, episode, disc, issue or code: most names have a number in front and no more.
_COUNTED = re.compile(r"[a-z][ .#-]*\d|\d ?[-&+] ?\d|#")
_DIGIT = re.compile(r"\d")
_MOST_IN_ONE, _MOST_SPANNED = 4, 20


@dataclass(slots=True)
class Numbers:
    """What was read: `explicit` when season and episode stand together ("s02e05", "2x05"), `dotted` when
    they stand so that they may be (“3.01”), `run` the parts that are all in it ("parts 1 & 2"), `counted`
    whether a disc's titles or tracks are counted ("title 02")."""

    season: int | None = None
    episodes: tuple[int, ...] = ()
    explicit: bool = False
    season_range: str = ""
    part: int | None = None
    parts: int | None = None
    disc: int | None = None
    issue: int | None = None
    years: tuple[int, ...] = ()
    code: tuple[str, int] | None = None
    dotted: tuple[int, int] | None = None
    part_range: tuple[int, ...] = ()
    counts_disc_titles: bool = False
    number_range: tuple[int, ...] = ()
    date: str = ""


def extract_numbers(text: str) -> tuple[Numbers, str]:
    """The numbers of a folded name, and the name with what was read replaced by marks or blanks."""
    found = Numbers()
    text = _SLOT.sub(" radio ", _STATION.sub(r"\1", text))
    text = _COVER.sub(" ", _VOLUME.sub(" ", text))
    text = _BY.sub(" - ", _TECHNICAL.sub(f" {TECHNICAL_MARK} ", text))
    if "series" in text or "season" in text:
        text = _SPELT.sub(lambda match: NUMBER_WORDS[match[1]], text)
    if _DIGIT.search(text):
        if counted := _COUNTED.search(text) is not None:
            text = _extract_season(found, text)
        text = _extract_parts(found, text, counted)
    return found, text


def _extract_season(found: Numbers, text: str) -> str:
    apart = _SET_APART.search(text)
    if (pack := _PACK.search(text)) and not (apart and apart[1] not in RELEASE_WORDS):
        first, last = (value for value in pack.groups() if value)
        found.season_range = f"series {int(first)} to {int(last)}"
        return _blank(text, pack)
    for pattern in (_EPISODE, _CROSS):
        if match := pattern.search(text):
            found.season, found.explicit = int(match[1]), True
            found.episodes = _episodes(int(match[2]), match[3])
            return _extract_further_episodes(found, _blank(text, match), pattern)
    if (match := _RUN_ON.search(text)) and 0 < int(match[3]) - int(match[2]) < _MOST_IN_ONE:
        found.season, found.explicit = int(match[1]), True
        found.episodes = tuple(range(int(match[2]), int(match[3]) + 1))
        return _blank(text, match)
    if match := _CAPITULO.search(text):
        found.season, found.episodes, found.explicit = int(match[1]), (int(match[2]),), True
        return _blank(text, match)
    return _extract_worded_season(found, text)


def _extract_further_episodes(found: Numbers, text: str, pattern: re.Pattern[str]) -> str:
    """ "S02E06 - Title + S02E07 - Title": the other episodes of that season, wherever they stand."""
    for match in pattern.finditer(text):
        if int(match[1]) == found.season and int(match[2]) not in found.episodes:
            found.episodes = (*found.episodes, int(match[2]))
    return pattern.sub(f" {EPISODE_MARK} ", text) if len(found.episodes) > 1 else text


def _extract_worded_season(found: Numbers, text: str) -> str:
    if match := _WORDED.search(text):
        found.season = int(match[1])
        if match[2]:
            found.episodes, found.explicit = (int(match[2]),), True
        text = _blank(text, match)
    elif match := _LONE_SEASON.search(text):
        found.season = int(match[1])
        text = _blank(text, match)
    if not found.episodes and (match := _LONE_EPISODE.search(text)):
        found.episodes = (int(match[1]),)
        # What stands between a season and its episode may count anew: "Series 2 Disc 3 Episode 2".
        found.explicit = found.season is not None and _DISC.search(text) is None
        text = _blank(text, match)
    return text


def _episodes(first: int, rest: str) -> tuple[int, ...]:
    others = [int(value[-3:]) for value in _DIGITS.findall(re.sub(r"\b\d{1,2}x|s\d{1,2}", " ", rest))]
    if len(others) == 1 and "-" in rest and first < others[0] <= first + 30:
        return tuple(range(first, others[0] + 1))
    return (first, *(other for other in others if other != first))


def _extract_parts(found: Numbers, text: str, counted: bool) -> str:
    found.counts_disc_titles = counted and _COUNTER.search(text) is not None
    if counted and (match := _DISC.search(text)):
        found.disc = int(match[1])
        text = _blank(text, match, "")
    if match := _OF.search(text):
        found.part, found.parts = int(match[1]), int(match[2])
        text = f"{text[: match.start()]} {match[1]} {text[match.end() :]}"
    if counted and (match := _RUN.search(text)):
        found.part_range = tuple(range(int(match[1]), int(match[2]) + 1))
    elif counted and (match := _SPANNED.search(text)) and 0 < int(match[2]) - int(match[1]) < _MOST_SPANNED:
        found.number_range = tuple(range(int(match[1]), int(match[2]) + 1))
    if counted and (match := _ISSUE.search(text)):
        found.issue = int(match[1])
    if match := _DOTTED.search(text):
        found.dotted = (int(match[1]), int(match[2]))
    if match := _DATE.search(text):
        found.years = tuple(int(year) for year in _YEAR.findall(match[0]))
        if day := _DAY.match(match[0]):
            found.date = "-".join(day.groups())
        text = _blank(text, match, "")
    elif years := _YEAR.findall(text):
        found.years = tuple(int(year) for year in years)
    if counted and (match := _CODE.search(text)) and match[0] not in RELEASE_WORDS:
        found.code = (match[1], int(match[2]))
    return text


def _blank(text: str, match: re.Match[str], mark: str = EPISODE_MARK) -> str:
    return f"{text[: match.start()]} {mark} {text[match.end() :]}"
