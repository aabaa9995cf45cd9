"""Events of a load, as a receiver gets them from the real client."""

from __future__ import annotations

import json
import uuid
from datetime import datetime, timezone
from pathlib import Path

from lakehouse_ingest.committed import Committed, Field
from lakehouse_ingest.contract import Server, _contract
from lakehouse_ingest.lineage.client import lineage_client
from lakehouse_ingest.lineage.context import lineage_context
from lakehouse_ingest.lineage.events import end_event, start_event
from lakehouse_ingest.lineage.identity import database_dataset, lakehouse_dataset, location_dataset, source_dataset, table_dataset
from lakehouse_ingest.lineage.secrets import without_secrets
from lakehouse_ingest.lineage.sender import Sender
from lakehouse_ingest.load import Load
from lakehouse_ingest.quality.results import RuleResult
from lakehouse_ingest.results import TableResult

DOCUMENT = {
    "name": "shop",
    "version": "1.0.0",
    "team": {"name": "sales-data"},
    "schema": [
        {
            "name": "orders",
            "physicalName": "Orders",
            "description": "What customers ordered",
            "properties": [
                {"name": "order_id", "physicalName": "OrderID", "logicalType": "integer", "physicalType": "integer", "primaryKey": True},
                {"name": "amount", "logicalType": "number", "physicalType": "numeric(10,2)", "description": "With tax"},
                {"name": "note", "logicalType": "string", "physicalType": "text"},
            ],
        }
    ],
}
CONTRACT = _contract(DOCUMENT)
[ORDERS] = CONTRACT.tables
LOAD = Load("shop-1", "shop", datetime(2024, 5, 10, 12, tzinfo=timezone.utc), "1.0.0", "test")
SERVER = Server("db", "postgresql", {"host": "db.example", "database": "crm", "schema": "sales"}, {"passwordEnv": "TEST_SECRET"})
FOUND = Committed("s3://lake/warehouse/raw_shop/orders", [Field("order_id", "int", ""), Field("_op", "string", "I, U, D")], "8959786384787979899", 2, 1234, 1)


def context(**more):
    return lineage_context(CONTRACT, LOAD, repository=Path("nowhere"), server=SERVER, environment={"LAKEHOUSE_CATALOG": "platform", **more})


def sent(receiver, *events) -> list[dict]:
    sender = Sender(lineage_client(None, LOAD.id), wait_seconds=60)
    for event in events:
        sender.send(event)
    assert sender.close() == 0
    return receiver.events


def run_of(result, found=FOUND, run=str(uuid.UUID(int=7)), where=None):
    where = where or context()
    return start_event(where, ORDERS, run, "3.5.6"), end_event(where, ORDERS, run, "3.5.6", result, found)


def facet(event: dict, place: str, kind: str, name: str) -> dict:
    """Without the keys that every facet has."""
    found = event[place][0][kind][name]
    assert found["_producer"].startswith("urn:lakehouse-for-backstage:") and found["_schemaURL"].startswith("https://openlineage.io/spec/facets/")
    return {key: value for key, value in found.items() if not key.startswith("_")}


def test_a_load_is_a_start_and_an_end_of_one_run(receiver):
    start, end = sent(receiver, *run_of(TableResult("orders", "loaded", rows_read=3, inserted=2)))
    assert [e["eventType"] for e in (start, end)] == ["START", "COMPLETE"] and receiver.paths == ["/api/v1/lineage"] * 2
    for event in (start, end):
        assert event["run"]["runId"] == str(uuid.UUID(int=7)) and event["schemaURL"].startswith("https://openlineage.io/spec/2-0-2/")
        assert (event["job"]["namespace"], event["job"]["name"]) == ("platform", "ingest.shop.orders")
        assert [(d["namespace"], d["name"]) for d in event["inputs"] + event["outputs"]] == [("source:shop", "orders"), ("platform", "raw_shop.orders")]
        parent = event["run"]["facets"]["parent"]
        assert parent["job"] == {"namespace": "platform", "name": "ingest.shop"} and parent["run"]["runId"] == context().parent_run
        assert datetime.fromisoformat(event["eventTime"].replace("Z", "+00:00")).tzinfo


