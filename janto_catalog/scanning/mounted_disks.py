"""Disks that are mounted below a root and are not connected now."""

# pathlib has no paths of bytes.
# ruff: noqa: PTH118

from __future__ import annotations

import os
from collections.abc import Collection

from janto_catalog.scanning.root_identity import FolderId, RootIdentity, folder_id


def disconnected_mounts(
    known: RootIdentity, root: bytes, present: Collection[bytes], gone: Collection[bytes]
) -> tuple[tuple[bytes, FolderId], ...]:
    """The disks of `known` that are not in their place below `root` now.

    `present` are the paths of all files that were there, `gone` those of them that were not found again.  A disk is
    away when none of its files was found and its folder is not surely the one that was there.
    """
    if not gone:
        return ()
    return tuple(
        (disk, before)
        for disk, before in known.mounts
        if (files := [path for path in present if path.startswith(disk + b"/")])
        and all(path in gone for path in files)
        and not _is_mounted(os.path.join(root, disk), before)
    )


def _is_mounted(folder: bytes, before: FolderId) -> bool:
    try:
        return before.is_certainly(folder_id(folder))
    except OSError:
        return False
