"""Small sources for the tests: each test has a source of its own, so a contract is a few lines."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

_numbers = itertools.count()


@dataclass
class SmallSource:
    """A contract with one table `items` (unless told otherwise), a folder of CSV files, and loads of it."""

    spark: Any
    folder: Path
    name: str
    columns: list[dict[str, Any]] = field(default_factory=lambda: [key("id", "integer"), column("label")])
    settings: list[dict[str, Any]] = field(default_factory=list)
    quality: list[dict[str, Any]] = field(default_factory=list)

    def set(self, **settings: Any) -> None:
        """Settings of the table: `lakehouse.<name>`."""
        self.settings = [*self.settings, *({"property": f"lakehouse.{name}", "value": value} for name, value in settings.items())]

    def write(self, text: str, file: str = "items.csv", encoding: str = "utf-8") -> None:
        path = self.folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode(encoding))
        # Files of one test are written within one tick of the clock of some file systems.
        moment = next(_numbers) + 1_000_000_000
        os.utime(path, (moment, moment))

    def contract(self):
        from lakehouse_ingest.contract import _contract

        table = {"name": "items", "properties": self.columns, "customProperties": self.settings, "quality": self.quality}
        return _contract({"name": self.name, "version": "1.0.0", "schema": [table], "servers": []})

    def load(self, load_id=None, reached=None, time=None, **options):
        """Loads the table from its files. `reached`: see checkpoints; `time`: of the load, instead of now."""
        from lakehouse_ingest.checkpoints import pass_by
        from lakehouse_ingest.load import new_load
        from lakehouse_ingest.load_source import load_source
        from lakehouse_ingest.run import LoadOptions
        from lakehouse_ingest.sources import open_source

        contract = self.contract()
        source = open_source(self.spark, contract, data=str(self.folder))
        load = new_load(self.name, contract.version, "test", load_id)
        load = replace(load, time=time) if time else load
        result = load_source(self.spark, contract, source, load, options=LoadOptions(**options), reached=reached or pass_by)
        return result.tables[0]

    def raw(self, columns: str = "*", table: str = "items") -> list[tuple]:
        return [tuple(r) for r in self.spark.sql(f"SELECT {columns} FROM lake.raw_{self.name}.{table} ORDER BY 1, 2").collect()]

    def snapshots(self, table: str = "items") -> int:
        """Of main's own history. What a dropped branch held stays in the metadata until snapshots are expired, and no reader sees it."""
        return self.spark.sql(f"SELECT * FROM lake.raw_{self.name}.{table}.history WHERE is_current_ancestor").count()

    def leftovers(self, table: str = "items") -> list[str]:
        """Branches other than main."""
        return [r[0] for r in self.spark.sql(f"SELECT name FROM lake.raw_{self.name}.{table}.refs WHERE name <> 'main'").collect()]


def column(name: str, logical: str = "string", physical: str = "text", **more: Any) -> dict[str, Any]:
    return {"name": name, "logicalType": logical, "physicalType": physical, **more}


def key(name: str, logical: str = "string", physical: str = "integer") -> dict[str, Any]:
    return column(name, logical, physical, primaryKey=True, primaryKeyPosition=1)


@pytest.fixture
def source(spark, tmp_path) -> SmallSource:
    return SmallSource(spark, tmp_path, f"t{next(_numbers)}")
