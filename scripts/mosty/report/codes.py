"""The table of all checks: kind → code → what it says → whether a machine mends it, in Markdown."""

from __future__ import annotations

from mosty.model.message import message
from mosty.model.problem import catalogue
from mosty.report.words import level_of


def table(lang: str) -> str:
    """One row per code, ordered as the catalogue is."""
    head = message("codes.head").text(lang)
    rows = [head, " | ".join(["---"] * len(head.split(" | ")))]
    for kind in catalogue().values():
        family = message(f"codes.kind_{kind.code.rstrip('0123456789')}").text(lang)
        sentence = kind.in_general("message", lang).replace("|", "\\|")
        mends = message("codes.mends" if kind.fix else "codes.mends_not").text(lang)
        rows.append(" | ".join([family, kind.code, level_of(kind, lang), sentence, mends]))
    return "\n".join(f"| {row} |" for row in rows)
