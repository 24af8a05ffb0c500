"""The fields of a new page or record, and the answers they accept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mosty.model.message import message
from mosty.model.site import Site

#: What an answer is: a text of one line, one of the choices or several, an address of the web, a
#: day, years from–to, texts apart by commas, places in sources.
Shape = Literal["text", "key", "keys", "address", "day", "years", "list", "sources"]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice with its names by language."""

    key: str
    labels: Mapping[str, str]

    def label(self, lang: str) -> str:
        """Its name in a language, else in any; the key if it has none."""
        return self.labels.get(lang) or next(iter(self.labels.values()), "") or self.key


@dataclass(frozen=True, slots=True)
class Field:
    """A field that the interview fills in, or ``--set``.

    ``of`` says where its choices are (see ``CHOICES``); without it, ``words`` are the choices.
    ``by_language``: once per language. A field that is not ``interactive`` can only be set.
    """

    name: str
    shape: Shape = "text"
    of: str = ""
    words: tuple[str, ...] = ()
    required: bool = False
    by_language: bool = False
    interactive: bool = True

    @property
    def many(self) -> bool:
        """Whether several values may be given."""
        return self.shape in ("keys", "list", "sources")


def _taxonomy(section: str) -> Callable[[Site], Iterator[Option]]:
    def made(site: Site) -> Iterator[Option]:
        for key, labels in site.taxonomy.get(section, {}).items():
            yield Option(str(key), {lang: labels[lang] for lang in labels if lang in _langs(site)})

    return made


def _langs(site: Site) -> list[str]:
    return [one.code for one in site.config.locales]


def _degrees(site: Site) -> Iterator[Option]:
    known = {option.key: option for option in _taxonomy("evidence")(site)}
    yield from (known.get(key, Option(key, {})) for key in map(str, range(5)))


def _sources(site: Site) -> Iterator[Option]:
    yield from (Option(key, source.title) for key, source in site.sources.items())


def _leaflets(site: Site) -> Iterator[Option]:
    for page in site.pages.values():
        if page.kind == "leaflet" and page.source is None:
            yield Option(page.path, {page.locale: page.title})


def _findings(site: Site) -> Iterator[Option]:
    for number, finding in site.findings.items():
        yield Option(str(number), {lang: text.title for lang, text in finding.texts.items()})


def _acts(site: Site) -> Iterator[Option]:
    yield from (Option(number, act.texts) for number, act in site.acts.items())


def _orp_codes(site: Site) -> Iterator[Option]:
    names = {office.orp_code: office.orp for office in site.offices.values()}
    yield from (Option(code, {"": name}) for code, name in names.items())


def _folders(site: Site) -> Iterator[Option]:
    start = f"docs/{site.config.default.code}/"
    inside = {file.removeprefix(start) for file in site.files if file.startswith(start)}
    for folder in sorted({path.partition("/")[0] for path in inside if "/" in path}):
        index = site.page(site.config.default.code, f"{folder}/index.md")
        yield Option(folder, {site.config.default.code: index.title} if index else {})


#: Where the choices of a field are: a section of the taxonomy, or what the base has.
CHOICES: Mapping[str, Callable[[Site], Iterator[Option]]] = {
    **{
        section: _taxonomy(section)
        for section in (
            "regions", "orps", "actors", "themes", "stages", "areas", "methods", "law_topics",
        )
    },
    "evidence": _degrees,
    "sources": _sources,
    "leaflets": _leaflets,
    "findings": _findings,
    "acts": _acts,
    "orp_codes": _orp_codes,
    "folders": _folders,
}  # fmt: skip


def options_of(site: Site, field: Field) -> Sequence[Option]:
    """The choices of a field, none for one that takes any text."""
    if field.of:
        return list(CHOICES[field.of](site))
    return [
        Option(word, {lang: message(f"new.choice_{word}").text(lang) for lang in ("cs", "en")})
        for word in field.words
    ]
