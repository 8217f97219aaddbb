"""Errors that a user can cause: each message is one line that says what to do."""

from __future__ import annotations


class KgraphError(Exception):
    """Base of all expected errors; the command line prints the message and exits with 1."""


class InputError(KgraphError, ValueError):
    """A document or file that cannot be read; the message names the file and line."""


class ModelError(KgraphError, ValueError):
    """A language model that is missing or cannot be used."""


class StoreError(KgraphError):
    """A store that is missing, damaged, busy or of another version."""


class UnknownActorError(KgraphError, LookupError):
    """A name that no actor of the store bears, or more than one; the message offers others."""


class WorkerError(KgraphError):
    """A process that reads documents has ended before its time."""
