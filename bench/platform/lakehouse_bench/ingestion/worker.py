"""One step of the bench in a process of its own, so that memory is that of one load: `worker <step> <home> <table> <rows> <result file>`."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, Callable

import yaml

from lakehouse_bench.ingestion import orders
from lakehouse_bench.ingestion.usage import cpu_seconds, peak_memory_mb
from lakehouse_bench.skeleton import import_from_skeleton

import_from_skeleton()

from lakehouse_ingest.session import local_session  # noqa: E402
from lakehouse_local.problems import use_java  # noqa: E402
from postgres import Postgres, connect  # noqa: E402


def main() -> None:
    step, home, table, rows, result = sys.argv[1:]
    use_java()
    spark = local_session(Path(home), Path(os.environ.get("LAKEHOUSE_IVY") or Path(home) / "ivy"))
    database = connect(spark)
    if step in _STEPS:
        before = _rows_given(database, table)
        done: Any = _measured(spark, lambda: _STEPS[step](spark, database, Path(home), table, int(rows)))
        done["read"] = _rows_given(database, table) - before
        done["found"] = _found(spark, step)
    else:
        for statement in orders.statements(int(rows)) if step == "make" else [orders.drop()]:
            database.run(statement)
        done = {}
    Path(result).write_text(json.dumps(done), encoding="utf-8")
    spark.stop()


def _measured(spark: Any, load: Callable[[], None]) -> dict[str, Any]:
    """CPU and wall seconds of the load, and peak memory of the JVM in megabytes. Starting the session is not part of it."""
    pid = spark._jvm.java.lang.ProcessHandle.current().pid()
    cpu, wall = cpu_seconds(pid), time.perf_counter()
    load()
    return {"cpu": cpu_seconds(pid) - cpu, "wall": time.perf_counter() - wall, "memory": peak_memory_mb(pid)}


def _rows_given(database: Postgres, table: str) -> int:
    """Rows of a table that the server has read so far; a session reports its own when it ends."""
    time.sleep(1)
    counted = "seq_tup_read + coalesce(idx_tup_fetch, 0)"
    return int(database.scalar(f"SELECT {counted} FROM pg_stat_user_tables WHERE schemaname = '{orders.SCHEMA}' AND relname = '{table}'"))


def _ours(spark: Any, database: Postgres, home: Path, table: str, rows: int) -> None:
    from lakehouse_ingest.cli import main as load

    contract = home / f"{table}.odcs.yaml"
    contract.write_text(yaml.safe_dump(orders.contract(database.server(orders.SCHEMA), table)), encoding="utf-8")
    code = load(["--contract", str(contract), "--home", str(home)])
    if code:
        raise SystemExit(f"The load ended with {code}.")


def _plain(spark: Any, database: Postgres, home: Path, table: str, rows: int) -> None:
    """What one writes by hand: read by JDBC, write an Iceberg table anew. The options are those of our reader and our raw tables."""
    properties = {"user": database.user, "password": database.password, "driver": "org.postgresql.Driver", "fetchsize": "10000"}
    url = f"jdbc:postgresql://{database.host}:{database.port}/{database.database}"
    bounds = {"column": orders.KEY, "lowerBound": 1, "upperBound": rows, "numPartitions": orders.PARTITIONS}
    frame = spark.read.jdbc(url, f"{orders.SCHEMA}.{table}", properties=properties, **bounds)
    spark.sql("CREATE NAMESPACE IF NOT EXISTS lake.plain")
    writer = frame.writeTo("lake.plain.orders").using("iceberg")
    writer.tableProperty("format-version", "2").tableProperty("write.parquet.compression-codec", "zstd").createOrReplace()


def _found(spark: Any, step: str) -> dict[str, int]:
    """What the load says it did; of the plain shape there are only rows."""
    if step == "plain":
        return {"rows": spark.table("lake.plain.orders").count()}
    names = ["inserted", "updated", "deleted", "rejected"]
    rows = spark.table("lake.raw_bench._loads").where("table_name = 'orders'").orderBy("started_at").collect()
    return {name: int(rows[-1][name] or 0) for name in names}


_STEPS: dict[str, Callable[..., None]] = {"ours": _ours, "plain": _plain}

if __name__ == "__main__":
    main()
