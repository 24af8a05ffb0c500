"""A small portal: enough words in enough forms to tell a good search from a bad one."""

from __future__ import annotations

from mosty.search import Concept, Document

ABBREVIATIONS = ("OSPOD", "SAS (SAS RD)", "ZDVOP", "MPSV", "DO")

CONCEPTS = (
    Concept(
        "ospod",
        {
            "cs": ("OSPOD", "orgán sociálně-právní ochrany dětí", "sociálka"),
            "en": (
                "child protection authority (OSPOD)",
                "authority for social and legal protection of children",
            ),
        },
    ),
    Concept(
        "sas",
        {
            "cs": ("SAS", "sociálně aktivizační služby pro rodiny s dětmi"),
            "en": ("social activation services for families with children",),
        },
    ),
    Concept(
        "spod",
        {
            "cs": ("sociálně-právní ochrana dětí",),
            "en": ("social and legal protection of children",),
        },
    ),
    Concept(
        "umisteni",
        {"cs": ("umístění dítěte mimo rodinu", "sebrali mi dítě"), "en": ("removal of a child",)},
    ),
    Concept("pestounstvi", {"cs": ("pěstounská péče",), "en": ("foster care",)}),
)

CZECH = (
    Document(
        "/",
        "Mosty",
        ("Pro rodiče", "Pro odborníky"),
        (),
        "Portál o pomoci ohroženým dětem a jejich rodinám.",
        "site",
        "Úvodní stránka.",
    ),
    Document(
        "/slovnik/#ospod",
        "orgán sociálně-právní ochrany dětí",
        ("OSPOD",),
        ("sociálka",),
        "Úřad, který chrání práva a zájmy dítěte.",
        "term",
        "Úřad, který chrání dítě.",
        ("Slovník",),
    ),
    Document(
        "/slovnik/#sas",
        "sociálně aktivizační služby pro rodiny s dětmi",
        ("SAS",),
        (),
        "Služba, která přichází za rodinou domů.",
        "term",
        "Terénní služba.",
        ("Slovník",),
    ),
    Document(
        "/praxe/setkavani-skol/",
        "Setkávání škol a OSPODu v Děčíně",
        ("Jak to začalo", "Co se povedlo"),
        ("škola", "Děčín"),
        "Školy se s OSPODem scházejí dvakrát ročně. Učitelé poznali pracovnice úřadu.",
        "practice",
        "Pravidelná setkání škol.",
        ("Dobrá praxe",),
    ),
    Document(
        "/praxe/kavarna/",
        "Kavárna pro rodiče",
        (),
        ("rodič", "Děčín"),
        "Rodiče se scházejí u kávy a mluví o škole, o dětech a o penězích.",
        "practice",
        "Místo setkání.",
        ("Dobrá praxe",),
    ),
    Document(
        "/rodice/prvni-dny/",
        "První dny po umístění dítěte",
        ("Komu zavolat", "Kdy dítě uvidíte"),
        ("rodič",),
        "Když bylo dítě umístěno mimo rodinu, zavolejte na OSPOD. Umístění dítěte mimo rodinu "
        "nemusí být navždy.",
        "parents",
        "Co dělat první dny.",
        ("Pro rodiče",),
    ),
    Document(
        "/metodika/prevence/",
        "Prevence",
        ("Cíl fáze", "Kroky"),
        ("prevence",),
        "Sociálně aktivizační služby pro rodiny s dětmi pomáhají dřív, než je pozdě. "
        "Ministerstvo (MPSV) je hradí.",
        "phase",
        "První fáze.",
        ("Metodika",),
    ),
    Document(
        "/analyza/",
        "Patnáct zjištění",
        ("Pěstounská péče", "Byty"),
        (),
        "Pěstounů je málo. Pěstounská péče na přechodnou dobu chybí. Rodinám chybí byt, město "
        "byty nemá.",
        "analysis",
        "Co ukázala analýza.",
    ),
)

ENGLISH = (
    Document(
        "/en/slovnik/#ospod",
        "child protection authority",
        ("OSPOD",),
        (),
        "The public authority that protects children.",
        "term",
        "Protects children.",
        ("Glossary",),
    ),
    Document(
        "/en/praxe/setkavani-skol/",
        "Schools meet the child protection authority",
        (),
        ("school",),
        "Schools and the OSPOD meet twice a year. Teachers got to know the authority's workers.",
        "practice",
        "Regular meetings.",
        ("Good practice",),
    ),
    Document(
        "/en/analyza/",
        "Fifteen findings",
        ("Foster care", "Housing"),
        (),
        "There are few foster carers. Families lack housing.",
        "analysis",
        "What the analysis showed.",
    ),
)

HOSTILE = (
    "",
    " ",
    "\n\t",
    "a",
    "x",
    "1",
    "š",
    "\u030c",
    "a a a a",
    "k s v z o u a i",
    "jsem byla a budu",
    "the of and",
    "x" * 10_000,
    "škola " * 2_000,
    "ab " * 3_000,
    "👪",
    "👪 škola",
    "مدرسة",
    "\u202ealokš",
    "學校",
    "<b>škola</b>",
    '<script>alert("x")</script>',
    "škola && (děti || *)",
    "[a-z]+",
    "(?:",
    "\\",
    "$^.*+?()[]{}|",
    "škola\\b",
    "#ospod",
    "#",
    "##",
    "ospod:",
    'title:"škola"',
    "škola AND NOT děti",
    "%",
    "%zz",
    "\x00škola\x00",
    "__proto__",
    "constructor",
    "toString hasOwnProperty",
    "İstanbul",
    "ΣΊΣΥΦΟΣ",
    "ß",
    "ﬁnance",
    "½ ²",
    "𝒳𝒴𝒵 škola",
    "sˇkola",
    "s\u030ckola",
    "don't",
    "359/1999 Sb.",
    "OSPOD" * 50,
)
