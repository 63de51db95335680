"""Name the calibration an index is built with unless told otherwise. Numbers only.

Fitted by `python -m retrieval.calibrating` on the demo shop and six invented ones (`nlu_data/calibration/`), each
counting the same; `docs/explanation/retrieval.md` has the figures.
"""

from __future__ import annotations

from retrieval.decision import Calibration

DEFAULT_CALIBRATION = Calibration(
    weights=(20.7, 37.2, 29.8, 0.437, 0.0535, -0.465, -0.917),
    bias=-16.46,
    answer_from=0.8,
    suggest_from=0.18,
)
