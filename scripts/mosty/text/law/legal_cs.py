"""How Czech says law: one row a way of saying it, named by what it claims;
:mod:`mosty.text.law.legal` reads the rows.

A space stands for white space and the marks of bold and italic letters; ``~3`` stands for up to
three words between. ``SIGNS`` are words without which no row matches, each with what may be
right before it (empty: anything): only what is around them is read with the rows.
"""

from __future__ import annotations

_NUMBER = (
    r"(?:\d+(?:[ \u00a0]?-?ti)?(?:[ \u00a0]\([^\W\d]+\))?|půl"
    r"|(?:(?:jede|dva|tři|čtyři|pěta|šesta|sedma|osma|devěta)(?:na|a)?(?:dvaceti|třiceti"
    r"|čtyřiceti|padesáti|šedesáti)"
    r"|jed(?:en|noho|nu|na|né)|dv(?:ou|a|ě)|tří|tři|čtyř|čtyři|pěti?|šesti?|sedmi?|osmi?|devíti"
    r"|devět|deseti?|desíti"
    r"|jedenácti?|dvanácti?|čtrnácti?|patnácti?|dvaceti?|třiceti?|čtyřiceti?|padesáti?|šedesáti?"
    r"|devadesáti?)"
    r"(?: (?:jedn[éo](?:ho)?|dvou|tří|čtyř|pěti|šesti|sedmi|osmi|devíti))?)"
)
_KIND = r"(?:(?:prac\.|kal\.|pracovní|kalendářní|po sobě jdoucí)(?:ch|m|mi)? )?"
_UNIT = (
    r"(?:h\b|hod(?:in\w*|\.)|dn(?:í|ů|y|ech)\b|den\b|týd(?:en|n\w+)|měsíc\w*|rok[uy]?\b"
    r"|roce\b|let\b)"
)
_TIME = f"{_NUMBER} {_KIND}{_UNIT}"
_AFTER_WHAT = (
    r"(?:doručení|vydání|podání|oznámení|zahájení|umístění|přijetí|převzetí|vyhlášení|nařízení"
    r"|rozhodnutí|právní moci"
    r"|vykonatelnosti|narození|dne\b|kdy\b|chvíle\b|okamžiku\b)"
)
_ONE = r"(?:hodiny|týdne|měsíce|roku|čtvrt roku|půl roku)\b"
_MOST = "(?:nejdéle|nejvýše|maximálně)"
#: The same where there are only single spaces.
_BEFORE = _NUMBER.replace(" ", r"\s")
_LENGTH = r"[^\W\d_]{3,20}(?:denní|týdenní|měsíční|letá|roční)"

