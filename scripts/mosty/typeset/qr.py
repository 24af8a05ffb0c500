"""A QR code for paper: rows of modules, large enough for a telephone's camera on the smallest
form.
"""

from __future__ import annotations

from functools import cache

import segno

from mosty.model.errors import MostyError
from mosty.model.message import message

#: Version 8 has 49 modules a side: with the quiet zone 0.53 mm a module on a card, which a cheap
#: telephone still reads.
MOST_MODULES = 49
QUIET = 4  # modules, ISO/IEC 18004


class TooLong(MostyError):
    """An address that makes a code too fine to be read from a card."""

    def __init__(self, address: str) -> None:
        super().__init__(message("typeset.code_too_long", address=address))


@cache
def rows(address: str) -> tuple[str, ...]:
    """Rows of "0" and "1" with the quiet zone, error correction M or better. Raises
    :class:`TooLong`.
    """
    try:
        code = segno.make_qr(address, error="m")
    except segno.DataOverflowError as error:
        raise TooLong(address) from error
    if code.symbol_size(border=0)[0] > MOST_MODULES:
        raise TooLong(address)
    return tuple(
        "".join("1" if module else "0" for module in row) for row in code.matrix_iter(border=QUIET)
    )
