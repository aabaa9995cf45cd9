"""Hash spec v1 gives the same texts on every engine that runs here: the macros are compiled by dbt for each and run there."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import duckdb
import yaml
from dbt.cli.main import dbtRunner

HERE = Path(__file__).parent
DBT = HERE.parents[1] / "dbt"
VECTORS = yaml.safe_load((HERE / "cases" / "hashes.yaml").read_text())
MACRO = """
{% macro vector(id, columns, relation) %}
select '{{ id }}' as id, {{ hash_text(columns) }} as text, {{ hash_key(columns) }} as hashed from ({{ relation }}) vectors
{% endmacro %}
{% macro version(id, columns, deleted, relation) %}
select '{{ id }}' as id, '' as text, {{ hash_diff(columns, deleted) }} as hashed from ({{ relation }}) vectors
{% endmacro %}
"""


def literal(value: str | None) -> str:
    return "cast(null as varchar(10))" if value is None else f"'{value}'"


def model() -> str:
    """One SELECT over all vectors."""
    parts = []
    for number, vector in enumerate(VECTORS["values"]):
        columns = [["v", vector["type"]]]
        parts.append(f"{{{{ vector('value {number}', {columns!r}, \"select {vector['value']} as v\") }}}}")
    for number, vector in enumerate(VECTORS["versions"]):
        columns = [[name, "string"] for name in "abc"]
        fields = ", ".join(f"{literal(value)} as {name}" for name, value in zip("abc", vector["values"]))
        deleted = str(vector["deleted"]).lower()
        parts.append(f"{{{{ version('version {number}', {columns!r}, '{deleted}', \"select {fields}\") }}}}")
    return "\nunion all\n".join(parts)


def expected() -> dict[str, tuple[str, str]]:
    rows = {f"value {n}": (v["text"], v["text"]) for n, v in enumerate(VECTORS["values"])}
    rows.update({f"version {n}": ("", v["text"]) for n, v in enumerate(VECTORS["versions"])})
    return {id: (text, hashlib.md5(hashed.encode()).hexdigest()) for id, (text, hashed) in rows.items()}


def compiled(folder: Path, target: str) -> str:
    """The SQL that dbt makes of the vectors for a target; nothing is connected to."""
    shutil.copytree(DBT / "macros", folder / "macros")
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(DBT / name, folder / name)
    (folder / "macros" / "vectors.sql").write_text(MACRO)
    (folder / "models").mkdir()
    (folder / "models" / "vectors.sql").write_text(model())
    arguments = ["--quiet", "compile", "--no-introspect", "--no-populate-cache", "--target", target]
    result = dbtRunner().invoke([*arguments, "--project-dir", str(folder), "--profiles-dir", str(folder)])
    assert result.success, result.exception
    return next(folder.glob("target/compiled/**/vectors.sql")).read_text()


def test_duckdb(tmp_path):
    os.environ["LAKEHOUSE_DUCKDB"] = str(tmp_path / "vectors.duckdb")
    rows = duckdb.connect().execute(compiled(tmp_path, "duckdb")).fetchall()
    assert {id: (text, hashed) for id, text, hashed in rows} == expected()


def test_spark(tmp_path, spark):
    rows = spark.sql(compiled(tmp_path, "local")).collect()
    assert {row.id: (row.text, row.hashed) for row in rows} == expected()