def test_what_is_said_of_the_tables(receiver):
    _, end = sent(receiver, *run_of(TableResult("orders", "loaded", rows_read=3, inserted=2)))
    source_fields = facet(end, "inputs", "facets", "schema")["fields"]
    assert [(f["name"], f["type"], f["ordinal_position"]) for f in source_fields] == [("OrderID", "integer", 1), ("amount", "numeric(10,2)", 2), ("note", "text", 3)]
    assert [f["name"] for f in facet(end, "outputs", "facets", "schema")["fields"]] == ["order_id", "_op"]
    assert facet(end, "inputs", "facets", "symlinks")["identifiers"] == [{"namespace": "postgres://db.example:5432", "name": "crm.sales.Orders", "type": "TABLE"}]
    assert facet(end, "outputs", "facets", "symlinks")["identifiers"] == [{"namespace": "s3://lake", "name": "warehouse/raw_shop/orders", "type": "LOCATION"}]
    assert facet(end, "inputs", "facets", "dataSource") == {"name": "shop", "uri": "postgres://db.example:5432"}
    assert facet(end, "outputs", "facets", "version") == {"datasetVersion": "8959786384787979899"}
    assert facet(end, "outputs", "facets", "ownership")["owners"] == [{"name": "sales-data", "type": "OWNER"}]
    assert facet(end, "outputs", "facets", "documentation")["description"] == "What customers ordered"


def test_columns_come_from_columns(receiver):
    _, end = sent(receiver, *run_of(TableResult("orders", "loaded")))
    fields = facet(end, "outputs", "facets", "columnLineage")["fields"]
    origins = {name: [(f["namespace"], f["name"], f["field"]) for f in entry["inputFields"]] for name, entry in fields.items()}
    assert origins == {"order_id": [("source:shop", "orders", "OrderID")], "amount": [("source:shop", "orders", "amount")], "note": [("source:shop", "orders", "note")]}
    how = {name: entry["inputFields"][0]["transformations"][0] for name, entry in fields.items()}
    assert (how["note"]["type"], how["note"]["subtype"]) == ("DIRECT", "IDENTITY")
    assert (how["amount"]["subtype"], how["amount"]["description"]) == ("TRANSFORMATION", "CAST AS decimal(10,2)")


def test_counts_and_rules(receiver):
    rules = [
        RuleResult("amount.minimum", "minimum", "amount", "error", 3, 1, "fail", "1 row"),
        RuleResult("rowCount", "rowCount", None, "warning", 3, 0, "pass"),
        RuleResult("latency", "latency", None, "warning", 0, 0, "skip", "there was no load before"),
    ]
    _, end = sent(receiver, *run_of(TableResult("orders", "loaded", rows_read=3, inserted=2, rules=rules)))
    assert facet(end, "inputs", "inputFacets", "inputStatistics") == {"rowCount": 3}
    assert facet(end, "outputs", "outputFacets", "outputStatistics") == {"rowCount": 2, "size": 1234, "fileCount": 1}
    assert facet(end, "inputs", "inputFacets", "dataQualityAssertions")["assertions"] == [
        {"assertion": "amount.minimum", "success": False, "column": "amount", "severity": "error"},
        {"assertion": "rowCount", "success": True, "severity": "warn"},
    ]


def test_a_failure_says_why_and_nothing_secret(receiver, monkeypatch):
    monkeypatch.setenv("TEST_SECRET", "hunter2")
    note = "PostgreSQL says FATAL: no entry for postgresql://me:topsecret@db.example/crm?password=qwertz, token hunter2"
    _, end = sent(receiver, *run_of(TableResult("orders", "failed", note=note), found=None))
    assert end["eventType"] == "FAIL" and not end["outputs"][0].get("outputFacets")
    message = end["run"]["facets"]["errorMessage"]["message"]
    assert message.startswith("PostgreSQL says FATAL: no entry for postgresql://***@db.example/crm?password=***")
    assert not any(secret in json.dumps(receiver.events) for secret in ("hunter2", "topsecret", "qwertz"))


