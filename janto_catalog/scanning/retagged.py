"""Match files that were tagged anew and renamed at once, as taggers do: by their sound, which tags leave as it is.

A pair is found only when one file that is gone or changed and one file at another path have this sound.  If several
have it, the new ones are new and those that are gone are missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from janto_catalog.model.files import FileStat, KnownFile
from janto_catalog.scanning.moves import Moves, ReadContent

# Pictures in tags have a few megabytes; what is larger is another file.
_MAX_TAGS_SIZE = 32 << 20


def find_retagged(
    moves: Moves,
    changed: Sequence[KnownFile],
    sounds: Mapping[int, str],
    sound_size: Callable[[str], int],
    read_sound: ReadContent,
) -> Moves:
    """`moves` with the files whose sound is at another path now among the moved ones, and in `retagged`.

    `changed` are the known files in `moves.changed`: two of them may have each other's path.  `sounds` are the
    fingerprints of the sound of files in `changed` and `moves.not_found`, by id; `sound_size` is the size of the sound
    in bytes.  A file on disk is opened only if its size is that of such a sound and tags.
    """
    files = (*moves.not_found, *(file for file in changed if sounds.get(file.id)))
    counts = Counter(sound for file in files if (sound := sounds.get(file.id, "")))
    # A changed file by itself has new tags only.
    if not counts or (not moves.new and len(files) < 2):
        return moves
    found: dict[str, list[FileStat]] = defaultdict(list)
    sizes = [sound_size(sound) for sound in counts]
    for stat in (*moves.new, *(stat for _, stat in moves.changed)):
        if any(size <= stat.size <= size + _MAX_TAGS_SIZE for size in sizes) and (
            sound := _read_or_empty(read_sound, stat)
        ):
            found[sound].append(stat)
    pairs = [
        (file, stats[0])
        for file in files
        if counts[sound := sounds.get(file.id, "")] == 1
        and len(stats := found.get(sound, [])) == 1
        and stats[0].path != file.stat.path
    ]
    return _with_pairs(moves, changed, pairs) if pairs else moves


def _with_pairs(
    moves: Moves, changed: Sequence[KnownFile], pairs: Sequence[tuple[KnownFile, FileStat]]
) -> Moves:
    ids, paths = {file.id for file, _ in pairs}, {stat.path for _, stat in pairs}
    displaced = [file for file in changed if file.stat.path in paths and file.id not in ids]
    left = {file.id for file in displaced}
    return replace(
        moves,
        moved=(*moves.moved, *pairs),
        changed=tuple((id, stat) for id, stat in moves.changed if id not in ids and id not in left),
        new=(
            *(stat for stat in moves.new if stat.path not in paths),
            *(stat for id, stat in moves.changed if id in ids and stat.path not in paths),
        ),
        not_found=(*(file for file in moves.not_found if file.id not in ids), *displaced),
        displaced=(moves.displaced - ids) | left,
        retagged=frozenset(ids),
    )


def _read_or_empty(read: ReadContent, stat: FileStat) -> str:
    try:
        return read(stat)
    except OSError:
        return ""
