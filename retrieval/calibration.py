"""Name the calibration an index is built with unless told otherwise. Numbers only.

Fitted by `retrieval.calibrating` on the demo shop's corpus with `nlu_data/calibration/` (178 questions in 14
languages and 64 without an answer); `docs/explanation/retrieval.md` has the figures.
"""

from __future__ import annotations

from retrieval.decision import Calibration

DEFAULT_CALIBRATION = Calibration(
    weights=(41.1, 30.1, 20.6, 1.75, 0.054, -2.07), bias=-32.7, answer_from=0.86, suggest_from=0.32
)
