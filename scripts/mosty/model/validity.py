"""Whether a sentence of law holds on a day, and what stays of a record when it does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mosty.model.record import Record, Texts
from mosty.model.records import LawRecord

State = Literal["holds", "not_yet", "ended", "overdue", "withdrawn"]
#: How many days ahead a build tells of sentences that will end or begin.
AHEAD = 60


def overdue(day: dt.date | None, today: dt.date) -> bool:
    """Whether a review date has passed: on the day itself it has not."""
    return day is not None and day < today


def state_of(record: LawRecord, today: dt.date) -> State:
    """The one state of a record on ``today``; its sentence may stand anywhere only while it
    ``holds``.

    A withdrawal works at once, whatever day is written beside it: a slip in the year must not leave
    the sentence out.
    """
    if record.withdrawn is not None:
        return "withdrawn"
    if record.valid_from is not None and today < record.valid_from:
        return "not_yet"
    if overdue(record.valid_to, today):
        return "ended"
    return "overdue" if overdue(record.review_by, today) else "holds"


def decided_by(record: LawRecord, state: State) -> dt.date | None:
    """The day, as written in the record, that put it into ``state``."""
    days: Mapping[State, dt.date | None] = {
        "withdrawn": record.withdrawn, "not_yet": record.valid_from, "ended": record.valid_to,
        "overdue": record.review_by,
    }  # fmt: skip
    return days.get(state)


def last_day(record: LawRecord) -> dt.date:
    """The last day on which the sentence may stand: that of its validity or of its review,
    whichever comes first.
    """
    return min(filter(None, (record.valid_to, record.review_by)))


class WithheldLaw(Record):
    """What the published base knows of a record that does not hold: why, since when and where to
    look, no sentence.
    """

    id: str
    state: State
    day: dt.date
    act: str | None = None
    section: Texts | None = None

    @property
    def since(self) -> dt.date | None:
        """The first day without the sentence; None for one that has never held."""
        if self.state == "not_yet":
            return None
        return self.day if self.state == "withdrawn" else self.day + dt.timedelta(days=1)


def withheld(record: LawRecord, today: dt.date) -> WithheldLaw | None:
    """The record without its sentence; None while it holds."""
    state = state_of(record, today)
    day = decided_by(record, state)
    if day is None:
        return None
    return WithheldLaw(id=record.id, state=state, day=day, act=record.act, section=record.section)


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that appears on ``day``, or stands for the last time on it."""

    day: dt.date
    begins: bool
    record: LawRecord


def coming(law: Iterable[LawRecord], today: dt.date, ahead: int = AHEAD) -> list[Change]:
    """What will begin or end within so many days, by day; of records that may be printed at all."""
    until = today + dt.timedelta(days=ahead)
    changes = (
        change for record in law if record.may_print(False) for change in _changes(record, today)
    )
    return sorted(
        (one for one in changes if one.day <= until), key=lambda one: (one.day, one.record.id)
    )


def _changes(record: LawRecord, today: dt.date) -> Iterator[Change]:
    state = state_of(record, today)
    if (
        state == "not_yet"
        and record.valid_from is not None
        and record.valid_from <= last_day(record)
    ):
        yield Change(record.valid_from, True, record)
    if state == "holds":
        yield Change(last_day(record), False, record)
