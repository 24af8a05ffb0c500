"""Languages that are only leaflets: their pages stay in their folders, what they show has words in
the language, and what nobody could check is said.

The checks that know a language ask whether it is theirs and otherwise find nothing. A page about
which so many are silent must not look like one in which all is well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from mosty.checks.prose.punctuation_marks import QUOTES
from mosty.checks.registry import check
from mosty.checks.spelling import dictionaries
from mosty.model.body import Directive
from mosty.model.contact import Contact
from mosty.model.directives import DIRECTIVES
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import Helpline, LawRecord
from mosty.model.site import Page, Site
from mosty.text import link_text
from mosty.text.language import language_detect, typography
from mosty.text.law import legal

#: What may be called on such a page: everything else prints words of the whole portal.
CALLABLE = frozenset({"law", "contacts", "helplines", "call-buttons", "publisher", "contact"})


def _has_dictionary(locale: str) -> bool:
    dictionary = dictionaries.find(locale, list(dictionaries.folders()))
    return dictionary is not None and dictionaries.available()


def _never(locale: str) -> bool:
    """What no language of leaflets has: a pair, and words in the glossary."""
    return False


#: What the checks of one page look at, and whether they know how in a language.
KNOWN: Mapping[str, Callable[[str], bool]] = {
    "spelling": _has_dictionary,
    "typography": typography.is_known,
    "quotation": QUOTES.__contains__,
    "untranslated": language_detect.is_known,
    "free_law": legal.LIMIT.__contains__,
    "link_words": link_text.is_known,
    "terms": _never,
    "pair": _never,
    "readability": _never,
}


@check("TRN012", "TRN013", scope="page")
def unchecked(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN012: a page in a language that is only leaflets, outside the folders it may be in. TRN013:
    what of such a page no check of ours has looked at.

    Case: TRN012/fails
    """
    if not site.config.is_leaflet_locale(page.locale):
        return
    scope = site.config.locale(page.locale).scope
    if page.path.partition("/")[0] not in scope:
        folders = ", ".join(f"docs/{page.locale}/{folder}" for folder in scope)
        yield problem("TRN012", Span(page.file), locale=page.locale, folders=folders)
    blind = [name for name, knows in KNOWN.items() if not knows(page.locale)]
    what = tuple(message(f"check.unchecked_{name}") for name in blind)
    yield problem("TRN013", Span(page.file), locale=page.locale, what=what)


@check("TRN014", scope="page")
def wordless(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN014: a record or a call on a page in a language that is only leaflets which has no words
    in that language; nothing would be in its place, or another language under its name.

    Case: TRN014/fails
    """
    if not site.config.is_leaflet_locale(page.locale):
        return
    for directive in page.body.directives:
        for what in _lacking(site, directive, page.locale):
            yield problem("TRN014", directive.span, locale=page.locale, what=what)


def _lacking(site: Site, directive: Directive, locale: str) -> Iterator[str]:
    """What of a call has no words in the language."""
    row = DIRECTIVES.get(directive.name)
    if row is None:
        return  # said by the check of our markup
    if row.name not in CALLABLE:
        yield f"[[{row.name}]]"
    if row.name == "law":
        record = site.law.get(directive.argument)
        texts = _texts_of_law(record) if record is not None else {}
        yield from _without(directive.argument, texts, locale)
    elif row.name in CALLABLE and row.prints is not None:
        for key in row.prints.keys(site, directive.argument):
            yield from _without(key, _texts_of(row.prints.table(site)[key]), locale)


def _without(key: str, texts: Mapping[str, Mapping[str, str] | None], locale: str) -> Iterator[str]:
    missing = [name for name, by_language in texts.items() if not (by_language or {}).get(locale)]
    if missing:
        yield f"{key}: {', '.join(missing)}"


def _texts_of_law(record: LawRecord) -> dict[str, Mapping[str, str] | None]:
    return {"text": record.texts, **({"section": record.section} if record.section else {})}


def _texts_of(record: Contact | Helpline) -> dict[str, Mapping[str, str] | None]:
    """What readers read of a contact or a help line, by field: only what the record says at all."""
    if isinstance(record, Contact):
        return {name.rstrip("_"): texts for name, texts in record.printed_texts.items()}
    fields = {"name": record.name, "for": record.for_, "short": record.short}
    fields |= {"hours": record.hours, "note": record.note}
    return {name: texts for name, texts in fields.items() if texts}
