"""The parts of an ODCS v3.1 contract that loading needs, read at run time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence

import yaml

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.suggestions import did_you_mean


@dataclass(frozen=True)
class Column:
    name: str
    source_name: str
    logical_type: str
    physical_type: str = ""
    description: str = ""
    key_position: Optional[int] = None
    options: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    #: The column as the contract has it.
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    name: str
    source_name: str
    columns: Sequence[Column]
    description: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    #: The table as the contract has it.
    fields: Mapping[str, Any] = field(default_factory=dict)
    #: What its data must meet; filled in by quality.start.
    rules: Sequence[Any] = ()

    @property
    def key(self) -> list[str]:
        """Columns of the primary key, in its order; empty when there is none."""
        members = [c for c in self.columns if c.key_position is not None]
        return [c.name for c in sorted(members, key=lambda c: c.key_position or 0)]


@dataclass(frozen=True)
class Server:
    name: str
    type: str
    fields: Mapping[str, Any]
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class Contract:
    source: str
    version: str
    tables: Sequence[Table]
    servers: Sequence[Server]
    settings: Mapping[str, Any]
    #: The whole document.
    fields: Mapping[str, Any] = field(default_factory=dict)

    def server(self, name: Optional[str] = None) -> Server:
        """The server of that name, by default the first one."""
        if not self.servers:
            raise IngestError(f"The contract of {self.source} has no servers: add one, or give --data with a folder of CSV files.")
        if name is None:
            return self.servers[0]
        for server in self.servers:
            if server.name == name:
                return server
        raise IngestError(f"The contract of {self.source} has no server {name}. {did_you_mean(name, [s.name for s in self.servers])}")

    def select(self, names: Optional[Sequence[str]] = None) -> list[Table]:
        """The tables of those names, by default all."""
        if not names:
            return list(self.tables)
        by_name = {table.name: table for table in self.tables}
        for name in names:
            if name not in by_name:
                raise IngestError(f"The contract of {self.source} has no table {name}. {did_you_mean(name, by_name)}")
        return [by_name[name] for name in names]


def read_contract(path: Path) -> Contract:
    """Reads a contract file. Raises IngestError that names the file when it cannot be used."""
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise IngestError(f"There is no contract {path}: write one, or name another with --contract.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise IngestError(f"{path} is not valid YAML: {error}") from error
    if not isinstance(document, dict) or document.get("kind") != "DataContract":
        raise IngestError(f"{path} is not a data contract: it needs `kind: DataContract` at the top.")
    try:
        return _contract(document)
    except KeyError as error:
        raise IngestError(f"{path} lacks {error}: run `make check` for the place and the fix.") from error


def _contract(document: Mapping[str, Any]) -> Contract:
    return Contract(
        source=document["name"],
        version=str(document["version"]),
        tables=[_table(item) for item in document["schema"]],
        servers=[_server(item) for item in document.get("servers") or []],
        settings=_settings(document),
        fields=document,
    )


def _server(item: Mapping[str, Any]) -> Server:
    return Server(name=item["server"], type=item["type"], fields=item, settings=_settings(item))


def _table(item: Mapping[str, Any]) -> Table:
    return Table(
        name=item["name"],
        source_name=item.get("physicalName") or item["name"],
        columns=[_column(c, index) for index, c in enumerate(item["properties"])],
        description=item.get("description") or "",
        settings=_settings(item),
        fields=item,
    )


def _column(item: Mapping[str, Any], index: int) -> Column:
    position = item.get("primaryKeyPosition")
    return Column(
        name=item["name"],
        source_name=item.get("physicalName") or item["name"],
        logical_type=item.get("logicalType") or "string",
        physical_type=str(item.get("physicalType") or "").lower().strip(),
        description=item.get("description") or "",
        # -1 means "not given" in the standard: then the order of the columns decides.
        key_position=None if not item.get("primaryKey") else position if position and position > 0 else 1000 + index,
        options=item.get("logicalTypeOptions") or {},
        settings=_settings(item),
        fields=item,
    )


def _settings(item: Mapping[str, Any]) -> dict[str, Any]:
    """Our own custom properties, without their prefix."""
    prefix = "lakehouse."
    return {
        entry["property"][len(prefix) :]: entry.get("value")
        for entry in item.get("customProperties") or []
        if str(entry.get("property", "")).startswith(prefix)
    }
