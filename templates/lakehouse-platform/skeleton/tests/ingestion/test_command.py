"""The command line: what it prints, with which code it ends, and what is there when it was killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from needs import REPOSITORY

TABLES = ("apples", "pears", "plums")


@pytest.fixture
def platform(source):
    """A repository with a contract of three tables and a folder of files."""
    contract = {
        "kind": "DataContract",
        "name": source.name,
        "version": "1.0.0",
        "schema": [{"name": name, "properties": source.columns} for name in TABLES],
        "servers": [{"server": "files", "type": "local", "path": str(source.folder / "data")}],
    }
    path = source.folder / "contracts" / "fruit.odcs.yaml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump(contract))
    for name in TABLES:
        source.write("id,label\n1,a\n2,b\n", f"data/{name}.csv")
    return source


def arguments(platform, *more: str) -> list[str]:
    return ["--contract", str(platform.folder / "contracts" / "fruit.odcs.yaml"), "--home", str(platform.folder / "home"), *more]


def run(platform, *more: str) -> int:
    from lakehouse_ingest.cli import main

    return main(arguments(platform, *more))


def test_exit_codes_and_the_summary(platform, capsys):
    from lakehouse_ingest.lock import only_writer

    assert run(platform, "--dry-run", "--tables", "apples") == 0
    assert not platform.spark.catalog.tableExists(f"lake.raw_{platform.name}.apples")
    assert run(platform) == 0
    said = capsys.readouterr().out
    assert re.search(r"^  pears +loaded +2 read: 2 new, 0 changed, 0 deleted \([\d.]+ s\)$", said, re.M)
    assert re.search(r"^3 tables +0 failed +6 +6 +0 +0 +0 +[\d.]+$", said, re.M)
    (platform.folder / "data" / "pears.csv").unlink()
    assert run(platform) == 1
    assert re.search(r"^  pears +failed +.*pears.csv", capsys.readouterr().out, re.M)
    assert run(platform, "--tables", "peers") == 2
    assert "Did you mean pears?" in capsys.readouterr().err
    with only_writer(platform.folder / "home"):
        assert run(platform) == 3
        assert f"process {os.getpid()}" in capsys.readouterr().err


def test_ctrl_c_stops_at_the_next_step_and_the_same_command_goes_on(platform, capsys, monkeypatch):
    from lakehouse_ingest import command
    from lakehouse_ingest.observer import Observers

    class Impatient:
        def table_started(self, table):
            if table.name == "pears":
                os.kill(os.getpid(), signal.SIGINT)

        def table_finished(self, table, result):
            pass

        def load_finished(self, result):
            pass

    with monkeypatch.context() as patch:
        patch.setattr(command, "observers_for", lambda *_, **__: Observers([Impatient()]))
        assert run(platform) == 130
    caught = capsys.readouterr()
    assert "Stopping at the next step" in caught.out and "What is loaded is whole" in caught.err
    assert platform.raw("table_name, status", "_loads") == [("apples", "loaded")]
    assert run(platform) == 0
    assert [row[0] for row in platform.raw("table_name, status", "_loads")] == ["apples", "apples", "pears", "plums"]


def test_a_process_that_is_killed_leaves_nothing_that_the_next_cannot_go_on_from(platform):
    """SIGKILL in the middle, in a lakehouse of its own; what is there afterwards is read by pyiceberg."""
    from pyiceberg.catalog import load_catalog

    home = platform.folder / "home"
    command = [sys.executable, "-m", "lakehouse_ingest", *arguments(platform)]
    settings = {"env": {**os.environ, "PYTHONPATH": str(REPOSITORY / "ingestion")}, "text": True, "cwd": platform.folder}
    first = subprocess.Popen(command, stdout=subprocess.PIPE, **settings)
    assert first.stdout.readline().strip().startswith("apples")
    second = subprocess.run(command, capture_output=True, check=False, **settings)
    assert second.returncode == 3 and f"process {first.pid}" in second.stderr
    first.kill()
    first.wait()
    assert subprocess.run(command, capture_output=True, check=False, **settings).returncode == 0
    catalog = load_catalog("lake", type="sql", uri=f"sqlite:///{home / 'catalog.db'}")
    for name in TABLES:
        table = catalog.load_table((f"raw_{platform.name}", name))
        rows = table.scan().to_arrow().to_pylist()
        assert sorted((row["id"], row["label"], row["_op"]) for row in rows) == [(1, "a", "I"), (2, "b", "I")]
        assert len(table.metadata.snapshots) == 1 and list(table.metadata.refs) == ["main"]
    loads = catalog.load_table((f"raw_{platform.name}", "_loads")).scan().to_arrow().to_pylist()
    published = {row["_load_id"] for name in TABLES for row in catalog.load_table((f"raw_{platform.name}", name)).scan().to_arrow().to_pylist()}
    assert published <= {row["load_id"] for row in loads}
    assert Path(home / "lock").exists()
