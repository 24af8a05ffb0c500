"""How English says law: the rows of :mod:`mosty.text.law.legal_cs` in the other language, with
their signs.
"""

from __future__ import annotations

_NUMBER = (
    r"(?:(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|ninety)(?:[- ](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?)"
    r"(?: \(\w+\)|\s*(?:[-–]|to)\s*\w+)?)|half an?)"
)
_UNIT = (
    r"(?:(?:full|calendar|working|business|consecutive) )?(?:hours?|days?|weeks?|fortnight"
    r"|months?|years?)\b"
)
_TIME = f"{_NUMBER} {_UNIT}"
_AFTER_WHAT = (
    r"(?:service|delivery|receipt|receiving|notification|the decision|being served|the date|the "
    r"day|filing"
    r"|birth|the placement|registration)\b"
)
#: The same where there are only single spaces.
_BEFORE = _NUMBER.replace(" ", r"\s")
_MOST = "(?:at (?:the )?(?:most|longest)|at maximum)"

LIMITS = {
    "a time limit": (
        r"(?:within(?: the next)?|in (?:less|fewer) than|no (?:later|longer|more) than|not "
        r"(?:later|longer|more) than"
        r"|at the latest (?:within|in)|time limit (?:of|is)|deadline (?:of|is)|at most|up to"
        r"|maximum of)"
        rf" {_TIME}",
        rf"(?:within|no later than|at most) an? {_UNIT}",
        rf"{_NUMBER}[ -]{_UNIT}[ -](?:time limit|limit|deadline)",
        rf"{_TIME} (?:from|of|after) (?:the )?{_AFTER_WHAT}",
        rf"(?:have|has) {_TIME} to \w+",
        rf"{_TIME} to (?:appeal|complain|reply)",
        r"(?:limit|deadline|(?:appeal|notice) period) (?:for \w+(?: \w+)? )?(?:of|is)"
        rf" {_TIME}",
    ),
    "a longest time": (
        rf"(?:{_TIME}|an? {_UNIT}) {_MOST}",
        rf"in (?:{_TIME}|an? {_UNIT}) at the latest",
        rf"(?:may|must|can|does|do)(?: )?not (?:exceed|last longer than|be longer than) {_TIME}",
    ),
    "how often at least": (
        rf"at least (?:once |twice )?(?:every|in|per|a|an) (?:{_NUMBER} )?{_UNIT}",
    ),
}
LIMIT_SIGNS = (
    (
        r"(?:hour|day|week|fortnight|month|year)s?(?!\w)",
        rf"\S*{_BEFORE}|\S*\)|\S*[-–]\w+|full"
        r"|(?:within|than|most|half|once|twice|least)\san?|\S*(?:calendar|working|business"
        r"|consecutive)",
    ),
    (r"\S*-(?:hour|day|week|month|year)s?(?!\w)", ""),
    ("most|longest|latest|maximum", r"at(?:\sthe)?"),
)

#: Those to whom law speaks.
_WHO = (
    r"(?:courts?|authority|authorities|office|ospod|parents?|mother|father|(?:foster )?carers?"
    r"|applicants?|adopters?"
    r"|guardians?|schools?|teachers?|doctors?|facility|facilities|services?|providers?"
    r"|municipalit(?:y|ies)|region|state"
    r"|police|landlord|employer|part(?:y|ies)|director)"
)
_YOU = "(?:you|them|him|her|us)"
#: What one has to do for an authority; whoever has to do it.
_DUTY = (
    r"(?:complete|attend|undergo|submit|file|lodge|report|notify|pay|consent|agree|approve|hear"
    r"|appear (?:at|before|in)"
    r"|conclude|instruct|discuss|review|appoint)\b"
)
_REFUSE = "(?:refuse|deny|reject|withhold|take away|remove|limit|restrict|forbid|prevent|deprive)"
_REFUSED = (
    "(?:refused|denied|rejected|withheld|taken away|removed|limited|restricted|deprived|moved)"
)
#: What only feels like a duty.
_FEEL = r"(?! (?:not )?(?:be|have|feel|know|hear|wait|blame|understand|live|bear)\b)"
_PAPER = (
    r"(?:decision|measure|judge?ment|ruling|consent|permit|authori[sz]ation|power of attorney"
    r"|claim|prohibition"
    r"|agreement|order)"
)
_ACT = r"(?:act|law|amendment|decree|regulation|provision)"
_STATE = (
    r"(?:rights?|duty|duties|responsibility|obligations?|measure|effects?|care|adoption|agreement"
    r"|decision|claim|guardianship"
    r"|order|consent|authori[sz]ation)"
)
_NEEDED = "(?:needed|required|necessary)"
_CONSENT = "(?:consent|approval|permission)"

