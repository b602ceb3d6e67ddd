"""The keys of the language: a new one is one row.

`field` is the store's name for what is compared.  Help and suggestions are made from this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.story import Manner
from janto_catalog.query.character_value import CharacterValue
from janto_catalog.query.kind_value import KindValue
from janto_catalog.query.range_values import DateValue, IntegerValue, NumberValue
from janto_catalog.query.values import (
    ChoiceValue,
    NameValue,
    StoryPositionValue,
    TitleValue,
    Value,
    YesNoValue,
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key people type before a colon, what it compares, and a sentence of help with an example."""

    name: str
    field: str
    value: Value
    help: str
    aliases: tuple[str, ...] = ()


_PROGRESS = ChoiceValue("how far you are", ("none", "started", "finished", "skipped"))
_MANNER = ChoiceValue("a manner of appearance", tuple(manner.value for manner in Manner))

KEYS: tuple[Key, ...] = (
    Key(
        "with",
        "character",
        CharacterValue(),
        "Who is in it, or a pairing: with:ianto with:jack",
        ("character", "who", "ship"),
    ),
    Key("arc", "arc", NameValue("arc", "a story arc"), 'Titles of a story arc: arc:"children of earth"'),
    Key(
        "series",
        "series",
        NameValue("series", "a series", several=True),
        'Titles of a series: series:"series 2"',
    ),
    Key(
        "kind", "kind", KindValue(), "A kind of title or a medium: kind:audio, kind:novel", ("type", "medium")
    ),
    Key("owned", "owned", YesNoValue(), "Whether you have a copy: owned:no", ("have",)),
    Key("progress", "progress", _PROGRESS, "How far you are: progress:none, progress:finished"),
    Key(
        "released",
        "released",
        DateValue(),
        "When it came out: released:2008, released:2008-03..2009",
        ("date", "year"),
    ),
    Key(
        "after",
        "position",
        StoryPositionValue(after=True),
        'Later in the story than a title, with = only what must be: after:"exit wounds", after:="exit wounds"',
    ),
    Key(
        "before",
        "position",
        StoryPositionValue(after=False),
        'Earlier in the story than a title, with = only what must be: before:"day one", before:="day one"',
    ),
    Key("state", "state", NameValue("state", "a state"), "What someone is at that time: state:undead"),
    Key("manner", "manner", _MANNER, "How someone appears: manner:spirit"),
    Key("title", "title", TitleValue(), "Words of the title alone: title:fragments"),
    Key(
        "number",
        "number",
        NumberValue(),
        "Its number in the series: number:1..12",
    ),
    Key(
        "certainty",
        "certainty",
        IntegerValue("a number from 1 to 5"),
        "How sure its place is, 5 to 1: certainty:>=4",
    ),
    Key(
        "in-story",
        "in_story",
        YesNoValue(),
        "Whether it tells of the story itself: in-story:no for documentaries",
    ),
)
