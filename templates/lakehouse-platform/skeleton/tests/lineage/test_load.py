"""Lineage and figures of real loads: what a receiver gets while tables are loaded."""

from __future__ import annotations

import json

from ingestion.conftest import SmallSource, _numbers, column, key


def load(source: SmallSource, load_id: str, tmp_path, **more):
    from lakehouse_ingest.load import new_load
    from lakehouse_ingest.load_source import load_source
    from lakehouse_ingest.observers import observers_for
    from lakehouse_ingest.sources import open_source

    contract, data = source.contract(), str(source.folder)
    loading = new_load(source.name, contract.version, "test", load_id)
    observer = observers_for(source.spark, contract, loading, repository=tmp_path, data=data, **more)
    return load_source(source.spark, contract, open_source(source.spark, contract, data=data), loading, observer=observer).tables[0]


def test_loads_are_told_while_they_run(spark, tmp_path, receiver, capsys):
    from lakehouse_ingest import iceberg

    label = column("label", required=True)
    source = SmallSource(spark, tmp_path, f"l{next(_numbers)}", [key("id", "integer"), label])
    source.write("id,label\n1,a\n2,b\n3,\n")
    assert load(source, "one", tmp_path, metrics="json").inserted == 2
    start, end = receiver.events
    raw = f"lake.raw_{source.name}.items"
    written = end["outputs"][0]
    assert (start["eventType"], end["eventType"]) == ("START", "COMPLETE") and (written["namespace"], written["name"]) == ("lake", f"raw_{source.name}.items")
    assert written["facets"]["version"]["datasetVersion"] == str(iceberg.handle(spark, raw).currentSnapshot().snapshotId())
    assert [f["name"] for f in written["facets"]["schema"]["fields"]] == spark.table(raw).columns
    counts = {name: written["outputFacets"]["outputStatistics"][name] for name in ("rowCount", "fileCount")}
    assert counts == {"rowCount": 2, "fileCount": 1} and written["outputFacets"]["outputStatistics"]["size"] > 0
    assert end["inputs"][0]["inputFacets"]["inputStatistics"]["rowCount"] == 3
    [assertion] = end["inputs"][0]["inputFacets"]["dataQualityAssertions"]["assertions"]
    assert (assertion["assertion"], assertion["success"]) == ("label.required", False)
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figures["rows_read"], figures["rows_changed"], figures["rows_rejected"]) == (3, 2, 1) and figures["bytes_written"] > 0
    assert set(figures["step_seconds"]) >= {"read", "check", "compare", "publish"}

    assert load(source, "two", tmp_path).status == "unchanged"
    unchanged = receiver.events[-1]["outputs"][0]
    assert unchanged["outputFacets"]["outputStatistics"]["rowCount"] == 0 and unchanged["facets"]["version"] == written["facets"]["version"]

    source.write("id\n1\n")
    source.columns = [key("id", "integer"), column("label", required=True), {**key("id", "integer"), "name": "other"}]
    failed = load(source, "three", tmp_path)
    assert failed.status == "failed" and receiver.events[-1]["eventType"] == "FAIL"
    assert receiver.events[-1]["run"]["facets"]["errorMessage"]["message"] == failed.note
    assert len({event["run"]["runId"] for event in receiver.events}) == 3 and len(receiver.events) == 6


def test_a_receiver_that_is_down_changes_nothing_but_a_line_in_the_log(spark, tmp_path, receiver, monkeypatch, caplog):
    from lakehouse_ingest.lineage import sender

    monkeypatch.setattr(sender, "_WAIT_SECONDS", 0.2)
    receiver.status = 503
    source = SmallSource(spark, tmp_path, f"l{next(_numbers)}")
    source.write("id,label\n1,a\n")
    assert load(source, "down", tmp_path).status == "loaded"
    assert "of 2 lineage events were not sent" in caplog.text


def test_a_configuration_that_cannot_be_used_is_said(spark, tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__TYPE", "nonsense")
    source = SmallSource(spark, tmp_path, f"l{next(_numbers)}")
    source.write("id,label\n1,a\n")
    assert load(source, "odd", tmp_path).status == "loaded"
    assert "There will be no lineage" in caplog.text
