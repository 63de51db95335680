"""WeChat's message encryption (消息加解密): AES-256-CBC, the first half of the key as IV, padding to 32 bytes.

A message is 16 random bytes, its length in four bytes, the XML and the app id, which proves whom it was meant for.
"""

from __future__ import annotations

import base64
import binascii
import struct

from cryptography.hazmat.primitives import ciphers
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

KEY_CHARACTERS = 43
_BLOCK_BITS = 256
_RANDOM, _LENGTH = 16, 4


class Undecipherable(Exception):
    """The text was not encrypted with this key for this account."""


class Cipher:
    """One account's key. Raises ValueError when it is not the console's EncodingAESKey."""

    def __init__(self, aes_key: str, app_id: str) -> None:
        if len(aes_key) != KEY_CHARACTERS:
            raise ValueError("an EncodingAESKey has 43 characters")
        key = base64.b64decode(aes_key + "=")
        if len(key) != _BLOCK_BITS // 8:
            raise ValueError("an EncodingAESKey holds 32 bytes")
        self._cipher = ciphers.Cipher(algorithms.AES(key), modes.CBC(key[:16]))
        self._app_id = app_id.encode()

    def decrypt(self, encrypted: str) -> bytes:
        """Return the XML. Raises Undecipherable."""
        try:
            sealed = base64.b64decode(encrypted, validate=True)
            decryptor = self._cipher.decryptor()
            unpadder = PKCS7(_BLOCK_BITS).unpadder()
            padded = decryptor.update(sealed) + decryptor.finalize()
            plain = unpadder.update(padded) + unpadder.finalize()
        except (binascii.Error, ValueError) as exc:
            raise Undecipherable("another key") from exc
        head = _RANDOM + _LENGTH
        if len(plain) < head:
            raise Undecipherable("too short")
        (length,) = struct.unpack(">I", plain[_RANDOM:head])
        text, app_id = plain[head : head + length], plain[head + length :]
        if len(text) != length or app_id != self._app_id:
            raise Undecipherable("meant for another account")
        return text

    def encrypt(self, text: bytes, random: bytes) -> str:
        """Return ``text`` as WeChat sends it; ``random`` are 16 bytes."""
        padder = PKCS7(_BLOCK_BITS).padder()
        plain = random + struct.pack(">I", len(text)) + text + self._app_id
        padded = padder.update(plain) + padder.finalize()
        encryptor = self._cipher.encryptor()
        return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()
