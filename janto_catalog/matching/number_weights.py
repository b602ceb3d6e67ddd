"""What the numbers of a name are worth, in log-odds; like `weights`, and only matching may use them."""

from __future__ import annotations

from typing import Final

#: "S02E05": meant as season and episode, and the work has both.
EPISODE_EXPLICIT: Final = 6.5
#: The number of the work within the season that a folder or series name gives.
EPISODE_IN_SEASON: Final = 5.0
#: The same where the number may be that of a part or volume.
EPISODE_IN_SEASON_UNSURE: Final = 2.0
#: "205" for season 2, episode 5: may be any number.
EPISODE_THREE_DIGITS: Final = 4.5
#: "3.01" may be season and episode, or a version.
EPISODE_DOTTED: Final = 3.5
#: "S01E03" of a serial that is counted from its own beginning.
EPISODE_OF_OWN_COUNT: Final = 4.5
#: An episode number without a season.
EPISODE_WITHOUT_SEASON: Final = 2.5
#: A number alone, which may count anything.
NUMBER_ALONE: Final = 1.5
#: "#12", or the number of a file of pages: most likely an issue.
NUMBER_OF_ISSUE: Final = 2.5
#: The number of the work, and the name of its series.
NUMBER_IN_SERIES: Final = 3.5
#: Season and episode are another work's.
EPISODE_DIFFERS: Final = 4.0
#: The season is another.
SEASON_DIFFERS: Final = 3.0
#: Season and episode are given, and the work has none.
EPISODE_OF_UNNUMBERED: Final = 2.0
#: The name gives two seasons or two episodes: only a person can tell.
NUMBERS_DISAGREE: Final = 3.0
#: Two numbers, each with an unknown word: they may be season and episode in a language that is not known.
NUMBERS_IN_UNKNOWN_WORDS: Final = 6.0
#: But nobody knows what they count.
NUMBERS_OF_UNKNOWN_MEANING: Final = 3.0
#: The number behind the name of a run of issues is that of another issue: numbers of issues are all that tells them apart.
ISSUE_DIFFERS: Final = 3.0
#: A number alone differs: it often means something else.
NUMBER_DIFFERS: Final = 0.7
#: "4 of 5" where the season has ten: it counts something else.
NUMBER_OF_ANOTHER_COUNT: Final = 4.0
#: Where only some episodes of a season are known, the number may be an unknown one's.
SEASON_PARTLY_KNOWN: Final = 3.0
#: The name says a whole range of seasons or parts, and this is one work.
ONE_OF_RANGE: Final = 4.0
#: The name says several parts of it, and this is one.
ONE_OF_SEVERAL_PARTS: Final = 3.0
#: The number of a part, and nothing names the box set that it is a part of.
NUMBER_OF_UNNAMED_WHOLE: Final = 3.0
#: On a disc, numbers count its titles, not the episodes of a season.
NUMBER_COUNTS_DISC: Final = 3.5
#: By number alone at most this many works are tried: more would only be noise.
WORKS_BY_NUMBER_COUNT: Final = 12
#: A product code that only one work has.
IDENTIFIER: Final = 7.0
#: An ISBN is that of one book in the world, and its check digit is right.
ISBN: Final = 9.0
#: A shop's code that ends with the number of the work.
SHOP_CODE_NUMBER: Final = 2.5
#: The month of an issue is that in which it was released.
MONTH_AGREES: Final = 1.0
#: A name or tag has the title of a run of issues, which has the number of the work.
RUN_NAMED: Final = 3.0
#: A name or tag has the title of another run of its series.
OTHER_RUN_NAMED: Final = 3.0
