"""Walk a folder: every regular file once, at little more than the price of scandir and stat."""

# pathlib has no paths of bytes.
# ruff: noqa: PTH100, PTH116, PTH118, PTH119

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from janto_catalog.errors import JantoError
from janto_catalog.model.files import FileStat, Skipped
from janto_catalog.scanning.ignore_rules import ignore_reason
from janto_catalog.scanning.mount_table import mounts_below
from janto_catalog.scanning.root_identity import FolderId, folder_id

SYMLINK = "link"
SPECIAL = "not a regular file"
OWN_FILE = "the catalogue's own"
ALREADY_SEEN = "seen already"
DISAPPEARED = "it went away while it was looked through"

_LARGEST = 2**63 - 1

# SQLite keeps these beside its database; opening one from here would drop the locks of the store.
_COMPANIONS = (b"", b"-wal", b"-shm", b"-journal")

_Entry = os.DirEntry[bytes]


def not_cancelled() -> bool:
    """The answer of somebody who does not cancel."""
    return False


class Walk:
    """An iterator of `FileStat`, paths relative to the root; `skipped` says what was left out so far.

    Symbolic links are passed over unless `follow_links`: then real files come first, and a link is
    followed only to a device and inode not met yet, so loops end.  A file that vanishes on the way is
    none; a folder that vanishes or cannot be listed is an error in `skipped` and the walk goes on.  When
    `cancelled` says so (asked once a folder) the walk ends early and `complete` stays False.

    `folder` are the marks of the root when the walk began, `disks` those of the file systems below it.
    """

    def __init__(
        self, root: bytes, follow_links: bool, own_files: frozenset[bytes], cancelled: Callable[[], bool]
    ) -> None:
        self._root = check_readable(root)
        self.folder = folder_id(root)
        self.mounts: dict[bytes, FolderId] = {}
        self._mount_paths = mounts_below(root)
        self._follow = follow_links
        self._cancelled = cancelled
        self._own_paths = frozenset(os.path.abspath(path) + end for path in own_files for end in _COMPANIONS)
        self._own_names = frozenset(os.path.basename(path) for path in self._own_paths)
        self._own_inodes = frozenset(_inodes_of(self._own_paths))
        self._own_inode_numbers = frozenset(number for _, number in self._own_inodes)
        self._counts: Counter[str] = Counter()
        self._errors: list[tuple[bytes, str]] = []
        self._links: list[bytes] = []
        self._visited: set[tuple[int, int]] = set()
        self.complete = False

    @property
    def skipped(self) -> Skipped:
        """What was passed over by reason, and the folders or files that could not be looked at."""
        return Skipped(tuple(sorted(self._counts.items())), tuple(self._errors))

    def __iter__(self) -> Iterator[FileStat]:
        if self._follow:
            self._visited.update(_inodes_of((self._root,)))
        yield from self._walk_below(b"")
        while self._links and not self._cancelled():
            yield from self._follow_link(self._links.pop())
        self.complete = not self._cancelled()
        if self.complete and not self._is_same_root():
            self._errors.append((b"", DISAPPEARED))

    def _is_same_root(self) -> bool:
        try:
            return folder_id(self._root) == self.folder
        except OSError:
            return False

    def _walk_below(self, top: bytes) -> Iterator[FileStat]:
        pending = [(top, self.folder.device)]
        while pending and not self._cancelled():
            folder, device = pending.pop()
            before = folder + b"/" if folder else b""
            for entry in self._list_folder(folder):
                if (reason := ignore_reason(entry.name)) is not None:
                    self._counts[reason] += 1
                elif (found := self._stat_entry(before, entry)) is not None:
                    # Most entries are files: they take the shortest way.
                    if stat.S_ISREG(found.st_mode):
                        may_be_own = found.st_ino in self._own_inode_numbers or entry.name in self._own_names
                        if not (may_be_own and self._is_own(before, entry.name, found)):
                            yield file_stat(before + entry.name, found)
                    elif self._should_enter(before + entry.name, found):
                        self._note_mount(before + entry.name, found, device)
                        pending.append((before + entry.name, found.st_dev))

    def _list_folder(self, root_id: bytes) -> list[_Entry]:
        try:
            with os.scandir(self._absolute(root_id)) as listing:
                return list(listing)
        except FileNotFoundError:
            # Renamed or removed since its parent was listed: its files may be anywhere.
            self._errors.append((root_id, DISAPPEARED))
            return []
        except OSError as error:
            self._errors.append((root_id, error.strerror or str(error)))
            return []

    def _note_mount(self, path: bytes, found: os.stat_result, parents_device: int) -> None:
        # Windows gives no device number here.
        if path in self._mount_paths or (found.st_dev and found.st_dev != parents_device):
            with suppress(OSError):
                self.mounts[path] = folder_id(self._absolute(path))

    def _stat_entry(self, before: bytes, entry: _Entry) -> os.stat_result | None:
        """The one stat of an entry, None when it vanished or cannot be had."""
        try:
            found = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._errors.append((before + entry.name, error.strerror or str(error)))
            return None
        if self._follow and stat.S_ISREG(found.st_mode):
            # Two names of one file are two files; only what a link leads to is compared with this.
            self._visited.add((found.st_dev, found.st_ino))
        return found

    def _is_own(self, before: bytes, name: bytes, found: os.stat_result) -> bool:
        own = (found.st_dev, found.st_ino) in self._own_inodes
        if own or (
            name in self._own_names and os.path.abspath(self._absolute(before + name)) in self._own_paths
        ):
            self._counts[OWN_FILE] += 1
            return True
        return False

    def _absolute(self, path: bytes) -> bytes:
        return os.path.join(self._root, path)

    def _should_enter(self, path: bytes, found: os.stat_result) -> bool:
        """Whether what is no file is a folder to enter; links are kept for later, the rest is counted."""
        if stat.S_ISDIR(found.st_mode):
            return not self._follow or self._mark_visited(found)
        if not stat.S_ISLNK(found.st_mode):
            self._counts[SPECIAL] += 1
        elif self._follow:
            self._links.append(path)
        else:
            self._counts[SYMLINK] += 1
        return False

    def _mark_visited(self, found: os.stat_result) -> bool:
        key = (found.st_dev, found.st_ino)
        if key in self._visited:
            return False
        self._visited.add(key)
        return True

    def _follow_link(self, path: bytes) -> Iterator[FileStat]:
        try:
            found = os.stat(self._absolute(path))
        except OSError:
            self._counts[SYMLINK] += 1
            return
        if not self._mark_visited(found):
            self._counts[ALREADY_SEEN] += 1
        elif stat.S_ISDIR(found.st_mode):
            yield from self._walk_below(path)
        elif not stat.S_ISREG(found.st_mode):
            self._counts[SPECIAL] += 1
        elif not self._is_own(b"", path, found):
            yield file_stat(path, found)


