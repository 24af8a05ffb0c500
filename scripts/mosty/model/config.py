"""The configuration of a site, as ``mkdocs.yml`` gives it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from mosty.model.problem import Span


@dataclass(frozen=True)
class Locale:
    """A language of the site; the default one has no prefix in addresses."""

    code: str
    name: str
    default: bool

    @property
    def prefix(self) -> str:
        """``""`` or ``"en/"``."""
        return "" if self.default else f"{self.code}/"


@dataclass(frozen=True)
class Config:
    """What ``mkdocs.yml`` says of the site; unset contacts are None and never invented.

    Limits: ``picture_kb``, ``document_kb``, ``page_kb`` of files; ``problems`` of one check on a
    page.
    """

    file: str
    site_name: str
    site_url: str
    locales: tuple[Locale, ...]
    publisher: str | None = None
    contact: str | None = None
    issues: str | None = None
    repository: str | None = None
    history: str | None = None
    quick_exit: str = ""
    picture_kb: int = 500
    document_kb: int = 5000
    page_kb: int = 100
    problems: int = 10_000
    nav: tuple[tuple[str, Span], ...] = ()

    @property
    def default(self) -> Locale:
        """The source locale."""
        return next((one for one in self.locales if one.default), self.locales[0])

    def locale(self, code: str) -> Locale:
        """The locale of that code; raises ``KeyError``."""
        for language in self.locales:
            if language.code == code:
                return language
        raise KeyError(code)

    def history_of(self, file: str) -> str | None:
        """The address that shows how a file changed; None where no repository is set.

        ``history`` is the address with ``{file}`` in it, for a host that builds it otherwise than
        most do.
        """
        pattern = self.history or (
            f"{self.repository.rstrip('/')}/commits/HEAD/{{file}}" if self.repository else None
        )
        return pattern.replace("{file}", quote(file)) if pattern and file else None

    @property
    def base(self) -> str:
        """The path under which the site lives, without a slash at the end: ``""`` or
        ``"/mosty"``.
        """
        rest = self.site_url.split("://", 1)[-1]
        return ("/" + rest.split("/", 1)[1]).rstrip("/") if "/" in rest else ""
