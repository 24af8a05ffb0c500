"""Links that call, write or lead elsewhere than their words say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.links.link_targets import instead
from mosty.checks.links.written import Written, instead_of, written
from mosty.checks.private_data.personal_data import SHARED, public
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import addresses
from mosty.text.said_addresses import (
    mails_of,
    near_house,
    other_house,
    other_mail,
    other_number,
    same_number,
)

#: Houses that give addresses too and look like a slip of another's name.
_LOOK_ALIKE = frozenset({"mail.com", "email.com", "ymail.com", "hotmail.cz", "yahoo.cz", "live.cz"})


@check("LNK021", "LNK022", scope="page", alone=True)
def words(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK021: a number, an e-mail or a whole address in the words of a link that leads to another.
    LNK022: an e-mail at a house that looks like a slip of a known one.

    Bad LNK021:
        Volejte [116 111](tel:116112).

    Bad LNK022:
        Pište na [redakci](mailto:redakce@gmial.com).

    Good:
        Volejte [116 111](tel:116111).
    """
    for one in written(page):
        scheme = addresses.scheme(one.address)
        if one.image or not scheme or addresses.meant(one.address) is not None:
            continue
        said = _said(scheme, one)
        if said is not None:
            fix = instead_of(page, one, _certain(site, scheme, one, said))
            yield problem("LNK021", one.span, fix=fix, said=said[:60], target=one.address[:80])
        for mail in mails_of(one.address) if scheme == "mailto" else ():
            house = near_house(mail.partition("@")[2], site.memoize(_known))
            if house is not None:
                right = f"{mail.partition('@')[0]}@{house}"
                yield problem("LNK022", one.span, target=mail[:80], **instead(right))


def _said(scheme: str, one: Written) -> str | None:
    """What the words of a link say otherwise than its address."""
    if scheme in ("tel", "sms"):
        return other_number(one.address, one.words)
    if scheme == "mailto":
        return other_mail(one.address, one.words)
    return other_house(one.address, one.words) if scheme in ("http", "https") else None


def _certain(site: Site, scheme: str, one: Written, said: str) -> str:
    """The address after the words, where they say a number of the records and the address has none
    of them; else empty.
    """
    numbers = [helpline.number for helpline in site.helplines.values()]
    called = one.address.partition(":")[2]
    if scheme != "tel" or any(same_number(called, number) for number in numbers):
        return ""
    right = next((number for number in numbers if same_number(said, number)), None)
    return f"tel:{''.join(right.split())}" if right else ""


def _known(site: Site) -> frozenset[str]:
    """Houses of e-mail: those of organisations of the records, and those where anyone has one."""
    return site.memoize(public).houses | SHARED | _LOOK_ALIKE
