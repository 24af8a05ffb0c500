"""The table of all checks: kind → code → what it says → whether a machine mends it, in Markdown."""

from __future__ import annotations

from mosty.model.problem import catalogue

#: What the letters of a code stand for.
KINDS = {
    "CFG": {"cs": "nastavení", "en": "configuration"},
    "DIA": {"cs": "web a GitHub", "en": "site and GitHub"},
    "DIR": {"cs": "značky Mostů", "en": "our markup"},
    "FIL": {"cs": "soubory", "en": "files"},
    "FM": {"cs": "hlavička stránky", "en": "front matter"},
    "GLO": {"cs": "slovník", "en": "glossary"},
    "LAW": {"cs": "právo", "en": "law"},
    "LFT": {"cs": "letáky", "en": "leaflets"},
    "LNK": {"cs": "odkazy", "en": "links"},
    "PRV": {"cs": "soukromé údaje", "en": "private data"},
    "PUB": {"cs": "zveřejnění", "en": "publishing"},
    "REC": {"cs": "záznamy", "en": "records"},
    "SRC": {"cs": "prameny", "en": "sources"},
    "SUP": {"cs": "potlačení", "en": "suppression"},
    "TPL": {"cs": "šablony", "en": "templates"},
    "TRN": {"cs": "překlad", "en": "translation"},
    "TXT": {"cs": "text a typografie", "en": "text and typography"},
    "WRD": {"cs": "pravopis", "en": "spelling"},
}
_HEADS = {
    "cs": ("druh", "kód", "úroveň", "co říká", "opraví --fix"),
    "en": ("kind", "code", "level", "what it says", "--fix mends it"),
}
#: No and yes.
_ANSWERS = {"cs": ("ne", "ano"), "en": ("no", "yes")}


def table(lang: str) -> str:
    """One row a code, ordered as the catalogue is."""
    lang = lang if lang in _HEADS else "en"
    rows = [list(_HEADS[lang]), ["---"] * len(_HEADS[lang])]
    for kind in catalogue().values():
        family = KINDS[kind.code.rstrip("0123456789")][lang]
        said = kind.said("message", lang).replace("|", "\\|")
        rows.append([family, kind.code, kind.level, said, _ANSWERS[lang][kind.fix]])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
