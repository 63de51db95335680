"""Tell a shopper's own words from those they quote: whose anger it is depends on it. Judges nothing.

"My neighbour wrote 'where is my parcel, you thieves' – is mine here as well?" is not angry; "you wrote 'tomorrow',
you thieves" is.
"""

from __future__ import annotations

import re

_PAIRS = ("“”", "„“", "„”", "«»", "»«", "‹›", "「」", "『』", "《》")
_QUOTED = re.compile(
    "|".join(rf"{pair[0]}[^{pair}\n]+{pair[1]}" for pair in _PAIRS)
    # Inches and apostrophes are no quotation marks: those do not follow a letter or number, and close.
    + r'|(?<!\w)"(?=\S)[^"\n]+"(?!\w)'
    + r"|(?<!\w)['‘‚](?:[^'‘’\n]|['’](?=\w))+['’](?!\w)"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LEAST_QUOTED_LETTERS = 4
_LEAST_OWN_LETTERS = {False: 10, True: 4}
"""What must be left to judge by; a language that writes without spaces says more with a letter."""


def own_words(text: str) -> str:
    """Return the text without what it quotes; the text itself if it quotes nothing of length, or nothing else."""
    own = _QUOTED.sub(lambda found: " … " if _is_said(found.group()) else found.group(), text)
    letters = sum(character.isalpha() for character in own)
    enough = letters >= _LEAST_OWN_LETTERS[bool(_UNSPACED.search(own))]
    return own if enough else text


def _is_said(quoted: str) -> bool:
    """Whether it is somebody's words rather than a name or a single word."""
    inside = quoted[1:-1].strip()
    if _UNSPACED.search(inside):
        return sum(character.isalpha() for character in inside) >= _LEAST_QUOTED_LETTERS
    return len(inside.split()) > 1
