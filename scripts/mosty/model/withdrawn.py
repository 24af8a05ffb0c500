"""Records as everything is to see them: without what the editors have withdrawn."""

from __future__ import annotations

from collections.abc import Mapping

from mosty.model.pages import files
from mosty.model.records import Records
from mosty.model.site import Site
from mosty.model.withdrawal import Withdrawal, still_out


def without_withdrawn(records: Records) -> Records:
    """The records as everything is to see them: a sentence of law is withdrawn since that day, a
    number or a contact is not to be published, a leaflet is to be used no more.
    """
    for withdrawal in still_out(records.withdrawals, records.returns).values():
        _take_out(records, withdrawal)
    return records


def _take_out(records: Records, withdrawal: Withdrawal) -> None:
    key = withdrawal.key
    if withdrawal.kind == "law" and key in records.law:
        record = records.law[key]
        day = record.withdrawn or withdrawal.date
        records.law[key] = record.model_copy(update={"withdrawn": day})
    elif withdrawal.kind == "helpline" and key in records.helplines:
        line = records.helplines[key]
        records.helplines[key] = line.model_copy(update={"publish": False})
    elif withdrawal.kind == "contact" and key in records.contacts:
        contact = records.contacts[key]
        records.contacts[key] = contact.model_copy(update={"publish": "nothing"})
    elif withdrawal.kind == "leaflet":
        last = next((each for each in reversed(records.editions.values())
                     if each.leaflet == key), None)  # fmt: skip
        if last is not None:  # what changed in that version is no reason to withdraw it
            update = {"withdrawn": True, "changed": {}, "date": withdrawal.date}
            records.editions[last.id] = last.model_copy(update=update)


def withdrawn(site: Site) -> Mapping[str, Withdrawal]:
    """What the editors have withdrawn, by kind and key: ``law:L01``, ``page:praxe/x.md``."""
    return site.memoize(_withdrawn)


def _withdrawn(site: Site) -> dict[str, Withdrawal]:
    return still_out(site.withdrawals, site.returns)


def withdrawable(site: Site, kind: str) -> list[str]:
    """The keys of what can be withdrawn of a kind: paths of pages and of leaflets that people hold,
    ids of records.
    """
    match kind:
        case "page":
            return list(dict.fromkeys(path for _, path in files(site.pages)))
        case "leaflet":
            return list(dict.fromkeys(one.leaflet for one in site.editions.values()))
    return sorted(site.ids(kind))
