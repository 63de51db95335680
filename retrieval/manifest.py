"""Describe a stored index: its encoder, what it holds, how it is searched. Reads and writes JSON, no more."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, Extra, ValidationError

from retrieval.decision import FEATURES, Calibration
from retrieval.index.base import IndexCorrupted, IndexMismatch
from retrieval.ranking import Fusion

FORMAT = 1
NAME = "manifest.json"


class _Calibration(BaseModel):
    weights: dict[str, float]
    bias: float
    answer_from: float
    suggest_from: float


class _Fusion(BaseModel):
    nearest: int
    sharpness: float
    answers: float
    words: float


class _Manifest(BaseModel):
    format: int
    version: str
    created_at: datetime
    encoder: str
    dimension: int
    index_kinds: dict[str, str]
    entries: int
    questions: int
    answers: int
    languages: list[str]
    fusion: _Fusion
    calibration: _Calibration
    checksums: dict[str, str]

    class Config:
        extra = Extra.forbid


@dataclass(frozen=True)
class Manifest:
    """`entries`, `questions` and `answers` are counts; `checksums` are SHA-256 by file name."""

    version: str
    created_at: datetime
    encoder: str
    dimension: int
    index_kinds: dict[str, str]
    entries: int
    questions: int
    answers: int
    languages: tuple[str, ...]
    fusion: Fusion
    calibration: Calibration
    checksums: dict[str, str]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / NAME).write_text(json.dumps(manifest_json(manifest), indent=2) + "\n", encoding="utf-8")


def manifest_json(manifest: Manifest) -> dict[str, object]:
    """The manifest as JSON values."""
    calibration = manifest.calibration
    return {
        "format": FORMAT,
        **asdict(manifest),
        "created_at": manifest.created_at.isoformat(),
        "languages": list(manifest.languages),
        "calibration": {
            **asdict(calibration),
            "weights": dict(zip(FEATURES, calibration.weights, strict=True)),
        },
    }


def read_manifest(folder: Path) -> Manifest:
    """Raises IndexCorrupted when it is missing or malformed, IndexMismatch when the format is another one."""
    path = folder / NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as exc:
        raise IndexCorrupted(f"{path}: {exc}") from exc
    found = content.get("format") if isinstance(content, dict) else None
    if found != FORMAT:
        raise IndexMismatch(f"{path}: format {found}, this version reads {FORMAT}; build the index again")
    try:
        stored = _Manifest.parse_obj(content)
    except ValidationError as exc:
        raise IndexCorrupted(f"{path}: {exc}") from exc
    # An index of an earlier version was calibrated without the signals added since: they weigh nothing in it.
    weights = tuple(stored.calibration.weights.get(name, 0.0) for name in FEATURES)
    fields = stored.dict(exclude={"format", "fusion", "calibration", "languages"})
    calibration = stored.calibration.dict(exclude={"weights"})
    return Manifest(
        **fields,
        languages=tuple(stored.languages),
        fusion=Fusion(**stored.fusion.dict()),
        calibration=Calibration(weights=weights, **calibration),
    )
