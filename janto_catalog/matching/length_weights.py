"""The numbers that decide what the length of a file says, each with its reason.

Weights are log-odds, as in `janto_catalog.matching.weights`.  Names end with their unit where it is not log-odds.
"""

from __future__ import annotations

from typing import Final

from janto_catalog.model.kinds import Kind

#: As long as known, to the second.
LENGTH_EXACT: Final = 3.0
#: As long as known, but for titles and adverts.
LENGTH_CLOSE: Final = 1.8
#: Nearly.
LENGTH_NEAR: Final = 0.6
#: Somewhat longer or shorter.
LENGTH_OFF: Final = -0.5
#: Clearly longer or shorter.
LENGTH_DIFFERS: Final = -3.5
#: Much shorter: an excerpt.
LENGTH_EXCERPT: Final = -6.0
#: A length is called near to a usual one up to this share of that.
LENGTH_CALLED_NEAR_SHARE: Final = 0.05
#: Half a work is at least this share of it.
HALF_LEAST_SHARE: Final = 0.3
#: Shorter than any work of its kind, of which the length is not known.
LENGTH_TOO_SHORT: Final = 4.0
#: The shortest works of each kind are longer.
SHORTEST_SECONDS: Final = {
    Kind.TV_EPISODE: 900.0,
    Kind.AUDIO_DRAMA: 900.0,
    Kind.RADIO_DRAMA: 900.0,
    Kind.AUDIOBOOK: 1500.0,
    Kind.FILM: 2400.0,
}
#: As long as other works of the series usually are, or as long as several stories for a box set.
USUAL_LENGTH: Final = 0.6
#: Much longer or shorter than they are.
USUAL_LENGTH_DIFFERS: Final = 1.0
USUAL_LENGTH_MARGIN_SHARE: Final = 0.15  #: The lengths of one series vary.
USUAL_LENGTH_EXCEEDED_SHARE: Final = 1.6  #: So many times as long as the longest is much longer.
USUAL_LENGTH_OF_SEVERAL_SHARE: Final = 2.5  #: So many times as long may be several works.
#: A story of a box set is shorter, where no length is known.
LONGEST_STORY_SECONDS: Final = 6000.0
#: A reading of a whole novel takes at least so long.
SHORTEST_READING_SECONDS: Final = 14400.0
#: An abridged reading is not longer; the whole book is read in more.
LONGEST_ABRIDGED_SECONDS: Final = 19800.0
#: A recorder begins so much before a programme and ends after it, together.
RECORDING_MARGIN_SECONDS: Final = 1500.0
#: A recording in a format of recorders is at most so many times as long as its programme, with adverts and margins.
RECORDING_LONGEST_SHARE: Final = 1.5
#: As long as a song, with nothing but a title.
LENGTH_OF_SONG: Final = 3.0
#: Bounds of these, by the seconds apart or by their share of the known length: rounding to the second.
LENGTH_EXACT_SECONDS: Final = 3.0
LENGTH_CLOSE_SECONDS: Final = 20.0  #: Opening titles are cut or added.
LENGTH_CLOSE_SHARE: Final = 0.015  #: Films shown at 25 pictures a second differ more; those are "near".
LENGTH_NEAR_SECONDS: Final = 60.0  #: Lengths given in whole minutes.
LENGTH_NEAR_SHARE: Final = 0.05  #: PAL speed-up is 4 %.
LENGTH_UNCLEAR_SECONDS: Final = 150.0  #: A "next time" and adverts.
LENGTH_UNCLEAR_SHARE: Final = 0.08  #: Between this and the next bound the length says little.
LENGTH_OFF_SHARE: Final = 0.25  #: An extended or cut edition.
LENGTH_EXCERPT_SHARE: Final = 0.75  #: Off by more than this: the rest is an excerpt.
#: Songs are shorter.
SONG_SECONDS: Final = 600.0
#: What is about a story is shorter, where the length of the story is not known.
LONGEST_EXTRA_SECONDS: Final = 1500.0
#: What is among extras and shorter than this share of a story is about it.
STORY_AMONG_EXTRAS_SHARE: Final = 0.9
#: A story given away between two numbers ("65a") is short.
SHORT_RELEASE_SECONDS: Final = 300.0
