"""Hand out the one encoder a process shares, loaded at first use. Decides nothing about meaning."""

from __future__ import annotations

from retrieval.encoder import Encoder, load_encoder

_shared: dict[str, Encoder] = {}


def shared_encoder(name: str) -> Encoder:
    """Return the encoder called ``name``; every caller in this process gets the same one."""
    if name not in _shared:
        _shared[name] = load_encoder(name)
    return _shared[name]


def share_encoder(name: str, encoder: Encoder) -> None:
    """Let every later `shared_encoder(name)` return this one, as training does with a disk cache."""
    _shared[name] = encoder
