"""Whether the words of a link or of a picture name anything. Pure functions on strings."""

from __future__ import annotations

import re

from mosty.text.prefilter import lazy_pattern

#: Words that point or ask for a click and name nothing: a link made of them alone says nothing of
#: its target.
_CZECH = """
zde tady tu sem tam tudy toto to ten ta tento tato tohoto této tomuto tomto tuto tímto touto těchto
těmto tyto na v ve pod přes po k ke o s se si z ze nebo a i odkaz odkazu odkaze odkazem odkazy
odkazech kliknutím klikněte klikni klikem stránka stránku stránce stránky stránek stránkách stránkou
web webu webem webové webových našich naše naší naše našem našeho jejich jeho více víc info
informace informací informacích informacemi další dalších číst čtěte přečtěte přečíst dál dále celý
celá celé článek článku text textu stáhnout stáhněte stažení pdf soubor souboru dokument dokumentu
otevřít otevřete zobrazit zjistit zjistěte dozvědět dozvíte podrobnosti podrobněji detail detaily
pokračovat pokračování viz zmíněný uvedený uvedené uvedeném
"""
_ENGLISH = """
here there this that these those the a an it its at on in via by to for and or of from follow
following click tap press go link links page pages website websites site web our their us more read
learn find out see show view check visit info information download open detail details continue file
document pdf now please
"""
_POINTING = {"cs": frozenset(_CZECH.split()), "en": frozenset(_ENGLISH.split())}


def is_known(locale: str) -> bool:
    """Whether we know which words of the language say nothing of where a link leads."""
    return locale in _POINTING


def vague(text: str, locale: str) -> bool:
    """Whether a link's text says nothing of where it leads (Czech and English only); no words say
    nothing.
    """
    known = _POINTING.get(locale)
    words = re.findall(r"[^\W_]+", text.lower())
    letter = len(words) == 1 and len(words[0]) == 1  # one letter names something: A, B, C
    return known is not None and len(text) <= 60 and not letter and known.issuperset(words)


#: A picture's name as a camera or an editor gives it, or the name of its kind, perhaps with a
#: number.
_NO_DESCRIPTION = lazy_pattern(
    r"[\W_]*|[\w .()-]{1,80}\.(?:jpe?g|png|gif|webp|svg|heic|avif|bmp|tiff?)"
    r"|(?:img|dsc|pxl|image|picture|photo|photograph|pic|figure|illustration|screenshot|ikona|icon"
    r"|obr(?:\.|ázek|ázku)?|foto|fotka|fotografie|snímek|ilustrace)"
    r"[\s_-]*(?:č\.|no\.)?\s*[\d_]*",
    re.IGNORECASE,
)


def no_description(text: str) -> bool:
    """Whether the text alternative of a picture says nothing of what it shows."""
    return _NO_DESCRIPTION.fullmatch(text.strip()) is not None
