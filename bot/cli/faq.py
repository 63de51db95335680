"""`crossdesk faq`: bring a corpus, build an index from it, and search it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timezone
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from bot.cli.common import DataOption, Failure, JsonOption, failing, print_json, progress, settings_for

app = typer.Typer(help="The FAQ: import, build, search, check.", no_args_is_help=True)


class Form(str, Enum):
    """What `faq import` reads."""

    zendesk = "zendesk"
    shopify = "shopify"
    csv = "csv"
    markdown = "markdown"


@app.command()
def build(
    source: Annotated[Path, typer.Option(help="A folder of YAML files, or JSON lines.", exists=True)],
    out: Annotated[Path, typer.Option(help="Folder of the index; an index there is swapped atomically.")],
    data: DataOption = None,
) -> None:
    """Turn a corpus into an index."""
    from bot.indexes import indexes_of
    from retrieval.building import build as build_index
    from retrieval.corpus import CorpusError
    from retrieval.encoder import EncoderError, load_encoder
    from retrieval.index import SearchIndexError

    settings = settings_for(data)

    def tell(stage: str, done: int, total: int) -> None:
        if progress.is_terminal or done == total:
            progress.print(f"crossdesk: {stage} {done}/{total}", end="\r" if done < total else "\n")

    with failing(CorpusError, EncoderError, SearchIndexError, OSError):
        manifest = build_index(
            source,
            out,
            load_encoder(settings.encoder),
            lambda: datetime.now(timezone.utc),
            tell,
            indexes=indexes_of(settings),
        )
    typer.echo(
        f"{out}: {manifest.entries} entries, {manifest.questions} questions, {manifest.answers} answers, "
        f"languages {' '.join(sorted(manifest.languages))}"
    )


@app.command()
def search(
    text: Annotated[Optional[str], typer.Argument(help="A question.")] = None,
    queries: Annotated[
        Optional[Path], typer.Option(help='JSON lines `{"qid","lang","text"}` instead.', exists=True)
    ] = None,
    index: Annotated[
        Optional[Path], typer.Option(help="Folder of the index; the active model's when missing.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of the question; detected when missing.")] = "",
    market: Annotated[Optional[str], typer.Option(help="Country code of the shopper's market.")] = None,
    data: DataOption = None,
) -> None:
    """Print a JSON line per question: `qid`, `decision`, `results` (ten of `{id, score}`)."""
    from bot.indexes import indexes_of
    from bot.training.errors import TrainingError
    from bot.training.registry import ModelRegistry
    from retrieval.encoder import EncoderError, load_encoder
    from retrieval.evaluation import search_line
    from retrieval.index import SearchIndexError
    from retrieval.retriever import Retriever

    settings = settings_for(data)
    if (text is None) == (queries is None):
        raise typer.BadParameter("give a question or --queries")
    with failing(SearchIndexError, EncoderError, TrainingError, OSError):
        folder = index or settings.faq_index or ModelRegistry(settings.models).active().faq_index
        retriever = Retriever(folder, load_encoder(settings.encoder), indexes=indexes_of(settings))
        for query in _queries(text, queries, lang):
            found = retriever.search(query["text"], _language(query), market=market)
            typer.echo(json.dumps(search_line(query["qid"], found), ensure_ascii=False))


@app.command("import")
def import_(
    source: Annotated[Path, typer.Argument(help="The export: a file, or a folder of files.", exists=True)],
    form: Annotated[Form, typer.Option("--from", help="What the export comes from.")],
    out: Annotated[Path, typer.Option(help="A .jsonl file, or a folder for corpus.jsonl.")],
    lang: Annotated[str, typer.Option(help="Language of texts that do not say theirs.")] = "en",
    base_url: Annotated[str, typer.Option(help="What relative links lead to.")] = "",
    column: Annotated[
        Optional[list[str]], typer.Option(help="CSV: OURS=THEIRS, for example question=Frage; repeatable.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Turn a help centre's export into a corpus for `faq build`."""
    from retrieval.corpus import CorpusError
    from retrieval.importing import Options, import_corpus, write_corpus_lines

    columns = dict(_column(text) for text in column or ())
    with failing(CorpusError, OSError):
        imported = import_corpus(form.value, source, Options(lang, base_url, columns))
        written = write_corpus_lines(imported, out)
    if as_json:
        told = {"out": str(written), "entries": imported.entries, "texts": len(imported.lines)}
        skipped = [asdict(item) for item in imported.skipped]
        print_json({**told, "languages": imported.languages, "skipped": skipped})
        return
    for item in imported.skipped:
        progress.print(f"left out  {item.place}: {item.reason}", markup=False, soft_wrap=True)
    typer.echo(
        f"{written}: {imported.entries} entries, {len(imported.lines)} texts, "
        f"languages {' '.join(imported.languages)}; {len(imported.skipped)} left out"
    )


