"""The errors of training, evaluation and the model registry.

TrainingError
├── DataError            a file of training or evaluation data is wrong; names file and line
├── GraphError           Rasa refused the configuration or the dialogue data
└── RegistryError
    ├── UnknownModel
    ├── NoActiveModel
    ├── ModelCorrupt
    └── ModelRefused
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class TrainingError(Exception):
    """A model could not be trained, evaluated or found."""


class DataError(TrainingError):
    """A file of training or evaluation data is wrong."""

    def __init__(self, problem: str, path: Path | None = None, line: int | None = None) -> None:
        self.problem, self.path, self.line = problem, path, line
        place = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(place + problem)


class DataErrors(DataError):
    """Several faults at once, one a line."""

    def __init__(self, faults: Sequence[DataError], shown: int = 20) -> None:
        self.faults = tuple(faults)
        lines = [str(fault) for fault in self.faults[:shown]]
        if len(self.faults) > shown:
            lines.append(f"… and {len(self.faults) - shown} more")
        super().__init__("\n".join(lines))


class GraphError(TrainingError):
    """Rasa refused the configuration or the dialogue data."""


class RegistryError(TrainingError):
    """The registry of models cannot do what was asked."""


class UnknownModel(RegistryError):
    """No model of that name is registered."""


class NoActiveModel(RegistryError):
    """No model has been promoted yet: run `crossdesk train`."""


class ModelCorrupt(RegistryError):
    """A registered model does not match its manifest; train again or roll back."""


class ModelRefused(RegistryError):
    """The gate found a model worse than the one that was served; only force promotes it."""
