"""Errors of the JVM, as Python sees them."""

from __future__ import annotations

from typing import Any, Iterator

from py4j.protocol import Py4JJavaError


def java_causes(error: Exception) -> Iterator[Any]:
    """The exception of the JVM behind an error, then its cause, and so on to the innermost; nothing when there is none."""
    # PySpark keeps the exception in `_origin` of the errors that it has names for.
    cause = error.java_exception if isinstance(error, Py4JJavaError) else getattr(error, "_origin", None)
    while cause is not None:
        yield cause
        cause = cause.getCause()
