"""Run every check over the data and put the faults in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.training.lint.duplicates import contradictions, doubles, leaks
from bot.training.lint.languages import mix_ups
from bot.training.lint.lines import Fault, read_lines
from bot.training.lint.personal import personal_data


@dataclass(frozen=True)
class Report:
    """What was looked at, by split, and what is wrong."""

    lines: dict[str, int]
    faults: list[Fault]


def lint(root: Path) -> Report:
    """Check everything under `nlu_data/`."""
    lines, faults = read_lines(root)
    for check in (contradictions, doubles, leaks, mix_ups, personal_data):
        faults.extend(check(lines))
    faults.sort(key=lambda fault: (str(fault.path), fault.number, fault.kind))
    return Report(dict(Counter(line.split for line in lines)), faults)
