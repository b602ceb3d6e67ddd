"""Where each work is placed in the story, and why: pure functions over `janto_catalog.model`.

A story's claims, series, states and branches become constraints (`claim_constraints`, `derived_constraints`) between
points in time (`points`).  The `solver` accepts them by rank, `ordered_view` sorts the result, `wishes` keep works
together that claims put directly next to each other, and `placements` turns it into positions, windows and reasons.
`views` defines which works and constraints each view takes, `why` compares two works.
"""

from janto_catalog.chronology.bindings import Bindings
from janto_catalog.chronology.conflict_chain import conflict_chain, conflict_runs
from janto_catalog.chronology.era_words import EraWords
from janto_catalog.chronology.eras import works_within
from janto_catalog.chronology.misplaced_states import misplaced_states
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.ordering import contradictions, order
from janto_catalog.chronology.release_days import release_dates
from janto_catalog.chronology.row_reasons import RowReasons
from janto_catalog.chronology.scope import MAIN
from janto_catalog.chronology.settlement import settlement
from janto_catalog.chronology.solved_story import SolvedStory
from janto_catalog.chronology.story_basis import StoryBasis
from janto_catalog.chronology.views import life_works, ordered_view, parts_with, view_in
from janto_catalog.chronology.why import Proved, proved, why
from janto_catalog.chronology.wished_places import wished_reason
from janto_catalog.chronology.work_claims import claim_text, claims_on
from janto_catalog.chronology.work_titles import WorkTitles

__all__ = [
    "MAIN",
    "Bindings",
    "EraWords",
    "OrderedView",
    "Proved",
    "RowReasons",
    "SolvedStory",
    "StoryBasis",
    "WorkTitles",
    "claim_text",
    "claims_on",
    "conflict_chain",
    "conflict_runs",
    "contradictions",
    "life_works",
    "misplaced_states",
    "order",
    "ordered_view",
    "parts_with",
    "proved",
    "release_dates",
    "settlement",
    "view_in",
    "why",
    "wished_reason",
    "works_within",
]
