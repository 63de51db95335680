"""WhatsApp, as documented for the Cloud API: batches of changes in, text, reply buttons and lists out.

Messages are unique by ``wamid``. The API takes no idempotency key, but every status of a message comes back with our
``biz_opaque_callback_data``: a message whose answer was lost on the way is recognised by it and not sent again, and one
that WhatsApp refuses later becomes a dead letter. Free text may be sent within 24 hours of the shopper's last message;
there is no exception for people.

A shopper is known by their phone number, or by a business-scoped user id (``US.1349…``) where WhatsApp withholds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, Optional

import structlog
from pydantic import BaseModel, Field, ValidationError

from bot.channels.base import (
    Acknowledgement,
    Attachment,
    Capabilities,
    Channel,
    Event,
    Health,
    Inbound,
    Outbound,
    Receipt,
    WebhookRequest,
)
from bot.channels.meta import WINDOW, GraphClient, MetaDoor, health_of
from bot.channels.reading import read_json
from bot.channels.registry import required
from bot.settings import Settings

events = structlog.get_logger(__name__)

REPLY_BUTTONS = 3
REPLY_TITLE = 20
"""More buttons, or longer titles (up to 24 characters), are a list of up to ten rows."""
LIST_LABEL = "☰"
"""What opens the list; a sign, since it has to be understood in every language."""

_USER_ID = re.compile(r"[A-Z]{2}\.")
"""How a business-scoped user id begins: the country."""

_Media = Literal["image", "audio", "video", "file", "sticker"]
_MEDIA: dict[str, _Media] = {
    "image": "image",
    "audio": "audio",
    "voice": "audio",
    "video": "video",
    "document": "file",
    "sticker": "sticker",
}


class _Text(BaseModel):
    body: str = ""


class _Choice(BaseModel):
    id: str
    title: str


class _Interactive(BaseModel):
    button_reply: Optional[_Choice]
    list_reply: Optional[_Choice]


class _TemplateButton(BaseModel):
    payload: str = ""
    text: str = ""


class _Message(BaseModel):
    id: str = Field(..., min_length=1)
    phone: str = Field("", alias="from")
    from_user_id: str = ""
    timestamp: int = 0
    type: str
    text: Optional[_Text]
    interactive: Optional[_Interactive]
    button: Optional[_TemplateButton]


class _Error(BaseModel):
    code: int = 0
    title: str = ""


class _Status(BaseModel):
    status: str
    biz_opaque_callback_data: str = ""
    errors: list[_Error] = []


class _Metadata(BaseModel):
    phone_number_id: str


class _Contact(BaseModel):
    user_id: str = ""


class _Value(BaseModel):
    metadata: _Metadata
    contacts: list[_Contact] = []
    messages: list[dict[str, Any]] = []  # each is read by itself: WhatsApp adds kinds without notice
    statuses: list[dict[str, Any]] = []


class _Change(BaseModel):
    field: str
    value: dict[str, Any]


class _Entry(BaseModel):
    changes: list[_Change] = []


class _Request(BaseModel):
    object: str
    entry: list[_Entry]


class WhatsApp(Channel):
    """One phone number."""

    name = "whatsapp"
    capabilities = Capabilities(
        max_length=4096,
        buttons=10,
        button_title=24,
        button_payload=200,
        text_with_buttons=1024,
        read_marks=True,
        typing_marks=True,
        window=WINDOW,
        receipts=True,
        rate="80/second",
        rate_per_address="40/4 minute",  # one message every 6 seconds in the long run, bursts allowed
    )

    def __init__(self, *, number: str, token: str, app_secret: str, verify_token: str, api: str) -> None:
        self._number = number
        self._door = MetaDoor(app_secret, verify_token)
        self._client = GraphClient(api, token, app_secret)

    def verify(self, request: WebhookRequest) -> None:
        self._door.verify(request)

    def acknowledge(self, request: WebhookRequest) -> Acknowledgement:
        return self._door.acknowledge(request)

    def parse(self, request: WebhookRequest) -> Sequence[Event]:
        if request.method == "GET":
            return []
        posted = read_json(_Request, request.body)
        if posted.object != "whatsapp_business_account":
            return []
        changes = [change for entry in posted.entry for change in entry.changes if change.field == "messages"]
        return [event for change in changes for event in self._read(change.value)]

    def _read(self, raw: dict[str, Any]) -> list[Event]:
        try:
            value = _Value.parse_obj(raw)
            if value.metadata.phone_number_id != self._number:
                events.info("message_for_another_account", channel=self.name)
                return []
        except ValidationError:
            events.warning("event_not_as_documented", channel=self.name)
            return []
        found: list[Event] = []
        only = value.contacts[0].user_id if len(value.contacts) == 1 else ""
        for one in (*value.statuses, *value.messages):
            try:
                found += _status(one) if "status" in one else _message(one, only)
            except ValidationError:
                events.warning("event_not_as_documented", channel=self.name)
        return found

    async def attend(self, inbound: Inbound) -> None:
        body = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": inbound.external_id,
            "typing_indicator": {"type": "text"},
        }
        await self._client.call("POST", f"/{self._number}/messages", json=body)

    async def deliver(self, outbound: Outbound) -> None:
        body = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            **_recipient(outbound.address),
            "biz_opaque_callback_data": outbound.idempotency_key,
            **_content(outbound),
        }
        await self._client.call("POST", f"/{self._number}/messages", json=body)

    async def health(self) -> Health:
        field = "display_phone_number"
        return await health_of(self._client, self._number, field, "CROSSDESK_WHATSAPP_PHONE_NUMBER_ID")

    async def close(self) -> None:
        await self._client.close()


def from_settings(settings: Settings) -> WhatsApp:
    """The phone number of the settings. Raises Misconfigured."""
    required(
        whatsapp_phone_number_id=settings.whatsapp_phone_number_id,
        whatsapp_app_secret=settings.whatsapp_app_secret,
        whatsapp_verify_token=settings.whatsapp_verify_token,
    )
    return WhatsApp(
        number=settings.whatsapp_phone_number_id,
        token=settings.whatsapp_token.get_secret_value(),
        app_secret=settings.whatsapp_app_secret.get_secret_value(),
        verify_token=settings.whatsapp_verify_token.get_secret_value(),
        api=settings.whatsapp_api,
    )


def _recipient(address: str) -> dict[str, str]:
    return {"recipient": address} if _USER_ID.match(address) else {"to": address}


def _content(outbound: Outbound) -> dict[str, Any]:
    """Text, reply buttons, or a list, whichever takes the buttons."""
    if not outbound.buttons:
        return {"type": "text", "text": {"body": outbound.text, "preview_url": False}}
    choices = [{"id": button["payload"], "title": button["title"]} for button in outbound.buttons]
    small = len(choices) <= REPLY_BUTTONS and all(len(choice["title"]) <= REPLY_TITLE for choice in choices)
    action: dict[str, Any]
    if small:
        action = {"buttons": [{"type": "reply", "reply": choice} for choice in choices]}
    else:
        action = {"button": LIST_LABEL, "sections": [{"rows": choices}]}
    interactive = {"type": "button" if small else "list", "body": {"text": outbound.text}, "action": action}
    return {"type": "interactive", "interactive": interactive}


def _status(raw: dict[str, Any]) -> list[Event]:
    status = _Status.parse_obj(raw)
    if not status.biz_opaque_callback_data:
        return []
    reasons = "; ".join(f"{error.code} {error.title}" for error in status.errors) or "refused"
    return [Receipt(status.biz_opaque_callback_data, reasons if status.status == "failed" else "")]


def _message(raw: dict[str, Any], only_contact: str) -> list[Event]:
    message = _Message.parse_obj(raw)
    sender = message.phone or message.from_user_id or only_contact
    if not sender or message.type in ("reaction", "system"):
        return []
    text, payload = _words(message)
    attachments = _attachments(message.type, raw)
    if not text and not attachments:
        attachments = (Attachment("file"),)  # something this version does not know must not go unanswered
    if attachments and not text:
        text = _caption(raw.get(message.type))
    return [
        Inbound(
            sender,
            message.id,
            text,
            payload=payload,
            order=message.timestamp,
            attachments=attachments,
        )
    ]


def _words(message: _Message) -> tuple[str, str | None]:
    """What was written or chosen, and the payload of the choice."""
    if message.interactive is not None:
        choice = message.interactive.button_reply or message.interactive.list_reply
        return (choice.title, choice.id) if choice else ("", None)
    if message.button is not None:
        return message.button.text or message.button.payload, message.button.payload or None
    return (message.text.body if message.text else ""), None


def _caption(media: Any) -> str:
    caption = media.get("caption") if isinstance(media, dict) else None
    return caption if isinstance(caption, str) else ""


def _attachments(kind: str, raw: dict[str, Any]) -> tuple[Attachment, ...]:
    if kind == "location":
        return (Attachment("location"),)
    if kind == "contacts":
        return (Attachment("contact"),)
    media = raw.get(kind)
    if kind not in _MEDIA or not isinstance(media, dict):
        return ()
    return (Attachment(_MEDIA[kind], str(media.get("id", "")), str(media.get("mime_type", ""))),)
