"""The errors that people can act on: one tree, each error worded in ``messages/``.

The command line prints any of them as one line and ends with its exit code. What else is raised is
a bug, and Python's traceback is what helps then.
"""

from __future__ import annotations

from mosty.model.message import Message, message


class MostyError(Exception):
    """The root of the tree. ``messages`` holds one sentence per cause."""

    #: What the command ends with: 1 like a blocking problem, 2 like wrong use.
    exit_code = 1

    def __init__(self, *messages: Message) -> None:
        super().__init__(*messages)
        self.messages = messages

    def text(self, lang: str) -> str:
        """The causes in a language, as one line."""
        return "; ".join(" ".join(cause.text(lang).split()) for cause in self.messages)

    def __str__(self) -> str:
        return self.text("en")


class UsageError(MostyError):
    """Wrong use of the command: what is wrong with what was typed, and what would be right."""

    exit_code = 2

    def __init__(self, key: str, /, *, guess: str | None = None, **values: object) -> None:
        """``key`` is an entry of ``messages/usage.yml``; ``guess`` is what may have been meant."""
        meant = message("usage.meant", guess=guess) if guess else ""
        super().__init__(message(f"usage.{key}", guess=meant, **values))
