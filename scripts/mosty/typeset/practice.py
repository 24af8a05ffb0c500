"""The card of a practice: one page with what the source says of it, and what it does not say."""

from __future__ import annotations

from dataclasses import dataclass

from mosty.typeset.compiler import compiled, qr, settings
from mosty.typeset.convert import convert
from mosty.typeset.literal import array, body, text
from mosty.typeset.pdf_cache import Shelf
from mosty.typeset.sheet import Printed, TypesetError
from mosty.typeset.typeset_result import Typeset

MOST_EVIDENCE = 4  # the highest degree of the scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Printed):
    """One practice.

    ``place`` is a line on where and when; ``core`` are names and texts of what matters most (None:
    the source is silent, and ``silent`` says so); ``facts``, ``html`` and ``sources`` are rendered
    HTML; ``evidence`` is a degree from 0 to 4 with its words.
    """

    place: str
    label: str
    silent: str
    core: tuple[tuple[str, str | None], ...]
    evidence: int
    evidence_words: tuple[str, str]
    facts: str
    html: str
    sources_title: str
    sources: str


def typeset_card(card: Card, shelf: Shelf | None = None) -> Typeset:
    """Typeset the card. The same card always gives the same bytes.

    Raises :class:`Overflow` when it does not fit on one page in the smallest type,
    :class:`TypesetError` for what paper cannot carry, :class:`CodeTooLong` for an address that
    makes no readable QR code.
    """
    return compiled(card.name, card_source(card), "practice", card.date, shelf)


def card_source(card: Card) -> str:
    """The whole Typst source; raises as :func:`typeset_card` does."""
    card.check()
    parts, faults = [], []
    for name in ("facts", "html", "sources"):
        made = convert(getattr(card, name), base=card.base, images=card.images)
        faults += [each.sentence() for each in made.problems]
        parts.append(f"{name}:{body(made.blocks)}")
    if faults:
        raise TypesetError(card.name, *faults)
    core = array(f"({text(name)},{text(words) if words else 'none'})" for name, words in card.core)
    degrees = array(
        "true" if degree <= card.evidence else "false" for degree in range(1, MOST_EVIDENCE + 1)
    )
    more = [
        ("place", text(card.place)),
        ("label", text(card.label)),
        ("silent", text(card.silent)),
        ("core", core),
        ("degrees", degrees),
        ("evidence", array(map(text, card.evidence_words))),
        ("sources_title", text(card.sources_title)),
        *qr(card),
    ]
    return "\n".join(
        [
            '#import "/parts.typ" as v',
            '#import "/practice.typ": sheet',
            f"#sheet({settings(card, more)},({','.join(parts)}))",
            "",
        ]
    )
