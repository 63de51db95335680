"""The sentence encoder that understanding, anger and retrieval share."""

from retrieval.encoder.base import Encoder, EncoderError, EncoderUnavailable, Kind, Vectors
from retrieval.encoder.caching import CachingEncoder, DiskCachedEncoder
from retrieval.encoder.hashing import HashingEncoder
from retrieval.encoder.loading import DEFAULT, load_encoder
from retrieval.encoder.on_demand import OnDemandEncoder
from retrieval.encoder.prepare import prepare

__all__ = [
    "DEFAULT",
    "CachingEncoder",
    "DiskCachedEncoder",
    "Encoder",
    "EncoderError",
    "EncoderUnavailable",
    "HashingEncoder",
    "Kind",
    "OnDemandEncoder",
    "Vectors",
    "load_encoder",
    "prepare",
]
