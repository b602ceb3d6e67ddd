"""The numbers that decide how matching scores, each with its reason.

`number_weights` has those of numbers in names, `length_weights` those of lengths.

Weights are log-odds: evidence of +2.3 makes a match ten times as likely, -2.3 ten times less.  They are added to
`PRIOR`; a positive sum is more likely than not.  The weights were set by hand on the names of
`tests/matching/names.tsv` and checked on names that were never tuned to (`unseen.tsv`, `last.tsv`).  Log-odds of
several kinds of evidence are not independent, so the sum is not a probability:
`janto_catalog.matching.calibration` turns it into one.  After changing a number here, run
`python -m tests.matching.calibrate`.

Names end with their unit where it is not log-odds: `_SECONDS`, `_SHARE` (0 ... 1), `_COUNT`, `_LETTERS`.
"""

from __future__ import annotations

from typing import Final

# --- The sum, and what it decides ------------------------------------------------------------------------------
#: An item that shares a word with a work is that work about once in 400 times.
PRIOR: Final = -6.0
#: A single piece of evidence at or below this is a contradiction: only a person may link such a work.
CONTRADICTION: Final = -3.0
#: Scores are rounded to this many decimals, so that the order of the evidence cannot decide at a threshold.
SCORE_DECIMALS_COUNT: Final = 6
#: No sum of evidence is certain.
MAX_PROBABILITY_SHARE: Final = 0.999
#: A larger score changes no probability; keeps `exp` in its range.
MAX_SCORE: Final = 30.0
#: The same for scores that are compared with each other, where larger differences still count.
MAX_COMPARED_SCORE: Final = 60.0
#: From this score a work is worth asking about.
PLAUSIBLE: Final = -3.0
#: A work this far below the best one is not offered with it.
FAR_BEHIND: Final = 7.0
#: A person reads three candidates at a glance.
MAX_CANDIDATES_COUNT: Final = 3
#: The answer of a person: more than all evidence together.
USER_ANSWER: Final = 20.0
#: What a person said of an identical file under another name: either may be right, so a person decides.
ANSWER_ABOUT_COPY: Final = 1.0

# --- Titles ----------------------------------------------------------------------------------------------------
#: One distinctive word: "Adam", "Reset" are common.
TITLE_OF_ONE_WORD: Final = 4.0
#: Each further distinctive word: two words are seldom together by chance.
TITLE_PER_WORD: Final = 1.5
#: A number is half a word of a title: "Day One" is less than "Ghost Machine".
TITLE_NUMBER_WORDS_COUNT: Final = 0.5
#: Longer titles are not surer than this.
TITLE_MAX: Final = 9.0
#: A number alone ("1984", "Seven"), written as the title is.
TITLE_OF_NUMBER: Final = 3.0
#: Two numbers and no word ("24 7").
TITLE_OF_NUMBERS: Final = 4.0
#: The title without its series ("Exit Wounds" of "Show: Exit Wounds") may be another's title.
TITLE_WITHOUT_SERIES: Final = 1.5
#: Another official title is nearly as good.
OTHER_TITLE: Final = 0.3
#: A working title was seldom used, and often given to another work later.
WORKING_TITLE: Final = 2.5
#: A short form leaves words out.
SHORT_TITLE: Final = 0.8
#: Initials are short and have many meanings.
INITIALS: Final = 3.0
#: Initials of any number of letters are only a hint.
INITIALS_MAX: Final = 1.5
#: The name of the show and the initials of one title, of four letters or more, are all that a name says.
INITIALS_ALONE: Final = 2.5
INITIALS_ALONE_LETTERS: Final = 4  #: Release groups have as few letters as three.
#: "Hope" and "The Hope" are two stories: an article before a single word matters.
ARTICLE_BEFORE_ONE_WORD: Final = 1.5
#: Before longer titles an article is often left out.
ARTICLE_BEFORE_WORDS: Final = 0.2
#: From this weight a title is taken to be meant, wherever it is found.
TRUSTED_TITLE: Final = 3.9
#: From this weight a title is distinctive: numbers and similar titles are not tried then.
DISTINCTIVE_TITLE: Final = 5.4
#: A folder that is named for a box set: its files show whether it is meant, so a little less is enough.
TRUSTED_FOLDER_TITLE: Final = 2.9
#: The title again, in the name and a tag or folder: people copy one from the other.
TITLE_REPEATED: Final = 1.5
#: The title again where a tag has it: tags are mostly written together.
TITLE_REPEATED_IN_TAG: Final = 0.3
#: The word of a title's brackets ("abridged") is in the name too.
QUALIFIER_AGREES: Final = 2.0
#: Brackets that differ in one word ("first of two", "second of two") are two works.
QUALIFIER_DIFFERS: Final = 3.0