LIMITS = {
    "a time limit": (
        rf"(?:nejpozději )?(?:do|ve lhůtě|v průběhu|lhůt\w+(?: \w+){{0,2}}|po uplynutí"
        rf"|(?:{_MOST}|nejpozději)(?: (?:na|po|za|do))?) {_TIME}",
        rf"(?:(?:nejpozději|nejdéle) )?do {_ONE}(?= (?:od|ode|po)\s)",
        rf"nejpozději do {_ONE}",
        rf"{_TIME} (?:od|ode|po) {_AFTER_WHAT}",
        r"(?:\d+[ -]?|[^\W\d]{3,20}i)(?:denní|hodinov|týdenní|měsíční|letá|roční)\w* lhůt\w+",
        rf"(?:máte|mají|má|máš) (?:na|k) \w+ {_TIME}",
        rf"(?:na|k|pro) (?:podání )?odvolání (?:máte|je|mají|má) (?:lhůta )?{_TIME}",
        rf"{_TIME} (?:na|k) (?:podání|odvolání|vyjádření|stížnost|žalob)\w*",
        rf"lhůt\w+ ~4 (?:je|jsou|činí|trvá|běží|bude) (?:od {_NUMBER} do )?{_TIME}",
        rf"lhůt\w+ ~3 (?:je|činí) {_LENGTH}\b",
        rf"pravomocn\w+ ~3 (?:po|za) {_TIME}",
        rf"výpovědní (?:dob|lhůt)\w+ ~1 (?:je|činí|trvá) {_TIME}",
    ),
    "a longest time": (
        rf"{_MOST} (?:na )?(?:rok|měsíc|týden)\b",
        rf"{_MOST} po dobu {_NUMBER} {_UNIT}",
        rf"(?:{_TIME}|rok|měsíc|týden) (?:{_MOST}|nejpozději)",
        rf"(?:nesm|nemůž|nemoh)\w+ ~1 (?:přesáhnout|překročit|být delší než|trvat déle než) "
        rf"{_TIME}",
        rf"(?:nepřesáhne|nepřekročí|ne déle než|net?rvá déle než) {_TIME}",
    ),
    "how often at least": (
        rf"(?:alespoň|nejméně|minimálně|aspoň) (?:jednou|dvakrát|1x|1×) (?:za (?:{_NUMBER} )"
        rf"?{_UNIT}"
        r"|měsíčně|ročně|týdně)",
    ),
}
LIMIT_SIGNS = (
    (
        r"hod(?:in|\.)|h(?!\w)|dn[íůye]|den(?!\w)|týd|měsíc|rok|roce(?!\w)|let(?!\w)",
        rf"{_BEFORE}|\d\w*|\S*\)|(?:pracovní|kalendářní|jdoucí)(?:ch|m|mi)?|prac\.|kal\."
        rf"|za|čtvrt|do|na|{_MOST}",
    ),
    ("lhůt", r"\S*(?:denní|hodinov|týdenní|měsíční|letá|roční)\w*"),
    (r"[^\W\d_]{3,20}(?:denní|týdenní|měsíční|letá|roční)(?!\w)", "je|činí"),
    ("měsíčně|ročně|týdně", "jednou|dvakrát|1[x×]"),
    (f"{_MOST}|nejpozději", "rok|měsíc|týden"),
)

_APPEAL = (
    r"(?:odvolat|odvolání|podat (?:odvolání|stížnost soudu|žalobu|opravný prostředek|ústavní "
    r"stížnost)"
    r"|nahlížet do spisu|nahlédnout do spisu)"
)
#: Those to whom law speaks.
_WHO = (
    r"(?:soud\w{0,2}|úřad\w{0,2}|ospod|ředitel\w*|rodič(?:e|ů|i)?|matka|matky|otec|otcové"
    r"|pěstoun(?:i|ka|ky)?|zájem(?:ce|ci)"
    r"|žadatel\w*|osvojitel\w*|poručník|opatrovník|škol[ay]|učitel\w*|lékař(?:i|ka)?|zařízení"
    r"|služb[ay]|poskytovatel\w*"
    r"|obec|obce|kraj\w*|stát|policie|kurátor\w*|pronajímatel|zaměstnavatel|účastní(?:k|ci))"
)
_YOU = "(?:vám|vás|jim|mu|jí|ti|tě|nám|nás)"
_MUST = "mus(?:í|íte|ejí)"
#: What one has to do for an authority; whoever has to do it.
_DUTY = (
    r"(?:absolvovat|projít (?:kurz|školen|příprav|vzdělává)\w+|doložit|podat|oznámit|nahlásit"
    r"|ohlásit|hradit|uhradit"
    r"|zaplatit|souhlasit|schválit|vyslechnout|poskytnout|dostavit|předložit|požádat|poučit"
    r"|projednat|přezkoumat|strpět)\b"
)
_REFUSE = "(?:odmítnout|odepřít|zamítnout|odebrat|odejmout|upřít|omezit|zakázat|bránit|zbavit)"
#: What only feels like a duty.
_FEEL = r"(?! (?:\w+ )?(?:být|mít|umět|vědět|cítit|čekat|slyšet|znát|vydržet|chtít|žít|bát)\b)"
_PAPER = (
    r"(?:rozhodnutí|opatření|rozsudek|usnesení|souhlas|povolení|pověření|oprávnění|plná moc"
    r"|nárok|zákaz)"
)
_ACT = r"(?:zákon|novela|vyhláška|předpis|ustanovení|nařízení vlády)"
_STATE = (
    r"(?:práv[oa]|povinnost\w*|odpovědnost\w*|opatření|účink\w+|péče|osvojení\w*|dohod[ay]"
    r"|rozhodnutí|nárok\w*"
    r"|poručenství|opatrovnictví|výchova|souhlas|pověření|oprávnění)"
)
_ONLY = "(?:jen|pouze|jedině|výhradně)"
_NEEDED = r"(?:třeba|potřeba|nutn\w+|potřebn\w+|nezbytn\w+)"

