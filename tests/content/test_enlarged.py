"""The portal can be copied for the benchmarks: a page of every kind, and no error in the copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from mosty.checking.check_session import check_all
from mosty.model.site import Site
from mosty.pipeline.bench.copies import change_page, enlarge

from .conftest import PROJECT, WRITTEN


@pytest.mark.verify
def test_copies_of_the_portal_can_be_built(whole: Site, tmp_path: Path) -> None:
    enlarge(PROJECT, tmp_path / "large", len(whole.pages) * 2)
    change_page(tmp_path / "large")  # on a family's page this would be an error
    site, problems, _ = check_all(tmp_path / "large", WRITTEN)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    assert site is not None
    kinds = {page.kind for page in whole.pages.values() if page.kind not in ("method", "theme")}
    copied = {page.kind for page in site.pages.values() if page.path.startswith("kopie-")}
    assert kinds - copied <= {"engineering"}, "pages in one language stay as they are"
