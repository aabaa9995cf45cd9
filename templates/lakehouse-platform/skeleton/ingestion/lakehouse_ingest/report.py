"""Lines for people."""

from __future__ import annotations

import time
from typing import IO, Sequence

from lakehouse_ingest.results import LoadResult, TableResult

_WIDTH = 28


def progress_line(result: TableResult) -> str:
    """One line per table: what was read and what it changed."""
    if result.status == "failed":
        return f"  {result.table:<{_WIDTH}} failed     {result.note}"
    rejected = f", {result.rejected} rejected" if result.rejected else ""
    text = f"  {result.table:<{_WIDTH}} {result.status:<10} {result.rows_read} read: {result.inserted} new, {result.updated} changed, {result.deleted} deleted{rejected} ({result.seconds:.1f} s)"
    return f"{text}. {result.note}" if result.note else text


class Progress:
    """Lines while a load runs: one per table that is done, and on a terminal one for the table at work, which is written over."""

    def __init__(self, out: IO[str]) -> None:
        self._out, self._live = out, out.isatty()
        self._table, self._started = "", 0.0

    def step(self, table: str, step: str, rows: int) -> None:
        if not self._live:
            return
        if table != self._table:
            self._table, self._started = table, time.monotonic()
        count = f" {rows} rows" if rows else ""
        self._write(f"\r\x1b[K  {table:<{_WIDTH}} {step}{count} ({time.monotonic() - self._started:.0f} s)")

    def done(self, result: TableResult) -> None:
        self._write(f"{self._over}{progress_line(result)}\n")

    def say(self, text: str) -> None:
        self._write(f"{self._over}{text}\n")

    @property
    def _over(self) -> str:
        return "\r\x1b[K" if self._live else ""

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def summary_table(result: LoadResult) -> str:
    """The load as a table: a line per table of the source, and the sum."""
    head = ("table", "status", "mode", "read", "new", "changed", "deleted", "rejected", "seconds")
    rows = [_cells(table) for table in result.tables]
    counts = [sum(values) for values in zip(*(_counts(table) for table in result.tables))] or [0] * 5
    total = (f"{len(result.tables)} tables", f"{len(result.failed)} failed", "", *map(str, counts), f"{sum(t.seconds for t in result.tables):.1f}")
    widths = [max(map(len, column)) for column in zip(head, *rows, total)]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([f"Load {result.load_id}", _line(head, widths), rule, *(_line(row, widths) for row in rows), rule, _line(total, widths)])


def _cells(table: TableResult) -> tuple[str, ...]:
    return (table.table, table.status, table.kind or "", *map(str, _counts(table)), f"{table.seconds:.1f}")


def _counts(table: TableResult) -> tuple[int, ...]:
    return table.rows_read, table.inserted, table.updated, table.deleted, table.rejected


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, numbers to the right."""
    return "  ".join(cell.ljust(width) if place < 3 else cell.rjust(width) for place, (cell, width) in enumerate(zip(cells, widths))).rstrip()
