"""The opening of an article: what is before its first section.

The page template puts the questions of a page in plain language between the opening and the
sections.
"""

from __future__ import annotations

import re

from markupsafe import Markup

#: How a section begins: on a page of steps the first step counts, elsewhere the first heading.
_STEP, _HEADING = '<div class="m-step">', "<h2"
_TICK_BOX = '<input type="checkbox" disabled'
_DRAWN_BOX = '<input type="checkbox" aria-hidden="true" disabled'

#: The fields of a record, as render/facts.py writes them; none of them holds another list of names.
_FACTS, _FACTS_END = '<dl class="m-facts m-facts--page">', "</dl>"

_LIST = re.compile(r"<ul>(.*?)</ul>", re.DOTALL)
_CHOICES = 3


def opening(html: str) -> tuple[Markup, Markup]:
    """The article's HTML in two parts: its opening and its sections; one of them may be empty.

    Boxes of a checklist are drawings to tick on paper, and are marked so: what is read out is the
    list itself.

    >>> opening("<p>Call.</p><h2>1. First</h2>")
    (Markup('<p>Call.</p>'), Markup('<h2>1. First</h2>'))
    """
    html = html.replace(_TICK_BOX, _DRAWN_BOX)
    at = html.find(_STEP if _STEP in html else _HEADING)
    at = len(html) if at < 0 else at
    return Markup(html[:at]), Markup(html[at:])


def parted(opening: str) -> tuple[Markup, Markup]:
    """The opening in two parts: the record's fields, if they come first, and the rest. A wide
    screen has the fields beside the text.

    >>> parted('<dl class="m-facts m-facts--page"><dt>ORP</dt></dl><p>They met.</p>')[1]
    Markup('<p>They met.</p>')
    """
    opening = opening.lstrip()
    if not opening.startswith(_FACTS):
        return Markup(), Markup(opening)
    end = opening.index(_FACTS_END) + len(_FACTS_END)
    return Markup(opening[:end]), Markup(opening[end:])


def has_choice(html: str) -> bool:
    """Whether a list of the article itself leads to its sections: three items or more, each with a
    link to a place on the page. A second list of the same places would only are in the way.

    >>> has_choice('<ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ul>')
    False
    """
    for listed in _LIST.finditer(html):
        items = listed[1].split("<li>")[1:]
        if len(items) >= _CHOICES and all(' href="#' in item for item in items):
            return True
    return False
