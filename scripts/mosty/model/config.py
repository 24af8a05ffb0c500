"""The configuration of a site, as ``mkdocs.yml`` gives it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from mosty.model.problem import Span


@dataclass(frozen=True)
class Locale:
    """A language of the site; the default one has no prefix in addresses.

    ``scope``: the folders in which a language that is only leaflets may have pages; empty for a
    whole language.
    """

    code: str
    name: str
    default: bool
    scope: tuple[str, ...] = ()

    @property
    def prefix(self) -> str:
        """``""`` or ``"en/"``."""
        return "" if self.default else f"{self.code}/"


@dataclass(frozen=True)
class Config:
    """What ``mkdocs.yml`` says of the site; unset contacts are None and never invented.

    ``locales`` are the whole languages: each has every page, menu, search, feed and export.
    ``leaflet_locales`` have leaflets and nothing else: what goes through all languages of the
    portal never meets them, and who serves their pages says ``every_locale``.

    Limits: ``picture_kb``, ``document_kb``, ``page_kb`` of files; ``problems`` of one check on a
    page.
    """

    file: str
    site_name: str
    site_url: str
    locales: tuple[Locale, ...]
    publisher: str | None = None
    publisher_iri: str | None = None
    contact: str | None = None
    issues: str | None = None
    repository: str | None = None
    history: str | None = None
    edit: str | None = None
    quick_exit: str = ""
    picture_kb: int = 500
    document_kb: int = 5000
    page_kb: int = 100
    problems: int = 10_000
    nav: tuple[tuple[str, Span], ...] = ()
    leaflet_locales: tuple[Locale, ...] = ()

    @property
    def default(self) -> Locale:
        """The source locale."""
        return next((one for one in self.locales if one.default), self.locales[0])

    @property
    def every_locale(self) -> tuple[Locale, ...]:
        """Every language that has a page, whole ones first."""
        return (*self.locales, *self.leaflet_locales)

    @property
    def is_addressed(self) -> bool:
        """Whether ``site_url`` is an address at which the site can be found: the top-level domain
        ``example`` is kept for those that nobody has (RFC 2606).
        """
        host = self.site_url.split("://", 1)[-1].partition("/")[0].partition(":")[0]
        return bool(host) and host != "example" and not host.endswith(".example")

    def locale(self, code: str) -> Locale:
        """The locale of that code; raises ``KeyError``."""
        for language in self.every_locale:
            if language.code == code:
                return language
        raise KeyError(code)

    def is_leaflet_locale(self, code: str) -> bool:
        """Whether a language has leaflets and nothing else."""
        return any(language.code == code for language in self.leaflet_locales)

    def beside(self, code: str) -> tuple[Locale, ...]:
        """The languages in which the page of a path says the same as in this one: all whole ones,
        or all that are only leaflets.
        """
        return self.leaflet_locales if self.is_leaflet_locale(code) else self.locales

    def history_of(self, file: str) -> str | None:
        """The address that shows how a file changed; None if no repository is set.

        ``history`` is the address with ``{file}`` in it, for a host that builds it otherwise than
        most do.
        """
        return self._of_file(self.history, "commits", file)

    def edit_of(self, file: str) -> str | None:
        """The address at which a file can be changed in the browser, by the same rule: ``edit``."""
        return self._of_file(self.edit, "edit", file)

    def _of_file(self, pattern: str | None, what: str, file: str) -> str | None:
        if not pattern and self.repository:
            pattern = f"{self.repository.rstrip('/')}/{what}/HEAD/{{file}}"
        return pattern.replace("{file}", quote(file)) if pattern and file else None

    @property
    def base(self) -> str:
        """The path under which the site lives, without a slash at the end: ``""`` or
        ``"/mosty"``.
        """
        rest = self.site_url.split("://", 1)[-1]
        return ("/" + rest.split("/", 1)[1]).rstrip("/") if "/" in rest else ""
