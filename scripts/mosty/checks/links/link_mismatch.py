"""Links that call, write or lead to something else than their words name."""

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
from mosty.text.shown_addresses import (
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
    for link in written(page):
        scheme = addresses.scheme(link.address)
        if link.image or not scheme or addresses.meant(link.address) is not None:
            continue
        shown = _shown_otherwise(scheme, link)
        if shown is not None:
            fix = instead_of(page, link, _certain(site, scheme, link, shown))
            yield problem("LNK021", link.span, fix=fix, said=shown[:60], target=link.address[:80])
        for mail in mails_of(link.address) if scheme == "mailto" else ():
            house = near_house(mail.partition("@")[2], site.memoize(_known))
            if house is not None:
                right = f"{mail.partition('@')[0]}@{house}"
                yield problem("LNK022", link.span, target=mail[:80], **instead(right))


def _shown_otherwise(scheme: str, link: Written) -> str | None:
    """The number, e-mail or address in the words of a link if it is not the one it leads to."""
    if scheme in ("tel", "sms"):
        return other_number(link.address, link.words)
    if scheme == "mailto":
        return other_mail(link.address, link.words)
    return other_house(link.address, link.words) if scheme in ("http", "https") else None


def _certain(site: Site, scheme: str, link: Written, shown: str) -> str:
    """The address that the words give, if their number is in the records and the address's is not;
    else empty.
    """
    numbers = [helpline.number for helpline in site.helplines.values()]
    called = link.address.partition(":")[2]
    if scheme != "tel" or any(same_number(called, number) for number in numbers):
        return ""
    right = next((number for number in numbers if same_number(shown, number)), None)
    return f"tel:{''.join(right.split())}" if right else ""


def _known(site: Site) -> frozenset[str]:
    """Houses of e-mail: those of organisations of the records, and those where anyone has one."""
    return site.memoize(public).houses | SHARED | _LOOK_ALIKE
