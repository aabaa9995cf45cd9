"""A rule that cannot be meant: said before anything is loaded, with its place in the contract and what to do."""

from __future__ import annotations

from lakehouse_ingest.errors import IngestError


def problem(path: str, what: str, fix: str) -> IngestError:
    """`path` for example `schema.orders.properties.status.quality[0]`."""
    return IngestError(f"In the contract at {path}: {what}. {fix}.")
