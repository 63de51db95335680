"""The settings of the shop's mail server. `bot.settings.Settings` inherits them."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any, Literal

from pydantic import BaseSettings, Field, SecretStr, root_validator

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class MailSettings(BaseSettings):
    """A server that takes mail of the shop, for notices and for the answers of the e-mail channel."""

    smtp_host: str = Field(
        "", description="Mail server for one-time codes, receipts and e-mail answers; empty: no mail is sent."
    )
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_user: str = Field("", description="User name at the mail server; empty: no log-in.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Password at the mail server.")
    smtp_tls: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="`starttls` (port 587), `tls` from the first byte (port 465) or `none`."
    )
    mail_from: str = Field("", description="Sender of the shop's mail, such as `Loom <service@example.com>`.")

    @root_validator(skip_on_failure=True)
    def _mail_can_be_sent(cls, values: dict[str, Any]) -> dict[str, Any]:
        if not values["smtp_host"]:
            return values
        if "@" not in parseaddr(values["mail_from"])[1]:
            raise ValueError("set CROSSDESK_MAIL_FROM to the address that mail comes from")
        in_the_clear = values["smtp_tls"] == "none" and values["smtp_host"] not in LOOPBACK
        if in_the_clear and values["smtp_password"].get_secret_value():
            raise ValueError(
                "CROSSDESK_SMTP_TLS=none would send the password in the clear: use starttls or tls"
            )
        return values
