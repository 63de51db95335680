"""Find what is wrong with training data before anything is trained on it. Changes no file."""

from bot.training.lint.checks import Report, lint
from bot.training.lint.lines import Fault

__all__ = ["Fault", "Report", "lint"]
