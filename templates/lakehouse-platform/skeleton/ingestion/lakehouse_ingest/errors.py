"""Errors that a person can act on: one sentence with what happened and what to do."""


class IngestError(Exception):
    """The whole load cannot run."""


class TableFailed(Exception):
    """One table cannot be loaded; the others go on."""
