"""Say how far a training is, and keep how long each step took. Measures nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done, 0 to 1."""


class StopWatch:
    """Passes progress on and adds up the seconds of every step; steps may come again."""

    def __init__(self, told: Progress, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` is monotonic seconds."""
        self._told = told
        self._clock = clock
        self._step = ""
        self._since = clock()
        self._spent: dict[str, float] = {}

    def __call__(self, step: str, done: float) -> None:
        now = self._clock()
        if self._step:
            self._spent[self._step] = self._spent.get(self._step, 0.0) + now - self._since
        self._step, self._since = step, now
        self._told(step, done)

    @property
    def seconds(self) -> dict[str, float]:
        """The seconds of the steps so far, the present one included."""
        spent = dict(self._spent)
        if self._step:
            spent[self._step] = spent.get(self._step, 0.0) + self._clock() - self._since
        return {step: round(seconds, 1) for step, seconds in spent.items()}
