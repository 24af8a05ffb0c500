"""Whether a paragraph of prose has the end that a sentence has."""

from __future__ import annotations

from mosty.text.prefilter import lazy_pattern

#: What may stand behind the last mark: emphasis, closing marks; calls of footnotes, attributes.
_BEHIND = '*_ \t\n\u00a0)“”"’»]'
_CALL, _ATTRIBUTES = lazy_pattern(r"\[\^[^\[\]\n]*\Z"), lazy_pattern(r"\{[^{}\n]*\}\Z")
_ENDING_WORD = lazy_pattern(r"[^\W\d_]{2,}\Z")
_INNER_END = lazy_pattern(r"[^\W\d_]{3}[.!?][“”\"*_)]*[ \u00a0\n]+[„“*_]*[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]")
_BROKEN_LINE = lazy_pattern(r"(?:(?<![ ])[ ]{2,}|\\)\n|<br|[|·•]|\]:")
#: So many characters of a call or of attributes are looked at.
_LONGEST = 200
#: A paragraph of so many words is prose even if it is one sentence.
_PROSE = 14


def lacks_end(text: str, prose: str) -> bool:
    """Whether the paragraph is prose and ends with a word; ``prose`` is ``text`` with code and
    addresses blanked out.
    """
    tail = text[_cut(text) :]
    if "[^" not in tail and prose[len(text) - 1 :].isspace():
        return False
    bare = text[: _cut(text)]
    remark = bare.rfind("(") if ")" in tail else -1
    if remark >= 0 and text[: _cut(text[:remark])].endswith((".", "!", "?", "…")):
        return False  # a remark behind the end
    if not _ENDING_WORD.search(bare) or _BROKEN_LINE.search(text):
        return False
    last = bare.split()[-1]
    if "://" in last or "@" in last or last.startswith("www."):
        return False
    if not text.lstrip("*_[„“(")[:1].isupper():
        return False
    if _INNER_END.search(text):
        return True
    return len(text.split()) >= _PROSE and last.islower()


def _cut(text: str) -> int:
    """Where the last word or mark of the text ends."""
    end = len(text)
    while end:
        bare = text[:end].rstrip(_BEHIND)
        near = max(0, len(bare) - _LONGEST)
        call = _CALL.search(bare, near) if len(bare) < end else None
        behind = call or (_ATTRIBUTES.search(bare, near) if bare.endswith("}") else None)
        end = behind.start() if behind else len(bare)
        if behind is None:
            break
    return end
