"""The errors that people can act on: one tree, each error worded in ``messages/``.

The command line prints any of them as one line and ends with its exit code. What else is raised is
a bug, and Python's traceback is what helps then.
"""

from __future__ import annotations

from typing import Any

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

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as it is: what it was made of need not be what it holds."""
        return _as_it_was, (type(self), self.args, self.__dict__)


def _as_it_was(kind: type[MostyError], args: tuple[Any, ...], state: dict[str, Any]) -> MostyError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class UsageError(MostyError):
    """Wrong use of the command: what is wrong with what was typed, and what would be right."""

    exit_code = 2

    def __init__(self, key: str, /, *, guess: str | None = None, **values: object) -> None:
        """``key`` is an entry of ``messages/usage.yml``; ``guess`` is what may have been meant."""
        meant = message("usage.meant", guess=guess) if guess else ""
        super().__init__(message(f"usage.{key}", guess=meant, **values))
