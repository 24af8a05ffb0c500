"""Methods: their pages by id, and how strong the evidence on each is."""

from __future__ import annotations

from collections.abc import Mapping

from mosty.model.site import Page, Site
from mosty.model.study import STRENGTHS, Strength, Study, strongest

KIND = "method"


def methods(site: Site) -> Mapping[str, str]:
    """The path of every method's page by the id of the method."""
    return site.memoize(_methods)


def _methods(site: Site) -> dict[str, str]:
    pages = (page for page in site.holding(f"kind: {KIND}") if page.source is None)
    return {str(page.field("id")): page.path for page in pages if page.kind == KIND}


def studies_of(site: Site, method: str) -> list[Study]:
    """The studies of a method, those of the strongest design first."""
    studies = [study for study in site.studies.values() if study.method == method]
    return sorted(studies, key=lambda study: STRENGTHS.index(study.design))


def strength(site: Site, method: str) -> Strength:
    """The strength of the evidence on a method, as :func:`mosty.model.study.strongest` says."""
    return strongest(studies_of(site, method))


def practices_using(site: Site, method: str, locale: str) -> list[Page]:
    """The practices that use a method, as a reader of ``locale`` sees them."""
    return [
        page for page in site.of_kind("practice", locale) if method in (page.field("methods") or [])
    ]
