"""What a Glue job is given, and how it reads it: with awsglue, which only Glue has, and without."""

from __future__ import annotations

import json
import sys
import types
import zipfile

import pytest


def options(*argv: str):
    from lakehouse_ingest.glue.options import job_options

    return job_options(["glue_job.py", *argv])


def test_the_settings_that_are_fixed_at_the_start_are_one_chained_argument():
    from lakehouse_ingest.glue import glue_arguments

    arguments = glue_arguments("s3://lake/warehouse/", packages="s3://lake/code/lakehouse_ingest.zip", account="123456789012")
    settings = dict(setting.split("=", 1) for setting in arguments["--conf"].split(" --conf "))
    assert settings == {
        "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        "spark.sql.catalog.glue_catalog": "org.apache.iceberg.spark.SparkCatalog",
        "spark.sql.catalog.glue_catalog.catalog-impl": "org.apache.iceberg.aws.glue.GlueCatalog",
        "spark.sql.catalog.glue_catalog.io-impl": "org.apache.iceberg.aws.s3.S3FileIO",
        "spark.sql.catalog.glue_catalog.warehouse": "s3://lake/warehouse",
        "spark.sql.catalog.glue_catalog.glue.id": "123456789012",
        "spark.sql.session.timeZone": "UTC",
    }
    assert arguments["--datalake-formats"] == "iceberg" and arguments["--extra-py-files"] == "s3://lake/code/lakehouse_ingest.zip"
    assert "--TempDir" not in arguments and "--enable-spark-ui" not in arguments


def test_a_table_bucket_is_a_catalog_of_its_own():
    from lakehouse_ingest.glue.arguments import spark_settings

    settings = spark_settings("arn:aws:s3tables:eu-central-1:123456789012:bucket/lake")
    assert settings["spark.sql.catalog.glue_catalog.glue.id"] == "123456789012:s3tablescatalog/lake"


def test_a_warehouse_that_is_none_is_refused():
    from lakehouse_ingest.errors import IngestError
    from lakehouse_ingest.glue import glue_arguments

    with pytest.raises(IngestError, match="neither s3://bucket/prefix nor the ARN"):
        glue_arguments("/tmp/warehouse")


def test_arguments_are_read_and_those_of_glue_itself_passed_over():
    read = options("--JOB_NAME", "load", "--contract", "s3://lake/c.yaml", "--tables=a,b", "--wait", "60", "--allow_empty", "true", "--TempDir", "s3://x")
    assert (read.contract, read.tables, read.wait, read.allow_empty, read.catalog) == ("s3://lake/c.yaml", "a,b", 60.0, True, "glue_catalog")


def test_glues_own_reader_is_used_where_it_is(monkeypatch):
    asked = []

    def resolved(argv, names):
        asked.append((argv[1:], names))
        return {"JOB_NAME": "load", **{name: "of glue" for name in names}}

    utils = types.ModuleType("awsglue.utils")
    utils.getResolvedOptions = resolved
    monkeypatch.setitem(sys.modules, "awsglue", types.ModuleType("awsglue"))
    monkeypatch.setitem(sys.modules, "awsglue.utils", utils)
    assert options("--contract", "c", "--data", "d").data == "of glue"
    assert asked == [(["--contract", "c", "--data", "d"], ["contract", "data"])]


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        ([], "The job has no argument --contract"),
        (["--contract", "c", "--wait", "long"], "The argument --wait is long: write a number of seconds."),
        (["--contract", "c", "--dry_run", "yes"], "The argument --dry_run is yes: write true or false."),
        (["--contract", "c", "--mode", "cdc"], "The argument --mode is cdc: write full or incremental."),
    ],
)
def test_what_cannot_be_used_is_said(argv: list, sentence: str):
    from lakehouse_ingest.errors import IngestError

    with pytest.raises(IngestError, match=sentence):
        options(*argv)


def test_the_command_prints_arguments_and_writes_the_package(capsys, tmp_path):
    from lakehouse_ingest.glue.__main__ import main

    assert main(["--warehouse", "s3://lake/warehouse", "--package", str(tmp_path / "code.zip")]) == 0
    assert json.loads(capsys.readouterr().out)["--job-language"] == "python"
    assert "lakehouse_ingest/glue_job.py" in zipfile.ZipFile(tmp_path / "code.zip").namelist()
    assert main(["--warehouse", "lake"]) == 2
