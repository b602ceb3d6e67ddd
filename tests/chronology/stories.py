"""Stories for the tests: small ones written by hand, and random ones from hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from janto_catalog.model.claims import OF_ERAS, Claim, ClaimRelation, Layer, Source, State
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.story import Appearance, Character, Manner, Series, Story, Work

SOURCES = (
    Source("screen", "On screen", Layer.CANON),
    Source("guide", "The guide", Layer.REFERENCE),
    Source("talk", "A talk", Layer.COMMENTARY),
)
DATES = ["1899", "194X", "2007~", "2007", "2007-05", "[2003,2004]", "2007-04-30/2008-01-02"]


def work(name: str, released: str | None = "2007-01-01", **fields: object) -> Work:
    """A work whose title is its id in capitals."""
    return Work(name, name.upper(), Kind.AUDIO_DRAMA, released=released, **fields)  # type: ignore[arg-type]


def claim(text: str, source: str = "guide", certainty: int = 3, **fields: object) -> Claim:
    """A claim from text: "c before a", "c between a b", "c dated 1899", "c within-era old".  Its id is that text with source and certainty."""
    subject, relation, *objects = text.split()
    placing = ClaimRelation(relation)
    date = objects[0] if placing is ClaimRelation.DATED else ""
    era = objects[0] if placing in OF_ERAS else ""
    named = () if date or era else tuple(objects)
    id = f"{text} ({source} {certainty})"
    return Claim(id, subject, placing, named, (source,), certainty, date=date, era=era, **fields)  # type: ignore[arg-type]


def make_story(works: str | tuple[Work, ...], *claims: Claim, **fields: object) -> Story:
    """A story of works by name, released a month apart in the order they are named, and of claims."""
    if isinstance(works, str):
        works = tuple(work(name, f"2007-{month:02}-01") for month, name in enumerate(works.split(), 1))
    return Story(works=works, claims=claims, sources=SOURCES, **fields)  # type: ignore[arg-type]


ERAS = ["old", "new"]
IDS = ["a", "b", "c", "d", "e", "f", "b#x"]


@st.composite
def any_story(draw: st.DrawFn) -> Story:
    """A story of up to seven works with claims of every kind, a series, a state and eras; much in it disagrees."""
    ids = IDS[: draw(st.integers(2, len(IDS)))]
    some = st.sampled_from(ids)
    series = Series(
        "run",
        "The Run",
        Kind.AUDIO_DRAMA,
        draw(st.sampled_from(StoryOrder)),
        sort_key="5",
        dates_place=draw(st.booleans()),
    )
    works = tuple(
        work(
            name,
            draw(st.sampled_from(["2007-01-01", "2007-02-01", "2007-02", None if "#" in name else "2008"])),
            series="run" if draw(st.booleans()) else None,
            number=str(place),
        )
        for place, name in enumerate(ids)
    )
    claims = tuple(_claim(draw, some, number) for number in range(draw(st.integers(0, 9))))
    state = State(
        "undead", "owen", "undead", draw(some | st.none()), True, draw(some | st.none()), True, certainty=4
    )
    seen = draw(st.lists(st.tuples(some, st.sampled_from(Manner)), max_size=3, unique_by=lambda one: one[0]))
    appearances = tuple(
        Appearance(name, "owen", manner, state="undead", certainty=5) for name, manner in seen
    )
    return Story(
        works=works,
        series=(series,),
        characters=(Character("owen", "Owen"),),
        appearances=appearances,
        claims=claims,
        states=(state,),
        sources=SOURCES,
        eras=tuple(_era(draw, some, name) for name in ERAS[: draw(st.integers(0, 2))]),
    )


def _era(draw: st.DrawFn, some: st.SearchStrategy[str], name: str) -> StoryEra:
    dates = st.sampled_from(["", "", *DATES])
    return StoryEra(
        name,
        name.upper(),
        draw(dates),
        draw(dates),
        draw(some | st.none()),
        draw(some | st.none()),
        sources=tuple(draw(st.lists(st.sampled_from(["screen", "guide", "talk", "who?"]), max_size=2))),
        certainty=draw(st.integers(3, 5)),
    )


def _claim(draw: st.DrawFn, some: st.SearchStrategy[str], number: int) -> Claim:
    relation = draw(st.sampled_from(ClaimRelation))
    without = dict.fromkeys((ClaimRelation.DATED, *OF_ERAS), (0, 0))
    least, most = {ClaimRelation.BETWEEN: (2, 2), **without}.get(relation, (1, 2))
    objects = tuple(draw(st.lists(some, min_size=least, max_size=most)))
    return Claim(
        f"c{number}",
        draw(some),
        relation,
        objects,
        tuple(draw(st.lists(st.sampled_from(["screen", "guide", "talk", "you", "who?"]), max_size=2))),
        draw(st.integers(3, 5)),
        date=draw(st.sampled_from(DATES)) if relation is ClaimRelation.DATED else "",
        apparent=draw(st.integers(0, 5)) == 0,
        era=draw(st.sampled_from(ERAS)) if relation in OF_ERAS else "",
    )


@st.composite
def any_run(draw: st.DrawFn) -> Story:
    """A story of a run of two seasons with a regular, of a range whose dates are of another time, and of others, all of
    them with few claims."""
    run = Series("run", "The Run", Kind.TV_EPISODE, StoryOrder.NUMBERED, sort_key="1")
    range_ = Series("range", "The Range", Kind.AUDIO_DRAMA, sort_key="2")
    episodes = tuple(
        work(
            f"e{number}",
            f"2006-0{number}-01" if number < 5 else f"2007-0{number}-01",
            series="run",
            number=str(number),
        )
        for number in range(1, draw(st.integers(3, 7)) + 1)
    )
    days = st.sampled_from(["2005-01-01", "2006-02-10", "2006-09-01", "2007-06-20", "2008", "2019-03"])
    others = tuple(
        work(
            f"x{number}",
            draw(days),
            series=draw(st.sampled_from(["range", "range", None])),
            number=str(number),
        )
        for number in range(1, draw(st.integers(1, 5)) + 1)
    )
    some = st.sampled_from([one.id for one in (*episodes, *others)])
    other = st.sampled_from([one.id for one in others])
    claims = tuple(_loose_claim(draw, other, some, number) for number in range(draw(st.integers(0, 6))))
    first = draw(st.integers(0, 2))
    seen = (*(one.id for one in episodes[first : first + 5]), *draw(st.sets(other)))
    return Story(
        works=(*episodes, *others),
        series=(run, range_),
        characters=(Character("owen", "Owen"),),
        appearances=tuple(Appearance(name, "owen") for name in seen),
        claims=claims,
        sources=SOURCES,
    )


def _loose_claim(
    draw: st.DrawFn, subject: st.SearchStrategy[str], some: st.SearchStrategy[str], number: int
) -> Claim:
    relation = draw(
        st.sampled_from(
            [
                ClaimRelation.AFTER,
                ClaimRelation.BEFORE,
                ClaimRelation.BETWEEN,
                ClaimRelation.DATED,
                ClaimRelation.SAME_TIME,
            ]
        )
    )
    count = {ClaimRelation.BETWEEN: 2, ClaimRelation.DATED: 0}.get(relation, 1)
    objects = tuple(draw(st.lists(some, min_size=count, max_size=count)))
    date = draw(st.sampled_from(["1941", "1942", "2006", "2009~"])) if relation is ClaimRelation.DATED else ""
    return Claim(
        f"c{number}", draw(subject), relation, objects, ("guide",), draw(st.integers(3, 5)), date=date
    )
