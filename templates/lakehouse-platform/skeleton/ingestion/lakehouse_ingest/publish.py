"""Write, audit, publish: rows become visible in one commit, after the rules on the whole table were checked, or not at all.

With something to audit the rows are appended to the branch `audit_<load>`, which readers do not see; main is then moved forward to it,
which writes no further snapshot. Without, they are appended to main. Either way a table has one snapshot per load that changed it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Mapping, Optional

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest import branches, iceberg
from lakehouse_ingest.checkpoints import Reached
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.faults import is_conflict, is_unknown_outcome
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import LOAD_ID, Load
from lakehouse_ingest.modes.plan import OFFSET
from lakehouse_ingest.raw_table import RawTable

#: Each attempt of ours comes after the retries of Iceberg itself (commit.retry.num-retries, 4 by default).
ATTEMPTS = 3

#: Checks the state that would be published; raises TableFailed when it must not be.
Audit = Callable[[RawTable], None]


def publish(raw: RawTable, rows: DataFrame, load: Load, properties: Mapping[str, str], audit: Optional[Audit], reached: Reached) -> None:
    """Appends the changes of a load to its raw table, which exists. Raises TableFailed when another writer does not let it."""
    frame = stamped(rows, raw, load)
    seen = _newest_load(raw)
    for _ in range(ATTEMPTS):
        if raw.summary_of(load.id):
            return
        if _newest_load(raw) != seen:
            raise TableFailed(f"Another load has changed {raw.name} meanwhile, so the changes that were found are not right any more. Nothing is published: load again.")
        if _attempt(raw, frame, load, properties, audit, reached):
            return
    raise TableFailed(f"Other writers have changed {raw.name} in each of {ATTEMPTS} attempts to commit. Nothing is published: load again when they are done.")


def stamped(rows: DataFrame, raw: RawTable, load: Load) -> DataFrame:
    """`rows` as rows of the raw table. Columns that left the contract stay in the table, empty from now on."""
    time = F.lit(load.time)
    if OFFSET in rows.columns:
        time = F.timestamp_micros(F.unix_micros(time) + F.col(OFFSET))  # type: ignore[attr-defined]
    frame = rows.withColumns({"_load_id": F.lit(load.id), "_load_time": time})
    known = set(frame.columns)
    fields = raw.spark.table(raw.name).schema.fields
    return frame.select(*[F.col(quoted(f.name)) if f.name in known else F.lit(None).cast(f.dataType).alias(f.name) for f in fields])


def _attempt(raw: RawTable, frame: DataFrame, load: Load, properties: Mapping[str, str], audit: Optional[Audit], reached: Reached) -> bool:
    """False when another writer was faster."""
    try:
        if audit is None:
            iceberg.append(frame, raw.name, properties)
        else:
            _append_audited(raw, frame, load, properties, audit, reached)
        return True
    except (Py4JJavaError, PySparkException) as error:
        if is_unknown_outcome(error) and raw.summary_of(load.id):
            return True
        if is_conflict(error):
            return False
        raise


def _append_audited(raw: RawTable, frame: DataFrame, load: Load, properties: Mapping[str, str], audit: Audit, reached: Reached) -> None:
    branch = branches.audit_branch(load)
    branches.drop(raw.spark, raw.name, [branch])
    try:
        branches.append(frame, raw.name, branch, properties)
        reached("after branch append")
        audit(replace(raw, branch=branch))
        reached("after audit")
        branches.fast_forward(raw.spark, raw.name, branch)
        reached("after fast-forward")
    except Exception:
        branches.drop(raw.spark, raw.name, [branch])
        raise
    branches.drop(raw.spark, raw.name, [branch])


def _newest_load(raw: RawTable) -> Optional[str]:
    return next((summary[LOAD_ID] for summary in iceberg.summaries(raw.spark, raw.name) if LOAD_ID in summary), None)
