"""Errors that are the user's to mend. Each says in one line what is wrong, where, and what to do."""

from __future__ import annotations


class KgError(Exception):
    """Something failed: the command ends with code 1."""

    exit_code = 1


class UsageError(KgError):
    """The call is wrong, a file is not there or a name unknown: the command ends with code 2."""

    exit_code = 2
