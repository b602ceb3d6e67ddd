"""Story worlds of other shapes than the pack that ships, to measure guesses on: their true order is known."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.story import Appearance, Character, Series, Story, Work
from tests.chronology.stories import SOURCES

CANON = Path(__file__).with_name("holmes_canon.tsv")
YEAR = 372
EPISODES = 10
FIRST_YEAR = 2000


def holmes_canon() -> Story:
    """The sixty stories of Sherlock Holmes: told out of order, each with its year and, loosely, on which side of the
    Reichenbach Falls it is.  The years are those of one chronology of several, that of W. S. Baring-Gould.
    """
    with CANON.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    works = tuple(
        Work(row["id"], row["title"], Kind.SHORT_STORY, row["series"], released=row["released"])
        for row in rows
    )
    claims = [_claim(row["id"], ClaimRelation.DATED, date=row["set"][:4]) for row in rows]
    claims.append(_claim("empty", ClaimRelation.AFTER, "final"))
    for row in rows:
        if row["id"] not in ("study", "final", "empty", "bow"):
            before = row["set"] < "1891-04"
            claims.append(
                _claim(row["id"], ClaimRelation.BEFORE, "final")
                if before
                else _claim(row["id"], ClaimRelation.BETWEEN, "empty", "bow")
            )
    series = tuple(Series(name, name, Kind.SHORT_STORY) for name in sorted({row["series"] for row in rows}))
    return Story(works=works, series=series, claims=tuple(claims), sources=SOURCES)


def seasons_and_ranges(seed: int, *, seasons: int = 4, others: int = 160) -> Story:
    """A programme of `seasons` seasons, novels that come out beside it, audio dramas that fill its pauses years later, and
    a range that goes anywhere.  Its regulars come and go.  Claims are of all widths.
    """
    return _Seasons(random.Random(seed), seasons, others).story()


class _Seasons:
    """Makes one world; `_set` is the true time of each work, in days of 372 to the year."""

    def __init__(self, dice: random.Random, seasons: int, others: int) -> None:
        self._dice, self._seasons, self._others = dice, seasons, others
        self._set: dict[str, float] = {}
        self._works: list[Work] = []
        self._cast: list[Appearance] = []

    def story(self) -> Story:
        lives = {
            f"c{place}": (place // 2, self._seasons if place % 3 else 1 + self._dice.randint(1, 2))
            for place in range(6)
        }
        for season in range(self._seasons):
            self._add_season(season, lives)
        run = list(self._set)
        for number in range(self._others):
            self._add_other(number, run, lives)
        claims = [claim for work in self._works if work.id not in run for claim in self._claims(work.id, run)]
        series = [
            Series(f"tv{season}", f"Season {season}", Kind.TV_EPISODE, StoryOrder.NUMBERED)
            for season in range(self._seasons)
        ]
        series += [Series(f"range{number}", f"Range {number}", Kind.AUDIO_DRAMA) for number in range(3)]
        return Story(
            works=tuple(self._works),
            series=tuple(series),
            characters=tuple(Character(name, name) for name in lives),
            appearances=tuple(self._cast),
            claims=tuple(claims),
            sources=SOURCES,
        )

    def _add_season(self, season: int, lives: dict[str, tuple[int, int]]) -> None:
        begin = (FIRST_YEAR + season + (season > 2)) * YEAR + 270
        for number in range(EPISODES):
            name = f"tv{season}e{number:02}"
            self._set[name] = begin + 7 * number
            self._works.append(
                Work(name, name, Kind.TV_EPISODE, f"tv{season}", str(number + 1), _day(self._set[name]))
            )
            self._cast += [
                Appearance(name, who) for who, (first, last) in lives.items() if first <= season < last
            ]

    def _add_other(self, number: int, run: list[str], lives: dict[str, tuple[int, int]]) -> None:
        dice, begin, end = self._dice, self._set[run[0]], self._set[run[-1]]
        if number % 3 == 0:
            released = dice.uniform(begin + 60, end + 600)
            told = released - dice.uniform(0, 150)
        elif number % 3 == 1:
            released = end + 400 + 20 * number
            season = dice.randrange(self._seasons)
            last = self._set[f"tv{season}e{EPISODES - 1:02}"]
            told = dice.uniform(last + 3, self._set.get(f"tv{season + 1}e00", end + 700) - 3)
        else:
            released = end + 300 + 25 * number
            told = dice.choice(
                [
                    dice.uniform(begin, end),
                    dice.uniform(begin, end),
                    released - 30,
                    dice.uniform(1890, 1990) * YEAR,
                ]
            )
        name = f"x{number:03}"
        self._set[name] = told
        self._works.append(
            Work(name, name, Kind.AUDIO_DRAMA, f"range{number % 3}", str(number), _day(released))
        )
        for who, (first, last) in lives.items():
            alive = self._set[f"tv{first}e00"] <= told <= self._set[f"tv{last - 1}e{EPISODES - 1:02}"]
            if alive and dice.random() < 0.6:
                self._cast.append(Appearance(name, who))

    def _claims(self, work: str, run: list[str]) -> list[Claim]:
        dice, told = self._dice, self._set[work]
        earlier = [name for name in run if self._set[name] < told]
        later = [name for name in run if self._set[name] > told]
        claims = []
        if not earlier and dice.random() < 0.8:
            claims.append(_claim(work, ClaimRelation.DATED, date=str(int(told // YEAR))))
        for _ in range(dice.choice((1, 1, 2))):
            low = earlier[max(0, len(earlier) - 1 - int(dice.expovariate(1 / 6)))] if earlier else ""
            high = later[min(len(later) - 1, int(dice.expovariate(1 / 6)))] if later else ""
            kind = dice.random()
            if low and high and kind < 0.5:
                claims.append(_claim(work, ClaimRelation.BETWEEN, low, high))
            elif low and (kind < 0.75 or not high):
                claims.append(_claim(work, ClaimRelation.AFTER, low))
            else:
                claims.append(_claim(work, ClaimRelation.BEFORE, high))
        if dice.random() < 0.15:
            other = dice.choice([name for name in self._set if name != work and name not in run])
            relation = ClaimRelation.AFTER if self._set[other] < told else ClaimRelation.BEFORE
            claims.append(_claim(work, relation, other))
        return list({claim.id: claim for claim in claims}.values())


def _claim(work: str, relation: ClaimRelation, *objects: str, date: str = "") -> Claim:
    return Claim(
        f"{work} {relation} {' '.join(objects)}{date}", work, relation, objects, ("guide",), 4, date=date
    )


def _day(number: float) -> str:
    year, rest = divmod(int(number), YEAR)
    month, day = divmod(rest, 31)
    return f"{year:04}-{month + 1:02}-{min(day + 1, 28):02}"
