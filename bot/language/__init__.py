"""Which language a message is written in, and which one a conversation is held in. No Rasa."""

from bot.language.backends import BackendUnavailable, LanguageDetector, LanguageError, load_backend
from bot.language.codes import DEFAULT, RECOGNISED, SERVED, answered_in
from bot.language.conversation import ConversationLanguage, Detected, LanguageMemory, detect

__all__ = [
    "DEFAULT",
    "RECOGNISED",
    "SERVED",
    "BackendUnavailable",
    "ConversationLanguage",
    "Detected",
    "LanguageDetector",
    "LanguageError",
    "LanguageMemory",
    "answered_in",
    "detect",
    "load_backend",
]
