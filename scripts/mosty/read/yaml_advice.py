"""What to do about YAML that cannot be read, judged by the line itself: advice that does not fit
the line sends an editor astray.
"""

from __future__ import annotations

import re

import yaml

from mosty.model.message import Message, message

#: Faults that lie where something began: a quotation, brackets, a key without its colon.
_BEGAN = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
_VALUE = re.compile(r"(?P<key>\s*(?:- )?[\w-]+:[ \t]+)(?P<value>\S.*)$")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<key>[\w-]+):(?P<value>\S.*)$")
#: Beginning of libyaml's words → advice that needs no look at the line.
_BY_WORDS = (
    (("did not find expected ',' or ']'",), "read.yaml_end_list"),
    (("did not find expected ',' or '}'",), "read.yaml_end_section"),
    (
        ("found unexpected end of stream", "found unexpected document indicator"),
        "read.yaml_end_quotes",
    ),
    (("block sequence entries",), "read.yaml_begin_list"),
    (("did not find expected '-' indicator",), "read.yaml_items"),
    (("found unknown escape character",), "read.yaml_single_quotes"),
    (("a second document begins here",), "read.yaml_second_document"),
    (("control characters", "unacceptable character"), "read.yaml_character"),
    (("nested too deep",), "read.yaml_too_deep"),
)


def where(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """The place to send an editor to: where the fault began, if libyaml noticed it only later."""
    began = error.context_mark if (error.context or "").startswith(_BEGAN) else None
    return began or error.problem_mark or error.context_mark


def advice(says: str, line: str, before: str = "") -> Message:
    """What to do on ``line``, after the line ``before``, of which libyaml ``says`` what it could
    not read.
    """
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab" in says or "'\\t'" in says:
        return message("read.yaml_tab")
    for words, key in _BY_WORDS:
        if says.startswith(words):
            return message(key)
    if (glued := _NO_SPACE.match(line)) and says.startswith("could not find"):
        return message("read.yaml_space", line=f"{glued['key']}: {glued['value']}")
    if says.startswith("could not find"):
        return message("read.yaml_colon")
    if says.startswith(("mapping values", "did not find expected key")) and _strays(line, before):
        return message("read.yaml_indent")
    return _quoted(line)


def _strays(line: str, before: str) -> bool:
    """Whether the line is a key that is indented although the line above has its value already."""
    indent, above = (len(text) - len(text.lstrip(" ")) for text in (line, before))
    return indent > above and _VALUE.match(before) is not None and ":" in line


def _quoted(line: str) -> Message:
    """To put the value into quotation marks; where some are there already, to widen them."""
    match = _VALUE.match(line.rstrip())
    if match is None:
        return message("read.yaml_default")
    value = match["value"]
    if value[0] in "\"'":
        return message("read.yaml_widen_quotes")
    mark = "'" if '"' in value else '"'
    if mark in value or "\\" in value:
        return message("read.yaml_quote")
    return message("read.yaml_quote_so", line=f"{match['key'].strip()} {mark}{value}{mark}")
