"""Disks that were mounted below a root and are not connected now."""

# pathlib has no paths of bytes.
# ruff: noqa: PTH118

from __future__ import annotations

import os
from collections.abc import Collection

from janto_catalog.scanning.root_identity import FolderId, RootIdentity, folder_id


def disconnected_mounts(
    identity: RootIdentity, root: bytes, known: Collection[bytes], missing: Collection[bytes]
) -> tuple[tuple[bytes, FolderId], ...]:
    """The mounts of `identity` that are not connected below `root` now.

    `known` are the paths of all files of the root, `missing` those that were not found.  A disk is not connected when
    all of its files are missing and the folder at its path is not certainly the same.
    """
    if not missing:
        return ()
    return tuple(
        (mount, before)
        for mount, before in identity.mounts
        if (files := [path for path in known if path.startswith(mount + b"/")])
        and all(path in missing for path in files)
        and not _is_mounted(os.path.join(root, mount), before)
    )


def _is_mounted(folder: bytes, before: FolderId) -> bool:
    try:
        return before.is_certainly(folder_id(folder))
    except OSError:
        return False
