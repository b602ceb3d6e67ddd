"""What a search that is being typed may become, and what a search that finds nothing may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice, zip_longest

from janto_catalog import query
from janto_catalog.catalog.following import UNSEEN
from janto_catalog.catalog.names import CatalogNames
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import QueryError
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.searches import Suggestion
from janto_catalog.model.text import fold, words
from janto_catalog.model.views import WorkRow
from janto_catalog.query.description import describe_list
from janto_catalog.query.unfinished import Unfinished, unfinished_parts
from janto_catalog.query.values import ChosenValue, NamedValue
from janto_catalog.store.derived import names
from janto_catalog.store.store import Store

# Names that are not in the index of names.
_UNINDEXED = ("state", "search", "tag", "universe")
_KINDS = ("work", "character", "pairing", "arc", "era", "series")
_FOUND = 40
# Keys of the language are suggested from this many letters on, and at most so many.
_KEY_LETTERS, _MAX_KEYS = 2, 2
_MEDIUM_LETTERS = 4
_EXAMPLES = 5
_CORRECTED_LETTERS = 4
_KEY_OF = {
    "work": "title",
    "character": "with",
    "pairing": "with",
    "arc": "arc",
    "era": "era",
    "series": "series",
    "search": "search",
    "tag": "tag",
    "universe": "universe",
}
_PLAIN = (query.TokenKind.WORD, query.TokenKind.PHRASE)
_ONE_WORD = re.compile(r"[\w-]*\w")
_KEYWORDS = frozenset({"none", "any", "and", "or", "not"})


class SearchSuggestions:
    """Suggestions for the search field, the palette and the command line.  None of them shows an id."""

    def __init__(self, store: Store, stories: StoryCache, works: Works) -> None:
        self._store, self._stories, self._works = store, stories, works
        self._names = CatalogNames(store, stories)

    def complete(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What the end of `text` may become: names and values that begin or continue so, then keys of the language.

        Each has the number of titles that the whole search finds then; names that find none are left out.
        """
        for part in unfinished_parts(text):
            offers = self._values(part) if part.key is not None else self._plain(part)
            counted = list(islice(self._counted(text, offers), limit))
            if counted:
                return tuple(counted)
        return ()

    def named(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Saved searches, titles, people, pairings, story arcs and series that are called like `text`."""
        part = Unfinished(0, text)
        offers = chain(self._named(part, ("search",)), self._named(part, _KINDS))
        return tuple(islice(self._counted("", offers), limit))

    def similar(self, text: str, limit: int = 3) -> tuple[Suggestion, ...]:
        """What the plain words of a search that finds nothing may have meant: names that are almost the same, or
        the search with its words corrected.  All of them find something."""
        if (run := _plain_run(text)) is None:
            return ()
        start, end = run
        offers = (replace(one, text=one.text + text[end:]) for one in self._similar(text[start:end], start))
        return tuple(islice(self._counted(text, offers), limit))

    def similar_titles(self, text: str, limit: int = 6) -> tuple[WorkRow, ...]:
        """The titles that a text may have meant which no title has: those called almost so, then those that have
        its words corrected."""
        with self._store.reading() as connection:
            known: dict[str, list[str]] = {}
            for name, id in names.names(connection, "work"):
                known.setdefault(name, []).append(id)
        near = dict.fromkeys(id for name in query.similar(text, known, limit) for id in known[name])
        rows, vocabulary = self._works.rows(tuple(near)), _vocabulary(known)
        found = [rows[id] for id in near if id in rows]
        corrected = " ".join(_correct(word, vocabulary) for word in words(text))
        more = self._works.search(corrected, limit=limit).rows if corrected else ()
        return (*found, *(row for row in more if row.id not in near))[:limit]

    def saved(self, limit: int = 5) -> tuple[Suggestion, ...]:
        """The first saved searches."""
        return tuple(islice(self._counted("", self._named(Unfinished(0, ""), ("search",))), limit))

    def examples(self) -> tuple[Suggestion, ...]:
        """Five searches that find something in this catalogue, each named by what it finds."""
        offers = (
            Suggestion("example", "", describe_list(text, {}), text=text) for text in self._example_texts()
        )
        return tuple(islice(self._counted("", offers), _EXAMPLES))

    # ---- completions

    def _plain(self, part: Unfinished) -> Iterator[Suggestion]:
        """Names, and keys of the language."""
        yield from self._named(part, ("search",))
        yield from self._media(part)
        yield from self._named(part, _KINDS)
        typed = part.text.casefold()
        if len(typed) >= _KEY_LETTERS and typed.isalpha():
            begun = (
                key for key in query.KEYS if any(name.startswith(typed) for name in (key.name, *key.aliases))
            )
            for key in islice(begun, _MAX_KEYS):
                yield Suggestion(
                    "key", "", f"{key.name}:", text=f"{key.name}:", start=part.start, about=key.help
                )

    def _media(self, part: Unfinished) -> Iterator[Suggestion]:
        """The media and kinds of titles that are called like the text, or begin so."""
        typed = fold(part.text.strip())
        for one in (*Group, *Kind):
            if len(typed) >= _MEDIUM_LETTERS and one.value.replace("-", " ").startswith(typed):
                name = (
                    f"Medium: {one.value}"
                    if isinstance(one, Group)
                    else f"Kind: {one.value.replace('-', ' ')}"
                )
                yield Suggestion("value", "", name, text=f"kind:{one.value}", start=part.start)

    def _values(self, part: Unfinished) -> Iterator[Suggestion]:
        """Values of the key."""
        value = part.key.value if part.key is not None else None
        if isinstance(value, NamedValue):
            yield from self._named(part, value.name_kinds)
        elif isinstance(value, ChosenValue):
            typed = fold(part.text.strip())
            for choice in value.choices:
                if choice.startswith(typed):
                    yield self._offer(part, Suggestion("value", "", choice.replace("-", " ")), choice)

    def _named(self, part: Unfinished, kinds: tuple[str, ...]) -> Iterator[Suggestion]:
        """What is called like the text, one of each kind in turn."""
        if kinds[0] in _UNINDEXED:
            begun = (name for name in self._names.names(kinds[0]) if _begins_words(part.text, name))
            found = tuple(Suggestion(kinds[0], "", name) for name in begun)
        elif words(part.text):
            found = self._works.suggest(part.text, _FOUND, kinds)
        else:
            found = tuple(chain.from_iterable(map(self._most_used, kinds)))
        by_kind = ([one for one in found if one.kind == kind] for kind in kinds)
        written = set[str]()
        for one in chain.from_iterable(zip_longest(*by_kind)):
            if one is not None and (offer := self._offer(part, one, self._written(one))).text not in written:
                written.add(offer.text)
                yield offer

    def _most_used(self, kind: str) -> Iterator[Suggestion]:
        """What is suggested after a key before the first letter."""
        match kind:
            case "character":
                for character, _ in self._works.characters():
                    yield Suggestion(kind, character.id, character.name)
            case "pairing":
                yield from (Suggestion(kind, one.id, one.name) for one in self._works.pairings())
            case "arc":
                yield from (Suggestion(kind, one.id, one.shown_title) for one in self._works.arcs())
            case "era":
                yield from (Suggestion(kind, one.id, one.shown_title) for one in self._works.story_eras())
            case "series":
                yield from (Suggestion(kind, one.id, one.title) for one in self._works.all_series())

    def _written(self, named: Suggestion) -> str:
        """A name as a query writes it; the id if the name means something else."""
        kinds = ("character", "pairing") if named.kind == "pairing" else (named.kind,)
        if named.kind in ("work", *_UNINDEXED):
            return named.name
        meant = next(filter(None, (self._names.resolve(kind, named.name) for kind in kinds)), ())
        return named.name if named.id in meant else named.id

    def _offer(self, part: Unfinished, one: Suggestion, value: str) -> Suggestion:
        """A suggestion with the text that takes the place of the part."""
        key = part.key_name or _KEY_OF[one.kind]
        text = value if one.kind == "value" else _quote(value)
        return replace(one, start=part.start, text=f"{key}:{part.operator}{text}")

    def _counted(self, text: str, offers: Iterable[Suggestion]) -> Iterator[Suggestion]:
        """The offers with the number of titles that the search finds with each; without those that find none."""
        for offer in offers:
            if offer.kind == "key":
                yield offer
                continue
            try:
                count = self._works.search(text[: offer.start] + offer.text, limit=0).count
            except QueryError:
                # Something else in the search is wrong, or not finished: "(ian".
                yield offer
                continue
            if count or offer.kind == "value":
                yield replace(offer, count=count)

    # ---- searches that find nothing

    def _similar(self, typed: str, start: int) -> Iterator[Suggestion]:
        with self._store.reading() as connection:
            known = {
                name: Suggestion(kind, id, name)
                for kind in reversed(_KINDS)
                for name, id in names.names(connection, kind)
            }
        whole, offered = Unfinished(start, typed), set[object]()
        for name in query.similar(typed, known, _FOUND):
            one = known[name]
            if not offered & {(one.kind, one.id), fold(name)}:
                offered |= {(one.kind, one.id), fold(name)}
                yield self._offer(whole, one, self._written(one))
        vocabulary = _vocabulary(known)
        corrected = [_correct(word, vocabulary) for word in words(typed)]
        if (text := " ".join(corrected)) not in offered:
            yield Suggestion("words", "", text, text=text, start=start)

    # ---- examples

    def _example_texts(self) -> Iterator[str]:
        people = [_quote(character.name) for character, _ in self._works.characters()[:2]]
        pairing = next(iter(self._works.pairings()), None)
        last = self._works.search(sort="-release", limit=1).rows
        if people:
            yield f"with:{people[0]}"
        if pairing is not None:
            yield f"with:{_quote(pairing.name)} kind:audio"
        yield UNSEEN
        placed = self._stories.story_order().placements
        if placed:
            middle = self._works.rows([placed[len(placed) // 2].work])
            yield from (f"after:{_quote(row.title)}" for row in middle.values())
        yield from (f"arc:{_quote(arc.shown_title)}" for arc in self._works.arcs()[:1])
        yield from (f"with:{person} -kind:video" for person in people[1:])
        yield from (f"released:{row.released[:4]}" for row in last if row.released)
        yield from (f"series:{_quote(series.title)}" for series in self._works.all_series()[:2])


def _plain_run(text: str) -> tuple[int, int] | None:
    """The last plain words or phrase of a search, from its first character up to the one behind it."""
    try:
        tokens = query.tokenize(text)
    except QueryError:
        return None
    end = len(tokens)
    while end and tokens[end - 1].kind not in _PLAIN:
        end -= 1
    start = end
    while start and tokens[start - 1].kind in _PLAIN:
        start -= 1
    return (tokens[start].start, tokens[end - 1].end) if end else None


def _begins_words(text: str, name: str) -> bool:
    """Whether each word of `text` begins a word of a name."""
    in_name = words(name)
    return all(any(one.startswith(word) for one in in_name) for word in words(text))


def _vocabulary(known: Iterable[str]) -> set[str]:
    """The words of names, without the shortest."""
    return {word for name in known for word in words(name) if len(word) >= _CORRECTED_LETTERS}


def _correct(word: str, vocabulary: set[str]) -> str:
    if word in vocabulary or len(word) < _CORRECTED_LETTERS:
        return word
    # Sorted, because of words that are equally near the first is taken.
    return next(iter(query.similar(word, sorted(vocabulary), 1)), word)


def _quote(name: str) -> str:
    """A name as the value of a key: in quotes, unless it is one plain word."""
    name = name.replace('"', "")
    return name if _ONE_WORD.fullmatch(name) and name.casefold() not in _KEYWORDS else f'"{name}"'
