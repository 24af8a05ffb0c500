"""The error of the editors' verbs: what was asked for is not done, and why."""

from __future__ import annotations

from mosty.model.errors import MostyError
from mosty.model.message import message


class Refused(MostyError):
    """Nothing was changed. ``key`` is that of a message: ``move.no_old``."""

    exit_code = 2

    def __init__(self, key: str, /, *, guess: str | None = None, **values: object) -> None:
        """``guess`` is what may have been meant; the message has a blank for it."""
        meant = message("usage.meant", guess=guess) if guess else ""
        super().__init__(message(key, guess=meant, **values))
