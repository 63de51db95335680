"""Train and run the Rasa graph in this process. Decides nothing: configuration and data do.

Importing Rasa takes seconds (TensorFlow comes with it), so it is imported when first needed.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import yaml

from bot.nlu.entities.products import load_spacy
from bot.nlu.wire import OWN_VECTOR_KEY, VECTOR_KEY, to_wire

_SILENCE = {
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",
    "LOG_LEVEL": "WARNING",  # Rasa's progress bars look at it
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


class GraphFailed(Exception):
    """Rasa could not train or load the graph; the message is Rasa's own."""


def train_graph(
    domain: Path, config: Path, examples: Iterable[Mapping[str, str]], dialogue: Sequence[Path], target: Path
) -> None:
    """Train NLU on `examples` (`text`, `intent`, `situation`) and dialogue on files of rules and stories, into
    the archive `target`. Raises GraphFailed."""
    load_spacy()  # before Rasa looks whether it is installed, which would load torch with it
    with _quiet() as printed, TemporaryDirectory() as scratch:
        from rasa.engine.exceptions import GraphComponentException, GraphSchemaValidationException
        from rasa.model_training import train
        from rasa.shared.exceptions import RasaException

        from bot.nlu.checked_examples import IMPORTER, write_examples

        refusals = (RasaException, GraphComponentException, GraphSchemaValidationException, SystemExit)
        checked, configured = Path(scratch) / "examples.jsonl", Path(scratch) / "config.yml"
        write_examples(checked, examples)
        importers = yaml.safe_dump({"importers": [{"name": IMPORTER}]})
        configured.write_text(config.read_text("utf-8") + "\n" + importers, "utf-8")
        try:
            result = train(
                domain=str(domain),
                config=str(configured),
                training_files=[str(path) for path in (checked, *dialogue)],
                output=str(target.parent),
                fixed_model_name=target.name,
                force_training=True,
            )
        except (*refusals, ImportError, ValueError, OSError) as exc:
            raise GraphFailed(_reason(exc, printed)) from exc
    if result.code != 0 or not target.is_file():
        raise GraphFailed(_reason(None, printed))


def validate_dialogue(domain: Path, config: Path, data: Sequence[Path]) -> list[str]:
    """Return Rasa's own warnings about domain and rules that training alone would let pass."""
    with _quiet(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        from rasa.shared.importers.importer import TrainingDataImporter
        from rasa.validator import Validator

        importer = TrainingDataImporter.load_from_dict(
            None, str(config), str(domain), [str(path) for path in data]
        )
        validator = Validator.from_importer(importer)
        sound = (
            validator.verify_domain_validity()
            and validator.verify_actions_in_stories_rules()
            and validator.verify_form_slots()
            and validator.verify_story_structure()
        )
    found = [
        str(w.message).split("\n")[0]
        for w in caught
        if "rasa" in str(w.category).lower() or "rasa" in w.filename
    ]
    return found if not sound else []


def load_processor(model: Path) -> Any:
    """Return Rasa's message processor with the model of an archive. Raises GraphFailed."""
    with _quiet() as printed:
        from rasa.core.agent import Agent

        try:
            processor = Agent.load(str(model)).processor
        except Exception as exc:  # Rasa raises whatever a damaged archive leads to
            raise GraphFailed(_reason(exc, printed)) from exc
    if processor is None:
        raise GraphFailed(f"{model} holds no model that Rasa can load")
    return processor


class GraphParser:
    """Parses texts with a trained model's NLU graph; dialogue is not run."""

    def __init__(self, model: Path) -> None:
        """Load the model archive. Raises GraphFailed."""
        processor = load_processor(model)
        from rasa.core.channels.channel import UserMessage

        self._message = UserMessage
        self._run = processor.graph_runner.run
        self._target = processor.model_metadata.nlu_target

    def parse(
        self,
        texts: Sequence[str],
        vectors: np.ndarray,
        languages: Sequence[Mapping[str, Any]],
        own: Mapping[int, np.ndarray],
    ) -> list[dict[str, Any]]:
        """Return Rasa's parse data for every text, given its vector, `{code, confidence}`, and by its place the vector
        of the own words of a text that quotes."""
        from rasa.core.processor import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER

        messages = []
        for place, (text, vector, language) in enumerate(zip(texts, vectors, languages, strict=True)):
            metadata: dict[str, Any] = {VECTOR_KEY: to_wire(vector), "language": dict(language)}
            if place in own:
                metadata[OWN_VECTOR_KEY] = to_wire(own[place])
            messages.append(self._message(text, metadata=metadata))
        results = self._run(
            inputs={PLACEHOLDER_MESSAGE: messages, PLACEHOLDER_TRACKER: None}, targets=[self._target]
        )
        return [message.as_dict(only_output_properties=True) for message in results[self._target]]


@contextlib.contextmanager
def _quiet() -> Iterator[io.StringIO]:
    """Keep Rasa's progress, banners and warnings off the terminal; what it printed is in the yielded
    buffer."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ.setdefault("RASA_MAX_CACHE_SIZE", "0")
    printed = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        warnings.simplefilter("ignore")
        for name in ("rasa", "apscheduler", "tensorflow", "matplotlib"):
            logging.getLogger(name).setLevel(logging.ERROR)
        _silence_structlog()
        yield printed


def _silence_structlog() -> None:
    """Rasa's structlog writes user text at debug level; nothing here may."""
    import structlog

    if not structlog.is_configured():
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def _reason(exc: BaseException | None, printed: io.StringIO) -> str:
    said = [line.strip() for line in printed.getvalue().splitlines() if line.strip()]
    cause = exc.__cause__ if exc is not None else None
    if cause is not None and str(cause):
        return f"{exc} {cause}"
    if exc is not None and not isinstance(exc, SystemExit) and str(exc):
        return str(exc)
    return said[-1] if said else "Rasa gave no reason"
