"""The day that everything depending on dates is made for."""

from __future__ import annotations

import datetime as dt
import os


def day_of(value: str | None) -> dt.date:
    """``--today``, else SOURCE_DATE_EPOCH, else the clock. Raises ``ValueError`` for no date."""
    if value:
        return dt.date.fromisoformat(value)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (OverflowError, OSError) as error:
            raise ValueError(f"SOURCE_DATE_EPOCH is out of range: {epoch}") from error
    return dt.date.today()
