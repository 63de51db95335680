"""The settings group of every channel. `bot.settings.Settings` inherits all of them, so that each is an environment
variable (``CROSSDESK_TELEGRAM_TOKEN``) and stands in the reference. Secrets are SecretStr and never have a default.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseSettings, Field, SecretStr

_NONE = SecretStr("")


class MessengerSettings(BaseSettings):
    """A Facebook page."""

    messenger_token: SecretStr = Field(
        _NONE, description="Access token of the Facebook page; empty switches Messenger off."
    )
    messenger_page_id: str = Field("", description="Id of the Facebook page.")
    messenger_app_secret: SecretStr = Field(
        _NONE, description="Secret of the Meta app, with which Messenger's requests are signed."
    )
    messenger_verify_token: SecretStr = Field(
        _NONE, description="Word of your choice that Meta repeats when it checks the Messenger webhook."
    )
    messenger_api: str = Field(
        "https://graph.facebook.com/v24.0", description="Address and version of the Graph API for Messenger."
    )


class InstagramSettings(BaseSettings):
    """An Instagram professional account."""

    instagram_token: SecretStr = Field(
        _NONE, description="Access token of the Instagram professional account; empty switches Instagram off."
    )
    instagram_account_id: str = Field("", description="Id of the Instagram professional account.")
    instagram_app_secret: SecretStr = Field(
        _NONE, description="Secret of the Meta app, with which Instagram's requests are signed."
    )
    instagram_verify_token: SecretStr = Field(
        _NONE, description="Word of your choice that Meta repeats when it checks the Instagram webhook."
    )
    instagram_api: str = Field(
        "https://graph.instagram.com/v24.0",
        description="Address and version of the Graph API for Instagram; accounts that are connected through a "
        "Facebook page use `https://graph.facebook.com/v24.0`.",
    )


class WhatsAppSettings(BaseSettings):
    """A phone number of the WhatsApp Cloud API."""

    whatsapp_token: SecretStr = Field(
        _NONE, description="Access token of the WhatsApp system user; empty switches WhatsApp off."
    )
    whatsapp_phone_number_id: str = Field("", description="Id of the WhatsApp phone number (not the number).")
    whatsapp_app_secret: SecretStr = Field(
        _NONE, description="Secret of the Meta app, with which WhatsApp's requests are signed."
    )
    whatsapp_verify_token: SecretStr = Field(
        _NONE, description="Word of your choice that Meta repeats when it checks the WhatsApp webhook."
    )
    whatsapp_api: str = Field(
        "https://graph.facebook.com/v24.0", description="Address and version of the Graph API for WhatsApp."
    )


class LineSettings(BaseSettings):
    """A LINE official account."""

    line_token: SecretStr = Field(_NONE, description="LINE channel access token; empty switches LINE off.")
    line_secret: SecretStr = Field(_NONE, description="LINE channel secret, which signs its requests.")
    line_api: str = Field("https://api.line.me", description="Address of the LINE Messaging API.")


class TelegramSettings(BaseSettings):
    """A bot of the Telegram Bot API."""

    telegram_token: SecretStr = Field(_NONE, description="Telegram bot token; empty switches Telegram off.")
    telegram_secret: SecretStr = Field(
        _NONE, description="Telegram webhook secret, compared with the secret-token header."
    )
    telegram_api: str = Field("https://api.telegram.org", description="Address of the Telegram Bot API.")


class SlackSettings(BaseSettings):
    """An app in a Slack workspace."""

    slack_token: SecretStr = Field(_NONE, description="Slack bot token (`xoxb-…`); empty switches Slack off.")
    slack_signing_secret: SecretStr = Field(
        _NONE, description="Signing secret of the Slack app, for the v0 signature."
    )
    slack_api: str = Field("https://slack.com/api", description="Address of Slack's Web API.")


class SmsSettings(BaseSettings):
    """A Twilio number or messaging service."""

    sms_auth_token: SecretStr = Field(_NONE, description="Twilio auth token; empty switches SMS off.")
    sms_account_sid: str = Field("", description="Twilio account SID (`AC…`).")
    sms_from: str = Field("", description="Twilio number (`+15005550006`) or messaging service (`MG…`).")
    sms_api: str = Field("https://api.twilio.com", description="Address of Twilio's REST API.")


class WeChatSettings(BaseSettings):
    """A WeChat service account."""

    wechat_app_secret: SecretStr = Field(
        _NONE, description="AppSecret of the WeChat account; empty switches WeChat off."
    )
    wechat_app_id: str = Field("", description="AppID of the WeChat account (`wx…`).")
    wechat_token: SecretStr = Field(
        _NONE, description="Token of your choice from the account's server configuration."
    )
    wechat_aes_key: SecretStr = Field(
        _NONE, description="EncodingAESKey (43 characters) from the account's server configuration."
    )
    wechat_api: str = Field("https://api.weixin.qq.com", description="Address of the WeChat API.")


class EmailSettings(BaseSettings):
    """A mailbox that shoppers write to. Answers leave by the shop's mail server (``CROSSDESK_SMTP_…``)."""

    email_imap_host: str = Field("", description="IMAP server of the mailbox; empty switches e-mail off.")
    email_imap_port: int = Field(993, ge=1, le=65535, description="Port of the IMAP server.")
    email_imap_user: str = Field("", description="User name at the IMAP server.")
    email_imap_password: SecretStr = Field(_NONE, description="Password at the IMAP server.")
    email_imap_tls: Literal["tls", "starttls", "none"] = Field(
        "tls", description="`tls` from the first byte (port 993), `starttls` (port 143) or `none`."
    )
    email_folder: str = Field("INBOX", description="Folder of the mailbox that is read.")
    email_address: str = Field(
        "", description="Address shoppers write to and are answered from; empty means `CROSSDESK_MAIL_FROM`."
    )
    email_authserv: str = Field(
        "",
        description="Name with which your mail server begins its `Authentication-Results`; then only mail with "
        "`dmarc=pass` is taken. Empty: every sender is taken.",
    )
    email_poll_seconds: float = Field(
        10.0, gt=0, le=600, description="Seconds between two looks for new mail."
    )


class ChannelSettings(
    MessengerSettings,
    InstagramSettings,
    WhatsAppSettings,
    LineSettings,
    TelegramSettings,
    SlackSettings,
    SmsSettings,
    WeChatSettings,
    EmailSettings,
):
    """The settings of all channels."""

    reorder_seconds: float = Field(
        0.25,
        ge=0,
        le=10,
        description="Seconds a messenger's message waits for earlier ones that the provider delivers late.",
    )
