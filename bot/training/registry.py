"""Keep trained models: register, list, promote, roll back, verify. Trains nothing and never changes a model.

    models/<name>/manifest.json    when, from what, how good, and the SHA-256 of every file
    models/<name>/rasa.tar.gz      what `rasa run` serves
    models/<name>/faq/             the FAQ index built with it
    models/<name>/evaluation/      what it answered on the held-out lines
    models/<name>/report.html      how good it is, with pictures
    models/active.json             which one is served, and which were before

A model appears whole or not at all: it is built in a hidden folder and renamed. `active.json` is replaced in
one step.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.training.errors import ModelCorrupt, ModelRefused, NoActiveModel, RegistryError, UnknownModel

MANIFEST = "manifest.json"
RASA_MODEL = "rasa.tar.gz"
FAQ_INDEX = "faq"
REPORT = "report.html"
_ACTIVE = "active.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True)
class RegisteredModel:
    """A model in the registry; `manifest` is what was written when it was registered."""

    name: str
    folder: Path
    manifest: Mapping[str, Any]
    active: bool = False

    @property
    def refused(self) -> bool:
        """Whether the gate found it worse than the model that was served then."""
        return bool(self.manifest.get("refused"))

    @property
    def created_at(self) -> str:
        return str(self.manifest["created_at"])

    @property
    def rasa_model(self) -> Path:
        return self.folder / RASA_MODEL

    @property
    def faq_index(self) -> Path:
        return self.folder / FAQ_INDEX

    @property
    def report(self) -> Path:
        return self.folder / REPORT


class ModelRegistry:
    """The models under one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> list[RegisteredModel]:
        """Return the registered models, newest first."""
        if not self._folder.is_dir():
            return []
        found = [self.get(path.parent.name) for path in self._folder.glob(f"[!.]*/{MANIFEST}")]
        return sorted(found, key=lambda model: (model.created_at, model.name), reverse=True)

    def get(self, name: str) -> RegisteredModel:
        """Return a model without checking its files. Raises UnknownModel, or ModelCorrupt for a broken
        manifest."""
        folder = self._folder / _checked(name)
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            manifest["created_at"], manifest["files"]
        except FileNotFoundError as exc:
            raise UnknownModel(f"no model is named {name!r}; `crossdesk models list` shows them") from exc
        except (ValueError, KeyError, TypeError) as exc:
            raise ModelCorrupt(f"{folder / MANIFEST}: not a manifest; train again or roll back") from exc
        return RegisteredModel(name, folder, manifest, active=self._state()["active"] == name)

    def active_name(self) -> str | None:
        """Return the name of the promoted model without looking at it. Raises ModelCorrupt."""
        name: str | None = self._state()["active"]
        return name

    def active(self) -> RegisteredModel:
        """Return the promoted model, its files verified. Raises NoActiveModel or ModelCorrupt."""
        name = self.active_name()
        if name is None:
            raise NoActiveModel("no model is active yet: run `crossdesk train`")
        try:
            model = self.get(name)
        except UnknownModel as exc:
            raise NoActiveModel(
                f"the active model {name!r} is gone: run `crossdesk train`, or promote one of `crossdesk models list`"
            ) from exc
        verify(model)
        return model

    @contextmanager
    def building(self, name: str) -> Iterator[Path]:
        """Yield a folder to fill; leaving it without an exception does not register anything yet."""
        if (self._folder / _checked(name)).exists():
            raise RegistryError(f"a model named {name!r} exists already")
        self._folder.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=self._folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def register(
        self, name: str, built: Path, facts: Mapping[str, Any], created_at: datetime
    ) -> RegisteredModel:
        """Write the manifest over everything in `built` and make it a model under `name`."""
        if created_at.tzinfo is None:
            raise ValueError("created_at must be aware")
        manifest = {
            "name": _checked(name),
            "created_at": created_at.isoformat(timespec="seconds"),
            **facts,
            "files": {str(path.relative_to(built)): _sha256(path) for path in _files(built)},
        }
        _write_whole(built / MANIFEST, manifest)
        built.chmod(0o755)
        try:
            built.rename(self._folder / name)
        except OSError as exc:
            raise RegistryError(f"a model named {name!r} exists already") from exc
        return self.get(name)

    def promote(self, name: str, force: bool = False) -> RegisteredModel:
        """Serve this model; a running instance takes it over. Raises ModelCorrupt or, unless `force`, ModelRefused
        before changing anything."""
        model = self.get(name)
        if model.refused and not force:
            raise ModelRefused(f"the gate refused {name!r}: see {model.report}, or promote it with --force")
        verify(model)
        state = self._state()
        if state["active"] != name:
            before = [n for n in state["previous"] if n != name]
            if state["active"] is not None:
                before = [state["active"], *(n for n in before if n != state["active"])]
            _write_whole(self._folder / _ACTIVE, {"active": name, "previous": before})
        return self.get(name)

    def rollback(self) -> RegisteredModel:
        """Serve the model that was served before. Raises RegistryError when there was none."""
        state = self._state()
        for position, name in enumerate(state["previous"]):
            try:
                verify(self.get(name))
            except UnknownModel:
                continue
            _write_whole(
                self._folder / _ACTIVE, {"active": name, "previous": state["previous"][position + 1 :]}
            )
            return self.get(name)
        raise RegistryError("no earlier model is left to roll back to")

    def _state(self) -> dict[str, Any]:
        path = self._folder / _ACTIVE
        try:
            state = json.loads(path.read_text(encoding="utf-8"))
            return {"active": state["active"], "previous": [str(name) for name in state["previous"]]}
        except FileNotFoundError:
            return {"active": None, "previous": []}
        except (ValueError, KeyError, TypeError) as exc:
            raise ModelCorrupt(f"{path}: unreadable; promote a model to write it anew") from exc


def active_model_file(models: Path) -> Path:
    """Return what `rasa run --model` needs, verified. Raises NoActiveModel or ModelCorrupt."""
    return ModelRegistry(models).active().rasa_model


def verify(model: RegisteredModel) -> None:
    """Raise ModelCorrupt unless the model's files are exactly those of its manifest."""
    recorded: Mapping[str, str] = model.manifest["files"]
    present = {str(path.relative_to(model.folder)): path for path in _files(model.folder)}
    present.pop(MANIFEST, None)
    for name in sorted(recorded.keys() | present.keys()):
        if name not in present:
            raise ModelCorrupt(f"model {model.name!r}: {name} is missing; train again or roll back")
        if name not in recorded:
            raise ModelCorrupt(
                f"model {model.name!r}: {name} is not in its manifest; train again or roll back"
            )
        if _sha256(present[name]) != recorded[name]:
            raise ModelCorrupt(
                f"model {model.name!r}: {name} was changed after training; train again or roll back"
            )


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise RegistryError(
            f"{name!r} is no model name: letters, digits, dot, dash and underscore, at most 80"
        )
    return name


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        read: Callable[[], bytes] = lambda: file.read(1 << 20)  # noqa: E731
        for block in iter(read, b""):
            digest.update(block)
    return digest.hexdigest()


def _write_whole(path: Path, value: Mapping[str, Any]) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    os.chmod(temporary, 0o644)
    os.replace(temporary, path)
