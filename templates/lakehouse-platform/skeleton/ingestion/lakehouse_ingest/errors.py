"""Errors that a person can act on: one sentence with what happened and what to do."""

from typing import Any, Sequence


class IngestError(Exception):
    """The whole load cannot run."""


class AnotherLoad(IngestError):
    """Another load of the source is running."""


class LeaseLost(IngestError):
    """Another load may have taken over from this one."""


class TableFailed(Exception):
    """One table cannot be loaded; the others go on. `results`: of the quality rules that were checked before."""

    def __init__(self, message: str, results: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.results = tuple(results)
