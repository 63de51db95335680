"""Quality on the project's held-out sets, and on public sets where a folder of them is at hand.

``CROSSDESK_BENCH`` names the folder of public sets (hint3, banking77, clinc150, lid, stackfaq), by default one
called ``shared/bench`` beside the project. None of their text is part of the project.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.settings import PROJECT, get_settings
from bot.training.evaluation import Evaluation, evaluate_anger, evaluate_lid, evaluate_nlu, evaluate_nlu_on
from bot.training.parsing import ModelParser
from bot.training.registry import ModelRegistry
from retrieval.building import build
from retrieval.encoder import load_encoder
from retrieval.evaluation import evaluate, read_queries
from retrieval.retriever import Retriever

PUBLIC = Path(os.environ.get("CROSSDESK_BENCH", PROJECT.parent / "shared" / "bench"))


def quality() -> None:
    """Print every figure, per language where there are languages."""
    settings = get_settings()
    held_out, model = settings.nlu_data / "eval", ModelRegistry(settings.models).active()
    parser = ModelParser(model.rasa_model, settings.encoder)
    own: dict[str, Callable[[Path], Evaluation]] = {
        "lid": evaluate_lid,
        "nlu": lambda path: evaluate_nlu(path, parser),
        "anger": lambda path: evaluate_anger(path, parser),
    }
    for task, measure in own.items():
        if (held_out / task).is_dir():
            show(f"Held-out {task}", measure(held_out / task))
    if not PUBLIC.is_dir():
        print(f"\nno public sets at {PUBLIC}")
        return
    for name in ("single-words", "word-pairs"):
        show(f"Language of {name}", evaluate_lid(PUBLIC / "lid" / f"{name}.jsonl"))
    for name, train, test in (
        ("BANKING77, 10 shots", "banking77/train_10", "banking77/test"),
        ("CLINC150, 10 shots", "clinc150/train_10", "clinc150/test"),
        ("HINT3 curekart", "hint3/curekart_train", "hint3/curekart_test"),
        ("HINT3 sofmattress", "hint3/sofmattress_train", "hint3/sofmattress_test"),
        ("HINT3 powerplay11", "hint3/powerplay11_train", "hint3/powerplay11_test"),
    ):
        show(name, evaluate_nlu_on(PUBLIC / f"{train}.jsonl", PUBLIC / f"{test}.jsonl", settings.encoder))
    with tempfile.TemporaryDirectory() as folder:
        encoder = load_encoder(settings.encoder)
        build(PUBLIC / "stackfaq" / "corpus.jsonl", Path(folder), encoder, lambda: datetime.now(timezone.utc))
        report, _ = evaluate(
            Retriever(Path(folder), encoder), read_queries(PUBLIC / "stackfaq" / "queries.jsonl")
        )
        print("\nStackFAQ")
        line("all", vars(report.overall))


def show(title: str, evaluation: Evaluation) -> None:
    """A heading, the overall figures and a line per language."""
    print(f"\n{title} ({evaluation.n} items)", flush=True)
    line("all", evaluation.overall)
    for lang, figures in sorted(evaluation.by_language.items()):
        if lang:
            line(lang, figures)


def line(name: str, figures: dict[str, Any]) -> None:
    """One line of figures."""
    shown = [
        f"{key} {value:.4f}" for key, value in figures.items() if isinstance(value, float) and key != "n"
    ]
    print(f"  {name:5} " + "  ".join(shown), flush=True)
