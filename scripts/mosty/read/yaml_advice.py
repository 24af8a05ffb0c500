"""What to do about YAML that cannot be read, told by the line itself: advice that does not fit the
line sends an editor astray.
"""

from __future__ import annotations

import re

import yaml

#: Faults that stand where something began: a quotation, brackets, a key without its colon.
_BEGAN = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
_VALUE = re.compile(r"(?P<key>\s*(?:- )?[\w-]+:[ \t]+)(?P<value>\S.*)$")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<key>[\w-]+):(?P<value>\S.*)$")
_DEFAULT = (
    "Napište na řádek klíč, dvojtečku, mezeru a hodnotu.",
    "Write a key, a colon, a space and a value on the line.",
)
_QUOTE = (
    "Dejte celou hodnotu do uvozovek: {line}",
    "Put the whole value into quotation marks: {line}",
)
#: Beginning of libyaml's words → advice that needs no look at the line.
_BY_WORDS = (
    (
        ("did not find expected ',' or ']'",),
        "Na konec seznamu napište ] a mezi položky čárky.",
        "End the list with ] and put commas between its items.",
    ),
    (
        ("did not find expected ',' or '}'",),
        "Na konec oddílu napište } a mezi položky čárky.",
        "End the section with } and put commas between its items.",
    ),
    (
        ("found unexpected end of stream", "found unexpected document indicator"),
        "Na konec hodnoty napište stejnou uvozovku, jakou začíná.",
        "End the value with the same quotation mark that it begins with.",
    ),
    (
        ("block sequence entries",),
        "Seznam začněte na dalším řádku, každou položku pomlčkou. Patří-li pomlčka k textu, dejte"
        " celou hodnotu do uvozovek.",
        "Begin the list on the next line, each item with a hyphen. If the hyphen belongs to the"
        " text, put the whole value into quotation marks.",
    ),
    (
        ("did not find expected '-' indicator",),
        "Každou položku seznamu začněte pomlčkou a mezerou, všechny stejně odsazené.",
        "Begin each item of the list with a hyphen and a space, all indented alike.",
    ),
    (
        ("found unknown escape character",),
        "Dvojité uvozovky kolem hodnoty nahraďte jednoduchými (').",
        "Replace the double quotation marks around the value by single ones (').",
    ),
    (
        ("a second document begins here",),
        "Smažte tento řádek ---, nebo jím hlavičku uzavřete.",
        "Delete this line ---, or let it close the front matter.",
    ),
    (
        ("control characters", "unacceptable character"),
        "Smažte ten znak; bývá v textu vloženém odjinud. Není-li vidět, opište řádek znovu.",
        "Delete the character; it comes with pasted text. If it is not to be seen, type the line"
        " again.",
    ),
    (
        ("nested too deep",),
        "Nechte v hlavičce nejvýš dvě úrovně.",
        "Keep two levels at most.",
    ),
)


def where(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """The place to send an editor to: where the fault began, if libyaml noticed it only later."""
    began = error.context_mark if (error.context or "").startswith(_BEGAN) else None
    return began or error.problem_mark or error.context_mark


def advice(says: str, line: str, before: str = "") -> dict[str, str]:
    """Arguments ``advice_cs`` and ``advice_en``: what to do on ``line``, after the line ``before``,
    of which libyaml ``says`` what it could not read.
    """
    czech, english = _advice(says, line, before)
    return {"advice_cs": czech, "advice_en": english}


def _advice(says: str, line: str, before: str) -> tuple[str, str]:
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab" in says or "'\\t'" in says:
        return (
            "Smažte tabulátor na začátku řádku a odsaďte řádek mezerami, stejně jako sousední.",
            "Delete the tab at the beginning of the line and indent with spaces, like its"
            " neighbours.",
        )
    for words, czech, english in _BY_WORDS:
        if says.startswith(words):
            return czech, english
    if (glued := _NO_SPACE.match(line)) and says.startswith("could not find"):
        right = f"{glued['key']}: {glued['value']}"
        return f"Za dvojtečku napište mezeru: {right}", f"Put a space after the colon: {right}"
    if says.startswith("could not find"):
        return (
            "Za klíč na tomto řádku napište dvojtečku a mezeru. Patří-li text k řádku nad ním,"
            " odsaďte ho dvěma mezerami.",
            "Write a colon and a space after the key on this line. If the text belongs to the line"
            " above, indent it by two spaces.",
        )
    if says.startswith(("mapping values", "did not find expected key")) and _strays(line, before):
        return (
            "Smažte mezery na začátku řádku; klíč patří pod klíč nad ním.",
            "Delete the spaces at the beginning of the line; a key stands below the one above it.",
        )
    return _quoted(line)


def _strays(line: str, before: str) -> bool:
    """Whether the line is a key that is indented although the line above has its value already."""
    indent, above = (len(text) - len(text.lstrip(" ")) for text in (line, before))
    return indent > above and _VALUE.match(before) is not None and ":" in line


def _quoted(line: str) -> tuple[str, str]:
    """To put the value into quotation marks; where some are there already, to widen them."""
    match = _VALUE.match(line.rstrip())
    if match is None:
        return _DEFAULT
    value = match["value"]
    if value[0] in "\"'":
        return (
            "Uvozovky končí dřív než hodnota. Ať v nich je celá; uvnitř pište „takové“ uvozovky.",
            "The quotation marks end before the value does. Let them hold all of it; inside, write"
            " ‘such’ marks.",
        )
    mark = "'" if '"' in value else '"'
    if mark in value or "\\" in value:
        return _QUOTE[0].partition(":")[0] + ".", _QUOTE[1].partition(":")[0] + "."
    right = f"{match['key'].strip()} {mark}{value}{mark}"
    return _QUOTE[0].format(line=right), _QUOTE[1].format(line=right)
