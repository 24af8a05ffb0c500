"""What may be in ``mkdocs.yml``: an allow-list, held before MkDocs sees the file.

MkDocs runs what its configuration names (hooks, plugins, Markdown extensions given as Python names)
and copies what it points to. So only the settings that this portal uses are known here; every other
one is CFG005 at its line, a value of another form CFG006. What may be written in many ways (titles,
features of the theme) stays free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from mosty.model.meant import guesses
from mosty.model.problem import Problem, Span, problem
from mosty.read.yaml_marks import Loaded, Path, Refused
from mosty.text import addresses

FILE = "mkdocs.yml"

Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")]


def _web(value: str) -> str:
    """An address of the web: its scheme as a browser finds it, so that none runs a script."""
    if addresses.scheme(value) not in ("http", "https") or not _HOST.match(value):
        raise ValueError(value)
    return value


def _contact(value: str) -> str:
    """An address of the web, of mail, a telephone number or plain words."""
    if addresses.scheme(value) not in ("", *addresses.SAFE) or _MARKUP.search(value):
        raise ValueError(value)
    return value


_HOST = re.compile(r"(?i:https?)://[^\s\"'<>\\\x00-\x1f\x7f]+\Z")
_MARKUP = re.compile(r"[<>\"\\\x00-\x1f\x7f]")
Web = Annotated[str, Field(max_length=300), AfterValidator(_web)]
Contact = Annotated[str, Field(max_length=300), AfterValidator(_contact)]
#: Where the site is; its path goes into addresses and into the lines for servers.
Home = Annotated[
    str, Field(max_length=300, pattern=r"^https?://[\w.-]+(?::\d{1,5})?(?:/[\w.~-]+)*/?$")
]
Word = Annotated[str, Field(max_length=80, pattern=r"^[A-Za-z0-9][\w.+/-]*$")]
Locale = Annotated[str, Field(pattern=r"^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$")]
Folder = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Limit = Annotated[int, Field(gt=0, strict=True)]


class Part(BaseModel):
    """A section of the file: no key but those named."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Limits(Part):
    """``extra → mosty → limits``."""

    picture_kb: Limit | None = None
    document_kb: Limit | None = None
    page_kb: Limit | None = None
    problems: Limit | None = None


class LeafletLanguage(Part):
    """One entry of ``extra → mosty → leaflet_languages``.

    Not among those of the plugin i18n: it would build each of them as a whole second site, with
    the source language's pages in place of all that are not there.
    """

    locale: Locale
    name: Line
    scope: Annotated[list[Folder], Field(min_length=1)]


class Ours(Part):
    """``extra → mosty``."""

    publisher: Line | None = None
    publisher_iri: Web | None = None
    contact: Contact | None = None
    issues: Web | None = None
    repository: Web | None = None
    history: Web | None = None
    edit: Web | None = None
    quick_exit: Web | None = None
    limits: Limits | None = None
    leaflet_languages: list[LeafletLanguage] | None = None


class Extra(Part):
    """``extra``: what Material's templates read, and ours."""

    scope: Annotated[str, Field(pattern=r"^/(?:[\w.-]+/)*$")] | None = None
    generator: bool | None = None
    mosty: Ours | None = None


class Icon(Part):
    """``theme → icon``."""

    logo: Annotated[str, Field(pattern=r"^[a-z0-9-]+(?:/[a-z0-9-]+)+$")] | None = None


class Palette(Part):
    """One entry of ``theme → palette``."""

    media: Line | None = None
    scheme: Word | None = None
    primary: Word | None = None
    accent: Word | None = None


class Theme(Part):
    """``theme``: our templates, over Material's or alone, and nobody else's folder."""

    name: Literal["material"] | None
    language: Locale | None = None
    custom_dir: Literal["overrides"]
    static_templates: list[Literal["404.html"]] | None = None
    font: Literal[False] | None = None
    icon: Icon | None = None
    features: list[Word] | None = None
    palette: list[Palette] | Palette | None = None


class Language(Part):
    """One entry of ``plugins → i18n → languages``."""

    locale: Locale
    name: Line | None = None
    default: bool | None = None
    build: bool | None = None


class Languages(Part):
    """``plugins → i18n``."""

    docs_structure: Literal["folder"] | None = None
    fallback_to_default: bool | None = None
    reconfigure_search: bool | None = None
    reconfigure_material: bool | None = None
    languages: list[Language]


class Contents(Part):
    """``markdown_extensions → toc``."""

    permalink: Literal[False] | None = None
    toc_depth: int | str | None = None


class Boxes(Part):
    """``markdown_extensions → pymdownx.blocks.admonition``."""

    types: list[Word] | None = None


class Tasks(Part):
    """``markdown_extensions → pymdownx.tasklist``."""

    custom_checkbox: bool | None = None
    clickable_checkbox: bool | None = None


class Nothing(Part):
    """No options."""


