"""Generated packs that state what packs may state: ids, texts, numbers and dates of every length and alphabet."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.packs.moments import LONGEST_QUOTE

#: Short, of numbers only, in every form the guide allows; some begin alike, some are whole words.
IDS = (
    "a", "up", "fc", "dr-no", "dr-who", "x1", "1", "007", "1984", "a.b", "a:b", "s01e01", "tw-1", "bf-tw-20-x", "the", "no-1-x",
    "9" * 400, "z" * 300,
)  # fmt: skip
ODD = (
    "!!!", "…", "?", "---", "#", "½", "−1", "1,000,000", "1984", "300", "7", "0", "007", "9" * 5000, "X", "The", "A", "Up", "No", "It",
    "Part 1", "S01E02", "2x05", "#4", "CD2", "Disc 1", "Trailer", "Extras", "mp3", "1080p", "2008-04-04", "one", "Two",
    "Фауст", "鬼滅の刃", "مرحبا", "שלום", "ไทย", "한글", "Ça va ?", "ＡＢＣ", "ß", "İ", "٣", "௧௨", "e\u0301", "\u200bzero\u200b", "\u202eevil",
    "💀", "👩‍🚀 🚀", "🏳️‍🌈", "A: B: C", "(brackets)", "[x] {y}", '"quoted"', "it's", "or", "not", "-minus", "with:jack", "a..b", "*", "%", "_",
    "a/b", "a\\b", "<b>&amp;</b>", "=1+1", "\t tab", "none", "any", "yes", "word " * 800, "w" * 9000,
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20),
).filter(str.strip)
NUMBERS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "1",
            "01",
            "3.01",
            "12.5",
            "65a",
            "Special 3",
            "½",
            "−1",
            "-1",
            "10B",
            "1,000,000",
            "1x02",
            "٣",
            "9" * 5000,
        ]
    ),
    TEXTS,
)
RELEASED = st.sampled_from(["", "0001", "1899", "1962-10", "2008-02-29", "9999-12-31"])
DATED = st.sampled_from(
    ["1941", "2007~", "194X", "2006/2008", "2006/..", "../1850", "[2003,2004]", "-0500", "XXXX"]
)


def _maybe(draw: st.DrawFn, table: dict[str, Any], key: str, values: st.SearchStrategy[Any]) -> None:
    if draw(st.booleans()):
        table[key] = draw(values)


@st.composite
def packs(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """The documents of a pack by their file names; nothing in them is wrong."""
    works = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True))
    series = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True))
    files: dict[str, dict[str, Any]] = {
        "pack.toml": {
            "format": 1,
            "name": draw(st.sampled_from(IDS)),
            "title": draw(TEXTS),
            "version": draw(TEXTS),
        },
        "sources.toml": {"source": [{"id": "text", "title": draw(TEXTS), "layer": "reference"}]},
        "people.toml": {"people": {draw(st.sampled_from(IDS)): draw(TEXTS)}},
        "characters.toml": {
            "character": [
                {"id": each, "name": draw(TEXTS), "aliases": draw(st.lists(TEXTS, max_size=2))}
                for each in ("a", "up")
            ]
        },
        "pairings.toml": {"pairing": [{"id": "x", "name": draw(TEXTS), "members": ["a", "up"]}]},
        "arcs.toml": {"arc": [{"id": draw(st.sampled_from(IDS)), "title": draw(TEXTS), "works": works}]},
    }
    for position, each in enumerate(series):
        files[f"series/{position}.toml"] = {
            "series": _series(draw, each, series[:position], works),
            "work": [_work(draw, id, works) for id in works[position :: len(series)]],
        }
    _eras(draw, files)
    if draw(st.booleans()):
        _chronology(draw, files, works)
    if draw(st.booleans()):
        _about_works(draw, files, works)
    return files


def _about_works(draw: st.DrawFn, files: dict[str, dict[str, Any]], works: list[str]) -> None:
    """Add a moment, two notes and a fact of production."""
    about = {"work": draw(st.sampled_from(works)), "sources": ["text"]}
    lines = TEXTS.filter(lambda text: len(text) <= LONGEST_QUOTE)
    places: list[dict[str, Any]] = [
        {},
        {"begin": "0:00"},
        {"begin": "41:10", "end": "1:02:03"},
        {"page": 1},
        {"page": 2, "last_page": 3},
    ]
    moment: dict[str, Any] = {**about, "id": "a", "label": draw(TEXTS), **draw(st.sampled_from(places))}
    if draw(st.booleans()):
        moment |= {
            "quote": draw(lines),
            "speakers": ["a"],
            "characters": ["up"],
            "tags": draw(st.lists(TEXTS, max_size=2)),
        }
    notes: list[dict[str, Any]] = [
        {**about, "id": "a", "text": draw(TEXTS), "contradicts": ["x1"], "settled_by": works[0]},
        {**about, "id": "x1", "text": draw(TEXTS), "kind": "interview", "date": "2008", "supports": ["a"]},
    ]
    made = {**about, "label": draw(TEXTS), "text": draw(TEXTS), "reveals": works[:1]}
    files |= {
        "moments.toml": {"moment": [moment]},
        "notes.toml": {"note": notes},
        "production.toml": {"production": [made]},
    }


def _chronology(draw: st.DrawFn, files: dict[str, dict[str, Any]], works: list[str]) -> None:
    """Add a chronology, and a claim that belongs to it."""
    one: dict[str, Any] = {"id": draw(st.sampled_from(IDS)), "title": draw(TEXTS)}
    _maybe(draw, one, "description", TEXTS)
    _maybe(draw, one, "reveals", st.just(works[:1]))
    _maybe(draw, one, "sources", st.just(["text"]))
    files["chronologies.toml"] = {"chronology": [one]}
    table = files["series/0.toml"]["work"][0]
    claim = {"dated": "1941", "sources": ["text"], "chronology": one["id"]}
    table.setdefault("claims", []).append(claim)


def _eras(draw: st.DrawFn, files: dict[str, dict[str, Any]]) -> None:
    """Add an era, and a work that is placed by it."""
    tables = [table for data in files.values() for table in data.get("work", [])]
    in_story = [table["id"] for table in tables if table.get("in_story", True)]
    era: dict[str, Any] = {"id": draw(st.sampled_from(IDS)), "title": draw(TEXTS), "sources": ["text"]}
    for key, values in (
        ("start", DATED),
        ("description", TEXTS),
        ("safe_title", TEXTS),
        ("certainty", st.integers(1, 5)),
        ("said_at", TEXTS),
        ("reveals", st.just([tables[0]["id"]])),
    ):
        _maybe(draw, era, key, values)
    if in_story:
        _maybe(draw, era, "first", st.sampled_from(in_story))
        _maybe(draw, era, "last", st.sampled_from(in_story))
    if draw(st.booleans()):
        files["eras.toml"] = {"era": [era]}
        relation = draw(st.sampled_from(["before-era", "within-era", "after-era"]))
        tables[-1].setdefault("claims", []).append({relation: era["id"], "sources": ["text"]})


def _series(draw: st.DrawFn, id: str, before: list[str], works: list[str]) -> dict[str, Any]:
    table: dict[str, Any] = {
        "id": id,
        "title": draw(TEXTS),
        "kind": draw(st.sampled_from([*Kind])).value,
        "story": draw(st.sampled_from([*StoryOrder])).value,
    }
    _maybe(draw, table, "show", TEXTS)
    _maybe(draw, table, "season", st.sampled_from([0, 1, 9_999]))
    _maybe(draw, table, "sort_key", TEXTS)
    _maybe(draw, table, "aliases", st.lists(TEXTS, max_size=2))
    if before:
        _maybe(draw, table, "parent", st.sampled_from(before))
    if len(works) > 1:
        omnibus = st.fixed_dictionaries({"title": TEXTS, "works": st.just(works[:2])})
        _maybe(draw, table, "omnibuses", st.lists(omnibus, max_size=1))
    return table


def _work(draw: st.DrawFn, id: str, works: list[str]) -> dict[str, Any]:
    table: dict[str, Any] = {"id": id, "title": draw(TEXTS)}
    before = works[: works.index(id)]
    for key, values in (
        ("number", NUMBERS),
        ("released", RELEASED),
        ("status", st.sampled_from([status.value for status in Status])),
        ("in_story", st.booleans()),
        ("runtime", st.sampled_from([1, 50, 9_999, "50:39", "999:999:59"])),
        ("publisher", TEXTS),
        ("channel", TEXTS),
        ("codes", st.lists(TEXTS, max_size=2)),
        ("safe_title", TEXTS),
        ("description", TEXTS),
        ("also_titled", st.lists(st.builds(_also_titled, TEXTS), max_size=2)),
    ):
        _maybe(draw, table, key, values)
    if table.get("released") == "":
        del table["released"]
    if before:
        _maybe(draw, table, "part_of", st.sampled_from(before))
    table["appearances"] = [{"character": "a", "state": draw(st.sampled_from(["", "dead"]))}]
    if draw(st.booleans()):
        claim = (
            {"dated": draw(DATED)}
            if draw(st.booleans()) or not before
            else {"after": draw(st.sampled_from(before))}
        )
        table["claims"] = [{**claim, "sources": ["text"], "reason": draw(TEXTS)}]
    return table


def _also_titled(title: str) -> dict[str, str]:
    return {"title": title, "type": ("code", "working", "short", "")[len(title) % 4]}
