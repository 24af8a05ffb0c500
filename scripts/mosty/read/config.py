"""``mkdocs.yml`` as our engine needs it: languages, addresses, who publishes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mosty.model.config import Config, Locale
from mosty.model.problem import Problem, Span, problem
from mosty.read import yaml_marks
from mosty.read.files import text_of
from mosty.read.settings import misfits
from mosty.read.strings import words_missing
from mosty.text import addresses

FILE = "mkdocs.yml"
#: The address of a site that has none yet.
NOWHERE = "https://mosty.example/"


def read_config(root: Path, problems: list[Problem]) -> Config | None:
    """The configuration, or None and a problem where there is no language to build."""
    text = text_of(root, root / FILE, problems)
    if text is None:
        return None
    loaded = yaml_marks.load(text, FILE)
    problems.extend(loaded.problems)
    raw = loaded.value
    if not isinstance(raw, dict):
        if not loaded.problems:
            problems.append(problem("REC002", Span(FILE), shape="mapping"))
        return None
    problems.extend(misfits(loaded))
    locales = _locales(raw)
    if not locales:
        problems.append(problem("CFG001", loaded.marks.get(("plugins",), Span(FILE))))
        return None
    ours = (raw.get("extra") or {}).get("mosty") if isinstance(raw.get("extra"), dict) else None
    ours = ours if isinstance(ours, dict) else {}

    def setting(key: str) -> str | None:
        value = ours.get(key)
        return str(value) if value else None

    def web(value: str | None) -> str | None:
        """An address of the web; CFG006 refuses another one, which is as good as not set here."""
        return value if value is None or addresses.whole(value) else None

    def own(key: str) -> str | None:
        return web(setting(key))

    limits = ours.get("limits")

    def limit(key: str, default: int) -> int:
        value = limits.get(key) if isinstance(limits, dict) else None
        return value if type(value) is int and value > 0 else default

    return Config(
        file=FILE,
        site_name=str(raw.get("site_name") or "Mosty"),
        site_url=web(str(raw.get("site_url") or NOWHERE)) or NOWHERE,
        locales=locales,
        publisher=setting("publisher"),
        publisher_iri=own("publisher_iri"),
        contact=setting("contact"),
        issues=own("issues"),
        repository=own("repository"),
        history=own("history"),
        edit=own("edit"),
        quick_exit=own("quick_exit") or "",
        picture_kb=limit("picture_kb", Config.picture_kb),
        document_kb=limit("document_kb", Config.document_kb),
        page_kb=limit("page_kb", Config.page_kb),
        problems=limit("problems", Config.problems),
        nav=tuple(_nav(raw.get("nav"), ("nav",), loaded)),
        leaflet_locales=_leaflet_locales(ours, locales, loaded, problems),
    )


def _leaflet_locales(
    ours: dict[str, Any],
    whole: tuple[Locale, ...],
    loaded: yaml_marks.Loaded,
    problems: list[Problem],
) -> tuple[Locale, ...]:
    """The languages that are only leaflets; CFG006 has refused an entry of another form, and
    refuses one of a language that is there already. CFG007 says what words each lacks.
    """
    entries = ours.get("leaflet_languages")
    locales: list[Locale] = []
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        scope = entry.get("scope") if isinstance(entry, dict) else None
        code = entry.get("locale") if isinstance(entry, dict) else None
        if not isinstance(scope, list) or not isinstance(code, str):
            continue
        place = loaded.marks.get(
            ("extra", "mosty", "leaflet_languages", index, "locale"), Span(FILE)
        )
        if any(one.code == code for one in (*whole, *locales)):
            problems.append(problem("CFG006", place, key="locale", value=code))
            continue
        if missing := words_missing(code):
            problems.append(problem("CFG007", place, locale=code, missing=", ".join(missing)))
        name = str(entry.get("name") or code)
        locales.append(Locale(code, name, False, tuple(map(str, scope))))
    return tuple(locales)


def _locales(raw: dict[str, Any]) -> tuple[Locale, ...]:
    locales = []
    plugins = raw.get("plugins")  # a list, or a mapping name → options
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        languages = options.get("languages") if isinstance(options, dict) else None
        for entry in languages if isinstance(languages, list) else []:
            if isinstance(entry, dict) and entry.get("locale") and entry.get("build", True):
                code = str(entry["locale"])
                locales.append(
                    Locale(code, str(entry.get("name") or code), bool(entry.get("default")))
                )
    if locales and not any(one.default for one in locales):
        locales[0] = Locale(locales[0].code, locales[0].name, True)
    return tuple(locales)


def _nav(value: Any, path: yaml_marks.Path, loaded: yaml_marks.Loaded) -> list[tuple[str, Span]]:
    """Every file that ``nav:`` names, with its place."""
    if isinstance(value, str):
        return [(value, loaded.marks.get(path, Span(FILE)))]
    entries: list[tuple[str, Span]] = []
    if isinstance(value, list):
        for index, item in enumerate(value):
            entries += _nav(item, (*path, index), loaded)
    elif isinstance(value, dict):
        for key, item in value.items():
            entries += _nav(item, (*path, key), loaded)
    return entries
