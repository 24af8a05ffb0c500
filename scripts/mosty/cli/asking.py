"""Questions in a terminal, one at a time; an answer is a choice's number, label or key, or a
text.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from mosty.cli.words import Words
from mosty.model.config import Locale
from mosty.model.errors import UsageError
from mosty.model.message import entries
from mosty.model.site import Site
from mosty.pipeline.scaffold.answers import Answer, Answers, numbered, read_answer
from mosty.pipeline.scaffold.fields import Field, options_of

#: Up to this many choices are listed at once.
_LISTED = 25


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions about a new thing of a kind. They go to the standard error: what the command
    answers in the end is alone on the standard output.
    """

    words: Words
    site: Site
    kind: str

    def complete(self, fields: Sequence[Field], answers: Answers) -> Answers:
        """Ask for every field that has no answer yet. Raises :class:`UsageError` where the input
        ends.
        """
        self._say(self.words(f"new.intro_{'page' if self._is_page else 'record'}"))
        for field in (one for one in fields if one.interactive):
            for locale in self.site.config.locales if field.by_language else [None]:
                name = field.name
                if locale is not None and not locale.default:
                    name += f".{locale.code}"
                    if not answers.get(field.name):
                        continue  # there is nothing to translate
                if name not in answers:
                    answer = self._ask(field, locale)
                    if answer is not None:
                        answers = {**answers, name: answer}
        return answers

    @property
    def _is_page(self) -> bool:
        from mosty.pipeline.scaffold.kinds import PAGES

        return self.kind in PAGES

    def _ask(self, field: Field, locale: Locale | None) -> Answer | None:
        """The answer to a question, repeated until it can be read; None if it is left open."""
        required = field.required or (field.name == "title" and (locale is None or locale.default))
        self._say(self._question(field, locale, required))
        options = options_of(self.site, field)
        if 0 < len(options) <= _LISTED:
            self._list(field)
        elif options:
            self._say(self.words("new.ask_for_list"))
        while True:
            line = self._line()
            if line.strip() == "?" and options:
                self._list(field)
            elif line.strip():
                try:
                    return read_answer(self.site, field, line)
                except UsageError as error:
                    self._say(f"  {error.text(self.words.lang)}")
            elif required:
                self._say("  " + self.words("new.needed"))
            else:
                return None

    def _question(self, field: Field, locale: Locale | None, required: bool) -> str:
        texts = entries("new")
        own = f"{self.kind}_{field.name}"
        question = self.words(f"new.ask_{own if f'ask_{own}' in texts else field.name}")
        if locale is not None and not locale.default:
            question = f"{question} – {locale.name}"
        how = "" if required else self.words("new.may_be_left")
        several = self.words("new.several") if field.shape in ("keys", "list") else ""
        return " ".join(part for part in ("\n" + question, several, how) if part)

    def _list(self, field: Field) -> None:
        for number, option in numbered(options_of(self.site, field)):
            self._say(f"  {number:>3}  {option.label(self.words.lang)}")

    def _line(self) -> str:
        print("> ", end="", file=sys.stderr, flush=True)
        try:
            return input()
        except EOFError as error:
            print(file=sys.stderr)
            raise UsageError("new_input_ended") from error

    def _say(self, text: str) -> None:
        print(text, file=sys.stderr)
