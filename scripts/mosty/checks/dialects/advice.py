"""What an editor is told of Markdown that readers would see otherwise."""

from __future__ import annotations

#: Kind of difference → what it is and what to write instead, in Czech and in English.
KINDS = {
    "heading": (
        "nadpis",
        "Nadpisu dejte vlastní řádek s mezerou za # a prázdný řádek nad ním i pod ním.",
        "a heading",
        "Give the heading a line of its own, a space after # and empty lines around it.",
    ),
    "list": (
        "seznam",
        "Oddělte seznam prázdným řádkem a vnořené body odsaďte o čtyři mezery.",
        "a list",
        "Part the list by an empty line and indent what is nested by four spaces.",
    ),
    "code": (
        "kód",
        "Kód dejte mezi řádky ``` bez odsazení a oddělte ho prázdnými řádky.",
        "code",
        "Put code between lines of ``` without an indent, with empty lines around it.",
    ),
    "table": (
        "tabulka",
        "Nad tabulku patří prázdný řádek, každý řádek má stejně buněk a | v buňce se píše \\|.",
        "a table",
        "An empty line above the table, as many cells in each row, and | in a cell as \\|.",
    ),
    "link": (
        "odkaz",
        "Pište [slova](adresa) na jeden řádek; za uzavírací značkou HTML nechte prázdný řádek.",
        "a link",
        "Write [words](address) on one line; leave an empty line after a closing HTML tag.",
    ),
    "picture": (
        "obrázek",
        "Pište ![popis](cesta) na jeden řádek.",
        "a picture",
        "Write ![description](path) on one line.",
    ),
    "note": (
        "poznámka pod čarou",
        "Text poznámky [^1]: patří na začátek řádku, s prázdným řádkem nad ním.",
        "a footnote",
        "A note's text [^1]: begins its line, with an empty line above it.",
    ),
    "task": ("políčko k zaškrtnutí", "Pište „- [ ] text“.", "a box to tick", "Write “- [ ] text”."),
    "attributes": (
        "složené závorky",
        "Vlastní adresa s křížkem stojí ve složených závorkách na konci nadpisu, za mezerou.",
        "braces",
        "An id of your own stands in braces with a hash, at the end of the heading, after a space.",
    ),
    "html": (
        "značky HTML",
        "Místo HTML použijte Markdown, nebo značky oddělte prázdnými řádky.",
        "HTML tags",
        "Use Markdown in place of HTML, or part the tags by empty lines.",
    ),
    "rule": (
        "čára",
        "Čáru --- oddělte prázdnými řádky.",
        "a rule",
        "Put empty lines around the rule ---.",
    ),
    "break": (
        "zalomení řádku",
        "Nový řádek uvnitř odstavce dělají dvě mezery na konci řádku; lepší je nový odstavec.",
        "a line break",
        "Two spaces at the end of a line break it; a new paragraph is better.",
    ),
    "emphasis": (
        "zvýraznění",
        "Hvězdičky přisaďte ke slovům a nekřižte je: **tučně**, *kurzívou*.",
        "emphasis",
        "Set the asterisks close to the words and do not cross them: **bold**, *italic*.",
    ),
    "raw": (
        "Markdown zůstane, jak je napsaný",
        "Mezi značkami HTML se Markdown nečte. Místo HTML použijte "
        'rámeček ///, nebo otevírací značce přidejte markdown="1"; za uzavírací značkou nechte '
        "prázdný řádek.",
        "Markdown stays as it is written",
        "Between tags of HTML Markdown is not read. Use a box /// in place of "
        'HTML, or add markdown="1" to the opening tag; leave an empty line after the closing one.',
    ),
    "text": (
        "text",
        "Napište místo jednodušeji: bez HTML, zpětných lomítek a značek v jedné řádce s textem.",
        "text",
        "Write the place more simply: without HTML, backslashes and marks in one line with text.",
    ),
}
#: Mark of another tool → what to write instead, in Czech and in English.
INSTEAD = {
    "box": ("Rámeček se píše /// note | Nadpis … ///", "A box is written /// note | Title … ///"),
    "strike": (
        "Přeškrtnutí web nezná; text smažte.",
        "The site has no strike-through; delete the text.",
    ),
    "highlight": ("Zvýrazněte **tučně**.", "Write **bold**."),
    "abbreviation": (
        "Zkratky vysvětluje slovník (glossary.yml).",
        "Abbreviations belong in glossary.yml.",
    ),
    "icon": (
        "Ikony a emoji v dvojtečkách web nezná; napište slovo.",
        "The site has no icons in colons; write a word.",
    ),
    "address": (
        "Pište [slova odkazu](adresa), nebo <adresa>.",
        "Write [words of the link](address), or <address>.",
    ),
    "template": (
        "Šablony a vzorce web nezná; napište text.",
        "The site has no templates or formulas; write text.",
    ),
    "wiki": ("Obrázek se píše ![popis](cesta).", "A picture is written ![description](path)."),
}
