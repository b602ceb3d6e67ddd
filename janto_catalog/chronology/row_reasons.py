"""Reasons relative to the row of one work in a list, which shows its title already: "after Asylum", "1899"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy

from janto_catalog.chronology.era_words import EraWords
from janto_catalog.chronology.life_constraints import LIFE
from janto_catalog.chronology.reason_text import RELEASE, character_name
from janto_catalog.chronology.work_titles import MarkedTitles, WorkTitles
from janto_catalog.model.claims import Claim, ClaimRelation, State
from janto_catalog.model.dates import text_with_date_words
from janto_catalog.model.distinct_reasons import STRONGEST_FIRST, distinct_reasons
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.order import Placement, Reason, ReasonKind
from janto_catalog.model.story import Series, Story, Timeline
from janto_catalog.model.story_dates import DateWords, is_story_date

A_GUESS = "a guess: no source says so"
ONLY_RELEASE = "only the release dates decide"

_AFTER, _BEFORE, _BETWEEN = ClaimRelation.AFTER, ClaimRelation.BEFORE, ClaimRelation.BETWEEN
_DATED, _SAME_TIME = ClaimRelation.DATED, ClaimRelation.SAME_TIME


class RowReasons:
    """The reasons of one story, each relative to the work of a row."""

    def __init__(self, story: Story) -> None:
        self._titles = WorkTitles(story)
        self._is_absent: Callable[[str], bool] = _nothing_is_absent
        self._marked: Callable[[str, Sequence[str]], str] = _as_it_is
        self._names = {character.id: character.name for character in story.characters}
        self._states = {state.id: state for state in story.states}
        self._others: dict[str, Claim | Series | Timeline | StoryEra] = {
            fact.id: fact
            for facts in (story.timelines, story.series, story.eras, story.claims)
            for fact in facts
        }
        self._eras = EraWords(story, self._titles)
        self._containers = {work.id: work.part_of for work in story.works if work.part_of}
        self._date_words = DateWords(story)
        self._dates = _undisputed_dates(story, self._date_words)

    def for_collection(self, is_absent: Callable[[str], bool]) -> RowReasons:
        """Return the reasons for a list of what one owns: they mark the titles that `is_absent` says are not owned, and
        those about owned titles come first."""
        reasons = copy(self)
        reasons.mark(is_absent)
        return reasons

    def mark(self, is_absent: Callable[[str], bool]) -> None:
        """Mark the titles that `is_absent` says are not owned."""
        titles = MarkedTitles(self._titles, is_absent)
        self._titles, self._is_absent, self._marked = titles, is_absent, titles.mark_in

    def of(self, placement: Placement) -> tuple[str, ...]:
        """Return the reasons of `placement` relative to its work, in the same order."""
        return tuple(self.text(reason, placement.work) for reason in placement.reasons)

    def shown(self, relative: Sequence[str], placement: Placement) -> tuple[str, ...]:
        """Return the relative reasons that a row of a list shows: those about owned titles first, then claims, and none
        that another one repeats.

        Where nothing but a guess decides, or the release date, that is the one reason.
        """
        pairs = list(zip(relative, placement.reasons, strict=True))
        stated = sorted(
            (pairs[index] for index in distinct_reasons(placement) if _is_stated(pairs[index][1])),
            key=lambda pair: (self._names_absent(pair[1], placement), STRONGEST_FIRST.index(pair[1].kind)),
        )
        texts = list(dict.fromkeys(text for text, _ in stated))
        shown = tuple(
            text for text in texts if not any(other != text and other.startswith(text) for other in texts)
        )
        return shown or tuple(map(_of_tie, placement.reasons[:1]))

    def _names_absent(self, reason: Reason, placement: Placement) -> bool:
        return any(self._is_absent(work) for work in reason.works if work != placement.work)

    def text(self, reason: Reason, work: str) -> str:
        """Return `reason` without the title of `work`; its whole sentence where it is about other works only."""
        if reason.relative:
            return self._marked(reason.relative, reason.works)
        if reason.kind is ReasonKind.TIE:
            return f"{self._side(reason, work)}, {_of_tie(reason)}"
        about = self._named(work, reason.works)
        return self._about(reason, about) if about else self._marked(reason.text, reason.works)

    def _about(self, reason: Reason, about: str) -> str:
        match self._origin(reason):
            case Claim() as claim:
                text = (
                    self._at_a_time(reason, claim, about)
                    if claim.relation is _DATED or claim.era
                    else self._claim(claim, about)
                )
                if reason.kind is ReasonKind.ASSUMED:
                    text += f", in the life of {character_name(self._names, claim.axis.removeprefix(LIFE))}"
            case State() as state:
                text = self._state(state, reason, about)
            case StoryEra() as era:
                text = self._eras.of_bound(era, about) or f"{self._side(reason, about)} – {reason.text}"
            case Timeline() as timeline:
                text = self._branch(timeline, reason, about)
            case Series() as series:
                how = ", one continuous story" if series.story is StoryOrder.SERIAL else ""
                text = f"{self._side(reason, about)}, in the order of {series.title}{how}"
            case _:
                text = self._without_origin(reason, about)
        return text

    def _without_origin(self, reason: Reason, about: str) -> str:
        """The default of a life, or what should be known first."""
        side = self._side(reason, about)
        if reason.kind is ReasonKind.ASSUMED:
            return f"{side}, as in the story"
        return (
            f"should be known {side}" if about == reason.works[0] else f"{side}, which should be known first"
        )

    def _origin(self, reason: Reason) -> Claim | State | Series | Timeline | StoryEra | None:
        facts = self._states if reason.kind is ReasonKind.STATE else self._others
        return facts.get(reason.origin)

    def _named(self, work: str, works: Sequence[str]) -> str:
        """`work` or the nearest container of it that is among `works`, "" for none."""
        seen = set[str]()
        while work and work not in works and work not in seen:
            seen.add(work)
            work = self._containers.get(work) or ""
        return work if work in works else ""

    def _side(self, reason: Reason, about: str) -> str:
        """For a reason with the earlier and the later work: on which side of the other one the row is."""
        earlier, later = reason.works
        return f"after {self._titles[earlier]}" if about == later else f"before {self._titles[later]}"

    def _claim(self, claim: Claim, about: str) -> str:
        text = self._of_subject(claim) if about == claim.subject else self._of_object(claim, about)
        if claim.reason:
            return f"{text} – {text_with_date_words(claim.reason)}"
        others = claim.objects if about == claim.subject else (claim.subject,)
        date = self._dates.get(others[0]) if len(others) == 1 and about not in self._dates else None
        return f"{text}, which is dated {date}" if date else text

    def _of_subject(self, claim: Claim) -> str:
        relation, titles = claim.relation, self._titles.joined(claim.objects)
        if relation in (_AFTER, _BEFORE, _BETWEEN):
            return f"{relation.value} {titles}"
        if relation is _SAME_TIME:
            return f"at the same time as {titles}"
        if len(claim.objects) > 1:
            first, last = self._titles[claim.objects[0]], self._titles[claim.objects[-1]]
            return f"begins during {first} and ends during {last}"
        return f"during {titles}"

    def _of_object(self, claim: Claim, about: str) -> str:
        relation, subject = claim.relation, self._titles[claim.subject]
        if relation is _BETWEEN:
            return f"{'before' if about == claim.objects[0] else 'after'} {subject}"
        if relation in (_AFTER, _BEFORE):
            return f"{'before' if relation is _AFTER else 'after'} {subject}"
        if relation is _SAME_TIME:
            return f"at the same time as {subject}"
        if len(claim.objects) > 1:
            return f"{subject} {'begins' if about == claim.objects[0] else 'ends'} during it"
        return f"{subject} happens during it"

    def _at_a_time(self, reason: Reason, claim: Claim, about: str) -> str:
        """A date or an era, or two that do not overlap."""
        if len(reason.works) > 1:
            return f"{self._side(reason, about)} – {reason.text}"
        date = self._eras.side(claim) if claim.era else self._date_words.of(claim)
        return f"{date} – {text_with_date_words(claim.reason)}" if claim.reason else date

    def _state(self, state: State, reason: Reason, about: str) -> str:
        who = f"{character_name(self._names, state.character)} is {state.state.replace('-', ' ')}"
        if about == reason.works[0]:
            after = f"after {self._titles[state.begins]}" if state.begins else ""
            before = f"before {self._titles[state.ends]}" if state.ends else ""
            return f"{' and '.join(filter(None, (after, before)))} – {who} in it"
        side = "before" if about == state.begins else "after"
        return f"{side} {self._titles[reason.works[0]]}, in which {who}"

    def _branch(self, timeline: Timeline, reason: Reason, about: str) -> str:
        member = reason.works[0]
        if about != member:
            side = "before" if about == timeline.leaves else "after"
            return f"{side} {self._titles[member]}, which is on the story line “{timeline.name}”"
        leaves = f"leaves after {self._titles[timeline.leaves]}" if timeline.leaves else ""
        rejoins = f"rejoins before {self._titles[timeline.rejoins]}" if timeline.rejoins else ""
        return f"on the story line “{timeline.name}”, which {' and '.join(filter(None, (leaves, rejoins)))}"


def _undisputed_dates(story: Story, words: DateWords) -> dict[str, str]:
    """The dates of works in words, without those that sources disagree on."""
    dates: dict[str, set[str]] = {}
    for claim in story.claims:
        if is_story_date(claim):
            dates.setdefault(claim.subject, set()).add(words.of(claim))
    return {work: next(iter(found)) for work, found in dates.items() if len(found) == 1}


def _nothing_is_absent(_work: str) -> bool:
    return False


def _as_it_is(text: str, _works: Sequence[str]) -> str:
    return text


def _of_tie(reason: Reason) -> str:
    """What decides between two neighbours that nothing else orders."""
    return ONLY_RELEASE if reason.origin == RELEASE else A_GUESS


def _is_stated(reason: Reason) -> bool:
    """Whether a reason is more than a tie between two neighbours."""
    return reason.kind is not ReasonKind.TIE or bool(reason.relative)
