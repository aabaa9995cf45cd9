"""Loads one table: describe, read, cast, check, compare, publish. Every step can be stopped and started again."""

from __future__ import annotations

import time
from dataclasses import replace

from lakehouse_ingest import manifest, rejects
from lakehouse_ingest.contract import Table
from lakehouse_ingest.current_table import keep_current, keeps_current
from lakehouse_ingest.drift import Reconciled, reconcile
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.frames import released
from lakehouse_ingest.modes import MODES, mode_name
from lakehouse_ingest.modes.plan import Found, Plan, Request
from lakehouse_ingest.quality.log import of_summary
from lakehouse_ingest.quality.reject_limit import refuse_above_limit
from lakehouse_ingest.raw_table import RawTable, raw_name
from lakehouse_ingest.reading import Read, read
from lakehouse_ingest.results import TableResult
from lakehouse_ingest.run import Run
from lakehouse_ingest.steps import Steps
from lakehouse_ingest.writing import audited_again, write


def load_table(run: Run, table: Table, policy: str = "evolve") -> TableResult:
    """Loads one table. Raises TableFailed with a reason; other errors are faults of the engine. `policy`: for columns that drifted."""
    started, steps = time.monotonic(), Steps()
    with released(run.spark):
        result = _load(run, table, policy, steps)
    return replace(result, seconds=time.monotonic() - started, steps=dict(steps.seconds), note=" ".join(result.warnings) or None)


def _load(run: Run, table: Table, policy: str, steps: Steps) -> TableResult:
    mode = mode_name(table, run.options.mode)
    raw = RawTable(run.spark, raw_name(run.namespace, table.name), table)
    keeps = keeps_current(raw) and not run.options.dry_run
    if raw.exists() and (summary := raw.summary_of(run.load.id)):
        if keeps:
            keep_current(raw, run.namespace, run.load)
        return replace(manifest.result_of_summary(table.name, summary), rules=[*of_summary(summary), *audited_again(run, raw)])
    request = _request(run, table)
    run.reached("before reading")
    plan, reconciled = _prepare(request, mode, policy, steps)
    raw = replace(raw, table=reconciled.table)
    result = TableResult(table.name, "unchanged", kind=mode, cursor_from=plan.cursor_from, warnings=[*reconciled.notes, *plan.warnings])
    if plan.nothing_to_read:
        return write(run, raw, plan, result, steps)
    came = _read(run, reconciled, plan, steps)
    run.reached("after reading")
    run.say(table.name, "comparing", came.rows)
    with steps("compare"):
        found = MODES[mode].find(replace(request, table=reconciled.table), plan, came.incoming(), raw)
    run.say(table.name, "writing", sum(found.counts.values()))
    return write(run, raw, plan, _described(result, plan, came, found), steps, came, found)


def _request(run: Run, table: Table) -> Request:
    allow_empty = run.options.allow_empty or bool(table.settings.get("allowEmpty"))
    return Request(run.source, table, run.history, run.load, run.options.since, allow_empty)


def _prepare(request: Request, mode: str, policy: str, steps: Steps) -> tuple[Plan, Reconciled]:
    """What to read, and the table as the source has it now. Of a source of files only those that are read are looked at."""
    table = request.table
    with steps("read"):
        plan = MODES[mode].plan(request)
        if plan.nothing_to_read:
            return plan, Reconciled(table)
        return plan, reconcile(table, request.source.describe(table, plan.files), policy)


def _read(run: Run, reconciled: Reconciled, plan: Plan, steps: Steps) -> Read:
    table = reconciled.table
    run.say(table.name, "reading", 0)
    came = read(run.source, reconciled, plan, run.lookups, steps)
    try:
        refuse_above_limit(table, came.rows, came.rejected_rows, came.rejected, came.checked.results)
    except TableFailed:
        if not run.options.dry_run:
            rejects.write(run.spark, run.rejects, run.load, table, came.rejected, published=False)
        raise
    return came


def _described(result: TableResult, plan: Plan, came: Read, found: Found) -> TableResult:
    """The result of the load as far as it is known before it is written."""
    return replace(
        result,
        status="loaded" if any(found.counts.values()) else "unchanged",
        rows_read=came.rows,
        inserted=found.counts.get("I", 0),
        updated=found.counts.get("U", 0),
        deleted=found.counts.get("D", 0),
        rejected=came.rejected_rows,
        source_files=came.source_files,
        cursor_to=found.cursor_to or plan.cursor_to,
        warnings=[*result.warnings, *came.notes, *came.checked.findings, *(w for w in found.warnings if w not in result.warnings)],
        rules=came.checked.results,
    )
