"""*a* and *an* before words of which the sound is sure. Pure functions on strings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.language.fault import Fault
from mosty.text.prefilter import lazy_pattern

#: Words that begin with a vowel as they are said, each English alone: after a Czech *a* (and) on
#: an English page stands none of them.
_VOWEL = (
    "able absence abuse abused abusive academic acceptable access accident account act action "
    "active activity actual addition additional address administrative adolescent adopted "
    "adoption adoptive adult adviser advisor advocate affected age agency agreement aid aim "
    "alarm alcohol allowance alternative ambulance amount analysis animal annual answer "
    "apology apparent appeal apple application appointment approach appropriate area argument "
    "arrangement article aspect assessment assistant association attempt attorney aunt "
    "authority autistic available average award awareness early easier easy economic "
    "education educational effect effective effort eight eighteen elder elderly eleven email "
    "emergency emotional employee employer empty end engagement enormous entire environment "
    "equal error escape essential estimate estimated ethical evaluation evening event "
    "everyday evidence example excellent exception exchange executive exercise existing "
    "experience experienced explanation extended external extra extraordinary eye idea "
    "identity ill illness image immediate impact important impossible improvement incident "
    "income increase independent index indication individual infant infection influence "
    "informal informed initial injury inner innocent inquiry insight institution "
    "institutional insurance integrated intensive interest interesting interim internal "
    "international interpreter interval intervention interview introduction investigation "
    "invitation invoice isolated issue item object objection objective obligation obstacle "
    "obvious occasion occasional offence offender offer office officer official older oldest "
    "ongoing open opening operation opinion opportunity option oral order ordinary "
    "organisation organised organization original orphan other outcome outline outpatient "
    "outreach outside overall overview own owner ugly ultimate umbrella unaccompanied unborn "
    "uncle underlying understanding unemployed unexpected unhappy unknown unlawful unmarried "
    "unpaid unsafe unstable unusual unwanted upper urban urgent usher"
)
_A_BEFORE = lazy_pattern(
    rf"(?<![\w’'.&/)-])(?P<article>[aA])(?P<gap>[ \u00a0\n])(?:{'|'.join(_VOWEL.split())})(?![\w-])"
)
_A_SIGNS = tuple(f"{gap}{vowel}" for gap in ("a ", "A ", "a\n", "a\u00a0") for vowel in "aeiou")
#: *an* before a consonant as it is said; an hour, an honest, an heir; an MP, an 8, an X-ray stay.
_AN_BEFORE = lazy_pattern(
    r"(?<![\w’'.&/-])(?P<article>[aA]n)(?P<gap>[ \u00a0\n])"
    r"(?!(?:der|die|das|den|dem|dich|mich|sich|sms|mp)(?!\w))"
    r"(?:[bcdfgjklmnpqrstvwyz](?=[a-z]?[aeiou]|[a-z]{2,}[aeiou][a-z])[a-z]{2,}|uni(?:[tvqfc]|on)[a-z]*|one|once|us(?:ed|er|eful|ual)"
    r"|[eE]uro[a-z]+|h(?:ouse|ome|ospital|elp|igh|uman|ealth)[a-z]*)(?![\w-])"
)


def articles(text: str) -> Iterator[Fault]:
    """*a agency* for *an agency*, *an school* for *a school*."""
    if any(sign in text for sign in _A_SIGNS):
        for match in _A_BEFORE.finditer(text):
            yield _fault(text, match, "n")
    if "an " in text or "an\n" in text or "An " in text:
        for match in _AN_BEFORE.finditer(text):
            yield _fault(text, match, "")


def _fault(text: str, match: re.Match[str], ending: str) -> Fault:
    start, stop = match.span("article")
    end = match.end()
    article = text[start] + ending
    word = text[match.end("gap") : end]
    return Fault(start, end, f"{article} {word}", (start, stop, article))