# --- Titles that are misspelled or incomplete ------------------------------------------------------------------
#: Each misspelled word in a title of several distinctive words.
MISSPELLED_WORD: Final = 1.0
#: A misspelled title of one word is easily another word.
MISSPELLED_ONLY_WORD: Final = 2.5
#: But not when the word is long and only one letter inside it is wrong.
MISSPELLED_LONG_WORD: Final = 0.6
#: The end of the title was cut off by the tag.
TITLE_CUT: Final = 0.5
#: A series of at most so many works is offered whole, where only the series is named.
SERIES_ASKED_COUNT: Final = 6
#: All words of the title, apart or in another order.
TITLE_SCATTERED: Final = 1.2
TITLE_INCOMPLETE: Final = 2.5  #: Some words of the title are missing.
TITLE_INCOMPLETE_MAX: Final = 2.0  #: The most that an incomplete title is worth.
#: The same where no other title has these words.
TITLE_INCOMPLETE_UNIQUE_MAX: Final = 3.4
TITLE_NEARLY_WHOLE_MAX: Final = 5.0  #: A long title that lacks one of its words.
#: At least this share of a title's letters must be found to ask about it.
TITLE_INCOMPLETE_LEAST_SHARE: Final = 0.5
#: Words of at least this many letters are long: one wrong letter leaves them recognisable.
LONG_WORD_LETTERS: Final = 8
#: At least this many title words together are a title, also without its number.
LONG_TITLE_WORDS_COUNT: Final = 3
VERY_LONG_TITLE_WORDS_COUNT: Final = 5  #: A title of so many words is the same without one of them.
#: Only the titles with the most letters in common are compared: the rest cannot win.
FUZZY_TITLES_COUNT: Final = 6

# --- Shows and series ------------------------------------------------------------------------------------------
#: The show is named: its works share this name, so it only narrows down.
SHOW_NAMED: Final = 3.5
SERIES_NAMED: Final = 4.5  #: The work's own series is named, which has fewer works.
SERIES_ABBREVIATED: Final = 2.5  #: The series by its initials ("CoE").
#: A name that others use too: a publisher's, or a show's misspelled.
SERIES_NAMED_WEAKLY: Final = 1.5
#: A series in a folder's name says less than one in the file's name.
SERIES_IN_FOLDER: Final = 0.5
SERIES_PER_FOLDER_UP: Final = 0.25  #: And less with each folder further up.
SERIES_FOLDERS_UP_COUNT: Final = 4  #: No further than this many folders up.
#: A folder "Show Word" may be another show, whose name begins with ours.
SERIES_FOLDER_UNSURE: Final = 2.0
OTHER_SHOW_NAMED: Final = 3.0  #: Another show or range is named that no pack has.
#: The same where it is written about a folder above, and the file names our show: it may only be in the wrong place.
OTHER_SHOW_OF_FOLDER: Final = 1.5
#: Another series is named, and this work is not part of it.
OTHER_SERIES_NAMED: Final = 3.0
#: A show's name and an unknown word, or a box set with unknown words: something that no pack has.
UNKNOWN_SERIES_NAMED: Final = 3.0
#: Misspelled shows of one word are looked for from this many letters on.
LONG_SHOW_LETTERS: Final = 8
#: The same for a word in the name of a series, where the other words are right.
LONG_SERIES_WORD_LETTERS: Final = 7

# --- Words that nothing explains -------------------------------------------------------------------------------
#: A word that is neither title, series, number, person nor release.
UNEXPLAINED_WORD: Final = 1.4
UNEXPLAINED_STOP_WORD: Final = 0.2  #: A stop word ("the", "of") left over.
UNEXPLAINED_IN_BRACKETS: Final = 0.5  #: Brackets have notes of the release group.
#: The brackets of scans have the names of release groups.
UNEXPLAINED_SCAN_GROUP: Final = 0.2
#: All words in brackets together.
UNEXPLAINED_IN_BRACKETS_MAX: Final = 1.0
#: A number left over.
UNEXPLAINED_NUMBER: Final = 0.7
#: A number right after the title is a sequel's.
UNEXPLAINED_SEQUEL_NUMBER: Final = 3.0
#: A word next to the title makes it a longer title.
UNEXPLAINED_NEXT_TO_TITLE: Final = 3.0
#: The name of a person who made other works of the story.
UNEXPLAINED_PERSON: Final = 0.5
#: After an explicit number comes the title, perhaps in another language.
UNEXPLAINED_AFTER_EPISODE: Final = 0.5
#: Before an explicit number comes the show: another one.
UNEXPLAINED_BEFORE_EPISODE: Final = 3.0
#: All unexplained words of a name together.
UNEXPLAINED_MAX: Final = 6.0
#: The same where title and number agree: other words hardly matter.
UNEXPLAINED_MAX_IF_AGREED: Final = 2.0
UNEXPLAINED_MAX_IF_APART: Final = 1.0  #: The title is apart from them, between dashes.
#: Every word is explained.
ALL_EXPLAINED: Final = 1.5
#: Up to this cost counts as "every word": stop words, a group in brackets.
ALL_EXPLAINED_MAX_COST: Final = 0.8
#: Only the folder has a title, and the name says something else.
NAME_DIFFERS_FROM_FOLDER: Final = 6.0
#: The tag names the work, and the name says another word.
NAME_UNLIKE_TAG_WORD: Final = 0.8
#: All such words together.
NAME_UNLIKE_TAG_MAX: Final = 3.0

