"""Every setting of Crossdesk: a name, a default and a help text. Decides nothing else.

Values come from the environment (``CROSSDESK_…``) or from a ``.env`` file. `docs/reference/settings.md` lists
them, and a test fails when one is missing there.
"""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Optional

from pydantic import Field, SecretStr, root_validator, validator

from bot.channels.settings import ChannelSettings
from bot.conversations.handoff_settings import HandoffSettings
from bot.mail.settings import LOOPBACK, MailSettings

PROJECT = Path(__file__).resolve().parent.parent


class Settings(ChannelSettings, HandoffSettings, MailSettings):
    """Checked once at start; a wrong value stops the program with the setting's name."""

    data: Path = Field(Path("data"), description="Folder for the database, logs and generated secrets.")
    models: Path = Field(PROJECT / "models", description="Folder of trained models and their registry.")
    nlu_data: Path = Field(PROJECT / "nlu_data", description="Training data, FAQ corpus and held-out sets.")
    database_url: str = Field(
        "", description="SQLAlchemy URL; empty means SQLite in the data folder. PostgreSQL: `postgresql://…`."
    )
    demo: bool = Field(
        False,
        description="Demo shop, demo agent and visible one-time codes. Refuses to listen beyond loopback.",
    )
    host: str = Field("127.0.0.1", description="Address the app listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the app listens on.")
    public_url: str = Field(
        "", description="Address shoppers reach the app at; empty means http://host:port."
    )
    rasa_port: int = Field(5005, ge=1, le=65535, description="Loopback port of the Rasa process.")
    rasa_url: str = Field("", description="Where Rasa answers; empty means this machine's loopback.")
    rasa_timeout: float = Field(10.0, gt=0, description="Seconds the app waits for one Rasa answer.")
    rasa_patience: float = Field(
        20.0, ge=0, description="Seconds a message may be retried while Rasa fails before a human gets it."
    )
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Signs shopper tokens and desk sessions; empty means one generated in `data`.",
    )
    action_token: SecretStr = Field(
        SecretStr(""), description="Shared by Rasa and the action endpoint; empty means derived from the key."
    )
    session_days: int = Field(30, ge=1, description="Days a shopper's conversation token is valid.")
    max_message_chars: int = Field(2000, ge=1, description="Longest message; longer ones are refused.")
    max_request_bytes: int = Field(256_000, ge=1000, description="Largest request body.")
    turn_workers: int = Field(
        8, ge=1, description="Conversations answered at the same time by one app process."
    )
    encoder: str = Field("use+e5", description="Sentence encoder: `use+e5`, `use`, or a model name or path.")
    anger_model: str = Field(
        "",
        description="Name or folder of a text-classification model that scores anger through transformers; empty"
        " means the one trained here.",
    )
    anger_labels: tuple[str, ...] = Field((), description="Labels of that model which mean anger.")
    faq_index: Optional[Path] = Field(
        None, description="A FAQ index of your own (`crossdesk faq build`); empty means the active model's."
    )
    vector_index: Literal["faiss", "pgvector"] = Field(
        "faiss",
        description="Where `crossdesk faq build` puts vectors: in `faiss` files, or by `pgvector` in tables of the"
        " PostgreSQL that `CROSSDESK_DATABASE_URL` names.",
    )
    index_memory_mb: int = Field(
        512,
        ge=0,
        description="Megabytes that an index of more than 100,000 vectors may take: a graph in memory if it fits,"
        " else lists in a mapped file.",
    )
    languages: tuple[str, ...] = Field(
        ("en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr"),
        description="Languages with full service.",
    )
    allowed_origins: tuple[str, ...] = Field((), description="Origins of shop pages that embed the widget.")
    requests_per_minute: int = Field(
        120, ge=1, description="Messages and sessions one network address may send a minute."
    )
    log_level: str = Field("INFO", description="Log level of the app.")

    class Config:
        env_prefix = "CROSSDESK_"
        env_file = ".env"

    @validator("data", "models", "nlu_data")
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @root_validator(skip_on_failure=True)
    def _demo_stays_on_loopback(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["demo"] and values["host"] not in LOOPBACK:
            raise ValueError("demo mode listens on loopback only: use --host 127.0.0.1 or switch demo off")
        return values

    @root_validator(skip_on_failure=True)
    def _pgvector_has_its_database(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["vector_index"] == "pgvector" and not values["database_url"].startswith("postgresql"):
            raise ValueError(
                "vector_index is pgvector, so database_url must be one of PostgreSQL: postgresql://…"
            )
        return values

    @property
    def database(self) -> str:
        """The database URL in force."""
        return self.database_url or f"sqlite:///{self.data / 'crossdesk.db'}"

    @property
    def rasa(self) -> str:
        """Base URL of Rasa."""
        return (self.rasa_url or f"http://127.0.0.1:{self.rasa_port}").rstrip("/")

    @property
    def base_url(self) -> str:
        """Address of the app as shoppers see it."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    def signing_key(self) -> str:
        """The secret key, generated once into the data folder (mode 0600) when none is set."""
        if self.secret_key.get_secret_value():
            return self.secret_key.get_secret_value()
        path = self.data / "secret.key"
        self.data.mkdir(parents=True, exist_ok=True)
        try:
            with open(path, "x", opener=_private) as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
        return path.read_text()


def _private(path: str, flags: int) -> int:
    import os

    return os.open(path, flags, 0o600)


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The process-wide settings."""
    return Settings.parse_obj({})