def walk(
    root: bytes,
    *,
    follow_links: bool = False,
    own_files: frozenset[bytes] = frozenset(),
    cancelled: Callable[[], bool] = not_cancelled,
) -> Walk:
    """Every file below `root` that a collector may have put there.

    `own_files` are the catalogue's databases (absolute paths); they and their companions are left alone.
    Raises JantoError when `root` is not there, is not a folder or cannot be read.
    """
    return Walk(root, follow_links, own_files, cancelled)


def file_stat(path: bytes, found: os.stat_result) -> FileStat:
    """What is kept of one look at an entry, in numbers that a database can hold.

    They store signed 64-bit integers.  A time after 2262 becomes the latest that fits; the unsigned (on
    Windows 128-bit) numbers of files and devices keep their low 64 bits.
    """
    mtime, inode, device = found.st_mtime_ns, found.st_ino, found.st_dev
    if not -_LARGEST <= mtime <= _LARGEST:
        mtime = _LARGEST if mtime > 0 else -_LARGEST
    if inode > _LARGEST:
        inode = _signed(inode)
    if device > _LARGEST:
        device = _signed(device)
    return FileStat(path, found.st_size, mtime, inode, device)


def _signed(number: int) -> int:
    """The low 64 bits of `number` as a signed integer."""
    return (number + _LARGEST + 1) % 2**64 - _LARGEST - 1


def check_readable(root: bytes) -> bytes:
    """`root`, when it is a folder that can be listed; JantoError says why when it is not."""
    where = root.decode("utf-8", "backslashreplace")
    try:
        with os.scandir(root):
            return root
    except FileNotFoundError as error:
        hint = "Connect the drive it is on, or check the name."
        raise JantoError("The folder is not there", location=where, hint=hint) from error
    except NotADirectoryError as error:
        hint = "Name the folder that holds it."
        raise JantoError("This is a file, not a folder", location=where, hint=hint) from error
    except OSError as error:
        hint = f"See that you may list it ({error.strerror or error})."
        raise JantoError("The folder cannot be read", location=where, hint=hint) from error


def is_readable(root: bytes) -> bool:
    """Whether `root` is a folder that can be listed now."""
    try:
        check_readable(root)
    except JantoError:
        return False
    return True


def _inodes_of(paths: frozenset[bytes] | tuple[bytes, ...]) -> Iterator[tuple[int, int]]:
    for path in paths:
        try:
            found = os.stat(path)
        except OSError:
            continue
        yield found.st_dev, found.st_ino
