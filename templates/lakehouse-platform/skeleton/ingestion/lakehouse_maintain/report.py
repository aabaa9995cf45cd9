"""Lines for people."""

from __future__ import annotations

from typing import Sequence

from lakehouse_maintain.maintain import TableReport


def progress_line(report: TableReport) -> str:
    if report.failed:
        return f"  {report.table:<36} failed     {report.note}"
    before, after = report.before, report.after
    files, deletes = _change(before.files, after.files), _change(before.delete_files, after.delete_files)
    figures = f"files {files}, deletes {deletes}, snapshots {_change(before.snapshots, after.snapshots)}"
    done = f"{report.rewritten} rewritten, {report.expired} snapshots expired, {report.orphans} orphans"
    line = f"  {report.table:<36} {figures}, {_size(after.bytes)} ({done})"
    return f"{line}. {report.note}" if report.note else line


def summary(reports: Sequence[TableReport], dry_run: bool) -> str:
    """The sum over all tables; a dry run says what would be."""
    files = sum(r.before.files for r in reports), sum(r.after.files for r in reports)
    size = sum(r.before.bytes for r in reports), sum(r.after.bytes for r in reports)
    failed = sum(r.failed for r in reports)
    would = "would be " if dry_run else ""
    return (
        f"{len(reports) - failed} tables maintained, {failed} failed: {files[0]} -> {files[1]} data files, {_size(size[0])} -> {_size(size[1])}; "
        f"{sum(r.expired for r in reports)} snapshots {would}expired, {sum(r.orphans for r in reports)} orphan files {would}removed"
    )


def _change(before: int, after: int) -> str:
    return str(before) if before == after else f"{before} -> {after}"


def _size(count: int) -> str:
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
