"""The Glue job over Iceberg's real GlueCatalog and S3FileIO, in the versions of Glue 5.1, against the emulation of AWS. Read back by pyiceberg."""

from __future__ import annotations

import json

import pytest

from contract import ADDRESS, KEY, contract
from emulation import Aws
from job import Job
from postgres import connect

FILES = {"server": "files", "type": "s3", "location": "s3://lake/files", "format": "csv"}
FIRST = "id,city,credit,joined_at\n1,Köln,10.50,2026-01-02T03:04:05Z\n2,Lyon,,2026-01-02T03:04:05.000001Z\n3,Genova,-1.00,\n"
SECOND = "id,city,credit,joined_at\n1,Bonn,10.50,2026-01-02T03:04:05Z\n3,Genova,-1.00,\n4,Graz,0.01,\n"


@pytest.fixture(scope="module")
def loaded(aws: Aws, job: Job):
    """Both runs: the first one loads all, in the second a row changes, one goes, one comes, and a table's file is missing."""
    aws.put("lake", KEY, contract(FILES))
    aws.put("lake", "files/customers.csv", FIRST)
    aws.put("lake", "files/notes.csv", "id,note\n1,a\n")
    first = job.run("--contract", ADDRESS)
    aws.put("lake", "files/customers.csv", SECOND)
    aws.client("s3").delete_object(Bucket="lake", Key="files/notes.csv")
    return first, job.run("--contract", ADDRESS, "--wait", "5")


def changes(aws: Aws) -> list[tuple]:
    rows = aws.catalog().load_table("raw_crm.customers").scan().to_arrow().sort_by([("_load_time", "ascending"), ("id", "ascending")]).to_pylist()
    return [(row["_op"], row["id"], row["city"]) for row in rows]


def test_two_loads_with_a_change_a_deletion_and_a_new_row(aws: Aws, loaded):
    first, second = loaded
    assert first.returncode == 0, first.stdout + first.stderr[-3000:]
    assert changes(aws) == [
        ("I", 1, "Köln"), ("I", 2, "Lyon"), ("I", 3, "Genova"),
        ("U", 1, "Bonn"), ("D", 2, "Lyon"), ("I", 4, "Graz"),
    ]  # fmt: skip


def test_a_table_that_failed_fails_the_run_with_its_reason_and_the_others_are_loaded(aws: Aws, loaded):
    _, second = loaded
    assert second.returncode != 0
    # spark-submit prints both streams of the script as one.
    reason = next(line for line in second.stdout.splitlines() if "JobFailed: " in line)
    assert "1 of 2 tables of crm failed. notes: " in reason
    assert {(row["table_name"], row["status"]) for row in aws.catalog().load_table("raw_crm._loads").scan().to_arrow().to_pylist()} == {
        ("customers", "loaded"), ("notes", "loaded"), ("notes", "failed"),
    }  # fmt: skip


def test_tables_lie_below_the_warehouse_and_glue_knows_them_as_iceberg(aws: Aws, loaded):
    table = aws.client("glue").get_table(DatabaseName="raw_crm", Name="customers")["Table"]
    assert table["Parameters"]["table_type"] == "ICEBERG"
    assert table["Parameters"]["metadata_location"].startswith("s3://lake/warehouse/raw_crm.db/customers/metadata/")


def test_figures_are_a_line_that_cloudwatch_reads(loaded):
    figures = next(json.loads(line) for line in loaded[0].stdout.splitlines() if line.startswith('{"_aws"'))
    assert figures["source"] == "crm" and figures["rows_changed"] == 4
    assert figures["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "Lakehouse/Ingestion"


def test_a_database_by_a_secret_of_secrets_manager(aws: Aws, job: Job, spark):
    database = connect(spark)
    database.run("drop schema if exists aws_job cascade")
    database.run("create schema aws_job")
    database.run("create table aws_job.customers (id integer primary key, city text, credit numeric(12,2), joined_at timestamptz)")
    database.run("insert into aws_job.customers values (7, 'Turin', 1.25, '2026-03-04 05:06:07.123456+01')")
    secret = {"username": database.user, "password": database.password, "host": database.host, "port": database.port}
    server = {"server": "db", "type": "postgresql", "database": database.database, "schema": "aws_job"}
    arn = {"property": "lakehouse.secretArn", "value": aws.secret("crm", secret)}
    text = contract({**server, "customProperties": [arn]}).replace("name: crm", "name: crm_db").replace("id: crm", "id: crm_db")
    aws.put("lake", "platform/contracts/crm_db.odcs.yaml", text)
    done = job.run("--contract", "s3://lake/platform/contracts/crm_db.odcs.yaml", "--tables", "customers")
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert database.password not in done.stdout.replace(database.user, "")
    row = aws.catalog().load_table("raw_crm_db.customers").scan().to_arrow().to_pylist()[0]
    assert (row["id"], row["city"], str(row["credit"]), row["joined_at"].isoformat()) == (7, "Turin", "1.25", "2026-03-04T04:06:07.123456+00:00")