def test_the_run_that_started_the_load_is_the_root(receiver):
    run = str(uuid.UUID(int=9))
    started, _ = run_of(TableResult("orders", "loaded"), where=context(OPENLINEAGE_PARENT_ID=f"airflow/prod/dag.task/{run}", OPENLINEAGE_NAMESPACE="jobs"))
    [event] = sent(receiver, started)
    assert event["job"]["namespace"] == "jobs"
    root = event["run"]["facets"]["parent"]["root"]
    assert (root["job"], root["run"]) == ({"namespace": "airflow/prod", "name": "dag.task"}, {"runId": run})
    assert context(OPENLINEAGE_PARENT_ID="something else").root is None


def test_the_same_load_is_the_same_parent():
    assert context().parent_run == context().parent_run != lineage_context(CONTRACT, Load("shop-2", "shop", LOAD.time, "1", "t"), repository=Path(".")).parent_run


def test_names_are_those_of_the_portal(tmp_path):
    assert "/".join(source_dataset("shop", "orders")) == "source:shop/orders"
    assert "/".join(table_dataset("platform", "raw_shop", "orders")) == "platform/raw_shop.orders"
    assert "/".join(table_dataset("a.b", "raw_shop", "50%/x")) == "a%2Eb/raw_shop.50%25%2Fx"
    assert location_dataset("file:///srv/wh/raw/orders/") == ("file", "/srv/wh/raw/orders")
    assert location_dataset("s3a://lake/wh/orders") == ("s3://lake", "wh/orders")
    assert database_dataset("mysql", {"host": "m", "port": 3307, "database": "crm"}, "t") == ("mysql://m:3307", "crm.t")
    (tmp_path / "lakehouse.yaml").write_text("catalog: mine\n")
    assert lineage_context(CONTRACT, LOAD, repository=tmp_path, environment={}).catalog == "mine"


def test_secrets_of_all_shapes():
    servers = [Server("a", "postgresql", {}, {"userEnv": "U", "passwordEnv": "P"})]
    said = without_secrets("me/s3cr3t failed: api_key='x y', pwd: z; see https://u:p@host/x", servers, {"U": "me", "P": "s3cr3t"})
    assert said == "***/*** failed: api_key=***, pwd: ***; see https://***@host/x"


def test_a_local_run_keeps_its_events_as_lines(monkeypatch, tmp_path):
    for name in ("OPENLINEAGE_URL", "OPENLINEAGE_CONFIG", "OPENLINEAGE_DISABLED"):
        monkeypatch.delenv(name, raising=False)
    client = lineage_client(tmp_path, "shop-1", environment={})
    sender = Sender(client, wait_seconds=60)
    for event in run_of(TableResult("orders", "unchanged")):
        sender.send(event)
    assert sender.close() == 0
    lines = (tmp_path / "lineage" / "shop-1.ndjson").read_text().splitlines()
    assert [json.loads(line)["eventType"] for line in lines] == ["START", "COMPLETE"]
    assert lineage_client(None, "shop-1", environment={}) is None


def test_tables_of_the_lakehouse_have_the_names_that_the_portal_has_for_them():
    custom = {"catalog": "lake", "schema": "sales.eu%2Ewest", "format": "iceberg"}
    assert lakehouse_dataset("custom", custom, {}, "Order.Lines") == ("lake", "sales.eu%2Ewest.Order%2ELines")
    assert lakehouse_dataset("glue", {"database": "sales"}, {"catalog": "lake"}, "orders") == ("lake", "sales.orders")
    assert lakehouse_dataset("glue", {"database": "sales"}, {}, "orders") is None
    assert lakehouse_dataset("custom", {"host": "elsewhere"}, {}, "orders") is None
    tables = Server("tables", "custom", custom, {})
    where = lineage_context(CONTRACT, LOAD, repository=Path("nowhere"), server=tables, environment={"LAKEHOUSE_CATALOG": "platform"})
    assert where.physical("Orders") == ("lake", "sales.eu%2Ewest.Orders")
