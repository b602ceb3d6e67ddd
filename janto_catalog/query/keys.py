"""The keys of the query language.

Help, suggestions, errors and the description of a search in words are made from this table.  A new key is a row here
and one in `store/fields.py`; docs/adding-things.md lists the rest.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from janto_catalog.model.story import Manner
from janto_catalog.model.text import fold
from janto_catalog.query.character_value import CharacterValue
from janto_catalog.query.era_value import EraValue
from janto_catalog.query.kind_value import KindValue
from janto_catalog.query.person_value import PersonValue
from janto_catalog.query.range_values import DateValue, IntegerValue, NumberValue, StarsValue, StoryDateValue
from janto_catalog.query.values import (
    ChoiceValue,
    HaveValue,
    NamedValue,
    NameValue,
    NoteValue,
    SavedSearchValue,
    StoryPositionValue,
    TitleValue,
    Value,
    YesNoValue,
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that people type before a colon.

    `field` is the store's name of what is compared, `value` how the value is read, `help` a sentence with an
    example. `phrases` describe a search in words: by value ("yes"), by "=" (the operator) or by "" (all others);
    "{}" is the place of the value. A phrase that begins with "{}" or "the" is a noun.
    """

    name: str
    field: str
    value: Value
    help: str
    aliases: tuple[str, ...] = ()
    phrases: Mapping[str, str] = dataclasses.field(default_factory=dict)


