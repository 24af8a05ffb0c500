"""What the editors have taken out at once, and what two of them have returned: the records of
``docs/data/withdrawals.yml`` and ``docs/data/returns.yml``.

Two files on purpose: one editor alone may write the first, the second has owners who must read it
(``.github/CODEOWNERS``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pydantic import Field, field_validator

from mosty.model.record import Record

WITHDRAWALS_FILE = "docs/data/withdrawals.yml"
RETURNS_FILE = "docs/data/returns.yml"
#: What can be withdrawn: ``law:L01``, ``page:praxe/x.md`` …
KINDS = ("page", "law", "contact", "helpline", "leaflet")


class Withdrawal(Record):
    """Something that is withdrawn. ``what`` is its kind and its key; ``why`` is for editors.

    It works whatever day it bears, and until a record of the returns names it.
    """

    id: str
    what: str = Field(pattern=rf"^(?:{'|'.join(KINDS)}):\S+$")
    date: dt.date
    why: str = Field(min_length=1)

    @property
    def kind(self) -> str:
        """The kind of what is withdrawn."""
        return self.what.partition(":")[0]

    @property
    def key(self) -> str:
        """Its path or id."""
        return self.what.partition(":")[2]


class Return(Record):
    """What was withdrawn is back: ``by`` are the roles of the two people who have read it."""

    id: str
    withdrawal: str
    date: dt.date
    by: list[str] = Field(min_length=2)

    @field_validator("by")
    @classmethod
    def _are_two(cls, by: list[str]) -> list[str]:
        if len({role.strip().casefold() for role in by}) < len(by):
            raise ValueError("two different roles")
        return by


def still_out(
    withdrawals: Mapping[str, Withdrawal], returns: Mapping[str, Return]
) -> dict[str, Withdrawal]:
    """What is withdrawn and has not been returned, by its kind and key; the last one counts."""
    back = {one.withdrawal for one in returns.values()}
    return {one.what: one for one in withdrawals.values() if one.id not in back}
