"""Find what answers a shopper's question in the current index, and how surely. Never words a reply."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from retrieval.answers import Answer, render_answer
from retrieval.corpus import Corpus, EntryId, Language
from retrieval.decision import Decision, Signals, signals
from retrieval.encoder import Encoder, Vectors
from retrieval.index import Indexes, IndexGone, SearchIndexError
from retrieval.index.versions import current_version
from retrieval.loaded import LoadedIndex, load_current, load_usable
from retrieval.ranking import Evidence, raised_topics, with_context

log = logging.getLogger(__name__)

SUGGESTIONS = 3
CONTEXT_BELOW = 0.9
"""A follow-up is read with the question before it unless it is as sure as this on its own."""
CONTEXT_SHARE = 0.6
TOPIC_SHARE = 0.4
"""How much both questions read together count, and the topic they are about: chosen on
`nlu_data/calibration/faq_follow_ups.jsonl`."""


@dataclass(frozen=True)
class Hit:
    """One entry; `score` is comparable within a result only."""

    id: EntryId
    score: float


@dataclass(frozen=True)
class Suggestion:
    """A question to offer as a button. `language` differs from the one asked for if it is not translated."""

    id: EntryId
    question: str
    language: Language


@dataclass(frozen=True)
class Retrieval:
    """What was found: each entry once, best first, and the probability that the first is right."""

    decision: Decision
    results: tuple[Hit, ...]
    probability: float
    version: str
    observed: Signals | None = None  # None without any result
    corpus: Corpus | None = field(default=None, repr=False, compare=False)

    def answer(self, language: Language, market: str | None = None) -> Answer:
        """The first result's answer, rendered from the corpus that was searched."""
        if self.corpus is None or not self.results:
            raise LookupError("nothing was found, so there is no answer")
        return render_answer(self.corpus, self.corpus[self.results[0].id], language, market)

    def suggestions(self, language: Language, count: int = SUGGESTIONS) -> tuple[Suggestion, ...]:
        """The first results that have a question."""
        if self.corpus is None:
            return ()
        offered = []
        for hit in self.results[:count]:
            written_in, question = self.corpus[hit.id].question_for(language)
            if question:
                offered.append(Suggestion(hit.id, question, written_in))
        return tuple(offered)


class Retriever:
    """Searches the current version of an index folder and follows it when a new one is swapped in.

    A new version is loaded beside the old one by a thread of its own; until it is ready, and when it turns
    out to be damaged, the old one serves. `indexes` says where vectors may be kept, `clock` is monotonic seconds.
    """

    def __init__(
        self,
        folder: Path,
        encoder: Encoder,
        check_every: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        indexes: Indexes = Indexes(),
    ) -> None:
        """Raises SearchIndexError if there is no usable index to begin with."""
        self._folder = folder
        self._encoder = encoder
        self._check_every = check_every
        self._clock = clock
        self._indexes = indexes
        self._loaded = load_usable(folder, encoder, indexes)
        self._refused = ""  # the version that could not be loaded; not tried again
        self._checked_at = clock()
        self._reloading = threading.Lock()

    @property
    def version(self) -> str:
        return self._loaded.manifest.version

    @property
    def corpus(self) -> Corpus:
        """The corpus being searched."""
        return self._loaded.corpus

    def search(
        self,
        text: str,
        lang: Language,
        vector: Vectors | None = None,
        k: int = 10,
        market: str | None = None,
        context: str | None = None,
    ) -> Retrieval:
        """Rank the entries that are true in `market` for a question in `lang`.

        `vector` is the text's if it was encoded already. `context` is the shopper's question before this one:
        when the text alone is not quite sure, it is read together with that one, too, and the topic of both is
        preferred ("and without the box?" after a question about returns).
        """
        self._follow()
        try:
            return self._search(self._loaded, text, lang, vector, k, market, context)
        except IndexGone:  # this version was removed since
            self.reload()
            return self._search(self._loaded, text, lang, vector, k, market, context)

    def _search(
        self,
        loaded: LoadedIndex,
        text: str,
        lang: Language,
        vector: Vectors | None,
        k: int,
        market: str | None,
        context: str | None,
    ) -> Retrieval:
        if not text.strip():
            return Retrieval("abstain", (), 0.0, loaded.manifest.version, corpus=loaded.corpus)
        evidence = self._evidence(loaded, text, vector)
        found = _ranked(loaded, evidence, evidence, lang, k, market)
        if not (context and context.strip()) or found.probability >= CONTEXT_BELOW:
            return found
        together = self._evidence(loaded, f"{context} {text}")
        both = with_context(evidence, together, CONTEXT_SHARE)
        topics = raised_topics(together, loaded.topics)
        preferred = replace(both, fused=both.fused + TOPIC_SHARE * topics)
        return _ranked(loaded, preferred, both, lang, k, market)

    def _evidence(self, loaded: LoadedIndex, text: str, vector: Vectors | None = None) -> Evidence:
        if vector is None:
            vector = self._encoder.encode([text], "query")[0]
        return loaded.evidence(text, np.asarray(vector, dtype=np.float32))

    def reload(self) -> None:
        """Load the current version now. Raises SearchIndexError; the old version then goes on serving."""
        with self._reloading:
            self._load()

    def _follow(self) -> None:
        """Start loading if CURRENT names another version; at most one thread does."""
        now = self._clock()
        if now - self._checked_at < self._check_every:
            return
        self._checked_at = now
        try:
            version = current_version(self._folder)
        except (SearchIndexError, OSError) as exc:
            log.error("index_unreadable: %s", exc)
            return
        if version not in (self.version, self._refused) and self._reloading.acquire(blocking=False):
            threading.Thread(target=self._load_in_background, args=(version,), daemon=True).start()

    def _load_in_background(self, version: str) -> None:
        try:
            self._load()
        except (SearchIndexError, OSError) as exc:
            self._refused = version
            log.error("index_refused: %s; version %s goes on serving", exc, self.version)
        finally:
            self._reloading.release()

    def _load(self) -> None:
        loaded = load_current(self._folder, self._encoder, self._indexes)
        self._loaded = loaded
        log.info("index_loaded: version %s, %d entries", loaded.manifest.version, loaded.manifest.entries)


def _ranked(
    loaded: LoadedIndex, evidence: Evidence, judged: Evidence, lang: Language, k: int, market: str | None
) -> Retrieval:
    """Rank by `evidence`; how sure the first one is, `judged` says: a topic makes an entry likelier than its
    neighbours, but makes no question out of a remark."""
    version, corpus, manifest = loaded.manifest.version, loaded.corpus, loaded.manifest
    depth = max(k, 10)
    numbers = loaded.rank(evidence, market, depth)
    if not numbers:
        return Retrieval("abstain", (), 0.0, version, corpus=corpus)
    first = numbers[0]
    others = (
        [n for n in loaded.rank(judged, market, depth) if n != first]
        if judged is not evidence
        else numbers[1:]
    )
    observed = signals(judged, [first, *others], lang in loaded.asked_in, manifest.fusion.ways)
    probability = manifest.calibration.probability(observed)
    hits = tuple(Hit(corpus.entries[n].id, float(evidence.fused[n])) for n in numbers[:k])
    decision = manifest.calibration.decide(probability)
    return Retrieval(decision, hits, probability, version, observed, corpus)
