"""One kind of problem explained at a terminal: what it means, whom it hurts, how it is mended, an
example. The same words as on its page of the site.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from mosty.model.help import Help, helps
from mosty.model.message import message
from mosty.model.problem import Kind, catalogue
from mosty.report.words import level_of

#: Columns of the text, its indent among them.
WIDTH = 88
_INDENT = "  "


def explained(code: str, lang: str, may_stay: bool) -> str:
    """The text on ``code``; ``may_stay``: it may be suppressed in a page with a reason."""
    kind = catalogue()[code]
    parts = [f"{code} · {level_of(kind, lang)}", *_parts(kind, lang)]
    if may_stay:
        reason = _word("explain.keep_reason", lang)
        note = f"<!-- mosty: ignore {code} {reason} -->"
        how = _section("explain.keep", _word("explain.keep_how", lang), lang)
        parts.append(f"{how}\n\n{_INDENT}{note}")
    else:
        parts.append(_wrapped(_word("explain.held", lang), ""))
    return "\n\n".join(parts)


def _parts(kind: Kind, lang: str) -> Iterator[str]:
    help = helps().get(kind.code, Help({}, "", ""))
    yield _section("explain.means", kind.in_general("message", lang), lang)
    if help.why:
        yield _section("explain.why", help.why.get(lang, help.why.get("en", "")), lang)
    hint = kind.in_general("hint", lang)
    machine = _word("explain.by_machine", lang) if kind.fix else ""
    yield _section("explain.hint", f"{hint} {machine}", lang)
    for key, example in (("explain.wrong", help.wrong), ("explain.right", help.right)):
        if example:
            yield f"{_title(key, help.where, lang)}\n{textwrap.indent(example.rstrip(), _INDENT)}"


def _title(key: str, where: str, lang: str) -> str:
    """``Wrong``, with the place of the example where that is not the text of a page."""
    title = _word(key, lang)
    if where in ("", "page"):
        return title
    return message("explain.at", title=title, place=where).text(lang)


def _section(key: str, text: str, lang: str) -> str:
    return f"{_word(key, lang)}\n{_wrapped(text, _INDENT)}"


def _wrapped(text: str, indent: str) -> str:
    """``text`` in lines that fit; addresses and codes are not cut."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _word(key: str, lang: str) -> str:
    return message(key).text(lang)
