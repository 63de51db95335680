"""Find e-mail addresses, phone numbers and postcodes. Never says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from bot.nlu.entities.base import Entity

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]+"
    r"\s?@\s?[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+",
    re.UNICODE,
)
_ADDRESS_START = re.compile(r"[A-Za-z0-9._%+'-]+@")
_PHONE = re.compile(r"(?<![\w#@.,-])(?:\+|00)?\(?\d(?:[\s().\-/]{0,2}\d){6,14}(?![\w@]|[-.]\d)", re.ASCII)
_REGIONS: dict[str, tuple[str, ...]] = {
    "en": ("US", "GB", "AU", "IE"),
    "zh": ("CN", "HK", "TW", "SG"),
    "es": ("ES", "MX", "AR", "CL", "CO"),
    "fr": ("FR", "BE", "CH", "CA"),
    "de": ("DE", "AT", "CH"),
    "it": ("IT", "CH"),
    "pt": ("BR", "PT"),
    "ja": ("JP",),
    "ko": ("KR",),
    "ru": ("RU", "KZ"),
    "ar": ("SA", "AE", "EG", "MA"),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
    "tr": ("TR",),
}
_LETTERED_POSTCODE = re.compile(
    r"""(?<![0-9A-Za-z-])(?:
        (?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})     # United Kingdom
        | (?:[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d) # Canada
        | (?:[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2})    # Netherlands
    )(?![0-9A-Za-z-])""",
    re.VERBOSE | re.IGNORECASE,
)
_DASHED_POSTCODE = re.compile(
    r"(?<![0-9A-Za-z-])(?:\d{2}-\d{3}|\d{3}-\d{4}|\d{4}-\d{3}|\d{5}-\d{3,4})(?![0-9A-Za-z-])"
)
_POSTCODE_WORD = re.compile(
    r"""(?:post\s?code | postal\s?code | \bzip(?:\s?code)?\b | \bPLZ\b | postleitzahl | code\s?postal
        | c[oó]digo\s?postal | \bCP\b | \bCAP\b | \bCEP\b | codice\s?(?:di\s)?(?:avviamento\s)?postale
        | 邮编 | 邮政编码 | 郵便番号 | 〒 | 우편\s?번호 | индекс | kod\s?pocztowy | posta\s?kodu
        | الرمز\s?البريدي)
        [^\d\n]{0,14}?(?P<code>\d{3}[-\s]?\d{4}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{2}-\d{3}|\d{4,7})(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Entity]:
    """Yield e-mail addresses in lower case."""
    for match in _EMAIL.finditer(text):
        found, start = match.group(), match.start()
        # Scripts without spaces run into the address: keep the ASCII part before the sign.
        if not found.isascii() and (ascii_start := list(_ADDRESS_START.finditer(found))):
            start += ascii_start[-1].start()
        address = text[start : match.end()]
        domain_end = re.match(r"[^@]+@\s?[A-Za-z0-9.-]+", address)
        if domain_end is not None and not address.isascii():
            address = domain_end.group().rstrip(".-")
        if "." in address.partition("@")[2]:
            value = address.replace(" ", "").lower()
            yield Entity("email", value, start, start + len(address))


def find_phones(text: str, language: str) -> Iterator[Entity]:
    """Yield valid phone numbers: E.164 when typed internationally, otherwise the digits as typed, since only
    the order's country says which number they are; `e164` is the reading in the language's likeliest
    country."""
    for match in _PHONE.finditer(text):
        typed = match.group()
        digits = re.sub(r"\D", "", typed)
        if typed.startswith(("+", "00")):
            international = "+" + (digits[2:] if typed.startswith("00") else digits)
            if (read := _read(international, None)) is not None:
                yield Entity("phone", read, match.start(), match.end(), {"e164": read})
            continue
        for region in _REGIONS.get(language, ("US", "GB")):
            if (read := _read(digits, region)) is not None:
                yield Entity("phone", digits, match.start(), match.end(), {"e164": read})
                break


def find_lettered_postcodes(text: str) -> Iterator[Entity]:
    """Yield British, Canadian and Dutch postcodes, whose form is unmistakable, in capitals."""
    for match in _LETTERED_POSTCODE.finditer(text):
        yield Entity("postcode", _spaced(match.group()), match.start(), match.end())


def find_postcodes(text: str) -> Iterator[Entity]:
    """Yield postcodes of digits: after a word for postcode, or with the dash of Poland, Portugal, Brazil,
    Japan."""
    for match in _POSTCODE_WORD.finditer(text):
        yield Entity("postcode", _spaced(match.group("code")), match.start("code"), match.end("code"))
    for match in _DASHED_POSTCODE.finditer(text):
        yield Entity("postcode", match.group(), match.start(), match.end())


def _spaced(code: str) -> str:
    return " ".join(code.upper().split())


def _read(number: str, region: str | None) -> str | None:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
