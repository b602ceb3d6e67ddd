"""List every regular file below a folder, at little more than the cost of `scandir` and `stat`."""

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
DISAPPEARED = "it disappeared during the scan"

_LARGEST = 2**63 - 1

# The files SQLite keeps next to a database.  Opening one in this process would release the locks of the store.
_COMPANIONS = (b"", b"-wal", b"-shm", b"-journal")

_Entry = os.DirEntry[bytes]


def not_cancelled() -> bool:
    """Always False: the default for `cancelled`."""
    return False


class Walk:
    """An iterator of `FileStat` with paths relative to the root; `skipped` counts what was left out so far.

    Symbolic links are skipped unless `follow_links` is set.  Then real files come first, and a link is followed
    only to a device and inode that was not visited yet, so loops end.  A file that disappears during the walk is
    skipped.  A folder that disappears or cannot be listed is an error in `skipped`, and the walk goes on.
    `cancelled` is called once per folder; when it returns True the walk ends and `complete` stays False.

    `root_id` identifies the root folder at the start of the walk; `mounts` are the folders below it where another
    file system is mounted, by path.
    """

    def __init__(
        self, root: bytes, follow_links: bool, own_files: frozenset[bytes], cancelled: Callable[[], bool]
    ) -> None:
        self._root = check_readable(root)
        self.root_id = folder_id(root)
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
        """How many entries were skipped, by reason, and which folders or files could not be examined."""
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
            return folder_id(self._root) == self.root_id
        except OSError:
            return False

    def _walk_below(self, top: bytes) -> Iterator[FileStat]:
        # A rescan spends most of its time in this loop: what it looks up for each entry is in local variables.
        is_file, follow = stat.S_ISREG, self._follow
        own_names, own_inode_numbers = self._own_names, self._own_inode_numbers
        pending = [(top, self.root_id.device)]
        while pending and not self._cancelled():
            folder, device = pending.pop()
            prefix = folder + b"/" if folder else b""
            for entry in self._list_folder(folder):
                name = entry.name
                if (reason := ignore_reason(name)) is not None:
                    self._counts[reason] += 1
                    continue
                try:
                    found = entry.stat(follow_symlinks=False)
                except OSError as error:
                    self._note_stat_error(prefix + name, error)
                    continue
                # Most entries are files, so they are tested first.
                if is_file(found.st_mode):
                    if follow:
                        # Hard links are separate files; only targets of symbolic links are compared with these.
                        self._visited.add((found.st_dev, found.st_ino))
                    may_be_own = found.st_ino in own_inode_numbers or name in own_names
                    if not (may_be_own and self._is_own(prefix, name, found)):
                        yield file_stat(prefix + name, found)
                elif self._should_enter(prefix + name, found):
                    self._note_mount(prefix + name, found, device)
                    pending.append((prefix + name, found.st_dev))

    def _list_folder(self, folder: bytes) -> list[_Entry]:
        try:
            with os.scandir(self._absolute(folder)) as listing:
                return list(listing)
        except FileNotFoundError:
            # It was renamed or removed after its parent was listed, so its files may be elsewhere.
            self._errors.append((folder, DISAPPEARED))
            return []
        except OSError as error:
            self._errors.append((folder, error.strerror or str(error)))
            return []

    def _note_mount(self, path: bytes, found: os.stat_result, parent_device: int) -> None:
        # On Windows a directory entry has no device number.
        if path in self._mount_paths or (found.st_dev and found.st_dev != parent_device):
            with suppress(OSError):
                self.mounts[path] = folder_id(self._absolute(path))

    def _note_stat_error(self, path: bytes, error: OSError) -> None:
        """A file that disappeared is none; any other error is kept for `skipped`."""
        if not isinstance(error, FileNotFoundError):
            self._errors.append((path, error.strerror or str(error)))

    def _is_own(self, prefix: bytes, name: bytes, found: os.stat_result) -> bool:
        own = (found.st_dev, found.st_ino) in self._own_inodes
        if own or (
            name in self._own_names and os.path.abspath(self._absolute(prefix + name)) in self._own_paths
        ):
            self._counts[OWN_FILE] += 1
            return True
        return False

    def _absolute(self, path: bytes) -> bytes:
        return os.path.join(self._root, path)

    def _should_enter(self, path: bytes, found: os.stat_result) -> bool:
        """Whether an entry that is not a file is a folder to enter.  Links are kept for later, the rest is counted."""
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
    """Every regular file below `root` that `ignore_rules` does not exclude.

    `own_files` are the catalogue's databases (absolute paths); they and the files SQLite keeps next to them are
    skipped.  Raises JantoError when `root` does not exist, is not a folder or cannot be read.
    """
    return Walk(root, follow_links, own_files, cancelled)


def file_stat(path: bytes, found: os.stat_result) -> FileStat:
    """A `FileStat` whose numbers fit a database column (signed 64-bit integers).

    A time after 2262 becomes the latest that fits.  Inode and device numbers are unsigned (on Windows 128-bit); they
    keep their low 64 bits.
    """
    mtime, inode, device = found.st_mtime_ns, found.st_ino, found.st_dev
    if not (-_LARGEST <= mtime <= _LARGEST and inode <= _LARGEST and device <= _LARGEST):
        mtime = max(-_LARGEST, min(_LARGEST, mtime))
        inode, device = _signed(inode), _signed(device)
    # As `FileStat._make` does it: calling the class itself takes twice as long.
    return tuple.__new__(FileStat, (path, found.st_size, mtime, inode, device))


def _signed(number: int) -> int:
    """The low 64 bits of `number` as a signed integer."""
    return (number + _LARGEST + 1) % 2**64 - _LARGEST - 1


def check_readable(root: bytes) -> bytes:
    """Return `root`.  Raises JantoError with the reason when it is not a folder that can be listed."""
    location = root.decode("utf-8", "backslashreplace")
    try:
        with os.scandir(root):
            return root
    except FileNotFoundError as error:
        hint = "Connect the drive it is on, or check the name."
        raise JantoError("The folder is not there", location=location, hint=hint) from error
    except NotADirectoryError as error:
        hint = "Give the folder that contains it."
        raise JantoError("This is a file, not a folder", location=location, hint=hint) from error
    except OSError as error:
        hint = f"Check its permissions ({error.strerror or error})."
        raise JantoError("The folder cannot be read", location=location, hint=hint) from error


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
