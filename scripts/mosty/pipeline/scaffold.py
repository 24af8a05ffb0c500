"""``mosty new``: a page with its front matter ready, in every language at once."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from mosty.model.errors import UsageError
from mosty.model.site import Site
from mosty.read.reasons import because

#: kind → (folder, fields of the source page after the common ones)
TEMPLATES: dict[str, tuple[str, str]] = {
    "practice": (
        "praxe",
        "id: {slug}\nregion: []\norp: []\nactors: []\nthemes: []\nstage: []\nevidence: "
        "0\nfindings: []\n"
        "# problem: …\n# approach: …\n# outcome: …\n",
    ),
    "project": ("projekty", 'status: running\nperiod: {{from: "{year}", to: null}}\nregion: []\n'),
    "organisation": ("organizace", "region: []\n"),
    "parents": ("rodice", "review_by: {review}\n"),
    "leaflet": ("letaky", "review_by: {review}\nversion: 1\ndate: {today}\naudience: parents\n"),
}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def create(site: Site, kind: str, slug: str, today: dt.date) -> list[str]:
    """Write the pair and return the paths. Raises :class:`UsageError` for a bad slug, a page
    that exists and one that cannot be written.
    """
    if not _SLUG.fullmatch(slug):
        raise UsageError("bad_slug", slug=slug)
    folder, fields = TEMPLATES[kind]
    paths = {
        locale: Path("docs") / locale.code / folder / f"{slug}.md" for locale in site.config.locales
    }
    taken = [path.as_posix() for path in paths.values() if os.path.lexists(site.root / path)]
    if taken:
        raise UsageError("page_exists", files=", ".join(taken))
    review = today + dt.timedelta(days=182)
    filled = fields.format(
        slug=slug, year=today.year, review=review.isoformat(), today=today.isoformat()
    )
    for locale, path in paths.items():
        if locale.default:
            text = (
                f"---\ntitle: {slug}\ndescription: …\ndraft: true\nkind: {kind}\nsources: []\n"
                "# - key, heading or list in the source\n"
                f"checked_on: {today.isoformat()}\n{filled}---\n\n## …\n"
            )
        else:
            text = (
                f"---\ntitle: {slug}\ndescription: …\ndraft: true\ntranslated_from: "
                f"pending\n---\n\n## …\n"
            )
        try:
            (site.root / path).parent.mkdir(parents=True, exist_ok=True)
            (site.root / path).write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(
                "page_unwritable", file=path.as_posix(), reason=because(error)
            ) from error
    return [path.as_posix() for path in paths.values()]
