"""Words that say one is not sure: an editor must know them, a frightened reader must not meet them
at a help line.
"""

from __future__ import annotations

import re

#: Whoever writes so has not checked, or has it from hearsay.
WORDS = {
    "cs": r"neověř\w*|nepotvrzen\w*|si\s+ověřte|wikipedi\w*|bez\s+data|nevíme|nejist\w*"
    r"|nejsme\s+si\s+jist\w*"
    r"|údajně|možná|snad|pravděpodobně|zřejmě|patrně|podle\s+zpráv\w*",
    "en": r"unverified|unconfirmed|uncertain|undated|not\s+(?:been\s+|yet\s+)?(?:verified|checked"
    r"|confirmed)"
    r"|wikipedia|not\s+sure|do\s+not\s+know|allegedly|reportedly|probably|perhaps|possibly"
    r"|a\s+report\s+of"
    r"|check\s+the\s+(?:hours|number)",
}
_UNSURE = re.compile(rf"\b(?:{'|'.join(WORDS.values())})(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
#: So many years after it was read, a number must be read again.
STALE = 4


def unsure(text: str, year: int) -> str:
    """The first word, or the first year long past in ``year``, that shows a reading to be unsure;
    empty if none.
    """
    word = _UNSURE.search(text)
    if word:
        return word.group()
    return next(
        (match.group() for match in _YEAR.finditer(text) if int(match.group()) <= year - STALE), ""
    )
