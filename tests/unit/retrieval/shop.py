"""A small shop's corpus for the tests of `retrieval`; every test says which part of it matters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path

from retrieval.building import build
from retrieval.encoder import HashingEncoder
from retrieval.manifest import Manifest

ENTRIES = """\
- {id: delivery-time, topic: shipping}
- {id: return-window, topic: returns}
- id: import-duty
  topic: customs
  conditions: {markets: [default, CA]}
- {id: wool-care, topic: care}
"""
MARKETS = """\
default: &default
  return_window_days: 30
  duty_threshold: 150 EUR
  carriers: DHL, UPS
FR:
  <<: *default
  carriers: Colissimo
CA:
  <<: *default
  duty_threshold: 40 CAD
"""
ENGLISH = """\
- id: delivery-time
  question: How long does delivery take?
  variants: [when will my parcel arrive, delivery time]
  answer: Parcels travel three days with {carriers}.
- id: return-window
  question: How many days do I have to return something?
  variants: [return period, can I still send shoes back after two weeks]
  answer: You can return within {return_window_days} days.
- id: import-duty
  question: Do I pay customs duty?
  variants: [import tax on my order]
  answer: Duty is due above {duty_threshold}.
- id: wool-care
  question: How do I wash a wool sweater?
  variants: [can the pullover go in the washing machine]
  answer: Wash wool by hand in cold water.
"""
FRENCH = """\
- id: delivery-time
  question: Combien de temps prend la livraison ?
  variants: [quand arrive mon colis]
  answer: Les colis voyagent trois jours avec {carriers}.
- id: wool-care
  answer: Lavez la laine à la main.
"""

FILES: Mapping[str, str] = {
    "entries.yml": ENTRIES,
    "markets.yml": MARKETS,
    "en/all.yml": ENGLISH,
    "fr/all.yml": FRENCH,
}


def write_shop(folder: Path, **changed: str | None) -> Path:
    """Write the shop's files. `entries`, `markets`, `en`, `fr` replace one; None leaves it out."""
    names = {"entries": "entries.yml", "markets": "markets.yml", "en": "en/all.yml", "fr": "fr/all.yml"}
    files = {**FILES, **{names[key]: content for key, content in changed.items()}}
    for name, content in files.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return folder


class Ticking:
    """A clock that moves on a second whenever it is read."""

    def __init__(self) -> None:
        self._seconds = 0

    def __call__(self) -> datetime:
        self._seconds += 1
        return datetime.fromtimestamp(1_790_000_000 + self._seconds, tz=timezone.utc)


def build_shop(source: Path, out: Path, now: Ticking | None = None, **options: object) -> Manifest:
    return build(source, out, HashingEncoder(), now or Ticking(), **options)  # type: ignore[arg-type]
