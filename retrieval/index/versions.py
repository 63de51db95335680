"""Keep versions of an index beside each other and say which one is current. Knows nothing of what is in them.

A folder holds `<version>/` directories and a file CURRENT with the name of one. A version is written
completely, then CURRENT is replaced by renaming: a reader sees the old version or the new one, never a
mixture.
"""

from __future__ import annotations

import hashlib
import itertools
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from retrieval.index.base import IndexCorrupted, IndexMissing, SearchIndexError

log = logging.getLogger(__name__)

CURRENT = "CURRENT"
_KEPT = 3  # versions: the current one, and those that a slow reader may still be opening


def current_version(folder: Path) -> str:
    """The current version's name. Raises IndexMissing."""
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise IndexMissing(f"no index in {folder}; build one with: crossdesk faq build") from None


def other_versions(folder: Path) -> list[str]:
    """The names of the versions that are not current, newest first."""
    current = current_version(folder)
    names = [path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return sorted((name for name in names if name != current), reverse=True)


def free_version(folder: Path, created_at: datetime) -> str:
    """A name for a new version: names sort by time, and builds within one tick get a number."""
    name = created_at.strftime("%Y%m%dT%H%M%S.%fZ")
    for number in itertools.count(1):
        if not (folder / name).exists():
            break
        name = created_at.strftime("%Y%m%dT%H%M%S.%fZ") + f"-{number:03}"
    return name


@contextmanager
def new_version(
    folder: Path, version: str, discard: Callable[[Path], None] = lambda version: None
) -> Iterator[Path]:
    """A directory to write into, which becomes the current version if the block ends without an error.

    `discard` is called with each directory that is about to be removed: the new one after an error, and old ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{version}.", dir=folder))
    try:
        yield scratch
        scratch.chmod(0o755)
        _to_disk(scratch)
        scratch.rename(folder / version)
        _point_to(folder, version)
    except BaseException:
        _remove(scratch, discard)
        raise
    for old in other_versions(folder)[_KEPT - 1 :]:
        _remove(folder / old, discard)


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def verify(folder: Path, checksums: dict[str, str]) -> None:
    """Raise IndexCorrupted unless every file is there and is what was written."""
    for name, expected in checksums.items():
        path = folder / name
        if not path.is_file():
            raise IndexCorrupted(f"{path} is missing")
        if checksum(path) != expected:
            raise IndexCorrupted(f"{path} was changed or damaged after it was written (checksum differs)")


def _point_to(folder: Path, version: str) -> None:
    pointer = folder / f".{CURRENT}.{version}"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(version + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(folder / CURRENT)


def _to_disk(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _remove(version: Path, discard: Callable[[Path], None]) -> None:
    try:
        discard(version)
    except SearchIndexError as exc:
        log.warning("index_not_discarded: %s: %s", version.name, exc)
        if not version.name.startswith("."):
            return  # the next build tries again
    shutil.rmtree(version, ignore_errors=True)
