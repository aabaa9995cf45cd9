"""Writes what a load of a table has found: rejected rows, files read, changes, or the claim that there are none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Optional, Sequence

from lakehouse_ingest import iceberg, ledger, manifest, rejects
from lakehouse_ingest.current_table import keep_current, keeps_current
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.modes.plan import Found, Plan
from lakehouse_ingest.publish import publish
from lakehouse_ingest.quality.audit import audit_table, has_audit
from lakehouse_ingest.quality.cadence import last_look
from lakehouse_ingest.quality.log import as_properties
from lakehouse_ingest.quality.results import RuleResult, findings
from lakehouse_ingest.raw_table import RawTable
from lakehouse_ingest.reading import Read
from lakehouse_ingest.results import TableResult
from lakehouse_ingest.run import Run
from lakehouse_ingest.steps import Steps


def write(run: Run, raw: RawTable, plan: Plan, result: TableResult, steps: Steps, came: Optional[Read] = None, found: Optional[Found] = None) -> TableResult:
    """Returns the result with what is known only now. Raises TableFailed when the whole table would break its rules: then nothing is published."""
    if run.options.dry_run:
        return result
    with steps("publish"):
        raw.create()
    if found is not None and found.last_offset:
        result = replace(result, last_row_time=run.load.time + timedelta(microseconds=found.last_offset))
    result = replace(result, schema_version=str(iceberg.handle(run.spark, raw.name).schema().schemaId()))
    writer = _Writer(run, raw, plan, result, steps, came)
    if found is not None and result.changed:
        writer.changes(found)
    else:
        writer.claim()
    if keeps_current(raw):
        with steps("publish"):
            keep_current(raw, run.namespace, run.load)
        run.reached("after the current state")
    return replace(result, rules=[*result.rules, *writer.judged], warnings=[*result.warnings, *findings(writer.judged)])


def audited_again(run: Run, raw: RawTable) -> Sequence[RuleResult]:
    """What the rules on the whole table say of a load that was published, and stopped before it could note it."""
    try:
        return audit_table(raw.current(), raw.table, run.lookups, run.load, last_look(run.spark, raw.name, run.load))
    except TableFailed as failure:
        return failure.results


@dataclass
class _Writer:
    run: Run
    raw: RawTable
    plan: Plan
    result: TableResult
    steps: Steps
    came: Optional[Read]
    judged: list[RuleResult] = field(default_factory=list)

    def changes(self, found: Found) -> None:
        load = self.run.load
        properties = {**load.snapshot_properties(), **manifest.as_properties(self.result), **as_properties(self.result.rules)}
        if has_audit(self.raw.table):
            with self.steps("publish"):
                publish(self.raw, found.rows, load, properties, self._audit_and_note, self.run.reached)
            return
        self._note()
        with self.steps("publish"):
            publish(self.raw, found.rows, load, properties, None, self.run.reached)
        self.run.reached("after publishing")
        self._audit(self.raw)

    def claim(self) -> None:
        self._audit_and_note(self.raw)
        self.run.reached("before the claim")
        self.raw.claim(self.run.load, manifest.as_claim(self.result))

    def _audit_and_note(self, raw: RawTable) -> None:
        """Audits first: rejected rows are listed with whether the others were published."""
        try:
            self._audit(raw)
        except TableFailed:
            self._write_rejects(published=False)
            raise
        self._note()

    def _audit(self, raw: RawTable) -> None:
        with self.steps("audit"):
            table, load = raw.table, self.run.load
            previous = last_look(self.run.spark, raw.name, load)
            self.judged = audit_table(raw.current(), table, self.run.lookups, load, previous)

    def _note(self) -> None:
        """What must be written before the rows are published, for a load that is stopped in between to be completed or forgotten."""
        self._write_rejects(published=True)
        self.run.reached("after the rejected rows")
        if self.plan.files:
            ledger.write(self.run.spark, self.run.files, self.run.load, self.raw.table.name, self.plan.files)
            self.run.reached("after the file ledger")

    def _write_rejects(self, published: bool) -> None:
        if self.came is not None and self.came.rejected:
            rejects.write(self.run.spark, self.run.rejects, self.run.load, self.raw.table, self.came.rejected, published)