#: Plugins and Markdown extensions by name, each with the form of its options.
PLUGINS: Mapping[str, type[Part]] = {"i18n": Languages, "mosty": Nothing}
EXTENSIONS: Mapping[str, type[Part]] = {
    "abbr": Nothing,
    "attr_list": Nothing,
    "def_list": Nothing,
    "fenced_code": Nothing,
    "footnotes": Nothing,
    "md_in_html": Nothing,
    "pymdownx.blocks.admonition": Boxes,
    "pymdownx.tasklist": Tasks,
    "sane_lists": Nothing,
    "tables": Nothing,
    "toc": Contents,
}
#: Lists of names, each with options or without, which are looked at one by one.
LISTS: Mapping[str, Mapping[str, type[Part]]] = {
    "plugins": PLUGINS,
    "markdown_extensions": EXTENSIONS,
}


class Settings(Part):
    """The whole file."""

    site_name: Line
    site_url: Home | None = None
    site_description: Line | None = None
    site_author: Line | None = None
    docs_dir: Literal["docs"] | None = None
    site_dir: Literal["site"] | None = None
    use_directory_urls: Literal[True] | None = None
    exclude_docs: str | None = None
    nav: list[Any] | None = None
    theme: Theme
    plugins: Any
    markdown_extensions: Any = None
    extra: Extra | None = None


def misfits(loaded: Loaded) -> Iterator[Problem]:
    """CFG005 for what is not ours to set, CFG006 for a value of another form; each at its place."""
    raw = loaded.value
    yield from _against(Settings, raw, loaded, ())
    for section, known in LISTS.items():
        yield from _named(raw.get(section), known, loaded, section)


def _named(
    value: Any, known: Mapping[str, type[Part]], loaded: Loaded, section: str
) -> Iterator[Problem]:
    """A list of names, each alone or as ``name: options``, or a mapping of the same."""
    if value is None:
        return
    if isinstance(value, dict):
        entries: list[tuple[Any, Any, Path]] = [
            (name, value[name], (section, name)) for name in value
        ]
    elif isinstance(value, list):
        entries = []
        for index, item in enumerate(value):
            path: Path = (section, index)
            if isinstance(item, dict):
                entries += [(name, item[name], (*path, name)) for name in item]
            else:
                entries.append((item, None, path))
    else:
        yield _form(loaded, (section,), value)
        return
    for name, options, path in entries:
        if not isinstance(name, str) or name not in known:
            yield _unknown(loaded, path, str(name), known)
        elif isinstance(options, dict):
            yield from _against(known[name], options, loaded, path)
        elif options is not None:
            yield _form(loaded, path, options)


def _against(model: type[Part], value: Any, loaded: Loaded, base: Path) -> Iterator[Problem]:
    """What pydantic says of one section, at the place of each value."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        reported: set[Path] = set()
        for item in error.errors(include_url=False):
            place = _known_part((*base, *item["loc"]), loaded)
            if place in reported:  # each alternative of a form complains of it
                continue
            reported.add(place)
            if isinstance(item.get("input"), Refused):
                continue  # said where it was read
            if item["type"] == "extra_forbidden":
                yield _unknown(
                    loaded, place, str(place[-1]), _siblings(model, place[len(base) : -1])
                )
            elif item["type"] == "missing":
                key = str(item["loc"][-1])
                yield problem("FM003", _span(loaded, (*base, *item["loc"][:-1])), key=key, known="")
            else:
                yield _form(loaded, place, item.get("input"))


def _siblings(model: type[Part], path: Path) -> list[str]:
    """The keys that the section at ``path`` may have."""
    for step in path:
        field = model.model_fields.get(str(step))
        inner = [one for one in _types(field.annotation) if issubclass(one, Part)] if field else []
        if inner:
            model = inner[0]
    return list(model.model_fields)


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _types(part)


def _known_part(path: Path, loaded: Loaded) -> Path:
    """The longest beginning of pydantic's path that is in the file: it names alternatives of a
    type too.
    """
    known: Path = ()
    for step in path:
        if (*known, step) in loaded.marks or (*known, step) in loaded.key_marks:
            known = (*known, step)
    return known


def _span(loaded: Loaded, path: Path) -> Span:
    for length in range(len(path), 0, -1):
        place = loaded.key_marks.get(path[:length]) or loaded.marks.get(path[:length])
        if place:
            return place
    return Span(FILE)


def _unknown(loaded: Loaded, path: Path, key: str, known: Mapping[str, Any] | list[str]) -> Problem:
    return problem("CFG005", _span(loaded, path), key=key[:60], **guesses(key, list(known)))


def _form(loaded: Loaded, path: Path, value: Any) -> Problem:
    span = loaded.marks.get(path) or _span(loaded, path)
    text = "null" if value is None else " ".join(str(value).split()) or '""'
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), FILE)
    return problem("CFG006", span, key=key, value=text if len(text) <= 60 else text[:59] + "…")
