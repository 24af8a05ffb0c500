"""The box that finds an office: what it fetches is small and complete, and what it means is tested
in Node.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from mosty.model.site import Site
from mosty.outputs.office_finder import finder_files

from .. import node as browser_modules

HERE = Path(__file__).parent
#: The most that a first answer may bring over the line, in bytes: both files, compressed.
MOST = 15_000


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    """What the box fetches, by path."""
    return finder_files(site)


def test_what_is_meant_by_what_is_typed() -> None:
    done = browser_modules.run_node("--test", HERE / "node" / "match.test.mjs")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_first_answer_is_small(files: dict[str, bytes]) -> None:
    sizes = {path: len(gzip.compress(data)) for path, data in files.items()}
    places = max(size for path, size in sizes.items() if path.count("/") == 1)
    offices = max(size for path, size in sizes.items() if path.count("/") == 2)
    assert places + offices <= MOST, (places, offices)


def test_every_municipality_leads_to_an_office(site: Site, files: dict[str, bytes]) -> None:
    listed, labels = [], []
    for path, data in files.items():
        for name, district, orp, region, *_ in json.loads(data) if path.count("/") == 1 else ():
            regions = json.loads(files[f"offices/cs/{region}.json"])
            assert regions[orp]["offices"], name
            listed.append((name, district.partition(", OSPOD ")[0], orp))
            labels.append((name, district))
    rows = list(chain.from_iterable(site.municipalities.values()))
    assert {(row.name, row.district, row.orp_code) for row in rows} <= set(listed)
    assert len(set(labels)) == len(labels), "two places that a reader cannot tell apart"


def test_an_office_leads_to_its_place_on_a_page(site: Site, files: dict[str, bytes]) -> None:
    for locale, prefix in (("cs", ""), ("en", "en/")):
        decin = json.loads(files[f"offices/{locale}/ustecky.json"])["728"]
        assert decin["offices"][0]["page"] == f"/{prefix}najit-ospod/ustecky/#ospod-decin"
        assert decin["about"][1] == f"/{prefix}regiony/ustecky/decin/"


def test_prague_has_22_offices_and_every_other_orp_one(site: Site) -> None:
    counts = Counter(office.orp_code for office in site.offices.values())
    assert len(counts) == 206
    assert {code: count for code, count in counts.items() if count > 1} == {"19": 22}


def test_no_row_names_a_person_or_holds_a_number_that_no_source_gives(site: Site) -> None:
    for office in site.offices.values():
        assert (office.phone, office.email, office.data_box) == ("", "", "")
        assert office.seen_on.isoformat() == "2026-08-22"
