"""A sentence for people: a key, worded in ``messages/`` in every language of the command.

``build.pages_read`` is the entry ``pages_read`` of ``messages/build.yml``. An entry holds a text
per language, or a text per plural form of ``n`` (``one``, ``few`` for 2–4, ``other``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from mosty.text.resources import shipped

#: The language of the command's words; Czech is what the editors of the portal speak.
DEFAULT = "cs"
#: The variable of the environment that chooses another one.
VARIABLE = "MOSTY_LANG"
#: A text, or its plural forms.
Wording = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """The sentence of a key.

    ``values`` fill its blanks: whatever :func:`worded` words.
    """

    key: str
    values: Mapping[str, object]

    def text(self, lang: str) -> str:
        """The sentence in a language, in English if its file has none in that language.

        Raises ``KeyError`` for a key or a blank that does not exist.
        """
        subject, _, entry = self.key.partition(".")
        texts = entries(subject)[entry]
        wording = texts.get(lang, texts["en"])
        template = wording if isinstance(wording, str) else _plural(wording, self.values["n"])
        return template.format_map(
            {name: worded(value, lang) for name, value in self.values.items()}
        )

    def __str__(self) -> str:
        return self.text("en")


#: What a stage of the work calls with each line of progress.
Say = Callable[[Message], None]


def message(key: str, /, **values: object) -> Message:
    """The sentence of a key with its blanks filled."""
    return Message(key, values)


def own_language() -> str:
    """The language of the program's words if nobody asks for one: ``MOSTY_LANG``, else Czech."""
    return os.environ.get(VARIABLE) or DEFAULT


@cache
def entries(subject: str) -> Mapping[str, Mapping[str, Wording]]:
    """Entry → language → wording, from ``messages/<subject>.yml``."""
    texts: dict[str, dict[str, Wording]] = yaml.load(
        shipped(f"{subject}.yml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return texts


def _plural(forms: Mapping[str, str], n: object) -> str:
    """The form for a number; a language without a form of its own has it under ``other``."""
    form = "one" if n == 1 else "few" if n in (2, 3, 4) else "other"
    return forms.get(form, forms["other"])


def worded(value: object, lang: str) -> object:
    """A value as it is in a sentence of a language: a message, a text by language (English for one
    that it lacks), a tuple of them with commas, or a plain value.
    """
    if isinstance(value, str):  # nearly always, and asking for a Mapping is slow
        return value
    if isinstance(value, Message):
        return value.text(lang)
    if isinstance(value, tuple):
        return ", ".join(str(worded(each, lang)) for each in value)
    return value.get(lang, value["en"]) if isinstance(value, Mapping) else value
