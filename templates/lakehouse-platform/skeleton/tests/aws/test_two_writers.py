"""Two writers on one catalog that keeps order (Iceberg's REST server): what the emulated Glue, which takes every commit, cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract import contract
from job import Job
from meddler import Meddler
from rest_catalog import rest_catalog

CATALOG = "spark.sql.catalog.shared"


@pytest.fixture(scope="module")
def shared(spark, tmp_path_factory: pytest.TempPathFactory):
    """The catalog `shared` of the session, by way of the meddler."""
    for address in rest_catalog(tmp_path_factory.mktemp("rest")):
        meddler = Meddler(address)
        for key, value in {"": "org.apache.iceberg.spark.SparkCatalog", ".type": "rest", ".uri": meddler.address}.items():
            spark.conf.set(f"{CATALOG}{key}", value)
        yield meddler
        meddler.stop()


@pytest.fixture
def crm(tmp_path: Path):
    """A contract file and its data."""
    from lakehouse_ingest.contract import read_contract

    (tmp_path / "contracts").mkdir()
    (tmp_path / "data").mkdir()
    file = tmp_path / "contracts" / "crm.odcs.yaml"
    file.write_text(contract({"server": "files", "type": "local", "path": str(tmp_path / "data"), "format": "csv"}))
    (tmp_path / "data" / "customers.csv").write_text("id,city,credit,joined_at\n1,Bonn,1.00,\n")
    (tmp_path / "data" / "notes.csv").write_text("id,note\n1,a\n")
    return file, read_contract(file), tmp_path / "data"


def load(spark, contract, data: Path, name: str, **options):
    from lakehouse_ingest.load import new_load
    from lakehouse_ingest.load_source import load_source
    from lakehouse_ingest.sources import open_source

    source = open_source(spark, contract, data=str(data))
    return load_source(spark, contract, source, new_load("crm", "1", "test", name), catalog="shared", **options)


def test_the_second_run_of_a_source_is_refused_while_the_first_runs(spark, shared: Meddler, crm, tmp_path: Path):
    from lakehouse_ingest.lease import Lease

    file, read, data = crm
    catalog = {"": "org.apache.iceberg.spark.SparkCatalog", ".type": "rest", ".uri": shared.address}
    settings = {f"spark.sql.catalog.glue_catalog{key}": value for key, value in catalog.items()}
    extensions = "spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions"
    job, ended = Job(tmp_path, {"--conf": extensions}, settings, {}), []

    def second(step: str) -> None:
        # A job of its own, on another machine as it were.
        if step == "after reading" and not ended:
            ended.append(job.run("--contract", str(file), "--data", str(data)))

    first = load(spark, read, data, "first", reached=second, lease=Lease())
    assert not first.failed
    assert ended[0].returncode != 0
    assert "JobFailed: Load first of crm is running on" in ended[0].stdout
    assert [row.load_id for row in spark.sql("select distinct load_id from shared.raw_crm._loads").collect()] == ["first"]


def test_a_commit_that_another_writer_overtook_is_tried_again_and_nothing_is_lost(spark, shared: Meddler, crm):
    _, read, data = crm
    load(spark, read, data, "before")
    (data / "customers.csv").write_text("id,city,credit,joined_at\n1,Bonn,1.00,\n2,Graz,2.00,\n")
    shared.commits.clear()
    # Any rows will do: the ones that are there once more.
    shared.before_next_commit("customers", lambda: spark.sql("insert into shared.raw_crm.customers select * from shared.raw_crm.customers"))
    result = load(spark, read, data, "after")
    assert not result.failed
    assert 409 in [status for path, status in shared.commits if path.endswith("/customers")]
    assert sorted(row.id for row in spark.sql("select id from shared.raw_crm.customers").collect()) == [1, 1, 2]
