"""One contract for every language detector."""

from __future__ import annotations

import pytest

from bot.language import BackendUnavailable, ConversationLanguage, LanguageDetector, load_backend

NAMES = ("eld", "lingua", "langdetect")


@pytest.fixture(scope="module", params=NAMES)
def detector(request) -> LanguageDetector:
    return load_backend(request.param)


def test_likelihoods_are_probabilities_over_iso_codes(detector):
    found = detector.likelihoods("ich warte seit drei Wochen auf mein Paket")
    assert max(found, key=found.__getitem__) == "de"
    assert sum(found.values()) == pytest.approx(1.0)
    assert all(len(code) == 2 and share > 0 for code, share in found.items())


def test_a_text_that_says_nothing_has_no_likelihoods_or_no_favourite(detector):
    found = detector.likelihoods("12345")
    assert not found or max(found.values()) < 0.5


def test_rules_work_over_any_detector(detector):
    language = ConversationLanguage(detector)
    assert language.detect("où est mon colis s'il vous plaît").code == "fr"
    assert language.detect("in English please").code == "en"


def test_indonesian_is_known_by_its_own_code():
    found = load_backend("eld").likelihoods("paket saya belum sampai juga")
    assert max(found, key=found.__getitem__) == "id"


def test_an_unknown_detector_is_refused_with_the_known_ones():
    with pytest.raises(BackendUnavailable, match="eld, lingua, langdetect"):
        load_backend("guess")
