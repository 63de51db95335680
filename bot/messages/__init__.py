"""Message catalogues, one Fluent file per language, and their renderer."""

from bot.messages.catalogue import Catalogue, MessageError, Rendered

__all__ = ["Catalogue", "MessageError", "Rendered"]
