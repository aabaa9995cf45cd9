"""A receiver that is slow, down or broken does not touch the load."""

from __future__ import annotations

import threading

import pytest

from lakehouse_ingest.lineage.sender import Sender
from lakehouse_ingest.observer import Observers
from lakehouse_ingest.results import LoadResult


class Client:
    def __init__(self, failing: bool = False, gate: threading.Event | None = None) -> None:
        self.got: list[object] = []
        self.tried = 0
        self.failing, self.gate = failing, gate

    def emit(self, event: object) -> None:
        self.tried += 1
        if self.gate:
            self.gate.wait(60)
        if self.failing:
            raise ConnectionError("https://me:secret@receiver")
        self.got.append(event)


def test_events_arrive_in_order():
    client = Client()
    sender = Sender(client, wait_seconds=60)
    for number in range(100):
        sender.send(number)
    assert sender.close() == 0 and client.got == list(range(100))


def test_a_receiver_that_is_down_is_not_asked_for_ever_and_it_is_said_without_its_address(caplog):
    client = Client(failing=True)
    sender = Sender(client, wait_seconds=60)
    for number in range(20):
        sender.send(number)
    assert sender.close() == 20 and client.tried < 20
    assert "20 of 20 lineage events were not sent: the receiver answered with ConnectionError." in caplog.text and "secret" not in caplog.text


def test_a_slow_receiver_is_left_behind(caplog):
    gate = threading.Event()
    sender = Sender(Client(gate=gate), wait_seconds=0.01)
    sender.send("one")
    try:
        assert sender.close() == 1 and "it is too slow" in caplog.text
    finally:
        gate.set()


def test_an_observer_that_fails_is_said_once_and_the_others_go_on(caplog):
    class Broken:
        def __getattr__(self, name):
            raise ValueError("secret")

    class Listening:
        heard: list[str] = []

        def load_finished(self, result):
            self.heard.append(result.load_id)

    both = Observers([Broken(), Listening()])
    for _ in range(2):
        both.load_finished(LoadResult("l1", "shop"))
    assert Listening.heard == ["l1", "l1"]
    assert caplog.text.count("Broken is left out") == 1 and "secret" not in caplog.text


@pytest.mark.parametrize("form, where", [("json", "load_id"), ("emf", "_aws")])
def test_metrics_are_one_line(form, where):
    import json
    from datetime import datetime, timezone

    from lakehouse_ingest.load import Load
    from lakehouse_ingest.metrics import MetricsObserver
    from lakehouse_ingest.results import TableResult

    lines: list[str] = []
    observer = MetricsObserver(Load("l1", "shop", datetime(2024, 5, 10, tzinfo=timezone.utc), "1", "t"), form, lambda table: 100, lines.append)
    tables = [TableResult("a", "loaded", rows_read=6, inserted=4, rejected=2, steps={"read": 0.5}), TableResult("b", "failed", rows_read=1, steps={"read": 0.25})]
    observer.table_finished("a", tables[0])
    observer.table_finished("b", tables[1])
    observer.load_finished(LoadResult("l1", "shop", tables))
    [line] = lines
    said = json.loads(line)
    assert where in said and "\n" not in line
    figures = {name: said[name] for name in ("tables", "tables_failed", "rows_read", "rows_changed", "rows_rejected", "bytes_written", "step_seconds")}
    assert figures == {"tables": 2, "tables_failed": 1, "rows_read": 7, "rows_changed": 4, "rows_rejected": 2, "bytes_written": 200, "step_seconds": {"read": 0.75}}
    if form == "emf":
        [directive] = said["_aws"]["CloudWatchMetrics"]
        assert said["_aws"]["Timestamp"] == 1715299200000 and directive["Dimensions"] == [["source"]]
        assert all(isinstance(said[metric["Name"]], (int, float)) for metric in directive["Metrics"])