RIGHTS = {
    "a right or a duty by name": (
        r"(?:(?:you|they|parents|children) )?(?:have|has) (?:also )?(?:a|the|every|no) (?:legal )?"
        r"(?:right(?= (?:to|of|not)\b)|duty)\b",
        r"(?:it is|this is) your (?:legal )?(?:right|duty)\b",
        r"is (?:the |every |a |each )?(?:child|parent|person|carer)(?:['’]s|s['’]) (?:legal )"
        r"?(?:right|duty)\b",
        r"is (?:a|the) (?:(?:basic|legal|natural|human) )?(?:right|duty) of\b",
        r"is a (?:basic|legal|natural|human) right\b",
    ),
    "a claim that arises": (
        r"(?:is|are) (?:legally |also )?(?:entitled|obliged|required(?= by)|under a duty) (?:by "
        r"law )?to\b",
        r"(?:is|are) (?:also )?(?:eligible for|owed)\b",
    ),
    "the law says": (
        r"(?<!what )the law (?:guarantees|forbids|obliges|requires|entitles|gives|allows|says "
        r"(?:that|you))\b",
        r"under the law (?:you|parents|they|the \w+) (?:must|may|can)\b",
        r"by law,? (?:the )?\w+ (?:must|may)\b",
    ),
    "a duty": (
        r"(?:court|authority|ospod) (?:must|has to|is required to|must not|may not)\b",
        rf"{_WHO} (?:also )?(?:must|shall)\b{_FEEL}",
        rf"(?:must|shall) (?:also )?{_DUTY}",
    ),
    "no duty": (
        r"(?:do not have to|don['’]t have to|need not|need(?: )?n['’]t) (?:consent|testify|sign"
        r"|pay)\b",
    ),
    "an appeal": (
        r"(?:may|can) (?:\w+ )?(?:appeal|(?:file|lodge|bring) an? (?:appeal|action|constitutional"
        r"|complaint with the court))\b",
        r"appeals? (?:may|can) be (?:lodged|filed|brought)\b",
    ),
    "taking back": (
        r"(?:may|can) (?:\w+ )?be (?:\w+ )?(?:withdrawn|revoked)\b",
        r"(?:may|can) (?:\w+ )?(?:withdraw|revoke) ~3"
        r" (?:consent|motion|application|complaint|appeal|agreement|approval)\b",
    ),
    "forbidden": (
        r"(?:is|are|was) (?:\w+ )?(?:prohibited|forbidden|unlawful|illegal|against the law)\b",
        rf"{_WHO} (?:must|may|shall) not\b{_FEEL}",
        r"you (?:may|must) not ~1 (?:take|remove|leave|travel|refuse|visit|contact|prevent)\b",
    ),
    "only somebody may": (
        r"only (?:a|the) (?:court|authority|ospod) (?:\w+ )?(?:may|can|decides?|has)\b",
        r"only ~2 (?:a|the) court (?:decision|order|ruling|judge?ment)\b",
        r"(?:may|can|decided?) ~3 only ~3 by (?:a|the) court\b",
        rf"only with the ~2 (?:court|authority|ospod|parent)(?:['’]s|s['’])? {_CONSENT}",
        rf"only with the {_CONSENT} of the (?:court|authority|ospod|parents?)",
    ),
    "without pay": (
        r"free of charge by law\b|by law ~1 free of charge\b",
        r"(?:proceedings|representation|appeal|complaint|action|legal (?:help|aid)|interpreter"
        r"|lawyer|motion) ~2"
        r" (?:is|are) (?:\w+ )?free\b",
        r"(?:is|are) exempt from ~2 fees?\b",
        r"no (?:court )?fees? (?:is|are) (?:payable|charged|paid)\b",
    ),
    "validity": (
        rf"{_PAPER} ~2 (?:is|are|remains|stays) (?:valid|effective|in force|binding)"
        r" (?:until|for|from|since|as long as)\b",
        rf"{_ACT} ~3 (?:applies|takes effect|took effect|(?:is|are) (?:valid|effective|in force))"
        r" (?:until|for|from|since|on|as of)\b",
    ),
    "refusing": (
        rf"(?:can(?: )?not|can['’]t|may not|must not) be {_REFUSED}",
        rf"(?:{_WHO}|they) (?:can(?: )?not|can['’]t|may not|must not) {_REFUSE}",
        rf"(?:nobody|no one) (?:may|can) {_REFUSE}",
    ),
    "coming to an end": (
        rf"{_STATE} ~4 (?:ceases?|lapses?|expires?|terminates?)\b",
        rf"{_STATE} ~2 ends? (?:by|upon|with (?:the )?adult\w*|when ~4 (?:of age|adult|18))\b",
    ),
    "consent needed": (
        rf"(?<!we )(?:needs?|requires?) (?:the )?(?:\w+ )?{_CONSENT} of\b",
        rf"{_CONSENT} ~4 (?:is|are) (?:\w+ )?{_NEEDED}\b",
        r"without ~3 consent ~4 (?:can(?: )?not|can['’]t|may not|must not|nobody|no one)\b",
    ),
    "effects": (
        r"(?:has|have|had) (?:no|a) suspensive effect\b",
        r"(?:is|are) (?:\w+ )?enforceable\b",
        r"(?:becomes?|became) (?:final|enforceable|effective)\b",
    ),
    "punishment": (
        r"(?:is|are) (?:\w+ )?(?:an? )?(?:(?:criminal|administrative) )?(?:offence|crime)s?\b",
        r"(?:is|are) (?:\w+ )?punishable\b",
        r"(?:risks?|faces?) (?:a )?(?:fine|prison|imprisonment)\b",
        r"(?:is|are) (?:\w+ )?liable (?:for|to)\b",
    ),
    "an age": (r"(?:reach|reaches|reaching|reached) the age of\b",),
}
RIGHT_SIGNS = (
    (
        "right|duty",
        r"\S*(?<!\w)(?:(?:have|has)\s(?:also\s)?(?:a|the|every|no)|legal|your|is\sa|is\sthe)",
    ),
    ("right|duty", r"\S*(?:['’]s|s['’])(?:\slegal)?|\S*(?<!\w)(?:basic|natural|human)"),
    ("entitled|obliged|required|under", r"\S*(?<!\w)(?:is|are|legally|also)"),
    ("guarantees|forbids|obliges|requires|entitles|gives|says|allows", r"\S*(?<!\w)law"),
    (
        "must|may|can|has",
        r"\S*(?<!\w)law\s(?:the\s)?\S+|\S*(?<!\w)(?:court|authority|ospod|law,?\s(?:the\s)?\w+)",
    ),
    ("appeal|file|lodge|bring", r"\S*(?<!\w)(?:may|can)(?:\s\w+)?"),
    ("lodged|filed|brought", "be"),
    (
        r"(?:must|shall)(?!\w)|eligible|owed|exempt|payable|charged|paid|withdraw|revoke"
        r"|prohibited|forbidden|unlawful",
        "",
    ),
    (
        "illegal|against|consent|approval|permission|free|valid|effective|force|binding|applies|effect|testify|sign",
        "",
    ),
    (
        _REFUSE[3:-1].replace("take away", "take")
        + "|"
        + _REFUSED[3:-1].replace("taken away", "taken"),
        "",
    ),
    ("pay(?!\\w)", "to|not|n['’]t|need ?n['’]t"),
    ("leave|travel|visit|contact", "not"),
    (
        "cease|lapse|expire|terminate|enforceable|final|offence|crime|punishable|liable|ends?(?!\\w)|age(?!\\w)",
        "",
    ),
    ("fine|prison|imprisonment|a", "risks?|faces?"),
    ("court", ""),
    ("authority|ospod", r"only\sthe"),
)
