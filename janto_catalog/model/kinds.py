"""Kinds of work, and the groups of kinds that queries use."""

from __future__ import annotations

from enum import StrEnum


class Group(StrEnum):
    """The kinds of one sort of work, as in `kind:audio`.  What a file contains is a `model.media.Medium`."""

    VIDEO = "video"
    AUDIO = "audio"
    PRINT = "print"
    CLIPPING = "clipping"


class Kind(StrEnum):
    """What a work is."""

    TV_EPISODE = "tv-episode"
    FILM = "film"
    DOCUMENTARY = "documentary"
    WEB_ANIMATION = "web-animation"
    AUDIO_DRAMA = "audio-drama"
    RADIO_DRAMA = "radio-drama"
    AUDIOBOOK = "audiobook"
    NOVEL = "novel"
    SHORT_STORY = "short-story"
    COMIC = "comic"
    MAGAZINE_ISSUE = "magazine-issue"
    ARTICLE = "article"
    CLIPPING = "clipping"

    @property
    def group(self) -> Group:
        """The medium this kind belongs to."""
        return _GROUPS[self]

    @property
    def opening_verb(self) -> str:
        """What is done with a copy of such a work: "Play" for video and audio, "Open" for what is read."""
        return "Play" if self.group in (Group.VIDEO, Group.AUDIO) else "Open"


_GROUPS: dict[Kind, Group] = {
    Kind.TV_EPISODE: Group.VIDEO,
    Kind.FILM: Group.VIDEO,
    Kind.DOCUMENTARY: Group.VIDEO,
    Kind.WEB_ANIMATION: Group.VIDEO,
    Kind.AUDIO_DRAMA: Group.AUDIO,
    Kind.RADIO_DRAMA: Group.AUDIO,
    Kind.AUDIOBOOK: Group.AUDIO,
    Kind.NOVEL: Group.PRINT,
    Kind.SHORT_STORY: Group.PRINT,
    Kind.COMIC: Group.PRINT,
    Kind.MAGAZINE_ISSUE: Group.PRINT,
    Kind.ARTICLE: Group.PRINT,
    Kind.CLIPPING: Group.CLIPPING,
}


class Status(StrEnum):
    """Whether a work was released."""

    RELEASED = "released"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"


class StoryOrder(StrEnum):
    """How the order of a series relates to the story order: its `story` field in a pack."""

    SERIAL = "serial"
    NUMBERED = "numbered"
    NONE = "none"