KEYS: tuple[Key, ...] = (
    Key(
        "with",
        "character",
        CharacterValue(),
        "Who is in it, or a pairing: with:ianto with:jack",
        ("character", "who", "ship"),
        {"": "{}"},
    ),
    Key(
        "person",
        "person",
        PersonValue(),
        'Who made it or plays in it: person:"eve myles"',
        ("by",),
        {"": "{}"},
    ),
    Key(
        "arc",
        "arc",
        NameValue("arc", "a story arc"),
        'Titles of a story arc: arc:"children of earth"',
        phrases={"": "the story arc {}"},
    ),
    Key(
        "era",
        "era",
        EraValue(),
        'Within an era that a story world names: era:"the long winter"',
        ("period",),
        {"": "the era {}"},
    ),
    Key(
        "series",
        "series",
        NameValue("series", "a series", several=True),
        'Titles of a series: series:"series 2"',
        phrases={"": "the series {}"},
    ),
    Key(
        "universe",
        "universe",
        NameValue("universe", "a story world"),
        'Titles of one story world: universe:"sherlock holmes"',
        ("world",),
        {"": "the story world {}"},
    ),
    Key(
        "kind",
        "kind",
        KindValue(),
        "A kind of title or a medium: kind:audio, kind:novel",
        ("type", "medium"),
        {
            "": "of the kind {}",
            "audio": "in audio",
            "clipping": "in clippings",
            "print": "in print",
            "video": "on video",
        },
    ),
    Key(
        "have",
        "have",
        HaveValue(),
        "Whether it is there: have:yes, no, missing, not-seen, unreadable, offline, incomplete",
        phrases={
            "yes": "that you have",
            "no": "that you do not have",
            "missing": "that are missing",
            "not-seen": "that the last scan did not see",
            "offline": "that are not connected",
            "incomplete": "that are incomplete",
            "unreadable": "that cannot be read",
        },
    ),
    Key(
        "owned",
        "owned",
        YesNoValue(),
        "Whether you have or had a whole copy: owned:no",
        phrases={"yes": "that you own", "no": "that you do not own"},
    ),
    Key(
        "incomplete",
        "incomplete",
        YesNoValue(),
        "Whether all you have of it is a part: incomplete:yes",
        phrases={"yes": "of which you have only a part", "no": "of which you have all or nothing"},
    ),
    Key(
        "progress",
        "progress",
        ChoiceValue("how far you are", ("none", "started", "finished", "skipped")),
        "How far you are: progress:none, progress:finished",
        phrases={
            "none": "that you have not started",
            "started": "that you have started",
            "finished": "that you have finished",
            "skipped": "that you have skipped",
        },
    ),
    Key(
        "rating",
        "rating",
        StarsValue(),
        "The stars you gave, 0.5 to 5: rating:>=4",
        ("stars",),
        {"": "rated {}"},
    ),
    Key(
        "tag",
        "tag",
        NameValue("tag", "a tag", several=True),
        "What you tagged: tag:comfort",
        ("tags", "tagged"),
        {"": "tagged {}"},
    ),
    Key(
        "note",
        "note",
        NoteValue(),
        "Words of your note on it: note:again",
        phrases={"": "with {} in your note"},
    ),
    Key(
        "released",
        "released",
        DateValue(),
        "When it came out: released:2008, released:2008-03..2009",
        ("year",),
    ),
    Key(
        "date",
        "story_date",
        StoryDateValue(),
        "When it takes place in the story: date:1899, date:1940..1950",
        ("set-in",),
    ),
    Key(
        "after",
        "position",
        StoryPositionValue(after=True),
        'Later in the story than a title: after:"exit wounds"',
        phrases={"": "after {}", "=": "surely after {}"},
    ),
    Key(
        "before",
        "position",
        StoryPositionValue(after=False),
        'Earlier in the story than a title: before:"day one"',
        phrases={"": "before {}", "=": "surely before {}"},
    ),
    Key(
        "state",
        "state",
        NameValue("state", "a state"),
        "The state of a character at that time: state:undead",
        phrases={"": "where someone is {}"},
    ),
    Key(
        "manner",
        "manner",
        ChoiceValue("a manner of appearance", tuple(manner.value for manner in Manner)),
        "How someone appears: manner:spirit",
        phrases={
            "": "where someone is {}",
            "present": "where someone is present",
            "voice": "where someone is a voice only",
            "flashback": "where someone is in flashback",
            "recording": "where someone is a recording",
            "spirit": "where someone is a spirit",
            "dream": "where someone is in a dream",
            "alternate-self": "where someone is another self",
            "mentioned": "where someone is only mentioned",
        },
    ),
    Key(
        "title",
        "title",
        TitleValue(),
        "Words of the title alone: title:fragments",
        phrases={"": "the title {}"},
    ),
    Key(
        "number",
        "number",
        NumberValue(),
        "Its number in the series: number:1..12",
        phrases={"": "numbered {}"},
    ),
    Key(
        "search",
        "search",
        SavedSearchValue(),
        "What a saved search finds: search:evenings",
        ("saved",),
        {"": "the search {}"},
    ),
    Key(
        "certainty",
        "certainty",
        IntegerValue("a number from 1 to 5"),
        "How sure its place is, 5 to 1: certainty:>=4",
        phrases={"": "placed with certainty {}"},
    ),
    Key(
        "in-story",
        "in_story",
        YesNoValue(),
        "Whether it is part of the story: in-story:no for documentaries",
        phrases={"yes": "that are part of the story", "no": "outside the story"},
    ),
)
_BY_NAME: dict[str, Key] = {fold(name): key for key in KEYS for name in (key.name, *key.aliases)}
KEY_NAMES = tuple(_BY_NAME)


def takes_name(name: str) -> bool:
    """Whether the value of the key called `name` is the name of something in the catalogue."""
    key = find_key(name)
    return key is not None and isinstance(key.value, NamedValue)


def may_name(name: str, kind: str) -> bool:
    """Whether the value of the key called `name` can be the name of something of a kind, see `Names`."""
    key = find_key(name)
    return key is not None and isinstance(key.value, NamedValue) and kind in key.value.name_kinds


def find_key(name: str) -> Key | None:
    """The key called `name`, or one of whose aliases is; case and accents do not count.  None when there is none."""
    return _BY_NAME.get(fold(name))
