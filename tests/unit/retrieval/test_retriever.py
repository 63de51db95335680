"""Rules of `retrieval.retriever`: what is found, in which market, and what a swap of the index does."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.corpus import CorpusError
from retrieval.decision import FEATURES, Calibration
from retrieval.encoder import HashingEncoder
from retrieval.index import IndexCorrupted, IndexMismatch, IndexMissing, SearchIndexError
from retrieval.index.versions import current_version
from retrieval.reading import read_corpus
from retrieval.retriever import Retriever
from tests.unit.retrieval.shop import ENGLISH, Ticking, build_shop, write_shop

ALWAYS = Calibration((0.0,) * len(FEATURES), 9.0, 0.5, 0.1)
NEVER = Calibration((0.0,) * len(FEATURES), -9.0, 0.5, 0.1)
OFFER = Calibration((0.0,) * len(FEATURES), -1.0, 0.5, 0.1)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_shop(tmp_path / "corpus")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "index"


def opened(source: Path, out: Path, **options: object) -> Retriever:
    build_shop(source, out, **options)  # type: ignore[arg-type]
    return Retriever(out, HashingEncoder(), check_every=0.0)


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("did not happen within five seconds")


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("how long does delivery take", "en", "delivery-time"),
        ("can the wool sweater go in the machine", "en", "wool-care"),
        ("quand mon colis arrive", "fr", "delivery-time"),
    ],
)
def test_question_finds_its_entry(source: Path, out: Path, text: str, lang: str, expected: str) -> None:
    assert opened(source, out).search(text, lang).results[0].id == expected


def test_each_entry_is_found_once_best_first(source: Path, out: Path) -> None:
    retriever = opened(source, out)
    results = retriever.search("delivery time", "en").results
    assert sorted(hit.id for hit in results) == ["delivery-time", "import-duty", "return-window", "wool-care"]
    assert [hit.score for hit in results] == sorted((hit.score for hit in results), reverse=True)
    assert retriever.search("delivery time", "en", k=2).results == results[:2]


def test_builds_within_one_tick_of_the_clock_are_both_kept(source: Path, out: Path) -> None:
    moment = Ticking()()
    first, second = (build_shop(source, out, lambda: moment).version for _ in range(2))  # type: ignore[arg-type]
    assert first < second == current_version(out)


def test_entry_that_is_not_true_in_the_market_is_not_found(source: Path, out: Path) -> None:
    retriever = opened(source, out)
    question = "Do I pay customs duty?"
    assert retriever.search(question, "en", market="CA").results[0].id == "import-duty"
    assert "import-duty" not in [hit.id for hit in retriever.search(question, "en", market="FR").results]


@pytest.mark.parametrize(
    ("calibration", "decision"), [(ALWAYS, "answer"), (OFFER, "suggest"), (NEVER, "abstain")]
)
def test_probability_decides(source: Path, out: Path, calibration: Calibration, decision: str) -> None:
    found = opened(source, out, calibration=calibration).search("delivery time", "en")
    assert found.decision == decision
    assert 0 < found.probability < 1


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_asked_is_nothing_found(source: Path, out: Path, text: str) -> None:
    found = opened(source, out, calibration=ALWAYS).search(text, "en")
    assert (found.decision, found.results, found.probability) == ("abstain", (), 0.0)
    assert found.suggestions("en") == ()
    with pytest.raises(LookupError):
        found.answer("en")


def test_given_vector_is_used_instead_of_encoding(source: Path, out: Path) -> None:
    vector = HashingEncoder().encode(["How do I wash a wool sweater?"])[0]
    assert opened(source, out).search("?!", "en", vector=vector).results[0].id == "wool-care"


def test_answer_and_suggestions_are_in_the_language_asked_for(source: Path, out: Path) -> None:
    found = opened(source, out).search("quand arrive mon colis", "fr")
    assert found.answer("fr", "FR").text == "Les colis voyagent trois jours avec Colissimo."
    first, *others = found.suggestions("fr")
    assert (first.id, first.language) == ("delivery-time", "fr")
    assert {suggestion.language for suggestion in others} == {"en"}


def test_context_helps_a_question_that_says_too_little(source: Path, out: Path) -> None:
    retriever = opened(source, out, calibration=OFFER)
    assert retriever.search("how many days?", "en").results[0].id == "return-window"
    context = "How long does delivery take? When will my parcel arrive? delivery time"
    assert retriever.search("how many days?", "en", context=context).results[0].id == "delivery-time"


def test_context_does_not_answer_again_when_the_subject_changes(source: Path, out: Path) -> None:
    retriever = opened(source, out, calibration=OFFER)
    found = retriever.search("How do I wash a wool sweater?", "en", context="Do I pay customs duty?")
    assert found.results[0].id == "wool-care"


def test_context_is_not_needed_for_a_sure_result(source: Path, out: Path) -> None:
    retriever = opened(source, out, calibration=ALWAYS)
    question = "How do I wash a wool sweater?"
    assert retriever.search(question, "en", context="Do I pay customs duty?") == retriever.search(
        question, "en"
    )


def test_new_version_is_served_without_a_restart(source: Path, out: Path, tmp_path: Path) -> None:
    now = Ticking()
    retriever = opened(source, out, now=now)
    first = retriever.version
    added = ENGLISH + "- id: gift-cards\n  question: Do you sell gift cards?\n  answer: Yes.\n"
    entries = (source / "entries.yml").read_text() + "- {id: gift-cards}\n"
    build_shop(write_shop(tmp_path / "more", en=added, entries=entries), out, now)
    retriever.search("gift cards", "en")
    wait_until(lambda: retriever.version != first)
    assert retriever.search("gift cards", "en").results[0].id == "gift-cards"


def test_damaged_new_version_leaves_the_old_one_serving(source: Path, out: Path) -> None:
    now = Ticking()
    retriever = opened(source, out, now=now)
    old = retriever.version
    manifest = build_shop(source, out, now)
    damaged = out / manifest.version / "questions.index"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    with pytest.raises(IndexCorrupted, match=r"questions\.index.*checksum"):
        retriever.reload()
    for _ in range(3):
        assert retriever.search("delivery time", "en").version == old
    wait_until(lambda: not retriever._reloading.locked())
    newer = build_shop(source, out, now)
    retriever.search("delivery time", "en")
    wait_until(lambda: retriever.version == newer.version)


def test_failed_build_leaves_the_old_index(source: Path, out: Path, tmp_path: Path) -> None:
    retriever = opened(source, out)
    with pytest.raises(CorpusError):
        build_shop(write_shop(tmp_path / "broken", en="- id: [oops"), out)
    assert current_version(out) == retriever.version
    assert [path.name for path in out.iterdir() if path.is_dir()] == [retriever.version]


def test_no_search_fails_while_the_index_is_rebuilt(source: Path, out: Path) -> None:
    now = Ticking()
    retriever = opened(source, out, now=now)
    found: list[str] = []
    failures: list[BaseException] = []
    done = threading.Event()

    def shopper() -> None:
        while not done.is_set():
            try:
                found.append(retriever.search("how long does delivery take", "en").results[0].id)
            except BaseException as exc:
                failures.append(exc)
                return

    threads = [threading.Thread(target=shopper) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(10):
        newest = build_shop(source, out, now).version
    wait_until(lambda: retriever.version == newest)
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert set(found) == {"delivery-time"}


def test_old_versions_are_removed_but_not_those_just_left(source: Path, out: Path) -> None:
    now = Ticking()
    versions = [build_shop(source, out, now).version for _ in range(5)]
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == versions[-3:]


def test_index_of_another_encoder_is_refused(source: Path, out: Path) -> None:
    build_shop(source, out)
    with pytest.raises(IndexMismatch, match=r"hashing-256.*hashing-64"):
        Retriever(out, HashingEncoder(64))


def test_folder_without_an_index_says_how_to_build_one(out: Path) -> None:
    with pytest.raises(IndexMissing, match="crossdesk faq build"):
        Retriever(out, HashingEncoder())


@pytest.mark.parametrize("name", ["manifest.json", "corpus.json", "words.npz", "answers.index"])
def test_missing_file_is_named(source: Path, out: Path, name: str) -> None:
    manifest = build_shop(source, out)
    (out / manifest.version / name).unlink()
    with pytest.raises(IndexCorrupted, match=name):
        Retriever(out, HashingEncoder())


def test_manifest_of_another_format_is_refused(source: Path, out: Path) -> None:
    path = out / build_shop(source, out).version / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(IndexMismatch, match="format 99"):
        Retriever(out, HashingEncoder())


def test_malformed_manifest_is_refused(source: Path, out: Path) -> None:
    path = out / build_shop(source, out).version / "manifest.json"
    for content in ("{", json.dumps({"format": 1}), json.dumps([1])):
        path.write_text(content)
        with pytest.raises(SearchIndexError):
            Retriever(out, HashingEncoder())


def test_build_reports_its_progress_to_the_end(source: Path, out: Path) -> None:
    told: list[tuple[str, int, int]] = []
    manifest = build_shop(source, out, progress=lambda *step: told.append(step))
    assert {stage for stage, done, total in told if done == total} == {"questions", "answers", "words"}
    assert (manifest.entries, manifest.questions, manifest.answers) == (4, 12, 6)
    assert manifest.languages == ("en", "fr")


def test_index_stores_weights_that_fit_its_variants(source: Path, out: Path) -> None:
    fusion = build_shop(source, out).fusion
    assert fusion.ways == pytest.approx(12 / read_corpus(source).asked)
    assert fusion.answers < 2.0


def test_index_calibrated_before_a_signal_was_added_still_serves(source: Path, out: Path) -> None:
    path = out / build_shop(source, out).version / "manifest.json"
    stored = json.loads(path.read_text())
    del stored["calibration"]["weights"]["ways"]
    path.write_text(json.dumps(stored))
    assert Retriever(out, HashingEncoder()).search("how long does delivery take", "en").results
