"""Match files that were tagged anew and renamed at once, as taggers do: by their sound, which tags leave as it is.

A pair is found only when one file that is gone and one new file have this sound.  If several have it, the new ones are
new and those that are gone are missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from janto_catalog.model.files import FileStat
from janto_catalog.scanning.moves import Moves, ReadContent

# Pictures in tags have a few megabytes; what is larger is another file.
_MAX_TAGS_SIZE = 32 << 20


def find_retagged(
    moves: Moves, sounds: Mapping[int, str], sound_size: Callable[[str], int], read_sound: ReadContent
) -> Moves:
    """`moves` with the files that are gone and new with the same sound among the moved ones, and in `retagged`.

    `sounds` are the fingerprints of the sound of files in `moves.not_found`, by id; `sound_size` is the size of the
    sound in bytes.  A new file is opened only if its size is that of such a sound and tags.
    """
    counts = Counter(sound for sound in sounds.values() if sound)
    if not counts:
        return moves
    new: dict[str, list[FileStat]] = {}
    sizes = [sound_size(sound) for sound in counts]
    for stat in moves.new:
        if any(size <= stat.size <= size + _MAX_TAGS_SIZE for size in sizes) and (
            sound := _read_or_empty(read_sound, stat)
        ):
            new.setdefault(sound, []).append(stat)
    pairs = [
        (file, found[0])
        for file in moves.not_found
        if counts[sound := sounds.get(file.id, "")] == 1 and len(found := new.get(sound, [])) == 1
    ]
    ids, paths = {file.id for file, _ in pairs}, {stat.path for _, stat in pairs}
    return replace(
        moves,
        moved=(*moves.moved, *pairs),
        new=tuple(stat for stat in moves.new if stat.path not in paths),
        not_found=tuple(file for file in moves.not_found if file.id not in ids),
        displaced=moves.displaced - ids,
        retagged=frozenset(ids),
    )


def _read_or_empty(read: ReadContent, stat: FileStat) -> str:
    try:
        return read(stat)
    except OSError:
        return ""
