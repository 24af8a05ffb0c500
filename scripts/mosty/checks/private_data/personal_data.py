"""Private data: what must never be published. No message repeats the datum in full."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mosty.checks.registry import check
from mosty.model.body import Body
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import Helpline, Organisation
from mosty.model.site import Page, Site
from mosty.text.other_kinds import other_kind
from mosty.text.sensitive import particulars
from mosty.text.sensitive.emails import emails
from mosty.text.sensitive.personal import (
    birth_numbers,
    personal,
    telephones,
    wrong_company_numbers,
)
from mosty.text.sensitive.redact import as_words

#: Code of each datum that identifies a family → what finds it.
PARTICULARS = tuple(
    zip(("PRV007", "PRV008", "PRV009", "PRV010", "PRV011"), particulars.ALL, strict=True)
)
CODES = ("PRV001", "PRV002", "PRV003", "PRV004", *(code for code, _ in PARTICULARS))
#: The number of a company may be in a name; the number of a court's file and the path of a user
#: cannot, they hold a slash.
CODES_OF_NAMES = tuple(code for code in CODES if code not in ("PRV004", "PRV009", "PRV011"))
#: Houses where anyone has an address or a page: an organisation's page there makes no one's address
#: public.
SHARED = frozenset(
    {
        "seznam.cz",
        "email.cz",
        "post.cz",
        "spoluzaci.cz",
        "centrum.cz",
        "atlas.cz",
        "volny.cz",
        "tiscali.cz",
        "quick.cz",
        "iol.cz",
        "azet.sk",
        "zoznam.sk",
        "centrum.sk",
        "gmail.com",
        "googlemail.com",
        "google.com",
        "outlook.com",
        "outlook.cz",
        "hotmail.com",
        "live.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "proton.me",
        "protonmail.com",
        "facebook.com",
        "instagram.com",
        "youtube.com",
        "webnode.cz",
        "wixsite.com",
        "estranky.cz",
    }
)


@dataclass(frozen=True)
class Public:
    """What may be on the site: addresses, houses of organisations' websites, nine-digit numbers,
    accounts.
    """

    emails: frozenset[str]
    houses: frozenset[str]
    numbers: frozenset[str]
    accounts: frozenset[str] = frozenset()

    def has(self, address: str) -> bool:
        """Whether the address is listed, or its house is that of an organisation's website or below
        it.
        """
        house = address.partition("@")[2]
        parts = house.split(".")
        return address in self.emails or any(
            ".".join(parts[at:]) in self.houses for at in range(len(parts) - 1)
        )


def public(site: Site) -> Public:
    """Contacts of ``services.yml`` and ``contacts.yml`` (``number``, ``url``, ``contact``,
    ``email``) and of ``mkdocs.yml``.
    """
    services: list[Helpline | Organisation] = [
        *site.helplines.values(),
        *site.organisations.values(),
    ]
    texts = [
        site.config.contact or "",
        site.config.publisher or "",
        text_of(site, site.config.file),
    ]
    numbers = {re.sub(r"\D", "", one.number)[-9:] for one in site.helplines.values()}
    houses = set()
    if (
        not services
    ):  # the file could not be read, which is said where it was: what is in it is still public
        texts.append(text_of(site, "docs/data/services.yml"))
    for service in services:
        texts += service.contact if isinstance(service.contact, list) else [service.contact or ""]
        if isinstance(service, Organisation) and service.url:
            texts.append(service.url)
            houses.add(_house(service.url))
    for contact in site.contacts.values():
        texts += [contact.number or "", contact.email or ""]
        houses |= {_house(url) for url in contact.urls.values()}
    # a word in front, as here every number is a telephone number
    numbers |= {found.bare for text in texts for found in telephones(f"tel. {text}")}
    return Public(
        frozenset(found.bare for text in texts for found in emails(text)),
        frozenset(houses - SHARED - {""}),
        frozenset(numbers),
        frozenset(found.bare for text in texts for found in particulars.accounts(text)),
    )


def _house(url: str) -> str:
    """The host of an address without ``www.``; empty if there is none."""
    try:
        host = urlsplit(url if "://" in url else f"https://{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def _problems(text: str, today: dt.date, known: Public) -> Iterator[tuple[str, int, int, str]]:
    """Code, start, end and masked form of each private datum of a text."""
    births = list(birth_numbers(text, today))
    for datum in births:
        yield "PRV001", datum.start, datum.end, datum.masked
    for datum in emails(text):
        if not known.has(datum.bare):
            yield "PRV002", datum.start, datum.end, datum.masked
    for datum in telephones(text):
        if datum.bare not in known.numbers:
            yield "PRV003", datum.start, datum.end, datum.masked
    for datum in wrong_company_numbers(text):
        yield "PRV004", datum.start, datum.end, datum.masked
    for code, function in PARTICULARS:
        for datum in function(text):
            if datum.bare not in known.accounts:
                yield code, datum.start, datum.end, datum.masked


@check(*CODES, scope="page", alone=True)
def of_page(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """PRV001 to PRV004, PRV007 to PRV011 in the body, code, comments and addresses included, and in
    front matter.

    Bad PRV001:
        Rodné číslo 780123/3540.

    Bad PRV002:
        Pište na jana.novakova@seznam.cz.

    Bad PRV003:
        Volejte 601 234 567.

    Bad PRV004:
        IČO 12345678.

    Bad PRV007:
        Anička Nováková, nar. 3. 5. 2015.

    Bad PRV008:
        Matka trvale bytem Dlouhá 12, 400 01 Ústí nad Labem.

    Bad PRV009:
        Soud rozhodl pod sp. zn. 12 P 34/2024.

    Bad PRV010:
        Účet 19-2000145399/0800.

    Bad PRV011:
        Obrázek leží v `/home/jnovak/mapa.svg`.

    Good:
        Volejte 116 111.
    """
    known = site.memoize(public)
    for code, start, end, masked in _problems(page.body.text, today, known):
        yield problem(code, page.body.span(start, end), masked=masked)
    if not page.raw:  # front matter that cannot be read is a text all the same
        head = Body(
            "".join(text_of(site, page.file).splitlines(keepends=True)[: page.body.line - 1]),
            file=page.file,
        )
        for code, start, end, masked in _problems(head.text, today, known):
            yield problem(code, head.span(start, end), masked=masked)
    if personal(page.field_text) or any(
        any(function(page.field_text)) for function in particulars.ALL
    ):
        for path, text in page.values:
            for code, _, _, masked in _problems(text, today, known):
                yield problem(code, page.where(*path), masked=masked)


@check(*CODES, scope="records")
def record_files(site: Site, today: dt.date) -> Iterator[Problem]:
    """PRV001 to PRV004, PRV007 to PRV011 in the files of records, comments and records that cannot
    be read included.

    Case: PRV007/fails-every-kind-in-records
    """
    known = site.memoize(public)
    data = sorted(
        file
        for file in site.files
        if file.startswith("docs/data/") and file.endswith((".yml", ".yaml"))
    )
    for file in ["glossary.yml", *data]:
        text = text_of(site, file)
        body = Body(text=text, file=file)
        for code, start, end, masked in _problems(text, today, known):
            yield problem(code, body.span(start, end), masked=masked)


def private_data_in(site: Site, text: str, today: dt.date) -> Iterator[tuple[str, int, str]]:
    """Code, beginning and masked form of every private datum of a text that is not in the base
    yet.
    """
    for code, start, _, masked in _problems(text, today, site.memoize(public)):
        yield code, start, masked


def written(site: Site, file: str, today: dt.date) -> Iterator[tuple[str, str]]:
    """Code and text of every private datum that is in a file or in its name."""
    known = site.memoize(public)
    for text in (
        text_of(site, file) if file.endswith((".md", ".yml", ".yaml")) else "",
        as_words(_bare(file)),
    ):
        for code, start, end, _ in _problems(text, today, known):
            yield code, text[start:end]


def text_of(site: Site, file: str) -> str:
    """A text file of the base; empty if it cannot be read, which reading has reported."""
    path = Path(site.root, file)
    try:
        if not path.is_file() or not path.resolve().is_relative_to(site.root.resolve()):
            return ""
        data = path.read_bytes()
    except OSError:
        return ""
    if path.suffix in (".yml", ".md") and other_kind(data):  # a document, not our text
        return ""
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@check(*CODES_OF_NAMES, scope="names")
def names(site: Site, today: dt.date) -> Iterator[Problem]:
    """PRV001 to PRV003, PRV007, PRV008 and PRV010 in the names of pages and attachments.

    Case: PRV007/fails-every-kind-in-names
    """
    known = site.memoize(public)
    named = [(file, as_words(_bare(file))) for file in sorted(site.files)]
    together = "\nx\n".join([name for _, name in named])  # no datum goes over a letter
    if not personal(together) and not any(any(function(together)) for function in particulars.ALL):
        return
    for file, name in named:
        for code, _, _, masked in _problems(name, today, known):
            if code in CODES_OF_NAMES:
                yield problem(code, Span(file), masked=masked)


def _bare(file: str) -> str:
    """The path without the ending of its name; a dot at the beginning or the end of a name makes no
    ending.
    """
    folder, slash, name = file.rpartition("/")
    at = name.rfind(".")
    return f"{folder}{slash}{name[:at]}" if 0 < at < len(name) - 1 else file
