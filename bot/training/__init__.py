"""Train, measure and register models: what `crossdesk train`, `parse`, `eval` and `models` do."""

from bot.training.errors import (
    DataError,
    GraphError,
    ModelCorrupt,
    NoActiveModel,
    RegistryError,
    TrainingError,
)
from bot.training.evaluation import Evaluation, evaluate_anger, evaluate_lid, evaluate_nlu, evaluate_nlu_on
from bot.training.parsing import ModelParser, parse_lines
from bot.training.registry import ModelRegistry, RegisteredModel, active_model_file
from bot.training.training import TrainingPlan, evaluate_model, train

__all__ = [
    "DataError",
    "Evaluation",
    "GraphError",
    "ModelCorrupt",
    "ModelParser",
    "ModelRegistry",
    "NoActiveModel",
    "RegisteredModel",
    "RegistryError",
    "TrainingError",
    "TrainingPlan",
    "active_model_file",
    "evaluate_anger",
    "evaluate_lid",
    "evaluate_model",
    "evaluate_nlu",
    "evaluate_nlu_on",
    "parse_lines",
    "train",
]