# --- The whole and its parts -----------------------------------------------------------------------------------
#: The box set or issue that the work is part of is named too.
WHOLE_NAMED: Final = 2.5
#: The work is called like the box set that it is part of; the box set is meant.
WHOLE_HAS_SAME_TITLE: Final = 3.0
#: The disc of a box set that has as many discs as stories: it and the title of the box set name the story.
DISC_OF_BOX: Final = 6.0
#: The same where nothing says how many discs there are.
DISC_OF_BOX_UNSURE: Final = 1.5
#: The part of the title before its colon is in another text.
BEFORE_COLON_NAMED: Final = 1.5
#: One part is named, and this is the whole; or "collection" is, and this is one story.
PART_AND_WHOLE_DIFFER: Final = 3.0

# --- Another work ----------------------------------------------------------------------------------------------
#: The title of another work is named.
OTHER_TITLE_NAMED: Final = 4.0
#: The name says one story and the tag another: either may be right, so a person decides.
NAME_AND_TAG_DIFFER: Final = 1.0
#: The title is only inside a longer title.
INSIDE_LONGER_TITLE: Final = 2.5
#: A recording in another language is another reading.
OTHER_LANGUAGE: Final = 1.5
#: A trailer, interview or podcast is not the story.
SUPPLEMENT: Final = 5.0
#: A cancelled work, unless by its exact title.
CANCELLED: Final = 4.0

# --- Kind of file ----------------------------------------------------------------------------------------------
#: The work is usually published in this form of file.
FORM_FITS: Final = 0.3
#: An e-book of a novel, its usual form.
FORM_EBOOK_OF_NOVEL: Final = 0.8
#: An e-book of other printed works, pages of other than comics and magazines.
FORM_UNUSUAL: Final = -2.0
#: Archives seldom contain video.
FORM_ARCHIVE_OF_VIDEO: Final = -0.5
#: A video is not an audio drama.
FORM_DIFFERS: Final = -4.0
FORM_OF_COPY: Final = 1.0  #: A radio play as a video of a video site, a book as one web page.
#: From this weight on the form does not exclude the work.
FORM_EXCLUDES: Final = -3.0
#: The name says the kind of work ("novel").
KIND_NAMED: Final = 0.8
#: The folder does.
KIND_NAMED_BY_FOLDER: Final = 0.6
#: The name says a kind of another medium.
KIND_DIFFERS: Final = 1.5
#: The name says another kind of the same medium: people mix "comic" and "magazine".
KIND_DIFFERS_SLIGHTLY: Final = 0.5

# --- People, publishers, dates ---------------------------------------------------------------------------------
#: One name of someone who made it.
PERSON_SURNAME: Final = 1.8
#: Two names: first and last, or two people.
PERSON_NAMES: Final = 3.0
#: Its publisher or station, which brought out much else.
PUBLISHER: Final = 1.0
CHARACTERS_NAMED: Final = 2.5  #: Two who are in the work, near its title.
#: Another maker is named.
OTHER_MAKER: Final = 3.5
#: The same for sound whose name or tags name the show: the artist may be anyone in the cast.
OTHER_MAKER_OF_NAMED_SHOW: Final = 1.5
#: The publisher tag of pages is another publisher's.
OTHER_PUBLISHER: Final = 2.0
#: Neither its show nor anyone who made it is named: many things are called "Reset".  Such a match asks, always.
TITLE_ONLY: Final = 1.0
#: The year that it came out.
YEAR_AGREES: Final = 1.5
#: The year in which its show began, next to the name of the show.
YEAR_OF_SHOW: Final = 1.0
#: The year in which a run of comics began: "The Show 004 (2016)" is of the run of that year.
YEAR_OF_RUN: Final = 2.5
#: The year of another show of that name, next to an episode number.
OTHER_SHOW_YEAR: Final = 7.0
#: A year that names one series of a show ("The Show (2006)").
YEAR_OF_SERIES: Final = 4.5
#: The day that it was first on; another channel may have been an episode ahead.
DATE_AGREES: Final = 2.5
#: The same where the show is named, and nothing else of it was first on that day.
DATE_NAMES_EPISODE: Final = 5.0
#: Another year, of a show that is named: it may have come out again.
YEAR_OF_REISSUE: Final = 0.7
#: A year before it came out, of a show that is named: written by mistake, or another story.
YEAR_BEFORE_RELEASE: Final = 2.0
#: Another year, and no show is named: another story.
YEAR_DIFFERS: Final = 3.0
#: A year between those of the issues before and after an undated one.
YEAR_OF_NEIGHBOURS: Final = 1.0
#: Another month than that of an issue: another run, or another edition.
MONTH_DIFFERS: Final = 2.0
#: Words beside the day of a broadcast: another programme of that day, or one about it.
WORDS_WITH_DATE: Final = 3.0

