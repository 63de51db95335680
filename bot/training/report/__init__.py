"""One page per training with everything a trainer wants to see before promoting a model."""

from bot.training.report.asked import FaqAnswer, answer_faq
from bot.training.report.page import Report, render

__all__ = ["FaqAnswer", "Report", "answer_faq", "render"]
