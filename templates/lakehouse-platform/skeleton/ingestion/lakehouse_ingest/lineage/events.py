"""The events of one table: START, and COMPLETE or FAIL with what came out."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, Optional

from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import documentation_job, error_message_run, job_type_job, parent_run, processing_engine_run

from lakehouse_ingest import __version__
from lakehouse_ingest.committed import Committed
from lakehouse_ingest.contract import Table
from lakehouse_ingest.lineage.context import LineageContext
from lakehouse_ingest.lineage.facets import raw_facets, read_facets, source_facets, written_facets
from lakehouse_ingest.lineage.identity import source_dataset, table_dataset
from lakehouse_ingest.lineage.secrets import without_secrets
from lakehouse_ingest.results import TableResult

PRODUCER = f"urn:lakehouse-for-backstage:lakehouse_ingest:{__version__}"


def start_event(context: LineageContext, table: Table, run_id: str, spark_version: str) -> RunEvent:
    return _event(context, table, RunState.START, run_id, _run_facets(context, spark_version))


def end_event(
    context: LineageContext, table: Table, run_id: str, spark_version: str, result: TableResult, found: Optional[Committed]
) -> RunEvent:
    """FAIL carries the sentence that a person is told, without secrets."""
    facets = _run_facets(context, spark_version)
    failed = result.status == "failed"
    if failed:
        servers = [*context.contract.servers, *([context.server] if context.server else [])]
        message = without_secrets(result.note or "The table failed.", servers)
        facets["errorMessage"] = error_message_run.ErrorMessageRunFacet(message=message, programmingLanguage="python")
    return _event(context, table, RunState.FAIL if failed else RunState.COMPLETE, run_id, facets, result, found)


def _event(
    context: LineageContext,
    table: Table,
    state: RunState,
    run_id: str,
    run_facets: dict[str, Any],
    result: Optional[TableResult] = None,
    found: Optional[Committed] = None,
) -> RunEvent:
    source, raw = source_dataset(context.contract.source, table.name), table_dataset(context.catalog, f"raw_{context.contract.source}", table.name)
    wrote = result is not None and result.status != "failed"
    return RunEvent(
        eventType=state,
        eventTime=datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        run=Run(runId=run_id, facets=run_facets),
        job=Job(context.namespace, context.job(table.name), _job_facets(context, table)),
        inputs=[InputDataset(*source, facets=source_facets(context, table), inputFacets=read_facets(result) if result else {})],
        outputs=[OutputDataset(*raw, facets=raw_facets(context, table, found), outputFacets=written_facets(found) if wrote else {})],
        producer=PRODUCER,
    )


def _run_facets(context: LineageContext, spark_version: str) -> dict[str, Any]:
    root = None
    if context.root:
        namespace, job, run = context.root
        root = parent_run.Root(run=parent_run.RootRun(runId=run), job=parent_run.RootJob(namespace=namespace, name=job))
    parent = parent_run.ParentRunFacet(run=parent_run.Run(runId=context.parent_run), job=parent_run.Job(context.namespace, context.job()), root=root)
    return {"parent": parent, "processing_engine": processing_engine_run.ProcessingEngineRunFacet(version=spark_version, name="spark")}


def _job_facets(context: LineageContext, table: Table) -> dict[str, Any]:
    facets: dict[str, Any] = {"jobType": job_type_job.JobTypeJobFacet(processingType="BATCH", integration="LAKEHOUSE", jobType="INGESTION")}
    description = f"Loads {table.source_name} of {context.contract.source} into raw_{context.contract.source}.{table.name}"
    return {**facets, "documentation": documentation_job.DocumentationJobFacet(description=description)}
