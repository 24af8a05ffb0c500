"""No problem gives away a private datum that another problem has found: a message may quote the
place it is in.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from mosty.checking.suppressions import Suppressed
from mosty.checks.private_data.personal_data import written
from mosty.model.message import Message
from mosty.model.problem import Problem, catalogue
from mosty.model.site import Site
from mosty.text.sensitive.redact import Secrets

#: Codes of what must never be repeated.
PRIVATE = frozenset(
    {"PRV001", "PRV002", "PRV003", "PRV007", "PRV008", "PRV009", "PRV010", "PRV011"}
)
#: Values that are ours, not the author's; paths are redacted where they are printed.
_OURS = frozenset({"hash", "locale", "known", "source", "file", "masked"})


def private_codes() -> frozenset[str]:
    """Codes of all problems whose places a report must not show."""
    return frozenset(code for code in catalogue() if code.startswith("PRV"))


def veiled(
    site: Site, today: dt.date, problems: Sequence[Problem], suppressed: Sequence[Suppressed] = ()
) -> tuple[list[Problem], list[Suppressed]]:
    """The problems, and those let be, without the pieces of private data that are in their file
    or its pair.

    Of other files' data only what is as good as whole is taken out. A mend that would repeat a
    datum goes too: the datum blocks, and once it is gone the mend is there again. The last step
    before problems leave.
    """
    private = {one.span.file for one in problems if one.code in PRIVATE}
    if not private:
        return [*problems], [*suppressed]
    data = {file: list(written(site, file, today)) for file in private}
    paths = {
        file.split("/", 2)[2]
        for file in private
        if file.startswith("docs/") and file.count("/") > 1
    }
    here: dict[str, list[tuple[str, str]]] = {}
    for file, secret_data in data.items():
        here.setdefault(file, []).extend(secret_data)
        path = file.split("/", 2)[-1]
        for locale in site.config.every_locale if path in paths else ():
            here.setdefault(f"docs/{locale.code}/{path}", []).extend(secret_data)
    secrets = {file: Secrets.of(found) for file, found in here.items()}
    elsewhere = Secrets.of(datum for found in data.values() for datum in found).whole

    def veil(problem: Problem) -> Problem:
        return _without(problem, secrets.get(problem.span.file, elsewhere))

    hidden = [
        Suppressed(
            veil(each.problem),
            secrets.get(each.problem.span.file, elsewhere).hide(each.reason),
        )
        for each in suppressed
    ]
    return [veil(one) for one in problems], hidden


def _hidden(value: object, secrets: Secrets) -> object:
    """A value of a message without private data, also in the blanks of a sentence, in each language
    and in each of several.
    """
    if isinstance(value, Message):
        return dataclasses.replace(value, values=_each_hidden(value.values, secrets))
    if isinstance(value, Mapping):
        return _each_hidden(value, secrets)
    if isinstance(value, tuple):
        return tuple(_hidden(each, secrets) for each in value)
    return secrets.hide(value) if isinstance(value, str) else value


def _each_hidden(values: Mapping[str, object], secrets: Secrets) -> Mapping[str, object]:
    return {name: _hidden(each, secrets) for name, each in values.items()}


def _without(problem: Problem, secrets: Secrets) -> Problem:
    args = {
        key: value if key in _OURS else _hidden(value, secrets)
        for key, value in problem.args.items()
    }
    edits = problem.fix.edits if problem.fix else ()
    repeats = any(secrets.hide(edit.new) != edit.new for edit in edits)
    return dataclasses.replace(problem, args=args, fix=None if repeats else problem.fix)
