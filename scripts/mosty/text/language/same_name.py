"""Whether two words are one name, inflected in Czech or not; and names of people in a text. Pure
functions.
"""

from __future__ import annotations

from mosty.text.language.stemmers import fold
from mosty.text.prefilter import lazy_pattern

_UPPER = "A-ZÁČĎÉĚÍĽŇÓŘŠŤÚŮÝŽÄÖÜ"
_NAME = rf"[{_UPPER}][^\W\d_{_UPPER}]+"
#: A word that begins with a capital letter.
CAPITAL = lazy_pattern(rf"\b[{_UPPER}][^\W\d_]*")
_TITLE = r"(?:pan(?:a|u|em|ovi|í)?|Mr|Mrs|Ms|Miss|Dr|Mgr|Bc|PhDr|JUDr|MUDr|Ing|PaedDr|RNDr)\b\.?"
#: A title and a name or two; two capital words in a row.
_PERSON = lazy_pattern(
    rf"(?:\b(?P<title>{_TITLE})[ \u00a0])?(?!{_TITLE})\b(?P<first>{_NAME})"
    rf"(?:[ \u00a0\n](?!{_TITLE})(?P<last>{_NAME}))?"
)
#: Countries after the name of an organisation are no surnames.
_COUNTRIES = frozenset(
    {"Česko", "Čechy", "Czechia", "Republic", "Republika", "Slovensko", "Slovakia", "Německo"}
    | {"Germany", "Rakousko", "Austria", "Polsko", "Poland", "Evropa", "Europe", "Morava"}
    | {"Moravia", "Praha", "Prague"}
)
#: The last vowel that goes where an ending comes: *Havel, Havla*.
_MOVING = lazy_pattern(r"e(?=[bcdfghjklmnprstvz]\Z)")


def person_names(text: str) -> list[tuple[str, str, int, int]]:
    """First name (empty after a title alone), surname, start and end of the surname."""
    names = []
    for match in _PERSON.finditer(text):
        if match["last"] in _COUNTRIES:
            continue
        if match["last"]:
            names.append((match["first"], match["last"], *match.span("last")))
        elif match["title"]:
            names.append(("", match["first"], *match.span("first")))
    return names


def same_name(name: str, other: str) -> bool:
    """Whether both may be the same name in some case; rather yes than no."""
    return same_stem(stem_of(name), stem_of(other))


def stem_of(name: str) -> str:
    """The name as its cases share it."""
    return _MOVING.sub("", fold(name))


def same_stem(stem: str, other: str) -> bool:
    """The same of two stems."""
    needed = min(4, max(2, min(len(stem), len(other)) - 1))
    return stem[:needed] == other[:needed]


def inflected(name: str, words: frozenset[str]) -> bool:
    """Whether a name of a place, of one word or more, may be among the folded ``words``."""
    return all(
        any(word.startswith(start) and len(word) - len(start) <= 6 for word in words)
        for part in name.split()
        for start in [fold(part)[: max(2, len(part) - 2)]]
    )
