"""Errors of the engine in words that a person can act on."""

from __future__ import annotations

import re

_LONGEST = 400

_KNOWN = (
    (r"No space left on device|Disk quota exceeded", "The disk is full: free some space (Spark's own is in the folder of spark.local.dir), then load again."),
    (r"OutOfMemoryError|GC overhead limit", "Spark ran out of memory: give it more (spark.driver.memory, or larger workers), then load again."),
    (r"Read-only file system|AccessControlException: Permission denied|\(Permission denied\)", "The files of the lakehouse cannot be written: check the permissions of its folder."),
    (r"SQLITE_BUSY", "Another process is writing to the catalog: wait until it has ended, then load again."),
    (r"SQLITE_FULL", "The disk of the catalog is full: free some space, then load again."),
    (r"SparkContext (?:was|has been) (?:shut down|stopped)|stopped SparkContext", "Spark has stopped, because of an error before: see the lines above, then load again."),
)
# Iceberg says of a branch that main cannot be moved to it, in words and not by a class of its own.
_CONFLICT = re.compile(r"CommitFailedException|Cannot fast-forward: main is not an ancestor|ConcurrentModificationException|Cannot commit: stale table metadata")


def is_conflict(error: Exception) -> bool:
    """Another writer has committed meanwhile; nothing of ours is visible."""
    return not is_unknown_outcome(error) and bool(_CONFLICT.search(str(error)))


def is_unknown_outcome(error: Exception) -> bool:
    """The catalog did not answer: the commit may be there or not."""
    return "CommitStateUnknownException" in str(error)


def sentence(error: Exception) -> str:
    """One line, without a stack trace."""
    text = str(error)
    for pattern, said in _KNOWN:
        if re.search(pattern, text):
            return said
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    cause = next((line for line in lines if line.startswith("Caused by:") or "Exception:" in line), lines[0] if lines else type(error).__name__)
    return cause[:_LONGEST]
