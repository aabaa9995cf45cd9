"""The last lines of a run."""

from __future__ import annotations

from typing import Optional

from lakehouse_ingest.results import LoadResult
from lakehouse_local.modelling import ModelResult


def summary(load: LoadResult, models: Optional[ModelResult], seconds: float) -> str:
    """Rows, models, tests, seconds, and where to look next."""
    total = {name: sum(getattr(t, name) for t in load.tables) for name in ("rows_read", "inserted", "updated", "deleted", "rejected")}
    failed = load.failed
    lines = [
        "",
        f"Load {load.load_id}",
        f"  Tables    {len(load.tables) - len(failed)} loaded, {len(failed)} failed",
        f"  Rows      {total['rows_read']} read, {total['inserted']} new, {total['updated']} changed, {total['deleted']} deleted, {total['rejected']} rejected",
    ]
    if models is None:
        lines.append("  Models    none for this source (run `make generate`)")
    else:
        left_out = f", {models.left_out} left out because their tables failed" if models.left_out else ""
        lines.append(f"  Models    {_counts(models.models)}{left_out}")
        lines.append(f"  Tests     {_counts(models.tests)}")
    lines.append(f"  Seconds   {seconds:.0f}")
    lines += [f"  Failed    {table.table}: {table.note}" for table in failed]
    if total["rejected"]:
        lines.append(f"Rejected rows with their reasons: table raw_{load.source}._rejects.")
    lines.append(f"Look next: every load is a row of raw_{load.source}._loads; the tables are in .lakehouse (catalog.db, warehouse), and in the portal if it watches them.")
    return "\n".join(lines)


def _counts(counts) -> str:  # type: ignore[no-untyped-def]
    return ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "none"