# --- Files of one folder ---------------------------------------------------------------------------------------
#: From this score an item is sure enough to be evidence for its neighbours.
SURE_NEIGHBOUR: Final = 2.6
#: Several items that agree may be less sure.
LIKELY_NEIGHBOUR: Final = -1.0
#: At least this many sure items, and this share of all stories of the folder, make the folder one of their series.
SURE_NEIGHBOURS_COUNT: Final = 2
SURE_NEIGHBOURS_SHARE: Final = 0.6  #: A few others may be among them.
#: At least this many likely items, and this share of all.
LIKELY_NEIGHBOURS_COUNT: Final = 3
LIKELY_NEIGHBOURS_SHARE: Final = 0.6  #: Of all items, not only of the likely ones.
#: A likely item counts only if no work of another series is closer behind than this.
LIKELY_NEIGHBOUR_LEAD: Final = 1.0
#: The work is of the series of its neighbours.
NEIGHBOURS_OF_SERIES: Final = 2.0
#: And its number is in the name.
NEIGHBOURS_IN_ORDER: Final = 2.5
#: Another file fits the work better.
BETTER_FILE: Final = 2.5
#: Better means ahead by this.
BETTER_FILE_LEAD: Final = 4.0
#: The number of a file is the place of the work in its box set or season.
PLACE_NUMBERED: Final = 3.0
#: There are as many files as works.
PLACE_COMPLETE: Final = 2.0
#: A place counts from this margin over every other assignment.
PLACE_LEAST_MARGIN: Final = 1.0
#: The most that a place is worth.
PLACE_MAX: Final = 4.0
#: One of several files is not the whole box set.
FILE_OF_SEVERAL: Final = 4.0
#: An order can be assigned from the first to the second number of files.
ASSIGNED_FILES_LEAST_COUNT: Final = 2
ASSIGNED_FILES_MOST_COUNT: Final = 200  #: The assignment takes files times works.
#: Lengths that are the same to the second.
SWAPPED_SAME_SECONDS: Final = 3.0
#: Lengths that are surely different.
SWAPPED_OTHER_SECONDS: Final = 45.0
#: In at least this many files lengths and numbers must disagree.
SWAPPED_FILES_COUNT: Final = 2
#: Then the numbers are not trusted.
SWAPPED_NUMBER: Final = 3.5

# --- Several works in one item ---------------------------------------------------------------------------------
#: A chapter has the title of the work.
CHAPTER: Final = 9.0
#: From this score the item as a whole is taken to be a work, and its chapters the parts of it.
CHAPTERS_WHOLE: Final = 2.0
#: With fewer, the item is one work.
CHAPTERS_COUNT: Final = 2
#: No work that shares a file with others is shorter.
CHAPTER_WORK_SECONDS: Final = 600.0
#: A bookmark has the title of the work.
BOOKMARK: Final = 9.0
#: A file in the archive has the name of the work.
ARCHIVE_MEMBER: Final = 9.0
#: An archive of more files is a collection, not a release.
ARCHIVE_MEMBERS_COUNT: Final = 60
#: Several episodes last as long as the file.
EPISODES_LENGTH: Final = 3.0
#: All works of a series, or of one day, last as long as the file, and the name says nothing else.
ALL_STORIES_LENGTH: Final = 6.0
#: Their lengths may differ by this share of the sum.
EPISODES_LENGTH_SHARE: Final = 0.08
#: More episodes than these are a folder, not a file.
EPISODES_COUNT: Final = 13
#: The title of an omnibus, and nothing else in the name.
OMNIBUS: Final = 12.0
#: The name says all works of a box set: the box set itself.
ALL_PARTS_NAMED: Final = 12.0
