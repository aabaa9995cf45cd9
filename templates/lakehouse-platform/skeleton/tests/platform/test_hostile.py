"""Names and texts that look like code stay data all the way: DDL, contract, generated project, a real dbt on DuckDB."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml

from needs import call, lakehouse_cli
from repository import Repository
from twin import Twin

TABLE_TEXT = "{{ nothing() }} {% raw %} {# ${HOME} #} \"double\" 'single' \\ `back`\nsecond: line - # no comment"
COLUMN_TEXT = "{% endmacro %} {{ 1/0 }} '\"` ${jndi:x}\n- a: b"
DDL = """
CREATE TABLE "Größe Tab" (
  "ID" integer PRIMARY KEY, "Größe" text, "select" text, "order" integer, "a.b `c`" text, "it's ""quoted"" here" text, "{{ 1/0 }}" text
);
CREATE TABLE "order" ("user" integer PRIMARY KEY, "group" text, "table" integer REFERENCES "Größe Tab"("ID"), "_load_time" text, "ldts" text);
COMMENT ON TABLE "order" IS $text$TABLE_TEXT$text$;
COMMENT ON COLUMN "order"."group" IS $text$COLUMN_TEXT$text$;
""".replace("TABLE_TEXT", TABLE_TEXT).replace("COLUMN_TEXT", COLUMN_TEXT)
VALUE = "{{ 1/0 }} ' \" ` ; -- ü"
NOW = datetime.now(timezone.utc)
LOAD_COLUMNS = "_op varchar, _load_id varchar, _load_time timestamptz, _row_number bigint"


class Project(Twin):
    """A stamped repository with the source `hostile`, its raw tables in a DuckDB file."""

    def __init__(self, root: Path):
        super().__init__(root / "dbt", root / "hostile.duckdb")

    def run(self, sql: str, *values) -> list[tuple]:
        with self.connect() as connection:
            return connection.execute(sql, values).fetchall()

    def artifact(self, name: str) -> dict:
        return json.loads((self.project / "target" / name).read_text())

    def append(self, table: str, load: str, at: datetime, op: str, /, **columns) -> None:
        row = {**columns, "_op": op, "_load_id": load, "_load_time": at, "_row_number": 0}
        names = ", ".join(f'"{name}"' for name in row)
        self.run(f'insert into raw_hostile."{table}" ({names}) values ({", ".join("?" for _ in row)})', *row.values())


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    root = tmp_path_factory.mktemp("hostile") / "repository"
    Repository(root)
    (root / "hostile.sql").write_text(DDL)
    cli = lakehouse_cli()
    contract = call(cli, "import", "ddl", "hostile.sql", "--source", "hostile", "--owner", "group:default/team", "--promise", "6h", cwd=root)
    (root / "contracts" / "hostile.odcs.yaml").write_text(contract)
    call(cli, "generate", "--repo", ".", cwd=root)
    project = Project(root)
    project.run("create schema raw_hostile")
    project.run("create table raw_hostile._loads (table_name varchar, started_at timestamptz, status varchar)")
    for table in yaml.safe_load(contract)["schema"]:
        columns = ", ".join(f'"{c["name"]}" {"integer" if c["logicalType"] == "integer" else "varchar"}' for c in table["properties"])
        project.run(f'create table raw_hostile."{table["name"]}" ({columns}, {LOAD_COLUMNS})')
    old = NOW - timedelta(days=3)
    project.append("grosse_tab", "one", old, "I", id=1, grosse=VALUE, select=VALUE, order=7, a_b_c=VALUE, it_s_quoted_here=VALUE, c_1_0=VALUE)
    project.append("order", "one", old, "I", user=1, group=VALUE, table=1, load_time=VALUE, ldts_src=VALUE)
    project.dbt("build", "--select", "tag:hostile")
    project.append("order", "two", old + timedelta(hours=1), "U", user=1, group="changed", table=1, load_time=VALUE, ldts_src=VALUE)
    project.dbt("build", "--select", "tag:hostile")
    return project


def test_values_arrive_as_they_were(project):
    versions = project.run("""select "group", load_time, ldts_src from vault.sat_order where rsrc <> 'ghost' order by ldts""")
    assert versions == [(VALUE, VALUE, VALUE), ("changed", VALUE, VALUE)]
    (row,) = project.run("""select grosse, "select", "order", a_b_c, it_s_quoted_here, c_1_0 from vault.sat_grosse_tab where rsrc <> 'ghost'""")
    assert row == (VALUE, VALUE, 7, VALUE, VALUE, VALUE)


def test_descriptions_are_shown_and_not_run(project):
    source = project.artifact("manifest.json")["sources"]["source.lakehouse.raw_hostile.order"]
    assert source["description"] == TABLE_TEXT
    assert source["columns"]["group"]["description"] == COLUMN_TEXT


def test_source_freshness_asks_the_loads_and_not_the_rows(project):
    """The rows are three days old and the promise is six hours; yet one table was looked at just now."""
    project.run("insert into raw_hostile._loads values ('order', ?, 'unchanged'), ('grosse_tab', ?, 'loaded'), ('grosse_tab', ?, 'failed')", NOW, NOW - timedelta(days=3), NOW)
    project.dbt("source", "freshness", "--select", "source:raw_hostile")
    results = project.artifact("sources.json")["results"]
    assert {r["unique_id"].split(".")[-1]: r["status"] for r in results} == {"order": "pass", "grosse_tab": "warn"}