RIGHTS = {
    "a right or a duty by name": (
        r"(?<!kdo )(?<!na co )(?:ne)?(?:máte|mají|má|máš|máme|měl[iay]?)"
        r" (?:(?:ze|podle|dle) zákona |také |i |vždy |nejen |tedy |zákonn\w+ ){0,2}"
        r"(?:(?:rodiče?|děti|dítě|pěstouni?|každý|oba) )?"
        r"(?:(?:vyživovací|ohlašovací|oznamovací|přednostní) )?(?:právo|nárok|povinnost)\b",
        r"právo (?:na odvolání|odvolat se|nahlížet|na nahlížení)(?: \w+){0,3} (?:máte|mají|má"
        r"|máš)\b",
        r"je (?:to )?(?:vaším|jejich|vaše) (?:zákonn\w+ )?(?:právem|právo|povinností|povinnost)\b",
        r"povinnost(?:í|i)? (?:rodič\w+|úřadu|soudu|ospod) (?:je|jsou)\b",
        r"vaše právo (?:je|na|nahlí|odvol|požád)",
        r"je (?:(?:základním|zákonným|přirozeným) )?(?:právem|povinností)\b",
        r"je (?:(?:základní|zákonné|přirozené) )?(?:právo|povinnost) (?:dítěte|dětí|každ\w+"
        r"|rodič\w+|pěstoun\w+)\b",
    ),
    "a claim that arises": (
        r"(?:vzniká|náleží|přísluší) (?:(?:vám|mu|jí|jim|dítěti|rodiči|rodičům) )?(?:nárok|právo)"
        r"\b",
        r"(?:náleží|přísluší) (?:vám|mu|jí|jim|dítěti|rodiči|rodičům|pěstoun\w+) [^\W\d_]{3,}",
    ),
    "the law says": (
        r"zákon (?:(?:vám|jim|rodičům|dětem|dítěti|rodiči|to|vše) )?(?:ukládá|zaručuje|zakazuje"
        r"|dovoluje|dává|umožňuje"
        r"|přikazuje|vyžaduje|přiznává)\b",
        r"zákon (?:říká|stanoví|určuje|nařizuje),? že\b",
        r"(?:podle|dle|ze) zákona (?:musí\w*|nesmí\w*|máte|mají|má|vyplývá)\b",
        r"musí(?:te)? ze zákona\b",
    ),
    "a duty": (
        r"(?:soud|úřad|ospod|ředitel) (?:(?:vám|jim|mu|jí|nám|ti|to|ho|je) )?(?:musí|nesmí|má "
        r"povinnost)\b",
        r"(?:jste|jsou|je|jsme) (?:ze zákona )?(?:povin(?:en|ni|na|ny|no)|oprávněn[iaáyé]?)\b",
        rf"{_WHO} (?:{_YOU} )?{_MUST}\b{_FEEL}",
        rf"{_MUST} ~3 {_DUTY}",
        rf"{_DUTY} {_MUST}\b",
    ),
    "no duty": (r"nemus(?:í|íte|ejí) ~2 (?:souhlasit|vypovídat|podepsat|platit|hradit|svědčit)\b",),
    "an appeal": (
        rf"(?:lze|můžete|může|mohou|můžeš|smíte) (?:se |si )?~2 {_APPEAL}",
        r"(?:odvol(?:at se|ání)|stížnost|námitky|žalobu) (?:se )?(?:můžete|může|mohou|lze|můžeš)\b",
        r"(?:můžete|může|mohou|lze|můžeš) (?:si |také )?podat ~2 (?:námitky|žalobu|odvolání"
        r"|stížnost (?:k )?soudu)\b",
    ),
    "taking back": (
        r"(?:souhlas|návrh|žádost|stížnost|dohod|plnou moc|odvolání)\w* ~5 vzít ~1 zpět\b",
        r"(?:lze|můžete|může|mohou|je možné|smíte) ~3 odvolat ~1 souhlas",
        r"souhlas\w* ~1 (?:lze|můžete|může|mohou|je možné|smíte) ~2 odvolat",
    ),
    "forbidden": (
        r"(?:je|jsou|bylo|bude) (?:\w+ )?(?:zakázán\w{0,2}|zapovězen\w{0,2})\b",
        r"(?:je|jsou|bylo) (?:\w+ )?(?:protiprávní|nezákonn\w+|protizákonn\w+|v rozporu se "
        r"zákonem|proti zákonu)",
        r"zakazuje se\b",
        rf"{_WHO} (?:{_YOU} )?nesm(?:í|ějí)\b{_FEEL}",
        r"nesmíte ~2 (?:odvézt|odvést|odebrat|vzít|opustit|vycestovat|odmítnout|navštívit"
        r"|kontaktovat|bránit)\b",
    ),
    "only somebody may": (
        rf"{_ONLY} (?:soud|ospod|úřad) (?:\w+ )?(?:smí|může|rozhod\w+|určí|určuje|má)\b",
        rf"(?:smí|může|mohou|lze|rozhod\w+|určí|určuje) ~4 {_ONLY} (?:soud|soudem|ospod)\b",
        rf"{_ONLY} (?:rozhodnutím|na základě rozhodnutí|se souhlasem|s povolením|na návrh)"
        r" (?:soudu|ospod|úřadu|obou|rodič\w+)",
    ),
    "without pay": (
        r"(?:ze|podle|dle) zákona ~2 (?:zdarma|bezplatn\w+)",
        r"(?:řízení|zastoupení|odvolání|stížnost|žaloba|právní pomoc|tlumočník|advokát|návrh) ~2 "
        r"(?:je|jsou) (?:\w+ )?"
        r"(?:zdarma|bezplatn\w+)",
        r"osvobozen[oaiyáéý]? od ~1 poplatk\w+",
        r"(?:soudní )?poplatek se neplatí",
        r"neplatí se ~2 poplatek",
    ),
    "validity": (
        rf"{_PAPER} ~2 (?:platí|(?:je|jsou) (?:platn|účinn|závazn)\w+) (?:až )?(?:do|po dobu|od"
        rf"|dokud)\b",
        r"(?:dohoda|smlouva) ~2 je (?:platn|účinn|závazn)\w+ (?:až )?(?:do|po dobu|od|dokud)\b",
        rf"{_ACT} ~3 (?:platí|je (?:platn|účinn)\w+|nabýv\w+ účinnosti|nabude účinnosti) (?:\w+ )"
        rf"?(?:do|od|po|\d)",
    ),
    "refusing": (
        rf"nelze ~3 {_REFUSE}",
        rf"(?:{_WHO}|nikdo) (?:{_YOU} )?(?:nesmí|nemůže|nemohou|nesmějí) ~3 {_REFUSE}",
        rf"(?:nesmí|nemůže|nemohou|nesmějí) {_YOU} ~2 {_REFUSE}",
    ),
    "coming to an end": (
        rf"{_STATE} ~4 (?:zanik(?:á|ají|ne|nou)|pozbýv\w+ platnosti|pozbude platnosti)\b",
        rf"(?:zanik(?:á|ají|ne|nou)|pozbýv\w+ platnosti|pozbude platnosti) ~4 {_STATE}",
        rf"{_STATE} ~3 s?končí (?:zletilostí|ze zákona|dnem|uplynutím|dosažením)\b",
    ),
    "consent needed": (
        rf"(?:je|bude|není|nebude) ~1 {_NEEDED} ~2 souhlas(?:u)?\b",
        rf"souhlas ~3 (?:je|není|bude) ~1 {_NEEDED}",
        r"(?:vyžaduje|vyžadují|potřebuje|potřebují) (?:se )?~2 souhlas\b",
        r"bez ~2 souhlasu ~3 (?:nelze|nesmí\w*|nemůže\w*|nemohou|není možné)\b",
    ),
    "effects": (
        r"(?:ne)?má ~1 odkladn\w+ účin\w+",
        r"(?:je|jsou|není) ~1 vykonateln\w+",
        r"(?:nabýv|nabud|nabyl)\w+ (?:právní moci|vykonatelnosti|účinnosti)",
    ),
    "punishment": (
        r"(?:je|jsou|jde o) (?:\w+ )?(?:trestn(?:é|ý čin|ým činem)|přestup(?:ek|kem))\b",
        r"hrozí ~2 (?:pokut|trest|vězení|odnětí)\w*",
        r"(?:odpovíd|ruč)\w+ za ~1 (?:škod|náklad)\w+",
    ),
    "an age": (
        r"(?:po|do|od|při) (?:dovršení|dosažení) ~2 (?:let|rok\w*|zletilosti|věku)\b",
        r"(?:dosáhne|dovrší)-li ~2 (?:věku|zletilosti|\d+ let)\b",
        r"(?:když|až|jakmile|kdo) ~2 (?:dovrší|dosáhne) ~2 (?:let|zletilosti|věku)\b",
    ),
}
RIGHT_SIGNS = (
    (
        "právo|nárok|povin|oprávněn|ukládá|zaručuje|zakazuje|dovoluje|dává|umožňuje|přikazuje|vyžaduje|přiznává|musí|nesmí"
        "|vyplývá|m[áa]",
        r"\S*(?<!\w)(?:(?:ne)?m[áaě]\w*|také|i|vždy|nejen|tedy|zákonn\w+|to|vše|jejich|vaším|dle"
        r"|zákona?|vám|jim|rodič\w*"
        r"|dět\w+|dít\w+|pěstoun\w*|každý|oba|mu|jí|soud|úřad|ospod|ředitel|js\w+|je|vzniká"
        r"|náleží|přísluší|vaše|\w+ovací|přednostní)",
    ),
    ("odvol|podat|nahlížet|nahlédnout|stížnost|námitky|žalobu|povinnost", ""),
    ("říká|stanoví|určuje|nařizuje", r"\S*(?<!\w)zákon"),
    ("zákona", r"\S*(?<!\w)musí(?:te)?\sze"),
    (r"(?:ne)?mus(?:í|íte|ejí)(?!\w)|nesm(?:í|íte|ějí)(?!\w)", ""),
    (
        "náleží|přísluší|zpět|souhlas|zdarma|bezplatn|osvobozen|poplatek|zakázán|zapovězen|zakazuje",
        "",
    ),
    (
        "protiprávní|nezákonn|protizákonn|zákon(?:u|em)(?!\\w)|platí|platn|účinn|závazn|zanik|pozbýv|pozbud",
        "",
    ),
    (
        "odmítnout|odepřít|zamítnout|odebrat|odejmout|upřít|omezit|zakázat|bránit|zbavit|vykonateln|odkladn",
        "",
    ),
    (
        "nabýv|nabud|nabyl|trestn|přestup|hrozí|škod|náklad|dovršení|dosažení|dosáhne|dovrší|s?končí",
        "",
    ),
    (r"soud|ospod|návrh|rozhodnut|povolen", rf"{_ONLY}|na|základě"),
    (r"práv(?:o|em)|povinnost", r"je|základní\w*|zákonn\w+|přirozen\w+"),
)
