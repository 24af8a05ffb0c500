"""The day that everything depending on dates is made for."""

from __future__ import annotations

import datetime as dt
import os

from mosty.model.errors import UsageError


def day_of(value: str | None) -> dt.date:
    """``--today``, else SOURCE_DATE_EPOCH, else the clock.

    Raises :class:`UsageError` for a day that does not exist.
    """
    if value:
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise UsageError("no_date", value=value) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise UsageError("no_day_in_epoch", value=epoch) from None
    return dt.date.today()
