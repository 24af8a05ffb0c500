"""The verbs of the command, and the language it speaks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from mosty.model.message import DEFAULT, VARIABLE

#: Each is a module of this room; what it does is said in ``messages/command.yml``.
VERBS = (
    "serve", "build", "check", "explain", "search", "export", "readability", "leaflet", "new",
    "init", "schemas", "import", "move", "withdraw", "restore", "translate", "review",
    "links", "weekly", "changelog", "diff", "rollback", "verify", "sbom", "bench",
)  # fmt: skip
#: Verbs whose ``--lang`` is the language of the pages: there it speaks for the words only if the
#: variable does not.
OF_PAGES = frozenset({"search", "export", "bench"})


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language of the command's words, known before anything is parsed.

    ``--lang`` decides, else ``MOSTY_LANG``, else it is Czech; see ``OF_PAGES`` for the exception.
    """
    written = ""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            written = arguments[place + 1]
        elif argument.startswith("--lang="):
            written = argument.removeprefix("--lang=")
    chosen = environment.get(VARIABLE, "")
    verb = next((argument for argument in arguments if argument in VERBS), "")
    if chosen and verb in OF_PAGES:
        return chosen
    return written or chosen or DEFAULT
