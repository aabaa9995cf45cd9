"""Runs dbt in this process, so that it shares the Spark session with ingestion."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Sequence

from dbt.cli.main import dbtRunner
from pyspark.sql import SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import Load
from lakehouse_local.outdated import only_from

Say = Callable[[str], None]
_GOOD = {"success", "pass", "warn"}


@dataclass
class ModelResult:
    models: Counter[str] = field(default_factory=Counter)
    tests: Counter[str] = field(default_factory=Counter)
    left_out: int = 0
    ok: bool = True


def build_models(spark: SparkSession, repository: Path, load: Load, failed_tables: Sequence[str], say: Say, tests: bool = True) -> ModelResult:
    """dbt build of one source, by default with its tests. Models that only hang on tables that failed are left out: they would claim a load they did not get."""
    project = repository / "dbt"
    os.environ["LAKEHOUSE_CATALOG_DB"] = str(repository / ".lakehouse" / "catalog.db")
    os.environ["LAKEHOUSE_WAREHOUSE"] = f"file://{repository / '.lakehouse' / 'warehouse'}"
    common = ["--project-dir", str(project), "--profiles-dir", str(project), "--target", "local", "--quiet", "--no-use-colors"]
    parsed = dbtRunner().invoke(["parse", *common])
    if not parsed.success:
        raise IngestError(f"dbt cannot read the project: {parsed.exception or 'the lines above say why'}. Run `make generate`, then `make check`.")
    _make_namespaces(spark, parsed.result)
    left_out = only_from(parsed.result.parent_map, {f"raw_{load.source}.{table}" for table in failed_tables})
    result = ModelResult(left_out=len(left_out))
    select = ["--select", f"tag:{load.source}", f"path:models/marts/{load.source}"]
    exclude = ["--exclude", *left_out] if left_out else []
    # Not the tests of other sources that hang on a model which all share: what else they look at may never have been built.
    command = ["build", "--indirect-selection", "buildable"] if tests else ["run"]
    # Every snapshot that dbt commits says which load it belongs to.
    with iceberg.snapshots_say(spark, load.snapshot_properties()):
        done = dbtRunner(callbacks=[_reporter(result, say)]).invoke([*command, *common, *select, *exclude])
    if done.exception:
        say(f"  dbt stopped: {done.exception}")
    result.ok = bool(done.success)
    return result


def _make_namespaces(spark: SparkSession, manifest: Any) -> None:
    """A source that was never loaded has no namespaces yet, and the models that all sources share look into them: the JDBC catalog of
    Iceberg refuses to list a namespace that is not there, where others answer that it is empty."""
    models = [node for node in manifest.nodes.values() if node.resource_type == "model"]
    for namespace in sorted({node.schema for node in [*models, *manifest.sources.values()]}):
        spark.sql(f"CREATE NAMESPACE IF NOT EXISTS {quoted(namespace)}")


def has_models(repository: Path, source: str) -> bool:
    return any((repository / "dbt" / "models").glob(f"*/{source}/**/*.sql"))


def _reporter(result: ModelResult, say: Say) -> Callable[[Any], None]:
    def on_event(event: Any) -> None:
        if event.info.name != "NodeFinished":
            return
        node = event.data.node_info
        status, seconds = event.data.run_result.status, event.data.run_result.execution_time
        if node.resource_type == "test":
            result.tests[status] += 1
            if status not in _GOOD:
                say(f"  test {node.node_name} {status}: {event.data.run_result.message}")
        else:
            result.models[status] += 1
            text = f" {event.data.run_result.message}" if status not in _GOOD else ""
            relation = f"{node.node_relation.schema}.{node.node_relation.alias}"
            say(f"  {relation:<44} {status:<8} ({seconds:.1f} s){text}")

    return on_event
