"""Errors that are the user's to mend. Each says in one line what is wrong, where, and what to do."""

from __future__ import annotations


class KgError(Exception):
    """Something failed: the command ends with code 1."""

    exit_code = 1

    def __init__(self, message: str, *, parameter: str | None = None) -> None:
        """Takes the message, and the parameter that it is about: a caller in Python reads its name, a shell its option."""
        super().__init__(f"{parameter} {message}" if parameter else message)
        self.message = message
        self.parameter = parameter

    def __str__(self) -> str:
        """The whole message, of every error of ours alike."""
        return str(self.args[0])

    def for_the_shell(self) -> str:
        """The message with the parameter as the option that a command has for it: `--min-confidence 2: …`."""
        return f"--{self.parameter.replace('_', '-')} {self.message}" if self.parameter else self.message


class UsageError(KgError):
    """The call is wrong, a file is not there or a name unknown: the command ends with code 2."""

    exit_code = 2


class UnknownName(UsageError, KeyError):
    """Nothing, or more than one thing, has this name: `graph["…"]` raises it as a mapping does."""

    def __init__(self, message: str, *, several: bool = False) -> None:
        """Takes the message, and whether several things have the name."""
        super().__init__(message)
        self.several = several