@app.command()
def lint(
    source: Annotated[
        Optional[Path], typer.Argument(help="The corpus; nlu_data/faq when missing.", exists=True)
    ] = None,
    near: Annotated[bool, typer.Option(help="Look for near duplicates too (encodes everything).")] = True,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List a corpus's faults: missing languages and variables, duplicates, too few variants."""
    from retrieval.encoder import load_encoder
    from retrieval.lint import lint_source

    settings = settings_for(data)
    faults = lint_source(
        source or settings.nlu_data / "faq", load_encoder(settings.encoder) if near else None
    )
    if as_json:
        print_json([asdict(fault) for fault in faults])
    else:
        for fault in faults:
            severity, place = "FAULT" if fault.severe else "hint ", f" ({fault.place})" if fault.place else ""
            typer.echo(f"{severity} {fault.kind:18} {fault.entry:32} {fault.message}{place}")
        typer.echo(f"{sum(f.severe for f in faults)} faults, {sum(not f.severe for f in faults)} hints")
    if any(fault.severe for fault in faults):
        raise Failure("the corpus has faults")


@app.command()
def gaps(
    days: Annotated[int, typer.Option(min=1, help="Look at the questions of so many days.")] = 30,
    least: Annotated[int, typer.Option(min=1, help="Asked at least so many times.")] = 2,
    out: Annotated[Optional[Path], typer.Option(help="Write draft entries to fill in (YAML).")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what shoppers asked the FAQ in vain, as clusters of questions that mean the same."""
    from sqlalchemy.exc import DBAPIError

    from bot.container import Container
    from bot.gaps.draft import draft_entries
    from bot.gaps.report import Gaps
    from retrieval.encoder import EncoderError

    container = Container(settings_for(data))
    reader = Gaps(container.missed_questions, container.now, lambda: _knowledge_at_hand(container))
    try:
        with failing(EncoderError, OSError):
            found = reader.find(days, least)
            if out is not None:
                out.write_text(draft_entries(found), encoding="utf-8")
    except DBAPIError as exc:
        raise Failure(f"the database cannot be read ({exc.orig}); run crossdesk db upgrade") from exc
    if as_json:
        print_json([gap.as_json() for gap in found])
        return
    for gap in found:
        _show_gap(gap.as_json())
    typer.echo(f"{len(found)} gaps of {days} days, asked {least} times or more")
    if out is not None:
        typer.echo(f"{out}: {len(found)} draft entries")


def _knowledge_at_hand(container: Any) -> Any:
    """The FAQ, to tell what comes near; None before anything was trained."""
    from bot.training.errors import TrainingError
    from retrieval.index import SearchIndexError

    try:
        return container.knowledge
    except (TrainingError, SearchIndexError):
        return None


def _show_gap(gap: dict[str, Any]) -> None:
    typer.echo(f"{gap['count']:4}  {gap['question']}")
    for example in gap["examples"][1:4]:
        typer.echo(f"      {example['language']}: {example['text']}")
    parts = [gap["by_language"], gap["by_market"], gap["by_kind"]]
    typer.echo("      " + " · ".join(", ".join(f"{k} {n}" for k, n in part.items()) for part in parts))
    if near := gap["nearest"]:
        typer.echo(f"      nearest entry: {near['id']} ({near['probability']:.0%})")
    typer.echo("")


def _column(text: str) -> tuple[str, str]:
    ours, _, theirs = text.partition("=")
    if ours not in ("id", "lang", "question", "answer", "variants") or not theirs:
        raise typer.BadParameter(f"--column {text}: give id, lang, question, answer or variants = their name")
    return ours, theirs


def _queries(text: str | None, path: Path | None, lang: str) -> Any:
    if path is None:
        yield {"qid": "1", "text": text, "lang": lang}
        return
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            query = json.loads(line)
            yield {"qid": query["qid"], "text": str(query["text"]), "lang": query.get("lang") or lang}
        except (ValueError, KeyError, TypeError) as exc:
            raise Failure(f"{path}:{number}: needs a JSON object with qid and text") from exc


def _language(query: dict[str, Any]) -> Any:
    from bot.language import detect

    return query["lang"] or detect(query["text"]).code
