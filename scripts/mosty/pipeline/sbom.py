"""mosty sbom: a bill of materials of what is shipped, as CycloneDX 1.6 (ECMA-424), and the licences
of all of it.

Asked are the packages installed beside this program, from ours on through everything that they need
on this machine, and the few works of others that the built site itself carries.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from mosty.text.program import PACKAGE

OURS = "mosty"
#: Between two parts of the list of licences; no licence has this letter.
RULE = "═" * 78
FONTS_LICENCE = PACKAGE / "typeset" / "fonts" / "OFL.txt"
ICONS_LICENCE = ".icons/material/LICENSE"
#: Our content has a licence of its own.
CONTENT_LICENCE = "CC-BY-4.0"
#: Classifiers of PyPI that mean one licence of SPDX; "BSD License" may be any of three.
SPDX: Mapping[str, str] = {
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_CLASSIFIER = "License :: OSI Approved :: "
#: Names of the files in a package that hold its licence.
_TEXTS = ("license", "licence", "copying", "notice", "authors")
#: Letters of a licence that somebody has written where its name belongs.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A work of others. ``licence`` is an expression of SPDX where ``is_spdx``, else a name;
    ``needs`` are names of packages.
    """

    name: str
    version: str
    licence: str
    is_spdx: bool
    purl: str
    needs: tuple[str, ...] = ()
    in_site: bool = False


def in_site(icons: str) -> tuple[Part, ...]:
    """The works of others that readers get with the site; ``icons`` is the version of the package
    that they are taken from. See LICENSE and the FONTLOG.txt beside the fonts.
    """
    fonts = "pkg:npm/%40expo-google-fonts/source-sans-3@0.4.1"
    return (
        Part("Source Sans 3", "3.052", "OFL-1.1", True, fonts, in_site=True),
        Part(
            "Material Design Icons", icons, "Apache-2.0", True,
            f"pkg:pypi/mkdocs-material@{icons}", in_site=True,
        ),
    )  # fmt: skip


def packages() -> list[Part]:
    """Every package that ours needs on this machine, itself first, then by name. One that is not
    installed is left out: nothing of it is shipped from here.
    """
    known: dict[str, Part] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(OURS, frozenset())]
    while waiting:
        name, extras = waiting.pop()
        if name in known and not extras:
            continue
        try:
            own = distribution(name)
        except PackageNotFoundError:
            continue
        needed = list(_needed(own, extras))
        names = tuple(sorted({need for need, _ in needed}))
        if name not in known or known[name].needs != names:
            waiting += needed
            known[name] = _part(name, own, names)
    first = known.pop(OURS)
    return [first, *(known[name] for name in sorted(known))]


def _needed(own: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in own.requires or ():
        wanted = Requirement(line)
        marker = wanted.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield canonicalize_name(wanted.name), frozenset(wanted.extras)


def _part(name: str, own: Distribution, needs: tuple[str, ...]) -> Part:
    licence, is_spdx = licence_of(own.metadata)
    return Part(name, own.version, licence, is_spdx, f"pkg:pypi/{name}@{own.version}", needs)


def licence_of(metadata: Any) -> tuple[str, bool]:
    """The licence that a package states, and whether it is an expression of SPDX: the field for it
    (PEP 639), else a classifier that means one, else what the package calls it.
    """
    if metadata["Name"] == OURS:
        return "MIT", True
    expression = metadata.get("License-Expression")
    if expression:
        return str(expression), True
    names = [
        entry.removeprefix(_CLASSIFIER)
        for entry in metadata.get_all("Classifier") or ()
        if entry.startswith(_CLASSIFIER)
    ]
    if len(names) == 1 and names[0] in SPDX:
        return SPDX[names[0]], True
    written = " ".join(str(metadata.get("License") or "").split())
    if names:
        return " / ".join(names), False
    return (written, False) if 0 < len(written) <= _LONGEST else ("see its files", False)


def bill(day: dt.date) -> dict[str, Any]:
    """The bill of materials as of ``day``; the same parts on the same day give the same text."""
    own, *others = packages()
    parts = [*others, *_site_parts(others)]
    made: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": f"{day.isoformat()}T00:00:00Z",
            "component": {
                **_component(own, "application"),
                "licenses": [{"license": {"id": id}} for id in (own.licence, CONTENT_LICENCE)],
            },
        },
        "components": [_component(part, "data" if part.in_site else "library") for part in parts],
        "dependencies": [
            {
                "ref": _ref(part),
                "dependsOn": sorted(_ref(other) for other in others if other.name in part.needs),
            }
            for part in (own, *others)
        ],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(made, sort_keys=True))
    return {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "serialNumber": f"urn:uuid:{serial}", **made}  # fmt: skip


def _site_parts(others: list[Part]) -> tuple[Part, ...]:
    versions = {part.name: part.version for part in others}
    return in_site(versions.get("mkdocs-material", "unknown"))


def _ref(part: Part) -> str:
    return f"site:{part.name}" if part.in_site else part.purl


def _component(part: Part, kind: str) -> dict[str, Any]:
    licence = {"expression": part.licence} if part.is_spdx else {"license": {"name": part.licence}}
    where = "the built site" if part.in_site else "the program that builds it"
    return {
        "type": kind,
        "bom-ref": _ref(part),
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [licence],
        "properties": [{"name": "mosty:shipped-in", "value": where}],
    }


def licences() -> Iterator[str]:
    """Every part with its licence, and the text of the licence where its package brings one."""
    own, *others = packages()
    for part in (own, *_site_parts(others), *others):
        yield f"{RULE}\n{part.name} {part.version}: {part.licence}\n{part.purl}\n"
        if part.in_site:
            yield from _texts_of_site(part)
        elif part is not own:
            yield from _texts(part.name)


def _texts_of_site(part: Part) -> Iterator[str]:
    """The licence of the fonts lies beside them, that of the icons in their package."""
    if part.licence == "OFL-1.1":
        yield f"--- OFL.txt\n{FONTS_LICENCE.read_text(encoding='utf-8').rstrip()}\n"
        return
    for file in distribution("mkdocs-material").files or ():
        if str(file).endswith(ICONS_LICENCE):
            yield f"--- LICENSE\n{file.read_text(encoding='utf-8').rstrip()}\n"


def _texts(name: str) -> Iterator[str]:
    own = distribution(name)
    for file in sorted(own.files or (), key=str):
        is_text = file.name.lower().startswith(_TEXTS) and ".dist-info" in str(file)
        if is_text and file.suffix not in (".py", ".pyc"):
            yield f"--- {file.name}\n{file.read_text(encoding='utf-8').rstrip()}\n"
