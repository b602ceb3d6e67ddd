"""What the names of several files share, and the counters in which they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from janto_catalog.filenames.counters import DISC_KINDS, MARKER_WORDS, Token, read_tokens

Value = tuple[int, int]

_ENDS = " \t._-–—:,;#~+&"
_NUMBER = re.compile(r"\d+")
# Brackets that lost what was in them.
_EMPTY = re.compile(r"[(\[{][\s._-]*[)\]}]")
_DASH_AT_START = re.compile(r"[)\]]?\s+[-–—]\s")
_OPEN_AT_END = re.compile(r"[\s._\-–—:,#]*[(\[{]?[\s._\-–—:,#]*$")
_CLOSED_AT_START = re.compile(r"^[\s._\-–—:,#]*[)\]}]?[\s._\-–—:,#]*")


@dataclass(frozen=True, slots=True)
class SharedName:
    """What several names share.

    text: as spelled in the first name, without the counters that differ; "" when they share no word.
    words: its words, folded, in order.
    kinds: what each counter that differs counts, in order; see `Token.kind`.
    positions: for each name the values of those counters; empty when no counter differs.
    titles: for each name what only it is called, behind its counters; all "" when the names differ in numbers only.
    total: how many there are, when the names state one number for it; else None.
    is_after: whether shared words follow a counter that differs ("01 Title"), not counting those in brackets.
    has_words_between: whether there are words between the first counter that differs and the next ("Book 1 Title 02").
    """

    text: str
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    positions: tuple[tuple[Value, ...], ...]
    titles: tuple[str, ...]
    total: int | None = None
    is_after: bool = False
    has_words_between: bool = False

    @property
    def differ_in_numbers_only(self) -> bool:
        """Whether no name has words that the others do not have."""
        return not any(self.titles)


@lru_cache(maxsize=16_384)
def shape(name: str) -> tuple[str, ...]:
    """The words of a name, with "#" for each counter: names of one shape differ in numbers only.

    >>> shape("Golden Age - CD 2 - 03") == shape("Golden_Age CD1 - 12")
    True
    """
    return tuple([token.shape for token in read_tokens(name)])


def start_of_shape(name: str) -> tuple[str, ...]:
    """The shape of a name up to its first counter."""
    shapes = shape(name)
    first = next((place for place, each in enumerate(shapes) if each.startswith("#")), len(shapes))
    return shapes[: first + 1]


def spelling(name: str) -> str:
    """A name as it is written, with "#" for each number: names of one spelling differ in numbers only.

    >>> spelling("01 - Golden Age"), spelling("02. Golden Age")
    ('# - Golden Age', '#. Golden Age')
    """
    return _NUMBER.sub("#", name)


@lru_cache(maxsize=16_384)
def own_words(name: str) -> tuple[str, ...]:
    """The words of a name without counters and without words that only say what is counted.

    >>> own_words("The Restored (Part 2)")
    ('the', 'restored')
    """
    return tuple([token.word for token in read_tokens(name) if token.word and token.word not in MARKER_WORDS])


def abbreviates(words: Sequence[str], name: str) -> bool:
    """Whether the only word is made of the initials of a name, or of those of its last words; numbers may be left out.

    >>> abbreviates(["fte"], "A Writer - Fall to Earth"), abbreviates(["nau2"], "Night Among Us 2")
    (True, True)
    >>> abbreviates(["fe"], "Fall to Earth")
    False
    """
    if len(words) != 1 or len(words[0]) < 2:
        return False
    initials = "".join(token.word[:1] or str((token.value or (0,))[0]) for token in read_tokens(name))
    letters = words[0].rstrip("0123456789")
    return len(letters) > 1 and (
        initials.endswith(words[0]) or initials.rstrip("0123456789").endswith(words[0])
    )


def read_shared_name(names: Sequence[str]) -> SharedName:
    """Compare names without extensions; there must be at least one.

    >>> shared = read_shared_name(["01 One Rule - CD 1", "02 One Rule - CD 1"])
    >>> shared.text, shared.kinds, shared.positions
    ('One Rule - CD 1', ('',), (((1, 0),), ((2, 0),)))
    >>> read_shared_name(["One Rule - 1 - The Mayor", "One Rule - 2 - The Alley"]).titles
    ('The Mayor', 'The Alley')
    """
    rows = [read_tokens(name) for name in names]
    width = _shared_width(rows)
    differing = [place for place in range(width) if len({row[place].value for row in rows}) > 1]
    totals = _totals(rows, differing, width)
    if any(len(row) > width for row in rows):
        # What follows the last counter is the title, also where the titles begin alike.
        width = differing[-1] + 1 if differing else width
        titles = tuple(_title(name, row, width) for name, row in zip(names, rows, strict=True))
    else:
        titles = ("",) * len(names)
    first = rows[0]
    words = [(place, first[place].word) for place in range(width) if first[place].word]
    own = tuple(word for _, word in words if word not in MARKER_WORDS)
    left_out = {*differing, *totals, *_only_tracks(rows, differing, width)}
    end = first[width].start if width < len(first) else None
    return SharedName(
        text_without(names[0][:end], [first[place] for place in range(width) if place in left_out])
        if own
        else "",
        own,
        tuple(first[place].kind for place in differing),
        tuple(tuple(row[place].value or (0, 0) for place in differing) for row in rows) if differing else (),
        titles,
        _stated_total(rows, differing, totals),
        bool(differing)
        and any(_is_in_text(names[0], first[place]) for place, _ in words if place > differing[0]),
        len(differing) > 1 and any(differing[0] < place < differing[1] for place, _ in words),
    )


def _is_in_text(name: str, token: Token) -> bool:
    before = name[: token.start]
    return not any(before.count(opened) > before.count(closed) for opened, closed in ("()", "[]"))


def text_without(name: str, tokens: Iterable[Token]) -> str:
    """A name without some of its tokens, and without the separators and brackets around them."""
    pieces, begin = [], 0
    for token in tokens:
        pieces.append(_OPEN_AT_END.sub("", name[begin : token.start]))
        begin = token.end
    pieces.append(name[begin:])
    text = pieces[0].strip()
    for piece in pieces[1:]:
        if cleaned := _CLOSED_AT_START.sub("", piece, count=1).strip():
            joint = " - " if _DASH_AT_START.match(piece) else " "
            text = text + joint + cleaned if text else cleaned
    return _EMPTY.sub("", text).strip(_ENDS)


def _shared_width(rows: Sequence[Sequence[Token]]) -> int:
    """How many tokens at the start have the same shape in all names."""
    width = 0
    for column in zip(*rows, strict=False):
        if len({token.shape for token in column}) > 1:
            break
        width += 1
    return width


def _totals(rows: Sequence[Sequence[Token]], differing: Sequence[int], width: int) -> list[int]:
    """The places of counters that are the same in all names and give the total of the one before: "1_2", "2_2"."""
    found = []
    for place in differing:
        behind = place + 1
        if (
            behind < width
            and behind not in differing
            and rows[0][behind].kind == ""
            and rows[0][behind].value
        ):
            highest = max((row[place].value or (0, 0))[0] for row in rows)
            if rows[0][behind].start == rows[0][place].end + 1 and rows[0][behind].value == (highest, 0):
                found.append(behind)
    return found


def _only_tracks(rows: Sequence[Sequence[Token]], differing: Sequence[int], width: int) -> list[int]:
    """The place of the number of the only track of each disc: "Title CD1 01", "Title CD2 01"."""
    last = width - 1
    if last - 1 not in differing or rows[0][last - 1].kind not in DISC_KINDS:
        return []
    return [last] if all(row[last].kind == "" and row[last].value == (1, 0) for row in rows) else []


def _stated_total(
    rows: Sequence[Sequence[Token]], differing: Sequence[int], totals: Sequence[int]
) -> int | None:
    stated = {row[place].total for row in rows for place in differing if row[place].total}
    stated |= {value[0] for place in totals if (value := rows[0][place].value)}
    return stated.pop() if len(stated) == 1 else None


def _title(name: str, row: Sequence[Token], width: int) -> str:
    begin = row[width - 1].end if width else 0
    return _CLOSED_AT_START.sub("", name[begin:], count=1).strip(_ENDS)
