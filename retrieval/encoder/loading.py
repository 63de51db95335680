"""Choose and load the encoder a setting names. Never downloads the default one."""

from __future__ import annotations

import logging
from pathlib import Path

from retrieval.encoder.base import Encoder, EncoderError, EncoderUnavailable
from retrieval.encoder.concatenation import ConcatenatedEncoder
from retrieval.encoder.e5 import E5Encoder
from retrieval.encoder.hashing import HashingEncoder
from retrieval.encoder.prepare import default_directory, e5_folder, prepare_in_child, use_folder
from retrieval.encoder.use import UseEncoder

log = logging.getLogger(__name__)

DEFAULT = "use+e5"
USE_SHARE = 0.2  # of the similarity; e5 has the rest (design §11, measured)


def load_encoder(name: str = DEFAULT, directory: Path | None = None, workers: int = 1) -> Encoder:
    """Load `use+e5` (the default), `use`, `e5`, `hashing`, or a Sentence Transformers model by name or path.

    `directory` holds the prepared weights of the first three (`default_directory()` unless told); what is
    missing there is prepared first, once, which takes some seconds. Where e5's weights are not installed,
    `use+e5` is USE alone and a warning says so. `workers` says how many threads may encode at the same time:
    one while serving, in training as many as `DiskCachedEncoder` has. Raises EncoderUnavailable if the named
    encoder cannot be had.
    """
    directory = directory or default_directory()
    if name == "use":
        return _load_use(directory)
    if name == "e5":
        return _load_e5(directory, workers)
    if name == "hashing":
        return HashingEncoder()
    if name != DEFAULT:
        from retrieval.encoder.sentence_transformer import load_named

        return load_named(name)
    try:
        e5: Encoder = _load_e5(directory, workers)
    except EncoderUnavailable as exc:
        log.warning("e5_unavailable: %s; encoding with USE alone", exc)
        return _load_use(directory)
    return ConcatenatedEncoder([(_load_use(directory), USE_SHARE), (e5, 1 - USE_SHARE)])


def _load_use(directory: Path) -> UseEncoder:
    return UseEncoder(_prepared(use_folder(directory), directory))


def _load_e5(directory: Path, workers: int) -> E5Encoder:
    return E5Encoder(_prepared(e5_folder(directory), directory), workers)


def _prepared(folder: Path, directory: Path) -> Path:
    if not folder.is_dir():
        log.info("preparing_encoder: %s", directory)
        prepare_in_child(directory)
    if not folder.is_dir():
        raise EncoderError(f"{folder} is missing although preparation succeeded")
    return folder
