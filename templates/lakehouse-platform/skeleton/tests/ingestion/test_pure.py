"""Without an engine: types, contracts, which models to leave out, one writer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column, read_contract
from lakehouse_ingest.errors import IngestError
from lakehouse_local.lock import only_writer
from lakehouse_local.outdated import only_from
from lakehouse_local.sources import contract_path


@pytest.mark.parametrize(
    "logical, physical, options, expected",
    [
        ("integer", "smallint", {}, "int"),
        ("integer", "bigint", {}, "bigint"),
        ("integer", "", {}, "bigint"),
        ("number", "numeric(10,2)", {}, "decimal(10,2)"),
        ("number", "numeric(5)", {}, "decimal(5,0)"),
        ("number", "real", {"multipleOf": 0.01}, "decimal(18,2)"),
        ("number", "real", {}, "decimal(18,6)"),
        ("number", "double precision", {}, "decimal(38,12)"),
        ("number", "", {}, "decimal(38,10)"),
        ("timestamp", "timestamp without time zone", {}, "timestamp_ntz"),
        ("timestamp", "timestamp with time zone", {}, "timestamp"),
        ("timestamp", "timestamptz", {}, "timestamp"),
        ("string", "bytea", {}, "binary"),
        ("string", "uuid", {}, "string"),
        ("integer", "integer[]", {}, "string"),
    ],
)
def test_types(logical, physical, options, expected):
    assert spark_type(Column("c", "c", logical, physical, options=options)) == expected


def test_models_that_hang_on_failed_tables_only():
    parents = {
        "model.p.stg_a": ["source.p.raw_s.a"],
        "model.p.stg_b": ["source.p.raw_s.b"],
        "model.p.hub_a": ["model.p.stg_a"],
        "model.p.fact": ["model.p.hub_a", "model.p.stg_b"],
        "model.p.dates": [],
    }
    assert only_from(parents, {"raw_s.a"}) == ["hub_a", "stg_a"]
    assert only_from(parents, set()) == []


def test_a_source_is_named_or_suggested(tmp_path):
    with pytest.raises(IngestError, match="no contract"):
        contract_path(tmp_path, "x")
    (tmp_path / "contracts").mkdir()
    (tmp_path / "contracts" / "northwind.odcs.yaml").write_text("")
    with pytest.raises(IngestError, match="SOURCE is missing.*northwind"):
        contract_path(tmp_path, "")
    with pytest.raises(IngestError, match="Did you mean northwind"):
        contract_path(tmp_path, "northwnd")


def test_a_contract_that_cannot_be_used_is_named(tmp_path):
    path = tmp_path / "c.odcs.yaml"
    with pytest.raises(IngestError, match="no contract"):
        read_contract(path)
    path.write_text("a: [")
    with pytest.raises(IngestError, match="not valid YAML"):
        read_contract(path)
    path.write_text("kind: Other")
    with pytest.raises(IngestError, match="kind: DataContract"):
        read_contract(path)
    path.write_text("kind: DataContract\nversion: 1\nname: x")
    with pytest.raises(IngestError, match="schema"):
        read_contract(path)


def test_only_one_run_writes(tmp_path):
    code = "import sys; from pathlib import Path; from lakehouse_local.lock import only_writer\nwith only_writer(Path(sys.argv[1])): pass"
    ingestion = str(Path(__file__).resolve().parents[2] / "ingestion")
    with only_writer(tmp_path):
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env={"PYTHONPATH": ingestion}, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "Another run (process" in done.stderr
    with only_writer(tmp_path):
        pass
