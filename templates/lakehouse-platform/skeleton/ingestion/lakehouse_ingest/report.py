"""Lines for people."""

from __future__ import annotations

from lakehouse_ingest.results import TableResult


def progress_line(result: TableResult) -> str:
    """One line per table: what was read and what it changed."""
    if result.status == "failed":
        return f"  {result.table:<28} failed     {result.note}"
    rejected = f", {result.rejected} rejected" if result.rejected else ""
    text = f"  {result.table:<28} {result.status:<10} {result.rows_read} read: {result.inserted} new, {result.updated} changed, {result.deleted} deleted{rejected} ({result.seconds:.1f} s)"
    return f"{text}. {result.note}" if result.note else text
